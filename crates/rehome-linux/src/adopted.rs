//! Adopted namespaces: somebody else's, pinned under an instance's name for as long as it is one.
//!
//! In: a path. Out: a bind mount in the folder of named namespaces, which keeps the namespace when
//! its process ends, and our mark. Of the namespace itself only the alias of `lo` is changed, and
//! the mark holds what it was before; legs bring devices, tables and rules of their own. Released, all
//! that is gone again and the namespace is as it was: nothing else in it is ever touched.
//!
//! The mark comes before the pin: what is pinned and not marked is never ours.

use std::fs::{self, File};
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;

use nix::errno::Errno;
use rehome_domain::InstanceId;
use rehome_domain::instance::adopt::names_a_namespace;
use rehome_domain::plane::Adoption;

use crate::device::alias_of;
use crate::error::LinuxError;
use crate::facts;
use crate::instance::{LOOPBACK, Room, set_alias};
use crate::leg;
use crate::mark::{Kind, Mark};
use crate::namespace::Namespace;
use crate::netlink::Netlink;
use crate::place::{Owner, Place, is_of_adopted};

/// The longest alias that a device may have, with its end.
///
/// Source: `include/linux/if.h`, `IFALIASZ`.
const ALIAS_MAX: usize = 255;

/// The mark of an adopted namespace.
fn mark(installation: &str, instance: InstanceId) -> Mark {
    Mark { installation: installation.to_owned(), kind: Kind::Adopted(instance) }
}

/// Has the namespace pinned. True at once when it is.
pub(crate) fn ensure(installation: &str, adoption: &Adoption) -> Result<(), LinuxError> {
    let name = adoption.instance.to_string();
    let mark = mark(installation, adoption.instance);
    match Room::reopen(&name, &mark) {
        Ok(_) => return Ok(()),
        Err(LinuxError::Missing(_)) => {}
        // A file without a namespace: pinning was interrupted, or somebody has unmounted it.
        Err(error) if error.errno() == Some(Errno::EINVAL) => {}
        Err(error) => return Err(error),
    }
    match &adoption.netns {
        Some(path) => pin(path, &name, &mark),
        None => Err(LinuxError::Missing(format!("the namespace that was adopted as {name}"))),
    }
}

fn pin(path: &str, name: &str, mark: &Mark) -> Result<(), LinuxError> {
    let refused = |why| LinuxError::NotAdoptable { path: path.to_owned(), why };
    if !names_a_namespace(path) {
        return Err(refused("it is no path of a namespace"));
    }
    let found = Namespace::open_at(path).map_err(|error| {
        if matches!(error, LinuxError::Missing(_)) {
            return refused("it is not there");
        }
        match error.errno() {
            Some(Errno::EACCES) => refused(
                "the server may not open it; its process may do more than the server \
                 (CAP_SYS_PTRACE)",
            ),
            Some(_) | None => error,
        }
    })?;
    if is_of_this_host(found.file())? {
        return Err(refused("it is the network of this host"));
    }
    let route = match found.enter(Netlink::route) {
        Err(error) if error.errno() == Some(Errno::EINVAL) => {
            return Err(refused("it is no network namespace"));
        }
        route => route?,
    };
    let mut route = route?;
    let before = alias_of(&mut route, LOOPBACK)?.unwrap_or_default();
    match Mark::read(&before) {
        // Pinning was interrupted.
        Some(seen) if seen == *mark => {}
        Some(_) => return Err(refused("it is an instance or a VPC already")),
        None => {
            let alias = format!("{mark} {before}");
            if alias.len() > ALIAS_MAX {
                return Err(refused("the alias of its lo is too long to be kept"));
            }
            route.ask(set_alias(LOOPBACK, &alias))?;
        }
    }
    let opened = PathBuf::from(format!("/proc/thread-self/fd/{}", found.file().as_raw_fd()));
    Namespace::pin(&opened, name)
}

/// Whether a namespace is that of this process or of the first one.
fn is_of_this_host(file: &File) -> Result<bool, LinuxError> {
    let failed = LinuxError::io("tell a namespace from the host's");
    let seen = file.metadata().map_err(&failed)?;
    for host in ["/proc/self/ns/net", "/proc/1/ns/net"] {
        match fs::metadata(host) {
            Ok(host) if (host.dev(), host.ino()) == (seen.dev(), seen.ino()) => return Ok(true),
            Ok(_) => {}
            // Hidden, as the first process of some sandboxes is; its namespace is hidden with it.
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Ok(false)
}

/// Lets an adopted namespace go, once its legs are gone: takes the rules that lead to our tables,
/// gives `lo` its alias back and unmounts the pin.
pub(crate) fn release(room: Room) -> Result<(), LinuxError> {
    let mut route = room.route();
    let rules = facts::rules(&mut route)?.into_iter().filter(|(_, table)| is_of_adopted(*table));
    let places = (0..=u8::MAX)
        .map(|index| Place { index: rehome_domain::DeviceIndex(index), owner: Owner::Somebody });
    let places: Vec<Place> = places.collect();
    let requests = rules.filter_map(|(address, table)| {
        let place = places.iter().find(|place| place.table() == table)?;
        Some(leg::remove_rule(address, *place))
    });
    let requests = requests.collect();
    route.ask_all(requests)?;
    let alias = alias_of(&mut route, LOOPBACK)?.unwrap_or_default();
    route.ask(set_alias(LOOPBACK, before(&alias)))?;
    drop(route);
    Namespace::delete(room.namespace.name())
}

/// The alias that stood where our mark stands: what follows the mark's four words.
fn before(alias: &str) -> &str {
    alias.splitn(5, ' ').nth(4).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_keeps_the_alias_that_was_there() {
        let mark = mark("i", InstanceId::parse("ins-00000001").unwrap());
        for alias in ["", "a", "a  b c ", "rehomes"] {
            let marked = format!("{mark} {alias}");
            assert_eq!(Mark::read(&marked).as_ref(), Some(&mark));
            assert_eq!(before(&marked), alias);
        }
        assert_eq!(before(&mark.to_string()), "");
    }
}
