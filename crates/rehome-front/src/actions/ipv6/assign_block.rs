//! AssignIpv6CidrBlock.

use rehome_actions::vpc::{AssignIpv6CidrBlockRequest, AssignIpv6CidrBlockResponse};
use rehome_domain::ipv6::blocks::AssignIpv6CidrBlock;
use rehome_wire::ApiError;

use super::super::vpc_network::vpc_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AssignIpv6CidrBlockRequest,
) -> Result<AssignIpv6CidrBlockResponse, ApiError> {
    let pool = desk.ipv6_pool();
    let (vpc, kind) = (vpc_id(&request.vpc_id)?, request.address_type);
    let block = desk.decide(AssignIpv6CidrBlock { vpc, kind, pool }).await?;
    Ok(AssignIpv6CidrBlockResponse {
        ipv6_cidr_block: super::block(Some(block)),
        address_type: Some(AssignIpv6CidrBlock::pool_kind(pool).to_owned()),
    })
}
