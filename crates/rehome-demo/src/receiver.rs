//! One receiving thread: counts every arrival of the streams that it expects.
//!
//! In: an inlet and the streams that belong here. Out: an [`ArrivalLog`] per stream and the
//! number of arrivals that do not belong.
//! Invariants: a datagram counts only with its own run's id, at the right receiver, from and to
//! the addresses that its sequence number was sent with; an idle round means that the port's
//! queue was empty.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serde::Serialize;

use crate::datagram::{Stream, decode};
use crate::guests::{Arrival, Inlet};
use crate::records::ArrivalLog;
use crate::sender::{Course, way};

/// How long a receiver waits for one batch: also the length of an idle round.
const ROUND: Duration = Duration::from_millis(20);

/// What a receiver shares with the thread that watches it.
#[derive(Debug, Default)]
pub(crate) struct ReceiverGauge {
    pub stop: AtomicBool,
    pub failed: AtomicBool,
    pub arrived: AtomicU64,
    pub idle_rounds: AtomicU64,
}

/// Arrivals that fit no stream expected at their receiver.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Strays {
    /// Datagrams of this run at the wrong receiver or with wrong addresses.
    pub misdirected: u64,
    /// Datagrams that are not of this run; ignored.
    pub foreign: u64,
    /// Datagrams that a receiver's own full buffer threw away.
    pub overrun: u64,
}

impl Strays {
    pub(crate) fn add(&mut self, other: Strays) {
        self.misdirected += other.misdirected;
        self.foreign += other.foreign;
        self.overrun += other.overrun;
    }
}

/// What a receiver leaves behind.
#[derive(Debug)]
pub(crate) struct Received {
    pub logs: Vec<ArrivalLog>,
    pub strays: Strays,
    pub error: Option<io::Error>,
}

/// A stream that is expected at a receiver, and the log of its arrivals.
pub(crate) struct Expected {
    pub course: Course,
    pub log: ArrivalLog,
}

/// Receives until told to stop, or until the port fails.
pub(crate) fn receive_all(
    mut inlet: Box<dyn Inlet>,
    mut expected: Vec<Expected>,
    gauge: &Arc<ReceiverGauge>,
) -> Received {
    let mut strays = Strays::default();
    let mut error = None;
    while !gauge.stop.load(Ordering::Acquire) {
        match inlet.receive(ROUND, &mut |arrival| count(&mut expected, &mut strays, arrival)) {
            Ok(0) => {
                gauge.idle_rounds.fetch_add(1, Ordering::AcqRel);
            }
            Ok(batch) => {
                gauge.arrived.fetch_add(batch as u64, Ordering::AcqRel);
            }
            Err(failure) => {
                error = Some(failure);
                gauge.failed.store(true, Ordering::Release);
                break;
            }
        }
    }
    strays.overrun = inlet.overrun();
    let logs = expected.into_iter().map(|stream| stream.log).collect();
    Received { logs, strays, error }
}

fn count(expected: &mut [Expected], strays: &mut Strays, arrival: Arrival<'_>) {
    let Some((stream, sequence)) = read(expected, arrival.payload) else {
        strays.foreign += 1;
        return;
    };
    let place = expected.iter_mut().find(|candidate| candidate.course.stream == stream);
    let counted = place.is_some_and(|candidate| {
        way(&candidate.course.ways, sequence) == arrival.way
            && candidate.log.arrived(sequence).is_ok()
    });
    strays.misdirected += u64::from(!counted);
}

fn read(expected: &[Expected], payload: &[u8]) -> Option<(Stream, u64)> {
    // Every stream of a run has the same run id.
    expected.first().and_then(|stream| decode(stream.course.run, payload))
}
