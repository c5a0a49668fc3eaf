//! What the server may do beside what its user may: no more than its plane needs.
//!
//! In: all that root has, or what a non-root user was given. Out: every other capability is gone from
//! all sets of this process, for good. Called before any thread starts, because the kernel keeps
//! capabilities for each thread; a thread inherits them.
//!
//! Source: capabilities(7). What each is needed for was found by taking it away (docs/operations.md).

use anyhow::{Context, Result};
use caps::{CapSet, Capability, CapsHashSet};

use crate::cli::{PlaneChoice, Serve};

/// What the kernel plane needs: to configure networks; to make and enter namespaces and to mount
/// their names; to serve DHCP, whose askers have no address yet; and to open, for an adoption, the
/// namespace of a process that may do more than this one.
const PLANE: [Capability; 4] = [
    Capability::CAP_NET_ADMIN,
    Capability::CAP_NET_RAW,
    Capability::CAP_SYS_ADMIN,
    Capability::CAP_SYS_PTRACE,
];
/// To write the folder of named namespaces, for whoever does not own it.
const FOLDER: Capability = Capability::CAP_DAC_OVERRIDE;
/// The first port that everybody may listen on.
const OPEN_PORTS: u16 = 1024;

/// Gives up whatever the server does not need.
pub(crate) fn keep_what_is_needed(options: &Serve) -> Result<()> {
    let keep = needed(options);
    let failed = "capabilities could not be given up";
    // Without CAP_SETPCAP nothing can be taken from the bounding set, and no program is run here
    // that could use it.
    if caps::has_cap(None, CapSet::Effective, Capability::CAP_SETPCAP).context(failed)? {
        for capability in caps::all().into_iter().filter(|it| !keep.contains(it)) {
            if caps::has_cap(None, CapSet::Bounding, capability).context(failed)? {
                caps::drop(None, CapSet::Bounding, capability).context(failed)?;
            }
        }
    }
    let has = caps::read(None, CapSet::Permitted).context(failed)?;
    let kept: CapsHashSet = has.intersection(&keep).copied().collect();
    caps::clear(None, CapSet::Ambient).context(failed)?;
    caps::clear(None, CapSet::Inheritable).context(failed)?;
    caps::set(None, CapSet::Effective, &kept).context(failed)?;
    caps::set(None, CapSet::Permitted, &kept).context(failed)
}

fn needed(options: &Serve) -> CapsHashSet {
    let mut needed = CapsHashSet::new();
    match options.plane {
        PlaneChoice::Auto | PlaneChoice::Linux => {
            needed.extend(PLANE);
            if !nix::unistd::geteuid().is_root() {
                needed.insert(FOLDER);
            }
        }
        PlaneChoice::Simulated => {}
    }
    if (1..OPEN_PORTS).contains(&options.listen.port()) {
        needed.insert(Capability::CAP_NET_BIND_SERVICE);
    }
    needed
}
