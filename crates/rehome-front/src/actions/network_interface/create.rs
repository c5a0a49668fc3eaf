//! CreateNetworkInterface: the answer shows the whole interface, PENDING.

use std::net::Ipv4Addr;

use rehome_actions::vpc::{
    CreateNetworkInterfaceRequest, CreateNetworkInterfaceResponse, PrivateIpAddressSpecification,
};
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::ApiError;

use super::super::security_group::security_group_ids;
use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateNetworkInterfaceRequest,
) -> Result<CreateNetworkInterfaceResponse, ApiError> {
    let asked = request.private_ip_addresses.as_deref().unwrap_or_default();
    let (primary, secondary) = split(asked)?;
    let command = CreateNetworkInterface {
        vpc: vpc_id(&request.vpc_id)?,
        subnet: subnet_id(&request.subnet_id)?,
        name: request.network_interface_name.clone(),
        description: request.network_interface_description.clone().unwrap_or_default(),
        primary,
        secondary,
        secondary_count: request.secondary_private_ip_address_count.unwrap_or(0),
        groups: security_group_ids(request.security_group_ids.as_deref())?,
    };
    desk.refuse_if("TrunkingFlag", request.trunking_flag.as_deref() == Some("Enable"))?;
    NotBuilt {
        ipv6: request.ipv6_addresses.as_deref().unwrap_or_default().len(),
        ipv6_count: request.ipv6_address_count.unwrap_or(0),
        tags: request.tags.as_deref().unwrap_or_default().len(),
        rdma: request.is_rdma,
        termination_protection: request.termination_protection,
        traffic_protection: request.traffic_protection,
    }
    .refuse(desk)?;
    let eni = desk.decide_once(command).await?;
    let mut shown = super::show(&desk.world(), &eni, desk.scope.account);
    // The real answer comes before the zone is known (VPC API, example of this action).
    shown.zone = Some(String::new());
    shown.created_time = Some(String::new());
    Ok(CreateNetworkInterfaceResponse { network_interface: Some(shown) })
}

/// The primary address, if one is named, and the secondary ones.
pub(super) fn split(
    asked: &[PrivateIpAddressSpecification],
) -> Result<(Option<Ipv4Addr>, Vec<Ipv4Addr>), ApiError> {
    let (mut primary, mut secondary) = (None, Vec::new());
    for specification in asked {
        let text = specification.private_ip_address.as_deref().unwrap_or_default();
        let address = text.parse().map_err(|_| {
            api_error(&Refusal::value("PrivateIpAddresses.N.PrivateIpAddress", &text, Fault::Form))
        })?;
        if !specification.primary.unwrap_or(false) {
            secondary.push(address);
        } else if primary.replace(address).is_some() {
            let fault = Fault::Duplicate;
            return Err(api_error(&Refusal::value("PrivateIpAddresses.N.Primary", &text, fault)));
        }
    }
    Ok((primary, secondary))
}

/// What a request may ask for that this version does not have.
pub(super) struct NotBuilt {
    pub(super) ipv6: usize,
    pub(super) ipv6_count: u64,
    pub(super) tags: usize,
    pub(super) rdma: Option<bool>,
    pub(super) termination_protection: Option<bool>,
    pub(super) traffic_protection: Option<bool>,
}

impl NotBuilt {
    /// Refuses what is asked for.
    pub(super) fn refuse(self, desk: &Desk<'_>) -> Result<(), ApiError> {
        desk.refuse_if("Ipv6Addresses", self.ipv6 > 0)?;
        desk.refuse_if("Ipv6AddressCount", self.ipv6_count > 0)?;
        desk.refuse_if("Tags", self.tags > 0)?;
        desk.refuse_if("IsRdma", self.rdma.unwrap_or(false))?;
        desk.refuse_if("TerminationProtection", self.termination_protection.unwrap_or(false))?;
        desk.refuse_if("TrafficProtection", self.traffic_protection.unwrap_or(false))
    }
}
