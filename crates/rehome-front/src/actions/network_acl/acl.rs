//! CreateNetworkAcl, DeleteNetworkAcl, ModifyNetworkAclAttribute.

use rehome_actions::vpc::{
    CreateNetworkAclRequest, CreateNetworkAclResponse, DeleteNetworkAclRequest,
    DeleteNetworkAclResponse, ModifyNetworkAclAttributeRequest, ModifyNetworkAclAttributeResponse,
};
use rehome_domain::network_acl::AclKind;
use rehome_domain::network_acl::acl::{CreateNetworkAcl, DeleteNetworkAcl, RenameNetworkAcl};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::super::vpc_network;
use super::{acl_id, show};
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateNetworkAclRequest,
) -> Result<CreateNetworkAclResponse, ApiError> {
    let vpc = vpc_network::vpc_id(&request.vpc_id)?;
    let kind = match request.network_acl_type.as_deref() {
        Some("TRIPLE" | "") | None => AclKind::Triple,
        Some("QUINTUPLE") => AclKind::Quintuple,
        Some(other) => {
            let refusal = Refusal::value("NetworkAclType", &other, Fault::Unknown);
            return Err(api_error(&refusal));
        }
    };
    let tags = tags(request.tags.as_deref())?;
    let command = CreateNetworkAcl { vpc, name: request.network_acl_name, kind };
    let acl = desk.decide(Tagged { command, tags }).await?;
    Ok(CreateNetworkAclResponse { network_acl: Some(show(&desk.world(), &acl)) })
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteNetworkAclRequest,
) -> Result<DeleteNetworkAclResponse, ApiError> {
    desk.decide(DeleteNetworkAcl { acl: acl_id(&request.network_acl_id)? }).await?;
    Ok(DeleteNetworkAclResponse {})
}

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifyNetworkAclAttributeRequest,
) -> Result<ModifyNetworkAclAttributeResponse, ApiError> {
    let acl = acl_id(&request.network_acl_id)?;
    desk.decide(RenameNetworkAcl { acl, name: request.network_acl_name }).await?;
    Ok(ModifyNetworkAclAttributeResponse {})
}
