//! The table of what is supported: which handler answers which action, resource by resource.

use rehome_actions::{Action, cam, cvm, rehome, sts, vpc};
use rehome_wire::{ApiError, Encode, Object};

use super::{
    elastic_ip, event, flow_log, ha_vip, identity, instance, ipv6, network_acl, network_interface,
    not_built, request, route_table, security_group, subnet, task, vpc_network,
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
                    let request = request(desk.language, parameters)?;
                    Ok(Box::new($handler(desk, request).await?))
                })*
                // The generated list grows with the schema; what is not in the table above is
                // refused, never answered with a made-up success.
                #[allow(clippy::wildcard_enum_match_arm)]
                unsupported => Err(not_built(unsupported)),
            }
        }
    };
}

supported! {
    // elastic_ip
    Vpc vpc AllocateAddresses => elastic_ip::allocate::answer,
    Vpc vpc AssociateAddress => elastic_ip::associate::answer,
    Vpc vpc DescribeAddressQuota => elastic_ip::quota::answer,
    Vpc vpc DescribeAddresses => elastic_ip::describe::answer,
    Vpc vpc DisassociateAddress => elastic_ip::disassociate::answer,
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
    Cvm cvm DescribeInstancesStatus => instance::status::answer,
    Cvm cvm DisassociateSecurityGroups => instance::security_groups::disassociate,
    Cvm cvm ModifyInstancesAttribute => instance::modify::attribute,
    Cvm cvm ModifyInstancesProject => instance::modify::project,
    Cvm cvm RebootInstances => instance::power::reboot,
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

    // network_acl
    Vpc vpc AssociateNetworkAclSubnets => network_acl::associate::associate,
    Vpc vpc CreateNetworkAcl => network_acl::acl::create,
    Vpc vpc DeleteNetworkAcl => network_acl::acl::delete,
    Vpc vpc DescribeNetworkAcls => network_acl::describe::answer,
    Vpc vpc DisassociateNetworkAclSubnets => network_acl::associate::disassociate,
    Vpc vpc ModifyNetworkAclAttribute => network_acl::acl::modify,
    Vpc vpc ModifyNetworkAclEntries => network_acl::entries::modify,

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
    Vpc vpc CreateSubnet => subnet::create::answer,
    Vpc vpc DeleteSubnet => subnet::delete::answer,
    Vpc vpc DescribeSubnets => subnet::describe::answer,

    // task
    Vpc vpc DescribeTaskResult => task::describe_by_number::answer,
    Vpc vpc DescribeVpcTaskResult => task::describe::answer,

    // vpc_network
    Vpc vpc CreateVpc => vpc_network::create::answer,
    Vpc vpc DeleteVpc => vpc_network::delete::answer,
    Vpc vpc DescribeVpcs => vpc_network::describe::answer,
}
