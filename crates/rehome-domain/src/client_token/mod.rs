//! ClientToken: a caller's own name for a call, by which its repetition is told from another call.
//!
//! What a call with a token was answered is a record like any other, in the same commit as what the
//! call changed: whoever finds the change finds the answer, after a crash and from another server.
//! A call that was refused changed nothing and leaves no record; its token may be used again.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::ids::TaskId;
use crate::refusal::{Fault, Refusal};
use crate::time::Timestamp;

pub mod expire;
pub mod once;

/// A token: 1 to [`Self::CHARS_MAX`] printable ASCII characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClientToken([u8; Self::CHARS_MAX]);

impl ClientToken {
    /// Characters of a token at most (VPC API 2017-03-12, each action that has one).
    pub const CHARS_MAX: usize = 64;

    /// Reads a token.
    ///
    /// # Errors
    /// [`Fault::TooLong`], and [`Fault::Form`] for what is empty or not printable ASCII.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let refused = |fault| Err(Refusal::value("ClientToken", &text, fault));
        let printable = |c: u8| c == b' ' || c.is_ascii_graphic();
        if text.is_empty() || !text.bytes().all(printable) {
            return refused(Fault::Form);
        }
        let mut padded = [0; Self::CHARS_MAX];
        let Some(place) = padded.get_mut(..text.len()) else { return refused(Fault::TooLong) };
        place.copy_from_slice(text.as_bytes());
        Ok(Self(padded))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        let text = std::str::from_utf8(&self.0).expect("parse takes ASCII only");
        text.trim_end_matches('\0')
    }

    /// The text in hexadecimal digits, for where not every character may stand.
    pub fn hex(&self) -> String {
        self.as_str().bytes().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Reads what [`Self::hex`] wrote.
    pub fn of_hex(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .chars()
            .map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        let bytes = digits.chunks(2).map(|pair| match pair {
            [high, low] => Some(high << 4 | low),
            _ => None,
        });
        let bytes: Vec<u8> = bytes.collect::<Option<_>>()?;
        Self::parse(std::str::from_utf8(&bytes).ok()?).ok()
    }
}

impl std::fmt::Display for ClientToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::fmt::Debug for ClientToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl Serialize for ClientToken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ClientToken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|_| D::Error::custom("not a ClientToken"))
    }
}

/// What a call asks for, action and parameters, as a digest: equal for equal calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(pub String);

/// What the first call with a token was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstAnswer {
    /// The token.
    pub token: ClientToken,
    /// What was asked for.
    pub asked: Fingerprint,
    /// The call's RequestId: the id of the task that it began, if it began one.
    pub request: TaskId,
    /// The outcome, as JSON.
    pub outcome: String,
    /// When it was decided.
    pub answered: Timestamp,
}
