//! Codes of refusals where the calls about elastic IPs have others than the rest of the API.

use rehome_domain::refusal::{Fault, Refusal, Resource};
use rehome_domain::{EipId, EniId, InstanceId};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use crate::refusal::{code, message};

/// The code and message of a refusal.
pub(super) fn api_error(refusal: &Refusal) -> ApiError {
    ApiError::new(own_code(refusal).unwrap_or_else(|| code(refusal)), message(refusal))
}

/// The answer for a write that was not done.
pub(super) fn write_error(error: &WriteError) -> ApiError {
    if let WriteError::Refused(refusal) = error {
        return api_error(refusal);
    }
    crate::refusal::write_error(error)
}

/// Source: the error lists of these actions (VPC API 2017-03-12).
fn own_code(refusal: &Refusal) -> Option<&'static str> {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    match refusal {
        Refusal::Malformed(malformed) => malformed_code(malformed.prefix),
        Refusal::Coexist { .. } => Some("InvalidParameterConflict"),
        Refusal::NotFound(Resource::Instance(_)) => Some("InvalidInstanceId.NotFound"),
        Refusal::NotFound(Resource::Eni(_)) | Refusal::AddressNotHeld { .. } => {
            Some("InvalidNetworkInterfaceId.NotFound")
        }
        Refusal::TaskRunning { .. } => Some("OperationDenied.MutexTaskRunning"),
        Refusal::InvalidState { .. } => Some("InvalidParameterValue.InvalidInstanceState"),
        // Only ModifyAddressAttribute looks at the characters of a name.
        Refusal::Value { parameter: "AddressName", fault: Fault::Form, .. } => {
            Some("InvalidParameterValue")
        }
        _ => None,
    }
}

fn malformed_code(prefix: &str) -> Option<&'static str> {
    match prefix {
        EipId::PREFIX => Some("InvalidParameterValue.AddressIdMalformed"),
        InstanceId::PREFIX => Some("InvalidParameterValue.InstanceIdMalformed"),
        EniId::PREFIX => Some("InvalidParameterValue.NetworkInterfaceIdMalformed"),
        _ => None,
    }
}
