//! `cargo xtask mutants`: the suite has to be able to fail.
//!
//! Comes in: `xtask/mutants.toml`, deliberately wrong variants of the code, each with the named
//! test that must fail with it. Goes out: for each, whether it was caught; exit code 1 when one was
//! not. Invariants: the working tree is never changed (a copy under `target/mutants` is); a variant
//! that does not build, or whose text is not found exactly once, is an error and not a catch; each
//! named test passes without the variant.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    mutant: Vec<Mutant>,
}

/// One deliberately wrong variant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mutant {
    name: String,
    /// What is wrong with it.
    wrong: String,
    file: PathBuf,
    find: String,
    replace: String,
    package: String,
    /// `lib`, or the name of a test binary.
    target: String,
    test: String,
}

/// What became of a run of a named test.
#[derive(Debug, PartialEq, Eq)]
enum Run {
    Passed,
    Failed,
}

/// Runs all variants, or those whose name contains one of the words.
pub(crate) fn run(root: &Path, words: &[&str]) -> Result<ExitCode> {
    let mut mutants = read(root)?;
    mutants.retain(|mutant| words.is_empty() || words.iter().any(|w| mutant.name.contains(w)));
    ensure!(!mutants.is_empty(), "no variant has such a name; xtask/mutants.toml lists them");
    let copy = Copy::fresh(root)?;
    println!("without any variant, every named test has to pass:");
    for mutant in &mutants {
        let passed = copy.test(mutant)? == Run::Passed;
        ensure!(passed, "{} fails without the variant {}", mutant.test, mutant.name);
    }
    let mut missed = 0;
    for mutant in &mutants {
        let began = Instant::now();
        let caught = copy.with(mutant, || copy.test(mutant))? == Run::Failed;
        missed += usize::from(!caught);
        let verdict = if caught { "caught" } else { "NOT CAUGHT" };
        let seconds = began.elapsed().as_secs();
        println!("{verdict:<10} {seconds:>3} s  {}: {}", mutant.name, mutant.wrong);
    }
    println!("mutants: {} caught, {missed} not caught", mutants.len() - missed);
    Ok(if missed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read(root: &Path) -> Result<Vec<Mutant>> {
    let path = root.join("xtask/mutants.toml");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let list: List = toml::from_str(&text).context("xtask/mutants.toml")?;
    Ok(list.mutant)
}

/// A copy of the tree's own files, with a target folder of its own.
struct Copy {
    tree: PathBuf,
    target: PathBuf,
}

impl Copy {
    /// Copies what git knows, and what it does not ignore. A file that has not changed keeps its
    /// time, so that cargo does not build again what it has built.
    fn fresh(root: &Path) -> Result<Self> {
        let target = root.join("target/mutants");
        let tree = target.join("tree");
        let listed = Command::new("git")
            .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
            .current_dir(root)
            .output()
            .context("git ls-files")?;
        ensure!(listed.status.success(), "git ls-files failed");
        for name in String::from_utf8(listed.stdout)?.split_terminator('\0') {
            let (from, to) = (root.join(name), tree.join(name));
            let Ok(bytes) = fs::read(&from) else { continue };
            if fs::read(&to).is_ok_and(|old| old == bytes) {
                continue;
            }
            fs::create_dir_all(to.parent().context("a file has a folder")?)?;
            fs::write(&to, bytes)?;
            fs::set_permissions(&to, fs::metadata(&from)?.permissions())?;
        }
        Ok(Self { tree, target: target.join("target") })
    }

    /// Does it with the variant in place, and takes the variant out again.
    fn with<T>(&self, mutant: &Mutant, run: impl FnOnce() -> Result<T>) -> Result<T> {
        let path = self.tree.join(&mutant.file);
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        fs::write(&path, mutated(&text, mutant)?)?;
        let result = run();
        fs::write(&path, text)?;
        result
    }

    fn test(&self, mutant: &Mutant) -> Result<Run> {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(&self.tree).env("CARGO_TARGET_DIR", &self.target);
        cargo.env("CARGO_INCREMENTAL", "1");
        cargo.args(["test", "--locked", "--package", &mutant.package]);
        match mutant.target.as_str() {
            "lib" => cargo.arg("--lib"),
            binary => cargo.args(["--test", binary]),
        };
        cargo.args(["--", "--exact", &mutant.test]);
        let output = cargo.output().context("cargo test")?;
        let said = String::from_utf8_lossy(&output.stdout);
        verdict(&said, mutant).with_context(|| {
            let errors = String::from_utf8_lossy(&output.stderr);
            format!("{}: {}", mutant.name, tail(&errors))
        })
    }
}

/// The text with the variant in place.
fn mutated(text: &str, mutant: &Mutant) -> Result<String> {
    let found = text.matches(&mutant.find).count();
    let (name, file) = (&mutant.name, mutant.file.display());
    ensure!(found == 1, "{name}: its text stands {found} times in {file}, not once");
    ensure!(mutant.find != mutant.replace, "{name} changes nothing");
    Ok(text.replace(&mutant.find, &mutant.replace))
}

/// Only the named test's own line counts: what does not build is no catch.
fn verdict(said: &str, mutant: &Mutant) -> Result<Run> {
    let line = |end: &str| format!("test {} ... {end}", mutant.test);
    let (ok, failed) = (line("ok"), line("FAILED"));
    if said.lines().any(|line| line == ok) {
        return Ok(Run::Passed);
    }
    if said.lines().any(|line| line == failed) {
        return Ok(Run::Failed);
    }
    bail!("the test {} was not run", mutant.test)
}

fn tail(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(25)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> PathBuf {
        crate::repository()
    }

    #[test]
    fn every_variant_still_finds_its_text_once() {
        let mutants = read(&root()).unwrap();
        assert!(mutants.len() >= 10, "only {}", mutants.len());
        for mutant in &mutants {
            let text = fs::read_to_string(root().join(&mutant.file)).unwrap();
            mutated(&text, mutant).unwrap();
        }
    }

    #[test]
    fn every_variant_stands_in_the_documents_with_its_test() {
        let document = fs::read_to_string(root().join("docs/mutants.md")).unwrap();
        for mutant in read(&root()).unwrap() {
            let row = format!("| {} | {} | `{}` |", mutant.name, mutant.wrong, mutant.test);
            assert!(document.contains(&row), "docs/mutants.md lacks this row:\n{row}");
        }
    }

    #[test]
    fn what_was_not_run_is_no_catch() {
        let mutants = read(&root()).unwrap();
        let named = |end: &str| format!("running 1 test\ntest {} ... {end}\n", mutants[0].test);
        assert_eq!(verdict(&named("ok"), &mutants[0]).unwrap(), Run::Passed);
        assert_eq!(verdict(&named("FAILED"), &mutants[0]).unwrap(), Run::Failed);
        assert!(verdict("error: could not compile", &mutants[0]).is_err());
    }
}
