//! CreateReserveIpAddresses.

use rehome_actions::vpc::{CreateReserveIpAddressesRequest, CreateReserveIpAddressesResponse};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::reserved_ip::create::{CreateReserveIpAddresses, Wanted};
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::subnet::subnet_id;
use super::super::tag::tags;
use super::super::vpc_network::vpc_id;
use super::show;
use crate::desk::Desk;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: CreateReserveIpAddressesRequest,
) -> Result<CreateReserveIpAddressesResponse, ApiError> {
    let tags = tags(request.tags.as_deref())?;
    let subnet = request.subnet_id.filter(|id| !id.is_empty());
    let named = request.ip_addresses.unwrap_or_default();
    let command = CreateReserveIpAddresses {
        vpc: vpc_id(&request.vpc_id)?,
        subnet: subnet.as_deref().map(subnet_id).transpose()?,
        wanted: wanted(&named, request.ip_address_count).map_err(|refusal| api_error(&refusal))?,
        name: request.name.unwrap_or_default(),
        description: request.description.unwrap_or_default(),
    };
    let made = desk.decide_once(Tagged { command, tags }).await?;
    let world = desk.world();
    let set = made.iter().map(|ip| show(&world, ip)).collect();
    Ok(CreateReserveIpAddressesResponse { reserve_ip_address_set: Some(set) })
}

fn wanted(named: &[String], count: Option<u64>) -> Result<Wanted, Refusal> {
    match (named, count) {
        ([], None) => Err(Refusal::Missing("IpAddresses")),
        ([], Some(count)) => Ok(Wanted::Count(count)),
        (_, Some(_)) => Err(Refusal::Coexist { first: "IpAddresses", second: "IpAddressCount" }),
        (named, None) => {
            let malformed = |text: &String| Refusal::value("IpAddresses", text, Fault::Form);
            let read = |text: &String| text.parse().map_err(|_| malformed(text));
            Ok(Wanted::Named(named.iter().map(read).collect::<Result<_, _>>()?))
        }
    }
}
