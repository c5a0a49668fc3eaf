//! Where packets leave by, as the operator says it: a namespace, a device in it, or both.

use std::path::Path;
use std::str::FromStr;

use super::outside::Outside;
use crate::error::LinuxError;
use crate::namespace::Namespace;
use crate::netlink::Netlink;

/// Where the packets of elastic IPs leave this machine's VPCs, as the operator says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uplink {
    /// The namespace, by a name or a path; nothing for the one that this process runs in.
    namespace: Option<String>,
    /// The device in it whose neighbours are to find the public addresses by ARP.
    pub(super) announce: Option<String>,
}

/// Why a text names no uplink.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` names no uplink: say netns:NAME, netns:/PATH, device:NAME (of the namespace that the \
     server runs in), or both, separated by a comma"
)]
pub struct NotAnUplink(String);

impl FromStr for Uplink {
    type Err = NotAnUplink;

    fn from_str(text: &str) -> Result<Self, NotAnUplink> {
        let (mut namespace, mut announce) = (None, None);
        for part in text.split(',') {
            let place = match part.split_once(':') {
                Some(("netns", name)) if !name.is_empty() => namespace.replace(name.to_owned()),
                Some(("device", name)) if !name.is_empty() => announce.replace(name.to_owned()),
                Some(_) | None => return Err(NotAnUplink(text.to_owned())),
            };
            if place.is_some() {
                return Err(NotAnUplink(text.to_owned()));
            }
        }
        Ok(Self { namespace, announce })
    }
}

impl Uplink {
    /// Opened each time: an open file would keep a namespace that somebody has removed.
    pub(super) fn open(&self) -> Result<(Namespace, Netlink), LinuxError> {
        let namespace = match self.namespace.as_deref() {
            None => Namespace::open_at("/proc/thread-self/ns/net")?,
            Some(path) if Path::new(path).is_absolute() => Namespace::open_at(path)?,
            Some(name) => Namespace::open(name)?,
        };
        let route = namespace.enter(Netlink::route)??;
        Ok((namespace, route))
    }

    /// What keeps packets from going further than the uplink's namespace, in words for the operator.
    ///
    /// # Errors
    /// [`LinuxError`] when it, or the device that is named, is not there.
    pub fn warning(&self) -> Result<Option<String>, LinuxError> {
        let (namespace, mut route) = self.open()?;
        Outside::read(&mut route, self.announce.as_deref())?;
        let path = "/proc/sys/net/ipv4/ip_forward";
        let forwards = namespace.enter(|| std::fs::read_to_string(path))?;
        let forwards = forwards.map_err(LinuxError::io("read a kernel parameter"))?;
        let warning = "the uplink's namespace does not forward: only its own programs reach elastic \
                       IPs; set net.ipv4.ip_forward=1 there";
        Ok((forwards.trim() != "1").then(|| String::from(warning)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_uplink_is_a_namespace_or_a_device_or_both() {
        let read = |text: &str| text.parse::<Uplink>().map(|it| (it.namespace, it.announce));
        let some = |text: &str| Some(String::from(text));
        assert_eq!(read("netns:wan"), Ok((some("wan"), None)));
        assert_eq!(read("device:eth0"), Ok((None, some("eth0"))));
        assert_eq!(read("netns:/proc/1/ns/net,device:eth0").unwrap().1, some("eth0"));
        for wrong in ["", "wan", "netns:", "device:", "netns:a,netns:b", "netns:a,", "x:y"] {
            assert_eq!(read(wrong), Err(NotAnUplink(wrong.to_owned())), "{wrong}");
        }
    }
}
