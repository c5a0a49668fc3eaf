//! One sending thread: a paced stream of numbered datagrams, each with the times of its send call.
//!
//! In: an outlet, the addresses to go round, a rate. Out: the [`SendLog`].
//! Invariants: the sequence number is the record's index; times are taken around each single send
//! call; the thread ends at the stop flag or when its log is full, whichever comes first.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::clock::MonotonicClock;
use crate::datagram::{RunId, Stream, encode};
use crate::guests::{Outlet, SendOutcome, Way};
use crate::pace::{Pace, TICK_NS};
use crate::records::{SendLog, SendRecord};

/// What one stream is to do.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    pub run: RunId,
    pub stream: Stream,
    /// Taken in turn by sequence number.
    pub ways: Vec<Way>,
    pub rate_per_s: u64,
    pub clock: MonotonicClock,
}

/// What a sender shares with the thread that watches it.
#[derive(Debug, Default)]
pub(crate) struct SenderGauge {
    pub stop: AtomicBool,
    pub full: AtomicBool,
    pub sent: AtomicU64,
}

/// What a sender leaves behind.
#[derive(Debug)]
pub(crate) struct Sent {
    pub log: SendLog,
    pub lasted_ns: u64,
    pub given_up: u64,
    pub first_refusal: Option<String>,
}

/// Sends until told to stop or full.
pub(crate) fn send_all(
    course: &Course,
    mut outlet: Box<dyn Outlet>,
    mut log: SendLog,
    gauge: &Arc<SenderGauge>,
) -> Sent {
    let begin_ns = course.clock.now_ns();
    let mut pace = Pace::new(course.rate_per_s, begin_ns);
    let mut first_refusal = None;
    let mut wake_ns = begin_ns;
    'ticks: while !gauge.stop.load(Ordering::Acquire) {
        for _ in 0..pace.release(course.clock.now_ns()) {
            let Ok(sequence) = log.next_sequence() else {
                gauge.full.store(true, Ordering::Release);
                break 'ticks;
            };
            let (record, refusal) = send_one(course, outlet.as_mut(), sequence);
            first_refusal = first_refusal.or(refusal);
            if log.push(record).is_ok() {
                gauge.sent.store(sequence + 1, Ordering::Release);
            }
        }
        wake_ns = (wake_ns + TICK_NS).max(course.clock.now_ns());
        course.clock.sleep_until(wake_ns);
    }
    let lasted_ns = course.clock.now_ns() - begin_ns;
    Sent { log, lasted_ns, given_up: pace.given_up(), first_refusal }
}

fn send_one(
    course: &Course,
    outlet: &mut dyn Outlet,
    sequence: u64,
) -> (SendRecord, Option<String>) {
    let way = way(&course.ways, sequence);
    let payload = encode(course.run, course.stream, sequence);
    let begin_ns = course.clock.now_ns();
    let outcome = outlet.send(way, &payload);
    let end_ns = course.clock.now_ns();
    match outcome {
        SendOutcome::Sent => (SendRecord::sent(begin_ns, end_ns), None),
        SendOutcome::Refused(error) => {
            (SendRecord::refused(begin_ns, end_ns), Some(error.to_string()))
        }
    }
}

/// The way of a sequence number.
pub(crate) fn way(ways: &[Way], sequence: u64) -> Way {
    let index = sequence % ways.len() as u64;
    // The remainder is below a length that is a usize.
    ways[usize::try_from(index).unwrap_or(0)]
}
