//! What a run found, as a table for people and as JSON for programs.
//!
//! Invariants: the verdict is a function of the figures shown; a simulated plane is named as such
//! on the first line and in the verdict; a run in which nothing was proved is a failure.

use std::fmt::{self, Write};

use serde::Serialize;

use crate::config::{PlaneKind, PlaneLabel};
use crate::kinds::KindCounts;
use crate::latency::Latency;
use crate::receiver::Strays;
use crate::tally::{InboundTally, OutboundTally};
use crate::traffic::StreamPace;

/// The moves of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moves {
    /// How many were asked for.
    pub asked: u32,
    /// How many ended with SUCCESS.
    pub done: u64,
    /// How many switches the plane recorded, the first attachment not counted.
    pub switches: u64,
    /// From the call to the poll that said SUCCESS.
    pub call_to_success: Latency,
    /// The plane's switch verb.
    pub switch: Latency,
    /// From the program's start to the first call of MigrateNetworkInterface, in milliseconds.
    pub start_to_first_ms: Option<u64>,
}

/// The exact counts of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The peer's stream to the interface.
    pub inbound: InboundTally,
    /// Both guests' streams to the peer.
    pub outbound: OutboundTally,
    /// The same by kind of packet.
    pub kinds: Vec<KindCounts>,
    /// Arrivals that fit nowhere.
    pub strays: Strays,
    /// Whether every receiver was found empty at the end.
    pub drained: bool,
}

/// Everything that a run found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// What carried the traffic.
    pub plane: PlaneLabel,
    /// The moves.
    pub moves: Moves,
    /// The counts.
    pub counts: Counts,
    /// The pace of the peer's, the first guest's and the second guest's stream.
    pub paces: [StreamPace; 3],
    /// Why the moves ended before the last one.
    pub stopped: Option<String>,
    /// What could not be deleted afterwards, and why.
    pub left_behind: Vec<String>,
}

impl Report {
    /// Every reason why the run failed; empty when it succeeded.
    #[must_use]
    pub fn failures(&self) -> Vec<String> {
        let Counts { inbound, outbound, kinds, strays, drained } = &self.counts;
        let counted = [
            ("lost on the way to the interface", inbound.lost),
            ("duplicated on the way to the interface", inbound.duplicated),
            ("unsent: refused by the peer's own network", inbound.unsent),
            ("lost on the way from the owner", outbound.lost),
            ("duplicated on the way from the interface", outbound.duplicated),
            ("unsent by owner: refused by its own network", outbound.unsent_by_owner),
            ("fence breaches: sent by a non-owner and received", outbound.breaches),
            ("received but never sent", inbound.phantom + outbound.phantom),
            ("misdirected", strays.misdirected),
            ("thrown away by a receiver's full buffer (counted as lost)", strays.overrun),
        ];
        let mut failures: Vec<String> = counted
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(what, count)| format!("{count} {what}"))
            .collect();
        failures.extend(self.stopped.as_ref().map(|reason| format!("stopped early: {reason}")));
        let moves = &self.moves;
        if moves.done < u64::from(moves.asked) {
            failures.push(format!("{} of {} moves done", moves.done, moves.asked));
        }
        if moves.switches < moves.done {
            let Moves { switches, done, .. } = moves;
            failures.push(format!("only {switches} switches recorded for {done} moves"));
        }
        let fence_tried = outbound.sent_by_non_owner + outbound.refused_to_non_owner;
        if inbound.received_once == 0 || outbound.received_once == 0 || fence_tried == 0 {
            failures.push("a stream carried nothing: nothing is proved".to_owned());
        }
        for idle in kinds.iter().filter(|it| it.sent_to == 0 || it.sent_from == 0) {
            failures.push(format!("no {} were carried: nothing is proved of them", idle.kind));
        }
        if !drained {
            failures.push("the receivers were still busy when they were stopped".to_owned());
        }
        failures.extend(self.left_behind.iter().map(|what| format!("not deleted: {what}")));
        failures
    }

    /// The report as JSON, with the verdict and the reasons.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        let failures = self.failures();
        let verdict = if failures.is_empty() { "success" } else { "failure" };
        serde_json::json!({ "verdict": verdict, "failures": failures, "report": self })
    }

    fn rows(&self) -> Vec<[String; 3]> {
        let Counts { inbound, outbound, .. } = &self.counts;
        let row = |name: &str, to: u64, from: u64| [name.to_owned(), grouped(to), grouped(from)];
        vec![
            ["packets".to_owned(), "to the ENI".to_owned(), "from the owner".to_owned()],
            row("sent", inbound.sent, outbound.sent_by_owner),
            row("received by exactly one", inbound.received_once, outbound.received_once),
            row("lost", inbound.lost, outbound.lost),
            row("duplicated", inbound.duplicated, outbound.duplicated),
            row("unsent", inbound.unsent, outbound.unsent_by_owner),
        ]
    }
}

/// The table for people.
impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let simulated = self.plane.kind == PlaneKind::Simulated;
        if simulated {
            out.write_str("*** SIMULATED PLANE: no kernel carried these packets ***\n")?;
        }
        writeln!(out, "plane                     {}", self.plane.name)?;
        writeln!(out, "moves                     {} of {}", self.moves.done, self.moves.asked)?;
        if let Some(ms) = self.moves.start_to_first_ms {
            writeln!(out, "start to first move       {}.{:03} s", ms / 1_000, ms % 1_000)?;
        }
        writeln!(out)?;
        for [name, to, from] in self.rows() {
            writeln!(out, "{name:<24} {to:>16} {from:>16}")?;
        }
        writeln!(out)?;
        self.write_kinds(out)?;
        self.write_fence(out)?;
        writeln!(out)?;
        writeln!(out, "{:<24} {:>12} {:>12} {:>12}", "time", "p50", "p99", "max")?;
        latency_row(out, "call to SUCCESS", &self.moves.call_to_success)?;
        latency_row(out, "switch", &self.moves.switch)?;
        self.write_paces(out)?;
        writeln!(out)?;
        let failures = self.failures();
        let suffix = if simulated { " (SIMULATED PLANE)" } else { "" };
        if failures.is_empty() {
            return write!(out, "OK{suffix}: lost 0, duplicated 0, fence breaches 0");
        }
        write!(out, "FAILED{suffix}:")?;
        failures.iter().try_for_each(|failure| write!(out, "\n  - {failure}"))
    }
}

impl Report {
    fn write_kinds(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for it in &self.counts.kinds {
            let [to, from] = [it.sent_to, it.sent_from].map(grouped);
            write!(out, "{:<24} {to:>16} {from:>16}", it.kind)?;
            writeln!(out, "   lost {}", grouped(it.lost_to + it.lost_from))?;
        }
        writeln!(out)
    }

    fn write_fence(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outbound = &self.counts.outbound;
        let switch = &outbound.in_switch;
        let rows = [
            ("sent by the non-owner", outbound.sent_by_non_owner),
            ("refused to it locally", outbound.refused_to_non_owner),
            ("received (fence breaches)", outbound.breaches),
            ("sent during a switch", switch.checked + switch.spanning),
            ("  of these received", switch.received),
            ("  of these stopped", switch.stopped),
            ("  switches unexplained", switch.unexplained_windows),
        ];
        rows.iter()
            .try_for_each(|(name, count)| writeln!(out, "{name:<26} {:>14}", grouped(*count)))
    }

    fn write_paces(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out)?;
        for (name, pace) in ["peer", "first guest", "second guest"].iter().zip(&self.paces) {
            let (reached, asked) = (grouped(pace.rate_reached), grouped(pace.rate_asked));
            write!(out, "pace of the {name:<12} {reached:>16} of {asked} packets/s")?;
            if pace.given_up > 0 {
                write!(out, ", {} given up: this machine was too busy", grouped(pace.given_up))?;
            }
            if let Some(refusal) = &pace.first_refusal {
                write!(out, ", first refusal: {refusal}")?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

fn latency_row(out: &mut fmt::Formatter<'_>, name: &str, latency: &Latency) -> fmt::Result {
    let [p50, p99, max] = [latency.p50_us, latency.p99_us, latency.max_us].map(duration);
    writeln!(out, "{name:<24} {p50:>12} {p99:>12} {max:>12}")
}

fn duration(us: f64) -> String {
    if us < 1_000.0 { format!("{us:.1} us") } else { format!("{:.2} ms", us / 1_000.0) }
}

/// A number with its thousands apart: `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        // Writing to a String cannot fail.
        let _ = out.write_char(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        let rows = [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")];
        for (number, text) in rows {
            assert_eq!(grouped(number), text);
        }
    }
}
