//! Each file on its own: how it opens, how long it is, what it is called, whether it can be read.
//!
//! Comes in: the tree. Goes out: findings at the line where the rule is broken.
//! Invariants: generated files may be long, but open with their purpose like every other.

use super::finding::{Finding, Rule};
use super::tree::{Tree, stem};

/// Where generated files may lie: the mark alone does not excuse a long file elsewhere.
const GENERATED_IN: &str = "crates/rehome-actions/";
/// What a generated file says of itself within its first lines.
const GENERATED_MARK: &str = "generated";
const RUST_LINES_MAX: usize = 500;
const ARCHITECTURE_LINES_MAX: usize = 299;
const NAMELESS: &[&str] = &["common", "helper", "helpers", "manager", "misc", "util", "utils"];

const PURPOSE: Rule = Rule {
    name: "purpose",
    why: "a reader learns from the first line what a file is for",
    cure: "open the file with //! and say what the room is for, what comes in, what goes out, its invariants",
};
const LENGTH: Rule = Rule {
    name: "file-length",
    why: "a file of more than 500 lines has become two things",
    cure: "split it by what it is about",
};
const NAME: Rule = Rule {
    name: "name",
    why: "such a name says nothing and gathers everything",
    cure: "name the file or folder after what is in it",
};
const MAP: Rule = Rule {
    name: "map-length",
    why: "ARCHITECTURE.md is a map: it is read in one sitting, so it stays under 300 lines",
    cure: "keep the invariants, move the detail to docs/ or to the file that it is about",
};
const JSON: Rule = Rule {
    name: "json",
    why: "types are generated from schema/, so what is there must be readable",
    cure: "mend the JSON",
};

/// Every breach of the rules about single files.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let names = tree.paths().filter_map(name);
    let texts = tree.texts().flat_map(|(path, text)| {
        let findings =
            [rust_opening(path, text), rust_length(path, text), map(path, text), json(path, text)];
        findings.into_iter().flatten()
    });
    names.chain(texts).collect()
}

/// Whether a file is generated, and so exempt from rules about size and wording.
pub(super) fn is_generated(path: &str, text: &str) -> bool {
    path.starts_with(GENERATED_IN)
        && text.lines().take(10).any(|line| line.to_ascii_lowercase().contains(GENERATED_MARK))
}

fn rust_opening(path: &str, text: &str) -> Option<Finding> {
    let opens = text
        .strip_prefix("//!")
        .is_some_and(|rest| rest.lines().next().is_some_and(|line| !line.trim().is_empty()));
    let broken = path.ends_with(".rs") && !opens;
    broken.then(|| Finding::at(path, 1, &PURPOSE, "does not open with //! and a text".to_owned()))
}

fn rust_length(path: &str, text: &str) -> Option<Finding> {
    let lines = text.lines().count();
    let broken = path.ends_with(".rs") && lines > RUST_LINES_MAX && !is_generated(path, text);
    broken.then(|| Finding::at(path, RUST_LINES_MAX + 1, &LENGTH, format!("{lines} lines")))
}

fn name(path: &str) -> Option<Finding> {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    parts.push(stem(path));
    let bad = parts.into_iter().find(|part| NAMELESS.contains(part))?;
    Some(Finding::at(path, 1, &NAME, format!("is called \"{bad}\"")))
}

fn map(path: &str, text: &str) -> Option<Finding> {
    let lines = text.lines().count();
    let broken = path == "ARCHITECTURE.md" && lines > ARCHITECTURE_LINES_MAX;
    broken.then(|| Finding::at(path, ARCHITECTURE_LINES_MAX + 1, &MAP, format!("{lines} lines")))
}

fn json(path: &str, text: &str) -> Option<Finding> {
    if !(path.starts_with("schema/") && path.ends_with(".json")) {
        return None;
    }
    let error = serde_json::from_str::<serde_json::Value>(text).err()?;
    Some(Finding::at(path, error.line().max(1), &JSON, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rules that one file breaks.
    fn broken(path: &str, text: &str) -> Vec<String> {
        let findings = check(&Tree::of(&[(path, text)]));
        findings.iter().map(|finding| finding.place().2.to_owned()).collect()
    }

    fn lines(first: &str, count: usize) -> String {
        format!("{first}\n{}", "x\n".repeat(count - 1))
    }

    #[test]
    fn a_rust_file_opens_with_its_purpose() {
        for (text, rules) in [
            ("//! The room.\n", &[][..]),
            ("//!\n", &["purpose"]),
            ("// The room.\n", &["purpose"]),
            ("\n//! The room.\n", &["purpose"]),
            ("", &["purpose"]),
        ] {
            assert_eq!(broken("a/tests/suite/main.rs", text), rules, "{text}");
        }
    }

    #[test]
    fn a_rust_file_ends_at_five_hundred_lines() {
        assert_eq!(broken("a.rs", &lines("//! x", 500)), [""; 0]);
        assert_eq!(broken("a.rs", &lines("//! x", 501)), ["file-length"]);
    }

    #[test]
    fn only_generated_files_in_their_folder_may_be_longer() {
        let text = lines("//! Generated by xtask.", 501);
        assert_eq!(broken("crates/rehome-actions/src/vpc.rs", &text), [""; 0]);
        assert_eq!(broken("crates/rehome-domain/src/vpc.rs", &text), ["file-length"]);
    }

    #[test]
    fn names_that_say_nothing_are_found_in_files_and_folders() {
        for path in
            ["crates/a/utils.rs", "clients/helpers/a.py", "docs/misc.md", "a/common.tests.rs"]
        {
            assert!(broken(path, "//! x\n").contains(&"name".to_owned()), "{path}");
        }
        assert_eq!(broken("crates/a/commonly.rs", "//! x\n"), [""; 0]);
    }

    #[test]
    fn the_map_stays_under_three_hundred_lines() {
        assert_eq!(broken("ARCHITECTURE.md", &lines("x", 299)), [""; 0]);
        assert_eq!(broken("ARCHITECTURE.md", &lines("x", 300)), ["map-length"]);
        assert_eq!(broken("docs/ARCHITECTURE.md", &lines("x", 300)), [""; 0]);
    }

    #[test]
    fn a_schema_that_is_not_json_is_found_at_its_line() {
        let findings = check(&Tree::of(&[("schema/vpc.json", "{\n\"a\": }\n")]));
        assert_eq!(findings[0].place(), ("schema/vpc.json", 2, "json"));
        assert_eq!(broken("schema/vpc.json", "{}"), [""; 0]);
    }
}
