//! DescribeVpcIpv6Addresses: who holds which address of a VPC, in the order of the addresses.

use std::net::Ipv6Addr;

use rehome_actions::vpc::{
    DescribeVpcIpv6AddressesRequest, DescribeVpcIpv6AddressesResponse, VpcIpv6Address,
};
use rehome_domain::VpcId;
use rehome_wire::ApiError;

use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use crate::desk::Desk;
use crate::moment;
use crate::page::Page;
use crate::refusal::api_error;

pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeVpcIpv6AddressesRequest,
) -> Result<DescribeVpcIpv6AddressesResponse, ApiError> {
    let page = Page::new(request.offset, request.limit)?;
    let world = desk.world();
    let vpc: VpcId = vpc_id(&request.vpc_id)?;
    world.vpc(vpc).map_err(|refusal| api_error(&refusal))?;
    let subnet = request.subnet_id.as_deref().map(subnet_id).transpose()?;
    let asked = request.ipv6_addresses.unwrap_or_default();
    let read = |text: &String| super::address("Ipv6Addresses.N", text);
    let asked = asked.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let (first, last) = (Ipv6Addr::UNSPECIFIED, Ipv6Addr::from_bits(u128::MAX));
    let of_vpc = world.ipv6_addresses.range((vpc, first)..=(vpc, last));
    let held = of_vpc.filter_map(|((_, address), eni)| {
        let eni = world.enis.get(eni)?;
        let wanted = asked.is_empty() || asked.contains(address);
        let there = subnet.is_none_or(|subnet| subnet == eni.subnet);
        (wanted && there).then_some((*address, eni))
    });
    let (total, page) = page.cut(held);
    let shown = page.into_iter().map(|(address, eni)| VpcIpv6Address {
        ipv6_address: Some(address.to_string()),
        cidr_block: super::block(world.subnets.get(&eni.subnet).and_then(|subnet| subnet.ipv6)),
        ipv6_address_type: Some(String::from("ENI")),
        created_time: Some(moment::plain(eni.created)),
    });
    let shown = shown.collect();
    Ok(DescribeVpcIpv6AddressesResponse { ipv6_address_set: Some(shown), total_count: Some(total) })
}
