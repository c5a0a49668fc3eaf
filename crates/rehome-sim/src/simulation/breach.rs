//! A rule that did not hold.

/// What was wrong, and with what.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub(crate) struct Breach {
    /// What was wrong.
    pub(crate) what: String,
    /// The id of what it was about.
    pub(crate) subject: Option<String>,
}

impl Breach {
    pub(crate) fn new(what: String) -> Self {
        Self { what, subject: None }
    }

    pub(crate) fn about(mut self, subject: impl std::fmt::Display) -> Self {
        self.subject = self.subject.or_else(|| Some(subject.to_string()));
        self
    }
}

/// The rule holds, or it is breached.
pub(crate) fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), Breach> {
    if holds { Ok(()) } else { Err(Breach::new(what())) }
}
