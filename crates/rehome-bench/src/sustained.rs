//! As many migrations as the service does, for a time: movers side by side.
//!
//! In: an estate. Out: how many a second, how long each took, what failed.
//! Invariants: each mover has instances and interfaces of its own, so that no two of them want the
//! same place; a move counts when its task is SUCCESS.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use rehome_client::Client;
use rehome_demo::{Calls, CloudError, Latency, MonotonicClock};
use serde::Serialize;

use crate::estate::{Estate, PLACES, Placed};
use crate::idle::migrate;

/// Between two lines of progress, in nanoseconds.
const PROGRESS_NS: u64 = 2_000_000_000;
const WATCH: Duration = Duration::from_millis(100);

/// Who is told how it goes.
pub type Tell<'a> = &'a dyn Fn(&str);

/// What is to be sustained.
#[derive(Debug, Clone, Copy)]
pub struct SustainedPlan {
    /// Movers side by side.
    pub parallel: u32,
    /// For how long no move is begun too late, in seconds.
    pub seconds: u32,
    /// Between two polls of a task.
    pub task_poll: Duration,
    /// Whose process time is counted beside: the server's process.
    pub server: u32,
}

/// What was sustained.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sustained {
    /// Movers side by side.
    pub parallel: u32,
    /// Moves that ended with SUCCESS.
    pub moves: u64,
    /// From the first call to the last SUCCESS, in milliseconds.
    pub took_ms: u64,
    /// Moves a second.
    pub per_s: f64,
    /// Call to SUCCESS, as seen between polls.
    pub call_to_success: Latency,
    /// Processor time of the server for one move, in microseconds, with the system calls that it
    /// makes and without what the kernel does on its own threads.
    pub server_cpu_us: u64,
    /// The same of this program: signing, calling, polling.
    pub generator_cpu_us: u64,
    /// Moves that failed, in their words. A mover whose move failed makes no more.
    pub failures: Vec<String>,
}

struct Mover<'a> {
    calls: Calls<'a>,
    instances: &'a [String],
    /// The numbers of its own instances.
    own: Vec<usize>,
    interfaces: Vec<&'a mut Placed>,
}

/// Moves for as long as the plan says.
///
/// # Errors
/// When the processes' times cannot be read.
pub fn sustain(
    estate: &mut Estate,
    plan: &SustainedPlan,
    (client, clock, tell): (&Client, MonotonicClock, Tell<'_>),
) -> std::io::Result<Sustained> {
    let calls = Calls::new(client, clock).polling(plan.task_poll);
    let (done, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let cpu = || Ok::<_, std::io::Error>([cpu_us(plan.server)?, cpu_us(std::process::id())?]);
    let before = cpu()?;
    let begin_ns = clock.now_ns();
    let run = |mover: Mover<'_>| mover.run((&done, &stop), clock);
    let run = &run;
    let results = std::thread::scope(|scope| {
        let movers = movers(estate, plan.parallel as usize, calls);
        let threads: Vec<_> =
            movers.into_iter().map(|mover| scope.spawn(move || run(mover))).collect();
        watch(plan, (&done, &stop), (clock, tell));
        let join = |thread: std::thread::ScopedJoinHandle<'_, _>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        threads.into_iter().map(join).collect::<Vec<(Vec<u64>, Option<CloudError>)>>()
    });
    let took_ms = ((clock.now_ns() - begin_ns) / 1_000_000).max(1);
    let after = cpu()?;
    let moves = done.load(Ordering::Acquire);
    let of_one = |which: usize| (after[which] - before[which]) / moves.max(1);
    let failures = results.iter().filter_map(|(_, failed)| Some(failed.as_ref()?.to_string()));
    Ok(Sustained {
        parallel: plan.parallel,
        moves,
        took_ms,
        per_s: rate(moves, took_ms),
        server_cpu_us: of_one(0),
        generator_cpu_us: of_one(1),
        failures: failures.collect(),
        call_to_success: Latency::of(results.into_iter().flat_map(|(took_ns, _)| took_ns)),
    })
}

fn cpu_us(pid: u32) -> std::io::Result<u64> {
    Ok(crate::footprint::cpu_ms(pid)? * 1000)
}

#[expect(clippy::cast_precision_loss, reason = "both are far below 2^53")]
fn rate(moves: u64, took_ms: u64) -> f64 {
    moves as f64 * 1000.0 / took_ms as f64
}

/// Deals the instances out, and the interfaces that are on them.
fn movers<'a>(estate: &'a mut Estate, parallel: usize, calls: Calls<'a>) -> Vec<Mover<'a>> {
    let Estate { instances, interfaces, .. } = estate;
    let count = instances.len();
    let own = |mover: usize| (mover..count).step_by(parallel).collect();
    let mut movers: Vec<Mover<'a>> = (0..parallel)
        .map(|mover| Mover { calls, instances, own: own(mover), interfaces: Vec::new() })
        .collect();
    for placed in interfaces {
        movers[placed.at % parallel].interfaces.push(placed);
    }
    movers
}

/// Tells how it goes until the time is over, then stops the movers.
fn watch(
    plan: &SustainedPlan,
    (done, stop): (&AtomicU64, &AtomicBool),
    (clock, tell): (MonotonicClock, Tell<'_>),
) {
    let begin_ns = clock.now_ns();
    let end_ns = begin_ns + u64::from(plan.seconds) * 1_000_000_000;
    let (mut told_ns, mut told) = (begin_ns, 0);
    while clock.now_ns() < end_ns && !stop.load(Ordering::Acquire) {
        std::thread::sleep(WATCH);
        let now_ns = clock.now_ns();
        if now_ns - told_ns >= PROGRESS_NS {
            let moves = done.load(Ordering::Acquire);
            let per_s = rate(moves - told, (now_ns - told_ns) / 1_000_000);
            tell(&format!("{moves} moves, {per_s:.0}/s"));
            (told_ns, told) = (now_ns, moves);
        }
    }
    stop.store(true, Ordering::Release);
}

impl Mover<'_> {
    /// How long each move took, and what ended them before their time.
    fn run(
        mut self,
        (done, stop): (&AtomicU64, &AtomicBool),
        clock: MonotonicClock,
    ) -> (Vec<u64>, Option<CloudError>) {
        let mut took_ns = Vec::new();
        let mut next = 0;
        while !stop.load(Ordering::Acquire) && !self.interfaces.is_empty() {
            let number = next % self.interfaces.len();
            next += 1;
            let Some(to) = self.free_place(number, next) else { continue };
            let placed = &mut *self.interfaces[number];
            let begin_ns = clock.now_ns();
            let ends = [&self.instances[placed.at], &self.instances[to]];
            if let Err(error) = migrate(self.calls, &placed.id, ends) {
                stop.store(true, Ordering::Release);
                return (took_ns, Some(error));
            }
            took_ns.push(clock.now_ns() - begin_ns);
            placed.at = to;
            done.fetch_add(1, Ordering::AcqRel);
        }
        (took_ns, None)
    }

    /// An instance of its own with a free place, another one than the interface's.
    fn free_place(&self, number: usize, turn: usize) -> Option<usize> {
        let at = self.interfaces[number].at;
        let held = |instance: usize| self.interfaces.iter().filter(|it| it.at == instance).count();
        let turned = (0..self.own.len()).map(|step| self.own[(turn + step) % self.own.len()]);
        let mut others = turned.filter(|instance| *instance != at);
        others.find(|instance| held(*instance) < PLACES as usize)
    }
}
