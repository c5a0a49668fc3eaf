//! Every check that a change must pass, in order, stopping at the first that fails.
//!
//! Comes in: the steps to leave out. Goes out: each step's own output under a heading with its
//! time, one closing line, and the exit code. Invariants: a step is a program that anyone can run
//! by hand, and its heading says how; a check that could not be made is said aloud in the closing line.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// One check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Fmt,
    Codegen,
    Tidy,
    Clippy,
    Doc,
    Deny,
    Tests,
    Sim,
}

/// What a step came to.
enum Verdict {
    Passed,
    /// Passed, but this part of it could not be checked.
    PassedWithout(&'static str),
    Failed,
}

const STEPS: [Step; 8] = [
    Step::Fmt,
    Step::Codegen,
    Step::Tidy,
    Step::Clippy,
    Step::Doc,
    Step::Deny,
    Step::Tests,
    Step::Sim,
];

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Codegen => "codegen",
            Self::Tidy => "tidy",
            Self::Clippy => "clippy",
            Self::Doc => "doc",
            Self::Deny => "deny",
            Self::Tests => "tests",
            Self::Sim => "sim",
        }
    }

    /// The words after `cargo`.
    fn words(self) -> &'static str {
        match self {
            Self::Fmt => "fmt --all --check",
            Self::Codegen => "xtask codegen --check",
            Self::Tidy => "xtask tidy",
            Self::Clippy => "clippy --locked --workspace --all-targets -- -D warnings",
            Self::Doc => "doc --locked --workspace --no-deps",
            Self::Deny => "deny --locked check --hide-inclusion-graph",
            Self::Tests => "test --locked --workspace",
            // The kept seeds and about 200 others. A new seed is for people who look at what it finds.
            Self::Sim => "xtask sim --migrations 30000",
        }
    }

    fn run(self, root: &Path) -> Result<Verdict> {
        let passed = match self {
            Self::Deny => return deny(root),
            Self::Doc => cargo(root, self.words(), &[("RUSTDOCFLAGS", "-D warnings")])?,
            Self::Fmt | Self::Codegen | Self::Tidy | Self::Clippy | Self::Tests | Self::Sim => {
                cargo(root, self.words(), &[])?
            }
        };
        Ok(if passed { Verdict::Passed } else { Verdict::Failed })
    }
}

/// Runs the steps; `--skip NAME` leaves one out.
pub(crate) fn run(root: &Path, options: &[&str]) -> Result<ExitCode> {
    let steps = plan(options)?;
    let began = Instant::now();
    let mut unchecked = Vec::new();
    for step in &steps {
        println!("\n==> {}: cargo {}", step.name(), step.words());
        let step_began = Instant::now();
        let verdict = step.run(root)?;
        println!("<== {}: {:.1} s", step.name(), step_began.elapsed().as_secs_f64());
        match verdict {
            Verdict::Passed => {}
            Verdict::PassedWithout(part) => unchecked.push(part),
            Verdict::Failed => {
                println!("\nci: {} FAILED; what comes after it was not run", step.name());
                return Ok(ExitCode::FAILURE);
            }
        }
    }
    let without = if unchecked.is_empty() {
        String::new()
    } else {
        format!("; NOT CHECKED: {}", unchecked.join(", "))
    };
    let names: Vec<&str> = steps.iter().map(|step| step.name()).collect();
    println!("\nci: {} passed in {:.1} s{without}", names.join(" "), began.elapsed().as_secs_f64());
    Ok(ExitCode::SUCCESS)
}

/// The steps that are left after what is skipped, in their order.
fn plan(options: &[&str]) -> Result<Vec<Step>> {
    let mut steps = STEPS.to_vec();
    let mut rest = options;
    while let [option, more @ ..] = rest {
        let ("--skip", [name, more @ ..]) = (*option, more) else {
            bail!("{option} is not understood; write --skip STEP");
        };
        if !STEPS.iter().any(|step| step.name() == *name) {
            bail!("there is no step {name}");
        }
        steps.retain(|step| step.name() != *name);
        rest = more;
    }
    Ok(steps)
}

/// Runs cargo and says whether it succeeded.
fn cargo(root: &Path, words: &str, environment: &[(&str, &str)]) -> Result<bool> {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(program)
        .args(words.split(' '))
        .envs(environment.iter().copied())
        .current_dir(root)
        .status()
        .with_context(|| format!("cargo {words} could not be started"))?;
    Ok(status.success())
}

/// Licences, bans and sources; and advisories where their database can be had.
fn deny(root: &Path) -> Result<Verdict> {
    // Built without optimisation: the check takes seconds either way, the build does not.
    if !cargo(root, "deny --version", &[])?
        && !cargo(root, "install --locked --debug cargo-deny", &[("CARGO_PROFILE_DEV_DEBUG", "0")])?
    {
        bail!("cargo-deny is not here and could not be installed");
    }
    if cargo(root, "deny --locked fetch db", &[])? {
        let passed = cargo(root, Step::Deny.words(), &[])?;
        return Ok(if passed { Verdict::Passed } else { Verdict::Failed });
    }
    println!("!!! the advisory database could not be fetched:");
    println!("!!! ADVISORIES WERE NOT CHECKED; bans, licences and sources are");
    let rest = format!("{} bans licenses sources", Step::Deny.words());
    let passed = cargo(root, &rest, &[])?;
    Ok(if passed { Verdict::PassedWithout("advisories") } else { Verdict::Failed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_in_the_plan_and_in_order() {
        let names: Vec<&str> = plan(&[]).unwrap().into_iter().map(Step::name).collect();
        assert_eq!(names, ["fmt", "codegen", "tidy", "clippy", "doc", "deny", "tests", "sim"]);
    }

    #[test]
    fn a_skipped_step_is_left_out_and_the_others_stay() {
        let steps = plan(&["--skip", "tests", "--skip", "doc", "--skip", "sim"]).unwrap();
        assert_eq!(steps, [Step::Fmt, Step::Codegen, Step::Tidy, Step::Clippy, Step::Deny]);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for options in [&["--skip"][..], &["--skip", "nothing"], &["tests"], &["--fast"]] {
            assert!(plan(options).is_err(), "{options:?}");
        }
    }
}
