//! Evacuation: moves everything movable off an instance, through signed calls only.
//!
//! In: an [`Order`] (from where, to where, how many at once), a signing client, a clock. Out: a
//! [`Report`] with one row for each interface that was found on the instance: where it went, or
//! why it did not.
//! Invariants: this crate is an API client like any other and knows nothing of the engine; nothing
//! is kept between runs, so a run that was killed is resumed by running it again; a call whose
//! outcome is not known is never repeated before it was looked where the interface is; every wait
//! and every retry is bounded.

mod clock;
mod cloud;
mod evacuation;
mod ids;
mod mover;
mod order;
mod plan;
mod progress;
mod report;
mod survey;
mod trouble;

pub use clock::{Clock, Stop};
pub use cloud::CloudError;
pub use evacuation::{EvacuateError, Tools, run};
pub use ids::{EniId, IdError, InstanceId};
pub use order::{Mode, Order, OrderError, PARALLEL_MAX, Parallel};
pub use plan::{
    Destination, Home, Interface, Kind, Move, Obstacle, Places, Plan, Reason, Rest, Room, Standing,
    Stay, Unfit, plan,
};
pub use progress::{BarProgress, Event, LineProgress, Progress, Tally};
pub use report::{Failure, Outcome, Report, Row};
