//! The way out of VPCs: elastic IPs, and the namespace that packets leave by.
//!
//! In: verbs that bind a public address to a private one, and end that. Out: in the VPC's namespace
//! a translation both ways ([`nat`]); between it and the uplink's namespace a pair of devices
//! ([`link`]); in the uplink's namespace a route to each public address ([`outside`]); and at both
//! ends a rate for each that has one ([`shaping`]).
//!
//! Invariants: a private address without an elastic IP neither sends nor gets anything through the
//! uplink; in the uplink's namespace, which is somebody else's, only devices with our mark and routes
//! and ARP answers with our number are touched. No verb about an ENI comes here: what moves with an
//! ENI is its address.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::{IpAddr, Ipv4Addr};
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rehome_domain::plane::{Binding, Enforcement, Observed, Unbinding};
use rehome_domain::policy::{Policy, PolicyKey, Subject};
use rehome_domain::{EipId, Epoch, VpcId};
use rehome_ports::PlaneError;

use crate::error::LinuxError;
use crate::instance::Room;
use crate::netlink::Netlink;
use crate::netlink::traffic::Which;
use crate::observe::VpcSight;
use crate::policies::conntrack;
use crate::ruleset::{IPV4, Listing};
use crate::{facts, strays};
use link::Ends;
use nat::Translations;
use outside::{LostAnnouncement, Outside};
use shaping::Mouth;

mod link;
pub(crate) mod nat;
mod outside;
mod place;
pub(crate) mod shaping;

pub use place::{NotAnUplink, Uplink};

/// Elastic IPs whose fences are remembered before those are forgotten that are not at work.
const KNOWN_MAX: usize = 65_536;

/// The announcements in the namespace of this socket that a VPC left which is gone.
pub(crate) fn lost_announcements(route: &mut Netlink) -> Result<Vec<LostAnnouncement>, LinuxError> {
    Ok(Outside::read(route, None)?.lost())
}

/// The elastic IPs at work.
#[derive(Debug)]
pub(crate) struct Bindings {
    installation: String,
    uplink: Uplink,
    known: Mutex<Known>,
}

/// What is known without asking the kernel: the fence of each, and where it is at work.
#[derive(Debug, Default)]
struct Known {
    newest: HashMap<EipId, Epoch>,
    at: BTreeMap<EipId, Binding>,
}

impl Known {
    fn check(&mut self, eip: EipId, epoch: Epoch) -> Result<(), PlaneError> {
        match self.newest.get(&eip) {
            Some(newest) if epoch < *newest => {
                Err(PlaneError::StaleBinding { eip, newest: *newest })
            }
            Some(_) | None => {
                if self.newest.len() >= KNOWN_MAX {
                    let at = &self.at;
                    self.newest.retain(|eip, _| at.contains_key(eip));
                }
                self.newest.insert(eip, epoch);
                Ok(())
            }
        }
    }
}

/// A VPC's namespace with what a change of translations works with.
struct Inside<'a> {
    room: &'a Room,
    netfilter: Netlink,
    listing: Listing,
    there: Translations,
}

impl<'a> Inside<'a> {
    fn read(room: &'a Room) -> Result<Self, LinuxError> {
        let mut netfilter = room.namespace.enter(Netlink::netfilter)??;
        let listing = Listing::read(&mut netfilter)?;
        let there = Translations::read(&mut netfilter, &listing)?;
        Ok(Self { room, netfilter, listing, there })
    }

    fn forget_flows(&mut self, publics: &[Ipv4Addr]) -> Result<(), LinuxError> {
        let publics: BTreeSet<_> = publics.iter().copied().map(IpAddr::V4).collect();
        conntrack::forget(&mut self.netfilter, &publics)
    }
}

/// What leaves the VPC bears its public address as the source when it comes to the queue; what
/// comes to it still has it as the destination.
fn mouths<'a>((inside, outside): (&'a mut Netlink, &'a mut Netlink), ends: Ends) -> [Mouth<'a>; 2] {
    [
        Mouth { route: inside, device: ends.inner, which: Which::Source },
        Mouth { route: outside, device: ends.outer, which: Which::Destination },
    ]
}

/// Forgets the flows from these private addresses to outside of the VPC that are not translated.
fn forget_untranslated(
    room: &Room,
    netfilter: &mut Netlink,
    privates: &BTreeSet<IpAddr>,
) -> Result<(), LinuxError> {
    if privates.is_empty() {
        return Ok(());
    }
    let blocks = strays::blocks(&facts::routes(&mut room.route())?);
    conntrack::forget_where(netfilter, IPV4, |flow| {
        let [source, destination] = flow.original;
        let outward = !blocks.iter().any(|block| block.contains(&destination));
        outward && privates.contains(&source) && flow.reply == [destination, source]
    })
}

impl Bindings {
    /// Nothing is known yet.
    pub(crate) fn new(installation: &str, uplink: Uplink) -> Self {
        Self { installation: installation.to_owned(), uplink, known: Mutex::default() }
    }

    /// The uplink's namespace; nothing when somebody has removed it, and with it all that was ours there.
    fn outside_if_there(&self) -> Result<Option<Netlink>, LinuxError> {
        match self.uplink.open() {
            Ok((_, outside)) => Ok(Some(outside)),
            Err(LinuxError::Missing(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets an elastic IP work, in a VPC that is there. `others` opens the VPC of one that has to
    /// give way.
    pub(crate) fn bind<R: Deref<Target: AsRef<Room>>>(
        &self,
        binding: &Binding,
        room: impl Fn(VpcId) -> Result<R, LinuxError>,
    ) -> Result<(), PlaneError> {
        // One after the other: what one takes over may be what another one is about.
        let mut known = self.known();
        let home = room(binding.vpc)?;
        known.check(binding.eip, binding.epoch)?;
        let elsewhere = |it: &&Binding| {
            let same = it.eip == binding.eip || it.public == binding.public;
            same && it.vpc != binding.vpc
        };
        let others: Vec<Binding> = known.at.values().filter(elsewhere).copied().collect();
        for other in others {
            match room(other.vpc) {
                Ok(room) => self.end((*room).as_ref(), &other)?,
                Err(LinuxError::Missing(_)) => {}
                Err(error) => return Err(error.into()),
            }
            known.at.remove(&other.eip);
        }
        self.translate((*home).as_ref(), binding)?;
        let gave_way = |it: &Binding| {
            let private = (it.vpc, it.private) == (binding.vpc, binding.private);
            private || it.public == binding.public
        };
        known.at.retain(|_, it| !gave_way(it));
        known.at.insert(binding.eip, *binding);
        Ok(())
    }

    fn translate(&self, room: &Room, binding: &Binding) -> Result<(), LinuxError> {
        let (namespace, mut outside) = self.uplink.open()?;
        let mark = link::mark(&self.installation, binding.vpc);
        let ends = {
            let mut inside = room.route();
            link::ensure(&mut inside, (&mut outside, &namespace), &mark, binding.vpc)?
        };
        Outside::read(&mut outside, None)?.check_free(binding.public, &self.installation)?;
        let mut inside = Inside::read(room)?;
        if let Some(gone) = inside.there.in_the_way(binding) {
            // At a newer epoch alone its flows are the same ones.
            let same = inside.there.translates(binding);
            let changed = (!same).then_some(binding.public);
            let mut requests = inside.there.put_up(&inside.listing);
            requests.extend(inside.there.forget(&gone));
            requests.extend(nat::add(binding));
            inside.netfilter.transact(requests)?;
            let lost: Vec<_> = gone.into_iter().filter(|it| *it != binding.public).collect();
            self.limit_no_more((&mut room.route(), &mut outside), binding.vpc, &lost)?;
            outside::end(&mut outside, &self.installation, &lost)?;
            inside.forget_flows(&lost.into_iter().chain(changed).collect::<Vec<_>>())?;
            forget_untranslated(room, &mut inside.netfilter, &[binding.private.into()].into())?;
        }
        let lead = (binding.public, ends.outer);
        outside::lead(&mut outside, lead, self.uplink.announce.as_deref())
    }

    /// Lets an elastic IP work no more.
    pub(crate) fn unbind<R: Deref<Target: AsRef<Room>>>(
        &self,
        unbinding: &Unbinding,
        room: impl Fn(VpcId) -> Result<R, LinuxError>,
    ) -> Result<(), PlaneError> {
        let mut known = self.known();
        known.check(unbinding.eip, unbinding.epoch)?;
        let Some(binding) = known.at.get(&unbinding.eip).copied() else { return Ok(()) };
        match room(binding.vpc) {
            Ok(room) => self.end((*room).as_ref(), &binding)?,
            Err(LinuxError::Missing(_)) => {}
            Err(error) => return Err(error.into()),
        }
        known.at.remove(&unbinding.eip);
        Ok(())
    }

    fn end(&self, room: &Room, binding: &Binding) -> Result<(), LinuxError> {
        let mut inside = Inside::read(room)?;
        let publics = inside.there.of(binding.eip);
        inside.netfilter.transact(inside.there.forget(&publics))?;
        if let Some(mut outside) = self.outside_if_there()? {
            self.limit_no_more((&mut room.route(), &mut outside), binding.vpc, &publics)?;
            outside::end(&mut outside, &self.installation, &publics)?;
        }
        inside.forget_flows(&publics)?;
        let left = Inside::read(inside.room)?;
        if left.there.is_empty() {
            inside.netfilter.transact(left.there.take_down(&left.listing))?;
            link::remove(&mut room.route(), &link::mark(&self.installation, binding.vpc))?;
        }
        Ok(())
    }

    /// The routes of a VPC have changed: what may leave by the uplink now and began by another way
    /// begins anew, and is translated.
    pub(crate) fn rerouted(&self, room: &Room) -> Result<(), LinuxError> {
        let mut inside = Inside::read(room)?;
        let privates = inside.there.privates();
        forget_untranslated(room, &mut inside.netfilter, &privates)
    }

    /// Limits what elastic IPs of a VPC carry, or lifts that.
    pub(crate) fn enforce(&self, room: &Room, rates: &[&Enforcement]) -> Result<(), LinuxError> {
        // No binding comes or goes meanwhile.
        let _known = self.known();
        let Some(mut outside) = self.outside_if_there()? else {
            // Without its namespace nothing is limited: there is nothing to be lifted.
            return match rates.iter().find(|it| it.policy.is_some()) {
                Some(rate) => Err(LinuxError::Missing(format!("the uplink of {}", rate.key.vpc))),
                None => Ok(()),
            };
        };
        for it in rates {
            let Subject::Rate(eip) = it.key.subject else { continue };
            match &it.policy {
                Some(Policy::Rate(rate)) => {
                    let inside = &mut room.route();
                    let ends = link::find(inside, &mut outside, it.key.vpc)?;
                    let missing = || LinuxError::Missing(format!("the uplink of {}", it.key.vpc));
                    let [mut inner, mut outer] =
                        mouths((inside, &mut outside), ends.ok_or_else(missing)?);
                    inner.limit(rate.public, rate.out_mbps)?;
                    outer.limit(rate.public, rate.in_mbps)?;
                }
                Some(_) => {}
                None => {
                    let publics = Inside::read(room)?.there.of(eip);
                    let sockets = (&mut *room.route(), &mut outside);
                    self.limit_no_more(sockets, it.key.vpc, &publics)?;
                }
            }
        }
        Ok(())
    }

    fn limit_no_more(
        &self,
        (inside, outside): (&mut Netlink, &mut Netlink),
        vpc: VpcId,
        publics: &[Ipv4Addr],
    ) -> Result<(), LinuxError> {
        let ends = link::find(inside, outside, vpc)?.filter(|_| !publics.is_empty());
        let Some(ends) = ends else { return Ok(()) };
        let mut both = mouths((inside, outside), ends).into_iter();
        both.try_for_each(|mut mouth| mouth.release(publics))
    }

    /// A VPC is about to go, and its elastic IPs with it.
    pub(crate) fn forget(&self, vpc: VpcId, room: Option<&Room>) -> Result<(), LinuxError> {
        let mut known = self.known();
        let publics = known.at.values().filter(|it| it.vpc == vpc).map(|it| it.public);
        let publics: Vec<_> = publics.collect();
        if let Some(mut outside) = self.outside_if_there()? {
            outside::end(&mut outside, &self.installation, &publics)?;
        }
        if let Some(room) = room {
            link::remove(&mut room.route(), &link::mark(&self.installation, vpc))?;
        }
        known.at.retain(|_, it| it.vpc != vpc);
        Ok(())
    }

    /// Which bindings are whole, as looks at VPCs show it, and which rates there are. What an earlier
    /// process left, or somebody damaged, is learned from it too: so that it can be ended.
    pub(crate) fn observe(
        &self,
        sights: &[Box<VpcSight>],
        observed: &mut Observed,
    ) -> Result<(), LinuxError> {
        let mut known = self.known();
        for binding in sights.iter().flat_map(|it| it.translations.said(it.vpc)) {
            // What this process has heard of, it knows better: a look may be older than an end.
            if let Entry::Vacant(unheard) = known.newest.entry(binding.eip) {
                unheard.insert(binding.epoch);
                known.at.insert(binding.eip, binding);
            }
        }
        drop(known);
        let (_, mut route) = match self.uplink.open() {
            Ok(opened) => opened,
            // Nothing leaves by what is not there.
            Err(LinuxError::Missing(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        let outside = match Outside::read(&mut route, self.uplink.announce.as_deref()) {
            Ok(outside) => outside,
            Err(LinuxError::Missing(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        for sight in sights {
            let mark = link::mark(&self.installation, sight.vpc);
            let carried = |it: &Binding| outside.carries(it.public, (sight, &mark));
            let whole = sight.translations.bindings(sight.vpc).into_iter().filter(carried);
            observed.bindings.extend(whole.map(|it| (it.eip, it)));
            let Some(outer) = outside.lanes(&mut route, &mark)? else { continue };
            for binding in sight.translations.said(sight.vpc) {
                let rate = shaping::standing(&sight.lanes, &outer, binding.public);
                let print = rate.map(|rate| Policy::Rate(rate).fingerprint());
                let key = PolicyKey { vpc: sight.vpc, subject: Subject::Rate(binding.eip) };
                observed.policies.extend(print.map(|print| (key, print)));
            }
        }
        Ok(())
    }

    /// Takes back announcements that a VPC left which is gone.
    pub(crate) fn tidy(&self) -> Result<(), LinuxError> {
        match self.uplink.open() {
            Ok((_, mut route)) => {
                let outside = Outside::read(&mut route, None)?;
                outside.lost().iter().try_for_each(|lost| lost.withdraw(&mut route))
            }
            Err(LinuxError::Missing(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
