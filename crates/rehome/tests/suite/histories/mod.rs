//! Concurrent clients against a server that is killed again and again: is every answer explained?
//!
//! Each round has a folder of its own, a few interfaces, and ten clients that call what they like
//! about them, while the server is killed (SIGKILL) and started again. What was called and answered
//! is recorded for each interface and checked for linearizability (crates/rehome-histories).
//!
//! `REHOME_HISTORIES=rounds=50,kills=4,calls=1000` makes it longer: 200 kills, 200 histories.

use rehome_histories::{History, Verdict, check};

mod arena;
mod clients;

use arena::{Arena, Round};
use clients::Lie;

/// What one run of rounds came to.
#[derive(Debug, Default)]
struct Tally {
    histories: usize,
    calls: usize,
    unknown: usize,
    kills: usize,
    tried_most: usize,
    slowest_start_ms: u128,
    unexplained: Vec<String>,
}

/// The length of a run: some for every commit, more when it is asked for.
fn round() -> (usize, Round) {
    let mut rounds = 4;
    let mut round = Round { kills: 5, calls: 250, plane: "simulated", lie: Lie::Never };
    let wanted = std::env::var("REHOME_HISTORIES").unwrap_or_default();
    for part in wanted.split(',').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').expect("name=number");
        let value: usize = value.parse().expect("name=number");
        match name {
            "rounds" => rounds = value,
            "kills" => round.kills = value,
            "calls" => round.calls = value,
            other => panic!("rounds, kills or calls, not {other}"),
        }
    }
    (rounds, round)
}

fn run(rounds: usize, round: Round, seed: u64) -> Tally {
    let mut tally = Tally::default();
    for number in 0..rounds {
        let arena = Arena::new(round, seed + number as u64);
        let played = arena.play();
        tally.kills += played.kills;
        tally.slowest_start_ms = tally.slowest_start_ms.max(played.slowest_start.as_millis());
        for history in &played.histories {
            judge(history, &mut tally);
        }
        if rounds > 4 {
            use std::io::Write as _;
            let line = format!("round {} of {rounds}: {tally:?}\n", number + 1);
            drop(std::io::stderr().write_all(line.as_bytes()));
        }
    }
    tally
}

fn judge(history: &History, tally: &mut Tally) {
    tally.histories += 1;
    tally.calls += history.events.len();
    let unknown =
        |event: &&rehome_histories::Event| event.answer == rehome_histories::Answer::Unknown;
    tally.unknown += history.events.iter().filter(unknown).count();
    match check(history) {
        Verdict::Explained { tried } => tally.tried_most = tally.tried_most.max(tried),
        verdict @ (Verdict::Unexplained(_) | Verdict::Undecided(_)) => {
            let story = format!("{} {verdict:?}\n{}", history.interface, history.timeline());
            tally.unexplained.push(story);
        }
    }
}

#[test]
fn every_answer_is_explained_however_often_the_server_is_killed() {
    let (rounds, round) = round();
    let tally = run(rounds, round, 1);
    println!("{tally:?}");
    assert!(tally.unexplained.is_empty(), "{}", tally.unexplained.join("\n"));
    assert!(tally.kills >= rounds * round.kills && tally.unknown > 0, "{tally:?}");
    assert!(tally.calls >= tally.histories * round.calls, "{tally:?}");
}

#[test]
fn every_answer_is_explained_on_the_kernel_too() {
    let name = "histories on the kernel";
    let Some(kernel) = crate::kernel::Kernel::found(name) else { return };
    let round = Round { kills: 3, calls: 80, plane: "linux", lie: Lie::Never };
    let played = Arena::on(round, 77, kernel.folder()).play();
    let mut tally = Tally::default();
    played.histories.iter().for_each(|history| judge(history, &mut tally));
    assert!(tally.unexplained.is_empty(), "{}", tally.unexplained.join("\n"));
    kernel.purge_all();
}

#[test]
fn a_lie_is_found() {
    for lie in [Lie::TakenAndNotSent, Lie::StaleRead, Lie::LostTask] {
        let round = Round { kills: 1, calls: 150, plane: "simulated", lie };
        let tally = run(1, round, 1_000);
        assert!(!tally.unexplained.is_empty(), "{lie:?} was not found: {tally:?}");
    }
}
