//! Policies that filter: which packets pass, and that nothing else changes.

use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};

use ipnet::IpNet;
use rehome_domain::plane::{Enforcement, Verb};
use rehome_domain::policy::{
    FilterRule, GroupRules, Guard, Peer, Policy, PolicyKey, PortRange, Ports, Service, Subject,
    SubnetAcl, Verdict,
};
use rehome_domain::{InstanceId, SecurityGroupId, SubnetId};

use crate::hand::{Hand, elements};
use crate::lab::{Eni, Lab, lab, suffix};
use crate::raw::{MARKER, Probe, Raw};

mod acls;
mod damage;
mod flows;
mod groups;
mod size;

static AS_OF: AtomicU64 = AtomicU64::new(1);

impl Lab {
    pub(crate) fn enforcement(&self, subject: Subject, policy: Option<Policy>) -> Enforcement {
        let key = PolicyKey { vpc: self.vpc, subject };
        Enforcement { key, as_of: AS_OF.fetch_add(1, Ordering::Relaxed), policy }
    }

    pub(crate) fn enforce(&self, subject: Subject, policy: Policy) {
        self.apply(Verb::Enforce(vec![self.enforcement(subject, Some(policy))]));
    }

    pub(crate) fn lift(&self, subject: Subject) {
        self.apply(Verb::Enforce(vec![self.enforcement(subject, None)]));
    }

    pub(crate) fn guard(&self, eni: &Eni, groups: &[SecurityGroupId]) {
        self.enforce(Subject::Guard(eni.id), Policy::Guard(guard(eni, groups)));
    }

    pub(crate) fn group(&self, id: SecurityGroupId, rules: &GroupRules) {
        self.enforce(Subject::Group(id), Policy::Group(rules.clone()));
    }

    /// Every rule and every element that stands in the VPC's namespace, with its chain or its set.
    pub(crate) fn filters(&self) -> Vec<(String, Vec<u8>)> {
        let hand = Hand(format!("rh-{}", self.vpc));
        let table = || (1, b"rehome\0".to_vec());
        let mut all = hand.nft_list(7, 2, &[table()]);
        for (set, _) in hand.nft_list(10, 2, &[table()]) {
            let named = (2, format!("{set}\0").into_bytes());
            let listed = hand.nft_list(13, 2, &[table(), named]);
            let mut parts: Vec<_> = listed.iter().flat_map(|it| elements(&it.1)).collect();
            parts.sort();
            all.push((set.clone(), vec![]));
            all.extend(parts.into_iter().map(|element| (set.clone(), element)));
        }
        all
    }

    pub(crate) fn acl(&self, id: SubnetId, acl: &SubnetAcl) {
        self.enforce(Subject::Acl(id), Policy::Acl(acl.clone()));
    }
}

pub(crate) fn guard(eni: &Eni, groups: &[SecurityGroupId]) -> Guard {
    Guard { addresses: eni.all(), groups: groups.to_vec() }
}

pub(crate) fn new_group() -> SecurityGroupId {
    SecurityGroupId::parse(&format!("sg-{}", suffix())).unwrap()
}

pub(crate) fn new_subnet() -> SubnetId {
    SubnetId::parse(&format!("subnet-{}", suffix())).unwrap()
}

pub(crate) fn block(text: &str) -> Peer {
    Peer::Block(text.parse::<IpNet>().unwrap())
}

pub(crate) fn anywhere() -> Peer {
    block("0.0.0.0/0")
}

pub(crate) fn accept(service: Service, peer: Peer) -> FilterRule {
    FilterRule { service, peer, own: None, verdict: Verdict::Accept }
}

pub(crate) fn deny(service: Service, peer: Peer) -> FilterRule {
    FilterRule { service, peer, own: None, verdict: Verdict::Drop }
}

pub(crate) fn ports(ranges: &[(u16, u16)]) -> Ports {
    Ports::In(ranges.iter().map(|it| PortRange { first: it.0, last: it.1 }).collect())
}

/// Everything of both families, in and out.
pub(crate) fn open() -> GroupRules {
    let all = [anywhere(), block("::/0")].map(|it| accept(Service::All, it)).to_vec();
    GroupRules { ingress: all.clone(), egress: all }
}

/// These rules behind one that lets markers in; out goes everything.
pub(crate) fn ingress(rules: &[FilterRule]) -> GroupRules {
    GroupRules { ingress: behind_marker(rules), ..open() }
}

pub(crate) fn behind_marker(rules: &[FilterRule]) -> Vec<FilterRule> {
    let marker = |peer| accept(Service::Udp(ports(&[(MARKER, MARKER)])), peer);
    [vec![marker(anywhere()), marker(block("::/0"))], rules.to_vec()].concat()
}

/// Two instances with an interface each, and a way to tell which packets pass from one to the other.
pub(crate) struct Pair {
    pub(crate) lab: Lab,
    pub(crate) instances: [InstanceId; 2],
    pub(crate) enis: [Eni; 2],
    pub(crate) groups: [SecurityGroupId; 2],
    /// The second one's address that packets are sent to.
    to: IpAddr,
    sender: Raw,
    receiver: Raw,
    number: u16,
}

impl Pair {
    /// Both guarded by an open group of their own, in one subnet.
    pub(crate) fn new() -> Option<Self> {
        Self::at(|eni| eni.addresses[0].into())
    }

    /// The same in two subnets, 10.9.0.0/24 and 10.9.1.0/24.
    pub(crate) fn across() -> Option<Self> {
        Self::at(|eni| eni.addresses[1].into())
    }

    /// The same with IPv6.
    pub(crate) fn ipv6() -> Option<Self> {
        Self::at(|eni| eni.ipv6[0].into())
    }

    fn at(to: fn(&Eni) -> IpAddr) -> Option<Self> {
        let lab = lab()?;
        let (instances, enis) = ([lab.instance(), lab.instance()], [lab.eni(10), lab.eni(20)]);
        let groups = [new_group(), new_group()];
        for index in [0, 1] {
            lab.group(groups[index], &open());
            lab.guard(&enis[index], &[groups[index]]);
            lab.own(&enis[index], instances[index], 1);
        }
        let to = to(&enis[1]);
        let sender = Raw::open(instances[0], enis[0].beside(to));
        let receiver = Raw::open(instances[1], to);
        Some(Self { lab, instances, enis, groups, to, sender, receiver, number: 1000 })
    }

    /// Which of these packets pass from the first to the second, each as the first of a flow.
    pub(crate) fn passing(&mut self, probes: &[Probe]) -> Vec<Probe> {
        let (to, first) = (self.to, self.number);
        for probe in probes {
            self.sender.send(to, *probe, self.number);
            self.number += 1;
        }
        let marker = self.number;
        self.sender.send(to, Probe::Udp(MARKER), marker);
        self.number += 1;
        let heard = self.receiver.heard_before(marker);
        let numbered = (first..).zip(probes);
        numbered.filter(|(number, _)| heard.contains(number)).map(|(_, probe)| *probe).collect()
    }

    pub(crate) fn check(&mut self, wanted: &[Probe], case: &str) {
        assert_eq!(self.passing(&ALL), wanted, "{case}");
    }
}

/// One of each kind, of IPv4.
pub(crate) const ALL: [Probe; 9] = [
    Probe::Tcp(22),
    Probe::Tcp(80),
    Probe::Tcp(443),
    Probe::Tcp(8080),
    Probe::Udp(53),
    Probe::Udp(80),
    Probe::Udp(8080),
    Probe::Icmp,
    Probe::Sctp,
];
