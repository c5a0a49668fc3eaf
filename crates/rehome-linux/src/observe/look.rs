//! Looks into every namespace of ours: one pass, a few threads, each namespace entered once.
//!
//! Invariants: of a foreign namespace not more is asked than the alias of its `lo`; a looking thread
//! ends with the look; what cannot be read is an error and never "not there", because what is not
//! there is made again.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::net::IpAddr;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

use nix::errno::Errno;
use nix::sched::{CloneFlags, setns};
use rehome_domain::{InstanceId, VpcId};

use crate::device::{self, Device, alias_of, devices};
use crate::error::LinuxError;
use crate::facts::{self, Address, MAIN, Route};
use crate::fence;
use crate::instance::{LOOPBACK, differing};
use crate::mark::{Kind, Mark};
use crate::namespace::{Namespace, names};
use crate::netlink::Netlink;
use crate::netlink::nexthop::{self, Nexthop};
use crate::netlink::traffic::Which;
use crate::place::Owner;
use crate::policies::routes::{self, RoutingSight};
use crate::policies::standing::Standing;
use crate::throttle::{InstanceLimit, Throttles};
use crate::uplink::nat::Translations;
use crate::uplink::shaping::Lanes;
use crate::vpc;

/// Threads that look at once, at most.
const LOOKERS_MAX: usize = 8;

const LO_DOWN: &str = "lo is down";

/// What a namespace of ours holds.
#[derive(Debug)]
pub(super) enum Sight {
    /// The namespace of a VPC.
    Vpc(Box<VpcSight>),
    /// The namespace of an instance.
    Instance(Box<GuestSight>),
}

/// A VPC's namespace.
#[derive(Debug)]
pub(crate) struct VpcSight {
    pub(crate) vpc: VpcId,
    pub(crate) devices: BTreeMap<u32, Device>,
    pub(crate) addresses: Vec<Address>,
    pub(crate) routes: Vec<Route>,
    /// Ours alone, by their ids.
    pub(crate) nexthops: BTreeMap<u32, Nexthop>,
    pub(crate) neighbours: BTreeMap<(u32, IpAddr), Vec<u8>>,
    pub(crate) hesitating: BTreeSet<u32>,
    pub(crate) filters: Standing,
    pub(crate) routing: RoutingSight,
    pub(crate) translations: Translations,
    /// What shapes at the VPC's end of its uplink.
    pub(crate) lanes: Lanes,
    /// What limits instances, where they are to be limited.
    pub(crate) throttles: Option<Throttles>,
    /// What the namespace itself lacks.
    pub(crate) lacks: Option<String>,
}

/// An instance's namespace.
#[derive(Debug)]
pub(super) struct GuestSight {
    pub(super) instance: InstanceId,
    pub(super) owner: Owner,
    pub(super) devices: BTreeMap<u32, Device>,
    pub(super) addresses: BTreeSet<(u32, IpAddr)>,
    pub(super) routes: Vec<Route>,
    /// Gateways alone.
    pub(super) neighbours: BTreeMap<(u32, IpAddr), Vec<u8>>,
    pub(super) rules: BTreeSet<(IpAddr, u32)>,
    /// What the namespace itself lacks.
    pub(super) lacks: Option<String>,
}

/// The names that namespaces of ours may have.
pub(super) fn candidates() -> Result<Vec<String>, LinuxError> {
    let ours = |name: &String| name.starts_with("rh-vpc-") || name.starts_with("ins-");
    Ok(names()?.into_iter().filter(ours).collect())
}

/// Looks into every namespace of this installation.
pub(super) fn all(
    installation: &str,
    limit: Option<InstanceLimit>,
) -> Result<Vec<Sight>, LinuxError> {
    let names = candidates()?;
    let next = AtomicUsize::new(0);
    let look = || {
        let mut seen = Vec::new();
        while let Some(name) = names.get(next.fetch_add(1, Ordering::Relaxed)) {
            seen.extend(one((installation, name), limit)?);
        }
        Ok(seen)
    };
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    let lookers = processors.min(LOOKERS_MAX).min(names.len());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..lookers).map(|_| scope.spawn(look)).collect();
        let mut seen = Vec::new();
        for thread in threads {
            seen.extend(thread.join().map_err(|_| LinuxError::Thread)??);
        }
        Ok(seen)
    })
}

/// Enters a namespace for good and looks at it, if it is ours.
fn one(
    (installation, name): (&str, &str),
    limit: Option<InstanceLimit>,
) -> Result<Option<Sight>, LinuxError> {
    let namespace = match Namespace::open(name) {
        Ok(namespace) => namespace,
        Err(LinuxError::Missing(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    match enter(namespace.file()) {
        Ok(()) => {}
        // A file that is no namespace, or none yet: not ours.
        Err(Errno::EINVAL) => return Ok(None),
        Err(errno) => return Err(LinuxError::system("enter a namespace")(errno)),
    }
    // What a disturbed dump misses is asked for again, and asking twice does no harm; nothing is
    // removed because it was not seen.
    let mut route = Netlink::route()?.loosely();
    let alias = alias_of(&mut route, LOOPBACK)?;
    let mark = alias.as_deref().and_then(Mark::read).filter(|mark| mark.names(name));
    match mark.filter(|mark| mark.installation == installation).map(|mark| mark.kind) {
        Some(Kind::Vpc(vpc)) => {
            Ok(Some(Sight::Vpc(Box::new(look_at_vpc(vpc, limit, &mut route)?))))
        }
        Some(Kind::Instance(instance)) => {
            let lacks = lacks_of_made(&mut route)?;
            let sight = look_at_guest((instance, Owner::Rehome), lacks, &mut route)?;
            Ok(Some(Sight::Instance(Box::new(sight))))
        }
        // How it is otherwise is its own affair.
        Some(Kind::Adopted(instance)) => {
            let sight = look_at_guest((instance, Owner::Somebody), None, &mut route)?;
            Ok(Some(Sight::Instance(Box::new(sight))))
        }
        Some(Kind::Leg(_) | Kind::Uplink(_) | Kind::Throttle(_)) | None => Ok(None),
    }
}

fn enter(file: &File) -> Result<(), Errno> {
    setns(file, CloneFlags::CLONE_NEWNET)
}

fn by_index(route: &mut Netlink) -> Result<BTreeMap<u32, Device>, LinuxError> {
    Ok(devices(route)?.into_iter().map(|device| (device.index, device)).collect())
}

fn loopback_down(devices: &BTreeMap<u32, Device>) -> Option<String> {
    let up = devices.get(&LOOPBACK).is_some_and(|device| device.up);
    (!up).then(|| String::from(LO_DOWN))
}

/// Routes before nexthops before devices: what a switch does meanwhile is then seen later, and no
/// route seems to lead nowhere.
fn look_at_vpc(
    vpc: VpcId,
    limit: Option<InstanceLimit>,
    route: &mut Netlink,
) -> Result<VpcSight, LinuxError> {
    let addresses = facts::addresses(route)?;
    let (routes, neighbours) = (facts::routes(route)?, facts::neighbours(route)?);
    let listed = route.dump(&nexthop::dump())?;
    let relays = listed.iter().filter_map(|(_, body)| nexthop::read_relay(body));
    let relays = relays.map(|relay| (relay.id, relay)).collect();
    let routing = RoutingSight { rules: routes::rules(route)?, relays };
    let nexthops = listed.iter().filter_map(|(_, body)| nexthop::read_ours(body));
    let nexthops = nexthops.map(|nexthop| (nexthop.id, nexthop)).collect();
    let (hesitating, devices) = (facts::hesitating(route)?, by_index(route)?);
    let mut lacks = differing(vpc::SETTINGS)?.or_else(|| loopback_down(&devices));
    let uplink = devices.values().find(|it| matches!(it.kind(), Some(Kind::Uplink(_))));
    let lanes = uplink.map(|it| Lanes::read(route, it.index, Which::Source)).transpose()?;
    let lanes = lanes.unwrap_or_default();
    let throttles = limit.map(|_| Throttles::read(route, &devices)).transpose()?;
    let mut netfilter = Netlink::netfilter()?.loosely();
    let filters = Standing::read(&mut netfilter)?;
    let translations = Translations::read(&mut netfilter, &filters.listing)?;
    if lacks.is_none() && !fence::stands(&mut netfilter, &filters.listing)? {
        lacks = Some(String::from("its fence is not as it was put up"));
    }
    Ok(VpcSight {
        vpc,
        devices,
        addresses,
        routes,
        nexthops,
        neighbours,
        hesitating,
        filters,
        routing,
        translations,
        lanes,
        throttles,
        lacks,
    })
}

fn lacks_of_made(route: &mut Netlink) -> Result<Option<String>, LinuxError> {
    if facts::filters_reverse_path(route)? {
        return Ok(Some(String::from("it filters by the reverse path")));
    }
    let up = device::at(route, LOOPBACK)?.is_some_and(|device| device.up);
    Ok((!up).then(|| String::from(LO_DOWN)))
}

fn look_at_guest(
    (instance, owner): (InstanceId, Owner),
    lacks: Option<String>,
    route: &mut Netlink,
) -> Result<GuestSight, LinuxError> {
    let devices = by_index(route)?;
    let addresses = facts::addresses(route)?;
    let (routes, rules) = (facts::routes(route)?, facts::rules(route)?);
    let gateways = routes.iter().filter(|it| it.prefix_len == 0 && it.table != MAIN);
    let gateways: BTreeSet<_> = gateways.filter_map(|it| it.device.zip(it.gateway)).collect();
    let mut neighbours = BTreeMap::new();
    for gateway in gateways {
        neighbours.extend(facts::neighbour(route, gateway)?.map(|mac| (gateway, mac)));
    }
    Ok(GuestSight {
        instance,
        owner,
        devices,
        addresses: addresses.iter().map(|address| (address.device, address.address)).collect(),
        routes,
        neighbours,
        rules,
        lacks,
    })
}
