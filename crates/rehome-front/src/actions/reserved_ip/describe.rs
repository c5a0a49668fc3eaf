//! DescribeReserveIpAddresses: in the order of their ids.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeReserveIpAddressesRequest, DescribeReserveIpAddressesResponse};
use rehome_domain::refusal::{Refusal, Resource};
use rehome_domain::reserved_ip::ReservedIp;
use rehome_domain::tag::Bears as _;
use rehome_domain::world::{OrdMap, SetAside};
use rehome_domain::{ReservedIpId, World};
use rehome_wire::ApiError;

use super::{reserved_id, show};
use crate::desk::Desk;
use crate::filters::{Field, Matching};
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;
use crate::refusal::api_error;

type By = Field<ReservedIp, ReservedIpId>;

impl Listed for ReservedIp {
    type Id = ReservedIpId;
    const IDS: &'static str = "ReserveIpIds";
    const FILTERS: &'static [By] = &[
        By::exact("reserve-ip-id", |_, ip| vec![ip.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, ReservedIpId::parse, at_most)),
        By::exact("vpc-id", |_, ip| vec![ip.vpc.to_string()]),
        By::exact("subnet-id", |_, ip| vec![ip.subnet.to_string()]),
        By::new("reserve-address-ip", Matching::Address, |_, ip| vec![ip.address.to_string()])
            .indexed(|world, addresses, at_most| {
                let addresses = addresses.iter().filter_map(|text| text.parse().ok());
                let with = |address| world.vpcs.keys().map(move |vpc| (*vpc, address));
                let found =
                    addresses.flat_map(with).filter_map(|at| match world.set_aside.get(&at) {
                        Some(SetAside::Reserved(id)) => Some(*id),
                        Some(SetAside::Dhcp(_)) | None => None,
                    });
                Found::of(found, at_most)
            }),
        By::same("ip-type", &["0"]),
        By::exact("name", |_, ip| vec![ip.name.clone()]),
        By::same("state", &["UnBind"]),
        By::same("resource-id", &[]),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<ReservedIpId, Arc<Self>> {
        &world.reserved_ips
    }

    fn id(world: &World, text: &str) -> Result<ReservedIpId, ApiError> {
        let id = reserved_id(text)?;
        let found = world.reserved_ips.get(&id).map(|ip| ip.id);
        found.ok_or_else(|| api_error(&Refusal::NotFound(Resource::ReservedIp(id))))
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeReserveIpAddressesRequest,
) -> Result<DescribeReserveIpAddressesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let filters = request.filters.iter().flatten();
    let asked = Listing::<ReservedIp>::understand(page, request.reserve_ip_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, found) = asked.find(&world)?;
    Ok(DescribeReserveIpAddressesResponse {
        reserve_ip_address_set: Some(found.into_iter().map(|ip| show(&world, ip)).collect()),
        total_count: Some(total),
    })
}
