//! Generated.
/// api.
#[allow(missing_docs, clippy::all)]
pub mod api;
/// cam.
#[allow(missing_docs, clippy::all)]
pub mod cam;
/// cbs.
#[allow(missing_docs, clippy::all)]
pub mod cbs;
/// cvm.
#[allow(missing_docs, clippy::all)]
pub mod cvm;
/// region.
#[allow(missing_docs, clippy::all)]
pub mod region;
/// sts.
#[allow(missing_docs, clippy::all)]
pub mod sts;
/// tag.
#[allow(missing_docs, clippy::all)]
pub mod tag;
/// vpc.
#[allow(missing_docs, clippy::all)]
pub mod vpc;
/// An action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// AllocateAddresses.
    AllocateAddresses,
    /// AssignIpv6Addresses.
    AssignIpv6Addresses,
    /// AssignIpv6CidrBlock.
    AssignIpv6CidrBlock,
    /// AssignIpv6SubnetCidrBlock.
    AssignIpv6SubnetCidrBlock,
    /// AssignPrivateIpAddresses.
    AssignPrivateIpAddresses,
    /// AssociateAddress.
    AssociateAddress,
    /// AssociateDhcpIpWithAddressIp.
    AssociateDhcpIpWithAddressIp,
    /// AssociateHaVipInstance.
    AssociateHaVipInstance,
    /// AssociateNetworkAclSubnets.
    AssociateNetworkAclSubnets,
    /// AssociateNetworkInterfaceSecurityGroups.
    AssociateNetworkInterfaceSecurityGroups,
    /// AttachNetworkInterface.
    AttachNetworkInterface,
    /// CheckAssistantCidr.
    CheckAssistantCidr,
    /// CheckDefaultSubnet.
    CheckDefaultSubnet,
    /// CloneSecurityGroup.
    CloneSecurityGroup,
    /// CreateAndAttachNetworkInterface.
    CreateAndAttachNetworkInterface,
    /// CreateAssistantCidr.
    CreateAssistantCidr,
    /// CreateDefaultSecurityGroup.
    CreateDefaultSecurityGroup,
    /// CreateDefaultVpc.
    CreateDefaultVpc,
    /// CreateDhcpIp.
    CreateDhcpIp,
    /// CreateFlowLog.
    CreateFlowLog,
    /// CreateHaVip.
    CreateHaVip,
    /// CreateNetworkAcl.
    CreateNetworkAcl,
    /// CreateNetworkAclEntries.
    CreateNetworkAclEntries,
    /// CreateNetworkAclQuintupleEntries.
    CreateNetworkAclQuintupleEntries,
    /// CreateNetworkInterface.
    CreateNetworkInterface,
    /// CreateReserveIpAddresses.
    CreateReserveIpAddresses,
    /// CreateRouteTable.
    CreateRouteTable,
    /// CreateRoutes.
    CreateRoutes,
    /// CreateSecurityGroup.
    CreateSecurityGroup,
    /// CreateSecurityGroupPolicies.
    CreateSecurityGroupPolicies,
    /// CreateSecurityGroupWithPolicies.
    CreateSecurityGroupWithPolicies,
    /// CreateSubnet.
    CreateSubnet,
    /// CreateSubnets.
    CreateSubnets,
    /// CreateVpc.
    CreateVpc,
    /// DeleteAssistantCidr.
    DeleteAssistantCidr,
    /// DeleteDhcpIp.
    DeleteDhcpIp,
    /// DeleteFlowLog.
    DeleteFlowLog,
    /// DeleteHaVip.
    DeleteHaVip,
    /// DeleteNetworkAcl.
    DeleteNetworkAcl,
    /// DeleteNetworkAclEntries.
    DeleteNetworkAclEntries,
    /// DeleteNetworkAclQuintupleEntries.
    DeleteNetworkAclQuintupleEntries,
    /// DeleteNetworkInterface.
    DeleteNetworkInterface,
    /// DeleteReserveIpAddresses.
    DeleteReserveIpAddresses,
    /// DeleteRouteTable.
    DeleteRouteTable,
    /// DeleteRoutes.
    DeleteRoutes,
    /// DeleteSecurityGroup.
    DeleteSecurityGroup,
    /// DeleteSecurityGroupPolicies.
    DeleteSecurityGroupPolicies,
    /// DeleteSubnet.
    DeleteSubnet,
    /// DeleteVpc.
    DeleteVpc,
    /// DescribeAccountAttributes.
    DescribeAccountAttributes,
    /// DescribeAddressQuota.
    DescribeAddressQuota,
    /// DescribeAddresses.
    DescribeAddresses,
    /// DescribeAssistantCidr.
    DescribeAssistantCidr,
    /// DescribeBandwidthPackages.
    DescribeBandwidthPackages,
    /// DescribeDhcpIps.
    DescribeDhcpIps,
    /// DescribeFlowLog.
    DescribeFlowLog,
    /// DescribeFlowLogs.
    DescribeFlowLogs,
    /// DescribeHaVips.
    DescribeHaVips,
    /// DescribeNetworkAccountType.
    DescribeNetworkAccountType,
    /// DescribeNetworkAclQuintupleEntries.
    DescribeNetworkAclQuintupleEntries,
    /// DescribeNetworkAcls.
    DescribeNetworkAcls,
    /// DescribeNetworkInterfaceLimit.
    DescribeNetworkInterfaceLimit,
    /// DescribeNetworkInterfaces.
    DescribeNetworkInterfaces,
    /// DescribeProductQuota.
    DescribeProductQuota,
    /// DescribeReserveIpAddresses.
    DescribeReserveIpAddresses,
    /// DescribeRouteTableAssociatedInstances.
    DescribeRouteTableAssociatedInstances,
    /// DescribeRouteTables.
    DescribeRouteTables,
    /// DescribeRoutes.
    DescribeRoutes,
    /// DescribeSecurityGroupAssociationStatistics.
    DescribeSecurityGroupAssociationStatistics,
    /// DescribeSecurityGroupLimits.
    DescribeSecurityGroupLimits,
    /// DescribeSecurityGroupPolicies.
    DescribeSecurityGroupPolicies,
    /// DescribeSecurityGroupReferences.
    DescribeSecurityGroupReferences,
    /// DescribeSecurityGroups.
    DescribeSecurityGroups,
    /// DescribeSubnetResourceDashboard.
    DescribeSubnetResourceDashboard,
    /// DescribeSubnets.
    DescribeSubnets,
    /// DescribeTaskResult.
    DescribeTaskResult,
    /// DescribeTemplateLimits.
    DescribeTemplateLimits,
    /// DescribeUsedIpAddress.
    DescribeUsedIpAddress,
    /// DescribeVpcInstances.
    DescribeVpcInstances,
    /// DescribeVpcIpv6Addresses.
    DescribeVpcIpv6Addresses,
    /// DescribeVpcLimits.
    DescribeVpcLimits,
    /// DescribeVpcPrivateIpAddresses.
    DescribeVpcPrivateIpAddresses,
    /// DescribeVpcResourceDashboard.
    DescribeVpcResourceDashboard,
    /// DescribeVpcTaskResult.
    DescribeVpcTaskResult,
    /// DescribeVpcs.
    DescribeVpcs,
    /// DetachNetworkInterface.
    DetachNetworkInterface,
    /// DisableFlowLogs.
    DisableFlowLogs,
    /// DisableRoutes.
    DisableRoutes,
    /// DisassociateAddress.
    DisassociateAddress,
    /// DisassociateDhcpIpWithAddressIp.
    DisassociateDhcpIpWithAddressIp,
    /// DisassociateHaVipInstance.
    DisassociateHaVipInstance,
    /// DisassociateNetworkAclSubnets.
    DisassociateNetworkAclSubnets,
    /// DisassociateNetworkInterfaceSecurityGroups.
    DisassociateNetworkInterfaceSecurityGroups,
    /// EnableFlowLogs.
    EnableFlowLogs,
    /// EnableRoutes.
    EnableRoutes,
    /// HaVipAssociateAddressIp.
    HaVipAssociateAddressIp,
    /// HaVipDisassociateAddressIp.
    HaVipDisassociateAddressIp,
    /// MigrateNetworkInterface.
    MigrateNetworkInterface,
    /// MigratePrivateIpAddress.
    MigratePrivateIpAddress,
    /// ModifyAddressAttribute.
    ModifyAddressAttribute,
    /// ModifyAddressInternetChargeType.
    ModifyAddressInternetChargeType,
    /// ModifyAddressesBandwidth.
    ModifyAddressesBandwidth,
    /// ModifyAssistantCidr.
    ModifyAssistantCidr,
    /// ModifyDhcpIpAttribute.
    ModifyDhcpIpAttribute,
    /// ModifyFlowLogAttribute.
    ModifyFlowLogAttribute,
    /// ModifyHaVipAttribute.
    ModifyHaVipAttribute,
    /// ModifyIpv6AddressesAttribute.
    ModifyIpv6AddressesAttribute,
    /// ModifyNetworkAclAttribute.
    ModifyNetworkAclAttribute,
    /// ModifyNetworkAclEntries.
    ModifyNetworkAclEntries,
    /// ModifyNetworkAclQuintupleEntries.
    ModifyNetworkAclQuintupleEntries,
    /// ModifyNetworkInterfaceAttribute.
    ModifyNetworkInterfaceAttribute,
    /// ModifyNetworkInterfaceQos.
    ModifyNetworkInterfaceQos,
    /// ModifyPrivateIpAddressesAttribute.
    ModifyPrivateIpAddressesAttribute,
    /// ModifyReserveIpAddress.
    ModifyReserveIpAddress,
    /// ModifyRouteTableAttribute.
    ModifyRouteTableAttribute,
    /// ModifySecurityGroupAttribute.
    ModifySecurityGroupAttribute,
    /// ModifySecurityGroupPolicies.
    ModifySecurityGroupPolicies,
    /// ModifySubnetAttribute.
    ModifySubnetAttribute,
    /// ModifyVpcAttribute.
    ModifyVpcAttribute,
    /// ReleaseAddresses.
    ReleaseAddresses,
    /// ReplaceRouteTableAssociation.
    ReplaceRouteTableAssociation,
    /// ReplaceRoutes.
    ReplaceRoutes,
    /// ReplaceSecurityGroupPolicies.
    ReplaceSecurityGroupPolicies,
    /// ReplaceSecurityGroupPolicy.
    ReplaceSecurityGroupPolicy,
    /// ResetRoutes.
    ResetRoutes,
    /// UnassignIpv6Addresses.
    UnassignIpv6Addresses,
    /// UnassignIpv6CidrBlock.
    UnassignIpv6CidrBlock,
    /// UnassignIpv6SubnetCidrBlock.
    UnassignIpv6SubnetCidrBlock,
    /// UnassignPrivateIpAddresses.
    UnassignPrivateIpAddresses,
    /// AssociateInstancesKeyPairs.
    AssociateInstancesKeyPairs,
    /// AssociateSecurityGroups.
    AssociateSecurityGroups,
    /// CreateKeyPair.
    CreateKeyPair,
    /// DeleteKeyPairs.
    DeleteKeyPairs,
    /// DescribeImages.
    DescribeImages,
    /// DescribeInstanceFamilyConfigs.
    DescribeInstanceFamilyConfigs,
    /// DescribeInstanceTypeConfigs.
    DescribeInstanceTypeConfigs,
    /// DescribeInstances.
    DescribeInstances,
    /// DescribeInstancesAttributes.
    DescribeInstancesAttributes,
    /// DescribeInstancesOperationLimit.
    DescribeInstancesOperationLimit,
    /// DescribeInstancesStatus.
    DescribeInstancesStatus,
    /// DescribeKeyPairs.
    DescribeKeyPairs,
    /// DescribeRegions.
    DescribeRegions,
    /// DescribeZoneInstanceConfigInfos.
    DescribeZoneInstanceConfigInfos,
    /// DescribeZones.
    DescribeZones,
    /// DisassociateInstancesKeyPairs.
    DisassociateInstancesKeyPairs,
    /// DisassociateSecurityGroups.
    DisassociateSecurityGroups,
    /// ImportKeyPair.
    ImportKeyPair,
    /// ModifyInstancesAttribute.
    ModifyInstancesAttribute,
    /// ModifyInstancesChargeType.
    ModifyInstancesChargeType,
    /// ModifyInstancesProject.
    ModifyInstancesProject,
    /// ModifyInstancesVpcAttribute.
    ModifyInstancesVpcAttribute,
    /// ModifyKeyPairAttribute.
    ModifyKeyPairAttribute,
    /// RebootInstances.
    RebootInstances,
    /// ResetInstance.
    ResetInstance,
    /// ResetInstancesInternetMaxBandwidth.
    ResetInstancesInternetMaxBandwidth,
    /// ResetInstancesPassword.
    ResetInstancesPassword,
    /// ResetInstancesType.
    ResetInstancesType,
    /// RunInstances.
    RunInstances,
    /// StartInstances.
    StartInstances,
    /// StopInstances.
    StopInstances,
    /// TerminateInstances.
    TerminateInstances,
    /// AddResourceTag.
    AddResourceTag,
    /// AttachResourcesTag.
    AttachResourcesTag,
    /// CreateTag.
    CreateTag,
    /// DeleteResourceTag.
    DeleteResourceTag,
    /// DeleteTag.
    DeleteTag,
    /// DescribeResourceTags.
    DescribeResourceTags,
    /// DescribeResourceTagsByResourceIds.
    DescribeResourceTagsByResourceIds,
    /// DescribeTagKeys.
    DescribeTagKeys,
    /// DescribeTagValues.
    DescribeTagValues,
    /// DescribeTags.
    DescribeTags,
    /// DetachResourcesTag.
    DetachResourcesTag,
    /// GetResources.
    GetResources,
    /// ModifyResourceTags.
    ModifyResourceTags,
    /// TagResources.
    TagResources,
    /// UnTagResources.
    UnTagResources,
    /// AssumeRole.
    AssumeRole,
    /// GetCallerIdentity.
    GetCallerIdentity,
    /// GetUserAppId.
    GetUserAppId,
    /// DescribeDisks.
    DescribeDisks,
    /// DescribeProducts.
    DescribeProducts,
    /// DescribeRegions.
    DescribeRegionsInRegion,
    /// DescribeZones.
    DescribeZonesInRegion,
    /// DescribeProducts.
    DescribeProductsInApi,
    /// DescribeRegions.
    DescribeRegionsInApi,
    /// DescribeZones.
    DescribeZonesInApi,
}
impl Action {
    /// All.
    pub const ALL: &[Self] = &[
        Self::AllocateAddresses,
        Self::AssignIpv6Addresses,
        Self::AssignIpv6CidrBlock,
        Self::AssignIpv6SubnetCidrBlock,
        Self::AssignPrivateIpAddresses,
        Self::AssociateAddress,
        Self::AssociateDhcpIpWithAddressIp,
        Self::AssociateHaVipInstance,
        Self::AssociateNetworkAclSubnets,
        Self::AssociateNetworkInterfaceSecurityGroups,
        Self::AttachNetworkInterface,
        Self::CheckAssistantCidr,
        Self::CheckDefaultSubnet,
        Self::CloneSecurityGroup,
        Self::CreateAndAttachNetworkInterface,
        Self::CreateAssistantCidr,
        Self::CreateDefaultSecurityGroup,
        Self::CreateDefaultVpc,
        Self::CreateDhcpIp,
        Self::CreateFlowLog,
        Self::CreateHaVip,
        Self::CreateNetworkAcl,
        Self::CreateNetworkAclEntries,
        Self::CreateNetworkAclQuintupleEntries,
        Self::CreateNetworkInterface,
        Self::CreateReserveIpAddresses,
        Self::CreateRouteTable,
        Self::CreateRoutes,
        Self::CreateSecurityGroup,
        Self::CreateSecurityGroupPolicies,
        Self::CreateSecurityGroupWithPolicies,
        Self::CreateSubnet,
        Self::CreateSubnets,
        Self::CreateVpc,
        Self::DeleteAssistantCidr,
        Self::DeleteDhcpIp,
        Self::DeleteFlowLog,
        Self::DeleteHaVip,
        Self::DeleteNetworkAcl,
        Self::DeleteNetworkAclEntries,
        Self::DeleteNetworkAclQuintupleEntries,
        Self::DeleteNetworkInterface,
        Self::DeleteReserveIpAddresses,
        Self::DeleteRouteTable,
        Self::DeleteRoutes,
        Self::DeleteSecurityGroup,
        Self::DeleteSecurityGroupPolicies,
        Self::DeleteSubnet,
        Self::DeleteVpc,
        Self::DescribeAccountAttributes,
        Self::DescribeAddressQuota,
        Self::DescribeAddresses,
        Self::DescribeAssistantCidr,
        Self::DescribeBandwidthPackages,
        Self::DescribeDhcpIps,
        Self::DescribeFlowLog,
        Self::DescribeFlowLogs,
        Self::DescribeHaVips,
        Self::DescribeNetworkAccountType,
        Self::DescribeNetworkAclQuintupleEntries,
        Self::DescribeNetworkAcls,
        Self::DescribeNetworkInterfaceLimit,
        Self::DescribeNetworkInterfaces,
        Self::DescribeProductQuota,
        Self::DescribeReserveIpAddresses,
        Self::DescribeRouteTableAssociatedInstances,
        Self::DescribeRouteTables,
        Self::DescribeRoutes,
        Self::DescribeSecurityGroupAssociationStatistics,
        Self::DescribeSecurityGroupLimits,
        Self::DescribeSecurityGroupPolicies,
        Self::DescribeSecurityGroupReferences,
        Self::DescribeSecurityGroups,
        Self::DescribeSubnetResourceDashboard,
        Self::DescribeSubnets,
        Self::DescribeTaskResult,
        Self::DescribeTemplateLimits,
        Self::DescribeUsedIpAddress,
        Self::DescribeVpcInstances,
        Self::DescribeVpcIpv6Addresses,
        Self::DescribeVpcLimits,
        Self::DescribeVpcPrivateIpAddresses,
        Self::DescribeVpcResourceDashboard,
        Self::DescribeVpcTaskResult,
        Self::DescribeVpcs,
        Self::DetachNetworkInterface,
        Self::DisableFlowLogs,
        Self::DisableRoutes,
        Self::DisassociateAddress,
        Self::DisassociateDhcpIpWithAddressIp,
        Self::DisassociateHaVipInstance,
        Self::DisassociateNetworkAclSubnets,
        Self::DisassociateNetworkInterfaceSecurityGroups,
        Self::EnableFlowLogs,
        Self::EnableRoutes,
        Self::HaVipAssociateAddressIp,
        Self::HaVipDisassociateAddressIp,
        Self::MigrateNetworkInterface,
        Self::MigratePrivateIpAddress,
        Self::ModifyAddressAttribute,
        Self::ModifyAddressInternetChargeType,
        Self::ModifyAddressesBandwidth,
        Self::ModifyAssistantCidr,
        Self::ModifyDhcpIpAttribute,
        Self::ModifyFlowLogAttribute,
        Self::ModifyHaVipAttribute,
        Self::ModifyIpv6AddressesAttribute,
        Self::ModifyNetworkAclAttribute,
        Self::ModifyNetworkAclEntries,
        Self::ModifyNetworkAclQuintupleEntries,
        Self::ModifyNetworkInterfaceAttribute,
        Self::ModifyNetworkInterfaceQos,
        Self::ModifyPrivateIpAddressesAttribute,
        Self::ModifyReserveIpAddress,
        Self::ModifyRouteTableAttribute,
        Self::ModifySecurityGroupAttribute,
        Self::ModifySecurityGroupPolicies,
        Self::ModifySubnetAttribute,
        Self::ModifyVpcAttribute,
        Self::ReleaseAddresses,
        Self::ReplaceRouteTableAssociation,
        Self::ReplaceRoutes,
        Self::ReplaceSecurityGroupPolicies,
        Self::ReplaceSecurityGroupPolicy,
        Self::ResetRoutes,
        Self::UnassignIpv6Addresses,
        Self::UnassignIpv6CidrBlock,
        Self::UnassignIpv6SubnetCidrBlock,
        Self::UnassignPrivateIpAddresses,
        Self::AssociateInstancesKeyPairs,
        Self::AssociateSecurityGroups,
        Self::CreateKeyPair,
        Self::DeleteKeyPairs,
        Self::DescribeImages,
        Self::DescribeInstanceFamilyConfigs,
        Self::DescribeInstanceTypeConfigs,
        Self::DescribeInstances,
        Self::DescribeInstancesAttributes,
        Self::DescribeInstancesOperationLimit,
        Self::DescribeInstancesStatus,
        Self::DescribeKeyPairs,
        Self::DescribeRegions,
        Self::DescribeZoneInstanceConfigInfos,
        Self::DescribeZones,
        Self::DisassociateInstancesKeyPairs,
        Self::DisassociateSecurityGroups,
        Self::ImportKeyPair,
        Self::ModifyInstancesAttribute,
        Self::ModifyInstancesChargeType,
        Self::ModifyInstancesProject,
        Self::ModifyInstancesVpcAttribute,
        Self::ModifyKeyPairAttribute,
        Self::RebootInstances,
        Self::ResetInstance,
        Self::ResetInstancesInternetMaxBandwidth,
        Self::ResetInstancesPassword,
        Self::ResetInstancesType,
        Self::RunInstances,
        Self::StartInstances,
        Self::StopInstances,
        Self::TerminateInstances,
        Self::AddResourceTag,
        Self::AttachResourcesTag,
        Self::CreateTag,
        Self::DeleteResourceTag,
        Self::DeleteTag,
        Self::DescribeResourceTags,
        Self::DescribeResourceTagsByResourceIds,
        Self::DescribeTagKeys,
        Self::DescribeTagValues,
        Self::DescribeTags,
        Self::DetachResourcesTag,
        Self::GetResources,
        Self::ModifyResourceTags,
        Self::TagResources,
        Self::UnTagResources,
        Self::AssumeRole,
        Self::GetCallerIdentity,
        Self::GetUserAppId,
        Self::DescribeDisks,
        Self::DescribeProducts,
        Self::DescribeRegionsInRegion,
        Self::DescribeZonesInRegion,
        Self::DescribeProductsInApi,
        Self::DescribeRegionsInApi,
        Self::DescribeZonesInApi,
    ];
    fn row(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::AllocateAddresses => ("AllocateAddresses", "vpc", "2017-03-12"),
            Self::AssignIpv6Addresses => ("AssignIpv6Addresses", "vpc", "2017-03-12"),
            Self::AssignIpv6CidrBlock => ("AssignIpv6CidrBlock", "vpc", "2017-03-12"),
            Self::AssignIpv6SubnetCidrBlock => ("AssignIpv6SubnetCidrBlock", "vpc", "2017-03-12"),
            Self::AssignPrivateIpAddresses => ("AssignPrivateIpAddresses", "vpc", "2017-03-12"),
            Self::AssociateAddress => ("AssociateAddress", "vpc", "2017-03-12"),
            Self::AssociateDhcpIpWithAddressIp => {
                ("AssociateDhcpIpWithAddressIp", "vpc", "2017-03-12")
            }
            Self::AssociateHaVipInstance => ("AssociateHaVipInstance", "vpc", "2017-03-12"),
            Self::AssociateNetworkAclSubnets => ("AssociateNetworkAclSubnets", "vpc", "2017-03-12"),
            Self::AssociateNetworkInterfaceSecurityGroups => {
                ("AssociateNetworkInterfaceSecurityGroups", "vpc", "2017-03-12")
            }
            Self::AttachNetworkInterface => ("AttachNetworkInterface", "vpc", "2017-03-12"),
            Self::CheckAssistantCidr => ("CheckAssistantCidr", "vpc", "2017-03-12"),
            Self::CheckDefaultSubnet => ("CheckDefaultSubnet", "vpc", "2017-03-12"),
            Self::CloneSecurityGroup => ("CloneSecurityGroup", "vpc", "2017-03-12"),
            Self::CreateAndAttachNetworkInterface => {
                ("CreateAndAttachNetworkInterface", "vpc", "2017-03-12")
            }
            Self::CreateAssistantCidr => ("CreateAssistantCidr", "vpc", "2017-03-12"),
            Self::CreateDefaultSecurityGroup => ("CreateDefaultSecurityGroup", "vpc", "2017-03-12"),
            Self::CreateDefaultVpc => ("CreateDefaultVpc", "vpc", "2017-03-12"),
            Self::CreateDhcpIp => ("CreateDhcpIp", "vpc", "2017-03-12"),
            Self::CreateFlowLog => ("CreateFlowLog", "vpc", "2017-03-12"),
            Self::CreateHaVip => ("CreateHaVip", "vpc", "2017-03-12"),
            Self::CreateNetworkAcl => ("CreateNetworkAcl", "vpc", "2017-03-12"),
            Self::CreateNetworkAclEntries => ("CreateNetworkAclEntries", "vpc", "2017-03-12"),
            Self::CreateNetworkAclQuintupleEntries => {
                ("CreateNetworkAclQuintupleEntries", "vpc", "2017-03-12")
            }
            Self::CreateNetworkInterface => ("CreateNetworkInterface", "vpc", "2017-03-12"),
            Self::CreateReserveIpAddresses => ("CreateReserveIpAddresses", "vpc", "2017-03-12"),
            Self::CreateRouteTable => ("CreateRouteTable", "vpc", "2017-03-12"),
            Self::CreateRoutes => ("CreateRoutes", "vpc", "2017-03-12"),
            Self::CreateSecurityGroup => ("CreateSecurityGroup", "vpc", "2017-03-12"),
            Self::CreateSecurityGroupPolicies => {
                ("CreateSecurityGroupPolicies", "vpc", "2017-03-12")
            }
            Self::CreateSecurityGroupWithPolicies => {
                ("CreateSecurityGroupWithPolicies", "vpc", "2017-03-12")
            }
            Self::CreateSubnet => ("CreateSubnet", "vpc", "2017-03-12"),
            Self::CreateSubnets => ("CreateSubnets", "vpc", "2017-03-12"),
            Self::CreateVpc => ("CreateVpc", "vpc", "2017-03-12"),
            Self::DeleteAssistantCidr => ("DeleteAssistantCidr", "vpc", "2017-03-12"),
            Self::DeleteDhcpIp => ("DeleteDhcpIp", "vpc", "2017-03-12"),
            Self::DeleteFlowLog => ("DeleteFlowLog", "vpc", "2017-03-12"),
            Self::DeleteHaVip => ("DeleteHaVip", "vpc", "2017-03-12"),
            Self::DeleteNetworkAcl => ("DeleteNetworkAcl", "vpc", "2017-03-12"),
            Self::DeleteNetworkAclEntries => ("DeleteNetworkAclEntries", "vpc", "2017-03-12"),
            Self::DeleteNetworkAclQuintupleEntries => {
                ("DeleteNetworkAclQuintupleEntries", "vpc", "2017-03-12")
            }
            Self::DeleteNetworkInterface => ("DeleteNetworkInterface", "vpc", "2017-03-12"),
            Self::DeleteReserveIpAddresses => ("DeleteReserveIpAddresses", "vpc", "2017-03-12"),
            Self::DeleteRouteTable => ("DeleteRouteTable", "vpc", "2017-03-12"),
            Self::DeleteRoutes => ("DeleteRoutes", "vpc", "2017-03-12"),
            Self::DeleteSecurityGroup => ("DeleteSecurityGroup", "vpc", "2017-03-12"),
            Self::DeleteSecurityGroupPolicies => {
                ("DeleteSecurityGroupPolicies", "vpc", "2017-03-12")
            }
            Self::DeleteSubnet => ("DeleteSubnet", "vpc", "2017-03-12"),
            Self::DeleteVpc => ("DeleteVpc", "vpc", "2017-03-12"),
            Self::DescribeAccountAttributes => ("DescribeAccountAttributes", "vpc", "2017-03-12"),
            Self::DescribeAddressQuota => ("DescribeAddressQuota", "vpc", "2017-03-12"),
            Self::DescribeAddresses => ("DescribeAddresses", "vpc", "2017-03-12"),
            Self::DescribeAssistantCidr => ("DescribeAssistantCidr", "vpc", "2017-03-12"),
            Self::DescribeBandwidthPackages => ("DescribeBandwidthPackages", "vpc", "2017-03-12"),
            Self::DescribeDhcpIps => ("DescribeDhcpIps", "vpc", "2017-03-12"),
            Self::DescribeFlowLog => ("DescribeFlowLog", "vpc", "2017-03-12"),
            Self::DescribeFlowLogs => ("DescribeFlowLogs", "vpc", "2017-03-12"),
            Self::DescribeHaVips => ("DescribeHaVips", "vpc", "2017-03-12"),
            Self::DescribeNetworkAccountType => ("DescribeNetworkAccountType", "vpc", "2017-03-12"),
            Self::DescribeNetworkAclQuintupleEntries => {
                ("DescribeNetworkAclQuintupleEntries", "vpc", "2017-03-12")
            }
            Self::DescribeNetworkAcls => ("DescribeNetworkAcls", "vpc", "2017-03-12"),
            Self::DescribeNetworkInterfaceLimit => {
                ("DescribeNetworkInterfaceLimit", "vpc", "2017-03-12")
            }
            Self::DescribeNetworkInterfaces => ("DescribeNetworkInterfaces", "vpc", "2017-03-12"),
            Self::DescribeProductQuota => ("DescribeProductQuota", "vpc", "2017-03-12"),
            Self::DescribeReserveIpAddresses => ("DescribeReserveIpAddresses", "vpc", "2017-03-12"),
            Self::DescribeRouteTableAssociatedInstances => {
                ("DescribeRouteTableAssociatedInstances", "vpc", "2017-03-12")
            }
            Self::DescribeRouteTables => ("DescribeRouteTables", "vpc", "2017-03-12"),
            Self::DescribeRoutes => ("DescribeRoutes", "vpc", "2017-03-12"),
            Self::DescribeSecurityGroupAssociationStatistics => {
                ("DescribeSecurityGroupAssociationStatistics", "vpc", "2017-03-12")
            }
            Self::DescribeSecurityGroupLimits => {
                ("DescribeSecurityGroupLimits", "vpc", "2017-03-12")
            }
            Self::DescribeSecurityGroupPolicies => {
                ("DescribeSecurityGroupPolicies", "vpc", "2017-03-12")
            }
            Self::DescribeSecurityGroupReferences => {
                ("DescribeSecurityGroupReferences", "vpc", "2017-03-12")
            }
            Self::DescribeSecurityGroups => ("DescribeSecurityGroups", "vpc", "2017-03-12"),
            Self::DescribeSubnetResourceDashboard => {
                ("DescribeSubnetResourceDashboard", "vpc", "2017-03-12")
            }
            Self::DescribeSubnets => ("DescribeSubnets", "vpc", "2017-03-12"),
            Self::DescribeTaskResult => ("DescribeTaskResult", "vpc", "2017-03-12"),
            Self::DescribeTemplateLimits => ("DescribeTemplateLimits", "vpc", "2017-03-12"),
            Self::DescribeUsedIpAddress => ("DescribeUsedIpAddress", "vpc", "2017-03-12"),
            Self::DescribeVpcInstances => ("DescribeVpcInstances", "vpc", "2017-03-12"),
            Self::DescribeVpcIpv6Addresses => ("DescribeVpcIpv6Addresses", "vpc", "2017-03-12"),
            Self::DescribeVpcLimits => ("DescribeVpcLimits", "vpc", "2017-03-12"),
            Self::DescribeVpcPrivateIpAddresses => {
                ("DescribeVpcPrivateIpAddresses", "vpc", "2017-03-12")
            }
            Self::DescribeVpcResourceDashboard => {
                ("DescribeVpcResourceDashboard", "vpc", "2017-03-12")
            }
            Self::DescribeVpcTaskResult => ("DescribeVpcTaskResult", "vpc", "2017-03-12"),
            Self::DescribeVpcs => ("DescribeVpcs", "vpc", "2017-03-12"),
            Self::DetachNetworkInterface => ("DetachNetworkInterface", "vpc", "2017-03-12"),
            Self::DisableFlowLogs => ("DisableFlowLogs", "vpc", "2017-03-12"),
            Self::DisableRoutes => ("DisableRoutes", "vpc", "2017-03-12"),
            Self::DisassociateAddress => ("DisassociateAddress", "vpc", "2017-03-12"),
            Self::DisassociateDhcpIpWithAddressIp => {
                ("DisassociateDhcpIpWithAddressIp", "vpc", "2017-03-12")
            }
            Self::DisassociateHaVipInstance => ("DisassociateHaVipInstance", "vpc", "2017-03-12"),
            Self::DisassociateNetworkAclSubnets => {
                ("DisassociateNetworkAclSubnets", "vpc", "2017-03-12")
            }
            Self::DisassociateNetworkInterfaceSecurityGroups => {
                ("DisassociateNetworkInterfaceSecurityGroups", "vpc", "2017-03-12")
            }
            Self::EnableFlowLogs => ("EnableFlowLogs", "vpc", "2017-03-12"),
            Self::EnableRoutes => ("EnableRoutes", "vpc", "2017-03-12"),
            Self::HaVipAssociateAddressIp => ("HaVipAssociateAddressIp", "vpc", "2017-03-12"),
            Self::HaVipDisassociateAddressIp => ("HaVipDisassociateAddressIp", "vpc", "2017-03-12"),
            Self::MigrateNetworkInterface => ("MigrateNetworkInterface", "vpc", "2017-03-12"),
            Self::MigratePrivateIpAddress => ("MigratePrivateIpAddress", "vpc", "2017-03-12"),
            Self::ModifyAddressAttribute => ("ModifyAddressAttribute", "vpc", "2017-03-12"),
            Self::ModifyAddressInternetChargeType => {
                ("ModifyAddressInternetChargeType", "vpc", "2017-03-12")
            }
            Self::ModifyAddressesBandwidth => ("ModifyAddressesBandwidth", "vpc", "2017-03-12"),
            Self::ModifyAssistantCidr => ("ModifyAssistantCidr", "vpc", "2017-03-12"),
            Self::ModifyDhcpIpAttribute => ("ModifyDhcpIpAttribute", "vpc", "2017-03-12"),
            Self::ModifyFlowLogAttribute => ("ModifyFlowLogAttribute", "vpc", "2017-03-12"),
            Self::ModifyHaVipAttribute => ("ModifyHaVipAttribute", "vpc", "2017-03-12"),
            Self::ModifyIpv6AddressesAttribute => {
                ("ModifyIpv6AddressesAttribute", "vpc", "2017-03-12")
            }
            Self::ModifyNetworkAclAttribute => ("ModifyNetworkAclAttribute", "vpc", "2017-03-12"),
            Self::ModifyNetworkAclEntries => ("ModifyNetworkAclEntries", "vpc", "2017-03-12"),
            Self::ModifyNetworkAclQuintupleEntries => {
                ("ModifyNetworkAclQuintupleEntries", "vpc", "2017-03-12")
            }
            Self::ModifyNetworkInterfaceAttribute => {
                ("ModifyNetworkInterfaceAttribute", "vpc", "2017-03-12")
            }
            Self::ModifyNetworkInterfaceQos => ("ModifyNetworkInterfaceQos", "vpc", "2017-03-12"),
            Self::ModifyPrivateIpAddressesAttribute => {
                ("ModifyPrivateIpAddressesAttribute", "vpc", "2017-03-12")
            }
            Self::ModifyReserveIpAddress => ("ModifyReserveIpAddress", "vpc", "2017-03-12"),
            Self::ModifyRouteTableAttribute => ("ModifyRouteTableAttribute", "vpc", "2017-03-12"),
            Self::ModifySecurityGroupAttribute => {
                ("ModifySecurityGroupAttribute", "vpc", "2017-03-12")
            }
            Self::ModifySecurityGroupPolicies => {
                ("ModifySecurityGroupPolicies", "vpc", "2017-03-12")
            }
            Self::ModifySubnetAttribute => ("ModifySubnetAttribute", "vpc", "2017-03-12"),
            Self::ModifyVpcAttribute => ("ModifyVpcAttribute", "vpc", "2017-03-12"),
            Self::ReleaseAddresses => ("ReleaseAddresses", "vpc", "2017-03-12"),
            Self::ReplaceRouteTableAssociation => {
                ("ReplaceRouteTableAssociation", "vpc", "2017-03-12")
            }
            Self::ReplaceRoutes => ("ReplaceRoutes", "vpc", "2017-03-12"),
            Self::ReplaceSecurityGroupPolicies => {
                ("ReplaceSecurityGroupPolicies", "vpc", "2017-03-12")
            }
            Self::ReplaceSecurityGroupPolicy => ("ReplaceSecurityGroupPolicy", "vpc", "2017-03-12"),
            Self::ResetRoutes => ("ResetRoutes", "vpc", "2017-03-12"),
            Self::UnassignIpv6Addresses => ("UnassignIpv6Addresses", "vpc", "2017-03-12"),
            Self::UnassignIpv6CidrBlock => ("UnassignIpv6CidrBlock", "vpc", "2017-03-12"),
            Self::UnassignIpv6SubnetCidrBlock => {
                ("UnassignIpv6SubnetCidrBlock", "vpc", "2017-03-12")
            }
            Self::UnassignPrivateIpAddresses => ("UnassignPrivateIpAddresses", "vpc", "2017-03-12"),
            Self::AssociateInstancesKeyPairs => ("AssociateInstancesKeyPairs", "cvm", "2017-03-12"),
            Self::AssociateSecurityGroups => ("AssociateSecurityGroups", "cvm", "2017-03-12"),
            Self::CreateKeyPair => ("CreateKeyPair", "cvm", "2017-03-12"),
            Self::DeleteKeyPairs => ("DeleteKeyPairs", "cvm", "2017-03-12"),
            Self::DescribeImages => ("DescribeImages", "cvm", "2017-03-12"),
            Self::DescribeInstanceFamilyConfigs => {
                ("DescribeInstanceFamilyConfigs", "cvm", "2017-03-12")
            }
            Self::DescribeInstanceTypeConfigs => {
                ("DescribeInstanceTypeConfigs", "cvm", "2017-03-12")
            }
            Self::DescribeInstances => ("DescribeInstances", "cvm", "2017-03-12"),
            Self::DescribeInstancesAttributes => {
                ("DescribeInstancesAttributes", "cvm", "2017-03-12")
            }
            Self::DescribeInstancesOperationLimit => {
                ("DescribeInstancesOperationLimit", "cvm", "2017-03-12")
            }
            Self::DescribeInstancesStatus => ("DescribeInstancesStatus", "cvm", "2017-03-12"),
            Self::DescribeKeyPairs => ("DescribeKeyPairs", "cvm", "2017-03-12"),
            Self::DescribeRegions => ("DescribeRegions", "cvm", "2017-03-12"),
            Self::DescribeZoneInstanceConfigInfos => {
                ("DescribeZoneInstanceConfigInfos", "cvm", "2017-03-12")
            }
            Self::DescribeZones => ("DescribeZones", "cvm", "2017-03-12"),
            Self::DisassociateInstancesKeyPairs => {
                ("DisassociateInstancesKeyPairs", "cvm", "2017-03-12")
            }
            Self::DisassociateSecurityGroups => ("DisassociateSecurityGroups", "cvm", "2017-03-12"),
            Self::ImportKeyPair => ("ImportKeyPair", "cvm", "2017-03-12"),
            Self::ModifyInstancesAttribute => ("ModifyInstancesAttribute", "cvm", "2017-03-12"),
            Self::ModifyInstancesChargeType => ("ModifyInstancesChargeType", "cvm", "2017-03-12"),
            Self::ModifyInstancesProject => ("ModifyInstancesProject", "cvm", "2017-03-12"),
            Self::ModifyInstancesVpcAttribute => {
                ("ModifyInstancesVpcAttribute", "cvm", "2017-03-12")
            }
            Self::ModifyKeyPairAttribute => ("ModifyKeyPairAttribute", "cvm", "2017-03-12"),
            Self::RebootInstances => ("RebootInstances", "cvm", "2017-03-12"),
            Self::ResetInstance => ("ResetInstance", "cvm", "2017-03-12"),
            Self::ResetInstancesInternetMaxBandwidth => {
                ("ResetInstancesInternetMaxBandwidth", "cvm", "2017-03-12")
            }
            Self::ResetInstancesPassword => ("ResetInstancesPassword", "cvm", "2017-03-12"),
            Self::ResetInstancesType => ("ResetInstancesType", "cvm", "2017-03-12"),
            Self::RunInstances => ("RunInstances", "cvm", "2017-03-12"),
            Self::StartInstances => ("StartInstances", "cvm", "2017-03-12"),
            Self::StopInstances => ("StopInstances", "cvm", "2017-03-12"),
            Self::TerminateInstances => ("TerminateInstances", "cvm", "2017-03-12"),
            Self::AddResourceTag => ("AddResourceTag", "tag", "2018-08-13"),
            Self::AttachResourcesTag => ("AttachResourcesTag", "tag", "2018-08-13"),
            Self::CreateTag => ("CreateTag", "tag", "2018-08-13"),
            Self::DeleteResourceTag => ("DeleteResourceTag", "tag", "2018-08-13"),
            Self::DeleteTag => ("DeleteTag", "tag", "2018-08-13"),
            Self::DescribeResourceTags => ("DescribeResourceTags", "tag", "2018-08-13"),
            Self::DescribeResourceTagsByResourceIds => {
                ("DescribeResourceTagsByResourceIds", "tag", "2018-08-13")
            }
            Self::DescribeTagKeys => ("DescribeTagKeys", "tag", "2018-08-13"),
            Self::DescribeTagValues => ("DescribeTagValues", "tag", "2018-08-13"),
            Self::DescribeTags => ("DescribeTags", "tag", "2018-08-13"),
            Self::DetachResourcesTag => ("DetachResourcesTag", "tag", "2018-08-13"),
            Self::GetResources => ("GetResources", "tag", "2018-08-13"),
            Self::ModifyResourceTags => ("ModifyResourceTags", "tag", "2018-08-13"),
            Self::TagResources => ("TagResources", "tag", "2018-08-13"),
            Self::UnTagResources => ("UnTagResources", "tag", "2018-08-13"),
            Self::AssumeRole => ("AssumeRole", "sts", "2018-08-13"),
            Self::GetCallerIdentity => ("GetCallerIdentity", "sts", "2018-08-13"),
            Self::GetUserAppId => ("GetUserAppId", "cam", "2019-01-16"),
            Self::DescribeDisks => ("DescribeDisks", "cbs", "2017-03-12"),
            Self::DescribeProducts => ("DescribeProducts", "region", "2022-06-27"),
            Self::DescribeRegionsInRegion => ("DescribeRegions", "region", "2022-06-27"),
            Self::DescribeZonesInRegion => ("DescribeZones", "region", "2022-06-27"),
            Self::DescribeProductsInApi => ("DescribeProducts", "api", "2020-11-06"),
            Self::DescribeRegionsInApi => ("DescribeRegions", "api", "2020-11-06"),
            Self::DescribeZonesInApi => ("DescribeZones", "api", "2020-11-06"),
        }
    }
    /// name
    pub fn name(self) -> &'static str {
        self.row().0
    }
    /// service
    pub fn service(self) -> &'static str {
        self.row().1
    }
    /// version
    pub fn version(self) -> &'static str {
        self.row().2
    }
    /// by name
    pub fn by_name(n: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == n)
    }
}
/// What a name is.
pub enum Lookup {
    /// k
    Known(Action),
    /// u
    Unlisted(&'static str),
    /// a
    UnknownAction,
    /// v
    UnknownVersion,
}
const OTHER: &[(&str, &str)] = &[
    ("AcceptAttachCcnInstances", "2017-03-12"),
    ("AcceptVpcPeeringConnection", "2017-03-12"),
    ("AddBandwidthPackageResources", "2017-03-12"),
    ("AddIp6Rules", "2017-03-12"),
    ("AddTemplateMember", "2017-03-12"),
    ("AdjustPublicAddress", "2017-03-12"),
    ("AllocateIPv6Addresses", "2017-03-12"),
    ("AllocateIp6AddressesBandwidth", "2017-03-12"),
    ("AssociateDirectConnectGatewayNatGateway", "2017-03-12"),
    ("AssociateIPv6Address", "2017-03-12"),
    ("AssociateInstancesToCcnRouteTable", "2017-03-12"),
    ("AssociateNatGatewayAddress", "2017-03-12"),
    ("AttachCcnInstances", "2017-03-12"),
    ("AttachClassicLinkVpc", "2017-03-12"),
    ("AttachSnapshotInstances", "2017-03-12"),
    ("AuditCrossBorderCompliance", "2017-03-12"),
    ("CheckGatewayFlowMonitor", "2017-03-12"),
    ("CheckNetDetectState", "2017-03-12"),
    ("CheckTrafficMirror", "2017-03-12"),
    ("ClearRouteTableSelectionPolicies", "2017-03-12"),
    ("CreateAddressTemplate", "2017-03-12"),
    ("CreateAddressTemplateGroup", "2017-03-12"),
    ("CreateBandwidthPackage", "2017-03-12"),
    ("CreateCcn", "2017-03-12"),
    ("CreateCcnPolicyBasedRoutingNextHop", "2017-03-12"),
    ("CreateCcnPolicyBasedRoutingRules", "2017-03-12"),
    ("CreateCcnRouteTables", "2017-03-12"),
    ("CreateCdcLDCXList", "2017-03-12"),
    ("CreateCdcNetPlanes", "2017-03-12"),
    ("CreateCustomerGateway", "2017-03-12"),
    ("CreateDirectConnectGateway", "2017-03-12"),
    ("CreateDirectConnectGatewayCcnRoutes", "2017-03-12"),
    ("CreateGlobalRoutes", "2017-03-12"),
    ("CreateHighPriorityRouteTable", "2017-03-12"),
    ("CreateHighPriorityRoutes", "2017-03-12"),
    ("CreateIp6Translators", "2017-03-12"),
    ("CreateLocalGateway", "2017-03-12"),
    ("CreateNatGateway", "2017-03-12"),
    ("CreateNatGatewayDestinationIpPortTranslationNatRule", "2017-03-12"),
    ("CreateNatGatewaySourceIpTranslationNatRule", "2017-03-12"),
    ("CreateNetDetect", "2017-03-12"),
    ("CreatePrivateNatGateway", "2017-03-12"),
    ("CreatePrivateNatGatewayDestinationIpPortTranslationNatRule", "2017-03-12"),
    ("CreatePrivateNatGatewayTranslationAclRule", "2017-03-12"),
    ("CreatePrivateNatGatewayTranslationNatRule", "2017-03-12"),
    ("CreateRoutePolicy", "2017-03-12"),
    ("CreateRoutePolicyAssociations", "2017-03-12"),
    ("CreateRoutePolicyEntries", "2017-03-12"),
    ("CreateServiceTemplate", "2017-03-12"),
    ("CreateServiceTemplateGroup", "2017-03-12"),
    ("CreateSnapshotPolicies", "2017-03-12"),
    ("CreateTrafficMirror", "2017-03-12"),
    ("CreateTrafficMirrorFilterRules", "2017-03-12"),
    ("CreateTrafficPackages", "2017-03-12"),
    ("CreateVpcEndPoint", "2017-03-12"),
    ("CreateVpcEndPointService", "2017-03-12"),
    ("CreateVpcEndPointServiceWhiteList", "2017-03-12"),
    ("CreateVpcPeeringConnection", "2017-03-12"),
    ("CreateVpnConnection", "2017-03-12"),
    ("CreateVpnGateway", "2017-03-12"),
    ("CreateVpnGatewayRoutes", "2017-03-12"),
    ("CreateVpnGatewaySslClient", "2017-03-12"),
    ("CreateVpnGatewaySslServer", "2017-03-12"),
    ("DeleteAddressTemplate", "2017-03-12"),
    ("DeleteAddressTemplateGroup", "2017-03-12"),
    ("DeleteBandwidthPackage", "2017-03-12"),
    ("DeleteCcn", "2017-03-12"),
    ("DeleteCcnPolicyBasedRoutingNextHop", "2017-03-12"),
    ("DeleteCcnPolicyBasedRoutingRule", "2017-03-12"),
    ("DeleteCcnRouteTables", "2017-03-12"),
    ("DeleteCdcLDCXList", "2017-03-12"),
    ("DeleteCdcNetPlanes", "2017-03-12"),
    ("DeleteCustomerGateway", "2017-03-12"),
    ("DeleteDirectConnectGateway", "2017-03-12"),
    ("DeleteDirectConnectGatewayCcnRoutes", "2017-03-12"),
    ("DeleteGlobalRoutes", "2017-03-12"),
    ("DeleteHighPriorityRouteTables", "2017-03-12"),
    ("DeleteHighPriorityRoutes", "2017-03-12"),
    ("DeleteIp6Translators", "2017-03-12"),
    ("DeleteLocalGateway", "2017-03-12"),
    ("DeleteNatGateway", "2017-03-12"),
    ("DeleteNatGatewayDestinationIpPortTranslationNatRule", "2017-03-12"),
    ("DeleteNatGatewaySourceIpTranslationNatRule", "2017-03-12"),
    ("DeleteNetDetect", "2017-03-12"),
    ("DeletePrivateNatGateway", "2017-03-12"),
    ("DeletePrivateNatGatewayDestinationIpPortTranslationNatRule", "2017-03-12"),
    ("DeletePrivateNatGatewayTranslationAclRule", "2017-03-12"),
    ("DeletePrivateNatGatewayTranslationNatRule", "2017-03-12"),
    ("DeleteRoutePolicy", "2017-03-12"),
    ("DeleteRoutePolicyAssociations", "2017-03-12"),
    ("DeleteRoutePolicyEntries", "2017-03-12"),
    ("DeleteServiceTemplate", "2017-03-12"),
    ("DeleteServiceTemplateGroup", "2017-03-12"),
    ("DeleteSnapshotPolicies", "2017-03-12"),
    ("DeleteTemplateMember", "2017-03-12"),
    ("DeleteTrafficMirror", "2017-03-12"),
    ("DeleteTrafficMirrorFilterRules", "2017-03-12"),
    ("DeleteTrafficPackages", "2017-03-12"),
    ("DeleteVpcEndPoint", "2017-03-12"),
    ("DeleteVpcEndPointService", "2017-03-12"),
    ("DeleteVpcEndPointServiceWhiteList", "2017-03-12"),
    ("DeleteVpcPeeringConnection", "2017-03-12"),
    ("DeleteVpnConnection", "2017-03-12"),
    ("DeleteVpnGateway", "2017-03-12"),
    ("DeleteVpnGatewayRoutes", "2017-03-12"),
    ("DeleteVpnGatewaySslClient", "2017-03-12"),
    ("DeleteVpnGatewaySslServer", "2017-03-12"),
    ("DescribeAddressBandwidthRange", "2017-03-12"),
    ("DescribeAddressTemplateGroupInstances", "2017-03-12"),
    ("DescribeAddressTemplateGroups", "2017-03-12"),
    ("DescribeAddressTemplateInstances", "2017-03-12"),
    ("DescribeAddressTemplates", "2017-03-12"),
    ("DescribeBandwidthPackageBandwidthRange", "2017-03-12"),
    ("DescribeBandwidthPackageBillUsage", "2017-03-12"),
    ("DescribeBandwidthPackageQuota", "2017-03-12"),
    ("DescribeBandwidthPackageResources", "2017-03-12"),
    ("DescribeCcnAttachedInstances", "2017-03-12"),
    ("DescribeCcnPolicyBasedRoutingNextHop", "2017-03-12"),
    ("DescribeCcnPolicyBasedRoutingRule", "2017-03-12"),
    ("DescribeCcnRegionBandwidthLimits", "2017-03-12"),
    ("DescribeCcnRouteTableBroadcastPolicys", "2017-03-12"),
    ("DescribeCcnRouteTableInputPolicys", "2017-03-12"),
    ("DescribeCcnRouteTables", "2017-03-12"),
    ("DescribeCcnRoutes", "2017-03-12"),
    ("DescribeCcns", "2017-03-12"),
    ("DescribeCdcLDCXList", "2017-03-12"),
    ("DescribeCdcNetPlanes", "2017-03-12"),
    ("DescribeCdcUsedIdcVlan", "2017-03-12"),
    ("DescribeClassicLinkInstances", "2017-03-12"),
    ("DescribeCrossBorderCcnRegionBandwidthLimits", "2017-03-12"),
    ("DescribeCrossBorderCompliance", "2017-03-12"),
    ("DescribeCrossBorderFlowMonitor", "2017-03-12"),
    ("DescribeCustomerGatewayVendors", "2017-03-12"),
    ("DescribeCustomerGateways", "2017-03-12"),
    ("DescribeDesignatedZones", "2017-03-12"),
    ("DescribeDirectConnectGatewayCcnRoutes", "2017-03-12"),
    ("DescribeDirectConnectGateways", "2017-03-12"),
    ("DescribeGatewayFlowMonitorDetail", "2017-03-12"),
    ("DescribeGatewayFlowQos", "2017-03-12"),
    ("DescribeGlobalRoutes", "2017-03-12"),
    ("DescribeHighPriorityRouteTables", "2017-03-12"),
    ("DescribeHighPriorityRoutes", "2017-03-12"),
    ("DescribeIPv6Addresses", "2017-03-12"),
    ("DescribeInstanceJumbo", "2017-03-12"),
    ("DescribeIp6Addresses", "2017-03-12"),
    ("DescribeIp6TranslatorQuota", "2017-03-12"),
    ("DescribeIp6Translators", "2017-03-12"),
    ("DescribeIpGeolocationDatabaseUrl", "2017-03-12"),
    ("DescribeIpGeolocationInfos", "2017-03-12"),
    ("DescribeLocalGateway", "2017-03-12"),
    ("DescribeNatGatewayDestinationIpPortTranslationNatRules", "2017-03-12"),
    ("DescribeNatGatewayDirectConnectGatewayRoute", "2017-03-12"),
    ("DescribeNatGatewayFlowMonitorDetail", "2017-03-12"),
    ("DescribeNatGatewaySourceIpTranslationNatRules", "2017-03-12"),
    ("DescribeNatGatewayZones", "2017-03-12"),
    ("DescribeNatGateways", "2017-03-12"),
    ("DescribeNetDetectStates", "2017-03-12"),
    ("DescribeNetDetects", "2017-03-12"),
    ("DescribePrivateNatGatewayDestinationIpPortTranslationNatRules", "2017-03-12"),
    ("DescribePrivateNatGatewayLimits", "2017-03-12"),
    ("DescribePrivateNatGatewayRegions", "2017-03-12"),
    ("DescribePrivateNatGatewayTranslationAclRules", "2017-03-12"),
    ("DescribePrivateNatGatewayTranslationNatRules", "2017-03-12"),
    ("DescribePrivateNatGateways", "2017-03-12"),
    ("DescribeRouteConflicts", "2017-03-12"),
    ("DescribeRouteList", "2017-03-12"),
    ("DescribeRoutePolicies", "2017-03-12"),
    ("DescribeRoutePolicyEntries", "2017-03-12"),
    ("DescribeRouteTableSelectionPolicies", "2017-03-12"),
    ("DescribeSecurityGroupExpandedPolicies", "2017-03-12"),
    ("DescribeServiceTemplateGroupInstances", "2017-03-12"),
    ("DescribeServiceTemplateGroups", "2017-03-12"),
    ("DescribeServiceTemplateInstances", "2017-03-12"),
    ("DescribeServiceTemplates", "2017-03-12"),
    ("DescribeSgSnapshotFileContent", "2017-03-12"),
    ("DescribeSnapshotAttachedInstances", "2017-03-12"),
    ("DescribeSnapshotFiles", "2017-03-12"),
    ("DescribeSnapshotPolicies", "2017-03-12"),
    ("DescribeSpecificTrafficPackageUsedDetails", "2017-03-12"),
    ("DescribeTenantCcns", "2017-03-12"),
    ("DescribeTrafficMirrorFilterRules", "2017-03-12"),
    ("DescribeTrafficMirrors", "2017-03-12"),
    ("DescribeTrafficPackages", "2017-03-12"),
    ("DescribeTrafficQosPolicy", "2017-03-12"),
    ("DescribeVpcEndPoint", "2017-03-12"),
    ("DescribeVpcEndPointService", "2017-03-12"),
    ("DescribeVpcEndPointServiceWhiteList", "2017-03-12"),
    ("DescribeVpcPeeringConnections", "2017-03-12"),
    ("DescribeVpnConnections", "2017-03-12"),
    ("DescribeVpnGatewayCcnRoutes", "2017-03-12"),
    ("DescribeVpnGatewayRoutes", "2017-03-12"),
    ("DescribeVpnGatewaySslClients", "2017-03-12"),
    ("DescribeVpnGatewaySslServers", "2017-03-12"),
    ("DescribeVpnGateways", "2017-03-12"),
    ("DetachCcnInstances", "2017-03-12"),
    ("DetachClassicLinkVpc", "2017-03-12"),
    ("DetachSnapshotInstances", "2017-03-12"),
    ("DisableCcnRoutes", "2017-03-12"),
    ("DisableGatewayFlowMonitor", "2017-03-12"),
    ("DisableSnapshotPolicies", "2017-03-12"),
    ("DisableVpnGatewaySslClientCert", "2017-03-12"),
    ("DisassociateDirectConnectGatewayNatGateway", "2017-03-12"),
    ("DisassociateIPv6Address", "2017-03-12"),
    ("DisassociateNatGatewayAddress", "2017-03-12"),
    ("DisassociateVpcEndPointSecurityGroups", "2017-03-12"),
    ("DownloadCustomerGatewayConfiguration", "2017-03-12"),
    ("DownloadVpnGatewaySslClientCert", "2017-03-12"),
    ("EnableCcnRoutes", "2017-03-12"),
    ("EnableGatewayFlowMonitor", "2017-03-12"),
    ("EnableSnapshotPolicies", "2017-03-12"),
    ("EnableVpcEndPointConnect", "2017-03-12"),
    ("EnableVpnGatewaySslClientCert", "2017-03-12"),
    ("GenerateVpnConnectionDefaultHealthCheckIp", "2017-03-12"),
    ("GetCcnRegionBandwidthLimits", "2017-03-12"),
    ("InquirePriceCreateDirectConnectGateway", "2017-03-12"),
    ("InquiryPriceAllocateAddresses", "2017-03-12"),
    ("InquiryPriceCreateVpnGateway", "2017-03-12"),
    ("InquiryPriceModifyAddressesBandwidth", "2017-03-12"),
    ("InquiryPriceRenewAddresses", "2017-03-12"),
    ("InquiryPriceRenewVpnGateway", "2017-03-12"),
    ("InquiryPriceResetVpnGatewayInternetMaxBandwidth", "2017-03-12"),
    ("LockCcnBandwidths", "2017-03-12"),
    ("LockCcns", "2017-03-12"),
    ("MigrateBandwidthPackageResources", "2017-03-12"),
    ("ModifyAddressTemplateAttribute", "2017-03-12"),
    ("ModifyAddressTemplateGroupAttribute", "2017-03-12"),
    ("ModifyAddressesRenewFlag", "2017-03-12"),
    ("ModifyBandwidthPackageAttribute", "2017-03-12"),
    ("ModifyBandwidthPackageBandwidth", "2017-03-12"),
    ("ModifyCcnAttachedInstancesAttribute", "2017-03-12"),
    ("ModifyCcnAttribute", "2017-03-12"),
    ("ModifyCcnPolicyBasedRoutingNextHopAttribute", "2017-03-12"),
    ("ModifyCcnPolicyBasedRoutingRuleAttribute", "2017-03-12"),
    ("ModifyCcnRegionBandwidthLimitsType", "2017-03-12"),
    ("ModifyCcnRouteTables", "2017-03-12"),
    ("ModifyCdcLDCXAttribute", "2017-03-12"),
    ("ModifyCdcNetPlaneAttribute", "2017-03-12"),
    ("ModifyCustomerGatewayAttribute", "2017-03-12"),
    ("ModifyDirectConnectGatewayAttribute", "2017-03-12"),
    ("ModifyGatewayFlowQos", "2017-03-12"),
    ("ModifyGlobalRouteECMPAlgorithm", "2017-03-12"),
    ("ModifyGlobalRoutes", "2017-03-12"),
    ("ModifyHighPriorityRouteAttribute", "2017-03-12"),
    ("ModifyHighPriorityRouteECMPAlgorithm", "2017-03-12"),
    ("ModifyHighPriorityRouteTableAttribute", "2017-03-12"),
    ("ModifyIPv6AddressesAttributes", "2017-03-12"),
    ("ModifyIPv6AddressesBandwidth", "2017-03-12"),
    ("ModifyIp6AddressesBandwidth", "2017-03-12"),
    ("ModifyIp6Rule", "2017-03-12"),
    ("ModifyIp6Translator", "2017-03-12"),
    ("ModifyLocalGateway", "2017-03-12"),
    ("ModifyNatGatewayAdvancedAttribute", "2017-03-12"),
    ("ModifyNatGatewayAttribute", "2017-03-12"),
    ("ModifyNatGatewayDestinationIpPortTranslationNatRule", "2017-03-12"),
    ("ModifyNatGatewaySourceIpTranslationNatRule", "2017-03-12"),
    ("ModifyNetDetect", "2017-03-12"),
    ("ModifyPrivateNatGatewayAttribute", "2017-03-12"),
    ("ModifyPrivateNatGatewayDestinationIpPortTranslationNatRule", "2017-03-12"),
    ("ModifyPrivateNatGatewayTranslationAclRule", "2017-03-12"),
    ("ModifyPrivateNatGatewayTranslationNatRule", "2017-03-12"),
    ("ModifyRoutePolicyAttribute", "2017-03-12"),
    ("ModifyRouteTableSelectionPolicies", "2017-03-12"),
    ("ModifyServiceTemplateAttribute", "2017-03-12"),
    ("ModifyServiceTemplateGroupAttribute", "2017-03-12"),
    ("ModifySnapshotPolicies", "2017-03-12"),
    ("ModifyTemplateMember", "2017-03-12"),
    ("ModifyTrafficMirrorAttribute", "2017-03-12"),
    ("ModifyTrafficMirrorFilterRules", "2017-03-12"),
    ("ModifyVpcEndPointAttribute", "2017-03-12"),
    ("ModifyVpcEndPointServiceAttribute", "2017-03-12"),
    ("ModifyVpcEndPointServiceWhiteList", "2017-03-12"),
    ("ModifyVpcPeeringConnection", "2017-03-12"),
    ("ModifyVpnConnectionAttribute", "2017-03-12"),
    ("ModifyVpnGatewayAttribute", "2017-03-12"),
    ("ModifyVpnGatewayCcnRoutes", "2017-03-12"),
    ("ModifyVpnGatewayRoutes", "2017-03-12"),
    ("ModifyVpnGatewaySslClientCert", "2017-03-12"),
    ("ModifyVpnGatewaySslServer", "2017-03-12"),
    ("NotifyRoutes", "2017-03-12"),
    ("RefreshDirectConnectGatewayRouteToNatGateway", "2017-03-12"),
    ("RejectAttachCcnInstances", "2017-03-12"),
    ("RejectVpcPeeringConnection", "2017-03-12"),
    ("ReleaseIPv6Addresses", "2017-03-12"),
    ("ReleaseIp6AddressesBandwidth", "2017-03-12"),
    ("RemoveBandwidthPackageResources", "2017-03-12"),
    ("RemoveIp6Rules", "2017-03-12"),
    ("RenewAddresses", "2017-03-12"),
    ("RenewVpnGateway", "2017-03-12"),
    ("ReplaceCcnRouteTableBroadcastPolicys", "2017-03-12"),
    ("ReplaceCcnRouteTableInputPolicys", "2017-03-12"),
    ("ReplaceDirectConnectGatewayCcnRoutes", "2017-03-12"),
    ("ReplaceHighPriorityRouteTableAssociation", "2017-03-12"),
    ("ReplaceHighPriorityRoutes", "2017-03-12"),
    ("ReplaceRoutePolicyAssociations", "2017-03-12"),
    ("ReplaceRoutePolicyEntries", "2017-03-12"),
    ("ReplaceRoutesWithRoutePolicy", "2017-03-12"),
    ("ResetAttachCcnInstances", "2017-03-12"),
    ("ResetHighPriorityRoutes", "2017-03-12"),
    ("ResetNatGatewayConnection", "2017-03-12"),
    ("ResetRoutePolicyAssociations", "2017-03-12"),
    ("ResetRoutePolicyEntries", "2017-03-12"),
    ("ResetTrafficMirrorFilter", "2017-03-12"),
    ("ResetTrafficMirrorSrcs", "2017-03-12"),
    ("ResetTrafficMirrorTarget", "2017-03-12"),
    ("ResetVpnConnection", "2017-03-12"),
    ("ResetVpnGatewayInternetMaxBandwidth", "2017-03-12"),
    ("ResumeSnapshotInstance", "2017-03-12"),
    ("ReturnNormalAddresses", "2017-03-12"),
    ("SetCcnRegionBandwidthLimits", "2017-03-12"),
    ("SetVpnGatewaysRenewFlag", "2017-03-12"),
    ("StartTrafficMirror", "2017-03-12"),
    ("StopTrafficMirror", "2017-03-12"),
    ("TransformAddress", "2017-03-12"),
    ("UnlockCcnBandwidths", "2017-03-12"),
    ("UnlockCcns", "2017-03-12"),
    ("UpdateTrafficMirrorAllFilter", "2017-03-12"),
    ("UpdateTrafficMirrorDirection", "2017-03-12"),
    ("UpgradeNatGatewayProductVersion", "2017-03-12"),
    ("WithdrawNotifyRoutes", "2017-03-12"),
    ("AllocateHosts", "2017-03-12"),
    ("ConfigureChcAssistVpc", "2017-03-12"),
    ("ConfigureChcDeployVpc", "2017-03-12"),
    ("ConvertOperatingSystems", "2017-03-12"),
    ("CreateDisasterRecoverGroup", "2017-03-12"),
    ("CreateHpcCluster", "2017-03-12"),
    ("CreateImage", "2017-03-12"),
    ("CreateLaunchTemplate", "2017-03-12"),
    ("CreateLaunchTemplateVersion", "2017-03-12"),
    ("DeleteDisasterRecoverGroups", "2017-03-12"),
    ("DeleteHpcClusters", "2017-03-12"),
    ("DeleteImages", "2017-03-12"),
    ("DeleteInstancesActionTimer", "2017-03-12"),
    ("DeleteInstancesDisasterRecoverGroups", "2017-03-12"),
    ("DeleteLaunchTemplate", "2017-03-12"),
    ("DeleteLaunchTemplateVersions", "2017-03-12"),
    ("DescribeAccountQuota", "2017-03-12"),
    ("DescribeChcDeniedActions", "2017-03-12"),
    ("DescribeChcHosts", "2017-03-12"),
    ("DescribeDisasterRecoverGroupQuota", "2017-03-12"),
    ("DescribeDisasterRecoverGroups", "2017-03-12"),
    ("DescribeHosts", "2017-03-12"),
    ("DescribeHpcClusters", "2017-03-12"),
    ("DescribeImageFromFamily", "2017-03-12"),
    ("DescribeImageQuota", "2017-03-12"),
    ("DescribeImageSharePermission", "2017-03-12"),
    ("DescribeImportImageOs", "2017-03-12"),
    ("DescribeInstanceInternetBandwidthConfigs", "2017-03-12"),
    ("DescribeInstanceVncUrl", "2017-03-12"),
    ("DescribeInstancesActionTimer", "2017-03-12"),
    ("DescribeInstancesModification", "2017-03-12"),
    ("DescribeInternetChargeTypeConfigs", "2017-03-12"),
    ("DescribeLaunchTemplateVersions", "2017-03-12"),
    ("DescribeLaunchTemplates", "2017-03-12"),
    ("DescribeResourcePoolPackInstances", "2017-03-12"),
    ("DescribeResourcePoolPackTypeConfigs", "2017-03-12"),
    ("DescribeResourcePoolPacks", "2017-03-12"),
    ("DescribeTaskInfo", "2017-03-12"),
    ("EnterRescueMode", "2017-03-12"),
    ("ExitRescueMode", "2017-03-12"),
    ("ExportImages", "2017-03-12"),
    ("ImportImage", "2017-03-12"),
    ("ImportInstancesActionTimer", "2017-03-12"),
    ("InquirePricePurchaseResourcePoolPacks", "2017-03-12"),
    ("InquiryPriceModifyInstancesChargeType", "2017-03-12"),
    ("InquiryPriceRenewHosts", "2017-03-12"),
    ("InquiryPriceRenewInstances", "2017-03-12"),
    ("InquiryPriceResetInstance", "2017-03-12"),
    ("InquiryPriceResetInstancesInternetMaxBandwidth", "2017-03-12"),
    ("InquiryPriceResetInstancesType", "2017-03-12"),
    ("InquiryPriceResizeInstanceDisks", "2017-03-12"),
    ("InquiryPriceRunInstances", "2017-03-12"),
    ("InquiryPriceTerminateInstances", "2017-03-12"),
    ("ModifyChcAttribute", "2017-03-12"),
    ("ModifyChcNetworkMode", "2017-03-12"),
    ("ModifyDisasterRecoverGroupAttribute", "2017-03-12"),
    ("ModifyHostsAttribute", "2017-03-12"),
    ("ModifyHpcClusterAttribute", "2017-03-12"),
    ("ModifyImageAttribute", "2017-03-12"),
    ("ModifyImageSharePermission", "2017-03-12"),
    ("ModifyInstanceDiskType", "2017-03-12"),
    ("ModifyInstancesDisasterRecoverGroup", "2017-03-12"),
    ("ModifyInstancesRenewFlag", "2017-03-12"),
    ("ModifyLaunchTemplateDefaultVersion", "2017-03-12"),
    ("ProgramFpgaImage", "2017-03-12"),
    ("PurchaseResourcePoolPacks", "2017-03-12"),
    ("RemoveChcAssistVpc", "2017-03-12"),
    ("RemoveChcDeployVpc", "2017-03-12"),
    ("RenewHosts", "2017-03-12"),
    ("RenewInstances", "2017-03-12"),
    ("RepairTaskControl", "2017-03-12"),
    ("ResizeInstanceDisks", "2017-03-12"),
    ("SyncImages", "2017-03-12"),
    ("TerminateResourcePoolPacks", "2017-03-12"),
    ("AddProject", "2018-08-13"),
    ("CreateTags", "2018-08-13"),
    ("DeleteTags", "2018-08-13"),
    ("DescribeProjects", "2018-08-13"),
    ("DescribeResourceTagsByResourceIdsSeq", "2018-08-13"),
    ("DescribeResourceTagsByTagKeys", "2018-08-13"),
    ("DescribeResourcesByTags", "2018-08-13"),
    ("DescribeResourcesByTagsUnion", "2018-08-13"),
    ("DescribeTagValuesSeq", "2018-08-13"),
    ("DescribeTagsSeq", "2018-08-13"),
    ("GetTagKeys", "2018-08-13"),
    ("GetTagValues", "2018-08-13"),
    ("GetTags", "2018-08-13"),
    ("ModifyResourcesTagValue", "2018-08-13"),
    ("UpdateProject", "2018-08-13"),
    ("UpdateResourceTagValue", "2018-08-13"),
    ("AssumeRoleWithSAML", "2018-08-13"),
    ("AssumeRoleWithWebIdentity", "2018-08-13"),
    ("GetFederationToken", "2018-08-13"),
    ("GetSessionToken", "2018-08-13"),
    ("QueryApiKey", "2018-08-13"),
    ("AddUser", "2019-01-16"),
    ("AddUserToGroup", "2019-01-16"),
    ("AttachGroupPolicy", "2019-01-16"),
    ("AttachRolePolicy", "2019-01-16"),
    ("AttachUserPolicy", "2019-01-16"),
    ("BuildDataFlowAuthToken", "2019-01-16"),
    ("ConsumeCustomMFAToken", "2019-01-16"),
    ("CreateAccessKey", "2019-01-16"),
    ("CreateGroup", "2019-01-16"),
    ("CreateMessageReceiver", "2019-01-16"),
    ("CreateOIDCConfig", "2019-01-16"),
    ("CreatePolicy", "2019-01-16"),
    ("CreatePolicyVersion", "2019-01-16"),
    ("CreateRole", "2019-01-16"),
    ("CreateSAMLProvider", "2019-01-16"),
    ("CreateServiceLinkedRole", "2019-01-16"),
    ("CreateSubAccountLoginIpPolicy", "2019-01-16"),
    ("CreateUserOIDCConfig", "2019-01-16"),
    ("CreateUserSAMLConfig", "2019-01-16"),
    ("DeleteAccessKey", "2019-01-16"),
    ("DeleteGroup", "2019-01-16"),
    ("DeleteMessageReceiver", "2019-01-16"),
    ("DeleteOIDCConfig", "2019-01-16"),
    ("DeletePolicy", "2019-01-16"),
    ("DeletePolicyVersion", "2019-01-16"),
    ("DeleteRole", "2019-01-16"),
    ("DeleteRolePermissionsBoundary", "2019-01-16"),
    ("DeleteSAMLProvider", "2019-01-16"),
    ("DeleteServiceLinkedRole", "2019-01-16"),
    ("DeleteUser", "2019-01-16"),
    ("DeleteUserPermissionsBoundary", "2019-01-16"),
    ("DescribeOIDCConfig", "2019-01-16"),
    ("DescribeRoleList", "2019-01-16"),
    ("DescribeSafeAuthFlag", "2019-01-16"),
    ("DescribeSafeAuthFlagColl", "2019-01-16"),
    ("DescribeSafeAuthFlagIntl", "2019-01-16"),
    ("DescribeSubAccounts", "2019-01-16"),
    ("DescribeUserOIDCConfig", "2019-01-16"),
    ("DescribeUserSAMLConfig", "2019-01-16"),
    ("DetachGroupPolicy", "2019-01-16"),
    ("DetachRolePolicy", "2019-01-16"),
    ("DetachUserPolicy", "2019-01-16"),
    ("DisableUserSSO", "2019-01-16"),
    ("GetAccountSummary", "2019-01-16"),
    ("GetCustomMFATokenInfo", "2019-01-16"),
    ("GetGroup", "2019-01-16"),
    ("GetPasswordRules", "2019-01-16"),
    ("GetPolicy", "2019-01-16"),
    ("GetPolicyVersion", "2019-01-16"),
    ("GetRole", "2019-01-16"),
    ("GetRolePermissionBoundary", "2019-01-16"),
    ("GetSAMLProvider", "2019-01-16"),
    ("GetSecurityLastUsed", "2019-01-16"),
    ("GetServiceLinkedRoleDeletionStatus", "2019-01-16"),
    ("GetUser", "2019-01-16"),
    ("GetUserPermissionBoundary", "2019-01-16"),
    ("ListAccessKeys", "2019-01-16"),
    ("ListAccounts", "2019-01-16"),
    ("ListAttachedGroupPolicies", "2019-01-16"),
    ("ListAttachedRolePolicies", "2019-01-16"),
    ("ListAttachedUserAllPolicies", "2019-01-16"),
    ("ListAttachedUserPolicies", "2019-01-16"),
    ("ListCollaborators", "2019-01-16"),
    ("ListEntitiesForPolicy", "2019-01-16"),
    ("ListGroups", "2019-01-16"),
    ("ListGroupsForUser", "2019-01-16"),
    ("ListPolicies", "2019-01-16"),
    ("ListPoliciesGrantingServiceAccess", "2019-01-16"),
    ("ListPolicyVersions", "2019-01-16"),
    ("ListReceiver", "2019-01-16"),
    ("ListSAMLProviders", "2019-01-16"),
    ("ListUsers", "2019-01-16"),
    ("ListUsersForGroup", "2019-01-16"),
    ("ListWeChatWorkSubAccounts", "2019-01-16"),
    ("PutRolePermissionsBoundary", "2019-01-16"),
    ("PutUserPermissionsBoundary", "2019-01-16"),
    ("RemoveUserFromGroup", "2019-01-16"),
    ("SetDefaultPolicyVersion", "2019-01-16"),
    ("SetMfaFlag", "2019-01-16"),
    ("TagRole", "2019-01-16"),
    ("UntagRole", "2019-01-16"),
    ("UpdateAccessKey", "2019-01-16"),
    ("UpdateAssumeRolePolicy", "2019-01-16"),
    ("UpdateGroup", "2019-01-16"),
    ("UpdateOIDCConfig", "2019-01-16"),
    ("UpdatePasswordRules", "2019-01-16"),
    ("UpdatePolicy", "2019-01-16"),
    ("UpdateRoleConsoleLogin", "2019-01-16"),
    ("UpdateRoleDescription", "2019-01-16"),
    ("UpdateRoleSessionDuration", "2019-01-16"),
    ("UpdateSAMLProvider", "2019-01-16"),
    ("UpdateUser", "2019-01-16"),
    ("UpdateUserOIDCConfig", "2019-01-16"),
    ("UpdateUserSAMLConfig", "2019-01-16"),
    ("ApplyDiskBackup", "2017-03-12"),
    ("ApplySnapshot", "2017-03-12"),
    ("ApplySnapshotGroup", "2017-03-12"),
    ("AttachDisks", "2017-03-12"),
    ("AttachRemoteDisks", "2017-03-12"),
    ("BindAutoSnapshotPolicy", "2017-03-12"),
    ("CopyAutoSnapshotPolicyCrossAccount", "2017-03-12"),
    ("CopySnapshotCrossRegions", "2017-03-12"),
    ("CreateAutoSnapshotPolicy", "2017-03-12"),
    ("CreateDiskBackup", "2017-03-12"),
    ("CreateDisks", "2017-03-12"),
    ("CreateRemoteDisks", "2017-03-12"),
    ("CreateSnapshot", "2017-03-12"),
    ("CreateSnapshotGroup", "2017-03-12"),
    ("DeleteAutoSnapshotPolicies", "2017-03-12"),
    ("DeleteDiskBackups", "2017-03-12"),
    ("DeleteSnapshotGroup", "2017-03-12"),
    ("DeleteSnapshots", "2017-03-12"),
    ("DescribeAutoSnapshotPolicies", "2017-03-12"),
    ("DescribeDedicatedClusterDiskStatistics", "2017-03-12"),
    ("DescribeDiskAssociatedAutoSnapshotPolicy", "2017-03-12"),
    ("DescribeDiskBackups", "2017-03-12"),
    ("DescribeDiskConfigQuota", "2017-03-12"),
    ("DescribeDiskStoragePool", "2017-03-12"),
    ("DescribeInstancesDiskNum", "2017-03-12"),
    ("DescribeRemoteDiskConfigQuota", "2017-03-12"),
    ("DescribeRemoteDisks", "2017-03-12"),
    ("DescribeRemoteDisksDeniedActions", "2017-03-12"),
    ("DescribeSnapshotGroups", "2017-03-12"),
    ("DescribeSnapshotOverview", "2017-03-12"),
    ("DescribeSnapshotSharePermission", "2017-03-12"),
    ("DescribeSnapshots", "2017-03-12"),
    ("DetachDisks", "2017-03-12"),
    ("DetachRemoteDisks", "2017-03-12"),
    ("GetSnapOverview", "2017-03-12"),
    ("InitializeDisks", "2017-03-12"),
    ("InquirePriceCreateRemoteDisks", "2017-03-12"),
    ("InquirePriceModifyDiskBackupQuota", "2017-03-12"),
    ("InquirePriceModifyDiskExtraPerformance", "2017-03-12"),
    ("InquirePriceRenewRemoteDisks", "2017-03-12"),
    ("InquiryPriceCreateDisks", "2017-03-12"),
    ("InquiryPriceRenewDisks", "2017-03-12"),
    ("InquiryPriceResizeDisk", "2017-03-12"),
    ("ModifyAutoSnapshotPolicyAttribute", "2017-03-12"),
    ("ModifyDiskAttributes", "2017-03-12"),
    ("ModifyDiskBackupQuota", "2017-03-12"),
    ("ModifyDiskExtraPerformance", "2017-03-12"),
    ("ModifyDisksChargeType", "2017-03-12"),
    ("ModifyDisksRenewFlag", "2017-03-12"),
    ("ModifyRemoteDiskAttributes", "2017-03-12"),
    ("ModifySnapshotAttribute", "2017-03-12"),
    ("ModifySnapshotsSharePermission", "2017-03-12"),
    ("RenewDisk", "2017-03-12"),
    ("RenewRemoteDisk", "2017-03-12"),
    ("ResizeDisk", "2017-03-12"),
    ("SwitchParameterCreateRemoteDisks", "2017-03-12"),
    ("SwitchParameterRenewRemoteDisks", "2017-03-12"),
    ("TerminateDisks", "2017-03-12"),
    ("TerminateRemoteDisks", "2017-03-12"),
    ("UnbindAutoSnapshotPolicy", "2017-03-12"),
];
/// look
pub fn lookup(version: &str, name: &str) -> Lookup {
    if let Some(a) = Action::ALL.iter().find(|a| a.version() == version && a.name() == name) {
        return Lookup::Known(*a);
    }
    if let Some(o) = OTHER.iter().find(|o| o.0 == name && o.1 == version) {
        return Lookup::Unlisted(o.0);
    }
    if Action::ALL.iter().any(|a| a.version() == version) {
        Lookup::UnknownAction
    } else {
        Lookup::UnknownVersion
    }
}
