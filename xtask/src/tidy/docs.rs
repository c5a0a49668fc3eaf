//! Documents name only what is there.
//!
//! Comes in: the Markdown files of the tree. Goes out: findings at the line of a name or a link
//! that leads nowhere. Invariants: a link is looked for from the root and from the document's own
//! folder; a name also as the end of any path (`driver.rs`) and as a room and its file
//! (`front/listen.rs`); what holds a placeholder is not a name.

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
        let lost_names = names(text).into_iter().filter(|(_, name)| !names_a_file(tree, name));
        let lost_links = links(text).filter(|(_, link)| !leads(tree, folder(path), link));
        let lost = lost_names.chain(lost_links);
        findings.extend(
            lost.map(|(line, name)| Finding::at(path, line, &NAMED, format!("names {name}"))),
        );
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

/// Targets of Markdown links that lie in this repository, with their lines.
fn links(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    let targets = lines.flat_map(|(index, line)| {
        let after = line.match_indices("](").map(|(at, _)| &line[at + 2..]);
        after.filter_map(move |rest| Some((index + 1, rest.split([')', '#', ' ']).next()?)))
    });
    targets.filter(|(_, link)| !(link.is_empty() || link.contains("://") || link.contains('@')))
}

/// A name without the line number, punctuation or slash behind it.
fn bare(word: &str) -> &str {
    let word = word.trim_end_matches([',', ';', ':', '.', '/']);
    match word.rsplit_once(':') {
        Some((path, line)) if line.bytes().all(|b| b.is_ascii_digit()) => path,
        _ => word,
    }
}

fn leads(tree: &Tree, here: &str, link: &str) -> bool {
    tree.has(&join(here, link)) || tree.has(&join("", link))
}

fn names_a_file(tree: &Tree, word: &str) -> bool {
    let name = bare(word);
    let ending = format!("/{name}");
    let room = name
        .split_once('/')
        .is_some_and(|(room, rest)| tree.has(&format!("crates/rehome-{room}/src/{rest}")));
    room || tree.has(name) || tree.paths().any(|path| path.ends_with(&ending))
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
            "\nsee `gone.rs`",
            "\nsee `isten.rs`",
            "\nsee `GONE.md`",
            "\nsee [this](gone.md)",
            "\nsee [this](../docs/gone.md#part)",
            "\nrun `bash clients/gone --x`",
            "```\nbash clients/gone\n```",
        ] {
            assert_eq!(lost(text).first(), Some(&2), "{text}");
        }
    }

    #[test]
    fn a_name_that_leads_somewhere_passes() {
        for text in [
            "`crates/rehome-front/src/listen.rs:12`, `front/listen.rs`, `crates/rehome-front/`",
            "`listen.rs`, `src/listen.rs`, `rehome-front/src/listen.rs`",
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
