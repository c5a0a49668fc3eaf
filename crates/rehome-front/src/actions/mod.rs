//! One file per action: request → command, outcome → response. No rule of the cloud is here.
//!
//! [`answer`] is the table of what is supported. An action that is known and not in it is refused
//! with a code of its own; an unknown one never gets this far.

use rehome_actions::{Action, Request, cvm, rehome, vpc};
use rehome_wire::{ApiError, CommonError, Encode, Language, Object};

use crate::desk::Desk;

pub(crate) mod elastic_ip;
pub(crate) mod event;
pub(crate) mod flow_log;
pub(crate) mod ha_vip;
pub(crate) mod instance;
pub(crate) mod ipv6;
pub(crate) mod network_acl;
mod network_interface;
pub(crate) mod route_table;
pub(crate) mod security_group;
pub(crate) mod subnet;
pub(crate) mod task;
pub(crate) mod vpc_network;

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
    Rehome rehome AdoptInstance => instance::adopt::answer,
    Vpc vpc AssignIpv6Addresses => ipv6::assign_addresses::answer,
    Vpc vpc AssignIpv6CidrBlock => ipv6::assign_block::answer,
    Vpc vpc AssignIpv6SubnetCidrBlock => ipv6::assign_subnet_blocks::answer,
    Vpc vpc DescribeVpcIpv6Addresses => ipv6::describe::answer,
    Vpc vpc UnassignIpv6Addresses => ipv6::unassign_addresses::answer,
    Vpc vpc UnassignIpv6CidrBlock => ipv6::unassign_block::answer,
    Vpc vpc UnassignIpv6SubnetCidrBlock => ipv6::unassign_subnet_blocks::answer,
    Vpc vpc AllocateAddresses => elastic_ip::allocate::answer,
    Vpc vpc AssociateAddress => elastic_ip::associate::answer,
    Vpc vpc AssociateHaVipInstance => ha_vip::associate::associate,
    Vpc vpc AssociateNetworkInterfaceSecurityGroups => security_group::membership::associate,
    Cvm cvm AssociateSecurityGroups => instance::security_groups::associate,
    Vpc vpc AttachNetworkInterface => network_interface::attach::answer,
    Vpc vpc CloneSecurityGroup => security_group::group::clone,
    Vpc vpc CreateAndAttachNetworkInterface => network_interface::create_and_attach::answer,
    Vpc vpc CreateDefaultSecurityGroup => security_group::group::create_default,
    Vpc vpc CreateFlowLog => flow_log::create::answer,
    Vpc vpc CreateHaVip => ha_vip::create::answer,
    Vpc vpc CreateNetworkInterface => network_interface::create::answer,
    Vpc vpc CreateSecurityGroup => security_group::group::create,
    Vpc vpc CreateSecurityGroupPolicies => security_group::policies::create,
    Vpc vpc CreateRouteTable => route_table::table::create,
    Vpc vpc CreateRoutes => route_table::routes::create,
    Vpc vpc CreateSecurityGroupWithPolicies => security_group::group::create_with_policies,
    Vpc vpc CreateSubnet => subnet::create::answer,
    Vpc vpc CreateVpc => vpc_network::create::answer,
    Vpc vpc DeleteFlowLog => flow_log::delete::answer,
    Vpc vpc DeleteHaVip => ha_vip::delete::answer,
    Vpc vpc DeleteNetworkInterface => network_interface::delete::answer,
    Vpc vpc DeleteSecurityGroup => security_group::group::delete,
    Vpc vpc DeleteSecurityGroupPolicies => security_group::policies::delete,
    Vpc vpc DeleteRouteTable => route_table::table::delete,
    Vpc vpc DeleteRoutes => route_table::routes::delete,
    Vpc vpc DeleteSubnet => subnet::delete::answer,
    Vpc vpc DeleteVpc => vpc_network::delete::answer,
    Rehome rehome DescribeEvents => event::describe::answer,
    Vpc vpc DescribeAddressQuota => elastic_ip::quota::answer,
    Vpc vpc DescribeAddresses => elastic_ip::describe::answer,
    Vpc vpc DescribeFlowLog => flow_log::describe::answer_one,
    Vpc vpc DescribeFlowLogs => flow_log::describe::answer,
    Vpc vpc DescribeHaVips => ha_vip::describe::answer,
    Cvm cvm DescribeInstances => instance::describe::answer,
    Vpc vpc DescribeNetworkInterfaceLimit => network_interface::limit::answer,
    Vpc vpc DescribeNetworkInterfaces => network_interface::describe::answer,
    Vpc vpc DescribeSecurityGroupAssociationStatistics => security_group::statistics::associations,
    Vpc vpc DescribeSecurityGroupLimits => security_group::statistics::limits,
    Vpc vpc DescribeSecurityGroupPolicies => security_group::describe::policies,
    Vpc vpc DescribeSecurityGroupReferences => security_group::references::answer,
    Vpc vpc DescribeSecurityGroups => security_group::describe::groups,
    Vpc vpc CreateNetworkAcl => network_acl::acl::create,
    Vpc vpc DeleteNetworkAcl => network_acl::acl::delete,
    Vpc vpc DescribeNetworkAcls => network_acl::describe::answer,
    Vpc vpc ModifyNetworkAclAttribute => network_acl::acl::modify,
    Vpc vpc ModifyNetworkAclEntries => network_acl::entries::modify,
    Vpc vpc AssociateNetworkAclSubnets => network_acl::associate::associate,
    Vpc vpc DisassociateNetworkAclSubnets => network_acl::associate::disassociate,
    Vpc vpc DescribeRouteTables => route_table::describe::answer,
    Vpc vpc DescribeRoutes => route_table::describe_routes::answer,
    Vpc vpc DescribeSubnets => subnet::describe::answer,
    Vpc vpc DescribeTaskResult => task::describe_by_number::answer,
    Vpc vpc DescribeVpcTaskResult => task::describe::answer,
    Vpc vpc DescribeVpcs => vpc_network::describe::answer,
    Vpc vpc DetachNetworkInterface => network_interface::detach::answer,
    Vpc vpc DisableFlowLogs => flow_log::disable::answer,
    Vpc vpc DisassociateAddress => elastic_ip::disassociate::answer,
    Vpc vpc DisassociateHaVipInstance => ha_vip::associate::disassociate,
    Vpc vpc DisassociateNetworkInterfaceSecurityGroups => security_group::membership::disassociate,
    Cvm cvm DisassociateSecurityGroups => instance::security_groups::disassociate,
    Vpc vpc DisableRoutes => route_table::switch::disable,
    Vpc vpc EnableRoutes => route_table::switch::enable,
    Vpc vpc MigrateNetworkInterface => network_interface::migrate::answer,
    Vpc vpc AssignPrivateIpAddresses => network_interface::assign_private_ip_addresses::answer,
    Vpc vpc UnassignPrivateIpAddresses => network_interface::unassign_private_ip_addresses::answer,
    Vpc vpc MigratePrivateIpAddress => network_interface::migrate_private_ip_address::answer,
    Vpc vpc ModifyNetworkInterfaceAttribute => network_interface::modify::answer,
    Vpc vpc ModifySecurityGroupAttribute => security_group::group::modify,
    Vpc vpc ModifySecurityGroupPolicies => security_group::policies::modify,
    Vpc vpc EnableFlowLogs => flow_log::enable::answer,
    Vpc vpc ModifyFlowLogAttribute => flow_log::modify::answer,
    Vpc vpc ModifyHaVipAttribute => ha_vip::modify::answer,
    Vpc vpc ModifyAddressesBandwidth => elastic_ip::modify_bandwidth::answer,
    Vpc vpc ReleaseAddresses => elastic_ip::release::answer,
    Vpc vpc ModifyRouteTableAttribute => route_table::table::modify,
    Vpc vpc ReplaceRouteTableAssociation => route_table::table::associate,
    Vpc vpc ReplaceRoutes => route_table::routes::replace,
    Vpc vpc ReplaceSecurityGroupPolicies => security_group::replace::many,
    Vpc vpc ReplaceSecurityGroupPolicy => security_group::replace::one,
    Vpc vpc ResetRoutes => route_table::routes::reset,
    Cvm cvm RunInstances => instance::run::answer,
    Cvm cvm TerminateInstances => instance::terminate::answer,
}

/// The typed request.
///
/// # Errors
/// [`ApiError`] for the first parameter that is missing, unknown or of the wrong type.
pub(crate) fn request<R: Request>(language: Language, parameters: Object) -> Result<R, ApiError> {
    let decoded = R::decode_request(parameters);
    decoded.map_err(|error| CommonError::from(error).to_api_error(language))
}

/// The code of an action that is part of the API and not of this build.
pub(crate) const NOT_BUILT: &str = "UnsupportedOperation.NotBuilt";

fn not_built(action: Action) -> ApiError {
    ApiError::new(
        NOT_BUILT,
        format!(
            "The action `{}` is part of the API and not built into this version of Rehome; \
             `rehome actions` lists what is.",
            action.name()
        ),
    )
}
