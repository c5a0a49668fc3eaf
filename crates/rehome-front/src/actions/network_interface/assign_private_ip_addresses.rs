//! AssignPrivateIpAddresses: the answer shows the addresses, PENDING; DescribeVpcTaskResult tells when
//! packets come to them.

use rehome_actions::vpc::{AssignPrivateIpAddressesRequest, AssignPrivateIpAddressesResponse};
use rehome_domain::network_interface::private_ip_addresses::AssignPrivateIpAddresses;
use rehome_wire::ApiError;

use super::addresses::{level, read, shown};
use super::eni_id;
use super::refusal::write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AssignPrivateIpAddressesRequest,
) -> Result<AssignPrivateIpAddressesResponse, ApiError> {
    let qos = level(request.qos_level.as_deref())?.unwrap_or_default();
    let asked = read(request.private_ip_addresses.as_deref().unwrap_or_default(), qos)?;
    desk.refuse_if("PrivateIpAddresses.N.Primary", asked.primary.is_some())?;
    let command = AssignPrivateIpAddresses {
        eni: eni_id(&request.network_interface_id)?,
        named: asked.secondary,
        count: request.secondary_private_ip_address_count.unwrap_or(0),
        details: asked.details,
        qos,
    };
    let says = command.clone();
    let assigned = desk.decide_once_as(command, write_error).await?;
    let shown = assigned.into_iter().map(|it| shown(it, &says.details_of(it), "PENDING"));
    Ok(AssignPrivateIpAddressesResponse { private_ip_address_set: Some(shown.collect()) })
}
