//! DescribeAddresses: an id that is not there is left out, so that a client that looks for what it
//! released finds that it is gone.

use rehome_actions::vpc::{Address, DescribeAddressesRequest, DescribeAddressesResponse};
use rehome_wire::ApiError;

use super::{eip_id, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;

/// An account has few elastic IPs: filters look at what would be shown.
const fn field(name: &'static str, values: fn(&Address) -> Vec<String>) -> Field<Address> {
    Field { name, matching: Matching::Exact, values }
}

fn text(value: &Option<String>) -> Vec<String> {
    value.iter().filter(|value| !value.is_empty()).cloned().collect()
}

const FILTERS: &[Field<Address>] = &[
    field("address-id", |address| text(&address.address_id)),
    field("address-name", |address| text(&address.address_name)),
    field("address-ip", |address| text(&address.address_ip)),
    field("address-status", |address| text(&address.address_status)),
    field("instance-id", |address| text(&address.instance_id)),
    field("private-ip-address", |address| text(&address.private_address_ip)),
    field("network-interface-id", |address| text(&address.network_interface_id)),
    field("is-arrears", |_| vec![String::from("FALSE"), String::from("false")]),
    field("instance-type", |address| text(&address.instance_type)),
    field("address-type", |address| text(&address.address_type)),
    field("address-isp", |address| text(&address.internet_service_provider)),
    field("dedicated-cluster-id", |address| text(&address.dedicated_cluster_id)),
    // Not documented; Terraform's provider asks with CDC when it finds nothing without.
    field("business-type", |_| Vec::new()),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeAddressesRequest,
) -> Result<DescribeAddressesResponse, ApiError> {
    let page = Page::signed(request.offset, request.limit)?;
    let ids = request.address_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("AddressIds", &ids), !filters.is_empty())?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let named = ids.iter().map(|id| eip_id(id)).collect::<Result<Vec<_>, _>>()?;
    let world = desk.world();
    let wanted = world.eips.values().filter(|eip| named.is_empty() || named.contains(&eip.id));
    let found = wanted.map(|eip| show(&world, eip)).filter(|address| filters.pass(address));
    let (total, shown) = page.cut(found);
    Ok(DescribeAddressesResponse {
        total_count: Some(i64::try_from(total).unwrap_or(i64::MAX)),
        address_set: Some(shown),
    })
}
