//! What must be true in every state and of every step.
//!
//! In: the store's world and the plane, before and after a step. Out: the first law that is
//! broken. Written against what is stored and what a packet meets, not against how the driver
//! works; nothing here asks for a plan.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use rehome_domain::migration::Attachment;
use rehome_domain::network_interface::Eni;
use rehome_domain::plane::{LegKey, Steering};
use rehome_domain::{EniId, Epoch, Phase, Placement, Route, World};
use rehome_sim::Table;

use crate::intern::Id;
use crate::rules::Rules;

/// A law, as it is broken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Law {
    /// Packets go by a leg that no commit made the owner's, or that has ceased to be.
    #[error("{0} is steered to a leg that does not own it")]
    WrongOwner(EniId),
    /// More than one instance may send with an ENI's address, or another than receives.
    #[error("{0} can be used by two instances")]
    TwoOwners(EniId),
    /// The owner's steering went away although its instance lives and nobody moved the ENI.
    #[error("{0} was cut off from its owner")]
    CutOff(EniId),
    /// Packets went back to an owner of an older epoch.
    #[error("{0} was steered back to an owner that was")]
    SteeredBack(EniId),
    /// A leg has another MAC or other addresses than its ENI.
    #[error("a leg of {0} is not what its ENI is")]
    ForeignLeg(EniId),
    /// Two legs that carry packets have the same place in an instance.
    #[error("{0} carries packets in another ENI's place")]
    SharedPlace(EniId),
    /// An ENI's place and the instances' tables of places disagree.
    #[error("the places of {0} are not those that instances keep for it")]
    Places(EniId),
    /// An ENI moves and no task walks it, or the other way round.
    #[error("{0} and its task disagree")]
    Orphan(EniId),
    /// A caller would see a migrating ENI attached nowhere.
    #[error("{0} migrates and is attached nowhere")]
    Unattached(EniId),
    /// An ENI went from one placement to another that does not follow it.
    #[error("{0} took a step that is not in the state machine")]
    Step(EniId),
    /// An ENI's epoch fell.
    #[error("an epoch of {0} fell")]
    EpochFell(EniId),
    /// An ENI's id, MAC or addresses changed, or it is gone.
    #[error("{0} is not the same interface any more")]
    Changed(EniId),
}

/// A world and a plane.
pub(crate) type Pair = (Id<World>, Id<Table>);

/// The laws, with what they said before.
#[derive(Debug)]
#[expect(clippy::type_complexity, reason = "each memory is named by its question and its answer")]
pub(crate) struct Laws {
    /// What may be left to the repair: the plane may then still follow an owner that was.
    behind: Behind,
    states: RefCell<HashMap<Pair, Option<Law>>>,
    steps: RefCell<HashMap<(Id<World>, Id<World>), Option<Law>>>,
    cuts: RefCell<HashMap<(Id<World>, Id<Table>, Id<Table>), Option<Law>>>,
    agreements: RefCell<HashMap<Pair, bool>>,
}

/// How far the plane may be behind the store once a task has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    /// Not at all.
    Never,
    /// Until it is repaired: it goes on with an owner that was.
    UntilRepaired,
}

impl Laws {
    pub(crate) fn new(leaves: bool) -> Self {
        let behind = if leaves { Behind::UntilRepaired } else { Behind::Never };
        let (states, steps) = (RefCell::default(), RefCell::default());
        Self { behind, states, steps, cuts: RefCell::default(), agreements: RefCell::default() }
    }

    /// The law that a step breaks, or the state that it leads to.
    pub(crate) fn broken(
        &self,
        rules: &Rules,
        before: Pair,
        after: Pair,
        dies: bool,
    ) -> Option<Law> {
        if before == after {
            return None;
        }
        let state = || {
            let (world, table) = (rules.world(after.0), rules.table(after.1));
            state_law(&world, &table, self.behind)
        };
        let step = || step_law(&rules.world(before.0), &rules.world(after.0));
        let cut = || {
            let world = rules.world(before.0);
            cut_law(&world, &rules.table(before.1), &rules.table(after.1))
        };
        let broken = remember(&self.states, after, state);
        let broken = broken.or_else(|| remember(&self.steps, (before.0, after.0), step));
        if dies || broken.is_some() {
            return broken;
        }
        remember(&self.cuts, (before.0, before.1, after.1), cut)
    }

    /// Whether the plane is exactly what the world says.
    pub(crate) fn agree(&self, rules: &Rules, pair: Pair) -> bool {
        let make = || agree(&rules.world(pair.0), &rules.table(pair.1));
        remember(&self.agreements, pair, make)
    }
}

fn remember<K: Eq + std::hash::Hash, V: Clone>(
    memory: &RefCell<HashMap<K, V>>,
    key: K,
    make: impl FnOnce() -> V,
) -> V {
    memory.borrow_mut().entry(key).or_insert_with(make).clone()
}

fn enis(world: &World) -> impl Iterator<Item = &Eni> {
    world.enis.values().map(AsRef::as_ref)
}

fn state_law(world: &World, table: &Table, behind: Behind) -> Option<Law> {
    enis(world).find_map(|eni| {
        owner_law(eni, table, behind)
            .or_else(|| carry_law(world, eni, table))
            .or_else(|| leg_law(eni, table))
            .or_else(|| task_law(world, eni))
            .or_else(|| places_law(world, eni))
    })
}

/// The legs that may be steered to: the owner's, and right after a commit still the last one's.
fn rightful(eni: &Eni) -> BTreeSet<LegKey> {
    let places: Vec<&Attachment> = match &eni.placement {
        Placement::On(place) => vec![place],
        Placement::Free | Placement::Pending(_) | Placement::Deleting(_) => Vec::new(),
        Placement::Moving(migration) => match (&migration.phase, &migration.route) {
            (Phase::Committed, route) => route.from().into_iter().chain(route.to()).collect(),
            (Phase::Preparing { .. } | Phase::Undoing { .. }, route) => {
                route.from().into_iter().collect()
            }
        },
    };
    places.into_iter().map(|place| eni.leg_key(place)).collect()
}

fn owner_law(eni: &Eni, table: &Table, behind: Behind) -> Option<Law> {
    let steering = table.observe().steering.remove(&eni.id)?;
    let legs = rightful(eni);
    let was = steering.leg.epoch < first_unowned(eni, &legs);
    let right = legs.contains(&steering.leg) || behind == Behind::UntilRepaired && was;
    (!right || steering.addresses != eni.all_addresses()).then_some(Law::WrongOwner(eni.id))
}

/// Owners that were had epochs below this one.
fn first_unowned(eni: &Eni, rightful: &BTreeSet<LegKey>) -> Epoch {
    let newest = rightful.iter().map(|leg| leg.epoch).max();
    let promised = eni.placement.migration().map(|migration| migration.epoch);
    newest.or(promised).unwrap_or_else(|| eni.issued.next())
}

/// Who can send with an ENI's address, and where what is sent to it goes.
fn carry_law(world: &World, eni: &Eni, table: &Table) -> Option<Law> {
    let carried = |address| {
        let senders =
            world.instances.keys().map(move |it| (*it, table.carry(*it, address, address)));
        senders.filter_map(|(sender, receiver)| Some((sender, receiver?)))
    };
    let wrong = eni.all_addresses().iter().any(|address| {
        let pairs: Vec<_> = carried(*address).collect();
        pairs.len() > 1 || pairs.iter().any(|(sender, receiver)| sender != receiver)
    });
    wrong.then_some(Law::TwoOwners(eni.id))
}

fn leg_law(eni: &Eni, table: &Table) -> Option<Law> {
    let steering = table.observe().steering;
    let carries = |leg: &LegKey| steering.get(&leg.eni).is_some_and(|to| to.leg == *leg);
    let mut places = BTreeMap::new();
    for leg in table.legs() {
        let ours = leg.key.eni == eni.id;
        if ours && (leg.mac != eni.mac || leg.addresses != eni.all_addresses()) {
            return Some(Law::ForeignLeg(eni.id));
        }
        if carries(&leg.key) {
            let other = places.insert((leg.key.instance, leg.device_index), leg.key.eni);
            if other.is_some() {
                return Some(Law::SharedPlace(leg.key.eni));
            }
        }
    }
    None
}

fn task_law(world: &World, eni: &Eni) -> Option<Law> {
    let held = eni.placement.task();
    if held.is_some_and(|task| !world.running.contains(&task)) {
        return Some(Law::Orphan(eni.id));
    }
    let migration = eni.placement.migration()?;
    let migrates = matches!(migration.route, Route::Migrate { .. });
    (migrates && migration.owner().is_none()).then_some(Law::Unattached(eni.id))
}

/// Instances keep exactly the places that ENIs hold or are promised, one ENI to a place.
fn places_law(world: &World, eni: &Eni) -> Option<Law> {
    let held: BTreeSet<_> = match &eni.placement {
        Placement::On(place) => BTreeSet::from([(place.instance, place.device_index)]),
        Placement::Moving(migration) => {
            let places = migration.route.from().into_iter().chain(migration.route.to());
            places.map(|place| (place.instance, place.device_index)).collect()
        }
        Placement::Pending(_) | Placement::Free | Placement::Deleting(_) => BTreeSet::new(),
    };
    let kept: BTreeSet<_> = world
        .instances
        .values()
        .flat_map(|it| it.interfaces.iter().map(move |(index, eni)| (it.id, *index, *eni)))
        .filter(|(_, _, holder)| *holder == eni.id)
        .map(|(instance, index, _)| (instance, index))
        .collect();
    (held != kept).then_some(Law::Places(eni.id))
}

fn step_law(before: &World, after: &World) -> Option<Law> {
    enis(before).find_map(|old| {
        let Some(new) = after.enis.get(&old.id).map(AsRef::as_ref) else {
            return Some(Law::Changed(old.id));
        };
        if (old.mac, old.all_addresses(), old.vpc) != (new.mac, new.all_addresses(), new.vpc) {
            return Some(Law::Changed(old.id));
        }
        let epoch = |eni: &Eni| eni.placement.attachment().map(|place| place.epoch);
        let fell = epoch(old).zip(epoch(new)).is_some_and(|(old, new)| new < old);
        if fell || new.issued < old.issued {
            return Some(Law::EpochFell(old.id));
        }
        (!follows(old, new)).then_some(Law::Step(old.id))
    })
}

/// The state machine of DESIGN section 3, as steps between placements.
fn follows(old: &Eni, new: &Eni) -> bool {
    if old.placement == new.placement {
        return true;
    }
    match (&old.placement, &new.placement) {
        (Placement::Free, Placement::Moving(it)) => {
            matches!((&it.phase, &it.route), (Phase::Preparing { .. }, Route::Attach { .. }))
                && it.epoch > old.issued
        }
        (Placement::On(place), Placement::Moving(it)) => {
            let begins = match (&it.phase, &it.route) {
                (Phase::Preparing { .. }, Route::Migrate { .. })
                | (Phase::Committed, Route::Detach { .. }) => true,
                (_, _) => false,
            };
            begins && it.route.from() == Some(place) && it.epoch > old.issued
        }
        (Placement::Moving(was), Placement::Moving(is)) => {
            let forward = matches!(was.phase, Phase::Preparing { .. })
                && matches!(is.phase, Phase::Committed | Phase::Undoing { .. });
            forward && (was.task, was.route, was.epoch) == (is.task, is.route, is.epoch)
        }
        (Placement::Moving(was), Placement::On(place)) => match was.phase {
            Phase::Preparing { .. } => false,
            Phase::Committed => was.route.to() == Some(place),
            Phase::Undoing { .. } => was.route.from() == Some(place),
        },
        (Placement::Moving(was), Placement::Free) => matches!(
            (&was.phase, &was.route),
            (Phase::Committed, Route::Detach { .. })
                | (Phase::Undoing { .. }, Route::Attach { .. })
        ),
        (_, _) => false,
    }
}

/// Nothing but a death takes the steering from an owner that keeps the ENI.
fn cut_law(world: &World, before: &Table, after: &Table) -> Option<Law> {
    let (before, after) = (before.observe().steering, after.observe().steering);
    let epoch = |steering: &BTreeMap<EniId, Steering>, eni| Some(steering.get(eni)?.leg.epoch);
    let back = before.keys().find(|eni| {
        let both = epoch(&before, eni).zip(epoch(&after, eni));
        both.is_some_and(|(before, after)| after < before)
    });
    if let Some(eni) = back {
        return Some(Law::SteeredBack(*eni));
    }
    enis(world).find_map(|eni| {
        let detaches = eni.placement.migration().is_some_and(|it| it.route.to().is_none());
        let owner = eni.placement.attachment().filter(|_| !detaches)?;
        let steered = before.get(&eni.id)?.leg == eni.leg_key(owner);
        (steered && !after.contains_key(&eni.id)).then_some(Law::CutOff(eni.id))
    })
}

/// The epoch that a steering was asked for with is not compared: an undone move raises the ENI's
/// and leaves the plane alone.
fn agree(world: &World, table: &Table) -> bool {
    let observed = table.observe();
    let on = |eni: &Eni| match &eni.placement {
        Placement::On(place) => Some((eni.leg_key(place), eni.all_addresses())),
        Placement::Pending(_) | Placement::Free | Placement::Moving(_) | Placement::Deleting(_) => {
            None
        }
    };
    let wanted: BTreeMap<_, _> = enis(world).filter_map(|eni| Some((eni.id, on(eni)?))).collect();
    let steered = observed.steering.into_iter();
    let steered: BTreeMap<_, _> = steered.map(|(eni, it)| (eni, (it.leg, it.addresses))).collect();
    let legs: BTreeSet<_> = wanted.values().map(|(leg, _)| *leg).collect();
    let instances: BTreeSet<_> = world.instances.keys().copied().collect();
    steered == wanted && observed.legs == legs && observed.instances == instances
}
