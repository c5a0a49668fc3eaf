//! UnassignIpv6SubnetCidrBlock: several subnets, all of them or none.

use rehome_actions::vpc::{
    UnassignIpv6SubnetCidrBlockRequest, UnassignIpv6SubnetCidrBlockResponse,
};
use rehome_domain::ipv6::blocks::UnassignIpv6SubnetCidrBlock;
use rehome_wire::ApiError;

use super::super::vpc_network::vpc_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: UnassignIpv6SubnetCidrBlockRequest,
) -> Result<UnassignIpv6SubnetCidrBlockResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    let blocks = super::blocks(&request.ipv6_subnet_cidr_blocks)?;
    desk.decide(UnassignIpv6SubnetCidrBlock { vpc, blocks }).await?;
    Ok(UnassignIpv6SubnetCidrBlockResponse {})
}
