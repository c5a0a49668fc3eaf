//! Staging: a leg made whole before it carries anything.
//!
//! In: a leg. Out: both its ends as they have to be, ready, and its device remembered. A new leg is
//! made without a look first, because nearly all are new; a name that is taken is looked at then.

use std::net::IpAddr;

use nix::errno::Errno;
use rehome_domain::DeviceIndex;
use rehome_domain::plane::Leg;

use super::{LinuxPlane, VpcRoom};
use crate::device::{self, Device};
use crate::dhcp::Lease;
use crate::error::LinuxError;
use crate::instance::{Room, permit_ipv6, quiet_ipv6, set_alias};
use crate::mark::{Kind, Mark};
use crate::netlink::Request;
use crate::place::{Owner, Place};
use crate::{facts, leg, strays, throttle, vpc};

impl LinuxPlane {
    pub(super) fn stage(&self, leg: &Leg) -> Result<(), LinuxError> {
        let (vpc, guest) = (self.vpc(leg.key.vpc)?, self.instance(leg.key.instance)?);
        let made = leg::make(&mut vpc.room.route(), leg, &guest);
        let (device, mut requests) = match made {
            Ok(device) => (device, Vec::new()),
            Err(error) if error.errno() == Some(Errno::EEXIST) => {
                self.take_over(leg, (&vpc, &guest))?
            }
            Err(error) => return Err(error),
        };
        let mark = self.mark_of(leg);
        requests.push(leg::answer_arp_at_once(device.index));
        requests.extend(leg::furnish_vpc_side(leg, device.index));
        let lease = Lease::of(leg).ok_or(LinuxError::Answer("an interface without an address"))?;
        requests.push(set_alias(device.index, &format!("{mark} {lease}")));
        vpc.room.route().ask_all(requests)?;
        if let Some(limit) = self.instance_limit {
            let leg = (device.index, leg.key.instance);
            throttle::lead(&mut vpc.room.route(), leg, (&self.installation, limit))?;
        }
        self.furnish_guest(leg, &guest)?;
        device::wait_ready(&mut vpc.room.route(), device.index)?;
        self.memory.of(leg.key.eni, |known| known.devices.insert(leg.key.epoch, device.index));
        Ok(())
    }

    fn mark_of(&self, leg: &Leg) -> Mark {
        Mark { installation: self.installation.clone(), kind: Kind::Leg(leg.key) }
    }

    /// A leg whose name, or whose place in the instance, is taken: by itself, whole or not, by what
    /// is left of another, or by one that is about to go. What it needs more than a new one.
    fn take_over(
        &self,
        leg: &Leg,
        (vpc, guest): (&VpcRoom, &Room),
    ) -> Result<(Device, Vec<Request>), LinuxError> {
        let name = leg::name(&leg.key);
        let mut there = device::find(&mut vpc.room.route(), &name)?;
        if there.as_ref().is_some_and(|device| device.dying) {
            self.reaper.wait();
            there = device::find(&mut vpc.room.route(), &name)?;
        }
        if let Some(device) = there {
            leg::check_same(&device, &self.mark_of(leg))?;
            // The other end may have gone with a namespace that somebody removed; what is left of
            // the leg is of no use then.
            if self.has_guest_side(leg, guest)? {
                strays::strip_lost_addresses(leg, guest)?;
                let mut requests: Vec<Request> = leg::set_right(&device).into_iter().collect();
                requests.push(leg::settings(device.index));
                if !device.routes_ipv6 {
                    vpc.room.namespace.enter(|| vpc::let_route_ipv6(&name))??;
                }
                return Ok((device, requests));
            }
            vpc.room.route().ask(leg::delete(device.index))?;
        }
        strays::remove_orphan(leg, guest)?;
        let made = leg::make(&mut vpc.room.route(), leg, guest)?;
        Ok((made, Vec::new()))
    }

    fn has_guest_side(&self, leg: &Leg, guest: &Room) -> Result<bool, LinuxError> {
        let found = device::find(&mut guest.route(), &Place::name(leg, guest.owner))?;
        Ok(found.is_some_and(|device| device.mac == leg.mac.0))
    }

    fn furnish_guest(&self, leg: &Leg, guest: &Room) -> Result<(), LinuxError> {
        let name = Place::name(leg, guest.owner);
        let mut route = guest.route();
        let found = device::find(&mut route, &name)?;
        let found = found.ok_or_else(|| {
            LinuxError::Missing(format!("the device {name} in {}", leg.key.instance))
        })?;
        if found.mac != leg.mac.0 {
            return Err(LinuxError::Foreign(format!("{name} in {}", leg.key.instance)));
        }
        match guest.owner {
            // Its namespace's defaults are not ours; the device is, and is down yet.
            Owner::Somebody => guest.namespace.enter(|| quiet_ipv6(&name))??,
            Owner::Rehome if leg::has_ipv6(leg) && !found.ipv6 => {
                guest.namespace.enter(|| permit_ipv6(&name))??;
            }
            Owner::Rehome => {}
        }
        route.ask_all(leg::furnish_guest_side(leg, found.index, guest.owner))?;
        if guest.owner == Owner::Somebody && leg.device_index == DeviceIndex::PRIMARY {
            let routes = facts::routes(&mut route)?;
            let lacks = |gateway: &IpAddr| !facts::has_way_out(&routes, *gateway);
            let last = leg::gateways(leg).into_iter().filter(lacks);
            route.ask_all(last.map(|it| leg::last_resort(it, found.index)).collect())?;
        }
        device::wait_ready(&mut route, found.index)?;
        let mut ipv6 = leg.addresses.iter().filter(|it| it.is_ipv6());
        ipv6.try_for_each(|address| device::wait_local(&mut route, *address))
    }
}
