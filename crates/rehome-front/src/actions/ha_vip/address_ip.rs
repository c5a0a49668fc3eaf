//! HaVipAssociateAddressIp, HaVipDisassociateAddressIp.

use rehome_actions::vpc::{
    HaVipAssociateAddressIpRequest, HaVipAssociateAddressIpResponse,
    HaVipDisassociateAddressIpRequest, HaVipDisassociateAddressIpResponse,
};
use rehome_domain::ha_vip::address_ip::{AssociateAddressIp, DisassociateAddressIp};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_engine::WriteError;
use rehome_wire::ApiError;

use super::ha_vip_id;
use crate::desk::Desk;
use crate::refusal::{api_error, message, write_error};

pub(crate) async fn associate(
    desk: &Desk<'_>,
    request: HaVipAssociateAddressIpRequest,
) -> Result<HaVipAssociateAddressIpResponse, ApiError> {
    let ha_vip = ha_vip_id(&request.ha_vip_id)?;
    let text = request.address_ip;
    let malformed = |_| api_error(&Refusal::value("AddressIp", &text, Fault::Form));
    let address = text.parse().map_err(malformed)?;
    desk.decide_as(AssociateAddressIp { ha_vip, address }, associate_error).await?;
    Ok(HaVipAssociateAddressIpResponse {})
}

/// Source: the action's error list has one code for what is bound already, on either side.
fn associate_error(error: &WriteError) -> ApiError {
    match error {
        WriteError::Refused(refusal @ Refusal::AlreadyBound(_)) => {
            ApiError::new("UnsupportedOperation.BindEIP", message(refusal))
        }
        WriteError::Refused(_)
        | WriteError::Store(_)
        | WriteError::Unknown
        | WriteError::Contended(_)
        | WriteError::Overloaded
        | WriteError::Stopped => write_error(error),
    }
}

pub(crate) async fn disassociate(
    desk: &Desk<'_>,
    request: HaVipDisassociateAddressIpRequest,
) -> Result<HaVipDisassociateAddressIpResponse, ApiError> {
    let ha_vip = ha_vip_id(&request.ha_vip_id)?;
    desk.decide(DisassociateAddressIp { ha_vip }).await?;
    Ok(HaVipDisassociateAddressIpResponse {})
}
