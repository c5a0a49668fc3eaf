//! The engine is crashed before and after every step of every action, and once more while it
//! recovers; with the plane as it was, empty, or robbed of its instances.

use rehome_domain::workflow::Care;
use rehome_engine::{Progress, Walk};

use crate::bench::{Bench, Restart, scope};
use crate::judge::{self, End};
use crate::scenario::{ACTS, Act, Cloud, begun};

/// Takes so many steps, over all running tasks; whether there was that much to do.
fn steps(bench: &Bench, cloud: &Cloud, care: Care, count: usize) -> bool {
    let mut left = count;
    for task in bench.world().running.clone() {
        let mut walk = Walk::begin(scope(), task, care);
        while left > 0 {
            left -= 1;
            if bench.step(&mut walk) == Progress::Ended {
                break;
            }
            judge::under_way(bench, cloud);
        }
        if left == 0 {
            return true;
        }
    }
    false
}

#[test]
fn an_action_ends_well_when_nothing_happens() {
    for act in ACTS {
        let (bench, cloud) = begun(act);
        steps(&bench, &cloud, Care::Usual, usize::MAX);
        assert_eq!(judge::ended(&bench, &cloud, act), End::Done, "{act:?}");
    }
}

#[test]
fn every_action_settles_after_a_crash_at_every_step() {
    let mut cases = 0;
    for act in ACTS {
        for restart in [Restart::Process, Restart::Host, Restart::Instances] {
            for at in 0.. {
                let (mut bench, cloud) = begun(act);
                let more = steps(&bench, &cloud, Care::Usual, at);
                bench.restart(restart);
                steps(&bench, &cloud, Care::Thorough, usize::MAX);
                let end = judge::ended(&bench, &cloud, act);
                assert_eq!(end, End::Done, "{act:?} {restart:?} at {at}");
                cases += 1;
                if !more && at > 0 {
                    break;
                }
            }
        }
    }
    println!("{cases} crashes");
    assert!(cases >= 150, "only {cases} cases");
}

#[test]
fn every_action_settles_after_a_second_crash_during_recovery() {
    let mut cases = 0;
    for act in ACTS {
        for at in 0.. {
            let mut more = false;
            for again in 0.. {
                let (mut bench, cloud) = begun(act);
                more = steps(&bench, &cloud, Care::Usual, at);
                bench.restart(Restart::Process);
                let more_again = steps(&bench, &cloud, Care::Thorough, again);
                bench.restart(Restart::Process);
                bench.settle(Care::Thorough);
                let end = judge::ended(&bench, &cloud, act);
                assert_eq!(end, End::Done, "{act:?} at {at} and {again}");
                cases += 1;
                if !more_again && again > 0 {
                    break;
                }
            }
            if !more && at > 0 {
                break;
            }
        }
    }
    println!("{cases} double crashes");
    assert!(cases >= 300, "only {cases} cases");
}

#[test]
fn a_migration_is_dark_at_no_step() {
    let (bench, cloud) = begun(Act::Migrate);
    for task in bench.world().running.clone() {
        let mut walk = Walk::begin(scope(), task, Care::Usual);
        judge::never_dark(&bench, &cloud);
        while bench.step(&mut walk) != Progress::Ended {
            judge::never_dark(&bench, &cloud);
        }
    }
    judge::ended(&bench, &cloud, Act::Migrate);
}
