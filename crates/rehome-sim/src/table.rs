//! The rules of the simulated plane as a value: no lock, no thread, no fault.
//!
//! In: verbs. Out: the next table, or the plane's refusal. `SimulatedPlane` puts it behind a lock;
//! the model checker keeps one in each of its states, so that what it checks is what ships.
//! Invariants: at most one steering per ENI; a steering names a leg that is there; the newest
//! epoch of an ENI never falls, whatever becomes of its legs.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use rehome_domain::plane::{
    Binding, Enforcement, Gateway, Leg, LegKey, Observed, Release, Steering, Verb, VpcNet,
};
use rehome_domain::policy::{Policy, PolicyKey, Subject};
use rehome_domain::{EipId, EniId, Epoch, InstanceId, VpcId};
use rehome_ports::PlaneError;

/// A plane as a value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    vpcs: BTreeMap<VpcId, VpcNet>,
    gateways: BTreeSet<Gateway>,
    instances: BTreeSet<InstanceId>,
    legs: BTreeMap<LegKey, Leg>,
    steering: BTreeMap<EniId, Steering>,
    routes: BTreeMap<(VpcId, IpAddr), EniId>,
    newest: BTreeMap<EniId, Epoch>,
    bindings: BTreeMap<EipId, Binding>,
    newest_bindings: BTreeMap<EipId, Epoch>,
    policies: BTreeMap<PolicyKey, Enforcement>,
}

impl Table {
    /// Makes one verb true, unless a newer epoch forbids it.
    ///
    /// # Errors
    /// [`PlaneError::Stale`], and what [`Self::make_true`] answers.
    pub fn apply(&mut self, verb: &Verb) -> Result<(), PlaneError> {
        self.fence(verb)?;
        self.make_true(verb)
    }

    /// The fence: refuses what is older than what steered or released the ENI, and remembers.
    ///
    /// # Errors
    /// [`PlaneError::Stale`].
    pub fn fence(&mut self, verb: &Verb) -> Result<(), PlaneError> {
        if let Some((eip, epoch)) = verb.binding_fence() {
            self.check_binding_epoch(eip, epoch)?;
            self.newest_bindings.insert(eip, epoch);
        }
        let Some((eni, epoch)) = verb.fence() else {
            return Ok(());
        };
        self.check_epoch(eni, epoch)?;
        // A staged leg owns nothing: its move may be undone, and then the older epoch that
        // still owns must be able to be staged and switched to again.
        if !matches!(verb, Verb::Stage(_)) {
            self.newest.insert(eni, epoch);
        }
        Ok(())
    }

    /// The deed behind the fence.
    ///
    /// # Errors
    /// [`PlaneError::Missing`]; [`PlaneError::Transient`] for a place that another leg has, and for
    /// a leg that is steered to and is to go.
    pub fn make_true(&mut self, verb: &Verb) -> Result<(), PlaneError> {
        match verb {
            Verb::EnsureVpc(net) => drop(self.vpcs.insert(net.vpc, *net)),
            Verb::RemoveVpc(vpc) => self.remove_vpc(*vpc),
            Verb::EnsureGateway(gateway) => {
                self.check_vpc(gateway.vpc)?;
                self.gateways.insert(*gateway);
            }
            Verb::RemoveGateway(gateway) => drop(self.gateways.remove(gateway)),
            Verb::EnsureInstance(instance) => drop(self.instances.insert(*instance)),
            // Whatever the path names: a table has no namespaces.
            Verb::AdoptInstance(adoption) => drop(self.instances.insert(adoption.instance)),
            Verb::RemoveInstance(instance) => self.remove_instance(*instance),
            Verb::Stage(leg) => self.stage(leg)?,
            Verb::Switch(steering) => self.switch(steering)?,
            Verb::Release(release) => self.release(release),
            // The epoch was raised by the fence; there is nothing else to it.
            Verb::Fence(_) => {}
            Verb::Unstage(key) => self.unstage(key)?,
            Verb::Bind(binding) => self.bind(binding)?,
            Verb::Unbind(unbinding) => drop(self.bindings.remove(&unbinding.eip)),
            Verb::Enforce(enforcements) => self.enforce(enforcements)?,
        }
        Ok(())
    }

    /// What the plane has.
    pub fn observe(&self) -> Observed {
        Observed {
            vpcs: self.vpcs.keys().copied().collect(),
            gateways: self.gateways.clone(),
            instances: self.instances.clone(),
            legs: self.legs.keys().copied().collect(),
            steering: self.steering.iter().map(|(eni, it)| (*eni, self.held(it))).collect(),
            bindings: self.bindings.clone(),
            policies: self.policies().map(|(key, it)| (*key, it.fingerprint())).collect(),
            ..Observed::default()
        }
    }

    /// The policies that are in force.
    pub fn policies(&self) -> impl Iterator<Item = (&PolicyKey, &Policy)> {
        self.policies.iter().filter_map(|(key, it)| Some((key, it.policy.as_ref()?)))
    }

    /// The leg that owns an ENI's addresses.
    pub fn steered_to(&self, eni: EniId) -> Option<LegKey> {
        self.steering.get(&eni).map(|steering| steering.leg)
    }

    /// The legs, complete.
    pub fn legs(&self) -> impl Iterator<Item = &Leg> {
        self.legs.values()
    }

    /// Where a packet goes that an instance sends with this source to this destination: into the
    /// instance that is named, or nowhere. The sender is fenced by its source address.
    pub fn carry(
        &self,
        sender: InstanceId,
        source: impl Into<IpAddr>,
        destination: impl Into<IpAddr>,
    ) -> Option<InstanceId> {
        let (source, destination) = (source.into(), destination.into());
        let vpc = self.vpc_that_admits(sender, source)?;
        let eni = self.routes.get(&(vpc, destination))?;
        let guarded = self.is_guarded((vpc, source)) && self.is_guarded((vpc, destination));
        self.steering.get(eni).filter(|_| guarded).map(|steering| steering.leg.instance)
    }

    /// Nothing passes that nobody guards. As in the kernel, where filters know addresses and not legs.
    fn is_guarded(&self, (vpc, address): (VpcId, IpAddr)) -> bool {
        let mut here = self.policies().filter(|(key, _)| key.vpc == vpc);
        here.any(|(_, policy)| match policy {
            Policy::Guard(guard) => guard.addresses.contains(&address),
            Policy::Blocks(_)
            | Policy::Group(_)
            | Policy::Acl(_)
            | Policy::Routes(_)
            | Policy::HaVip(_)
            | Policy::FlowLog(_)
            | Policy::Rate(_) => false,
        })
    }

    /// What is older than what is known is passed over; it is known also of what was lifted.
    fn enforce(&mut self, enforcements: &[Enforcement]) -> Result<(), PlaneError> {
        for it in enforcements.iter().filter(|it| it.policy.is_some()) {
            self.check_vpc(it.key.vpc)?;
        }
        for it in enforcements {
            let known = self.policies.get(&it.key).map(|known| known.as_of);
            let needed = it.policy.is_none() && self.is_needed(&it.key);
            if !needed && known.is_none_or(|known| known <= it.as_of) {
                self.policies.insert(it.key, it.clone());
            }
        }
        Ok(())
    }

    /// Whether a group has members that are guarded, or other groups' rules name it.
    fn is_needed(&self, key: &PolicyKey) -> bool {
        let Subject::Group(group) = key.subject else { return false };
        let mut here = self.policies().filter(|(other, _)| other.vpc == key.vpc);
        here.any(|(_, policy)| match policy {
            Policy::Guard(guard) => guard.groups.contains(&group),
            Policy::Group(rules) => {
                let mut all = rules.ingress.iter().chain(&rules.egress);
                all.any(|rule| rule.group() == Some(group))
            }
            Policy::Blocks(_)
            | Policy::Acl(_)
            | Policy::Routes(_)
            | Policy::HaVip(_)
            | Policy::FlowLog(_)
            | Policy::Rate(_) => false,
        })
    }

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
        // As in the kernel, where the device's name in the instance follows from its place.
        let place = (leg.key.instance, leg.device_index);
        let taken = self.legs.values().find(|it| (it.key.instance, it.device_index) == place);
        if let Some(other) = taken.filter(|other| other.key != leg.key) {
            return Err(PlaneError::Transient(format!("a leg of {} is there", other.key.eni)));
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

    /// The steering with the newest epoch, and with those of its addresses that no other ENI has
    /// taken over.
    fn held(&self, steering: &Steering) -> Steering {
        let eni = steering.leg.eni;
        let held =
            |address: &&IpAddr| self.routes.get(&(steering.leg.vpc, **address)) == Some(&eni);
        let addresses = steering.addresses.iter().filter(held).copied().collect();
        let epoch = self.newest.get(&eni).copied().unwrap_or(steering.epoch);
        Steering { addresses, epoch, ..steering.clone() }
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
        self.bindings.retain(|_, binding| binding.vpc != vpc);
        self.policies.retain(|key, _| key.vpc != vpc);
        self.legs.retain(|key, _| key.vpc != vpc);
        self.forget_steering_without_leg();
    }

    /// As in the kernel: a device that goes takes the nexthop that names it with it.
    fn forget_steering_without_leg(&mut self) {
        let legs = &self.legs;
        self.steering.retain(|_, steering| legs.contains_key(&steering.leg));
        let steering = &self.steering;
        self.routes.retain(|_, eni| steering.contains_key(eni));
    }

    /// Where a packet goes that comes from the outside to a public address: into the instance that
    /// is named, or nowhere.
    pub fn carry_from_outside(&self, public: Ipv4Addr) -> Option<InstanceId> {
        let binding = self.bindings.values().find(|binding| binding.public == public)?;
        let eni = self.routes.get(&(binding.vpc, binding.private.into()))?;
        let guarded = self.is_guarded((binding.vpc, binding.private.into()));
        self.steering.get(eni).filter(|_| guarded).map(|steering| steering.leg.instance)
    }

    /// With which public address a packet leaves that an instance sends with this source to the
    /// outside; none when it does not leave.
    pub fn carry_to_outside(&self, sender: InstanceId, source: Ipv4Addr) -> Option<Ipv4Addr> {
        let admits = self.vpc_that_admits(sender, source.into());
        let vpc = admits.filter(|vpc| self.is_guarded((*vpc, source.into())))?;
        let mut bindings = self.bindings.values();
        let binding = bindings.find(|binding| (binding.vpc, binding.private) == (vpc, source))?;
        Some(binding.public)
    }

    /// A source address names the ENI in each VPC that has it; who holds that ENI's leg may send.
    fn vpc_that_admits(&self, sender: InstanceId, source: IpAddr) -> Option<VpcId> {
        let admits = |vpc: &VpcId| {
            let holder = self.routes.get(&(*vpc, source));
            let steered = holder.and_then(|eni| self.steering.get(eni));
            steered.is_some_and(|steering| {
                steering.leg.instance == sender && self.legs.contains_key(&steering.leg)
            })
        };
        self.vpcs.keys().copied().find(admits)
    }
}
