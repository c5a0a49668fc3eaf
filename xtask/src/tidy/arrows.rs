//! Arrows: which package may build on which, compared with every Cargo.toml.
//!
//! Comes in: the tree's manifests. Goes out: findings at the line of the dependency.
//! Invariants: a package that the table does not name is itself a finding, so a new room cannot
//! join without its arrows being drawn; what the product may not see, its tests see only by a
//! second, shorter table.

use super::finding::{Finding, Rule};
use super::manifests::{self, Section, Use};
use super::tree::Tree;

/// Who may build on whom (DESIGN section 1). Absent means forbidden.
const ARROWS: &[(&str, &[&str])] = &[
    (
        "rehome",
        &[
            "rehome-actions",
            "rehome-bench",
            "rehome-client",
            "rehome-demo",
            "rehome-domain",
            "rehome-engine",
            "rehome-evacuate",
            "rehome-front",
            "rehome-linux",
            "rehome-load",
            "rehome-ports",
            "rehome-sim",
            "rehome-store",
            "rehome-wire",
        ],
    ),
    (
        "rehome-front",
        &["rehome-actions", "rehome-domain", "rehome-engine", "rehome-ports", "rehome-wire"],
    ),
    ("rehome-engine", &["rehome-domain", "rehome-ports"]),
    ("rehome-ports", &["rehome-domain"]),
    ("rehome-store", &["rehome-domain", "rehome-ports"]),
    ("rehome-linux", &["rehome-domain", "rehome-ports"]),
    ("rehome-sim", &["rehome-domain", "rehome-engine", "rehome-ports"]),
    ("rehome-model", &["rehome-domain", "rehome-ports", "rehome-sim"]),
    ("rehome-actions", &["rehome-wire"]),
    ("rehome-client", &["rehome-wire"]),
    ("rehome-demo", &["rehome-client", "rehome-wire"]),
    ("rehome-bench", &["rehome-client", "rehome-demo"]),
    ("rehome-evacuate", &["rehome-client"]),
    ("rehome-domain", &[]),
    ("rehome-histories", &[]),
    ("rehome-load", &[]),
    ("rehome-wire", &[]),
    ("rehome-fuzz", &["rehome-actions", "rehome-wire"]),
    // What bench/peers compares with: programs of their own, outside of the workspace.
    ("fakecloud-host", &[]),
    ("winterbaume-host", &[]),
    ("xtask", &[]),
];

/// What tests may see beside: a simulated world to run in, and a second adapter to compare with.
const TEST_ARROWS: &[(&str, &[&str])] = &[
    ("rehome", &["rehome-histories"]),
    ("rehome-engine", &["rehome-sim", "rehome-store"]),
    ("rehome-front", &["rehome-client", "rehome-sim", "rehome-store"]),
    ("rehome-sim", &["rehome-store"]),
    ("rehome-store", &["rehome-sim"]),
    ("rehome-linux", &["rehome-sim"]),
];

/// Libraries that belong to one room each: what they touch is that room's business alone.
const KEPT_TO: &[(&str, &[&str])] = &[
    // The load program is a client of many connections: docs/decisions/0039-a-load-program.md.
    ("hyper", &["rehome-front", "rehome-load"]),
    ("hyper-util", &["rehome-front", "rehome-load"]),
    ("http-body-util", &["rehome-front", "rehome-load"]),
    ("rusqlite", &["rehome-store"]),
    ("netlink-sys", &["rehome-linux"]),
    ("netlink-packet-core", &["rehome-linux"]),
    ("netlink-packet-route", &["rehome-linux"]),
    ("ureq", &["rehome-client"]),
    // The front makes RSA keys, which no run repeats: docs/decisions/0025-key-pairs.md.
    ("getrandom", &["rehome", "rehome-front"]),
];

/// Libraries that do input, output or scheduling.
const WORLDLY: &[&str] = &["tokio", "nix", "libc", "mio", "tempfile", "tokio-rustls", "rustls"];
/// Packages that are pure: the rules, the protocol, the types made from the schema.
const PURE: &[&str] = &["rehome-actions", "rehome-domain", "rehome-wire"];

const ARROW: Rule = Rule {
    name: "arrow",
    why: "the drawing of DESIGN section 1 holds only while no package builds on one it may not see",
    cure: "turn the dependency round through a port, or draw the arrow in xtask/src/tidy/arrows.rs and say why in docs/decisions",
};
const UNDRAWN: Rule = Rule {
    name: "undrawn-package",
    why: "a package without a row in the table could build on anything",
    cure: "add a row to ARROWS in xtask/src/tidy/arrows.rs",
};
const KEPT: Rule = Rule {
    name: "library-of-one-room",
    why: "HTTP, SQL, netlink and randomness are each known to one package only",
    cure: "go through that package, or add the room to KEPT_TO in xtask/src/tidy/arrows.rs and say why in docs/decisions",
};
const WORLD: Rule = Rule {
    name: "pure-package",
    why: "the rules and the protocol never touch the world, so that every case can be tested as a value",
    cure: "move what touches the world to an adapter",
};
const MANIFEST: Rule = Rule {
    name: "manifest",
    why: "arrows can only be checked in a manifest that can be read",
    cure: "mend the Cargo.toml",
};

/// Every arrow that is not drawn.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let read = manifests::read_all(tree);
    let ours: Vec<String> =
        read.iter().filter_map(|(_, m)| Some(m.as_ref().ok()?.as_ref()?.name.clone())).collect();
    let mut findings = Vec::new();
    for (path, manifest) in &read {
        match manifest {
            Err(error) => findings.push(Finding::at(path, 1, &MANIFEST, format!("{error:#}"))),
            Ok(None) => {}
            Ok(Some(manifest)) => {
                if row(ARROWS, &manifest.name).is_none() {
                    let what = format!("{} has no row in the table of arrows", manifest.name);
                    findings.push(Finding::at(path, 1, &UNDRAWN, what));
                }
                let breaches = manifest.uses.iter().filter_map(|used| {
                    let (rule, what) = breach(&manifest.name, used, &ours)?;
                    Some(Finding::at(path, used.line, rule, what))
                });
                findings.extend(breaches);
            }
        }
    }
    findings
}

fn breach(package: &str, used: &Use, ours: &[String]) -> Option<(&'static Rule, String)> {
    let to = used.name.as_str();
    if ours.iter().any(|name| name == to) {
        let tests_too = used.section == Section::Tests;
        let drawn = names(ARROWS, package, to) || tests_too && names(TEST_ARROWS, package, to);
        return (!drawn).then(|| (&ARROW, format!("{package} may not build on {to}")));
    }
    if used.section == Section::Tests {
        return None;
    }
    if row(KEPT_TO, to).is_some_and(|rooms| !rooms.contains(&package)) {
        return Some((&KEPT, format!("{package} may not build on {to}")));
    }
    let worldly = PURE.contains(&package) && WORLDLY.contains(&to);
    worldly.then(|| (&WORLD, format!("{package} is pure and may not build on {to}")))
}

fn row(table: &[(&str, &'static [&'static str])], key: &str) -> Option<&'static [&'static str]> {
    table.iter().find(|(name, _)| *name == key).map(|(_, values)| *values)
}

fn names(table: &[(&str, &'static [&'static str])], from: &str, to: &str) -> bool {
    row(table, from).is_some_and(|values| values.contains(&to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(name: &str, rest: &str) -> String {
        format!("[package]\nname = \"{name}\"\n{rest}")
    }

    /// Findings of a workspace of these packages, as (path, line, rule).
    fn found(packages: &[(&str, &str)]) -> Vec<(String, usize, String)> {
        let texts: Vec<(String, String)> = packages
            .iter()
            .map(|(name, rest)| (format!("crates/{name}/Cargo.toml"), manifest(name, rest)))
            .collect();
        let files: Vec<(&str, &str)> =
            texts.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
        let own = |finding: &Finding| {
            let (path, line, rule) = finding.place();
            (path.to_owned(), line, rule.to_owned())
        };
        check(&Tree::of(&files)).iter().map(own).collect()
    }

    #[test]
    fn a_drawn_arrow_passes_and_its_reverse_does_not() {
        let up = "[dependencies]\nrehome-domain.workspace = true\n";
        assert_eq!(found(&[("rehome-ports", up), ("rehome-domain", "")]), []);
        let down = "[dependencies]\nrehome-ports.workspace = true\n";
        let expected = ("crates/rehome-domain/Cargo.toml".to_owned(), 4, "arrow".to_owned());
        assert_eq!(found(&[("rehome-ports", ""), ("rehome-domain", down)]), [expected]);
    }

    #[test]
    fn every_way_to_write_a_dependency_is_seen() {
        for (rest, line) in [
            ("[dependencies]\nrehome-store = { path = \"../rehome-store\" }\n", 4),
            ("[dependencies.rehome-store]\nworkspace = true\n", 1),
            ("[build-dependencies]\nrehome-store.workspace = true\n", 4),
            ("[target.'cfg(unix)'.dependencies]\nrehome-store.workspace = true\n", 4),
            ("[dependencies]\nx = { package = \"rehome-store\", path = \"p\" }\n", 4),
            ("[dev-dependencies]\nrehome-store.workspace = true\n", 4),
        ] {
            let rows = found(&[("rehome-linux", rest), ("rehome-store", "")]);
            let expected = ("crates/rehome-linux/Cargo.toml".to_owned(), line, "arrow".to_owned());
            assert_eq!(rows, [expected], "{rest}");
        }
    }

    #[test]
    fn tests_may_see_what_the_product_may_not() {
        let tests = "[dev-dependencies]\nrehome-sim.workspace = true\n";
        assert_eq!(found(&[("rehome-linux", tests), ("rehome-sim", "")]), []);
        let product = "[dependencies]\nrehome-sim.workspace = true\n";
        assert_eq!(found(&[("rehome-linux", product), ("rehome-sim", "")])[0].2, "arrow");
    }

    #[test]
    fn a_package_without_a_row_is_found() {
        assert_eq!(found(&[("rehome-new", "")])[0].2, "undrawn-package");
    }

    #[test]
    fn a_library_of_one_room_is_refused_in_the_others() {
        let uses = |name: &str| format!("[dependencies]\n{name} = \"1\"\n");
        assert_eq!(found(&[("rehome-front", &uses("hyper"))]), []);
        assert_eq!(found(&[("rehome-engine", &uses("hyper"))])[0].2, "library-of-one-room");
        assert_eq!(found(&[("rehome-domain", &uses("tokio"))])[0].2, "pure-package");
        assert_eq!(found(&[("rehome-engine", &uses("tokio"))]), []);
    }

    #[test]
    fn a_manifest_that_cannot_be_read_is_found() {
        assert_eq!(found(&[("rehome-wire", "= broken")])[0].2, "manifest");
    }
}
