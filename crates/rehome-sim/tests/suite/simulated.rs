//! The simulation holds, repeats itself, and can fail: every planted bug is found.

use std::sync::Arc;

use rehome_ports::store::{Retention, Store};
use rehome_sim::SimulatedPlane;
use rehome_sim::simulation::{MISHAPS, MakePlane, PacketPlane, Setup, Violation, run};
use rehome_store::MemoryStore;

use crate::planted;

const STEPS: u64 = 1500;

type MakeStore = fn() -> Arc<dyn Store>;

fn make_store() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new(Retention { history_max: 1, op_records_max: 64 }))
}

fn make_plane() -> Arc<dyn PacketPlane> {
    Arc::new(SimulatedPlane::new())
}

fn sound() -> Setup {
    Setup { make_store, make_plane, steps: STEPS }
}

#[test]
fn every_rule_holds_in_every_run_and_every_mishap_happens() {
    let mut mishaps = [0; MISHAPS.len()];
    let mut accepted = 0;
    for seed in 1..=16 {
        let outcome = run(&sound(), seed).unwrap_or_else(|found| panic!("{}", told(&found)));
        accepted += outcome.moves.accepted;
        let moves = outcome.moves;
        assert_eq!(moves.accepted, moves.succeeded + moves.undone + moves.stranded, "{seed}");
        mishaps.iter_mut().zip(outcome.mishaps).for_each(|(all, one)| *all += one);
    }
    assert!(accepted >= 300, "only {accepted} migrations");
    for ((_, _, name), count) in MISHAPS.iter().zip(mishaps) {
        assert!(count > 0, "never: {name}");
    }
}

#[test]
fn the_same_seed_is_the_same_run_and_another_is_another() {
    let mut hashes = std::collections::BTreeSet::new();
    for seed in [1, 7, 42, 1_000_003] {
        let [first, second] = [(); 2].map(|()| run(&sound(), seed).unwrap());
        assert_eq!(first, second);
        assert!(hashes.insert(first.hash), "{seed} is another's run");
    }
}

#[test]
fn two_threads_side_by_side_change_nothing() {
    let alone = run(&sound(), 5).unwrap();
    let beside = std::thread::scope(|scope| {
        let other = scope.spawn(|| run(&sound(), 6).map(drop));
        let beside = run(&sound(), 5).unwrap();
        other.join().unwrap().unwrap();
        beside
    });
    assert_eq!(alone, beside);
}

fn told(violation: &Violation) -> String {
    format!("{violation}\n{}", violation.story.join("\n"))
}

/// The first violation of a few seeds; it repeats itself and has a story.
fn found(bug: &str, setup: &Setup) -> Violation {
    let violation = (1..=8).find_map(|seed| run(setup, seed).err());
    let violation = violation.unwrap_or_else(|| panic!("{bug} was not found"));
    assert!(!violation.story.is_empty(), "{violation}");
    assert_eq!(run(setup, violation.seed), Err(violation.clone()), "{bug} is found again");
    violation
}

#[test]
fn a_plane_that_breaks_a_promise_is_found() {
    let bugs: [(&str, MakePlane, &str); 5] = [
        ("no fence", planted::without_fence, "may be"),
        ("switches early", planted::switches_early, "may be"),
        ("keeps legs", planted::keeps_legs, "repair"),
        ("anybody sends", planted::anybody_sends, "sends with"),
        ("forgets switches", planted::forgets_switches, "nobody has the addresses"),
    ];
    for (bug, make_plane, what) in bugs {
        let violation = found(bug, &Setup { make_plane, ..sound() });
        assert!(violation.what.contains(what), "{bug}: {violation}");
    }
}

#[test]
fn a_store_that_breaks_a_promise_is_found() {
    let bugs: [(&str, MakeStore); 3] = [
        ("no guards", planted::without_guards),
        ("loses writes", planted::loses_writes),
        ("refuses late", planted::refuses_late),
    ];
    for (bug, make_store) in bugs {
        let violation = found(bug, &Setup { make_store, ..sound() });
        println!("{bug}: {violation}");
    }
}
