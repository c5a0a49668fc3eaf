//! A data plane as a table: which leg each address is steered to, and what a packet would meet.
//!
//! Same rules as the kernel's: delivery asks the steering, sending asks it too, an older epoch is
//! refused. It carries no real packets; [`SimulatedPlane::carry`] answers what would become of one.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::plane::{
    Binding, Gateway, Leg, LegKey, Observed, Release, Steering, Verb, VpcNet,
};
use rehome_domain::{EipId, EniId, Epoch, InstanceId, VpcId};
use rehome_ports::{Plane, PlaneError};

/// The simulated plane.
#[derive(Debug, Default)]
pub struct SimulatedPlane {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    vpcs: BTreeMap<VpcId, VpcNet>,
    gateways: BTreeSet<Gateway>,
    instances: BTreeSet<InstanceId>,
    legs: BTreeMap<LegKey, Leg>,
    steering: BTreeMap<EniId, Steering>,
    routes: BTreeMap<(VpcId, Ipv4Addr), EniId>,
    newest: BTreeMap<EniId, Epoch>,
    bindings: BTreeMap<EipId, Binding>,
    newest_bindings: BTreeMap<EipId, Epoch>,
}

impl SimulatedPlane {
    /// An empty plane.
    pub fn new() -> Self {
        Self::default()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where a packet goes that an instance sends with this source to this destination: into the
    /// instance that is named, or nowhere. The sender is fenced by its source address.
    pub fn carry(
        &self,
        sender: InstanceId,
        source: Ipv4Addr,
        destination: Ipv4Addr,
    ) -> Option<InstanceId> {
        let state = self.state();
        let vpc = state.vpc_that_admits(sender, source)?;
        let eni = state.routes.get(&(vpc, destination))?;
        state.steering.get(eni).map(|steering| steering.leg.instance)
    }

    /// Where a packet goes that comes from the outside to a public address: into the instance that
    /// is named, or nowhere.
    pub fn carry_from_outside(&self, public: Ipv4Addr) -> Option<InstanceId> {
        let state = self.state();
        let binding = state.bindings.values().find(|binding| binding.public == public)?;
        let eni = state.routes.get(&(binding.vpc, binding.private))?;
        state.steering.get(eni).map(|steering| steering.leg.instance)
    }

    /// With which public address a packet leaves that an instance sends with this source to the
    /// outside; none when it does not leave.
    pub fn carry_to_outside(&self, sender: InstanceId, source: Ipv4Addr) -> Option<Ipv4Addr> {
        let state = self.state();
        let vpc = state.vpc_that_admits(sender, source)?;
        let mut bindings = state.bindings.values();
        let binding = bindings.find(|binding| (binding.vpc, binding.private) == (vpc, source))?;
        Some(binding.public)
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
        let mut state = self.state();
        if let Some((eip, epoch)) = verb.binding_fence() {
            state.check_binding_epoch(eip, epoch)?;
            state.newest_bindings.insert(eip, epoch);
        }
        if let Some((eni, epoch)) = verb.fence() {
            state.check_epoch(eni, epoch)?;
            // A staged leg owns nothing: its move may be undone, and then the older epoch that
            // still owns must be able to be staged and switched to again.
            if !matches!(verb, Verb::Stage(_)) {
                state.newest.insert(eni, epoch);
            }
        }
        match verb {
            Verb::EnsureVpc(net) => drop(state.vpcs.insert(net.vpc, *net)),
            Verb::RemoveVpc(vpc) => state.remove_vpc(*vpc),
            Verb::EnsureGateway(gateway) => {
                state.check_vpc(gateway.vpc)?;
                state.gateways.insert(*gateway);
            }
            Verb::RemoveGateway(gateway) => drop(state.gateways.remove(gateway)),
            Verb::EnsureInstance(instance) => drop(state.instances.insert(*instance)),
            Verb::RemoveInstance(instance) => state.remove_instance(*instance),
            Verb::Stage(leg) => state.stage(leg)?,
            Verb::Switch(steering) => state.switch(steering)?,
            Verb::Release(release) => state.release(release),
            // The epoch was raised above; there is nothing else to it.
            Verb::Fence(_) => {}
            Verb::Unstage(key) => state.unstage(key)?,
            Verb::Bind(binding) => state.bind(binding)?,
            Verb::Unbind(unbinding) => drop(state.bindings.remove(&unbinding.eip)),
        }
        Ok(())
    }

    fn observe(&self) -> Result<Observed, PlaneError> {
        let state = self.state();
        Ok(Observed {
            vpcs: state.vpcs.keys().copied().collect(),
            gateways: state.gateways.clone(),
            instances: state.instances.clone(),
            legs: state.legs.keys().copied().collect(),
            steering: state.steering.iter().map(|(eni, it)| (*eni, state.held(it))).collect(),
            bindings: state.bindings.clone(),
        })
    }
}

impl State {
    fn check_epoch(&self, eni: EniId, epoch: Epoch) -> Result<(), PlaneError> {
        match self.newest.get(&eni) {
            Some(newest) if epoch < *newest => Err(PlaneError::Stale { eni, newest: *newest }),
            Some(_) | None => Ok(()),
        }
    }

    fn check_binding_epoch(&self, eip: EipId, epoch: Epoch) -> Result<(), PlaneError> {
        match self.newest_bindings.get(&eip) {
            Some(newest) if epoch < *newest => {
                Err(PlaneError::StaleBinding { eip, newest: *newest })
            }
            Some(_) | None => Ok(()),
        }
    }

    fn bind(&mut self, wanted: &Binding) -> Result<(), PlaneError> {
        self.check_vpc(wanted.vpc)?;
        let private = |binding: &Binding| (binding.vpc, binding.private);
        self.bindings
            .retain(|_, held| held.public != wanted.public && private(held) != private(wanted));
        self.bindings.insert(wanted.eip, *wanted);
        Ok(())
    }

    fn check_vpc(&self, vpc: VpcId) -> Result<(), PlaneError> {
        let there = self.vpcs.contains_key(&vpc);
        there.then_some(()).ok_or_else(|| PlaneError::Missing(vpc.to_string()))
    }

    fn stage(&mut self, leg: &Leg) -> Result<(), PlaneError> {
        self.check_vpc(leg.key.vpc)?;
        if !self.instances.contains(&leg.key.instance) {
            return Err(PlaneError::Missing(leg.key.instance.to_string()));
        }
        self.legs.insert(leg.key, leg.clone());
        Ok(())
    }

    fn switch(&mut self, steering: &Steering) -> Result<(), PlaneError> {
        if !self.legs.contains_key(&steering.leg) {
            return Err(PlaneError::Missing(format!("the leg of {}", steering.leg.eni)));
        }
        self.forget_routes(steering.leg.eni);
        for address in &steering.addresses {
            self.routes.insert((steering.leg.vpc, *address), steering.leg.eni);
        }
        self.steering.insert(steering.leg.eni, steering.clone());
        Ok(())
    }

    /// A leg that goes would take the steering that names it along, and the ENI would be dark.
    fn unstage(&mut self, key: &LegKey) -> Result<(), PlaneError> {
        if self.steering.get(&key.eni).is_some_and(|steering| steering.leg == *key) {
            return Err(PlaneError::Transient(format!("the steering of {} names it", key.eni)));
        }
        self.legs.remove(key);
        Ok(())
    }

    /// The steering with those of its addresses that no other ENI has taken over.
    fn held(&self, steering: &Steering) -> Steering {
        let eni = steering.leg.eni;
        let held =
            |address: &&Ipv4Addr| self.routes.get(&(steering.leg.vpc, **address)) == Some(&eni);
        let addresses = steering.addresses.iter().filter(held).copied().collect();
        Steering { addresses, ..steering.clone() }
    }

    fn release(&mut self, release: &Release) {
        self.forget_routes(release.eni);
        self.steering.remove(&release.eni);
    }

    fn forget_routes(&mut self, eni: EniId) {
        let Some(steering) = self.steering.get(&eni) else {
            return;
        };
        for address in &steering.addresses {
            let key = (steering.leg.vpc, *address);
            // Another ENI may have taken the address over.
            if self.routes.get(&key) == Some(&eni) {
                self.routes.remove(&key);
            }
        }
    }

    fn remove_instance(&mut self, instance: InstanceId) {
        self.instances.remove(&instance);
        self.legs.retain(|key, _| key.instance != instance);
        self.forget_steering_without_leg();
    }

    fn remove_vpc(&mut self, vpc: VpcId) {
        self.vpcs.remove(&vpc);
        self.gateways.retain(|gateway| gateway.vpc != vpc);
        self.legs.retain(|key, _| key.vpc != vpc);
        self.bindings.retain(|_, binding| binding.vpc != vpc);
        self.forget_steering_without_leg();
    }

    /// As in the kernel: a device that goes takes the nexthop that names it with it.
    fn forget_steering_without_leg(&mut self) {
        let legs = &self.legs;
        self.steering.retain(|_, steering| legs.contains_key(&steering.leg));
        let steering = &self.steering;
        self.routes.retain(|_, eni| steering.contains_key(eni));
    }

    fn vpc_that_admits(&self, sender: InstanceId, source: Ipv4Addr) -> Option<VpcId> {
        let mut legs = self.legs.keys().filter(|key| key.instance == sender);
        let admitting = legs.find(|key| {
            let holder = self.routes.get(&(key.vpc, source));
            let steered = holder.and_then(|eni| self.steering.get(eni));
            steered.is_some_and(|steering| steering.leg == **key)
        });
        admitting.map(|key| key.vpc)
    }
}
