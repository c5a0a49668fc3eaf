//! The model can fail: one fault at a time is planted in what is checked, and the search finds a
//! way to it. Run with `--nocapture` to read the stories.

use std::mem::discriminant;

use rehome_domain::EniId;
use rehome_model::{Bounds, Cloud, Law, Size, Variant, Verdict, search};

fn verdict(variant: Variant, size: Size, bounds: Bounds) -> (Option<Law>, String) {
    let cloud = Cloud::new(size, bounds, variant);
    let report = search(&cloud, 4_000_000);
    let (law, story) = match report.verdict {
        Verdict::Broken(law, way) => (Some(law), cloud.story(&way)),
        Verdict::Stuck(way) => (None, cloud.story(&way)),
        Verdict::Holds | Verdict::TooMany => {
            panic!("{variant:?} was not found: {:?}", report.extent)
        }
    };
    let states = report.extent.states;
    let named = law.as_ref().map_or_else(|| "no way to end".into(), ToString::to_string);
    println!("{variant:?}, found after {states} states: {named}\n{story}");
    (law, story)
}

/// Whose law is broken does not matter, only which.
const ENI: &str = "eni-00000000";

fn breaks(variant: Variant, bounds: Bounds, law: fn(EniId) -> Law) -> String {
    let (found, story) = verdict(variant, Size { interfaces: 1, controllers: 2 }, bounds);
    let expected = law(EniId::parse(ENI).expect("an id"));
    assert_eq!(found.as_ref().map(discriminant), Some(discriminant(&expected)), "{found:?}");
    story
}

const ONE_CALL: Bounds =
    Bounds { calls: 1, crashes: 0, faults: 0, late: 0, deaths: 0, leaves: 0, repairs: 0 };

#[test]
fn a_plane_without_the_fence_is_found() {
    let bounds = Bounds { late: 1, calls: 2, ..ONE_CALL };
    let story = breaks(Variant::PlaneWithoutFence, bounds, Law::CutOff);
    assert!(story.contains("switch"), "{story}");
}

#[test]
fn a_switch_before_the_commit_is_found() {
    breaks(Variant::SwitchBeforeCommit, ONE_CALL, Law::WrongOwner);
}

#[test]
fn an_undo_after_the_commit_is_found() {
    breaks(Variant::UndoAfterCommit, ONE_CALL, Law::Step);
}

#[test]
fn a_commit_without_guards_is_found() {
    breaks(Variant::CommitWithoutGuards, ONE_CALL, Law::EpochFell);
}

#[test]
fn a_place_that_is_not_vacated_is_found() {
    breaks(Variant::PlaceNotVacated, ONE_CALL, Law::Places);
}

#[test]
fn a_stale_repair_that_may_remove_a_leg_in_use_is_found() {
    breaks(Variant::StaleRepairThatCuts, ONE_CALL, Law::CutOff);
}

#[test]
fn a_stale_repair_does_no_harm_while_a_leg_in_use_cannot_be_removed() {
    for variant in [Variant::RepairReadsBeforeItLooks, Variant::RepairOnAStaleView] {
        let size = Size { interfaces: 1, controllers: 2 };
        let bounds = Bounds { repairs: 1, late: 1, ..ONE_CALL };
        let report = search(&Cloud::new(size, bounds, variant), 4_000_000);
        assert!(matches!(report.verdict, Verdict::Holds), "{variant:?}: {:?}", report.extent);
    }
}

#[test]
fn a_task_that_ends_without_its_verbs_is_found() {
    breaks(Variant::SettleWithoutSwitch, ONE_CALL, Law::WrongOwner);
}

#[test]
fn a_retry_that_takes_the_staged_leg_for_granted_never_ends() {
    let bounds = Bounds { deaths: 1, ..ONE_CALL };
    let size = Size { interfaces: 1, controllers: 1 };
    let (law, story) = verdict(Variant::RetryWithoutCare, size, bounds);
    assert_eq!(law, None);
    assert!(story.contains("dies"), "{story}");
}
