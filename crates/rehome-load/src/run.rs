//! Carrying out a plan.

use std::future::Future;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::task::{JoinError, JoinSet};
use tokio::time::{Duration, Instant, sleep_until};

use crate::error::LoadError;
use crate::figures::{Figures, Run, Tally};
use crate::line::Line;
use crate::plan::Plan;

/// What a connection does again and again.
pub trait Job: Send + 'static {
    /// One operation: a call, or several that belong together.
    ///
    /// # Errors
    /// [`LoadError::Answer`] for an answer that is not what was asked for; what [`Line::post`] says.
    fn once(&mut self, line: &mut Line) -> impl Future<Output = Result<(), LoadError>> + Send;
}

/// The moments of a load.
#[derive(Clone)]
struct Times {
    begin: Instant,
    /// Of the first run that counts.
    first: Instant,
    duration: Duration,
    runs: usize,
    interval: Option<Duration>,
}

impl Times {
    /// Which run a moment belongs to; nothing before the first.
    fn run_at(&self, moment: Instant) -> Option<usize> {
        let since = moment.checked_duration_since(self.first)?;
        usize::try_from(since.as_nanos() / self.duration.as_nanos().max(1)).ok()
    }

    fn end_of(&self, run: usize) -> Instant {
        let runs = u32::try_from(run).unwrap_or(u32::MAX);
        self.first + self.duration.saturating_mul(runs.saturating_add(1))
    }
}

/// Loads the server at `host:port`, one job for each connection, and counts. `cpu_ms` says how much
/// processor time the server has used so far, where that is known.
///
/// # Errors
/// The first [`LoadError`] of any connection.
pub fn load<J: Job>(
    address: &str,
    plan: &Plan,
    jobs: Vec<J>,
    cpu_ms: impl Fn() -> io::Result<Option<u64>>,
) -> Result<Figures, LoadError> {
    plan.check(jobs.len())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(LoadError::Machine)?.block_on(measure(address, plan, jobs, cpu_ms))
}

async fn measure<J: Job>(
    address: &str,
    plan: &Plan,
    jobs: Vec<J>,
    cpu_ms: impl Fn() -> io::Result<Option<u64>>,
) -> Result<Figures, LoadError> {
    let mut lines = Vec::new();
    for _ in 0..plan.connections {
        lines.push(Line::open(address).await?);
    }
    let begin = Instant::now();
    let (duration, runs, interval) = (plan.duration, plan.runs, plan.interval());
    let times = Times { begin, first: begin + plan.warm_up, duration, runs, interval };
    let tallies: Vec<Tally> = (0..runs).map(|_| Tally::new()).collect();
    let tallies = Arc::new(Mutex::new(tallies));
    let mut under_way = JoinSet::new();
    for (place, (job, line)) in jobs.into_iter().zip(lines).enumerate() {
        let place = f64::from(u32::try_from(place).unwrap_or(u32::MAX));
        let share = place / f64::from(u32::try_from(plan.connections).unwrap_or(u32::MAX));
        // Connections of an open loop take turns.
        let offset = interval.map_or(Duration::ZERO, |interval| interval.mul_f64(share));
        under_way.spawn(drive((job, line), (times.clone(), offset), Arc::clone(&tallies)));
    }
    let watching = watch(&times, cpu_ms);
    tokio::pin!(watching);
    let cpu = loop {
        tokio::select! {
            cpu = &mut watching => break cpu.map_err(LoadError::Machine)?,
            Some(ended) = under_way.join_next() => failure(ended)?,
        }
    };
    while let Some(ended) = under_way.join_next().await {
        failure(ended)?;
    }
    let used = |run: usize| Some(cpu[run + 1]?.saturating_sub(cpu[run]?));
    let tallies = tallies.lock().unwrap_or_else(PoisonError::into_inner);
    let runs = tallies.iter().enumerate();
    let runs = runs.map(|(run, tally)| Run::of(tally, duration, used(run))).collect();
    Ok(Figures { connections: plan.connections, runs })
}

fn failure(ended: Result<Result<(), LoadError>, JoinError>) -> Result<(), LoadError> {
    ended.map_err(|error| LoadError::Machine(io::Error::other(error)))?
}

/// The server's processor time when the first run begins and at the end of each.
async fn watch(
    times: &Times,
    cpu_ms: impl Fn() -> io::Result<Option<u64>>,
) -> io::Result<Vec<Option<u64>>> {
    sleep_until(times.first).await;
    let mut seen = vec![cpu_ms()?];
    for run in 0..times.runs {
        sleep_until(times.end_of(run)).await;
        seen.push(cpu_ms()?);
    }
    Ok(seen)
}

/// One connection's operations until the last run is over.
async fn drive<J: Job>(
    (mut job, mut line): (J, Line),
    (times, offset): (Times, Duration),
    tallies: Arc<Mutex<Vec<Tally>>>,
) -> Result<(), LoadError> {
    let end = times.end_of(times.runs - 1);
    let mut due = times.begin + offset;
    loop {
        let from = match times.interval {
            None => Instant::now(),
            Some(interval) => {
                let from = due;
                due += interval;
                sleep_until(from.min(end)).await;
                from
            }
        };
        if Instant::now() >= end {
            return Ok(());
        }
        job.once(&mut line).await?;
        let done = Instant::now();
        let calls = line.take_calls();
        let mut tallies = tallies.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tally) = times.run_at(done).and_then(|run| tallies.get_mut(run)) {
            tally.count(done - from, calls);
        }
    }
}
