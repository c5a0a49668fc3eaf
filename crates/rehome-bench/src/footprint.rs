//! What a server takes of its machine, before and after: memory, file descriptors, threads,
//! namespaces, interfaces.
//!
//! In: a process id and a count of what the kernel holds. Out: footprints and their difference.
//! Source: proc(5), `/proc/PID/status`, `/proc/PID/fd`, `/proc/PID/stat`.

use std::time::Duration;
use std::{fs, io};

use rehome_demo::MonotonicClock;
use serde::Serialize;

use crate::machine::kib;

/// How long the kernel may take to end what is being deleted, in nanoseconds.
const SETTLE_NS_MAX: u64 = 10_000_000_000;
const SETTLE_POLL: Duration = Duration::from_millis(50);
/// Ticks of `/proc/PID/stat` in a second: `USER_HZ`, the same on every machine that Rust runs on.
const TICKS_PER_S: u64 = 100;

/// Counts what the kernel holds for the server's installation.
pub trait Kernel {
    /// Namespaces and interfaces.
    ///
    /// # Errors
    /// When the kernel cannot be asked.
    fn count(&self) -> io::Result<[u64; 2]>;
}

/// What a server takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Footprint {
    /// Resident memory.
    pub rss_kib: u64,
    /// Open file descriptors.
    pub descriptors: u64,
    /// Threads.
    pub threads: u64,
    /// Namespaces that bear its mark.
    pub namespaces: u64,
    /// Interfaces in them.
    pub interfaces: u64,
    /// Processor time used so far, in milliseconds.
    pub cpu_ms: u64,
}

/// How much more there is after than before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Growth {
    /// Resident memory. The newest 65,536 ended tasks and the newest 16,384 writes are kept in it.
    pub rss_kib: i64,
    /// Open file descriptors.
    pub descriptors: i64,
    /// Threads.
    pub threads: i64,
    /// Namespaces.
    pub namespaces: i64,
    /// Interfaces.
    pub interfaces: i64,
}

impl Footprint {
    /// What the process takes now.
    ///
    /// # Errors
    /// When it is gone, or the kernel cannot be asked.
    pub fn of(pid: u32, kernel: &dyn Kernel) -> io::Result<Self> {
        let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
        let [namespaces, interfaces] = kernel.count()?;
        Ok(Self {
            rss_kib: kib(&status, "VmRSS"),
            descriptors: fs::read_dir(format!("/proc/{pid}/fd"))?.count() as u64,
            threads: kib(&status, "Threads"),
            namespaces,
            interfaces,
            cpu_ms: cpu_ms(pid)?,
        })
    }

    /// What there is more of now than in `before`.
    #[must_use]
    pub fn since(&self, before: &Self) -> Growth {
        let more = |now: u64, then: u64| now.cast_signed() - then.cast_signed();
        Growth {
            rss_kib: more(self.rss_kib, before.rss_kib),
            descriptors: more(self.descriptors, before.descriptors),
            threads: more(self.threads, before.threads),
            namespaces: more(self.namespaces, before.namespaces),
            interfaces: more(self.interfaces, before.interfaces),
        }
    }
}

impl Growth {
    /// Whether anything is left over that should have gone.
    #[must_use]
    pub fn is_none(&self) -> bool {
        let Self { rss_kib: _, descriptors, threads, namespaces, interfaces } = *self;
        [descriptors, threads, namespaces, interfaces].iter().all(|more| *more <= 0)
    }
}

/// Processor time that a process has used, in milliseconds.
///
/// # Errors
/// When it is gone.
pub fn cpu_ms(pid: u32) -> io::Result<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name, in parentheses, may hold anything; the state is the first field behind it.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    let number = |place: usize| fields.split_whitespace().nth(place)?.parse::<u64>().ok();
    let ticks = number(11).unwrap_or(0) + number(12).unwrap_or(0);
    Ok(ticks * 1000 / TICKS_PER_S)
}

/// Resident memory of a process, in KiB.
///
/// # Errors
/// When it is gone.
pub fn rss_kib(pid: u32) -> io::Result<u64> {
    Ok(kib(&fs::read_to_string(format!("/proc/{pid}/status"))?, "VmRSS"))
}

/// Waits until the kernel holds no more than so many namespaces and interfaces, at most 10 s.
///
/// # Errors
/// When the kernel cannot be asked.
pub fn swept(
    kernel: &dyn Kernel,
    [namespaces, interfaces]: [u64; 2],
    clock: MonotonicClock,
) -> io::Result<()> {
    let deadline_ns = clock.now_ns() + SETTLE_NS_MAX;
    loop {
        let now = kernel.count()?;
        if (now[0] <= namespaces && now[1] <= interfaces) || clock.now_ns() >= deadline_ns {
            return Ok(());
        }
        std::thread::sleep(SETTLE_POLL);
    }
}

/// The footprint once no more is left in the kernel and of threads and descriptors than `before`,
/// or as it is after 10 s.
///
/// # Errors
/// As [`Footprint::of`].
pub fn settled(
    (pid, kernel): (u32, &dyn Kernel),
    before: &Footprint,
    clock: MonotonicClock,
) -> io::Result<Footprint> {
    let deadline_ns = clock.now_ns() + SETTLE_NS_MAX;
    loop {
        let now = Footprint::of(pid, kernel)?;
        if now.since(before).is_none() || clock.now_ns() >= deadline_ns {
            return Ok(now);
        }
        std::thread::sleep(SETTLE_POLL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nothing;

    impl Kernel for Nothing {
        fn count(&self) -> io::Result<[u64; 2]> {
            Ok([3, 9])
        }
    }

    #[test]
    fn this_process_takes_memory_descriptors_and_threads() {
        let found = Footprint::of(std::process::id(), &Nothing).unwrap();
        assert!(found.rss_kib > 0 && found.descriptors >= 3 && found.threads >= 1, "{found:?}");
        assert_eq!((found.namespaces, found.interfaces), (3, 9));
    }

    #[test]
    fn growth_of_anything_that_should_have_gone_is_seen_and_less_is_none() {
        let before = Footprint { rss_kib: 5, interfaces: 10, ..Footprint::default() };
        let after = |interfaces| Footprint { rss_kib: 9, interfaces, ..Footprint::default() };
        assert_eq!(after(10).since(&before).rss_kib, 4);
        assert!(after(10).since(&before).is_none());
        assert!(after(9).since(&before).is_none());
        assert!(!after(11).since(&before).is_none());
    }
}
