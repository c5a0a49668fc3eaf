//! ModifyNetworkInterfaceQos. `DirectSendMaxPort` is not built.

use rehome_actions::vpc::{ModifyNetworkInterfaceQosRequest, ModifyNetworkInterfaceQosResponse};
use rehome_domain::network_interface::modify_qos::ModifyNetworkInterfaceQos;
use rehome_wire::ApiError;

use super::addresses::level;
use super::eni_id;
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyNetworkInterfaceQosRequest,
) -> Result<ModifyNetworkInterfaceQosResponse, ApiError> {
    desk.refuse_if("DirectSendMaxPort", request.direct_send_max_port.is_some())?;
    let qos = level(request.qos_level.as_deref())?.ok_or_else(|| desk.missing("QosLevel"))?;
    let enis = request.network_interface_ids.iter().map(|id| eni_id(id));
    let enis = enis.collect::<Result<_, _>>()?;
    desk.decide(ModifyNetworkInterfaceQos { enis, qos }).await?;
    Ok(ModifyNetworkInterfaceQosResponse {})
}
