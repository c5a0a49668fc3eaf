//! What the CVM API calls some refusals, where the VPC API has other codes; and its lists of ids.
//!
//! Source: the error lists of the actions about instances (CVM API 2017-03-12).

use rehome_domain::instance::run::ADDRESSES;
use rehome_domain::refusal::{Fault, Limit, Refusal, Resource};
use rehome_domain::{InstanceId, SecurityGroupId, SubnetId, VpcId, World};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use crate::refusal::{code, message, state_code};

/// Instances that one call may name.
const NAMED_MAX: usize = 100;

/// Reads the ids of instances, one at least.
pub(super) fn instance_ids(texts: &[String]) -> Result<Vec<InstanceId>, ApiError> {
    if texts.is_empty() {
        return Err(api_error(&Refusal::Missing("InstanceIds")));
    }
    let read =
        |text: &String| InstanceId::parse(text).map_err(|malformed| api_error(&malformed.into()));
    texts.iter().map(read).collect()
}

/// Reads the ids of security groups.
pub(super) fn security_group_ids(texts: &[String]) -> Result<Vec<SecurityGroupId>, ApiError> {
    let read = |text: &String| {
        SecurityGroupId::parse(text).map_err(|malformed| api_error(&malformed.into()))
    };
    texts.iter().map(read).collect()
}

/// The code and message of a refusal.
pub(crate) fn api_error(refusal: &Refusal) -> ApiError {
    ApiError::new(own_code(refusal).unwrap_or_else(|| code(refusal)), message(refusal))
}

/// The answer for a write that was not done.
pub(super) fn write_error(error: &WriteError) -> ApiError {
    if let WriteError::Refused(refusal) = error {
        return api_error(refusal);
    }
    crate::refusal::write_error(error)
}

/// The instances that a call names: each is there, and is named once.
///
/// # Errors
/// None or too many; one that is no id, is named twice or is not there.
pub(super) fn named(world: &World, texts: &[String]) -> Result<Vec<InstanceId>, ApiError> {
    if texts.is_empty() {
        return Err(api_error(&Refusal::Missing("InstanceIds")));
    }
    if texts.len() > NAMED_MAX {
        let (limit, at_most) = (Limit::ValuesInCall, NAMED_MAX as u64);
        return Err(api_error(&Refusal::LimitExceeded { limit, at_most }));
    }
    let parse = |text: &String| InstanceId::parse(text).map_err(|it| api_error(&it.into()));
    let ids = texts.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    for (place, id) in ids.iter().enumerate() {
        if ids[..place].contains(id) {
            let twice = Refusal::value("InstanceIds", id, Fault::Duplicate);
            return Err(ApiError::new("InvalidParameterValue", message(&twice)));
        }
        world.instance(*id).map_err(|refusal| api_error(&refusal))?;
    }
    Ok(ids)
}

pub(super) fn own_code(refusal: &Refusal) -> Option<&'static str> {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    match refusal {
        Refusal::Malformed(wrong) if wrong.prefix == InstanceId::PREFIX => {
            Some("InvalidInstanceId.Malformed")
        }
        Refusal::Malformed(wrong) if wrong.prefix == SecurityGroupId::PREFIX => {
            Some("InvalidSgId.Malformed")
        }
        Refusal::Malformed(wrong) if wrong.prefix == VpcId::PREFIX => {
            Some("InvalidParameterValue.VpcIdMalformed")
        }
        Refusal::Malformed(wrong) if wrong.prefix == SubnetId::PREFIX => {
            Some("InvalidParameterValue.SubnetIdMalformed")
        }
        // A number of addresses that is not that of the instances.
        Refusal::Value { parameter: ADDRESSES, fault: Fault::Range, .. } => {
            Some("InvalidParameterCombination")
        }
        Refusal::Value { parameter: ADDRESSES, fault: Fault::Form, .. } => {
            Some("InvalidParameterValue.IPAddressMalformed")
        }
        Refusal::Value { parameter: "PrivateIpAddress", fault: Fault::Range, .. } => {
            Some("VpcAddrNotInSubNet")
        }
        Refusal::Value { parameter: "PrivateIpAddress", fault: Fault::Reserved, .. }
        | Refusal::AddressInUse(_) => Some("VpcIpIsUsed"),
        Refusal::NotFound(Resource::Vpc(_)) => Some("InvalidParameterValue.VpcIdNotExist"),
        Refusal::NotFound(Resource::Subnet(_)) => Some("InvalidParameterValue.SubnetNotExist"),
        Refusal::VpcMismatch => Some("InvalidParameterValue.VpcIdSubnetIdNotMatch"),
        Refusal::ZoneMismatch => Some("InvalidParameterValue.SubnetIdZoneIdNotMatch"),
        Refusal::NoFreeAddress(_) => Some("FailedOperation.NoAvailableIpAddressCountInSubnet"),
        Refusal::NotFound(Resource::Instance(_)) => Some("InvalidInstanceId.NotFound"),
        Refusal::TaskRunning { .. } => Some("MutexOperation.TaskRunning"),
        Refusal::Value { parameter: "InstanceName", fault: Fault::TooLong, .. } => {
            Some("InvalidInstanceName.TooLong")
        }
        Refusal::NotFound(Resource::SecurityGroup(_)) => Some("InvalidSecurityGroupId.NotFound"),
        Refusal::InvalidState { state, .. } => Some(state_code(state)),
        Refusal::LimitExceeded { limit: Limit::GroupsOfInterface, .. } => {
            Some("LimitExceeded.AssociateUSGLimitExceeded")
        }
        // ResetInstancesType: the size of the instance would not allow what it holds.
        Refusal::LimitExceeded { limit: Limit::InterfacesOfInstance, .. } => {
            Some("LimitExceeded.EniNumLimit")
        }
        _ => None,
    }
}
