//! The machine that figures were taken on, so that they can be compared.
//!
//! In: `/proc`. Out: what it says, as text where it may be absent. Source: proc(5).

use std::fmt;
use std::fs;

use serde::Serialize;

/// A machine, as its kernel describes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Machine {
    /// The kernel's release.
    pub kernel: String,
    /// The processor's model.
    pub cpu: String,
    /// Processors that this program may use.
    pub cpus: usize,
    /// The load average over 1, 5 and 15 minutes when the run began.
    pub load: String,
    /// Memory in MiB.
    pub memory_mib: u64,
    /// Memory in MiB that was free for programs when the run began.
    pub memory_available_mib: u64,
}

impl Machine {
    /// This machine, now.
    #[must_use]
    pub fn describe() -> Self {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
        let memory = read("/proc/meminfo");
        let load = read("/proc/loadavg");
        Self {
            kernel: read("/proc/sys/kernel/osrelease").trim().to_owned(),
            cpu: field(&read("/proc/cpuinfo"), "model name").unwrap_or("unknown").to_owned(),
            cpus: std::thread::available_parallelism().map_or(1, usize::from),
            load: load.split_whitespace().take(3).collect::<Vec<_>>().join(" "),
            memory_mib: kib(&memory, "MemTotal") / 1024,
            memory_available_mib: kib(&memory, "MemAvailable") / 1024,
        }
    }
}

fn field<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let mut lines = text.lines().filter_map(|line| line.split_once(':'));
    lines.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim())
}

/// A field of the form `Name:   123 kB`; 0 when there is none.
pub(crate) fn kib(text: &str, name: &str) -> u64 {
    let number = field(text, name).and_then(|value| value.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

impl fmt::Display for Machine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "kernel   {}", self.kernel)?;
        writeln!(out, "CPUs     {} ({})", self.cpus, self.cpu)?;
        writeln!(out, "load     {}", self.load)?;
        write!(out, "memory   {} MiB, {} free", self.memory_mib, self.memory_available_mib)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_by_their_whole_name() {
        let text = "MemTotalX: 1 kB\nMemTotal:   2048 kB\nmodel name\t: A B\n";
        assert_eq!(kib(text, "MemTotal"), 2048);
        assert_eq!(kib(text, "Mem"), 0);
        assert_eq!(field(text, "model name"), Some("A B"));
    }
}
