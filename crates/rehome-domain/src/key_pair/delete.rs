//! DeleteKeyPairs (CVM API 2017-03-12): all of them or none; refused while an instance has one.

use super::KEY_PAIRS_MAX;
use crate::command::{Command, Context, Decision};
use crate::ids::KeyPairId;
use crate::record::RecordKey;
use crate::refusal::{Limit, Refusal, Resource};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteKeyPairs {
    /// KeyIds. One that stands twice is deleted once.
    pub key_pairs: Vec<KeyPairId>,
}

impl Command for DeleteKeyPairs {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.key_pairs.len() > KEY_PAIRS_MAX {
            let (limit, at_most) = (Limit::ValuesInCall, KEY_PAIRS_MAX as u64);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut ids = self.key_pairs.clone();
        ids.sort_unstable();
        ids.dedup();
        let pairs = ids.iter().map(|id| world.key_pair(*id)).collect::<Result<Vec<_>, _>>()?;
        for pair in pairs {
            let users = pair.instances(world).count() as u64;
            if users > 0 {
                return Err(Refusal::InUse { resource: Resource::KeyPair(pair.id), users });
            }
        }
        let deleted = ids.into_iter().map(RecordKey::KeyPair);
        Ok(Decision::new(deleted.fold(Changes::default(), Changes::delete), ()))
    }
}
