//! GetUserAppId: the caller's Uin, its account's, and the account's AppId.

use rehome_actions::cam::{GetUserAppIdRequest, GetUserAppIdResponse};
use rehome_wire::ApiError;

use crate::desk::Desk;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    _request: GetUserAppIdRequest,
) -> Result<GetUserAppIdResponse, ApiError> {
    let principal = &desk.visitor.holder.principal;
    Ok(GetUserAppIdResponse {
        uin: Some(principal.uin().to_string()),
        owner_uin: Some(principal.account.to_string()),
        app_id: desk.visitor.ring.app_id(principal.account),
    })
}
