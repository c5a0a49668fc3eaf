//! DeleteKeyPairs.

use rehome_actions::cvm::{DeleteKeyPairsRequest, DeleteKeyPairsResponse};
use rehome_domain::key_pair::delete::DeleteKeyPairs;
use rehome_wire::ApiError;

use super::{key_pair_ids, write_error};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DeleteKeyPairsRequest,
) -> Result<DeleteKeyPairsResponse, ApiError> {
    if request.key_ids.is_empty() {
        return Err(desk.missing("KeyIds"));
    }
    let key_pairs = key_pair_ids(&request.key_ids)?;
    desk.decide_as(DeleteKeyPairs { key_pairs }, write_error).await?;
    Ok(DeleteKeyPairsResponse {})
}
