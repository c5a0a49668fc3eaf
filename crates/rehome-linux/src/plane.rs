//! The adapter: verbs → what the kernel is asked for.
//!
//! Locks: one map of open rooms, held only to look one up; one socket per VPC for the switch and
//! one for everything slower, so that a switch waits for no staging; a hold on the ENI, so that
//! between a verb's check of its epoch and its deed no other verb about that ENI comes.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use nix::errno::Errno;
use rehome_domain::plane::{Binding, Enforcement, Gateway, Observed, Unbinding, Verb, VpcNet};
use rehome_domain::policy::Subject;
use rehome_domain::{InstanceId, VpcId};
use rehome_ports::{Listener, Plane, PlaneError};

use crate::adopted;
use crate::device::{self, Device};
use crate::dhcp::Responder;
use crate::error::LinuxError;
use crate::flow_log::FlowLogs;
use crate::hearing::Hearing;
use crate::instance::{self, Room};
use crate::leg;
use crate::mark::Kind;
use crate::memory::Memory;
use crate::namespace::Namespace;
use crate::netlink::Netlink;
use crate::observe::{self, Asked};
use crate::place::Owner;
use crate::policies::filters::Filters;
use crate::policies::{Policies, blocks};
use crate::reaper::Reaper;
use crate::relay::Relays;
use crate::seen::Seen;
use crate::services::Services;
use crate::throttle::{self, InstanceLimit};
use crate::uplink::Bindings;
use crate::vpc;

mod flow_logs;
mod staging;
mod switching;

/// The kernel of this machine as data plane.
#[derive(Debug)]
pub struct LinuxPlane {
    installation: String,
    vpcs: Mutex<HashMap<VpcId, Arc<VpcRoom>>>,
    memory: Memory,
    seen: Seen,
    reaper: Reaper,
    policies: Policies,
    dhcp: Responder,
    hearing: Hearing,
    flow_logs: Option<FlowLogs>,
    bindings: Option<Bindings>,
    instance_limit: Option<InstanceLimit>,
}

/// What a caller of AssociateAddress reads as the end of its task.
const NO_UPLINK: &str =
    "elastic IPs need an uplink, and the server was started without one (`rehome serve --uplink`)";

/// A VPC's namespace with a second socket, for the switch alone, and its filters.
#[derive(Debug)]
struct VpcRoom {
    room: Room,
    fast: Mutex<Netlink>,
    filters: Mutex<Filters>,
    relays: Mutex<Relays>,
}

impl AsRef<Room> for VpcRoom {
    fn as_ref(&self) -> &Room {
        &self.room
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl LinuxPlane {
    /// Opens the plane of one installation: takes up what an earlier process of it left.
    ///
    /// # Errors
    /// [`LinuxError`] when the kernel cannot be asked.
    pub fn open(installation: &str) -> Result<Self, LinuxError> {
        Self::open_with(installation, Services::default())
    }

    /// As [`LinuxPlane::open`], with what guests are told and where their flows are logged.
    ///
    /// # Errors
    /// [`LinuxError`] when the kernel cannot be asked.
    pub fn open_with(installation: &str, services: Services) -> Result<Self, LinuxError> {
        let plane = Self {
            instance_limit: services.instance_limit,
            installation: installation.to_owned(),
            vpcs: Mutex::default(),
            memory: Memory::new(),
            seen: Seen::default(),
            reaper: Reaper::start(installation)?,
            policies: Policies::default(),
            dhcp: Responder::start(services.dns)?,
            hearing: Hearing::start()?,
            flow_logs: services.flow_logs.map(FlowLogs::start).transpose()?,
            bindings: services.uplink.map(|uplink| Bindings::new(installation, uplink)),
        };
        plane.take_up()?;
        Ok(plane)
    }

    /// Learns what is there. Legs that were half made bear no mark: they go.
    fn take_up(&self) -> Result<(), LinuxError> {
        for (name, mark) in observe::rooms(&self.installation)? {
            let Kind::Vpc(vpc) = mark.kind else { continue };
            let room = self.keep_vpc(vpc, Room::reopen(&name, &mark)?)?;
            let mut route = room.room.route();
            for device in device::devices(&mut route)? {
                self.take_up_device(&device, &mut route)?;
            }
        }
        let observed = self.look()?;
        self.bindings.iter().try_for_each(Bindings::tidy)?;
        for steering in observed.steering.into_values() {
            self.memory.of(steering.leg.eni, |known| {
                known.newest = steering.leg.epoch;
                known.steered = Some(steering);
            });
        }
        Ok(())
    }

    fn look(&self) -> Result<Observed, LinuxError> {
        let asked = Asked { bindings: self.bindings.as_ref(), limit: self.instance_limit };
        observe::observe(&self.installation, asked)
    }

    fn take_up_device(&self, device: &Device, route: &mut Netlink) -> Result<(), LinuxError> {
        if device.dying {
            return route.ask(leg::delete(device.index));
        }
        match device.kind() {
            Some(Kind::Leg(key)) => {
                self.memory.of(key.eni, |known| {
                    known.devices.insert(key.epoch, device.index);
                });
                Ok(())
            }
            Some(
                Kind::Vpc(_)
                | Kind::Instance(_)
                | Kind::Adopted(_)
                | Kind::Uplink(_)
                | Kind::Throttle(_),
            ) => Ok(()),
            // In a namespace of ours, of a leg's name, without a mark.
            None if device.name.len() == 15 && device.name.starts_with('v') => {
                route.ask(leg::delete(device.index))
            }
            None => Ok(()),
        }
    }

    fn keep_vpc(&self, vpc: VpcId, room: Room) -> Result<Arc<VpcRoom>, LinuxError> {
        let open = || Ok::<_, LinuxError>((Netlink::route()?, Netlink::netfilter()?));
        let (mut fast, netfilter) = room.namespace.enter(open)??;
        self.flow_logs.iter().for_each(|logs| logs.forget(vpc));
        self.dhcp.serve(vpc, &room.namespace)?;
        self.hearing.hear(vpc, &room.namespace)?;
        let relays = Mutex::new(Relays::read(&mut fast)?);
        let (fast, filters) = (Mutex::new(fast), Mutex::new(Filters::new(netfilter)));
        let room = Arc::new(VpcRoom { room, fast, filters, relays });
        lock(&self.vpcs).insert(vpc, Arc::clone(&room));
        Ok(room)
    }

    fn vpc(&self, vpc: VpcId) -> Result<Arc<VpcRoom>, LinuxError> {
        if let Some(room) = lock(&self.vpcs).get(&vpc) {
            return Ok(Arc::clone(room));
        }
        let (name, mark) = (vpc::name(vpc), vpc::mark(&self.installation, vpc));
        let room = Room::reopen(&name, &mark).map_err(|error| match error.errno() {
            // A file without a namespace: it is being made, or making it was interrupted.
            Some(Errno::EINVAL) => LinuxError::Missing(format!("the namespace `{name}`")),
            Some(_) | None => error,
        });
        self.keep_vpc(vpc, room?)
    }

    /// Opened each time: an open socket would keep a namespace that somebody has removed.
    fn instance(&self, instance: InstanceId) -> Result<Room, LinuxError> {
        Room::of_instance(&self.installation, instance)
    }

    fn ensure_vpc(&self, net: &VpcNet) -> Result<(), LinuxError> {
        let mut whole = self.seen.vpcs();
        let there = named(&self.vpcs, &net.vpc, &vpc::name(net.vpc));
        if there && whole.contains(&net.vpc) {
            return Ok(());
        }
        let room = vpc::ensure(&self.installation, net)?;
        if !there {
            self.seen.forget_inside(net.vpc);
            self.keep_vpc(net.vpc, room)?;
        }
        whole.insert(net.vpc);
        Ok(())
    }

    fn remove_vpc(&self, vpc: VpcId) -> Result<(), LinuxError> {
        let room = match self.vpc(vpc) {
            Ok(room) => Some(room),
            Err(LinuxError::Missing(_)) => None,
            Err(error) => return Err(error),
        };
        if let Some(bindings) = &self.bindings {
            bindings.forget(vpc, room.as_deref().map(|it| &it.room))?;
        }
        if room.is_none() {
            self.serve_no_more(vpc);
            return Ok(());
        }
        drop(room);
        // An open socket would keep the namespace, and all in it, alive.
        lock(&self.vpcs).remove(&vpc);
        self.serve_no_more(vpc);
        self.policies.forget(vpc);
        self.seen.forget_inside(vpc);
        Namespace::delete(&vpc::name(vpc))
    }

    fn serve_no_more(&self, vpc: VpcId) {
        self.dhcp.forget(vpc);
        self.hearing.forget(vpc);
        self.flow_logs.iter().for_each(|logs| logs.forget(vpc));
    }

    /// Of one VPC, which has to be there where something is to be in force.
    fn enforce(&self, enforcements: &[Enforcement]) -> Result<(), PlaneError> {
        let logs: Vec<_> = enforcements.iter().filter(flow_logs::is_flow_log).collect();
        self.enforce_flow_logs(&logs)?;
        let others = enforcements.iter().filter(|it| !flow_logs::is_flow_log(it)).cloned();
        let enforcements: &[Enforcement] = &others.collect::<Vec<_>>();
        let Some(first) = enforcements.first() else { return Ok(()) };
        let room = match self.vpc(first.key.vpc) {
            Ok(room) => room,
            // With the VPC went all that was in force in it.
            Err(LinuxError::Missing(_)) if enforcements.iter().all(|it| it.policy.is_none()) => {
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        // In this order everywhere: filters, the switch's socket, relays.
        let mut filters = lock(&room.filters);
        let further = enforcements.iter().filter(|it| it.key.subject == Subject::Blocks);
        for it in further.filter(|it| self.policies.is_current(it)) {
            blocks::enforce(&room.room, it)?;
        }
        let routing = || (lock(&room.fast), lock(&room.relays));
        let shape = |rates: &[&Enforcement]| match &self.bindings {
            Some(bindings) => Ok(bindings.enforce(&room.room, rates)?),
            None if rates.iter().all(|it| it.policy.is_none()) => Ok(()),
            None => Err(PlaneError::Permanent(String::from(NO_UPLINK))),
        };
        self.policies.enforce(&mut filters, routing, shape, enforcements)?;
        let routes = |it: &Enforcement| matches!(it.key.subject, Subject::Routes(_));
        match &self.bindings {
            Some(bindings) if enforcements.iter().any(routes) => Ok(bindings.rerouted(&room.room)?),
            Some(_) | None => Ok(()),
        }
    }

    fn bind(&self, binding: &Binding) -> Result<(), PlaneError> {
        let Some(bindings) = &self.bindings else {
            return Err(PlaneError::Permanent(String::from(NO_UPLINK)));
        };
        bindings.bind(binding, |vpc| self.vpc(vpc))
    }

    /// Without an uplink there is none.
    fn unbind(&self, unbinding: &Unbinding) -> Result<(), PlaneError> {
        let Some(bindings) = &self.bindings else { return Ok(()) };
        bindings.unbind(unbinding, |vpc| self.vpc(vpc))
    }

    fn ensure_gateway(&self, gateway: &Gateway) -> Result<(), LinuxError> {
        let mut known = self.seen.gateways();
        if !known.contains(gateway) {
            vpc::ensure_gateway(&mut self.vpc(gateway.vpc)?.room.route(), gateway)?;
            known.insert(*gateway);
        }
        Ok(())
    }

    fn remove_gateway(&self, gateway: &Gateway) -> Result<(), LinuxError> {
        let mut known = self.seen.gateways();
        known.remove(gateway);
        match self.vpc(gateway.vpc) {
            Ok(room) => room.room.route().ask(vpc::remove_gateway(gateway)),
            Err(LinuxError::Missing(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn ensure_instance(&self, instance: InstanceId) -> Result<(), LinuxError> {
        let name = instance.to_string();
        let seen = self.seen.instances().contains(&instance);
        if seen && Namespace::open(&name).is_ok() {
            return Ok(());
        }
        let mark = instance::mark(&self.installation, instance);
        let room = Room::ensure(&name, &mark, instance::furnish)?;
        let route: &mut Netlink = &mut room.route();
        room.namespace.enter(|| instance::put_right(route))??;
        self.seen.instances().insert(instance);
        Ok(())
    }

    fn remove_instance(&self, instance: InstanceId) -> Result<(), LinuxError> {
        self.seen.instances().remove(&instance);
        let rooms: Vec<(VpcId, Arc<VpcRoom>)> =
            lock(&self.vpcs).iter().map(|(vpc, room)| (*vpc, Arc::clone(room))).collect();
        // Whoever holds the namespace open would keep its legs alive; so they go by themselves.
        for (vpc, room) in rooms {
            let mut route = room.room.route();
            let legs = observe::legs(&mut route)?;
            drop(route);
            for (device, _) in legs.into_iter().filter(|(_, key)| key.instance == instance) {
                self.reaper.reap(vpc, device, &room.room)?;
            }
            throttle::remove(&mut room.room.route(), instance)?;
        }
        let room = match self.instance(instance) {
            Ok(room) => room,
            Err(LinuxError::Missing(_)) => return Namespace::delete(&instance.to_string()),
            Err(error) => return Err(error),
        };
        if room.owner == Owner::Rehome {
            return Namespace::delete(&instance.to_string());
        }
        // Whoever gets it back finds none of our devices in it.
        self.reaper.wait();
        adopted::release(room)
    }
}

/// Whether a room is kept and its name still there: somebody may have deleted it by hand.
fn named<K: Eq + Hash, V>(rooms: &Mutex<HashMap<K, V>>, key: &K, name: &str) -> bool {
    let mut rooms = lock(rooms);
    if !rooms.contains_key(key) {
        return false;
    }
    let there = Namespace::open(name).is_ok();
    if !there {
        rooms.remove(key);
    }
    there
}

impl Plane for LinuxPlane {
    fn name(&self) -> &'static str {
        "linux"
    }

    fn carries_bindings(&self) -> bool {
        self.bindings.is_some()
    }

    fn listen(&self, listener: Listener) {
        self.hearing.listen(listener);
    }

    fn apply(&self, verb: &Verb) -> Result<(), PlaneError> {
        let _one_verb_at_a_time = verb.eni().map(|eni| self.memory.hold(eni));
        self.memory.check_epoch(verb)?;
        let done = match verb {
            Verb::EnsureVpc(net) => self.ensure_vpc(net),
            Verb::RemoveVpc(vpc) => self.remove_vpc(*vpc),
            Verb::EnsureGateway(gateway) => self.ensure_gateway(gateway),
            Verb::RemoveGateway(gateway) => self.remove_gateway(gateway),
            Verb::EnsureInstance(instance) => self.ensure_instance(*instance),
            Verb::AdoptInstance(adoption) => adopted::ensure(&self.installation, adoption),
            Verb::RemoveInstance(instance) => self.remove_instance(*instance),
            Verb::Stage(leg) => self.stage(leg),
            Verb::Switch(steering) => self.switch(steering),
            Verb::Release(release) => self.release(release),
            // Raised above, with the check.
            Verb::Fence(_) => Ok(()),
            Verb::Unstage(key) => self.unstage(key),
            Verb::Bind(binding) => return self.bind(binding),
            Verb::Unbind(unbinding) => return self.unbind(unbinding),
            Verb::Enforce(enforcements) => return self.enforce(enforcements),
        };
        Ok(done?)
    }

    fn observe(&self) -> Result<Observed, PlaneError> {
        let mut observed = self.look()?;
        for steering in observed.steering.values_mut() {
            let newest = self.memory.of(steering.leg.eni, |known| known.newest);
            steering.epoch = steering.epoch.max(newest);
        }
        observed.policies.extend(self.flow_logs.iter().flat_map(FlowLogs::observe));
        self.memory.doubt(&observed);
        self.seen.doubt(&observed);
        let rooms: Vec<_> = lock(&self.vpcs).iter().map(|it| (*it.0, Arc::clone(it.1))).collect();
        for (vpc, room) in rooms {
            lock(&room.filters).doubt(vpc, &observed);
        }
        Ok(observed)
    }
}
