//! Read: a request → [`RawCall`], within the bounds on bodies.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::Request;
use hyper::body::Incoming;
use hyper::header::HeaderValue;
use rehome_wire::{RawCall, TC3_POST_BYTES_MAX};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// A body up to this size is held without asking; nearly all are far smaller.
pub const SMALL_BODY_BYTES: usize = 64 * 1024;
const KIB: usize = 1024;

/// Why a request could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// Its body is larger than any call's may be.
    #[error("the body is larger than {TC3_POST_BYTES_MAX} bytes")]
    TooLarge,
    /// Too many large bodies are held already.
    #[error("too many large bodies at a time")]
    Crowded,
    /// Its body did not arrive in time or broke off.
    #[error("the body did not arrive")]
    Broken(#[source] Option<io::Error>),
}

/// Room for large bodies, in KiB.
#[derive(Debug, Clone)]
pub(super) struct BodyRoom(Arc<Semaphore>);

/// What a body takes of the room, until dropped.
#[derive(Debug, Default)]
pub(super) struct Taken(Option<OwnedSemaphorePermit>);

impl BodyRoom {
    pub(super) fn new(bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new(bytes / KIB)))
    }

    /// Grows what is taken to that of a body of so many bytes; false when there is no room.
    fn grow(&self, taken: &mut Taken, bytes: usize) -> bool {
        if bytes <= SMALL_BODY_BYTES {
            return true;
        }
        let has = taken.0.as_ref().map_or(0, OwnedSemaphorePermit::num_permits);
        let more = bytes.div_ceil(KIB).saturating_sub(has);
        let Some(more) = u32::try_from(more).ok() else { return false };
        match (Arc::clone(&self.0).try_acquire_many_owned(more), &mut taken.0) {
            (Ok(permit), Some(held)) => held.merge(permit),
            (Ok(permit), none) => *none = Some(permit),
            (Err(_), _) => return false,
        }
        true
    }
}

/// Reads a request, whose body may take so long.
pub(super) async fn read(
    request: Request<Incoming>,
    room: &BodyRoom,
    time: Duration,
) -> Result<(RawCall, Taken), Unread> {
    let (head, body) = request.into_parts();
    let mut taken = Taken::default();
    let body = match timeout(time, collect(body, room, &mut taken)).await {
        Ok(body) => body?,
        Err(_) => return Err(Unread::Broken(None)),
    };
    let mut headers: Vec<(String, String)> =
        head.headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect();
    // HTTP/2 has no Host header; what stands for it is signed under that name.
    if let Some(authority) = head.uri.authority().filter(|_| !head.headers.contains_key("host")) {
        headers.push((String::from("host"), authority.as_str().to_owned()));
    }
    let call = RawCall {
        method: head.method.as_str().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        headers,
        body,
    };
    Ok((call, taken))
}

async fn collect(mut body: Incoming, room: &BodyRoom, taken: &mut Taken) -> Result<Bytes, Unread> {
    let mut whole = Bytes::new();
    let mut parts = BytesMut::new();
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| Unread::Broken(Some(io::Error::other(error))))?;
        let Ok(data) = frame.into_data() else { continue };
        let bytes = whole.len() + parts.len() + data.len();
        if bytes > TC3_POST_BYTES_MAX {
            return Err(Unread::TooLarge);
        }
        if !room.grow(taken, bytes) {
            return Err(Unread::Crowded);
        }
        // The usual body is one piece and is not copied.
        if whole.is_empty() && parts.is_empty() {
            whole = data;
        } else {
            parts.extend_from_slice(&std::mem::take(&mut whole));
            parts.extend_from_slice(&data);
        }
    }
    Ok(if parts.is_empty() { whole } else { parts.freeze() })
}

/// A header's value. Bytes that are no UTF-8 are marked; a signature over them fails, as it should.
fn text(value: &HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_bodies_share_a_room_and_small_ones_need_none() {
        let room = BodyRoom::new(200 * KIB);
        let (mut first, mut second) = (Taken::default(), Taken::default());
        assert!(room.grow(&mut first, SMALL_BODY_BYTES));
        assert_eq!(room.0.available_permits(), 200);
        assert!(room.grow(&mut first, SMALL_BODY_BYTES + 1));
        assert_eq!(room.0.available_permits(), 200 - 65);
        assert!(room.grow(&mut first, 100 * KIB));
        assert!(room.grow(&mut second, 100 * KIB), "just fits");
        assert_eq!(room.0.available_permits(), 0);
        assert!(!room.grow(&mut first, 100 * KIB + 1));
        assert!(room.grow(&mut Taken::default(), SMALL_BODY_BYTES), "small ones go on");
        drop(first);
        assert_eq!(room.0.available_permits(), 100);
        drop(second);
        assert_eq!(room.0.available_permits(), 200);
    }
}
