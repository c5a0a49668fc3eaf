//! What the owner of an instance has set, and has no effect on packets.

use serde::{Deserialize, Serialize};

use crate::refusal::{Fault, Refusal};

/// The longest user data, before it is written in base64, in bytes (RunInstances, `UserData`).
pub const USER_DATA_MAX: usize = 16_384;
/// The longest host name, in bytes.
const HOST_NAME_MAX: usize = 60;

/// What the owner has set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// HostName. Nothing inside the instance reads it.
    #[serde(default)]
    pub host_name: String,
    /// UserData in base64, as it was given. Kept and shown; nothing runs it.
    #[serde(default)]
    pub user_data: UserData,
    /// DisableApiTermination.
    #[serde(default)]
    pub termination: Termination,
    /// The project that it belongs to.
    #[serde(default)]
    pub project: u64,
    /// StoppedMode of the last StopInstances.
    #[serde(default)]
    pub stopped_mode: StoppedMode,
}

/// User data. It may hold secrets, so it is in no log.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserData(pub String);

impl std::fmt::Debug for UserData {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UserData(not shown)")
    }
}

/// Whether TerminateInstances may remove it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Termination {
    /// It may.
    #[default]
    Allowed,
    /// It may not (DisableApiTermination).
    Protected,
}

impl Termination {
    /// As the API's DisableApiTermination says it.
    pub fn from_disabled(disabled: Option<bool>) -> Self {
        if disabled == Some(true) { Self::Protected } else { Self::Allowed }
    }
}

/// Whether a stopped instance is charged for. Nothing is charged here; it is kept and shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StoppedMode {
    /// `KEEP_CHARGING`.
    #[default]
    KeepCharging,
    /// `STOP_CHARGING`.
    StopCharging,
}

impl Settings {
    /// Refuses a host name or user data of the wrong form.
    ///
    /// # Errors
    /// [`Refusal::Value`].
    pub fn check(&self) -> Result<(), Refusal> {
        if !is_host_name(&self.host_name) {
            return Err(Refusal::value("HostName", &self.host_name, Fault::HostName));
        }
        match bytes_of_base64(&self.user_data.0) {
            // What it says may be a secret: it is in no message.
            None => Err(Refusal::value("UserData", &"(not shown)", Fault::UserData)),
            Some(bytes) if bytes > USER_DATA_MAX => {
                Err(Refusal::value("UserData", &"(not shown)", Fault::UserData))
            }
            Some(_) => Ok(()),
        }
    }
}

/// Letters, digits, dots and hyphens; dots and hyphens not at the ends and not next to each other.
fn is_host_name(name: &str) -> bool {
    let labels_are_whole = name
        .split(['.', '-'])
        .all(|label| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    name.is_empty() || ((2..=HOST_NAME_MAX).contains(&name.len()) && labels_are_whole)
}

/// How many bytes a text in base64 stands for; nothing when it is none.
fn bytes_of_base64(text: &str) -> Option<usize> {
    let body = text.trim_end_matches('=');
    let padding = text.len() - body.len();
    let of_alphabet = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let whole = text.len().is_multiple_of(4) && padding <= 2 && body.bytes().all(of_alphabet);
    whole.then(|| text.len() / 4 * 3 - padding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_data_is_base64_of_at_most_sixteen_kilobytes() {
        let with =
            |text: String| Settings { user_data: UserData(text), ..Settings::default() }.check();
        let most = format!("{}AA==", "AAAA".repeat(USER_DATA_MAX / 3));
        assert_eq!(bytes_of_base64(&most), Some(USER_DATA_MAX));
        for good in [String::new(), String::from("aGk="), most] {
            assert!(with(good).is_ok());
        }
        let more = format!("{}AAA=", "AAAA".repeat(USER_DATA_MAX / 3));
        for bad in ["aGk", "a===", "aG k", "echo", "=", "a=bc", &more] {
            assert_eq!(with(bad.into()).is_ok(), bad == "echo", "{bad}");
        }
    }

    #[test]
    fn a_host_name_is_letters_digits_and_single_dots_and_hyphens() {
        for (name, good) in [
            ("", true),
            ("web-1.box", true),
            ("a", false),
            ("-web", false),
            ("web.", false),
            ("we..b", false),
            ("w_b", false),
        ] {
            assert_eq!(is_host_name(name), good, "{name}");
        }
        assert!(is_host_name(&"a".repeat(60)) && !is_host_name(&"a".repeat(61)));
    }
}
