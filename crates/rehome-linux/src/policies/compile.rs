//! A rule of a filter → rules of nftables; and the seal that tells whether a chain is as it was
//! written.

use rehome_domain::policy::{FilterRule, Fingerprint, Peer, PortRange, Ports, Service};

use super::names::{self, Family};
use crate::fence;
use crate::netlink::nftables::expression::{Expression, Header, Into, Register, Verdict};
use crate::netlink::nftables::rule::Rule;
use crate::ruleset::{
    End, ICMP, ICMPV6, IPV4, IPV6, TCP, UDP, address, equals, is_family, is_protocol, matches_block,
};

const R: Register = Register(0);
/// Where the ports stand in the headers of TCP and UDP, in bytes.
const SOURCE_PORT: u32 = 0;
const DESTINATION_PORT: u32 = 2;

/// Rules for what a filter's rules say, in their order: at this end of a packet is the peer, and
/// `accept` is what lets it pass.
pub(super) fn rules(filter: &[FilterRule], peer: End, accept: &Verdict) -> Vec<Rule> {
    filter.iter().flat_map(|rule| one(rule, peer, accept)).collect()
}

/// A rule for each family and range of ports: of all of them the verdict is the same.
fn one(rule: &FilterRule, peer: End, accept: &Verdict) -> Vec<Rule> {
    let verdict = match rule.verdict {
        rehome_domain::policy::Verdict::Accept => accept.clone(),
        rehome_domain::policy::Verdict::Drop => fence::refused(),
    };
    let own = own(rule, peer);
    let decide = |peer: &[Expression], service: Vec<Expression>| {
        let verdict = vec![Expression::Verdict(verdict.clone())];
        // The service comes first of what reads ports: it says which protocol has them.
        Rule::from([peer.to_vec(), service, own.clone(), verdict].concat())
    };
    let by_family = peers(rule, peer).into_iter().flat_map(|(family, peer)| {
        let services = services(&rule.service, family).into_iter();
        services.map(|service| decide(&peer, service)).collect::<Vec<_>>()
    });
    by_family.collect()
}

fn peers(rule: &FilterRule, end: End) -> Vec<(u8, Vec<Expression>)> {
    match rule.peer {
        Peer::Block(block) => {
            let family = crate::ruleset::family_of(block.addr());
            vec![(family, matches_block(block, end))]
        }
        Peer::Group(group) => {
            let member = |(family, of): (u8, Family)| {
                let mut expressions = is_family(family);
                let (set, from) = (names::members(group, of), R);
                expressions.push(address(family, end));
                expressions.push(Expression::Lookup { set, from, into: Into::Nothing });
                (family, expressions)
            };
            [(IPV4, Family::V4), (IPV6, Family::V6)].map(member).to_vec()
        }
    }
}

/// What a rule of five parts says of the end that is not the peer's, and of the ports at the source.
fn own(rule: &FilterRule, peer: End) -> Vec<Expression> {
    let Some(own) = rule.own else { return Vec::new() };
    let end = match peer {
        End::Source => End::Destination,
        End::Destination => End::Source,
    };
    let ports = own.source_ports.map(|range| port(range, SOURCE_PORT)).unwrap_or_default();
    [matches_block(own.block, end), ports].concat()
}

/// The ways in which a packet of a family may be of the service: none where the family has it not.
fn services(service: &Service, family: u8) -> Vec<Vec<Expression>> {
    match service {
        Service::All => vec![Vec::new()],
        Service::Tcp(ports) => at(TCP, ports),
        Service::Udp(ports) => at(UDP, ports),
        Service::Icmp if family == IPV4 => vec![is_protocol(ICMP)],
        Service::Icmpv6 if family == IPV6 => vec![is_protocol(ICMPV6)],
        Service::Icmp | Service::Icmpv6 => Vec::new(),
    }
}

fn at(protocol: u8, ports: &Ports) -> Vec<Vec<Expression>> {
    match ports {
        Ports::All => vec![is_protocol(protocol)],
        Ports::In(ranges) => {
            let one = |range: &PortRange| {
                [is_protocol(protocol), port(*range, DESTINATION_PORT)].concat()
            };
            ranges.iter().map(one).collect()
        }
    }
}

fn port(PortRange { first, last }: PortRange, offset: u32) -> Vec<Expression> {
    let read = Expression::Payload { header: Header::Transport, offset, length: 2, to: R };
    let (first, last) = (first.to_be_bytes().to_vec(), last.to_be_bytes().to_vec());
    if first == last {
        return vec![read, equals(first)];
    }
    vec![read, Expression::Range { from: R, first, last }]
}

/// Ends a chain with a rule that says by its comment which policy the chain is for, and what all
/// that is of it in the kernel sums up to: its rules, and what is told in `more`.
pub(super) fn seal(
    mut rules: Vec<Rule>,
    end: Verdict,
    (policy, more): (Fingerprint, &[u8]),
) -> Vec<Rule> {
    let sum = sum(&rules, more);
    let end = Rule::from(vec![Expression::Verdict(end)]);
    rules.push(end.with_comment(format!("policy {:016x} rules {:016x}", policy.0, sum.0)));
    rules
}

/// The policy that a chain is for, if it is as it was sealed.
pub(super) fn sealed(rules: &[Rule], end: &Verdict, more: &[u8]) -> Option<Fingerprint> {
    let (last, rules) = rules.split_last()?;
    let ends = matches!(last.expressions.as_slice(), [Expression::Verdict(it)] if it == end);
    let words: Vec<_> = last.comment.as_deref()?.split(' ').collect();
    let ["policy", policy, "rules", seen] = words[..] else { return None };
    let hex = |text| u64::from_str_radix(text, 16).ok().map(Fingerprint);
    let whole = ends && hex(seen)? == sum(rules, more);
    hex(policy).filter(|_| whole)
}

fn sum(rules: &[Rule], more: &[u8]) -> Fingerprint {
    let mut bytes = more.to_vec();
    for rule in rules {
        let rule = rule.bytes();
        bytes.extend(rule.len().to_be_bytes());
        bytes.extend(rule);
    }
    Fingerprint::of_bytes(&bytes)
}
