//! ModifyVpcAttribute (VPC API 2017-03-12): what is not given stays as it is.

use std::net::Ipv4Addr;

use super::Vpc;
use super::create::check_name;
use crate::command::{Command, Context, Decision};
use crate::ids::VpcId;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyVpc {
    /// VpcId.
    pub vpc: VpcId,
    /// VpcName.
    pub name: Option<String>,
    /// DnsServers; none means the service's own again.
    pub dns_servers: Option<Vec<Ipv4Addr>>,
    /// DomainName; empty means none again.
    pub domain_name: Option<String>,
    /// EnableMulticast.
    pub multicast: Option<bool>,
}

impl Command for ModifyVpc {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_name("VpcName", self.name.as_deref().unwrap_or_default())?;
        let mut settings = super::Settings::default();
        settings.dns_servers.extend(self.dns_servers.iter().flatten());
        settings.domain_name.extend(self.domain_name.as_deref());
        settings.check()?;
        let mut vpc: Vpc = world.vpc(self.vpc)?.clone();
        if let Some(name) = &self.name {
            vpc.name.clone_from(name);
        }
        if self.dns_servers.is_some() {
            vpc.settings.dns_servers = settings.dns_servers;
        }
        if self.domain_name.is_some() {
            vpc.settings.domain_name = settings.domain_name;
        }
        vpc.settings.multicast = self.multicast.unwrap_or(vpc.settings.multicast);
        Ok(Decision::new(Changes::put([Record::Vpc(vpc)]), ()))
    }
}
