//! What an interface and its addresses say of themselves beside their numbers: a level of service and
//! a description. Kept and shown; the data plane treats all levels alike.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::Eni;
use crate::refusal::{Fault, Refusal};

/// Characters of a description at most.
pub const DESCRIPTION_CHARS_MAX: usize = 60;

/// A level of service (`QosLevel`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum QosLevel {
    /// `PT`, platinum.
    #[serde(rename = "PT")]
    Platinum,
    /// `AU`, gold.
    #[serde(rename = "AU")]
    Gold,
    /// `AG`, silver.
    #[serde(rename = "AG")]
    Silver,
    /// `DEFAULT`, bronze.
    #[default]
    #[serde(rename = "DEFAULT")]
    Bronze,
}

impl QosLevel {
    /// Reads a level.
    ///
    /// # Errors
    /// [`Fault::Unknown`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let all = [Self::Platinum, Self::Gold, Self::Silver, Self::Bronze];
        let found = all.into_iter().find(|level| level.name() == text);
        found.ok_or_else(|| Refusal::value("QosLevel", &text, Fault::Level))
    }

    /// As the API names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Platinum => "PT",
            Self::Gold => "AU",
            Self::Silver => "AG",
            Self::Bronze => "DEFAULT",
        }
    }
}

/// What an address says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// At most [`DESCRIPTION_CHARS_MAX`] characters.
    #[serde(default)]
    pub description: String,
    /// Its level of service.
    #[serde(default)]
    pub qos: QosLevel,
}

impl Details {
    /// Refuses a description that is too long.
    ///
    /// # Errors
    /// [`Fault::TooLong`].
    pub fn check(&self) -> Result<(), Refusal> {
        check_description("Description", &self.description)
    }
}

/// What several addresses say; those that say nothing are left out.
pub type AddressDetails = BTreeMap<IpAddr, Details>;

/// Checks a description.
pub(super) fn check_description(parameter: &'static str, text: &str) -> Result<(), Refusal> {
    if text.chars().count() > DESCRIPTION_CHARS_MAX {
        return Err(Refusal::value(parameter, &text, Fault::TooLong));
    }
    Ok(())
}

/// Checks all of them.
pub(crate) fn check_all(details: &AddressDetails) -> Result<(), Refusal> {
    details.values().try_for_each(Details::check)
}

impl Eni {
    /// What an address of it says.
    pub fn details_of(&self, address: IpAddr) -> Details {
        self.details.get(&address).cloned().unwrap_or_default()
    }

    /// Lets addresses say this. What an address says that is not its own is forgotten.
    pub(crate) fn set_details(&mut self, details: impl IntoIterator<Item = (IpAddr, Details)>) {
        self.details.extend(details);
        let held = self.all_addresses();
        let told = |address: &IpAddr, says: &Details| {
            *says != Details::default() && held.contains(address)
        };
        self.details.retain(|address, says| told(address, says));
    }
}
