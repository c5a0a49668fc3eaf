//! DescribeNetworkInterfaces: by ids or by filters, in the order of the ids.

use rehome_actions::vpc::{DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse};
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_wire::ApiError;

use super::super::elastic_ip::publics_of;
use super::{eni_id, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;
use crate::refusal::api_error;

use Matching::{EndWhenAlone, Exact, Part};

fn addresses(eni: &Eni) -> Vec<String> {
    eni.addresses.iter().map(ToString::to_string).collect()
}

fn none(_: &Eni) -> Vec<String> {
    Vec::new()
}

/// The documented filters. Those on what this version does not have (IPv6) find
/// nothing, as they would where nothing has any. Which ENI has a public address only the world
/// knows: that one is asked for beside these.
const FILTERS: &[Field<Eni>] = &[
    field("vpc-id", Exact, |eni| vec![eni.vpc.to_string()]),
    field("subnet-id", Exact, |eni| vec![eni.subnet.to_string()]),
    field("network-interface-id", Exact, |eni| vec![eni.id.to_string()]),
    field("attachment.instance-id", Exact, |eni| {
        eni.placement.attachment().map(|place| place.instance.to_string()).into_iter().collect()
    }),
    field("groups.security-group-id", Exact, |eni| {
        eni.groups.iter().map(ToString::to_string).collect()
    }),
    field("network-interface-name", Part, |eni| vec![eni.name.clone()]),
    field("network-interface-description", Part, |eni| vec![eni.description.clone()]),
    field("address-ip", EndWhenAlone, addresses),
    field("ip-exact-match", Exact, addresses),
    field("is-primary", Exact, |eni| vec![(eni.kind == EniKind::Primary).to_string()]),
    field("eni-type", Exact, |eni| vec![u8::from(eni.kind == EniKind::Primary).to_string()]),
    field("eni-qos", Exact, |eni| vec![eni.qos.name().to_owned()]),
    field("address-ipv6", Exact, |eni| eni.ipv6.iter().map(ToString::to_string).collect()),
    field("address-type", Exact, none),
    field("termination-protection", Exact, none),
    field("traffic-protection", Exact, none),
];

const PUBLIC_ADDRESS: &str = "public-address-ip";

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&Eni) -> Vec<String>,
) -> Field<Eni> {
    Field { name, matching, values }
}

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeNetworkInterfacesRequest,
) -> Result<DescribeNetworkInterfacesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let ids = request.network_interface_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("NetworkInterfaceIds", &ids), !filters.is_empty())?;
    let (public, own): (Vec<_>, Vec<_>) =
        filters.iter().partition(|filter| filter.name == PUBLIC_ADDRESS);
    let asked = own.into_iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let show = |eni: &Eni| show(&world, eni, desk.scope.account);
    let (total, shown) = if ids.is_empty() {
        let all = world.enis.values().map(AsRef::as_ref);
        let has = |eni: &Eni, wanted: &[String]| {
            publics_of(&world, eni).any(|address| wanted.contains(&address))
        };
        let has_all = |eni: &Eni| public.iter().all(|filter| has(eni, &filter.values));
        let (total, page) = page.cut(all.filter(|eni| filters.pass(eni) && has_all(eni)));
        (total, page.into_iter().map(show).collect())
    } else {
        let mut named = Vec::with_capacity(ids.len());
        for id in &ids {
            named.push(world.eni(eni_id(id)?).map_err(|refusal| api_error(&refusal))?);
        }
        named.sort_unstable_by_key(|eni| eni.id);
        named.dedup_by_key(|eni| eni.id);
        let (total, page) = page.cut(named.into_iter());
        (total, page.into_iter().map(show).collect())
    };
    Ok(DescribeNetworkInterfacesResponse {
        network_interface_set: Some(shown),
        total_count: Some(total),
    })
}
