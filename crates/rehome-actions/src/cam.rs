//! Generated.
use rehome_wire::decode::{members, required, unknown};
use rehome_wire::{ApiError, Decode, Path, Value};
/// GetUserAppIdRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct GetUserAppIdRequest {}
impl Decode for GetUserAppIdRequest {
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
/// GetUserAppIdResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct GetUserAppIdResponse {
    /// Uin.
    #[serde(rename = "Uin", skip_serializing_if = "Option::is_none")]
    pub uin: Option<String>,
    /// OwnerUin.
    #[serde(rename = "OwnerUin", skip_serializing_if = "Option::is_none")]
    pub owner_uin: Option<String>,
    /// AppId.
    #[serde(rename = "AppId", skip_serializing_if = "Option::is_none")]
    pub app_id: Option<u64>,
}
