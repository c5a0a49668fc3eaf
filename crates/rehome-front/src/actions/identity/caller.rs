//! GetCallerIdentity: who signed this call.

use rehome_actions::sts::{GetCallerIdentityRequest, GetCallerIdentityResponse};
use rehome_domain::access::Identity;
use rehome_wire::ApiError;

use crate::desk::Desk;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    _request: GetCallerIdentityRequest,
) -> Result<GetCallerIdentityResponse, ApiError> {
    let principal = &desk.visitor.holder.principal;
    let (account, uin) = (principal.account, principal.uin());
    let (arn, user, kind) = match &principal.identity {
        Identity::Root => (format!("qcs::cam::uin/{account}:root"), uin.to_string(), "RootAccount"),
        Identity::User(user) => {
            (format!("qcs::cam::uin/{account}:uin/{user}"), user.to_string(), "CAMUser")
        }
        // The form of the API page's example: four parts.
        Identity::Session { role, name, .. } => {
            (format!("qcs::sts:{account}:assumed-role/{role}"), format!("{role}:{name}"), "CAMRole")
        }
    };
    Ok(GetCallerIdentityResponse {
        arn: Some(arn),
        account_id: Some(account.to_string()),
        user_id: Some(user),
        principal_id: Some(uin.to_string()),
        r#type: Some(kind.to_owned()),
    })
}
