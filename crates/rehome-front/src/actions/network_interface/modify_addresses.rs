//! ModifyPrivateIpAddressesAttribute: descriptions and levels of service.

use rehome_actions::vpc::{
    ModifyPrivateIpAddressesAttributeRequest, ModifyPrivateIpAddressesAttributeResponse,
    PrivateIpAddressSpecification,
};
use rehome_domain::network_interface::modify_addresses::{ModifiedAddress, ModifyAddresses};
use rehome_wire::ApiError;

use super::addresses::{address, qos};
use super::eni_id;
use super::refusal::modify_write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyPrivateIpAddressesAttributeRequest,
) -> Result<ModifyPrivateIpAddressesAttributeResponse, ApiError> {
    // `Primary` is sent back by clients as they read it; which one is primary cannot be modified.
    let modified = |asked: &PrivateIpAddressSpecification| {
        Ok(ModifiedAddress {
            address: address(asked)?.into(),
            description: asked.description.clone(),
            qos: qos(asked)?,
        })
    };
    let addresses = request.private_ip_addresses.iter().map(modified);
    let command = ModifyAddresses {
        eni: eni_id(&request.network_interface_id)?,
        addresses: addresses.collect::<Result<_, ApiError>>()?,
        parameter: "PrivateIpAddresses",
    };
    desk.decide_as(command, modify_write_error).await?;
    Ok(ModifyPrivateIpAddressesAttributeResponse {})
}
