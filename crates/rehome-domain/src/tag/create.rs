//! CreateTag (Tag API 2018-08-13): a tag that nothing bears yet.

use super::edit::check_room;
use super::{CreatedTag, TagKey, TagSet, TagValue};
use crate::command::{Command, Context, Decision};
use crate::ids::TagId;
use crate::record::Record;
use crate::refusal::Refusal;
use crate::world::{Changes, World};

/// What the account's other regions know of a tag, as they were a moment ago. Tags are the account's
/// and worlds are a region's: what is asked about all regions is asked by the caller.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Resources there that bear it.
    pub borne: u64,
    /// Times that it was created there.
    pub created: u64,
}

impl Elsewhere {
    /// Whether the tag exists there.
    pub fn exists(self) -> bool {
        self.borne > 0 || self.created > 0
    }
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct CreateTag {
    /// TagKey.
    pub key: TagKey,
    /// TagValue.
    pub value: TagValue,
    /// What other regions know of it.
    pub elsewhere: Elsewhere,
}

impl Command for CreateTag {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        if self.elsewhere.exists() || world.index.tags.exists(&self.key, &self.value) {
            let (key, value) = (self.key.clone(), self.value.clone());
            return Err(Refusal::TagExists { key, value });
        }
        check_room(world, &TagSet::of([(self.key.clone(), self.value.clone())])?)?;
        let taken = |world: &World, id: &TagId| world.created_tags.contains_key(id);
        let tag = CreatedTag {
            id: world.fresh(&mut context.entropy, TagId::draw, taken),
            key: self.key.clone(),
            value: self.value.clone(),
            created: context.now,
        };
        Ok(Decision::new(Changes::put([Record::Tag(tag)]), ()))
    }
}
