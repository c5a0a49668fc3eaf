//! Instances: machines that hold network interfaces. Rehome makes a network namespace for each, or
//! adopts one that is there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::address::DeviceIndex;
use crate::ids::{EniId, InstanceId, KeyPairId, SubnetId, TaskId, VpcId};
use crate::plane::{Adoption, Verb};
use crate::refusal::{Limit, Refusal, Resource};
use crate::region::Zone;
use crate::time::Timestamp;

pub mod adopt;
pub mod modify;
pub mod power;
pub mod resize;
pub mod run;
pub mod settings;
pub mod size;
pub mod terminate;

pub use power::Power;
pub use settings::Settings;
pub use size::{Family, Size};

/// Instances that an account may have in a region.
pub const INSTANCES_MAX: u64 = 10_000;

/// An instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instance {
    /// Its id.
    pub id: InstanceId,
    /// Its name.
    pub name: String,
    /// Its size.
    pub size: Size,
    /// The image that the caller named. Rehome's instances run no image; it is kept and shown.
    pub image: String,
    /// Its zone.
    pub zone: Zone,
    /// The VPC of its primary interface.
    pub vpc: VpcId,
    /// The subnet of its primary interface.
    pub subnet: SubnetId,
    /// How it stands.
    pub state: InstanceState,
    /// The task that works on it, if one does.
    pub task: Option<TaskId>,
    /// The last operation on it, as the API shows it.
    pub latest: Operation,
    /// Its interfaces by their place, reserved places of moves under way among them. Writing this
    /// record guards every choice of a place.
    pub interfaces: BTreeMap<DeviceIndex, EniId>,
    /// When it was made.
    pub created: Timestamp,
    /// The key pairs that it is associated with, at most ten. Records of before there were any have none.
    #[serde(default)]
    pub keys: Vec<KeyPairId>,
    /// How it came to be. Records of before there was a choice were made.
    #[serde(default)]
    pub origin: Origin,
    /// What its owner has set.
    #[serde(default)]
    pub settings: Settings,
}

/// How an instance came to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Rehome made a namespace for it.
    #[default]
    Made,
    /// It is a namespace that was there before; this path named it then.
    Adopted(String),
}

/// How an instance stands (CVM API 2017-03-12, `InstanceState`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum InstanceState {
    /// Being made.
    Pending,
    /// Could not be made.
    LaunchFailed,
    /// Runs.
    Running,
    /// On its way to running.
    Starting,
    /// On its way to being stopped: its interfaces are dark already.
    Stopping,
    /// Its interfaces go dark and come back.
    Rebooting,
    /// Stopped by its owner.
    Stopped,
    /// Taken down and not yet gone.
    Shutdown,
    /// Being removed.
    Terminating,
}

impl InstanceState {
    /// The state as the API names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::LaunchFailed => "LAUNCH_FAILED",
            Self::Running => "RUNNING",
            Self::Starting => "STARTING",
            Self::Stopping => "STOPPING",
            Self::Rebooting => "REBOOTING",
            Self::Stopped => "STOPPED",
            Self::Shutdown => "SHUTDOWN",
            Self::Terminating => "TERMINATING",
        }
    }

    /// Whether the interfaces of such an instance neither send nor receive.
    pub fn is_dark(self) -> bool {
        match self {
            Self::Stopping | Self::Stopped | Self::Shutdown => true,
            Self::Pending
            | Self::LaunchFailed
            | Self::Running
            | Self::Starting
            | Self::Rebooting
            | Self::Terminating => false,
        }
    }
}

/// The last operation on an instance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// The action's name.
    pub action: String,
    /// The RequestId of its call.
    pub task: TaskId,
}

impl Instance {
    /// What asks the plane to have it there. A path names what is to be adopted only until that is
    /// done: later it may name something else.
    pub fn presence(&self) -> Verb {
        match &self.origin {
            Origin::Made => Verb::EnsureInstance(self.id),
            Origin::Adopted(path) => {
                let netns = (self.state == InstanceState::Pending).then(|| path.clone());
                Verb::AdoptInstance(Adoption { instance: self.id, netns })
            }
        }
    }

    /// Refuses unless the instance runs or is stopped.
    ///
    /// # Errors
    /// [`Refusal::InvalidState`].
    pub fn check_running_or_stopped(&self) -> Result<(), Refusal> {
        match self.state {
            InstanceState::Running | InstanceState::Stopped => Ok(()),
            InstanceState::Pending
            | InstanceState::LaunchFailed
            | InstanceState::Starting
            | InstanceState::Stopping
            | InstanceState::Rebooting
            | InstanceState::Shutdown
            | InstanceState::Terminating => Err(self.invalid_state()),
        }
    }

    /// The refusal that names this instance's state.
    pub fn invalid_state(&self) -> Refusal {
        Refusal::InvalidState { instance: self.id, state: self.state.name() }
    }

    /// The refusal of an operation that does not begin from this instance's state.
    pub fn wrong_state(&self) -> Refusal {
        Refusal::WrongState { instance: self.id, state: self.state.name() }
    }

    /// Refuses when a task works on the instance.
    ///
    /// # Errors
    /// [`Refusal::TaskRunning`].
    pub fn check_no_task(&self) -> Result<(), Refusal> {
        match self.task {
            None => Ok(()),
            Some(task) => Err(Refusal::TaskRunning { resource: Resource::Instance(self.id), task }),
        }
    }

    /// Reserves the lowest free place for an ENI with so many addresses.
    ///
    /// # Errors
    /// [`Refusal::LimitExceeded`] when all places are taken, or the instance's size allows fewer
    /// addresses on an interface than the ENI holds.
    pub fn reserve(&mut self, eni: EniId, addresses: usize) -> Result<DeviceIndex, Refusal> {
        let limits = self.size.limits();
        let index = (0..limits.interfaces)
            .map(DeviceIndex)
            .find(|index| !self.interfaces.contains_key(index))
            // One that had a larger size may hold places beyond those of its own.
            .filter(|_| self.interfaces.len() < usize::from(limits.interfaces))
            .ok_or(Refusal::LimitExceeded {
                limit: Limit::InterfacesOfInstance,
                at_most: u64::from(limits.interfaces),
            })?;
        if addresses > usize::from(limits.addresses) {
            return Err(Refusal::LimitExceeded {
                limit: Limit::AddressesOfInterface,
                at_most: u64::from(limits.addresses),
            });
        }
        self.interfaces.insert(index, eni);
        Ok(index)
    }

    /// Frees the place that an ENI held.
    pub fn vacate(&mut self, index: DeviceIndex, eni: EniId) {
        if self.interfaces.get(&index) == Some(&eni) {
            self.interfaces.remove(&index);
        }
    }
}
