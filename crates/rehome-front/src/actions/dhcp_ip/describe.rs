//! DescribeDhcpIps: in the order of their ids.

use rehome_actions::vpc::{DescribeDhcpIpsRequest, DescribeDhcpIpsResponse};
use rehome_domain::dhcp_ip::DhcpIp;
use rehome_wire::ApiError;

use super::{dhcp_ip_id, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;
use crate::refusal::api_error;

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&DhcpIp) -> Vec<String>,
) -> Field<DhcpIp> {
    Field { name, matching, values }
}

const FILTERS: &[Field<DhcpIp>] = &[
    field("vpc-id", Matching::Exact, |ip| vec![ip.vpc.to_string()]),
    field("subnet-id", Matching::Exact, |ip| vec![ip.subnet.to_string()]),
    field("dhcpip-id", Matching::Exact, |ip| vec![ip.id.to_string()]),
    field("dhcpip-name", Matching::Exact, |ip| vec![ip.name.clone()]),
    field("address-ip", Matching::Exact, |ip| vec![ip.address.to_string()]),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeDhcpIpsRequest,
) -> Result<DescribeDhcpIpsResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let ids = request.dhcp_ip_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("DhcpIpIds", &ids), !filters.is_empty())?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        let id = dhcp_ip_id(id)?;
        world.dhcp_ip(id).map_err(|refusal| api_error(&refusal))?;
        named.push(id);
    }
    let found =
        world.dhcp_ips.values().map(AsRef::as_ref).filter(|ip: &&DhcpIp| {
            (named.is_empty() || named.contains(&ip.id)) && filters.pass(ip)
        });
    let (total, page) = page.cut(found);
    Ok(DescribeDhcpIpsResponse {
        dhcp_ip_set: Some(page.into_iter().map(show).collect()),
        total_count: Some(total),
    })
}
