//! AssociateNetworkAclSubnets, DisassociateNetworkAclSubnets.

use rehome_actions::vpc::{
    AssociateNetworkAclSubnetsRequest, AssociateNetworkAclSubnetsResponse,
    DisassociateNetworkAclSubnetsRequest, DisassociateNetworkAclSubnetsResponse,
};
use rehome_domain::network_acl::associate::{AssociateNetworkAcl, Way};
use rehome_wire::ApiError;

use super::super::subnet;
use super::acl_id;
use crate::desk::Desk;

pub(crate) async fn associate(
    desk: &Desk<'_>,
    request: AssociateNetworkAclSubnetsRequest,
) -> Result<AssociateNetworkAclSubnetsResponse, ApiError> {
    decide(desk, Way::Associate, (&request.network_acl_id, &request.subnet_ids)).await?;
    Ok(AssociateNetworkAclSubnetsResponse {})
}

pub(crate) async fn disassociate(
    desk: &Desk<'_>,
    request: DisassociateNetworkAclSubnetsRequest,
) -> Result<DisassociateNetworkAclSubnetsResponse, ApiError> {
    decide(desk, Way::Disassociate, (&request.network_acl_id, &request.subnet_ids)).await?;
    Ok(DisassociateNetworkAclSubnetsResponse {})
}

async fn decide(
    desk: &Desk<'_>,
    way: Way,
    (acl, subnets): (&str, &[String]),
) -> Result<(), ApiError> {
    let acl = acl_id(acl)?;
    let subnets = subnets.iter().map(|id| subnet::subnet_id(id)).collect::<Result<_, _>>()?;
    desk.decide(AssociateNetworkAcl { way, acl, subnets }).await
}
