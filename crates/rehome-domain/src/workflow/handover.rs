//! The way of an address from one ENI to another.
//!
//! Before the commit the taker's instance gets the address, which carries nothing yet: the giver's
//! steering holds it. After it the taker's steering claims it in one step; before that the giver
//! is fenced, so that no late verb of an older list brings the address back.

use super::{Care, Plan, Stage, finish, staging_at, steered};
use crate::migration::{Attachment, Phase, Placement};
use crate::network_interface::Eni;
use crate::network_interface::handover::{Giving, Handover};
use crate::plane::{Fence, Verb};
use crate::policy::derive;
use crate::world::World;

/// What is to be done next, for the giver and the taker.
pub(super) fn plan(world: &World, (from, to): (&Eni, &Eni), care: Care) -> Option<Plan> {
    let Some(Handover::Gives(giving)) = &from.handover else {
        return None;
    };
    match &giving.phase {
        Phase::Preparing { deadline } => Some(Plan {
            stage: Stage::Prepare,
            verbs: taking(world, to, giving),
            deadline: Some(*deadline),
        }),
        Phase::Committed => finish(changing_hands(world, (from, to), care)),
        Phase::Undoing { .. } => {
            // The leg as it was, without the address.
            let verbs = place(to).map_or_else(Vec::new, |place| staging_at(world, to, place));
            Some(Plan { stage: Stage::Undo, verbs, deadline: None })
        }
    }
}

/// The taker's leg with the address that is to come.
fn taking(world: &World, to: &Eni, giving: &Giving) -> Vec<Verb> {
    let mut to = to.clone();
    to.addresses.push(giving.address);
    place(&to).map_or_else(Vec::new, |place| staging_at(world, &to, place))
}

fn changing_hands(world: &World, (from, to): (&Eni, &Eni), care: Care) -> Vec<Verb> {
    let mut verbs = Vec::new();
    let stage = |eni, place| staging_at(world, eni, place);
    if care == Care::Thorough {
        for eni in [from, to] {
            verbs.push(Verb::Fence(Fence { eni: eni.id, epoch: eni.issued }));
            verbs.extend(place(eni).map_or_else(Vec::new, |place| stage(eni, place)));
        }
    }
    if place(from).is_some() {
        verbs.push(Verb::Fence(Fence { eni: from.id, epoch: from.issued }));
    }
    verbs.extend(guarding(world, [from, to]));
    verbs.extend(place(to).map(|place| steered(world, to, place)));
    if let Some(place) = place(from) {
        verbs.push(steered(world, from, place));
        verbs.extend(stage(from, place));
    }
    verbs
}

/// What makes the plane follow an ENI that has got addresses: its leg has them before packets come.
pub(super) fn gaining(world: &World, eni: &Eni) -> Vec<Verb> {
    let Some(place) = place(eni) else { return Vec::new() };
    let fence = Verb::Fence(Fence { eni: eni.id, epoch: eni.issued });
    let switch = steered(world, eni, place);
    [vec![fence], staging_at(world, eni, place), vec![switch]].concat()
}

/// The same for one that has lost some: no packets come any more when its leg loses them.
pub(super) fn losing(world: &World, eni: &Eni, care: Care) -> Vec<Verb> {
    let Some(place) = place(eni) else { return Vec::new() };
    match care {
        Care::Usual => {
            let switch = steered(world, eni, place);
            [vec![switch], staging_at(world, eni, place)].concat()
        }
        // There may be no leg to be switched to.
        Care::Thorough => gaining(world, eni),
    }
}

/// The address is guarded as the taker's before the taker gets it, and not as the giver's any more.
fn guarding(world: &World, enis: [&Eni; 2]) -> Option<Verb> {
    let placed = enis.into_iter().filter(|eni| place(eni).is_some());
    let policies: Vec<_> = placed.flat_map(|eni| derive::of_interface(world, eni)).collect();
    (!policies.is_empty()).then_some(Verb::Enforce(policies))
}

fn place(eni: &Eni) -> Option<&Attachment> {
    match &eni.placement {
        Placement::On(place) => Some(place),
        Placement::Pending(_) | Placement::Free | Placement::Moving(_) | Placement::Deleting(_) => {
            None
        }
    }
}
