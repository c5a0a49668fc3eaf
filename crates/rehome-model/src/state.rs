//! A state of the model: the store, the plane, two controllers, what is still under way.
//!
//! Small and `Copy`; worlds, tables and plans are numbers of an interner.

use rehome_domain::World;
use rehome_domain::plane::{Observed, Verb};
use rehome_domain::workflow::Plan;
use rehome_sim::Table;

use crate::bounds::Bounds;
use crate::intern::Id;

/// Verbs that can be under way late at one time.
pub(crate) const LATE_MAX: usize = 2;
/// ENIs that can move.
pub(crate) const INTERFACES_MAX: usize = 2;
/// Controllers.
pub(crate) const CONTROLLERS: usize = 2;

/// Everything there is at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct State {
    /// What is durable.
    pub store: Id<World>,
    /// What packets meet.
    pub plane: Id<Table>,
    /// Who works.
    pub controllers: [Controller; CONTROLLERS],
    /// Verbs that will arrive some time, in the order of their numbers.
    pub late: [Option<Id<Verb>>; LATE_MAX],
    /// What may still happen.
    pub left: Bounds,
}

/// One process that drives tasks and repairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Controller {
    /// Whether it runs, and how far its start has come.
    pub life: Life,
    /// The world that it published last: what it decides on.
    pub view: Id<World>,
    /// Records that others wrote since then, a bit each: the ones that a guard would refuse.
    pub unseen: u16,
    /// The walk of each ENI's task.
    pub walks: [Option<Walk>; INTERFACES_MAX],
    /// The repair under way.
    pub repair: Repair,
}

/// Whether a controller runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Life {
    /// It crashed; it remembers nothing.
    Down,
    /// It repairs before it takes tasks and calls.
    Starting,
    /// It works.
    Up,
}

/// How far a controller has come with a task, as in the engine's driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Walk {
    /// The task: the number of the call that began it.
    pub task: u8,
    /// With how much care it plans next.
    pub care: Caution,
    /// The plan that is being followed.
    pub plan: Option<Id<Plan>>,
    /// Verbs of it that are done.
    pub cursor: u8,
}

/// The driver's care, as a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Caution {
    /// `Care::Usual`.
    Usual,
    /// `Care::Thorough`.
    Thorough,
}

/// How far a repair has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Repair {
    /// None is under way.
    Idle,
    /// It has looked at the plane.
    Looked(Id<Observed>),
    /// Planted: it has read the world and not looked yet.
    Read(Id<World>),
    /// So many of these verbs are behind it.
    Doing(Id<Vec<Verb>>, u8),
}

impl Controller {
    /// One that runs and has seen this world.
    pub fn up(view: Id<World>) -> Self {
        let walks = [None; INTERFACES_MAX];
        Self { life: Life::Up, view, unseen: 0, walks, repair: Repair::Idle }
    }

    /// Whether it has nothing under way.
    pub fn is_idle(&self) -> bool {
        let rests = self.walks.iter().all(Option::is_none) && self.repair == Repair::Idle;
        rests && self.life != Life::Starting
    }
}

/// Something that may happen next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// A caller asks a controller.
    Call(u8, Call),
    /// A controller goes on with the task of an ENI.
    Walk(u8, u8, Way),
    /// A controller gives the task of an ENI up: its deadline passed, or its verb is hopeless.
    GiveUp(u8, u8),
    /// A controller ends the task of an ENI that the plane does not follow, past the commit.
    Leave(u8, u8),
    /// A controller goes on with its repair, or begins one.
    Repair(u8, Way),
    /// A controller reads the store again.
    Refresh(u8),
    /// A controller dies.
    Crash(u8),
    /// A controller that died starts.
    Restart(u8),
    /// An instance dies: its namespace and its legs are gone.
    Death(u8),
    /// A late verb arrives.
    Arrive(u8),
}

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// It is done and answered.
    Done,
    /// It never arrives.
    Lost,
    /// It is done; the answer never arrives.
    Unanswered,
    /// It seems lost and arrives later.
    Late,
    /// It is done, answered, and arrives once more later.
    Twice,
}

/// A caller's wish. Instances and ENIs by their number in the scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Call {
    /// MigrateNetworkInterface, from wherever the controller sees it.
    Migrate {
        /// ENI.
        eni: u8,
        /// Destination.
        to: u8,
    },
    /// AttachNetworkInterface.
    Attach {
        /// ENI.
        eni: u8,
        /// Destination.
        to: u8,
    },
    /// DetachNetworkInterface.
    Detach {
        /// ENI.
        eni: u8,
    },
}
