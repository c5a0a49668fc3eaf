//! Tags: keys with a value, at what a world has.
//!
//! Source: Tag API 2018-08-13; Tencent Cloud, Tag, "Use limits". What a resource bears is one record
//! beside its own, so that a tag changes without the resource being touched, and goes in the same
//! commit as the resource ([`Changes::with_tags`]). A tag exists as long as something bears it or
//! somebody has created it.
//!
//! [`Changes::with_tags`]: crate::world::Changes::with_tags

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ids::TagId;
use crate::refusal::{Refusal, TagFault};
use crate::time::Timestamp;

pub mod create;
pub mod delete;
pub mod edit;
pub mod resource;
pub mod tagged;

pub use resource::{Bears, TaggedResource};

/// Tags of a resource.
pub const TAGS_PER_RESOURCE_MAX: usize = 50;
/// Keys of an account in a region.
pub const KEYS_MAX: usize = 1000;
/// Values of a key, of an account in a region.
pub const VALUES_PER_KEY_MAX: usize = 1000;
/// Characters of a key.
pub const KEY_CHARS_MAX: usize = 127;
/// Characters of a value.
pub const VALUE_CHARS_MAX: usize = 255;

/// What keys of the cloud itself begin with; nobody else may make one.
const RESERVED: [&str; 3] = ["qcloud", "tencent", "project"];
/// What may stand in keys and values beside letters and digits.
const SIGNS: &str = " +-=._:/@()[]（）【】";

fn is_allowed(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || SIGNS.contains(c))
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text!(
    /// The key of a tag. Case counts.
    TagKey
);
text!(
    /// The value of a tag; may be empty.
    TagValue
);

impl TagKey {
    /// Reads a key.
    ///
    /// # Errors
    /// [`Refusal::TagText`]: empty, too long, with a character that may not be there, reserved.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let lower = text.to_lowercase();
        let fault = match text.chars().count() {
            0 => Some(TagFault::KeyEmpty),
            count if count > KEY_CHARS_MAX => Some(TagFault::KeyLength),
            _ if !is_allowed(text) => Some(TagFault::KeyForm),
            _ if RESERVED.iter().any(|it| lower.starts_with(it)) => Some(TagFault::KeyReserved),
            _ => None,
        };
        fault.map_or_else(|| Ok(Self(text.to_owned())), |fault| Err(Refusal::tag(text, fault)))
    }
}

impl TagValue {
    /// Reads a value.
    ///
    /// # Errors
    /// [`Refusal::TagText`]: too long, with a character that may not be there.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let fault = match text.chars().count() {
            count if count > VALUE_CHARS_MAX => Some(TagFault::ValueLength),
            _ if !is_allowed(text) => Some(TagFault::ValueForm),
            _ => None,
        };
        fault.map_or_else(|| Ok(Self(text.to_owned())), |fault| Err(Refusal::tag(text, fault)))
    }

    /// The same, where it may not be empty.
    ///
    /// # Errors
    /// And [`TagFault::ValueEmpty`].
    pub fn parse_some(text: &str) -> Result<Self, Refusal> {
        if text.is_empty() {
            return Err(Refusal::tag(text, TagFault::ValueEmpty));
        }
        Self::parse(text)
    }
}

/// Tags with different keys.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TagSet(BTreeMap<TagKey, TagValue>);

impl TagSet {
    /// Tags as they were given.
    ///
    /// # Errors
    /// [`Refusal::TagText`], also for a key that is given twice.
    pub fn of(tags: impl IntoIterator<Item = (TagKey, TagValue)>) -> Result<Self, Refusal> {
        let mut set = Self::default();
        for (key, value) in tags {
            if let Some(twice) = set.0.get_key_value(&key) {
                return Err(Refusal::tag(twice.0.as_str(), TagFault::KeyDuplicate));
            }
            set.0.insert(key, value);
        }
        Ok(set)
    }

    /// These, and those of the others whose keys are not among these.
    #[must_use]
    pub fn over(self, mut others: Self) -> Self {
        others.0.extend(self.0);
        others
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&TagValue> {
        self.0.get(key)
    }

    /// Keys with their values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&TagKey, &TagValue)> {
        self.0.iter()
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn put(&mut self, key: TagKey, value: TagValue) {
        self.0.insert(key, value);
    }

    fn take(&mut self, key: &TagKey) -> Option<TagValue> {
        self.0.remove(key)
    }
}

/// What a resource bears. A resource without tags has no such record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tags {
    /// Who bears them.
    pub resource: TaggedResource,
    /// At most [`TAGS_PER_RESOURCE_MAX`].
    pub tags: TagSet,
}

/// A tag that somebody has created for its own sake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatedTag {
    /// Names the record; nobody outside sees it.
    pub id: TagId,
    /// Its key.
    pub key: TagKey,
    /// Its value.
    pub value: TagValue,
    /// When it was created.
    pub created: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault<T: fmt::Debug>(read: Result<T, Refusal>) -> Option<TagFault> {
        match read {
            Ok(_) => None,
            Err(Refusal::TagText { fault, .. }) => Some(fault),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_key_is_1_to_127_letters_digits_and_some_signs_and_none_of_the_clouds_own() {
        let (longest, longer) = ("键".repeat(KEY_CHARS_MAX), "键".repeat(KEY_CHARS_MAX + 1));
        for text in ["a", "A b", "+-=._:/@()[]", "（）【】", "环境", "my-project", &longest] {
            assert_eq!(fault(TagKey::parse(text)), None, "{text}");
        }
        let table = [
            ("", TagFault::KeyEmpty),
            (longer.as_str(), TagFault::KeyLength),
            ("a*", TagFault::KeyForm),
            ("a\n", TagFault::KeyForm),
            ("a\"", TagFault::KeyForm),
            ("a,b", TagFault::KeyForm),
            ("qcloud:x", TagFault::KeyReserved),
            ("Tencent", TagFault::KeyReserved),
            ("project", TagFault::KeyReserved),
        ];
        for (text, expected) in table {
            assert_eq!(fault(TagKey::parse(text)), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_value_is_up_to_255_of_the_same_characters_and_may_be_empty_where_nothing_forbids_it() {
        let (longest, longer) = ("值".repeat(VALUE_CHARS_MAX), "值".repeat(VALUE_CHARS_MAX + 1));
        for text in ["", "a", "qcloud", &longest] {
            assert_eq!(fault(TagValue::parse(text)), None, "{text}");
        }
        assert_eq!(fault(TagValue::parse(&longer)), Some(TagFault::ValueLength));
        assert_eq!(fault(TagValue::parse("a;b")), Some(TagFault::ValueForm));
        assert_eq!(fault(TagValue::parse_some("")), Some(TagFault::ValueEmpty));
        assert_eq!(fault(TagValue::parse_some("a")), None);
    }

    #[test]
    fn a_set_has_each_key_once() {
        let tag = |key, value| (TagKey::parse(key).unwrap(), TagValue::parse(value).unwrap());
        assert_eq!(TagSet::of([tag("a", "1"), tag("A", "1")]).map(|it| it.len()), Ok(2));
        let twice = TagSet::of([tag("a", "1"), tag("a", "2")]);
        assert_eq!(fault(twice), Some(TagFault::KeyDuplicate));
    }
}
