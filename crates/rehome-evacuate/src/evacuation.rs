//! A run: survey, plan, movers side by side, report.
//!
//! Invariants: a dry run sends Describe calls only; at most so many moves as ordered are under way
//! at once; each interface of the survey has exactly one row in the report; the caller's progress
//! is told from the caller's thread.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rehome_client::Client;
use thiserror::Error;

use crate::clock::{Clock, Stop};
use crate::cloud::{Cloud, CloudError};
use crate::ids::InstanceId;
use crate::mover::{Job, Note, Yard, carry};
use crate::order::{Mode, Order};
use crate::plan::{Places, Plan, Rest, plan};
use crate::progress::{Event, Progress, Tally};
use crate::report::{Outcome, Report, Row};
use crate::survey::{Survey, survey};

/// How long the survey goes on when the API cannot be reached.
const SURVEY_PATIENCE: Duration = Duration::from_secs(5);
/// How often a bar is drawn again when nothing happens.
const TICK: Duration = Duration::from_millis(200);

/// Why nothing could be begun.
#[derive(Debug, Error)]
pub enum EvacuateError {
    /// What is on the source, or what the destinations can take, could not be found out.
    #[error("the survey was not possible; nothing was moved")]
    Survey(#[from] CloudError),
    /// No instance has the source's id, and no interface names it.
    #[error("there is no instance {0}, and no interface is attached to it")]
    NoSource(InstanceId),
}

/// What a run works with.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// Sends the calls.
    pub client: &'a Client,
    /// Tells the time and waits.
    pub clock: &'a dyn Clock,
    /// The wish to stop.
    pub stop: &'a Stop,
}

/// Evacuates, or says what would be moved.
///
/// # Errors
/// [`EvacuateError`]; nothing was moved then. What happens later is told in the report.
pub fn run(
    order: &Order,
    tools: Tools<'_>,
    progress: &mut dyn Progress,
) -> Result<Report, EvacuateError> {
    let cloud = Cloud { client: tools.client, clock: tools.clock };
    let found = survey(cloud, order, tools.clock.now() + SURVEY_PATIENCE)?;
    let Survey { source_state, interfaces, destinations } = found;
    if source_state.is_none() && interfaces.is_empty() {
        return Err(EvacuateError::NoSource(order.source.clone()));
    }
    let mut places = Places::new(&destinations);
    let plan = plan(interfaces, &mut places);
    let mut rows = staying(&plan);
    match order.mode {
        Mode::DryRun => rows.extend(promised(plan)),
        Mode::Move => {
            let places = Mutex::new(places);
            let yard = Yard { cloud, order, stop: tools.stop, places };
            rows.extend(execute(&yard, plan, progress));
        }
    }
    rows.sort_by(|one, other| one.eni.cmp(&other.eni));
    let (source, mode) = (order.source.clone(), order.mode);
    Ok(Report { source, source_state, destinations, mode, rows })
}

fn staying(plan: &Plan) -> Vec<Row> {
    let rows = plan.stays.iter().map(|stay| Row {
        eni: stay.interface.id.clone(),
        addresses: stay.interface.addresses,
        outcome: Outcome::Stays(stay.reason.clone()),
    });
    rows.collect()
}

fn promised(plan: Plan) -> Vec<Row> {
    let moves = plan.moves.into_iter().map(|planned| Row {
        eni: planned.interface.id,
        addresses: planned.interface.addresses,
        outcome: Outcome::WouldMove { to: planned.to },
    });
    let waits = plan.waits.into_iter().map(|interface| {
        let state = match interface.rest {
            Rest::UnderWay(state) => state,
            Rest::AtRest => String::from("AVAILABLE"),
        };
        let outcome = Outcome::WouldWait { state };
        Row { eni: interface.id, addresses: interface.addresses, outcome }
    });
    moves.chain(waits).collect()
}

/// Moves what is planned; what a task holds comes last, so that it keeps nothing else waiting.
fn execute(yard: &Yard<'_>, plan: Plan, progress: &mut dyn Progress) -> Vec<Row> {
    let moves = plan
        .moves
        .into_iter()
        .map(|planned| Job { interface: planned.interface, to: Some(planned.to) });
    let waits = plan.waits.into_iter().map(|interface| Job { interface, to: None });
    let queue: VecDeque<Job> = moves.chain(waits).collect();
    let total = queue.len();
    if total == 0 {
        return Vec::new();
    }
    let movers = yard.order.parallel.get().min(total);
    let queue = Mutex::new(queue);
    let (told, notes) = channel();
    std::thread::scope(|scope| {
        for _ in 0..movers {
            let (told, queue) = (told.clone(), &queue);
            scope.spawn(move || work(yard, queue, &told));
        }
        // The channel ends with the last mover.
        drop(told);
        listen(yard, (&notes, total), progress)
    })
}

fn work(yard: &Yard<'_>, queue: &Mutex<VecDeque<Job>>, told: &Sender<Note>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        let Some(job) = next else {
            return;
        };
        let outcome = carry(yard, &job, told);
        let Job { interface, .. } = job;
        let row = Row { eni: interface.id, addresses: interface.addresses, outcome };
        if told.send(Note::Ended(row)).is_err() {
            return;
        }
    }
}

/// Turns notes into events and collects the rows, until the last mover has gone.
fn listen(
    yard: &Yard<'_>,
    (notes, total): (&Receiver<Note>, usize),
    progress: &mut dyn Progress,
) -> Vec<Row> {
    let (clock, mut rows) = (yard.cloud.clock, Vec::with_capacity(total));
    let begun = clock.now();
    let mut tally = Tally { total, ..Tally::default() };
    progress.tell(&Event::Begun(tally));
    let mut stopping = false;
    loop {
        let note = notes.recv_timeout(TICK);
        tally.elapsed = clock.now().saturating_sub(begun);
        if !stopping && yard.stop.is_asked() {
            stopping = true;
            progress.tell(&Event::Stopping);
        }
        match note {
            Ok(Note::Ended(row)) => {
                tally.count(row.outcome.class());
                rows.push(row.clone());
                progress.tell(&Event::Ended { row, tally });
            }
            Ok(Note::Trouble { eni, words }) => progress.tell(&Event::Trouble { eni, words }),
            Err(RecvTimeoutError::Timeout) => progress.tell(&Event::Tick(tally)),
            Err(RecvTimeoutError::Disconnected) => {
                progress.tell(&Event::Finished(tally));
                return rows;
            }
        }
    }
}
