//! ModifyDhcpIpAttribute (VPC API 2017-03-12).

use super::DhcpIp;
use crate::command::{Command, Context, Decision};
use crate::ids::DhcpIpId;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::vpc::create::check_name;
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ModifyDhcpIp {
    /// DhcpIpId.
    pub dhcp_ip: DhcpIpId,
    /// DhcpIpName.
    pub name: String,
}

impl Command for ModifyDhcpIp {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_name("DhcpIpName", &self.name)?;
        let dhcp_ip = world.dhcp_ip(self.dhcp_ip)?.clone();
        let dhcp_ip = DhcpIp { name: self.name.clone(), ..dhcp_ip };
        Ok(Decision::new(Changes::put([Record::DhcpIp(dhcp_ip)]), ()))
    }
}
