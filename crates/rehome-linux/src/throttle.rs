//! How much an instance sends and gets at most, over all of its interfaces: in its VPC's namespace
//! one intermediate device for each way, with a bucket, which every leg's packets go through.
//!
//! By instance and not by leg: two interfaces share one bucket. A leg is led through them when it is
//! staged, before it carries anything; so no packet goes past them. What waits in a bucket when its
//! leg is removed is lost, as what waits in any queue of a machine that an interface leaves.
//!
//! Invariant: nothing of this is there unless a limit was set.

use std::collections::BTreeMap;
use std::str::FromStr;

use nix::errno::Errno;
use rehome_domain::InstanceId;

use crate::device::{self, Device};
use crate::error::LinuxError;
use crate::instance::{bring_up, set_alias};
use crate::leg;
use crate::mark::{Kind, Mark};
use crate::netlink::Netlink;
use crate::netlink::redirect::{self, Hook};

/// A limit of every instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InstanceLimit {
    mbps: u32,
}

/// Why a number is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a bandwidth is 1 to {} Mbit/s", InstanceLimit::MAX_MBPS)]
pub struct NotALimit;

impl InstanceLimit {
    /// The largest one, in Mbit/s.
    pub const MAX_MBPS: u32 = 30_000;

    /// Each way, in Mbit/s.
    ///
    /// # Errors
    /// [`NotALimit`] when it is none.
    pub fn mbps(mbps: u32) -> Result<Self, NotALimit> {
        (1..=Self::MAX_MBPS).contains(&mbps).then_some(Self { mbps }).ok_or(NotALimit)
    }

    /// In bytes a second.
    fn rate(self) -> u32 {
        self.mbps * 125_000
    }
}

impl FromStr for InstanceLimit {
    type Err = NotALimit;

    fn from_str(mbps: &str) -> Result<Self, NotALimit> {
        mbps.parse().map_err(|_| NotALimit).and_then(Self::mbps)
    }
}

/// The ways of an instance's packets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// What the instance sends.
    Out,
    /// What it gets.
    In,
}

impl Way {
    const BOTH: [Self; 2] = [Self::Out, Self::In];

    fn device(self, instance: InstanceId) -> String {
        let letter = match self {
            Self::Out => 'o',
            Self::In => 'i',
        };
        format!("{letter}{}", instance.suffix())
    }

    /// Where a leg's end in the VPC sees such packets.
    fn hook(self) -> Hook {
        match self {
            Self::Out => Hook::Ingress,
            Self::In => Hook::Egress,
        }
    }
}

/// What throttles in a VPC's namespace.
#[derive(Debug, Default)]
pub(crate) struct Throttles {
    /// Bytes a second of buckets, by device.
    buckets: BTreeMap<u32, u32>,
    /// Where each leg is led through, out and in.
    through: BTreeMap<u32, [Option<u32>; 2]>,
}

impl Throttles {
    /// Asks the kernel about these devices of a namespace.
    pub(crate) fn read(
        route: &mut Netlink,
        devices: &BTreeMap<u32, Device>,
    ) -> Result<Self, LinuxError> {
        let queues = route.dump(&redirect::queues())?;
        let buckets = queues.iter().filter_map(|(_, body)| redirect::read_bucket(body)).collect();
        let mut throttles = Self { buckets, through: BTreeMap::new() };
        let legs = devices.values().filter(|it| matches!(it.kind(), Some(Kind::Leg(_))));
        for leg in legs.filter(|it| !it.dying) {
            throttles.through.insert(leg.index, redirects(route, leg.index)?);
        }
        Ok(throttles)
    }

    /// What the leg of an instance lacks.
    pub(crate) fn lacks(
        &self,
        (leg, instance): (u32, InstanceId),
        devices: &BTreeMap<u32, Device>,
        limit: InstanceLimit,
    ) -> Option<String> {
        let through = self.through.get(&leg).copied().unwrap_or_default();
        let whole = Way::BOTH.into_iter().zip(through).all(|(way, through)| {
            let device = through.and_then(|index| devices.get(&index));
            let rate = through.and_then(|index| self.buckets.get(&index));
            let right = |it: &Device| it.up && it.name == way.device(instance);
            device.is_some_and(right) && rate == Some(&limit.rate())
        });
        (!whole).then(|| String::from("its packets do not go through the instance's bandwidth"))
    }
}

fn redirects(route: &mut Netlink, leg: u32) -> Result<[Option<u32>; 2], LinuxError> {
    let mut through = [None; 2];
    for (way, through) in Way::BOTH.into_iter().zip(&mut through) {
        let listed = match route.dump(&redirect::redirects(leg, way.hook())) {
            // Gone meanwhile.
            Err(error) if error.errno() == Some(Errno::ENODEV) => Vec::new(),
            listed => listed?,
        };
        *through = listed.iter().find_map(|(_, body)| redirect::read_redirect(body, way.hook()));
    }
    Ok(through)
}

/// Leads a leg, in the VPC's namespace of this socket, through its instance's buckets.
pub(crate) fn lead(
    route: &mut Netlink,
    (leg, instance): (u32, InstanceId),
    (installation, limit): (&str, InstanceLimit),
) -> Result<(), LinuxError> {
    let mark = Mark { installation: installation.to_owned(), kind: Kind::Throttle(instance) };
    let mut through = [0; 2];
    for (way, through) in Way::BOTH.into_iter().zip(&mut through) {
        *through = ensure(route, &way.device(instance), &mark)?;
        route.ask(redirect::bucket(*through, limit.rate()))?;
    }
    if redirects(route, leg)? == through.map(Some) {
        return Ok(());
    }
    let mut requests = vec![redirect::remove_place(leg), redirect::place(leg)];
    let ways = Way::BOTH.into_iter().zip(through);
    requests.extend(ways.map(|(way, through)| redirect::redirect(leg, way.hook(), through)));
    route.ask_all(requests)
}

fn ensure(route: &mut Netlink, name: &str, mark: &Mark) -> Result<u32, LinuxError> {
    let made = match route.ask(redirect::intermediate(name)) {
        Err(error) if error.errno() == Some(Errno::EEXIST) => false,
        made => made.map(|()| true)?,
    };
    let device = device::find(route, name)?.ok_or(LinuxError::Answer("look a device up"))?;
    let ours = device.alias.as_deref().and_then(Mark::read).as_ref() == Some(mark);
    if device.alias.is_some() && !ours {
        return Err(LinuxError::ForeignDevice(name.to_owned()));
    }
    if made || !ours || !device.up {
        route.ask_all(vec![bring_up(device.index), set_alias(device.index, &mark.to_string())])?;
    }
    Ok(device.index)
}

/// Removes the buckets of an instance that is about to go, if there are some.
pub(crate) fn remove(route: &mut Netlink, instance: InstanceId) -> Result<(), LinuxError> {
    for way in Way::BOTH {
        let found = device::find(route, &way.device(instance))?;
        let ours = found.filter(|it| it.kind() == Some(Kind::Throttle(instance)));
        ours.map(|it| route.ask(leg::delete(it.index))).transpose()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_one_that_the_kernel_can_count() {
        for wrong in ["0", "30001", "-1", "1.5", "", "99999999999"] {
            assert_eq!(wrong.parse::<InstanceLimit>(), Err(NotALimit), "{wrong}");
        }
        assert_eq!("30000".parse::<InstanceLimit>().unwrap().rate(), 3_750_000_000);
    }
}
