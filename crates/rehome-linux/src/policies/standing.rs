//! The filters that stand in a VPC's namespace, as the kernel lists them.
//!
//! In: a socket in the namespace. Out: which policies are in force, by their fingerprints, and what
//! else was found. Nothing is remembered from what was enforced; a change of filters keeps this up to
//! date so that the next one need not ask again.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use ipnet::IpNet;
use rehome_domain::policy::{Fingerprint, Guard, Policy, PolicyKey, Subject};
use rehome_domain::{EniId, SecurityGroupId, SubnetId, VpcId};

use super::names::{ListId, Way};
use super::skeleton;
use crate::netlink::nftables::element::Element;
use crate::netlink::nftables::set::Shape;
use crate::ruleset::Listing;

/// The filters of a VPC.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    /// What chains and sets there are: of those whose names follow from a policy only until the first
    /// change.
    pub(crate) listing: Listing,
    pub(super) sets: BTreeMap<String, Shape>,
    /// What the kernel calls is there and whole.
    pub(super) guards_hang: bool,
    pub(super) acls_hang: bool,
    /// Who holds each guarded address.
    pub(super) addresses: BTreeMap<IpAddr, Held>,
    pub(super) of_eni: BTreeMap<EniId, BTreeSet<IpAddr>>,
    /// The groups that have a part in the kernel.
    pub(super) groups: BTreeMap<SecurityGroupId, Group>,
    /// The lists of groups whose chains are whole and are led to.
    pub(super) lists: BTreeMap<ListId, Vec<SecurityGroupId>>,
    /// How many addresses each list guards.
    pub(super) uses: BTreeMap<ListId, usize>,
    /// The elements that lead to lists.
    pub(super) leads: BTreeSet<(Way, ListId)>,
    pub(super) acls: BTreeMap<SubnetId, Acl>,
    /// Elements that no policy accounts for, with their set.
    pub(super) strange: Vec<(String, Element)>,
}

/// Who holds an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) eni: EniId,
    /// Which of the interface's addresses it is.
    pub(super) place: usize,
    /// The groups that guard it.
    pub(super) list: ListId,
}

/// A group.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// What it says, when its chains are as they were written.
    pub(super) says: Option<Fingerprint>,
    /// The groups that its rules name.
    pub(super) names: BTreeSet<SecurityGroupId>,
    /// The addresses in its sets.
    pub(super) members: BTreeSet<IpAddr>,
}

/// An ACL.
#[derive(Debug, Default)]
pub(super) struct Acl {
    /// What it says, when its chains and elements are as they were written.
    pub(super) says: Option<Fingerprint>,
    /// What leads to its chains, with the set of each.
    pub(super) elements: Vec<(String, Element)>,
}

impl Standing {
    /// Which policies are in force, by what they say.
    pub(crate) fn policies(&self, vpc: VpcId) -> BTreeMap<PolicyKey, Fingerprint> {
        let key = |subject| PolicyKey { vpc, subject };
        let broken = |says: Option<Fingerprint>| says.unwrap_or(Fingerprint::BROKEN);
        let groups = self.groups.keys().map(|id| (Subject::Group(*id), broken(self.group(*id))));
        let guards = self.of_eni.keys().map(|id| (Subject::Guard(*id), broken(self.guard(*id))));
        let acls = self.acls.iter().map(|(id, acl)| (Subject::Acl(*id), broken(acl.says)));
        let all = groups.chain(guards).chain(acls);
        all.map(|(subject, says)| (key(subject), says)).collect()
    }

    /// What a group says, if it is whole and has no members that it should not have.
    pub(super) fn group(&self, id: SecurityGroupId) -> Option<Fingerprint> {
        let group = self.groups.get(&id)?;
        let is_member = |address: &IpAddr| {
            let list = self.addresses.get(address).and_then(|held| self.lists.get(&held.list));
            list.is_some_and(|groups| groups.contains(&id))
        };
        group.says.filter(|_| group.members.iter().all(is_member))
    }

    /// What the guard of an interface says, if it is whole.
    fn guard(&self, eni: EniId) -> Option<Fingerprint> {
        let mut held: Vec<_> = self
            .of_eni
            .get(&eni)?
            .iter()
            .filter_map(|address| Some((*address, *self.addresses.get(address)?)))
            .collect();
        held.sort_by_key(|(_, held)| held.place);
        let (_, Held { list, .. }) = *held.first()?;
        let groups = self.lists.get(&list)?;
        let in_order = (0..).zip(&held).all(|(place, it)| it.1 == Held { eni, place, list });
        let member = |address: &IpAddr| {
            let has = |id| self.groups.get(id).is_some_and(|it| it.members.contains(address));
            groups.iter().all(has)
        };
        let addresses: Vec<_> = held.into_iter().map(|(address, _)| address).collect();
        let whole = in_order && addresses.iter().all(member);
        let guard = Guard { addresses, groups: groups.clone() };
        whole.then(|| Policy::Guard(guard).fingerprint())
    }

    /// The addresses that should be in a group's sets.
    pub(super) fn members_of(&self, group: SecurityGroupId) -> BTreeSet<IpAddr> {
        let lists = self.lists.iter().filter(|(_, groups)| groups.contains(&group));
        let lists: BTreeSet<_> = lists.map(|(id, _)| *id).collect();
        let held = self.addresses.iter().filter(|(_, held)| lists.contains(&held.list));
        held.map(|(address, _)| *address).collect()
    }

    /// What of it is not as it should be and belongs to no policy, in a VPC with these blocks.
    pub(crate) fn lacks(&self, blocks: &[IpNet]) -> Option<String> {
        if let Some(edge) = skeleton::edges(blocks).iter().find(|it| !self.listing.has(it)) {
            return Some(format!("the chain {} is not as it was put up", edge.chain.name));
        }
        let wanted =
            [(true, self.guards_hang, "guards"), (self.wants_acls(), self.acls_hang, "ACLs")];
        if let Some((.., what)) = wanted.iter().find(|(wanted, hangs, _)| *wanted && !hangs) {
            return Some(format!("what {what} hang on is not as it was put up"));
        }
        let strange = self.strange.first();
        strange.map(|(set, _)| format!("{} elements of {set} are not ours", self.strange.len()))
    }

    /// Whether there was an ACL once.
    pub(super) fn wants_acls(&self) -> bool {
        skeleton::acl_sets().iter().any(|set| self.sets.contains_key(&set.name))
    }

    /// Notes who holds an address from now on; answers with who held it.
    pub(super) fn hold(&mut self, address: IpAddr, held: Held) -> Option<Held> {
        let before = self.let_go(address);
        self.addresses.insert(address, held);
        self.of_eni.entry(held.eni).or_default().insert(address);
        *self.uses.entry(held.list).or_default() += 1;
        before
    }

    /// Notes that nobody holds an address any more; answers with who held it.
    pub(super) fn let_go(&mut self, address: IpAddr) -> Option<Held> {
        let held = self.addresses.remove(&address)?;
        if let Some(uses) = self.uses.get_mut(&held.list) {
            *uses = uses.saturating_sub(1);
        }
        if let Some(addresses) = self.of_eni.get_mut(&held.eni) {
            addresses.remove(&address);
            if addresses.is_empty() {
                self.of_eni.remove(&held.eni);
            }
        }
        Some(held)
    }
}
