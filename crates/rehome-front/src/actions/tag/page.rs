//! Offset and Limit as the tag service has them: default 0 and 15, at most 1000, and an Offset that is
//! a multiple of Limit (Tag API 2018-08-13).

use rehome_wire::ApiError;

use super::refusal::INVALID;

const LIMIT: u64 = 15;
const LIMIT_MAX: u64 = 1000;

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) offset: u64,
    pub(super) limit: u64,
}

impl Page {
    /// Understands a call.
    ///
    /// # Errors
    /// `InvalidParameter` for a limit outside of 1 to 1000, `InvalidParameterValue.OffsetInvalid`.
    pub(super) fn of(offset: Option<u64>, limit: Option<u64>) -> Result<Self, ApiError> {
        let (offset, limit) = (offset.unwrap_or(0), limit.unwrap_or(LIMIT));
        if !(1..=LIMIT_MAX).contains(&limit) {
            let message = (
                format!("The Limit `{limit}` is not between 1 and {LIMIT_MAX}."),
                format!("`Limit` 取值 `{limit}` 不在 1 到 {LIMIT_MAX} 之间。"),
            );
            return Err(ApiError::new(INVALID, message));
        }
        if offset % limit != 0 {
            let message = (
                format!("The Offset `{offset}` is no multiple of the Limit `{limit}`."),
                format!("`Offset` 取值 `{offset}` 不是 `Limit` `{limit}` 的整数倍。"),
            );
            return Err(ApiError::new("InvalidParameterValue.OffsetInvalid", message));
        }
        Ok(Self { offset, limit })
    }

    /// How many there are, and those on the page.
    pub(super) fn cut<T>(self, things: impl IntoIterator<Item = T>) -> (u64, Vec<T>) {
        let (mut total, mut page) = (0, Vec::new());
        for thing in things {
            if total >= self.offset && total - self.offset < self.limit {
                page.push(thing);
            }
            total += 1;
        }
        (total, page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_fifteen_and_at_most_a_thousand_and_begins_at_a_multiple() {
        let code = |offset, limit| Page::of(offset, limit).err().map(|error| error.code);
        assert_eq!(Page::of(None, None).unwrap().cut(0..20).1.len(), 15);
        assert_eq!(Page::of(Some(10), Some(5)).unwrap().cut(0..12), (12, vec![10, 11]));
        assert_eq!(code(Some(0), Some(1000)), None);
        for limit in [0, 1001] {
            assert_eq!(code(None, Some(limit)).as_deref(), Some("InvalidParameter"));
        }
        let offset = code(Some(7), Some(5));
        assert_eq!(offset.as_deref(), Some("InvalidParameterValue.OffsetInvalid"));
    }
}
