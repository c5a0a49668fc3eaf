//! Runs many seeds of the simulation, two side by side, and prints what they came to.
//!
//! In: the command line that `cargo xtask sim` passes on. Out: a table, or the story of the first
//! violation and exit code 1. Each run is one thread's own; threads only share the list of seeds.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool reports by printing"
)]

use std::io::{IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use rehome_ports::store::{Retention, Store};
use rehome_sim::SimulatedPlane;
use rehome_sim::simulation::{self, MISHAPS, MakePlane, Moves, Outcome, PacketPlane, Setup, Tally};
use rehome_store::MemoryStore;

/// Seeds that found something once; one a line, with what it was.
const KEPT: &str = include_str!("../seeds.txt");
/// Steps of storm in a run.
const STEPS: u64 = 6000;

const USAGE: &str = "\
usage: cargo xtask sim [--seed N] [--steps M] [--runs K] [--migrations TOTAL] [--threads T]
  --seed N          this seed only, or the first of --runs or --migrations
  --steps M         steps of storm in each run (6000)
  --runs K          so many seeds, one after the other
  --migrations T    the kept seeds and a new one, then one after the other until so many were
                    accepted
  --threads T       seeds side by side (2)
without any of these: the kept seeds, ten fixed ones and a new one";

/// What is asked for.
#[derive(Default)]
struct Asked {
    seed: Option<u64>,
    steps: Option<u64>,
    runs: Option<u64>,
    migrations: Option<u64>,
    threads: Option<u64>,
}

/// What all runs came to together.
struct Sum {
    runs: u64,
    steps: u64,
    refused: u64,
    fenced: u64,
    virtual_ms: u64,
    moves: Moves,
    mishaps: Tally,
    hash: u64,
}

fn make_store() -> Arc<dyn Store> {
    Arc::new(MemoryStore::new(Retention { history_max: 1, op_records_max: 64 }))
}

fn make_plane() -> Arc<dyn PacketPlane> {
    Arc::new(SimulatedPlane::new())
}

fn main() -> ExitCode {
    let Some(asked) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let make: MakePlane = make_plane;
    let setup = Setup { make_store, make_plane: make, steps: asked.steps.unwrap_or(STEPS) };
    let began = Instant::now();
    let seeds = Seeds::new(&asked);
    match play_all(&setup, &seeds, usize::try_from(asked.threads.unwrap_or(2)).unwrap_or(2)) {
        Ok(sum) => {
            report(&sum, began.elapsed());
            ExitCode::SUCCESS
        }
        Err(violation) => {
            println!("VIOLATION at {violation}\n");
            violation.story.iter().for_each(|line| println!("{line}"));
            println!("\nagain: cargo xtask sim --seed {} --steps {}", violation.seed, setup.steps);
            ExitCode::FAILURE
        }
    }
}

fn read(mut words: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked::default();
    while let Some(word) = words.next() {
        let place = match word.as_str() {
            "--seed" => &mut asked.seed,
            "--steps" => &mut asked.steps,
            "--runs" => &mut asked.runs,
            "--migrations" => &mut asked.migrations,
            "--threads" => &mut asked.threads,
            _ => return None,
        };
        *place = Some(words.next()?.parse().ok()?);
    }
    Some(asked)
}

/// The seeds that were kept because they found something.
fn kept() -> impl Iterator<Item = u64> {
    KEPT.lines().filter_map(|line| line.split_whitespace().next()?.parse().ok())
}

/// Says which seed nobody chose, so that a run can be repeated.
fn told(seed: u64) -> u64 {
    println!("the new seed is {seed}");
    seed
}

/// A seed that nobody chose: the time of day, to the nanosecond.
fn new_seed() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |now| now.as_nanos() as u64 % 1_000_000_000_000)
}

/// Hands out seeds until there are enough.
struct Seeds {
    list: Vec<u64>,
    first: u64,
    migrations: u64,
    next: AtomicU64,
    accepted: AtomicU64,
}

impl Seeds {
    fn new(asked: &Asked) -> Self {
        let first = asked.seed.unwrap_or(1);
        let list = match (asked.runs, asked.migrations, asked.seed) {
            (Some(runs), _, _) => (first..first + runs).collect(),
            (None, Some(_), Some(_)) => kept().collect(),
            (None, Some(_), None) => kept().chain([told(new_seed())]).collect(),
            (None, None, Some(seed)) => vec![seed],
            (None, None, None) => kept().chain(1..=10).chain([told(new_seed())]).collect(),
        };
        let migrations = asked.migrations.unwrap_or(0);
        Self { list, first, migrations, next: AtomicU64::new(0), accepted: AtomicU64::new(0) }
    }

    fn next(&self) -> Option<u64> {
        let place = self.next.fetch_add(1, Ordering::SeqCst);
        let listed = self.list.len() as u64;
        if place < listed {
            return self.list.get(usize::try_from(place).ok()?).copied();
        }
        let enough = self.accepted.load(Ordering::SeqCst) >= self.migrations;
        (!enough).then_some(self.first + place - listed)
    }
}

fn play_all(setup: &Setup, seeds: &Seeds, threads: usize) -> Result<Sum, simulation::Violation> {
    let (stop, found) = (AtomicBool::new(false), Mutex::new(None));
    let sum = Mutex::new(Sum {
        runs: 0,
        steps: 0,
        refused: 0,
        fenced: 0,
        virtual_ms: 0,
        moves: Moves::default(),
        mishaps: Tally::default(),
        hash: 0,
    });
    let progress = Progress::new();
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, 64) {
            scope.spawn(|| {
                while !stop.load(Ordering::SeqCst)
                    && let Some(seed) = seeds.next()
                {
                    match simulation::run(setup, seed) {
                        Ok(outcome) => {
                            seeds.accepted.fetch_add(outcome.moves.accepted, Ordering::SeqCst);
                            let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                            sum.add(&outcome);
                            progress.show(&sum);
                        }
                        Err(violation) => {
                            stop.store(true, Ordering::SeqCst);
                            *found.lock().unwrap_or_else(PoisonError::into_inner) = Some(violation);
                        }
                    }
                }
            });
        }
    });
    progress.end();
    match found.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(violation) => Err(violation),
        None => Ok(sum.into_inner().unwrap_or_else(PoisonError::into_inner)),
    }
}

impl Sum {
    fn add(&mut self, outcome: &Outcome) {
        self.runs += 1;
        self.steps += outcome.steps;
        self.refused += outcome.refused;
        self.fenced += outcome.fenced;
        self.virtual_ms += outcome.virtual_ms;
        self.moves = self.moves.and(outcome.moves);
        // The order in which runs end does not matter.
        self.hash = self.hash.wrapping_add(outcome.hash);
        for (all, one) in self.mishaps.iter_mut().zip(outcome.mishaps) {
            *all += one;
        }
    }

    fn mean(&self, count: u64) -> f64 {
        count as f64 / self.moves.accepted.max(1) as f64
    }
}

/// A line that is written over, on a terminal only.
struct Progress {
    began: Instant,
    last: Mutex<Instant>,
    terminal: bool,
}

impl Progress {
    fn new() -> Self {
        let now = Instant::now();
        Self { began: now, last: Mutex::new(now), terminal: std::io::stdout().is_terminal() }
    }

    fn show(&self, sum: &Sum) {
        let every =
            if self.terminal { Duration::from_millis(500) } else { Duration::from_secs(30) };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.elapsed() < every {
            return;
        }
        *last = Instant::now();
        let rate = sum.moves.accepted as f64 / self.began.elapsed().as_secs_f64();
        let (runs, moves) = (sum.runs, sum.moves.accepted);
        let end = if self.terminal { "\r" } else { "\n" };
        print!("{runs} runs, {moves} migrations, {rate:.0}/s   {end}");
        drop(std::io::stdout().flush());
    }

    fn end(&self) {
        if self.terminal {
            println!();
        }
    }
}

fn report(sum: &Sum, wall: Duration) {
    let all: u64 = sum.mishaps.iter().sum();
    let moves = sum.moves;
    println!("runs                    {}", sum.runs);
    println!("steps                   {}", sum.steps);
    println!("calls refused           {}", sum.refused);
    println!("verbs fenced            {}", sum.fenced);
    println!("migrations accepted     {}", moves.accepted);
    println!("  succeeded             {}", moves.succeeded);
    println!("  undone                {}", moves.undone);
    println!("  stranded              {}", moves.stranded);
    println!("faults                  {all}");
    for ((_, _, name), count) in MISHAPS.iter().zip(sum.mishaps) {
        println!("  {name:<21} {count}");
    }
    println!("faults per migration    {:.2}", sum.mean(all));
    println!("  on its own steps      {:.2}", sum.mean(moves.struck));
    println!("virtual hours           {:.1}", sum.virtual_ms as f64 / 3_600_000.0);
    println!("wall seconds            {:.1}", wall.as_secs_f64());
    println!("migrations per second   {:.0}", moves.accepted as f64 / wall.as_secs_f64());
    println!("trace                   {:016x}", sum.hash);
    println!("violations              0");
}
