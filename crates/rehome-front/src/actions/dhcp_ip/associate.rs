//! AssociateDhcpIpWithAddressIp, DisassociateDhcpIpWithAddressIp: refused. No interface ever holds a
//! DHCP IP here, so that what came to its elastic IP would come to nobody.

use std::net::Ipv4Addr;

use rehome_actions::vpc::{
    AssociateDhcpIpWithAddressIpRequest, AssociateDhcpIpWithAddressIpResponse,
    DisassociateDhcpIpWithAddressIpRequest, DisassociateDhcpIpWithAddressIpResponse,
};
use rehome_domain::refusal::{Fault, Refusal, Resource};
use rehome_wire::ApiError;

use super::dhcp_ip_id;
use crate::desk::Desk;
use crate::refusal::api_error;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn associate(
    desk: &Desk<'_>,
    request: AssociateDhcpIpWithAddressIpRequest,
) -> Result<AssociateDhcpIpWithAddressIpResponse, ApiError> {
    let id = dhcp_ip_id(&request.dhcp_ip_id)?;
    let text = &request.address_ip;
    let malformed = |_| api_error(&Refusal::value("AddressIp", text, Fault::Form));
    let public: Ipv4Addr = text.parse().map_err(malformed)?;
    let world = desk.world();
    world.dhcp_ip(id).map_err(|refusal| api_error(&refusal))?;
    if !world.publics.contains_key(&public) {
        return Err(api_error(&Refusal::NotFound(Resource::PublicAddress(public))));
    }
    Err(ApiError::new(
        "UnsupportedOperation",
        (
            format!(
                "`{id}` is held by no interface; bind the elastic IP to an interface's address."
            ),
            format!("`{id}` 不在任何弹性网卡上，请将弹性公网 IP 绑定到弹性网卡的内网 IP。"),
        ),
    ))
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn disassociate(
    desk: &Desk<'_>,
    request: DisassociateDhcpIpWithAddressIpRequest,
) -> Result<DisassociateDhcpIpWithAddressIpResponse, ApiError> {
    let id = dhcp_ip_id(&request.dhcp_ip_id)?;
    desk.world().dhcp_ip(id).map_err(|refusal| api_error(&refusal))?;
    Err(ApiError::new(
        "UnsupportedOperation.UnbindEIP",
        (
            format!("`{id}` has no elastic IP that could be taken off."),
            format!("`{id}` 没有可解绑的弹性公网 IP。"),
        ),
    ))
}
