//! The journal: which events are kept, in the order of the commits that wrote them.
//!
//! In: the revision and key of each write that something happened by. Out: pages of events after a
//! revision. The events themselves stand in the store; here is only their order.
//! Bounded: past [`KEEP_MAX`] writes the oldest are forgotten, a portion at a time.

use imbl::OrdMap;
use rehome_domain::Scope;
use rehome_domain::event::Event;
use rehome_ports::store::{Key, Revision, Snapshot};

use crate::codec;

/// Writes whose events are kept.
pub const KEEP_MAX: usize = 16_384;
/// Writes that are forgotten at a time: one transaction of the store.
const PORTION: usize = 100;

/// Which events are kept. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Journal {
    keys: OrdMap<Revision, Key>,
}

/// Events of one write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The commit that wrote them: the place to go on after.
    pub revision: Revision,
    /// The events, in their order.
    pub events: Vec<Event>,
}

/// Some events after a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The oldest first.
    pub entries: Vec<Entry>,
    /// Where to go on: everything up to here has been looked at.
    pub last: Revision,
    /// What happened up to here is forgotten; it may have been asked for.
    pub forgotten: Revision,
}

impl Journal {
    /// Keeps the events of one write.
    pub fn note(&mut self, revision: Revision, key: Key) {
        self.keys.insert(revision, key);
    }

    /// Keeps them no more.
    pub fn forget(&mut self, revision: Revision) {
        self.keys.remove(&revision);
    }

    /// Writes whose events are kept now.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether nothing has happened yet.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys of the oldest events, when there are so many that it is worth a write.
    pub fn too_old(&self) -> Vec<Key> {
        if self.keys.len() < KEEP_MAX + PORTION {
            return Vec::new();
        }
        self.keys.values().take(PORTION).cloned().collect()
    }

    /// At most so many entries of a scope after a revision.
    pub(crate) fn page(
        &self,
        snapshot: &Snapshot,
        (scope, after): (Scope, Revision),
        at_most: usize,
    ) -> Page {
        let own = codec::events_of(scope);
        let mut entries = Vec::new();
        // Nothing was forgotten while fewer were ever written than are kept.
        let oldest = self.keys.get_min().map_or(Revision::ZERO, |(revision, _)| *revision);
        let full = self.keys.len() >= KEEP_MAX;
        let forgotten = Revision(if full { oldest.0.saturating_sub(1) } else { 0 });
        let mut last = snapshot.revision().max(after);
        for (revision, key) in self.keys.range(after.next()..) {
            if !key.as_bytes().starts_with(own.as_bytes()) {
                continue;
            }
            if entries.len() == at_most {
                last = entries.last().map_or(after, |entry: &Entry| entry.revision);
                break;
            }
            let Some(record) = snapshot.get(key.as_bytes()) else { continue };
            match codec::read_events(key, &record.value) {
                Ok(events) => entries.push(Entry { revision: *revision, events }),
                Err(error) => tracing::error!(%error, "an event cannot be read"),
            }
        }
        Page { entries, last, forgotten }
    }
}
