//! The engine at work: one writer thread, a few workers, and a door for callers.
//!
//! Nothing wakes without work: the writer sleeps in its channel, workers in their queue.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

use rehome_domain::client_token::expire::ExpireAnswers;
use rehome_domain::task::expire::{ExpireTasks, KEEP_MS, KEPT_MAX, SWEEP_MAX};
use rehome_domain::workflow::Care;
use rehome_domain::{Actor, Command, Scope, TaskId, World};
use rehome_ports::PlaneError;
use rehome_ports::store::Revision;
use tokio::sync::watch;

use crate::announcing::{self, Heard};
use crate::codec::CodecError;
use crate::core::{Core, Ports};
use crate::driver::{Driver, Progress, Walk, Writes};
use crate::journal::Page;
use crate::pending::{Pending, Reply, Write, WriteError};
use crate::policing;
use crate::queue::{Named, Queue};
use crate::repair::repair;
use crate::repairs::Repairs;

/// Writes that may wait for the writer.
pub const WRITES_WAITING_MAX: usize = 4096;
/// Writes that share one sync at most.
pub const BATCH_MAX: usize = 256;
/// Between two repairs that nobody asked for.
const REPAIR_EVERY: Duration = Duration::from_secs(30);
/// Between two repairs when something could not be repaired.
const REPAIR_AGAIN: Duration = Duration::from_secs(2);
/// Threads that walk tasks. A plane's verbs block; most of them wait for the kernel.
const WORKERS: usize = 8;

/// Why an engine cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A stored record cannot be read.
    #[error("the stored state cannot be read")]
    Stored(#[from] CodecError),
    /// The plane cannot be looked at.
    #[error("the data plane cannot be looked at")]
    Plane(#[from] PlaneError),
    /// A thread could not be started.
    #[error("a thread could not be started")]
    Thread(#[from] std::io::Error),
}

/// The engine at work.
pub struct Engine {
    door: Arc<Door>,
    ears: SyncSender<Heard>,
    threads: Vec<JoinHandle<()>>,
}

/// On whose behalf a command is decided.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Whose resources, and where.
    pub scope: Scope,
    /// The RequestId of the call: the id of the task that it may begin.
    pub task: TaskId,
    /// Who asks.
    pub actor: Actor,
}

/// What callers and workers hold of the engine.
struct Door {
    core: Core,
    queue: Queue,
    writes: SyncSender<Message>,
    repairs: Repairs,
}

/// Asks a running engine to make the plane what the worlds say, now.
#[derive(Clone)]
pub struct Repairer {
    door: Arc<Door>,
}

impl Repairer {
    /// Asks; returns at once.
    pub fn ask(&self) {
        self.door.repairs.ask();
    }
}

enum Message {
    Write(Box<dyn Pending>),
    Stop,
}

impl Engine {
    /// Reads the stored worlds, makes the plane what they say, and goes on with every task that
    /// had not ended.
    ///
    /// # Errors
    /// [`EngineError`].
    pub fn start(ports: Ports) -> Result<Self, EngineError> {
        let core = Core::open(ports)?;
        repair(&core)?;
        let (writes, inbox) = sync_channel(WRITES_WAITING_MAX);
        let (queue, repairs) = (Queue::default(), Repairs::default());
        let door = Arc::new(Door { core, queue, writes, repairs });
        let unfinished: Vec<Named> = door.core.worlds().running().collect();
        let (ears, heard) = announcing::channel();
        let mut engine = Self { door: Arc::clone(&door), ears: ears.clone(), threads: Vec::new() };
        engine.spawn("writer", move || write_all(&door, &inbox))?;
        for _ in 0..WORKERS {
            let door = Arc::clone(&engine.door);
            engine.spawn("driver", move || walk_all(&door))?;
        }
        let door = Arc::clone(&engine.door);
        engine.spawn("repair", move || repair_again_and_again(&door))?;
        let door = Arc::clone(&engine.door);
        engine.spawn("policies", move || enforce_all(&door))?;
        let door = Arc::clone(&engine.door);
        engine.spawn("announcements", move || hear_all(&door, &heard))?;
        engine.door.core.ports.plane.listen(announcing::listener(ears));
        engine.door.queue.offer(unfinished, Care::Thorough);
        Ok(engine)
    }

    /// What asks this engine to repair.
    pub fn repairer(&self) -> Repairer {
        Repairer { door: Arc::clone(&self.door) }
    }

    /// One world as it is now. Never waits.
    pub fn world(&self, scope: Scope) -> World {
        self.door.core.world(scope)
    }

    /// The world outside.
    pub fn ports(&self) -> &Ports {
        &self.door.core.ports
    }

    /// Decides and commits one command. The answer arrives when that is durable.
    pub fn submit<C>(&self, caller: Caller, command: C) -> Reply<C::Outcome>
    where
        C: Command + Send + 'static,
        C::Outcome: Send + 'static,
    {
        self.door.submit(caller, command)
    }

    /// What has happened in a scope after a revision, the oldest first.
    pub fn events(&self, scope: Scope, after: Revision, at_most: usize) -> Page {
        self.door.core.worlds().events(scope, after, at_most)
    }

    /// Tells of each newer revision that readers see: there may be new events then.
    pub fn published(&self) -> watch::Receiver<Revision> {
        self.door.core.published()
    }

    /// Finishes the writes that wait and the steps under way, then stops. Tasks that have not
    /// ended go on at the next start.
    pub fn stop(&mut self) {
        self.door.queue.stop();
        self.door.repairs.stop();
        self.door.core.policies.stop();
        drop(self.ears.send(Heard::Stop));
        // The writer takes what waits before it: the message stands behind all of it.
        drop(self.door.writes.send(Message::Stop));
        for thread in self.threads.drain(..) {
            drop(thread.join());
        }
    }

    fn spawn(
        &mut self,
        name: &str,
        work: impl FnOnce() + Send + 'static,
    ) -> Result<(), std::io::Error> {
        let thread = std::thread::Builder::new().name(String::from(name)).spawn(work)?;
        self.threads.push(thread);
        Ok(())
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Door {
    fn submit<C>(&self, caller: Caller, command: C) -> Reply<C::Outcome>
    where
        C: Command + Send + 'static,
        C::Outcome: Send + 'static,
    {
        let context = self.core.context(caller.scope, caller.task, caller.actor);
        let (write, reply) = Write::begin(command, context, self.core.op_id());
        match self.writes.try_send(Message::Write(write)) {
            Ok(()) => {}
            Err(TrySendError::Full(Message::Write(write))) => write.fail(WriteError::Overloaded),
            Err(TrySendError::Disconnected(Message::Write(write))) => {
                write.fail(WriteError::Stopped);
            }
            Err(TrySendError::Full(Message::Stop) | TrySendError::Disconnected(Message::Stop)) => {}
        }
        reply
    }
}

impl Writes for Door {
    fn write<C>(&self, scope: Scope, command: C) -> Result<C::Outcome, WriteError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send + 'static,
    {
        let task = self.core.ports.ids.request_id();
        let caller = Caller { scope, task, actor: Actor::Rehome };
        self.submit(caller, command).blocking_recv().unwrap_or(Err(WriteError::Stopped))
    }
}

/// Repairs on a timer and when asked: somebody may have deleted by hand what is needed.
fn repair_again_and_again(door: &Door) {
    let mut again = REPAIR_EVERY;
    while door.repairs.wait(again) {
        again = match repair(&door.core) {
            Ok(repair) => {
                door.queue.offer(repair.running, Care::Usual);
                if repair.failed == 0 { REPAIR_EVERY } else { REPAIR_AGAIN }
            }
            Err(error) => {
                tracing::warn!(%error, "the data plane could not be looked at");
                REPAIR_EVERY
            }
        };
    }
}

/// Enforces what a write has changed, as soon as it is committed.
fn enforce_all(door: &Door) {
    while let Some(touched) = door.core.policies.take() {
        if !policing::enforce(&door.core, touched) {
            door.repairs.ask();
        }
    }
}

/// Lets what guests announce be so, one after the other.
fn hear_all(door: &Door, heard: &Receiver<Heard>) {
    while let Ok(Heard::Announced(announcement)) = heard.recv() {
        let wanted = announcing::command(&door.core.worlds(), announcement);
        if let Some((scope, command)) = wanted
            && let Err(error) = door.write(scope, command)
        {
            tracing::warn!(%error, ?announcement, "a HaVip did not follow what was announced");
        }
    }
}

fn write_all(door: &Door, inbox: &Receiver<Message>) {
    let mut stopping = false;
    while !stopping {
        let mut batch = Vec::new();
        // Nobody can hold the other end longer than the door that this thread holds too.
        let mut next = inbox.recv().ok();
        while let Some(message) = next.take() {
            match message {
                Message::Write(write) => batch.push(write),
                Message::Stop => stopping = true,
            }
            if batch.len() < BATCH_MAX && !stopping {
                next = inbox.try_recv().ok();
            }
        }
        door.queue.offer(door.core.write(batch), Care::Usual);
    }
}

fn walk_all(door: &Door) {
    let clock = Arc::clone(&door.core.ports.clock);
    while let Some(walk) = door.queue.take(|| clock.monotonic_ns()) {
        walk_on(door, walk);
    }
}

fn walk_on(door: &Door, mut walk: Walk) {
    let driver = Driver::new(&door.core, door);
    loop {
        match driver.step(&mut walk) {
            Progress::Continue => {}
            Progress::Retry { after_ms } => {
                let at = door.core.ports.clock.monotonic_ns() + after_ms * 1_000_000;
                return door.queue.put_back(walk, at);
            }
            Progress::Ended => {
                door.queue.forget(walk.named());
                if walk.left_to_repair() {
                    door.repairs.ask();
                }
                return sweep(door, walk.scope);
            }
        }
    }
}

/// Removes tasks that ended long ago and answers that were given long ago, when there are any, and the
/// oldest tasks when there are too many.
fn sweep(door: &Door, scope: Scope) {
    let horizon = door.core.ports.clock.now().after(-KEEP_MS);
    let world = door.core.world(scope);
    let old = world.ended.get_min().is_some_and(|(ended, _)| *ended < horizon);
    // A sweep's worth too many: else each task that ends would bring a write more.
    let many = world.ended.len() >= KEPT_MAX + SWEEP_MAX;
    if (old || many)
        && let Err(error) = door.write(scope, ExpireTasks)
    {
        tracing::warn!(%error, most = SWEEP_MAX, "old tasks could not be removed");
    }
    let old = world.answered.get_min().is_some_and(|(answered, _)| *answered < horizon);
    if old && let Err(error) = door.write(scope, ExpireAnswers) {
        tracing::warn!(%error, most = SWEEP_MAX, "old answers could not be removed");
    }
}
