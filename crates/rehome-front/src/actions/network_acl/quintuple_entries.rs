//! CreateNetworkAclQuintupleEntries, ModifyNetworkAclQuintupleEntries, DeleteNetworkAclQuintupleEntries.

use rehome_actions::vpc::{
    CreateNetworkAclQuintupleEntriesRequest, CreateNetworkAclQuintupleEntriesResponse,
    DeleteNetworkAclQuintupleEntriesRequest, DeleteNetworkAclQuintupleEntriesResponse,
    ModifyNetworkAclQuintupleEntriesRequest, ModifyNetworkAclQuintupleEntriesResponse,
    NetworkAclQuintupleEntries, NetworkAclQuintupleEntry,
};
use rehome_domain::network_acl::quintuple::AskedQuintuple;
use rehome_domain::network_acl::quintuple_entries::{Edit, EditQuintuples, ReplaceQuintuples};
use rehome_domain::{AclEntryId, NetworkAclId};
use rehome_wire::ApiError;

use super::acl_id;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateNetworkAclQuintupleEntriesRequest,
) -> Result<CreateNetworkAclQuintupleEntriesResponse, ApiError> {
    let set = request.network_acl_quintuple_set;
    // A new rule's id is drawn.
    desk.refuse_if("NetworkAclQuintupleEntryId", names_one(&set))?;
    edit(desk, Edit::Create, (&request.network_acl_id, set)).await?;
    Ok(CreateNetworkAclQuintupleEntriesResponse {})
}

fn names_one(set: &NetworkAclQuintupleEntries) -> bool {
    let mut all = set.ingress.iter().chain(set.egress.iter()).flatten();
    all.any(|entry| given(&entry.network_acl_quintuple_entry_id).is_some())
}

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifyNetworkAclQuintupleEntriesRequest,
) -> Result<ModifyNetworkAclQuintupleEntriesResponse, ApiError> {
    let set = request.network_acl_quintuple_set;
    edit(desk, Edit::Modify, (&request.network_acl_id, set)).await?;
    Ok(ModifyNetworkAclQuintupleEntriesResponse {})
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteNetworkAclQuintupleEntriesRequest,
) -> Result<DeleteNetworkAclQuintupleEntriesResponse, ApiError> {
    let set = request.network_acl_quintuple_set;
    edit(desk, Edit::Delete, (&request.network_acl_id, set)).await?;
    Ok(DeleteNetworkAclQuintupleEntriesResponse {})
}

async fn edit(
    desk: &Desk<'_>,
    edit: Edit,
    (acl, set): (&str, NetworkAclQuintupleEntries),
) -> Result<(), ApiError> {
    let acl = acl_id(acl)?;
    let ingress = asked_all(set.ingress.unwrap_or_default())?;
    let egress = asked_all(set.egress.unwrap_or_default())?;
    desk.decide(EditQuintuples { edit, acl, ingress, egress }).await
}

/// What ModifyNetworkAclEntries does with rules of five parts.
pub(super) async fn replace(
    desk: &Desk<'_>,
    acl: NetworkAclId,
    set: NetworkAclQuintupleEntries,
) -> Result<(), ApiError> {
    let ingress = set.ingress.map(asked_all).transpose()?;
    let egress = set.egress.map(asked_all).transpose()?;
    desk.decide(ReplaceQuintuples { acl, ingress, egress }).await
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.is_empty())
}

fn asked_all(entries: Vec<NetworkAclQuintupleEntry>) -> Result<Vec<AskedQuintuple>, ApiError> {
    entries.into_iter().map(asked).collect()
}

/// CreateTime and NetworkAclDirection are for answers alone, as documented.
fn asked(entry: NetworkAclQuintupleEntry) -> Result<AskedQuintuple, ApiError> {
    let id = given(&entry.network_acl_quintuple_entry_id).map(entry_id).transpose()?;
    Ok(AskedQuintuple {
        id,
        priority: entry.priority,
        protocol: entry.protocol,
        source_port: entry.source_port,
        source: entry.source_cidr,
        source_v6: entry.source_ipv6_cidr,
        destination_port: entry.destination_port,
        destination: entry.destination_cidr,
        destination_v6: entry.destination_ipv6_cidr,
        action: entry.action,
        description: entry.description,
    })
}

fn entry_id(text: &str) -> Result<AclEntryId, ApiError> {
    AclEntryId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}
