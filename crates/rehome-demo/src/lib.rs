//! The demo scenario: exact per-sequence-number traffic accounting around migrations.
//!
//! In: a signing client, ports inside instances ([`Guests`]), the recorded calls of the plane's
//! switch verb ([`SwitchLog`]). Out: a [`Report`].
//! Invariants: this crate knows neither kernel nor simulation; it makes, moves and deletes through
//! signed API calls only; every packet is counted, none sampled; every wait is bounded.

mod calls;
mod clock;
mod cloud;
mod config;
mod datagram;
mod guests;
mod kinds;
mod latency;
mod linearize;
mod ownership;
mod pace;
mod progress;
mod receiver;
mod records;
mod report;
mod scenario;
mod sender;
mod tally;
mod traffic;

pub use calls::{Calls, CloudError, list, text};
pub use clock::MonotonicClock;
pub use cloud::{Cloud, Instance, Interface};
pub use config::{ConfigError, DemoConfig, MOVES_MAX, PlaneKind, PlaneLabel, RATE_MAX};
pub use datagram::{PAYLOAD_BYTES, RunId, Stream, decode, encode};
pub use guests::{Arrival, GuestPort, Guests, Inlet, Kind, Outlet, SendOutcome, Way};
pub use kinds::KindCounts;
pub use latency::Latency;
pub use linearize::{Fate, Witness, misfits};
pub use ownership::{
    Guest, GuestTimeline, Standing, SwitchCall, SwitchLog, SwitchOutcome, Timeline, TimelineError,
    Window,
};
pub use progress::{Event, LineProgress, Progress};
pub use receiver::Strays;
pub use records::{ArrivalLog, DATAGRAMS_PER_STREAM_MAX, Full, SendLog, SendRecord};
pub use report::{Counts, Moves, Report};
pub use scenario::{DemoError, StopReason, Surroundings, run};
pub use tally::{
    InSwitchTally, Inbound, InboundTally, Outbound, OutboundTally, tally_inbound, tally_outbound,
};
pub use traffic::{
    Echoes, Health, PORT, Records, Stall, StreamPace, Traffic, TrafficError, TrafficPlan,
};
