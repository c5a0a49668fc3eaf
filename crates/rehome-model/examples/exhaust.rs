//! Searches clouds and prints how large each search was and what it found.
//!
//! Comes in: `interfaces=1 controllers=2 calls=2 crashes=0 faults=0 late=0 deaths=0 leaves=0
//! repairs=0 states=50000000`, any of them; without arguments, the list of docs/model.md. Goes out:
//! figures, a story where a law is broken, and an exit code (1 when anything but "holds").

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "its figures are its purpose")]

use std::process::ExitCode;
use std::time::Instant;

use rehome_model::{Bounds, Cloud, Size, Variant, Verdict, search};

/// What is searched when nothing is asked for.
const LIST: [&str; 7] = [
    "calls=2",
    "calls=2 crashes=1",
    "calls=2 late=1",
    "calls=2 leaves=1",
    "calls=1 crashes=1 faults=1 late=2",
    "calls=1 deaths=1 crashes=1",
    "interfaces=2 controllers=1 calls=3 crashes=1 leaves=1",
];

/// What is to be searched.
struct Asked {
    size: Size,
    bounds: Bounds,
    states_max: u32,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let searches: Vec<String> = if arguments.is_empty() {
        LIST.map(String::from).to_vec()
    } else {
        vec![arguments.join(" ")]
    };
    let mut all_hold = true;
    for search in searches {
        let Some(asked) = Asked::read(&search) else {
            eprintln!("not understood: {search}");
            return ExitCode::from(2);
        };
        all_hold &= run(&asked);
    }
    if all_hold { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl Asked {
    fn read(text: &str) -> Option<Self> {
        let size = Size { interfaces: 1, controllers: 2 };
        let mut asked = Self { size, bounds: Bounds::default(), states_max: 50_000_000 };
        for word in text.split_whitespace() {
            let (name, number) = word.split_once('=')?;
            if name == "states" {
                asked.states_max = number.parse().ok()?;
                continue;
            }
            let number: u8 = number.parse().ok()?;
            let bounds = &mut asked.bounds;
            match name {
                "interfaces" if (1..=2).contains(&number) => asked.size.interfaces = number.into(),
                "controllers" if (1..=2).contains(&number) => {
                    asked.size.controllers = number.into()
                }
                "calls" if number <= 10 => bounds.calls = number,
                "crashes" => bounds.crashes = number,
                "faults" => bounds.faults = number,
                "late" => bounds.late = number,
                "deaths" => bounds.deaths = number,
                "leaves" => bounds.leaves = number,
                "repairs" => bounds.repairs = number,
                _ => return None,
            }
        }
        Some(asked)
    }
}

fn run(asked: &Asked) -> bool {
    let Asked { size, bounds, states_max } = *asked;
    let begun = Instant::now();
    let cloud = Cloud::new(size, bounds, Variant::Shipping);
    let report = search(&cloud, states_max);
    let extent = report.extent;
    let (worlds, planes) = cloud.sizes();
    println!("{size:?} {bounds:?}");
    println!(
        "  {} states, {} steps, depth {}, {} settled; {worlds} worlds, {planes} planes; {:.1} s, {} MB",
        extent.states,
        extent.steps,
        extent.depth,
        extent.settled,
        begun.elapsed().as_secs_f64(),
        extent.bytes / 1_000_000,
    );
    let holds = matches!(report.verdict, Verdict::Holds);
    match report.verdict {
        Verdict::Holds => println!("  every law holds; an end can be reached from every state"),
        Verdict::TooMany => println!("  more states than that: nothing is proved"),
        Verdict::Broken(law, way) => println!("  BROKEN: {law}\n{}", cloud.story(&way)),
        Verdict::Stuck(way) => println!("  NO WAY TO END after\n{}", cloud.story(&way)),
    }
    holds
}
