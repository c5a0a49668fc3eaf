//! CreateDefaultVpc, CheckDefaultSubnet. This account has no classic network, so that a default VPC is
//! made with `Force` and without it.

use rehome_actions::vpc::{
    CheckDefaultSubnetRequest, CheckDefaultSubnetResponse, CreateDefaultVpcRequest,
    CreateDefaultVpcResponse, DefaultVpcSubnet,
};
use rehome_domain::vpc::create_default::{CheckDefaultSubnet, CreateDefaultVpc};
use rehome_wire::ApiError;

use crate::desk::Desk;

fn named(zone: Option<String>) -> Option<String> {
    zone.filter(|zone| !zone.is_empty())
}

pub(crate) async fn create(
    desk: &Desk<'_>,
    request: CreateDefaultVpcRequest,
) -> Result<CreateDefaultVpcResponse, ApiError> {
    let (vpc, subnet) = desk.decide(CreateDefaultVpc { zone: named(request.zone) }).await?;
    let shown = DefaultVpcSubnet {
        vpc_id: vpc.id.to_string(),
        subnet_id: subnet.id.to_string(),
        vpc_name: Some(vpc.name),
        subnet_name: Some(subnet.name),
        cidr_block: Some(subnet.cidr.to_string()),
    };
    Ok(CreateDefaultVpcResponse { vpc: Some(shown) })
}

pub(crate) async fn check(
    desk: &Desk<'_>,
    request: CheckDefaultSubnetRequest,
) -> Result<CheckDefaultSubnetResponse, ApiError> {
    let result = desk.decide(CheckDefaultSubnet { zone: named(request.zone) }).await?;
    Ok(CheckDefaultSubnetResponse { result: Some(result) })
}
