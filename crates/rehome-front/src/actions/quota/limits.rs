//! DescribeVpcLimits: the bounds that hold here, by the names that the API gives them. Of what is not
//! built none can be made: 0 is the truth.

use rehome_actions::vpc::{DescribeVpcLimitsRequest, DescribeVpcLimitsResponse, VpcLimit};
use rehome_domain::ha_vip::HA_VIPS_PER_VPC_MAX;
use rehome_domain::network_acl::{ACLS_PER_VPC_MAX, ENTRIES_MAX};
use rehome_domain::network_interface::{ADDRESSES_MAX, INTERFACES_MAX};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::route_table::{ROUTES_PER_TABLE_MAX, TABLES_PER_VPC_MAX};
use rehome_domain::subnet::SUBNETS_PER_VPC_MAX;
use rehome_domain::vpc::VPCS_MAX;
use rehome_domain::vpc::assistant::ASSISTANTS_MAX;
use rehome_wire::ApiError;

use crate::desk::Desk;
use crate::filters::VPC_MANNERS;
use crate::listing::check_ids;
use crate::refusal::api_error;

/// A quota: what the API calls it, what it bounds, and the bound.
pub(super) struct Quota {
    pub(super) name: &'static str,
    pub(super) of: &'static str,
    pub(super) at_most: u64,
}

const fn quota(name: &'static str, of: &'static str, at_most: u64) -> Quota {
    Quota { name, of, at_most }
}

const ADDRESSES: u64 = ADDRESSES_MAX as u64;

/// What is enforced. The number of interfaces is bounded for the account and region as a whole, so
/// one VPC may have all of them.
pub(super) const ENFORCED: &[Quota] = &[
    quota("appid-max-vpcs", "VPCs in an account and region", VPCS_MAX),
    quota("vpc-max-subnets", "Subnets in a VPC", SUBNETS_PER_VPC_MAX),
    quota("vpc-max-route-tables", "Route tables in a VPC", TABLES_PER_VPC_MAX),
    quota("route-table-max-policies", "Routes in a route table", ROUTES_PER_TABLE_MAX),
    quota("vpc-max-network-acls", "Network ACLs in a VPC", ACLS_PER_VPC_MAX),
    quota("network-acl-max-inbound-policies", "Inbound rules of a network ACL", ENTRIES_MAX),
    quota("network-acl-max-outbound-policies", "Outbound rules of a network ACL", ENTRIES_MAX),
    quota("vpc-max-enis", "Network interfaces in a VPC", INTERFACES_MAX),
    quota("vpc-max-havips", "HaVips in a VPC", HA_VIPS_PER_VPC_MAX),
    quota("eni-max-private-ips", "IPv4 addresses of an unattached interface", ADDRESSES),
    quota("vpc-max-assistant_cidrs", "Assistant CIDRs of a VPC", ASSISTANTS_MAX),
    quota("vpc-max-ipv6s", "IPv6 addresses in a VPC", INTERFACES_MAX * ADDRESSES),
    quota("eni-max-ipv6s", "IPv6 addresses of an unattached interface", ADDRESSES),
];

/// Of these there is none here, except for IPv6 blocks of the pool's kind.
const NOT_BUILT: &[&str] = &[
    "vpc-max-vpn-gateways",
    "appid-max-custom-gateways",
    "appid-max-vpn-connections",
    "custom-gateway-max-vpn-connections",
    "vpn-gateway-max-custom-gateways",
    "vpc-max-vpcpeers",
    "vpc-max-available-vpcpeers",
    "vpc-max-basic-network-interconnections",
    "direct-connection-max-snats",
    "direct-connection-max-dnats",
    "direct-connection-max-snapts",
    "direct-connection-max-dnapts",
    "vpc-max-nat-gateways",
    "nat-gateway-max-eips",
    "nat-gateway-max-dnapts",
    "appid-max-end-point-services",
    "appid-max-end-point-service-white-lists",
    "vpc-max-cmcc-ipv6-cidrs",
    "vpc-max-ctcc-ipv6-cidrs",
    "vpc-max-cucc-ipv6-cidrs",
    "vpc-max-bgp-ipv6-cidrs",
    "vpc-max-custom-ipv6-cidrs",
    "vpc-max-ula-ipv6-cidrs",
];

/// A VPC has one block, of the kind of the server's pool.
fn ipv6_blocks(desk: &Desk<'_>) -> &'static str {
    use rehome_domain::ipv6::blocks::AssignIpv6CidrBlock;
    match AssignIpv6CidrBlock::pool_kind(desk.ipv6_pool()) {
        "ULA" => "vpc-max-ula-ipv6-cidrs",
        _ => "vpc-max-bgp-ipv6-cidrs",
    }
}

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: DescribeVpcLimitsRequest,
) -> Result<DescribeVpcLimitsResponse, ApiError> {
    check_ids(&request.limit_types, &VPC_MANNERS)?;
    if request.limit_types.is_empty() {
        return Err(desk.missing("LimitTypes"));
    }
    let limit = |asked: &String| {
        let enforced = ENFORCED.iter().find(|it| it.name == asked).map(|it| it.at_most);
        let of_pool = (asked == ipv6_blocks(desk)).then_some(1);
        let none = NOT_BUILT.contains(&asked.as_str()).then_some(0);
        let found = enforced.or(of_pool).or(none);
        let unknown = || api_error(&Refusal::value("LimitTypes", asked, Fault::Unknown));
        let limit_value = Some(found.ok_or_else(unknown)?);
        Ok(VpcLimit { limit_type: Some(asked.clone()), limit_value })
    };
    let set = request.limit_types.iter().map(limit).collect::<Result<_, ApiError>>()?;
    Ok(DescribeVpcLimitsResponse { vpc_limit_set: Some(set) })
}
