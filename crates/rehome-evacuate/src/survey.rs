//! The survey: what is on the source, and what the destinations can take. Only Describe calls.
//!
//! In: an order. Out: the source's interfaces and the destinations' standing. The source may be in
//! any state, gone included: what counts is which interfaces name it as their holder.

use std::time::Duration;

use crate::cloud::{Cloud, CloudError};
use crate::ids::InstanceId;
use crate::order::Order;
use crate::plan::{Destination, Interface, Room, Standing};

/// What was found.
#[derive(Debug)]
pub(crate) struct Survey {
    /// The source's `InstanceState`; nothing when there is no such instance.
    pub source_state: Option<String>,
    pub interfaces: Vec<Interface>,
    pub destinations: Vec<Destination>,
}

pub(crate) fn survey(
    cloud: Cloud<'_>,
    order: &Order,
    deadline: Duration,
) -> Result<Survey, CloudError> {
    let source = cloud.instance(&order.source, deadline)?;
    let found = cloud.interfaces_of(&order.source, deadline)?;
    let standing = |id: &InstanceId| {
        let standing = standing(cloud, id, deadline)?;
        Ok(Destination { id: id.clone(), standing })
    };
    let destinations =
        order.destinations.iter().map(standing).collect::<Result<_, CloudError>>()?;
    Ok(Survey {
        source_state: source.map(|instance| instance.state),
        interfaces: found.into_iter().map(|seen| seen.interface).collect(),
        destinations,
    })
}

/// The API would also move to a STOPPED instance. An evacuation does not: packets would go nowhere.
fn standing(cloud: Cloud<'_>, id: &InstanceId, deadline: Duration) -> Result<Standing, CloudError> {
    let Some(instance) = cloud.instance(id, deadline)? else {
        return Ok(Standing::Missing);
    };
    if instance.state != "RUNNING" {
        return Ok(Standing::NotRunning(instance.state));
    }
    let Some(limit) = cloud.limit(id, deadline)? else {
        return Ok(Standing::Missing);
    };
    let held = cloud.count_of(id, deadline)?;
    let free = limit.interfaces.saturating_sub(held);
    Ok(Standing::Running(Room { home: instance.home, free, addresses_max: limit.addresses }))
}
