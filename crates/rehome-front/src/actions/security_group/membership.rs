//! AssociateNetworkInterfaceSecurityGroups, DisassociateNetworkInterfaceSecurityGroups.

use rehome_actions::vpc::{
    AssociateNetworkInterfaceSecurityGroupsRequest,
    AssociateNetworkInterfaceSecurityGroupsResponse,
    DisassociateNetworkInterfaceSecurityGroupsRequest,
    DisassociateNetworkInterfaceSecurityGroupsResponse,
};
use rehome_domain::EniId;
use rehome_domain::security_group::membership::{ChangeMembership, Membership};
use rehome_wire::ApiError;

use super::security_group_id;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn associate(
    desk: &Desk<'_>,
    request: AssociateNetworkInterfaceSecurityGroupsRequest,
) -> Result<AssociateNetworkInterfaceSecurityGroupsResponse, ApiError> {
    let (enis, groups) = (request.network_interface_ids, request.security_group_ids);
    change(desk, Membership::Join, (&enis, &groups)).await?;
    Ok(AssociateNetworkInterfaceSecurityGroupsResponse {})
}

pub(crate) async fn disassociate(
    desk: &Desk<'_>,
    request: DisassociateNetworkInterfaceSecurityGroupsRequest,
) -> Result<DisassociateNetworkInterfaceSecurityGroupsResponse, ApiError> {
    let (enis, groups) = (request.network_interface_ids, request.security_group_ids);
    change(desk, Membership::Leave, (&enis, &groups)).await?;
    Ok(DisassociateNetworkInterfaceSecurityGroupsResponse {})
}

async fn change(
    desk: &Desk<'_>,
    how: Membership,
    (enis, groups): (&[String], &[String]),
) -> Result<(), ApiError> {
    for (parameter, named) in [("NetworkInterfaceIds", enis), ("SecurityGroupIds", groups)] {
        if named.is_empty() {
            return Err(desk.missing(parameter));
        }
    }
    let eni = |text: &String| EniId::parse(text).map_err(|wrong| api_error(&wrong.into()));
    let enis = enis.iter().map(eni).collect::<Result<_, _>>()?;
    let groups = groups.iter().map(|text| security_group_id(text)).collect::<Result<_, _>>()?;
    desk.decide(ChangeMembership { how, enis, groups }).await
}
