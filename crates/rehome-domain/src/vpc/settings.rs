//! What a VPC's caller may change at any time: the name servers and the domain that its instances
//! are told by DHCP, and EnableMulticast.
//!
//! EnableMulticast is kept and shown and has no effect: the plane carries no multicast, as most
//! regions of the real service do not. Terraform's provider sends it with every VPC.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::refusal::{Fault, Limit, Refusal};

/// Name servers of a VPC. Source: VPC API 2017-03-12, CreateVpc, DnsServers.
pub const DNS_SERVERS_MAX: usize = 4;
/// Bytes of a VPC's domain name. Source: VPC API 2017-03-12, CreateVpc, DomainName.
pub const DOMAIN_BYTES_MAX: usize = 60;

/// What a VPC's caller may change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// DnsServers; none where the service's own are told.
    pub dns_servers: Vec<Ipv4Addr>,
    /// DomainName; empty where none is told.
    pub domain_name: String,
    /// EnableMulticast.
    pub multicast: bool,
}

impl Settings {
    /// Checks lengths, and that a guest can be told the domain name.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.dns_servers.len() > DNS_SERVERS_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, DNS_SERVERS_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let fault = |fault| Err(Refusal::value("DomainName", &self.domain_name, fault));
        if self.domain_name.len() > DOMAIN_BYTES_MAX {
            return fault(Fault::TooLong);
        }
        let written = |c: char| c.is_ascii_alphanumeric() || ['-', '.', '_'].contains(&c);
        if !self.domain_name.chars().all(written) {
            return fault(Fault::Form);
        }
        Ok(())
    }
}
