//! Documents name only what is there.
//!
//! Comes in: the Markdown files of the tree. Goes out: findings at the line of a name or a link
//! that leads nowhere. Invariants: a name is looked for from the root, from the document's own
//! folder, and as a room and its file (`front/listen.rs`); what holds a placeholder is not a name.

use super::finding::{Finding, Rule};
use super::tree::{Tree, folder, join};

/// Folders at the root; a name in code marks that begins with one is a path of this repository.
const FOLDERS: &[&str] = &[
    "crates/",
    "xtask/",
    "schema/",
    "conformance/",
    "clients/",
    "docs/",
    "fuzz/",
    "scripts/",
    ".ci/",
];
/// Endings that make a bare name in code marks a file of this repository.
const FILES: &[&str] = &[".rs", ".md"];
/// Characters that no path of ours bears: patterns, placeholders, code.
const NOT_A_PATH: &[char] =
    &['<', '>', '*', '{', '}', '$', '(', ')', '=', '"', '\'', ' ', '\u{2026}'];

const NAMED: Rule = Rule {
    name: "named-path",
    why: "a document that names a file that is not there misleads its reader",
    cure: "name the file where it is now, or drop the name",
};

/// Every name and link in the documents that leads nowhere.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let documents = tree.texts().filter(|(path, _)| path.ends_with(".md"));
    let mut findings = Vec::new();
    for (path, text) in documents {
        for (line, name) in names(text) {
            if !leads_somewhere(tree, folder(path), name) {
                findings.push(Finding::at(path, line, &NAMED, format!("names {name}")));
            }
        }
    }
    findings
}

/// Every name of a path in a document, with its line.
fn names(text: &str) -> Vec<(usize, &str)> {
    let mut fenced = false;
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            let words = line.split_whitespace().filter(|word| in_our_folders(word));
            found.extend(words.map(|word| (index + 1, word)));
        } else {
            let marked = line.split('`').skip(1).step_by(2).flat_map(str::split_whitespace);
            found.extend(marked.filter(|word| is_path(word)).map(|word| (index + 1, word)));
            found.extend(links(line).map(|link| (index + 1, link)));
        }
    }
    found
}

fn in_our_folders(word: &str) -> bool {
    !word.contains(NOT_A_PATH) && FOLDERS.iter().any(|folder| word.starts_with(folder))
}

fn is_path(word: &str) -> bool {
    let named = bare(word);
    let a_file = FILES.iter().any(|ending| named.ends_with(ending) && named.len() > ending.len());
    in_our_folders(word) || a_file && !word.contains(NOT_A_PATH) && !word.contains("://")
}

/// Targets of Markdown links that lie in this repository.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.match_indices("](").filter_map(|(at, _)| line[at + 2..].split(')').next());
    targets.filter_map(|target| target.split(['#', ' ']).next()).filter(|target| {
        !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:")
    })
}

/// A name without the line number, punctuation or slash behind it.
fn bare(word: &str) -> &str {
    let word = word.trim_end_matches([',', ';', ':', '.', '/']);
    match word.rsplit_once(':') {
        Some((path, line)) if line.bytes().all(|b| b.is_ascii_digit()) => path,
        _ => word,
    }
}

fn leads_somewhere(tree: &Tree, here: &str, word: &str) -> bool {
    let name = bare(word);
    let room = name
        .split_once('/')
        .is_some_and(|(room, rest)| tree.has(&format!("crates/rehome-{room}/src/{rest}")));
    room || tree.has(&join("", name)) || tree.has(&join(here, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of a document that name what is not there.
    fn lost(text: &str) -> Vec<usize> {
        let tree = Tree::of(&[
            ("docs/a.md", text),
            ("docs/glossary.md", ""),
            ("clients/run", ""),
            ("crates/rehome-front/src/listen.rs", ""),
            ("README.md", ""),
        ]);
        check(&tree).iter().map(|finding| finding.place().1).collect()
    }

    #[test]
    fn a_name_that_leads_nowhere_is_found_at_its_line() {
        for text in [
            "\nsee `crates/rehome-front/src/gone.rs`",
            "\nsee `front/gone.rs`",
            "\nsee `GONE.md`",
            "\nsee [this](gone.md)",
            "\nsee [this](../docs/gone.md#part)",
            "\nrun `bash clients/gone --x`",
            "```\nbash clients/gone\n```",
        ] {
            assert_eq!(lost(text), [2], "{text}");
        }
    }

    #[test]
    fn a_name_that_leads_somewhere_passes() {
        for text in [
            "`crates/rehome-front/src/listen.rs:12`, `front/listen.rs`, `crates/rehome-front/`",
            "[words](glossary.md#x), `glossary.md`, [top](../README.md), `README.md`",
            "`bash clients/run --all`\n```\nclients/run\n```",
        ] {
            assert!(lost(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_is_no_path_of_ours_is_left_alone() {
        for text in [
            "`docs/decisions/<number>.md`, `crates/*/Cargo.toml`, `target/x`, `ip netns`",
            "crates/gone in plain words, [site](https://example.com/gone.md), `.rs`",
            "`https://example.com/x.md`",
        ] {
            assert!(lost(text).is_empty(), "{text}");
        }
    }
}
