//! DescribeReserveIpAddresses: in the order of their ids.

use rehome_actions::vpc::{DescribeReserveIpAddressesRequest, DescribeReserveIpAddressesResponse};
use rehome_domain::refusal::{Refusal, Resource};
use rehome_domain::reserved_ip::ReservedIp;
use rehome_wire::ApiError;

use super::{reserved_id, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;
use crate::refusal::api_error;

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&ReservedIp) -> Vec<String>,
) -> Field<ReservedIp> {
    Field { name, matching, values }
}

const FILTERS: &[Field<ReservedIp>] = &[
    field("reserve-ip-id", Matching::Exact, |ip| vec![ip.id.to_string()]),
    field("vpc-id", Matching::Exact, |ip| vec![ip.vpc.to_string()]),
    field("subnet-id", Matching::Exact, |ip| vec![ip.subnet.to_string()]),
    field("reserve-address-ip", Matching::Exact, |ip| vec![ip.address.to_string()]),
    field("ip-type", Matching::Exact, |_| vec![String::from("0")]),
    field("name", Matching::Exact, |ip| vec![ip.name.clone()]),
    field("state", Matching::Exact, |_| vec![String::from("UnBind")]),
    field("resource-id", Matching::Exact, |_| Vec::new()),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeReserveIpAddressesRequest,
) -> Result<DescribeReserveIpAddressesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let ids = request.reserve_ip_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("ReserveIpIds", &ids), !filters.is_empty())?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        let id = reserved_id(id)?;
        if !world.reserved_ips.contains_key(&id) {
            return Err(api_error(&Refusal::NotFound(Resource::ReservedIp(id))));
        }
        named.push(id);
    }
    let found = world.reserved_ips.values().map(AsRef::as_ref).filter(|ip: &&ReservedIp| {
        (named.is_empty() || named.contains(&ip.id)) && filters.pass(ip)
    });
    let (total, page) = page.cut(found);
    Ok(DescribeReserveIpAddressesResponse {
        reserve_ip_address_set: Some(page.into_iter().map(show).collect()),
        total_count: Some(total),
    })
}
