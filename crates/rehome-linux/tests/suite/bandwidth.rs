//! The bandwidth of elastic IPs, with real packets. A slow machine only takes longer than the least time
//! that is asked for.

use std::process::Command;
use std::thread;
use std::time::Duration;

use rehome_domain::plane::{Binding, Verb};
use rehome_domain::policy::{EipRate, Policy, PolicyKey, Subject};
use rehome_linux::LinuxPlane;
use rehome_ports::{Plane, PlaneError};

use crate::guest::transfer;
use crate::uplink::{HOST, OTHER, PUBLIC, Wan, open, wan};

fn rate(wan: &Wan, binding: &Binding, mbps: Option<u64>) -> Verb {
    let policy = mbps.map(|mbps| Policy::Rate(EipRate::of(binding.public, mbps)));
    Verb::Enforce(vec![wan.lab.enforcement(Subject::Rate(binding.eip), policy)])
}

#[test]
fn an_elastic_ip_carries_no_more_than_its_bandwidth_each_way() {
    const BYTES: usize = 1_000_000;
    let Some(wan) = wan() else { return };
    let (instance, eni, _) = wan.guest(10);
    let binding = wan.bind(PUBLIC, &eni);
    let private = eni.addresses[0];
    let out = || transfer((instance, private), (wan.outside, HOST, HOST), BYTES);
    let into = || transfer((wan.outside, HOST), (instance, private, PUBLIC), BYTES);
    // A megabyte at 4 Mbit/s takes two seconds, and at 10 Mbit/s, which is the least that comes in,
    // eight tenths; a slow machine only takes longer. A tenth is for what may go at once.
    wan.lab.apply(rate(&wan, &binding, Some(4)));
    let ([slow, less], wanted) = ([out(), into()], Policy::Rate(EipRate::of(PUBLIC, 4)));
    assert!(
        slow > Duration::from_millis(1800) && less > Duration::from_millis(720),
        "{slow:?} {less:?}"
    );
    let key = PolicyKey { vpc: wan.lab.vpc, subject: Subject::Rate(binding.eip) };
    assert_eq!(wan.lab.observe().policies.get(&key), Some(&wanted.fingerprint()));
    // While a transfer is under way it gets another one, and goes on.
    let more = thread::scope(|scope| {
        let running = scope.spawn(out);
        wan.lab.apply(rate(&wan, &binding, Some(8)));
        running.join().unwrap()
    });
    assert!(more > Duration::from_millis(900), "{more:?}");
    // What has none is not slowed by what others have: it goes past their queue.
    let (second, other, _) = wan.guest(20);
    wan.bind(OTHER, &other);
    transfer((second, other.addresses[0]), (wan.outside, HOST, HOST), 20 * BYTES);
    wan.lab.apply(rate(&wan, &binding, None));
    assert_eq!(wan.lab.observe().policies.get(&key), None);
    transfer((instance, private), (wan.outside, HOST, HOST), 20 * BYTES);
}

#[test]
fn a_bandwidth_goes_with_its_elastic_ip_and_is_right_again_when_it_was_changed() {
    let Some(wan) = wan() else { return };
    let (_, eni, _) = wan.guest(10);
    let binding = wan.bind(PUBLIC, &eni);
    let key = PolicyKey { vpc: wan.lab.vpc, subject: Subject::Rate(binding.eip) };
    let wanted = Some(Policy::Rate(EipRate::of(PUBLIC, 30)).fingerprint());
    let seen = |plane: &LinuxPlane| plane.observe().unwrap().policies.get(&key).copied();
    wan.lab.apply(rate(&wan, &binding, Some(30)));
    assert_eq!(seen(&wan.lab.plane), wanted);
    let inside = format!("rh-{}", wan.lab.vpc);
    let outer = wan.outer();
    let outside = wan.outside.to_string();
    for (namespace, arguments) in [
        (&inside, String::from("qdisc delete dev uplink root")),
        (&outside, format!("qdisc delete dev {outer} root")),
        (&inside, String::from("filter delete dev uplink")),
        (&outside, format!("class change dev {outer} classid 1:1 htb rate 5mbit ceil 5mbit")),
        (&outside, format!("class change dev {outer} classid 1:1 htb rate 5mbit ceil 50mbit")),
    ] {
        let mut command = Command::new("tc");
        command.args(["-n", namespace]).args(arguments.split(' '));
        assert!(command.status().unwrap().success(), "tc {arguments}");
        let fresh = open(&wan.lab, &wan.uplink);
        assert_ne!(seen(&fresh), wanted, "{arguments}");
        fresh.apply(&rate(&wan, &binding, Some(30))).unwrap();
        assert_eq!(seen(&wan.lab.plane), wanted, "{arguments}");
    }
    // A second one has a class of its own, and the end of the first one leaves it alone.
    let (_, other, _) = wan.guest(20);
    let second = wan.bind(OTHER, &other);
    wan.lab.apply(rate(&wan, &second, Some(50)));
    wan.end(&binding);
    let policies = wan.lab.observe().policies;
    let rates: Vec<_> =
        policies.keys().filter(|it| matches!(it.subject, Subject::Rate(_))).collect();
    assert_eq!(rates, [&PolicyKey { subject: Subject::Rate(second.eip), ..key }]);
    wan.end(&second);
    let refused = wan.lab.refused(rate(&wan, &second, Some(50)));
    assert!(matches!(refused, PlaneError::Missing(_)), "{refused:?}");
}
