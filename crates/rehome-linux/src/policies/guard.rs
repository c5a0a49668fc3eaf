//! Guards: which list of groups guards an address, and which groups the address is a member of.

use std::collections::BTreeSet;
use std::net::IpAddr;

use rehome_domain::policy::Guard;
use rehome_domain::{EniId, SecurityGroupId};

use super::filters::Change;
use super::names::{self, Family, ListId};
use super::skeleton;
use super::standing::Held;
use crate::netlink::nftables::element::{self, Element, Mapped};
use crate::ruleset::octets;

impl Change {
    /// These addresses are the interface's, and these groups guard them. An address that another
    /// interface had is taken over.
    pub(super) fn guard(&mut self, eni: EniId, wanted: &Guard) {
        if !self.standing.guards_hang {
            let (sets, chains) = (skeleton::guard_sets(), skeleton::guard_chains());
            self.requests.extend(skeleton::put_up(&sets, &chains));
            self.standing.guards_hang = true;
        }
        let list = ListId::of(&wanted.groups);
        wanted.groups.iter().for_each(|group| self.ensure_group(*group));
        self.ensure_list(list, &wanted.groups);
        let had = self.standing.of_eni.get(&eni).cloned().unwrap_or_default();
        for (place, address) in wanted.addresses.iter().enumerate() {
            self.guard_address(*address, Held { eni, place, list });
            self.join(*address, &wanted.groups);
        }
        for lost in had.iter().filter(|address| !wanted.addresses.contains(address)) {
            self.let_go(*lost);
        }
    }

    /// None of its addresses is guarded any more.
    pub(super) fn lift_guard(&mut self, eni: EniId) {
        let had = self.standing.of_eni.get(&eni).cloned().unwrap_or_default();
        had.into_iter().for_each(|address| self.let_go(address));
    }

    fn guard_address(&mut self, address: IpAddr, wanted: Held) {
        let held = self.standing.addresses.get(&address).copied();
        if held == Some(wanted) {
            return;
        }
        let set = Family::of(address).guards();
        let key = octets(address);
        if let Some(held) = held {
            self.requests.extend(element::delete(set, &[Element::of(&key)]));
            if held.eni != wanted.eni {
                self.left.insert(address);
            }
        }
        let list = Mapped::Value(wanted.list.bytes().to_vec());
        let comment = Some(names::holder(wanted.eni, wanted.place));
        let guarded = Element { comment, ..Element::mapped(&key, list) };
        self.requests.extend(element::add(set, &[guarded]));
        self.standing.hold(address, wanted);
    }

    /// The address is a member of these groups and of no others.
    fn join(&mut self, address: IpAddr, groups: &[SecurityGroupId]) {
        let element = [Element::of(&octets(address))];
        for (id, group) in &mut self.standing.groups {
            let set = || names::members(*id, Family::of(address));
            if groups.contains(id) {
                if group.members.insert(address) {
                    self.requests.extend(element::add(&set(), &element));
                }
            } else if group.members.remove(&address) {
                self.requests.extend(element::delete(&set(), &element));
            }
        }
    }

    fn let_go(&mut self, address: IpAddr) {
        let key = [Element::of(&octets(address))];
        self.requests.extend(element::delete(Family::of(address).guards(), &key));
        self.join(address, &[]);
        self.standing.let_go(address);
        self.left.insert(address);
    }
}

/// Addresses whose flows are to be forgotten.
pub(super) type Left = BTreeSet<IpAddr>;
