//! What every data plane must do about policies that filter: security groups, guards, network ACLs.
//!
//! In: a plane and a cast, as for the other promises. Out: a panic that names the broken promise.
//! What packets do is for each plane's own tests.

use std::collections::BTreeMap;

use ipnet::IpNet;
use rehome_domain::plane::{Enforcement, Verb};
use rehome_domain::policy::{
    FilterRule, Fingerprint, GroupRules, Guard, Peer, Policy, PolicyKey, Ports, Service, Subject,
    SubnetAcl, Verdict,
};
use rehome_domain::{SecurityGroupId, SubnetId};

use super::{Cast, Promise, changes, done, missing, observed, refused};
use crate::Plane;

/// The promises, in no order that matters.
pub fn promises<P: Plane>() -> [Promise<P>; 8] {
    [
        ("policies_come_change_and_go", policies_come_change_and_go),
        ("what_is_enforced_needs_its_vpc", what_is_enforced_needs_its_vpc),
        ("an_older_revision_is_passed_over", an_older_revision_is_passed_over),
        ("a_group_that_is_needed_is_not_lifted", a_group_that_is_needed_is_not_lifted),
        ("a_vpc_takes_its_policies_along", a_vpc_takes_its_policies_along),
        ("one_enforcement_may_be_of_many_policies", one_enforcement_may_be_of_many_policies),
        ("a_move_changes_no_policy", a_move_changes_no_policy),
        ("a_policy_may_be_enforced_again", a_policy_may_be_enforced_again),
    ]
}

/// The subjects of a promise, by their number: groups, interfaces, subnets.
struct Subjects<'a>(&'a Cast);

impl Subjects<'_> {
    /// Named after the cast's interfaces, so that they are as much its own as these.
    fn group(&self, number: usize) -> SecurityGroupId {
        let id = format!("sg-{}", self.0.enis[number].0.suffix());
        SecurityGroupId::parse(&id).expect("a suffix is a suffix")
    }

    fn subnet(&self, number: usize) -> SubnetId {
        let id = format!("subnet-{}", self.0.enis[number].0.suffix());
        SubnetId::parse(&id).expect("a suffix is a suffix")
    }

    fn of(&self, subject: Subject, as_of: u64, policy: Option<Policy>) -> Enforcement {
        Enforcement { key: self.key(subject), as_of, policy }
    }

    fn key(&self, subject: Subject) -> PolicyKey {
        PolicyKey { vpc: self.0.vpc.vpc, subject }
    }

    fn guard(&self, eni: usize, groups: &[usize]) -> (Subject, Policy) {
        let addresses = Cast::addresses(eni);
        let groups = groups.iter().map(|group| self.group(*group)).collect();
        (Subject::Guard(self.0.enis[eni].0), Policy::Guard(Guard { addresses, groups }))
    }

    fn rules(&self, group: usize, ingress: Vec<FilterRule>) -> (Subject, Policy) {
        let rules = GroupRules { ingress, egress: vec![accept(anywhere())] };
        (Subject::Group(self.group(group)), Policy::Group(rules))
    }

    fn acl(&self, subnet: usize) -> (Subject, Policy) {
        let blocks = vec![block("10.0.1.0/24")];
        let ingress = vec![accept(anywhere())];
        let acl = SubnetAcl { blocks, ingress, egress: Vec::new() };
        (Subject::Acl(self.subnet(subnet)), Policy::Acl(acl))
    }
}

fn block(text: &str) -> IpNet {
    text.parse().expect("it is a block")
}

fn anywhere() -> Peer {
    Peer::Block(block("0.0.0.0/0"))
}

fn accept(peer: Peer) -> FilterRule {
    FilterRule { service: Service::Tcp(Ports::All), peer, own: None, verdict: Verdict::Accept }
}

fn enforce(cast: &Cast, as_of: u64, (subject, policy): (Subject, Policy)) -> Verb {
    Verb::Enforce(vec![Subjects(cast).of(subject, as_of, Some(policy))])
}

fn lift(cast: &Cast, as_of: u64, subject: Subject) -> Verb {
    Verb::Enforce(vec![Subjects(cast).of(subject, as_of, None)])
}

/// Does it and checks that the policy is in force, and nothing else changed.
fn enforced(plane: &impl Plane, cast: &Cast, as_of: u64, wanted: (Subject, Policy)) {
    let (key, says) = (Subjects(cast).key(wanted.0), wanted.1.fingerprint());
    changes(plane, &enforce(cast, as_of, wanted), |seen| {
        seen.policies.insert(key, says);
    });
}

fn lifted(plane: &impl Plane, cast: &Cast, as_of: u64, subject: Subject) {
    changes(plane, &lift(cast, as_of, subject), |seen| {
        seen.policies.remove(&Subjects(cast).key(subject));
    });
}

fn policies_come_change_and_go<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let it = Subjects(cast);
    let named = accept(Peer::Group(it.group(1)));
    enforced(plane, cast, 1, it.rules(1, vec![]));
    enforced(plane, cast, 1, it.rules(0, vec![named]));
    enforced(plane, cast, 1, it.guard(0, &[0]));
    enforced(plane, cast, 1, it.guard(1, &[1, 0]));
    enforced(plane, cast, 1, it.acl(0));
    enforced(plane, cast, 2, it.rules(0, vec![accept(anywhere()), named_by_mask()]));
    enforced(plane, cast, 2, it.guard(1, &[0, 1]));
    enforced(plane, cast, 2, it.guard(0, &[]));
    for (subject, _) in [it.acl(0), it.guard(1, &[]), it.guard(0, &[])] {
        lifted(plane, cast, 3, subject);
    }
    lifted(plane, cast, 3, Subject::Group(it.group(0)));
    lifted(plane, cast, 3, Subject::Group(it.group(1)));
}

fn named_by_mask() -> FilterRule {
    accept(Peer::Block(block("10.0.0.0/9")))
}

fn what_is_enforced_needs_its_vpc<P: Plane>(plane: &P, cast: &Cast) {
    let it = Subjects(cast);
    for wanted in [it.rules(0, vec![]), it.guard(0, &[]), it.acl(0)] {
        refused(plane, &enforce(cast, 1, wanted.clone()), missing);
        // What is to be lifted is not there.
        changes(plane, &lift(cast, 1, wanted.0), |_| {});
    }
}

fn an_older_revision_is_passed_over<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let it = Subjects(cast);
    enforced(plane, cast, 5, it.rules(0, vec![accept(anywhere())]));
    for old in [0, 4] {
        changes(plane, &enforce(cast, old, it.rules(0, vec![])), |_| {});
        changes(plane, &lift(cast, old, Subject::Group(it.group(0))), |_| {});
    }
    // Of the same revision there is one truth; what comes is taken for it.
    enforced(plane, cast, 5, it.rules(0, vec![]));
    lifted(plane, cast, 6, Subject::Group(it.group(0)));
    // It is known also of what was lifted.
    changes(plane, &enforce(cast, 5, it.rules(0, vec![])), |_| {});
    enforced(plane, cast, 6, it.rules(0, vec![]));
}

fn a_group_that_is_needed_is_not_lifted<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let it = Subjects(cast);
    let named = accept(Peer::Group(it.group(1)));
    done(plane, &enforce(cast, 1, it.rules(1, vec![])));
    done(plane, &enforce(cast, 1, it.rules(0, vec![named])));
    done(plane, &enforce(cast, 1, it.guard(0, &[0])));
    for group in [0, 1] {
        changes(plane, &lift(cast, 2, Subject::Group(it.group(group))), |_| {});
    }
    lifted(plane, cast, 2, it.guard(0, &[]).0);
    lifted(plane, cast, 2, Subject::Group(it.group(0)));
    lifted(plane, cast, 2, Subject::Group(it.group(1)));
}

fn a_vpc_takes_its_policies_along<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let it = Subjects(cast);
    for wanted in [it.rules(0, vec![]), it.guard(0, &[0]), it.acl(0)] {
        done(plane, &enforce(cast, 7, wanted));
    }
    done(plane, &Verb::RemoveVpc(cast.vpc.vpc));
    assert_eq!(observed(plane).policies, BTreeMap::new());
    // And what was known of them.
    done(plane, &Verb::EnsureVpc(cast.vpc));
    enforced(plane, cast, 1, it.rules(0, vec![]));
}

fn one_enforcement_may_be_of_many_policies<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let it = Subjects(cast);
    let all = [it.rules(0, vec![]), it.rules(1, vec![]), it.guard(0, &[0, 1]), it.acl(1)];
    let wanted: BTreeMap<PolicyKey, Fingerprint> =
        all.iter().map(|(subject, policy)| (it.key(*subject), policy.fingerprint())).collect();
    let policies = all.iter().cloned().map(|(subject, it)| (subject, Some(it)));
    let verb = policies.map(|(subject, policy)| it.of(subject, 1, policy)).collect();
    changes(plane, &Verb::Enforce(verb), |seen| seen.policies.extend(wanted));
    let lifts = all.iter().rev().map(|(subject, _)| it.of(*subject, 2, None)).collect();
    changes(plane, &Verb::Enforce(lifts), |seen| seen.policies.clear());
}

fn a_move_changes_no_policy<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let it = Subjects(cast);
    done(plane, &enforce(cast, 1, it.rules(0, vec![])));
    done(plane, &enforce(cast, 1, it.guard(0, &[0])));
    let before = observed(plane).policies;
    for leg in [cast.key(0, 0, 1), cast.key(0, 1, 2)] {
        done(plane, &cast.stage(leg));
        done(plane, &cast.switch(leg));
        assert_eq!(observed(plane).policies, before);
    }
}

fn a_policy_may_be_enforced_again<P: Plane>(plane: &P, cast: &Cast) {
    cast.enter(plane);
    let it = Subjects(cast);
    for wanted in [it.rules(0, vec![accept(anywhere())]), it.guard(0, &[0]), it.acl(0)] {
        enforced(plane, cast, 1, wanted.clone());
        changes(plane, &enforce(cast, 1, wanted.clone()), |_| {});
        changes(plane, &enforce(cast, 2, wanted), |_| {});
    }
}
