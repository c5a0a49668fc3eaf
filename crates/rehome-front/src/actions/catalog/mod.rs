//! What the cloud offers: regions, zones, images and instance types, from the domain's tables. Nothing here changes.

use rehome_domain::Zone;
use rehome_domain::catalog::Name;
use rehome_domain::instance::Size;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::{ApiError, Language};

use crate::desk::Desk;
use crate::refusal::{api_error, message};

pub(crate) mod images;
pub(crate) mod places;
pub(crate) mod products;
pub(crate) mod sizes;

/// The state of every region and zone: what is not there is not in the table.
const AVAILABLE: &str = "AVAILABLE";

/// A name in the caller's language.
fn said(name: Name, language: Language) -> String {
    let said = match language {
        Language::EnUs => name.en,
        Language::ZhCn => name.zh,
    };
    said.to_owned()
}

/// A zone's name in the caller's language.
fn zone_name(zone: Zone, language: Language) -> String {
    match language {
        Language::EnUs => zone.title_en(),
        Language::ZhCn => zone.title_zh(),
    }
}

/// Refuses a zone that a filter names and that is not in the region.
fn check_zone(desk: &Desk<'_>, text: &str) -> Result<(), ApiError> {
    let (code, fault) = match Zone::parse(text) {
        None => ("InvalidParameterValue.ZoneNotSupported", Fault::Unknown),
        Some(zone) if zone.region() != desk.scope.region => {
            ("InvalidZone.MismatchRegion", Fault::OtherRegion)
        }
        Some(_) => return Ok(()),
    };
    Err(ApiError::new(code, message(&Refusal::value("Filters.zone", &text, fault))))
}

/// Refuses a text that cannot be an instance type.
fn check_size_name(text: &str) -> Result<(), ApiError> {
    if Size::is_name(text) {
        return Ok(());
    }
    Err(api_error(&Refusal::value("InstanceType", &text, Fault::Form)))
}
