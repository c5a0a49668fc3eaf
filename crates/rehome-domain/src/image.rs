//! Images that RunInstances takes: `data/images.tsv`. Rehome boots none; the id is kept and shown.

use std::sync::LazyLock;

use crate::catalog::rows;

/// A public image.
#[derive(Debug, PartialEq, Eq)]
pub struct Image {
    /// ImageId.
    pub id: &'static str,
    /// ImageName and OsName.
    pub name: &'static str,
    /// Platform.
    pub platform: &'static str,
    /// Architecture.
    pub architecture: &'static str,
    /// CreatedTime, ISO 8601: when it came into the table.
    pub created: &'static str,
}

static IMAGES: LazyLock<Vec<Image>> = LazyLock::new(|| {
    rows(include_str!("../data/images.tsv"))
        .map(|[id, name, platform, architecture, created]| Image {
            id,
            name,
            platform,
            architecture,
            created,
        })
        .collect()
});

impl Image {
    /// All images, in the order of their ids.
    pub fn all() -> &'static [Self] {
        &IMAGES
    }

    /// Finds an image by its id.
    pub fn find(id: &str) -> Option<&'static Self> {
        IMAGES.iter().find(|image| image.id == id)
    }

    /// Whether a text could be an image's id: `img-` and 1 to 16 of `0-9a-z`.
    pub fn is_id(text: &str) -> bool {
        text.strip_prefix("img-").is_some_and(|rest| {
            let each = |c: u8| c.is_ascii_digit() || c.is_ascii_lowercase();
            (1..=16).contains(&rest.len()) && rest.bytes().all(each)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_stand_once_each_in_the_order_of_their_ids_and_read_as_ids() {
        let ids: Vec<_> = Image::all().iter().map(|image| image.id).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        for image in Image::all() {
            assert!(Image::is_id(image.id) && image.created.ends_with('Z'), "{image:?}");
            assert_eq!(Image::find(image.id), Some(image));
        }
        for text in ["", "img-", "img-A", "ins-1", "img-0123456789abcdef0", "img-a b"] {
            assert!(!Image::is_id(text), "{text}");
        }
    }
}
