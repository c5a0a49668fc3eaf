//! `rehome doctor`: what this machine can do, and what to do about what it cannot.

use std::process::ExitCode;

use anyhow::Result;
use rehome_linux::doctor::{Need, Outcome, check, check_needed};

/// Prints one line a check. Exit code 1 when the Linux plane cannot be had.
pub(crate) fn run() -> Result<ExitCode> {
    let (mut lacking, mut features) = (false, 0);
    for check in check() {
        match &check.outcome {
            Outcome::Works => println!("ok       {}", check.name),
            Outcome::Missing(why) => {
                let word = match check.need {
                    Need::Plane => {
                        lacking = true;
                        "MISSING"
                    }
                    Need::Feature => {
                        features += 1;
                        "without"
                    }
                };
                println!("{word}  {}: {why}", check.name);
                println!("         without it: {}", check.consequence);
                println!("         remedy:     {}", check.remedy);
            }
        }
    }
    let verdict = match (lacking, features) {
        (true, _) => String::from("cannot be had here"),
        (false, 0) => String::from("works here"),
        (false, some) => format!("works here, without {some} of its features"),
    };
    println!("the Linux plane {verdict}; the simulated plane works anywhere");
    Ok(if lacking { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What the Linux plane lacks on this machine, in words. Empty when it works.
pub(crate) fn missing() -> Vec<String> {
    let lacking = check_needed().into_iter().filter_map(|check| match check.outcome {
        Outcome::Works => None,
        Outcome::Missing(why) => Some(format!("{}: {why}", check.name)),
    });
    lacking.collect()
}
