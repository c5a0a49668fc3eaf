//! Actions and structures of `vpc` 2017-03-12. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Vpc
    AllocateAddresses AllocateAddressesRequest AllocateAddressesResponse TaskId,
    AssignIpv6Addresses AssignIpv6AddressesRequest AssignIpv6AddressesResponse VpcTask,
    AssignIpv6CidrBlock AssignIpv6CidrBlockRequest AssignIpv6CidrBlockResponse Answer,
    AssignIpv6SubnetCidrBlock AssignIpv6SubnetCidrBlockRequest AssignIpv6SubnetCidrBlockResponse Answer,
    AssignPrivateIpAddresses AssignPrivateIpAddressesRequest AssignPrivateIpAddressesResponse VpcTask,
    AssociateAddress AssociateAddressRequest AssociateAddressResponse TaskId,
    AssociateDhcpIpWithAddressIp AssociateDhcpIpWithAddressIpRequest AssociateDhcpIpWithAddressIpResponse VpcTask,
    AssociateHaVipInstance AssociateHaVipInstanceRequest AssociateHaVipInstanceResponse Answer,
    AssociateNetworkAclSubnets AssociateNetworkAclSubnetsRequest AssociateNetworkAclSubnetsResponse Answer,
    AssociateNetworkInterfaceSecurityGroups AssociateNetworkInterfaceSecurityGroupsRequest AssociateNetworkInterfaceSecurityGroupsResponse Answer,
    AttachNetworkInterface AttachNetworkInterfaceRequest AttachNetworkInterfaceResponse VpcTask,
    CheckAssistantCidr CheckAssistantCidrRequest CheckAssistantCidrResponse Answer,
    CheckDefaultSubnet CheckDefaultSubnetRequest CheckDefaultSubnetResponse Answer,
    CloneSecurityGroup CloneSecurityGroupRequest CloneSecurityGroupResponse Answer,
    CreateAndAttachNetworkInterface CreateAndAttachNetworkInterfaceRequest CreateAndAttachNetworkInterfaceResponse VpcTask,
    CreateAssistantCidr CreateAssistantCidrRequest CreateAssistantCidrResponse Answer,
    CreateDefaultSecurityGroup CreateDefaultSecurityGroupRequest CreateDefaultSecurityGroupResponse Answer,
    CreateDefaultVpc CreateDefaultVpcRequest CreateDefaultVpcResponse Answer,
    CreateDhcpIp CreateDhcpIpRequest CreateDhcpIpResponse Answer,
    CreateFlowLog CreateFlowLogRequest CreateFlowLogResponse Answer,
    CreateHaVip CreateHaVipRequest CreateHaVipResponse Answer,
    CreateNetworkAcl CreateNetworkAclRequest CreateNetworkAclResponse Answer,
    CreateNetworkAclEntries CreateNetworkAclEntriesRequest CreateNetworkAclEntriesResponse Answer,
    CreateNetworkAclQuintupleEntries CreateNetworkAclQuintupleEntriesRequest CreateNetworkAclQuintupleEntriesResponse Answer,
    CreateNetworkInterface CreateNetworkInterfaceRequest CreateNetworkInterfaceResponse VpcTask,
    CreateReserveIpAddresses CreateReserveIpAddressesRequest CreateReserveIpAddressesResponse Answer,
    CreateRouteTable CreateRouteTableRequest CreateRouteTableResponse Answer,
    CreateRoutes CreateRoutesRequest CreateRoutesResponse Answer,
    CreateSecurityGroup CreateSecurityGroupRequest CreateSecurityGroupResponse Answer,
    CreateSecurityGroupPolicies CreateSecurityGroupPoliciesRequest CreateSecurityGroupPoliciesResponse Answer,
    CreateSecurityGroupWithPolicies CreateSecurityGroupWithPoliciesRequest CreateSecurityGroupWithPoliciesResponse Answer,
    CreateSubnet CreateSubnetRequest CreateSubnetResponse Answer,
    CreateSubnets CreateSubnetsRequest CreateSubnetsResponse Answer,
    CreateVpc CreateVpcRequest CreateVpcResponse Answer,
    DeleteAssistantCidr DeleteAssistantCidrRequest DeleteAssistantCidrResponse Answer,
    DeleteDhcpIp DeleteDhcpIpRequest DeleteDhcpIpResponse VpcTask,
    DeleteFlowLog DeleteFlowLogRequest DeleteFlowLogResponse Answer,
    DeleteHaVip DeleteHaVipRequest DeleteHaVipResponse VpcTask,
    DeleteNetworkAcl DeleteNetworkAclRequest DeleteNetworkAclResponse Answer,
    DeleteNetworkAclEntries DeleteNetworkAclEntriesRequest DeleteNetworkAclEntriesResponse Answer,
    DeleteNetworkAclQuintupleEntries DeleteNetworkAclQuintupleEntriesRequest DeleteNetworkAclQuintupleEntriesResponse Answer,
    DeleteNetworkInterface DeleteNetworkInterfaceRequest DeleteNetworkInterfaceResponse VpcTask,
    DeleteReserveIpAddresses DeleteReserveIpAddressesRequest DeleteReserveIpAddressesResponse Answer,
    DeleteRouteTable DeleteRouteTableRequest DeleteRouteTableResponse Answer,
    DeleteRoutes DeleteRoutesRequest DeleteRoutesResponse Answer,
    DeleteSecurityGroup DeleteSecurityGroupRequest DeleteSecurityGroupResponse Answer,
    DeleteSecurityGroupPolicies DeleteSecurityGroupPoliciesRequest DeleteSecurityGroupPoliciesResponse Answer,
    DeleteSubnet DeleteSubnetRequest DeleteSubnetResponse Answer,
    DeleteVpc DeleteVpcRequest DeleteVpcResponse Answer,
    DescribeAccountAttributes DescribeAccountAttributesRequest DescribeAccountAttributesResponse Answer,
    DescribeAddressQuota DescribeAddressQuotaRequest DescribeAddressQuotaResponse Answer,
    DescribeAddresses DescribeAddressesRequest DescribeAddressesResponse Answer,
    DescribeAssistantCidr DescribeAssistantCidrRequest DescribeAssistantCidrResponse Answer,
    DescribeBandwidthPackages DescribeBandwidthPackagesRequest DescribeBandwidthPackagesResponse Answer,
    DescribeDhcpIps DescribeDhcpIpsRequest DescribeDhcpIpsResponse Answer,
    DescribeFlowLog DescribeFlowLogRequest DescribeFlowLogResponse Answer,
    DescribeFlowLogs DescribeFlowLogsRequest DescribeFlowLogsResponse Answer,
    DescribeHaVips DescribeHaVipsRequest DescribeHaVipsResponse Answer,
    DescribeNetworkAccountType DescribeNetworkAccountTypeRequest DescribeNetworkAccountTypeResponse Answer,
    DescribeNetworkAclQuintupleEntries DescribeNetworkAclQuintupleEntriesRequest DescribeNetworkAclQuintupleEntriesResponse Answer,
    DescribeNetworkAcls DescribeNetworkAclsRequest DescribeNetworkAclsResponse Answer,
    DescribeNetworkInterfaceLimit DescribeNetworkInterfaceLimitRequest DescribeNetworkInterfaceLimitResponse Answer,
    DescribeNetworkInterfaces DescribeNetworkInterfacesRequest DescribeNetworkInterfacesResponse Answer,
    DescribeProductQuota DescribeProductQuotaRequest DescribeProductQuotaResponse Answer,
    DescribeReserveIpAddresses DescribeReserveIpAddressesRequest DescribeReserveIpAddressesResponse Answer,
    DescribeRouteTableAssociatedInstances DescribeRouteTableAssociatedInstancesRequest DescribeRouteTableAssociatedInstancesResponse Answer,
    DescribeRouteTables DescribeRouteTablesRequest DescribeRouteTablesResponse Answer,
    DescribeRoutes DescribeRoutesRequest DescribeRoutesResponse Answer,
    DescribeSecurityGroupAssociationStatistics DescribeSecurityGroupAssociationStatisticsRequest DescribeSecurityGroupAssociationStatisticsResponse Answer,
    DescribeSecurityGroupLimits DescribeSecurityGroupLimitsRequest DescribeSecurityGroupLimitsResponse Answer,
    DescribeSecurityGroupPolicies DescribeSecurityGroupPoliciesRequest DescribeSecurityGroupPoliciesResponse Answer,
    DescribeSecurityGroupReferences DescribeSecurityGroupReferencesRequest DescribeSecurityGroupReferencesResponse Answer,
    DescribeSecurityGroups DescribeSecurityGroupsRequest DescribeSecurityGroupsResponse Answer,
    DescribeSubnetResourceDashboard DescribeSubnetResourceDashboardRequest DescribeSubnetResourceDashboardResponse Answer,
    DescribeSubnets DescribeSubnetsRequest DescribeSubnetsResponse Answer,
    DescribeTaskResult DescribeTaskResultRequest DescribeTaskResultResponse TaskId,
    DescribeTemplateLimits DescribeTemplateLimitsRequest DescribeTemplateLimitsResponse Answer,
    DescribeUsedIpAddress DescribeUsedIpAddressRequest DescribeUsedIpAddressResponse Answer,
    DescribeVpcInstances DescribeVpcInstancesRequest DescribeVpcInstancesResponse Answer,
    DescribeVpcIpv6Addresses DescribeVpcIpv6AddressesRequest DescribeVpcIpv6AddressesResponse Answer,
    DescribeVpcLimits DescribeVpcLimitsRequest DescribeVpcLimitsResponse Answer,
    DescribeVpcPrivateIpAddresses DescribeVpcPrivateIpAddressesRequest DescribeVpcPrivateIpAddressesResponse Answer,
    DescribeVpcResourceDashboard DescribeVpcResourceDashboardRequest DescribeVpcResourceDashboardResponse Answer,
    DescribeVpcTaskResult DescribeVpcTaskResultRequest DescribeVpcTaskResultResponse Answer,
    DescribeVpcs DescribeVpcsRequest DescribeVpcsResponse Answer,
    DetachNetworkInterface DetachNetworkInterfaceRequest DetachNetworkInterfaceResponse VpcTask,
    DisableFlowLogs DisableFlowLogsRequest DisableFlowLogsResponse Answer,
    DisableRoutes DisableRoutesRequest DisableRoutesResponse Answer,
    DisassociateAddress DisassociateAddressRequest DisassociateAddressResponse TaskId,
    DisassociateDhcpIpWithAddressIp DisassociateDhcpIpWithAddressIpRequest DisassociateDhcpIpWithAddressIpResponse VpcTask,
    DisassociateHaVipInstance DisassociateHaVipInstanceRequest DisassociateHaVipInstanceResponse Answer,
    DisassociateNetworkAclSubnets DisassociateNetworkAclSubnetsRequest DisassociateNetworkAclSubnetsResponse Answer,
    DisassociateNetworkInterfaceSecurityGroups DisassociateNetworkInterfaceSecurityGroupsRequest DisassociateNetworkInterfaceSecurityGroupsResponse Answer,
    EnableFlowLogs EnableFlowLogsRequest EnableFlowLogsResponse Answer,
    EnableRoutes EnableRoutesRequest EnableRoutesResponse Answer,
    HaVipAssociateAddressIp HaVipAssociateAddressIpRequest HaVipAssociateAddressIpResponse VpcTask,
    HaVipDisassociateAddressIp HaVipDisassociateAddressIpRequest HaVipDisassociateAddressIpResponse VpcTask,
    MigrateNetworkInterface MigrateNetworkInterfaceRequest MigrateNetworkInterfaceResponse VpcTask,
    MigratePrivateIpAddress MigratePrivateIpAddressRequest MigratePrivateIpAddressResponse VpcTask,
    ModifyAddressAttribute ModifyAddressAttributeRequest ModifyAddressAttributeResponse Answer,
    ModifyAddressInternetChargeType ModifyAddressInternetChargeTypeRequest ModifyAddressInternetChargeTypeResponse Answer,
    ModifyAddressesBandwidth ModifyAddressesBandwidthRequest ModifyAddressesBandwidthResponse TaskId,
    ModifyAssistantCidr ModifyAssistantCidrRequest ModifyAssistantCidrResponse Answer,
    ModifyDhcpIpAttribute ModifyDhcpIpAttributeRequest ModifyDhcpIpAttributeResponse Answer,
    ModifyFlowLogAttribute ModifyFlowLogAttributeRequest ModifyFlowLogAttributeResponse Answer,
    ModifyHaVipAttribute ModifyHaVipAttributeRequest ModifyHaVipAttributeResponse Answer,
    ModifyIpv6AddressesAttribute ModifyIpv6AddressesAttributeRequest ModifyIpv6AddressesAttributeResponse Answer,
    ModifyNetworkAclAttribute ModifyNetworkAclAttributeRequest ModifyNetworkAclAttributeResponse Answer,
    ModifyNetworkAclEntries ModifyNetworkAclEntriesRequest ModifyNetworkAclEntriesResponse Answer,
    ModifyNetworkAclQuintupleEntries ModifyNetworkAclQuintupleEntriesRequest ModifyNetworkAclQuintupleEntriesResponse Answer,
    ModifyNetworkInterfaceAttribute ModifyNetworkInterfaceAttributeRequest ModifyNetworkInterfaceAttributeResponse Answer,
    ModifyNetworkInterfaceQos ModifyNetworkInterfaceQosRequest ModifyNetworkInterfaceQosResponse Answer,
    ModifyPrivateIpAddressesAttribute ModifyPrivateIpAddressesAttributeRequest ModifyPrivateIpAddressesAttributeResponse Answer,
    ModifyReserveIpAddress ModifyReserveIpAddressRequest ModifyReserveIpAddressResponse Answer,
    ModifyRouteTableAttribute ModifyRouteTableAttributeRequest ModifyRouteTableAttributeResponse Answer,
    ModifySecurityGroupAttribute ModifySecurityGroupAttributeRequest ModifySecurityGroupAttributeResponse Answer,
    ModifySecurityGroupPolicies ModifySecurityGroupPoliciesRequest ModifySecurityGroupPoliciesResponse Answer,
    ModifySubnetAttribute ModifySubnetAttributeRequest ModifySubnetAttributeResponse Answer,
    ModifyVpcAttribute ModifyVpcAttributeRequest ModifyVpcAttributeResponse Answer,
    ReleaseAddresses ReleaseAddressesRequest ReleaseAddressesResponse TaskId,
    ReplaceRouteTableAssociation ReplaceRouteTableAssociationRequest ReplaceRouteTableAssociationResponse Answer,
    ReplaceRoutes ReplaceRoutesRequest ReplaceRoutesResponse Answer,
    ReplaceSecurityGroupPolicies ReplaceSecurityGroupPoliciesRequest ReplaceSecurityGroupPoliciesResponse Answer,
    ReplaceSecurityGroupPolicy ReplaceSecurityGroupPolicyRequest ReplaceSecurityGroupPolicyResponse Answer,
    ResetRoutes ResetRoutesRequest ResetRoutesResponse Answer,
    UnassignIpv6Addresses UnassignIpv6AddressesRequest UnassignIpv6AddressesResponse VpcTask,
    UnassignIpv6CidrBlock UnassignIpv6CidrBlockRequest UnassignIpv6CidrBlockResponse Answer,
    UnassignIpv6SubnetCidrBlock UnassignIpv6SubnetCidrBlockRequest UnassignIpv6SubnetCidrBlockResponse Answer,
    UnassignPrivateIpAddresses UnassignPrivateIpAddressesRequest UnassignPrivateIpAddressesResponse VpcTask,
}

structure! { response AccountAttribute
    attribute_name "AttributeName" optional Option<String>,
    attribute_values "AttributeValues" optional Option<Vec<String>>,
}

structure! { response Address
    address_id "AddressId" optional Option<String>,
    address_name "AddressName" optional Option<String>,
    address_status "AddressStatus" optional Option<String>,
    address_ip "AddressIp" optional Option<String>,
    instance_id "InstanceId" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    network_interface_id "NetworkInterfaceId" optional Option<String>,
    private_address_ip "PrivateAddressIp" optional Option<String>,
    is_arrears "IsArrears" optional Option<bool>,
    is_blocked "IsBlocked" optional Option<bool>,
    is_eip_direct_connection "IsEipDirectConnection" optional Option<bool>,
    address_type "AddressType" optional Option<String>,
    cascade_release "CascadeRelease" optional Option<bool>,
    eip_alg_type "EipAlgType" optional Option<AlgType>,
    internet_service_provider "InternetServiceProvider" optional Option<String>,
    local_bgp "LocalBgp" optional Option<bool>,
    bandwidth "Bandwidth" nullable Option<u64>,
    internet_charge_type "InternetChargeType" nullable Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
    deadline_date "DeadlineDate" nullable Option<String>,
    instance_type "InstanceType" nullable Option<String>,
    egress "Egress" nullable Option<String>,
    anti_ddos_package_id "AntiDDoSPackageId" optional Option<String>,
    renew_flag "RenewFlag" optional Option<String>,
    bandwidth_package_id "BandwidthPackageId" nullable Option<String>,
    un_vpc_id "UnVpcId" optional Option<String>,
    dedicated_cluster_id "DedicatedClusterId" optional Option<String>,
    eip_visible_on_eni "EipVisibleOnEni" optional Option<bool>,
}

structure! { request AddressChargePrepaid
    period "Period" required i64,
    auto_renew_flag "AutoRenewFlag" optional Option<i64>,
}

structure! { both AddressTemplateSpecification
    address_id "AddressId" optional Option<String>,
    address_group_id "AddressGroupId" optional Option<String>,
}

structure! { response AlgType
    ftp "Ftp" optional Option<bool>,
    sip "Sip" optional Option<bool>,
}

structure! { request AllocateAddressesRequest
    address_count "AddressCount" optional Option<i64>,
    internet_service_provider "InternetServiceProvider" optional Option<String>,
    internet_charge_type "InternetChargeType" optional Option<String>,
    ip_charge_type "IPChargeType" optional Option<String>,
    internet_max_bandwidth_out "InternetMaxBandwidthOut" optional Option<i64>,
    address_charge_prepaid "AddressChargePrepaid" optional Option<AddressChargePrepaid>,
    address_type "AddressType" optional Option<String>,
    anycast_zone "AnycastZone" optional Option<String>,
    vip_cluster "VipCluster" optional Option<Vec<String>>,
    tags "Tags" optional Option<Vec<Tag>>,
    bandwidth_package_id "BandwidthPackageId" optional Option<String>,
    address_name "AddressName" optional Option<String>,
    dedicated_cluster_id "DedicatedClusterId" optional Option<String>,
    is_dedicated_address_pool "IsDedicatedAddressPool" optional Option<bool>,
    egress "Egress" optional Option<String>,
    anti_ddos_package_id "AntiDDoSPackageId" optional Option<String>,
    client_token "ClientToken" optional Option<String>,
}

structure! { response AllocateAddressesResponse
    address_set "AddressSet" optional Option<Vec<String>>,
    task_id "TaskId" optional Option<String>,
}

structure! { request AssignIpv6AddressesRequest
    network_interface_id "NetworkInterfaceId" required String,
    ipv6_addresses "Ipv6Addresses" optional Option<Vec<Ipv6Address>>,
    ipv6_address_count "Ipv6AddressCount" optional Option<u64>,
    client_token "ClientToken" optional Option<String>,
}

structure! { response AssignIpv6AddressesResponse
    ipv6_address_set "Ipv6AddressSet" optional Option<Vec<Ipv6Address>>,
}

structure! { request AssignIpv6CidrBlockRequest
    vpc_id "VpcId" required String,
    address_type "AddressType" optional Option<String>,
}

structure! { response AssignIpv6CidrBlockResponse
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
    address_type "AddressType" optional Option<String>,
}

structure! { request AssignIpv6SubnetCidrBlockRequest
    vpc_id "VpcId" required String,
    ipv6_subnet_cidr_blocks "Ipv6SubnetCidrBlocks" required Vec<Ipv6SubnetCidrBlock>,
    client_token "ClientToken" optional Option<String>,
}

structure! { response AssignIpv6SubnetCidrBlockResponse
    ipv6_subnet_cidr_block_set "Ipv6SubnetCidrBlockSet" optional Option<Vec<Ipv6SubnetCidrBlock>>,
}

structure! { request AssignPrivateIpAddressesRequest
    network_interface_id "NetworkInterfaceId" required String,
    private_ip_addresses "PrivateIpAddresses" optional Option<Vec<PrivateIpAddressSpecification>>,
    secondary_private_ip_address_count "SecondaryPrivateIpAddressCount" optional Option<u64>,
    qos_level "QosLevel" optional Option<String>,
    client_token "ClientToken" optional Option<String>,
}

structure! { response AssignPrivateIpAddressesResponse
    private_ip_address_set "PrivateIpAddressSet" optional Option<Vec<PrivateIpAddressSpecification>>,
}

structure! { response AssistantCidr
    vpc_id "VpcId" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    assistant_type "AssistantType" optional Option<i64>,
    subnet_set "SubnetSet" optional Option<Vec<Subnet>>,
}

structure! { request AssociateAddressRequest
    address_id "AddressId" required String,
    instance_id "InstanceId" optional Option<String>,
    network_interface_id "NetworkInterfaceId" optional Option<String>,
    private_ip_address "PrivateIpAddress" optional Option<String>,
    eip_direct_connection "EipDirectConnection" optional Option<bool>,
    instance_region "InstanceRegion" optional Option<String>,
}

structure! { response AssociateAddressResponse
    task_id "TaskId" optional Option<String>,
}

structure! { request AssociateDhcpIpWithAddressIpRequest
    dhcp_ip_id "DhcpIpId" required String,
    address_ip "AddressIp" required String,
}

structure! { response AssociateDhcpIpWithAddressIpResponse }

structure! { request AssociateHaVipInstanceRequest
    ha_vip_association_set "HaVipAssociationSet" required Vec<HaVipAssociation>,
}

structure! { response AssociateHaVipInstanceResponse }

structure! { request AssociateNetworkAclSubnetsRequest
    network_acl_id "NetworkAclId" required String,
    subnet_ids "SubnetIds" required Vec<String>,
}

structure! { response AssociateNetworkAclSubnetsResponse }

structure! { request AssociateNetworkInterfaceSecurityGroupsRequest
    network_interface_ids "NetworkInterfaceIds" required Vec<String>,
    security_group_ids "SecurityGroupIds" required Vec<String>,
}

structure! { response AssociateNetworkInterfaceSecurityGroupsResponse }

structure! { request AttachNetworkInterfaceRequest
    network_interface_id "NetworkInterfaceId" required String,
    instance_id "InstanceId" required String,
    attach_type "AttachType" optional Option<u64>,
    client_token "ClientToken" optional Option<String>,
}

structure! { response AttachNetworkInterfaceResponse }

structure! { response BandwidthPackage
    bandwidth_package_id "BandwidthPackageId" optional Option<String>,
    network_type "NetworkType" optional Option<String>,
    charge_type "ChargeType" optional Option<String>,
    bandwidth_package_name "BandwidthPackageName" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    status "Status" optional Option<String>,
    resource_set "ResourceSet" optional Option<Vec<Resource>>,
    bandwidth "Bandwidth" optional Option<i64>,
    egress "Egress" optional Option<String>,
    deadline "Deadline" nullable Option<String>,
}

structure! { request CheckAssistantCidrRequest
    vpc_id "VpcId" required String,
    new_cidr_blocks "NewCidrBlocks" optional Option<Vec<String>>,
    old_cidr_blocks "OldCidrBlocks" optional Option<Vec<String>>,
}

structure! { response CheckAssistantCidrResponse
    conflict_source_set "ConflictSourceSet" optional Option<Vec<ConflictSource>>,
}

structure! { request CheckDefaultSubnetRequest
    zone "Zone" optional Option<String>,
}

structure! { response CheckDefaultSubnetResponse
    result "Result" optional Option<bool>,
}

structure! { response CidrForCcn
    cidr "Cidr" optional Option<String>,
    published_to_vbc "PublishedToVbc" optional Option<bool>,
}

structure! { request CloneSecurityGroupRequest
    security_group_id "SecurityGroupId" required String,
    group_name "GroupName" optional Option<String>,
    group_description "GroupDescription" optional Option<String>,
    project_id "ProjectId" optional Option<String>,
    remote_region "RemoteRegion" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
    is_clone_tags "IsCloneTags" optional Option<bool>,
}

structure! { response CloneSecurityGroupResponse
    security_group "SecurityGroup" optional Option<SecurityGroup>,
}

structure! { response ConflictItem
    destination_item "DestinationItem" optional Option<String>,
    conflict_id "ConflictId" optional Option<String>,
}

structure! { response ConflictSource
    conflict_source_id "ConflictSourceId" optional Option<String>,
    source_item "SourceItem" optional Option<String>,
    conflict_item_set "ConflictItemSet" optional Option<Vec<ConflictItem>>,
}

structure! { request CreateAndAttachNetworkInterfaceRequest
    vpc_id "VpcId" required String,
    network_interface_name "NetworkInterfaceName" required String,
    subnet_id "SubnetId" required String,
    instance_id "InstanceId" required String,
    private_ip_addresses "PrivateIpAddresses" optional Option<Vec<PrivateIpAddressSpecification>>,
    secondary_private_ip_address_count "SecondaryPrivateIpAddressCount" optional Option<u64>,
    ipv6_addresses "Ipv6Addresses" optional Option<Vec<Ipv6Address>>,
    ipv6_address_count "Ipv6AddressCount" optional Option<u64>,
    qos_level "QosLevel" optional Option<String>,
    security_group_ids "SecurityGroupIds" optional Option<Vec<String>>,
    network_interface_description "NetworkInterfaceDescription" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
    attach_type "AttachType" optional Option<u64>,
    is_rdma "IsRdma" optional Option<bool>,
    client_token "ClientToken" optional Option<String>,
    termination_protection "TerminationProtection" optional Option<bool>,
    traffic_protection "TrafficProtection" optional Option<bool>,
}

structure! { response CreateAndAttachNetworkInterfaceResponse
    network_interface "NetworkInterface" optional Option<NetworkInterface>,
}

structure! { request CreateAssistantCidrRequest
    vpc_id "VpcId" required String,
    cidr_blocks "CidrBlocks" required Vec<String>,
}

structure! { response CreateAssistantCidrResponse
    assistant_cidr_set "AssistantCidrSet" optional Option<Vec<AssistantCidr>>,
}

structure! { request CreateDefaultSecurityGroupRequest
    project_id "ProjectId" optional Option<String>,
}

structure! { response CreateDefaultSecurityGroupResponse
    security_group "SecurityGroup" optional Option<SecurityGroup>,
}

structure! { request CreateDefaultVpcRequest
    zone "Zone" optional Option<String>,
    force "Force" optional Option<bool>,
}

structure! { response CreateDefaultVpcResponse
    vpc "Vpc" optional Option<DefaultVpcSubnet>,
}

structure! { request CreateDhcpIpRequest
    vpc_id "VpcId" required String,
    subnet_id "SubnetId" required String,
    dhcp_ip_name "DhcpIpName" required String,
    secondary_private_ip_address_count "SecondaryPrivateIpAddressCount" optional Option<u64>,
    tags "Tags" optional Option<Vec<Tag>>,
}

structure! { response CreateDhcpIpResponse
    dhcp_ip_set "DhcpIpSet" optional Option<Vec<DhcpIp>>,
}

structure! { request CreateFlowLogRequest
    flow_log_name "FlowLogName" required String,
    resource_type "ResourceType" required String,
    resource_id "ResourceId" required String,
    traffic_type "TrafficType" required String,
    vpc_id "VpcId" optional Option<String>,
    flow_log_description "FlowLogDescription" optional Option<String>,
    cloud_log_id "CloudLogId" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
    storage_type "StorageType" optional Option<String>,
    flow_log_storage "FlowLogStorage" optional Option<FlowLogStorage>,
    cloud_log_region "CloudLogRegion" optional Option<String>,
    period "Period" optional Option<u64>,
}

structure! { response CreateFlowLogResponse
    flow_log "FlowLog" optional Option<Vec<FlowLog>>,
}

structure! { request CreateHaVipRequest
    vpc_id "VpcId" required String,
    ha_vip_name "HaVipName" required String,
    subnet_id "SubnetId" optional Option<String>,
    vip "Vip" optional Option<String>,
    network_interface_id "NetworkInterfaceId" optional Option<String>,
    check_associate "CheckAssociate" optional Option<bool>,
    tags "Tags" optional Option<Vec<Tag>>,
    ha_vip_association_set "HaVipAssociationSet" optional Option<Vec<HaVipAssociation>>,
    client_token "ClientToken" optional Option<String>,
}

structure! { response CreateHaVipResponse
    ha_vip "HaVip" optional Option<HaVip>,
}

structure! { request CreateNetworkAclEntriesRequest
    network_acl_id "NetworkAclId" required String,
    network_acl_entry_set "NetworkAclEntrySet" required NetworkAclEntrySet,
}

structure! { response CreateNetworkAclEntriesResponse }

structure! { request CreateNetworkAclQuintupleEntriesRequest
    network_acl_id "NetworkAclId" required String,
    network_acl_quintuple_set "NetworkAclQuintupleSet" required NetworkAclQuintupleEntries,
}

structure! { response CreateNetworkAclQuintupleEntriesResponse }

structure! { request CreateNetworkAclRequest
    vpc_id "VpcId" required String,
    network_acl_name "NetworkAclName" required String,
    network_acl_type "NetworkAclType" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
}

structure! { response CreateNetworkAclResponse
    network_acl "NetworkAcl" optional Option<NetworkAcl>,
}

structure! { request CreateNetworkInterfaceRequest
    vpc_id "VpcId" required String,
    network_interface_name "NetworkInterfaceName" required String,
    subnet_id "SubnetId" required String,
    network_interface_description "NetworkInterfaceDescription" optional Option<String>,
    qos_level "QosLevel" optional Option<String>,
    security_group_ids "SecurityGroupIds" optional Option<Vec<String>>,
    private_ip_addresses "PrivateIpAddresses" optional Option<Vec<PrivateIpAddressSpecification>>,
    secondary_private_ip_address_count "SecondaryPrivateIpAddressCount" optional Option<u64>,
    ipv6_addresses "Ipv6Addresses" optional Option<Vec<Ipv6Address>>,
    ipv6_address_count "Ipv6AddressCount" optional Option<u64>,
    tags "Tags" optional Option<Vec<Tag>>,
    trunking_flag "TrunkingFlag" optional Option<String>,
    is_rdma "IsRdma" optional Option<bool>,
    client_token "ClientToken" optional Option<String>,
    termination_protection "TerminationProtection" optional Option<bool>,
    traffic_protection "TrafficProtection" optional Option<bool>,
}

structure! { response CreateNetworkInterfaceResponse
    network_interface "NetworkInterface" optional Option<NetworkInterface>,
}

structure! { request CreateReserveIpAddressesRequest
    vpc_id "VpcId" required String,
    ip_addresses "IpAddresses" optional Option<Vec<String>>,
    ip_address_count "IpAddressCount" optional Option<u64>,
    subnet_id "SubnetId" optional Option<String>,
    name "Name" optional Option<String>,
    description "Description" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
    client_token "ClientToken" optional Option<String>,
}

structure! { response CreateReserveIpAddressesResponse
    reserve_ip_address_set "ReserveIpAddressSet" optional Option<Vec<ReserveIpAddressInfo>>,
}

structure! { request CreateRouteTableRequest
    vpc_id "VpcId" required String,
    route_table_name "RouteTableName" required String,
    tags "Tags" optional Option<Vec<Tag>>,
}

structure! { response CreateRouteTableResponse
    route_table "RouteTable" optional Option<RouteTable>,
}

structure! { request CreateRoutesRequest
    route_table_id "RouteTableId" required String,
    routes "Routes" required Vec<Route>,
}

structure! { response CreateRoutesResponse
    total_count "TotalCount" optional Option<u64>,
    route_table_set "RouteTableSet" optional Option<Vec<RouteTable>>,
}

structure! { request CreateSecurityGroupPoliciesRequest
    security_group_id "SecurityGroupId" required String,
    security_group_policy_set "SecurityGroupPolicySet" required SecurityGroupPolicySet,
}

structure! { response CreateSecurityGroupPoliciesResponse }

structure! { request CreateSecurityGroupRequest
    group_name "GroupName" required String,
    group_description "GroupDescription" required String,
    project_id "ProjectId" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
}

structure! { response CreateSecurityGroupResponse
    security_group "SecurityGroup" optional Option<SecurityGroup>,
}

structure! { request CreateSecurityGroupWithPoliciesRequest
    group_name "GroupName" required String,
    group_description "GroupDescription" required String,
    project_id "ProjectId" optional Option<String>,
    security_group_policy_set "SecurityGroupPolicySet" optional Option<SecurityGroupPolicySet>,
    tags "Tags" optional Option<Vec<Tag>>,
}

structure! { response CreateSecurityGroupWithPoliciesResponse
    security_group "SecurityGroup" optional Option<SecurityGroup>,
}

structure! { request CreateSubnetRequest
    vpc_id "VpcId" required String,
    subnet_name "SubnetName" required String,
    zone "Zone" required String,
    stack_type "StackType" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
    cdc_id "CdcId" optional Option<String>,
}

structure! { response CreateSubnetResponse
    subnet "Subnet" optional Option<Subnet>,
}

structure! { request CreateSubnetsRequest
    vpc_id "VpcId" required String,
    subnets "Subnets" required Vec<SubnetInput>,
    tags "Tags" optional Option<Vec<Tag>>,
    cdc_id "CdcId" optional Option<String>,
}

structure! { response CreateSubnetsResponse
    subnet_set "SubnetSet" optional Option<Vec<Subnet>>,
}

structure! { request CreateVpcRequest
    vpc_name "VpcName" required String,
    stack_type "StackType" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
    address_type "AddressType" optional Option<String>,
    enable_multicast "EnableMulticast" optional Option<String>,
    dns_servers "DnsServers" optional Option<Vec<String>>,
    domain_name "DomainName" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
    enable_route_vpc_publish "EnableRouteVpcPublish" optional Option<bool>,
    enable_route_vpc_publish_ipv6 "EnableRouteVpcPublishIpv6" optional Option<bool>,
}

structure! { response CreateVpcResponse
    vpc "Vpc" optional Option<Vpc>,
}

structure! { response CvmInstance
    vpc_id "VpcId" optional Option<String>,
    subnet_id "SubnetId" optional Option<String>,
    instance_id "InstanceId" optional Option<String>,
    instance_name "InstanceName" optional Option<String>,
    instance_state "InstanceState" optional Option<String>,
    cpu "CPU" optional Option<u64>,
    memory "Memory" optional Option<u64>,
    created_time "CreatedTime" optional Option<String>,
    instance_type "InstanceType" optional Option<String>,
    eni_limit "EniLimit" optional Option<u64>,
    eni_ip_limit "EniIpLimit" optional Option<u64>,
    instance_eni_count "InstanceEniCount" optional Option<u64>,
}

structure! { response DefaultVpcSubnet
    vpc_id "VpcId" required String,
    subnet_id "SubnetId" required String,
    vpc_name "VpcName" optional Option<String>,
    subnet_name "SubnetName" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
}

structure! { request DeleteAssistantCidrRequest
    vpc_id "VpcId" required String,
    cidr_blocks "CidrBlocks" required Vec<String>,
}

structure! { response DeleteAssistantCidrResponse }

structure! { request DeleteDhcpIpRequest
    dhcp_ip_id "DhcpIpId" required String,
}

structure! { response DeleteDhcpIpResponse }

structure! { request DeleteFlowLogRequest
    flow_log_id "FlowLogId" required String,
    vpc_id "VpcId" optional Option<String>,
}

structure! { response DeleteFlowLogResponse }

structure! { request DeleteHaVipRequest
    ha_vip_id "HaVipId" required String,
}

structure! { response DeleteHaVipResponse }

structure! { request DeleteNetworkAclEntriesRequest
    network_acl_id "NetworkAclId" required String,
    network_acl_entry_set "NetworkAclEntrySet" optional Option<NetworkAclEntrySet>,
}

structure! { response DeleteNetworkAclEntriesResponse }

structure! { request DeleteNetworkAclQuintupleEntriesRequest
    network_acl_id "NetworkAclId" required String,
    network_acl_quintuple_set "NetworkAclQuintupleSet" required NetworkAclQuintupleEntries,
}

structure! { response DeleteNetworkAclQuintupleEntriesResponse }

structure! { request DeleteNetworkAclRequest
    network_acl_id "NetworkAclId" required String,
}

structure! { response DeleteNetworkAclResponse }

structure! { request DeleteNetworkInterfaceRequest
    network_interface_id "NetworkInterfaceId" required String,
}

structure! { response DeleteNetworkInterfaceResponse }

structure! { request DeleteReserveIpAddressesRequest
    vpc_id "VpcId" required String,
    reserve_ip_ids "ReserveIpIds" required Vec<String>,
}

structure! { response DeleteReserveIpAddressesResponse }

structure! { request DeleteRouteTableRequest
    route_table_id "RouteTableId" required String,
}

structure! { response DeleteRouteTableResponse }

structure! { request DeleteRoutesRequest
    route_table_id "RouteTableId" required String,
    routes "Routes" optional Option<Vec<Route>>,
}

structure! { response DeleteRoutesResponse
    route_set "RouteSet" optional Option<Vec<Route>>,
}

structure! { request DeleteSecurityGroupPoliciesRequest
    security_group_id "SecurityGroupId" required String,
    security_group_policy_set "SecurityGroupPolicySet" required SecurityGroupPolicySet,
}

structure! { response DeleteSecurityGroupPoliciesResponse }

structure! { request DeleteSecurityGroupRequest
    security_group_id "SecurityGroupId" required String,
}

structure! { response DeleteSecurityGroupResponse }

structure! { request DeleteSubnetRequest
    subnet_id "SubnetId" required String,
}

structure! { response DeleteSubnetResponse }

structure! { request DeleteVpcRequest
    vpc_id "VpcId" required String,
}

structure! { response DeleteVpcResponse }

structure! { request DescribeAccountAttributesRequest }

structure! { response DescribeAccountAttributesResponse
    account_attribute_set "AccountAttributeSet" optional Option<Vec<AccountAttribute>>,
}

structure! { request DescribeAddressQuotaRequest }

structure! { response DescribeAddressQuotaResponse
    quota_set "QuotaSet" optional Option<Vec<Quota>>,
}

structure! { request DescribeAddressesRequest
    address_ids "AddressIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<i64>,
    limit "Limit" optional Option<i64>,
}

structure! { response DescribeAddressesResponse
    total_count "TotalCount" optional Option<i64>,
    address_set "AddressSet" optional Option<Vec<Address>>,
}

structure! { request DescribeAssistantCidrRequest
    vpc_ids "VpcIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeAssistantCidrResponse
    assistant_cidr_set "AssistantCidrSet" optional Option<Vec<AssistantCidr>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeBandwidthPackagesRequest
    bandwidth_package_ids "BandwidthPackageIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeBandwidthPackagesResponse
    total_count "TotalCount" optional Option<u64>,
    bandwidth_package_set "BandwidthPackageSet" optional Option<Vec<BandwidthPackage>>,
}

structure! { request DescribeDhcpIpsRequest
    dhcp_ip_ids "DhcpIpIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeDhcpIpsResponse
    dhcp_ip_set "DhcpIpSet" optional Option<Vec<DhcpIp>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeFlowLogRequest
    vpc_id "VpcId" required String,
    flow_log_id "FlowLogId" required String,
}

structure! { response DescribeFlowLogResponse
    flow_log "FlowLog" optional Option<Vec<FlowLog>>,
}

structure! { request DescribeFlowLogsRequest
    vpc_id "VpcId" optional Option<String>,
    flow_log_id "FlowLogId" optional Option<String>,
    flow_log_name "FlowLogName" optional Option<String>,
    resource_type "ResourceType" optional Option<String>,
    resource_id "ResourceId" optional Option<String>,
    traffic_type "TrafficType" optional Option<String>,
    cloud_log_id "CloudLogId" optional Option<String>,
    cloud_log_state "CloudLogState" optional Option<String>,
    order_field "OrderField" optional Option<String>,
    order_direction "OrderDirection" optional Option<String>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    filters "Filters" optional Option<Filter>,
    cloud_log_region "CloudLogRegion" optional Option<String>,
}

structure! { response DescribeFlowLogsResponse
    flow_log "FlowLog" optional Option<Vec<FlowLog>>,
    total_num "TotalNum" optional Option<u64>,
}

structure! { request DescribeHaVipsRequest
    ha_vip_ids "HaVipIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeHaVipsResponse
    total_count "TotalCount" optional Option<u64>,
    ha_vip_set "HaVipSet" optional Option<Vec<HaVip>>,
}

structure! { request DescribeNetworkAccountTypeRequest }

structure! { response DescribeNetworkAccountTypeResponse
    network_account_type "NetworkAccountType" optional Option<String>,
}

structure! { request DescribeNetworkAclQuintupleEntriesRequest
    network_acl_id "NetworkAclId" required String,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    filters "Filters" optional Option<Vec<Filter>>,
}

structure! { response DescribeNetworkAclQuintupleEntriesResponse
    network_acl_quintuple_set "NetworkAclQuintupleSet" optional Option<Vec<NetworkAclQuintupleEntry>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeNetworkAclsRequest
    filters "Filters" optional Option<Vec<Filter>>,
    network_acl_ids "NetworkAclIds" optional Option<Vec<String>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    order_field "OrderField" optional Option<String>,
    order_direction "OrderDirection" optional Option<String>,
}

structure! { response DescribeNetworkAclsResponse
    network_acl_set "NetworkAclSet" optional Option<Vec<NetworkAcl>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeNetworkInterfaceLimitRequest
    instance_id "InstanceId" required String,
}

structure! { response DescribeNetworkInterfaceLimitResponse
    eni_quantity "EniQuantity" optional Option<i64>,
    eni_private_ip_address_quantity "EniPrivateIpAddressQuantity" optional Option<i64>,
    extend_eni_quantity "ExtendEniQuantity" optional Option<i64>,
    extend_eni_private_ip_address_quantity "ExtendEniPrivateIpAddressQuantity" optional Option<i64>,
    sub_eni_quantity "SubEniQuantity" optional Option<i64>,
    sub_eni_private_ip_address_quantity "SubEniPrivateIpAddressQuantity" optional Option<i64>,
}

structure! { request DescribeNetworkInterfacesRequest
    network_interface_ids "NetworkInterfaceIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeNetworkInterfacesResponse
    network_interface_set "NetworkInterfaceSet" optional Option<Vec<NetworkInterface>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeProductQuotaRequest
    product "Product" required String,
}

structure! { response DescribeProductQuotaResponse
    product_quota_set "ProductQuotaSet" optional Option<Vec<ProductQuota>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeReserveIpAddressesRequest
    reserve_ip_ids "ReserveIpIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeReserveIpAddressesResponse
    reserve_ip_address_set "ReserveIpAddressSet" optional Option<Vec<ReserveIpAddressInfo>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeRouteTableAssociatedInstancesRequest
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeRouteTableAssociatedInstancesResponse
    total_count "TotalCount" optional Option<u64>,
    instance_bind_set "InstanceBindSet" optional Option<Vec<InstanceBind>>,
}

structure! { request DescribeRouteTablesRequest
    filters "Filters" optional Option<Vec<Filter>>,
    route_table_ids "RouteTableIds" optional Option<Vec<String>>,
    offset "Offset" numeral Option<String>,
    limit "Limit" numeral Option<String>,
    need_router_info "NeedRouterInfo" optional Option<bool>,
}

structure! { response DescribeRouteTablesResponse
    total_count "TotalCount" optional Option<u64>,
    route_table_set "RouteTableSet" optional Option<Vec<RouteTable>>,
}

structure! { request DescribeRoutesRequest
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeRoutesResponse
    route_set "RouteSet" optional Option<Vec<Route>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeSecurityGroupAssociationStatisticsRequest
    security_group_ids "SecurityGroupIds" required Vec<String>,
}

structure! { response DescribeSecurityGroupAssociationStatisticsResponse
    security_group_association_statistics_set "SecurityGroupAssociationStatisticsSet" optional Option<Vec<SecurityGroupAssociationStatistics>>,
}

structure! { request DescribeSecurityGroupLimitsRequest }

structure! { response DescribeSecurityGroupLimitsResponse
    security_group_limit_set "SecurityGroupLimitSet" optional Option<SecurityGroupLimitSet>,
}

structure! { request DescribeSecurityGroupPoliciesRequest
    security_group_id "SecurityGroupId" required String,
    filters "Filters" optional Option<Vec<Filter>>,
}

structure! { response DescribeSecurityGroupPoliciesResponse
    security_group_policy_set "SecurityGroupPolicySet" optional Option<SecurityGroupPolicySet>,
}

structure! { request DescribeSecurityGroupReferencesRequest
    security_group_ids "SecurityGroupIds" required Vec<String>,
}

structure! { response DescribeSecurityGroupReferencesResponse
    referred_security_group_set "ReferredSecurityGroupSet" optional Option<Vec<ReferredSecurityGroup>>,
}

structure! { request DescribeSecurityGroupsRequest
    security_group_ids "SecurityGroupIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" numeral Option<String>,
    limit "Limit" numeral Option<String>,
    order_field "OrderField" optional Option<String>,
    order_direction "OrderDirection" optional Option<String>,
}

structure! { response DescribeSecurityGroupsResponse
    security_group_set "SecurityGroupSet" optional Option<Vec<SecurityGroup>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeSubnetResourceDashboardRequest
    subnet_ids "SubnetIds" required Vec<String>,
}

structure! { response DescribeSubnetResourceDashboardResponse
    resource_statistics_set "ResourceStatisticsSet" optional Option<Vec<ResourceStatistics>>,
}

structure! { request DescribeSubnetsRequest
    subnet_ids "SubnetIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" numeral Option<String>,
    limit "Limit" numeral Option<String>,
    max_results "MaxResults" optional Option<u64>,
    next_token "NextToken" optional Option<String>,
}

structure! { response DescribeSubnetsResponse
    total_count "TotalCount" optional Option<u64>,
    subnet_set "SubnetSet" optional Option<Vec<Subnet>>,
    next_token "NextToken" optional Option<String>,
}

structure! { request DescribeTaskResultRequest
    task_id "TaskId" optional Option<u64>,
    deal_name "DealName" optional Option<String>,
}

structure! { response DescribeTaskResultResponse
    task_id "TaskId" optional Option<u64>,
    result "Result" optional Option<String>,
}

structure! { request DescribeTemplateLimitsRequest }

structure! { response DescribeTemplateLimitsResponse
    template_limit "TemplateLimit" optional Option<TemplateLimit>,
}

structure! { request DescribeUsedIpAddressRequest
    vpc_id "VpcId" required String,
    subnet_id "SubnetId" optional Option<String>,
    ip_addresses "IpAddresses" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeUsedIpAddressResponse
    ip_address_states "IpAddressStates" optional Option<Vec<IpAddressStates>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeVpcInstancesRequest
    filters "Filters" required Vec<Filter>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeVpcInstancesResponse
    instance_set "InstanceSet" optional Option<Vec<CvmInstance>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeVpcIpv6AddressesRequest
    vpc_id "VpcId" required String,
    ipv6_addresses "Ipv6Addresses" optional Option<Vec<String>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    subnet_id "SubnetId" optional Option<String>,
}

structure! { response DescribeVpcIpv6AddressesResponse
    ipv6_address_set "Ipv6AddressSet" optional Option<Vec<VpcIpv6Address>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { request DescribeVpcLimitsRequest
    limit_types "LimitTypes" required Vec<String>,
}

structure! { response DescribeVpcLimitsResponse
    vpc_limit_set "VpcLimitSet" optional Option<Vec<VpcLimit>>,
}

structure! { request DescribeVpcPrivateIpAddressesRequest
    vpc_id "VpcId" required String,
    private_ip_addresses "PrivateIpAddresses" required Vec<String>,
}

structure! { response DescribeVpcPrivateIpAddressesResponse
    vpc_private_ip_address_set "VpcPrivateIpAddressSet" optional Option<Vec<VpcPrivateIpAddress>>,
}

structure! { request DescribeVpcResourceDashboardRequest
    vpc_ids "VpcIds" required Vec<String>,
}

structure! { response DescribeVpcResourceDashboardResponse
    resource_dashboard_set "ResourceDashboardSet" optional Option<Vec<ResourceDashboard>>,
}

structure! { request DescribeVpcTaskResultRequest
    task_id "TaskId" required String,
}

structure! { response DescribeVpcTaskResultResponse
    status "Status" optional Option<String>,
    output "Output" optional Option<String>,
    result "Result" optional Option<Vec<VpcTaskResultDetailInfo>>,
}

structure! { request DescribeVpcsRequest
    vpc_ids "VpcIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" numeral Option<String>,
    limit "Limit" numeral Option<String>,
}

structure! { response DescribeVpcsResponse
    total_count "TotalCount" optional Option<u64>,
    vpc_set "VpcSet" optional Option<Vec<Vpc>>,
}

structure! { request DetachNetworkInterfaceRequest
    network_interface_id "NetworkInterfaceId" required String,
    instance_id "InstanceId" required String,
    client_token "ClientToken" optional Option<String>,
}

structure! { response DetachNetworkInterfaceResponse }

structure! { response DhcpIp
    dhcp_ip_id "DhcpIpId" optional Option<String>,
    vpc_id "VpcId" optional Option<String>,
    subnet_id "SubnetId" optional Option<String>,
    dhcp_ip_name "DhcpIpName" optional Option<String>,
    private_ip_address "PrivateIpAddress" optional Option<String>,
    address_ip "AddressIp" optional Option<String>,
    network_interface_id "NetworkInterfaceId" optional Option<String>,
    instance_id "InstanceId" optional Option<String>,
    state "State" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
}

structure! { request DisableFlowLogsRequest
    flow_log_ids "FlowLogIds" required Vec<String>,
}

structure! { response DisableFlowLogsResponse }

structure! { request DisableRoutesRequest
    route_table_id "RouteTableId" required String,
    route_ids "RouteIds" optional Option<Vec<u64>>,
    route_item_ids "RouteItemIds" optional Option<Vec<String>>,
}

structure! { response DisableRoutesResponse }

structure! { request DisassociateAddressRequest
    address_id "AddressId" required String,
    reallocate_normal_public_ip "ReallocateNormalPublicIp" optional Option<bool>,
}

structure! { response DisassociateAddressResponse
    task_id "TaskId" optional Option<String>,
}

structure! { request DisassociateDhcpIpWithAddressIpRequest
    dhcp_ip_id "DhcpIpId" required String,
}

structure! { response DisassociateDhcpIpWithAddressIpResponse }

structure! { request DisassociateHaVipInstanceRequest
    ha_vip_association_set "HaVipAssociationSet" required Vec<HaVipAssociation>,
}

structure! { response DisassociateHaVipInstanceResponse }

structure! { request DisassociateNetworkAclSubnetsRequest
    network_acl_id "NetworkAclId" required String,
    subnet_ids "SubnetIds" required Vec<String>,
}

structure! { response DisassociateNetworkAclSubnetsResponse }

structure! { request DisassociateNetworkInterfaceSecurityGroupsRequest
    network_interface_ids "NetworkInterfaceIds" required Vec<String>,
    security_group_ids "SecurityGroupIds" required Vec<String>,
}

structure! { response DisassociateNetworkInterfaceSecurityGroupsResponse }

structure! { request EnableFlowLogsRequest
    flow_log_ids "FlowLogIds" required Vec<String>,
}

structure! { response EnableFlowLogsResponse }

structure! { request EnableRoutesRequest
    route_table_id "RouteTableId" required String,
    route_ids "RouteIds" optional Option<Vec<u64>>,
    route_item_ids "RouteItemIds" optional Option<Vec<String>>,
}

structure! { response EnableRoutesResponse }

structure! { request Filter
    name "Name" required String,
    values "Values" required Vec<String>,
}

structure! { response FlowLog
    vpc_id "VpcId" optional Option<String>,
    flow_log_id "FlowLogId" optional Option<String>,
    flow_log_name "FlowLogName" optional Option<String>,
    resource_type "ResourceType" optional Option<String>,
    resource_id "ResourceId" optional Option<String>,
    traffic_type "TrafficType" optional Option<String>,
    cloud_log_id "CloudLogId" optional Option<String>,
    cloud_log_state "CloudLogState" optional Option<String>,
    flow_log_description "FlowLogDescription" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
    enable "Enable" optional Option<bool>,
    storage_type "StorageType" optional Option<String>,
    flow_log_storage "FlowLogStorage" optional Option<FlowLogStorage>,
    cloud_log_region "CloudLogRegion" optional Option<String>,
    period "Period" optional Option<u64>,
}

structure! { both FlowLogStorage
    storage_id "StorageId" required String,
    storage_topic "StorageTopic" optional Option<String>,
}

structure! { response HaVip
    ha_vip_id "HaVipId" optional Option<String>,
    ha_vip_name "HaVipName" optional Option<String>,
    vip "Vip" optional Option<String>,
    vpc_id "VpcId" optional Option<String>,
    subnet_id "SubnetId" optional Option<String>,
    network_interface_id "NetworkInterfaceId" optional Option<String>,
    instance_id "InstanceId" optional Option<String>,
    address_ip "AddressIp" optional Option<String>,
    state "State" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    business "Business" optional Option<String>,
    ha_vip_association_set "HaVipAssociationSet" optional Option<Vec<HaVipAssociation>>,
    check_associate "CheckAssociate" optional Option<bool>,
    cdc_id "CdcId" optional Option<String>,
    flushed_time "FlushedTime" optional Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
}

structure! { request HaVipAssociateAddressIpRequest
    ha_vip_id "HaVipId" required String,
    address_ip "AddressIp" required String,
}

structure! { response HaVipAssociateAddressIpResponse }

structure! { both HaVipAssociation
    instance_id "InstanceId" required String,
    ha_vip_id "HaVipId" optional Option<String>,
    instance_type "InstanceType" optional Option<String>,
}

structure! { request HaVipDisassociateAddressIpRequest
    ha_vip_id "HaVipId" required String,
}

structure! { response HaVipDisassociateAddressIpResponse }

structure! { response ISPIPv6CidrBlock
    ipv6_cidr_block "IPv6CidrBlock" optional Option<String>,
    isp_type "ISPType" optional Option<String>,
    address_type "AddressType" optional Option<String>,
}

structure! { response InstanceBind
    ccn_id "CcnId" optional Option<String>,
    instance_type "InstanceType" optional Option<String>,
    instance_id "InstanceId" optional Option<String>,
    instance_bind_time "InstanceBindTime" optional Option<String>,
    route_table_id "RouteTableId" optional Option<String>,
    instance_name "InstanceName" optional Option<String>,
    instance_region "InstanceRegion" optional Option<String>,
    instance_uin "InstanceUin" optional Option<String>,
    state "State" optional Option<String>,
    alias_type "AliasType" optional Option<String>,
    alias_instance_id "AliasInstanceId" optional Option<String>,
}

structure! { response InstanceStatistic
    instance_type "InstanceType" optional Option<String>,
    instance_count "InstanceCount" optional Option<u64>,
}

structure! { response IpAddressStates
    vpc_id "VpcId" required String,
    subnet_id "SubnetId" required String,
    ip_address "IpAddress" required String,
    resource_type "ResourceType" required String,
    resource_id "ResourceId" required String,
}

structure! { both Ipv6Address
    address "Address" required String,
    primary "Primary" optional Option<bool>,
    address_id "AddressId" optional Option<String>,
    description "Description" optional Option<String>,
    is_wan_ip_blocked "IsWanIpBlocked" optional Option<bool>,
    state "State" optional Option<String>,
    public_ip_address "PublicIpAddress" optional Option<String>,
    address_type "AddressType" optional Option<String>,
}

structure! { both Ipv6SubnetCidrBlock
    subnet_id "SubnetId" required String,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
}

structure! { request MigrateNetworkInterfaceRequest
    network_interface_id "NetworkInterfaceId" required String,
    source_instance_id "SourceInstanceId" required String,
    destination_instance_id "DestinationInstanceId" required String,
    attach_type "AttachType" optional Option<u64>,
}

structure! { response MigrateNetworkInterfaceResponse }

structure! { request MigratePrivateIpAddressRequest
    source_network_interface_id "SourceNetworkInterfaceId" required String,
    destination_network_interface_id "DestinationNetworkInterfaceId" required String,
    private_ip_address "PrivateIpAddress" required String,
}

structure! { response MigratePrivateIpAddressResponse }

structure! { request ModifyAddressAttributeRequest
    address_id "AddressId" required String,
    address_name "AddressName" optional Option<String>,
    eip_direct_connection "EipDirectConnection" optional Option<String>,
    eip_visible_on_eni "EipVisibleOnEni" optional Option<bool>,
}

structure! { response ModifyAddressAttributeResponse }

structure! { request ModifyAddressInternetChargeTypeRequest
    address_id "AddressId" required String,
    internet_charge_type "InternetChargeType" required String,
    internet_max_bandwidth_out "InternetMaxBandwidthOut" required u64,
    address_charge_prepaid "AddressChargePrepaid" optional Option<AddressChargePrepaid>,
}

structure! { response ModifyAddressInternetChargeTypeResponse }

structure! { request ModifyAddressesBandwidthRequest
    address_ids "AddressIds" required Vec<String>,
    internet_max_bandwidth_out "InternetMaxBandwidthOut" required i64,
}

structure! { response ModifyAddressesBandwidthResponse
    task_id "TaskId" optional Option<String>,
}

structure! { request ModifyAssistantCidrRequest
    vpc_id "VpcId" required String,
    new_cidr_blocks "NewCidrBlocks" optional Option<Vec<String>>,
    old_cidr_blocks "OldCidrBlocks" optional Option<Vec<String>>,
}

structure! { response ModifyAssistantCidrResponse
    assistant_cidr_set "AssistantCidrSet" optional Option<Vec<AssistantCidr>>,
}

structure! { request ModifyDhcpIpAttributeRequest
    dhcp_ip_id "DhcpIpId" required String,
    dhcp_ip_name "DhcpIpName" required String,
}

structure! { response ModifyDhcpIpAttributeResponse }

structure! { request ModifyFlowLogAttributeRequest
    flow_log_id "FlowLogId" required String,
    vpc_id "VpcId" optional Option<String>,
    flow_log_name "FlowLogName" optional Option<String>,
    flow_log_description "FlowLogDescription" optional Option<String>,
    period "Period" optional Option<u64>,
}

structure! { response ModifyFlowLogAttributeResponse }

structure! { request ModifyHaVipAttributeRequest
    ha_vip_id "HaVipId" required String,
    ha_vip_name "HaVipName" optional Option<String>,
}

structure! { response ModifyHaVipAttributeResponse }

structure! { request ModifyIpv6AddressesAttributeRequest
    network_interface_id "NetworkInterfaceId" required String,
    ipv6_addresses "Ipv6Addresses" required Vec<Ipv6Address>,
}

structure! { response ModifyIpv6AddressesAttributeResponse }

structure! { request ModifyNetworkAclAttributeRequest
    network_acl_id "NetworkAclId" required String,
    network_acl_name "NetworkAclName" required String,
}

structure! { response ModifyNetworkAclAttributeResponse }

structure! { request ModifyNetworkAclEntriesRequest
    network_acl_id "NetworkAclId" required String,
    network_acl_entry_set "NetworkAclEntrySet" optional Option<NetworkAclEntrySet>,
    network_acl_quintuple_set "NetworkAclQuintupleSet" optional Option<NetworkAclQuintupleEntries>,
    enable_update_acl_entries "EnableUpdateAclEntries" optional Option<bool>,
}

structure! { response ModifyNetworkAclEntriesResponse }

structure! { request ModifyNetworkAclQuintupleEntriesRequest
    network_acl_id "NetworkAclId" required String,
    network_acl_quintuple_set "NetworkAclQuintupleSet" required NetworkAclQuintupleEntries,
}

structure! { response ModifyNetworkAclQuintupleEntriesResponse }

structure! { request ModifyNetworkInterfaceAttributeRequest
    network_interface_id "NetworkInterfaceId" required String,
    network_interface_name "NetworkInterfaceName" optional Option<String>,
    network_interface_description "NetworkInterfaceDescription" optional Option<String>,
    security_group_ids "SecurityGroupIds" optional Option<Vec<String>>,
    trunking_flag "TrunkingFlag" optional Option<String>,
}

structure! { response ModifyNetworkInterfaceAttributeResponse }

structure! { request ModifyNetworkInterfaceQosRequest
    network_interface_ids "NetworkInterfaceIds" required Vec<String>,
    qos_level "QosLevel" optional Option<String>,
    direct_send_max_port "DirectSendMaxPort" optional Option<u64>,
}

structure! { response ModifyNetworkInterfaceQosResponse }

structure! { request ModifyPrivateIpAddressesAttributeRequest
    network_interface_id "NetworkInterfaceId" required String,
    private_ip_addresses "PrivateIpAddresses" required Vec<PrivateIpAddressSpecification>,
}

structure! { response ModifyPrivateIpAddressesAttributeResponse }

structure! { request ModifyReserveIpAddressRequest
    vpc_id "VpcId" required String,
    reserve_ip_id "ReserveIpId" required String,
    name "Name" optional Option<String>,
    description "Description" optional Option<String>,
}

structure! { response ModifyReserveIpAddressResponse }

structure! { request ModifyRouteTableAttributeRequest
    route_table_id "RouteTableId" required String,
    route_table_name "RouteTableName" required String,
}

structure! { response ModifyRouteTableAttributeResponse }

structure! { request ModifySecurityGroupAttributeRequest
    security_group_id "SecurityGroupId" required String,
    group_name "GroupName" optional Option<String>,
    group_description "GroupDescription" optional Option<String>,
}

structure! { response ModifySecurityGroupAttributeResponse }

structure! { request ModifySecurityGroupPoliciesRequest
    security_group_id "SecurityGroupId" required String,
    security_group_policy_set "SecurityGroupPolicySet" required SecurityGroupPolicySet,
    sort_policys "SortPolicys" optional Option<bool>,
}

structure! { response ModifySecurityGroupPoliciesResponse }

structure! { request ModifySubnetAttributeRequest
    subnet_id "SubnetId" required String,
    subnet_name "SubnetName" optional Option<String>,
    enable_broadcast "EnableBroadcast" optional Option<String>,
}

structure! { response ModifySubnetAttributeResponse }

structure! { request ModifyVpcAttributeRequest
    vpc_id "VpcId" required String,
    vpc_name "VpcName" optional Option<String>,
    enable_multicast "EnableMulticast" optional Option<String>,
    dns_servers "DnsServers" optional Option<Vec<String>>,
    domain_name "DomainName" optional Option<String>,
    enable_route_vpc_publish "EnableRouteVpcPublish" optional Option<bool>,
    enable_cdc_publish "EnableCdcPublish" optional Option<bool>,
    enable_route_vpc_publish_ipv6 "EnableRouteVpcPublishIpv6" optional Option<bool>,
}

structure! { response ModifyVpcAttributeResponse }

structure! { response NetworkAcl
    vpc_id "VpcId" optional Option<String>,
    network_acl_id "NetworkAclId" optional Option<String>,
    network_acl_name "NetworkAclName" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    subnet_set "SubnetSet" optional Option<Vec<Subnet>>,
    ingress_entries "IngressEntries" optional Option<Vec<NetworkAclEntry>>,
    egress_entries "EgressEntries" optional Option<Vec<NetworkAclEntry>>,
    network_acl_type "NetworkAclType" optional Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
}

structure! { both NetworkAclEntry
    protocol "Protocol" optional Option<String>,
    port "Port" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
    action "Action" optional Option<String>,
    description "Description" optional Option<String>,
    modify_time "ModifyTime" optional Option<String>,
    priority "Priority" optional Option<i64>,
    network_acl_ipv4_entry_id "NetworkAclIpv4EntryId" optional Option<String>,
    network_acl_ipv6_entry_id "NetworkAclIpv6EntryId" optional Option<String>,
}

structure! { request NetworkAclEntrySet
    ingress "Ingress" optional Option<Vec<NetworkAclEntry>>,
    egress "Egress" optional Option<Vec<NetworkAclEntry>>,
}

structure! { request NetworkAclQuintupleEntries
    ingress "Ingress" optional Option<Vec<NetworkAclQuintupleEntry>>,
    egress "Egress" optional Option<Vec<NetworkAclQuintupleEntry>>,
}

structure! { both NetworkAclQuintupleEntry
    protocol "Protocol" optional Option<String>,
    description "Description" optional Option<String>,
    source_port "SourcePort" optional Option<String>,
    source_cidr "SourceCidr" optional Option<String>,
    destination_port "DestinationPort" optional Option<String>,
    destination_cidr "DestinationCidr" optional Option<String>,
    action "Action" optional Option<String>,
    network_acl_quintuple_entry_id "NetworkAclQuintupleEntryId" optional Option<String>,
    priority "Priority" optional Option<i64>,
    create_time "CreateTime" optional Option<String>,
    network_acl_direction "NetworkAclDirection" optional Option<String>,
    source_ipv6_cidr "SourceIPv6Cidr" optional Option<String>,
    destination_ipv6_cidr "DestinationIPv6Cidr" optional Option<String>,
}

structure! { response NetworkInterface
    network_interface_id "NetworkInterfaceId" optional Option<String>,
    network_interface_name "NetworkInterfaceName" optional Option<String>,
    network_interface_description "NetworkInterfaceDescription" optional Option<String>,
    subnet_id "SubnetId" optional Option<String>,
    vpc_id "VpcId" optional Option<String>,
    group_set "GroupSet" optional Option<Vec<String>>,
    primary "Primary" optional Option<bool>,
    mac_address "MacAddress" optional Option<String>,
    state "State" optional Option<String>,
    network_interface_state "NetworkInterfaceState" optional Option<String>,
    private_ip_address_set "PrivateIpAddressSet" optional Option<Vec<PrivateIpAddressSpecification>>,
    attachment "Attachment" nullable Option<NetworkInterfaceAttachment>,
    zone "Zone" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    ipv6_address_set "Ipv6AddressSet" optional Option<Vec<Ipv6Address>>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
    eni_type "EniType" optional Option<u64>,
    business "Business" optional Option<String>,
    cdc_id "CdcId" optional Option<String>,
    attach_type "AttachType" optional Option<u64>,
    resource_id "ResourceId" optional Option<String>,
    qos_level "QosLevel" optional Option<String>,
    ipv6_addresses "Ipv6Addresses" optional Option<Vec<Ipv6Address>>,
    ipv6_address_count "Ipv6AddressCount" optional Option<u64>,
}

structure! { response NetworkInterfaceAttachment
    device_index "DeviceIndex" optional Option<u64>,
    instance_account_id "InstanceAccountId" optional Option<String>,
    attach_time "AttachTime" optional Option<String>,
    instance_id "InstanceId" optional Option<String>,
}

structure! { both PolicyStatistics
    ingress_ipv4_total_count "IngressIPv4TotalCount" required u64,
    ingress_ipv6_total_count "IngressIPv6TotalCount" required u64,
    egress_ipv4_total_count "EgressIPv4TotalCount" required u64,
    egress_ipv6_total_count "EgressIPv6TotalCount" required u64,
}

structure! { both PrivateIpAddressSpecification
    private_ip_address "PrivateIpAddress" optional Option<String>,
    primary "Primary" optional Option<bool>,
    public_ip_address "PublicIpAddress" optional Option<String>,
    address_id "AddressId" optional Option<String>,
    description "Description" optional Option<String>,
    is_wan_ip_blocked "IsWanIpBlocked" optional Option<bool>,
    state "State" optional Option<String>,
    qos_level "QosLevel" optional Option<String>,
}

structure! { response ProductQuota
    quota_id "QuotaId" optional Option<String>,
    quota_name "QuotaName" optional Option<String>,
    quota_current "QuotaCurrent" optional Option<i64>,
    quota_limit "QuotaLimit" optional Option<i64>,
    quota_region "QuotaRegion" optional Option<bool>,
}

structure! { response Quota
    quota_id "QuotaId" optional Option<String>,
    quota_current "QuotaCurrent" optional Option<i64>,
    quota_limit "QuotaLimit" optional Option<i64>,
    quota_group "QuotaGroup" optional Option<String>,
}

structure! { response ReferredSecurityGroup
    security_group_id "SecurityGroupId" optional Option<String>,
    referred_security_group_ids "ReferredSecurityGroupIds" optional Option<Vec<String>>,
}

structure! { request ReleaseAddressesRequest
    address_ids "AddressIds" required Vec<String>,
}

structure! { response ReleaseAddressesResponse
    task_id "TaskId" optional Option<String>,
}

structure! { request ReplaceRouteTableAssociationRequest
    route_table_id "RouteTableId" required String,
    subnet_id "SubnetId" optional Option<String>,
}

structure! { response ReplaceRouteTableAssociationResponse }

structure! { request ReplaceRoutesRequest
    route_table_id "RouteTableId" required String,
    routes "Routes" required Vec<Route>,
}

structure! { response ReplaceRoutesResponse
    old_route_set "OldRouteSet" optional Option<Vec<Route>>,
    new_route_set "NewRouteSet" optional Option<Vec<Route>>,
}

structure! { request ReplaceSecurityGroupPoliciesRequest
    security_group_id "SecurityGroupId" required String,
    security_group_policy_set "SecurityGroupPolicySet" required SecurityGroupPolicySet,
    original_security_group_policy_set "OriginalSecurityGroupPolicySet" optional Option<SecurityGroupPolicySet>,
    update_type "UpdateType" optional Option<String>,
}

structure! { response ReplaceSecurityGroupPoliciesResponse }

structure! { request ReplaceSecurityGroupPolicyRequest
    security_group_id "SecurityGroupId" required String,
    security_group_policy_set "SecurityGroupPolicySet" required SecurityGroupPolicySet,
    original_security_group_policy_set "OriginalSecurityGroupPolicySet" optional Option<SecurityGroupPolicySet>,
}

structure! { response ReplaceSecurityGroupPolicyResponse }

structure! { response ReserveIpAddressInfo
    reserve_ip_id "ReserveIpId" optional Option<String>,
    vpc_id "VpcId" optional Option<String>,
    subnet_id "SubnetId" optional Option<String>,
    reserve_ip_address "ReserveIpAddress" optional Option<String>,
    resource_id "ResourceId" optional Option<String>,
    ip_type "IpType" optional Option<u64>,
    state "State" optional Option<String>,
    name "Name" optional Option<String>,
    description "Description" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
}

structure! { request ResetRoutesRequest
    route_table_id "RouteTableId" required String,
    route_table_name "RouteTableName" required String,
    routes "Routes" required Vec<Route>,
}

structure! { response ResetRoutesResponse }

structure! { response Resource
    resource_type "ResourceType" required String,
    resource_id "ResourceId" required String,
    address_ip "AddressIp" required String,
}

structure! { response ResourceDashboard
    vpc_id "VpcId" required String,
    subnet_id "SubnetId" required String,
    classiclink "Classiclink" required u64,
    dcg "Dcg" required u64,
    pcx "Pcx" required u64,
    ip "Ip" required u64,
    nat "Nat" required u64,
    vpngw "Vpngw" required u64,
    flow_log "FlowLog" required u64,
    network_detect "NetworkDetect" required u64,
    network_acl "NetworkACL" required u64,
    cvm "CVM" required u64,
    lb "LB" required u64,
    cdb "CDB" required u64,
    cmem "Cmem" required u64,
    ctsdb "CTSDB" required u64,
    maria_db "MariaDB" required u64,
    sql_server "SQLServer" required u64,
    postgres "Postgres" required u64,
    nas "NAS" required u64,
    greenplumn "Greenplumn" required u64,
    ckafka "Ckafka" required u64,
    grocery "Grocery" required u64,
    hsm "HSM" required u64,
    tcaplus "Tcaplus" required u64,
    cnas "Cnas" required u64,
    ti_db "TiDB" required u64,
    emr "Emr" required u64,
    seal "SEAL" required u64,
    cfs "CFS" required u64,
    oracle "Oracle" required u64,
    elastic_search "ElasticSearch" required u64,
    t_baas "TBaaS" required u64,
    itop "Itop" required u64,
    db_audit "DBAudit" required u64,
    cynos_db_postgres "CynosDBPostgres" required u64,
    redis "Redis" required u64,
    mongo_db "MongoDB" required u64,
    dcdb "DCDB" required u64,
    cynos_db_my_sql "CynosDBMySQL" required u64,
    subnet "Subnet" required u64,
    route_table "RouteTable" required u64,
}

structure! { response ResourceStatistics
    vpc_id "VpcId" optional Option<String>,
    subnet_id "SubnetId" optional Option<String>,
    ip "Ip" optional Option<u64>,
    resource_statistics_item_set "ResourceStatisticsItemSet" optional Option<Vec<ResourceStatisticsItem>>,
}

structure! { response ResourceStatisticsItem
    resource_type "ResourceType" optional Option<String>,
    resource_name "ResourceName" optional Option<String>,
    resource_count "ResourceCount" optional Option<u64>,
}

structure! { both Route
    destination_cidr_block "DestinationCidrBlock" required String,
    gateway_type "GatewayType" required String,
    gateway_id "GatewayId" required String,
    route_id "RouteId" optional Option<u64>,
    route_description "RouteDescription" optional Option<String>,
    enabled "Enabled" optional Option<bool>,
    route_type "RouteType" optional Option<String>,
    route_table_id "RouteTableId" optional Option<String>,
    destination_ipv6_cidr_block "DestinationIpv6CidrBlock" optional Option<String>,
    route_item_id "RouteItemId" optional Option<String>,
    published_to_vbc "PublishedToVbc" optional Option<bool>,
    created_time "CreatedTime" optional Option<String>,
    cdc_id "CdcId" optional Option<String>,
}

structure! { response RouteTable
    vpc_id "VpcId" optional Option<String>,
    route_table_id "RouteTableId" optional Option<String>,
    route_table_name "RouteTableName" optional Option<String>,
    association_set "AssociationSet" optional Option<Vec<RouteTableAssociation>>,
    route_set "RouteSet" optional Option<Vec<Route>>,
    main "Main" optional Option<bool>,
    created_time "CreatedTime" optional Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
    local_cidr_for_ccn "LocalCidrForCcn" optional Option<Vec<CidrForCcn>>,
}

structure! { response RouteTableAssociation
    subnet_id "SubnetId" optional Option<String>,
    route_table_id "RouteTableId" optional Option<String>,
}

structure! { response SecurityGroup
    security_group_id "SecurityGroupId" required String,
    security_group_name "SecurityGroupName" required String,
    security_group_desc "SecurityGroupDesc" required String,
    project_id "ProjectId" optional Option<String>,
    is_default "IsDefault" optional Option<bool>,
    created_time "CreatedTime" optional Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
    update_time "UpdateTime" optional Option<String>,
}

structure! { response SecurityGroupAssociationStatistics
    security_group_id "SecurityGroupId" optional Option<String>,
    cvm "CVM" optional Option<u64>,
    cdb "CDB" optional Option<u64>,
    eni "ENI" optional Option<u64>,
    sg "SG" optional Option<u64>,
    clb "CLB" optional Option<u64>,
    instance_statistics "InstanceStatistics" optional Option<Vec<InstanceStatistic>>,
    total_count "TotalCount" optional Option<u64>,
}

structure! { response SecurityGroupLimitSet
    security_group_limit "SecurityGroupLimit" optional Option<u64>,
    security_group_policy_limit "SecurityGroupPolicyLimit" optional Option<u64>,
    refered_security_group_limit "ReferedSecurityGroupLimit" optional Option<u64>,
    security_group_instance_limit "SecurityGroupInstanceLimit" optional Option<u64>,
    instance_security_group_limit "InstanceSecurityGroupLimit" optional Option<u64>,
    security_group_extended_policy_limit "SecurityGroupExtendedPolicyLimit" optional Option<u64>,
    security_group_refered_cvm_and_eni_limit "SecurityGroupReferedCvmAndEniLimit" optional Option<u64>,
    security_group_refered_svc_limit "SecurityGroupReferedSvcLimit" optional Option<u64>,
}

structure! { both SecurityGroupPolicy
    policy_index "PolicyIndex" optional Option<i64>,
    protocol "Protocol" optional Option<String>,
    port "Port" optional Option<String>,
    service_template "ServiceTemplate" optional Option<ServiceTemplateSpecification>,
    cidr_block "CidrBlock" optional Option<String>,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
    security_group_id "SecurityGroupId" optional Option<String>,
    address_template "AddressTemplate" optional Option<AddressTemplateSpecification>,
    action "Action" optional Option<String>,
    policy_description "PolicyDescription" optional Option<String>,
    modify_time "ModifyTime" optional Option<String>,
    priority "Priority" optional Option<i64>,
}

structure! { both SecurityGroupPolicySet
    version "Version" optional Option<String>,
    egress "Egress" optional Option<Vec<SecurityGroupPolicy>>,
    ingress "Ingress" optional Option<Vec<SecurityGroupPolicy>>,
    policy_statistics "PolicyStatistics" optional Option<PolicyStatistics>,
}

structure! { both ServiceTemplateSpecification
    service_id "ServiceId" optional Option<String>,
    service_group_id "ServiceGroupId" optional Option<String>,
}

structure! { response Subnet
    vpc_id "VpcId" optional Option<String>,
    subnet_id "SubnetId" optional Option<String>,
    subnet_name "SubnetName" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    is_default "IsDefault" optional Option<bool>,
    enable_broadcast "EnableBroadcast" optional Option<bool>,
    zone "Zone" optional Option<String>,
    route_table_id "RouteTableId" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    available_ip_address_count "AvailableIpAddressCount" optional Option<u64>,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
    network_acl_id "NetworkAclId" optional Option<String>,
    is_remote_vpc_snat "IsRemoteVpcSnat" optional Option<bool>,
    total_ip_address_count "TotalIpAddressCount" optional Option<u64>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
    cdc_id "CdcId" optional Option<String>,
    is_cdc_subnet "IsCdcSubnet" optional Option<i64>,
    stack_type "StackType" optional Option<String>,
}

structure! { request SubnetInput
    subnet_name "SubnetName" required String,
    zone "Zone" required String,
    stack_type "StackType" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
    route_table_id "RouteTableId" optional Option<String>,
}

structure! { both Tag
    key "Key" required String,
    value "Value" optional Option<String>,
}

structure! { response TemplateLimit
    address_template_member_limit "AddressTemplateMemberLimit" optional Option<u64>,
    address_template_group_member_limit "AddressTemplateGroupMemberLimit" optional Option<u64>,
    service_template_member_limit "ServiceTemplateMemberLimit" optional Option<u64>,
    service_template_group_member_limit "ServiceTemplateGroupMemberLimit" optional Option<u64>,
}

structure! { request UnassignIpv6AddressesRequest
    network_interface_id "NetworkInterfaceId" required String,
    ipv6_addresses "Ipv6Addresses" required Vec<Ipv6Address>,
}

structure! { response UnassignIpv6AddressesResponse }

structure! { request UnassignIpv6CidrBlockRequest
    vpc_id "VpcId" required String,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
}

structure! { response UnassignIpv6CidrBlockResponse }

structure! { request UnassignIpv6SubnetCidrBlockRequest
    vpc_id "VpcId" required String,
    ipv6_subnet_cidr_blocks "Ipv6SubnetCidrBlocks" required Vec<Ipv6SubnetCidrBlock>,
}

structure! { response UnassignIpv6SubnetCidrBlockResponse }

structure! { request UnassignPrivateIpAddressesRequest
    network_interface_id "NetworkInterfaceId" required String,
    private_ip_addresses "PrivateIpAddresses" required Vec<PrivateIpAddressSpecification>,
    instance_id "InstanceId" optional Option<String>,
}

structure! { response UnassignPrivateIpAddressesResponse }

structure! { response Vpc
    vpc_name "VpcName" optional Option<String>,
    vpc_id "VpcId" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    is_default "IsDefault" optional Option<bool>,
    enable_multicast "EnableMulticast" optional Option<bool>,
    created_time "CreatedTime" optional Option<String>,
    dns_server_set "DnsServerSet" optional Option<Vec<String>>,
    domain_name "DomainName" optional Option<String>,
    dhcp_options_id "DhcpOptionsId" optional Option<String>,
    enable_dhcp "EnableDhcp" optional Option<bool>,
    ipv6_cidr_block "Ipv6CidrBlock" optional Option<String>,
    tag_set "TagSet" optional Option<Vec<Tag>>,
    assistant_cidr_set "AssistantCidrSet" optional Option<Vec<AssistantCidr>>,
    enable_route_vpc_publish "EnableRouteVpcPublish" optional Option<bool>,
    ipv6_cidr_block_set "Ipv6CidrBlockSet" optional Option<Vec<ISPIPv6CidrBlock>>,
    enable_route_vpc_publish_ipv6 "EnableRouteVpcPublishIpv6" optional Option<bool>,
    stack_type "StackType" optional Option<String>,
}

structure! { response VpcIpv6Address
    ipv6_address "Ipv6Address" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    ipv6_address_type "Ipv6AddressType" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
}

structure! { response VpcLimit
    limit_type "LimitType" optional Option<String>,
    limit_value "LimitValue" optional Option<u64>,
}

structure! { response VpcPrivateIpAddress
    private_ip_address "PrivateIpAddress" optional Option<String>,
    cidr_block "CidrBlock" optional Option<String>,
    private_ip_address_type "PrivateIpAddressType" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
}

structure! { response VpcTaskResultDetailInfo
    resource_id "ResourceId" optional Option<String>,
    status "Status" optional Option<String>,
}
