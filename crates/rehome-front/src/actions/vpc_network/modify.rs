//! ModifyVpcAttribute.

use rehome_actions::vpc::{ModifyVpcAttributeRequest, ModifyVpcAttributeResponse};
use rehome_domain::vpc::modify::ModifyVpc;
use rehome_wire::ApiError;

use super::{dns_servers, read_switch, refuse_publishing};
use crate::desk::Desk;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: ModifyVpcAttributeRequest,
) -> Result<ModifyVpcAttributeResponse, ApiError> {
    super::refuse_dhcp_options(
        desk,
        request.dns_servers.as_deref(),
        request.domain_name.as_deref(),
    )?;
    refuse_publishing([request.enable_route_vpc_publish, request.enable_route_vpc_publish_ipv6])?;
    if request.enable_cdc_publish == Some(true) {
        return Err(ApiError::new(
            "UnsupportedOperation.CdcPublishNeedCdcId",
            (
                "The VPC has no dedicated cluster whose subnets could be published.",
                "私有网络没有可发布子网的专用集群。",
            ),
        ));
    }
    let command = ModifyVpc {
        vpc: super::vpc_id(&request.vpc_id)?,
        name: request.vpc_name,
        dns_servers: request.dns_servers.as_deref().map(dns_servers).transpose()?,
        domain_name: request.domain_name,
        multicast: read_switch("EnableMulticast", request.enable_multicast.as_deref())?,
    };
    desk.decide(command).await?;
    Ok(ModifyVpcAttributeResponse {})
}
