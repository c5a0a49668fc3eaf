//! Flow logs: one line for each flow of the VPCs, subnets and interfaces that have one.
//!
//! In: policies, and what the kernel tells in the namespaces of the VPCs that have a flow log ([`listener`]).
//! Out: lines ([`sink`]). A VPC without a flow log costs nothing: nothing is tracked for it, nothing
//! listened to. A connection is a line for each of its directions when it has ended; refused packets
//! of the same ends are one line a second.
//!
//! Invariants: no traffic and no verb waits for a line. What could not be logged is counted and told.
//! Bounds: [`MESSAGES_MAX`] messages of a VPC in a row, [`REFUSED_MAX`] flows that were refused, the
//! socket's buffer, the sink's own.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use ipnet::IpNet;
use nix::errno::Errno;
use nix::sys::epoll::{Epoll, EpollCreateFlags, EpollEvent, EpollFlags, EpollTimeout};
use nix::sys::eventfd::EventFd;
use rehome_domain::plane::Enforcement;
use rehome_domain::policy::{Fingerprint, FlowLogging, Policy, PolicyKey, Subject, Traffic};
use rehome_domain::{FlowLogId, VpcId};

use crate::error::LinuxError;
use crate::namespace::Namespace;
use crate::netlink::Netlink;
use crate::pace::Second;
use flow::{Amount, Ends};
use line::{Action, line};
use listener::{Heard, Listener};
use sink::{FlowSink, Lines};

mod flow;
mod line;
pub(crate) mod listener;
pub(crate) mod sink;

/// Messages of one VPC that are read before the others have their turn.
const MESSAGES_MAX: usize = 64;
/// Flows that were refused and wait for their line.
const REFUSED_MAX: usize = 4096;
/// How long refused packets are counted together: a [`Second`], in milliseconds.
const WINDOW_MS: u16 = 1000;
/// What the stop event is known by; VPCs have the numbers from 1 on.
const STOP: u64 = 0;

/// Logs flows on a thread of its own.
#[derive(Debug)]
pub(crate) struct FlowLogs {
    shared: Arc<Shared>,
    known: Mutex<BTreeMap<PolicyKey, Enforcement>>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    epoll: Epoll,
    stop: EventFd,
    rooms: Mutex<Rooms>,
}

#[derive(Debug, Default)]
struct Rooms {
    numbered: u64,
    by_number: HashMap<u64, (VpcId, Arc<Mutex<Room>>)>,
}

/// A VPC that has flow logs.
#[derive(Debug)]
struct Room {
    vpc: VpcId,
    listener: Listener,
    route: Netlink,
    logs: BTreeMap<FlowLogId, FlowLogging>,
    refused: HashMap<Ends, Amount>,
    second: Second,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl FlowLogs {
    /// Starts the thread.
    pub(crate) fn start(sink: FlowSink) -> Result<Self, LinuxError> {
        let lines = Lines::new(sink);
        let failed = LinuxError::system("prepare to log flows");
        let epoll = Epoll::new(EpollCreateFlags::EPOLL_CLOEXEC).map_err(&failed)?;
        let stop = EventFd::new().map_err(&failed)?;
        epoll.add(&stop, EpollEvent::new(EpollFlags::EPOLLIN, STOP)).map_err(&failed)?;
        let shared = Arc::new(Shared { epoll, stop, rooms: Mutex::default() });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name(String::from("flows"))
            .spawn(move || theirs.run(lines))
            .map_err(|_| LinuxError::Thread)?;
        Ok(Self { shared, known: Mutex::default(), thread: Some(thread) })
    }

    /// Puts flow logs of one VPC in force. What is older than what is known is passed over.
    pub(crate) fn enforce(
        &self,
        enforcements: &[&Enforcement],
        (vpc, namespace): (VpcId, &Namespace),
    ) -> Result<(), LinuxError> {
        let mut known = lock(&self.known);
        let mut wanted = known.clone();
        for enforcement in enforcements {
            let newest = wanted.get(&enforcement.key).map(|it| it.as_of);
            if newest.is_none_or(|newest| newest <= enforcement.as_of) {
                wanted.insert(enforcement.key, (*enforcement).clone());
            }
        }
        let logs: BTreeMap<_, _> = wanted.values().filter_map(|it| log_of(it, vpc)).collect();
        self.shared.set(vpc, namespace, &logs)?;
        *known = wanted;
        Ok(())
    }

    /// What is in force.
    pub(crate) fn observe(&self) -> BTreeMap<PolicyKey, Fingerprint> {
        let known = lock(&self.known);
        let wanted = known.iter().filter_map(|(key, it)| Some((*key, it.policy.as_ref()?)));
        wanted.map(|(key, policy)| (key, policy.fingerprint())).collect()
    }

    /// Forgets a VPC that is gone, or whose namespace is another one now.
    pub(crate) fn forget(&self, vpc: VpcId) {
        lock(&self.known).retain(|key, _| key.vpc != vpc);
        self.shared.forget(vpc);
    }
}

impl Drop for FlowLogs {
    fn drop(&mut self) {
        if self.shared.stop.write(1).is_ok()
            && let Some(thread) = self.thread.take()
        {
            drop(thread.join());
        }
    }
}

fn log_of(enforcement: &Enforcement, vpc: VpcId) -> Option<(FlowLogId, FlowLogging)> {
    let Subject::FlowLog(id) = enforcement.key.subject else { return None };
    let Some(Policy::FlowLog(logging)) = &enforcement.policy else { return None };
    (enforcement.key.vpc == vpc).then(|| (id, logging.clone()))
}

/// Whether a flow log wants what was let pass, or what was refused.
fn wants(traffic: Traffic, action: Action) -> bool {
    match (traffic, action) {
        (Traffic::All, Action::Accept | Action::Reject)
        | (Traffic::Accept, Action::Accept)
        | (Traffic::Reject, Action::Reject) => true,
        (Traffic::Accept, Action::Reject) | (Traffic::Reject, Action::Accept) => false,
    }
}

/// The blocks whose refused packets somebody wants to have logged.
fn rejects_of(logs: &BTreeMap<FlowLogId, FlowLogging>) -> Vec<IpNet> {
    let wanting = logs.values().filter(|log| wants(log.traffic, Action::Reject));
    wanting.flat_map(|log| log.blocks.iter().copied()).collect()
}

impl Shared {
    fn set(
        &self,
        vpc: VpcId,
        namespace: &Namespace,
        logs: &BTreeMap<FlowLogId, FlowLogging>,
    ) -> Result<(), LinuxError> {
        let blocks = rejects_of(logs);
        if logs.is_empty() {
            self.forget(vpc);
            return namespace.enter(|| listener::stop_tracking(&mut Netlink::netfilter()?))?;
        }
        namespace.enter(move || listener::log_rejects(&mut Netlink::netfilter()?, &blocks))??;
        if let Some(room) = self.room_of(vpc) {
            lock(&room).logs = logs.clone();
            return Ok(());
        }
        let open = || Ok::<_, LinuxError>((Listener::open()?, Netlink::route()?));
        let (listener, route) = namespace.enter(open)??;
        let mut rooms = lock(&self.rooms);
        rooms.numbered += 1;
        let number = rooms.numbered;
        let event = EpollEvent::new(EpollFlags::EPOLLIN, number);
        let failed = LinuxError::system("wait for flows");
        self.epoll.add(&listener, event).map_err(failed)?;
        let (logs, refused, second) = (logs.clone(), HashMap::new(), Second::begin());
        let room = Room { vpc, listener, route, logs, refused, second };
        rooms.by_number.insert(number, (vpc, Arc::new(Mutex::new(room))));
        Ok(())
    }

    fn rooms(&self) -> Vec<Arc<Mutex<Room>>> {
        lock(&self.rooms).by_number.values().map(|(_, room)| Arc::clone(room)).collect()
    }

    fn room_of(&self, vpc: VpcId) -> Option<Arc<Mutex<Room>>> {
        let rooms = lock(&self.rooms);
        let found = rooms.by_number.values().find(|(of, _)| *of == vpc);
        found.map(|(_, room)| Arc::clone(room))
    }

    fn forget(&self, vpc: VpcId) {
        lock(&self.rooms).by_number.retain(|_, (of, _)| *of != vpc);
    }

    fn run(&self, mut lines: Lines) {
        let mut events = [EpollEvent::empty(); 16];
        let mut waiting = false;
        loop {
            let limit = if waiting { EpollTimeout::from(WINDOW_MS) } else { EpollTimeout::NONE };
            let ready = match self.epoll.wait(&mut events, limit) {
                Ok(ready) => ready,
                Err(Errno::EINTR) => continue,
                Err(error) => {
                    tracing::error!(%error, "flows are logged no more");
                    return;
                }
            };
            for event in &events[..ready] {
                if event.data() == STOP {
                    self.rooms().iter().for_each(|room| lock(room).tell_refused(&mut lines));
                    return lines.tell_dropped();
                }
                let room = lock(&self.rooms).by_number.get(&event.data()).cloned();
                if let Some((_, room)) = room {
                    lock(&room).listen(&mut lines);
                }
            }
            waiting = false;
            for room in self.rooms() {
                let mut room = lock(&room);
                if room.second.is_over() || room.refused.len() >= REFUSED_MAX {
                    room.tell_refused(&mut lines);
                }
                waiting |= !room.refused.is_empty();
            }
            if ready == 0 {
                lines.tell_dropped();
            }
            waiting |= lines.are_missing();
        }
    }
}

impl Room {
    fn listen(&mut self, lines: &mut Lines) {
        for _ in 0..MESSAGES_MAX {
            let heard = match self.listener.hear() {
                Ok(heard) => heard,
                Err(error) => {
                    tracing::warn!(vpc = %self.vpc, %error, "flows were not heard");
                    return lines.lose(1);
                }
            };
            if heard.is_empty() {
                return;
            }
            for heard in heard {
                match heard {
                    Heard::Nothing => {}
                    Heard::Accepted(ends, amount) => {
                        self.tell((ends, amount), Action::Accept, lines)
                    }
                    Heard::Refused(ends, amount) => self.count_refused((ends, amount), lines),
                    // How many it was the kernel does not say.
                    Heard::Overrun => lines.lose(1),
                }
            }
        }
    }

    fn count_refused(&mut self, (ends, amount): (Ends, Amount), lines: &mut Lines) {
        if self.refused.is_empty() {
            self.second = Second::begin();
        }
        if self.refused.len() >= REFUSED_MAX {
            self.tell_refused(lines);
        }
        let Some(sum) = self.refused.get_mut(&ends) else {
            self.refused.insert(ends, amount);
            return;
        };
        sum.packets += amount.packets;
        sum.bytes += amount.bytes;
        sum.end_s = amount.end_s.or(sum.end_s);
    }

    fn tell_refused(&mut self, lines: &mut Lines) {
        for flow in std::mem::take(&mut self.refused) {
            self.tell(flow, Action::Reject, lines);
        }
    }

    /// A line for each flow log that wants the flow.
    fn tell(&mut self, (ends, amount): (Ends, Amount), action: Action, lines: &mut Lines) {
        for (id, log) in &self.logs {
            let has = |address| log.blocks.iter().any(|block| block.contains(&address));
            let logged = [ends.source, ends.destination].into_iter().find(|it| has(*it));
            let Some(logged) = logged.filter(|_| wants(log.traffic, action)) else { continue };
            if !lines.may_write() {
                continue;
            }
            let interface = line::interface_of(&mut self.route, logged).unwrap_or_else(|error| {
                tracing::debug!(%error, %logged, "whose address it is was not found");
                None
            });
            lines.write(&line((*id, self.vpc, interface), (&ends, &amount), action));
        }
    }
}
