//! CreateKeyPair, ImportKeyPair (CVM API 2017-03-12): the domain takes the public half, wherever it was made.

use super::{KeyPair, check_name, check_room};
use crate::command::{Command, Context, Decision};
use crate::ids::KeyPairId;
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct AddKeyPair {
    /// KeyName.
    pub name: String,
    /// PublicKey, which is known to have the form that OpenSSH writes.
    pub public_key: String,
}

/// Refuses a key pair of that name before it is made, which costs much more than to ask.
///
/// # Errors
/// A name that is not allowed or is taken; [`Refusal::LimitExceeded`].
pub fn check_new(world: &World, name: &str) -> Result<(), Refusal> {
    check_name(world, name, None)?;
    check_room(world)
}

impl Command for AddKeyPair {
    type Outcome = KeyPair;

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<KeyPair>, Refusal> {
        check_name(world, &self.name, None)?;
        let taken = |world: &World, id: &KeyPairId| world.key_pairs.contains_key(id);
        let pair = KeyPair {
            id: world.fresh(&mut context.entropy, KeyPairId::draw, taken),
            name: self.name.clone(),
            description: String::new(),
            public_key: self.public_key.clone(),
            created: context.now,
        };
        if world.key_pairs.values().any(|it| it.key() == pair.key()) {
            return Err(Refusal::value("PublicKey", &self.public_key, Fault::Duplicate));
        }
        check_room(world)?;
        Ok(Decision::new(Changes::put([Record::KeyPair(pair.clone())]), pair))
    }
}
