//! ModifyAddressInternetChargeType.

use rehome_actions::vpc::{
    AddressChargePrepaid, ModifyAddressInternetChargeTypeRequest,
    ModifyAddressInternetChargeTypeResponse,
};
use rehome_domain::elastic_ip::modify_charge_type::{ModifyAddressInternetChargeType, Prepaid};
use rehome_wire::ApiError;

use super::eip_id;
use super::refusal::write_error;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyAddressInternetChargeTypeRequest,
) -> Result<ModifyAddressInternetChargeTypeResponse, ApiError> {
    let prepaid = |asked: AddressChargePrepaid| Prepaid {
        months: asked.period,
        renewal: asked.auto_renew_flag,
    };
    let command = ModifyAddressInternetChargeType {
        eip: eip_id(&request.address_id)?,
        charge_type: request.internet_charge_type,
        bandwidth_mbps: request.internet_max_bandwidth_out,
        prepaid: request.address_charge_prepaid.map(prepaid),
    };
    desk.decide_as(command, write_error).await?;
    Ok(ModifyAddressInternetChargeTypeResponse {})
}
