//! DescribeNetworkAclQuintupleEntries: what comes in first, then what goes out, each by priority.

use std::sync::Arc;

use ipnet::IpNet;
use rehome_actions::vpc::{
    DescribeNetworkAclQuintupleEntriesRequest, DescribeNetworkAclQuintupleEntriesResponse,
    NetworkAclQuintupleEntry,
};
use rehome_domain::AclEntryId;
use rehome_domain::network_acl::quintuple::{Quintuple, Way, destination_ports};
use rehome_domain::network_acl::{AclEntry, AclKind, NetworkAcl};
use rehome_domain::policy::PortRange;
use rehome_domain::security_group::asked::print_service;
use rehome_wire::ApiError;

use super::{acl_id, action};
use crate::desk::Desk;
use crate::filters::{Field, Filters, VPC_MANNERS};
use crate::moment;
use crate::page::Page;
use crate::refusal::api_error;

/// A rule, with where it stands.
struct Row {
    acl: Arc<NetworkAcl>,
    way: Way,
    number: usize,
}

impl Row {
    fn entry(&self) -> &AclEntry {
        match self.way {
            Way::In => &self.acl.ingress[self.number],
            Way::Out => &self.acl.egress[self.number],
        }
    }

    fn direction(&self) -> &'static str {
        match self.way {
            Way::In => "INGRESS",
            Way::Out => "EGRESS",
        }
    }
}

type By = Field<Row, AclEntryId>;

/// What a rule has of a text of its answer, for a filter.
fn of(row: &Row, read: fn(NetworkAclQuintupleEntry) -> Option<String>) -> Vec<String> {
    read(show(row)).into_iter().collect()
}

const FILTERS: &[By] = &[
    By::exact("protocol", |_, row| of(row, |it| it.protocol)),
    By::exact("description", |_, row| of(row, |it| it.description)),
    By::exact("destination-cidr", |_, row| of(row, |it| it.destination_cidr)),
    By::exact("source-cidr", |_, row| of(row, |it| it.source_cidr)),
    By::exact("action", |_, row| of(row, |it| it.action)),
    By::exact("network-acl-quintuple-entry-id", |_, row| {
        of(row, |it| it.network_acl_quintuple_entry_id)
    }),
    By::exact("network-acl-direction", |_, row| vec![row.direction().to_owned()]),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeNetworkAclQuintupleEntriesRequest,
) -> Result<DescribeNetworkAclQuintupleEntriesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let filters = Filters::understand(request.filters.iter().flatten(), FILTERS, &VPC_MANNERS)?;
    let (id, world) = (acl_id(&request.network_acl_id)?, desk.world());
    let acl = world.network_acl(id).and_then(|acl| {
        acl.check_kind(AclKind::Quintuple)?;
        Ok(Arc::new(acl.clone()))
    });
    let acl = acl.map_err(|refusal| api_error(&refusal))?;
    let rows = [(Way::In, acl.ingress.len()), (Way::Out, acl.egress.len())];
    let rows = rows.into_iter().flat_map(|(way, count)| (0..count).map(move |it| (way, it)));
    let rows = rows.map(|(way, number)| Row { acl: Arc::clone(&acl), way, number });
    let (total, page) = page.cut(rows.filter(|row| filters.pass(&world, row)));
    Ok(DescribeNetworkAclQuintupleEntriesResponse {
        network_acl_quintuple_set: Some(page.iter().map(show).collect()),
        total_count: Some(total),
    })
}

/// The rule as the API shows it.
fn show(row: &Row) -> NetworkAclQuintupleEntry {
    let entry = row.entry();
    let rule = Quintuple::of(&entry.filter, row.way);
    let (protocol, _) = print_service(&entry.filter.service);
    let block = |end: fn(&Quintuple) -> IpNet, v6: bool| {
        let block = rule.as_ref().map(end).filter(|block| block.addr().is_ipv6() == v6);
        Some(block.map_or_else(String::new, |block| block.to_string()))
    };
    let source_ports = rule.as_ref().and_then(|rule| rule.source_ports);
    NetworkAclQuintupleEntry {
        protocol: Some(protocol.to_owned()),
        description: Some(entry.description.clone()),
        source_port: Some(ports(source_ports)),
        source_cidr: block(|rule| rule.source, false),
        destination_port: Some(ports(destination_ports(&entry.filter.service))),
        destination_cidr: block(|rule| rule.destination, false),
        action: Some(action(entry.filter.verdict).to_owned()),
        network_acl_quintuple_entry_id: entry.made.map(|made| made.id.to_string()),
        priority: i64::try_from(row.number + 1).ok(),
        create_time: entry.made.map(|made| moment::plain(made.at)),
        network_acl_direction: Some(row.direction().to_owned()),
        source_ipv6_cidr: block(|rule| rule.source, true),
        destination_ipv6_cidr: block(|rule| rule.destination, true),
    }
}

fn ports(range: Option<PortRange>) -> String {
    match range {
        None => String::from("all"),
        Some(PortRange { first, last }) if first == last => first.to_string(),
        Some(PortRange { first, last }) => format!("{first}-{last}"),
    }
}
