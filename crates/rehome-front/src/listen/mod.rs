//! Listen: bytes → [`RawCall`](rehome_wire::RawCall). Sockets, TLS, HTTP, and the bounds on all of them.
//!
//! Bounds: connections in all and of one address, a time for the first byte, for the headers, for the
//! body and for the answer to be taken, the size of headers and bodies and of all large bodies together
//! ([`Limits`]). Over a bound a connection is closed or a call refused; others do not notice. On
//! shutdown no new call is taken and those under way are answered.

mod activity;
mod connection;
mod limits;
mod request;
mod room;

pub(crate) use activity::Busy;
pub use limits::Limits;
pub use request::{SMALL_BODY_BYTES, Unread};

use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;

use self::connection::Shared;
use self::request::BodyRoom;
use self::room::Room;
use crate::Front;

/// How long calls under way may take to be answered at shutdown.
const DRAIN: Duration = Duration::from_millis(2500);
/// Before accepting again when the machine has no file descriptors left.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// Between two lines of the log about addresses that hold all that they may.
const TELL_AGAIN: Duration = Duration::from_secs(10);

/// Where calls come in.
pub struct Door {
    /// The socket.
    pub listener: TcpListener,
    /// TLS, if it is to be spoken.
    pub tls: Option<TlsAcceptor>,
    /// What callers may hold.
    pub limits: Limits,
}

/// Serves until `stop` completes, then answers what is under way and returns.
pub async fn serve(door: Door, front: Arc<Front>, stop: impl Future<Output = ()>) {
    let Door { listener, tls, limits } = door;
    let room = Room::new(limits.connections, limits.connections_per_address);
    let bodies = BodyRoom::new(limits.large_bodies_bytes);
    let (stopper, stopping) = watch::channel(false);
    let shared = Shared { front: Arc::clone(&front), bodies, limits, stopping };
    let mut full = Full::default();
    tokio::pin!(stop);
    loop {
        let seat = tokio::select! {
            () = &mut stop => break,
            seat = room.seat() => seat,
        };
        let Some(seat) = seat else { break };
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, from)) => match room.place(seat, from.ip()) {
                Some(place) => {
                    tokio::spawn(shared.clone().connection(place, stream, tls.clone()));
                }
                None => full.tell(from.ip(), limits.connections_per_address),
            },
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
    drop((listener, shared));
    front.close_streams();
    stopper.send_replace(true);
    // Closed once the last connection has let go of its end.
    if timeout(DRAIN, stopper.closed()).await.is_err() {
        tracing::warn!("connections were cut off: they took longer than the drain allows");
    }
}

/// Tells of addresses that hold all that they may, now and then.
#[derive(Default)]
struct Full {
    told: Option<Instant>,
}

impl Full {
    fn tell(&mut self, from: IpAddr, connections: usize) {
        if self.told.is_none_or(|told| told.elapsed() >= TELL_AGAIN) {
            self.told = Some(Instant::now());
            tracing::warn!(
                %from, connections,
                "further connections of this address are closed (serve --connections-per-address)"
            );
        }
    }
}
