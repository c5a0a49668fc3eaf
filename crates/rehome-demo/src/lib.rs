//! The demo scenario: exact per-sequence-number traffic accounting around migrations.

mod clock;
mod datagram;
mod guests;
mod linearize;
mod ownership;
mod pace;
mod receiver;
mod records;
mod sender;
mod tally;
mod traffic;

pub use clock::MonotonicClock;
pub use datagram::{PAYLOAD_BYTES, RunId, Stream, decode, encode};
pub use guests::{Arrival, GuestPort, Guests, Inlet, Outlet, SendOutcome};
pub use linearize::{Fate, Witness, misfits};
pub use ownership::{
    Guest, GuestTimeline, Standing, SwitchCall, SwitchLog, SwitchOutcome, Timeline, TimelineError,
    Window,
};
pub use receiver::Strays;
pub use records::{ArrivalLog, DATAGRAMS_PER_STREAM_MAX, Full, SendLog, SendRecord};
pub use tally::{
    InSwitchTally, Inbound, InboundTally, Outbound, OutboundTally, tally_inbound, tally_outbound,
};
pub use traffic::{Health, PORT, Records, StreamPace, Traffic, TrafficError, TrafficPlan};
