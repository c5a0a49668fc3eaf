//! An instance: a namespace of the instance's name, with `lo` up and our mark on it; or an adopted
//! one, in which the mark on `lo` is all that is ours.

use std::sync::{Mutex, MutexGuard, PoisonError};

use netlink_packet_route::RouteNetlinkMessage;
use netlink_packet_route::link::{LinkAttribute, LinkFlags, LinkMessage};
use nix::errno::Errno;
use rehome_domain::InstanceId;

use crate::device::{self, alias_of};
use crate::error::LinuxError;
use crate::mark::{Kind, Mark};
use crate::namespace::Namespace;
use crate::netlink::{Netlink, Request};
use crate::place::Owner;

/// The index of `lo` in every namespace.
pub(crate) const LOOPBACK: u32 = 1;

/// The kernel parameters without which packets do not come in: an answer may leave by another
/// interface than the kernel would choose. All others are the guest's to change.
pub(crate) const NEEDED: &[(&str, &str)] =
    &[("ipv4/conf/all/rp_filter", "0"), ("ipv4/conf/default/rp_filter", "0")];

/// What its devices have of IPv6 from the start: what they are given, at once, and nothing of their
/// own making.
const IPV6: &[(&str, &str)] = &[
    ("ipv6/conf/default/disable_ipv6", "0"),
    ("ipv6/conf/default/addr_gen_mode", "1"),
    ("ipv6/conf/default/accept_dad", "0"),
    ("ipv6/conf/default/accept_ra", "0"),
];

/// A namespace of ours with a socket in it.
#[derive(Debug)]
pub(crate) struct Room {
    /// The namespace.
    pub(crate) namespace: Namespace,
    /// Who made it.
    pub(crate) owner: Owner,
    route: Mutex<Netlink>,
}

impl std::fmt::Debug for Netlink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Netlink")
    }
}

impl Room {
    /// The socket in the namespace.
    pub(crate) fn route(&self) -> MutexGuard<'_, Netlink> {
        self.route.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens a namespace that bears this mark, or makes it with `furnish`, which is called inside.
    pub(crate) fn ensure(
        name: &str,
        mark: &Mark,
        furnish: fn(&Mark) -> Result<(), LinuxError>,
    ) -> Result<Self, LinuxError> {
        // Nearly always it is there.
        match Self::reopen(name, mark) {
            Err(LinuxError::Missing(_)) => {}
            Err(error) if error.errno() == Some(Errno::EINVAL) => {}
            found => return found,
        }
        let make = || {
            let mark = mark.clone();
            Namespace::create_furnished(name, move || furnish(&mark))
        };
        let made = match make() {
            Err(error) if error.errno() == Some(Errno::EEXIST) => match Self::reopen(name, mark) {
                // A file without a namespace: making it was interrupted before it got its name.
                Err(error) if error.errno() == Some(Errno::EINVAL) => {
                    Namespace::delete(name)?;
                    make()
                }
                found => return found,
            },
            made => made,
        };
        let namespace = made?;
        let route = Mutex::new(namespace.enter(Netlink::route)??);
        Ok(Self { namespace, owner: Owner::Rehome, route })
    }

    /// Opens a namespace that bears this mark.
    pub(crate) fn reopen(name: &str, mark: &Mark) -> Result<Self, LinuxError> {
        let (namespace, mut route) = Self::unmarked(name)?;
        if alias_of(&mut route, LOOPBACK)?.as_deref().and_then(Mark::read).as_ref() != Some(mark) {
            return Err(LinuxError::Foreign(name.to_owned()));
        }
        Ok(Self::of(namespace, mark, route))
    }

    fn of(namespace: Namespace, mark: &Mark, route: Netlink) -> Self {
        let owner = match mark.kind {
            Kind::Adopted(_) => Owner::Somebody,
            Kind::Vpc(_)
            | Kind::Instance(_)
            | Kind::Leg(_)
            | Kind::Uplink(_)
            | Kind::Throttle(_) => Owner::Rehome,
        };
        Self { namespace, owner, route: Mutex::new(route) }
    }

    /// Opens the namespace of an instance, whoever made it.
    pub(crate) fn of_instance(
        installation: &str,
        instance: InstanceId,
    ) -> Result<Self, LinuxError> {
        let name = instance.to_string();
        let (namespace, mut route) =
            Self::unmarked(&name).map_err(|error| match error.errno() {
                // A file without a namespace: it is being made, or somebody has unmounted it.
                Some(Errno::EINVAL) => LinuxError::Missing(format!("the namespace `{name}`")),
                Some(_) | None => error,
            })?;
        let alias = alias_of(&mut route, LOOPBACK)?;
        let mark = alias.as_deref().and_then(Mark::read);
        let kinds = [Kind::Instance(instance), Kind::Adopted(instance)];
        let ours = |mark: &Mark| mark.installation == installation && kinds.contains(&mark.kind);
        match mark.filter(ours) {
            Some(mark) => Ok(Self::of(namespace, &mark, route)),
            None => Err(LinuxError::Foreign(name)),
        }
    }

    /// Opens any named namespace, to look at its mark.
    pub(crate) fn unmarked(name: &str) -> Result<(Namespace, Netlink), LinuxError> {
        let namespace = Namespace::open(name)?;
        let route = namespace.enter(Netlink::route)??;
        Ok((namespace, route))
    }
}

/// The mark of an instance's namespace.
pub(crate) fn mark(installation: &str, instance: InstanceId) -> Mark {
    Mark { installation: installation.to_owned(), kind: Kind::Instance(instance) }
}

/// Makes the calling thread's namespace fit for interfaces: it takes packets however they come, and
/// has no IPv6 address of its own making.
pub(crate) fn furnish(mark: &Mark) -> Result<(), LinuxError> {
    set_all(NEEDED)?;
    set_all(IPV6)?;
    bring_up_and_mark(&mut Netlink::route()?, mark)
}

/// Puts right in the calling thread's namespace what packets need; what else the guest changed is
/// its own. Where all is right, nothing is written: the kernel would tell everybody of a change.
pub(crate) fn put_right(route: &mut Netlink) -> Result<(), LinuxError> {
    if differing(NEEDED)?.is_some() {
        set_all(NEEDED)?;
    }
    match device::at(route, LOOPBACK)? {
        Some(loopback) if loopback.up => Ok(()),
        Some(_) | None => route.ask(bring_up(LOOPBACK)),
    }
}

/// Brings up `lo` and puts our mark on it.
pub(crate) fn bring_up_and_mark(route: &mut Netlink, mark: &Mark) -> Result<(), LinuxError> {
    route.ask_all(vec![bring_up(LOOPBACK), set_alias(LOOPBACK, &mark.to_string())])
}

/// Sets kernel parameters of the calling thread's namespace. One that this kernel does not have
/// (IPv6 may be left out) has nothing to be set.
pub(crate) fn set_all<N: AsRef<str>>(parameters: &[(N, &str)]) -> Result<(), LinuxError> {
    for (name, value) in parameters {
        match std::fs::write(format!("/proc/sys/net/{}", name.as_ref()), value) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(LinuxError::io("set a kernel parameter")(error)),
        }
    }
    Ok(())
}

/// Lets a device of ours in the calling thread's namespace, which is somebody else's, take part in
/// IPv6 with what it is given and nothing of its own making.
pub(crate) fn quiet_ipv6(device: &str) -> Result<(), LinuxError> {
    set_all(&[
        (format!("ipv6/conf/{device}/accept_dad"), "0"),
        (format!("ipv6/conf/{device}/accept_ra"), "0"),
    ])?;
    permit_ipv6(device)
}

/// Lets a device of the calling thread's namespace take part in IPv6: one that a version without it
/// made, or that somebody forbade it.
pub(crate) fn permit_ipv6(device: &str) -> Result<(), LinuxError> {
    set_all(&[
        (format!("ipv6/conf/{device}/addr_gen_mode"), "1"),
        (format!("ipv6/conf/{device}/disable_ipv6"), "0"),
    ])
}

/// The first kernel parameter of the calling thread's namespace that is not as it should be.
pub(crate) fn differing(parameters: &[(&str, &str)]) -> Result<Option<String>, LinuxError> {
    for (name, value) in parameters {
        match std::fs::read_to_string(format!("/proc/sys/net/{name}")) {
            Ok(found) if found.trim() == *value => {}
            Ok(found) => return Ok(Some(format!("{name} is {}", found.trim()))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(LinuxError::io("read a kernel parameter")(error)),
        }
    }
    Ok(None)
}

/// Brings a device up.
pub(crate) fn bring_up(device: u32) -> Request {
    let mut link = LinkMessage::default();
    link.header.index = device;
    link.header.flags = LinkFlags::Up;
    link.header.change_mask = LinkFlags::Up;
    Request::route("bring a device up", &RouteNetlinkMessage::SetLink(link))
}

/// Gives a device an alias.
pub(crate) fn set_alias(device: u32, alias: &str) -> Request {
    let mut link = LinkMessage::default();
    link.header.index = device;
    link.attributes.push(LinkAttribute::IfAlias(alias.to_owned()));
    Request::route("mark a device", &RouteNetlinkMessage::SetLink(link))
}
