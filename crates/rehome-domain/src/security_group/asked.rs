//! A rule as callers write it: texts in, a checked [`FilterRule`] out, and back to texts.
//!
//! Source: VPC API 2017-03-12, data type SecurityGroupPolicy. Protocols and actions are read
//! whatever their case; ports keep the order in which they were given.

use ipnet::{Ipv4Net, Ipv6Net};

use crate::ids::SecurityGroupId;
use crate::policy::{FilterRule, Peer, PortRange, Ports, Service, Verdict};
use crate::refusal::{Fault, Refusal};

/// Port entries that one rule may list.
pub const PORTS_MAX: usize = 15;
/// Characters of a rule's description.
const DESCRIPTION_CHARS_MAX: usize = 100;

/// A rule as it was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedRule {
    /// PolicyIndex.
    pub index: Option<i64>,
    /// Protocol; without one, all.
    pub protocol: Option<String>,
    /// Port; without one, all.
    pub port: Option<String>,
    /// CidrBlock.
    pub block: Option<String>,
    /// Ipv6CidrBlock.
    pub block_v6: Option<String>,
    /// SecurityGroupId.
    pub group: Option<String>,
    /// Action.
    pub action: Option<String>,
    /// PolicyDescription.
    pub description: String,
}

impl AskedRule {
    /// What the rule says.
    ///
    /// # Errors
    /// The first of its values that is wrong.
    pub fn filter(&self) -> Result<FilterRule, Refusal> {
        if self.description.chars().count() > DESCRIPTION_CHARS_MAX {
            return Err(Refusal::value("PolicyDescription", &self.description, Fault::TooLong));
        }
        let service = service(self.protocol.as_deref(), self.port.as_deref())?;
        let peer = self.peer()?;
        let action = self.action.as_deref().ok_or(Refusal::Missing("Action"))?;
        let verdict = match action.to_ascii_uppercase().as_str() {
            "ACCEPT" => Verdict::Accept,
            "DROP" => Verdict::Drop,
            _ => return Err(Refusal::value("Action", &action, Fault::Form)),
        };
        Ok(FilterRule { service, peer, own: None, verdict })
    }

    fn peer(&self) -> Result<Peer, Refusal> {
        let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
        let coexist = |first, second| Err(Refusal::Coexist { first, second });
        match (given(&self.block), given(&self.block_v6), given(&self.group)) {
            (Some(_), Some(_), _) => coexist("CidrBlock", "Ipv6CidrBlock"),
            (Some(_), _, Some(_)) => coexist("CidrBlock", "SecurityGroupId"),
            (None, Some(_), Some(_)) => coexist("Ipv6CidrBlock", "SecurityGroupId"),
            (Some(text), None, None) => block_v4(&text),
            (None, Some(text), None) => block_v6(&text),
            (None, None, Some(text)) => Ok(Peer::Group(SecurityGroupId::parse(&text)?)),
            (None, None, None) => Err(Refusal::Missing("CidrBlock")),
        }
    }
}

fn block_v4(text: &str) -> Result<Peer, Refusal> {
    let address = || text.parse().ok().map(|one: std::net::Ipv4Addr| Ipv4Net::from(one));
    let block = text.parse::<Ipv4Net>().ok().or_else(address);
    let block = block.ok_or_else(|| Refusal::value("CidrBlock", &text, Fault::Form))?;
    Ok(Peer::Block(block.trunc().into()))
}

fn block_v6(text: &str) -> Result<Peer, Refusal> {
    let address = || text.parse().ok().map(|one: std::net::Ipv6Addr| Ipv6Net::from(one));
    let block = text.parse::<Ipv6Net>().ok().or_else(address);
    let block = block.ok_or_else(|| Refusal::value("Ipv6CidrBlock", &text, Fault::Form))?;
    Ok(Peer::Block(block.trunc().into()))
}

/// Reads a protocol with its ports.
fn service(protocol: Option<&str>, port: Option<&str>) -> Result<Service, Refusal> {
    let protocol = protocol.unwrap_or("ALL");
    let ports = parse_ports(port.unwrap_or("all"))?;
    let portless = |service| match ports {
        Ports::All => Ok(service),
        Ports::In(_) => Err(Refusal::value("Port", &port.unwrap_or_default(), Fault::Range)),
    };
    match protocol.to_ascii_uppercase().as_str() {
        "ALL" => portless(Service::All),
        "ICMP" => portless(Service::Icmp),
        "ICMPV6" => portless(Service::Icmpv6),
        "TCP" => Ok(Service::Tcp(ports)),
        "UDP" => Ok(Service::Udp(ports)),
        _ => Err(Refusal::value("Protocol", &protocol, Fault::Form)),
    }
}

/// Reads `all`, `80`, `80,443`, `3306-20000`.
///
/// # Errors
/// [`Refusal::Value`] of the parameter Port.
pub fn parse_ports(text: &str) -> Result<Ports, Refusal> {
    if text.is_empty() || text.eq_ignore_ascii_case("all") {
        return Ok(Ports::All);
    }
    let wrong = |fault| Refusal::value("Port", &text, fault);
    let port = |text: &str| text.trim().parse::<u16>().map_err(|_| wrong(Fault::Form));
    let mut ranges = Vec::new();
    for part in text.split(',') {
        if ranges.len() == PORTS_MAX {
            return Err(wrong(Fault::TooLong));
        }
        let range = match part.split_once('-') {
            Some((first, last)) => PortRange { first: port(first)?, last: port(last)? },
            None => PortRange::one(port(part)?),
        };
        if range.first > range.last {
            return Err(wrong(Fault::Range));
        }
        ranges.push(range);
    }
    Ok(Ports::In(ranges))
}

/// The protocol and the ports of a service, as callers write them.
pub fn print_service(service: &Service) -> (&'static str, String) {
    let all = || String::from("all");
    match service {
        Service::All => ("ALL", all()),
        Service::Tcp(ports) => ("TCP", print_ports(ports)),
        Service::Udp(ports) => ("UDP", print_ports(ports)),
        Service::Icmp => ("ICMP", all()),
        Service::Icmpv6 => ("ICMPv6", all()),
    }
}

fn print_ports(ports: &Ports) -> String {
    let one = |range: &PortRange| {
        if range.first == range.last {
            return range.first.to_string();
        }
        format!("{}-{}", range.first, range.last)
    };
    match ports {
        Ports::All => String::from("all"),
        Ports::In(ranges) => ranges.iter().map(one).collect::<Vec<_>>().join(","),
    }
}
