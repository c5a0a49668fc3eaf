//! DHCP IPs: what their actions share is how one is read and shown.

use rehome_actions::vpc;
use rehome_domain::DhcpIpId;
use rehome_domain::World;
use rehome_domain::dhcp_ip::DhcpIp;
use rehome_wire::ApiError;

use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod associate;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod describe;
pub(crate) mod modify;

fn dhcp_ip_id(text: &str) -> Result<DhcpIpId, ApiError> {
    DhcpIpId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// The DHCP IP as the API shows it. None is ever an interface's here.
fn show(world: &World, ip: &DhcpIp) -> vpc::DhcpIp {
    vpc::DhcpIp {
        dhcp_ip_id: Some(ip.id.to_string()),
        vpc_id: Some(ip.vpc.to_string()),
        subnet_id: Some(ip.subnet.to_string()),
        dhcp_ip_name: Some(ip.name.clone()),
        private_ip_address: Some(ip.address.to_string()),
        address_ip: Some(String::new()),
        network_interface_id: Some(String::new()),
        instance_id: Some(String::new()),
        state: Some(String::from("UNBIND")),
        created_time: Some(moment::plain(ip.created)),
        tag_set: Some(tags_of(world, ip.id)),
    }
}
