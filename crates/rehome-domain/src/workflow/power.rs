//! The way of an instance to being stopped, and back.
//!
//! Only forward: a stop that a plane cannot follow is left to the repair, as a start is. A crash
//! between the halves of a reboot repeats both.

use super::handover;
use crate::instance::{Instance, Power};
use crate::network_interface::Eni;
use crate::plane::Verb;
use crate::world::World;

/// What makes the plane follow.
pub(super) fn verbs(world: &World, instance: &Instance, power: Power) -> Vec<Verb> {
    let held = || instance.interfaces.values().filter_map(|eni| world.enis.get(eni));
    let dark = held().map(|eni| Verb::Release(eni.release(eni.issued)));
    let lit = held().flat_map(|eni: &std::sync::Arc<Eni>| handover::gaining(world, eni));
    match power {
        Power::Stop => dark.collect(),
        Power::Start => lit.collect(),
        Power::Reboot => dark.chain(lit).collect(),
    }
}
