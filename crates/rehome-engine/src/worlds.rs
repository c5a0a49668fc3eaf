//! All worlds at one revision of the store, published together.

use imbl::OrdMap;
use rehome_domain::{Record, Scope, World};
use rehome_ports::store::{Key, Snapshot};

use crate::codec::{self, CodecError};

/// All worlds, and the snapshot of the store that they were made from.
#[derive(Debug, Clone)]
pub struct Worlds {
    scopes: OrdMap<Scope, World>,
    /// The store at the same revision: where a guard's revision comes from.
    pub snapshot: Snapshot,
}

/// Records that one look into the snapshot takes out of it.
const PAGE: usize = 10_000;

impl Worlds {
    /// Reads all worlds back from a snapshot.
    ///
    /// # Errors
    /// [`CodecError`] for the first record that cannot be read; nothing is left out silently.
    pub fn load(snapshot: Snapshot) -> Result<Self, CodecError> {
        let mut scopes = OrdMap::<Scope, World>::new();
        let (mut from, to) = codec::bounds();
        loop {
            let page = snapshot.range(&from, &to, PAGE);
            for (key, value) in &page {
                let (scope, record) = codec::read(key, value)?;
                scopes.entry(scope).or_default().insert(record);
            }
            match page.last() {
                Some((last, _)) if page.len() == PAGE => from = after(last),
                Some(_) | None => break,
            }
        }
        Ok(Self { scopes, snapshot })
    }

    /// The world of a scope; an empty one when nothing was ever made there.
    pub fn world(&self, scope: Scope) -> World {
        self.scopes.get(&scope).cloned().unwrap_or_default()
    }

    /// All worlds that have or had something in them.
    pub fn all(&self) -> impl Iterator<Item = (Scope, &World)> {
        self.scopes.iter().map(|(scope, world)| (*scope, world))
    }

    /// Puts a scope's next world in place.
    pub fn set(&mut self, scope: Scope, world: World) {
        self.scopes.insert(scope, world);
    }

    /// Takes in one record.
    pub fn insert(&mut self, scope: Scope, record: Record) {
        self.scopes.entry(scope).or_default().insert(record);
    }
}

fn after(key: &Key) -> Key {
    let mut bytes = key.as_bytes().to_vec();
    bytes.push(0);
    Key::from(bytes)
}
