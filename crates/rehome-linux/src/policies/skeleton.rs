//! What the filters of a VPC hang on: the chains that the kernel calls, and the maps that lead from
//! a packet's addresses to the chains of policies.
//!
//! A packet that is sent on passes, in this order: `acls` (each packet by itself), `egress` (what
//! its source may send), `ingress` (what its destination may get). A flow that both let begin goes
//! on without being asked again. The last two are there from the VPC's first moment on: an address of
//! the VPC without a guard neither sends nor gets anything. `acls` comes with the first ACL.

use ipnet::IpNet;

use super::names::{ACL_IN4, ACL_IN6, ACL_OUT4, ACL_OUT6, Family, IN, OUT, Way};
use crate::fence;
use crate::netlink::Request;
use crate::netlink::nftables::chain::{self, Chain, Hook, Otherwise, Place, Type};
use crate::netlink::nftables::expression::{
    Compare, CtKey, ESTABLISHED, Expression, Into, RELATED, Register, Verdict,
};
use crate::netlink::nftables::rule::{self, Rule};
use crate::netlink::nftables::set::{self, Kind, Mapping, Set};
use crate::ruleset::{Block, End, IPV4, IPV6, address, is_family, matches_block};

const R: Register = Register(0);
/// Behind the address, which may have sixteen bytes.
const LIST: Register = Register(4);

pub(super) const EGRESS: &str = "egress";
pub(super) const INGRESS: &str = "ingress";
pub(super) const ACLS: &str = "acls";
/// What becomes of a packet whose source, or whose destination, has no guard.
const STRANGERS: &str = "strangers";
const UNGUARDED: &str = "unguarded";

/// The maps that the chains of guards ask.
pub(super) fn guard_sets() -> Vec<Set> {
    vec![
        Set::exact(Family::V4.guards(), Kind::Ipv4, Mapping::Value(Kind::Number)),
        Set::exact(Family::V6.guards(), Kind::Ipv6, Mapping::Value(Kind::Number)),
        Set::exact(OUT, Kind::Number, Mapping::Verdict),
        Set::exact(IN, Kind::Number, Mapping::Verdict),
    ]
}

/// The maps that are there from the first ACL on.
pub(super) fn acl_sets() -> Vec<Set> {
    let map = |(name, kind)| Set::ranges(name, kind, Mapping::Verdict);
    let (four, six) = (Kind::Ipv4, Kind::Ipv6);
    [(ACL_OUT4, four), (ACL_OUT6, six), (ACL_IN4, four), (ACL_IN6, six)].map(map).to_vec()
}

fn hooked(name: &str, priority: i32, otherwise: Otherwise) -> Chain {
    let hook = Hook { place: Place::Forward, priority, kind: Type::Filter, otherwise };
    Chain { name: name.to_owned(), hook: Some(hook) }
}

fn plain(name: &str) -> Chain {
    Chain { name: name.to_owned(), hook: None }
}

fn verdict(verdict: Verdict) -> Expression {
    Expression::Verdict(verdict)
}

/// What of the chains follows from the VPC's own blocks, and every IPv6 address is the VPC's: there
/// is no way out of it for that family. What does not come from one of its
/// addresses came through the uplink, and what is for none of them leaves by it or by a route
/// through an instance.
pub(super) fn edges(blocks: &[IpNet]) -> [Block; 2] {
    let six = "::/0".parse().expect("it is a block");
    let edge = |name, end| {
        let inside = |block: &IpNet| {
            Rule::from([matches_block(*block, end), vec![verdict(fence::refused())]].concat())
        };
        let accept = Rule::from(vec![verdict(Verdict::Accept)]);
        let rules = blocks.iter().chain([&six]).map(inside).chain([accept]).collect();
        Block { chain: plain(name), rules }
    };
    [edge(STRANGERS, End::Source), edge(UNGUARDED, End::Destination)]
}

/// `ct state established,related accept`: both ends let the flow begin, or it is about such a one.
fn goes_on() -> Rule {
    let bits = (ESTABLISHED | RELATED).to_ne_bytes().to_vec();
    let begun = vec![
        Expression::Ct { key: CtKey::State, to: R },
        Expression::Bitwise { from: R, to: R, mask: bits },
        Expression::Cmp { from: R, compare: Compare::Other, value: vec![0; 4] },
        verdict(Verdict::Accept),
    ];
    begun.into()
}

fn guard_chain(name: &str, (priority, way, end): (i32, Way, End), edge: &str) -> Block {
    let ask = |(number, family): (u8, Family)| {
        let mut rule = is_family(number);
        let guards = family.guards().to_owned();
        rule.push(address(number, end));
        rule.push(Expression::Lookup { set: guards, from: R, into: Into::Register(LIST) });
        let lists = way.lists().to_owned();
        rule.push(Expression::Lookup { set: lists, from: LIST, into: Into::Verdict });
        Rule::from(rule)
    };
    let [four, six] = [(IPV4, Family::V4), (IPV6, Family::V6)].map(ask);
    let edge = Rule::from(vec![verdict(Verdict::Goto(edge.to_owned()))]);
    let chain = hooked(name, priority, Otherwise::Drop);
    Block { chain, rules: vec![goes_on(), four, six, edge] }
}

/// The chains that guards hang on. What `egress` accepts comes to `ingress`, which is called next.
pub(super) fn guard_chains() -> [Block; 2] {
    let egress = guard_chain(EGRESS, (0, Way::Out, End::Source), STRANGERS);
    let ingress = guard_chain(INGRESS, (10, Way::In, End::Destination), UNGUARDED);
    [egress, ingress]
}

/// The chain that ACLs hang on.
pub(super) fn acl_chain() -> Block {
    let ask = |(number, family, way, end): (u8, Family, Way, End)| {
        let mut rule = is_family(number);
        let set = family.acls(way).to_owned();
        rule.push(address(number, end));
        rule.push(Expression::Lookup { set, from: R, into: Into::Verdict });
        Rule::from(rule)
    };
    let rules = [
        (IPV4, Family::V4, Way::Out, End::Source),
        (IPV6, Family::V6, Way::Out, End::Source),
        (IPV4, Family::V4, Way::In, End::Destination),
        (IPV6, Family::V6, Way::In, End::Destination),
    ];
    let chain = hooked(ACLS, -10, Otherwise::Accept);
    Block { chain, rules: rules.map(ask).to_vec() }
}

/// Makes sets and then chains, which may be there already with other rules, or empty.
pub(super) fn put_up(sets: &[Set], blocks: &[Block]) -> Vec<Request> {
    let mut requests: Vec<_> = sets.iter().map(set::new).collect();
    for block in blocks {
        requests.push(chain::new(&block.chain));
        requests.push(chain::empty(&block.chain.name));
        requests.extend(block.rules.iter().map(|it| rule::append(&block.chain.name, it)));
    }
    requests
}
