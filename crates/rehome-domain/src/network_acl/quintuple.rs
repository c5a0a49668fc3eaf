//! A rule of five parts as callers write it: texts in, a checked [`FilterRule`] out, and back.
//!
//! Source: VPC API 2017-03-12, data type NetworkAclQuintupleEntry. A port is all, one or a range. An end
//! that is not given is every address of the other end's family. What a change does not give stays.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};

use super::AclEntry;
use crate::ids::AclEntryId;
use crate::policy::{FilterRule, OwnEnd, Peer, PortRange, Ports, Service, Verdict};
use crate::refusal::{Fault, Refusal};
use crate::security_group::asked::parse_ports;

/// Characters of a description, as those of a rule of three parts.
const DESCRIPTION_CHARS_MAX: usize = 100;

/// Which of an ACL's two lists a rule stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// INGRESS: what comes into the subnet.
    In,
    /// EGRESS: what leaves it.
    Out,
}

/// A rule as it was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedQuintuple {
    /// NetworkAclQuintupleEntryId.
    pub id: Option<AclEntryId>,
    /// Priority.
    pub priority: Option<i64>,
    /// Protocol; without one, all.
    pub protocol: Option<String>,
    /// SourcePort; without one, all.
    pub source_port: Option<String>,
    /// SourceCidr.
    pub source: Option<String>,
    /// SourceIPv6Cidr.
    pub source_v6: Option<String>,
    /// DestinationPort; without one, all.
    pub destination_port: Option<String>,
    /// DestinationCidr.
    pub destination: Option<String>,
    /// DestinationIPv6Cidr.
    pub destination_v6: Option<String>,
    /// Action.
    pub action: Option<String>,
    /// Description.
    pub description: Option<String>,
}

/// A rule of five parts, the same in both directions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quintuple {
    /// The protocol. Its ports are those at the destination.
    pub service: Service,
    /// The ports at the source; without, every one.
    pub source_ports: Option<PortRange>,
    /// Where packets come from.
    pub source: IpNet,
    /// Where they go to.
    pub destination: IpNet,
    /// What becomes of them.
    pub verdict: Verdict,
}

impl Quintuple {
    /// What a rule of an ACL of five parts says; nothing for another's.
    pub fn of(filter: &FilterRule, way: Way) -> Option<Self> {
        let Peer::Block(peer) = filter.peer else { return None };
        let OwnEnd { block, source_ports } = filter.own?;
        let (source, destination) = match way {
            Way::In => (peer, block),
            Way::Out => (block, peer),
        };
        let (service, verdict) = (filter.service.clone(), filter.verdict);
        Some(Self { service, source_ports, source, destination, verdict })
    }

    /// The rule as the plane knows it.
    pub fn filter(self, way: Way) -> FilterRule {
        let (peer, block) = match way {
            Way::In => (self.source, self.destination),
            Way::Out => (self.destination, self.source),
        };
        let own = Some(OwnEnd { block, source_ports: self.source_ports });
        FilterRule { service: self.service, peer: Peer::Block(peer), own, verdict: self.verdict }
    }
}

impl AskedQuintuple {
    /// What the rule says, and its description: as it was asked for, and for the rest as it was before.
    ///
    /// # Errors
    /// The first of its values that is wrong; [`Refusal::Missing`] without an action or any end.
    pub(super) fn over(
        &self,
        before: Option<&AclEntry>,
        way: Way,
    ) -> Result<(FilterRule, String), Refusal> {
        let old = before.and_then(|it| Quintuple::of(&it.filter, way));
        let description = self.description.as_ref().or(before.map(|it| &it.description));
        let description = description.cloned().unwrap_or_default();
        if description.chars().count() > DESCRIPTION_CHARS_MAX {
            return Err(Refusal::value("Description", &description, Fault::TooLong));
        }
        let (service, source_ports) = self.service(old.as_ref())?;
        let (source, destination) = self.ends(old.as_ref())?;
        let verdict = match self.action.as_deref().map(str::to_ascii_uppercase).as_deref() {
            Some("ACCEPT") => Verdict::Accept,
            Some("DROP") => Verdict::Drop,
            Some(other) => return Err(Refusal::value("Action", &other, Fault::Form)),
            None => old.map(|it| it.verdict).ok_or(Refusal::Missing("Action"))?,
        };
        let rule = Quintuple { service, source_ports, source, destination, verdict };
        Ok((rule.filter(way), description))
    }

    /// The protocol with the ports at both ends. Another protocol begins with every port.
    fn service(&self, old: Option<&Quintuple>) -> Result<(Service, Option<PortRange>), Refusal> {
        let asked = self.protocol.as_deref().map(str::to_ascii_uppercase);
        let name = asked.as_deref().unwrap_or_else(|| old.map_or("ALL", |it| name_of(&it.service)));
        let had = old.filter(|it| name_of(&it.service) == name);
        let (source, destination) = (self.source_port.as_deref(), self.destination_port.as_deref());
        let (had_from, had_to) =
            had.map_or((None, None), |it| (it.source_ports, destination_ports(&it.service)));
        let from = source.map_or(Ok(had_from), |text| one_range("SourcePort", text))?;
        let to = destination.map_or(Ok(had_to), |text| one_range("DestinationPort", text))?;
        let ports = || to.map_or(Ports::All, |range| Ports::In(vec![range]));
        let portless = |service| match (from, to) {
            (None, None) => Ok((service, None)),
            (Some(_), _) => {
                Err(Refusal::value("SourcePort", &source.unwrap_or_default(), Fault::Range))
            }
            (None, Some(_)) => {
                let text = destination.unwrap_or_default();
                Err(Refusal::value("DestinationPort", &text, Fault::Range))
            }
        };
        match name {
            "ALL" => portless(Service::All),
            "ICMP" => portless(Service::Icmp),
            "ICMPV6" => portless(Service::Icmpv6),
            "TCP" => Ok((Service::Tcp(ports()), from)),
            "UDP" => Ok((Service::Udp(ports()), from)),
            other => Err(Refusal::value("Protocol", &other, Fault::Form)),
        }
    }

    /// Both ends, of one family.
    fn ends(&self, old: Option<&Quintuple>) -> Result<(IpNet, IpNet), Refusal> {
        let (from, from_v6) = ("SourceCidr", "SourceIPv6Cidr");
        let (to, to_v6) = ("DestinationCidr", "DestinationIPv6Cidr");
        let source = end((from, &self.source), (from_v6, &self.source_v6))?;
        let destination = end((to, &self.destination), (to_v6, &self.destination_v6))?;
        let source = source.or(old.map(|it| it.source));
        let destination = destination.or(old.map(|it| it.destination));
        match (source, destination) {
            (Some(IpNet::V4(_)), Some(IpNet::V6(_))) => {
                Err(Refusal::Coexist { first: from, second: to_v6 })
            }
            (Some(IpNet::V6(_)), Some(IpNet::V4(_))) => {
                Err(Refusal::Coexist { first: from_v6, second: to })
            }
            (Some(source), Some(destination)) => Ok((source, destination)),
            (Some(one), None) => Ok((one, every(one))),
            (None, Some(one)) => Ok((every(one), one)),
            (None, None) => Err(Refusal::Missing(from)),
        }
    }
}

/// Every address of a block's family.
fn every(block: IpNet) -> IpNet {
    match block {
        IpNet::V4(_) => IpNet::V4(Ipv4Net::default()),
        IpNet::V6(_) => IpNet::V6(Ipv6Net::default()),
    }
}

type Given<'a> = (&'static str, &'a Option<String>);

/// One end, of either family.
fn end((v4, text): Given<'_>, (v6, text_v6): Given<'_>) -> Result<Option<IpNet>, Refusal> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    match (given(text), given(text_v6)) {
        (Some(_), Some(_)) => Err(Refusal::Coexist { first: v4, second: v6 }),
        (Some(text), None) => {
            let one = || text.parse().ok().map(|one: std::net::Ipv4Addr| Ipv4Net::from(one));
            let block = text.parse::<Ipv4Net>().ok().or_else(one);
            let block = block.ok_or_else(|| Refusal::value(v4, &text, Fault::Form))?;
            Ok(Some(block.trunc().into()))
        }
        (None, Some(text)) => {
            let one = || text.parse().ok().map(|one: std::net::Ipv6Addr| Ipv6Net::from(one));
            let block = text.parse::<Ipv6Net>().ok().or_else(one);
            let block = block.ok_or_else(|| Refusal::value(v6, &text, Fault::Form))?;
            Ok(Some(block.trunc().into()))
        }
        (None, None) => Ok(None),
    }
}

/// `all`, one port, or one range of them.
fn one_range(parameter: &'static str, text: &str) -> Result<Option<PortRange>, Refusal> {
    let wrong = |fault| Refusal::value(parameter, &text, fault);
    match parse_ports(text) {
        Ok(Ports::All) => Ok(None),
        Ok(Ports::In(ranges)) => match ranges[..] {
            [range] => Ok(Some(range)),
            _ => Err(wrong(Fault::Form)),
        },
        Err(Refusal::Value { fault, .. }) => Err(wrong(fault)),
        Err(other) => Err(other),
    }
}

/// The ports at the destination, of a rule of five parts.
pub fn destination_ports(service: &Service) -> Option<PortRange> {
    match service {
        Service::Tcp(Ports::In(ranges)) | Service::Udp(Ports::In(ranges)) => {
            ranges.first().copied()
        }
        Service::Tcp(Ports::All)
        | Service::Udp(Ports::All)
        | Service::All
        | Service::Icmp
        | Service::Icmpv6 => None,
    }
}

fn name_of(service: &Service) -> &'static str {
    match service {
        Service::All => "ALL",
        Service::Tcp(_) => "TCP",
        Service::Udp(_) => "UDP",
        Service::Icmp => "ICMP",
        Service::Icmpv6 => "ICMPV6",
    }
}
