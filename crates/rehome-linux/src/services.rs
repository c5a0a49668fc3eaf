//! What the plane does for guests beside carrying their packets, as the operator set it.

use std::net::Ipv4Addr;

use crate::flow_log::sink::FlowSink;
use crate::throttle::InstanceLimit;
use crate::uplink::Uplink;

/// What the plane does for guests beside carrying their packets.
#[derive(Debug, Clone)]
pub struct Services {
    /// The name servers that guests are told by DHCP, the first one first.
    pub dns: Vec<Ipv4Addr>,
    /// Where flows are logged. Without a place a flow log is refused.
    pub flow_logs: Option<FlowSink>,
    /// Where elastic IPs leave by. Without one they are refused.
    pub uplink: Option<Uplink>,
    /// How much each instance sends and gets at most.
    pub instance_limit: Option<InstanceLimit>,
}

impl Services {
    /// Tencent Cloud's name servers for guests, as its documentation of DHCP options names them.
    pub const DNS: [Ipv4Addr; 2] = [Ipv4Addr::new(183, 60, 83, 19), Ipv4Addr::new(183, 60, 82, 98)];
}

impl Default for Services {
    fn default() -> Self {
        Self { dns: Self::DNS.to_vec(), flow_logs: None, uplink: None, instance_limit: None }
    }
}
