//! Errors as the API shows them: a code and a message.
//!
//! In: the refusals of this crate and the common refusals of the rooms around it
//! ([`CommonError`]), or any business code ([`ApiError::new`]). Out: [`ApiError`], which
//! [`envelope`](crate::envelope) writes.
//! Invariants: codes are those of the "Common error codes" table (for example
//! `cloud.tencent.com/document/api/215/15696`); text of the caller is quoted up to
//! [`QUOTE_CHARS_MAX`] characters, so an answer cannot be made as large as its request.
//!
//! English texts were seen in public logs where a source is known (missing, unknown and mistyped
//! parameters, values, regions, SecretIdNotFound, SignatureFailure, RequestLimitExceeded). Chinese
//! texts are the official descriptions of the codes; those of real answers may be worded otherwise.

mod reasons;
mod texts;

use std::borrow::Cow;

use crate::text::Text;

/// Characters of caller-made text that a message quotes.
const QUOTE_CHARS_MAX: usize = 128;

/// The `Error` member of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    /// For example `UnsupportedOperation.VpcMismatch`.
    pub code: Cow<'static, str>,
    /// For people.
    pub message: Text,
}

impl ApiError {
    /// Any code with its message, in both languages: `("English", "中文")`.
    pub fn new(code: impl Into<Cow<'static, str>>, message: impl Into<Text>) -> Self {
        Self { code: code.into(), message: message.into() }
    }
}

/// The refusals that every action shares.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what the messages quote")]
pub enum CommonError {
    /// The action was withdrawn.
    ActionOffline,
    /// The Authorization header is malformed; `reason` says how.
    InvalidAuthorization { reason: Text },
    /// The key is not of a kind that may call the API.
    InvalidSecretId,
    /// No such key.
    SecretIdNotFound,
    /// Timestamp more than five minutes off.
    SignatureExpire,
    /// The signature does not fit.
    SignatureFailure,
    /// The temporary key's token is wrong or expired.
    TokenFailure,
    /// The permission check denies.
    UnauthorizedOperation { request_id: String, operation: String, resource: String },
    /// Fault on this side.
    InternalError,
    /// The version has no such action.
    InvalidAction { action: String },
    /// Format or type wrong; `reason` says what.
    InvalidParameter { reason: Text },
    /// A parameter has the wrong type.
    WrongType { path: String, expected: &'static str },
    /// A piece of a query or form has no `=`.
    NotAPair,
    /// A parameter's value is not allowed.
    InvalidParameterValue { parameter: String, value: String },
    /// The region is malformed or not served.
    InvalidRegion,
    /// A body that no action reads; `reason` says why.
    InvalidRequest { reason: Text },
    /// A required parameter is absent.
    MissingParameter { path: String },
    /// No such product.
    NoSuchProduct,
    /// No such version.
    NoSuchVersion { version: String },
    /// More calls in a second than the action allows.
    RequestLimitExceeded { calls: u64, limit: u64 },
    /// The request is too large.
    RequestSizeLimitExceeded { bytes_max: usize },
    /// The answer would be too large.
    ResponseSizeLimitExceeded,
    /// For the moment not able to answer.
    ServiceUnavailable,
    /// A parameter that the action does not have.
    UnknownParameter { path: String },
    /// Neither GET nor POST.
    UnsupportedProtocol,
    /// The action is not served in this region.
    UnsupportedRegion { region: String },
}

impl CommonError {
    /// The code of the answer.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ActionOffline => "ActionOffline",
            Self::InvalidAuthorization { .. } => "AuthFailure.InvalidAuthorization",
            Self::InvalidSecretId => "AuthFailure.InvalidSecretId",
            Self::SecretIdNotFound => "AuthFailure.SecretIdNotFound",
            Self::SignatureExpire => "AuthFailure.SignatureExpire",
            Self::SignatureFailure => "AuthFailure.SignatureFailure",
            Self::TokenFailure => "AuthFailure.TokenFailure",
            Self::UnauthorizedOperation { .. } => "UnauthorizedOperation",
            Self::InternalError => "InternalError",
            Self::InvalidAction { .. } => "InvalidAction",
            Self::InvalidParameter { .. } | Self::WrongType { .. } | Self::NotAPair => {
                "InvalidParameter"
            }
            Self::InvalidParameterValue { .. } | Self::InvalidRegion => "InvalidParameterValue",
            Self::InvalidRequest { .. } => "InvalidRequest",
            Self::MissingParameter { .. } => "MissingParameter",
            Self::NoSuchProduct => "NoSuchProduct",
            Self::NoSuchVersion { .. } => "NoSuchVersion",
            Self::RequestLimitExceeded { .. } => "RequestLimitExceeded",
            Self::RequestSizeLimitExceeded { .. } => "RequestSizeLimitExceeded",
            Self::ResponseSizeLimitExceeded => "ResponseSizeLimitExceeded",
            Self::ServiceUnavailable => "ServiceUnavailable",
            Self::UnknownParameter { .. } => "UnknownParameter",
            Self::UnsupportedProtocol => "UnsupportedProtocol",
            Self::UnsupportedRegion { .. } => "UnsupportedRegion",
        }
    }

    /// Code and message.
    pub fn to_api_error(&self) -> ApiError {
        ApiError::new(self.code(), (texts::english(self), texts::chinese(self)))
    }
}

/// Caller-made text, cut to [`QUOTE_CHARS_MAX`] characters, control characters made visible.
fn quote(text: &str) -> Cow<'_, str> {
    let cut = text.char_indices().nth(QUOTE_CHARS_MAX).map(|(at, _)| at);
    if cut.is_none() && !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut quoted: String = text[..cut.unwrap_or(text.len())].replace(char::is_control, "?");
    if cut.is_some() {
        quoted.push_str("...");
    }
    Cow::Owned(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn message(error: &CommonError, language: Language) -> String {
        error.to_api_error().message.in_language(language).to_owned()
    }

    #[test]
    fn documented_texts() {
        for (error, code, text) in [
            (
                CommonError::MissingParameter { path: "VpcId".to_owned() },
                "MissingParameter",
                "The request is missing a required parameter `VpcId`.",
            ),
            (
                CommonError::UnknownParameter { path: "Foo".to_owned() },
                "UnknownParameter",
                "The parameter `Foo` is not recognized.",
            ),
            (
                CommonError::WrongType { path: "A.0.B".to_owned(), expected: "string" },
                "InvalidParameter",
                "The value type of parameter `A.0.B` is not valid, input type should be `string`.",
            ),
            (
                CommonError::NotAPair,
                "InvalidParameter",
                "Url key and value should be splited by `=`.",
            ),
            (
                CommonError::RequestLimitExceeded { calls: 7, limit: 5 },
                "RequestLimitExceeded",
                "Your current request times equals to `7` in a second, which exceeds the \
                 frequency limit `5` for a second. Please reduce the frequency of calls.",
            ),
        ] {
            assert_eq!((error.code(), message(&error, Language::EnUs).as_str()), (code, text));
        }
    }

    #[test]
    fn chinese_messages_quote_the_parameter_too() {
        let error = CommonError::MissingParameter { path: "VpcId".to_owned() };
        assert_eq!(message(&error, Language::ZhCn), "缺少参数 `VpcId`。");
    }

    #[test]
    fn quoted_text_is_cut_and_has_no_control_characters() {
        let path = "\u{672a}".repeat(QUOTE_CHARS_MAX + 1);
        let cut = message(&CommonError::UnknownParameter { path }, Language::EnUs);
        assert!(cut.contains("...` is not"), "{cut}");
        let error = CommonError::UnknownParameter { path: "a\nb\u{1b}".to_owned() };
        assert_eq!(message(&error, Language::EnUs), "The parameter `a?b?` is not recognized.");
    }
}
