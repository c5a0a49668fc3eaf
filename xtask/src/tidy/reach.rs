//! Dead files: a Rust file that no `mod` line leads to is not compiled, and rots unseen.
//!
//! Comes in: the tree and its masked sources. Goes out: a finding for each file that cannot be
//! reached. Invariants: the walk starts from the files that cargo builds of itself or that a
//! manifest names; it follows `mod name;`, `#[path]` and `include!`.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, Rule};
use super::manifests;
use super::source::{Source, places};
use super::tree::{Tree, folder, join, stem};

const DEAD: Rule = Rule {
    name: "dead-file",
    why: "a file that no `mod` line leads to is never compiled, tested or linted",
    cure: "declare it with `mod` in the file above it, or delete it",
};

/// Every Rust file that the build does not reach.
pub(super) fn check(tree: &Tree, sources: &[Source<'_>]) -> Vec<Finding> {
    let by_path: BTreeMap<&str, &Source<'_>> = sources.iter().map(|s| (s.path, s)).collect();
    let packages = manifests::packages(tree);
    let mut pending: Vec<String> = Vec::new();
    for package in &packages {
        let root = package.folder();
        pending.extend(package.targets.iter().cloned());
        let own = by_path.keys().filter_map(|path| Some((path, inside(path, root)?)));
        pending.extend(own.filter(|(_, rest)| is_target(rest)).map(|(path, _)| (*path).to_owned()));
    }
    let roots: BTreeSet<String> = pending.iter().cloned().collect();
    let mut reached = BTreeSet::new();
    while let Some(path) = pending.pop() {
        let Some(source) = by_path.get(path.as_str()) else { continue };
        if reached.insert(path.clone()) {
            pending.extend(children(source, roots.contains(&path)));
        }
    }
    let dead = by_path.keys().filter(|path| !reached.contains(**path));
    dead.map(|path| Finding::at(path, 1, &DEAD, "is not part of any build".to_owned())).collect()
}

/// The rest of a path that lies in a folder.
fn inside<'p>(path: &'p str, root: &str) -> Option<&'p str> {
    if root.is_empty() { Some(path) } else { path.strip_prefix(root)?.strip_prefix('/') }
}

/// Whether cargo builds this file of its own accord.
fn is_target(rest: &str) -> bool {
    let parts: Vec<&str> = rest.split('/').collect();
    let of_its_own = ["tests", "benches", "examples"];
    match parts.as_slice() {
        ["build.rs"] | ["src", "lib.rs" | "main.rs"] | ["src", "bin", _] => true,
        ["src", "bin", _, "main.rs"] => true,
        [kind, _] | [kind, _, "main.rs"] => of_its_own.contains(kind),
        _ => false,
    }
}

/// Where the modules may lie that a file declares; places that hold no file are harmless.
fn children(source: &Source<'_>, is_root: bool) -> Vec<String> {
    let here = folder(source.path);
    let below = if is_root || stem(source.path) == "mod" {
        here.to_owned()
    } else {
        join(here, stem(source.path))
    };
    let mut found = Vec::new();
    for at in places(&source.mask, "mod") {
        let rest = source.mask[at + 3..].trim_start();
        let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if !name.is_empty() && rest[name.len()..].trim_start().starts_with(';') {
            found.push(join(&below, &format!("{name}.rs")));
            found.push(join(&below, &format!("{name}/mod.rs")));
        }
    }
    for opening in ["#[path", "include!"] {
        let quoted =
            places(&source.mask, opening).filter_map(|at| first_quoted(&source.text[at..]));
        found.extend(quoted.map(|path| join(here, path)));
    }
    found
}

/// The first text in quotes on the rest of a line.
fn first_quoted(text: &str) -> Option<&str> {
    let line = text.lines().next()?;
    line.split('"').nth(1)
}

#[cfg(test)]
mod tests {
    use super::super::source::read_all;
    use super::*;

    fn dead(files: &[(&str, &str)]) -> Vec<String> {
        let manifest = (
            "p/Cargo.toml",
            "[package]\nname = \"p\"\n[[bin]]\nname = \"x\"\npath = \"odd/x.rs\"\n",
        );
        let all: Vec<(&str, &str)> = files.iter().copied().chain([manifest]).collect();
        let tree = Tree::of(&all);
        let findings = check(&tree, &read_all(&tree));
        findings.iter().map(|finding| finding.place().0.to_owned()).collect()
    }

    #[test]
    fn a_file_that_nothing_declares_is_dead() {
        assert_eq!(
            dead(&[("p/src/lib.rs", "mod a;"), ("p/src/a.rs", ""), ("p/src/b.rs", "")]),
            ["p/src/b.rs"]
        );
    }

    #[test]
    fn a_declaration_in_a_comment_or_a_text_does_not_count() {
        assert_eq!(
            dead(&[("p/src/lib.rs", "// mod a;\nconst X: &str = \"mod a;\";"), ("p/src/a.rs", "")]),
            ["p/src/a.rs"]
        );
    }

    #[test]
    fn every_way_to_reach_a_file_is_followed() {
        for files in [
            &[
                ("p/src/main.rs", "pub(crate) mod a;"),
                ("p/src/a/mod.rs", "mod b;"),
                ("p/src/a/b.rs", ""),
            ][..],
            &[
                ("p/src/lib.rs", "mod a;"),
                ("p/src/a.rs", "#[cfg(test)]\nmod tests;"),
                ("p/src/a/tests.rs", ""),
            ],
            &[("p/src/lib.rs", "#[path = \"gen/x.rs\"]\nmod a;"), ("p/src/gen/x.rs", "")],
            &[("p/src/lib.rs", "include!(\"part.rs\");"), ("p/src/part.rs", "")],
            &[("p/tests/suite/main.rs", "mod a;"), ("p/tests/suite/a.rs", "")],
            &[
                ("p/tests/one.rs", ""),
                ("p/build.rs", ""),
                ("p/odd/x.rs", "mod y;"),
                ("p/odd/y.rs", ""),
            ],
        ] {
            assert_eq!(dead(files), [""; 0], "{files:?}");
        }
    }

    #[test]
    fn files_that_only_declare_each_other_are_dead() {
        assert_eq!(
            dead(&[("p/src/lib.rs", ""), ("p/src/a.rs", "mod b;"), ("p/src/a/b.rs", "")]).len(),
            2
        );
    }
}
