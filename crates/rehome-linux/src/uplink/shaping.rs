//! How much an elastic IP carries at most: a class for its public address at each end of its VPC's
//! uplink, where packets bear that address. What a VPC sends is shaped where it leaves the VPC, and
//! what comes to it where it leaves the uplink's namespace.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use nix::errno::Errno;
use rehome_domain::policy::EipRate;

use crate::error::LinuxError;
use crate::netlink::Netlink;
use crate::netlink::traffic::{self, Class, Filter, LANES_MAX, Which};

/// Bytes a second of one Mbit/s.
const BYTES_IN_MBIT: u64 = 125_000;

/// What shapes at one end.
#[derive(Debug, Default)]
pub(crate) struct Lanes {
    filters: BTreeMap<Ipv4Addr, Filter>,
    /// Rates by the number of the class.
    classes: BTreeMap<u16, u32>,
}

/// One end of an uplink: the socket in its namespace, its device, and by which address its packets
/// are told.
pub(super) struct Mouth<'a> {
    pub(super) route: &'a mut Netlink,
    pub(super) device: u32,
    pub(super) which: Which,
}

fn rate(mbps: u64) -> u32 {
    u32::try_from(mbps.saturating_mul(BYTES_IN_MBIT)).unwrap_or(u32::MAX)
}

impl Lanes {
    /// Asks the kernel.
    pub(crate) fn read(route: &mut Netlink, device: u32, which: Which) -> Result<Self, LinuxError> {
        let classes = route.dump(&traffic::classes(device))?;
        let classes = classes.iter().filter_map(|(_, body)| traffic::read_class(body));
        let classes = classes.map(|class| (class.lane, class.rate)).collect();
        let filters = route.dump(&traffic::filters(device))?;
        let filters = filters.iter().filter_map(|(_, body)| traffic::read_filter(body, which));
        let filters = filters.map(|filter| (filter.address, filter)).collect();
        Ok(Self { filters, classes })
    }

    /// The Mbit/s of an address; 0 when something of it is not as it was put up.
    fn mbps(&self, public: Ipv4Addr) -> Option<u64> {
        let filter = self.filters.get(&public)?;
        let rate = self.classes.get(&filter.lane).copied().unwrap_or_default();
        let whole = u64::from(rate).is_multiple_of(BYTES_IN_MBIT);
        Some(if whole { u64::from(rate) / BYTES_IN_MBIT } else { 0 })
    }

    fn free(&self) -> Result<u16, LinuxError> {
        let taken: BTreeSet<u16> = self.classes.keys().copied().collect();
        let full = LinuxError::Netlink {
            doing: "limit a rate",
            errno: Errno::ENOSPC,
            explanation: Some(format!("{LANES_MAX} elastic IPs of this VPC have one")),
        };
        (1..=LANES_MAX).find(|lane| !taken.contains(lane)).ok_or(full)
    }
}

/// What an address has of both ends, if it is shaped at one of them.
pub(super) fn standing(inside: &Lanes, outside: &Lanes, public: Ipv4Addr) -> Option<EipRate> {
    let (out, into) = (inside.mbps(public), outside.mbps(public));
    let both = |it: Option<u64>| it.unwrap_or_default();
    (out.is_some() || into.is_some()).then(|| EipRate {
        public,
        out_mbps: both(out),
        in_mbps: both(into),
    })
}

impl Mouth<'_> {
    /// Limits what is sent here of an address.
    pub(super) fn limit(&mut self, public: Ipv4Addr, mbps: u64) -> Result<(), LinuxError> {
        self.route.ask(traffic::queue(self.device))?;
        let lanes = Lanes::read(self.route, self.device, self.which)?;
        let known = lanes.filters.get(&public);
        let lane = known.map_or_else(|| lanes.free(), |filter| Ok(filter.lane))?;
        self.route.ask(traffic::class(self.device, Class { lane, rate: rate(mbps) }))?;
        match known {
            Some(_) => Ok(()),
            None => self.route.ask(traffic::filter(self.device, (public, self.which), lane)),
        }
    }

    /// Limits nothing of these addresses any more.
    pub(super) fn release(&mut self, publics: &[Ipv4Addr]) -> Result<(), LinuxError> {
        let lanes = Lanes::read(self.route, self.device, self.which)?;
        let found: Vec<_> = publics.iter().filter_map(|it| lanes.filters.get(it)).collect();
        let filters = found.iter().map(|it| traffic::delete_filter(self.device, it.handle));
        let classes = found.iter().map(|it| traffic::delete_class(self.device, it.lane));
        let requests = filters.chain(classes).collect();
        self.route.ask_all(requests)
    }
}
