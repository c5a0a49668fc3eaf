//! What ties a file to one machine or one workplace: absolute paths and names of package hosts.
//!
//! Comes in: every text file of the tree. Goes out: findings at the line.
//! Invariants: this file says neither a path nor a host itself: paths are put together from parts,
//! and a host is known by the labels that package hosts bear.

use super::finding::{Finding, Rule};
use super::tree::Tree;

/// Folders at the root that exist on a builder's machine and on no user's.
const MACHINE_FOLDERS: &[&str] = &[concat!("/", "work/"), concat!("/", "root/")];
/// Labels by which a host of packages is known.
const PACKAGE_LABELS: &[&str] =
    &["crates", "debian", "mirror", "mirrors", "npmjs", "pypi", "pythonhosted", "registry"];
/// What a host name ends with, so that a file or a Rust path is not taken for one.
const ENDINGS: &[&str] = &["cn", "com", "dev", "internal", "io", "local", "net", "org"];
/// Written by cargo, which names its registry on every line.
const WRITTEN_BY_TOOLS: &[&str] = &["Cargo.lock"];

const MACHINE: Rule = Rule {
    name: "machine-path",
    why: "a path of the machine that this was written on exists nowhere else",
    cure: "start from the repository, the environment or a temporary folder",
};
const HOST: Rule = Rule {
    name: "package-host",
    why: "which host serves packages is the machine's setting, not the repository's",
    cure: "name the package and leave the host to the ordinary client",
};

/// Every machine path and package host.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let texts = tree.texts().filter(|(path, _)| !WRITTEN_BY_TOOLS.contains(path));
    texts.flat_map(|(path, text)| in_text(path, text)).collect()
}

fn in_text(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for folder in MACHINE_FOLDERS.iter().filter(|folder| opens_a_path(line, folder)) {
            let what = format!("names {folder}");
            findings.push(Finding::at(path, index + 1, &MACHINE, what));
        }
        for host in hosts(line).filter(|host| serves_packages(host)) {
            findings.push(Finding::at(path, index + 1, &HOST, format!("names {host}")));
        }
    }
    findings
}

/// Whether `folder` stands in the line as the beginning of a path, not in the middle of one.
fn opens_a_path(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '}' | '>' | '*'))
    })
}

/// Words of the line that are shaped like host names.
fn hosts(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-')));
    words.map(|word| word.trim_matches('.')).filter(|word| word.contains('.'))
}

fn serves_packages(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let ends = labels.last().is_some_and(|last| ENDINGS.contains(last));
    ends && labels.iter().any(|label| PACKAGE_LABELS.contains(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> Vec<(usize, String)> {
        let findings = check(&Tree::of(&[("docs/a.md", text)]));
        findings.iter().map(|f| (f.place().1, f.place().2.to_owned())).collect()
    }

    #[test]
    fn a_machine_path_is_found_in_any_file() {
        for text in
            [concat!("cd /", "work/main"), concat!("`/", "root/.cargo`"), concat!("x=/", "root/y")]
        {
            assert_eq!(broken(&format!("\n{text}")), [(2, "machine-path".to_owned())], "{text}");
        }
        for text in ["a/work/b", "${HOME}/work/x", "the work/ folder", "<top>/root/a"] {
            assert_eq!(broken(text), [], "{text}");
        }
    }

    #[test]
    fn a_package_host_is_found_in_any_file() {
        for name in ["crates", "pypi", "npmjs", "mirrors.somewhere"] {
            let text = format!("see https://{name}.{}/x", "org");
            assert_eq!(broken(&text), [(1, "package-host".to_owned())], "{text}");
        }
        for text in ["crates/rehome.rs", "https://docs.example.com", "pypi and npm", "crates.md"] {
            assert_eq!(broken(text), [], "{text}");
        }
    }

    #[test]
    fn the_lock_file_is_cargos_own() {
        let line = format!("source = \"{}.io-index\" pypi.{}", "crates", "org");
        assert_eq!(check(&Tree::of(&[("Cargo.lock", &line)])), []);
    }
}
