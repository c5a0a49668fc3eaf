//! Security groups: two chains with a group's rules, and the sets of its members' addresses.
//!
//! A change of a group's rules changes these two chains and nothing else, however many members it
//! has. Flows that were let begin go on; what begins after the change is judged by the new rules.

use rehome_domain::SecurityGroupId;
use rehome_domain::policy::{GroupRules, Policy};

use super::compile::{rules, seal};
use super::filters::Change;
use super::names::{self, Family, Way};
use crate::netlink::nftables::chain;
use crate::netlink::nftables::element::{self, Element};
use crate::netlink::nftables::expression::Verdict;
use crate::netlink::nftables::rule;
use crate::netlink::nftables::set::{self, Kind, Mapping, Set};
use crate::ruleset::{End, octets};

/// The sets of a group's members.
fn sets(group: SecurityGroupId) -> [Set; 2] {
    [(Family::V4, Kind::Ipv4), (Family::V6, Kind::Ipv6)]
        .map(|(family, kind)| Set::exact(&names::members(group, family), kind, Mapping::Nothing))
}

impl Change {
    /// The group's chains and sets are there, without rules when they are new: then it lets nothing
    /// pass.
    pub(super) fn ensure_group(&mut self, group: SecurityGroupId) {
        if !self.standing.groups.contains_key(&group) {
            self.make_group(group);
        }
    }

    fn make_group(&mut self, group: SecurityGroupId) {
        let chains = Way::BOTH.map(|way| chain::new_plain(&names::group_chain(group, way)));
        self.requests.extend(chains);
        self.requests.extend(sets(group).iter().map(set::new));
        self.standing.groups.entry(group).or_default();
    }

    /// The group has these rules.
    pub(super) fn group(&mut self, id: SecurityGroupId, wanted: &GroupRules) {
        let says = Policy::Group(wanted.clone()).fingerprint();
        if self.standing.group(id) == Some(says) {
            return;
        }
        self.make_group(id);
        let all = wanted.ingress.iter().chain(&wanted.egress);
        let names: std::collections::BTreeSet<_> = all.filter_map(|it| it.group()).collect();
        names.iter().for_each(|named| self.ensure_group(*named));
        for way in Way::BOTH {
            let (filter, peer) = match way {
                Way::In => (&wanted.ingress, End::Source),
                Way::Out => (&wanted.egress, End::Destination),
            };
            let chain = names::group_chain(id, way);
            let rules = rules(filter, peer, &Verdict::Accept);
            self.requests.push(chain::empty(&chain));
            let rules = seal(rules, Verdict::Return, (says, &[]));
            self.requests.extend(rules.iter().map(|it| rule::append(&chain, it)));
        }
        self.put_members_right(id);
        let group = self.standing.groups.entry(id).or_default();
        (group.says, group.names) = (Some(says), names);
    }

    fn put_members_right(&mut self, id: SecurityGroupId) {
        let wanted = self.standing.members_of(id);
        let group = self.standing.groups.entry(id).or_default();
        let had = std::mem::replace(&mut group.members, wanted.clone());
        for address in had.difference(&wanted) {
            let set = names::members(id, Family::of(*address));
            self.requests.extend(element::delete(&set, &[Element::of(&octets(*address))]));
        }
        for address in wanted.difference(&had) {
            let set = names::members(id, Family::of(*address));
            self.requests.extend(element::add(&set, &[Element::of(&octets(*address))]));
        }
    }

    /// The group is not there, unless an interface has it or the rules of another name it.
    /// Answers whether it went.
    pub(super) fn lift_group(&mut self, id: SecurityGroupId) -> bool {
        let standing = &mut self.standing;
        let used = |(list, groups): (_, &Vec<_>)| {
            groups.contains(&id) && standing.uses.get(list).is_some_and(|uses| *uses > 0)
        };
        let listed = standing.lists.iter().any(used);
        let mut others = standing.groups.iter().filter(|(other, _)| **other != id);
        if listed || others.any(|(_, other)| other.names.contains(&id)) {
            return false;
        }
        if standing.groups.remove(&id).is_some() {
            // A list that guards nobody goes before what it asks.
            self.remove_unused_lists();
            let chains = Way::BOTH.map(|way| names::group_chain(id, way));
            self.requests.extend(chains.iter().map(|it| chain::new_plain(it)));
            self.requests.extend(sets(id).iter().map(set::new));
            self.requests.extend(chains.iter().map(|it| chain::empty(it)));
            self.requests.extend(chains.iter().map(|it| chain::delete(it)));
            self.requests.extend(sets(id).iter().map(|it| set::delete(&it.name)));
        }
        true
    }
}
