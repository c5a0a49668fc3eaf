//! Network ACLs: what may leave a subnet and what may come into it, each packet by itself.

use rehome_domain::SubnetId;
use rehome_domain::policy::{Policy, SubnetAcl};

use super::compile::{rules, seal};
use super::filters::Change;
use super::names::{self, Family, Way};
use super::skeleton;
use super::standing::Acl;
use crate::fence;
use crate::netlink::nftables::chain;
use crate::netlink::nftables::element::{self, Element, Key, Mapped};
use crate::netlink::nftables::expression::{Expression, Verdict};
use crate::netlink::nftables::rule::{self, Rule};
use crate::ruleset::{End, matches_block, octets};

/// What leads from a subnet's blocks to its chains, with the set of each.
fn elements(subnet: SubnetId, wanted: &SubnetAcl) -> Vec<(String, Element)> {
    let mut all = Vec::new();
    for (block, way) in wanted.blocks.iter().flat_map(|it| Way::BOTH.map(|way| (it, way))) {
        let set = Family::of(block.addr()).acls(way).to_owned();
        let (first, last) = (octets(block.network()), octets(block.broadcast()));
        let jump = Mapped::Verdict(Verdict::Jump(names::acl_chain(subnet, way)));
        for element in Element::range(&first, &last, jump) {
            // The kernel takes no comment with an end.
            let begins = matches!(element.key, Key::One(_));
            let comment = begins.then(|| subnet.to_string());
            all.push((set.clone(), Element { comment, ..element }));
        }
    }
    all
}

/// What the elements of an ACL sum up to, in any order.
pub(super) fn sum(elements: &[(String, Element)]) -> Vec<u8> {
    let mut lines: Vec<_> = elements.iter().map(|(set, it)| format!("{set} {it:?}")).collect();
    lines.sort();
    lines.concat().into_bytes()
}

impl Change {
    /// The subnet has this ACL.
    pub(super) fn acl(&mut self, subnet: SubnetId, wanted: &SubnetAcl) {
        let says = Policy::Acl(wanted.clone()).fingerprint();
        if self.standing.acls.get(&subnet).is_some_and(|acl| acl.says == Some(says)) {
            return;
        }
        if !self.standing.acls_hang {
            let chains = [skeleton::acl_chain()];
            self.requests.extend(skeleton::put_up(&skeleton::acl_sets(), &chains));
            self.standing.acls_hang = true;
        }
        let had = self.standing.acls.remove(&subnet).unwrap_or_default().elements;
        self.take_out(&had);
        let elements = elements(subnet, wanted);
        let more = sum(&elements);
        for way in Way::BOTH {
            let chain = names::acl_chain(subnet, way);
            let rules = seal(filter(wanted, way), fence::refused(), (says, &more));
            self.requests.extend([chain::new_plain(&chain), chain::empty(&chain)]);
            self.requests.extend(rules.iter().map(|it| rule::append(&chain, it)));
        }
        for (set, element) in &elements {
            self.requests.extend(element::add(set, std::slice::from_ref(element)));
        }
        self.standing.acls.insert(subnet, Acl { says: Some(says), elements });
    }

    /// The subnet has no ACL.
    pub(super) fn lift_acl(&mut self, subnet: SubnetId) {
        let Some(acl) = self.standing.acls.remove(&subnet) else { return };
        self.take_out(&acl.elements);
        for way in Way::BOTH {
            let chain = names::acl_chain(subnet, way);
            // One of them may have been removed by hand.
            self.requests.push(chain::new_plain(&chain));
            self.requests.extend([chain::empty(&chain), chain::delete(&chain)]);
        }
    }

    fn take_out(&mut self, elements: &[(String, Element)]) {
        for (set, element) in elements {
            self.requests.extend(element::delete(set, &[bare(element)]));
        }
    }
}

/// An element's key alone: that is what it is taken out by.
pub(super) fn bare(element: &Element) -> Element {
    Element { key: element.key.clone(), mapped: Mapped::Nothing, comment: None }
}

/// Between addresses of the same subnet it says nothing.
fn filter(wanted: &SubnetAcl, way: Way) -> Vec<Rule> {
    let (filter, peer) = match way {
        Way::In => (&wanted.ingress, End::Source),
        Way::Out => (&wanted.egress, End::Destination),
    };
    let same = wanted.blocks.iter().map(|block| {
        let verdict = vec![Expression::Verdict(Verdict::Return)];
        Rule::from([matches_block(*block, peer), verdict].concat())
    });
    same.chain(rules(filter, peer, &Verdict::Return)).collect()
}
