//! What every VPC's namespace has of nftables from its first moment on: the fence, which lets a
//! packet in only from where its source is routed to, and the door of the namespace itself, which
//! answers pings and takes nothing else.
//!
//! Invariants: where there was a fence there is one at every instant; of the table only these
//! chains are touched.

use nix::errno::Errno;

use crate::error::LinuxError;
use crate::netlink::Netlink;
use crate::netlink::nftables::chain::{self, Chain, Hook, Otherwise, Place, Type};
use crate::netlink::nftables::expression::{
    Compare, Expression, FIB_IIF, FIB_SADDR, FibResult, Register, Verdict,
};
use crate::netlink::nftables::rule::{self, Rule};
use crate::netlink::nftables::table;
use crate::ruleset::{Block, Listing, is_family, is_protocol, matches_block};

/// `NF_IP_PRI_RAW`: before connection tracking and routing.
const PRIORITY_RAW: i32 = -300;
/// `NF_IP_PRI_FILTER`.
const PRIORITY_FILTER: i32 = 0;
/// The chain of what else the namespace itself takes: whoever serves something puts its rules here.
pub(crate) const LOCAL: &str = "local";
/// The chain that refused packets go by before they are dropped: flow logs that want them put their
/// rules here.
pub(crate) const REJECTS: &str = "rejects";
/// The chain where a refused packet ends.
const REFUSE: &str = "refuse";

const R: Register = Register(0);

/// The chains, without [`LOCAL`] and [`REJECTS`], which have no rules of their own here.
fn blocks() -> [Block; 3] {
    let hook =
        |place, priority, otherwise| Some(Hook { place, priority, kind: Type::Filter, otherwise });
    let fence = Chain {
        name: String::from("fence"),
        hook: hook(Place::Prerouting, PRIORITY_RAW, Otherwise::Accept),
    };
    let input = Chain {
        name: String::from("input"),
        hook: hook(Place::Input, PRIORITY_FILTER, Otherwise::Drop),
    };
    let refuse = Chain { name: String::from(REFUSE), hook: None };
    [
        Block { chain: fence, rules: fence_rules() },
        Block { chain: input, rules: input_rules() },
        Block { chain: refuse, rules: refuse_rules() },
    ]
}

/// `fib saddr . iif oif missing drop`: no route to the source leads back to where the packet came
/// from. Neighbour discovery comes from link-local addresses or from none: the kernel sends neither
/// on (RFC 4291, 2.5.2 and 2.5.6), so they get no further than the door.
fn fence_rules() -> Vec<Rule> {
    let local = "fe80::/10".parse().expect("it is a block");
    let none = "::/128".parse().expect("it is a block");
    let accept = |block| {
        let mut rule = matches_block(block, crate::ruleset::End::Source);
        rule.push(Expression::Verdict(Verdict::Accept));
        Rule::from(rule)
    };
    let missing = vec![
        Expression::Fib { result: FibResult::Oif, by: FIB_SADDR | FIB_IIF, to: R },
        Expression::Cmp { from: R, compare: Compare::Equal, value: vec![0; 4] },
        Expression::Verdict(Verdict::Drop),
    ];
    vec![accept(local), accept(none), missing.into()]
}

/// What becomes of a packet that a filter refuses.
pub(crate) fn refused() -> Verdict {
    Verdict::Goto(String::from(REFUSE))
}

fn refuse_rules() -> Vec<Rule> {
    let verdicts = [Verdict::Jump(String::from(REJECTS)), Verdict::Drop];
    verdicts.map(|it| Rule::from(vec![Expression::Verdict(it)])).to_vec()
}

/// ICMP of both families, and what others let in.
fn input_rules() -> Vec<Rule> {
    let icmp = |family, protocol| {
        let expressions = [is_family(family), is_protocol(protocol)].concat();
        Rule::from([expressions, vec![Expression::Verdict(Verdict::Accept)]].concat())
    };
    let others = vec![Expression::Verdict(Verdict::Jump(String::from(LOCAL)))];
    vec![
        icmp(crate::ruleset::IPV4, crate::ruleset::ICMP),
        icmp(crate::ruleset::IPV6, crate::ruleset::ICMPV6),
        others.into(),
    ]
}

/// Puts up the fence and the door in the namespace of this socket, or puts them right: in one
/// transaction, so that at no instant there is none where there was one. What an earlier version
/// made goes when it is not needed any more.
pub(crate) fn put_up(netfilter: &mut Netlink) -> Result<(), LinuxError> {
    // The kernel wakes no table in the transaction that changes its chains.
    netfilter.transact(vec![table::new()])?;
    let mut requests = Vec::from([LOCAL, REJECTS].map(chain::new_plain));
    for block in blocks() {
        if found(netfilter.get(&chain::get(&block.chain.name)))?.is_some() {
            requests.push(chain::empty(&block.chain.name));
            // What others lead to cannot go, and has no hook that could be wrong.
            requests.extend(block.chain.hook.map(|_| chain::delete(&block.chain.name)));
        }
        requests.push(chain::new(&block.chain));
        requests.extend(block.rules.iter().map(|it| rule::append(&block.chain.name, it)));
    }
    netfilter.transact(requests)?;
    if found(netfilter.get(&table::get_old()))?.is_some() {
        netfilter.transact(vec![table::delete_old()])?;
    }
    Ok(())
}

/// Whether the fence and the door stand as they were put up, and nothing of an earlier version.
pub(crate) fn stands(netfilter: &mut Netlink, listing: &Listing) -> Result<bool, LinuxError> {
    let table = found(netfilter.get(&table::get()))?;
    let awake = table.is_some_and(|body| table::is_awake(&body));
    if !awake || found(netfilter.get(&table::get_old()))?.is_some() {
        return Ok(false);
    }
    let whole = blocks().iter().all(|block| listing.has(block));
    Ok(whole && [LOCAL, REJECTS].iter().all(|name| listing.chains.contains_key(*name)))
}

fn found(answer: Result<Vec<u8>, LinuxError>) -> Result<Option<Vec<u8>>, LinuxError> {
    match answer {
        Ok(body) => Ok(Some(body)),
        Err(error) if error.errno() == Some(Errno::ENOENT) => Ok(None),
        Err(error) => Err(error),
    }
}
