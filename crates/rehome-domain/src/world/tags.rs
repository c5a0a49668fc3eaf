//! Who bears which tag, and which tags there are.
//!
//! In: each record of tags as it comes and as it goes. Out: key → value → who bears it. A key is here
//! as long as it has a value, a value as long as something bears it or it was created.

use imbl::{OrdMap, OrdSet};

use super::{Changes, World};
use crate::ids::TagId;
use crate::record::RecordKey;
use crate::tag::{Bears, CreatedTag, TagKey, TagSet, TagValue, TaggedResource, Tags};

/// Why a tag exists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bearers {
    /// The records of its creation.
    pub created: OrdSet<TagId>,
    /// Who bears it.
    pub resources: OrdSet<TaggedResource>,
}

/// All tags that exist.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TagIndex(OrdMap<TagKey, OrdMap<TagValue, Bearers>>);

impl TagIndex {
    /// Whether a key has a value at all.
    pub fn has_key(&self, key: &TagKey) -> bool {
        self.0.contains_key(key)
    }

    /// The keys, in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &TagKey> + ExactSizeIterator {
        self.0.keys()
    }

    /// The values of a key, in their order, with who bears them.
    pub fn values(&self, key: &str) -> OrdMap<TagValue, Bearers> {
        self.0.get(key).cloned().unwrap_or_default()
    }

    /// Why a tag exists, if it does.
    pub fn of(&self, key: &TagKey, value: &TagValue) -> Option<&Bearers> {
        self.0.get(key)?.get(value)
    }

    /// Whether there is such a tag.
    pub fn exists(&self, key: &TagKey, value: &TagValue) -> bool {
        self.of(key, value).is_some()
    }

    /// Those who bear a key with one of these values, or with any, as sets.
    pub fn bearers(&self, key: &str, values: Option<&[String]>) -> Vec<OrdSet<TaggedResource>> {
        let Some(all) = self.0.get(key) else { return Vec::new() };
        match values {
            None => all.values().map(|it| it.resources.clone()).collect(),
            Some(values) => {
                let some = values.iter().filter_map(|value| all.get(value.as_str()));
                some.map(|it| it.resources.clone()).collect()
            }
        }
    }

    fn change(&mut self, key: &TagKey, value: &TagValue, change: impl FnOnce(&mut Bearers)) {
        let values = self.0.entry(key.clone()).or_default();
        let bearers = values.entry(value.clone()).or_default();
        change(bearers);
        if bearers.created.is_empty() && bearers.resources.is_empty() {
            values.remove(value);
        }
        if values.is_empty() {
            self.0.remove(key);
        }
    }

    pub(super) fn add_tags(&mut self, of: &Tags) {
        for (key, value) in of.tags.iter() {
            self.change(key, value, |it| _ = it.resources.insert(of.resource));
        }
    }

    pub(super) fn drop_tags(&mut self, of: &Tags) {
        for (key, value) in of.tags.iter() {
            self.change(key, value, |it| _ = it.resources.remove(&of.resource));
        }
    }

    pub(super) fn add_created(&mut self, tag: &CreatedTag) {
        self.change(&tag.key, &tag.value, |it| _ = it.created.insert(tag.id));
    }

    pub(super) fn drop_created(&mut self, tag: &CreatedTag) {
        self.change(&tag.key, &tag.value, |it| _ = it.created.remove(&tag.id));
    }
}

impl World {
    /// What a resource bears.
    pub fn tags_of(&self, resource: TaggedResource) -> TagSet {
        self.tags.get(&resource).map(|it| it.tags.clone()).unwrap_or_default()
    }

    /// The resources of one kind among some.
    pub fn only<I: Bears>(resources: &OrdSet<TaggedResource>) -> impl Iterator<Item = I> {
        resources.range(I::all()).filter_map(|resource| I::of(*resource))
    }
}

impl Changes {
    /// And the tags of whatever goes: what is not there bears none. The one place where that is so;
    /// every decision passes it before it is committed.
    #[must_use]
    pub fn with_tags(self, world: &World) -> Self {
        let gone = self.deletes.iter().filter_map(|key| TaggedResource::of_record(*key));
        let tagged = gone.filter(|resource| world.tags.contains_key(resource));
        let keys: Vec<_> = tagged.map(RecordKey::Tags).collect();
        let new = keys.into_iter().filter(|key| !self.deletes.contains(key)).collect::<Vec<_>>();
        new.into_iter().fold(self, Self::delete)
    }
}
