//! Network ACLs: what their actions share is how one is shown. Its rules are of three parts (protocol,
//! port, the other end) and stand in it, or of five parts and are described on their own.

use rehome_actions::vpc;
use rehome_domain::network_acl::{AclEntry, AclKind, NetworkAcl};
use rehome_domain::policy::{Peer, Verdict};
use rehome_domain::security_group::asked::print_service;
use rehome_domain::world::SubnetKey;
use rehome_domain::{NetworkAclId, World};
use rehome_wire::ApiError;

use super::subnet;
use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod acl;
pub(crate) mod associate;
pub(crate) mod describe;
pub(crate) mod describe_quintuple_entries;
pub(crate) mod entries;
pub(crate) mod quintuple_entries;

/// Reads an ACL's id.
fn acl_id(text: &str) -> Result<NetworkAclId, ApiError> {
    NetworkAclId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// The ACL as the API shows it.
fn show(world: &World, acl: &NetworkAcl) -> vpc::NetworkAcl {
    let has = world.subnets_with(SubnetKey::Acl(acl.id));
    vpc::NetworkAcl {
        vpc_id: Some(acl.vpc.to_string()),
        network_acl_id: Some(acl.id.to_string()),
        network_acl_name: Some(acl.name.clone()),
        created_time: Some(moment::plain(acl.created)),
        subnet_set: Some(has.map(|it| subnet::show(world, it)).collect()),
        ingress_entries: Some(show_entries(acl, &acl.ingress)),
        egress_entries: Some(show_entries(acl, &acl.egress)),
        network_acl_type: Some(String::from(match acl.kind {
            AclKind::Triple => "TRIPLE",
            AclKind::Quintuple => "QUINTUPLE",
        })),
        tag_set: Some(tags_of(world, acl.id)),
    }
}

/// Those of three parts; an ACL of five has none here.
fn show_entries(acl: &NetworkAcl, entries: &[AclEntry]) -> Vec<vpc::NetworkAclEntry> {
    if acl.kind == AclKind::Quintuple {
        return Vec::new();
    }
    (1..).zip(entries).map(|(priority, entry)| show_entry(priority, entry)).collect()
}

fn action(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accept => "ACCEPT",
        Verdict::Drop => "DROP",
    }
}

fn show_entry(priority: i64, entry: &AclEntry) -> vpc::NetworkAclEntry {
    let (protocol, port) = print_service(&entry.filter.service);
    let (block, block_v6) = match entry.filter.peer {
        Peer::Block(ipnet::IpNet::V4(block)) => (block.to_string(), String::new()),
        Peer::Block(ipnet::IpNet::V6(block)) => (String::new(), block.to_string()),
        // No rule of an ACL names one.
        Peer::Group(_) => (String::new(), String::new()),
    };
    let action = action(entry.filter.verdict);
    vpc::NetworkAclEntry {
        protocol: Some(protocol.to_owned()),
        port: Some(port),
        cidr_block: Some(block),
        ipv6_cidr_block: Some(block_v6),
        action: Some(action.to_owned()),
        description: Some(entry.description.clone()),
        modify_time: Some(moment::plain(entry.modified)),
        priority: Some(priority),
        network_acl_ipv4_entry_id: None,
        network_acl_ipv6_entry_id: None,
    }
}
