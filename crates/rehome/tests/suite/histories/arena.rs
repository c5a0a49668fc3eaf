//! One round: a server that is killed and started again, interfaces, clients, and their records.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, RwLock};
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use rehome_client::Client;
use rehome_histories::history::Stands;
use rehome_histories::{Answer, Call, Event, History};
use serde_json::json;
use tempfile::TempDir;

use super::clients::{Caller, Lie};
use crate::cloud::{Cloud, ZONE, text};
use crate::server::{PATIENCE, Server, serve_with_key, until};

/// Interfaces of a round, each a history.
const INTERFACES: usize = 4;
/// Clients that call at the same time.
const CLIENTS: u64 = 10;
/// Instances, each with places for all interfaces.
const INSTANCES: u32 = 3;
const SIZE: &str = "S5.4XLARGE32";

/// What a round is to be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Round {
    /// Times that the server is killed.
    pub(super) kills: usize,
    /// Calls about each interface, at least.
    pub(super) calls: usize,
    /// The plane.
    pub(super) plane: &'static str,
    /// A lie that the clients are told.
    pub(super) lie: Lie,
}

/// What a round came to.
pub(super) struct Played {
    pub(super) histories: Vec<History>,
    pub(super) kills: usize,
    pub(super) slowest_start: Duration,
}

/// An interface with what is known of it.
pub(super) struct Slot {
    pub(super) id: String,
    pub(super) events: Vec<Event>,
    /// Tasks that were answered, by the events that began them.
    pub(super) tasks: Vec<(usize, String)>,
    /// Unanswered calls, and the server that they were sent to.
    pub(super) open: Vec<(usize, usize)>,
    /// Where it was last seen: a hint for what to call next.
    pub(super) holder: Option<u8>,
}

/// Everything that the clients of a round share.
pub(super) struct Arena {
    round: Round,
    seed: u64,
    folder: PathBuf,
    began: Instant,
    /// The number of the server that runs, and a client of it.
    pub(super) server: RwLock<(usize, Client)>,
    pub(super) slots: Vec<Mutex<Slot>>,
    pub(super) instances: Vec<String>,
    pub(super) answered: AtomicUsize,
    /// Answers that must not be lost: a write that was taken, a commit or a running task that was
    /// seen. The best moments to kill.
    pub(super) moments: AtomicUsize,
    running: Mutex<Option<Server>>,
    over: AtomicBool,
    _home: Option<TempDir>,
}

impl Arena {
    /// On a folder of its own.
    pub(super) fn new(round: Round, seed: u64) -> Self {
        let home = TempDir::new().unwrap();
        let folder = home.path().join("state");
        let mut arena = Self::on(round, seed, &folder);
        arena._home = Some(home);
        arena
    }

    /// On this folder.
    pub(super) fn on(round: Round, seed: u64, folder: &Path) -> Self {
        let server = Server::ready(&mut serve_with_key(folder, round.plane), folder);
        let cloud = Cloud::new(&server);
        let instances = cloud.instances_of(SIZE, INSTANCES, (&cloud.subnet, ZONE));
        let began = Instant::now();
        let slots = (0..INTERFACES).map(|_| Mutex::new(create(&cloud, began))).collect();
        Self {
            round,
            seed,
            folder: folder.to_owned(),
            began,
            server: RwLock::new((0, cloud.client.clone())),
            slots,
            instances,
            answered: AtomicUsize::new(0),
            moments: AtomicUsize::new(0),
            running: Mutex::new(Some(server)),
            over: AtomicBool::new(false),
            _home: None,
        }
    }

    /// Nanoseconds since the round began.
    pub(super) fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_nanos()).unwrap()
    }

    pub(super) fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    /// Plays the round: clients call, the server is killed; then everything comes to rest.
    pub(super) fn play(self) -> Played {
        let mut slowest_start = Duration::ZERO;
        let mut deaths = Vec::new();
        let lie = self.round.lie;
        std::thread::scope(|scope| {
            for number in 0..CLIENTS {
                let mut caller = Caller::new(&self, self.seed * 100 + number, lie);
                scope.spawn(move || caller.run());
            }
            let each = self.round.calls * INTERFACES / (self.round.kills + 1) + 1;
            for kill in 1..=self.round.kills {
                self.wait_for(kill * each);
                // One in four comes at any moment.
                if kill % 4 != 0 {
                    self.wait_for_a_moment();
                }
                deaths.push(self.kill());
                slowest_start = slowest_start.max(self.start(kill));
            }
            self.wait_for((self.round.kills + 1) * each);
            until("every interface was called about", || {
                let enough =
                    |slot: &Mutex<Slot>| slot.lock().unwrap().events.len() >= self.round.calls;
                self.slots.iter().all(enough).then_some(())
            });
            self.over.store(true, Ordering::Relaxed);
        });
        self.come_to_rest();
        drop(self.running.lock().unwrap().take());
        deaths.push(self.now());
        let slots = self.slots.into_iter().map(|slot| slot.into_inner().unwrap());
        let histories = slots.map(|slot| finished(slot, &deaths)).collect();
        Played { histories, kills: deaths.len() - 1, slowest_start }
    }

    fn wait_for(&self, answers: usize) {
        until("calls are answered", || {
            (self.answered.load(Ordering::Relaxed) >= answers).then_some(())
        });
    }

    /// Returns just after a client was told something that must not be lost.
    fn wait_for_a_moment(&self) {
        let before = self.moments.load(Ordering::Relaxed);
        let deadline = Instant::now() + PATIENCE;
        while self.moments.load(Ordering::Relaxed) == before {
            assert!(Instant::now() < deadline, "nothing is answered any more");
            std::thread::yield_now();
        }
    }

    /// Kills the server; answers with a moment at which it is surely dead.
    fn kill(&self) -> u64 {
        let mut server = self.running.lock().unwrap().take().expect("a server runs");
        server.process.signal(Signal::SIGKILL);
        server.process.end();
        self.now()
    }

    /// Starts the next server; answers with how long that took.
    fn start(&self, number: usize) -> Duration {
        let began = Instant::now();
        let mut command = serve_with_key(&self.folder, self.round.plane);
        let server = Server::ready(&mut command, &self.folder);
        *self.server.write().unwrap() = (number, server.client());
        *self.running.lock().unwrap() = Some(server);
        began.elapsed()
    }

    /// Every task that was answered ends, and each interface is looked at once more.
    fn come_to_rest(&self) {
        let mut caller = Caller::new(self, 0, Lie::Never);
        for (number, slot) in self.slots.iter().enumerate() {
            let tasks: Vec<usize> = slot.lock().unwrap().tasks.iter().map(|(of, _)| *of).collect();
            for of in tasks {
                until("every task that was answered ends", || {
                    let stands = caller.call(number, Call::Task { of });
                    (stands != Answer::Stands(Stands::Running)).then_some(())
                });
            }
            caller.call(number, Call::Describe);
        }
    }
}

fn create(cloud: &Cloud, began: Instant) -> Slot {
    let now = || u64::try_from(began.elapsed().as_nanos()).unwrap();
    let begin = now();
    let made = cloud.done(
        "CreateNetworkInterface",
        json!({"VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "history"}),
    );
    let id = text(&made, "/NetworkInterface/NetworkInterfaceId");
    let created = Event { call: Call::Create, begin, end: now(), answer: Answer::Accepted };
    let tasks = vec![(0, text(&made, "/RequestId"))];
    Slot { id, events: vec![created], tasks, open: Vec::new(), holder: None }
}

/// The history of a slot. What was sent to a server and never answered was done before it was dead,
/// or not at all; what was sent after that was never done.
fn finished(slot: Slot, deaths: &[u64]) -> History {
    let Slot { id, mut events, open, .. } = slot;
    for (index, server) in open {
        let event = &mut events[index];
        event.end = deaths[server].max(event.begin);
        if deaths[server] <= event.begin || !event.call.writes() {
            // Reads that were not answered tell nothing; an unknown read is explained by nothing done.
            event.end = event.begin;
        }
    }
    History { interface: id, events }
}
