//! CreateHaVip.

use rehome_actions::vpc::{CreateHaVipRequest, CreateHaVipResponse};
use rehome_domain::ha_vip::create::CreateHaVip;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::super::{subnet, vpc_network};
use super::{associated, show};
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateHaVipRequest,
) -> Result<CreateHaVipResponse, ApiError> {
    let tags = tags(request.tags.as_deref())?;
    // Who holds it is what was announced, and nothing else.
    desk.refuse_if("NetworkInterfaceId", request.network_interface_id.is_some())?;
    let Some(subnet) = request.subnet_id else { return Err(desk.missing("SubnetId")) };
    let vip = request.vip.filter(|text| !text.is_empty());
    let malformed = |text: &String| api_error(&Refusal::value("Vip", text, Fault::Form));
    let associations = request.ha_vip_association_set.unwrap_or_default();
    let command = CreateHaVip {
        vpc: vpc_network::vpc_id(&request.vpc_id)?,
        subnet: subnet::subnet_id(&subnet)?,
        name: request.ha_vip_name,
        address: vip.map(|text| text.parse().map_err(|_| malformed(&text))).transpose()?,
        check_associate: request.check_associate.unwrap_or(false),
        associated: associations.iter().map(associated).collect::<Result<_, _>>()?,
    };
    let ha_vip = desk.decide_once(Tagged { command, tags }).await?;
    Ok(CreateHaVipResponse { ha_vip: Some(show(&desk.world(), &ha_vip)) })
}
