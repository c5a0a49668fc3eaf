//! Everything that a run measured, as text for people and as JSON for programs.
//!
//! Invariant: the verdict is a function of the counts shown and of no time.

use std::fmt;

use rehome_demo::Latency;
use serde::Serialize;

use crate::contest::Contest;
use crate::estate::Build;
use crate::footprint::{Footprint, Growth};
use crate::group_change::GroupChange;
use crate::machine::Machine;
use crate::sustained::Sustained;
use crate::targets::{
    BUILD_MS, GROUP_CHANGE_P50_US, IDLE_P50_US, PER_S, SWITCH_P50_US, SWITCH_P99_US, word,
};

/// Memory that is kept for one move at most.
const MOVE_KIB_MAX: u64 = 8;
/// What an allocator may hold back.
const MEMORY_NOISE_KIB: u64 = 32 * 1024;

/// Moves under traffic, as the demo counts them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Loss {
    /// Moves that ended with SUCCESS.
    pub moves: u64,
    /// Packets a second, in each direction.
    pub rate_per_s: u64,
    /// Packets to the interface and packets of its owner.
    pub packets: [u64; 2],
    /// Lost, to the interface and from its owner.
    pub lost: u64,
    /// Received twice.
    pub duplicated: u64,
    /// Received from a guest that did not own the interface.
    pub breaches: u64,
    /// Call to SUCCESS under the traffic.
    pub call_to_success: Latency,
    /// The switch under the traffic.
    pub switch: Latency,
    /// Why the demo would call it failed. Empty when it would not.
    pub failures: Vec<String>,
}

impl Loss {
    /// What a demo's report says of it.
    #[must_use]
    pub fn of(report: &rehome_demo::Report) -> Self {
        let (inbound, outbound) = (&report.counts.inbound, &report.counts.outbound);
        Self {
            moves: report.moves.done,
            rate_per_s: report.paces[0].rate_asked,
            packets: [inbound.sent, outbound.sent_by_owner],
            lost: inbound.lost + outbound.lost,
            duplicated: inbound.duplicated + outbound.duplicated,
            breaches: outbound.breaches,
            call_to_success: report.moves.call_to_success,
            switch: report.moves.switch,
            failures: report.failures(),
        }
    }
}

/// Everything that a run measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Where.
    pub machine: Machine,
    /// Moves under traffic.
    pub loss: Loss,
    /// The plane's switch verb with nothing else under way.
    pub switch: Latency,
    /// The same one move right after the other: while the leg of the one before is removed, which
    /// takes the kernel's network lock.
    pub switch_in_a_row: Latency,
    /// Call to SUCCESS, one at a time, in a VPC with one interface to move.
    pub idle: Latency,
    /// The estate.
    pub build: Build,
    /// Call to SUCCESS, one at a time, in the estate.
    pub idle_in_estate: Latency,
    /// Movers side by side in the estate.
    pub sustained: Sustained,
    /// The server before them, and how much more it takes after.
    pub footprint: Footprint,
    /// The growth.
    pub growth: Growth,
    /// Changes of the security group that all of them have.
    pub group_change: GroupChange,
    /// Ways to move, under the same traffic.
    pub contests: Vec<Contest>,
}

impl Report {
    /// Every reason why the run failed; empty when it succeeded.
    #[must_use]
    pub fn failures(&self) -> Vec<String> {
        let mut failures = self.loss.failures.clone();
        failures.extend(self.sustained.failures.iter().cloned());
        if self.sustained.moves == 0 {
            failures.push(String::from("no move was sustained: nothing was proved"));
        }
        if !self.growth.is_none() {
            failures.push(format!("something was left over: {:?}", self.growth));
        }
        let (grown, most) = (self.growth.rss_kib, memory_kib_max(self.sustained.moves));
        if grown > most {
            failures.push(format!("memory grew by {grown} KiB; {most} KiB are accounted for"));
        }
        failures
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}\n", self.machine)?;
        self.write_loss(out)?;
        self.write_times(out)?;
        self.write_sustained(out)?;
        self.write_contests(out)?;
        let failures = self.failures();
        if failures.is_empty() {
            return write!(out, "\nOK: lost 0, duplicated 0, fence breaches 0, nothing left over");
        }
        write!(out, "\nFAILED:")?;
        failures.iter().try_for_each(|failure| write!(out, "\n  - {failure}"))
    }
}

impl Report {
    fn write_loss(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Loss { moves, rate_per_s, packets, lost, duplicated, breaches, .. } = &self.loss;
        writeln!(out, "{moves} moves at {rate_per_s} packets/s each way")?;
        writeln!(
            out,
            "  packets    {} to the interface, {} from its owner",
            packets[0], packets[1]
        )?;
        writeln!(out, "  lost {lost}, duplicated {duplicated}, fence breaches {breaches}\n")
    }

    fn write_times(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["p50", "p99", "max"];
        writeln!(out, "{:<34} {:>11} {:>11} {:>11}", "time", head[0], head[1], head[2])?;
        let switch = self.switch.p50_us <= SWITCH_P50_US && self.switch.p99_us <= SWITCH_P99_US;
        row(out, "switch, idle", &self.switch)?;
        writeln!(out, "   p50 <= 100 us, p99 <= 1 ms: {}", word(switch))?;
        row(out, "switch, one move after the other", &self.switch_in_a_row)?;
        writeln!(out)?;
        row(out, "switch, under traffic", &self.loss.switch)?;
        writeln!(out)?;
        row(out, "call to SUCCESS, idle", &self.idle)?;
        writeln!(out, "   p50 <= 10 ms: {}", word(self.idle.p50_us <= IDLE_P50_US))?;
        row(out, "call to SUCCESS, idle, big VPC", &self.idle_in_estate)?;
        writeln!(out)?;
        row(out, "call to SUCCESS, under traffic", &self.loss.call_to_success)?;
        writeln!(out)?;
        row(out, "call to SUCCESS, sustained", &self.sustained.call_to_success)?;
        writeln!(out)?;
        let GroupChange { members, in_force } = &self.group_change;
        row(out, &format!("group of {members} changed, in force"), in_force)?;
        writeln!(out, "   p50 <= 50 ms: {}", word(in_force.p50_us <= GROUP_CHANGE_P50_US))?;
        writeln!(out)
    }

    fn write_sustained(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Build { instances, interfaces, took_ms } = self.build;
        writeln!(out, "a VPC of {interfaces} interfaces on {instances} instances")?;
        let (s, ms) = (took_ms / 1000, took_ms % 1000);
        writeln!(out, "  built in {s}.{ms:03} s   <= 10 s: {}", word(took_ms <= BUILD_MS))?;
        let Sustained { parallel, moves, took_ms, per_s, .. } = &self.sustained;
        writeln!(
            out,
            "  {per_s:.1} migrations/s   >= 300: {} ({moves} in {took_ms} ms, {parallel} movers)",
            word(*per_s >= PER_S)
        )?;
        let (server, own) = (self.sustained.server_cpu_us, self.sustained.generator_cpu_us);
        writeln!(out, "  processor time of one: server {server} us, load generator {own} us")?;
        let Growth { rss_kib, descriptors, threads, namespaces, interfaces } = self.growth;
        writeln!(
            out,
            "  growth: descriptors {descriptors}, threads {threads}, namespaces {namespaces}, \
             interfaces {interfaces}"
        )?;
        let (before, bytes) = (self.footprint.rss_kib, self.bytes_a_move());
        writeln!(
            out,
            "  memory: {rss_kib} KiB more than {before} KiB, {bytes} bytes a move (kept: the \
             newest 65,536 ended tasks, the newest 16,384 writes)"
        )
    }

    fn bytes_a_move(&self) -> i64 {
        let moves = i64::try_from(self.sustained.moves).unwrap_or(i64::MAX);
        self.growth.rss_kib.saturating_mul(1024) / moves.max(1)
    }

    fn write_contests(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.contests.first().map_or(0, |contest| contest.rate_per_s);
        writeln!(out, "\nways to move, at {rate} packets/s to the interface")?;
        writeln!(
            out,
            "  {:<24} {:>6} {:>14} {:>12} {:>12} {:>12}",
            "", "moves", "lost per move", "gap p50", "gap max", "took p50"
        )?;
        self.contests.iter().try_for_each(|contest| {
            let [median, most] = contest.lost_per_move;
            writeln!(
                out,
                "  {:<24} {:>6} {:>14} {:>12} {:>12} {:>12}",
                contest.manner,
                contest.moves,
                format!("{median} (max {most})"),
                time(contest.gap.p50_us),
                time(contest.gap.max_us),
                time(contest.took.p50_us),
            )
        })
    }
}

/// How much memory may grow by for so many moves. A task that ended is kept for an hour, the newest
/// 65,536 of them; of the newest 16,384 writes (three a move) the store keeps the history, and the
/// engine the events.
fn memory_kib_max(moves: u64) -> i64 {
    let kept = moves.saturating_mul(MOVE_KIB_MAX).saturating_add(MEMORY_NOISE_KIB);
    i64::try_from(kept).unwrap_or(i64::MAX)
}

fn row(out: &mut fmt::Formatter<'_>, name: &str, latency: &Latency) -> fmt::Result {
    let [p50, p99, max] = [latency.p50_us, latency.p99_us, latency.max_us].map(time);
    write!(out, "{name:<34} {p50:>11} {p99:>11} {max:>11}")
}

fn time(us: f64) -> String {
    if us < 0.01 {
        String::from("0")
    } else if us < 1_000.0 {
        format!("{us:.1} us")
    } else {
        format!("{:.2} ms", us / 1_000.0)
    }
}
