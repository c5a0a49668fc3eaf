//! CreateNetworkAclEntries, ModifyNetworkAclEntries, DeleteNetworkAclEntries.

use rehome_actions::vpc::{
    CreateNetworkAclEntriesRequest, CreateNetworkAclEntriesResponse,
    DeleteNetworkAclEntriesRequest, DeleteNetworkAclEntriesResponse,
    ModifyNetworkAclEntriesRequest, ModifyNetworkAclEntriesResponse, NetworkAclEntry,
    NetworkAclEntrySet,
};
use rehome_domain::network_acl::edit_entries::{CreateEntries, DeleteEntries};
use rehome_domain::network_acl::entries::{AskedEntry, ModifyEntries, Scope};
use rehome_domain::refusal::Refusal;
use rehome_domain::security_group::asked::AskedRule;
use rehome_wire::ApiError;

use super::{acl_id, quintuple_entries};
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifyNetworkAclEntriesRequest,
) -> Result<ModifyNetworkAclEntriesResponse, ApiError> {
    let acl = acl_id(&request.network_acl_id)?;
    let update = request.enable_update_acl_entries.unwrap_or(false);
    let set = match (request.network_acl_entry_set, request.network_acl_quintuple_set) {
        (Some(set), None) => set,
        (Some(_), Some(_)) => {
            let (first, second) = ("NetworkAclEntrySet", "NetworkAclQuintupleSet");
            return Err(api_error(&Refusal::Coexist { first, second }));
        }
        (None, Some(set)) => {
            // Source: the parameter is for rules of three parts.
            desk.refuse_if("EnableUpdateAclEntries", update)?;
            quintuple_entries::replace(desk, acl, set).await?;
            return Ok(ModifyNetworkAclEntriesResponse {});
        }
        (None, None) => return Err(desk.missing("NetworkAclEntrySet")),
    };
    let scope = if update { Scope::Given } else { Scope::Whole };
    let asked = |entries: Vec<NetworkAclEntry>| entries.into_iter().map(asked).collect();
    let (ingress, egress) = (set.ingress.map(asked), set.egress.map(asked));
    desk.decide(ModifyEntries { acl, scope, ingress, egress }).await?;
    Ok(ModifyNetworkAclEntriesResponse {})
}

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateNetworkAclEntriesRequest,
) -> Result<CreateNetworkAclEntriesResponse, ApiError> {
    let acl = acl_id(&request.network_acl_id)?;
    let (ingress, egress) = both(desk, request.network_acl_entry_set)?;
    let asked = |entries: Vec<NetworkAclEntry>| entries.into_iter().map(asked).collect();
    let (ingress, egress) = (asked(ingress), asked(egress));
    desk.decide(CreateEntries { acl, ingress, egress }).await?;
    Ok(CreateNetworkAclEntriesResponse {})
}

pub(crate) async fn delete(
    desk: &Desk<'_>,
    request: DeleteNetworkAclEntriesRequest,
) -> Result<DeleteNetworkAclEntriesResponse, ApiError> {
    let acl = acl_id(&request.network_acl_id)?;
    let Some(set) = request.network_acl_entry_set else {
        return Err(desk.missing("NetworkAclEntrySet"));
    };
    let (ingress, egress) = both(desk, set)?;
    let asked = |entries: Vec<NetworkAclEntry>| entries.iter().map(|it| it.priority).collect();
    let (ingress, egress) = (asked(ingress), asked(egress));
    desk.decide(DeleteEntries { acl, ingress, egress }).await?;
    Ok(DeleteNetworkAclEntriesResponse {})
}

/// Both directions. A rule has no id here that could name it: its priority does.
fn both(
    desk: &Desk<'_>,
    set: NetworkAclEntrySet,
) -> Result<(Vec<NetworkAclEntry>, Vec<NetworkAclEntry>), ApiError> {
    let (ingress, egress) = (set.ingress.unwrap_or_default(), set.egress.unwrap_or_default());
    for entry in ingress.iter().chain(&egress) {
        desk.refuse_if("NetworkAclIpv4EntryId", entry.network_acl_ipv4_entry_id.is_some())?;
        desk.refuse_if("NetworkAclIpv6EntryId", entry.network_acl_ipv6_entry_id.is_some())?;
    }
    Ok((ingress, egress))
}

fn asked(entry: NetworkAclEntry) -> AskedEntry {
    let rule = AskedRule {
        protocol: entry.protocol,
        port: entry.port,
        block: entry.cidr_block,
        block_v6: entry.ipv6_cidr_block,
        action: entry.action,
        description: entry.description.unwrap_or_default(),
        ..AskedRule::default()
    };
    AskedEntry { priority: entry.priority, rule }
}
