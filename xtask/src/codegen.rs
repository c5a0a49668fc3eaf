//! `cargo xtask codegen`: from `schema/` to `crates/rehome-actions/src/generated/`.
//!
//! Comes in: `schema/*.json` (one file per service) and `schema/actions.tsv` (how an action's result
//! is learned). Goes out: one Rust file per service and one with the look-up tables; with `--check`
//! nothing is written, and a difference is a failure.
//! Invariants: the output depends on nothing but the schema; what is generated is calls of the
//! macros of `rehome-actions`, so that the code itself is written, read and tested in one place.

mod emit;
mod names;
mod schema;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const OUTPUT: &str = "crates/rehome-actions/src/generated";

/// Writes the files, or with `--check` compares them.
pub(crate) fn run(root: &Path, options: &[&str]) -> Result<ExitCode> {
    let files = emit::files(&schema::read(&root.join("schema"))?)?;
    let folder = root.join(OUTPUT);
    match options {
        [] => write(&folder, &files),
        ["--check"] => check(&folder, &files),
        _ => bail!("codegen takes no option but --check"),
    }
}

fn write(folder: &Path, files: &BTreeMap<String, String>) -> Result<ExitCode> {
    fs::create_dir_all(folder)?;
    for (name, text) in existing(folder)? {
        if !files.contains_key(&name) {
            fs::remove_file(folder.join(&name))?;
            println!("removed {OUTPUT}/{name} ({} bytes)", text.len());
        }
    }
    for (name, text) in files {
        fs::write(folder.join(name), text).with_context(|| format!("writing {name}"))?;
        println!("wrote {OUTPUT}/{name} ({} lines)", text.lines().count());
    }
    Ok(ExitCode::SUCCESS)
}

fn check(folder: &Path, files: &BTreeMap<String, String>) -> Result<ExitCode> {
    let existing = existing(folder)?;
    let stale = stale(&existing, files);
    for name in &stale {
        println!("{OUTPUT}/{name} does not fit schema/: run `cargo xtask codegen`");
    }
    Ok(if stale.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Names of files that differ, are missing or should not be there.
fn stale<'a>(
    existing: &'a BTreeMap<String, String>,
    files: &'a BTreeMap<String, String>,
) -> BTreeSet<&'a String> {
    let names = existing.keys().chain(files.keys());
    names.filter(|name| existing.get(*name) != files.get(*name)).collect()
}

fn existing(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.insert(name, fs::read_to_string(entry.path())?);
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_a_missing_and_a_left_over_file_are_stale() {
        let map = |rows: &[(&str, &str)]| -> BTreeMap<String, String> {
            rows.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
        };
        let existing = map(&[("same.rs", "a"), ("changed.rs", "b"), ("left_over.rs", "c")]);
        let files = map(&[("same.rs", "a"), ("changed.rs", "B"), ("missing.rs", "d")]);
        let names: Vec<&str> = stale(&existing, &files).into_iter().map(String::as_str).collect();
        assert_eq!(names, ["changed.rs", "left_over.rs", "missing.rs"]);
    }
}
