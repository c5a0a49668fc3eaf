//! Key pairs: public keys that instances may be associated with. A private key is told to the caller who asked for the pair,
//! once; it is in no record.
//!
//! Source: CVM API 2017-03-12, data type KeyPair. Which instances have a key stands in their own records. Whatever begins or
//! ends that also writes the key's record, so that a key does not go while an instance takes it up.

use serde::{Deserialize, Serialize};

use crate::ids::{InstanceId, KeyPairId};
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::time::Timestamp;
use crate::world::{InstanceKey, World};

pub mod associate;
pub mod create;
pub mod delete;
pub mod modify;

/// Key pairs that an account may have in a region. Source: the product's quotas.
pub const KEY_PAIRS_MAX: usize = 100;
/// Keys of an instance: those that one call may name, with a hundred instances, in one transaction of the store.
pub const KEYS_OF_INSTANCE_MAX: usize = 10;
/// The length of a name, in characters.
pub const NAME_MAX: usize = 25;
/// The length of a description, in characters.
pub const DESCRIPTION_MAX: usize = 60;

/// A key pair, of which the public half is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyPair {
    /// Its id.
    pub id: KeyPairId,
    /// KeyName.
    pub name: String,
    /// Description.
    pub description: String,
    /// PublicKey, as OpenSSH writes it: `ssh-rsa`, the key, and a remark.
    pub public_key: String,
    /// When it was made or imported.
    pub created: Timestamp,
}

impl KeyPair {
    /// The instances that have it.
    pub fn instances(&self, world: &World) -> impl Iterator<Item = InstanceId> {
        world.index.instances.of(&InstanceKey::KeyPair(self.id)).into_iter()
    }

    /// The key itself, without the remark: what makes two of them the same.
    fn key(&self) -> Option<&str> {
        self.public_key.split(' ').nth(1)
    }
}

/// Refuses a name that a key pair cannot have, or that another has.
fn check_name(world: &World, name: &str, own: Option<KeyPairId>) -> Result<(), Refusal> {
    if name.is_empty() {
        return Err(Refusal::Missing("KeyName"));
    }
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::value("KeyName", &name, Fault::TooLong));
    }
    if !name.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'_') {
        return Err(Refusal::value("KeyName", &name, Fault::Form));
    }
    let mut others = world.key_pairs.values().filter(|it| own != Some(it.id));
    if others.any(|it| it.name == name) {
        return Err(Refusal::value("KeyName", &name, Fault::Duplicate));
    }
    Ok(())
}

/// Refuses to make one more than an account may have.
fn check_room(world: &World) -> Result<(), Refusal> {
    if world.key_pairs.len() < KEY_PAIRS_MAX {
        return Ok(());
    }
    let (limit, at_most) = (Limit::KeyPairs, KEY_PAIRS_MAX as u64);
    Err(Refusal::LimitExceeded { limit, at_most })
}

/// The records of the key pairs that new instances take up, to be written as they are: a deletion meets that.
///
/// # Errors
/// More keys than an instance may have; one that stands twice or is not there.
pub(crate) fn of_new_instances(world: &World, keys: &[KeyPairId]) -> Result<Vec<Record>, Refusal> {
    if keys.len() > KEYS_OF_INSTANCE_MAX {
        let (limit, at_most) = (Limit::ValuesInCall, KEYS_OF_INSTANCE_MAX as u64);
        return Err(Refusal::LimitExceeded { limit, at_most });
    }
    let mut records = Vec::with_capacity(keys.len());
    for (place, id) in keys.iter().enumerate() {
        if keys[..place].contains(id) {
            return Err(Refusal::value("LoginSettings.KeyIds", id, Fault::Duplicate));
        }
        records.push(Record::KeyPair(world.key_pair(*id)?.clone()));
    }
    Ok(records)
}
