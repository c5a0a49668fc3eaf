//! ModifyKeyPairAttribute.

use rehome_actions::cvm::{ModifyKeyPairAttributeRequest, ModifyKeyPairAttributeResponse};
use rehome_domain::key_pair::modify::ModifyKeyPair;
use rehome_wire::ApiError;

use super::{key_pair_id, write_error};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyKeyPairAttributeRequest,
) -> Result<ModifyKeyPairAttributeResponse, ApiError> {
    let key_pair = key_pair_id(&request.key_id)?;
    let (name, description) = (request.key_name, request.description);
    if name.is_none() && description.is_none() {
        return Err(desk.missing("KeyName"));
    }
    desk.decide_as(ModifyKeyPair { key_pair, name, description }, write_error).await?;
    Ok(ModifyKeyPairAttributeResponse {})
}
