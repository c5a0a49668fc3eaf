//! AssociateAddress: to an instance, or to one address of an interface.

use rehome_actions::vpc::{AssociateAddressRequest, AssociateAddressResponse};
use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::{EniId, InstanceId};
use rehome_wire::ApiError;

use super::eip_id;
use super::refusal::{api_error, write_error};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AssociateAddressRequest,
) -> Result<AssociateAddressResponse, ApiError> {
    let to = target(&request).map_err(|refusal| api_error(&refusal))?;
    let command = AssociateAddress { eip: eip_id(&request.address_id)?, to };
    desk.refuse_if("EipDirectConnection", request.eip_direct_connection.unwrap_or(false))?;
    let region = desk.scope.region.name();
    let elsewhere = request.instance_region.as_deref().is_some_and(|named| named != region);
    desk.refuse_if("InstanceRegion", elsewhere)?;
    desk.decide_as(command, write_error).await?;
    Ok(AssociateAddressResponse { task_id: Some(desk.task_number()) })
}

fn target(request: &AssociateAddressRequest) -> Result<AssociateTo, Refusal> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let instance = given(&request.instance_id);
    let (eni, address) = (given(&request.network_interface_id), given(&request.private_ip_address));
    match (instance, eni, address) {
        (Some(_), Some(_), _) => {
            Err(Refusal::Coexist { first: "InstanceId", second: "NetworkInterfaceId" })
        }
        (Some(_), None, Some(_)) => {
            Err(Refusal::Coexist { first: "InstanceId", second: "PrivateIpAddress" })
        }
        (Some(instance), None, None) => Ok(AssociateTo::Instance(InstanceId::parse(&instance)?)),
        (None, Some(eni), Some(address)) => {
            let malformed = |_| Refusal::value("PrivateIpAddress", &address, Fault::Form);
            Ok(AssociateTo::Address(EniId::parse(&eni)?, address.parse().map_err(malformed)?))
        }
        (None, Some(_), None) => Err(Refusal::Missing("PrivateIpAddress")),
        (None, None, Some(_)) => Err(Refusal::Missing("NetworkInterfaceId")),
        (None, None, None) => Err(Refusal::Missing("InstanceId")),
    }
}
