//! DescribeVpcInstances: the instances of a VPC, with what each may hold and holds.

use rehome_actions::vpc::{CvmInstance, DescribeVpcInstancesRequest, DescribeVpcInstancesResponse};
use rehome_domain::InstanceId;
use rehome_domain::instance::Instance;
use rehome_wire::ApiError;

use super::super::network_interface::instance_id;
use super::super::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::filters::{Field, Filters, Matching, VPC_MANNERS};
use crate::moment;
use crate::page::Page;

const FILTERS: &[Field<Instance, InstanceId>] = &[
    Field::exact("vpc-id", |_, it| vec![it.vpc.to_string()]),
    Field::exact("instance-id", |_, it| vec![it.id.to_string()]),
    Field::new("instance-name", Matching::Part, |_, it| vec![it.name.clone()]),
];

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeVpcInstancesRequest,
) -> Result<DescribeVpcInstancesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    for filter in &request.filters {
        let check: fn(&str) -> Result<(), ApiError> = match filter.name.as_str() {
            "vpc-id" => |id| vpc_id(id).map(drop),
            "instance-id" => |id| instance_id(id).map(drop),
            _ => continue,
        };
        filter.values.iter().try_for_each(|id| check(id))?;
    }
    let filters = Filters::understand(&request.filters, FILTERS, &VPC_MANNERS)?;
    let world = desk.world();
    let instances = world.instances.values().map(AsRef::as_ref);
    let (total, page) = page.cut(instances.filter(|it| filters.pass(&world, it)));
    Ok(DescribeVpcInstancesResponse {
        instance_set: Some(page.into_iter().map(show).collect()),
        total_count: Some(total),
    })
}

fn show(instance: &Instance) -> CvmInstance {
    let limits = instance.size.limits();
    CvmInstance {
        vpc_id: Some(instance.vpc.to_string()),
        subnet_id: Some(instance.subnet.to_string()),
        instance_id: Some(instance.id.to_string()),
        instance_name: Some(instance.name.clone()),
        instance_state: Some(instance.state.name().to_owned()),
        cpu: Some(instance.size.cpu().into()),
        memory: Some(instance.size.memory_gb().into()),
        created_time: Some(moment::plain(instance.created)),
        instance_type: Some(instance.size.to_string()),
        eni_limit: Some(limits.interfaces.into()),
        eni_ip_limit: Some(limits.addresses.into()),
        instance_eni_count: Some(instance.interfaces.len() as u64),
    }
}
