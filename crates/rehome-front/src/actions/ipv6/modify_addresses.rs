//! ModifyIpv6AddressesAttribute: descriptions.

use rehome_actions::vpc::{
    ModifyIpv6AddressesAttributeRequest, ModifyIpv6AddressesAttributeResponse,
};
use rehome_domain::network_interface::modify_addresses::{ModifiedAddress, ModifyAddresses};
use rehome_wire::ApiError;

use super::super::network_interface::eni_id;
use super::super::network_interface::refusal::write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyIpv6AddressesAttributeRequest,
) -> Result<ModifyIpv6AddressesAttributeResponse, ApiError> {
    let described = super::read(&request.ipv6_addresses)?.into_iter().zip(&request.ipv6_addresses);
    let modified = described.map(|(address, asked)| ModifiedAddress {
        address: address.into(),
        description: asked.description.clone(),
        qos: None,
    });
    let command = ModifyAddresses {
        eni: eni_id(&request.network_interface_id)?,
        addresses: modified.collect(),
        parameter: "Ipv6Addresses",
    };
    desk.decide_as(command, write_error).await?;
    Ok(ModifyIpv6AddressesAttributeResponse {})
}
