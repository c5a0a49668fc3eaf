//! The measurements of `rehome bench plane` and `rehome bench describe`.
//!
//! In: a signing client of a server that is another process, ports inside instances, the server's
//! process id, a count of what the kernel holds. Out: a [`Report`] with every figure beside what
//! was promised, and a verdict over what must not be (a loss, a breach, growth), never over a time.
//! Invariants: this crate knows neither kernel nor simulation and reaches the service through
//! signed API calls only; what it measures it measures in one run, one thing after the other;
//! every wait is bounded.

mod contest;
mod contest_error;
mod estate;
mod footprint;
mod group_change;
mod idle;
mod lookups;
mod machine;
mod outage;
mod report;
mod sustained;
mod targets;
mod wanted;

pub use contest::{ApiContender, Contender, Contest, ContestPlan, Manner, contest};
pub use contest_error::ContestError;
pub use estate::{Build, Estate, EstateError, EstatePlan, PLACES};
pub use footprint::{Footprint, Growth, Kernel, settled, swept};
pub use group_change::{GroupChange, GroupChangeError, change_group};
pub use idle::{IDLE_TASK_POLL, one_at_a_time};
pub use lookups::{Lookup, LookupError, Lookups, look_up};
pub use machine::Machine;
pub use outage::{Outage, outages};
pub use report::{Loss, Report};
pub use sustained::{Sustained, SustainedPlan, Tell, sustain};
pub use wanted::END;
