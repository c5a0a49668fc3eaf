//! What a failed call means for what was asked: was it done, was it not, is it unknown.

use std::error::Error;
use std::time::Duration;

use rehome_client::CallError;

use crate::clock::Backoff;

/// What a failed call means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// Not done, only too many calls: the same call later.
    TooFast,
    /// Not done; something else works on the interface or an instance.
    Busy,
    /// Done or not done, nobody knows: look first.
    Unknown,
    /// The interface is not where it was thought to be: look. Also the answer to a repeat of a
    /// call whose answer was lost.
    NotThere,
    /// There is no such thing.
    NotFound,
    /// Not done, and not going to be.
    Refused,
}

impl Trouble {
    pub(crate) fn of(error: &CallError) -> Self {
        match error {
            CallError::Api(error) => Self::of_code(&error.code),
            // A status other than 200 comes from something between us and the API.
            CallError::Transport(_) | CallError::Status(_) | CallError::Malformed(_) => {
                Self::Unknown
            }
            CallError::SecretId | CallError::NoStream | CallError::Clock => Self::Refused,
        }
    }

    fn of_code(code: &str) -> Self {
        let (family, detail) = code.split_once('.').unwrap_or((code, ""));
        match (family, detail) {
            ("RequestLimitExceeded", _) => Self::TooFast,
            ("UnsupportedOperation", "MutexOperationTaskRunning") => Self::Busy,
            ("UnsupportedOperation", "AttachmentNotFound") => Self::NotThere,
            ("InternalError" | "InternalServerError", _) => Self::Unknown,
            ("ResourceNotFound" | "InvalidInstanceId", _) => Self::NotFound,
            ("InvalidParameterValue", "Malformed") => Self::NotFound,
            (_, _) => Self::Refused,
        }
    }

    /// Whether a call that changes nothing is worth sending again.
    pub(crate) fn passes(self) -> bool {
        match self {
            Self::TooFast | Self::Busy | Self::Unknown => true,
            Self::NotThere | Self::NotFound | Self::Refused => false,
        }
    }
}

/// Pauses after trouble: 20 ms, doubling up to 2 s.
pub(crate) const fn backoff() -> Backoff {
    Backoff::new(Duration::from_millis(20), Duration::from_secs(2))
}

/// An error with its causes, on one line.
pub(crate) fn words(error: &dyn Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words.push_str(": ");
        words.push_str(&error.to_string());
        cause = error.source();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_means_what_the_api_says() {
        for (code, trouble) in [
            ("RequestLimitExceeded", Trouble::TooFast),
            ("RequestLimitExceeded.UinLimitExceeded", Trouble::TooFast),
            ("UnsupportedOperation.MutexOperationTaskRunning", Trouble::Busy),
            ("UnsupportedOperation.AttachmentNotFound", Trouble::NotThere),
            ("InternalError", Trouble::Unknown),
            ("InternalError.ModuleError", Trouble::Unknown),
            ("ResourceNotFound", Trouble::NotFound),
            ("InvalidInstanceId.NotFound", Trouble::NotFound),
            ("LimitExceeded", Trouble::Refused),
            ("UnsupportedOperation", Trouble::Refused),
            ("UnsupportedOperation.InvalidState", Trouble::Refused),
            ("AuthFailure.SignatureFailure", Trouble::Refused),
        ] {
            assert_eq!(Trouble::of_code(code), trouble, "{code}");
        }
    }
}
