//! DeleteVpc.

use rehome_actions::vpc::{DeleteVpcRequest, DeleteVpcResponse};
use rehome_domain::vpc::delete::DeleteVpc;
use rehome_wire::ApiError;

use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DeleteVpcRequest,
) -> Result<DeleteVpcResponse, ApiError> {
    desk.decide(DeleteVpc { vpc: super::vpc_id(&request.vpc_id)? }).await?;
    Ok(DeleteVpcResponse {})
}
