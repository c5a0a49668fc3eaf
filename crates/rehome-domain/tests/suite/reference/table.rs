//! The reference: a few lists, what a command does to them, and how it is refused.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use proptest::prelude::*;
use rehome_domain::security_group::membership::Membership;
use rehome_domain::{EipId, EniId, InstanceId, SecurityGroupId, SubnetId};

use crate::scene::{absent_eni, absent_instance};

/// Addresses of a /28 that may be given: all but the block's own, the gateway's and the last.
pub(super) const USABLE: std::ops::RangeInclusive<u8> = 2..=14;
/// Interfaces of an instance, addresses of one of its interfaces.
pub(super) const SIZES: [(&str, usize, usize); 3] =
    [("S5.LARGE8", 4, 10), ("S5.SMALL2", 2, 6), ("S5.SMALL1", 2, 2)];
/// Addresses of an interface that is nowhere, groups of any, elastic IPs of an account.
pub(super) const ADDRESSES: usize = 30;
pub(super) const GROUPS: usize = 5;
pub(super) const EIPS: usize = 20;

/// A command. Numbers choose among what there is and one thing that is not there.
#[derive(Debug, Clone)]
pub(super) enum Op {
    Create { host: Option<u8>, more: usize },
    Delete(usize),
    Attach(usize, usize),
    Detach(usize, usize),
    Migrate(usize, usize, usize),
    Assign(usize, usize),
    Unassign(usize, u8),
    Give(usize, usize, u8),
    Change(usize, Membership, Vec<usize>),
    Allocate(usize),
    Bind(usize, usize, u8),
    Unbind(usize),
    Release(usize),
}

pub(super) fn op() -> impl Strategy<Value = Op> {
    let n = || 0..9_usize;
    let host = || 0..17_u8;
    let how =
        prop_oneof![Just(Membership::Join), Just(Membership::Leave), Just(Membership::Replace)];
    let groups = proptest::collection::vec(0..7_usize, 0..4);
    prop_oneof![
        6 => (proptest::option::of(host()), 0..3_usize)
            .prop_map(|(host, more)| Op::Create { host, more }),
        2 => n().prop_map(Op::Delete),
        8 => (n(), 0..4_usize).prop_map(|(eni, to)| Op::Attach(eni, to)),
        4 => (n(), 0..4_usize).prop_map(|(eni, from)| Op::Detach(eni, from)),
        8 => (n(), 0..4_usize, 0..4_usize).prop_map(|(eni, from, to)| Op::Migrate(eni, from, to)),
        3 => (n(), 0..4_usize).prop_map(|(eni, count)| Op::Assign(eni, count)),
        4 => (n(), host()).prop_map(|(eni, host)| Op::Unassign(eni, host)),
        6 => (n(), n(), host()).prop_map(|(from, to, host)| Op::Give(from, to, host)),
        4 => (n(), how, groups).prop_map(|(eni, how, groups)| Op::Change(eni, how, groups)),
        2 => (0..9_usize).prop_map(Op::Allocate),
        8 => (n(), n(), host()).prop_map(|(eip, eni, host)| Op::Bind(eip, eni, host)),
        3 => n().prop_map(Op::Unbind),
        2 => n().prop_map(Op::Release),
    ]
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Interface {
    pub(super) id: EniId,
    pub(super) primary: bool,
    pub(super) addresses: Vec<Ipv4Addr>,
    /// The number of its instance, and its place there.
    pub(super) holder: Option<(usize, usize)>,
    pub(super) groups: Vec<SecurityGroupId>,
}

/// The reference: lists, and nothing that has to be kept in step with them.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) subnet: SubnetId,
    pub(super) instances: Vec<InstanceId>,
    pub(super) groups: Vec<SecurityGroupId>,
    pub(super) interfaces: Vec<Interface>,
    /// Elastic IPs, each with the private address that it is bound to.
    pub(super) eips: Vec<(EipId, Option<Ipv4Addr>)>,
}

/// A refusal, as `kind` names it.
pub(super) type Answer = Result<(), String>;

pub(super) fn refuse<T>(kind: impl Into<String>) -> Result<T, String> {
    Err(kind.into())
}

pub(super) fn ensure(right: bool, kind: &str) -> Answer {
    if right { Ok(()) } else { refuse(kind) }
}

pub(super) fn address(host: u8) -> Ipv4Addr {
    Ipv4Addr::new(10, 0, 1, host)
}

impl Reference {
    pub(super) fn eni(&self, number: usize) -> EniId {
        self.interfaces.get(number).map_or(absent_eni(), |eni| eni.id)
    }

    pub(super) fn instance(&self, number: usize) -> InstanceId {
        self.instances.get(number).copied().unwrap_or(absent_instance())
    }

    pub(super) fn eip(&self, number: usize) -> EipId {
        self.eips.get(number).map_or(EipId::parse("eip-00000000").unwrap(), |(id, _)| *id)
    }

    pub(super) fn group(&self, number: usize) -> SecurityGroupId {
        let absent = SecurityGroupId::parse("sg-00000000").unwrap();
        self.groups.get(number).copied().unwrap_or(absent)
    }

    pub(super) fn taken(&self) -> BTreeSet<Ipv4Addr> {
        self.interfaces.iter().flat_map(|eni| eni.addresses.iter().copied()).collect()
    }

    pub(super) fn free(&self) -> usize {
        USABLE.clone().count() - self.taken().len()
    }

    pub(super) fn find(&self, eni: usize) -> Result<&Interface, String> {
        self.interfaces.get(eni).ok_or_else(|| String::from("NotFound eni"))
    }

    pub(super) fn known(&self, instance: usize) -> Answer {
        ensure(instance < self.instances.len(), "NotFound instance")
    }

    /// The lowest place of an instance that nobody has, for an interface of so many addresses.
    pub(super) fn place(&self, instance: usize, addresses: usize) -> Result<usize, String> {
        let (_, places, most) = SIZES[instance];
        let taken = |place: &usize| {
            self.interfaces.iter().any(|eni| eni.holder == Some((instance, *place)))
        };
        let free = (0..places).find(|place| !taken(place));
        let full = || format!("LimitExceeded InterfacesOfInstance {places}");
        let place = free.ok_or_else(full)?;
        ensure(addresses <= most, &format!("LimitExceeded AddressesOfInterface {most}"))?;
        Ok(place)
    }

    pub(super) fn most(eni: &Interface) -> usize {
        eni.holder.map_or(ADDRESSES, |(instance, _)| SIZES[instance].2)
    }

    pub(super) fn secondary(&self, eni: usize) -> Answer {
        ensure(!self.find(eni)?.primary, "PrimaryInterface")
    }

    /// Whether an interface holds an address that is not its primary one.
    pub(super) fn gives(&self, eni: usize, address: Ipv4Addr) -> Answer {
        let held = &self.find(eni)?.addresses;
        ensure(held.contains(&address), "AddressNotHeld")?;
        ensure(held[0] != address, "PrimaryAddress")
    }

    /// What is answered, and what is changed if nothing is refused.
    pub(super) fn expect(&mut self, op: &Op) -> Answer {
        match *op {
            Op::Create { host, more } => self.may_create(host, more),
            Op::Delete(eni) => self.delete(eni),
            Op::Attach(eni, to) => {
                self.find(eni)?;
                self.known(to)?;
                self.secondary(eni)?;
                ensure(self.interfaces[eni].holder.is_none(), "AlreadyAttached")?;
                self.put(eni, to)
            }
            Op::Detach(eni, from) => {
                self.find(eni)?;
                self.known(from)?;
                self.secondary(eni)?;
                self.is_at(eni, from)?;
                self.interfaces[eni].holder = None;
                Ok(())
            }
            Op::Migrate(eni, from, to) => {
                self.find(eni)?;
                self.known(from)?;
                self.known(to)?;
                ensure(from != to, "SameInstance")?;
                self.secondary(eni)?;
                self.is_at(eni, from)?;
                self.put(eni, to)
            }
            Op::Assign(eni, count) => {
                ensure(count > 0, "Missing")?;
                let most = Self::most(self.find(eni)?);
                let many = format!("LimitExceeded AddressesOfInterface {most}");
                ensure(self.interfaces[eni].addresses.len() + count <= most, &many)?;
                ensure(count <= self.free(), "NoFreeAddress")
            }
            Op::Unassign(eni, host) => self.unassign(eni, host),
            Op::Give(from, to, host) => self.give(from, to, host),
            Op::Change(eni, how, ref groups) => self.change(eni, how, groups),
            Op::Allocate(count) => {
                let right = count > 0 && count <= EIPS;
                ensure(right, "Value AddressCount Range")?;
                let many = format!("LimitExceeded ElasticIps {EIPS}");
                ensure(self.eips.len() + count <= EIPS, &many)
            }
            Op::Bind(eip, eni, host) => self.bind(eip, eni, address(host)),
            Op::Unbind(eip) => {
                let known = self.eips.get_mut(eip).ok_or("NotFound eip")?;
                known.1.take().map(drop).ok_or_else(|| String::from("NotBound"))
            }
            Op::Release(eip) => {
                let (_, bound) = self.eips.get(eip).ok_or("NotFound eip")?;
                ensure(bound.is_none(), "StillBound")?;
                self.eips.remove(eip);
                Ok(())
            }
        }
    }

    pub(super) fn delete(&mut self, eni: usize) -> Answer {
        self.secondary(eni)?;
        ensure(self.interfaces[eni].holder.is_none(), "InUse eni 1")?;
        self.let_go(&self.interfaces[eni].addresses.clone());
        self.interfaces.remove(eni);
        Ok(())
    }

    pub(super) fn give(&mut self, from: usize, to: usize, host: u8) -> Answer {
        self.find(from)?;
        self.find(to)?;
        ensure(from != to, "SameInterface")?;
        self.gives(from, address(host))?;
        let most = Self::most(&self.interfaces[to]);
        let many = format!("LimitExceeded AddressesOfInterface {most}");
        ensure(self.interfaces[to].addresses.len() < most, &many)?;
        self.interfaces[from].addresses.retain(|held| *held != address(host));
        self.interfaces[to].addresses.push(address(host));
        Ok(())
    }

    pub(super) fn unassign(&mut self, eni: usize, host: u8) -> Answer {
        self.gives(eni, address(host))?;
        self.let_go(&[address(host)]);
        self.interfaces[eni].addresses.retain(|held| *held != address(host));
        Ok(())
    }

    pub(super) fn may_create(&self, host: Option<u8>, more: usize) -> Answer {
        if let Some(host) = host {
            let value = |fault| format!("Value PrivateIpAddress {fault}");
            ensure(host < 16, &value("Range"))?;
            ensure(USABLE.contains(&host), &value("Reserved"))?;
            ensure(!self.taken().contains(&address(host)), "AddressInUse")?;
        }
        ensure(more < self.free(), "NoFreeAddress")
    }

    pub(super) fn is_at(&self, eni: usize, instance: usize) -> Answer {
        let holder = self.interfaces[eni].holder.map(|(instance, _)| instance);
        ensure(holder == Some(instance), "NotAttached")
    }

    pub(super) fn put(&mut self, eni: usize, to: usize) -> Answer {
        let place = self.place(to, self.interfaces[eni].addresses.len())?;
        self.interfaces[eni].holder = Some((to, place));
        Ok(())
    }

    pub(super) fn let_go(&mut self, addresses: &[Ipv4Addr]) {
        for (_, bound) in &mut self.eips {
            *bound = bound.filter(|address| !addresses.contains(address));
        }
    }

    pub(super) fn change(&mut self, eni: usize, how: Membership, numbers: &[usize]) -> Answer {
        self.find(eni)?;
        let named: Vec<SecurityGroupId> = numbers.iter().map(|group| self.group(*group)).collect();
        let before = &self.interfaces[eni].groups;
        let mut after = if how == Membership::Replace { Vec::new() } else { before.clone() };
        for group in &named {
            after.retain(|had| how != Membership::Leave || had != group);
            if how != Membership::Leave && !after.contains(group) {
                after.push(*group);
            }
        }
        let many = format!("LimitExceeded GroupsOfInterface {GROUPS}");
        ensure(after.len() <= GROUPS.max(before.len()), &many)?;
        ensure(numbers.iter().all(|group| *group < self.groups.len()), "NotFound security group")?;
        self.interfaces[eni].groups = after;
        Ok(())
    }

    pub(super) fn bind(&mut self, eip: usize, eni: usize, to: Ipv4Addr) -> Answer {
        ensure(eip < self.eips.len(), "NotFound eip")?;
        ensure(self.find(eni)?.addresses.contains(&to), "AddressNotHeld")?;
        ensure(self.eips[eip].1.is_none(), "AlreadyBound")?;
        ensure(self.eips.iter().all(|(_, bound)| *bound != Some(to)), "AddressHasEip")?;
        self.eips[eip].1 = Some(to);
        Ok(())
    }
}
