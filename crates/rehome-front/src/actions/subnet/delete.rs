//! DeleteSubnet.

use rehome_actions::vpc::{DeleteSubnetRequest, DeleteSubnetResponse};
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_wire::ApiError;

use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DeleteSubnetRequest,
) -> Result<DeleteSubnetResponse, ApiError> {
    desk.decide(DeleteSubnet { subnet: super::subnet_id(&request.subnet_id)? }).await?;
    Ok(DeleteSubnetResponse {})
}
