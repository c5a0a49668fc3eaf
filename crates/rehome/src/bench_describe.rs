//! `rehome bench describe`: what a lookup costs among few interfaces and among many.
//!
//! Two services in this process, on the simulated plane and each on a folder of its own: what is
//! measured is the way of a call, and no packet.

use std::process::ExitCode;

use anyhow::{Context, Result};
use rehome_bench::look_up;
use rehome_demo::MonotonicClock;
use rehome_domain::elastic_ip::PoolBlock;
use rehome_domain::{Ipv4Cidr, Region, Scope};

use crate::cli::{BenchDescribe, Output, PlaneChoice};
use crate::crowd;
use crate::demo::{REGION, Scratch};

const ZONE: &str = "ap-guangzhou-3";

/// Public addresses for as many elastic IPs as an account may have: the block that RFC 2544 keeps for
/// benchmarks.
const PUBLIC: &str = "198.18.0.0/16";

/// Measures. Never fails for a time.
pub(crate) fn run(options: &BenchDescribe) -> Result<ExitCode> {
    let clock = MonotonicClock::start();
    let scratches = [side()?, side()?];
    let region = Region::parse(REGION).context("the region is known")?;
    let eip_block = PoolBlock::new(Ipv4Cidr::parse(PUBLIC)?)?;
    let crowds = scratches.iter().zip([options.few, options.many]);
    let sides = crowds.map(|(scratch, interfaces)| {
        eprintln!("bench: filling {interfaces} interfaces");
        scratch.serve_filled((clock, eip_block), |store, account| {
            crowd::fill(store, (Scope { account, region }, ZONE), interfaces)
        })
    });
    let mut sides = sides.collect::<Result<Vec<_>>>()?;
    let [few, many] = &sides[..] else { unreachable!("there are two scratches") };
    eprintln!("bench: asking");
    let report = look_up(([&few.client, &many.client], clock), ZONE, options.calls);
    sides.iter_mut().for_each(|side| side.service.stop());
    let report = report?;
    match options.output {
        Output::Text => println!("{report}"),
        Output::Json => println!("{}", serde_json::to_string_pretty(&report)?),
    }
    Ok(ExitCode::SUCCESS)
}

fn side() -> Result<Scratch> {
    Scratch::new(PlaneChoice::Simulated)
}
