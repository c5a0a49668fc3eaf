//! Adopted instances: a namespace that somebody else made and lives in. Interfaces come and go, and
//! when it is let go it is what it was, compared as a whole.

use std::fs;
use std::path::Path;
use std::process::Command;

use rehome_domain::InstanceId;
use rehome_domain::plane::{Adoption, Observed, Verb};
use rehome_linux::LinuxPlane;
use rehome_linux::namespace::Namespace;
use rehome_linux::purge::{Mode, Scope, purge};
use rehome_ports::{Plane, PlaneError};

use crate::guest::Guest;
use crate::lab::{Lab, lab, suffix};

/// What a container has: an interface of its own by the name that Rehome would use, a default route,
/// a table and a rule where Rehome's are, its own nexthop, filters, and a strict reverse path.
const FURNITURE: &str = "
    ip link set lo alias 'somebody is here'
    ip link add eth0 type veth peer name eth0peer
    ip link set eth0peer up
    ip addr add 10.8.0.5/24 dev eth0
    ip link set eth0 up
    ip route add default via 10.8.0.1
    ip route add 192.0.2.0/24 via 10.8.0.2 table 1000
    ip rule add from 10.8.0.5 lookup 1000 pref 1000
    ip nexthop add id 77 via 10.8.0.3 dev eth0
    ip route add 198.51.100.0/24 nhid 77
    ip neigh add 10.8.0.9 lladdr 02:00:00:00:00:09 dev eth0 nud permanent
    nft 'add table inet rehome; add chain inet rehome own { type filter hook input priority 5; }'
    nft 'add rule inet rehome own tcp dport 7 counter drop'
    echo 1 > /proc/sys/net/ipv4/conf/all/rp_filter
    echo 1 > /proc/sys/net/ipv4/conf/default/rp_filter
";

/// A namespace of somebody's, held open; its name goes with it.
struct Container {
    namespace: Namespace,
    name: String,
}

impl Drop for Container {
    fn drop(&mut self) {
        Namespace::delete(&self.name).unwrap();
    }
}

impl Container {
    fn new() -> Self {
        let name = format!("cont-{}", suffix());
        let container = Self { namespace: Namespace::create(&name).unwrap(), name };
        container.run(&format!("set -e\n{FURNITURE}"));
        container
    }

    fn path(&self) -> String {
        format!("/run/netns/{}", self.name)
    }

    fn run(&self, script: &str) -> String {
        let script = script.to_owned();
        let ran = self.namespace.enter(move || Command::new("sh").args(["-c", &script]).output());
        let output = ran.unwrap().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Everything that can be told of it.
    fn state(&self) -> String {
        let told = self.run(
            "ip -d -N addr; ip -d -N route show table all; ip -d -6 -N route show table all
             ip -d rule; ip -d -6 rule; ip nexthop; ip neigh; ip -6 neigh; nft list ruleset",
        );
        let parameters = self.namespace.enter(|| {
            let mut found = Vec::new();
            for family in ["ipv4", "ipv6"] {
                for part in ["conf", "neigh"] {
                    read_all(&Path::new("/proc/sys/net").join(family).join(part), &mut found);
                }
            }
            found.sort();
            found.join("\n")
        });
        format!("{told}\n{}", parameters.unwrap())
    }
}

fn read_all(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            read_all(&path, into);
        } else if let Ok(value) = fs::read_to_string(&path) {
            into.push(format!("{} = {}", path.display(), value.trim()));
        }
    }
}

fn adoption(path: &str) -> (InstanceId, Verb) {
    let instance = InstanceId::parse(&format!("ins-{}", suffix())).unwrap();
    (instance, Verb::AdoptInstance(Adoption { instance, netns: Some(path.to_owned()) }))
}

fn keep(instance: InstanceId) -> Verb {
    Verb::AdoptInstance(Adoption { instance, netns: None })
}

fn adopt(lab: &Lab, container: &Container) -> InstanceId {
    let (instance, verb) = adoption(&container.path());
    lab.apply(verb);
    instance
}

fn differs(before: &str, after: &str) -> Vec<String> {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (lines(before), lines(after));
    let lost = before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}"));
    let more = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}"));
    lost.chain(more).collect()
}

#[test]
fn an_adopted_namespace_sends_and_receives_and_is_let_go_as_it_was() {
    let Some(lab) = lab() else { return };
    let container = Container::new();
    let before = container.state();
    let adopted = adopt(&lab, &container);
    // Once more, as after a crash, and as a repair does.
    lab.apply(keep(adopted));
    assert!(lab.observe().instances.contains(&adopted));
    let (eni, second, other) = (lab.eni(10), lab.eni(11), lab.eni(20));
    let made = lab.instance();
    lab.own(&eni, adopted, 1);
    lab.apply(Verb::Stage(second.leg_at(adopted, 1, 1)));
    lab.apply(Verb::Switch(second.steering(adopted, 1)));
    lab.own(&other, made, 1);
    assert_eq!(lab.observe().broken, rehome_domain::plane::Broken::default());
    let there = Guest::open(made, other.addresses[0]);
    for address in [eni.addresses[0], second.addresses[0]] {
        let here = Guest::open(adopted, address);
        there.send(address, b"in");
        assert_eq!(here.receive(), b"in");
        here.send(other.addresses[0], b"out");
        assert_eq!(there.receive(), b"out");
    }
    let own = container.run("ip route show default");
    assert!(own.contains("via 10.8.0.1 dev eth0") && own.lines().count() == 1, "{own}");
    // One moves out and comes back.
    let to = lab.instance();
    lab.apply(Verb::Stage(eni.leg(to, 2)));
    lab.apply(Verb::Switch(eni.steering(to, 2)));
    lab.apply(Verb::Unstage(eni.key(adopted, 1)));
    lab.apply(Verb::Stage(eni.leg(adopted, 3)));
    lab.apply(Verb::Switch(eni.steering(adopted, 3)));
    lab.apply(Verb::Unstage(eni.key(to, 2)));
    let here = Guest::open(adopted, eni.addresses[0]);
    there.send(eni.addresses[0], b"back");
    assert_eq!(here.receive(), b"back");
    drop(here);
    lab.apply(Verb::Release(eni.release(4)));
    lab.apply(Verb::Release(second.release(2)));
    lab.apply(Verb::RemoveInstance(adopted));
    assert!(!lab.observe().instances.contains(&adopted));
    assert!(!Path::new(&format!("/run/netns/{adopted}")).exists());
    assert_eq!(differs(&before, &container.state()), Vec::<String>::new());
    // Once more does no harm.
    lab.apply(Verb::RemoveInstance(adopted));
}

#[test]
fn a_namespace_without_a_way_out_gets_one_that_any_other_goes_before() {
    let Some(lab) = lab() else { return };
    let container = Container::new();
    container.run("ip route del default");
    let before = container.state();
    let adopted = adopt(&lab, &container);
    let (eni, other) = (lab.eni(10), lab.eni(20));
    lab.own(&eni, adopted, 1);
    let ours = container.run("ip route show default");
    assert!(ours.contains("metric 4294967295"), "{ours}");
    container.run("ip route add default via 10.8.0.1 metric 100");
    assert!(container.run("ip route get 203.0.113.1").contains("via 10.8.0.1"));
    lab.own(&other, lab.instance(), 1);
    container.run("ip route del default via 10.8.0.1");
    lab.apply(Verb::RemoveInstance(adopted));
    assert_eq!(differs(&before, &container.state()), Vec::<String>::new());
}

#[test]
fn an_adopted_namespace_outlives_its_own_name_and_the_plane_that_adopted_it() {
    let Some(lab) = lab() else { return };
    let container = Container::new();
    let before = container.state();
    let adopted = adopt(&lab, &container);
    let (eni, other) = (lab.eni(10), lab.eni(20));
    lab.own(&eni, adopted, 1);
    let made = lab.instance();
    lab.own(&other, made, 1);
    Namespace::delete(&container.name).unwrap();
    let again = LinuxPlane::open(&lab.installation).unwrap();
    again.apply(&keep(adopted)).unwrap();
    assert_eq!(again.observe().unwrap(), lab.observe());
    let (here, there) =
        (Guest::open(adopted, eni.addresses[0]), Guest::open(made, other.addresses[0]));
    there.send(eni.addresses[0], b"still");
    assert_eq!(here.receive(), b"still");
    drop(here);
    let listed = purge(&Scope::Installation(lab.installation.clone()), Mode::Remove).unwrap();
    assert_eq!(listed.failures, Vec::<String>::new());
    assert!(listed.objects.iter().any(|line| line.contains("adopted")), "{listed:?}");
    assert_eq!(again.observe().unwrap(), Observed::default());
    assert_eq!(differs(&before, &container.state()), Vec::<String>::new());
}

#[test]
fn what_is_no_namespace_of_somebody_elses_is_refused_and_left_alone() {
    let Some(lab) = lab() else { return };
    let container = Container::new();
    let adopted = adopt(&lab, &container);
    let before = container.state();
    let made = lab.instance();
    for (path, why) in [
        // A sandbox may hide it.
        (String::from("/proc/1/ns/net"), "cannot be adopted"),
        (format!("/proc/{}/ns/net", std::process::id()), "the network of this host"),
        (format!("/run/netns/{made}"), "already"),
        (format!("/run/netns/rh-{}", lab.vpc), "already"),
        (format!("/run/netns/{adopted}"), "already"),
        (container.path(), "already"),
        (String::from("/run/netns/nobody-has-this-name"), "not there"),
        (String::from("/etc/hostname"), "no path of a namespace"),
    ] {
        let (instance, verb) = adoption(&path);
        match lab.refused(verb) {
            PlaneError::Permanent(text) => assert!(text.contains(why), "{path}: {text}"),
            error @ (PlaneError::Stale { .. }
            | PlaneError::StaleBinding { .. }
            | PlaneError::Missing(_)
            | PlaneError::Transient(_)) => panic!("{path}: {error:?}"),
        }
        assert!(!Path::new(&format!("/run/netns/{instance}")).exists(), "{path}");
    }
    assert_eq!(differs(&before, &container.state()), Vec::<String>::new());
}

#[test]
fn an_adopted_namespace_that_is_gone_is_not_made_again_and_its_interfaces_move_away() {
    let Some(lab) = lab() else { return };
    let container = Container::new();
    let adopted = adopt(&lab, &container);
    let (eni, other) = (lab.eni(10), lab.eni(20));
    let (to, made) = (lab.instance(), lab.instance());
    lab.own(&eni, adopted, 1);
    lab.own(&other, made, 1);
    Namespace::delete(&adopted.to_string()).unwrap();
    assert!(!lab.observe().instances.contains(&adopted));
    assert!(matches!(lab.refused(keep(adopted)), PlaneError::Missing(_)));
    assert!(!Path::new(&format!("/run/netns/{adopted}")).exists());
    lab.apply(Verb::Stage(eni.leg(to, 2)));
    lab.apply(Verb::Switch(eni.steering(to, 2)));
    lab.apply(Verb::Unstage(eni.key(adopted, 1)));
    let (here, there) = (Guest::open(to, eni.addresses[0]), Guest::open(made, other.addresses[0]));
    there.send(eni.addresses[0], b"moved");
    assert_eq!(here.receive(), b"moved");
    lab.apply(Verb::RemoveInstance(adopted));
}
