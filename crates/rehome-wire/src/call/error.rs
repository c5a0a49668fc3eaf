//! Why a call is refused before its parameters are read, and which code the caller sees.

use crate::authorization::AuthorizationError;
use crate::error::CommonError;
use crate::json::JsonError;
use crate::parameters::ParameterError;
use crate::signature::v1::AmbiguityError;
use crate::text::Text;

/// A call that cannot be parsed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// Neither `GET` nor `POST`.
    #[error("the method is neither GET nor POST")]
    Method,
    /// Query or body over its bound.
    #[error("the request exceeds {bytes_max} bytes")]
    TooLarge {
        /// The bound.
        bytes_max: usize,
    },
    /// A blank or control character in the raw query.
    #[error("the query holds a blank or control character")]
    Query,
    /// A header that may come only once came twice.
    #[error("the header `{0}` appears more than once")]
    DuplicateHeader(String),
    /// A control character in a header's value.
    #[error("the header `{0}` holds a control character")]
    Header(String),
    /// A common parameter, or the `Host` or `Content-Type` header, is absent.
    #[error("`{0}` is missing")]
    Missing(&'static str),
    /// A common parameter has a value that it cannot have.
    #[error("the value of `{parameter}` is malformed")]
    Malformed {
        /// Its name.
        parameter: &'static str,
        /// What was sent.
        value: String,
    },
    /// The `Authorization` header is malformed.
    #[error("the Authorization header is malformed")]
    Authorization(#[from] AuthorizationError),
    /// A signed header is not there.
    #[error("the signed header `{0}` is not sent")]
    SignedHeaderAbsent(String),
    /// An `Authorization` header and a `Signature` parameter.
    #[error("the request carries two signatures")]
    TwoSignatures,
    /// Parameters both in the query and in the body.
    #[error("a POST carries its parameters in the query and in the body")]
    TwoPlaces,
    /// A `GET` with a body.
    #[error("a GET has a body")]
    BodyOfGet,
    /// `multipart/form-data`, which no served action reads.
    #[error("no action reads multipart/form-data")]
    Multipart,
    /// The query or form cannot be split.
    #[error("the query or form is malformed")]
    Parameters(#[from] ParameterError),
    /// The text under a v1 signature could be read in two ways.
    #[error("the signed text is ambiguous")]
    Ambiguous(#[from] AmbiguityError),
}

impl From<CallError> for CommonError {
    fn from(error: CallError) -> Self {
        let reason = Text::from(&error);
        match error {
            CallError::Method => CommonError::UnsupportedProtocol,
            CallError::TooLarge { bytes_max } => {
                CommonError::RequestSizeLimitExceeded { bytes_max }
            }
            CallError::DuplicateHeader(name) if name == "authorization" => {
                CommonError::InvalidAuthorization { reason }
            }
            CallError::Missing(name) => CommonError::MissingParameter { path: name.to_owned() },
            CallError::Malformed { parameter, value } => {
                CommonError::InvalidParameterValue { parameter: parameter.to_owned(), value }
            }
            CallError::Authorization(_)
            | CallError::SignedHeaderAbsent(_)
            | CallError::TwoSignatures => CommonError::InvalidAuthorization { reason },
            CallError::Multipart => CommonError::InvalidRequest { reason },
            CallError::Parameters(error) => error.into(),
            CallError::Ambiguous(_)
            | CallError::Query
            | CallError::DuplicateHeader(_)
            | CallError::Header(_)
            | CallError::TwoPlaces
            | CallError::BodyOfGet => CommonError::InvalidParameter { reason },
        }
    }
}

impl From<ParameterError> for CommonError {
    fn from(error: ParameterError) -> Self {
        match error {
            ParameterError::NotAPair => CommonError::NotAPair,
            ParameterError::Encoding
            | ParameterError::TooMany
            | ParameterError::Duplicate(_)
            | ParameterError::Name(_)
            | ParameterError::Contradiction(_)
            | ParameterError::Gap(_) => {
                CommonError::InvalidParameter { reason: Text::from(&error) }
            }
        }
    }
}

impl From<JsonError> for CommonError {
    fn from(error: JsonError) -> Self {
        CommonError::InvalidParameter { reason: Text::from(&error) }
    }
}

/// A call whose proof does not hold, in the order in which the checks are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// The scope's date is not the UTC date of the timestamp.
    #[error("the date of the Credential is not the UTC date of the Timestamp")]
    ScopeDate,
    /// No such key.
    #[error("the key is not known")]
    SecretIdNotFound,
    /// The signature fits none of the forms in which clients sign.
    #[error("the signature does not fit")]
    SignatureFailure,
    /// The timestamp is outside the window.
    #[error("the timestamp is outside the window")]
    SignatureExpire,
}

impl From<VerifyError> for CommonError {
    fn from(error: VerifyError) -> Self {
        match error {
            VerifyError::ScopeDate => {
                CommonError::InvalidAuthorization { reason: Text::from(&error) }
            }
            VerifyError::SecretIdNotFound => CommonError::SecretIdNotFound,
            VerifyError::SignatureFailure => CommonError::SignatureFailure,
            VerifyError::SignatureExpire => CommonError::SignatureExpire,
        }
    }
}
