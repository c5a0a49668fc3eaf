//! The reaper: deletes legs that carry nothing any more, together and off every caller's way.
//!
//! One deletion waits for the kernel's grace periods (20 to 30 ms here); two hundred in one group
//! wait for them once. A leg lingers before it goes: what was switched into it before the move may
//! still be queued on some processor, and deleting the device would drop that.
//!
//! Each batch has a group number of its own, which the kernel keeps on the devices: nothing is ever
//! deleted by an index that may name another device by then, and a crash loses nothing, because
//! the next process deletes what bears such a number at its start. Bounded by the VPCs there are.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rehome_domain::VpcId;

use crate::device::group;
use crate::error::LinuxError;
use crate::instance::Room;
use crate::leg::{condemn, delete_group};
use crate::vpc;

/// How long a leg lingers, in milliseconds: longer than a processor that has other work leaves
/// packets in its queue.
const LINGER: Duration = Duration::from_millis(20);

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
    /// The batch that is being filled.
    batch: u32,
    /// The VPCs that have legs in it.
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

    /// Puts a leg's device into the batch that is deleted next.
    pub(crate) fn reap(&self, vpc: VpcId, device: u32, room: &Room) -> Result<(), LinuxError> {
        // Held while the kernel is told, so that the batch is not closed in between.
        let mut work = self.shared.lock();
        room.route().ask(condemn(device, group(work.batch)))?;
        work.vpcs.insert(vpc);
        self.shared.changed.notify_all();
        Ok(())
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
            if work.vpcs.is_empty() {
                return;
            }
            let vpcs = std::mem::take(&mut work.vpcs);
            let group = group(work.batch);
            work.batch = work.batch.wrapping_add(1);
            work.busy = true;
            drop(work);
            std::thread::sleep(LINGER);
            for vpc in vpcs {
                if let Err(error) = delete(installation, vpc, group) {
                    tracing::warn!(%vpc, %error, "legs were left; the next start removes them");
                }
            }
        }
    }
}

/// With a socket of its own: a slow deletion must not stand before a switch or a staging.
fn delete(installation: &str, vpc: VpcId, group: u32) -> Result<(), LinuxError> {
    match Room::reopen(&vpc::name(vpc), &vpc::mark(installation, vpc)) {
        Ok(room) => room.route().ask(delete_group(group)),
        // The VPC is gone, and its legs with it.
        Err(LinuxError::Missing(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
