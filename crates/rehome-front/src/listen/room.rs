//! Places for connections: so many in all, so many for each address.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The bits of an IPv6 address that one customer of a network has to himself are the low 64 (RFC 6177,
/// RFC 7421): whoever has one address there has them all.
const IPV6_NETWORK: u128 = !0 << 64;

/// The places, taken and free.
#[derive(Debug)]
pub(super) struct Room {
    all: Arc<Semaphore>,
    per_address: usize,
    /// How many each address holds. An address that holds none has no row.
    held: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

/// The right to accept one connection.
#[derive(Debug)]
pub(super) struct Seat(OwnedSemaphorePermit);

/// The place of one connection, free again when dropped.
#[derive(Debug)]
pub(super) struct Place {
    _permit: OwnedSemaphorePermit,
    address: IpAddr,
    held: Arc<Mutex<HashMap<IpAddr, usize>>>,
}

impl Room {
    pub(super) fn new(all: usize, per_address: usize) -> Self {
        let all = Arc::new(Semaphore::new(all));
        Self { all, per_address, held: Arc::default() }
    }

    /// Waits until a place is free.
    pub(super) async fn seat(&self) -> Option<Seat> {
        Arc::clone(&self.all).acquire_owned().await.ok().map(Seat)
    }

    /// The place of a connection from there, or `None`: that address holds all that it may.
    pub(super) fn place(&self, seat: Seat, from: IpAddr) -> Option<Place> {
        let address = network_of(from);
        let mut held = lock(&self.held);
        let count = held.entry(address).or_default();
        if *count >= self.per_address {
            return None;
        }
        *count += 1;
        Some(Place { _permit: seat.0, address, held: Arc::clone(&self.held) })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Entry::Occupied(mut row) = lock(&self.held).entry(self.address) {
            *row.get_mut() -= 1;
            if *row.get() == 0 {
                row.remove();
            }
        }
    }
}

/// A count is whole at every moment, so that a thread that panicked leaves nothing to repair.
fn lock(held: &Mutex<HashMap<IpAddr, usize>>) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

fn network_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & IPV6_NETWORK)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(room: &Room, from: &str) -> Option<Place> {
        let seat = Seat(Arc::clone(&room.all).try_acquire_owned().ok()?);
        room.place(seat, from.parse().expect("an address"))
    }

    #[test]
    fn an_address_holds_what_it_may_and_no_more_and_others_do_not_notice() {
        let room = Room::new(10, 2);
        let (first, second) = (place(&room, "192.0.2.1"), place(&room, "192.0.2.1"));
        assert!(first.is_some() && second.is_some());
        assert!(place(&room, "192.0.2.1").is_none());
        assert!(place(&room, "::ffff:192.0.2.1").is_none(), "the same address, mapped");
        assert!(place(&room, "192.0.2.2").is_some());
        drop(first);
        assert!(place(&room, "192.0.2.1").is_some());
    }

    #[test]
    fn a_network_of_ipv6_is_one_address() {
        let room = Room::new(10, 1);
        let held = place(&room, "2001:db8::1");
        assert!(held.is_some());
        assert!(place(&room, "2001:db8::ffff:2").is_none());
        assert!(place(&room, "2001:db8:0:1::1").is_some());
    }

    #[test]
    fn who_left_is_forgotten_and_all_places_are_free_again() {
        let room = Room::new(3, 3);
        let held: Vec<_> = (1..=3).map(|n| place(&room, &format!("192.0.2.{n}"))).collect();
        assert!(held.iter().all(Option::is_some));
        assert!(place(&room, "192.0.2.4").is_none(), "as many as there are in all");
        drop(held);
        assert!(lock(&room.held).is_empty());
        assert_eq!(room.all.available_permits(), 3);
    }
}
