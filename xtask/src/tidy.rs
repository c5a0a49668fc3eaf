//! Tidy: what the compiler cannot see, checked over the whole tree on every run.
//!
//! Comes in: the repository's tracked files as one value (`Tree`). Goes out: findings, each with
//! the file and line, the rule, why the rule is there and what to do.
//! Invariants: every rule is a pure function of the tree; only `run` touches the disk and prints;
//! each rule has a test that plants a breach and sees it found.

mod arrows;
mod bans;
mod docs;
mod files;
mod finding;
mod hosts;
mod manifests;
mod reach;
mod source;
mod tree;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, ensure};

use finding::Finding;
use tree::Tree;

/// Reads the repository, checks it and prints what was found.
pub(crate) fn run(root: &Path) -> Result<ExitCode> {
    let tree = Tree::read(root)?;
    ensure!(tree.has_file("Cargo.toml"), "{} is not the repository", root.display());
    let findings = check(&tree);
    for finding in &findings {
        println!("{finding}");
    }
    println!("tidy: {} files, {} findings", tree.len(), findings.len());
    Ok(if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Everything that is out of order in the tree, by file and line.
fn check(tree: &Tree) -> Vec<Finding> {
    let sources = source::read_all(tree);
    let mut findings = arrows::check(tree);
    findings.extend(files::check(tree));
    findings.extend(bans::check(&sources));
    findings.extend(hosts::check(tree));
    findings.extend(reach::check(tree, &sources));
    findings.extend(docs::check(tree));
    findings.sort();
    findings
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_room_of_rules_is_asked() {
        let tree = Tree::of(&[
            ("crates/new/Cargo.toml", "[package]\nname = \"new\"\n"),
            ("crates/new/src/lib.rs", "//! x\nfn x() { todo!() }\n"),
            ("crates/new/src/dead.rs", "//! x\n"),
            ("crates/new/src/bin/utils.rs", "//! x\n"),
            ("README.md", concat!("`docs/gone.md`\n/", "root/x\n")),
        ]);
        let findings = check(&tree);
        let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.place().2).collect();
        let expected =
            ["dead-file", "machine-path", "name", "named-path", "undrawn-package", "unfinished"];
        assert_eq!(rules, BTreeSet::from(expected));
        assert!(findings.is_sorted());
    }

    #[test]
    fn a_tidy_tree_has_no_findings() {
        let tree = Tree::of(&[
            ("crates/rehome-wire/Cargo.toml", "[package]\nname = \"rehome-wire\"\n"),
            ("crates/rehome-wire/src/lib.rs", "//! The protocol.\n"),
            ("README.md", "`crates/rehome-wire/src/lib.rs`\n"),
        ]);
        assert_eq!(check(&tree), []);
    }

    #[test]
    fn a_finding_says_where_which_why_and_what_to_do() {
        let tree = Tree::of(&[("a.rs", "fn x() {}\n")]);
        let told = check(&tree).iter().map(ToString::to_string).collect::<String>();
        assert!(told.starts_with("a.rs:1: "), "{told}");
        assert!(told.contains("    why: ") && told.contains("    do:  "), "{told}");
    }
}
