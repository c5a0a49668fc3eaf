//! ModifyNetworkAclEntries.

use rehome_actions::vpc::{
    ModifyNetworkAclEntriesRequest, ModifyNetworkAclEntriesResponse, NetworkAclEntry,
};
use rehome_domain::network_acl::entries::{AskedEntry, ModifyEntries, Scope};
use rehome_domain::security_group::asked::AskedRule;
use rehome_wire::ApiError;

use super::acl_id;
use crate::desk::Desk;

pub(crate) async fn modify(
    desk: &Desk<'_>,
    request: ModifyNetworkAclEntriesRequest,
) -> Result<ModifyNetworkAclEntriesResponse, ApiError> {
    let acl = acl_id(&request.network_acl_id)?;
    let five_parts = request.network_acl_quintuple_set.is_some();
    desk.refuse_if("NetworkAclQuintupleSet", five_parts)?;
    let Some(set) = request.network_acl_entry_set else {
        return Err(desk.missing("NetworkAclEntrySet"));
    };
    let update = request.enable_update_acl_entries.unwrap_or(false);
    let scope = if update { Scope::Given } else { Scope::Whole };
    let asked = |entries: Vec<NetworkAclEntry>| entries.into_iter().map(asked).collect();
    let (ingress, egress) = (set.ingress.map(asked), set.egress.map(asked));
    desk.decide(ModifyEntries { acl, scope, ingress, egress }).await?;
    Ok(ModifyNetworkAclEntriesResponse {})
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
