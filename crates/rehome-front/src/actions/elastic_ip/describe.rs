//! DescribeAddresses: in the order of their ids. An id that is not there is left out, so that a client
//! that looks for what it released finds that it is gone.

use std::net::Ipv4Addr;
use std::sync::Arc;

use rehome_actions::vpc::{DescribeAddressesRequest, DescribeAddressesResponse};
use rehome_domain::elastic_ip::{Association, Eip, Target};
use rehome_domain::network_interface::Eni;
use rehome_domain::tag::Bears;
use rehome_domain::world::OrdMap;
use rehome_domain::{EipId, EniId, HaVipId, InstanceId, World};
use rehome_wire::ApiError;

use super::{eip_id, show};
use crate::desk::Desk;
use crate::filters::{EIP_MANNERS, Field, Manners, Matching};
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;

/// A value that is not empty.
fn text(value: Option<String>) -> Vec<String> {
    value.into_iter().filter(|value| !value.is_empty()).collect()
}

/// The elastic IPs that are bound to an interface's addresses.
fn bound<'a>(world: &'a World, eni: &'a Eni) -> impl Iterator<Item = EipId> + 'a {
    let is_bound = |eip: &&Eip| matches!(eip.association, Association::Bound(_));
    world.eips_of(eni).filter(is_bound).map(|eip| eip.id)
}

fn of_interfaces(world: &World, ids: &[String], at_most: usize) -> Option<Found<EipId>> {
    let ids = ids.iter().filter_map(|id| EniId::parse(id).ok());
    let enis = ids.filter_map(|id| world.enis.get(&id));
    Found::of(enis.flat_map(|eni| bound(world, eni)), at_most)
}

fn of_instances(world: &World, ids: &[String], at_most: usize) -> Option<Found<EipId>> {
    let instances = ids.iter().filter_map(|id| InstanceId::parse(id).ok());
    let enis = instances.flat_map(|id| world.enis_at(id));
    let ha_vips = ids.iter().filter_map(|id| HaVipId::parse(id).ok());
    let ha_vips = ha_vips.filter_map(|id| world.ha_vips.get(&id)?.elastic_ip(world));
    let of_enis = enis.flat_map(|eni| bound(world, eni));
    Found::of(of_enis.chain(ha_vips.map(|eip| eip.id)), at_most)
}

fn of_private(world: &World, addresses: &[String], at_most: usize) -> Option<Found<EipId>> {
    let addresses = addresses.iter().filter_map(|text| text.parse().ok());
    let targets = addresses
        .flat_map(|private| world.vpcs.keys().map(move |vpc| Target { vpc: *vpc, private }));
    let enis = targets.filter_map(|target| world.eip_at(target));
    let shown =
        |eip: &&Eip| super::holder(world, eip).is_some() || super::ha_vip(world, eip).is_some();
    Found::of(enis.filter(shown).map(|eip| eip.id), at_most)
}

fn of_public(world: &World, addresses: &[String], at_most: usize) -> Option<Found<EipId>> {
    let addresses = addresses.iter().filter_map(|text| text.parse().ok());
    Found::of(addresses.filter_map(|public: Ipv4Addr| world.publics.get(&public).copied()), at_most)
}

type By = Field<Eip, EipId>;

impl Listed for Eip {
    type Id = EipId;
    const IDS: &'static str = "AddressIds";
    const MANNERS: Manners = EIP_MANNERS;
    const FILTERS: &'static [By] = &[
        By::exact("address-id", |_, eip| vec![eip.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, EipId::parse, at_most)),
        By::exact("address-name", |_, eip| text(Some(eip.name.clone()))),
        By::new("address-ip", Matching::Address, |_, eip| vec![eip.public.to_string()])
            .indexed(of_public),
        By::exact("address-status", |world, eip| text(show(world, eip).address_status)),
        By::exact("instance-id", |world, eip| text(show(world, eip).instance_id))
            .indexed(of_instances),
        By::new("private-ip-address", Matching::Address, |world, eip| {
            text(show(world, eip).private_address_ip)
        })
        .indexed(of_private),
        By::exact("network-interface-id", |world, eip| text(show(world, eip).network_interface_id))
            .indexed(of_interfaces),
        By::same("is-arrears", &["FALSE", "false"]),
        By::exact("instance-type", |world, eip| text(show(world, eip).instance_type)),
        By::same("address-type", &["EIP"]),
        By::exact("address-isp", |_, eip| vec![eip.provider().to_owned()]),
        By::same("dedicated-cluster-id", &[]),
        // Not documented; Terraform's provider asks with CDC when it finds nothing without.
        By::same("business-type", &[]),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag-value", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<EipId, Arc<Self>> {
        &world.eips
    }

    fn id(_: &World, text: &str) -> Result<EipId, ApiError> {
        eip_id(text)
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeAddressesRequest,
) -> Result<DescribeAddressesResponse, ApiError> {
    let page = Page::signed(request.offset, request.limit)?;
    let filters = request.filters.iter().flatten();
    let asked = Listing::<Eip>::understand(page, request.address_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, eips) = asked.find(&world)?;
    Ok(DescribeAddressesResponse {
        total_count: Some(i64::try_from(total).unwrap_or(i64::MAX)),
        address_set: Some(eips.into_iter().map(|eip| show(&world, eip)).collect()),
    })
}
