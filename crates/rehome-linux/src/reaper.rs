//! The reaper: deletes dying legs together, off every caller's way.
//!
//! One deletion waits for the kernel's grace periods (some 20 ms here); two hundred in one group
//! wait for them once. A dying leg carries nothing and has left its instance before it comes here.
//! Bounded by the kernel's own objects: nothing is kept here but which VPCs have something to reap.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use rehome_domain::VpcId;

use crate::error::LinuxError;
use crate::leg::delete_dying;
use crate::mark::Mark;
use crate::netlink::Netlink;
use crate::vpc;

/// Reaps on a thread of its own.
#[derive(Debug)]
pub(crate) struct Reaper {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    work: Mutex<Work>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Work {
    vpcs: BTreeSet<VpcId>,
    busy: bool,
    stopped: bool,
}

impl Reaper {
    /// Starts the thread.
    pub(crate) fn start(installation: &str) -> Result<Self, LinuxError> {
        let shared = Arc::new(Shared::default());
        let (theirs, installation) = (Arc::clone(&shared), installation.to_owned());
        let thread = std::thread::Builder::new()
            .name(String::from("reaper"))
            .spawn(move || theirs.reap_all(&installation))
            .map_err(|_| LinuxError::Thread)?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// This VPC has dying legs.
    pub(crate) fn reap(&self, vpc: VpcId) {
        self.shared.lock().vpcs.insert(vpc);
        self.shared.changed.notify_all();
    }

    /// Waits until nothing is left to reap.
    pub(crate) fn wait(&self) {
        let mut work = self.shared.lock();
        while work.busy || !work.vpcs.is_empty() {
            work = self.shared.changed.wait(work).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl Drop for Reaper {
    fn drop(&mut self) {
        self.shared.lock().stopped = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Work> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reap_all(&self, installation: &str) {
        loop {
            let mut work = self.lock();
            work.busy = false;
            self.changed.notify_all();
            // What was handed in before the stop is still reaped.
            while work.vpcs.is_empty() && !work.stopped {
                work = self.changed.wait(work).unwrap_or_else(PoisonError::into_inner);
            }
            let Some(vpc) = work.vpcs.pop_first() else { return };
            work.busy = true;
            drop(work);
            if let Err(error) = reap_one(&vpc::mark(installation, vpc), vpc) {
                tracing::warn!(%vpc, %error, "dying legs were left; the next start removes them");
            }
        }
    }
}

/// With a socket of its own: a slow deletion must not stand before a switch or a staging.
fn reap_one(mark: &Mark, vpc: VpcId) -> Result<(), LinuxError> {
    match crate::instance::Room::reopen(&vpc::name(vpc), mark) {
        Ok(room) => room.route().ask(delete_dying()),
        // The VPC is gone, and its legs with it.
        Err(LinuxError::Missing(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Deletes the dying legs of a namespace now.
pub(crate) fn sweep(route: &mut Netlink) -> Result<(), LinuxError> {
    route.ask(delete_dying())
}
