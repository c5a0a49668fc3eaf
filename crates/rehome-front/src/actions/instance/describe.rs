//! DescribeInstances: an id that is not there is left out, as the real service does.

use rehome_actions::cvm::{DescribeInstancesRequest, DescribeInstancesResponse};
use rehome_domain::World;
use rehome_domain::instance::Instance;
use rehome_wire::ApiError;

use super::super::network_interface::instance_id;
use super::{groups_of, publics, show};
use crate::desk::Desk;
use crate::filters::{Asked, Field, Filters, Matching};
use crate::page::Page;

const fn field(name: &'static str, values: fn(&Instance) -> Vec<String>) -> Field<Instance> {
    Field { name, matching: Matching::Exact, values }
}

const FILTERS: &[Field<Instance>] = &[
    field("zone", |instance| vec![instance.zone.to_string()]),
    field("project-id", |_| vec![String::from("0")]),
    field("host-id", |_| Vec::new()),
    field("dedicated-cluster-id", |_| Vec::new()),
    field("vpc-id", |instance| vec![instance.vpc.to_string()]),
    field("subnet-id", |instance| vec![instance.subnet.to_string()]),
    field("instance-id", |instance| vec![instance.id.to_string()]),
    Field {
        name: "instance-name",
        matching: Matching::Part,
        values: |instance| vec![instance.name.clone()],
    },
    field("instance-charge-type", |_| vec![String::from("POSTPAID_BY_HOUR")]),
    field("instance-state", |instance| vec![instance.state.name().to_owned()]),
    field("ipv6-address", |_| Vec::new()),
];

type Worldly = fn(&World, &Instance) -> Vec<String>;

/// What an instance has of a filter that only the world can tell.
fn worldly_values(filter: &str) -> Option<Worldly> {
    match filter {
        "public-ip-address" => Some(publics),
        "security-group-id" => Some(groups_of),
        _ => None,
    }
}

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeInstancesRequest,
) -> Result<DescribeInstancesResponse, ApiError> {
    let page = Page::signed(request.offset, request.limit)?;
    let ids = request.instance_ids.unwrap_or_default();
    let filters = request.filters.unwrap_or_default();
    desk.check_ids_or_filters(("InstanceIds", &ids), !filters.is_empty())?;
    // Which instance has a public address or a security group only the world knows.
    let (worldly, own): (Vec<_>, Vec<_>) =
        filters.iter().partition(|filter| worldly_values(&filter.name).is_some());
    let asked = own.into_iter().map(|filter| Asked { name: &filter.name, values: &filter.values });
    let filters = Filters::understand(asked, FILTERS)?;
    let named: Result<Vec<_>, _> = ids.iter().map(|id| instance_id(id)).collect();
    let named = named?;
    let world = desk.world();
    let has_all = |instance: &Instance| {
        worldly.iter().all(|filter| {
            let values = worldly_values(&filter.name);
            let has = values.map(|values| values(&world, instance)).unwrap_or_default();
            has.iter().any(|value| filter.values.contains(value))
        })
    };
    let found = world.instances.values().map(AsRef::as_ref).filter(|instance: &&Instance| {
        (named.is_empty() || named.contains(&instance.id))
            && filters.pass(instance)
            && has_all(instance)
    });
    let (total, page) = page.cut(found);
    Ok(DescribeInstancesResponse {
        total_count: Some(i64::try_from(total).unwrap_or(i64::MAX)),
        instance_set: Some(page.into_iter().map(|instance| show(&world, instance)).collect()),
    })
}
