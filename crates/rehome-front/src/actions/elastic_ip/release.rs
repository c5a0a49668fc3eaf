//! ReleaseAddresses.

use rehome_actions::vpc::{ReleaseAddressesRequest, ReleaseAddressesResponse};
use rehome_domain::elastic_ip::release::ReleaseAddresses;
use rehome_wire::ApiError;

use super::eip_id;
use super::refusal::write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ReleaseAddressesRequest,
) -> Result<ReleaseAddressesResponse, ApiError> {
    let eips = request.address_ids.iter().map(|id| eip_id(id)).collect::<Result<_, _>>()?;
    desk.decide_as(ReleaseAddresses { eips }, write_error).await?;
    Ok(ReleaseAddressesResponse { task_id: Some(desk.task_number()) })
}
