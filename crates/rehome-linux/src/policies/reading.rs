//! The kernel's lists → the filters that stand.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use rehome_domain::policy::Fingerprint;
use rehome_domain::{SecurityGroupId, SubnetId};

use super::acl;
use super::compile::sealed;
use super::list;
use super::names::{self, Family, ListId, Named, Way};
use super::skeleton;
use super::standing::{Held, Standing};
use crate::error::LinuxError;
use crate::fence;
use crate::netlink::Netlink;
use crate::netlink::nftables::element::{self, Element, Key, Mapped};
use crate::netlink::nftables::expression::{Expression, Verdict};
use crate::netlink::nftables::rule::Rule;
use crate::netlink::nftables::set::{self, Set};
use crate::ruleset::{Block, Listing};

/// The elements of each set.
type Elements = BTreeMap<String, Vec<Element>>;

impl Standing {
    /// Asks the kernel, in the namespace of this socket.
    pub(crate) fn read(netfilter: &mut Netlink) -> Result<Self, LinuxError> {
        let listing = Listing::read(netfilter)?;
        let mut standing = Self { listing, ..Self::default() };
        let mut elements = Elements::new();
        if standing.listing.chains.is_empty() {
            return Ok(standing);
        }
        for (_, body) in netfilter.dump(&set::dump())? {
            let Some(shape) = set::read(&body) else { continue };
            let listed = netfilter.dump(&element::dump(&shape.name))?;
            let read = listed.iter().flat_map(|(_, body)| element::read(body)).collect();
            elements.insert(shape.name.clone(), read);
            standing.sets.insert(shape.name.clone(), shape);
        }
        standing.guards_hang = standing.hangs(&skeleton::guard_sets(), &skeleton::guard_chains());
        standing.acls_hang = standing.hangs(&skeleton::acl_sets(), &[skeleton::acl_chain()]);
        standing.read_lists(&mut elements);
        standing.read_addresses(&mut elements);
        standing.read_groups(&mut elements);
        standing.read_acls(&mut elements);
        Ok(standing)
    }

    fn hangs(&self, sets: &[Set], chains: &[Block]) -> bool {
        let shaped = |set: &Set| self.sets.get(&set.name) == Some(&set.shape());
        sets.iter().all(shaped) && chains.iter().all(|block| self.listing.has(block))
    }

    fn read_lists(&mut self, elements: &mut Elements) {
        let mut led = BTreeSet::new();
        for way in Way::BOTH {
            for element in elements.remove(way.lists()).unwrap_or_default() {
                let key = one(&element.key).and_then(ListId::read);
                let Some(list) = key else {
                    self.strange.push((way.lists().to_owned(), element));
                    continue;
                };
                self.leads.insert((way, list));
                if element.mapped == list::lead(list, way) {
                    led.insert((way, list));
                }
            }
        }
        let names: Vec<_> = self.listing.chains.keys().filter_map(|it| names::read(it)).collect();
        let lists = names.into_iter().filter_map(|name| match name {
            Named::List(list, Way::In) => Some(list),
            Named::List(..) | Named::Group(..) | Named::Acl(..) | Named::Members(..) => None,
        });
        for list in lists {
            self.uses.entry(list).or_default();
            let chain = names::list_chain(list, Way::In);
            let groups = list::groups(self.listing.rules_of(&chain));
            let whole = ListId::of(&groups) == list
                && Way::BOTH.iter().all(|way| {
                    self.listing.has(&list::block(list, &groups, *way))
                        && led.contains(&(*way, list))
                });
            if whole {
                self.lists.insert(list, groups);
            }
        }
    }

    fn read_addresses(&mut self, elements: &mut Elements) {
        for family in Family::BOTH {
            for element in elements.remove(family.guards()).unwrap_or_default() {
                let read = one(&element.key).and_then(address).zip(held(&element));
                match read {
                    Some((address, held)) => drop(self.hold(address, held)),
                    None => self.strange.push((family.guards().to_owned(), element)),
                }
            }
        }
    }

    fn read_groups(&mut self, elements: &mut Elements) {
        let mut parts: BTreeMap<SecurityGroupId, usize> = BTreeMap::new();
        let chains = self.listing.chains.iter().filter(|(_, hook)| hook.is_none());
        let all = chains.map(|(name, _)| name).chain(self.sets.keys());
        for name in all.filter_map(|it| names::read(it)) {
            match name {
                Named::Group(group, _) | Named::Members(group, _) => {
                    *parts.entry(group).or_default() += 1;
                }
                Named::List(..) | Named::Acl(..) => {}
            }
        }
        for (id, parts) in parts {
            let rules = Way::BOTH.map(|way| names::group_chain(id, way));
            let rules = rules.each_ref().map(|chain| self.listing.rules_of(chain));
            let says = rules.map(|it| sealed(it, &Verdict::Return, &[]));
            let says = says[0].filter(|it| says[1] == Some(*it) && parts == 4);
            let names = rules.into_iter().flatten().flat_map(named).collect();
            let mut members = BTreeSet::new();
            for family in Family::BOTH {
                let set = names::members(id, family);
                for element in elements.remove(&set).unwrap_or_default() {
                    match one(&element.key).and_then(address) {
                        Some(address) => drop(members.insert(address)),
                        None => self.strange.push((set.clone(), element)),
                    }
                }
            }
            self.groups.insert(id, super::standing::Group { says, names, members });
        }
    }

    fn read_acls(&mut self, elements: &mut Elements) {
        for (family, way) in Family::BOTH.into_iter().flat_map(|it| Way::BOTH.map(|way| (it, way)))
        {
            let set = family.acls(way).to_owned();
            let mut listed = elements.remove(&set).unwrap_or_default();
            listed.sort_by_key(|element| in_order(&element.key));
            // An end belongs to what begins before it.
            let mut begun = None;
            for element in listed {
                let subnet = match &element.key {
                    Key::To(_) => begun.take(),
                    Key::One(_) | Key::Between(..) => {
                        let comment = element.comment.as_deref();
                        begun = comment.and_then(|it| SubnetId::parse(it).ok());
                        begun
                    }
                };
                match subnet {
                    Some(subnet) => {
                        let acl = self.acls.entry(subnet).or_default();
                        acl.elements.push((set.clone(), element));
                    }
                    None => self.strange.push((set.clone(), element)),
                }
            }
        }
        let names = self.listing.chains.keys().filter_map(|it| names::read(it));
        for name in names {
            if let Named::Acl(subnet, _) = name {
                self.acls.entry(subnet).or_default();
            }
        }
        for (id, acl) in &mut self.acls {
            let more = acl::sum(&acl.elements);
            let says = Way::BOTH.map(|way| {
                let rules = self.listing.rules_of(&names::acl_chain(*id, way));
                sealed(rules, &fence::refused(), &more)
            });
            acl.says = says[0].filter(|it: &Fingerprint| says[1] == Some(*it));
        }
    }
}

/// Where one range ends another one may begin.
fn in_order(key: &Key) -> (Vec<u8>, bool) {
    match key {
        Key::To(key) => (key.clone(), false),
        Key::One(key) | Key::Between(key, _) => (key.clone(), true),
    }
}

fn one(key: &Key) -> Option<&[u8]> {
    match key {
        Key::One(key) => Some(key),
        Key::To(_) | Key::Between(..) => None,
    }
}

fn address(key: &[u8]) -> Option<IpAddr> {
    if let Ok(four) = <[u8; 4]>::try_from(key) {
        return Some(IpAddr::from(four));
    }
    <[u8; 16]>::try_from(key).ok().map(IpAddr::from)
}

fn held(element: &Element) -> Option<Held> {
    let (eni, place) = names::read_holder(element.comment.as_deref()?)?;
    match &element.mapped {
        Mapped::Value(list) => Some(Held { eni, place, list: ListId::read(list)? }),
        Mapped::Nothing | Mapped::Verdict(_) => None,
    }
}

/// The groups whose members a rule asks for.
fn named(rule: &Rule) -> Vec<SecurityGroupId> {
    let set = |it: &Expression| {
        if let Expression::Lookup { set, .. } = it { names::read(set) } else { None }
    };
    let sets = rule.expressions.iter().filter_map(set);
    let groups = sets.filter_map(|name| match name {
        Named::Members(group, _) => Some(group),
        Named::Group(..) | Named::List(..) | Named::Acl(..) => None,
    });
    groups.collect()
}
