//! An in-process network: queues behind one lock that also holds who owns the interface, so a
//! switch is one atomic step. It can be told to misbehave.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::IpAddr;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::Duration;

use rehome_demo::{
    Arrival, GuestPort, Guests, Inlet, MonotonicClock, Outlet, SendOutcome, SwitchCall, SwitchLog,
    SwitchOutcome, Way,
};

/// A way to misbehave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// The fence lets everything through.
    NoFence,
    /// Every thousandth datagram vanishes.
    Loses,
    /// Every thousandth datagram comes twice.
    Doubles,
    /// Datagrams to the interface reach both guests.
    Floods,
    /// An owner's sends fail locally.
    NoRoute,
    /// Echo requests of IPv6 vanish.
    NoIcmpv6,
}

struct Datagram {
    way: Way,
    payload: Vec<u8>,
}

#[derive(Default)]
struct State {
    owner: Option<String>,
    queues: HashMap<String, VecDeque<Datagram>>,
    calls: Vec<SwitchCall>,
    carried: u64,
}

/// The network; clones share it.
#[derive(Clone)]
pub(crate) struct Network {
    state: Arc<(Mutex<State>, Condvar)>,
    fault: Fault,
    peer: (String, Vec<IpAddr>),
    guests: [String; 2],
    pub(crate) clock: MonotonicClock,
}

impl Network {
    pub(crate) fn new(fault: Fault, peer: (&str, &[IpAddr]), guests: [&str; 2]) -> Self {
        let clock = MonotonicClock::start();
        let peer = (peer.0.to_owned(), peer.1.to_vec());
        let guests = guests.map(str::to_owned);
        Self { state: Arc::default(), fault, peer, guests, clock }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The switch verb and the recorder around it.
    pub(crate) fn switch(&self, interface: &str, to: &str) {
        let begin_ns = self.clock.now_ns();
        self.lock().owner = Some(to.to_owned());
        let end_ns = self.clock.now_ns();
        let (interface, to) = (interface.to_owned(), to.to_owned());
        let outcome = SwitchOutcome::Completed;
        self.lock().calls.push(SwitchCall { interface, to, begin_ns, end_ns, outcome });
    }

    fn carry(&self, sender: &str, datagram: Datagram) -> SendOutcome {
        let mut state = self.lock();
        state.carried += 1;
        let thousandth = state.carried.is_multiple_of(1000);
        let to_peer = self.peer.1.contains(&datagram.way.to);
        let is_owner = state.owner.as_deref() == Some(sender);
        let takers: Vec<String> = if !to_peer && self.fault == Fault::Floods {
            self.guests.to_vec()
        } else if !to_peer {
            state.owner.clone().into_iter().collect()
        } else if is_owner && self.fault == Fault::NoRoute {
            return SendOutcome::Refused(io::ErrorKind::NetworkUnreachable.into());
        } else if is_owner || self.fault == Fault::NoFence {
            vec![self.peer.0.clone()]
        } else {
            vec![]
        };
        let copies = match self.fault {
            Fault::Loses if thousandth => 0,
            Fault::NoIcmpv6 if datagram.way.name().starts_with("ICMPv6") => 0,
            Fault::Doubles if thousandth => 2,
            Fault::None
            | Fault::NoFence
            | Fault::Loses
            | Fault::Doubles
            | Fault::Floods
            | Fault::NoRoute
            | Fault::NoIcmpv6 => 1,
        };
        for taker in takers {
            let queue = state.queues.entry(taker).or_default();
            for _ in 0..copies {
                let payload = datagram.payload.clone();
                queue.push_back(Datagram { payload, ..datagram });
            }
        }
        self.state.1.notify_all();
        SendOutcome::Sent
    }
}

impl SwitchLog for Network {
    fn calls(&self, interface: &str) -> Vec<SwitchCall> {
        let state = self.lock();
        state.calls.iter().filter(|call| call.interface == interface).cloned().collect()
    }
}

impl Guests for Network {
    fn open(&self, instance: &str, _port: u16) -> io::Result<GuestPort> {
        let port = || Port { network: self.clone(), instance: instance.to_owned() };
        Ok(GuestPort { outlet: Box::new(port()), inlet: Box::new(port()) })
    }
}

struct Port {
    network: Network,
    instance: String,
}

impl Outlet for Port {
    fn send(&mut self, way: Way, payload: &[u8]) -> SendOutcome {
        self.network.carry(&self.instance, Datagram { way, payload: payload.to_vec() })
    }
}

impl Inlet for Port {
    fn receive(
        &mut self,
        timeout: Duration,
        take: &mut dyn FnMut(Arrival<'_>),
    ) -> io::Result<usize> {
        let mut state = self.network.lock();
        if state.queues.get(&self.instance).is_none_or(VecDeque::is_empty) {
            let waited = self.network.state.1.wait_timeout_while(state, timeout, |state| {
                state.queues.get(&self.instance).is_none_or(VecDeque::is_empty)
            });
            state = waited.unwrap_or_else(std::sync::PoisonError::into_inner).0;
        }
        let batch = state.queues.remove(&self.instance).unwrap_or_default();
        drop(state);
        for datagram in &batch {
            take(Arrival { way: datagram.way, payload: &datagram.payload });
        }
        Ok(batch.len())
    }
}
