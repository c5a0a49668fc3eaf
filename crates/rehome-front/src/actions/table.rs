//! The table of what is supported: which handler answers which action, resource by resource.

use rehome_actions::{Action, api, cam, cbs, cvm, region, rehome, sts, tag, vpc};
use rehome_wire::{ApiError, Encode, Object};

use super::{
    catalog, dhcp_ip, disk, elastic_ip, event, flow_log, ha_vip, identity, instance, ipv6,
    key_pair, network_acl, network_interface, not_built, quota, request, reserved_ip, route_table,
    security_group, subnet, tag as tag_service, task, usage, vpc_network,
};
use crate::desk::Desk;

/// The response, without the RequestId.
pub(crate) type Body = Box<dyn Encode + Send>;

macro_rules! supported {
    ($($service:ident $module:ident $action:ident => $handler:path,)*) => {
        /// The actions that are supported.
        pub const SUPPORTED: &[Action] = &[$(Action::$service($module::Action::$action),)*];

        /// Answers a call of an action.
        ///
        /// # Errors
        /// [`ApiError`]: wrong parameters, a refusal, or an action that is not supported.
        pub(crate) async fn answer(
            desk: &Desk<'_>,
            action: Action,
            parameters: Object,
        ) -> Result<Body, ApiError> {
            match action {
                $(Action::$service($module::Action::$action) => {
                    let request = request(parameters)?;
                    Ok(Box::new($handler(desk, request).await?))
                })*
                // The generated list grows with the schema; what is not in the table above is
                // refused, never answered with a made-up success. Today the table has all of it.
                #[allow(clippy::wildcard_enum_match_arm, unreachable_patterns)]
                unsupported => Err(not_built(unsupported)),
            }
        }
    };
}

supported! {
    // catalog
    Api api DescribeProducts => catalog::products::of_api,
    Api api DescribeRegions => catalog::places::api_regions,
    Api api DescribeZones => catalog::places::api_zones,
    Cvm cvm DescribeImages => catalog::images::answer,
    Cvm cvm DescribeInstanceFamilyConfigs => catalog::sizes::families,
    Cvm cvm DescribeInstanceTypeConfigs => catalog::sizes::types,
    Cvm cvm DescribeRegions => catalog::places::cvm_regions,
    Cvm cvm DescribeZoneInstanceConfigInfos => catalog::sizes::zone_infos,
    Cvm cvm DescribeZones => catalog::places::cvm_zones,
    Region region DescribeProducts => catalog::products::of_region,
    Region region DescribeRegions => catalog::places::region_regions,
    Region region DescribeZones => catalog::places::region_zones,

    // dhcp_ip
    Vpc vpc AssociateDhcpIpWithAddressIp => dhcp_ip::associate::associate,
    Vpc vpc CreateDhcpIp => dhcp_ip::create::answer,
    Vpc vpc DeleteDhcpIp => dhcp_ip::delete::answer,
    Vpc vpc DescribeDhcpIps => dhcp_ip::describe::answer,
    Vpc vpc DisassociateDhcpIpWithAddressIp => dhcp_ip::associate::disassociate,
    Vpc vpc ModifyDhcpIpAttribute => dhcp_ip::modify::answer,

    // disk
    Cbs cbs DescribeDisks => disk::describe::answer,

    // elastic_ip
    Vpc vpc AllocateAddresses => elastic_ip::allocate::answer,
    Vpc vpc AssociateAddress => elastic_ip::associate::answer,
    Vpc vpc DescribeAddressQuota => elastic_ip::quota::answer,
    Vpc vpc DescribeAddresses => elastic_ip::describe::answer,
    Vpc vpc DisassociateAddress => elastic_ip::disassociate::answer,
    Vpc vpc ModifyAddressAttribute => elastic_ip::modify_attribute::answer,
    Vpc vpc ModifyAddressInternetChargeType => elastic_ip::modify_charge_type::answer,
    Vpc vpc ModifyAddressesBandwidth => elastic_ip::modify_bandwidth::answer,
    Vpc vpc ReleaseAddresses => elastic_ip::release::answer,

    // event
    Rehome rehome DescribeEvents => event::describe::answer,

    // flow_log
    Vpc vpc CreateFlowLog => flow_log::create::answer,
    Vpc vpc DeleteFlowLog => flow_log::delete::answer,
    Vpc vpc DescribeFlowLog => flow_log::describe::answer_one,
    Vpc vpc DescribeFlowLogs => flow_log::describe::answer,
    Vpc vpc DisableFlowLogs => flow_log::disable::answer,
    Vpc vpc EnableFlowLogs => flow_log::enable::answer,
    Vpc vpc ModifyFlowLogAttribute => flow_log::modify::answer,

    // ha_vip
    Vpc vpc AssociateHaVipInstance => ha_vip::associate::associate,
    Vpc vpc CreateHaVip => ha_vip::create::answer,
    Vpc vpc DeleteHaVip => ha_vip::delete::answer,
    Vpc vpc DescribeHaVips => ha_vip::describe::answer,
    Vpc vpc DisassociateHaVipInstance => ha_vip::associate::disassociate,
    Vpc vpc HaVipAssociateAddressIp => ha_vip::address_ip::associate,
    Vpc vpc HaVipDisassociateAddressIp => ha_vip::address_ip::disassociate,
    Vpc vpc ModifyHaVipAttribute => ha_vip::modify::answer,

    // identity
    Sts sts AssumeRole => identity::assume_role::answer,
    Sts sts GetCallerIdentity => identity::caller::answer,
    Cam cam GetUserAppId => identity::app_id::answer,

    // instance
    Rehome rehome AdoptInstance => instance::adopt::answer,
    Cvm cvm AssociateSecurityGroups => instance::security_groups::associate,
    Cvm cvm DescribeInstances => instance::describe::answer,
    Cvm cvm DescribeInstancesAttributes => instance::status::attributes,
    Cvm cvm DescribeInstancesOperationLimit => instance::operation_limit::answer,
    Cvm cvm DescribeInstancesStatus => instance::status::answer,
    Cvm cvm DisassociateSecurityGroups => instance::security_groups::disassociate,
    Cvm cvm ModifyInstancesAttribute => instance::modify::attribute,
    Cvm cvm ModifyInstancesChargeType => instance::unreal::charge_type,
    Cvm cvm ModifyInstancesVpcAttribute => instance::vpc_attribute::answer,
    Cvm cvm ModifyInstancesProject => instance::modify::project,
    Cvm cvm RebootInstances => instance::power::reboot,
    Cvm cvm ResetInstance => instance::unreal::reset,
    Cvm cvm ResetInstancesInternetMaxBandwidth => instance::unreal::bandwidth,
    Cvm cvm ResetInstancesPassword => instance::unreal::password,
    Cvm cvm ResetInstancesType => instance::resize::answer,
    Cvm cvm RunInstances => instance::run::answer,
    Cvm cvm StartInstances => instance::power::start,
    Cvm cvm StopInstances => instance::power::stop,
    Cvm cvm TerminateInstances => instance::terminate::answer,

    // ipv6
    Vpc vpc AssignIpv6Addresses => ipv6::assign_addresses::answer,
    Vpc vpc AssignIpv6CidrBlock => ipv6::assign_block::answer,
    Vpc vpc AssignIpv6SubnetCidrBlock => ipv6::assign_subnet_blocks::answer,
    Vpc vpc DescribeVpcIpv6Addresses => ipv6::describe::answer,
    Vpc vpc ModifyIpv6AddressesAttribute => ipv6::modify_addresses::answer,
    Vpc vpc UnassignIpv6Addresses => ipv6::unassign_addresses::answer,
    Vpc vpc UnassignIpv6CidrBlock => ipv6::unassign_block::answer,
    Vpc vpc UnassignIpv6SubnetCidrBlock => ipv6::unassign_subnet_blocks::answer,

    // key_pair
    Cvm cvm AssociateInstancesKeyPairs => key_pair::associate::associate,
    Cvm cvm CreateKeyPair => key_pair::create::create,
    Cvm cvm DeleteKeyPairs => key_pair::delete::answer,
    Cvm cvm DescribeKeyPairs => key_pair::describe::answer,
    Cvm cvm DisassociateInstancesKeyPairs => key_pair::associate::disassociate,
    Cvm cvm ImportKeyPair => key_pair::create::import,
    Cvm cvm ModifyKeyPairAttribute => key_pair::modify::answer,

    // network_acl
    Vpc vpc AssociateNetworkAclSubnets => network_acl::associate::associate,
    Vpc vpc CreateNetworkAcl => network_acl::acl::create,
    Vpc vpc CreateNetworkAclEntries => network_acl::entries::create,
    Vpc vpc CreateNetworkAclQuintupleEntries => network_acl::quintuple_entries::create,
    Vpc vpc DeleteNetworkAcl => network_acl::acl::delete,
    Vpc vpc DeleteNetworkAclEntries => network_acl::entries::delete,
    Vpc vpc DeleteNetworkAclQuintupleEntries => network_acl::quintuple_entries::delete,
    Vpc vpc DescribeNetworkAclQuintupleEntries => network_acl::describe_quintuple_entries::answer,
    Vpc vpc DescribeNetworkAcls => network_acl::describe::answer,
    Vpc vpc DisassociateNetworkAclSubnets => network_acl::associate::disassociate,
    Vpc vpc ModifyNetworkAclAttribute => network_acl::acl::modify,
    Vpc vpc ModifyNetworkAclEntries => network_acl::entries::modify,
    Vpc vpc ModifyNetworkAclQuintupleEntries => network_acl::quintuple_entries::modify,

    // network_interface
    Vpc vpc AssignPrivateIpAddresses => network_interface::assign_private_ip_addresses::answer,
    Vpc vpc AttachNetworkInterface => network_interface::attach::answer,
    Vpc vpc CreateAndAttachNetworkInterface => network_interface::create_and_attach::answer,
    Vpc vpc CreateNetworkInterface => network_interface::create::answer,
    Vpc vpc DeleteNetworkInterface => network_interface::delete::answer,
    Vpc vpc DescribeNetworkInterfaceLimit => network_interface::limit::answer,
    Vpc vpc DescribeNetworkInterfaces => network_interface::describe::answer,
    Vpc vpc DetachNetworkInterface => network_interface::detach::answer,
    Vpc vpc MigrateNetworkInterface => network_interface::migrate::answer,
    Vpc vpc MigratePrivateIpAddress => network_interface::migrate_private_ip_address::answer,
    Vpc vpc ModifyNetworkInterfaceAttribute => network_interface::modify::answer,
    Vpc vpc ModifyNetworkInterfaceQos => network_interface::modify_qos::answer,
    Vpc vpc ModifyPrivateIpAddressesAttribute => network_interface::modify_addresses::answer,
    Vpc vpc UnassignPrivateIpAddresses => network_interface::unassign_private_ip_addresses::answer,

    // quota
    Vpc vpc DescribeAccountAttributes => quota::account::attributes,
    Vpc vpc DescribeBandwidthPackages => quota::account::bandwidth_packages,
    Vpc vpc DescribeNetworkAccountType => quota::account::kind,
    Vpc vpc DescribeProductQuota => quota::product::answer,
    Vpc vpc DescribeTemplateLimits => quota::account::templates,
    Vpc vpc DescribeVpcLimits => quota::limits::answer,

    // reserved_ip
    Vpc vpc CreateReserveIpAddresses => reserved_ip::create::answer,
    Vpc vpc DeleteReserveIpAddresses => reserved_ip::delete::answer,
    Vpc vpc DescribeReserveIpAddresses => reserved_ip::describe::answer,
    Vpc vpc ModifyReserveIpAddress => reserved_ip::modify::answer,

    // route_table
    Vpc vpc CreateRouteTable => route_table::table::create,
    Vpc vpc CreateRoutes => route_table::routes::create,
    Vpc vpc DeleteRouteTable => route_table::table::delete,
    Vpc vpc DeleteRoutes => route_table::routes::delete,
    Vpc vpc DescribeRouteTables => route_table::describe::answer,
    Vpc vpc DescribeRoutes => route_table::describe_routes::answer,
    Vpc vpc DisableRoutes => route_table::switch::disable,
    Vpc vpc EnableRoutes => route_table::switch::enable,
    Vpc vpc ModifyRouteTableAttribute => route_table::table::modify,
    Vpc vpc ReplaceRouteTableAssociation => route_table::table::associate,
    Vpc vpc ReplaceRoutes => route_table::routes::replace,
    Vpc vpc ResetRoutes => route_table::routes::reset,

    // security_group
    Vpc vpc AssociateNetworkInterfaceSecurityGroups => security_group::membership::associate,
    Vpc vpc CloneSecurityGroup => security_group::group::clone,
    Vpc vpc CreateDefaultSecurityGroup => security_group::group::create_default,
    Vpc vpc CreateSecurityGroup => security_group::group::create,
    Vpc vpc CreateSecurityGroupPolicies => security_group::policies::create,
    Vpc vpc CreateSecurityGroupWithPolicies => security_group::group::create_with_policies,
    Vpc vpc DeleteSecurityGroup => security_group::group::delete,
    Vpc vpc DeleteSecurityGroupPolicies => security_group::policies::delete,
    Vpc vpc DescribeSecurityGroupAssociationStatistics => security_group::statistics::associations,
    Vpc vpc DescribeSecurityGroupLimits => security_group::statistics::limits,
    Vpc vpc DescribeSecurityGroupPolicies => security_group::describe::policies,
    Vpc vpc DescribeSecurityGroupReferences => security_group::references::answer,
    Vpc vpc DescribeSecurityGroups => security_group::describe::groups,
    Vpc vpc DisassociateNetworkInterfaceSecurityGroups => security_group::membership::disassociate,
    Vpc vpc ModifySecurityGroupAttribute => security_group::group::modify,
    Vpc vpc ModifySecurityGroupPolicies => security_group::policies::modify,
    Vpc vpc ReplaceSecurityGroupPolicies => security_group::replace::many,
    Vpc vpc ReplaceSecurityGroupPolicy => security_group::replace::one,

    // subnet
    Vpc vpc CreateSubnet => subnet::create::one,
    Vpc vpc CreateSubnets => subnet::create::many,
    Vpc vpc DeleteSubnet => subnet::delete::answer,
    Vpc vpc DescribeSubnets => subnet::describe::answer,
    Vpc vpc ModifySubnetAttribute => subnet::modify::answer,

    // tag
    Tag tag AddResourceTag => tag_service::edit::add,
    Tag tag AttachResourcesTag => tag_service::edit::attach,
    Tag tag CreateTag => tag_service::create::create,
    Tag tag DeleteResourceTag => tag_service::edit::delete,
    Tag tag DeleteTag => tag_service::create::delete,
    Tag tag DescribeResourceTags => tag_service::describe_resources::answer,
    Tag tag DescribeResourceTagsByResourceIds => tag_service::describe_resources::by_ids,
    Tag tag DescribeTagKeys => tag_service::describe::keys,
    Tag tag DescribeTagValues => tag_service::describe::values,
    Tag tag DescribeTags => tag_service::describe::tags_that_exist,
    Tag tag DetachResourcesTag => tag_service::edit::detach,
    Tag tag GetResources => tag_service::get_resources::answer,
    Tag tag ModifyResourceTags => tag_service::edit::modify,
    Tag tag TagResources => tag_service::edit::tag,
    Tag tag UnTagResources => tag_service::edit::untag,

    // task
    Vpc vpc DescribeTaskResult => task::describe_by_number::answer,
    Vpc vpc DescribeVpcTaskResult => task::describe::answer,

    // usage
    Vpc vpc DescribeRouteTableAssociatedInstances => usage::ccn::associated,
    Vpc vpc DescribeSubnetResourceDashboard => usage::dashboard::of_subnets,
    Vpc vpc DescribeUsedIpAddress => usage::addresses::used,
    Vpc vpc DescribeVpcInstances => usage::instances::answer,
    Vpc vpc DescribeVpcPrivateIpAddresses => usage::addresses::private,
    Vpc vpc DescribeVpcResourceDashboard => usage::dashboard::of_vpcs,

    // vpc_network
    Vpc vpc CheckAssistantCidr => vpc_network::assistant::check,
    Vpc vpc CheckDefaultSubnet => vpc_network::default::check,
    Vpc vpc CreateAssistantCidr => vpc_network::assistant::create,
    Vpc vpc CreateDefaultVpc => vpc_network::default::create,
    Vpc vpc CreateVpc => vpc_network::create::answer,
    Vpc vpc DeleteAssistantCidr => vpc_network::assistant::delete,
    Vpc vpc DeleteVpc => vpc_network::delete::answer,
    Vpc vpc DescribeAssistantCidr => vpc_network::assistant::describe,
    Vpc vpc DescribeVpcs => vpc_network::describe::answer,
    Vpc vpc ModifyAssistantCidr => vpc_network::assistant::modify,
    Vpc vpc ModifyVpcAttribute => vpc_network::modify::answer,
}
