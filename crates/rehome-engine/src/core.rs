//! The heart of the engine: worlds, and how a batch of writes becomes the next ones.
//!
//! One batch: decide each write on the world that the ones before it leave, commit all of them
//! with one sync, publish what was committed, answer. No thread of its own: the engine's writer
//! calls it in production, tests call it step by step.

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use rehome_domain::{Actor, Changes, Command, Context, Record, Scope, TaskId, World};
use rehome_ports::store::{
    CommitResult, Guard, Key, OpId, Operation, Revision, Store, StoreError, Txn,
};
use rehome_ports::{Clock, Ids, Plane};
use tokio::sync::watch;

use crate::codec::{self, CodecError};
use crate::pending::{Noted, Pending, Write, WriteError};
use crate::policing::Policies;
use crate::worlds::Worlds;

/// Times that a write is decided again when other writers came first.
pub const ROUNDS_MAX: u32 = 5;

/// The world outside.
#[derive(Clone)]
pub struct Ports {
    /// Keeps the state.
    pub store: Arc<dyn Store>,
    /// Moves the packets.
    pub plane: Arc<dyn Plane>,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives names.
    pub ids: Arc<dyn Ids>,
}

/// Worlds, and the way from one to the next.
pub struct Core {
    /// The world outside.
    pub ports: Ports,
    worlds: ArcSwap<Worlds>,
    /// The newest revision that readers see.
    published: watch::Sender<Revision>,
    /// Policies that follow in another way since a commit of this core.
    pub policies: Policies,
}

/// A write with what it decided in this round.
struct Decided {
    write: Box<dyn Pending>,
    noted: Option<Noted>,
}

impl Core {
    /// Reads the stored worlds.
    ///
    /// # Errors
    /// [`CodecError`] when a stored record cannot be read.
    pub fn open(ports: Ports) -> Result<Self, CodecError> {
        let worlds = Worlds::load(ports.store.snapshot())?;
        let published = watch::Sender::new(worlds.snapshot.revision());
        Ok(Self {
            ports,
            worlds: ArcSwap::from_pointee(worlds),
            published,
            policies: Policies::default(),
        })
    }

    /// All worlds as they are now. Never waits.
    pub fn worlds(&self) -> Arc<Worlds> {
        self.worlds.load_full()
    }

    /// One world as it is now. Never waits.
    pub fn world(&self, scope: Scope) -> World {
        self.worlds.load().world(scope)
    }

    /// Takes in what other writers committed. Tells which tasks run, if there was anything new.
    ///
    /// # Errors
    /// [`CodecError`] when a stored record cannot be read; the old worlds stay.
    pub fn refresh(&self) -> Result<Vec<(Scope, TaskId)>, CodecError> {
        let (base, snapshot) = (self.worlds(), self.ports.store.snapshot());
        if snapshot.revision() <= base.snapshot.revision() {
            return Ok(Vec::new());
        }
        let (next, touched) = base.follow(snapshot)?;
        let running = next.running().collect();
        self.show(next);
        self.policies.offer(touched);
        Ok(running)
    }

    /// Shows readers these worlds, unless they see newer ones already.
    fn show(&self, next: Worlds) {
        let next = Arc::new(next);
        let revision = next.snapshot.revision();
        self.worlds.rcu(|current| {
            let newer = next.snapshot.revision() >= current.snapshot.revision();
            Arc::clone(if newer { &next } else { current })
        });
        self.published.send_replace(revision);
    }

    /// Tells of each newer revision that readers see.
    pub fn published(&self) -> watch::Receiver<Revision> {
        self.published.subscribe()
    }

    /// What a command of this call is decided with.
    pub fn context(&self, scope: Scope, task: TaskId, actor: Actor) -> Context {
        Context {
            now: self.ports.clock.now(),
            task,
            actor,
            entropy: self.ports.ids.entropy(),
            account: scope.account,
            region: scope.region,
        }
    }

    /// Decides, commits, publishes and answers one command, in the caller's thread.
    ///
    /// Not to be mixed with a running engine's writer: there is one writer.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn execute<C>(
        &self,
        scope: Scope,
        task: TaskId,
        command: C,
    ) -> Result<C::Outcome, WriteError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send,
    {
        let (write, mut reply) =
            Write::begin(command, self.context(scope, task, Actor::Rehome), self.op_id());
        self.write(vec![write]);
        reply.try_recv().unwrap_or(Err(WriteError::Stopped))
    }

    /// A name for a write that was not given before.
    pub fn op_id(&self) -> OpId {
        OpId(self.ports.ids.request_id().to_bytes())
    }

    /// Does a batch of writes; every one is answered. Tells which tasks began.
    pub fn write(&self, batch: Vec<Box<dyn Pending>>) -> Vec<(Scope, TaskId)> {
        let begun = self.write_in_rounds(batch);
        if let Err(error) = self.forget_old_events() {
            tracing::error!(%error, "the store holds what cannot be read");
        }
        begun
    }

    fn write_in_rounds(&self, batch: Vec<Box<dyn Pending>>) -> Vec<(Scope, TaskId)> {
        let mut begun = Vec::new();
        let mut waiting = batch;
        for _ in 0..ROUNDS_MAX {
            if waiting.is_empty() {
                return begun;
            }
            waiting = self.round(waiting, &mut begun);
        }
        for write in waiting {
            write.fail(WriteError::Contended(ROUNDS_MAX));
        }
        begun
    }

    /// Forgets the oldest events when there are too many. Tells how many.
    ///
    /// # Errors
    /// [`CodecError`] when what the store holds now cannot be read.
    pub fn forget_old_events(&self) -> Result<usize, CodecError> {
        let old = self.worlds().journal.too_old();
        if old.is_empty() {
            return Ok(0);
        }
        let count = old.len();
        let txn = old.into_iter().fold(Txn::new(self.op_id()), Txn::delete);
        self.ports.store.commit(vec![txn]);
        self.refresh()?;
        Ok(count)
    }

    /// One round; answers with the writes that have to be decided again.
    fn round(
        &self,
        batch: Vec<Box<dyn Pending>>,
        begun: &mut Vec<(Scope, TaskId)>,
    ) -> Vec<Box<dyn Pending>> {
        let base = self.worlds();
        let (decided, txns) = decide(&base, batch);
        let results = if txns.is_empty() { Vec::new() } else { self.ports.store.commit(txns) };
        self.conclude(&base, decided, (results, begun))
    }

    fn conclude(
        &self,
        base: &Worlds,
        decided: Vec<Decided>,
        (results, begun): (Vec<CommitResult>, &mut Vec<(Scope, TaskId)>),
    ) -> Vec<Box<dyn Pending>> {
        let mut results = results.into_iter();
        let mut next = base.clone();
        let (mut committed, mut unwritten, mut again) = (Vec::new(), Vec::new(), Vec::new());
        let (mut failed, mut touched) = (false, Vec::new());
        for Decided { write, noted } in decided {
            let Some(noted) = noted.filter(|noted| !noted.changes.is_empty()) else {
                unwritten.push(write);
                continue;
            };
            let result = results.next().unwrap_or(CommitResult::Refused(StoreError::Closed));
            let result = self.resolved(result, write.op_id());
            failed |= matches!(result, CommitResult::Refused(_) | CommitResult::Unknown);
            match result {
                CommitResult::Committed(revision) => {
                    let scope = write.scope();
                    begun.extend(tasks_begun(&noted.changes).map(|task| (scope, task)));
                    touched.extend(next.change(scope, &noted.changes, revision));
                    if !noted.events.is_empty() {
                        next.journal.note(revision, codec::event_key(scope, write.op_id()));
                    }
                    committed.push(write);
                }
                CommitResult::Conflict { .. } => again.push(write),
                CommitResult::Refused(error) => write.fail(WriteError::Store(error)),
                CommitResult::Unknown => write.fail(WriteError::Unknown),
            }
        }
        let expected = Revision(base.snapshot.revision().0 + committed.len() as u64);
        self.publish(next, expected, begun);
        // Whoever takes them reads the worlds, which have to be the new ones.
        self.policies.offer(touched);
        committed.into_iter().for_each(Pending::answer);
        if again.is_empty() && !failed {
            unwritten.into_iter().for_each(Pending::answer);
        } else {
            // A refusal may rest on a write of this batch that was not committed: decide again.
            again.append(&mut unwritten);
        }
        again
    }

    /// Shows readers the next worlds.
    ///
    /// Where the store holds more than this batch (another writer's commit, or one of ours whose
    /// answer was lost), the worlds follow it: a guard from a snapshot that is newer
    /// than the world decided on would let that decision write over what it has not seen.
    fn publish(&self, mut next: Worlds, expected: Revision, begun: &mut Vec<(Scope, TaskId)>) {
        let snapshot = self.ports.store.snapshot();
        let mut more = Vec::new();
        if snapshot.revision() == expected {
            next.snapshot = snapshot;
        } else {
            match next.follow(snapshot) {
                Ok((worlds, touched)) => {
                    (next, more) = (worlds, touched);
                }
                Err(error) => {
                    // The old worlds stay, with their old snapshot: guards refuse what is stale.
                    tracing::error!(%error, "the store holds what cannot be read");
                    return;
                }
            }
            begun.extend(next.running());
        }
        self.show(next);
        self.policies.offer(more);
    }

    /// An unknown commit is asked for by its name: it was done, or it was not.
    fn resolved(&self, result: CommitResult, op_id: OpId) -> CommitResult {
        match result {
            CommitResult::Unknown => match self.ports.store.resolve(op_id) {
                Ok(Some(revision)) => CommitResult::Committed(revision),
                Ok(None) | Err(_) => CommitResult::Unknown,
            },
            CommitResult::Committed(_)
            | CommitResult::Conflict { .. }
            | CommitResult::Refused(_) => result,
        }
    }
}

fn tasks_begun(changes: &Changes) -> impl Iterator<Item = TaskId> {
    changes.puts.iter().filter_map(|record| match record {
        Record::Task(task) if task.ended.is_none() => Some(task.id),
        Record::Task(_)
        | Record::Vpc(_)
        | Record::Subnet(_)
        | Record::Instance(_)
        | Record::Eni(_)
        | Record::Eip(_)
        | Record::AddressPool(_)
        | Record::SecurityGroup(_)
        | Record::NetworkAcl(_)
        | Record::RouteTable(_)
        | Record::HaVip(_)
        | Record::ReservedIp(_)
        | Record::DhcpIp(_)
        | Record::FlowLog(_)
        | Record::Tags(_)
        | Record::Tag(_)
        | Record::KeyPair(_)
        | Record::FirstAnswer(_) => None,
    })
}

/// Decides every write on the world that the ones before it leave.
fn decide(base: &Worlds, batch: Vec<Box<dyn Pending>>) -> (Vec<Decided>, Vec<Txn>) {
    let mut tentative: HashMap<Scope, World> = HashMap::new();
    let mut guards = Guards { base, expected: base.snapshot.revision(), written: HashMap::new() };
    let (mut decided, mut txns) = (Vec::with_capacity(batch.len()), Vec::new());
    for mut write in batch {
        let scope = write.scope();
        let world = tentative.entry(scope).or_insert_with(|| base.world(scope));
        let noted = write.decide(world);
        if let Some(noted) = noted.as_ref().filter(|noted| !noted.changes.is_empty()) {
            *world = world.apply(&noted.changes);
            txns.push(guards.txn(scope, noted, write.op_id()));
        }
        decided.push(Decided { write, noted });
    }
    (decided, txns)
}

/// At which revision each record is expected to be, by a batch that has not been committed yet.
struct Guards<'a> {
    base: &'a Worlds,
    expected: Revision,
    written: HashMap<Key, Revision>,
}

impl Guards<'_> {
    fn txn(&mut self, scope: Scope, noted: &Noted, op_id: OpId) -> Txn {
        let changes = &noted.changes;
        let puts = changes
            .puts
            .iter()
            .map(|record| Operation::Put(codec::key(scope, record.key()), codec::value(record)));
        let deletes = changes.deletes.iter().map(|key| Operation::Delete(codec::key(scope, *key)));
        let mut operations: Vec<Operation> = puts.chain(deletes).collect();
        let reads = changes.reads.iter().map(|key| codec::key(scope, *key));
        let keys = operations.iter().map(|operation| operation.key().clone()).chain(reads);
        let guards = keys.map(|key| self.guard(key)).collect();
        // Transactions get consecutive revisions. When one before this fails, this one's guards
        // on it fail too, and it is decided again: that is what guards are for.
        self.expected = self.expected.next();
        for operation in &operations {
            let revision = match operation {
                Operation::Put(..) => self.expected,
                Operation::Delete(_) => Revision::ZERO,
            };
            self.written.insert(operation.key().clone(), revision);
        }
        if !noted.events.is_empty() {
            // Its key has the name of the write: nobody else writes it, so it needs no guard.
            let (key, value) = (codec::event_key(scope, op_id), codec::events_value(&noted.events));
            operations.push(Operation::Put(key, value));
        }
        Txn { guards, operations, op_id }
    }

    fn guard(&self, key: Key) -> Guard {
        let stored = || self.base.snapshot.revision_of(key.as_bytes());
        let revision = self.written.get(&key).copied().unwrap_or_else(stored);
        Guard { key, revision }
    }
}
