//! DescribeHaVips: in the order of their ids.

use rehome_actions::vpc::{DescribeHaVipsRequest, DescribeHaVipsResponse};
use rehome_domain::ha_vip::HaVip;
use rehome_wire::ApiError;

use super::{ha_vip_id, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;
use crate::refusal::api_error;

const fn field(
    name: &'static str,
    matching: Matching,
    values: fn(&HaVip) -> Vec<String>,
) -> Field<HaVip> {
    Field { name, matching, values }
}

const FILTERS: &[Field<HaVip>] = &[
    field("havip-id", Matching::Exact, |it| vec![it.id.to_string()]),
    field("havip-name", Matching::Part, |it| vec![it.name.clone()]),
    field("vpc-id", Matching::Exact, |it| vec![it.vpc.to_string()]),
    field("subnet-id", Matching::Exact, |it| vec![it.subnet.to_string()]),
    field("vip", Matching::Exact, |it| vec![it.address.to_string()]),
    // None has an elastic IP.
    field("address-ip", Matching::Exact, |_| Vec::new()),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeHaVipsRequest,
) -> Result<DescribeHaVipsResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let ids = request.ha_vip_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("HaVipIds", &ids), !filters.is_empty())?;
    let asked = filters.iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let world = desk.world();
    let mut named = Vec::with_capacity(ids.len());
    for id in &ids {
        let ha_vip = world.ha_vip(ha_vip_id(id)?).map_err(|refusal| api_error(&refusal))?;
        named.push(ha_vip.id);
    }
    let found = world.ha_vips.values().map(AsRef::as_ref).filter(|ha_vip: &&HaVip| {
        (named.is_empty() || named.contains(&ha_vip.id)) && filters.pass(ha_vip)
    });
    let (total, page) = page.cut(found);
    Ok(DescribeHaVipsResponse {
        total_count: Some(total),
        ha_vip_set: Some(page.into_iter().map(|ha_vip| show(&world, ha_vip)).collect()),
    })
}
