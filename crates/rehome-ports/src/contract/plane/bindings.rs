//! What every data plane must do about elastic IPs: carry them, or say that it does not.
//!
//! In: a plane and a cast, as for the other promises. Out: a panic that names the broken promise.
//! A plane that says that it carries no bindings is held to that: it refuses all of them for good.
//! The promises of those that carry them are then skipped, and the skipping is printed.

use std::net::Ipv4Addr;

use rehome_domain::Epoch;
use rehome_domain::plane::{Binding, Unbinding, Verb};

use super::{Cast, Promise, changes, done, missing, observed, refused};
use crate::{Plane, PlaneError};

/// The promises, in no order that matters.
pub fn promises<P: Plane>() -> [Promise<P>; 7] {
    [
        ("a_plane_without_bindings_says_so", a_plane_without_bindings_says_so),
        ("a_binding_comes_and_goes", a_binding_comes_and_goes),
        ("a_binding_needs_its_vpc", a_binding_needs_its_vpc),
        ("an_older_binding_is_refused", an_older_binding_is_refused),
        ("a_binding_takes_over_its_addresses", a_binding_takes_over_its_addresses),
        ("a_vpc_takes_its_bindings_along", a_vpc_takes_its_bindings_along),
        ("a_binding_outlives_instance_and_leg", a_binding_outlives_instance_and_leg),
    ]
}

/// Whether the plane carries bindings; says so when it does not.
#[allow(clippy::print_stdout, reason = "a test's output says what was skipped")]
fn carries(plane: &impl Plane, promise: &str) -> bool {
    let carries = plane.carries_bindings();
    if !carries {
        println!("skipped: the plane {} carries no elastic IPs: {promise}", plane.name());
    }
    carries
}

fn binding(cast: &Cast, (eip, epoch): (usize, u64), host: u8) -> Binding {
    let octet = [1, 2][eip];
    Binding {
        eip: cast.eips[eip],
        public: Ipv4Addr::new(203, 0, 113, octet),
        vpc: cast.vpc.vpc,
        private: Ipv4Addr::new(10, 0, 1, host),
        epoch: Epoch(epoch),
    }
}

fn unbind(cast: &Cast, eip: usize, epoch: u64) -> Verb {
    Verb::Unbind(Unbinding { eip: cast.eips[eip], epoch: Epoch(epoch) })
}

/// Does a binding and checks that it came, and nothing else.
fn bound(plane: &impl Plane, wanted: Binding) {
    changes(plane, &Verb::Bind(wanted), |seen| {
        seen.bindings.insert(wanted.eip, wanted);
    });
}

fn a_plane_without_bindings_says_so<P: Plane>(plane: &P, cast: &Cast) {
    if plane.carries_bindings() {
        return;
    }
    cast.enter(plane);
    let bind = Verb::Bind(binding(cast, (0, 1), 10));
    refused(plane, &bind, |error| matches!(error, PlaneError::Permanent(_)));
    changes(plane, &unbind(cast, 0, 2), |_| {});
}

fn a_binding_comes_and_goes<P: Plane>(plane: &P, cast: &Cast) {
    if !carries(plane, "a_binding_comes_and_goes") {
        return;
    }
    cast.enter(plane);
    let (one, other) = (binding(cast, (0, 1), 10), binding(cast, (1, 1), 20));
    for wanted in [one, other] {
        bound(plane, wanted);
        changes(plane, &Verb::Bind(wanted), |_| {});
    }
    // To another address, in one step.
    bound(plane, binding(cast, (0, 2), 11));
    for _ in 0..2 {
        changes(plane, &unbind(cast, 0, 3), |seen| {
            seen.bindings.remove(&one.eip);
        });
    }
}

fn a_binding_needs_its_vpc<P: Plane>(plane: &P, cast: &Cast) {
    if carries(plane, "a_binding_needs_its_vpc") {
        refused(plane, &Verb::Bind(binding(cast, (0, 1), 10)), missing);
        changes(plane, &unbind(cast, 0, 2), |_| {});
    }
}

fn an_older_binding_is_refused<P: Plane>(plane: &P, cast: &Cast) {
    if !carries(plane, "an_older_binding_is_refused") {
        return;
    }
    cast.enter(plane);
    let old = binding(cast, (0, 1), 10);
    done(plane, &Verb::Bind(old));
    done(plane, &unbind(cast, 0, 2));
    let eip = old.eip;
    let stale = |newest| {
        move |error: &PlaneError| *error == PlaneError::StaleBinding { eip, newest: Epoch(newest) }
    };
    refused(plane, &Verb::Bind(old), stale(2));
    bound(plane, binding(cast, (0, 3), 10));
    refused(plane, &unbind(cast, 0, 2), stale(3));
    // The other one has a fence of its own.
    bound(plane, binding(cast, (1, 1), 20));
}

/// What a failed task has left to the repair must not keep the next owner from the address.
fn a_binding_takes_over_its_addresses<P: Plane>(plane: &P, cast: &Cast) {
    if !carries(plane, "a_binding_takes_over_its_addresses") {
        return;
    }
    cast.enter(plane);
    let left = binding(cast, (0, 1), 10);
    for next in
        [Binding { public: left.public, ..binding(cast, (1, 1), 20) }, binding(cast, (1, 2), 10)]
    {
        done(plane, &Verb::Bind(left));
        changes(plane, &Verb::Bind(next), |seen| {
            seen.bindings.remove(&left.eip);
            seen.bindings.insert(next.eip, next);
        });
        // The end of the old one, when it comes at last, takes nothing from the new one.
        changes(plane, &unbind(cast, 0, 1), |_| {});
    }
}

fn a_vpc_takes_its_bindings_along<P: Plane>(plane: &P, cast: &Cast) {
    if !carries(plane, "a_vpc_takes_its_bindings_along") {
        return;
    }
    cast.enter(plane);
    done(plane, &Verb::Bind(binding(cast, (0, 1), 10)));
    changes(plane, &Verb::RemoveVpc(cast.vpc.vpc), |seen| {
        seen.vpcs.remove(&cast.vpc.vpc);
        seen.gateways.remove(&cast.gateway);
        seen.bindings.clear();
    });
}

fn a_binding_outlives_instance_and_leg<P: Plane>(plane: &P, cast: &Cast) {
    if !carries(plane, "a_binding_outlives_instance_and_leg") {
        return;
    }
    cast.enter(plane);
    let wanted = binding(cast, (0, 1), 10);
    done(plane, &Verb::Bind(wanted));
    for (instance, epoch) in [(0, 1), (1, 2)] {
        let leg = cast.key(0, instance, epoch);
        done(plane, &cast.stage(leg));
        done(plane, &cast.switch(leg));
    }
    for instance in cast.instances {
        done(plane, &Verb::RemoveInstance(instance));
    }
    assert_eq!(observed(plane).bindings.get(&wanted.eip), Some(&wanted));
}
