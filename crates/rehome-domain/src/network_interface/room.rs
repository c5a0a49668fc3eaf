//! How many addresses of each family an interface may hold, and whether a call asks for more.

use super::create::ASKED_MAX;
use super::{ADDRESSES_MAX, Eni};
use crate::migration::Placement;
use crate::refusal::{Limit, Refusal, Resource};
use crate::world::World;

/// Refuses a call that names too many values.
pub(crate) fn check_named(named: usize) -> Result<(), Refusal> {
    if named <= ASKED_MAX {
        return Ok(());
    }
    Err(Refusal::LimitExceeded { limit: Limit::ValuesInCall, at_most: ASKED_MAX as u64 })
}

/// How many addresses a call asks for: the named ones and `more`. Refuses what no interface may hold
/// before anything is looked up.
pub(crate) fn asked(limit: Limit, named: usize, more: u64) -> Result<usize, Refusal> {
    check_named(named)?;
    let count = usize::try_from(more).ok().and_then(|more| more.checked_add(named));
    count.filter(|count| *count <= ADDRESSES_MAX).ok_or(too_many(limit, ADDRESSES_MAX))
}

/// Refuses what this interface may not hold, by itself or where it is attached.
pub(crate) fn check(
    world: &World,
    eni: &Eni,
    (limit, held, more): (Limit, usize, usize),
) -> Result<(), Refusal> {
    let at_most = most_addresses(world, eni)?;
    if held + more > at_most { Err(too_many(limit, at_most)) } else { Ok(()) }
}

fn too_many(limit: Limit, at_most: usize) -> Refusal {
    Refusal::LimitExceeded { limit, at_most: at_most as u64 }
}

/// How many addresses of each family an ENI may hold, by itself or where it is attached.
fn most_addresses(world: &World, to: &Eni) -> Result<usize, Refusal> {
    Ok(match &to.placement {
        Placement::On(place) => {
            usize::from(world.instance(place.instance)?.size.limits().addresses)
        }
        Placement::Free => ADDRESSES_MAX,
        // Another task holds it then; asked before.
        Placement::Pending(task) | Placement::Deleting(task) => {
            return Err(Refusal::TaskRunning { resource: Resource::Eni(to.id), task: *task });
        }
        Placement::Moving(migration) => {
            let (resource, task) = (Resource::Eni(to.id), migration.task);
            return Err(Refusal::TaskRunning { resource, task });
        }
    })
}
