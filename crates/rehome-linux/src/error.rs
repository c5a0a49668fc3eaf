//! Why something could not be done in the kernel, and what that means for a caller.

use nix::errno::Errno;
use rehome_ports::PlaneError;

/// Why something could not be done in the kernel.
#[derive(Debug, thiserror::Error)]
pub enum LinuxError {
    /// The kernel refused a netlink request.
    #[error("{doing}: {errno}{}", explained(.explanation))]
    Netlink {
        /// What was asked.
        doing: &'static str,
        /// Why it was refused.
        errno: Errno,
        /// What the kernel said about it (extended acknowledgement).
        explanation: Option<String>,
    },
    /// A system call failed.
    #[error("{doing}: {errno}")]
    System {
        /// What was asked.
        doing: &'static str,
        /// Why it failed.
        errno: Errno,
    },
    /// The kernel's answer could not be understood.
    #[error("{0}: the kernel's answer could not be understood")]
    Answer(&'static str),
    /// A namespace of the wanted name is there and was not made by this installation.
    #[error("the namespace `{0}` is not ours; remove or rename it")]
    Foreign(String),
    /// A device of the wanted name is there and was not made by this installation.
    #[error("the device `{0}` is not ours; remove or rename it")]
    ForeignDevice(String),
    /// Somebody else leads the address that is to be led here.
    #[error(
        "a route to `{0}` stands that is not ours; remove it, or take that address out of --eip-pool"
    )]
    ForeignRoute(std::net::Ipv4Addr),
    /// What was named cannot be an instance.
    #[error("`{path}` cannot be adopted: {why}")]
    NotAdoptable {
        /// What was named.
        path: String,
        /// Why not.
        why: &'static str,
    },
    /// Something that was built upon is not there.
    #[error("{0} is not there")]
    Missing(String),
    /// A thread could not be started or ended badly.
    #[error("a thread for a namespace could not be run")]
    Thread,
}

fn explained(explanation: &Option<String>) -> String {
    explanation.as_ref().map(|text| format!(" ({text})")).unwrap_or_default()
}

impl LinuxError {
    /// Maps a failed system call.
    pub(crate) fn system(doing: &'static str) -> impl Fn(Errno) -> Self {
        move |errno| Self::System { doing, errno }
    }

    /// Maps a failed operation of the standard library.
    pub(crate) fn io(doing: &'static str) -> impl Fn(std::io::Error) -> Self {
        move |error| {
            let errno = error.raw_os_error().map_or(Errno::UnknownErrno, Errno::from_raw);
            Self::System { doing, errno }
        }
    }

    /// The kernel's error number, if there was one.
    pub(crate) fn errno(&self) -> Option<Errno> {
        match self {
            Self::Netlink { errno, .. } | Self::System { errno, .. } => Some(*errno),
            Self::Answer(_)
            | Self::Foreign(_)
            | Self::ForeignDevice(_)
            | Self::ForeignRoute(_)
            | Self::NotAdoptable { .. }
            | Self::Missing(_)
            | Self::Thread => None,
        }
    }
}

impl From<LinuxError> for PlaneError {
    fn from(error: LinuxError) -> Self {
        let text = error.to_string();
        match error {
            LinuxError::Missing(what) => Self::Missing(what),
            LinuxError::Foreign(_)
            | LinuxError::ForeignDevice(_)
            | LinuxError::ForeignRoute(_)
            | LinuxError::NotAdoptable { .. } => Self::Permanent(text),
            LinuxError::Netlink { errno, .. } | LinuxError::System { errno, .. } => {
                if matches!(errno, Errno::EPERM | Errno::EACCES | Errno::EOPNOTSUPP) {
                    Self::Permanent(text)
                } else {
                    Self::Transient(text)
                }
            }
            LinuxError::Answer(_) | LinuxError::Thread => Self::Transient(text),
        }
    }
}
