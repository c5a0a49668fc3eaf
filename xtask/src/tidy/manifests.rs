//! The workspace's Cargo.toml files, read once into what the rules ask about.
//!
//! Comes in: the tree. Goes out: per package its name, its dependencies by section with their
//! lines, and the root files of its targets. Invariants: a table for one target or platform counts
//! like the plain one, and a renamed dependency counts under its real name.

use anyhow::{Context, Result};
use toml::{Table, Value};

use super::tree::{Tree, folder, join};

/// One package of the workspace.
pub(super) struct Manifest<'t> {
    /// Path of its Cargo.toml.
    pub(super) path: &'t str,
    /// Its name.
    pub(super) name: String,
    /// What it builds on.
    pub(super) uses: Vec<Use>,
    /// Paths of the targets that it names itself.
    pub(super) targets: Vec<String>,
}

/// One dependency.
pub(super) struct Use {
    /// The package's name.
    pub(super) name: String,
    /// Which section names it.
    pub(super) section: Section,
    /// The line, counted from 1.
    pub(super) line: usize,
}

/// For what a dependency is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    /// The product, or its build script.
    Product,
    /// Tests, benches and examples only.
    Tests,
}

impl<'t> Manifest<'t> {
    /// The folder that the package lies in.
    pub(super) fn folder(&self) -> &'t str {
        folder(self.path)
    }
}

/// Every package's manifest, each read or the reason why not.
pub(super) fn read_all(tree: &Tree) -> Vec<(&str, Result<Option<Manifest<'_>>>)> {
    let manifests = tree.texts().filter(|(path, _)| path.ends_with("Cargo.toml"));
    manifests.map(|(path, text)| (path, read(path, text))).collect()
}

/// The packages whose manifests can be read.
pub(super) fn packages(tree: &Tree) -> Vec<Manifest<'_>> {
    read_all(tree).into_iter().filter_map(|(_, read)| read.ok().flatten()).collect()
}

fn read<'t>(path: &'t str, text: &str) -> Result<Option<Manifest<'t>>> {
    let table: Table = text.parse().context("not TOML")?;
    let Some(package) = table.get("package") else { return Ok(None) };
    let name = package.get("name").and_then(Value::as_str).context("a package without a name")?;
    let mut uses = uses_of(&table, text);
    for platform in tables(table.get("target")) {
        uses.extend(uses_of(platform, text));
    }
    let targets = target_paths(&table).map(|target| join(folder(path), target)).collect();
    Ok(Some(Manifest { path, name: name.to_owned(), uses, targets }))
}

fn uses_of(table: &Table, text: &str) -> Vec<Use> {
    let sections = [
        ("dependencies", Section::Product),
        ("build-dependencies", Section::Product),
        ("dev-dependencies", Section::Tests),
    ];
    let mut uses = Vec::new();
    for (key, section) in sections {
        for (alias, value) in table.get(key).and_then(Value::as_table).into_iter().flatten() {
            let name = value.get("package").and_then(Value::as_str).unwrap_or(alias).to_owned();
            uses.push(Use { name, section, line: line_in_section(text, key, alias) });
        }
    }
    uses
}

fn target_paths(table: &Table) -> impl Iterator<Item = &str> {
    let lib = table.get("lib").into_iter();
    let lists = ["bin", "test", "bench", "example"].into_iter().filter_map(|kind| table.get(kind));
    let build = table.get("package").and_then(|package| package.get("build"));
    lib.chain(lists.filter_map(Value::as_array).flatten())
        .filter_map(|target| target.get("path"))
        .chain(build)
        .filter_map(Value::as_str)
}

fn tables(value: Option<&Value>) -> impl Iterator<Item = &Table> {
    value.and_then(Value::as_table).into_iter().flat_map(Table::values).filter_map(Value::as_table)
}

/// The line where a section names a key; line 1 where it is written in a way not looked for.
fn line_in_section(text: &str, section: &str, key: &str) -> usize {
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            inside = line.trim_matches(['[', ']']).ends_with(section);
        }
        let after = line.strip_prefix(key).or_else(|| line.strip_prefix('"')?.strip_prefix(key));
        if inside && after.is_some_and(|rest| rest.starts_with([' ', '.', '=', '"'])) {
            return index + 1;
        }
    }
    1
}
