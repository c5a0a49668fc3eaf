//! Actions and structures of `cvm` 2017-03-12. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Cvm
    AssociateInstancesKeyPairs AssociateInstancesKeyPairsRequest AssociateInstancesKeyPairsResponse Answer,
    AssociateSecurityGroups AssociateSecurityGroupsRequest AssociateSecurityGroupsResponse Answer,
    CreateKeyPair CreateKeyPairRequest CreateKeyPairResponse Answer,
    DeleteKeyPairs DeleteKeyPairsRequest DeleteKeyPairsResponse Answer,
    DescribeImages DescribeImagesRequest DescribeImagesResponse Answer,
    DescribeInstanceFamilyConfigs DescribeInstanceFamilyConfigsRequest DescribeInstanceFamilyConfigsResponse Answer,
    DescribeInstanceTypeConfigs DescribeInstanceTypeConfigsRequest DescribeInstanceTypeConfigsResponse Answer,
    DescribeInstances DescribeInstancesRequest DescribeInstancesResponse Answer,
    DescribeInstancesAttributes DescribeInstancesAttributesRequest DescribeInstancesAttributesResponse Answer,
    DescribeInstancesOperationLimit DescribeInstancesOperationLimitRequest DescribeInstancesOperationLimitResponse Answer,
    DescribeInstancesStatus DescribeInstancesStatusRequest DescribeInstancesStatusResponse Answer,
    DescribeKeyPairs DescribeKeyPairsRequest DescribeKeyPairsResponse Answer,
    DescribeRegions DescribeRegionsRequest DescribeRegionsResponse Answer,
    DescribeZoneInstanceConfigInfos DescribeZoneInstanceConfigInfosRequest DescribeZoneInstanceConfigInfosResponse Answer,
    DescribeZones DescribeZonesRequest DescribeZonesResponse Answer,
    DisassociateInstancesKeyPairs DisassociateInstancesKeyPairsRequest DisassociateInstancesKeyPairsResponse Answer,
    DisassociateSecurityGroups DisassociateSecurityGroupsRequest DisassociateSecurityGroupsResponse Answer,
    ImportKeyPair ImportKeyPairRequest ImportKeyPairResponse Answer,
    ModifyInstancesAttribute ModifyInstancesAttributeRequest ModifyInstancesAttributeResponse Answer,
    ModifyInstancesChargeType ModifyInstancesChargeTypeRequest ModifyInstancesChargeTypeResponse Answer,
    ModifyInstancesProject ModifyInstancesProjectRequest ModifyInstancesProjectResponse Answer,
    ModifyInstancesVpcAttribute ModifyInstancesVpcAttributeRequest ModifyInstancesVpcAttributeResponse Answer,
    ModifyKeyPairAttribute ModifyKeyPairAttributeRequest ModifyKeyPairAttributeResponse Answer,
    RebootInstances RebootInstancesRequest RebootInstancesResponse Answer,
    ResetInstance ResetInstanceRequest ResetInstanceResponse Answer,
    ResetInstancesInternetMaxBandwidth ResetInstancesInternetMaxBandwidthRequest ResetInstancesInternetMaxBandwidthResponse Answer,
    ResetInstancesPassword ResetInstancesPasswordRequest ResetInstancesPasswordResponse Answer,
    ResetInstancesType ResetInstancesTypeRequest ResetInstancesTypeResponse State,
    RunInstances RunInstancesRequest RunInstancesResponse State,
    StartInstances StartInstancesRequest StartInstancesResponse State,
    StopInstances StopInstancesRequest StopInstancesResponse State,
    TerminateInstances TerminateInstancesRequest TerminateInstancesResponse Answer,
}

structure! { request ActionTimer
    timer_action "TimerAction" optional Option<String>,
    action_time "ActionTime" optional Option<String>,
    externals "Externals" optional Option<Externals>,
    action_timer_id "ActionTimerId" optional Option<String>,
    status "Status" optional Option<String>,
    instance_id "InstanceId" optional Option<String>,
}

structure! { request AssociateInstancesKeyPairsRequest
    instance_ids "InstanceIds" required Vec<String>,
    key_ids "KeyIds" required Vec<String>,
    force_stop "ForceStop" optional Option<bool>,
}

structure! { response AssociateInstancesKeyPairsResponse }

structure! { request AssociateSecurityGroupsRequest
    security_group_ids "SecurityGroupIds" required Vec<String>,
    instance_ids "InstanceIds" required Vec<String>,
}

structure! { response AssociateSecurityGroupsResponse }

structure! { response Attribute
    user_data "UserData" optional Option<SecretText>,
}

structure! { both CpuTopology
    core_count "CoreCount" nullable Option<i64>,
    thread_per_core "ThreadPerCore" nullable Option<i64>,
}

structure! { request CreateKeyPairRequest
    key_name "KeyName" required String,
    project_id "ProjectId" required i64,
    tag_specification "TagSpecification" optional Option<Vec<TagSpecification>>,
}

structure! { response CreateKeyPairResponse
    key_pair "KeyPair" optional Option<KeyPair>,
}

structure! { both DataDisk
    disk_size "DiskSize" required i64,
    disk_type "DiskType" optional Option<String>,
    disk_id "DiskId" optional Option<String>,
    delete_with_instance "DeleteWithInstance" optional Option<bool>,
    snapshot_id "SnapshotId" optional Option<String>,
    encrypt "Encrypt" optional Option<bool>,
    kms_key_id "KmsKeyId" nullable Option<String>,
    throughput_performance "ThroughputPerformance" nullable Option<i64>,
    cdc_id "CdcId" nullable Option<String>,
    burst_performance "BurstPerformance" optional Option<bool>,
    disk_name "DiskName" optional Option<String>,
}

structure! { request DeleteKeyPairsRequest
    key_ids "KeyIds" required Vec<String>,
}

structure! { response DeleteKeyPairsResponse }

structure! { request DescribeImagesRequest
    image_ids "ImageIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<u64>,
    limit "Limit" optional Option<u64>,
    instance_type "InstanceType" optional Option<String>,
}

structure! { response DescribeImagesResponse
    image_set "ImageSet" optional Option<Vec<Image>>,
    total_count "TotalCount" optional Option<i64>,
}

structure! { request DescribeInstanceFamilyConfigsRequest }

structure! { response DescribeInstanceFamilyConfigsResponse
    instance_family_config_set "InstanceFamilyConfigSet" optional Option<Vec<InstanceFamilyConfig>>,
}

structure! { request DescribeInstanceTypeConfigsRequest
    filters "Filters" optional Option<Vec<Filter>>,
}

structure! { response DescribeInstanceTypeConfigsResponse
    instance_type_config_set "InstanceTypeConfigSet" optional Option<Vec<InstanceTypeConfig>>,
}

structure! { request DescribeInstancesAttributesRequest
    attributes "Attributes" required Vec<String>,
    instance_ids "InstanceIds" required Vec<String>,
}

structure! { response DescribeInstancesAttributesResponse
    instance_set "InstanceSet" optional Option<Vec<InstanceAttribute>>,
}

structure! { request DescribeInstancesOperationLimitRequest
    instance_ids "InstanceIds" required Vec<String>,
    operation "Operation" required String,
}

structure! { response DescribeInstancesOperationLimitResponse
    instance_operation_limit_set "InstanceOperationLimitSet" optional Option<Vec<OperationCountLimit>>,
}

structure! { request DescribeInstancesRequest
    instance_ids "InstanceIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<i64>,
    limit "Limit" optional Option<i64>,
}

structure! { response DescribeInstancesResponse
    total_count "TotalCount" optional Option<i64>,
    instance_set "InstanceSet" optional Option<Vec<Instance>>,
}

structure! { request DescribeInstancesStatusRequest
    instance_ids "InstanceIds" optional Option<Vec<String>>,
    offset "Offset" optional Option<i64>,
    limit "Limit" optional Option<i64>,
}

structure! { response DescribeInstancesStatusResponse
    total_count "TotalCount" optional Option<i64>,
    instance_status_set "InstanceStatusSet" optional Option<Vec<InstanceStatus>>,
}

structure! { request DescribeKeyPairsRequest
    key_ids "KeyIds" optional Option<Vec<String>>,
    filters "Filters" optional Option<Vec<Filter>>,
    offset "Offset" optional Option<i64>,
    limit "Limit" optional Option<i64>,
}

structure! { response DescribeKeyPairsResponse
    total_count "TotalCount" optional Option<i64>,
    key_pair_set "KeyPairSet" optional Option<Vec<KeyPair>>,
}

structure! { request DescribeRegionsRequest }

structure! { response DescribeRegionsResponse
    total_count "TotalCount" optional Option<u64>,
    region_set "RegionSet" optional Option<Vec<RegionInfo>>,
}

structure! { request DescribeZoneInstanceConfigInfosRequest
    filters "Filters" optional Option<Vec<Filter>>,
}

structure! { response DescribeZoneInstanceConfigInfosResponse
    instance_type_quota_set "InstanceTypeQuotaSet" optional Option<Vec<InstanceTypeQuotaItem>>,
}

structure! { request DescribeZonesRequest }

structure! { response DescribeZonesResponse
    total_count "TotalCount" optional Option<u64>,
    zone_set "ZoneSet" optional Option<Vec<ZoneInfo>>,
}

structure! { request DisassociateInstancesKeyPairsRequest
    instance_ids "InstanceIds" required Vec<String>,
    key_ids "KeyIds" required Vec<String>,
    force_stop "ForceStop" optional Option<bool>,
}

structure! { response DisassociateInstancesKeyPairsResponse }

structure! { request DisassociateSecurityGroupsRequest
    security_group_ids "SecurityGroupIds" required Vec<String>,
    instance_ids "InstanceIds" required Vec<String>,
}

structure! { response DisassociateSecurityGroupsResponse }

structure! { request EnhancedService
    security_service "SecurityService" optional Option<RunSecurityServiceEnabled>,
    monitor_service "MonitorService" optional Option<RunMonitorServiceEnabled>,
    automation_service "AutomationService" optional Option<RunAutomationServiceEnabled>,
}

structure! { both Externals
    release_address "ReleaseAddress" optional Option<bool>,
    unsupport_networks "UnsupportNetworks" optional Option<Vec<String>>,
    storage_block_attr "StorageBlockAttr" optional Option<StorageBlock>,
}

structure! { request Filter
    name "Name" required String,
    values "Values" required Vec<String>,
}

structure! { response GPUInfo
    gpu_count "GPUCount" optional Option<f64>,
    gpu_id "GPUId" optional Option<Vec<String>>,
    gpu_type "GPUType" optional Option<String>,
}

structure! { response Image
    image_id "ImageId" optional Option<String>,
    os_name "OsName" optional Option<String>,
    image_type "ImageType" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    image_name "ImageName" optional Option<String>,
    image_description "ImageDescription" optional Option<String>,
    image_size "ImageSize" optional Option<i64>,
    architecture "Architecture" optional Option<String>,
    image_state "ImageState" optional Option<String>,
    platform "Platform" optional Option<String>,
    image_creator "ImageCreator" optional Option<String>,
    image_source "ImageSource" optional Option<String>,
    sync_percent "SyncPercent" nullable Option<i64>,
    is_support_cloudinit "IsSupportCloudinit" optional Option<bool>,
    snapshot_set "SnapshotSet" optional Option<Vec<Snapshot>>,
    tags "Tags" optional Option<Vec<Tag>>,
    license_type "LicenseType" optional Option<String>,
    image_family "ImageFamily" optional Option<String>,
    image_deprecated "ImageDeprecated" optional Option<bool>,
    cdc_cache_status "CdcCacheStatus" optional Option<String>,
}

structure! { request ImportKeyPairRequest
    key_name "KeyName" required String,
    project_id "ProjectId" required i64,
    public_key "PublicKey" required String,
    tag_specification "TagSpecification" optional Option<Vec<TagSpecification>>,
}

structure! { response ImportKeyPairResponse
    key_id "KeyId" optional Option<String>,
}

structure! { response Instance
    placement "Placement" optional Option<Placement>,
    instance_id "InstanceId" optional Option<String>,
    instance_type "InstanceType" optional Option<String>,
    cpu "CPU" optional Option<i64>,
    memory "Memory" optional Option<i64>,
    restrict_state "RestrictState" optional Option<String>,
    instance_name "InstanceName" optional Option<String>,
    instance_charge_type "InstanceChargeType" optional Option<String>,
    system_disk "SystemDisk" optional Option<SystemDisk>,
    data_disks "DataDisks" optional Option<Vec<DataDisk>>,
    private_ip_addresses "PrivateIpAddresses" optional Option<Vec<String>>,
    public_ip_addresses "PublicIpAddresses" nullable Option<Vec<String>>,
    internet_accessible "InternetAccessible" optional Option<InternetAccessible>,
    virtual_private_cloud "VirtualPrivateCloud" optional Option<VirtualPrivateCloud>,
    image_id "ImageId" optional Option<String>,
    renew_flag "RenewFlag" optional Option<String>,
    created_time "CreatedTime" optional Option<String>,
    expired_time "ExpiredTime" optional Option<String>,
    os_name "OsName" optional Option<String>,
    security_group_ids "SecurityGroupIds" optional Option<Vec<String>>,
    login_settings "LoginSettings" optional Option<LoginSettings>,
    instance_state "InstanceState" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
    stop_charging_mode "StopChargingMode" optional Option<String>,
    uuid "Uuid" optional Option<String>,
    latest_operation "LatestOperation" nullable Option<String>,
    latest_operation_state "LatestOperationState" nullable Option<String>,
    latest_operation_request_id "LatestOperationRequestId" nullable Option<String>,
    ipv6_addresses "IPv6Addresses" nullable Option<Vec<String>>,
    cam_role_name "CamRoleName" nullable Option<String>,
    hpc_cluster_id "HpcClusterId" optional Option<String>,
    rdma_ip_addresses "RdmaIpAddresses" nullable Option<Vec<String>>,
    dedicated_cluster_id "DedicatedClusterId" optional Option<String>,
    isolated_source "IsolatedSource" optional Option<String>,
    disaster_recover_group_ids "DisasterRecoverGroupIds" optional Option<Vec<String>>,
    gpu_info "GPUInfo" optional Option<GPUInfo>,
    license_type "LicenseType" optional Option<String>,
    disable_api_termination "DisableApiTermination" optional Option<bool>,
    host_name "HostName" optional Option<String>,
    default_login_user "DefaultLoginUser" optional Option<String>,
    default_login_port "DefaultLoginPort" optional Option<i64>,
    latest_operation_error_msg "LatestOperationErrorMsg" nullable Option<String>,
    enable_jumbo_frame "EnableJumboFrame" optional Option<bool>,
    metadata "Metadata" optional Option<Metadata>,
    public_ipv6_addresses "PublicIPv6Addresses" optional Option<Vec<String>>,
    cpu_topology "CpuTopology" optional Option<CpuTopology>,
    partition_number "PartitionNumber" optional Option<i64>,
}

structure! { response InstanceAttribute
    instance_id "InstanceId" optional Option<String>,
    attributes "Attributes" optional Option<Attribute>,
}

structure! { request InstanceChargePrepaid
    period "Period" required i64,
    renew_flag "RenewFlag" optional Option<String>,
}

structure! { response InstanceFamilyConfig
    instance_family_name "InstanceFamilyName" optional Option<String>,
    instance_family "InstanceFamily" optional Option<String>,
}

structure! { request InstanceMarketOptionsRequest
    spot_options "SpotOptions" required SpotMarketOptions,
    market_type "MarketType" optional Option<String>,
}

structure! { response InstanceStatus
    instance_id "InstanceId" optional Option<String>,
    instance_state "InstanceState" optional Option<String>,
}

structure! { response InstanceTypeConfig
    zone "Zone" optional Option<String>,
    instance_type "InstanceType" optional Option<String>,
    instance_family "InstanceFamily" optional Option<String>,
    gpu "GPU" optional Option<i64>,
    cpu "CPU" optional Option<i64>,
    memory "Memory" optional Option<i64>,
    fpga "FPGA" optional Option<i64>,
    gpu_count "GpuCount" optional Option<f64>,
    gpu_type "GpuType" optional Option<String>,
    gpu_memory "GpuMemory" optional Option<f64>,
}

structure! { response InstanceTypeQuotaItem
    zone "Zone" optional Option<String>,
    instance_type "InstanceType" optional Option<String>,
    instance_charge_type "InstanceChargeType" optional Option<String>,
    network_card "NetworkCard" optional Option<i64>,
    externals "Externals" optional Option<Externals>,
    cpu "Cpu" optional Option<i64>,
    memory "Memory" optional Option<i64>,
    instance_family "InstanceFamily" optional Option<String>,
    type_name "TypeName" optional Option<String>,
    local_disk_type_list "LocalDiskTypeList" optional Option<Vec<LocalDiskType>>,
    status "Status" optional Option<String>,
    price "Price" optional Option<ItemPrice>,
    sold_out_reason "SoldOutReason" optional Option<String>,
    instance_bandwidth "InstanceBandwidth" optional Option<f64>,
    instance_pps "InstancePps" optional Option<i64>,
    storage_block_amount "StorageBlockAmount" optional Option<i64>,
    cpu_type "CpuType" optional Option<String>,
    gpu "Gpu" optional Option<i64>,
    fpga "Fpga" optional Option<i64>,
    remark "Remark" optional Option<String>,
    gpu_count "GpuCount" optional Option<f64>,
    frequency "Frequency" optional Option<String>,
    status_category "StatusCategory" optional Option<String>,
}

structure! { both InternetAccessible
    internet_charge_type "InternetChargeType" optional Option<String>,
    internet_max_bandwidth_out "InternetMaxBandwidthOut" optional Option<i64>,
    public_ip_assigned "PublicIpAssigned" optional Option<bool>,
    bandwidth_package_id "BandwidthPackageId" optional Option<String>,
    internet_service_provider "InternetServiceProvider" optional Option<String>,
    ipv4_address_type "IPv4AddressType" optional Option<String>,
    ipv6_address_type "IPv6AddressType" optional Option<String>,
    anti_ddos_package_id "AntiDDoSPackageId" optional Option<String>,
}

structure! { response ItemPrice
    unit_price "UnitPrice" optional Option<f64>,
    charge_unit "ChargeUnit" optional Option<String>,
    original_price "OriginalPrice" optional Option<f64>,
    discount_price "DiscountPrice" optional Option<f64>,
    discount "Discount" optional Option<f64>,
    unit_price_discount "UnitPriceDiscount" optional Option<f64>,
    unit_price_second_step "UnitPriceSecondStep" optional Option<f64>,
    unit_price_discount_second_step "UnitPriceDiscountSecondStep" optional Option<f64>,
    unit_price_third_step "UnitPriceThirdStep" optional Option<f64>,
    unit_price_discount_third_step "UnitPriceDiscountThirdStep" optional Option<f64>,
    original_price_three_year "OriginalPriceThreeYear" optional Option<f64>,
    discount_price_three_year "DiscountPriceThreeYear" optional Option<f64>,
    discount_three_year "DiscountThreeYear" optional Option<f64>,
    original_price_five_year "OriginalPriceFiveYear" optional Option<f64>,
    discount_price_five_year "DiscountPriceFiveYear" optional Option<f64>,
    discount_five_year "DiscountFiveYear" optional Option<f64>,
    original_price_one_year "OriginalPriceOneYear" optional Option<f64>,
    discount_price_one_year "DiscountPriceOneYear" optional Option<f64>,
    discount_one_year "DiscountOneYear" optional Option<f64>,
}

structure! { response KeyPair
    key_id "KeyId" optional Option<String>,
    key_name "KeyName" optional Option<String>,
    project_id "ProjectId" optional Option<i64>,
    description "Description" optional Option<String>,
    public_key "PublicKey" optional Option<String>,
    private_key "PrivateKey" optional Option<SecretText>,
    associated_instance_ids "AssociatedInstanceIds" optional Option<Vec<String>>,
    created_time "CreatedTime" optional Option<String>,
    tags "Tags" optional Option<Vec<Tag>>,
}

structure! { request LaunchTemplate
    launch_template_id "LaunchTemplateId" optional Option<String>,
    launch_template_version "LaunchTemplateVersion" optional Option<u64>,
}

structure! { response LocalDiskType
    r#type "Type" optional Option<String>,
    partition_type "PartitionType" optional Option<String>,
    min_size "MinSize" optional Option<i64>,
    max_size "MaxSize" optional Option<i64>,
    required "Required" optional Option<String>,
}

structure! { both LoginSettings
    password "Password" optional Option<SecretText>,
    key_ids "KeyIds" nullable Option<Vec<String>>,
    keep_image_login "KeepImageLogin" optional Option<String>,
}

structure! { both Metadata
    items "Items" required Vec<MetadataItem>,
}

structure! { both MetadataItem
    key "Key" required String,
    value "Value" required String,
}

structure! { request ModifyInstancesAttributeRequest
    instance_ids "InstanceIds" required Vec<String>,
    instance_name "InstanceName" optional Option<String>,
    user_data "UserData" optional Option<SecretText>,
    security_groups "SecurityGroups" optional Option<Vec<String>>,
    cam_role_name "CamRoleName" optional Option<String>,
    host_name "HostName" optional Option<String>,
    disable_api_termination "DisableApiTermination" optional Option<bool>,
    cam_role_type "CamRoleType" optional Option<String>,
    auto_reboot "AutoReboot" optional Option<bool>,
    enable_jumbo_frame "EnableJumboFrame" optional Option<bool>,
}

structure! { response ModifyInstancesAttributeResponse }

structure! { request ModifyInstancesChargeTypeRequest
    instance_ids "InstanceIds" required Vec<String>,
    instance_charge_type "InstanceChargeType" required String,
    instance_charge_prepaid "InstanceChargePrepaid" optional Option<InstanceChargePrepaid>,
    modify_portable_data_disk "ModifyPortableDataDisk" optional Option<bool>,
}

structure! { response ModifyInstancesChargeTypeResponse }

structure! { request ModifyInstancesProjectRequest
    instance_ids "InstanceIds" required Vec<String>,
    project_id "ProjectId" required i64,
}

structure! { response ModifyInstancesProjectResponse }

structure! { request ModifyInstancesVpcAttributeRequest
    instance_ids "InstanceIds" required Vec<String>,
    virtual_private_cloud "VirtualPrivateCloud" required VirtualPrivateCloud,
    force_stop "ForceStop" optional Option<bool>,
    reserve_host_name "ReserveHostName" optional Option<bool>,
}

structure! { response ModifyInstancesVpcAttributeResponse }

structure! { request ModifyKeyPairAttributeRequest
    key_id "KeyId" required String,
    key_name "KeyName" optional Option<String>,
    description "Description" optional Option<String>,
}

structure! { response ModifyKeyPairAttributeResponse }

structure! { request NetworkInterfaces
    interface_type "InterfaceType" required String,
    vpc_id "VpcId" required String,
    subnet_id "SubnetId" required String,
    private_ipv4_address_count "PrivateIpv4AddressCount" required i64,
    network_interface_id "NetworkInterfaceId" optional Option<String>,
    security_group_ids "SecurityGroupIds" optional Option<Vec<String>>,
    delete_with_instance "DeleteWithInstance" optional Option<bool>,
}

structure! { response OperationCountLimit
    operation "Operation" optional Option<String>,
    instance_id "InstanceId" optional Option<String>,
    current_count "CurrentCount" optional Option<i64>,
    limit_count "LimitCount" optional Option<i64>,
}

structure! { both Placement
    zone "Zone" required String,
    project_id "ProjectId" optional Option<i64>,
    host_ids "HostIds" optional Option<Vec<String>>,
    host_id "HostId" optional Option<String>,
    dedicated_resource_pack_tenancy "DedicatedResourcePackTenancy" optional Option<String>,
    dedicated_resource_pack_ids "DedicatedResourcePackIds" optional Option<Vec<String>>,
    rack_id "RackId" optional Option<String>,
}

structure! { request RebootInstancesRequest
    instance_ids "InstanceIds" required Vec<String>,
    stop_type "StopType" optional Option<String>,
}

structure! { response RebootInstancesResponse }

structure! { response RegionInfo
    region "Region" optional Option<String>,
    region_name "RegionName" optional Option<String>,
    region_state "RegionState" optional Option<String>,
}

structure! { request ResetInstanceRequest
    instance_id "InstanceId" required String,
    image_id "ImageId" optional Option<String>,
    system_disk "SystemDisk" optional Option<SystemDisk>,
    login_settings "LoginSettings" optional Option<LoginSettings>,
    enhanced_service "EnhancedService" optional Option<EnhancedService>,
    host_name "HostName" optional Option<String>,
    user_data "UserData" optional Option<SecretText>,
}

structure! { response ResetInstanceResponse }

structure! { request ResetInstancesInternetMaxBandwidthRequest
    instance_ids "InstanceIds" required Vec<String>,
    internet_accessible "InternetAccessible" required InternetAccessible,
    start_time "StartTime" optional Option<String>,
    end_time "EndTime" optional Option<String>,
}

structure! { response ResetInstancesInternetMaxBandwidthResponse }

structure! { request ResetInstancesPasswordRequest
    instance_ids "InstanceIds" required Vec<String>,
    password "Password" required SecretText,
    user_name "UserName" optional Option<String>,
    force_stop "ForceStop" optional Option<bool>,
}

structure! { response ResetInstancesPasswordResponse }

structure! { request ResetInstancesTypeRequest
    instance_ids "InstanceIds" required Vec<String>,
    instance_type "InstanceType" required String,
    force_stop "ForceStop" optional Option<bool>,
}

structure! { response ResetInstancesTypeResponse }

structure! { request RunAutomationServiceEnabled
    enabled "Enabled" optional Option<bool>,
}

structure! { request RunInstancesRequest
    instance_charge_type "InstanceChargeType" optional Option<String>,
    instance_charge_prepaid "InstanceChargePrepaid" optional Option<InstanceChargePrepaid>,
    placement "Placement" optional Option<Placement>,
    instance_type "InstanceType" optional Option<String>,
    image_id "ImageId" optional Option<String>,
    system_disk "SystemDisk" optional Option<SystemDisk>,
    data_disks "DataDisks" optional Option<Vec<DataDisk>>,
    virtual_private_cloud "VirtualPrivateCloud" optional Option<VirtualPrivateCloud>,
    internet_accessible "InternetAccessible" optional Option<InternetAccessible>,
    instance_count "InstanceCount" optional Option<i64>,
    min_count "MinCount" optional Option<i64>,
    instance_name "InstanceName" optional Option<String>,
    login_settings "LoginSettings" optional Option<LoginSettings>,
    security_group_ids "SecurityGroupIds" optional Option<Vec<String>>,
    enhanced_service "EnhancedService" optional Option<EnhancedService>,
    client_token "ClientToken" optional Option<String>,
    host_name "HostName" optional Option<String>,
    action_timer "ActionTimer" optional Option<ActionTimer>,
    disaster_recover_group_ids "DisasterRecoverGroupIds" optional Option<Vec<String>>,
    tag_specification "TagSpecification" optional Option<Vec<TagSpecification>>,
    instance_market_options "InstanceMarketOptions" optional Option<InstanceMarketOptionsRequest>,
    user_data "UserData" optional Option<SecretText>,
    metadata "Metadata" optional Option<Metadata>,
    dry_run "DryRun" optional Option<bool>,
    cpu_topology "CpuTopology" optional Option<CpuTopology>,
    cam_role_name "CamRoleName" optional Option<String>,
    hpc_cluster_id "HpcClusterId" optional Option<String>,
    launch_template "LaunchTemplate" optional Option<LaunchTemplate>,
    dedicated_cluster_id "DedicatedClusterId" optional Option<String>,
    chc_ids "ChcIds" optional Option<Vec<String>>,
    partition_number "PartitionNumber" optional Option<i64>,
    disable_api_termination "DisableApiTermination" optional Option<bool>,
    enable_jumbo_frame "EnableJumboFrame" optional Option<bool>,
    network_interfaces "NetworkInterfaces" optional Option<Vec<NetworkInterfaces>>,
}

structure! { response RunInstancesResponse
    instance_id_set "InstanceIdSet" optional Option<Vec<String>>,
}

structure! { request RunMonitorServiceEnabled
    enabled "Enabled" optional Option<bool>,
}

structure! { request RunSecurityServiceEnabled
    enabled "Enabled" optional Option<bool>,
}

structure! { response Snapshot
    snapshot_id "SnapshotId" optional Option<String>,
    disk_usage "DiskUsage" optional Option<String>,
    disk_size "DiskSize" optional Option<i64>,
}

structure! { request SpotMarketOptions
    max_price "MaxPrice" required String,
    spot_instance_type "SpotInstanceType" optional Option<String>,
}

structure! { request StartInstancesRequest
    instance_ids "InstanceIds" required Vec<String>,
}

structure! { response StartInstancesResponse }

structure! { request StopInstancesRequest
    instance_ids "InstanceIds" required Vec<String>,
    stop_type "StopType" optional Option<String>,
    stopped_mode "StoppedMode" optional Option<String>,
}

structure! { response StopInstancesResponse }

structure! { both StorageBlock
    r#type "Type" optional Option<String>,
    min_size "MinSize" optional Option<i64>,
    max_size "MaxSize" optional Option<i64>,
}

structure! { both SystemDisk
    disk_type "DiskType" optional Option<String>,
    disk_id "DiskId" optional Option<String>,
    disk_size "DiskSize" optional Option<i64>,
    cdc_id "CdcId" nullable Option<String>,
    disk_name "DiskName" optional Option<String>,
    encrypt "Encrypt" optional Option<bool>,
    kms_key_id "KmsKeyId" optional Option<String>,
}

structure! { both Tag
    key "Key" required String,
    value "Value" required String,
}

structure! { request TagSpecification
    resource_type "ResourceType" required String,
    tags "Tags" required Vec<Tag>,
}

structure! { request TerminateInstancesRequest
    instance_ids "InstanceIds" required Vec<String>,
    release_address "ReleaseAddress" optional Option<bool>,
    release_prepaid_data_disks "ReleasePrepaidDataDisks" optional Option<bool>,
}

structure! { response TerminateInstancesResponse }

structure! { both VirtualPrivateCloud
    vpc_id "VpcId" required String,
    subnet_id "SubnetId" required String,
    as_vpc_gateway "AsVpcGateway" optional Option<bool>,
    private_ip_addresses "PrivateIpAddresses" optional Option<Vec<String>>,
    ipv6_address_count "Ipv6AddressCount" optional Option<u64>,
}

structure! { response ZoneInfo
    zone "Zone" optional Option<String>,
    zone_name "ZoneName" optional Option<String>,
    zone_id "ZoneId" optional Option<String>,
    zone_state "ZoneState" optional Option<String>,
}
