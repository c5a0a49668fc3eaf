//! AssignIpv6Addresses: the answer shows the addresses, PENDING; DescribeVpcTaskResult tells when
//! packets come to them.

use rehome_actions::vpc::{AssignIpv6AddressesRequest, AssignIpv6AddressesResponse};
use rehome_domain::ipv6::addresses::AssignIpv6Addresses;
use rehome_wire::ApiError;

use super::super::network_interface::eni_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AssignIpv6AddressesRequest,
) -> Result<AssignIpv6AddressesResponse, ApiError> {
    let asked = request.ipv6_addresses.as_deref().unwrap_or_default();
    let details = super::details(asked)?;
    let command = AssignIpv6Addresses {
        eni: eni_id(&request.network_interface_id)?,
        named: super::read(asked)?,
        count: request.ipv6_address_count.unwrap_or(0),
        details: details.clone(),
    };
    let assigned = desk.decide_once(command).await?;
    let shown = assigned.into_iter().map(|address| {
        let says = details.get(&address.into()).cloned().unwrap_or_default();
        super::shown(address, &says, "PENDING")
    });
    Ok(AssignIpv6AddressesResponse { ipv6_address_set: Some(shown.collect()) })
}
