//! A VPC's further blocks. As with the main one, a route says that what nobody owns of it is
//! unreachable, and the chains that tell the VPC's own addresses from others know it.
//!
//! The routes are the truth: the chains follow from them. A further block's route has a metric and the
//! main block's has none, so that each can be told from the other by the kernel's state alone.

use std::collections::BTreeSet;

use rehome_domain::Ipv4Cidr;
use rehome_domain::plane::Enforcement;
use rehome_domain::policy::{Policy, VpcBlocks};

use super::filters;
use crate::error::LinuxError;
use crate::facts::{self, Route, UNREACHABLE};
use crate::instance::Room;
use crate::netlink::Netlink;
use crate::{strays, vpc};

/// The metric of a further block's route.
pub(crate) const METRIC: u32 = 1;

/// Whether a route says what is unreachable in a further block.
pub(crate) fn is_further(route: &Route) -> bool {
    strays::is_ours(route) && route.kind == UNREACHABLE && route.metric == METRIC
}

/// The further blocks that stand.
fn standing(routes: &[Route]) -> BTreeSet<Ipv4Cidr> {
    let block = |route: &Route| {
        Ipv4Cidr::parse(&format!("{}/{}", route.destination, route.prefix_len)).ok()
    };
    routes.iter().filter(|route| is_further(route)).filter_map(block).collect()
}

/// The policy that stands.
pub(crate) fn policy(routes: &[Route]) -> Option<Policy> {
    let further: Vec<_> = standing(routes).into_iter().collect();
    (!further.is_empty()).then_some(Policy::Blocks(VpcBlocks { further }))
}

/// Makes these and no others the VPC's further blocks.
pub(crate) fn enforce(room: &Room, enforcement: &Enforcement) -> Result<(), LinuxError> {
    let wanted: BTreeSet<_> = match &enforcement.policy {
        Some(Policy::Blocks(blocks)) => blocks.further.iter().copied().collect(),
        Some(_) | None => BTreeSet::new(),
    };
    let mut route = room.route();
    let there = standing(&facts::routes(&mut route)?);
    let new = wanted.difference(&there).map(|block| vpc::unowned(*block, Some(METRIC)));
    let old = there.difference(&wanted).map(|block| vpc::no_block(*block, METRIC));
    route.ask_all(new.chain(old).collect())?;
    let blocks = strays::blocks(&facts::routes(&mut route)?);
    drop(route);
    room.namespace.enter(move || filters::put_right(&mut Netlink::netfilter()?, &blocks))?
}
