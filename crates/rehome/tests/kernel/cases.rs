//! Every act, disturbed at every step.

use rehome_domain::TaskId;
use rehome_domain::workflow::{Care, Stage, plan};
use rehome_engine::{Progress, Walk};
use rehome_sim::Fault;

use crate::bench::{Bench, Restart, kernel, scope};
use crate::judge::{self, End};
use crate::scenario::{ACTS, Act, Cloud, begun};

const FAULTS: [Fault; 3] = [Fault::TransientBefore, Fault::TransientAfter, Fault::PermanentBefore];

/// The act's one task.
fn task(bench: &Bench) -> TaskId {
    let running = bench.running();
    let [task] = running[..] else { panic!("{running:?}") };
    task
}

/// Takes so many steps; whether there was that much to do. At the point that is reached, at most one
/// instance can send.
fn steps(bench: &Bench, (cloud, act): (&Cloud, Act), count: usize) -> bool {
    let mut walk = Walk::begin(scope(), task(bench), Care::Usual);
    let more = (0..count).all(|_| bench.step(&mut walk) != Progress::Ended);
    let senders = judge::senders(cloud, &bench.world(), act.moves(cloud).0);
    assert!(senders.len() <= 1, "{act:?} after {count}: sent by {senders:?}");
    more
}

#[test]
fn every_act_settles_after_a_crash_before_and_after_every_commit_and_every_call() {
    if !kernel("every_act_settles_after_a_crash") {
        return;
    }
    let mut cases = 0;
    for act in ACTS {
        for restart in [Restart::Process, Restart::Instances] {
            for at in 0.. {
                let (mut bench, cloud) = begun(act);
                let more = steps(&bench, (&cloud, act), at);
                bench.restart(restart);
                let case = format!("{act:?} {restart:?} at {at}");
                let end = judge::ended(&bench, &cloud, (act, &case));
                assert_eq!(end, End::Done, "{case}");
                cases += 1;
                if !more {
                    break;
                }
            }
        }
    }
    println!("{cases} crashes on the kernel");
    assert!(cases >= 40, "only {cases} cases");
}

/// The stage in which each call of the plane is made when nothing fails.
fn calls(act: Act) -> Vec<Stage> {
    let (bench, _) = begun(act);
    let (task, mut stages) = (task(&bench), Vec::new());
    let mut walk = Walk::begin(scope(), task, Care::Usual);
    loop {
        let before = bench.plane().calls();
        let stage = plan(&bench.world(), task, Care::Usual).map(|plan| plan.stage);
        if bench.step(&mut walk) == Progress::Ended {
            return stages;
        }
        let made = bench.plane().calls() - before;
        stages.extend(std::iter::repeat_n(stage, made).flatten());
    }
}

/// Walks to the end; or crashes once so many calls were made.
fn walk(bench: &mut Bench, crash_after: Option<usize>) {
    let crash_at = crash_after.map(|calls| bench.plane().calls() + calls);
    let mut walk = Walk::begin(scope(), task(bench), Care::Usual);
    loop {
        let progress = bench.step(&mut walk);
        if crash_at.is_some_and(|at| bench.plane().calls() >= at) {
            return bench.restart(Restart::Process);
        }
        if progress == Progress::Ended {
            return;
        }
    }
}

#[test]
fn every_act_settles_whatever_call_fails_with_and_without_a_crash() {
    if !kernel("every_act_settles_whatever_call_fails") {
        return;
    }
    let mut cases = 0;
    for act in ACTS {
        for (call, stage) in calls(act).into_iter().enumerate() {
            for fault in FAULTS {
                for crash in [None, Some(call + 1)] {
                    let (mut bench, cloud) = begun(act);
                    bench.plane().fail(call, fault);
                    walk(&mut bench, crash);
                    let case = format!("{act:?} {fault:?} at {call} in {stage:?}, {crash:?}");
                    let end = judge::ended(&bench, &cloud, (act, &case));
                    let hopeless = fault == Fault::PermanentBefore && stage == Stage::Prepare;
                    let expected = if hopeless { End::Undone } else { End::Done };
                    // A crash before the giving-up is written forgets the fault: then it is done.
                    assert!(end == expected || (hopeless && crash.is_some()), "{case}: {end:?}");
                    cases += 1;
                }
            }
        }
    }
    println!("{cases} faults on the kernel");
    assert!(cases >= 70, "only {cases} cases");
}
