//! A flow as a line: a JSON object with the fields of Tencent Cloud's flow logs.
//!
//! Source: "Flow Logs" of Tencent Cloud VPC: the fields of a log entry. `region-id` is left out,
//! because a VPC's id says where it is; `flow-log` and `vpc-id` are ours, because several flow logs share
//! a file.

use std::fmt::Display;
use std::net::IpAddr;

use rehome_domain::{EniId, FlowLogId, VpcId};

use super::flow::{Amount, Ends};
use crate::device;
use crate::dhcp::routed_to;
use crate::error::LinuxError;
use crate::mark::Kind;
use crate::netlink::Netlink;

/// What became of a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    /// It was let pass.
    Accept,
    /// It was refused.
    Reject,
}

/// The interface that an address of the VPC is routed to.
pub(crate) fn interface_of(
    route: &mut Netlink,
    address: IpAddr,
) -> Result<Option<EniId>, LinuxError> {
    let Some(index) = routed_to(route, address)? else { return Ok(None) };
    let device = device::at(route, index)?;
    Ok(device.and_then(|device| match device.kind() {
        Some(Kind::Leg(leg)) => Some(leg.eni),
        Some(
            Kind::Vpc(_)
            | Kind::Instance(_)
            | Kind::Adopted(_)
            | Kind::Uplink(_)
            | Kind::Throttle(_),
        )
        | None => None,
    }))
}

/// The line.
pub(crate) fn line(
    (log, vpc, interface): (FlowLogId, VpcId, Option<EniId>),
    (ends, amount): (&Ends, &Amount),
    action: Action,
) -> String {
    let interface = or_dash(interface.map(|it| format!("\"{it}\"")));
    let port = |port| or_dash(port);
    let (source, destination) = (ends.source, ends.destination);
    let (from, to) = (port(ends.ports.map(|it| it.0)), port(ends.ports.map(|it| it.1)));
    let (start, end) = (or_dash(amount.start_s), or_dash(amount.end_s));
    let action = match action {
        Action::Accept => "ACCEPT",
        Action::Reject => "REJECT",
    };
    let (protocol, packets, bytes) = (ends.protocol, amount.packets, amount.bytes);
    format!(
        "{{\"flow-log\":\"{log}\",\"version\":\"1\",\"vpc-id\":\"{vpc}\",\"interface-id\":{interface},\
         \"srcaddr\":\"{source}\",\"dstaddr\":\"{destination}\",\"srcport\":{from},\"dstport\":{to},\
         \"protocol\":{protocol},\"packets\":{packets},\"bytes\":{bytes},\"start\":{start},\
         \"end\":{end},\"action\":\"{action}\",\"log-status\":\"OK\"}}"
    )
}

/// What is not known is a dash, as in Tencent's.
fn or_dash(value: Option<impl Display>) -> String {
    value.map_or_else(|| String::from("\"-\""), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_fields_of_a_flow_log_in_their_order() {
        let ends = Ends {
            source: [10, 9, 0, 1].into(),
            destination: [10, 9, 0, 2].into(),
            protocol: 17,
            ports: Some((5000, 53)),
        };
        let amount = Amount { packets: 3, bytes: 300, start_s: Some(7), end_s: None };
        let ids = (
            FlowLogId::parse("fl-00000001").unwrap(),
            VpcId::parse("vpc-00000001").unwrap(),
            Some(EniId::parse("eni-00000001").unwrap()),
        );
        assert_eq!(
            line(ids, (&ends, &amount), Action::Accept),
            "{\"flow-log\":\"fl-00000001\",\"version\":\"1\",\"vpc-id\":\"vpc-00000001\",\
             \"interface-id\":\"eni-00000001\",\"srcaddr\":\"10.9.0.1\",\"dstaddr\":\"10.9.0.2\",\
             \"srcport\":5000,\"dstport\":53,\"protocol\":17,\"packets\":3,\"bytes\":300,\
             \"start\":7,\"end\":\"-\",\"action\":\"ACCEPT\",\"log-status\":\"OK\"}"
        );
        let ping = Ends { protocol: 1, ports: None, ..ends };
        let told = line((ids.0, ids.1, None), (&ping, &amount), Action::Reject);
        assert!(told.contains("\"interface-id\":\"-\",") && told.contains("\"srcport\":\"-\","));
    }
}
