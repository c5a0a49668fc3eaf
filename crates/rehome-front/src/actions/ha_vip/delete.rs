//! DeleteHaVip: DescribeVpcTaskResult tells of it by its RequestId.

use rehome_actions::vpc::{DeleteHaVipRequest, DeleteHaVipResponse};
use rehome_domain::ha_vip::delete::DeleteHaVip;
use rehome_wire::ApiError;

use super::ha_vip_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DeleteHaVipRequest,
) -> Result<DeleteHaVipResponse, ApiError> {
    desk.decide(DeleteHaVip { ha_vip: ha_vip_id(&request.ha_vip_id)? }).await?;
    Ok(DeleteHaVipResponse {})
}
