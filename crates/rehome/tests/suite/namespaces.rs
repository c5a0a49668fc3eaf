//! What the kernel says of an instance: its named namespace, and the addresses that are local
//! there. Read from `/proc` inside of the namespace; no program of the machine is needed.

use std::fs::{File, read_to_string};
use std::net::{Ipv4Addr, UdpSocket};
use std::process::Command;
use std::time::Duration;

use nix::sched::{CloneFlags, setns};
use rehome_linux::namespace::Namespace;
use serde_json::Value;

use crate::cloud::text;
use crate::server::until;

/// Does something inside an instance.
pub(crate) fn inside<T: Send + 'static>(
    instance: &str,
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let path = format!("/run/netns/{instance}");
    let namespace = File::open(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    // A thread of its own enters the namespace and ends there; this one stays outside.
    let thread = std::thread::spawn(move || {
        setns(namespace, CloneFlags::CLONE_NEWNET).expect("root may enter a namespace");
        work()
    });
    thread.join().unwrap()
}

/// The addresses that are local in an instance's namespace.
fn addresses(instance: &str) -> Vec<Ipv4Addr> {
    let list = || read_to_string("/proc/thread-self/net/fib_trie");
    local_addresses(&inside(instance, list).expect("a namespace lists its routes"))
}

/// The primary address of an interface.
pub(crate) fn first_address(interface: &Value) -> String {
    text(interface, "/PrivateIpAddressSet/0/PrivateIpAddress")
}

/// Whether a datagram from one instance arrives in another within a second.
pub(crate) fn arrives(sender: &str, from: &str, (receiver, to): (&str, &str)) -> bool {
    let (bind, target) = (format!("{to}:0"), to.to_owned());
    let Ok(receiving) = inside(receiver, move || UdpSocket::bind(bind)) else {
        return false;
    };
    receiving.set_read_timeout(Some(Duration::from_secs(1))).unwrap();
    let port = receiving.local_addr().unwrap().port();
    let bind = format!("{from}:0");
    let sent =
        inside(sender, move || UdpSocket::bind(bind)?.send_to(b"box", (target.as_str(), port)));
    sent.is_ok() && receiving.recv(&mut [0; 8]).is_ok_and(|length| length == 3)
}

/// A program of iproute2 in a namespace.
pub(crate) fn run(program: &str, namespace: &str, arguments: &str) {
    let mut command = Command::new(program);
    command.args(["-n", namespace]).args(arguments.split_whitespace());
    assert!(command.status().unwrap().success(), "{program} -n {namespace} {arguments}");
}

/// A namespace that Rehome knows nothing of, with `lo` up. Removed in the end, also when the test
/// fails.
pub(crate) struct Elsewhere(pub(crate) String);

impl Elsewhere {
    /// No other test of this process takes this name.
    pub(crate) fn new(name: &str) -> Self {
        let elsewhere = Self(format!("{name}{}", std::process::id()));
        Namespace::create(&elsewhere.0).unwrap();
        elsewhere.ip("link set lo up");
        elsewhere
    }

    pub(crate) fn ip(&self, arguments: &str) {
        run("ip", &self.0, arguments);
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        Namespace::delete(&self.0).unwrap();
    }
}

/// In `fib_trie` a leaf `|-- 10.0.0.9` is followed by lines that say what it is: `host LOCAL`.
fn local_addresses(trie: &str) -> Vec<Ipv4Addr> {
    let (mut leaf, mut found) = (None, Vec::new());
    for line in trie.lines() {
        if let Some(address) = line.trim_start().strip_prefix("|-- ") {
            leaf = address.parse::<Ipv4Addr>().ok();
        } else if line.contains("/32 host LOCAL") {
            found.extend(leaf.take());
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The interface's addresses are in the namespace of its holder, and in no other.
pub(crate) fn check(interface: &Value, instances: &[String]) {
    let holder = text(interface, "/Attachment/InstanceId");
    let set = interface["PrivateIpAddressSet"].as_array().unwrap();
    let owned: Vec<Ipv4Addr> =
        set.iter().map(|one| text(one, "/PrivateIpAddress").parse().unwrap()).collect();
    for instance in instances {
        let expected = if *instance == holder { owned.len() } else { 0 };
        until(&format!("{instance} holds {expected} of {owned:?}"), || {
            let there = addresses(instance);
            let held = owned.iter().filter(|address| there.contains(address)).count();
            (held == expected).then_some(())
        });
    }
}

#[test]
fn local_addresses_are_found_in_the_kernels_list() {
    let trie = "Main:\n  +-- 0.0.0.0/0 3 0 5\n     |-- 10.0.0.0\n        /24 link UNICAST\n\
                Local:\n  +-- 0.0.0.0/0 2 0 2\n        |-- 10.0.0.9\n           /32 host LOCAL\n\
                        |-- 10.0.0.255\n           /32 link BROADCAST\n";
    assert_eq!(local_addresses(trie), [Ipv4Addr::new(10, 0, 0, 9)]);
}
