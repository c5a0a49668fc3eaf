//! Codes of refusals where the calls about private addresses have others than the rest of the API.

use rehome_domain::refusal::{Fault, Refusal};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use crate::refusal::message;

/// The answer of AssignPrivateIpAddresses, UnassignPrivateIpAddresses and ModifyIpv6AddressesAttribute
/// for a write that was not done.
pub(crate) fn write_error(error: &WriteError) -> ApiError {
    own(error, own_code)
}

/// The same of ModifyPrivateIpAddressesAttribute, which names no code for a missing binding.
pub(super) fn modify_write_error(error: &WriteError) -> ApiError {
    own(error, |refusal| {
        let missing = matches!(refusal, Refusal::AddressNotHeld { .. });
        missing.then_some("ResourceNotFound")
    })
}

/// The same of CreateNetworkInterface, for a subnet of another VPC than the one that was named.
pub(super) fn create_write_error(error: &WriteError) -> ApiError {
    own(error, |refusal| {
        let other = matches!(refusal, Refusal::VpcMismatch);
        other.then_some("UnsupportedOperation.ResourceMismatch")
    })
}

fn own(error: &WriteError, code: fn(&Refusal) -> Option<&'static str>) -> ApiError {
    if let WriteError::Refused(refusal) = error
        && let Some(code) = code(refusal)
    {
        return ApiError::new(code, message(refusal));
    }
    crate::refusal::write_error(error)
}

/// Source: the error lists of these actions (VPC API 2017-03-12).
fn own_code(refusal: &Refusal) -> Option<&'static str> {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    match refusal {
        Refusal::AddressNotHeld { .. } => Some("UnsupportedOperation.AttachmentNotFound"),
        Refusal::Value { parameter, fault: Fault::Duplicate, .. } if is_ipv4(parameter) => {
            Some("InvalidParameterValue.DuplicatePara")
        }
        _ => None,
    }
}

fn is_ipv4(parameter: &str) -> bool {
    parameter.starts_with("PrivateIpAddress")
}
