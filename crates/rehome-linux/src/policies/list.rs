//! Lists of groups: the chains that interfaces with the same groups in the same order share.

use rehome_domain::SecurityGroupId;

use super::filters::Change;
use super::names::{self, ListId, Named, Way};
use crate::fence;
use crate::netlink::nftables::chain::{self, Chain};
use crate::netlink::nftables::element::{self, Element, Mapped};
use crate::netlink::nftables::expression::{Expression, Verdict};
use crate::netlink::nftables::rule::{self, Rule};
use crate::ruleset::Block;

/// A list's chain: the groups are asked in their order, and what none of them decides is dropped.
/// Without groups everything passes.
pub(super) fn block(list: ListId, groups: &[SecurityGroupId], way: Way) -> Block {
    let ask = |group: &SecurityGroupId| Verdict::Jump(names::group_chain(*group, way));
    let end = if groups.is_empty() { Verdict::Accept } else { fence::refused() };
    let verdicts = groups.iter().map(ask).chain([end]);
    let rules = verdicts.map(|it| Rule::from(vec![Expression::Verdict(it)])).collect();
    Block { chain: Chain { name: names::list_chain(list, way), hook: None }, rules }
}

/// What leads to a list's chain.
pub(super) fn lead(list: ListId, way: Way) -> Mapped {
    Mapped::Verdict(Verdict::Goto(names::list_chain(list, way)))
}

/// The groups that a list's chain asks.
pub(super) fn groups(rules: &[Rule]) -> Vec<SecurityGroupId> {
    let jumps = rules.iter().filter_map(|rule| match rule.expressions.as_slice() {
        [Expression::Verdict(Verdict::Jump(chain))] => names::read(chain),
        _other => None,
    });
    let groups = jumps.filter_map(|name| match name {
        Named::Group(group, _) => Some(group),
        Named::List(..) | Named::Acl(..) | Named::Members(..) => None,
    });
    groups.collect()
}

fn element(list: ListId, way: Way) -> [Element; 1] {
    [Element::mapped(&list.bytes(), lead(list, way))]
}

impl Change {
    /// The list is there and led to.
    pub(super) fn ensure_list(&mut self, list: ListId, groups: &[SecurityGroupId]) {
        if self.standing.lists.contains_key(&list) {
            return;
        }
        for way in Way::BOTH {
            let block = block(list, groups, way);
            let name = &block.chain.name;
            self.requests.extend([chain::new(&block.chain), chain::empty(name)]);
            self.requests.extend(block.rules.iter().map(|it| rule::append(name, it)));
            if !self.standing.leads.insert((way, list)) {
                // It may lead elsewhere.
                self.requests.extend(element::delete(way.lists(), &element(list, way)));
            }
            self.requests.extend(element::add(way.lists(), &element(list, way)));
        }
        self.standing.lists.insert(list, groups.to_vec());
    }

    /// Removes the lists that guard no address any more.
    pub(super) fn remove_unused_lists(&mut self) {
        let unused: Vec<_> = self.standing.uses.iter().filter(|it| *it.1 == 0).collect();
        let unused: Vec<_> = unused.into_iter().map(|(list, _)| *list).collect();
        for list in unused {
            self.standing.uses.remove(&list);
            self.standing.lists.remove(&list);
            for way in Way::BOTH {
                if self.standing.leads.remove(&(way, list)) {
                    self.requests.extend(element::delete(way.lists(), &element(list, way)));
                }
                // It may have been removed by hand.
                let name = names::list_chain(list, way);
                self.requests.push(chain::new_plain(&name));
                self.requests.extend([chain::empty(&name), chain::delete(&name)]);
            }
        }
    }
}
