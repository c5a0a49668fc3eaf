//! Elastic IPs: public addresses of an account, each of which can be bound to a private one.
//!
//! A binding names a private address in a VPC and nothing else. Whoever holds that address holds
//! the elastic IP: it follows an ENI that migrates, and an address that goes to another ENI, with
//! no write and no verb of its own.
//!
//! | association | what is true | the task that holds it |
//! |---|---|---|
//! | `Binding` | accepted; the plane is being asked. Not bound yet | can only go forward to the commit or be undone |
//! | `Bound` | the commit point has passed: the repair keeps it so | none |
//! | `Undoing` | given up before the commit; the plane is being cleared | repeats that |
//! | `Unbinding` | decided, like a detach at once; the plane is being cleared | only forward |
//! | `Releasing` | about to go; the plane is cleared once more | only forward |

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::ids::{EipId, TaskId, VpcId};
use crate::migration::Epoch;
use crate::network_interface::Eni;
use crate::plane;
use crate::record::Record;
use crate::refusal::{Fault, Refusal, Resource};
use crate::task::Failure;
use crate::time::Timestamp;
use crate::world::World;

pub mod allocate;
pub mod associate;
pub mod disassociate;
pub mod modify_attribute;
pub mod modify_bandwidth;
pub mod modify_charge_type;
pub mod pool;
pub mod release;

pub use pool::{AddressPool, Pool, PoolBlock};

/// Elastic IPs that an account may have in a region (quota `TOTAL_EIP_QUOTA`).
pub const ELASTIC_IPS_MAX: u64 = 20;

/// Characters of an elastic IP's name. Source: ModifyAddressAttribute, AddressName.
const NAME_CHARS_MAX: usize = 128;

/// InternetServiceProvider. Source: AllocateAddresses; the first is the default.
const PROVIDERS: [&str; 4] = ["BGP", "CMCC", "CTCC", "CUCC"];

/// Refuses a name that is too long.
fn check_name(name: &str) -> Result<(), Refusal> {
    if name.chars().count() > NAME_CHARS_MAX {
        return Err(Refusal::value("AddressName", &name, Fault::TooLong));
    }
    Ok(())
}

/// Refuses what is not in a parameter's set of values.
fn check_one_of(parameter: &'static str, known: &[&str], value: &str) -> Result<(), Refusal> {
    if known.contains(&value) {
        return Ok(());
    }
    Err(Refusal::value(parameter, &value, Fault::Range))
}

/// An elastic IP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Eip {
    /// Its id.
    pub id: EipId,
    /// Its name.
    pub name: String,
    /// Its public address. Never changes.
    pub public: Ipv4Addr,
    /// How its traffic is charged, as the caller said. Kept and shown, no more.
    pub charge_type: Option<String>,
    /// The provider of its line, as the caller said; BGP where it is not given. Kept and shown.
    #[serde(default)]
    pub provider: Option<String>,
    /// Its bandwidth in Mbit/s. Without one it is not limited.
    pub bandwidth_mbps: Option<u64>,
    /// What it is bound to.
    pub association: Association,
    /// The newest epoch that was ever given out for it.
    pub issued: Epoch,
    /// When it was made.
    pub created: Timestamp,
}

/// A private address in a VPC: what an elastic IP is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Target {
    /// The VPC.
    pub vpc: VpcId,
    /// The private address.
    pub private: Ipv4Addr,
}

/// What an elastic IP is bound to, and how far that has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Association {
    /// To nothing.
    Unbound,
    /// To nothing yet.
    Binding {
        /// The task that binds it.
        task: TaskId,
        /// To what.
        to: Target,
        /// Past this moment it is undone.
        deadline: Timestamp,
    },
    /// To nothing: it was given up before the commit.
    Undoing {
        /// The task that was to bind it.
        task: TaskId,
        /// To what.
        to: Target,
        /// Why. It becomes the task's output.
        reason: Failure,
    },
    /// To this address.
    Bound(Target),
    /// To nothing any more.
    Unbinding {
        /// The task that unbinds it.
        task: TaskId,
        /// From what.
        from: Target,
    },
    /// To nothing; it is about to go.
    Releasing(TaskId),
}

impl Association {
    /// The task that holds the elastic IP, if one does.
    pub fn task(&self) -> Option<TaskId> {
        match self {
            Self::Unbound | Self::Bound(_) => None,
            Self::Binding { task, .. }
            | Self::Undoing { task, .. }
            | Self::Unbinding { task, .. }
            | Self::Releasing(task) => Some(*task),
        }
    }

    /// The private address that no other elastic IP may have meanwhile.
    pub fn target(&self) -> Option<Target> {
        match self {
            Self::Unbound | Self::Releasing(_) => None,
            Self::Binding { to, .. } | Self::Undoing { to, .. } => Some(*to),
            Self::Bound(target) => Some(*target),
            Self::Unbinding { from, .. } => Some(*from),
        }
    }
}

impl Eip {
    /// InternetServiceProvider, as it is shown.
    pub fn provider(&self) -> &str {
        self.provider.as_deref().unwrap_or(PROVIDERS[0])
    }

    /// Gives out the next epoch.
    pub(crate) fn issue_epoch(&mut self) -> Epoch {
        self.issued = self.issued.next();
        self.issued
    }

    /// The elastic IP with this association, at the epoch that it has.
    #[must_use]
    pub(crate) fn with(&self, association: Association) -> Self {
        Self { association, ..self.clone() }
    }

    /// What the plane is asked for while it is bound to this address.
    pub fn binding(&self, target: Target) -> plane::Binding {
        let Target { vpc, private } = target;
        plane::Binding { eip: self.id, public: self.public, vpc, private, epoch: self.issued }
    }

    /// What the plane is asked for when it is not bound.
    pub fn unbinding(&self) -> plane::Unbinding {
        plane::Unbinding { eip: self.id, epoch: self.issued }
    }

    /// Refuses when a task holds it.
    ///
    /// # Errors
    /// [`Refusal::TaskRunning`].
    pub fn check_no_task(&self) -> Result<(), Refusal> {
        match self.association.task() {
            None => Ok(()),
            Some(task) => Err(Refusal::TaskRunning { resource: Resource::Eip(self.id), task }),
        }
    }
}

/// The elastic IPs of an ENI that is about to go, on their way off with it.
///
/// # Errors
/// [`Refusal::TaskRunning`] when another task holds one of them.
pub(crate) fn leave(world: &World, eni: &Eni, task: TaskId) -> Result<Vec<Record>, Refusal> {
    let mut leaving = Vec::new();
    for eip in world.eips_of(eni) {
        eip.check_no_task()?;
        if let Association::Bound(from) = eip.association {
            let mut eip = eip.with(Association::Unbinding { task, from });
            eip.issue_epoch();
            leaving.push(Record::Eip(eip));
        }
    }
    Ok(leaving)
}

/// The same once the plane has let go of them.
pub(crate) fn left(world: &World, eni: &Eni) -> Vec<Record> {
    world.eips_of(eni).map(|eip| Record::Eip(eip.with(Association::Unbound))).collect()
}
