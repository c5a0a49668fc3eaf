//! Generated.
use rehome_wire::decode::{members, required, unknown};
use rehome_wire::{ApiError, Decode, Path, Value};
/// AssumeRoleRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssumeRoleRequest {
    /// RoleArn.
    #[serde(rename = "RoleArn")]
    pub role_arn: String,
    /// RoleSessionName.
    #[serde(rename = "RoleSessionName")]
    pub role_session_name: String,
    /// DurationSeconds.
    #[serde(rename = "DurationSeconds", skip_serializing_if = "Option::is_none")]
    pub duration_seconds: Option<u64>,
    /// Policy.
    #[serde(rename = "Policy", skip_serializing_if = "Option::is_none")]
    pub policy: Option<String>,
    /// ExternalId.
    #[serde(rename = "ExternalId", skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// SourceIdentity.
    #[serde(rename = "SourceIdentity", skip_serializing_if = "Option::is_none")]
    pub source_identity: Option<String>,
    /// SerialNumber.
    #[serde(rename = "SerialNumber", skip_serializing_if = "Option::is_none")]
    pub serial_number: Option<String>,
    /// TokenCode.
    #[serde(rename = "TokenCode", skip_serializing_if = "Option::is_none")]
    pub token_code: Option<String>,
}
impl Decode for AssumeRoleRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_role_arn: Option<String> = None;
        let mut f_role_session_name: Option<String> = None;
        let mut f_duration_seconds: Option<u64> = None;
        let mut f_policy: Option<String> = None;
        let mut f_external_id: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_source_identity: Option<String> = None;
        let mut f_serial_number: Option<String> = None;
        let mut f_token_code: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RoleArn" => f_role_arn = Decode::decode(value, &here)?,
                "RoleSessionName" => f_role_session_name = Decode::decode(value, &here)?,
                "DurationSeconds" => f_duration_seconds = Decode::decode(value, &here)?,
                "Policy" => f_policy = Decode::decode(value, &here)?,
                "ExternalId" => f_external_id = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "SourceIdentity" => f_source_identity = Decode::decode(value, &here)?,
                "SerialNumber" => f_serial_number = Decode::decode(value, &here)?,
                "TokenCode" => f_token_code = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            role_arn: required(f_role_arn, path, "RoleArn")?,
            role_session_name: required(f_role_session_name, path, "RoleSessionName")?,
            duration_seconds: f_duration_seconds,
            policy: f_policy,
            external_id: f_external_id,
            tags: f_tags,
            source_identity: f_source_identity,
            serial_number: f_serial_number,
            token_code: f_token_code,
        })
    }
}
/// AssumeRoleResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssumeRoleResponse {
    /// Credentials.
    #[serde(rename = "Credentials", skip_serializing_if = "Option::is_none")]
    pub credentials: Option<Credentials>,
    /// ExpiredTime.
    #[serde(rename = "ExpiredTime", skip_serializing_if = "Option::is_none")]
    pub expired_time: Option<i64>,
    /// Expiration.
    #[serde(rename = "Expiration", skip_serializing_if = "Option::is_none")]
    pub expiration: Option<String>,
}
/// Credentials.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Credentials {
    /// Token.
    #[serde(rename = "Token", skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// TmpSecretId.
    #[serde(rename = "TmpSecretId", skip_serializing_if = "Option::is_none")]
    pub tmp_secret_id: Option<String>,
    /// TmpSecretKey.
    #[serde(rename = "TmpSecretKey", skip_serializing_if = "Option::is_none")]
    pub tmp_secret_key: Option<String>,
}
/// GetCallerIdentityRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct GetCallerIdentityRequest {}
impl Decode for GetCallerIdentityRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// GetCallerIdentityResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct GetCallerIdentityResponse {
    /// Arn.
    #[serde(rename = "Arn", skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    /// AccountId.
    #[serde(rename = "AccountId", skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// UserId.
    #[serde(rename = "UserId", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// PrincipalId.
    #[serde(rename = "PrincipalId", skip_serializing_if = "Option::is_none")]
    pub principal_id: Option<String>,
    /// Type.
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}
/// Tag.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Tag {
    /// Key.
    #[serde(rename = "Key")]
    pub key: String,
    /// Value.
    #[serde(rename = "Value")]
    pub value: String,
}
impl Decode for Tag {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key: Option<String> = None;
        let mut f_value: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Key" => f_key = Decode::decode(value, &here)?,
                "Value" => f_value = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { key: required(f_key, path, "Key")?, value: required(f_value, path, "Value")? })
    }
}
