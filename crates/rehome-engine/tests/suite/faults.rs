//! The plane fails at every call of every action, in every way, with and without a crash; and the
//! store at every transaction.

use rehome_domain::network_interface::MOVE_DEADLINE_MS;
use rehome_domain::plane::Verb;
use rehome_domain::task::{Failure, Status};
use rehome_domain::workflow::{Care, Stage, plan};
use rehome_domain::{TaskId, World};
use rehome_engine::driver::{FORWARD_HOPELESS_MAX, FORWARD_TRIES_MAX, TRIES_MAX};
use rehome_engine::{Progress, Walk};
use rehome_sim::Fault;

use crate::bench::{Bench, Restart, STEPS_MAX, scope};
use crate::judge::{self, End};
use crate::scenario::{ACTS, Act, Cloud, begin, begun, cloud_for};
use crate::stores::{ALL, StoreFault};

const FAULTS: [Fault; 3] = [Fault::TransientBefore, Fault::TransientAfter, Fault::PermanentBefore];

/// The stage in which each call of the plane is made when nothing fails.
fn calls(act: Act) -> Vec<Stage> {
    let (bench, _) = begun(act);
    let mut stages = Vec::new();
    for task in bench.world().running.clone() {
        let mut walk = Walk::begin(scope(), task, Care::Usual);
        loop {
            let before = bench.plane.calls();
            let stage = stage(&bench.world(), task);
            if bench.step(&mut walk) == Progress::Ended {
                break;
            }
            let made = bench.plane.calls() - before;
            stages.extend(std::iter::repeat_n(stage, made).flatten());
        }
    }
    stages
}

fn stage(world: &World, task: TaskId) -> Option<Stage> {
    plan(world, task, Care::Usual).map(|plan| plan.stage)
}

/// Walks everything to its end; crashes after the given number of calls of the plane.
fn settle(bench: &mut Bench, cloud: &Cloud, crash_after: Option<usize>) {
    let crash_at = crash_after.map(|calls| bench.plane.calls() + calls);
    for task in bench.world().running.clone() {
        let mut walk = Walk::begin(scope(), task, Care::Usual);
        for _ in 0..STEPS_MAX {
            let progress = bench.step(&mut walk);
            judge::under_way(bench, cloud);
            if crash_at.is_some_and(|at| bench.plane.calls() >= at) {
                bench.restart(Restart::Process);
                bench.settle(Care::Thorough);
                return;
            }
            if progress == Progress::Ended {
                break;
            }
        }
    }
}

#[test]
fn every_action_settles_whatever_call_of_the_plane_fails() {
    let mut cases = 0;
    for act in ACTS {
        for (call, stage) in calls(act).into_iter().enumerate() {
            for fault in FAULTS {
                for crash in [None, Some(call + 1)] {
                    let (mut bench, cloud) = begun(act);
                    bench.plane.fail(call, fault);
                    settle(&mut bench, &cloud, crash);
                    let hopeless = fault == Fault::PermanentBefore && stage == Stage::Prepare;
                    let expected = if hopeless { End::Undone } else { End::Done };
                    let end = judge::ended(&bench, &cloud, act);
                    let case = format!("{act:?} {fault:?} at {call} in {stage:?}, {crash:?}");
                    // A crash before the giving-up is written forgets the fault: then it is done.
                    assert!(end == expected || (hopeless && crash.is_some()), "{case}: {end:?}");
                    cases += 1;
                }
            }
        }
    }
    println!("{cases} faults of the plane");
    assert!(cases >= 180, "only {cases} cases");
}

/// Calls after which a plane that fails for good works again: more than any stage is tried.
const FOR_GOOD: usize = 200;

#[test]
fn every_action_ends_when_the_plane_fails_for_good_and_the_repair_does_the_rest() {
    let mut cases = 0;
    let mut unfollowed = 0;
    for act in ACTS {
        for (call, stage) in calls(act).into_iter().enumerate() {
            for fault in [Fault::PermanentBefore, Fault::TransientBefore, Fault::TransientAfter] {
                let (mut bench, cloud) = begun(act);
                (call..call + FOR_GOOD).for_each(|call| bench.plane.fail(call, fault));
                settle(&mut bench, &cloud, None);
                assert!(bench.world().running.is_empty(), "{act:?} {fault:?} at {call}");
                bench.plane.heal();
                bench.repair();
                let end = judge::ended(&bench, &cloud, act);
                let case = format!("{act:?} {fault:?} at {call} in {stage:?}: {end:?}");
                match stage {
                    Stage::Prepare => assert_eq!(end, End::Undone, "{case}"),
                    // Of two instances the second is still being prepared.
                    Stage::Finish | Stage::Undo if act == Act::Run => {}
                    Stage::Finish | Stage::Undo => assert_ne!(end, End::Undone, "{case}"),
                }
                unfollowed += usize::from(end == End::Unfollowed);
                cases += 1;
            }
        }
    }
    println!("{cases} lasting faults of the plane, {unfollowed} left to the repair");
    assert!(cases >= 150 && unfollowed >= 40, "only {cases} cases, {unfollowed} unfollowed");
}

#[test]
fn a_source_that_cannot_be_reached_does_not_keep_a_migration_from_success() {
    let (mut bench, cloud) = begun(Act::Migrate);
    bench.plane.cut_off(cloud.source, Fault::PermanentBefore);
    settle(&mut bench, &cloud, None);
    bench.plane.heal();
    bench.repair();
    assert_eq!(judge::ended(&bench, &cloud, Act::Migrate), End::Done);
}

#[test]
fn every_undo_settles_whatever_call_of_the_plane_fails_and_wherever_it_crashes() {
    let mut cases = 0;
    for act in [Act::Attach, Act::Migrate, Act::Run, Act::Associate] {
        let calls = calls(act);
        // The commit of an association is its end: there is no call behind it.
        let finish = calls.iter().position(|stage| *stage == Stage::Finish);
        let prepare = finish.unwrap_or(calls.len());
        for first in 0..prepare {
            for second in first + 1..first + 4 {
                for crash in [None, Some(second), Some(second + 1)] {
                    let (mut bench, cloud) = begun(act);
                    bench.plane.fail(first, Fault::PermanentBefore);
                    bench.plane.fail(second, Fault::TransientAfter);
                    settle(&mut bench, &cloud, crash);
                    let end = judge::ended(&bench, &cloud, act);
                    let case = format!("{act:?} {first} {second} {crash:?}");
                    assert!(end == End::Undone || crash.is_some(), "{case}");
                    cases += 1;
                }
            }
        }
    }
    println!("{cases} undone");
    assert!(cases >= 100, "only {cases} cases");
}

#[test]
fn every_action_settles_whatever_transaction_of_the_store_fails() {
    let mut cases = 0;
    for act in ACTS {
        let count = {
            let bench = Bench::new();
            let cloud = cloud_for(&bench, act);
            let before = bench.store.txns();
            begin(&bench, &cloud, act).unwrap();
            bench.settle(Care::Usual);
            bench.store.txns() - before
        };
        for txn in 0..count {
            for fault in ALL {
                let mut bench = Bench::new();
                let cloud = cloud_for(&bench, act);
                let before = bench.world();
                bench.store.fail(txn, fault);
                let begun = begin(&bench, &cloud, act);
                judge::under_way(&bench, &cloud);
                settle(&mut bench, &cloud, None);
                let case = format!("{act:?} {fault:?} at {txn}");
                let refused = [StoreFault::Refused, StoreFault::InDoubtNotDone];
                if txn == 0 && (refused.contains(&fault) || begun.is_err()) {
                    let begun = begun.expect_err(&case).to_string();
                    assert!(begun.contains("store") || begun.contains("not known"), "{begun}");
                    if fault != StoreFault::InDoubtDone {
                        assert_eq!(bench.world(), before, "{case}");
                        begin(&bench, &cloud, act).expect("it can be tried again");
                        settle(&mut bench, &cloud, None);
                    }
                } else {
                    begun.expect(&case);
                }
                assert_eq!(judge::ended(&bench, &cloud, act), End::Done, "{case}");
                cases += 1;
            }
        }
    }
    println!("{cases} faults of the store");
    assert!(cases >= 120, "only {cases} cases");
}

/// The one task that runs.
fn only_task(bench: &Bench) -> TaskId {
    *bench.world().running.get_min().unwrap()
}

#[test]
fn a_verb_is_tried_up_to_its_bound_and_then_the_move_is_given_up() {
    let tries = TRIES_MAX as usize;
    for (failures, end) in [(tries, End::Done), (tries + 1, End::Undone)] {
        let (bench, cloud) = begun(Act::Migrate);
        // The first call of the plan fails again and again.
        (0..failures).for_each(|call| bench.plane.fail(call, Fault::TransientBefore));
        bench.settle(Care::Usual);
        assert_eq!(judge::ended(&bench, &cloud, Act::Migrate), end, "{failures}");
    }
}

#[test]
fn a_move_is_undone_when_its_deadline_has_passed_and_not_before() {
    let deadline = u64::try_from(MOVE_DEADLINE_MS).unwrap();
    for (ms, end) in [(deadline, End::Done), (deadline + 1, End::Undone)] {
        let (bench, cloud) = begun(Act::Migrate);
        let task = only_task(&bench);
        bench.clock.advance_ms(ms);
        bench.settle(Care::Usual);
        assert_eq!(judge::ended(&bench, &cloud, Act::Migrate), end, "{ms}");
        let status = bench.world().task(task).unwrap().status.clone();
        assert!(end == End::Done || status == Status::Failed(Failure::Deadline));
    }
}

#[test]
fn an_undo_removes_what_was_staged_and_leaves_nothing_to_the_repair() {
    let deadline = u64::try_from(MOVE_DEADLINE_MS).unwrap();
    for act in [Act::Attach, Act::Migrate, Act::CreateAndAttach, Act::MigrateAddress, Act::Run] {
        let (bench, cloud) = begun(act);
        let mut walk = Walk::begin(scope(), only_task(&bench), Care::Usual);
        while !bench.plane.log().iter().any(|verb| verb.name() == "stage" && is_new(&bench, verb)) {
            bench.step(&mut walk);
        }
        bench.clock.advance_ms(deadline + 1);
        bench.settle(Care::Usual);
        assert_eq!(judge::ended(&bench, &cloud, act), End::Undone, "{act:?}");
    }
}

/// Whether the verb was asked for since the act began: whose task runs for the ENI that it is about.
fn is_new(bench: &Bench, verb: &Verb) -> bool {
    let world = bench.world();
    let about = verb.eni().and_then(|eni| world.enis.get(&eni).cloned());
    about.is_some_and(|eni| eni.task().is_some()) && Some(verb) == bench.plane.log().last()
}

#[test]
fn no_deadline_turns_a_move_around_that_is_committed() {
    let (bench, cloud) = begun(Act::Migrate);
    let task = only_task(&bench);
    let mut walk = Walk::begin(scope(), task, Care::Usual);
    while stage(&bench.world(), task) == Some(Stage::Prepare) {
        bench.step(&mut walk);
    }
    bench.clock.advance_ms(1_000_000_000);
    bench.walk_on(&mut walk);
    assert_eq!(judge::ended(&bench, &cloud, Act::Migrate), End::Done);
}

#[test]
fn past_the_commit_the_plane_is_tried_up_to_its_bound_and_then_the_rest_is_left_to_the_repair() {
    let bounds = [
        (Fault::PermanentBefore, FORWARD_HOPELESS_MAX as usize),
        (Fault::TransientBefore, FORWARD_TRIES_MAX as usize),
    ];
    for (fault, tries) in bounds {
        for (failures, end) in [(tries, End::Done), (tries + 1, End::Unfollowed)] {
            let (bench, cloud) = begun(Act::Migrate);
            let task = only_task(&bench);
            let mut walk = Walk::begin(scope(), task, Care::Usual);
            while stage(&bench.world(), task) == Some(Stage::Prepare) {
                bench.step(&mut walk);
            }
            (0..failures).for_each(|call| bench.plane.fail(call, fault));
            bench.walk_on(&mut walk);
            assert_eq!(walk.left_to_repair(), end == End::Unfollowed);
            bench.repair();
            assert_eq!(judge::ended(&bench, &cloud, Act::Migrate), end, "{fault:?} {failures}");
        }
    }
}
