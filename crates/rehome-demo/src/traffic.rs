//! The run's traffic: three paced senders and three receivers around the moving interface.
//!
//! In: ports in the two guests and the peer, the addresses, the rate. Out: [`Records`], what was
//! sent and what arrived.
//! Invariants: six threads, no queue between them; senders stop first, then the receivers drain
//! until every port has been found empty (bounded), then they stop; memory is bounded by the
//! capacity of the logs, and a full log ends the traffic and is reported, never overwritten.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::Duration;

use serde::Serialize;
use thiserror::Error;

use crate::clock::MonotonicClock;
use crate::datagram::{RunId, Stream};
use crate::guests::{GuestPort, Guests, Inlet, Kind, Outlet, Way};
use crate::ownership::Guest;
use crate::receiver::{Expected, Received, ReceiverGauge, Strays, receive_all};
use crate::records::{ArrivalLog, DATAGRAMS_PER_STREAM_MAX, SendLog};
use crate::sender::{Course, SenderGauge, Sent, send_all};
use crate::tally::{Inbound, Outbound};

/// The UDP port of every guest.
pub const PORT: u16 = 9_000;

/// A receiver counts as drained after this many empty rounds of 20 ms in a row of waiting.
const IDLE_ROUNDS: u64 = 3;
/// The longest that draining may take, in nanoseconds.
const DRAIN_NS_MAX: u64 = 10_000_000_000;
const DRAIN_POLL: Duration = Duration::from_millis(5);
/// How long the streams may need to send what is waited for, in nanoseconds.
const FLOW_NS_MAX: u64 = 30_000_000_000;
const FLOW_POLL: Duration = Duration::from_millis(1);

/// Where the traffic goes.
#[derive(Debug, Clone)]
pub struct TrafficPlan {
    /// The instances between which the interface moves.
    pub guests: [String; 2],
    /// The third instance.
    pub peer: String,
    /// The peer's own addresses, at most one of each family.
    pub peer_addresses: Vec<IpAddr>,
    /// The interface's addresses, taken in turn; at least one of a family that the peer has.
    pub interface_addresses: Vec<IpAddr>,
    /// What is sent beside UDP.
    pub echoes: Echoes,
    /// UDP datagrams a second of each stream.
    pub rate_per_s: u64,
    /// The most datagrams that each stream may send; at most [`DATAGRAMS_PER_STREAM_MAX`].
    pub capacity: usize,
    /// Tells this run's datagrams from others.
    pub run: RunId,
    /// The run's clock.
    pub clock: MonotonicClock,
}

/// Echo requests beside UDP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Echoes {
    /// None.
    None,
    /// One after ten UDP datagrams, of each family in turn.
    Tenth,
}

/// UDP datagrams for each echo request.
const UDP_PER_ECHO: usize = 10;

impl Echoes {
    /// How much is sent in all with so much UDP.
    #[must_use]
    pub fn with_udp(self, udp: u64) -> u64 {
        match self {
            Self::None => udp,
            Self::Tenth => udp + udp.div_ceil(UDP_PER_ECHO as u64),
        }
    }
}

/// Why traffic could not start or end in order.
#[derive(Debug, Error)]
pub enum TrafficError {
    /// A port could not be opened.
    #[error("cannot open a UDP port in {instance}: {source}")]
    Open {
        /// The instance.
        instance: String,
        /// What the system said.
        source: io::Error,
    },
    /// There is no address to send to.
    #[error("the interface has no address of a family that the peer has")]
    NoAddress,
    /// More records were asked for than the bound allows.
    #[error("{asked} datagrams per stream exceed the bound of {DATAGRAMS_PER_STREAM_MAX}")]
    TooMany {
        /// How many were asked for.
        asked: usize,
    },
    /// A thread could not be started.
    #[error("cannot start a traffic thread: {0}")]
    Thread(io::Error),
    /// A port failed while receiving.
    #[error("receiving failed: {0}")]
    Receive(io::Error),
    /// A traffic thread panicked.
    #[error("a traffic thread panicked")]
    Panicked,
}

/// Why traffic that was waited for did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Stall {
    /// A stream has sent as many datagrams as its exact record holds.
    #[error("the traffic reached the bound of its records and was stopped")]
    Full,
    /// A receiver's port failed.
    #[error("a receiving port failed")]
    PortFailed,
    /// The streams did not flow.
    #[error("the streams sent too little within 30 s")]
    NotFlowing,
}

/// Whether the traffic still runs as it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// Every sender and receiver runs.
    Running,
    /// A stream has reached its capacity and stopped.
    Full,
    /// A receiver's port failed.
    Failed,
}

/// How a stream was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct StreamPace {
    /// Send calls made.
    pub datagrams: u64,
    /// What was asked for, datagrams a second.
    pub rate_asked: u64,
    /// What was reached, datagrams a second.
    pub rate_reached: u64,
    /// Datagrams given up because the sender fell more than 50 ms behind.
    pub given_up: u64,
    /// The first refusal by the sender's own network, in its words.
    pub first_refusal: Option<String>,
}

/// What a run's traffic leaves behind.
#[derive(Debug)]
pub struct Records {
    /// The ways of the peer's stream, taken in turn; the guests' streams take them back.
    pub ways: Vec<Way>,
    inbound_sends: SendLog,
    inbound_arrivals: [ArrivalLog; 2],
    outbound_sends: [SendLog; 2],
    outbound_arrivals: [ArrivalLog; 2],
    /// The pace of the peer's stream, the first guest's and the second guest's.
    pub paces: [StreamPace; 3],
    /// Arrivals that fit nowhere.
    pub strays: Strays,
    /// Whether every receiver was found empty before it was stopped.
    pub drained: bool,
}

impl Records {
    /// The peer's stream.
    #[must_use]
    pub fn inbound(&self) -> Inbound<'_> {
        Inbound {
            sends: self.inbound_sends.records(),
            arrivals: [self.inbound_arrivals[0].counts(), self.inbound_arrivals[1].counts()],
        }
    }

    /// The streams of the first and the second guest.
    #[must_use]
    pub fn outbound(&self) -> [Outbound<'_>; 2] {
        Guest::BOTH.map(|guest| Outbound {
            sends: self.outbound_sends[guest.index()].records(),
            arrivals: self.outbound_arrivals[guest.index()].counts(),
        })
    }
}

type SenderThread = (Arc<SenderGauge>, JoinHandle<Sent>);
type ReceiverThread = (Arc<ReceiverGauge>, JoinHandle<Received>);

/// Running traffic. Dropping it tells its threads to stop.
pub struct Traffic {
    clock: MonotonicClock,
    rate_per_s: u64,
    ways: Vec<Way>,
    senders: Vec<SenderThread>,
    receivers: Vec<ReceiverThread>,
}

impl Traffic {
    /// Opens the ports and starts receiving, then sending.
    ///
    /// # Errors
    /// [`TrafficError`] when the plan is out of bounds or a port or thread cannot be had.
    pub fn start(guests: &dyn Guests, plan: &TrafficPlan) -> Result<Self, TrafficError> {
        if ways(plan, Stream::Inbound).is_empty() {
            return Err(TrafficError::NoAddress);
        }
        if plan.capacity > DATAGRAMS_PER_STREAM_MAX {
            return Err(TrafficError::TooMany { asked: plan.capacity });
        }
        let first = open(guests, &plan.guests[0])?;
        let second = open(guests, &plan.guests[1])?;
        let peer = open(guests, &plan.peer)?;
        let mut this = Self {
            clock: plan.clock,
            rate_per_s: plan.echoes.with_udp(plan.rate_per_s),
            ways: ways(plan, Stream::Inbound),
            senders: Vec::new(),
            receivers: Vec::new(),
        };
        let both = Guest::BOTH.map(Stream::Outbound);
        this.receiver(plan, peer.inlet, &both)?;
        this.receiver(plan, first.inlet, &[Stream::Inbound])?;
        this.receiver(plan, second.inlet, &[Stream::Inbound])?;
        this.sender(plan, peer.outlet, Stream::Inbound)?;
        this.sender(plan, first.outlet, both[0])?;
        this.sender(plan, second.outlet, both[1])?;
        Ok(this)
    }

    fn receiver(
        &mut self,
        plan: &TrafficPlan,
        inlet: Box<dyn Inlet>,
        streams: &[Stream],
    ) -> Result<(), TrafficError> {
        let gauge = Arc::new(ReceiverGauge::default());
        let expected: Vec<Expected> = streams
            .iter()
            .map(|stream| Expected {
                course: course(plan, *stream),
                log: ArrivalLog::with_capacity(plan.capacity),
            })
            .collect();
        let shared = Arc::clone(&gauge);
        let thread = spawn("demo-receive", move || receive_all(inlet, expected, &shared))?;
        self.receivers.push((gauge, thread));
        Ok(())
    }

    fn sender(
        &mut self,
        plan: &TrafficPlan,
        outlet: Box<dyn Outlet>,
        stream: Stream,
    ) -> Result<(), TrafficError> {
        let gauge = Arc::new(SenderGauge::default());
        let course = course(plan, stream);
        let log = SendLog::with_capacity(plan.capacity);
        let shared = Arc::clone(&gauge);
        let thread = spawn("demo-send", move || send_all(&course, outlet, log, &shared))?;
        self.senders.push((gauge, thread));
        Ok(())
    }

    /// Whether every part still runs.
    #[must_use]
    pub fn health(&self) -> Health {
        if self.receivers.iter().any(|(gauge, _)| gauge.failed.load(Ordering::Acquire)) {
            Health::Failed
        } else if self.senders.iter().any(|(gauge, _)| gauge.full.load(Ordering::Acquire)) {
            Health::Full
        } else {
            Health::Running
        }
    }

    /// Send calls made and datagrams received so far, by all streams.
    #[must_use]
    pub fn counters(&self) -> (u64, u64) {
        let sent = self.senders.iter().map(|(gauge, _)| gauge.sent.load(Ordering::Acquire));
        (sent.sum(), self.arrived())
    }

    /// The fewest send calls that any one stream has made.
    #[must_use]
    pub fn slowest_stream(&self) -> u64 {
        let sent = self.senders.iter().map(|(gauge, _)| gauge.sent.load(Ordering::Acquire));
        sent.min().unwrap_or(0)
    }

    /// Waits until every stream has sent so many datagrams more.
    ///
    /// # Errors
    /// [`Stall`] when they will not come, or did not within 30 s.
    pub fn flow(&self, datagrams: u64) -> Result<(), Stall> {
        let goal = self.slowest_stream() + datagrams;
        let deadline_ns = self.clock.now_ns().saturating_add(FLOW_NS_MAX);
        loop {
            match self.health() {
                Health::Running => {}
                Health::Full => return Err(Stall::Full),
                Health::Failed => return Err(Stall::PortFailed),
            }
            if self.slowest_stream() >= goal {
                return Ok(());
            }
            if self.clock.now_ns() >= deadline_ns {
                return Err(Stall::NotFlowing);
            }
            std::thread::sleep(FLOW_POLL);
        }
    }

    fn arrived(&self) -> u64 {
        self.receivers.iter().map(|(gauge, _)| gauge.arrived.load(Ordering::Acquire)).sum()
    }

    /// Stops the senders, drains the receivers, and hands over the records.
    ///
    /// # Errors
    /// [`TrafficError::Receive`] or [`TrafficError::Panicked`] when a thread did not end in order.
    pub fn stop(mut self) -> Result<Records, TrafficError> {
        self.senders.iter().for_each(|(gauge, _)| gauge.stop.store(true, Ordering::Release));
        let senders = std::mem::take(&mut self.senders);
        let sent: Vec<Sent> = senders.into_iter().map(join).collect::<Result<_, _>>()?;
        let drained = self.drain();
        self.receivers.iter().for_each(|(gauge, _)| gauge.stop.store(true, Ordering::Release));
        let receivers = std::mem::take(&mut self.receivers);
        let received: Vec<Received> = receivers.into_iter().map(join).collect::<Result<_, _>>()?;
        let paces = sent.iter().map(|sent| stream_pace(sent, self.rate_per_s)).collect();
        let ways = std::mem::take(&mut self.ways);
        Ok(Records { ways, ..records(sent, received, (paces, drained))? })
    }

    /// Waits until each port has been found empty [`IDLE_ROUNDS`] times; `false` at the deadline.
    fn drain(&self) -> bool {
        let idle = |(gauge, _): &ReceiverThread| gauge.idle_rounds.load(Ordering::Acquire);
        let failed = |(gauge, _): &ReceiverThread| gauge.failed.load(Ordering::Acquire);
        let deadline_ns = self.clock.now_ns().saturating_add(DRAIN_NS_MAX);
        let mut arrived = self.arrived();
        let mut goals: Vec<u64> = self.receivers.iter().map(|r| idle(r) + IDLE_ROUNDS).collect();
        while self.clock.now_ns() < deadline_ns {
            let now = self.arrived();
            if now != arrived {
                arrived = now;
                goals = self.receivers.iter().map(|r| idle(r) + IDLE_ROUNDS).collect();
            }
            let mut paired = self.receivers.iter().zip(&goals);
            if paired.all(|(receiver, goal)| failed(receiver) || idle(receiver) >= *goal) {
                return true;
            }
            std::thread::sleep(DRAIN_POLL);
        }
        false
    }
}

impl Drop for Traffic {
    fn drop(&mut self) {
        self.senders.iter().for_each(|(gauge, _)| gauge.stop.store(true, Ordering::Release));
        self.receivers.iter().for_each(|(gauge, _)| gauge.stop.store(true, Ordering::Release));
    }
}

fn open(guests: &dyn Guests, instance: &str) -> Result<GuestPort, TrafficError> {
    let opened = guests.open(instance, PORT);
    opened.map_err(|source| TrafficError::Open { instance: instance.to_owned(), source })
}

fn course(plan: &TrafficPlan, stream: Stream) -> Course {
    let rate_per_s = plan.echoes.with_udp(plan.rate_per_s);
    Course { run: plan.run, stream, ways: ways(plan, stream), rate_per_s, clock: plan.clock }
}

/// What the datagrams of a stream take in turn: UDP to and from each address, and between them echo
/// requests of each family.
fn ways(plan: &TrafficPlan, stream: Stream) -> Vec<Way> {
    let way = |kind, address: &IpAddr| {
        let peer = plan.peer_addresses.iter().find(|it| it.is_ipv6() == address.is_ipv6())?;
        Some(match stream {
            Stream::Inbound => Way { kind, from: *peer, to: *address },
            Stream::Outbound(_) => Way { kind, from: *address, to: *peer },
        })
    };
    let all = || plan.interface_addresses.iter();
    let udp: Vec<Way> = all().filter_map(|address| way(Kind::Udp, address)).collect();
    let first = |ipv6| all().find(|it| it.is_ipv6() == ipv6).and_then(|it| way(Kind::Echo, it));
    let echoes: Vec<Way> = [false, true].into_iter().filter_map(first).collect();
    if plan.echoes == Echoes::None || udp.is_empty() {
        return udp;
    }
    // As many as let every address come up equally often.
    let rounds = udp.len() * echoes.len();
    let round = |number: usize| {
        let place = number * UDP_PER_ECHO;
        let datagrams = (place..place + UDP_PER_ECHO).map(|place| udp[place % udp.len()]);
        datagrams.chain([echoes[number % echoes.len()]]).collect::<Vec<_>>()
    };
    (0..rounds).flat_map(round).collect()
}

fn spawn<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<JoinHandle<T>, TrafficError> {
    let builder = std::thread::Builder::new().name(name.to_owned());
    builder.spawn(work).map_err(TrafficError::Thread)
}

fn join<G, T>((_, thread): (Arc<G>, JoinHandle<T>)) -> Result<T, TrafficError> {
    thread.join().map_err(|_| TrafficError::Panicked)
}

fn stream_pace(sent: &Sent, rate_asked: u64) -> StreamPace {
    let datagrams = sent.log.records().len() as u64;
    let per_s = u128::from(datagrams) * 1_000_000_000 / u128::from(sent.lasted_ns.max(1));
    StreamPace {
        datagrams,
        rate_asked,
        rate_reached: u64::try_from(per_s).unwrap_or(u64::MAX),
        given_up: sent.given_up,
        first_refusal: sent.first_refusal.clone(),
    }
}

fn records(
    sent: Vec<Sent>,
    received: Vec<Received>,
    (paces, drained): (Vec<StreamPace>, bool),
) -> Result<Records, TrafficError> {
    let mut strays = Strays::default();
    let mut logs = Vec::new();
    for receiver in received {
        if let Some(error) = receiver.error {
            return Err(TrafficError::Receive(error));
        }
        strays.add(receiver.strays);
        logs.extend(receiver.logs);
    }
    // The order of `Traffic::start`: the peer's two logs, then one of each guest; the peer's
    // sender, then each guest's.
    let whole = "start() makes three senders and three receivers with four logs";
    let [from_first, from_second, at_first, at_second]: [ArrivalLog; 4] =
        logs.try_into().expect(whole);
    let sends: Vec<SendLog> = sent.into_iter().map(|sender| sender.log).collect();
    let [inbound_sends, first_sends, second_sends]: [SendLog; 3] = sends.try_into().expect(whole);
    Ok(Records {
        ways: Vec::new(),
        inbound_sends,
        inbound_arrivals: [at_first, at_second],
        outbound_sends: [first_sends, second_sends],
        outbound_arrivals: [from_first, from_second],
        paces: paces.try_into().expect(whole),
        strays,
        drained,
    })
}
