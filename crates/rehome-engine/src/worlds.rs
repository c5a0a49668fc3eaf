//! All worlds at one revision of the store, published together.

use std::collections::BTreeMap;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;
use rehome_domain::policy::derive;
use rehome_domain::{AsOf, Changes, Scope, TaskId, World};
use rehome_ports::store::{Key, Revision, Snapshot};

use crate::codec::{self, CodecError};
use crate::journal::{Journal, Page};
use crate::policing::Named;

/// All worlds, and the snapshot of the store that they were made from.
#[derive(Debug, Clone)]
pub struct Worlds {
    scopes: OrdMap<Scope, World>,
    /// Which events are kept.
    pub journal: Journal,
    /// The store at the same revision: where a guard's revision comes from.
    pub snapshot: Snapshot,
}

impl Worlds {
    /// Reads all worlds back from a snapshot.
    ///
    /// # Errors
    /// [`CodecError`] for the first record that cannot be read; nothing is left out silently.
    pub fn load(snapshot: Snapshot) -> Result<Self, CodecError> {
        let mut scopes = OrdMap::<Scope, World>::new();
        for (key, record) in snapshot.prefix(codec::PREFIX.as_bytes(), usize::MAX) {
            let (scope, record) = codec::read(key, &record.value)?;
            scopes.entry(scope).or_default().insert(record);
        }
        let as_of = AsOf(snapshot.revision().0);
        let scopes: OrdMap<Scope, World> =
            scopes.into_iter().map(|(scope, world)| (scope, World { as_of, ..world })).collect();
        let mut journal = Journal::default();
        for (key, record) in snapshot.prefix(codec::EVENTS_PREFIX.as_bytes(), usize::MAX) {
            journal.note(record.modified, key.clone());
        }
        Ok(Self { scopes, journal, snapshot })
    }

    /// The worlds at a later snapshot: only what differs is read. Snapshots share what they have in
    /// common, so this costs as much as was written in between, however large the worlds are. With them
    /// come the policies that follow in another way.
    ///
    /// # Errors
    /// [`CodecError`] for the first record that cannot be read.
    pub fn follow(&self, snapshot: Snapshot) -> Result<(Self, Vec<Named>), CodecError> {
        let mut changed: BTreeMap<Scope, Changes> = BTreeMap::new();
        let mut journal = self.journal.clone();
        for difference in self.snapshot.records().diff(snapshot.records()) {
            let (key, after) = match difference {
                DiffItem::Add(key, after) | DiffItem::Update { new: (key, after), .. } => {
                    (key, Some(after))
                }
                DiffItem::Remove(key, before) => {
                    if is_event(key) {
                        journal.forget(before.modified);
                    }
                    (key, None)
                }
            };
            if let Some(after) = after.filter(|_| is_event(key)) {
                journal.note(after.modified, key.clone());
            }
            if is_record(key) {
                let (scope, named) = codec::name(key)?;
                let changes = changed.entry(scope).or_default();
                // All that changed goes before anything comes, so that what one record gave up and
                // another took is indexed under the one that has it now.
                changes.deletes.push(named);
                if let Some(after) = after {
                    changes.puts.push(codec::read(key, &after.value)?.1);
                }
            }
        }
        let mut next = Self { scopes: self.scopes.clone(), journal, snapshot };
        let revision = next.snapshot.revision();
        let mut touched = Vec::new();
        for (scope, changes) in changed {
            touched.extend(next.change(scope, &changes, revision));
        }
        Ok((next, touched))
    }

    /// The world of a scope; an empty one when nothing was ever made there.
    pub fn world(&self, scope: Scope) -> World {
        self.scopes.get(&scope).cloned().unwrap_or_default()
    }

    /// All worlds that have or had something in them.
    pub fn all(&self) -> impl Iterator<Item = (Scope, &World)> {
        self.scopes.iter().map(|(scope, world)| (*scope, world))
    }

    /// The tasks that have not ended, and whose they are.
    pub fn running(&self) -> impl Iterator<Item = (Scope, TaskId)> {
        let tasks = |(scope, world): (&Scope, &World)| {
            let scope = *scope;
            world.running.clone().into_iter().map(move |task| (scope, task))
        };
        self.scopes.iter().flat_map(tasks)
    }

    /// What has happened in a scope after a revision, the oldest first.
    pub fn events(&self, scope: Scope, after: Revision, at_most: usize) -> Page {
        self.journal.page(&self.snapshot, (scope, after), at_most)
    }

    /// Puts a scope's next world in place, as it is at a revision. Tells the policies that follow
    /// in another way.
    pub fn change(&mut self, scope: Scope, changes: &Changes, revision: Revision) -> Vec<Named> {
        let before = self.world(scope);
        let after = World { as_of: AsOf(revision.0), ..before.apply(changes) };
        let touched = derive::touched(&before, &after, changes);
        self.scopes.insert(scope, after);
        touched.into_iter().map(|key| (scope, key)).collect()
    }
}

fn is_event(key: &Key) -> bool {
    key.as_bytes().starts_with(codec::EVENTS_PREFIX.as_bytes())
}

fn is_record(key: &Key) -> bool {
    key.as_bytes().starts_with(codec::PREFIX.as_bytes())
}
