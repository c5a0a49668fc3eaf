//! Flow logs from real packets: what was let pass, and what was refused.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use rehome_domain::plane::{Enforcement, Verb};
use rehome_domain::policy::{FlowLogging, GroupRules, Guard, Policy, PolicyKey, Subject, Traffic};
use rehome_domain::{FlowLogId, SecurityGroupId};
use rehome_linux::{FlowSink, LinuxPlane, Services};
use rehome_ports::{Plane, PlaneError};

use crate::guest::{Guest, PORT};
use crate::hand::Hand;
use crate::lab::{Lab, bare, lab, suffix};

/// Long enough for any machine; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(20);

/// A lab whose plane logs flows into a folder of its own.
struct Logged {
    lab: Lab,
    folder: PathBuf,
    log: FlowLogId,
}

impl Drop for Logged {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.folder));
    }
}

impl Logged {
    fn new() -> Option<Self> {
        let mut lab = bare()?;
        let folder = std::env::temp_dir().join(format!("rehome-flows-{}", suffix()));
        lab.plane = plane(&lab, &folder);
        lab.apply(Verb::EnsureVpc(lab.net()));
        let log = FlowLogId::parse(&format!("fl-{}", suffix())).unwrap();
        Some(Self { lab, folder, log })
    }

    fn enforcement(&self, as_of: u64, wanted: Option<(&str, Traffic)>) -> Verb {
        let key = PolicyKey { vpc: self.lab.vpc, subject: Subject::FlowLog(self.log) };
        let policy = wanted.map(|(block, traffic)| {
            Policy::FlowLog(FlowLogging { blocks: vec![block.parse().unwrap()], traffic })
        });
        Verb::Enforce(vec![Enforcement { key, as_of, policy }])
    }

    /// Ends all connections, as the kernel does by itself when nothing goes for minutes.
    fn end_connections(&self) {
        Hand(format!("rh-{}", self.lab.vpc)).end_connections();
    }

    fn lines(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.folder.join("flows.log")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// The lines, once there is one with all of this.
    fn wait_for(&self, parts: &[String]) -> Vec<String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let lines = self.lines();
            if lines.iter().any(|line| parts.iter().all(|part| line.contains(part))) {
                return lines;
            }
            assert!(Instant::now() < deadline, "{parts:?} in {lines:?}");
            std::thread::yield_now();
        }
    }
}

fn plane(lab: &Lab, folder: &std::path::Path) -> LinuxPlane {
    let flow_logs = Some(FlowSink::Folder(folder.to_owned()));
    let services = Services { flow_logs, ..Services::default() };
    LinuxPlane::open_with(&lab.installation, services).unwrap()
}

fn parts(source: Ipv4Addr, destination: Ipv4Addr, action: &str) -> Vec<String> {
    vec![
        format!("\"srcaddr\":\"{}\"", IpAddr::from(source)),
        format!("\"dstaddr\":\"{}\"", IpAddr::from(destination)),
        format!("\"srcport\":{PORT},\"dstport\":{PORT},\"protocol\":17"),
        format!("\"action\":\"{action}\",\"log-status\":\"OK\""),
    ]
}

#[test]
fn a_connection_is_a_line_for_each_direction_with_what_went() {
    let Some(logged) = Logged::new() else { return };
    let lab = &logged.lab;
    lab.apply(logged.enforcement(1, Some(("10.9.0.0/16", Traffic::Accept))));
    let (a, p, eni, peer) = (lab.instance(), lab.instance(), lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&peer, p, 1);
    let (here, there) = (eni.addresses[0], peer.addresses[0]);
    let (at_a, at_p) = (Guest::open(a, here), Guest::open(p, there));
    for _ in 0..3 {
        at_a.send(there, &[0; 100]);
        at_p.receive();
    }
    at_p.send(here, &[0; 50]);
    at_a.receive();
    logged.end_connections();
    let ids = |eni| {
        format!(
            "\"flow-log\":\"{}\",\"version\":\"1\",\"vpc-id\":\"{}\",\"interface-id\":\"{eni}\"",
            logged.log, lab.vpc
        )
    };
    let amount = |packets, bytes| format!("\"packets\":{packets},\"bytes\":{bytes},\"start\":1");
    let forth = [parts(here, there, "ACCEPT"), vec![ids(eni.id), amount(3, 3 * 128)]].concat();
    let back = [parts(there, here, "ACCEPT"), vec![ids(peer.id), amount(1, 78)]].concat();
    logged.wait_for(&forth);
    logged.wait_for(&back);
}

#[test]
fn only_the_flows_of_the_logs_blocks_are_logged_and_none_after_its_end() {
    let Some(logged) = Logged::new() else { return };
    let lab = &logged.lab;
    lab.apply(logged.enforcement(1, Some(("10.9.0.10/32", Traffic::All))));
    let instances = [10, 20, 30].map(|last| {
        let (instance, eni) = (lab.instance(), lab.eni(last));
        lab.own(&eni, instance, 1);
        (Guest::open(instance, eni.addresses[0]), eni.addresses[0])
    });
    let [(logged_one, first), (second, to_second), (third, to_third)] = &instances;
    second.send(*to_third, b"not logged");
    third.receive();
    logged_one.send(*to_second, b"logged");
    second.receive();
    logged.end_connections();
    let lines = logged.wait_for(&parts(*first, *to_second, "ACCEPT"));
    assert!(!lines.iter().any(|line| line.contains(&to_third.to_string())), "{lines:?}");
    // Late, and passed over: what is newer is in force.
    lab.apply(logged.enforcement(0, None));
    let in_force = || {
        let seen = lab.observe().policies;
        seen.keys().filter(|key| matches!(key.subject, Subject::FlowLog(_))).count()
    };
    assert_eq!(in_force(), 1);
    lab.apply(logged.enforcement(2, None));
    assert_eq!(in_force(), 0);
    logged_one.send(*to_third, b"not logged any more");
    third.receive();
    logged.end_connections();
    lab.apply(logged.enforcement(3, Some(("10.9.0.10/32", Traffic::All))));
    third.send(*first, b"logged again");
    logged_one.receive();
    logged.end_connections();
    let lines = logged.wait_for(&parts(*to_third, *first, "ACCEPT"));
    let missed = parts(*first, *to_third, "ACCEPT");
    assert!(!lines.iter().any(|line| missed.iter().all(|part| line.contains(part))), "{lines:?}");
}

#[test]
fn what_is_refused_is_logged_as_refused_with_what_was_tried() {
    const TRIES: usize = 5;
    let Some(logged) = Logged::new() else { return };
    let lab = &logged.lab;
    lab.apply(logged.enforcement(1, Some(("10.9.0.20/32", Traffic::Reject))));
    let (a, p, eni, peer) = (lab.instance(), lab.instance(), lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&peer, p, 1);
    let (here, there) = (eni.addresses[0], peer.addresses[0]);
    let (at_a, at_p) = (Guest::open(a, here), Guest::open(p, there));
    at_a.send(there, b"let pass, and not asked for");
    at_p.receive();
    logged.end_connections();
    // A group without rules refuses.
    let group = SecurityGroupId::parse(&format!("sg-{}", suffix())).unwrap();
    let rules = GroupRules { ingress: Vec::new(), egress: Vec::new() };
    let guard = Guard { addresses: vec![there.into()], groups: vec![group] };
    let subjects = [
        (Subject::Group(group), Policy::Group(rules)),
        (Subject::Guard(peer.id), Policy::Guard(guard)),
    ];
    let enforced = subjects.map(|(subject, policy)| Enforcement {
        key: PolicyKey { vpc: lab.vpc, subject },
        as_of: 2,
        policy: Some(policy),
    });
    lab.apply(Verb::Enforce(enforced.to_vec()));
    for _ in 0..TRIES {
        at_a.send(there, &[0; 72]);
    }
    let line = [parts(here, there, "REJECT"), vec![format!("\"interface-id\":\"{}\"", peer.id)]];
    let deadline = Instant::now() + PATIENCE;
    let counted = |line: &String| -> usize {
        let (_, rest) = line.split_once("\"packets\":").unwrap();
        rest.split_once(',').unwrap().0.parse().unwrap()
    };
    // Packets on both sides of the border between two seconds are two lines.
    while logged.wait_for(&line.concat()).iter().map(counted).sum::<usize>() < TRIES {
        assert!(Instant::now() < deadline, "{:?}", logged.lines());
        std::thread::yield_now();
    }
    let lines = logged.lines();
    assert!(lines.iter().all(|it| it.contains("REJECT") && it.contains("\"bytes\":")), "{lines:?}");
    assert_eq!(at_p.received(), None);
}

#[test]
fn after_a_restart_flow_logs_are_asked_for_again_and_go_on() {
    let Some(mut logged) = Logged::new() else { return };
    let wanted = logged.enforcement(1, Some(("10.9.0.0/16", Traffic::All)));
    logged.lab.apply(wanted.clone());
    logged.lab.plane = plane(&logged.lab, &logged.folder);
    let lab = &logged.lab;
    assert!(lab.observe().policies.is_empty(), "it would not be asked for again");
    lab.apply(wanted);
    let in_force = || {
        let seen = lab.observe().policies;
        seen.keys().filter(|key| matches!(key.subject, Subject::FlowLog(_))).count()
    };
    assert_eq!(in_force(), 1);
    let (a, p, eni, peer) = (lab.instance(), lab.instance(), lab.eni(10), lab.eni(20));
    lab.own(&eni, a, 1);
    lab.own(&peer, p, 1);
    let at_p = Guest::open(p, peer.addresses[0]);
    Guest::open(a, eni.addresses[0]).send(peer.addresses[0], b"after");
    at_p.receive();
    logged.end_connections();
    logged.wait_for(&parts(eni.addresses[0], peer.addresses[0], "ACCEPT"));
}

#[test]
fn a_plane_without_a_place_for_them_refuses_flow_logs() {
    let Some(lab) = lab() else { return };
    let key = PolicyKey {
        vpc: lab.vpc,
        subject: Subject::FlowLog(FlowLogId::parse("fl-00000001").unwrap()),
    };
    let blocks = vec!["10.9.0.0/16".parse().unwrap()];
    let policy = Some(Policy::FlowLog(FlowLogging { blocks, traffic: Traffic::All }));
    let enforce = |policy| Verb::Enforce(vec![Enforcement { key, as_of: 1, policy }]);
    assert!(matches!(lab.plane.apply(&enforce(policy)), Err(PlaneError::Permanent(_))));
    lab.apply(enforce(None));
}
