//! What ships: every state within small bounds. `cargo xtask model` searches further.

use rehome_model::{Bounds, Cloud, Extent, Size, Variant, Verdict, search};

/// More than any of these searches needs.
const STATES_MAX: u32 = 4_000_000;

fn holds(size: Size, bounds: Bounds) -> Extent {
    let cloud = Cloud::new(size, bounds, Variant::Shipping);
    let report = search(&cloud, STATES_MAX);
    println!("{size:?} {bounds:?}: {:?}", report.extent);
    match report.verdict {
        Verdict::Holds => report.extent,
        Verdict::Broken(law, way) => panic!("{law}\n{}", cloud.story(&way)),
        Verdict::Stuck(way) => panic!("no way to end\n{}", cloud.story(&way)),
        Verdict::TooMany => panic!("more than {STATES_MAX} states"),
    }
}

const TWO: Size = Size { interfaces: 1, controllers: 2 };
const ONE_WITH_TWO_ENIS: Size = Size { interfaces: 2, controllers: 1 };

#[test]
fn two_controllers_and_two_moves_hold() {
    let extent = holds(TWO, Bounds { calls: 2, ..Bounds::default() });
    assert!(extent.states > 100_000, "the search became shallow: {extent:?}");
}

#[test]
fn a_crash_between_any_two_steps_holds() {
    holds(TWO, Bounds { calls: 1, crashes: 2, ..Bounds::default() });
}

#[test]
fn lost_late_and_repeated_requests_hold() {
    holds(TWO, Bounds { calls: 1, faults: 1, late: 2, ..Bounds::default() });
}

#[test]
fn an_instance_that_dies_at_any_moment_holds() {
    holds(TWO, Bounds { calls: 1, deaths: 1, ..Bounds::default() });
}

#[test]
fn a_repair_beside_everything_else_holds() {
    holds(TWO, Bounds { calls: 1, repairs: 2, late: 1, ..Bounds::default() });
}

#[test]
fn two_enis_that_want_the_same_place_hold() {
    holds(ONE_WITH_TWO_ENIS, Bounds { calls: 3, crashes: 1, ..Bounds::default() });
}

#[test]
fn what_is_left_to_the_repair_never_takes_another_enis_place() {
    holds(ONE_WITH_TWO_ENIS, Bounds { calls: 2, leaves: 1, ..Bounds::default() });
}

#[test]
fn a_plane_that_does_not_follow_holds() {
    holds(TWO, Bounds { calls: 2, leaves: 1, ..Bounds::default() });
}

#[test]
fn nothing_happens_without_a_call() {
    let extent = holds(TWO, Bounds::default());
    assert!(extent.states < 100, "{extent:?}");
}

#[test]
fn a_search_that_may_not_finish_says_so() {
    let cloud = Cloud::new(TWO, Bounds { calls: 1, ..Bounds::default() }, Variant::Shipping);
    let report = search(&cloud, 100);
    assert!(matches!(report.verdict, Verdict::TooMany));
    assert!(report.extent.states > 100);
}
