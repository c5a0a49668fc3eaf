//! AssignPrivateIpAddresses: the answer shows the addresses, PENDING; DescribeVpcTaskResult tells when
//! packets come to them.

use rehome_actions::vpc::{
    AssignPrivateIpAddressesRequest, AssignPrivateIpAddressesResponse,
    PrivateIpAddressSpecification,
};
use rehome_domain::network_interface::private_ip_addresses::AssignPrivateIpAddresses;
use rehome_wire::ApiError;

use super::create::split;
use super::eni_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AssignPrivateIpAddressesRequest,
) -> Result<AssignPrivateIpAddressesResponse, ApiError> {
    let level = request.qos_level.as_deref().unwrap_or("DEFAULT");
    desk.refuse_if("QosLevel", level != "DEFAULT")?;
    let (primary, named) = split(request.private_ip_addresses.as_deref().unwrap_or_default())?;
    desk.refuse_if("PrivateIpAddresses.N.Primary", primary.is_some())?;
    let command = AssignPrivateIpAddresses {
        eni: eni_id(&request.network_interface_id)?,
        named,
        count: request.secondary_private_ip_address_count.unwrap_or(0),
    };
    let assigned = desk.decide_once(command).await?;
    let shown = assigned.into_iter().map(|address| PrivateIpAddressSpecification {
        private_ip_address: Some(address.to_string()),
        primary: Some(false),
        public_ip_address: Some(String::new()),
        address_id: Some(String::new()),
        description: Some(String::new()),
        is_wan_ip_blocked: Some(false),
        state: Some(String::from("PENDING")),
        qos_level: Some(String::from("DEFAULT")),
    });
    Ok(AssignPrivateIpAddressesResponse { private_ip_address_set: Some(shown.collect()) })
}
