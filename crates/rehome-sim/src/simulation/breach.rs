//! A rule that did not hold.

use rehome_domain::EniId;

/// What was wrong, and with which ENI where it is one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub(crate) struct Breach {
    /// What was wrong.
    pub(crate) what: String,
    /// With which ENI.
    pub(crate) eni: Option<EniId>,
}

impl Breach {
    pub(crate) fn new(what: String) -> Self {
        Self { what, eni: None }
    }

    pub(crate) fn about(mut self, eni: EniId) -> Self {
        self.eni = self.eni.or(Some(eni));
        self
    }
}

/// The rule holds, or it is breached.
pub(crate) fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), Breach> {
    if holds { Ok(()) } else { Err(Breach::new(what())) }
}
