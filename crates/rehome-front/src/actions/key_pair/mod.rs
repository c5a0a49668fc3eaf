//! Key pairs (CVM API): what their actions share is how one is shown, and the codes of what is refused.

use rehome_actions::cvm;
use rehome_domain::key_pair::KeyPair;
use rehome_domain::refusal::{Fault, Limit, Refusal, Resource};
use rehome_domain::tag::TagSet;
use rehome_domain::{KeyPairId, World};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use super::instance::codes;
use super::instance::tags as of_cvm;
use crate::desk::Desk;
use crate::moment;
use crate::refusal::message;

pub(crate) mod associate;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod describe;
pub(crate) mod modify;
mod openssh;
mod secret;

/// Reads a key pair's id.
pub(super) fn key_pair_id(text: &str) -> Result<KeyPairId, ApiError> {
    KeyPairId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

fn key_pair_ids(texts: &[String]) -> Result<Vec<KeyPairId>, ApiError> {
    texts.iter().map(|text| key_pair_id(text)).collect()
}

/// Refuses a project other than the default one; gives the tags.
fn check_place(
    desk: &Desk<'_>,
    project: i64,
    tags: Option<&[cvm::TagSpecification]>,
) -> Result<TagSet, ApiError> {
    if project != 0 {
        let message = (
            format!("There is no project `{project}`; 0 is the only one."),
            format!("项目 `{project}` 不存在，只有项目 0。"),
        );
        return Err(ApiError::new("InvalidProjectId.NotFound", message));
    }
    of_cvm::tags(desk, "keypair", tags)
}

/// The key pair as the API shows it. Its private key is not in it: nobody has it but who asked for the pair.
fn show(world: &World, pair: &KeyPair) -> cvm::KeyPair {
    cvm::KeyPair {
        key_id: Some(pair.id.to_string()),
        key_name: Some(pair.name.clone()),
        project_id: Some(0),
        description: Some(pair.description.clone()),
        public_key: Some(pair.public_key.clone()),
        associated_instance_ids: Some(pair.instances(world).map(|id| id.to_string()).collect()),
        created_time: Some(moment::iso(pair.created)),
        tags: Some(of_cvm::tags_of(world, pair.id)),
        ..cvm::KeyPair::default()
    }
}

fn write_error(error: &WriteError) -> ApiError {
    match error {
        WriteError::Refused(refusal) => api_error(refusal),
        WriteError::Store(_)
        | WriteError::Unknown
        | WriteError::Contended(_)
        | WriteError::Overloaded
        | WriteError::Stopped => crate::refusal::write_error(error),
    }
}

fn api_error(refusal: &Refusal) -> ApiError {
    match own_code(refusal) {
        Some(code) => ApiError::new(code, message(refusal)),
        None => codes::api_error(refusal),
    }
}

/// Source: the error lists of the actions about key pairs (CVM API 2017-03-12).
fn own_code(refusal: &Refusal) -> Option<&'static str> {
    // Only what differs is named here.
    #[allow(clippy::wildcard_enum_match_arm)]
    match refusal {
        Refusal::Malformed(wrong) if wrong.prefix == KeyPairId::PREFIX => {
            Some("InvalidKeyPairId.Malformed")
        }
        Refusal::NotFound(Resource::KeyPair(_)) => Some("InvalidKeyPairId.NotFound"),
        Refusal::Missing("KeyName") => Some("InvalidKeyPairNameEmpty"),
        Refusal::Value { parameter: "KeyName", fault, .. } => match fault {
            Fault::TooLong => Some("InvalidKeyPairNameTooLong"),
            Fault::Duplicate => Some("InvalidKeyPairName.Duplicate"),
            _ => Some("InvalidKeyPairNameIncludeIllegalChar"),
        },
        Refusal::Value { parameter: "PublicKey", fault, .. } => match fault {
            Fault::Duplicate => Some("InvalidPublicKey.Duplicate"),
            _ => Some("InvalidPublicKey.Malformed"),
        },
        Refusal::Value { .. } => Some("InvalidParameterValue"),
        Refusal::KeyNotHeld { .. } => Some("FailedOperation.DisassociateKeyPairFailed"),
        Refusal::InUse { .. } => Some("InvalidParameterValue.KeyPairNotSupported"),
        Refusal::LimitExceeded { limit: Limit::KeyPairs, .. } => {
            Some("InvalidKeyPair.LimitExceeded")
        }
        Refusal::InvalidState { state, .. } => Some(match *state {
            "RUNNING" => "UnsupportedOperation.InstanceStateRunning",
            "PENDING" => "UnsupportedOperation.InstanceStatePending",
            "SHUTDOWN" => "UnsupportedOperation.InstanceStateShutdown",
            "STARTING" => "UnsupportedOperation.InstanceStateStarting",
            "STOPPING" => "UnsupportedOperation.InstanceStateStopping",
            "REBOOTING" => "UnsupportedOperation.InstanceStateRebooting",
            "TERMINATING" => "UnsupportedOperation.InstanceStateTerminating",
            _ => "InvalidInstance.NotSupported",
        }),
        _ => None,
    }
}
