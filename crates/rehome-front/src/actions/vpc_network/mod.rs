//! VPCs: what all their actions share is how one is shown.

use std::net::Ipv4Addr;

use rehome_actions::vpc;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::vpc::Vpc;
use rehome_domain::{VpcId, World};
use rehome_wire::ApiError;

use super::ipv6::block;
use super::tag::tags_of;
use crate::desk::Desk;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod assistant;
pub(crate) mod create;
pub(crate) mod default;
pub(crate) mod delete;
pub(crate) mod describe;
pub(crate) mod modify;

/// Reads a VPC's id.
pub(crate) fn vpc_id(text: &str) -> Result<VpcId, ApiError> {
    VpcId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// Reads one of the switches that are texts.
pub(super) fn read_switch(
    parameter: &'static str,
    text: Option<&str>,
) -> Result<Option<bool>, ApiError> {
    match text {
        None | Some("") => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(other) => Err(api_error(&Refusal::value(parameter, &other, Fault::Unknown))),
    }
}

fn dns_servers(texts: &[String]) -> Result<Vec<Ipv4Addr>, ApiError> {
    let read = |text: &String| {
        text.parse().map_err(|_| api_error(&Refusal::value("DnsServers", text, Fault::Form)))
    };
    texts.iter().map(read).collect()
}

/// Guests are told the server's name servers and no domain.
fn refuse_dhcp_options(
    desk: &Desk<'_>,
    dns_servers: Option<&[String]>,
    domain_name: Option<&str>,
) -> Result<(), ApiError> {
    desk.refuse_if("DnsServers", dns_servers.is_some_and(|servers| !servers.is_empty()))?;
    desk.refuse_if("DomainName", domain_name.is_some_and(|name| !name.is_empty()))
}

/// No cloud connect network is built that a VPC's block could be published to.
fn refuse_publishing(switches: [Option<bool>; 2]) -> Result<(), ApiError> {
    if !switches.contains(&Some(true)) {
        return Ok(());
    }
    Err(ApiError::new(
        "UnsupportedOperation.NotSupportedUpdateCcnRoutePublish",
        (
            "There is no cloud connect network to publish the VPC's block to.",
            "没有可发布私有网络网段的云联网。",
        ),
    ))
}

/// A VPC and a subnet are made with IPv4 alone; IPv6 blocks are assigned afterwards.
pub(super) fn refuse_other_stack(desk: &Desk<'_>, stack: Option<&str>) -> Result<(), ApiError> {
    desk.refuse_if("StackType", stack.is_some_and(|it| !it.is_empty() && it != "IPv4"))
}

/// The VPC as the API shows it.
fn show((desk, world): (&Desk<'_>, &World), vpc: &Vpc) -> vpc::Vpc {
    let own = &vpc.settings.dns_servers;
    let dns_servers = if own.is_empty() { desk.dns_servers() } else { own };
    vpc::Vpc {
        vpc_name: Some(vpc.name.clone()),
        vpc_id: Some(vpc.id.to_string()),
        cidr_block: Some(vpc.cidr.to_string()),
        is_default: Some(vpc.is_default),
        enable_multicast: Some(vpc.settings.multicast),
        created_time: Some(moment::plain(vpc.created)),
        dns_server_set: Some(dns_servers.iter().map(ToString::to_string).collect()),
        domain_name: Some(vpc.settings.domain_name.clone()),
        dhcp_options_id: Some(String::new()),
        enable_dhcp: Some(true),
        ipv6_cidr_block: block(vpc.ipv6),
        tag_set: Some(tags_of(world, vpc.id)),
        assistant_cidr_set: Some(assistant::show_all(world, vpc)),
        ..vpc::Vpc::default()
    }
}
