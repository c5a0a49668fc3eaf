//! Switching: which leg an interface is steered to, and what goes with a leg that it left.
//!
//! In: a steering, a release, a leg. Out: the kernel as they say. What is remembered of an interface
//! is a help to ask less: where the kernel says otherwise it is asked for everything again.

use std::net::{IpAddr, Ipv4Addr};

use nix::errno::Errno;
use rehome_domain::plane::{self, LegKey, Release, Steering};

use super::{LinuxPlane, VpcRoom, lock};
use crate::device::{self, Device};
use crate::error::LinuxError;
use crate::mark::Kind;
use crate::place::Place;
use crate::{facts, leg, steering, strays};

impl LinuxPlane {
    fn device_of(&self, key: &LegKey, room: &VpcRoom) -> Result<u32, LinuxError> {
        let known = self.memory.of(key.eni, |known| known.devices.get(&key.epoch).copied());
        if let Some(device) = known {
            return Ok(device);
        }
        let missing =
            || LinuxError::Missing(format!("the leg of {} into {}", key.eni, key.instance));
        self.find_leg(key, room)?.map(|device| device.index).ok_or_else(missing)
    }

    pub(super) fn switch(&self, wanted: &Steering) -> Result<(), LinuxError> {
        let room = self.vpc(wanted.leg.vpc)?;
        let device = self.device_of(&wanted.leg, &room)?;
        let primary = primary(&wanted.addresses)?;
        let known = self.memory.of(wanted.leg.eni, |known| known.clone());
        let had = known.steered.as_ref().map(|steered| steered.addresses.as_slice());
        let mut fast = lock(&room.fast);
        let relays = lock(&room.relays);
        let follow = relays.follow(&wanted.addresses, device);
        let mut switched = match (&known.doubt, had) {
            (None, Some(had)) if had == wanted.addresses => {
                let switch = std::iter::once(steering::switch(primary, device));
                fast.ask_all(switch.chain(follow).collect())
            }
            (None, had) => {
                fast.ask_all(steering::steer(had.unwrap_or_default(), wanted, (primary, device)))
            }
            (Some(seen), had) => {
                let had = [had.unwrap_or_default(), seen].concat();
                let steered = fast.ask_all(steering::steer(&had, wanted, (primary, device)));
                let devices = known.devices.into_values().chain([device]);
                let of = (wanted.leg.eni, devices.filter(|_| known.strays));
                steered.and_then(|()| steering::forget_nexthops(&mut fast, of, Some(primary)))
            }
        };
        if switched.as_ref().is_err_and(|error| error.errno() == Some(Errno::ENOENT)) {
            // The nexthop went with a device that somebody deleted, and its routes with it.
            switched = fast.ask_all(steering::steer(&[], wanted, (primary, device)));
        }
        let moved = had.is_none_or(|had| had != wanted.addresses) || known.doubt.is_some();
        let had = had.unwrap_or_default();
        if moved && (relays.lead_to_any(&wanted.addresses) || relays.lead_to_any(had)) {
            switched = switched.and_then(|()| relays.settle(&mut fast));
        }
        drop((relays, fast));
        self.memory.of(wanted.leg.eni, |known| match &switched {
            Ok(()) => {
                known.steered = Some(wanted.clone());
                known.doubt = None;
                known.strays = false;
            }
            Err(_) => {
                known.steered = None;
                known.devices.remove(&wanted.leg.epoch);
            }
        });
        match switched {
            // The device went away under its name: it has to be staged again.
            Err(error)
                if matches!(
                    error.errno(),
                    Some(Errno::ENODEV | Errno::EINVAL | Errno::ENETDOWN)
                ) =>
            {
                Err(LinuxError::Missing(format!("the leg of {}", wanted.leg.eni)))
            }
            other => other,
        }
    }

    pub(super) fn release(&self, release: &Release) -> Result<(), LinuxError> {
        let room = match self.vpc(release.vpc) {
            Ok(room) => room,
            Err(LinuxError::Missing(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        let devices = self.memory.of(release.eni, |known| {
            known.steered = None;
            known.devices.values().copied().collect::<Vec<_>>()
        });
        let mut fast = lock(&room.fast);
        // With a nexthop go all routes that use it, and no route that leads elsewhere by now.
        steering::forget_nexthops(&mut fast, (release.eni, devices.into_iter()), None)?;
        match plane::primary(&release.addresses) {
            Some(primary) if steering::leads_to(&mut fast, primary, release.eni)? => {
                fast.ask(steering::delete_nexthop(primary))?;
            }
            // A look saw only some of what it had: its devices have told the rest.
            Some(_) | None => {}
        }
        let relays = lock(&room.relays);
        if relays.lead_to_any(&release.addresses) {
            relays.settle(&mut fast)?;
        }
        Ok(())
    }

    pub(super) fn unstage(&self, key: &LegKey) -> Result<(), LinuxError> {
        let room = match self.vpc(key.vpc) {
            Ok(room) => room,
            Err(LinuxError::Missing(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        let Some(device) = self.find_leg(key, &room)? else {
            return Ok(());
        };
        if self.is_steered(key, &device, &room)? {
            // Deleting the device would delete the nexthop that names it, and the ENI with it.
            return Err(LinuxError::Netlink {
                doing: "remove a leg",
                errno: Errno::EBUSY,
                explanation: Some(String::from("the steering names it")),
            });
        }
        self.strip_guest(key, &device)?;
        self.reaper.reap(key.vpc, device.index, &room.room)?;
        self.memory.of(key.eni, |known| known.devices.remove(&key.epoch));
        Ok(())
    }

    /// Whether the ENI's steering names this leg. Only "another one" is taken from memory: after a
    /// switch that failed it may have been made all the same, and somebody may have undone one.
    fn is_steered(
        &self,
        key: &LegKey,
        device: &Device,
        room: &VpcRoom,
    ) -> Result<bool, LinuxError> {
        let known = self.memory.of(key.eni, |known| known.steered.as_ref().map(|seen| seen.leg));
        if known.is_some_and(|leg| leg != *key) {
            return Ok(false);
        }
        let mut route = room.room.route();
        let nexthops = strays::naming(&mut route, device.index)?;
        Ok(!nexthops.is_empty() && strays::used(&mut route, &nexthops)?)
    }

    /// The VPC's side of a leg, if it is there and not dying.
    fn find_leg(&self, key: &LegKey, room: &VpcRoom) -> Result<Option<Device>, LinuxError> {
        let found = device::find(&mut room.room.route(), &leg::name(key))?;
        Ok(found.filter(|device| !device.dying && device.kind() == Some(Kind::Leg(*key))))
    }

    /// Takes the interface out of its instance at once, so that the next one may take its place
    /// and no program there takes it for its own.
    fn strip_guest(&self, key: &LegKey, device: &Device) -> Result<(), LinuxError> {
        let guest = match self.instance(key.instance) {
            Ok(guest) => guest,
            // The instance is gone, and its end of the leg with it.
            Err(LinuxError::Missing(_)) => return Ok(()),
            Err(error) => return Err(error),
        };
        let mut route = guest.route();
        let peer = device::at(&mut route, device.peer)?;
        // Whoever took it elsewhere, another device may have its index here.
        let Some(peer) = peer.filter(|peer| peer.peer == device.index) else {
            return Ok(());
        };
        let Some(place) = Place::read(&peer.name) else {
            return Ok(());
        };
        let all = facts::addresses(&mut route)?.into_iter();
        let of_peer = all.filter(|it| it.device == peer.index).map(|it| it.address);
        let addresses: Vec<IpAddr> = of_peer.collect();
        route.ask_all(leg::strip_guest_side(&addresses, place, peer.index))
    }
}

fn primary(addresses: &[IpAddr]) -> Result<Ipv4Addr, LinuxError> {
    plane::primary(addresses).ok_or(LinuxError::Answer("an interface without a primary address"))
}
