//! DescribeNetworkInterfaces: by ids or by filters, in the order of the ids.
//!
//! Every filter has an index, so that a call costs what its answer does, however many interfaces there
//! are. Source of what the filters mean: the parameter's documentation in the API's SDKs.

use std::net::Ipv4Addr;
use std::sync::Arc;

use rehome_actions::vpc::{
    DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResponse, Filter,
};
use rehome_domain::network_interface::details::QosLevel;
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::tag::Bears;
use rehome_domain::world::{EniKey, OrdMap};
use rehome_domain::{EniId, InstanceId, SecurityGroupId, SubnetId, VpcId, World};
use rehome_wire::ApiError;

use super::super::elastic_ip::{holder, publics_of};
use super::super::ipv6::{address_ranges, kinds};
use super::{eni_id, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Matching};
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;
use crate::refusal::api_error;

use Matching::{Address, EndWhenAlone};

const ADDRESS: &str = "address-ip";
/// A Boolean beside `address-ip`. With `true` that filter is compared as this one's row says.
const EXACTLY: &str = "ip-exact-match";

type By = Field<Eni, EniId>;

impl Listed for Eni {
    type Id = EniId;
    const IDS: &'static str = "NetworkInterfaceIds";
    const FILTERS: &'static [By] = &[
        By::exact("vpc-id", |_, eni| vec![eni.vpc.to_string()]).indexed(|world, ids, at_most| {
            with((world, at_most), ids, |id| VpcId::parse(id).ok().map(EniKey::Vpc))
        }),
        By::exact("subnet-id", |_, eni| vec![eni.subnet.to_string()]).indexed(
            |world, ids, at_most| {
                with((world, at_most), ids, |id| SubnetId::parse(id).ok().map(EniKey::Subnet))
            },
        ),
        By::exact("network-interface-id", |_, eni| vec![eni.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, EniId::parse, at_most)),
        By::exact("attachment.instance-id", |_, eni| {
            eni.placement.attachment().map(|place| place.instance.to_string()).into_iter().collect()
        })
        .indexed(at_instances),
        By::exact("groups.security-group-id", |_, eni| {
            eni.groups.iter().map(ToString::to_string).collect()
        })
        .indexed(|world, ids, at_most| {
            with((world, at_most), ids, |id| SecurityGroupId::parse(id).ok().map(EniKey::Group))
        }),
        By::exact("network-interface-name", |_, eni| vec![eni.name.clone()]).indexed(
            |world, names, at_most| {
                without_empty(names)?;
                Found::of(names.iter().flat_map(|name| world.enis_named(name)), at_most)
            },
        ),
        By::exact("network-interface-description", |_, eni| vec![eni.description.clone()]).indexed(
            |world, texts, at_most| {
                without_empty(texts)?;
                Found::of(texts.iter().flat_map(|text| world.enis_described(text)), at_most)
            },
        ),
        By::new(ADDRESS, EndWhenAlone, |_, eni| addresses(eni)).indexed(ending_or_having),
        By::new(EXACTLY, Address, |_, eni| addresses(eni)).indexed(having),
        By::exact("is-primary", |_, eni| vec![(eni.kind == EniKind::Primary).to_string()]).indexed(
            |world, values, at_most| {
                with((world, at_most), values, |value| kind(value, ["false", "true"]))
            },
        ),
        By::exact("eni-type", |_, eni| vec![u8::from(eni.kind == EniKind::Primary).to_string()])
            .indexed(|world, values, at_most| {
                with((world, at_most), values, |value| kind(value, ["0", "1"]))
            }),
        By::exact("eni-qos", |_, eni| vec![eni.qos.name().to_owned()]).indexed(
            |world, levels, at_most| {
                with((world, at_most), levels, |level| {
                    QosLevel::parse(level).ok().map(EniKey::Level)
                })
            },
        ),
        By::new("address-ipv6", Address, |_, eni| {
            eni.ipv6.iter().map(ToString::to_string).collect()
        })
        .indexed(having_ipv6),
        By::new("public-address-ip", Address, |world, eni| publics_of(world, eni).collect())
            .indexed(having_public),
        By::exact("address-type", |_, eni| kinds(eni)).indexed(having_kind),
        By::same("termination-protection", &["false"]),
        By::same("traffic-protection", &["false"]),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<EniId, Arc<Self>> {
        &world.enis
    }

    fn id(world: &World, text: &str) -> Result<EniId, ApiError> {
        let id = eni_id(text)?;
        world.eni(id).map(|eni| eni.id).map_err(|refusal| api_error(&refusal))
    }
}

fn addresses(eni: &Eni) -> Vec<String> {
    eni.addresses.iter().map(ToString::to_string).collect()
}

/// The interfaces that have a key of those that texts mean.
fn with(
    (world, at_most): (&World, usize),
    texts: &[String],
    key: fn(&str) -> Option<EniKey>,
) -> Option<Found<EniId>> {
    Found::posted((&world.index.enis, at_most), texts, key)
}

/// No index has empty texts: they are most interfaces'.
fn without_empty(texts: &[String]) -> Option<()> {
    (!texts.iter().any(String::is_empty)).then_some(())
}

fn kind(value: &str, [secondary, primary]: [&str; 2]) -> Option<EniKey> {
    let kinds = [(secondary, EniKind::Secondary), (primary, EniKind::Primary)];
    kinds.into_iter().find(|(word, _)| *word == value).map(|(_, kind)| EniKey::Kind(kind))
}

fn at_instances(world: &World, ids: &[String], at_most: usize) -> Option<Found<EniId>> {
    let ids = ids.iter().filter_map(|id| InstanceId::parse(id).ok());
    Found::of(ids.flat_map(|id| world.enis_at(id)).map(|eni| eni.id), at_most)
}

fn ending_or_having(world: &World, texts: &[String], at_most: usize) -> Option<Found<EniId>> {
    match texts {
        [end] => Found::of(world.holders_of_end(end).map(|(_, eni)| eni), at_most),
        _ => having(world, texts, at_most),
    }
}

fn having(world: &World, texts: &[String], at_most: usize) -> Option<Found<EniId>> {
    let addresses = texts.iter().filter_map(|text| text.parse().ok());
    let held = addresses
        .flat_map(|address| world.vpcs.keys().filter_map(move |vpc| world.holder(*vpc, address)));
    Found::of(held, at_most)
}

fn having_ipv6(world: &World, texts: &[String], at_most: usize) -> Option<Found<EniId>> {
    let addresses = texts.iter().filter_map(|text| text.parse().ok());
    let held = addresses.flat_map(|address| {
        world.vpcs.keys().filter_map(move |vpc| world.holder_of_ipv6(*vpc, address))
    });
    Found::of(held, at_most)
}

fn having_public(world: &World, texts: &[String], at_most: usize) -> Option<Found<EniId>> {
    let addresses = texts.iter().filter_map(|text| text.parse().ok());
    let eips = addresses.filter_map(|public: Ipv4Addr| world.eips.get(world.publics.get(&public)?));
    Found::of(eips.filter_map(|eip| holder(world, eip)).map(|(eni, _)| eni.id), at_most)
}

fn having_kind(world: &World, kinds: &[String], at_most: usize) -> Option<Found<EniId>> {
    let blocks = kinds.iter().flat_map(|kind| address_ranges(kind));
    let held = blocks.flat_map(|(first, last)| {
        world
            .vpcs
            .keys()
            .flat_map(move |vpc| world.ipv6_addresses.range((*vpc, first)..=(*vpc, last)))
    });
    Found::of(held.map(|(_, eni)| *eni), at_most)
}

/// `ip-exact-match` says how `address-ip` is compared, and finds nothing by itself.
///
/// # Errors
/// `InvalidParameterValue.Malformed` when it is neither `true` nor `false`.
fn understood(filters: &[Filter]) -> Result<Vec<Asked<'_>>, ApiError> {
    let mut said = filters.iter().filter(|filter| filter.name == EXACTLY);
    let exactly = match said.find_map(|filter| filter.values.first()) {
        None => false,
        Some(value) => value.to_ascii_lowercase().parse().map_err(|_| {
            api_error(&Refusal::value("Filters.ip-exact-match", value, Fault::Form))
        })?,
    };
    let rest = filters.iter().filter(|filter| filter.name != EXACTLY).map(Asked::from);
    let name = |name| if name == ADDRESS && exactly { EXACTLY } else { name };
    Ok(rest.map(|filter| Asked { name: name(filter.name), ..filter }).collect())
}

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeNetworkInterfacesRequest,
) -> Result<DescribeNetworkInterfacesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let filters = understood(request.filters.as_deref().unwrap_or_default())?;
    let ids = request.network_interface_ids.as_ref();
    let asked = Listing::<Eni>::understand(page, ids, filters)?;
    let world = desk.world();
    let (total, enis) = asked.find(&world)?;
    let show = |eni| show(&world, eni, desk.scope.account);
    Ok(DescribeNetworkInterfacesResponse {
        network_interface_set: Some(enis.into_iter().map(show).collect()),
        total_count: Some(total),
    })
}
