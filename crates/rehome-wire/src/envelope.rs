//! Answer bodies.
//!
//! In: a response and the request's id, or an error and the id. Out: the text of the HTTP body.
//! Invariants: one top-level member `Response`; it always holds `RequestId`; HTTP status is the
//! caller's business and must be [`STATUS`] for errors too.

use crate::encode::{Encode, JsonText, Members};
use crate::error::ApiError;
use crate::language::Language;

/// The exact content type of every answer. With `; charset=utf-8` behind it the Python client and
/// tccli take an error for a success.
pub const CONTENT_TYPE: &str = "application/json";

/// The HTTP status of every answer of the API, errors included.
pub const STATUS: u16 = 200;

/// `{"Response":{...fields...,"RequestId":"..."}}`.
///
/// `response` must encode as an object, which every generated response does.
pub fn success(response: &(impl Encode + ?Sized), request_id: &str) -> String {
    let mut out = JsonText::default();
    let mut top = Members::open(&mut out);
    top.required("Response", &Success { response, request_id });
    top.close();
    out.into_string()
}

struct Success<'a, R: ?Sized> {
    response: &'a R,
    request_id: &'a str,
}

impl<R: Encode + ?Sized> Encode for Success<'_, R> {
    fn encode(&self, out: &mut JsonText) {
        self.response.encode(out);
        let mut members = Members::reopen(out);
        members.required("RequestId", self.request_id);
        members.close();
    }
}

/// `{"Response":{"Error":{"Code":"...","Message":"..."},"RequestId":"..."}}`.
pub fn failure((error, language): (&ApiError, Language), request_id: &str) -> String {
    let mut out = JsonText::default();
    let mut top = Members::open(&mut out);
    let error = ErrorMember { error, language };
    top.required("Response", &Failure { error, request_id });
    top.close();
    out.into_string()
}

struct Failure<'a> {
    error: ErrorMember<'a>,
    request_id: &'a str,
}

impl Encode for Failure<'_> {
    fn encode(&self, out: &mut JsonText) {
        let mut members = Members::open(out);
        members.required("Error", &self.error);
        members.required("RequestId", self.request_id);
        members.close();
    }
}

struct ErrorMember<'a> {
    error: &'a ApiError,
    language: Language,
}

impl Encode for ErrorMember<'_> {
    fn encode(&self, out: &mut JsonText) {
        let mut members = Members::open(out);
        members.required("Code", &*self.error.code);
        members.required("Message", self.error.message.in_language(self.language));
        members.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Answer(Option<u64>);

    impl Encode for Answer {
        fn encode(&self, out: &mut JsonText) {
            let mut members = Members::open(out);
            members.optional("TotalCount", &self.0);
            members.close();
        }
    }

    #[test]
    fn a_success_ends_with_the_request_id() {
        assert_eq!(success(&Answer(None), "id-1"), r#"{"Response":{"RequestId":"id-1"}}"#);
        assert_eq!(
            success(&Answer(Some(2)), "id-1"),
            r#"{"Response":{"TotalCount":2,"RequestId":"id-1"}}"#
        );
    }

    #[test]
    fn a_failure_has_code_message_and_request_id() {
        let error = ApiError::new("InvalidParameter", ("say \"no\"\n", "说“不”"));
        assert_eq!(
            failure((&error, Language::EnUs), "id-1"),
            r#"{"Response":{"Error":{"Code":"InvalidParameter","Message":"say \"no\"\n"},"RequestId":"id-1"}}"#
        );
    }

    #[test]
    fn a_failure_is_told_in_the_language_that_was_asked_for() {
        let error = ApiError::new("InvalidParameter", ("no", "不"));
        assert!(failure((&error, Language::ZhCn), "id-1").contains(r#""Message":"不""#));
    }

    #[test]
    fn the_content_type_has_no_charset() {
        assert_eq!(CONTENT_TYPE, "application/json");
    }
}
