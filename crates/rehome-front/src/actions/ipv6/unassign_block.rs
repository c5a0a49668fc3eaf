//! UnassignIpv6CidrBlock.

use rehome_actions::vpc::{UnassignIpv6CidrBlockRequest, UnassignIpv6CidrBlockResponse};
use rehome_domain::ipv6::blocks::UnassignIpv6CidrBlock;
use rehome_wire::ApiError;

use super::super::vpc_network::vpc_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: UnassignIpv6CidrBlockRequest,
) -> Result<UnassignIpv6CidrBlockResponse, ApiError> {
    let (vpc, block) = (vpc_id(&request.vpc_id)?, request.ipv6_cidr_block);
    desk.decide(UnassignIpv6CidrBlock { vpc, block }).await?;
    Ok(UnassignIpv6CidrBlockResponse {})
}
