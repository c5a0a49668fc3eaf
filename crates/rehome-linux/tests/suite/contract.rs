//! The promises of every plane, held by this one.

use rehome_ports::contract::plane::{Cast, bindings, policies, promises};

use crate::lab::bare;

#[test]
fn the_kernel_keeps_every_promise_of_a_plane() {
    let mut kept = Vec::new();
    let all = promises().into_iter().chain(bindings::promises()).chain(policies::promises());
    for (number, (name, promise)) in all.enumerate() {
        let Some(lab) = bare() else { return };
        // The cast's ids are of the process, so that two runs at once do not meet.
        let seed = u64::from(std::process::id()) << 8 | number as u64;
        promise(&lab.plane, &Cast::new(seed));
        kept.push(name);
    }
    assert!(kept.len() >= 33, "{kept:?}");
}
