//! The functions that ship, asked by number and remembered.
//!
//! In: numbers of worlds, tables, plans. Out: what rehome-domain and the simulated plane answer.
//! Nothing is decided here, except where a [`Variant`] plants a fault.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Debug;
use std::hash::Hash;
use std::rc::Rc;

use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::plane::{Observed, Release, Verb};
use rehome_domain::task::Failure;
use rehome_domain::workflow::{self, Advance, Care, GiveUp, LeaveToRepair, Plan, Stage};
use rehome_domain::{
    Changes, Command, EniId, Phase, Placement, Record, RecordKey, TaskId, World, reconcile,
};
use rehome_sim::Table;

use crate::bounds::{Bounds, Variant};
use crate::intern::{Id, Interner};
use crate::scene::{self, INSTANCES, Scene};
use crate::state::{Call, Caution, INTERFACES_MAX};

/// Something to be committed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Write {
    /// The plane completed the stage of this plan of this task.
    Advance(u8, Id<Plan>),
    /// The rest of this plan of this task, from that verb on, is left to the repair.
    Leave(u8, Id<Plan>, u8),
    /// This task is given up.
    GiveUp(u8),
    /// The call of that number.
    Call(u8, Call),
}

/// A decision.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) changes: Changes,
    /// Records written or read, a bit each.
    pub(crate) guards: u16,
    /// Records written, a bit each.
    pub(crate) writes: u16,
}

/// Answers that were given before.
#[derive(Debug)]
struct Memo<K, V>(RefCell<HashMap<K, V>>);

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<K: Eq + Hash + Copy, V: Clone> Memo<K, V> {
    fn get(&self, key: K, make: impl FnOnce() -> V) -> V {
        if let Some(value) = self.0.borrow().get(&key) {
            return value.clone();
        }
        let value = make();
        self.0.borrow_mut().insert(key, value.clone());
        value
    }
}

type Kept<T> = RefCell<Interner<T>>;

/// The rules with their memory.
#[derive(Debug)]
#[expect(clippy::type_complexity, reason = "each memory is named by its question and its answer")]
pub(crate) struct Rules {
    pub(crate) scene: Scene,
    pub(crate) variant: Variant,
    immortal: bool,
    worlds: Kept<World>,
    tables: Kept<Table>,
    plans: Kept<Plan>,
    verbs: Kept<Verb>,
    looks: Kept<Observed>,
    lists: Kept<Vec<Verb>>,
    planned: Memo<(Id<World>, u8, Caution), Option<Id<Plan>>>,
    asked: Memo<(Id<Table>, Id<Verb>), (Id<Table>, bool)>,
    decided: Memo<(Id<World>, Write), Option<Rc<Decided>>>,
    written: Memo<(Id<World>, Id<World>, Write), Id<World>>,
    looked: Memo<Id<Table>, Id<Observed>>,
    repaired: Memo<(Id<World>, Id<Observed>), Id<Vec<Verb>>>,
    in_plan: Memo<(Id<Plan>, u8), Option<Id<Verb>>>,
    in_list: Memo<(Id<Vec<Verb>>, u8), Option<Id<Verb>>>,
    running: Memo<(Id<World>, u8), Option<u8>>,
}

fn keep<T: Debug + Eq>(kept: &Kept<T>, value: T) -> Id<T> {
    kept.borrow_mut().id(value)
}

impl Rules {
    pub(crate) fn new(scene: Scene, bounds: Bounds, variant: Variant) -> Self {
        Self {
            scene,
            variant,
            immortal: bounds.deaths == 0,
            worlds: Kept::default(),
            tables: Kept::default(),
            plans: Kept::default(),
            verbs: Kept::default(),
            looks: Kept::default(),
            lists: Kept::default(),
            planned: Memo::default(),
            asked: Memo::default(),
            decided: Memo::default(),
            written: Memo::default(),
            looked: Memo::default(),
            repaired: Memo::default(),
            in_plan: Memo::default(),
            in_list: Memo::default(),
            running: Memo::default(),
        }
    }

    /// The first world and plane.
    pub(crate) fn first(&self) -> (Id<World>, Id<Table>) {
        let world = keep(&self.worlds, self.scene.world.clone());
        (world, keep(&self.tables, self.scene.plane.clone()))
    }

    pub(crate) fn world(&self, id: Id<World>) -> Rc<World> {
        self.worlds.borrow().get(id)
    }

    pub(crate) fn table(&self, id: Id<Table>) -> Rc<Table> {
        self.tables.borrow().get(id)
    }

    pub(crate) fn verb(&self, id: Id<Verb>) -> Rc<Verb> {
        self.verbs.borrow().get(id)
    }

    pub(crate) fn stage(&self, id: Id<Plan>) -> Stage {
        self.plans.borrow().get(id).stage
    }

    /// Different worlds and different planes that were met.
    pub(crate) fn sizes(&self) -> (usize, usize) {
        (self.worlds.borrow().len(), self.tables.borrow().len())
    }

    /// The number of the call whose task moves that ENI, if one does.
    pub(crate) fn running(&self, world: Id<World>, eni: u8) -> Option<u8> {
        let task = || {
            let world = self.world(world);
            let task = world.enis.get(self.scene.enis.get(usize::from(eni))?)?.placement.task()?;
            (0..scene::CALLS_MAX).find(|number| scene::task_id(*number) == task)
        };
        self.running.get((world, eni), task)
    }

    /// `workflow::plan`.
    pub(crate) fn plan(&self, view: Id<World>, task: u8, caution: Caution) -> Option<Id<Plan>> {
        let make = || {
            let world = self.world(view);
            let care = match caution {
                Caution::Usual => Care::Usual,
                Caution::Thorough => Care::Thorough,
            };
            let mut plan = workflow::plan(&world, scene::task_id(task), care)?;
            self.plant_in_plan(&world, scene::task_id(task), &mut plan);
            Some(keep(&self.plans, plan))
        };
        self.planned.get((view, task, caution), make)
    }

    fn plant_in_plan(&self, world: &World, task: TaskId, plan: &mut Plan) {
        let moving = world.enis.values().find(|eni| eni.placement.task() == Some(task));
        let to = moving.and_then(|eni| eni.placement.migration()?.route.to());
        match (self.variant, plan.stage, moving.zip(to)) {
            (Variant::SwitchBeforeCommit, Stage::Prepare, Some((eni, to))) => {
                plan.verbs.push(Verb::Switch(eni.steering(to)));
            }
            (Variant::SettleWithoutSwitch, Stage::Finish, _) => plan.verbs.clear(),
            (_, Stage::Prepare | Stage::Finish | Stage::Undo, _) => {}
        }
    }

    /// The verb at that place of a plan.
    pub(crate) fn in_plan(&self, plan: Id<Plan>, cursor: u8) -> Option<Id<Verb>> {
        let verb = || self.plans.borrow().get(plan).verbs.get(usize::from(cursor)).cloned();
        self.in_plan.get((plan, cursor), || Some(keep(&self.verbs, verb()?)))
    }

    /// The verb at that place of a repair.
    pub(crate) fn in_list(&self, list: Id<Vec<Verb>>, cursor: u8) -> Option<Id<Verb>> {
        let verb = || self.lists.borrow().get(list).get(usize::from(cursor)).cloned();
        self.in_list.get((list, cursor), || Some(keep(&self.verbs, verb()?)))
    }

    /// The place of the next verb that can change anything or fail. Nothing in this cloud removes
    /// its VPC or its gateway, and where none may die no instance: asking for those does nothing.
    pub(crate) fn skip(&self, plan: Id<Plan>, mut cursor: u8) -> u8 {
        while let Some(verb) = self.in_plan(plan, cursor) {
            match *self.verb(verb) {
                Verb::EnsureVpc(_) | Verb::EnsureGateway(_) => cursor += 1,
                Verb::EnsureInstance(_) if self.immortal => cursor += 1,
                Verb::EnsureInstance(_)
                | Verb::AdoptInstance(_)
                | Verb::RemoveVpc(_)
                | Verb::RemoveGateway(_)
                | Verb::RemoveInstance(_)
                | Verb::Stage(_)
                | Verb::Switch(_)
                | Verb::Release(_)
                | Verb::Fence(_)
                | Verb::Bind(_)
                | Verb::Unbind(_)
                | Verb::Enforce(_)
                | Verb::Unstage(_) => break,
            }
        }
        cursor
    }

    /// `Table::apply`: the table after it, and whether it was done.
    pub(crate) fn ask(&self, table: Id<Table>, verb: Id<Verb>) -> (Id<Table>, bool) {
        let make = || {
            let (mut next, verb) = (Table::clone(&self.table(table)), self.verb(verb));
            if let (Variant::StaleRepairThatCuts, Verb::Unstage(key)) = (self.variant, &*verb)
                && next.steered_to(key.eni) == Some(*key)
            {
                let (vpc, eni, epoch, addresses) = (key.vpc, key.eni, key.epoch, Vec::new());
                let release = Verb::Release(Release { vpc, eni, epoch, addresses });
                return (keep(&self.tables, unfenced(next, &[release, (*verb).clone()])), true);
            }
            let result = if self.variant == Variant::PlaneWithoutFence {
                next.make_true(&verb)
            } else {
                next.apply(&verb)
            };
            (keep(&self.tables, next), result.is_ok())
        };
        self.asked.get((table, verb), make)
    }

    /// An instance dies: what the plane has in it is gone.
    pub(crate) fn death(&self, table: Id<Table>, instance: u8) -> Id<Table> {
        let verb = Verb::RemoveInstance(self.scene.instances[usize::from(instance)]);
        self.ask(table, keep(&self.verbs, verb)).0
    }

    /// `Plane::observe`.
    pub(crate) fn look(&self, table: Id<Table>) -> Id<Observed> {
        self.looked.get(table, || keep(&self.looks, self.table(table).observe()))
    }

    /// `reconcile::repair`.
    pub(crate) fn repair(&self, world: Id<World>, look: Id<Observed>) -> Id<Vec<Verb>> {
        let make = || {
            let (world, look) = (self.world(world), self.looks.borrow().get(look));
            keep(&self.lists, reconcile::repair(std::iter::once(&*world), &look))
        };
        self.repaired.get((world, look), make)
    }

    /// A decision on a world; nothing when it is refused.
    pub(crate) fn decide(&self, view: Id<World>, write: Write) -> Option<Rc<Decided>> {
        let make = || {
            let world = self.world(view);
            let changes = self.changes(&world, write)?;
            let written = changes.puts.iter().map(Record::key);
            let writes = self.bits(written.chain(changes.deletes.iter().copied()));
            let guards = writes | self.bits(changes.reads.iter().copied());
            Some(Rc::new(Decided { changes, guards, writes }))
        };
        self.decided.get((view, write), make)
    }

    fn changes(&self, world: &World, write: Write) -> Option<Changes> {
        match write {
            Write::Advance(task, plan) => {
                let (task, stage) = (scene::task_id(task), self.stage(plan));
                let mut changes = decide(&Advance { task, stage }, world, task)?;
                if self.variant == Variant::PlaceNotVacated {
                    changes.puts.retain(|record| !matches!(record, Record::Instance(_)));
                }
                Some(changes)
            }
            Write::Leave(task, plan, cursor) => {
                let (task, plan) = (scene::task_id(task), self.plans.borrow().get(plan));
                let served = plan.only_removes_legs_from(usize::from(cursor));
                let failure = (!served).then(|| Failure::Unfollowed(String::new()));
                decide(&LeaveToRepair { task, stage: plan.stage, failure }, world, task)
            }
            Write::GiveUp(task) => {
                let task = scene::task_id(task);
                let reason = Failure::Deadline;
                if let Some(changes) = self.planted_undo(world, task) {
                    return Some(changes);
                }
                decide(&GiveUp { task, reason }, world, task)
            }
            Write::Call(number, call) => self.called(world, scene::task_id(number), call),
        }
    }

    fn planted_undo(&self, world: &World, task: TaskId) -> Option<Changes> {
        let moving = world.enis.values().find(|eni| eni.placement.task() == Some(task))?;
        let mut eni = moving.as_ref().clone();
        if let (Variant::UndoAfterCommit, Placement::Moving(migration)) =
            (self.variant, &mut eni.placement)
        {
            migration.phase = Phase::Undoing { reason: Failure::Deadline };
            return Some(Changes::put([Record::Eni(eni)]));
        }
        None
    }

    fn called(&self, world: &World, task: TaskId, call: Call) -> Option<Changes> {
        let eni_of = |eni: u8| self.scene.enis[usize::from(eni)];
        let holder = |eni: EniId| Some(world.enis.get(&eni)?.placement.attachment()?.instance);
        let instance = |to: u8| self.scene.instances[usize::from(to)];
        match call {
            Call::Migrate { eni, to } => {
                let (eni, destination) = (eni_of(eni), instance(to));
                let source = holder(eni)?;
                decide(&MigrateNetworkInterface { eni, source, destination }, world, task)
            }
            Call::Attach { eni, to } => {
                let (eni, instance) = (eni_of(eni), instance(to));
                decide(&AttachNetworkInterface { eni, instance }, world, task)
            }
            Call::Detach { eni } => {
                let eni = eni_of(eni);
                let instance = holder(eni)?;
                decide(&DetachNetworkInterface { eni, instance }, world, task)
            }
        }
    }

    /// `World::apply` of what was decided on `view`, on what is stored.
    pub(crate) fn written(&self, store: Id<World>, view: Id<World>, write: Write) -> Id<World> {
        let make = || {
            let decided = self.decide(view, write).expect("only what was decided is written");
            let next = self.world(store).apply(&decided.changes);
            keep(&self.worlds, scene::without_ended(&next))
        };
        self.written.get((store, view, write), make)
    }

    fn bits(&self, keys: impl Iterator<Item = RecordKey>) -> u16 {
        keys.map(|key| 1 << self.bit(key)).fold(0, |bits, bit: u16| bits | bit)
    }

    fn bit(&self, key: RecordKey) -> usize {
        let found = match key {
            RecordKey::Eni(id) => self.scene.enis.iter().position(|eni| *eni == id),
            RecordKey::Instance(id) => {
                let place = self.scene.instances.iter().position(|instance| *instance == id);
                place.map(|place| INTERFACES_MAX + place)
            }
            RecordKey::Task(id) => (0..scene::CALLS_MAX)
                .find(|number| scene::task_id(*number) == id)
                .map(|number| INTERFACES_MAX + INSTANCES + usize::from(number)),
            RecordKey::Vpc(_)
            | RecordKey::Subnet(_)
            | RecordKey::Eip(_)
            | RecordKey::SecurityGroup(_)
            | RecordKey::NetworkAcl(_)
            | RecordKey::RouteTable(_)
            | RecordKey::HaVip(_)
            | RecordKey::ReservedIp(_)
            | RecordKey::DhcpIp(_)
            | RecordKey::FlowLog(_)
            | RecordKey::Tags(_)
            | RecordKey::Tag(_)
            | RecordKey::KeyPair(_)
            | RecordKey::FirstAnswer(_)
            | RecordKey::AddressPool => None,
        };
        found.expect("moves touch ENIs that can move, instances and the tasks of calls")
    }
}

/// The table after these verbs, whatever their epochs.
fn unfenced(mut table: Table, verbs: &[Verb]) -> Table {
    for verb in verbs {
        table.make_true(verb).expect("what is not steered to can go");
    }
    table
}

fn decide<C: Command>(command: &C, world: &World, task: TaskId) -> Option<Changes> {
    let decision = command.decide(world, &mut scene::context(task)).ok()?;
    Some(decision.changes)
}
