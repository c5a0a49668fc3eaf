//! DescribeInstances: in the order of their ids. An id that is not there is left out, as the real
//! service does.

use std::sync::Arc;

use rehome_actions::cvm::{DescribeInstancesRequest, DescribeInstancesResponse};
use rehome_domain::instance::Instance;
use rehome_domain::tag::Bears;
use rehome_domain::world::{InstanceKey, OrdMap};
use rehome_domain::{InstanceId, SubnetId, VpcId, World, Zone};
use rehome_wire::ApiError;

use super::super::network_interface::instance_id;
use super::{groups_of, ipv6, private_addresses, publics, show};
use crate::desk::Desk;
use crate::filters::{CVM_MANNERS, Field, Manners, Matching};
use crate::found::Found;
use crate::listing::{Listed, Listing};
use crate::page::Page;

/// The instances that have a key of those that texts mean.
fn with(
    (world, at_most): (&World, usize),
    texts: &[String],
    key: fn(&str) -> Option<InstanceKey>,
) -> Option<Found<InstanceId>> {
    Found::posted((&world.index.instances, at_most), texts, key)
}

type By = Field<Instance, InstanceId>;

impl Listed for Instance {
    type Id = InstanceId;
    const IDS: &'static str = "InstanceIds";
    const MANNERS: Manners = CVM_MANNERS;
    const FILTERS: &'static [By] = &[
        By::exact("zone", |_, it| vec![it.zone.to_string()]).indexed(|world, zones, at_most| {
            with((world, at_most), zones, |zone| Zone::parse(zone).map(InstanceKey::Zone))
        }),
        By::exact("project-id", |_, it| vec![it.settings.project.to_string()]),
        By::same("host-id", &[]),
        By::same("dedicated-cluster-id", &[]),
        By::exact("vpc-id", |_, it| vec![it.vpc.to_string()]).indexed(|world, ids, at_most| {
            with((world, at_most), ids, |id| VpcId::parse(id).ok().map(InstanceKey::Vpc))
        }),
        By::exact("subnet-id", |_, it| vec![it.subnet.to_string()]).indexed(
            |world, ids, at_most| {
                with((world, at_most), ids, |id| SubnetId::parse(id).ok().map(InstanceKey::Subnet))
            },
        ),
        By::exact("instance-id", |_, it| vec![it.id.to_string()])
            .indexed(|_, ids, at_most| Found::parsed(ids, InstanceId::parse, at_most)),
        By::new("instance-name", Matching::Part, |_, it| vec![it.name.clone()]),
        By::same("instance-charge-type", &["POSTPAID_BY_HOUR"]),
        By::exact("instance-state", |_, it| vec![it.state.name().to_owned()]).indexed(
            |world, names, at_most| {
                let states = world.index.instances.keys().filter(|key| match key {
                    InstanceKey::State(state) => names.iter().any(|name| name == state.name()),
                    InstanceKey::Vpc(_)
                    | InstanceKey::Subnet(_)
                    | InstanceKey::Zone(_)
                    | InstanceKey::KeyPair(_) => false,
                });
                Found::union(states.map(|key| world.index.instances.of(key)), at_most)
            },
        ),
        By::new("ipv6-address", Matching::Address, ipv6),
        By::new("private-ip-address", Matching::Address, private_addresses),
        By::exact("public-ip-address", publics),
        By::exact("security-group-id", groups_of),
        By::tags("tag-key", |it| it.id.resource()),
        By::tags("tag-value", |it| it.id.resource()),
        By::tags("tag:", |it| it.id.resource()),
    ];

    fn all(world: &World) -> &OrdMap<InstanceId, Arc<Self>> {
        &world.instances
    }

    fn id(_: &World, text: &str) -> Result<InstanceId, ApiError> {
        instance_id(text)
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeInstancesRequest,
) -> Result<DescribeInstancesResponse, ApiError> {
    let page = Page::signed(request.offset, request.limit)?;
    let filters = request.filters.iter().flatten();
    let asked = Listing::<Instance>::understand(page, request.instance_ids.as_ref(), filters)?;
    let world = desk.world();
    let (total, instances) = asked.find(&world)?;
    Ok(DescribeInstancesResponse {
        total_count: Some(i64::try_from(total).unwrap_or(i64::MAX)),
        instance_set: Some(instances.into_iter().map(|instance| show(&world, instance)).collect()),
    })
}
