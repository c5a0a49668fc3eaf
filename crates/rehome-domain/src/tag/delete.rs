//! DeleteTag (Tag API 2018-08-13): a tag that nothing bears any more.

use super::create::Elsewhere;
use super::{TagKey, TagValue};
use crate::command::{Command, Context, Decision};
use crate::record::RecordKey;
use crate::refusal::{Refusal, Resource};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct DeleteTag {
    /// TagKey.
    pub key: TagKey,
    /// TagValue.
    pub value: TagValue,
    /// What other regions know of it.
    pub elsewhere: Elsewhere,
}

impl Command for DeleteTag {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let resource = || Resource::tag(&self.key, &self.value);
        let here = world.index.tags.of(&self.key, &self.value);
        let users = here.map_or(0, |it| it.resources.len() as u64) + self.elsewhere.borne;
        if users > 0 {
            return Err(Refusal::InUse { resource: resource(), users });
        }
        // Two servers may have created it at the same time: then there are two records of it.
        let created = here.into_iter().flat_map(|it| it.created.iter());
        let changes =
            created.map(|id| RecordKey::Tag(*id)).fold(Changes::default(), Changes::delete);
        if changes.is_empty() {
            return Err(Refusal::NotFound(resource()));
        }
        Ok(Decision::new(changes, ()))
    }
}
