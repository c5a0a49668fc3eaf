//! CreateAndAttachNetworkInterface: the answer shows the interface PENDING, and already where it
//! is about to be (VPC API, example of this action).

use rehome_actions::vpc::{
    CreateAndAttachNetworkInterfaceRequest, CreateAndAttachNetworkInterfaceResponse,
};
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::create_and_attach::CreateAndAttachNetworkInterface;
use rehome_wire::ApiError;

use super::super::security_group::security_group_ids;
use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use super::create::{NotBuilt, split};
use super::instance_id;
use super::migrate::check_attach_type;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateAndAttachNetworkInterfaceRequest,
) -> Result<CreateAndAttachNetworkInterfaceResponse, ApiError> {
    let asked = request.private_ip_addresses.as_deref().unwrap_or_default();
    let (primary, secondary) = split(asked)?;
    let create = CreateNetworkInterface {
        vpc: vpc_id(&request.vpc_id)?,
        subnet: subnet_id(&request.subnet_id)?,
        name: request.network_interface_name.clone(),
        description: request.network_interface_description.clone().unwrap_or_default(),
        primary,
        secondary,
        secondary_count: request.secondary_private_ip_address_count.unwrap_or(0),
        groups: security_group_ids(request.security_group_ids.as_deref())?,
    };
    let command =
        CreateAndAttachNetworkInterface { create, instance: instance_id(&request.instance_id)? };
    check_attach_type(request.attach_type)?;
    NotBuilt {
        ipv6: request.ipv6_addresses.as_deref().unwrap_or_default().len(),
        ipv6_count: request.ipv6_address_count.unwrap_or(0),
        tags: request.tags.as_deref().unwrap_or_default().len(),
        rdma: request.is_rdma,
        termination_protection: request.termination_protection,
        traffic_protection: request.traffic_protection,
    }
    .refuse(desk)?;
    let eni = desk.decide_once(command).await?;
    let mut shown = super::show(&desk.world(), &eni, desk.scope.account);
    shown.state = Some(String::from("PENDING"));
    shown.network_interface_state = Some(String::from("PENDING"));
    shown.attachment = eni
        .placement
        .migration()
        .and_then(|migration| migration.route.to())
        .map(|place| super::attachment(place, desk.scope.account));
    shown.zone = Some(String::new());
    shown.created_time = Some(String::new());
    Ok(CreateAndAttachNetworkInterfaceResponse { network_interface: Some(shown) })
}
