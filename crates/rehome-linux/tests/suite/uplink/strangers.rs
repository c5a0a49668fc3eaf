//! What others have where an uplink is stays theirs, and an uplink that is not there is said.

use std::net::Ipv4Addr;

use rehome_domain::Epoch;
use rehome_domain::plane::{Binding, Unbinding, Verb};
use rehome_domain::policy::{EipRate, Policy, Subject};
use rehome_ports::{Plane, PlaneError};

use super::{OTHER, PUBLIC, eip, ip, open, shown, wan, wan_with};
use crate::lab::{bare, suffix};

#[test]
fn what_belongs_to_others_in_the_uplinks_namespace_stays_as_it_is() {
    let Some(wan) = wan() else { return };
    let (_, eni, _) = wan.guest(10);
    ip(wan.outside, &format!("link add {} type veth peer name theirs", wan.outer()));
    let binding = wan.binding(eip(), PUBLIC, eni.addresses[0]);
    let refused = wan.lab.refused(Verb::Bind(binding));
    assert!(matches!(refused, PlaneError::Permanent(_)), "{refused:?}");
    assert!(refused.to_string().contains(&wan.outer()), "{refused}");
    ip(wan.outside, &format!("link delete {}", wan.outer()));
    // An operator's route to the address, by whatever device: it is neither taken over nor taken away.
    let theirs = "203.0.113.5 dev lo";
    ip(wan.outside, &format!("route add {theirs}"));
    let refused = wan.lab.refused(Verb::Bind(binding));
    assert!(matches!(refused, PlaneError::Permanent(_)), "{refused:?}");
    assert!(refused.to_string().contains("203.0.113.5"), "{refused}");
    assert_eq!(wan.lab.plane.observe().unwrap().bindings.len(), 0);
    wan.lab.apply(Verb::Unbind(Unbinding { eip: binding.eip, epoch: Epoch(2) }));
    assert!(shown(wan.outside, "route").contains(theirs));
    // So too when it comes beside ours, and ours goes.
    ip(wan.outside, &format!("route delete {theirs}"));
    let binding = Binding { epoch: Epoch(3), ..binding };
    wan.lab.apply(Verb::Bind(binding));
    ip(wan.outside, &format!("route add {theirs} metric 7"));
    wan.end(&binding);
    let left = shown(wan.outside, "route");
    assert!(left.contains(theirs) && left.lines().count() == 1, "{left}");
}

#[test]
fn another_device_of_the_uplinks_name_in_a_vpc_is_refused_and_left_alone() {
    let Some(wan) = wan() else { return };
    let (_, eni, _) = wan.guest(10);
    let inside = format!("rh-{}", wan.lab.vpc);
    ip(&inside, "link add uplink type veth peer name other");
    let before = shown(&inside, "link show uplink");
    let binding = wan.binding(eip(), PUBLIC, eni.addresses[0]);
    let refused = wan.lab.refused(Verb::Bind(binding));
    assert!(matches!(refused, PlaneError::Permanent(_)), "{refused:?}");
    assert!(refused.to_string().contains("uplink"), "{refused}");
    assert_eq!(shown(&inside, "link show uplink"), before);
    ip(&inside, "link delete uplink");
    wan.lab.apply(Verb::Bind(binding));
}

#[test]
fn an_uplink_that_is_not_there_is_refused_by_name() {
    let Some(mut lab) = bare() else { return };
    let binding = Binding {
        eip: eip(),
        public: PUBLIC,
        vpc: lab.vpc,
        private: Ipv4Addr::new(10, 9, 0, 10),
        epoch: Epoch(1),
    };
    lab.plane = open(&lab, "netns:there-is-none-of-this-name");
    lab.apply(Verb::EnsureVpc(lab.net()));
    let refused = lab.refused(Verb::Bind(binding));
    assert!(matches!(refused, PlaneError::Missing(_)), "{refused:?}");
    assert!(refused.to_string().contains("there-is-none-of-this-name"), "{refused}");
}

#[test]
fn what_was_bound_ends_when_the_uplinks_namespace_is_gone() {
    let Some(mut wan) = wan() else { return };
    let ((_, eni, _), (_, spare, _)) = (wan.guest(10), wan.guest(20));
    let (ended, left) = (wan.bind(PUBLIC, &eni), wan.bind(OTHER, &spare));
    let subject = Subject::Rate(ended.eip);
    wan.lab.enforce(subject, Policy::Rate(EipRate::of(PUBLIC, 5)));
    // As after a start of the machine: the name is there no more.
    let gone = format!("netns:{}", suffix());
    wan.lab.plane = open(&wan.lab, &gone);
    assert_eq!(wan.lab.plane.observe().unwrap().bindings.len(), 0);
    wan.lab.apply(Verb::Enforce(vec![wan.lab.enforcement(subject, None)]));
    wan.end(&ended);
    wan.end(&left);
    assert!(!shown(format!("rh-{}", wan.lab.vpc), "link").contains("uplink"));
    wan.lab.apply(Verb::RemoveVpc(wan.lab.vpc));
}

#[test]
fn an_answer_of_somebody_else_serves_and_stays_theirs() {
    let Some(wan) = wan_with(",device:door") else { return };
    ip(wan.outside, "link add door type veth peer name street");
    ip(wan.outside, "link set door up");
    ip(wan.outside, "neighbour add proxy 203.0.113.5 dev door");
    let (_, eni, _) = wan.guest(10);
    let binding = wan.bind(PUBLIC, &eni);
    let seen = wan.lab.plane.observe().unwrap().bindings;
    assert_eq!(seen.get(&binding.eip), Some(&binding));
    wan.end(&binding);
    let left = shown(wan.outside, "neighbour show proxy");
    assert!(left.contains("203.0.113.5"), "{left}");
}
