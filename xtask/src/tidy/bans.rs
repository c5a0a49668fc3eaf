//! Words that may not stand in the code, each with its reason and the few places that may say them.
//!
//! Comes in: masked Rust sources. Goes out: findings at the line of the word.
//! Invariants: a word in a comment or in quotes does not count; a place is excused only by being
//! in the table here, never by a mark in the file itself.

use super::finding::{Finding, Rule};
use super::source::{Source, line_of, places};

/// Which lines a ban is about.
#[derive(Clone, Copy)]
enum Scope {
    /// The product and its tests.
    Everywhere,
    /// Lines that ship.
    Product,
    /// Lines that are compiled only for tests.
    Tests,
}

struct Ban {
    words: &'static [&'static str],
    scope: Scope,
    /// Who may say the words: a beginning of a path, or a folder (`/benches/`) wherever it lies.
    allowed: &'static [&'static str],
    rule: Rule,
}

/// The code that asks the machine for time and randomness, and hands both on through ports.
const SYSTEM: &str = "crates/rehome/src/system.rs";
/// Makes keys that nobody may guess, so from no seed: docs/decisions/0025-key-pairs.md.
const SECRET: &str = "crates/rehome-front/src/actions/key_pair/secret.rs";

/// A signature names the time of its caller, and a client has no port to take it from.
const CLIENT_CLOCK: &str = "crates/rehome-client/src/client.rs";
/// The demo measures real time: that is what it is for.
const DEMO_CLOCK: &str = "crates/rehome-demo/src/clock.rs";
/// The load program and its baselines measure real time too.
const LOAD_CLOCK: [&str; 2] = ["crates/rehome-load/src/run.rs", "crates/rehome/src/bench_api/"];
/// Connections are idle in real time, as the timers of tokio count it; nothing is decided by it.
const CONNECTIONS: &str = "crates/rehome-front/src/listen/";
/// Bounds how often guests are answered and what is logged of them; nothing is decided by it.
const PLANE_PACE: &str = "crates/rehome-linux/src/pace.rs";
/// Programs that measure and print: they neither ship nor test.
const MEASURES: [&str; 2] = ["/benches/", "/examples/"];
/// Waits for counters of running threads, which announce nothing, and looks again under a deadline.
const POLLS_COUNTERS: &str = "crates/rehome-demo/tests/suite/traffic.rs";
/// Runs the real binary, so the time that it signs with is real, and what it waits for announces
/// nothing: it looks again under a deadline.
const BLACK_BOX: &str = "crates/rehome/tests/";

const CLOCK: Rule = Rule {
    name: "clock",
    why: "time comes through the Clock port, so that a test can hold it still",
    cure: "take a Clock, or wait with tokio::time; a new clock file goes into xtask/src/tidy/bans.rs",
};

/// Signs calls to a server in its own process, so the time that it begins with is real; then it stands
/// still. What it waits for announces nothing: it looks again under a deadline.
const HELD_SERVER: &str = "crates/rehome-front/tests/suite/held.rs";

static BANS: &[Ban] = &[
    Ban {
        words: &["SystemTime::now", "Timestamp::now", "Zoned::now", "clock_gettime"],
        scope: Scope::Everywhere,
        allowed: &[
            SYSTEM,
            CLIENT_CLOCK,
            BLACK_BOX,
            HELD_SERVER,
            MEASURES[0],
            MEASURES[1],
            "xtask/",
        ],
        rule: CLOCK,
    },
    // Tests may: a deadline is how a test that waits for something real comes to an end.
    Ban {
        words: &["Instant::now"],
        scope: Scope::Product,
        allowed: &[
            SYSTEM,
            CONNECTIONS,
            DEMO_CLOCK,
            LOAD_CLOCK[0],
            LOAD_CLOCK[1],
            PLANE_PACE,
            MEASURES[0],
            MEASURES[1],
            "xtask/",
        ],
        rule: CLOCK,
    },
    Ban {
        words: &["rand::", "getrandom::", "fastrand::", "Uuid::new_v4", "use rand"],
        scope: Scope::Product,
        allowed: &[SYSTEM, SECRET],
        rule: Rule {
            name: "randomness",
            why: "ids and nonces come through the Ids port, so that a run can be repeated from its seed",
            cure: "take Ids or Entropy",
        },
    },
    Ban {
        words: &["println!", "print!", "eprintln!", "eprint!", "dbg!"],
        scope: Scope::Product,
        allowed: &["crates/rehome/", MEASURES[0], MEASURES[1], "xtask/"],
        rule: Rule {
            name: "printing",
            why: "stdout belongs to the command line, whose output scripts read; rooms report through tracing",
            cure: "return the text to the command line, or log it with tracing",
        },
    },
    Ban {
        words: &["process::Command", "Command::new"],
        scope: Scope::Product,
        // The benchmark measures this same program in a process of its own; `rehome exec` becomes the
        // command that it was given.
        allowed: &["xtask/", "crates/rehome/src/bench_server.rs", "crates/rehome/src/exec.rs"],
        rule: Rule {
            name: "shelling-out",
            why: "starting a program takes 5 to 60 ms and parses text; the kernel is spoken to by netlink",
            cure: "use netlink or a system call; tests may start programs",
        },
    },
    Ban {
        words: &["unsafe"],
        scope: Scope::Everywhere,
        allowed: &[],
        rule: Rule {
            name: "unsafe",
            why: "no memory error can be written without the word",
            cure: "use a safe interface (nix, rustix); an audited module goes into xtask/src/tidy/bans.rs with its reason",
        },
    },
    Ban {
        words: &["thread::sleep", "time::sleep", "sleep(", "sleep_until("],
        scope: Scope::Tests,
        allowed: &[POLLS_COUNTERS, BLACK_BOX],
        rule: Rule {
            name: "sleeping-test",
            why: "a test that sleeps and hopes is slow when it passes and wrong when the machine is busy",
            cure: "wait for the event itself under a deadline, or move the simulated clock",
        },
    },
    Ban {
        words: &["#[ignore"],
        scope: Scope::Everywhere,
        allowed: &[],
        rule: Rule {
            name: "ignored-test",
            why: "a test that is not run proves nothing and is counted by nobody",
            cure: "make it run, or remove it; one that needs the kernel says why it cannot run and is counted",
        },
    },
    Ban {
        words: &["todo!", "unimplemented!"],
        scope: Scope::Everywhere,
        allowed: &[],
        rule: Rule {
            name: "unfinished",
            why: "what is not built refuses honestly; it does not panic",
            cure: "return the refusal that names what is missing",
        },
    },
];

/// Every banned word outside its allowed places.
pub(super) fn check(sources: &[Source<'_>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for ban in BANS.iter().filter(|ban| !excused(source.path, ban.allowed)) {
            let mut lines: Vec<(usize, &str)> = ban
                .words
                .iter()
                .flat_map(|word| places(&source.mask, word).map(move |at| (at, *word)))
                .map(|(at, word)| (line_of(&source.mask, at), word))
                .filter(|(line, _)| in_scope(ban.scope, source.is_test(*line)))
                .collect();
            lines.sort_unstable();
            lines.dedup_by_key(|(line, _)| *line);
            findings.extend(lines.into_iter().map(|(line, word)| {
                Finding::at(source.path, line, &ban.rule, format!("says `{word}`"))
            }));
        }
    }
    findings
}

fn excused(path: &str, allowed: &[&str]) -> bool {
    allowed
        .iter()
        .any(|place| path.starts_with(place) || place.starts_with('/') && path.contains(place))
}

fn in_scope(scope: Scope, is_test: bool) -> bool {
    match scope {
        Scope::Everywhere => true,
        Scope::Product => !is_test,
        Scope::Tests => is_test,
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::read_all;
    use super::super::tree::Tree;
    use super::*;

    /// The bans that one file breaks, with their lines.
    fn broken(path: &str, text: &str) -> Vec<(usize, String)> {
        let tree = Tree::of(&[(path, text)]);
        let findings = check(&read_all(&tree));
        findings.iter().map(|f| (f.place().1, f.place().2.to_owned())).collect()
    }

    const PRODUCT: &str = "crates/rehome-engine/src/driver.rs";
    const TEST: &str = "crates/rehome-engine/tests/suite/driver.rs";

    #[test]
    fn each_banned_word_is_found_in_its_scope() {
        for (path, line, rule) in [
            (PRODUCT, "let t = SystemTime::now();", "clock"),
            (PRODUCT, "let t = std::time::Instant::now();", "clock"),
            (TEST, "let t = SystemTime::now();", "clock"),
            (PRODUCT, "let id = uuid::Uuid::new_v4();", "randomness"),
            (PRODUCT, "let x: u8 = rand::random();", "randomness"),
            (PRODUCT, "getrandom::fill(&mut bytes)", "randomness"),
            (PRODUCT, "println!(\"x\");", "printing"),
            (PRODUCT, "eprintln!(\"x\");", "printing"),
            (PRODUCT, "std::process::Command::new(\"ip\")", "shelling-out"),
            (PRODUCT, "let x = unsafe { y };", "unsafe"),
            (TEST, "unsafe fn x() {}", "unsafe"),
            (TEST, "std::thread::sleep(second);", "sleeping-test"),
            (TEST, "sleep(second).await;", "sleeping-test"),
            (TEST, "#[ignore = \"later\"]", "ignored-test"),
            (PRODUCT, "todo!()", "unfinished"),
            (TEST, "unimplemented!(\"x\")", "unfinished"),
        ] {
            let text = format!("//! x\n{line}\n");
            assert_eq!(broken(path, &text), [(2, rule.to_owned())], "{path}: {line}");
        }
    }

    #[test]
    fn what_a_ban_is_not_about_passes() {
        for (path, line) in [
            (PRODUCT, "// SystemTime::now is not for here"),
            (PRODUCT, "let text = \"println! unsafe todo!\";"),
            (PRODUCT, "#![deny(unsafe_code)]"),
            (PRODUCT, "tokio::time::sleep(step).await;"),
            (PRODUCT, "let operand::Left = operand;"),
            (TEST, "let deadline = Instant::now() + PATIENCE;"),
            (TEST, "println!(\"seed {seed}\");"),
            (TEST, "std::process::Command::new(\"ip\")"),
            (SYSTEM, "SystemTime::now(); getrandom::fill(&mut b);"),
            ("crates/rehome/src/main.rs", "println!(\"x\");"),
            ("crates/rehome-store/benches/commit.rs", "println!(\"{:?}\", Instant::now());"),
        ] {
            assert_eq!(broken(path, &format!("//! x\n{line}\n")), [], "{path}: {line}");
        }
    }

    #[test]
    fn a_test_module_inside_the_product_counts_as_test() {
        let text =
            "//! x\n#[cfg(test)]\nmod tests {\n    fn a() { println!(\"x\"); sleep(1); }\n}\n";
        assert_eq!(broken(PRODUCT, text), [(4, "sleeping-test".to_owned())]);
    }
}
