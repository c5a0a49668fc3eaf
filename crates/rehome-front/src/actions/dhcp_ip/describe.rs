//! DescribeDhcpIps: in the order of their ids.

use std::sync::Arc;

use rehome_actions::vpc::{DescribeDhcpIpsRequest, DescribeDhcpIpsResponse};
use rehome_domain::dhcp_ip::DhcpIp;
use rehome_domain::tag::Bears as _;
use rehome_domain::world::{OrdMap, SetAside};
use rehome_domain::{DhcpIpId, World};
use rehome_wire::ApiError;

use super::{dhcp_ip_id, show};
use crate::desk::Desk;
use crate::filters::{Field, Matching};
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;
use crate::refusal::api_error;

type By = Field<DhcpIp, DhcpIpId>;

impl Listed for DhcpIp {
    type Id = DhcpIpId;
    const IDS: &'static str = "DhcpIpIds";
    const FILTERS: &'static [By] = &[
        By::exact("vpc-id", |_, ip| vec![ip.vpc.to_string()]),
        By::exact("subnet-id", |_, ip| vec![ip.subnet.to_string()]),
        By::exact("dhcpip-id", |_, ip| vec![ip.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, DhcpIpId::parse, at_most)),
        By::exact("dhcpip-name", |_, ip| vec![ip.name.clone()]),
        By::new("address-ip", Matching::Address, |_, ip| vec![ip.address.to_string()]).indexed(
            |world, addresses, at_most| {
                let addresses = addresses.iter().filter_map(|text| text.parse().ok());
                let with = |address| world.vpcs.keys().map(move |vpc| (*vpc, address));
                let found =
                    addresses.flat_map(with).filter_map(|at| match world.set_aside.get(&at) {
                        Some(SetAside::Dhcp(id)) => Some(*id),
                        Some(SetAside::Reserved(_)) | None => None,
                    });
                Found::of(found, at_most)
            },
        ),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<DhcpIpId, Arc<Self>> {
        &world.dhcp_ips
    }

    fn id(world: &World, text: &str) -> Result<DhcpIpId, ApiError> {
        let id = dhcp_ip_id(text)?;
        world.dhcp_ip(id).map(|ip| ip.id).map_err(|refusal| api_error(&refusal))
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeDhcpIpsRequest,
) -> Result<DescribeDhcpIpsResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let filters = request.filters.iter().flatten();
    let asked = Listing::<DhcpIp>::understand(page, request.dhcp_ip_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, found) = asked.find(&world)?;
    Ok(DescribeDhcpIpsResponse {
        dhcp_ip_set: Some(found.into_iter().map(|ip| show(&world, ip)).collect()),
        total_count: Some(total),
    })
}
