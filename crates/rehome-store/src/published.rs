//! The published state: what readers see while a writer works on the next.
//!
//! In: a ledger whose transactions are durable. Out: snapshots without waiting, and watches. The
//! snapshot is published before the feed, so who is told of a revision can also read it.

use std::sync::Arc;

use arc_swap::ArcSwap;
use rehome_ports::store::{Batch, Feed, OpId, Retention, Revision, Snapshot, Watch};

use crate::ledger::Ledger;

/// The newest durable ledger and the feed that led to it.
#[derive(Debug)]
pub(crate) struct Published {
    ledger: ArcSwap<Ledger>,
    feed: Feed,
}

impl Published {
    pub(crate) fn new(ledger: Ledger, retention: Retention) -> Self {
        let feed = Feed::new(ledger.revision(), retention.history_max);
        Self { ledger: ArcSwap::from_pointee(ledger), feed }
    }

    pub(crate) fn ledger(&self) -> Arc<Ledger> {
        self.ledger.load_full()
    }

    pub(crate) fn snapshot(&self) -> Snapshot {
        self.ledger.load().snapshot()
    }

    pub(crate) fn revision(&self) -> Revision {
        self.ledger.load().revision()
    }

    pub(crate) fn resolve(&self, op_id: OpId) -> Option<Revision> {
        self.ledger.load().resolve(op_id)
    }

    pub(crate) fn watch(&self, seen: Revision) -> Watch {
        self.feed.watch(seen)
    }

    /// Shows the world what became durable.
    pub(crate) fn publish(&self, next: Ledger, batches: Vec<Batch>) {
        self.ledger.store(Arc::new(next));
        self.feed.publish(batches);
    }

    pub(crate) fn close(&self) {
        self.feed.close();
    }
}
