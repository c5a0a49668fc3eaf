//! AssignIpv6SubnetCidrBlock: several subnets, all of them or none.

use rehome_actions::vpc::{
    AssignIpv6SubnetCidrBlockRequest, AssignIpv6SubnetCidrBlockResponse, Ipv6SubnetCidrBlock,
};
use rehome_domain::ipv6::blocks::AssignIpv6SubnetCidrBlock;
use rehome_wire::ApiError;

use super::super::vpc_network::vpc_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AssignIpv6SubnetCidrBlockRequest,
) -> Result<AssignIpv6SubnetCidrBlockResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    let blocks = super::blocks(&request.ipv6_subnet_cidr_blocks)?;
    let assigned = desk.decide_once(AssignIpv6SubnetCidrBlock { vpc, blocks }).await?;
    let shown = assigned.into_iter().map(|(subnet, block)| Ipv6SubnetCidrBlock {
        subnet_id: subnet.to_string(),
        ipv6_cidr_block: super::block(Some(block)),
    });
    Ok(AssignIpv6SubnetCidrBlockResponse { ipv6_subnet_cidr_block_set: Some(shown.collect()) })
}
