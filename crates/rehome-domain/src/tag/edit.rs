//! AddResourceTag, AttachResourcesTag, DeleteResourceTag, DetachResourcesTag, ModifyResourceTags,
//! TagResources, UnTagResources (Tag API 2018-08-13): what resources bear, all of them or none.

use super::{KEYS_MAX, TAGS_PER_RESOURCE_MAX, TagKey, TagSet, TaggedResource, Tags};
use super::{VALUES_PER_KEY_MAX, create::Elsewhere};
use crate::command::{Command, Context, Decision};
use crate::record::{Record, RecordKey};
use crate::refusal::{Limit, Refusal, Resource};
use crate::world::{Changes, World};

/// What a key means that is there already, or is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// A key to be put must be new, one to be taken must be there.
    Strict,
    /// A key that is there gets the new value; one that is not there is gone already.
    Lenient,
}

/// Whether tags have to exist before they are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// They come to be with their first resource.
    Nothing,
    /// They exist, in this region or elsewhere.
    Existing(Elsewhere),
}

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct EditTags {
    /// Whose tags.
    pub resources: Vec<TaggedResource>,
    /// What is put.
    pub put: TagSet,
    /// What is taken.
    pub take: Vec<TagKey>,
    /// How.
    pub manner: Manner,
    /// Whether what is put has to exist.
    pub needed: Needed,
}

impl Command for EditTags {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        let absent = self.resources.iter().find(|resource| !resource.is_in(world));
        if let Some(absent) = absent {
            return Err(Refusal::NotFound(Resource::Tagged(*absent)));
        }
        self.check_exist(world)?;
        let mut changes = Changes::default();
        for resource in &self.resources {
            let before = world.tags_of(*resource);
            let after = self.after(*resource, before.clone())?;
            if after != before {
                // Written only where it is, so that a tag never outlives its resource.
                changes = changes.depends_on(resource.record());
                changes = put(changes, Tags { resource: *resource, tags: after });
            }
        }
        check_room(world, &self.put)?;
        Ok(Decision::new(changes, ()))
    }
}

impl EditTags {
    fn check_exist(&self, world: &World) -> Result<(), Refusal> {
        let Needed::Existing(elsewhere) = self.needed else { return Ok(()) };
        let absent = |(key, value): &(&TagKey, &super::TagValue)| {
            !elsewhere.exists() && !world.index.tags.exists(key, value)
        };
        match self.put.iter().find(absent) {
            Some((key, value)) => Err(Refusal::NotFound(Resource::tag(key, value))),
            None => Ok(()),
        }
    }

    fn after(&self, resource: TaggedResource, mut tags: TagSet) -> Result<TagSet, Refusal> {
        for key in &self.take {
            if tags.take(key).is_none() && self.manner == Manner::Strict {
                return Err(Refusal::TagNotBorne { resource, key: key.clone() });
            }
        }
        for (key, value) in self.put.iter() {
            if self.manner == Manner::Strict && tags.get(key.as_str()).is_some() {
                return Err(Refusal::TagBorne { resource, key: key.clone() });
            }
            tags.put(key.clone(), value.clone());
        }
        check_number(&tags)?;
        Ok(tags)
    }
}

fn put(changes: Changes, tags: Tags) -> Changes {
    if tags.tags.is_empty() {
        return changes.delete(RecordKey::Tags(tags.resource));
    }
    changes.and_put(Record::Tags(tags))
}

/// Refuses more tags than a resource may bear.
pub(super) fn check_number(tags: &TagSet) -> Result<(), Refusal> {
    if tags.len() <= TAGS_PER_RESOURCE_MAX {
        return Ok(());
    }
    let at_most = TAGS_PER_RESOURCE_MAX as u64;
    Err(Refusal::LimitExceeded { limit: Limit::TagsOfResource, at_most })
}

/// Refuses new keys and values where there are as many as there may be.
pub(super) fn check_room(world: &World, tags: &TagSet) -> Result<(), Refusal> {
    let index = &world.index.tags;
    let new = tags.iter().filter(|(key, _)| !index.has_key(key)).count();
    if new > 0 && index.keys().len() + new > KEYS_MAX {
        return Err(Refusal::LimitExceeded { limit: Limit::TagKeys, at_most: KEYS_MAX as u64 });
    }
    let full = |(key, value): (&TagKey, _)| {
        index.values(key.as_str()).len() >= VALUES_PER_KEY_MAX && !index.exists(key, value)
    };
    if tags.iter().any(full) {
        let at_most = VALUES_PER_KEY_MAX as u64;
        return Err(Refusal::LimitExceeded { limit: Limit::TagValues, at_most });
    }
    Ok(())
}
