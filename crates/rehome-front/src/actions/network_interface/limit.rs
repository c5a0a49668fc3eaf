//! DescribeNetworkInterfaceLimit: what an instance's size lets it hold, read from its type.
//!
//! In: an instance's id, or an interface's (then `EniQuantity` is 0, as the API documents, and the
//! addresses are those that the interface may hold where it is). Out: the counts of the standard
//! attachment, the primary interface and the primary address among them. The extended attachment
//! and sub-interfaces are not built: 0 is the truth.

use rehome_actions::vpc::{
    DescribeNetworkInterfaceLimitRequest, DescribeNetworkInterfaceLimitResponse,
};
use rehome_domain::network_interface::ADDRESSES_MAX;
use rehome_domain::refusal::Refusal;
use rehome_domain::{EniId, World};
use rehome_wire::ApiError;

use super::{eni_id, instance_id};
use crate::desk::Desk;
use crate::refusal::api_error;

/// What is answered: interfaces, and addresses of one interface.
struct Quantities {
    interfaces: i64,
    addresses: i64,
}

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeNetworkInterfaceLimitRequest,
) -> Result<DescribeNetworkInterfaceLimitResponse, ApiError> {
    let world = desk.world();
    let asked = &request.instance_id;
    let quantities = if asked.starts_with("eni-") {
        of_interface(&world, eni_id(asked)?)
    } else {
        let instance = instance_id(asked)?;
        world.instance(instance).map(|instance| {
            let limits = instance.size.limits();
            Quantities { interfaces: limits.interfaces.into(), addresses: limits.addresses.into() }
        })
    };
    let Quantities { interfaces, addresses } = quantities.map_err(|refusal| api_error(&refusal))?;
    Ok(DescribeNetworkInterfaceLimitResponse {
        eni_quantity: Some(interfaces),
        eni_private_ip_address_quantity: Some(addresses),
        extend_eni_quantity: Some(0),
        extend_eni_private_ip_address_quantity: Some(0),
        sub_eni_quantity: Some(0),
        sub_eni_private_ip_address_quantity: Some(0),
    })
}

/// An attached interface may hold what its holder's size allows, a free one what any may hold.
fn of_interface(world: &World, eni: EniId) -> Result<Quantities, Refusal> {
    let eni = world.eni(eni)?;
    let addresses = match eni.placement.attachment() {
        Some(place) => world.instance(place.instance)?.size.limits().addresses.into(),
        None => i64::try_from(ADDRESSES_MAX).unwrap_or(i64::MAX),
    };
    Ok(Quantities { interfaces: 0, addresses })
}
