//! Guests on the simulated plane: queues, and the plane's table in between.

use std::collections::HashMap;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rehome_demo::{Arrival, GuestPort, Guests, Inlet, Outlet, SendOutcome, Way};
use rehome_domain::InstanceId;
use rehome_sim::SimulatedPlane;

/// Datagrams that a queue holds for its reader.
const QUEUE_MAX: usize = 1 << 16;

/// Opens queues in instances of the simulated plane.
pub(crate) struct SimulatedGuests {
    network: Arc<Network>,
}

struct Network {
    plane: Arc<SimulatedPlane>,
    ports: Mutex<HashMap<(InstanceId, u16), Port>>,
}

#[derive(Clone)]
struct Port {
    queue: SyncSender<Datagram>,
    overrun: Arc<AtomicU64>,
}

struct Datagram {
    way: Way,
    payload: Vec<u8>,
}

impl SimulatedGuests {
    /// Guests of this plane's instances.
    pub(crate) fn new(plane: Arc<SimulatedPlane>) -> Self {
        Self { network: Arc::new(Network { plane, ports: Mutex::default() }) }
    }
}

impl Guests for SimulatedGuests {
    fn open(&self, instance: &str, port: u16) -> io::Result<GuestPort> {
        let instance = InstanceId::parse(instance).map_err(io::Error::other)?;
        let (queue, arrivals) = sync_channel(QUEUE_MAX);
        let opened = Port { queue, overrun: Arc::default() };
        let overrun = Arc::clone(&opened.overrun);
        let mut ports = self.network.ports.lock().unwrap_or_else(PoisonError::into_inner);
        ports.insert((instance, port), opened);
        let network = Arc::clone(&self.network);
        Ok(GuestPort {
            outlet: Box::new(SimulatedOutlet { network, instance, port }),
            inlet: Box::new(SimulatedInlet { arrivals, overrun }),
        })
    }
}

struct SimulatedOutlet {
    network: Arc<Network>,
    instance: InstanceId,
    port: u16,
}

impl Outlet for SimulatedOutlet {
    fn send(&mut self, way: Way, payload: &[u8]) -> SendOutcome {
        let Some(receiver) = self.network.plane.carry(self.instance, way.from, way.to) else {
            // As on a wire: what nobody takes is gone, and the sender is not told.
            return SendOutcome::Sent;
        };
        let ports = self.network.ports.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(port) = ports.get(&(receiver, self.port)) {
            let datagram = Datagram { way, payload: payload.to_vec() };
            if port.queue.try_send(datagram).is_err() {
                port.overrun.fetch_add(1, Ordering::Relaxed);
            }
        }
        SendOutcome::Sent
    }
}

struct SimulatedInlet {
    arrivals: Receiver<Datagram>,
    overrun: Arc<AtomicU64>,
}

impl Inlet for SimulatedInlet {
    fn receive(
        &mut self,
        timeout: Duration,
        take: &mut dyn FnMut(Arrival<'_>),
    ) -> io::Result<usize> {
        let mut next = match self.arrivals.recv_timeout(timeout) {
            Ok(first) => Some(first),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Err(io::ErrorKind::NotConnected.into()),
        };
        let mut count = 0;
        while let Some(Datagram { way, payload }) = next.take() {
            take(Arrival { way, payload: &payload });
            count += 1;
            next = self.arrivals.try_recv().ok();
        }
        Ok(count)
    }

    fn overrun(&self) -> u64 {
        self.overrun.load(Ordering::Relaxed)
    }
}
