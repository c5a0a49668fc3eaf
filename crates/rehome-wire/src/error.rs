//! An error as the API answers it: a code and a message.

use std::borrow::Cow;

/// A code and a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code}: {message}")]
pub struct ApiError {
    code: Cow<'static, str>,
    message: String,
}

impl ApiError {
    /// An error of this code, with this message.
    pub fn new(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self { code: code.into(), message: message.into() }
    }

    /// The code, for example `ResourceNotFound`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The message.
    pub fn message(&self) -> &str {
        &self.message
    }
}
