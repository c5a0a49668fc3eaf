//! Who may call: secret ids, their keys, and whose they are.

use std::collections::HashMap;

use rehome_domain::AccountId;
use rehome_wire::SecretKey;

/// The keys that are accepted.
#[derive(Debug, Default)]
pub struct Keyring {
    keys: HashMap<String, Entry>,
}

#[derive(Debug)]
struct Entry {
    account: AccountId,
    secret: SecretKey,
}

impl Keyring {
    /// A ring of keys: SecretId, whose it is, SecretKey.
    pub fn new(keys: impl IntoIterator<Item = (String, AccountId, SecretKey)>) -> Self {
        let entry = |(id, account, secret)| (id, Entry { account, secret });
        Self { keys: keys.into_iter().map(entry).collect() }
    }

    /// The key of that id, and whose it is.
    pub(crate) fn find(&self, secret_id: &str) -> Option<(AccountId, &SecretKey)> {
        self.keys.get(secret_id).map(|entry| (entry.account, &entry.secret))
    }
}
