//! What a plane hears from guests: that an interface announces an address with a gratuitous ARP.
//!
//! In: who wants to hear of it. Out: what was heard, on the plane's own thread. Whoever listens must
//! not block, and may forget what it cannot take: guests announce again.

use std::net::Ipv4Addr;
use std::sync::{Mutex, PoisonError};

use rehome_domain::{EniId, VpcId};

/// An address that was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Announcement {
    /// The VPC.
    pub vpc: VpcId,
    /// The interface that it was heard on, whose leg owned it then.
    pub eni: EniId,
    /// The address. It may be any: whose it is, the plane does not know.
    pub address: Ipv4Addr,
}

/// Who hears what is announced.
pub type Listener = Box<dyn Fn(Announcement) + Send + Sync>;

/// Where a plane keeps who listens to it.
#[derive(Default)]
pub struct Ear(Mutex<Option<Listener>>);

impl Ear {
    /// Tells this one from now on, and nobody else.
    pub fn listen(&self, listener: Listener) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(listener);
    }

    /// Tells whoever listens.
    pub fn tell(&self, announcement: Announcement) {
        if let Some(listener) = &*self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            listener(announcement);
        }
    }
}

impl std::fmt::Debug for Ear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ear")
    }
}
