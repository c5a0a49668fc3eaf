//! ModifyHaVipAttribute.

use rehome_actions::vpc::{ModifyHaVipAttributeRequest, ModifyHaVipAttributeResponse};
use rehome_domain::ha_vip::modify::ModifyHaVipAttribute;
use rehome_wire::ApiError;

use super::ha_vip_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyHaVipAttributeRequest,
) -> Result<ModifyHaVipAttributeResponse, ApiError> {
    let ha_vip = ha_vip_id(&request.ha_vip_id)?;
    desk.decide(ModifyHaVipAttribute { ha_vip, name: request.ha_vip_name }).await?;
    Ok(ModifyHaVipAttributeResponse {})
}
