//! MigratePrivateIpAddress: the answer is only a RequestId, the task's id.

use rehome_actions::vpc::{MigratePrivateIpAddressRequest, MigratePrivateIpAddressResponse};
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::eni_id;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: MigratePrivateIpAddressRequest,
) -> Result<MigratePrivateIpAddressResponse, ApiError> {
    let text = &request.private_ip_address;
    let malformed = |_| api_error(&Refusal::value("PrivateIpAddress", text, Fault::Form));
    let command = MigratePrivateIpAddress {
        source: eni_id(&request.source_network_interface_id)?,
        destination: eni_id(&request.destination_network_interface_id)?,
        address: text.parse().map_err(malformed)?,
    };
    desk.decide(command).await?;
    Ok(MigratePrivateIpAddressResponse {})
}
