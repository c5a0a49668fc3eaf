//! AllocateAddresses: the task of its answer has ended already.

use rehome_actions::vpc::{AllocateAddressesRequest, AllocateAddressesResponse};
use rehome_domain::elastic_ip::allocate::AllocateAddresses;
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::tag::tagged::Tagged;
use rehome_wire::ApiError;

use super::super::tag::tags;
use super::refusal::{api_error, write_error};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AllocateAddressesRequest,
) -> Result<AllocateAddressesResponse, ApiError> {
    let count = request.address_count.unwrap_or(1);
    let command = AllocateAddresses {
        pool: desk.pool()?,
        count: natural("AddressCount", count)?,
        name: request.address_name.clone().unwrap_or_else(|| String::from("Unnamed")),
        charge_type: request.internet_charge_type.clone().filter(|text| !text.is_empty()),
        provider: request.internet_service_provider.clone().filter(|text| !text.is_empty()),
        bandwidth_mbps: request
            .internet_max_bandwidth_out
            .map(|asked| natural("InternetMaxBandwidthOut", asked))
            .transpose()?,
    };
    refuse_what_is_not_built(desk, &request)?;
    let tags = tags(request.tags.as_deref())?;
    let made = desk.decide_once_as(Tagged { command, tags }, write_error).await?;
    Ok(AllocateAddressesResponse {
        address_set: Some(made.iter().map(ToString::to_string).collect()),
        task_id: Some(desk.task_number()),
    })
}

pub(super) fn natural(parameter: &'static str, number: i64) -> Result<u64, ApiError> {
    let outside = |_| api_error(&Refusal::value(parameter, &number, Fault::Range));
    u64::try_from(number).map_err(outside)
}

/// What would make it another kind of address. What only changes the bill (provider, charging)
/// is accepted, kept where it is shown, and has no effect; the README says so.
fn refuse_what_is_not_built(
    desk: &Desk<'_>,
    request: &AllocateAddressesRequest,
) -> Result<(), ApiError> {
    let given = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    let kind = request.address_type.as_deref().unwrap_or("EIP");
    desk.refuse_if("AddressType", kind != "EIP")?;
    desk.refuse_if("AnycastZone", given(&request.anycast_zone))?;
    let cluster = request.vip_cluster.as_ref();
    desk.refuse_if("VipCluster", cluster.is_some_and(|cluster| !cluster.is_empty()))?;
    desk.refuse_if("BandwidthPackageId", given(&request.bandwidth_package_id))?;
    desk.refuse_if("DedicatedClusterId", given(&request.dedicated_cluster_id))?;
    let dedicated = request.is_dedicated_address_pool.unwrap_or(false);
    desk.refuse_if("IsDedicatedAddressPool", dedicated)?;
    desk.refuse_if("Egress", given(&request.egress))?;
    desk.refuse_if("AntiDDoSPackageId", given(&request.anti_ddos_package_id))
}
