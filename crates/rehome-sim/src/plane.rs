//! A data plane as a table: which leg each address is steered to, and what a packet would meet.
//!
//! Same rules as the kernel's: delivery asks the steering, sending asks it too, an older epoch is
//! refused. It carries no real packets; [`SimulatedPlane::carry`] answers what would become of one.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::plane::{LegKey, Observed, Verb};
use rehome_domain::{EniId, InstanceId};
use rehome_ports::{Plane, PlaneError};

use crate::table::Table;

/// The simulated plane.
#[derive(Debug, Default)]
pub struct SimulatedPlane {
    table: Mutex<Table>,
}

impl SimulatedPlane {
    /// An empty plane.
    pub fn new() -> Self {
        Self::default()
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// As [`Table::steered_to`].
    pub fn steered_to(&self, eni: EniId) -> Option<LegKey> {
        self.table().steered_to(eni)
    }

    /// As [`Table::carry`].
    pub fn carry(
        &self,
        sender: InstanceId,
        source: impl Into<IpAddr>,
        destination: impl Into<IpAddr>,
    ) -> Option<InstanceId> {
        self.table().carry(sender, source, destination)
    }

    /// As [`Table::carry_from_outside`].
    pub fn carry_from_outside(&self, public: Ipv4Addr) -> Option<InstanceId> {
        self.table().carry_from_outside(public)
    }

    /// As [`Table::carry_to_outside`].
    pub fn carry_to_outside(&self, sender: InstanceId, source: Ipv4Addr) -> Option<Ipv4Addr> {
        self.table().carry_to_outside(sender, source)
    }
}

impl Plane for SimulatedPlane {
    fn name(&self) -> &'static str {
        "simulated"
    }

    fn carries_bindings(&self) -> bool {
        true
    }

    fn apply(&self, verb: &Verb) -> Result<(), PlaneError> {
        self.table().apply(verb)
    }

    fn observe(&self) -> Result<Observed, PlaneError> {
        Ok(self.table().observe())
    }
}
