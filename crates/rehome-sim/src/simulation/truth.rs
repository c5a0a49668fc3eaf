//! What is committed, kept beside the controllers, and the rules that every commit obeys.
//!
//! In: the store's snapshots. Out: a breach of a rule, or the tasks that ended. Only what changed
//! is looked at; [`Truth::recheck`] looks at everything.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr};

use imbl::ordmap::DiffItem;
use rehome_domain::migration::Attachment;
use rehome_domain::network_interface::Eni;
use rehome_domain::network_interface::handover::Handover;
use rehome_domain::task::{Status, Task};
use rehome_domain::{
    DeviceIndex, EniId, InstanceId, Placement, Scope, SubnetId, TaskId, VpcId, World,
};
use rehome_engine::worlds::Worlds;
use rehome_ports::store::Snapshot;

use super::breach::{Breach, ensure};

/// The committed worlds.
pub(crate) struct Truth {
    scope: Scope,
    worlds: Worlds,
    world: World,
}

/// What a step's commits came to.
#[derive(Debug, Default)]
pub(crate) struct News {
    /// ENIs that were written or removed.
    pub(crate) enis: BTreeSet<EniId>,
    /// Addresses that are on their way between two ENIs.
    pub(crate) wandering: Vec<(VpcId, IpAddr)>,
    /// Tasks that ended.
    pub(crate) ended: Vec<TaskId>,
    /// Whether one of them failed.
    pub(crate) failed: bool,
}

/// The places that an ENI holds in instances, the reserved one of a move among them.
fn places(eni: &Eni) -> Vec<Attachment> {
    match &eni.placement {
        Placement::On(place) => vec![*place],
        Placement::Moving(migration) => {
            migration.route.from().into_iter().chain(migration.route.to()).copied().collect()
        }
        Placement::Pending(_) | Placement::Free | Placement::Deleting(_) => Vec::new(),
    }
}

impl Truth {
    /// The truth of an empty store, or of one that was written before.
    pub(crate) fn open(scope: Scope, snapshot: Snapshot) -> Result<Self, Breach> {
        let worlds = Worlds::load(snapshot).map_err(|error| Breach::new(error.to_string()))?;
        let world = worlds.world(scope);
        Ok(Self { scope, worlds, world })
    }

    /// The committed world.
    pub(crate) fn world(&self) -> &World {
        &self.world
    }

    /// Takes in what was committed since, and judges it.
    pub(crate) fn follow(&mut self, snapshot: Snapshot) -> Result<Option<News>, Breach> {
        let revision = self.worlds.snapshot.revision();
        if snapshot.revision() == revision {
            return Ok(None);
        }
        ensure(snapshot.revision() > revision, || format!("the store went back from {revision}"))?;
        let worlds =
            self.worlds.follow(snapshot).map_err(|error| Breach::new(error.to_string()))?.0;
        let next = worlds.world(self.scope);
        let old = std::mem::replace(&mut self.world, next);
        self.worlds = worlds;
        let mut news = News::default();
        let subnets = self.check_enis(&old, &mut news)?;
        self.check_instances(&old, &news.enis)?;
        self.check_subnets(&old, subnets)?;
        self.check_tasks(&old, &mut news)?;
        Ok(Some(news))
    }

    fn check_enis(&self, old: &World, news: &mut News) -> Result<BTreeSet<SubnetId>, Breach> {
        let mut subnets = BTreeSet::new();
        for difference in old.enis.diff(&self.world.enis) {
            let (id, before, after) = match difference {
                DiffItem::Add(id, after) => (*id, None, Some(after)),
                DiffItem::Update { old: (_, before), new: (id, after) } => {
                    (*id, Some(before), Some(after))
                }
                DiffItem::Remove(id, before) => (*id, Some(before), None),
            };
            news.enis.insert(id);
            if let Some(Handover::Gives(giving)) = after.and_then(|eni| eni.handover.as_ref()) {
                news.wandering.extend(after.map(|eni| (eni.vpc, giving.address.into())));
            }
            subnets.extend(before.or(after).map(|eni| eni.subnet));
            let judged = match (before, after) {
                (None, Some(eni)) => self.check_new(eni),
                (Some(before), Some(after)) => check_kept(before, after),
                (Some(_) | None, None) => Ok(()),
            };
            judged.map_err(|breach| breach.about(id))?;
        }
        Ok(subnets)
    }

    fn check_new(&self, eni: &Eni) -> Result<(), Breach> {
        let others = || self.world.enis.values().filter(|other| other.id != eni.id);
        ensure(others().all(|other| other.mac != eni.mac), || String::from("two have one MAC"))?;
        let shared = others().find(|other| {
            other.vpc == eni.vpc && other.addresses.iter().any(|a| eni.addresses.contains(a))
        });
        ensure(shared.is_none(), || format!("an address is held twice: {shared:?}"))?;
        check_epochs(eni)
    }

    /// Every place is known to its instance and its ENI alike; no two ENIs are in one.
    fn check_instances(&self, old: &World, enis: &BTreeSet<EniId>) -> Result<(), Breach> {
        let mut touched: BTreeSet<InstanceId> = BTreeSet::new();
        for difference in old.instances.diff(&self.world.instances) {
            let (DiffItem::Add(id, _)
            | DiffItem::Update { new: (id, _), .. }
            | DiffItem::Remove(id, _)) = difference;
            touched.insert(*id);
        }
        for eni in enis {
            for world in [old, &self.world] {
                let found = world.enis.get(eni).map(|eni| places(eni)).unwrap_or_default();
                touched.extend(found.iter().map(|place| place.instance));
            }
        }
        touched.into_iter().try_for_each(|id| self.check_instance(id))
    }

    fn check_instance(&self, id: InstanceId) -> Result<(), Breach> {
        let mut expected: BTreeMap<DeviceIndex, EniId> = BTreeMap::new();
        for eni in self.world.enis.values() {
            for place in places(eni).iter().filter(|place| place.instance == id) {
                let taken = expected.insert(place.device_index, eni.id);
                let text = || format!("{id} has {taken:?} and {} in one place", eni.id);
                ensure(taken.is_none(), text).map_err(|breach| breach.about(eni.id))?;
            }
        }
        let found = self.world.instances.get(&id);
        let places = found.map(|instance| instance.interfaces.clone()).unwrap_or_default();
        ensure(places == expected, || format!("{id} knows {places:?}, its ENIs {expected:?}"))
    }

    fn check_subnets(&self, old: &World, touched: BTreeSet<SubnetId>) -> Result<(), Breach> {
        let mut touched = touched;
        for difference in old.subnets.diff(&self.world.subnets) {
            let (DiffItem::Add(id, _)
            | DiffItem::Update { new: (id, _), .. }
            | DiffItem::Remove(id, _)) = difference;
            touched.insert(*id);
        }
        for id in touched {
            let enis = self.world.enis.values().filter(|eni| eni.subnet == id);
            let held: u64 = enis.map(|eni| eni.addresses.len() as u64).sum();
            let used = self.world.subnets.get(&id).map_or(0, |subnet| subnet.used);
            ensure(used == held, || format!("{id} counts {used} addresses, {held} are held"))?;
        }
        Ok(())
    }

    fn check_tasks(&self, old: &World, news: &mut News) -> Result<(), Breach> {
        for difference in old.tasks.diff(&self.world.tasks) {
            let (id, before, after) = match difference {
                DiffItem::Add(id, after) => (*id, None, Some(after)),
                DiffItem::Update { old: (_, before), new: (id, after) } => {
                    (*id, Some(before), Some(after))
                }
                DiffItem::Remove(id, before) => (*id, Some(before), None),
            };
            let runs = |task: &&std::sync::Arc<Task>| task.status == Status::Running;
            match (before, after) {
                (Some(before), None) => {
                    ensure(!runs(&before), || format!("{id} was forgotten while it ran"))?;
                }
                (Some(before), Some(after)) => {
                    ensure(runs(&before), || format!("{id} ended twice: {before:?} {after:?}"))?;
                    ensure(!runs(&after), || format!("{id} was written and did not end"))?;
                    news.ended.push(id);
                    news.failed |= matches!(after.status, Status::Failed(_));
                }
                (None, _) => {}
            }
        }
        Ok(())
    }

    /// Everything, from nothing: what was followed change by change is what is stored.
    pub(crate) fn recheck(&self) -> Result<(), Breach> {
        let fresh = Worlds::load(self.worlds.snapshot.clone())
            .map_err(|error| Breach::new(error.to_string()))?;
        let same = fresh.world(self.scope) == self.world;
        ensure(same, || String::from("what was followed is not what is stored"))?;
        self.world.instances.keys().try_for_each(|id| self.check_instance(*id))?;
        self.check_subnets(&World::default(), BTreeSet::new())?;
        for vpc in self.world.vpcs.values() {
            let subnets = self.world.subnets_of(vpc.id).count() as u64;
            ensure(vpc.subnets as u64 == subnets, || format!("subnets of {}", vpc.id))?;
        }
        Ok(())
    }
}

/// What never changes, and what only rises.
fn check_kept(before: &Eni, after: &Eni) -> Result<(), Breach> {
    let lasting = |eni: &Eni| (eni.id, eni.mac, eni.vpc, eni.subnet, eni.zone, eni.kind);
    ensure(lasting(before) == lasting(after), || format!("{before:?} became {after:?}"))?;
    let (old, new) = (&before.addresses, &after.addresses);
    // Only an address that changes hands comes or goes; it is the last one, never the primary one.
    let handed = before.handover.is_some() || after.handover.is_some();
    let one_more = |few: &[Ipv4Addr], many: &[Ipv4Addr]| {
        many.len() == few.len() + 1 && few.iter().all(|address| many.contains(address))
    };
    let kept = old == new || handed && (one_more(old, new) || one_more(new, old));
    ensure(kept && old[0] == new[0], || format!("{old:?} became {new:?}"))?;
    let risen = after.issued >= before.issued;
    ensure(risen, || format!("the epoch fell from {:?} to {:?}", before.issued, after.issued))?;
    let owner = |eni: &Eni| eni.placement.attachment().map(|place| place.epoch);
    if let (Some(old), Some(new)) = (owner(before), owner(after)) {
        ensure(new >= old, || format!("ownership fell from {old:?} to {new:?}"))?;
    }
    let known = places(before);
    let is_known = |place: &Attachment| {
        known.iter().any(|old| (old.instance, old.epoch) == (place.instance, place.epoch))
    };
    for place in places(after).iter().filter(|place| !is_known(place)) {
        let fresh = place.epoch > before.issued;
        ensure(fresh, || format!("{place:?} took an epoch that was given out before"))?;
    }
    check_epochs(after)
}

fn check_epochs(eni: &Eni) -> Result<(), Breach> {
    let all = places(eni);
    let given = all.iter().all(|place| place.epoch.0 > 0 && place.epoch <= eni.issued);
    ensure(given, || format!("{all:?} have epochs that were not given out"))
}
