//! DescribeUsedIpAddress and DescribeVpcPrivateIpAddresses: who uses which address of a VPC, in the
//! order of the addresses. What nobody uses is left out.

use std::net::Ipv4Addr;

use rehome_actions::vpc::{
    DescribeUsedIpAddressRequest, DescribeUsedIpAddressResponse,
    DescribeVpcPrivateIpAddressesRequest, DescribeVpcPrivateIpAddressesResponse, IpAddressStates,
    VpcPrivateIpAddress,
};
use rehome_domain::refusal::{Fault, Limit, Refusal};
use rehome_domain::world::used::{Used, User};
use rehome_wire::ApiError;

use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::filters::{Field, Filters, Matching, VPC_MANNERS};
use crate::moment;
use crate::page::Page;
use crate::refusal::api_error;

/// Addresses that a call may name.
const ADDRESSES_MAX: usize = 100;

const FILTERS: &[Field<Used, ()>] = &[
    Field::new("ip-addresses", Matching::Address, |_, it| vec![it.address.to_string()]),
    Field::exact("resource-id", |_, it| vec![it.by.id()]),
];

fn addresses(parameter: &'static str, texts: &[String]) -> Result<Vec<Ipv4Addr>, ApiError> {
    if texts.len() > ADDRESSES_MAX {
        let (limit, at_most) = (Limit::ValuesInCall, ADDRESSES_MAX as u64);
        return Err(api_error(&Refusal::LimitExceeded { limit, at_most }));
    }
    let malformed = |text| api_error(&Refusal::value(parameter, text, Fault::Form));
    texts.iter().map(|text| text.parse().map_err(|_| malformed(text))).collect()
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn used(
    desk: &Desk<'_>,
    request: DescribeUsedIpAddressRequest,
) -> Result<DescribeUsedIpAddressResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let vpc = vpc_id(&request.vpc_id)?;
    let subnet = request.subnet_id.filter(|id| !id.is_empty());
    let subnet = subnet.as_deref().map(subnet_id).transpose()?;
    let named = request.ip_addresses.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    if !named.is_empty() && !filters.is_empty() {
        return Err(api_error(&Refusal::Coexist { first: "IpAddresses", second: "Filters" }));
    }
    let named = addresses("IpAddresses", &named)?;
    let filters = Filters::understand(&filters, FILTERS, &VPC_MANNERS)?;
    let world = desk.world();
    let not_there = |refusal| api_error(&refusal);
    let vpc = world.vpc(vpc).map_err(not_there)?;
    let subnet = subnet.map(|id| world.subnet(id)).transpose().map_err(not_there)?;
    if subnet.is_some_and(|subnet| subnet.vpc != vpc.id) {
        let subnet = subnet.map_or_else(String::new, |subnet| subnet.id.to_string());
        return Err(api_error(&Refusal::value("SubnetId", &subnet, Fault::OtherVpc)));
    }
    let found = world.used_addresses(vpc.id).filter(|it| {
        let there = subnet.is_none_or(|subnet| subnet.cidr.holds(it.address));
        there && (named.is_empty() || named.contains(&it.address)) && filters.pass(&world, it)
    });
    let (total, page) = page.cut(found);
    let shown = page.into_iter().map(|it| IpAddressStates {
        vpc_id: vpc.id.to_string(),
        subnet_id: it.subnet.to_string(),
        ip_address: it.address.to_string(),
        resource_type: kind(&it.by).to_owned(),
        resource_id: it.by.id(),
    });
    Ok(DescribeUsedIpAddressResponse {
        ip_address_states: Some(shown.collect()),
        total_count: Some(total),
    })
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn private(
    desk: &Desk<'_>,
    request: DescribeVpcPrivateIpAddressesRequest,
) -> Result<DescribeVpcPrivateIpAddressesResponse, ApiError> {
    let vpc = vpc_id(&request.vpc_id)?;
    if request.private_ip_addresses.is_empty() {
        return Err(desk.missing("PrivateIpAddresses"));
    }
    let named = addresses("PrivateIpAddresses", &request.private_ip_addresses)?;
    let world = desk.world();
    world.vpc(vpc).map_err(|refusal| api_error(&refusal))?;
    let used = named.into_iter().filter_map(|address| world.used_address(vpc, address));
    let shown = used.map(|it| VpcPrivateIpAddress {
        private_ip_address: Some(it.address.to_string()),
        cidr_block: world.subnets.get(&it.subnet).map(|subnet| subnet.cidr.to_string()),
        private_ip_address_type: Some(kind(&it.by).to_owned()),
        created_time: Some(moment::plain(it.since)),
    });
    Ok(DescribeVpcPrivateIpAddressesResponse { vpc_private_ip_address_set: Some(shown.collect()) })
}

/// What uses an address, as the API names it. The list of names is not published; CVM and ENI stand
/// in the API's examples.
fn kind(user: &User) -> &'static str {
    match user {
        User::Instance(_) => "CVM",
        User::Interface(_) => "ENI",
        User::HaVip(_) => "HAVIP",
        User::Reserved(_) => "RESERVED",
        User::DhcpIp(_) => "DHCPIP",
        User::Gateway(_) => "GATEWAY",
    }
}
