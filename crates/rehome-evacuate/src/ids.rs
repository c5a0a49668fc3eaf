//! Ids of instances and interfaces, as the API writes them. What is not of that form is refused
//! here and never sent.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// The longest part behind the dash that is taken.
const TAIL_MAX: usize = 32;

/// Why a text is no id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not of the form {prefix}xxxxxxxx")]
pub struct IdError {
    text: String,
    prefix: &'static str,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident $prefix:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let tail = text.strip_prefix($prefix).unwrap_or_default();
                let fits = (1..=TAIL_MAX).contains(&tail.len())
                    && tail.bytes().all(|byte| byte.is_ascii_alphanumeric());
                let wrong = || IdError { text: text.to_owned(), prefix: $prefix };
                fits.then(|| Self(text.to_owned())).ok_or_else(wrong)
            }
        }
    };
}

id! {
    /// An instance, for example `ins-r8hr2upy`.
    InstanceId "ins-"
}
id! {
    /// An elastic network interface, for example `eni-afo43z61`.
    EniId "eni-"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_prefix_and_letters() {
        assert_eq!("ins-r8hr2upy".parse::<InstanceId>().unwrap().as_str(), "ins-r8hr2upy");
        let long = format!("eni-{}", "a".repeat(TAIL_MAX));
        assert!(long.parse::<EniId>().is_ok());
        assert!(format!("{long}a").parse::<EniId>().is_err());
        for text in ["", "ins-", "eni-1", "ins-a b", "ins-a,ins-b", "INS-a", " ins-a"] {
            let error = text.parse::<InstanceId>().unwrap_err();
            assert_eq!(error.to_string(), format!("`{text}` is not of the form ins-xxxxxxxx"));
        }
    }
}
