//! DescribeEvents as a stream: server-sent events (WHATWG HTML, section 9.2), one for each event.
//!
//! A call of DescribeEvents with `Accept: text/event-stream` gets what has happened after `After`,
//! or after the header `Last-Event-ID`, and then all that happens. The id of an event is its
//! revision; of several events of one commit only the last has it, so that a reader who was cut
//! off in between gets all of them again rather than losing one.
//!
//! Bounds: followers at a time; what waits for a slow one is one portion, for it is asked for no
//! more until that has gone out. A follower who asks for what is forgotten is told so first.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::channel::{Channel, Sender};
use rehome_domain::Scope;
use rehome_engine::journal::Entry;
use rehome_ports::store::Revision;
use rehome_wire::{Encode, JsonText};
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::timeout;

use super::show;
use crate::Front;
use crate::listen::Busy;

/// The content type of a stream.
pub(crate) const CONTENT_TYPE: &str = "text/event-stream";
/// Followers at a time.
pub(crate) const FOLLOWERS_MAX: usize = 64;
/// Commits whose events are sent at a time.
const PORTION: usize = 100;
/// Portions that wait for the connection.
const WAITING_MAX: usize = 1;
/// Without news a comment is sent, so that neither end takes the other for dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// A follower that was admitted.
pub struct Follower {
    pub(crate) scope: Scope,
    pub(crate) after: Revision,
    pub(crate) permit: OwnedSemaphorePermit,
}

impl Follower {
    /// The stream's body, which a task of its own fills for as long as somebody reads.
    ///
    /// A reader who does not take the next portion within `stalled` is left. The connection is busy
    /// until then.
    pub(crate) fn begin(
        self,
        front: Arc<Front>,
        (busy, stalled): (Busy, Duration),
    ) -> Channel<Bytes> {
        let (sender, body) = Channel::new(WAITING_MAX);
        let mut reader = Reader { sender, stalled };
        tokio::spawn(async move {
            self.follow(front, &mut reader).await;
            drop(busy);
        });
        body
    }

    async fn follow(self, front: Arc<Front>, reader: &mut Reader) {
        let Self { scope, mut after, permit: _permit } = self;
        let mut published = front.engine().published();
        let mut closing = front.closing();
        let first = front.engine().events(scope, after, 0);
        if after < first.forgotten && after > Revision::ZERO {
            let told = format!("event: forgotten\ndata: {{\"Forgotten\":{}}}\n\n", first.forgotten);
            if !reader.takes(Bytes::from(told)).await {
                return;
            }
        }
        loop {
            published.borrow_and_update();
            let page = front.engine().events(scope, after, PORTION);
            after = page.last;
            let more = page.entries.len() == PORTION;
            let text = if page.entries.is_empty() { None } else { Some(written(&page.entries)) };
            if let Some(text) = text
                && !reader.takes(Bytes::from(text)).await
            {
                return;
            }
            if !more && !news(&mut published, &mut closing, reader).await {
                return;
            }
        }
    }
}

/// Who reads the stream.
struct Reader {
    sender: Sender<Bytes>,
    stalled: Duration,
}

impl Reader {
    /// Hands the bytes over; false when the reader has gone, or has taken nothing for too long.
    async fn takes(&mut self, bytes: Bytes) -> bool {
        matches!(timeout(self.stalled, self.sender.send_data(bytes)).await, Ok(Ok(())))
    }
}

/// Waits for a newer revision; false when the reader or the server has gone.
async fn news(
    published: &mut watch::Receiver<Revision>,
    closing: &mut watch::Receiver<bool>,
    reader: &mut Reader,
) -> bool {
    loop {
        let waited = tokio::select! {
            _ = closing.wait_for(|closing| *closing) => return false,
            waited = timeout(KEEP_ALIVE, published.changed()) => waited,
        };
        match waited {
            Ok(changed) => return changed.is_ok(),
            Err(_) if !reader.takes(Bytes::from_static(b": still here\n\n")).await => return false,
            Err(_) => {}
        }
    }
}

/// The entries as server-sent events.
fn written(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries {
        for (number, event) in entry.events.iter().enumerate() {
            if number + 1 == entry.events.len() {
                text.push_str(&format!("id: {}\n", entry.revision));
            }
            let mut json = JsonText::default();
            show(entry.revision, event).encode(&mut json);
            text.push_str(&format!("event: {}\ndata: {}\n\n", event.kind, json.into_string()));
        }
    }
    text
}
