//! The demo scenario: exact per-sequence-number traffic accounting around migrations.

mod clock;
mod linearize;
mod ownership;
mod records;
mod tally;

pub use clock::MonotonicClock;
pub use linearize::{Fate, Witness, misfits};
pub use ownership::{
    Guest, GuestTimeline, Standing, SwitchCall, SwitchLog, SwitchOutcome, Timeline, TimelineError,
    Window,
};
pub use records::{ArrivalLog, DATAGRAMS_PER_STREAM_MAX, Full, SendLog, SendRecord};
pub use tally::{
    InSwitchTally, Inbound, InboundTally, Outbound, OutboundTally, tally_inbound, tally_outbound,
};
