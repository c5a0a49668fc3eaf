//! Events: every transition of every resource, as it is written into the store beside what it
//! changed, in the same commit.
//!
//! In: a world, and what a decision writes. Out: what has happened, in the order of the records.
//! No command names its events: they follow from the change, so that none can forget one.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::command::{Actor, Context};
use crate::elastic_ip::{Association, Eip};
use crate::ids::{InstanceId, TaskId};
use crate::instance::{Instance, InstanceState};
use crate::migration::{Epoch, Migration, Phase, Placement, Route};
use crate::network_interface::Eni;
use crate::network_interface::handover::{Giving, Handover};
use crate::record::{Record, RecordKey};
use crate::tag::TaggedResource;
use crate::task::{Status, Task};
use crate::time::Timestamp;
use crate::world::{Changes, World};

/// One transition of one resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// When it was decided. Events are ordered by their commits, not by this.
    pub time: Timestamp,
    /// Who brought it about.
    pub actor: Actor,
    /// The task that it belongs to, or the RequestId of the call that did it at once.
    pub task: TaskId,
    /// What has changed, by its id.
    pub resource: String,
    /// What has happened.
    pub kind: Kind,
    /// The instance that holds or held it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<InstanceId>,
    /// The instance that is to hold or holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<InstanceId>,
    /// The ENI's newest epoch with this event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<Epoch>,
    /// The address that changes hands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Ipv4Addr>,
    /// Why, where something failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Move {
    /// A free ENI, to an instance.
    Attach,
    /// An ENI, away from its instance.
    Detach,
    /// An ENI, from one instance to another.
    Migrate,
    /// A secondary address, from one ENI to another.
    Address,
    /// An elastic IP, to a private address. Its commit is its end.
    Bind,
    /// An elastic IP, off its private address.
    Unbind,
}

/// How far a move has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Accepted; nothing has changed hands.
    Accepted,
    /// Changed hands: the one moment.
    Committed,
    /// Given up before that.
    Undoing,
    /// Over: as it was.
    Undone,
    /// Over: as it was asked.
    Done,
}

/// What has happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A resource is there, and may not be usable yet.
    Creating,
    /// It is usable.
    Created,
    /// What it says was changed.
    Modified,
    /// It is being removed.
    Deleting,
    /// It is gone.
    Deleted,
    /// It could not be made.
    Failed,
    /// A step of a move.
    Move(Move, Step),
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Creating => f.write_str("creating"),
            Self::Created => f.write_str("created"),
            Self::Modified => f.write_str("modified"),
            Self::Deleting => f.write_str("deleting"),
            Self::Deleted => f.write_str("deleted"),
            Self::Failed => f.write_str("failed"),
            Self::Move(moved, step) => {
                let moved = match moved {
                    Move::Attach => "attach",
                    Move::Detach => "detach",
                    Move::Migrate => "migrate",
                    Move::Address => "address",
                    Move::Bind => "bind",
                    Move::Unbind => "unbind",
                };
                let step = match step {
                    Step::Accepted => "accepted",
                    Step::Committed => "committed",
                    Step::Undoing => "undoing",
                    Step::Undone => "undone",
                    Step::Done => "done",
                };
                write!(f, "{moved}.{step}")
            }
        }
    }
}

/// What these changes are, of this world, in one commit.
pub fn events(world: &World, changes: &Changes, context: &Context) -> Vec<Event> {
    let noting = Noting { changes, context };
    let mut found = Vec::new();
    for key in &changes.deletes {
        noting.removal(world, *key, &mut found);
    }
    for record in &changes.puts {
        match record {
            Record::Vpc(vpc) if !world.vpcs.contains_key(&vpc.id) => {
                found.push(noting.event(vpc.id.to_string(), Kind::Created));
            }
            Record::Subnet(subnet) if !world.subnets.contains_key(&subnet.id) => {
                found.push(noting.event(subnet.id.to_string(), Kind::Created));
            }
            Record::Instance(instance) => {
                let before = world.instances.get(&instance.id).map(AsRef::as_ref);
                noting.instance(before, instance, &mut found);
            }
            Record::Eni(eni) => {
                noting.eni(world.enis.get(&eni.id).map(AsRef::as_ref), eni, &mut found);
            }
            Record::Eip(eip) => {
                noting.eip(world.eips.get(&eip.id).map(AsRef::as_ref), eip, &mut found);
            }
            Record::SecurityGroup(_)
            | Record::NetworkAcl(_)
            | Record::RouteTable(_)
            | Record::HaVip(_)
            | Record::FlowLog(_)
            | Record::KeyPair(_)
            | Record::ReservedIp(_)
            | Record::DhcpIp(_) => noting.rules(world, record, &mut found),
            Record::Tags(tags) => noting.tags(world, tags.resource, &mut found),
            Record::Vpc(_)
            | Record::Subnet(_)
            | Record::Tag(_)
            | Record::Task(_)
            | Record::FirstAnswer(_)
            | Record::AddressPool(_) => {}
        }
    }
    found
}

/// Notes what has happened in one commit.
struct Noting<'a> {
    changes: &'a Changes,
    context: &'a Context,
}

impl Noting<'_> {
    fn event(&self, resource: String, kind: Kind) -> Event {
        let Context { now, task, actor, .. } = self.context;
        let (time, task, actor) = (*now, *task, actor.clone());
        let (from, to, epoch, address, reason) = (None, None, None, None, None);
        Event { time, actor, task, resource, kind, from, to, epoch, address, reason }
    }

    /// Why a task ended in failure with this commit.
    fn failure(&self, task: TaskId) -> Option<String> {
        let ended = self.changes.puts.iter().find_map(|put| match put {
            Record::Task(put) if put.id == task => Some(put),
            Record::Task(_)
            | Record::Vpc(_)
            | Record::Subnet(_)
            | Record::Instance(_)
            | Record::Eip(_)
            | Record::AddressPool(_)
            | Record::SecurityGroup(_)
            | Record::NetworkAcl(_)
            | Record::RouteTable(_)
            | Record::HaVip(_)
            | Record::FlowLog(_)
            | Record::ReservedIp(_)
            | Record::DhcpIp(_)
            | Record::Tags(_)
            | Record::Tag(_)
            | Record::KeyPair(_)
            | Record::FirstAnswer(_)
            | Record::Eni(_) => None,
        });
        match ended {
            Some(Task { status: Status::Failed(failure), .. }) => Some(failure.to_string()),
            Some(_) | None => None,
        }
    }

    fn removal(&self, world: &World, key: RecordKey, found: &mut Vec<Event>) {
        let (resource, task) = match key {
            RecordKey::Vpc(id) => (id.to_string(), None),
            RecordKey::Subnet(id) => (id.to_string(), None),
            RecordKey::Instance(id) => {
                (id.to_string(), world.instances.get(&id).and_then(|instance| instance.task))
            }
            RecordKey::Eni(id) => {
                let before = world.enis.get(&id);
                if let Some(migration) = before.and_then(|eni| eni.placement.migration()) {
                    found.push(self.step(id.to_string(), migration, over(&migration.phase)));
                }
                (id.to_string(), before.and_then(|eni| eni.task()))
            }
            RecordKey::Eip(id) => {
                (id.to_string(), world.eips.get(&id).and_then(|eip| eip.association.task()))
            }
            RecordKey::SecurityGroup(id) => (id.to_string(), None),
            RecordKey::NetworkAcl(id) => (id.to_string(), None),
            RecordKey::RouteTable(id) => (id.to_string(), None),
            RecordKey::HaVip(id) => (id.to_string(), None),
            RecordKey::FlowLog(id) => (id.to_string(), None),
            RecordKey::KeyPair(id) => (id.to_string(), None),
            RecordKey::ReservedIp(id) => (id.to_string(), None),
            RecordKey::DhcpIp(id) => (id.to_string(), None),
            RecordKey::Tags(resource) => return self.tags(world, resource, found),
            RecordKey::Task(_)
            | RecordKey::Tag(_)
            | RecordKey::AddressPool
            | RecordKey::FirstAnswer(_) => return,
        };
        let event = self.event(resource, Kind::Deleted);
        let reason = task.and_then(|task| self.failure(task));
        found.push(Event { task: task.unwrap_or(event.task), reason, ..event });
    }

    /// Other tags are a change of what bears them, where that is neither made nor removed just now.
    fn tags(&self, world: &World, of: TaggedResource, found: &mut Vec<Event>) {
        if of.is_in(world) && !self.changes.deletes.contains(&of.record()) {
            found.push(self.event(of.to_string(), Kind::Modified));
        }
    }

    /// What has no states of its own: it is made, and it is changed.
    fn rules(&self, world: &World, after: &Record, found: &mut Vec<Event>) {
        let before = world.record(after.key());
        let kind = if before.is_some() { Kind::Modified } else { Kind::Created };
        if before.as_ref() != Some(after) {
            found.push(self.event(after.key().to_string(), kind));
        }
    }

    fn instance(&self, before: Option<&Instance>, after: &Instance, found: &mut Vec<Event>) {
        if before.map(|before| before.state) == Some(after.state) {
            return;
        }
        let kind = match after.state {
            InstanceState::Pending => Kind::Creating,
            InstanceState::Running
                if before.is_none_or(|it| it.state == InstanceState::Pending) =>
            {
                Kind::Created
            }
            InstanceState::Running
            | InstanceState::Starting
            | InstanceState::Stopping
            | InstanceState::Rebooting
            | InstanceState::Stopped
            | InstanceState::Shutdown => Kind::Modified,
            InstanceState::LaunchFailed => Kind::Failed,
            InstanceState::Terminating => Kind::Deleting,
        };
        let event = self.event(after.id.to_string(), kind);
        let task = after.task.or(before.and_then(|before| before.task)).unwrap_or(event.task);
        found.push(Event { task, reason: self.failure(task), ..event });
    }

    fn eip(&self, before: Option<&Eip>, after: &Eip, found: &mut Vec<Event>) {
        let event = self.event(after.id.to_string(), Kind::Created);
        let Some(before) = before else { return found.push(event) };
        let (old, new) = (&before.association, &after.association);
        let task = new.task().or(old.task()).unwrap_or(event.task);
        let (mut why, address) = (self.failure(task), new.target().or(old.target()));
        let kind = match (old, new) {
            (old, new) if old == new => return,
            (_, Association::Binding { .. }) => Kind::Move(Move::Bind, Step::Accepted),
            (_, Association::Bound(_)) => Kind::Move(Move::Bind, Step::Done),
            (_, Association::Undoing { reason, .. }) => {
                why = Some(reason.to_string());
                Kind::Move(Move::Bind, Step::Undoing)
            }
            (_, Association::Unbinding { .. }) => Kind::Move(Move::Unbind, Step::Committed),
            (_, Association::Releasing(_)) => Kind::Deleting,
            (Association::Undoing { .. }, Association::Unbound) => {
                Kind::Move(Move::Bind, Step::Undone)
            }
            (Association::Unbinding { .. }, Association::Unbound) => {
                Kind::Move(Move::Unbind, Step::Done)
            }
            (_, Association::Unbound) => return,
        };
        let (epoch, address) = (Some(after.issued), address.map(|target| target.private));
        found.push(Event { task, kind, epoch, address, reason: why, ..event });
    }

    fn eni(&self, before: Option<&Eni>, after: &Eni, found: &mut Vec<Event>) {
        let resource = || after.id.to_string();
        if before.is_none() {
            let event = self.event(resource(), Kind::Creating);
            found.push(Event { task: after.task().unwrap_or(event.task), ..event });
        }
        let old = before.map(|eni| &eni.placement);
        match (old, &after.placement) {
            (Some(Placement::Pending(task)), Placement::Free) => {
                let event = self.event(resource(), Kind::Created);
                found.push(Event { task: *task, reason: self.failure(*task), ..event });
            }
            (Some(Placement::Moving(old)), Placement::Moving(new)) if old.phase == new.phase => {}
            (_, Placement::Moving(new)) => {
                found.push(self.step(resource(), new, under_way(&new.phase)));
            }
            (Some(Placement::Moving(old)), Placement::On(_) | Placement::Free) => {
                found.push(self.step(resource(), old, over(&old.phase)));
            }
            (_, Placement::Deleting(task)) => {
                let event = self.event(resource(), Kind::Deleting);
                found.push(Event { task: *task, ..event });
            }
            (_, Placement::Pending(_) | Placement::Free | Placement::On(_)) => {}
        }
        self.handover(before, after, found);
    }

    fn handover(&self, before: Option<&Eni>, after: &Eni, found: &mut Vec<Event>) {
        let old = before.and_then(|eni| giving(&eni.handover));
        let (story, step) = match (old, giving(&after.handover)) {
            (Some(old), Some(new)) if old.phase == new.phase => return,
            (_, Some(new)) => (new, under_way(&new.phase)),
            (Some(old), None) => (old, over(&old.phase)),
            (None, None) => return,
        };
        let event = self.event(story.to.to_string(), Kind::Move(Move::Address, step));
        found.push(Event {
            task: story.task,
            epoch: Some(after.issued),
            address: Some(story.address),
            reason: reason(&story.phase).or_else(|| self.failure(story.task)),
            ..event
        });
    }

    fn step(&self, resource: String, migration: &Migration, step: Step) -> Event {
        let moved = match migration.route {
            Route::Attach { .. } => Move::Attach,
            Route::Detach { .. } => Move::Detach,
            Route::Migrate { .. } => Move::Migrate,
        };
        Event {
            task: migration.task,
            from: migration.route.from().map(|place| place.instance),
            to: migration.route.to().map(|place| place.instance),
            epoch: Some(migration.epoch),
            reason: reason(&migration.phase).or_else(|| self.failure(migration.task)),
            ..self.event(resource, Kind::Move(moved, step))
        }
    }
}

fn giving(handover: &Option<Handover>) -> Option<&Giving> {
    match handover {
        Some(Handover::Gives(giving)) => Some(giving),
        Some(Handover::Takes(_) | Handover::Changes(_)) | None => None,
    }
}

fn under_way(phase: &Phase) -> Step {
    match phase {
        Phase::Preparing { .. } => Step::Accepted,
        Phase::Committed => Step::Committed,
        Phase::Undoing { .. } => Step::Undoing,
    }
}

fn over(phase: &Phase) -> Step {
    match phase {
        Phase::Preparing { .. } | Phase::Undoing { .. } => Step::Undone,
        Phase::Committed => Step::Done,
    }
}

fn reason(phase: &Phase) -> Option<String> {
    match phase {
        Phase::Undoing { reason } => Some(reason.to_string()),
        Phase::Preparing { .. } | Phase::Committed => None,
    }
}
