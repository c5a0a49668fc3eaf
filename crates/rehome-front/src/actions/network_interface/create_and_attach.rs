//! CreateAndAttachNetworkInterface: the answer shows the interface PENDING, and already where it
//! is about to be (VPC API, example of this action).

use rehome_actions::vpc::{
    CreateAndAttachNetworkInterfaceRequest, CreateAndAttachNetworkInterfaceResponse,
};
use rehome_domain::network_interface::create_and_attach::CreateAndAttachNetworkInterface;
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::attach::check_attach_type;
use super::instance_id;
use super::new::{new_interface, shown};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateAndAttachNetworkInterfaceRequest,
) -> Result<CreateAndAttachNetworkInterfaceResponse, ApiError> {
    let create = new_interface!(request).command(desk)?;
    let instance = instance_id(&request.instance_id)?;
    check_attach_type(request.attach_type)?;
    let tags = tags(request.tags.as_deref())?;
    let command = CreateAndAttachNetworkInterface { create, instance };
    let eni = desk.decide_once(Tagged { command, tags }).await?;
    let mut shown = shown(desk, &eni);
    shown.attachment = eni
        .placement
        .migration()
        .and_then(|migration| migration.route.to())
        .map(|place| super::attachment(place, desk.scope.account));
    Ok(CreateAndAttachNetworkInterfaceResponse { network_interface: Some(shown) })
}
