//! DescribeHaVips: in the order of their ids.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeHaVipsRequest, DescribeHaVipsResponse};
use rehome_domain::ha_vip::HaVip;
use rehome_domain::world::OrdMap;
use rehome_domain::{HaVipId, VpcId, World};
use rehome_wire::ApiError;

use super::{ha_vip_id, kind, public, show};
use crate::desk::Desk;
use crate::filters::{Field, Matching};
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;
use crate::refusal::api_error;

type By = Field<HaVip, HaVipId>;

impl Listed for HaVip {
    type Id = HaVipId;
    const IDS: &'static str = "HaVipIds";
    const FILTERS: &'static [By] = &[
        By::exact("havip-id", |_, it| vec![it.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, HaVipId::parse, at_most)),
        By::exact("havip-name", |_, it| vec![it.name.clone()]),
        By::exact("vpc-id", |_, it| vec![it.vpc.to_string()]).indexed(|world, ids, at_most| {
            let key = |id: &str| VpcId::parse(id).ok();
            Found::posted((&world.index.ha_vips, at_most), ids, key)
        }),
        By::exact("subnet-id", |_, it| vec![it.subnet.to_string()]),
        By::new("vip", Matching::Address, |_, it| vec![it.address.to_string()]).indexed(
            |world, addresses, at_most| {
                let addresses = addresses.iter().filter_map(|text| text.parse().ok());
                let with = |address| world.vpcs.keys().map(move |vpc| (*vpc, address));
                let all = addresses.flat_map(with);
                Found::of(all.filter_map(|at| world.floating.get(&at).copied()), at_most)
            },
        ),
        By::new("address-ip", Matching::Address, |world, it| {
            vec![public(world, it)].into_iter().filter(|text| !text.is_empty()).collect()
        }),
        By::exact("havip-association.instance-id", |_, it| {
            it.associated.iter().map(ToString::to_string).collect()
        }),
        By::exact("havip-association.instance-type", |_, it| {
            it.associated.iter().map(|it| kind(it).to_owned()).collect()
        }),
        By::exact("check-associate", |_, it| vec![it.check_associate.to_string()]),
        By::same("cdc-id", &[]),
        By::same("type", &[]),
        By::same("termination-protection", &["false"]),
        By::same("traffic-protection", &["false"]),
    ];

    fn all(world: &World) -> &OrdMap<HaVipId, Arc<Self>> {
        &world.ha_vips
    }

    fn id(world: &World, text: &str) -> Result<HaVipId, ApiError> {
        let id = ha_vip_id(text)?;
        world.ha_vip(id).map(|ha_vip| ha_vip.id).map_err(|refusal| api_error(&refusal))
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeHaVipsRequest,
) -> Result<DescribeHaVipsResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let filters = request.filters.iter().flatten();
    let asked = Listing::<HaVip>::understand(page, request.ha_vip_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, ha_vips) = asked.find(&world)?;
    Ok(DescribeHaVipsResponse {
        total_count: Some(total),
        ha_vip_set: Some(ha_vips.into_iter().map(|ha_vip| show(&world, ha_vip)).collect()),
    })
}
