//! What a lookup costs among few interfaces and among many.
//!
//! In: clients of two services, one with a small crowd and one with a big one. Out: for each way to
//! ask, how long whole signed calls took at both, and how many times longer at the big one.
//! Invariants: both sides are asked in turn, so that whatever else the machine does meets both alike;
//! both answers have the same number of interfaces, or there is no result; no time is a failure.

use std::fmt;

use rehome_client::Client;
use rehome_demo::{Calls, CloudError, Latency, MonotonicClock, list};
use serde::Serialize;

use crate::machine::Machine;
use crate::targets::{LOOKUP_RATIO, word};
use crate::wanted::{Probe, Wanted};

const ACTION: &str = "DescribeNetworkInterfaces";
/// Calls of each kind before those that count.
const WARM_UP: u32 = 5;

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub enum LookupError {
    /// A call failed.
    #[error(transparent)]
    Cloud(#[from] CloudError),
    /// The two sides answered differently: times of different answers compare nothing.
    #[error("{name}: {few} interfaces among few, {many} among many; the filter is at fault")]
    Differs {
        /// What was asked for.
        name: &'static str,
        /// Interfaces in the answer of the small side.
        few: usize,
        /// Interfaces in the answer of the big side.
        many: usize,
    },
}

/// One way to ask.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lookup {
    /// What was asked for.
    pub name: &'static str,
    /// Interfaces in each answer.
    pub found: usize,
    /// Among few.
    pub few: Latency,
    /// Among many.
    pub many: Latency,
    /// How many times longer the median is among many.
    pub ratio_p50: f64,
    /// How many times longer the 99th percentile is among many.
    pub ratio_p99: f64,
}

/// Everything that a run measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lookups {
    /// Where.
    pub machine: Machine,
    /// Interfaces of the small side and of the big one.
    pub interfaces: [u64; 2],
    /// Each way to ask.
    pub lookups: Vec<Lookup>,
}

/// Makes what is looked for on both sides and measures each way to ask for it, `calls` times.
///
/// # Errors
/// [`LookupError`].
pub fn look_up(
    (clients, clock): ([&Client; 2], MonotonicClock),
    zone: &str,
    calls: u32,
) -> Result<Lookups, LookupError> {
    let machine = Machine::describe();
    let mut sides = Vec::new();
    for client in clients {
        let wanted = Wanted::make((client, clock), zone)?;
        let of_side = Calls::new(client, clock);
        let everything = of_side.vpc(ACTION, serde_json::json!({"Limit": 1}))?;
        let everything = everything["TotalCount"].as_u64();
        let everything =
            everything.ok_or(CloudError::Answer { action: ACTION, field: "TotalCount" })?;
        sides.push((of_side, everything, wanted.probes(everything)));
    }
    let [(few, few_in_all, few_probes), (many, many_in_all, many_probes)] = &sides[..] else {
        unreachable!("there are two clients")
    };
    let probes = few_probes.iter().zip(many_probes);
    let lookups = probes.map(|probes| measure((*few, *many), probes, (clock, calls)));
    let lookups = lookups.collect::<Result<_, _>>()?;
    Ok(Lookups { machine, interfaces: [*few_in_all, *many_in_all], lookups })
}

fn measure(
    sides: (Calls<'_>, Calls<'_>),
    (small, big): (&Probe, &Probe),
    (clock, calls): (MonotonicClock, u32),
) -> Result<Lookup, LookupError> {
    let ask = |side: Calls<'_>, probe: &Probe| {
        let begin_ns = clock.now_ns();
        let answer = side.vpc(ACTION, probe.parameters.clone())?;
        let took_ns = clock.now_ns() - begin_ns;
        Ok::<_, CloudError>((took_ns, list(&answer, "/NetworkInterfaceSet").len()))
    };
    let (mut took_few, mut took_many, mut found) = (Vec::new(), Vec::new(), 0);
    for number in 0..calls + WARM_UP {
        let ((few_ns, few), (many_ns, many)) = (ask(sides.0, small)?, ask(sides.1, big)?);
        if few != many {
            return Err(LookupError::Differs { name: small.name, few, many });
        }
        found = few;
        if number >= WARM_UP {
            took_few.push(few_ns);
            took_many.push(many_ns);
        }
    }
    let (few, many) = (Latency::of(took_few), Latency::of(took_many));
    let (ratio_p50, ratio_p99) = (many.p50_us / few.p50_us, many.p99_us / few.p99_us);
    Ok(Lookup { name: small.name, found, few, many, ratio_p50, ratio_p99 })
}

impl fmt::Display for Lookups {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [few, many] = self.interfaces;
        writeln!(out, "{}\n", self.machine)?;
        writeln!(out, "DescribeNetworkInterfaces among {few} and among {many} interfaces")?;
        writeln!(
            out,
            "whole signed calls, in microseconds; as promised: p99 grows {LOOKUP_RATIO} times at most\n"
        )?;
        let head = ["found", "p50", "p50", "ratio", "p99", "p99", "ratio"];
        write!(out, "{:<32}", "by")?;
        head.iter().try_for_each(|word| write!(out, "{word:>9}"))?;
        writeln!(out)?;
        self.lookups.iter().try_for_each(|it| {
            let p50 = [it.few.p50_us, it.many.p50_us, it.ratio_p50];
            let p99 = [it.few.p99_us, it.many.p99_us, it.ratio_p99];
            write!(out, "{:<32}{:>9}", it.name, it.found)?;
            p50.iter().chain(&p99).try_for_each(|figure| write!(out, "{figure:>9.2}"))?;
            writeln!(out, "  {}", word(it.ratio_p99 <= LOOKUP_RATIO))
        })
    }
}
