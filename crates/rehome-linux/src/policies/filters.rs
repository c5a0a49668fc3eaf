//! The filters of one VPC: what stands, and changes of it as one transaction.
//!
//! Invariant: what is remembered is what the kernel was told and has confirmed; after a refusal, or
//! when a look saw something else, it is asked again before the next change.

use ipnet::IpNet;
use rehome_domain::VpcId;
use rehome_domain::plane::{Enforcement, Observed};
use rehome_domain::policy::{Policy, PolicyKey, Subject};

use super::acl::bare;
use super::conntrack;
use super::guard::Left;
use super::skeleton;
use super::standing::Standing;
use crate::error::LinuxError;
use crate::netlink::nftables::{chain, element, set};
use crate::netlink::{Netlink, Request};

/// The filters of a VPC.
#[derive(Debug)]
pub(crate) struct Filters {
    netfilter: Netlink,
    standing: Option<Standing>,
    /// Addresses whose flows are still to be forgotten.
    left: Left,
}

/// A change under construction: what will stand, and what makes it so.
#[derive(Default)]
pub(super) struct Change {
    pub(super) standing: Standing,
    pub(super) requests: Vec<Request>,
    pub(super) left: Left,
}

impl Filters {
    /// Filters of the namespace of this socket; nothing is known of them yet.
    pub(crate) fn new(netfilter: Netlink) -> Self {
        Self { netfilter, standing: None, left: Left::new() }
    }

    /// Carries out all of it or nothing. Answers with the keys of those that were passed over:
    /// groups that are needed and were to be lifted.
    pub(super) fn enforce(&mut self, all: &[&Enforcement]) -> Result<Vec<PolicyKey>, LinuxError> {
        let standing = match self.standing.take() {
            Some(standing) => standing,
            None => Standing::read(&mut self.netfilter)?,
        };
        let mut change = Change { standing, ..Change::default() };
        let passed = all.iter().filter(|it| !change.add(it)).map(|it| it.key).collect();
        change.remove_unused_lists();
        self.netfilter.transact(change.requests)?;
        self.standing = Some(change.standing);
        self.left.extend(change.left);
        // Whoever holds such an address next does not inherit what its last holder let begin.
        conntrack::forget(&mut self.netfilter, &self.left)?;
        self.left.clear();
        Ok(passed)
    }

    /// Compares with what was seen. Seeing is slow and a change may have come since: so nothing is
    /// taken over, only doubted.
    pub(crate) fn doubt(&mut self, vpc: VpcId, seen: &Observed) {
        let Some(standing) = &self.standing else { return };
        let filters = |key: &PolicyKey| match key.subject {
            Subject::Group(_) | Subject::Guard(_) | Subject::Acl(_) => key.vpc == vpc,
            Subject::Blocks
            | Subject::Routes(_)
            | Subject::HaVip(_)
            | Subject::FlowLog(_)
            | Subject::Rate(_) => false,
        };
        let seen = seen.policies.iter().filter(|(key, _)| filters(key));
        if !seen.eq(standing.policies(vpc).iter()) {
            self.standing = None;
        }
    }
}

impl Change {
    /// Adds one policy. Answers whether it is done with.
    fn add(&mut self, enforcement: &Enforcement) -> bool {
        match (enforcement.key.subject, &enforcement.policy) {
            (Subject::Group(id), Some(Policy::Group(rules))) => self.group(id, rules),
            (Subject::Guard(id), Some(Policy::Guard(guard))) => self.guard(id, guard),
            (Subject::Acl(id), Some(Policy::Acl(acl))) => self.acl(id, acl),
            (Subject::Group(id), None) => return self.lift_group(id),
            (Subject::Guard(id), None) => self.lift_guard(id),
            (Subject::Acl(id), None) => self.lift_acl(id),
            // Not of these filters, or a policy under the key of another kind.
            (_, Some(_) | None) => return false,
        }
        true
    }
}

/// Puts right in the namespace of this socket what filters hang on, in a VPC with these blocks. What
/// filters by themselves lack is put right when they are enforced.
pub(crate) fn put_right(netfilter: &mut Netlink, blocks: &[IpNet]) -> Result<(), LinuxError> {
    let standing = Standing::read(netfilter)?;
    if standing.lacks(blocks).is_none() {
        return Ok(());
    }
    let (mut sets, mut chains) = (skeleton::guard_sets(), skeleton::edges(blocks).to_vec());
    chains.extend(skeleton::guard_chains());
    if standing.wants_acls() {
        sets.extend(skeleton::acl_sets());
        chains.push(skeleton::acl_chain());
    }
    let mut requests = Vec::new();
    // No rule may use a set that is made anew.
    let there = |name: &String| standing.listing.chains.contains_key(name);
    for block in chains.iter().filter(|it| there(&it.chain.name)) {
        requests.push(chain::empty(&block.chain.name));
        // The kernel does not change how it calls a chain.
        let called = standing.listing.chains.get(&block.chain.name);
        if called != Some(&block.chain.hook) {
            requests.push(chain::delete(&block.chain.name));
        }
    }
    let misshapen =
        |it: &&set::Set| standing.sets.get(&it.name).is_some_and(|shape| *shape != it.shape());
    requests.extend(sets.iter().filter(misshapen).map(|it| set::delete(&it.name)));
    requests.extend(skeleton::put_up(&sets, &chains));
    for (set, element) in &standing.strange {
        requests.extend(element::delete(set, &[bare(element)]));
    }
    netfilter.transact(requests)
}
