//! Offset and Limit: default 0 and 20, at most 100 a page.

use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use crate::refusal::api_error;

const LIMIT: u64 = 20;
const LIMIT_MAX: u64 = 100;

/// A page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Page {
    offset: u64,
    limit: u64,
}

impl Page {
    /// A page from numbers.
    ///
    /// # Errors
    /// `InvalidParameterValue.Range` for a limit over the maximum.
    pub(crate) fn new(offset: Option<u64>, limit: Option<u64>) -> Result<Self, ApiError> {
        let limit = check_limit("Limit", limit)? as u64;
        Ok(Self { offset: offset.unwrap_or(0), limit })
    }

    /// All there is, where somebody else cuts the page.
    pub(crate) fn everything() -> Self {
        Self { offset: 0, limit: u64::MAX }
    }

    /// A page from numbers that may be negative on the wire.
    ///
    /// # Errors
    /// As [`Self::new`]; `InvalidParameterValue.Range` for a negative number too.
    pub(crate) fn signed(offset: Option<i64>, limit: Option<i64>) -> Result<Self, ApiError> {
        let unsigned = |name, value: Option<i64>| {
            let convert = |value: i64| {
                u64::try_from(value)
                    .map_err(|_| api_error(&Refusal::value(name, &value, Fault::Range)))
            };
            value.map(convert).transpose()
        };
        Self::new(unsigned("Offset", offset)?, unsigned("Limit", limit)?)
    }

    /// A page from texts, as the older actions have it.
    ///
    /// # Errors
    /// As [`Self::new`]; `InvalidParameterValue.Malformed` for a text that is no number.
    pub(crate) fn text(offset: Option<&str>, limit: Option<&str>) -> Result<Self, ApiError> {
        let number = |name, text: Option<&str>| {
            let parse = |text: &str| {
                text.parse().map_err(|_| api_error(&Refusal::value(name, &text, Fault::Form)))
            };
            text.map(parse).transpose()
        };
        Self::signed(number("Offset", offset)?, number("Limit", limit)?)
    }

    /// The number of all things, and those on this page. They are walked from the nearer end, and no
    /// further than the page.
    pub(crate) fn cut_of<T>(
        self,
        total: usize,
        mut things: impl DoubleEndedIterator<Item = T>,
    ) -> (u64, Vec<T>) {
        let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let before = number(self.offset).min(total);
        let on_page = number(self.limit).min(total - before);
        let behind = total - before - on_page;
        let mut page: Vec<T>;
        if before <= behind {
            page = things.skip(before).take(on_page).collect();
        } else {
            if behind > 0 {
                things.nth_back(behind - 1);
            }
            page = things.rev().take(on_page).collect();
            page.reverse();
        }
        (total as u64, page)
    }

    /// The number of all things, and those on this page.
    pub(crate) fn cut<T>(self, things: impl Iterator<Item = T>) -> (u64, Vec<T>) {
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

/// How many things a page has.
///
/// # Errors
/// `InvalidParameterValue.Range` over the maximum.
pub(crate) fn check_limit(name: &'static str, limit: Option<u64>) -> Result<usize, ApiError> {
    let limit = limit.unwrap_or(LIMIT);
    let fits = usize::try_from(limit).ok().filter(|_| limit <= LIMIT_MAX);
    fits.ok_or_else(|| api_error(&Refusal::value(name, &limit, Fault::Range)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_twenty_and_at_most_a_hundred() {
        let (total, page) = Page::new(None, None).unwrap().cut(0..50);
        assert_eq!((total, page.len()), (50, 20));
        assert!(Page::new(None, Some(100)).is_ok());
        assert!(Page::new(None, Some(101)).is_err());
        assert!(Page::signed(Some(-1), None).is_err());
    }

    #[test]
    fn a_page_is_the_same_from_whichever_end_it_is_reached() {
        for (total, offset, limit) in (0..9).flat_map(|total| {
            (0..11).flat_map(move |offset| (0..5).map(move |limit| (total, offset, limit)))
        }) {
            let page = Page { offset, limit };
            let count = usize::try_from(total).unwrap();
            assert_eq!(page.cut_of(count, 0..total), page.cut(0..total), "{page:?} of {total}");
        }
    }

    #[test]
    fn an_offset_behind_the_end_gives_an_empty_page() {
        let page = Page::text(Some("7"), Some("2")).unwrap();
        assert_eq!(page.cut(0..9), (9, vec![7, 8]));
        assert_eq!(page.cut(0..3), (3, vec![]));
        let code = |text| Page::text(Some(text), None).unwrap_err().code;
        assert_eq!(code("x"), "InvalidParameterValue.Malformed");
        assert_eq!(code("-1"), "InvalidParameterValue.Range");
    }
}
