//! What guests announce becomes commands: whose an address is, the worlds say.
//!
//! In: announcements, from the plane's thread. Out: [`AnnounceHaVip`] where it would change
//! something. Bounds: [`WAITING_MAX`] announcements wait; what comes then is forgotten, and guests
//! announce again.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rehome_domain::Scope;
use rehome_domain::ha_vip::announce::{AnnounceHaVip, Announced};
use rehome_ports::{Announcement, Listener};

use crate::worlds::Worlds;

/// Announcements that wait at most.
pub(crate) const WAITING_MAX: usize = 1024;

/// What the thread hears.
#[derive(Debug)]
pub(crate) enum Heard {
    /// An announcement.
    Announced(Announcement),
    /// The end.
    Stop,
}

/// A way to the thread, and its end.
pub(crate) fn channel() -> (SyncSender<Heard>, Receiver<Heard>) {
    sync_channel(WAITING_MAX)
}

/// What a plane calls with what it hears.
pub(crate) fn listener(to: SyncSender<Heard>) -> Listener {
    Box::new(move |announcement| {
        if to.try_send(Heard::Announced(announcement)).is_err() {
            tracing::debug!(?announcement, "forgotten: too many wait");
        }
    })
}

/// The command for an announcement, where the worlds have such a HaVip and somebody else holds it.
pub(crate) fn command(worlds: &Worlds, heard: Announcement) -> Option<(Scope, AnnounceHaVip)> {
    let Announcement { vpc, eni, address } = heard;
    let mut found = worlds.all().filter_map(|(scope, world)| {
        let ha_vip = *world.floating.get(&(vpc, address))?;
        let command = AnnounceHaVip { ha_vip, eni };
        (command.judge(world) == Ok(Announced::Holds)).then_some((scope, command))
    });
    found.next()
}
