//! DescribeVpcResourceDashboard and DescribeSubnetResourceDashboard: how much of everything there is.
//! Of what is not built there is nothing: 0 is the truth.

use rehome_actions::vpc::{
    DescribeSubnetResourceDashboardRequest, DescribeSubnetResourceDashboardResponse,
    DescribeVpcResourceDashboardRequest, DescribeVpcResourceDashboardResponse, ResourceDashboard,
    ResourceStatistics, ResourceStatisticsItem,
};
use rehome_domain::subnet::Subnet;
use rehome_domain::vpc::Vpc;
use rehome_domain::world::used::User;
use rehome_domain::{VpcId, World};
use rehome_wire::ApiError;

use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::filters::VPC_MANNERS;
use crate::listing::check_ids;
use crate::refusal::api_error;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn of_vpcs(
    desk: &Desk<'_>,
    request: DescribeVpcResourceDashboardRequest,
) -> Result<DescribeVpcResourceDashboardResponse, ApiError> {
    check_ids(&request.vpc_ids, &VPC_MANNERS)?;
    let world = desk.world();
    let mut set = Vec::with_capacity(request.vpc_ids.len());
    for id in &request.vpc_ids {
        let vpc = world.vpc(vpc_id(id)?).map_err(|refusal| api_error(&refusal))?;
        set.push(of_vpc(&world, vpc));
    }
    Ok(DescribeVpcResourceDashboardResponse { resource_dashboard_set: Some(set) })
}

/// `Ip` leaves out the addresses of instances and interfaces, as the API documents.
fn of_vpc(world: &World, vpc: &Vpc) -> ResourceDashboard {
    let here = |of: VpcId| of == vpc.id;
    let count = |count: usize| count as u64;
    let floating = world.ha_vips.values().filter(|it| here(it.vpc)).count();
    let set_aside = world.set_aside_in(vpc.id).count();
    ResourceDashboard {
        vpc_id: vpc.id.to_string(),
        ip: count(floating + set_aside),
        flow_log: count(world.flow_logs.values().filter(|it| here(it.vpc)).count()),
        network_acl: count(world.network_acls_of(vpc.id).count()),
        cvm: count(world.instances.values().filter(|it| here(it.vpc)).count()),
        subnet: u64::from(vpc.subnets),
        route_table: count(world.route_tables_of(vpc.id).count()),
        ..ResourceDashboard::default()
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn of_subnets(
    desk: &Desk<'_>,
    request: DescribeSubnetResourceDashboardRequest,
) -> Result<DescribeSubnetResourceDashboardResponse, ApiError> {
    check_ids(&request.subnet_ids, &VPC_MANNERS)?;
    let world = desk.world();
    let mut set = Vec::with_capacity(request.subnet_ids.len());
    for id in &request.subnet_ids {
        let subnet = world.subnet(subnet_id(id)?).map_err(|refusal| api_error(&refusal))?;
        set.push(of_subnet(&world, subnet));
    }
    Ok(DescribeSubnetResourceDashboardResponse { resource_statistics_set: Some(set) })
}

fn of_subnet(world: &World, subnet: &Subnet) -> ResourceStatistics {
    let mut counts = [("CVM", 0), ("ENI", 0), ("HaVip", 0), ("ReserveIp", 0), ("DhcpIp", 0)];
    let mut seen = std::collections::BTreeSet::new();
    for used in world.used_in(subnet) {
        let kind = match used.by {
            User::Instance(_) => 0,
            User::Interface(_) => 1,
            User::HaVip(_) => 2,
            User::Reserved(_) => 3,
            User::DhcpIp(_) => 4,
            User::Gateway(_) => continue,
        };
        // One thing may have several addresses.
        if seen.insert(used.by.id()) {
            counts[kind].1 += 1;
        }
    }
    let items = counts.map(|(name, count)| ResourceStatisticsItem {
        resource_type: Some(name.to_owned()),
        resource_name: Some(name.to_owned()),
        resource_count: Some(count),
    });
    ResourceStatistics {
        vpc_id: Some(subnet.vpc.to_string()),
        subnet_id: Some(subnet.id.to_string()),
        ip: Some(subnet.used),
        resource_statistics_item_set: Some(items.into()),
    }
}
