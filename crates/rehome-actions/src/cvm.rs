//! Generated.
use rehome_wire::decode::{members, required, unknown};
use rehome_wire::{ApiError, Decode, Path, Value};
/// ActionTimer.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ActionTimer {
    /// TimerAction.
    #[serde(rename = "TimerAction", skip_serializing_if = "Option::is_none")]
    pub timer_action: Option<String>,
    /// ActionTime.
    #[serde(rename = "ActionTime", skip_serializing_if = "Option::is_none")]
    pub action_time: Option<String>,
    /// Externals.
    #[serde(rename = "Externals", skip_serializing_if = "Option::is_none")]
    pub externals: Option<Externals>,
    /// ActionTimerId.
    #[serde(rename = "ActionTimerId", skip_serializing_if = "Option::is_none")]
    pub action_timer_id: Option<String>,
    /// Status.
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
}
impl Decode for ActionTimer {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_timer_action: Option<String> = None;
        let mut f_action_time: Option<String> = None;
        let mut f_externals: Option<Externals> = None;
        let mut f_action_timer_id: Option<String> = None;
        let mut f_status: Option<String> = None;
        let mut f_instance_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TimerAction" => f_timer_action = Decode::decode(value, &here)?,
                "ActionTime" => f_action_time = Decode::decode(value, &here)?,
                "Externals" => f_externals = Decode::decode(value, &here)?,
                "ActionTimerId" => f_action_timer_id = Decode::decode(value, &here)?,
                "Status" => f_status = Decode::decode(value, &here)?,
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            timer_action: f_timer_action,
            action_time: f_action_time,
            externals: f_externals,
            action_timer_id: f_action_timer_id,
            status: f_status,
            instance_id: f_instance_id,
        })
    }
}
/// AssociateInstancesKeyPairsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateInstancesKeyPairsRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// KeyIds.
    #[serde(rename = "KeyIds")]
    pub key_ids: Vec<String>,
    /// ForceStop.
    #[serde(rename = "ForceStop", skip_serializing_if = "Option::is_none")]
    pub force_stop: Option<bool>,
}
impl Decode for AssociateInstancesKeyPairsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_key_ids: Option<Vec<String>> = None;
        let mut f_force_stop: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "KeyIds" => f_key_ids = Decode::decode(value, &here)?,
                "ForceStop" => f_force_stop = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            key_ids: required(f_key_ids, path, "KeyIds")?,
            force_stop: f_force_stop,
        })
    }
}
/// AssociateInstancesKeyPairsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateInstancesKeyPairsResponse {}
/// AssociateSecurityGroupsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateSecurityGroupsRequest {
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds")]
    pub security_group_ids: Vec<String>,
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
}
impl Decode for AssociateSecurityGroupsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_ids: Option<Vec<String>> = None;
        let mut f_instance_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_ids: required(f_security_group_ids, path, "SecurityGroupIds")?,
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
        })
    }
}
/// AssociateSecurityGroupsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateSecurityGroupsResponse {}
/// Attribute.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Attribute {
    /// UserData.
    #[serde(rename = "UserData", skip_serializing_if = "Option::is_none")]
    pub user_data: Option<String>,
}
/// CpuTopology.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CpuTopology {
    /// CoreCount.
    #[serde(rename = "CoreCount", skip_serializing_if = "Option::is_none")]
    pub core_count: Option<i64>,
    /// ThreadPerCore.
    #[serde(rename = "ThreadPerCore", skip_serializing_if = "Option::is_none")]
    pub thread_per_core: Option<i64>,
}
impl Decode for CpuTopology {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_core_count: Option<i64> = None;
        let mut f_thread_per_core: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "CoreCount" => f_core_count = Decode::decode(value, &here)?,
                "ThreadPerCore" => f_thread_per_core = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { core_count: f_core_count, thread_per_core: f_thread_per_core })
    }
}
/// CreateKeyPairRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateKeyPairRequest {
    /// KeyName.
    #[serde(rename = "KeyName")]
    pub key_name: String,
    /// ProjectId.
    #[serde(rename = "ProjectId")]
    pub project_id: i64,
    /// TagSpecification.
    #[serde(rename = "TagSpecification", skip_serializing_if = "Option::is_none")]
    pub tag_specification: Option<Vec<TagSpecification>>,
}
impl Decode for CreateKeyPairRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key_name: Option<String> = None;
        let mut f_project_id: Option<i64> = None;
        let mut f_tag_specification: Option<Vec<TagSpecification>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "KeyName" => f_key_name = Decode::decode(value, &here)?,
                "ProjectId" => f_project_id = Decode::decode(value, &here)?,
                "TagSpecification" => f_tag_specification = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            key_name: required(f_key_name, path, "KeyName")?,
            project_id: required(f_project_id, path, "ProjectId")?,
            tag_specification: f_tag_specification,
        })
    }
}
/// CreateKeyPairResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateKeyPairResponse {
    /// KeyPair.
    #[serde(rename = "KeyPair", skip_serializing_if = "Option::is_none")]
    pub key_pair: Option<KeyPair>,
}
/// DataDisk.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DataDisk {
    /// DiskSize.
    #[serde(rename = "DiskSize")]
    pub disk_size: i64,
    /// DiskType.
    #[serde(rename = "DiskType", skip_serializing_if = "Option::is_none")]
    pub disk_type: Option<String>,
    /// DiskId.
    #[serde(rename = "DiskId", skip_serializing_if = "Option::is_none")]
    pub disk_id: Option<String>,
    /// DeleteWithInstance.
    #[serde(rename = "DeleteWithInstance", skip_serializing_if = "Option::is_none")]
    pub delete_with_instance: Option<bool>,
    /// SnapshotId.
    #[serde(rename = "SnapshotId", skip_serializing_if = "Option::is_none")]
    pub snapshot_id: Option<String>,
    /// Encrypt.
    #[serde(rename = "Encrypt", skip_serializing_if = "Option::is_none")]
    pub encrypt: Option<bool>,
    /// KmsKeyId.
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
    /// ThroughputPerformance.
    #[serde(rename = "ThroughputPerformance", skip_serializing_if = "Option::is_none")]
    pub throughput_performance: Option<i64>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
    /// BurstPerformance.
    #[serde(rename = "BurstPerformance", skip_serializing_if = "Option::is_none")]
    pub burst_performance: Option<bool>,
    /// DiskName.
    #[serde(rename = "DiskName", skip_serializing_if = "Option::is_none")]
    pub disk_name: Option<String>,
}
impl Decode for DataDisk {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_disk_size: Option<i64> = None;
        let mut f_disk_type: Option<String> = None;
        let mut f_disk_id: Option<String> = None;
        let mut f_delete_with_instance: Option<bool> = None;
        let mut f_snapshot_id: Option<String> = None;
        let mut f_encrypt: Option<bool> = None;
        let mut f_kms_key_id: Option<String> = None;
        let mut f_throughput_performance: Option<i64> = None;
        let mut f_cdc_id: Option<String> = None;
        let mut f_burst_performance: Option<bool> = None;
        let mut f_disk_name: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "DiskSize" => f_disk_size = Decode::decode(value, &here)?,
                "DiskType" => f_disk_type = Decode::decode(value, &here)?,
                "DiskId" => f_disk_id = Decode::decode(value, &here)?,
                "DeleteWithInstance" => f_delete_with_instance = Decode::decode(value, &here)?,
                "SnapshotId" => f_snapshot_id = Decode::decode(value, &here)?,
                "Encrypt" => f_encrypt = Decode::decode(value, &here)?,
                "KmsKeyId" => f_kms_key_id = Decode::decode(value, &here)?,
                "ThroughputPerformance" => f_throughput_performance = Decode::decode(value, &here)?,
                "CdcId" => f_cdc_id = Decode::decode(value, &here)?,
                "BurstPerformance" => f_burst_performance = Decode::decode(value, &here)?,
                "DiskName" => f_disk_name = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            disk_size: required(f_disk_size, path, "DiskSize")?,
            disk_type: f_disk_type,
            disk_id: f_disk_id,
            delete_with_instance: f_delete_with_instance,
            snapshot_id: f_snapshot_id,
            encrypt: f_encrypt,
            kms_key_id: f_kms_key_id,
            throughput_performance: f_throughput_performance,
            cdc_id: f_cdc_id,
            burst_performance: f_burst_performance,
            disk_name: f_disk_name,
        })
    }
}
/// DeleteKeyPairsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteKeyPairsRequest {
    /// KeyIds.
    #[serde(rename = "KeyIds")]
    pub key_ids: Vec<String>,
}
impl Decode for DeleteKeyPairsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "KeyIds" => f_key_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { key_ids: required(f_key_ids, path, "KeyIds")? })
    }
}
/// DeleteKeyPairsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteKeyPairsResponse {}
/// DescribeImagesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeImagesRequest {
    /// ImageIds.
    #[serde(rename = "ImageIds", skip_serializing_if = "Option::is_none")]
    pub image_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
}
impl Decode for DescribeImagesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_image_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_instance_type: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ImageIds" => f_image_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "InstanceType" => f_instance_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            image_ids: f_image_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
            instance_type: f_instance_type,
        })
    }
}
/// DescribeImagesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeImagesResponse {
    /// ImageSet.
    #[serde(rename = "ImageSet", skip_serializing_if = "Option::is_none")]
    pub image_set: Option<Vec<Image>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
}
/// DescribeInstanceFamilyConfigsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstanceFamilyConfigsRequest {}
impl Decode for DescribeInstanceFamilyConfigsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// DescribeInstanceFamilyConfigsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstanceFamilyConfigsResponse {
    /// InstanceFamilyConfigSet.
    #[serde(rename = "InstanceFamilyConfigSet", skip_serializing_if = "Option::is_none")]
    pub instance_family_config_set: Option<Vec<InstanceFamilyConfig>>,
}
/// DescribeInstanceTypeConfigsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstanceTypeConfigsRequest {
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
}
impl Decode for DescribeInstanceTypeConfigsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_filters: Option<Vec<Filter>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Filters" => f_filters = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { filters: f_filters })
    }
}
/// DescribeInstanceTypeConfigsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstanceTypeConfigsResponse {
    /// InstanceTypeConfigSet.
    #[serde(rename = "InstanceTypeConfigSet", skip_serializing_if = "Option::is_none")]
    pub instance_type_config_set: Option<Vec<InstanceTypeConfig>>,
}
/// DescribeInstancesAttributesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstancesAttributesRequest {
    /// Attributes.
    #[serde(rename = "Attributes")]
    pub attributes: Vec<String>,
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
}
impl Decode for DescribeInstancesAttributesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_attributes: Option<Vec<String>> = None;
        let mut f_instance_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Attributes" => f_attributes = Decode::decode(value, &here)?,
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            attributes: required(f_attributes, path, "Attributes")?,
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
        })
    }
}
/// DescribeInstancesAttributesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstancesAttributesResponse {
    /// InstanceSet.
    #[serde(rename = "InstanceSet", skip_serializing_if = "Option::is_none")]
    pub instance_set: Option<Vec<InstanceAttribute>>,
}
/// DescribeInstancesOperationLimitRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstancesOperationLimitRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// Operation.
    #[serde(rename = "Operation")]
    pub operation: String,
}
impl Decode for DescribeInstancesOperationLimitRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_operation: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "Operation" => f_operation = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            operation: required(f_operation, path, "Operation")?,
        })
    }
}
/// DescribeInstancesOperationLimitResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstancesOperationLimitResponse {
    /// InstanceOperationLimitSet.
    #[serde(rename = "InstanceOperationLimitSet", skip_serializing_if = "Option::is_none")]
    pub instance_operation_limit_set: Option<Vec<OperationCountLimit>>,
}
/// DescribeInstancesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstancesRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds", skip_serializing_if = "Option::is_none")]
    pub instance_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}
impl Decode for DescribeInstancesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<i64> = None;
        let mut f_limit: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: f_instance_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
        })
    }
}
/// DescribeInstancesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstancesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// InstanceSet.
    #[serde(rename = "InstanceSet", skip_serializing_if = "Option::is_none")]
    pub instance_set: Option<Vec<Instance>>,
}
/// DescribeInstancesStatusRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstancesStatusRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds", skip_serializing_if = "Option::is_none")]
    pub instance_ids: Option<Vec<String>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}
impl Decode for DescribeInstancesStatusRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_offset: Option<i64> = None;
        let mut f_limit: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { instance_ids: f_instance_ids, offset: f_offset, limit: f_limit })
    }
}
/// DescribeInstancesStatusResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeInstancesStatusResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// InstanceStatusSet.
    #[serde(rename = "InstanceStatusSet", skip_serializing_if = "Option::is_none")]
    pub instance_status_set: Option<Vec<InstanceStatus>>,
}
/// DescribeKeyPairsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeKeyPairsRequest {
    /// KeyIds.
    #[serde(rename = "KeyIds", skip_serializing_if = "Option::is_none")]
    pub key_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}
impl Decode for DescribeKeyPairsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<i64> = None;
        let mut f_limit: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "KeyIds" => f_key_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { key_ids: f_key_ids, filters: f_filters, offset: f_offset, limit: f_limit })
    }
}
/// DescribeKeyPairsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeKeyPairsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// KeyPairSet.
    #[serde(rename = "KeyPairSet", skip_serializing_if = "Option::is_none")]
    pub key_pair_set: Option<Vec<KeyPair>>,
}
/// DescribeRegionsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRegionsRequest {}
impl Decode for DescribeRegionsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// DescribeRegionsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRegionsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// RegionSet.
    #[serde(rename = "RegionSet", skip_serializing_if = "Option::is_none")]
    pub region_set: Option<Vec<RegionInfo>>,
}
/// DescribeZoneInstanceConfigInfosRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeZoneInstanceConfigInfosRequest {
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
}
impl Decode for DescribeZoneInstanceConfigInfosRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_filters: Option<Vec<Filter>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Filters" => f_filters = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { filters: f_filters })
    }
}
/// DescribeZoneInstanceConfigInfosResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeZoneInstanceConfigInfosResponse {
    /// InstanceTypeQuotaSet.
    #[serde(rename = "InstanceTypeQuotaSet", skip_serializing_if = "Option::is_none")]
    pub instance_type_quota_set: Option<Vec<InstanceTypeQuotaItem>>,
}
/// DescribeZonesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeZonesRequest {}
impl Decode for DescribeZonesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// DescribeZonesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeZonesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// ZoneSet.
    #[serde(rename = "ZoneSet", skip_serializing_if = "Option::is_none")]
    pub zone_set: Option<Vec<ZoneInfo>>,
}
/// DisassociateInstancesKeyPairsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateInstancesKeyPairsRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// KeyIds.
    #[serde(rename = "KeyIds")]
    pub key_ids: Vec<String>,
    /// ForceStop.
    #[serde(rename = "ForceStop", skip_serializing_if = "Option::is_none")]
    pub force_stop: Option<bool>,
}
impl Decode for DisassociateInstancesKeyPairsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_key_ids: Option<Vec<String>> = None;
        let mut f_force_stop: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "KeyIds" => f_key_ids = Decode::decode(value, &here)?,
                "ForceStop" => f_force_stop = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            key_ids: required(f_key_ids, path, "KeyIds")?,
            force_stop: f_force_stop,
        })
    }
}
/// DisassociateInstancesKeyPairsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateInstancesKeyPairsResponse {}
/// DisassociateSecurityGroupsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateSecurityGroupsRequest {
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds")]
    pub security_group_ids: Vec<String>,
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
}
impl Decode for DisassociateSecurityGroupsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_ids: Option<Vec<String>> = None;
        let mut f_instance_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_ids: required(f_security_group_ids, path, "SecurityGroupIds")?,
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
        })
    }
}
/// DisassociateSecurityGroupsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateSecurityGroupsResponse {}
/// EnhancedService.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct EnhancedService {
    /// SecurityService.
    #[serde(rename = "SecurityService", skip_serializing_if = "Option::is_none")]
    pub security_service: Option<RunSecurityServiceEnabled>,
    /// MonitorService.
    #[serde(rename = "MonitorService", skip_serializing_if = "Option::is_none")]
    pub monitor_service: Option<RunMonitorServiceEnabled>,
    /// AutomationService.
    #[serde(rename = "AutomationService", skip_serializing_if = "Option::is_none")]
    pub automation_service: Option<RunAutomationServiceEnabled>,
}
impl Decode for EnhancedService {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_service: Option<RunSecurityServiceEnabled> = None;
        let mut f_monitor_service: Option<RunMonitorServiceEnabled> = None;
        let mut f_automation_service: Option<RunAutomationServiceEnabled> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityService" => f_security_service = Decode::decode(value, &here)?,
                "MonitorService" => f_monitor_service = Decode::decode(value, &here)?,
                "AutomationService" => f_automation_service = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_service: f_security_service,
            monitor_service: f_monitor_service,
            automation_service: f_automation_service,
        })
    }
}
/// Externals.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Externals {
    /// ReleaseAddress.
    #[serde(rename = "ReleaseAddress", skip_serializing_if = "Option::is_none")]
    pub release_address: Option<bool>,
    /// UnsupportNetworks.
    #[serde(rename = "UnsupportNetworks", skip_serializing_if = "Option::is_none")]
    pub unsupport_networks: Option<Vec<String>>,
    /// StorageBlockAttr.
    #[serde(rename = "StorageBlockAttr", skip_serializing_if = "Option::is_none")]
    pub storage_block_attr: Option<StorageBlock>,
}
impl Decode for Externals {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_release_address: Option<bool> = None;
        let mut f_unsupport_networks: Option<Vec<String>> = None;
        let mut f_storage_block_attr: Option<StorageBlock> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ReleaseAddress" => f_release_address = Decode::decode(value, &here)?,
                "UnsupportNetworks" => f_unsupport_networks = Decode::decode(value, &here)?,
                "StorageBlockAttr" => f_storage_block_attr = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            release_address: f_release_address,
            unsupport_networks: f_unsupport_networks,
            storage_block_attr: f_storage_block_attr,
        })
    }
}
/// Filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Filter {
    /// Name.
    #[serde(rename = "Name")]
    pub name: String,
    /// Values.
    #[serde(rename = "Values")]
    pub values: Vec<String>,
}
impl Decode for Filter {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_name: Option<String> = None;
        let mut f_values: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Name" => f_name = Decode::decode(value, &here)?,
                "Values" => f_values = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            name: required(f_name, path, "Name")?,
            values: required(f_values, path, "Values")?,
        })
    }
}
/// GPUInfo.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct GPUInfo {
    /// GPUCount.
    #[serde(rename = "GPUCount", skip_serializing_if = "Option::is_none")]
    pub gpu_count: Option<f64>,
    /// GPUId.
    #[serde(rename = "GPUId", skip_serializing_if = "Option::is_none")]
    pub gpu_id: Option<Vec<String>>,
    /// GPUType.
    #[serde(rename = "GPUType", skip_serializing_if = "Option::is_none")]
    pub gpu_type: Option<String>,
}
/// Image.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Image {
    /// ImageId.
    #[serde(rename = "ImageId", skip_serializing_if = "Option::is_none")]
    pub image_id: Option<String>,
    /// OsName.
    #[serde(rename = "OsName", skip_serializing_if = "Option::is_none")]
    pub os_name: Option<String>,
    /// ImageType.
    #[serde(rename = "ImageType", skip_serializing_if = "Option::is_none")]
    pub image_type: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// ImageName.
    #[serde(rename = "ImageName", skip_serializing_if = "Option::is_none")]
    pub image_name: Option<String>,
    /// ImageDescription.
    #[serde(rename = "ImageDescription", skip_serializing_if = "Option::is_none")]
    pub image_description: Option<String>,
    /// ImageSize.
    #[serde(rename = "ImageSize", skip_serializing_if = "Option::is_none")]
    pub image_size: Option<i64>,
    /// Architecture.
    #[serde(rename = "Architecture", skip_serializing_if = "Option::is_none")]
    pub architecture: Option<String>,
    /// ImageState.
    #[serde(rename = "ImageState", skip_serializing_if = "Option::is_none")]
    pub image_state: Option<String>,
    /// Platform.
    #[serde(rename = "Platform", skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// ImageCreator.
    #[serde(rename = "ImageCreator", skip_serializing_if = "Option::is_none")]
    pub image_creator: Option<String>,
    /// ImageSource.
    #[serde(rename = "ImageSource", skip_serializing_if = "Option::is_none")]
    pub image_source: Option<String>,
    /// SyncPercent.
    #[serde(rename = "SyncPercent", skip_serializing_if = "Option::is_none")]
    pub sync_percent: Option<i64>,
    /// IsSupportCloudinit.
    #[serde(rename = "IsSupportCloudinit", skip_serializing_if = "Option::is_none")]
    pub is_support_cloudinit: Option<bool>,
    /// SnapshotSet.
    #[serde(rename = "SnapshotSet", skip_serializing_if = "Option::is_none")]
    pub snapshot_set: Option<Vec<Snapshot>>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// LicenseType.
    #[serde(rename = "LicenseType", skip_serializing_if = "Option::is_none")]
    pub license_type: Option<String>,
    /// ImageFamily.
    #[serde(rename = "ImageFamily", skip_serializing_if = "Option::is_none")]
    pub image_family: Option<String>,
    /// ImageDeprecated.
    #[serde(rename = "ImageDeprecated", skip_serializing_if = "Option::is_none")]
    pub image_deprecated: Option<bool>,
    /// CdcCacheStatus.
    #[serde(rename = "CdcCacheStatus", skip_serializing_if = "Option::is_none")]
    pub cdc_cache_status: Option<String>,
}
/// ImportKeyPairRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ImportKeyPairRequest {
    /// KeyName.
    #[serde(rename = "KeyName")]
    pub key_name: String,
    /// ProjectId.
    #[serde(rename = "ProjectId")]
    pub project_id: i64,
    /// PublicKey.
    #[serde(rename = "PublicKey")]
    pub public_key: String,
    /// TagSpecification.
    #[serde(rename = "TagSpecification", skip_serializing_if = "Option::is_none")]
    pub tag_specification: Option<Vec<TagSpecification>>,
}
impl Decode for ImportKeyPairRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key_name: Option<String> = None;
        let mut f_project_id: Option<i64> = None;
        let mut f_public_key: Option<String> = None;
        let mut f_tag_specification: Option<Vec<TagSpecification>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "KeyName" => f_key_name = Decode::decode(value, &here)?,
                "ProjectId" => f_project_id = Decode::decode(value, &here)?,
                "PublicKey" => f_public_key = Decode::decode(value, &here)?,
                "TagSpecification" => f_tag_specification = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            key_name: required(f_key_name, path, "KeyName")?,
            project_id: required(f_project_id, path, "ProjectId")?,
            public_key: required(f_public_key, path, "PublicKey")?,
            tag_specification: f_tag_specification,
        })
    }
}
/// ImportKeyPairResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ImportKeyPairResponse {
    /// KeyId.
    #[serde(rename = "KeyId", skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
}
/// Instance.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Instance {
    /// Placement.
    #[serde(rename = "Placement", skip_serializing_if = "Option::is_none")]
    pub placement: Option<Placement>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// CPU.
    #[serde(rename = "CPU", skip_serializing_if = "Option::is_none")]
    pub cpu: Option<i64>,
    /// Memory.
    #[serde(rename = "Memory", skip_serializing_if = "Option::is_none")]
    pub memory: Option<i64>,
    /// RestrictState.
    #[serde(rename = "RestrictState", skip_serializing_if = "Option::is_none")]
    pub restrict_state: Option<String>,
    /// InstanceName.
    #[serde(rename = "InstanceName", skip_serializing_if = "Option::is_none")]
    pub instance_name: Option<String>,
    /// InstanceChargeType.
    #[serde(rename = "InstanceChargeType", skip_serializing_if = "Option::is_none")]
    pub instance_charge_type: Option<String>,
    /// SystemDisk.
    #[serde(rename = "SystemDisk", skip_serializing_if = "Option::is_none")]
    pub system_disk: Option<SystemDisk>,
    /// DataDisks.
    #[serde(rename = "DataDisks", skip_serializing_if = "Option::is_none")]
    pub data_disks: Option<Vec<DataDisk>>,
    /// PrivateIpAddresses.
    #[serde(rename = "PrivateIpAddresses", skip_serializing_if = "Option::is_none")]
    pub private_ip_addresses: Option<Vec<String>>,
    /// PublicIpAddresses.
    #[serde(rename = "PublicIpAddresses", skip_serializing_if = "Option::is_none")]
    pub public_ip_addresses: Option<Vec<String>>,
    /// InternetAccessible.
    #[serde(rename = "InternetAccessible", skip_serializing_if = "Option::is_none")]
    pub internet_accessible: Option<InternetAccessible>,
    /// VirtualPrivateCloud.
    #[serde(rename = "VirtualPrivateCloud", skip_serializing_if = "Option::is_none")]
    pub virtual_private_cloud: Option<VirtualPrivateCloud>,
    /// ImageId.
    #[serde(rename = "ImageId", skip_serializing_if = "Option::is_none")]
    pub image_id: Option<String>,
    /// RenewFlag.
    #[serde(rename = "RenewFlag", skip_serializing_if = "Option::is_none")]
    pub renew_flag: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// ExpiredTime.
    #[serde(rename = "ExpiredTime", skip_serializing_if = "Option::is_none")]
    pub expired_time: Option<String>,
    /// OsName.
    #[serde(rename = "OsName", skip_serializing_if = "Option::is_none")]
    pub os_name: Option<String>,
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    /// LoginSettings.
    #[serde(rename = "LoginSettings", skip_serializing_if = "Option::is_none")]
    pub login_settings: Option<LoginSettings>,
    /// InstanceState.
    #[serde(rename = "InstanceState", skip_serializing_if = "Option::is_none")]
    pub instance_state: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// StopChargingMode.
    #[serde(rename = "StopChargingMode", skip_serializing_if = "Option::is_none")]
    pub stop_charging_mode: Option<String>,
    /// Uuid.
    #[serde(rename = "Uuid", skip_serializing_if = "Option::is_none")]
    pub uuid: Option<String>,
    /// LatestOperation.
    #[serde(rename = "LatestOperation", skip_serializing_if = "Option::is_none")]
    pub latest_operation: Option<String>,
    /// LatestOperationState.
    #[serde(rename = "LatestOperationState", skip_serializing_if = "Option::is_none")]
    pub latest_operation_state: Option<String>,
    /// LatestOperationRequestId.
    #[serde(rename = "LatestOperationRequestId", skip_serializing_if = "Option::is_none")]
    pub latest_operation_request_id: Option<String>,
    /// IPv6Addresses.
    #[serde(rename = "IPv6Addresses", skip_serializing_if = "Option::is_none")]
    pub i_pv6_addresses: Option<Vec<String>>,
    /// CamRoleName.
    #[serde(rename = "CamRoleName", skip_serializing_if = "Option::is_none")]
    pub cam_role_name: Option<String>,
    /// HpcClusterId.
    #[serde(rename = "HpcClusterId", skip_serializing_if = "Option::is_none")]
    pub hpc_cluster_id: Option<String>,
    /// RdmaIpAddresses.
    #[serde(rename = "RdmaIpAddresses", skip_serializing_if = "Option::is_none")]
    pub rdma_ip_addresses: Option<Vec<String>>,
    /// DedicatedClusterId.
    #[serde(rename = "DedicatedClusterId", skip_serializing_if = "Option::is_none")]
    pub dedicated_cluster_id: Option<String>,
    /// IsolatedSource.
    #[serde(rename = "IsolatedSource", skip_serializing_if = "Option::is_none")]
    pub isolated_source: Option<String>,
    /// DisasterRecoverGroupIds.
    #[serde(rename = "DisasterRecoverGroupIds", skip_serializing_if = "Option::is_none")]
    pub disaster_recover_group_ids: Option<Vec<String>>,
    /// GPUInfo.
    #[serde(rename = "GPUInfo", skip_serializing_if = "Option::is_none")]
    pub gpu_info: Option<GPUInfo>,
    /// LicenseType.
    #[serde(rename = "LicenseType", skip_serializing_if = "Option::is_none")]
    pub license_type: Option<String>,
    /// DisableApiTermination.
    #[serde(rename = "DisableApiTermination", skip_serializing_if = "Option::is_none")]
    pub disable_api_termination: Option<bool>,
    /// HostName.
    #[serde(rename = "HostName", skip_serializing_if = "Option::is_none")]
    pub host_name: Option<String>,
    /// DefaultLoginUser.
    #[serde(rename = "DefaultLoginUser", skip_serializing_if = "Option::is_none")]
    pub default_login_user: Option<String>,
    /// DefaultLoginPort.
    #[serde(rename = "DefaultLoginPort", skip_serializing_if = "Option::is_none")]
    pub default_login_port: Option<i64>,
    /// LatestOperationErrorMsg.
    #[serde(rename = "LatestOperationErrorMsg", skip_serializing_if = "Option::is_none")]
    pub latest_operation_error_msg: Option<String>,
    /// EnableJumboFrame.
    #[serde(rename = "EnableJumboFrame", skip_serializing_if = "Option::is_none")]
    pub enable_jumbo_frame: Option<bool>,
    /// Metadata.
    #[serde(rename = "Metadata", skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Metadata>,
    /// PublicIPv6Addresses.
    #[serde(rename = "PublicIPv6Addresses", skip_serializing_if = "Option::is_none")]
    pub public_i_pv6_addresses: Option<Vec<String>>,
    /// CpuTopology.
    #[serde(rename = "CpuTopology", skip_serializing_if = "Option::is_none")]
    pub cpu_topology: Option<CpuTopology>,
    /// PartitionNumber.
    #[serde(rename = "PartitionNumber", skip_serializing_if = "Option::is_none")]
    pub partition_number: Option<i64>,
}
/// InstanceAttribute.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceAttribute {
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// Attributes.
    #[serde(rename = "Attributes", skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attribute>,
}
/// InstanceChargePrepaid.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceChargePrepaid {
    /// Period.
    #[serde(rename = "Period")]
    pub period: i64,
    /// RenewFlag.
    #[serde(rename = "RenewFlag", skip_serializing_if = "Option::is_none")]
    pub renew_flag: Option<String>,
}
impl Decode for InstanceChargePrepaid {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_period: Option<i64> = None;
        let mut f_renew_flag: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Period" => f_period = Decode::decode(value, &here)?,
                "RenewFlag" => f_renew_flag = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { period: required(f_period, path, "Period")?, renew_flag: f_renew_flag })
    }
}
/// InstanceFamilyConfig.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceFamilyConfig {
    /// InstanceFamilyName.
    #[serde(rename = "InstanceFamilyName", skip_serializing_if = "Option::is_none")]
    pub instance_family_name: Option<String>,
    /// InstanceFamily.
    #[serde(rename = "InstanceFamily", skip_serializing_if = "Option::is_none")]
    pub instance_family: Option<String>,
}
/// InstanceMarketOptionsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceMarketOptionsRequest {
    /// SpotOptions.
    #[serde(rename = "SpotOptions")]
    pub spot_options: SpotMarketOptions,
    /// MarketType.
    #[serde(rename = "MarketType", skip_serializing_if = "Option::is_none")]
    pub market_type: Option<String>,
}
impl Decode for InstanceMarketOptionsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_spot_options: Option<SpotMarketOptions> = None;
        let mut f_market_type: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SpotOptions" => f_spot_options = Decode::decode(value, &here)?,
                "MarketType" => f_market_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            spot_options: required(f_spot_options, path, "SpotOptions")?,
            market_type: f_market_type,
        })
    }
}
/// InstanceStatus.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceStatus {
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// InstanceState.
    #[serde(rename = "InstanceState", skip_serializing_if = "Option::is_none")]
    pub instance_state: Option<String>,
}
/// InstanceTypeConfig.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceTypeConfig {
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// InstanceFamily.
    #[serde(rename = "InstanceFamily", skip_serializing_if = "Option::is_none")]
    pub instance_family: Option<String>,
    /// GPU.
    #[serde(rename = "GPU", skip_serializing_if = "Option::is_none")]
    pub gpu: Option<i64>,
    /// CPU.
    #[serde(rename = "CPU", skip_serializing_if = "Option::is_none")]
    pub cpu: Option<i64>,
    /// Memory.
    #[serde(rename = "Memory", skip_serializing_if = "Option::is_none")]
    pub memory: Option<i64>,
    /// FPGA.
    #[serde(rename = "FPGA", skip_serializing_if = "Option::is_none")]
    pub fpga: Option<i64>,
    /// GpuCount.
    #[serde(rename = "GpuCount", skip_serializing_if = "Option::is_none")]
    pub gpu_count: Option<f64>,
    /// GpuType.
    #[serde(rename = "GpuType", skip_serializing_if = "Option::is_none")]
    pub gpu_type: Option<String>,
    /// GpuMemory.
    #[serde(rename = "GpuMemory", skip_serializing_if = "Option::is_none")]
    pub gpu_memory: Option<f64>,
}
/// InstanceTypeQuotaItem.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceTypeQuotaItem {
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// InstanceChargeType.
    #[serde(rename = "InstanceChargeType", skip_serializing_if = "Option::is_none")]
    pub instance_charge_type: Option<String>,
    /// NetworkCard.
    #[serde(rename = "NetworkCard", skip_serializing_if = "Option::is_none")]
    pub network_card: Option<i64>,
    /// Externals.
    #[serde(rename = "Externals", skip_serializing_if = "Option::is_none")]
    pub externals: Option<Externals>,
    /// Cpu.
    #[serde(rename = "Cpu", skip_serializing_if = "Option::is_none")]
    pub cpu: Option<i64>,
    /// Memory.
    #[serde(rename = "Memory", skip_serializing_if = "Option::is_none")]
    pub memory: Option<i64>,
    /// InstanceFamily.
    #[serde(rename = "InstanceFamily", skip_serializing_if = "Option::is_none")]
    pub instance_family: Option<String>,
    /// TypeName.
    #[serde(rename = "TypeName", skip_serializing_if = "Option::is_none")]
    pub type_name: Option<String>,
    /// LocalDiskTypeList.
    #[serde(rename = "LocalDiskTypeList", skip_serializing_if = "Option::is_none")]
    pub local_disk_type_list: Option<Vec<LocalDiskType>>,
    /// Status.
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Price.
    #[serde(rename = "Price", skip_serializing_if = "Option::is_none")]
    pub price: Option<ItemPrice>,
    /// SoldOutReason.
    #[serde(rename = "SoldOutReason", skip_serializing_if = "Option::is_none")]
    pub sold_out_reason: Option<String>,
    /// InstanceBandwidth.
    #[serde(rename = "InstanceBandwidth", skip_serializing_if = "Option::is_none")]
    pub instance_bandwidth: Option<f64>,
    /// InstancePps.
    #[serde(rename = "InstancePps", skip_serializing_if = "Option::is_none")]
    pub instance_pps: Option<i64>,
    /// StorageBlockAmount.
    #[serde(rename = "StorageBlockAmount", skip_serializing_if = "Option::is_none")]
    pub storage_block_amount: Option<i64>,
    /// CpuType.
    #[serde(rename = "CpuType", skip_serializing_if = "Option::is_none")]
    pub cpu_type: Option<String>,
    /// Gpu.
    #[serde(rename = "Gpu", skip_serializing_if = "Option::is_none")]
    pub gpu: Option<i64>,
    /// Fpga.
    #[serde(rename = "Fpga", skip_serializing_if = "Option::is_none")]
    pub fpga: Option<i64>,
    /// Remark.
    #[serde(rename = "Remark", skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// GpuCount.
    #[serde(rename = "GpuCount", skip_serializing_if = "Option::is_none")]
    pub gpu_count: Option<f64>,
    /// Frequency.
    #[serde(rename = "Frequency", skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    /// StatusCategory.
    #[serde(rename = "StatusCategory", skip_serializing_if = "Option::is_none")]
    pub status_category: Option<String>,
}
/// InternetAccessible.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InternetAccessible {
    /// InternetChargeType.
    #[serde(rename = "InternetChargeType", skip_serializing_if = "Option::is_none")]
    pub internet_charge_type: Option<String>,
    /// InternetMaxBandwidthOut.
    #[serde(rename = "InternetMaxBandwidthOut", skip_serializing_if = "Option::is_none")]
    pub internet_max_bandwidth_out: Option<i64>,
    /// PublicIpAssigned.
    #[serde(rename = "PublicIpAssigned", skip_serializing_if = "Option::is_none")]
    pub public_ip_assigned: Option<bool>,
    /// BandwidthPackageId.
    #[serde(rename = "BandwidthPackageId", skip_serializing_if = "Option::is_none")]
    pub bandwidth_package_id: Option<String>,
    /// InternetServiceProvider.
    #[serde(rename = "InternetServiceProvider", skip_serializing_if = "Option::is_none")]
    pub internet_service_provider: Option<String>,
    /// IPv4AddressType.
    #[serde(rename = "IPv4AddressType", skip_serializing_if = "Option::is_none")]
    pub i_pv4_address_type: Option<String>,
    /// IPv6AddressType.
    #[serde(rename = "IPv6AddressType", skip_serializing_if = "Option::is_none")]
    pub i_pv6_address_type: Option<String>,
    /// AntiDDoSPackageId.
    #[serde(rename = "AntiDDoSPackageId", skip_serializing_if = "Option::is_none")]
    pub anti_d_do_s_package_id: Option<String>,
}
impl Decode for InternetAccessible {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_internet_charge_type: Option<String> = None;
        let mut f_internet_max_bandwidth_out: Option<i64> = None;
        let mut f_public_ip_assigned: Option<bool> = None;
        let mut f_bandwidth_package_id: Option<String> = None;
        let mut f_internet_service_provider: Option<String> = None;
        let mut f_i_pv4_address_type: Option<String> = None;
        let mut f_i_pv6_address_type: Option<String> = None;
        let mut f_anti_d_do_s_package_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InternetChargeType" => f_internet_charge_type = Decode::decode(value, &here)?,
                "InternetMaxBandwidthOut" => {
                    f_internet_max_bandwidth_out = Decode::decode(value, &here)?
                }
                "PublicIpAssigned" => f_public_ip_assigned = Decode::decode(value, &here)?,
                "BandwidthPackageId" => f_bandwidth_package_id = Decode::decode(value, &here)?,
                "InternetServiceProvider" => {
                    f_internet_service_provider = Decode::decode(value, &here)?
                }
                "IPv4AddressType" => f_i_pv4_address_type = Decode::decode(value, &here)?,
                "IPv6AddressType" => f_i_pv6_address_type = Decode::decode(value, &here)?,
                "AntiDDoSPackageId" => f_anti_d_do_s_package_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            internet_charge_type: f_internet_charge_type,
            internet_max_bandwidth_out: f_internet_max_bandwidth_out,
            public_ip_assigned: f_public_ip_assigned,
            bandwidth_package_id: f_bandwidth_package_id,
            internet_service_provider: f_internet_service_provider,
            i_pv4_address_type: f_i_pv4_address_type,
            i_pv6_address_type: f_i_pv6_address_type,
            anti_d_do_s_package_id: f_anti_d_do_s_package_id,
        })
    }
}
/// ItemPrice.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ItemPrice {
    /// UnitPrice.
    #[serde(rename = "UnitPrice", skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<f64>,
    /// ChargeUnit.
    #[serde(rename = "ChargeUnit", skip_serializing_if = "Option::is_none")]
    pub charge_unit: Option<String>,
    /// OriginalPrice.
    #[serde(rename = "OriginalPrice", skip_serializing_if = "Option::is_none")]
    pub original_price: Option<f64>,
    /// DiscountPrice.
    #[serde(rename = "DiscountPrice", skip_serializing_if = "Option::is_none")]
    pub discount_price: Option<f64>,
    /// Discount.
    #[serde(rename = "Discount", skip_serializing_if = "Option::is_none")]
    pub discount: Option<f64>,
    /// UnitPriceDiscount.
    #[serde(rename = "UnitPriceDiscount", skip_serializing_if = "Option::is_none")]
    pub unit_price_discount: Option<f64>,
    /// UnitPriceSecondStep.
    #[serde(rename = "UnitPriceSecondStep", skip_serializing_if = "Option::is_none")]
    pub unit_price_second_step: Option<f64>,
    /// UnitPriceDiscountSecondStep.
    #[serde(rename = "UnitPriceDiscountSecondStep", skip_serializing_if = "Option::is_none")]
    pub unit_price_discount_second_step: Option<f64>,
    /// UnitPriceThirdStep.
    #[serde(rename = "UnitPriceThirdStep", skip_serializing_if = "Option::is_none")]
    pub unit_price_third_step: Option<f64>,
    /// UnitPriceDiscountThirdStep.
    #[serde(rename = "UnitPriceDiscountThirdStep", skip_serializing_if = "Option::is_none")]
    pub unit_price_discount_third_step: Option<f64>,
    /// OriginalPriceThreeYear.
    #[serde(rename = "OriginalPriceThreeYear", skip_serializing_if = "Option::is_none")]
    pub original_price_three_year: Option<f64>,
    /// DiscountPriceThreeYear.
    #[serde(rename = "DiscountPriceThreeYear", skip_serializing_if = "Option::is_none")]
    pub discount_price_three_year: Option<f64>,
    /// DiscountThreeYear.
    #[serde(rename = "DiscountThreeYear", skip_serializing_if = "Option::is_none")]
    pub discount_three_year: Option<f64>,
    /// OriginalPriceFiveYear.
    #[serde(rename = "OriginalPriceFiveYear", skip_serializing_if = "Option::is_none")]
    pub original_price_five_year: Option<f64>,
    /// DiscountPriceFiveYear.
    #[serde(rename = "DiscountPriceFiveYear", skip_serializing_if = "Option::is_none")]
    pub discount_price_five_year: Option<f64>,
    /// DiscountFiveYear.
    #[serde(rename = "DiscountFiveYear", skip_serializing_if = "Option::is_none")]
    pub discount_five_year: Option<f64>,
    /// OriginalPriceOneYear.
    #[serde(rename = "OriginalPriceOneYear", skip_serializing_if = "Option::is_none")]
    pub original_price_one_year: Option<f64>,
    /// DiscountPriceOneYear.
    #[serde(rename = "DiscountPriceOneYear", skip_serializing_if = "Option::is_none")]
    pub discount_price_one_year: Option<f64>,
    /// DiscountOneYear.
    #[serde(rename = "DiscountOneYear", skip_serializing_if = "Option::is_none")]
    pub discount_one_year: Option<f64>,
}
/// KeyPair.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct KeyPair {
    /// KeyId.
    #[serde(rename = "KeyId", skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// KeyName.
    #[serde(rename = "KeyName", skip_serializing_if = "Option::is_none")]
    pub key_name: Option<String>,
    /// ProjectId.
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<i64>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// PublicKey.
    #[serde(rename = "PublicKey", skip_serializing_if = "Option::is_none")]
    pub public_key: Option<String>,
    /// PrivateKey.
    #[serde(rename = "PrivateKey", skip_serializing_if = "Option::is_none")]
    pub private_key: Option<String>,
    /// AssociatedInstanceIds.
    #[serde(rename = "AssociatedInstanceIds", skip_serializing_if = "Option::is_none")]
    pub associated_instance_ids: Option<Vec<String>>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}
/// LaunchTemplate.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct LaunchTemplate {
    /// LaunchTemplateId.
    #[serde(rename = "LaunchTemplateId", skip_serializing_if = "Option::is_none")]
    pub launch_template_id: Option<String>,
    /// LaunchTemplateVersion.
    #[serde(rename = "LaunchTemplateVersion", skip_serializing_if = "Option::is_none")]
    pub launch_template_version: Option<u64>,
}
impl Decode for LaunchTemplate {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_launch_template_id: Option<String> = None;
        let mut f_launch_template_version: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "LaunchTemplateId" => f_launch_template_id = Decode::decode(value, &here)?,
                "LaunchTemplateVersion" => {
                    f_launch_template_version = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            launch_template_id: f_launch_template_id,
            launch_template_version: f_launch_template_version,
        })
    }
}
/// LocalDiskType.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct LocalDiskType {
    /// Type.
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// PartitionType.
    #[serde(rename = "PartitionType", skip_serializing_if = "Option::is_none")]
    pub partition_type: Option<String>,
    /// MinSize.
    #[serde(rename = "MinSize", skip_serializing_if = "Option::is_none")]
    pub min_size: Option<i64>,
    /// MaxSize.
    #[serde(rename = "MaxSize", skip_serializing_if = "Option::is_none")]
    pub max_size: Option<i64>,
    /// Required.
    #[serde(rename = "Required", skip_serializing_if = "Option::is_none")]
    pub required: Option<String>,
}
/// LoginSettings.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct LoginSettings {
    /// Password.
    #[serde(rename = "Password", skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// KeyIds.
    #[serde(rename = "KeyIds", skip_serializing_if = "Option::is_none")]
    pub key_ids: Option<Vec<String>>,
    /// KeepImageLogin.
    #[serde(rename = "KeepImageLogin", skip_serializing_if = "Option::is_none")]
    pub keep_image_login: Option<String>,
}
impl Decode for LoginSettings {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_password: Option<String> = None;
        let mut f_key_ids: Option<Vec<String>> = None;
        let mut f_keep_image_login: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Password" => f_password = Decode::decode(value, &here)?,
                "KeyIds" => f_key_ids = Decode::decode(value, &here)?,
                "KeepImageLogin" => f_keep_image_login = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { password: f_password, key_ids: f_key_ids, keep_image_login: f_keep_image_login })
    }
}
/// Metadata.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Metadata {
    /// Items.
    #[serde(rename = "Items")]
    pub items: Vec<MetadataItem>,
}
impl Decode for Metadata {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_items: Option<Vec<MetadataItem>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Items" => f_items = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { items: required(f_items, path, "Items")? })
    }
}
/// MetadataItem.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct MetadataItem {
    /// Key.
    #[serde(rename = "Key")]
    pub key: String,
    /// Value.
    #[serde(rename = "Value")]
    pub value: String,
}
impl Decode for MetadataItem {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key: Option<String> = None;
        let mut f_value: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Key" => f_key = Decode::decode(value, &here)?,
                "Value" => f_value = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { key: required(f_key, path, "Key")?, value: required(f_value, path, "Value")? })
    }
}
/// ModifyInstancesAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyInstancesAttributeRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// InstanceName.
    #[serde(rename = "InstanceName", skip_serializing_if = "Option::is_none")]
    pub instance_name: Option<String>,
    /// UserData.
    #[serde(rename = "UserData", skip_serializing_if = "Option::is_none")]
    pub user_data: Option<String>,
    /// SecurityGroups.
    #[serde(rename = "SecurityGroups", skip_serializing_if = "Option::is_none")]
    pub security_groups: Option<Vec<String>>,
    /// CamRoleName.
    #[serde(rename = "CamRoleName", skip_serializing_if = "Option::is_none")]
    pub cam_role_name: Option<String>,
    /// HostName.
    #[serde(rename = "HostName", skip_serializing_if = "Option::is_none")]
    pub host_name: Option<String>,
    /// DisableApiTermination.
    #[serde(rename = "DisableApiTermination", skip_serializing_if = "Option::is_none")]
    pub disable_api_termination: Option<bool>,
    /// CamRoleType.
    #[serde(rename = "CamRoleType", skip_serializing_if = "Option::is_none")]
    pub cam_role_type: Option<String>,
    /// AutoReboot.
    #[serde(rename = "AutoReboot", skip_serializing_if = "Option::is_none")]
    pub auto_reboot: Option<bool>,
    /// EnableJumboFrame.
    #[serde(rename = "EnableJumboFrame", skip_serializing_if = "Option::is_none")]
    pub enable_jumbo_frame: Option<bool>,
}
impl Decode for ModifyInstancesAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_instance_name: Option<String> = None;
        let mut f_user_data: Option<String> = None;
        let mut f_security_groups: Option<Vec<String>> = None;
        let mut f_cam_role_name: Option<String> = None;
        let mut f_host_name: Option<String> = None;
        let mut f_disable_api_termination: Option<bool> = None;
        let mut f_cam_role_type: Option<String> = None;
        let mut f_auto_reboot: Option<bool> = None;
        let mut f_enable_jumbo_frame: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "InstanceName" => f_instance_name = Decode::decode(value, &here)?,
                "UserData" => f_user_data = Decode::decode(value, &here)?,
                "SecurityGroups" => f_security_groups = Decode::decode(value, &here)?,
                "CamRoleName" => f_cam_role_name = Decode::decode(value, &here)?,
                "HostName" => f_host_name = Decode::decode(value, &here)?,
                "DisableApiTermination" => {
                    f_disable_api_termination = Decode::decode(value, &here)?
                }
                "CamRoleType" => f_cam_role_type = Decode::decode(value, &here)?,
                "AutoReboot" => f_auto_reboot = Decode::decode(value, &here)?,
                "EnableJumboFrame" => f_enable_jumbo_frame = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            instance_name: f_instance_name,
            user_data: f_user_data,
            security_groups: f_security_groups,
            cam_role_name: f_cam_role_name,
            host_name: f_host_name,
            disable_api_termination: f_disable_api_termination,
            cam_role_type: f_cam_role_type,
            auto_reboot: f_auto_reboot,
            enable_jumbo_frame: f_enable_jumbo_frame,
        })
    }
}
/// ModifyInstancesAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyInstancesAttributeResponse {}
/// ModifyInstancesChargeTypeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyInstancesChargeTypeRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// InstanceChargeType.
    #[serde(rename = "InstanceChargeType")]
    pub instance_charge_type: String,
    /// InstanceChargePrepaid.
    #[serde(rename = "InstanceChargePrepaid", skip_serializing_if = "Option::is_none")]
    pub instance_charge_prepaid: Option<InstanceChargePrepaid>,
    /// ModifyPortableDataDisk.
    #[serde(rename = "ModifyPortableDataDisk", skip_serializing_if = "Option::is_none")]
    pub modify_portable_data_disk: Option<bool>,
}
impl Decode for ModifyInstancesChargeTypeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_instance_charge_type: Option<String> = None;
        let mut f_instance_charge_prepaid: Option<InstanceChargePrepaid> = None;
        let mut f_modify_portable_data_disk: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "InstanceChargeType" => f_instance_charge_type = Decode::decode(value, &here)?,
                "InstanceChargePrepaid" => {
                    f_instance_charge_prepaid = Decode::decode(value, &here)?
                }
                "ModifyPortableDataDisk" => {
                    f_modify_portable_data_disk = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            instance_charge_type: required(f_instance_charge_type, path, "InstanceChargeType")?,
            instance_charge_prepaid: f_instance_charge_prepaid,
            modify_portable_data_disk: f_modify_portable_data_disk,
        })
    }
}
/// ModifyInstancesChargeTypeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyInstancesChargeTypeResponse {}
/// ModifyInstancesProjectRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyInstancesProjectRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// ProjectId.
    #[serde(rename = "ProjectId")]
    pub project_id: i64,
}
impl Decode for ModifyInstancesProjectRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_project_id: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "ProjectId" => f_project_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            project_id: required(f_project_id, path, "ProjectId")?,
        })
    }
}
/// ModifyInstancesProjectResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyInstancesProjectResponse {}
/// ModifyInstancesVpcAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyInstancesVpcAttributeRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// VirtualPrivateCloud.
    #[serde(rename = "VirtualPrivateCloud")]
    pub virtual_private_cloud: VirtualPrivateCloud,
    /// ForceStop.
    #[serde(rename = "ForceStop", skip_serializing_if = "Option::is_none")]
    pub force_stop: Option<bool>,
    /// ReserveHostName.
    #[serde(rename = "ReserveHostName", skip_serializing_if = "Option::is_none")]
    pub reserve_host_name: Option<bool>,
}
impl Decode for ModifyInstancesVpcAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_virtual_private_cloud: Option<VirtualPrivateCloud> = None;
        let mut f_force_stop: Option<bool> = None;
        let mut f_reserve_host_name: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "VirtualPrivateCloud" => f_virtual_private_cloud = Decode::decode(value, &here)?,
                "ForceStop" => f_force_stop = Decode::decode(value, &here)?,
                "ReserveHostName" => f_reserve_host_name = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            virtual_private_cloud: required(f_virtual_private_cloud, path, "VirtualPrivateCloud")?,
            force_stop: f_force_stop,
            reserve_host_name: f_reserve_host_name,
        })
    }
}
/// ModifyInstancesVpcAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyInstancesVpcAttributeResponse {}
/// ModifyKeyPairAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyKeyPairAttributeRequest {
    /// KeyId.
    #[serde(rename = "KeyId")]
    pub key_id: String,
    /// KeyName.
    #[serde(rename = "KeyName", skip_serializing_if = "Option::is_none")]
    pub key_name: Option<String>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}
impl Decode for ModifyKeyPairAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key_id: Option<String> = None;
        let mut f_key_name: Option<String> = None;
        let mut f_description: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "KeyId" => f_key_id = Decode::decode(value, &here)?,
                "KeyName" => f_key_name = Decode::decode(value, &here)?,
                "Description" => f_description = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            key_id: required(f_key_id, path, "KeyId")?,
            key_name: f_key_name,
            description: f_description,
        })
    }
}
/// ModifyKeyPairAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyKeyPairAttributeResponse {}
/// NetworkInterfaces.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct NetworkInterfaces {
    /// InterfaceType.
    #[serde(rename = "InterfaceType")]
    pub interface_type: String,
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// SubnetId.
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
    /// PrivateIpv4AddressCount.
    #[serde(rename = "PrivateIpv4AddressCount")]
    pub private_ipv4_address_count: i64,
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    /// DeleteWithInstance.
    #[serde(rename = "DeleteWithInstance", skip_serializing_if = "Option::is_none")]
    pub delete_with_instance: Option<bool>,
}
impl Decode for NetworkInterfaces {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_interface_type: Option<String> = None;
        let mut f_vpc_id: Option<String> = None;
        let mut f_subnet_id: Option<String> = None;
        let mut f_private_ipv4_address_count: Option<i64> = None;
        let mut f_network_interface_id: Option<String> = None;
        let mut f_security_group_ids: Option<Vec<String>> = None;
        let mut f_delete_with_instance: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InterfaceType" => f_interface_type = Decode::decode(value, &here)?,
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "PrivateIpv4AddressCount" => {
                    f_private_ipv4_address_count = Decode::decode(value, &here)?
                }
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                "DeleteWithInstance" => f_delete_with_instance = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            interface_type: required(f_interface_type, path, "InterfaceType")?,
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            subnet_id: required(f_subnet_id, path, "SubnetId")?,
            private_ipv4_address_count: required(
                f_private_ipv4_address_count,
                path,
                "PrivateIpv4AddressCount",
            )?,
            network_interface_id: f_network_interface_id,
            security_group_ids: f_security_group_ids,
            delete_with_instance: f_delete_with_instance,
        })
    }
}
/// OperationCountLimit.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct OperationCountLimit {
    /// Operation.
    #[serde(rename = "Operation", skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// CurrentCount.
    #[serde(rename = "CurrentCount", skip_serializing_if = "Option::is_none")]
    pub current_count: Option<i64>,
    /// LimitCount.
    #[serde(rename = "LimitCount", skip_serializing_if = "Option::is_none")]
    pub limit_count: Option<i64>,
}
/// Placement.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Placement {
    /// Zone.
    #[serde(rename = "Zone")]
    pub zone: String,
    /// ProjectId.
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<i64>,
    /// HostIds.
    #[serde(rename = "HostIds", skip_serializing_if = "Option::is_none")]
    pub host_ids: Option<Vec<String>>,
    /// HostId.
    #[serde(rename = "HostId", skip_serializing_if = "Option::is_none")]
    pub host_id: Option<String>,
    /// DedicatedResourcePackTenancy.
    #[serde(rename = "DedicatedResourcePackTenancy", skip_serializing_if = "Option::is_none")]
    pub dedicated_resource_pack_tenancy: Option<String>,
    /// DedicatedResourcePackIds.
    #[serde(rename = "DedicatedResourcePackIds", skip_serializing_if = "Option::is_none")]
    pub dedicated_resource_pack_ids: Option<Vec<String>>,
    /// RackId.
    #[serde(rename = "RackId", skip_serializing_if = "Option::is_none")]
    pub rack_id: Option<String>,
}
impl Decode for Placement {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_zone: Option<String> = None;
        let mut f_project_id: Option<i64> = None;
        let mut f_host_ids: Option<Vec<String>> = None;
        let mut f_host_id: Option<String> = None;
        let mut f_dedicated_resource_pack_tenancy: Option<String> = None;
        let mut f_dedicated_resource_pack_ids: Option<Vec<String>> = None;
        let mut f_rack_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Zone" => f_zone = Decode::decode(value, &here)?,
                "ProjectId" => f_project_id = Decode::decode(value, &here)?,
                "HostIds" => f_host_ids = Decode::decode(value, &here)?,
                "HostId" => f_host_id = Decode::decode(value, &here)?,
                "DedicatedResourcePackTenancy" => {
                    f_dedicated_resource_pack_tenancy = Decode::decode(value, &here)?
                }
                "DedicatedResourcePackIds" => {
                    f_dedicated_resource_pack_ids = Decode::decode(value, &here)?
                }
                "RackId" => f_rack_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            zone: required(f_zone, path, "Zone")?,
            project_id: f_project_id,
            host_ids: f_host_ids,
            host_id: f_host_id,
            dedicated_resource_pack_tenancy: f_dedicated_resource_pack_tenancy,
            dedicated_resource_pack_ids: f_dedicated_resource_pack_ids,
            rack_id: f_rack_id,
        })
    }
}
/// RebootInstancesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RebootInstancesRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// StopType.
    #[serde(rename = "StopType", skip_serializing_if = "Option::is_none")]
    pub stop_type: Option<String>,
}
impl Decode for RebootInstancesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_stop_type: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "StopType" => f_stop_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            stop_type: f_stop_type,
        })
    }
}
/// RebootInstancesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RebootInstancesResponse {}
/// RegionInfo.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RegionInfo {
    /// Region.
    #[serde(rename = "Region", skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// RegionName.
    #[serde(rename = "RegionName", skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
    /// RegionState.
    #[serde(rename = "RegionState", skip_serializing_if = "Option::is_none")]
    pub region_state: Option<String>,
}
/// ResetInstanceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetInstanceRequest {
    /// InstanceId.
    #[serde(rename = "InstanceId")]
    pub instance_id: String,
    /// ImageId.
    #[serde(rename = "ImageId", skip_serializing_if = "Option::is_none")]
    pub image_id: Option<String>,
    /// SystemDisk.
    #[serde(rename = "SystemDisk", skip_serializing_if = "Option::is_none")]
    pub system_disk: Option<SystemDisk>,
    /// LoginSettings.
    #[serde(rename = "LoginSettings", skip_serializing_if = "Option::is_none")]
    pub login_settings: Option<LoginSettings>,
    /// EnhancedService.
    #[serde(rename = "EnhancedService", skip_serializing_if = "Option::is_none")]
    pub enhanced_service: Option<EnhancedService>,
    /// HostName.
    #[serde(rename = "HostName", skip_serializing_if = "Option::is_none")]
    pub host_name: Option<String>,
    /// UserData.
    #[serde(rename = "UserData", skip_serializing_if = "Option::is_none")]
    pub user_data: Option<String>,
}
impl Decode for ResetInstanceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_id: Option<String> = None;
        let mut f_image_id: Option<String> = None;
        let mut f_system_disk: Option<SystemDisk> = None;
        let mut f_login_settings: Option<LoginSettings> = None;
        let mut f_enhanced_service: Option<EnhancedService> = None;
        let mut f_host_name: Option<String> = None;
        let mut f_user_data: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                "ImageId" => f_image_id = Decode::decode(value, &here)?,
                "SystemDisk" => f_system_disk = Decode::decode(value, &here)?,
                "LoginSettings" => f_login_settings = Decode::decode(value, &here)?,
                "EnhancedService" => f_enhanced_service = Decode::decode(value, &here)?,
                "HostName" => f_host_name = Decode::decode(value, &here)?,
                "UserData" => f_user_data = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_id: required(f_instance_id, path, "InstanceId")?,
            image_id: f_image_id,
            system_disk: f_system_disk,
            login_settings: f_login_settings,
            enhanced_service: f_enhanced_service,
            host_name: f_host_name,
            user_data: f_user_data,
        })
    }
}
/// ResetInstanceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetInstanceResponse {}
/// ResetInstancesInternetMaxBandwidthRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetInstancesInternetMaxBandwidthRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// InternetAccessible.
    #[serde(rename = "InternetAccessible")]
    pub internet_accessible: InternetAccessible,
    /// StartTime.
    #[serde(rename = "StartTime", skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// EndTime.
    #[serde(rename = "EndTime", skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
}
impl Decode for ResetInstancesInternetMaxBandwidthRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_internet_accessible: Option<InternetAccessible> = None;
        let mut f_start_time: Option<String> = None;
        let mut f_end_time: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "InternetAccessible" => f_internet_accessible = Decode::decode(value, &here)?,
                "StartTime" => f_start_time = Decode::decode(value, &here)?,
                "EndTime" => f_end_time = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            internet_accessible: required(f_internet_accessible, path, "InternetAccessible")?,
            start_time: f_start_time,
            end_time: f_end_time,
        })
    }
}
/// ResetInstancesInternetMaxBandwidthResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetInstancesInternetMaxBandwidthResponse {}
/// ResetInstancesPasswordRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetInstancesPasswordRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// Password.
    #[serde(rename = "Password")]
    pub password: String,
    /// UserName.
    #[serde(rename = "UserName", skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// ForceStop.
    #[serde(rename = "ForceStop", skip_serializing_if = "Option::is_none")]
    pub force_stop: Option<bool>,
}
impl Decode for ResetInstancesPasswordRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_password: Option<String> = None;
        let mut f_user_name: Option<String> = None;
        let mut f_force_stop: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "Password" => f_password = Decode::decode(value, &here)?,
                "UserName" => f_user_name = Decode::decode(value, &here)?,
                "ForceStop" => f_force_stop = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            password: required(f_password, path, "Password")?,
            user_name: f_user_name,
            force_stop: f_force_stop,
        })
    }
}
/// ResetInstancesPasswordResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetInstancesPasswordResponse {}
/// ResetInstancesTypeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetInstancesTypeRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// InstanceType.
    #[serde(rename = "InstanceType")]
    pub instance_type: String,
    /// ForceStop.
    #[serde(rename = "ForceStop", skip_serializing_if = "Option::is_none")]
    pub force_stop: Option<bool>,
}
impl Decode for ResetInstancesTypeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_instance_type: Option<String> = None;
        let mut f_force_stop: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "InstanceType" => f_instance_type = Decode::decode(value, &here)?,
                "ForceStop" => f_force_stop = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            instance_type: required(f_instance_type, path, "InstanceType")?,
            force_stop: f_force_stop,
        })
    }
}
/// ResetInstancesTypeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetInstancesTypeResponse {}
/// RunAutomationServiceEnabled.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RunAutomationServiceEnabled {
    /// Enabled.
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}
impl Decode for RunAutomationServiceEnabled {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_enabled: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Enabled" => f_enabled = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { enabled: f_enabled })
    }
}
/// RunInstancesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RunInstancesRequest {
    /// InstanceChargeType.
    #[serde(rename = "InstanceChargeType", skip_serializing_if = "Option::is_none")]
    pub instance_charge_type: Option<String>,
    /// InstanceChargePrepaid.
    #[serde(rename = "InstanceChargePrepaid", skip_serializing_if = "Option::is_none")]
    pub instance_charge_prepaid: Option<InstanceChargePrepaid>,
    /// Placement.
    #[serde(rename = "Placement", skip_serializing_if = "Option::is_none")]
    pub placement: Option<Placement>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// ImageId.
    #[serde(rename = "ImageId", skip_serializing_if = "Option::is_none")]
    pub image_id: Option<String>,
    /// SystemDisk.
    #[serde(rename = "SystemDisk", skip_serializing_if = "Option::is_none")]
    pub system_disk: Option<SystemDisk>,
    /// DataDisks.
    #[serde(rename = "DataDisks", skip_serializing_if = "Option::is_none")]
    pub data_disks: Option<Vec<DataDisk>>,
    /// VirtualPrivateCloud.
    #[serde(rename = "VirtualPrivateCloud", skip_serializing_if = "Option::is_none")]
    pub virtual_private_cloud: Option<VirtualPrivateCloud>,
    /// InternetAccessible.
    #[serde(rename = "InternetAccessible", skip_serializing_if = "Option::is_none")]
    pub internet_accessible: Option<InternetAccessible>,
    /// InstanceCount.
    #[serde(rename = "InstanceCount", skip_serializing_if = "Option::is_none")]
    pub instance_count: Option<i64>,
    /// MinCount.
    #[serde(rename = "MinCount", skip_serializing_if = "Option::is_none")]
    pub min_count: Option<i64>,
    /// InstanceName.
    #[serde(rename = "InstanceName", skip_serializing_if = "Option::is_none")]
    pub instance_name: Option<String>,
    /// LoginSettings.
    #[serde(rename = "LoginSettings", skip_serializing_if = "Option::is_none")]
    pub login_settings: Option<LoginSettings>,
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    /// EnhancedService.
    #[serde(rename = "EnhancedService", skip_serializing_if = "Option::is_none")]
    pub enhanced_service: Option<EnhancedService>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    /// HostName.
    #[serde(rename = "HostName", skip_serializing_if = "Option::is_none")]
    pub host_name: Option<String>,
    /// ActionTimer.
    #[serde(rename = "ActionTimer", skip_serializing_if = "Option::is_none")]
    pub action_timer: Option<ActionTimer>,
    /// DisasterRecoverGroupIds.
    #[serde(rename = "DisasterRecoverGroupIds", skip_serializing_if = "Option::is_none")]
    pub disaster_recover_group_ids: Option<Vec<String>>,
    /// TagSpecification.
    #[serde(rename = "TagSpecification", skip_serializing_if = "Option::is_none")]
    pub tag_specification: Option<Vec<TagSpecification>>,
    /// InstanceMarketOptions.
    #[serde(rename = "InstanceMarketOptions", skip_serializing_if = "Option::is_none")]
    pub instance_market_options: Option<InstanceMarketOptionsRequest>,
    /// UserData.
    #[serde(rename = "UserData", skip_serializing_if = "Option::is_none")]
    pub user_data: Option<String>,
    /// Metadata.
    #[serde(rename = "Metadata", skip_serializing_if = "Option::is_none")]
    pub metadata: Option<Metadata>,
    /// DryRun.
    #[serde(rename = "DryRun", skip_serializing_if = "Option::is_none")]
    pub dry_run: Option<bool>,
    /// CpuTopology.
    #[serde(rename = "CpuTopology", skip_serializing_if = "Option::is_none")]
    pub cpu_topology: Option<CpuTopology>,
    /// CamRoleName.
    #[serde(rename = "CamRoleName", skip_serializing_if = "Option::is_none")]
    pub cam_role_name: Option<String>,
    /// HpcClusterId.
    #[serde(rename = "HpcClusterId", skip_serializing_if = "Option::is_none")]
    pub hpc_cluster_id: Option<String>,
    /// LaunchTemplate.
    #[serde(rename = "LaunchTemplate", skip_serializing_if = "Option::is_none")]
    pub launch_template: Option<LaunchTemplate>,
    /// DedicatedClusterId.
    #[serde(rename = "DedicatedClusterId", skip_serializing_if = "Option::is_none")]
    pub dedicated_cluster_id: Option<String>,
    /// ChcIds.
    #[serde(rename = "ChcIds", skip_serializing_if = "Option::is_none")]
    pub chc_ids: Option<Vec<String>>,
    /// PartitionNumber.
    #[serde(rename = "PartitionNumber", skip_serializing_if = "Option::is_none")]
    pub partition_number: Option<i64>,
    /// DisableApiTermination.
    #[serde(rename = "DisableApiTermination", skip_serializing_if = "Option::is_none")]
    pub disable_api_termination: Option<bool>,
    /// EnableJumboFrame.
    #[serde(rename = "EnableJumboFrame", skip_serializing_if = "Option::is_none")]
    pub enable_jumbo_frame: Option<bool>,
    /// NetworkInterfaces.
    #[serde(rename = "NetworkInterfaces", skip_serializing_if = "Option::is_none")]
    pub network_interfaces: Option<Vec<NetworkInterfaces>>,
}
impl Decode for RunInstancesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_charge_type: Option<String> = None;
        let mut f_instance_charge_prepaid: Option<InstanceChargePrepaid> = None;
        let mut f_placement: Option<Placement> = None;
        let mut f_instance_type: Option<String> = None;
        let mut f_image_id: Option<String> = None;
        let mut f_system_disk: Option<SystemDisk> = None;
        let mut f_data_disks: Option<Vec<DataDisk>> = None;
        let mut f_virtual_private_cloud: Option<VirtualPrivateCloud> = None;
        let mut f_internet_accessible: Option<InternetAccessible> = None;
        let mut f_instance_count: Option<i64> = None;
        let mut f_min_count: Option<i64> = None;
        let mut f_instance_name: Option<String> = None;
        let mut f_login_settings: Option<LoginSettings> = None;
        let mut f_security_group_ids: Option<Vec<String>> = None;
        let mut f_enhanced_service: Option<EnhancedService> = None;
        let mut f_client_token: Option<String> = None;
        let mut f_host_name: Option<String> = None;
        let mut f_action_timer: Option<ActionTimer> = None;
        let mut f_disaster_recover_group_ids: Option<Vec<String>> = None;
        let mut f_tag_specification: Option<Vec<TagSpecification>> = None;
        let mut f_instance_market_options: Option<InstanceMarketOptionsRequest> = None;
        let mut f_user_data: Option<String> = None;
        let mut f_metadata: Option<Metadata> = None;
        let mut f_dry_run: Option<bool> = None;
        let mut f_cpu_topology: Option<CpuTopology> = None;
        let mut f_cam_role_name: Option<String> = None;
        let mut f_hpc_cluster_id: Option<String> = None;
        let mut f_launch_template: Option<LaunchTemplate> = None;
        let mut f_dedicated_cluster_id: Option<String> = None;
        let mut f_chc_ids: Option<Vec<String>> = None;
        let mut f_partition_number: Option<i64> = None;
        let mut f_disable_api_termination: Option<bool> = None;
        let mut f_enable_jumbo_frame: Option<bool> = None;
        let mut f_network_interfaces: Option<Vec<NetworkInterfaces>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceChargeType" => f_instance_charge_type = Decode::decode(value, &here)?,
                "InstanceChargePrepaid" => {
                    f_instance_charge_prepaid = Decode::decode(value, &here)?
                }
                "Placement" => f_placement = Decode::decode(value, &here)?,
                "InstanceType" => f_instance_type = Decode::decode(value, &here)?,
                "ImageId" => f_image_id = Decode::decode(value, &here)?,
                "SystemDisk" => f_system_disk = Decode::decode(value, &here)?,
                "DataDisks" => f_data_disks = Decode::decode(value, &here)?,
                "VirtualPrivateCloud" => f_virtual_private_cloud = Decode::decode(value, &here)?,
                "InternetAccessible" => f_internet_accessible = Decode::decode(value, &here)?,
                "InstanceCount" => f_instance_count = Decode::decode(value, &here)?,
                "MinCount" => f_min_count = Decode::decode(value, &here)?,
                "InstanceName" => f_instance_name = Decode::decode(value, &here)?,
                "LoginSettings" => f_login_settings = Decode::decode(value, &here)?,
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                "EnhancedService" => f_enhanced_service = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                "HostName" => f_host_name = Decode::decode(value, &here)?,
                "ActionTimer" => f_action_timer = Decode::decode(value, &here)?,
                "DisasterRecoverGroupIds" => {
                    f_disaster_recover_group_ids = Decode::decode(value, &here)?
                }
                "TagSpecification" => f_tag_specification = Decode::decode(value, &here)?,
                "InstanceMarketOptions" => {
                    f_instance_market_options = Decode::decode(value, &here)?
                }
                "UserData" => f_user_data = Decode::decode(value, &here)?,
                "Metadata" => f_metadata = Decode::decode(value, &here)?,
                "DryRun" => f_dry_run = Decode::decode(value, &here)?,
                "CpuTopology" => f_cpu_topology = Decode::decode(value, &here)?,
                "CamRoleName" => f_cam_role_name = Decode::decode(value, &here)?,
                "HpcClusterId" => f_hpc_cluster_id = Decode::decode(value, &here)?,
                "LaunchTemplate" => f_launch_template = Decode::decode(value, &here)?,
                "DedicatedClusterId" => f_dedicated_cluster_id = Decode::decode(value, &here)?,
                "ChcIds" => f_chc_ids = Decode::decode(value, &here)?,
                "PartitionNumber" => f_partition_number = Decode::decode(value, &here)?,
                "DisableApiTermination" => {
                    f_disable_api_termination = Decode::decode(value, &here)?
                }
                "EnableJumboFrame" => f_enable_jumbo_frame = Decode::decode(value, &here)?,
                "NetworkInterfaces" => f_network_interfaces = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_charge_type: f_instance_charge_type,
            instance_charge_prepaid: f_instance_charge_prepaid,
            placement: f_placement,
            instance_type: f_instance_type,
            image_id: f_image_id,
            system_disk: f_system_disk,
            data_disks: f_data_disks,
            virtual_private_cloud: f_virtual_private_cloud,
            internet_accessible: f_internet_accessible,
            instance_count: f_instance_count,
            min_count: f_min_count,
            instance_name: f_instance_name,
            login_settings: f_login_settings,
            security_group_ids: f_security_group_ids,
            enhanced_service: f_enhanced_service,
            client_token: f_client_token,
            host_name: f_host_name,
            action_timer: f_action_timer,
            disaster_recover_group_ids: f_disaster_recover_group_ids,
            tag_specification: f_tag_specification,
            instance_market_options: f_instance_market_options,
            user_data: f_user_data,
            metadata: f_metadata,
            dry_run: f_dry_run,
            cpu_topology: f_cpu_topology,
            cam_role_name: f_cam_role_name,
            hpc_cluster_id: f_hpc_cluster_id,
            launch_template: f_launch_template,
            dedicated_cluster_id: f_dedicated_cluster_id,
            chc_ids: f_chc_ids,
            partition_number: f_partition_number,
            disable_api_termination: f_disable_api_termination,
            enable_jumbo_frame: f_enable_jumbo_frame,
            network_interfaces: f_network_interfaces,
        })
    }
}
/// RunInstancesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RunInstancesResponse {
    /// InstanceIdSet.
    #[serde(rename = "InstanceIdSet", skip_serializing_if = "Option::is_none")]
    pub instance_id_set: Option<Vec<String>>,
}
/// RunMonitorServiceEnabled.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RunMonitorServiceEnabled {
    /// Enabled.
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}
impl Decode for RunMonitorServiceEnabled {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_enabled: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Enabled" => f_enabled = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { enabled: f_enabled })
    }
}
/// RunSecurityServiceEnabled.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RunSecurityServiceEnabled {
    /// Enabled.
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}
impl Decode for RunSecurityServiceEnabled {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_enabled: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Enabled" => f_enabled = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { enabled: f_enabled })
    }
}
/// Snapshot.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Snapshot {
    /// SnapshotId.
    #[serde(rename = "SnapshotId", skip_serializing_if = "Option::is_none")]
    pub snapshot_id: Option<String>,
    /// DiskUsage.
    #[serde(rename = "DiskUsage", skip_serializing_if = "Option::is_none")]
    pub disk_usage: Option<String>,
    /// DiskSize.
    #[serde(rename = "DiskSize", skip_serializing_if = "Option::is_none")]
    pub disk_size: Option<i64>,
}
/// SpotMarketOptions.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SpotMarketOptions {
    /// MaxPrice.
    #[serde(rename = "MaxPrice")]
    pub max_price: String,
    /// SpotInstanceType.
    #[serde(rename = "SpotInstanceType", skip_serializing_if = "Option::is_none")]
    pub spot_instance_type: Option<String>,
}
impl Decode for SpotMarketOptions {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_max_price: Option<String> = None;
        let mut f_spot_instance_type: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "MaxPrice" => f_max_price = Decode::decode(value, &here)?,
                "SpotInstanceType" => f_spot_instance_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            max_price: required(f_max_price, path, "MaxPrice")?,
            spot_instance_type: f_spot_instance_type,
        })
    }
}
/// StartInstancesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct StartInstancesRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
}
impl Decode for StartInstancesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { instance_ids: required(f_instance_ids, path, "InstanceIds")? })
    }
}
/// StartInstancesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct StartInstancesResponse {}
/// StopInstancesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct StopInstancesRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// StopType.
    #[serde(rename = "StopType", skip_serializing_if = "Option::is_none")]
    pub stop_type: Option<String>,
    /// StoppedMode.
    #[serde(rename = "StoppedMode", skip_serializing_if = "Option::is_none")]
    pub stopped_mode: Option<String>,
}
impl Decode for StopInstancesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_stop_type: Option<String> = None;
        let mut f_stopped_mode: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "StopType" => f_stop_type = Decode::decode(value, &here)?,
                "StoppedMode" => f_stopped_mode = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            stop_type: f_stop_type,
            stopped_mode: f_stopped_mode,
        })
    }
}
/// StopInstancesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct StopInstancesResponse {}
/// StorageBlock.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct StorageBlock {
    /// Type.
    #[serde(rename = "Type", skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// MinSize.
    #[serde(rename = "MinSize", skip_serializing_if = "Option::is_none")]
    pub min_size: Option<i64>,
    /// MaxSize.
    #[serde(rename = "MaxSize", skip_serializing_if = "Option::is_none")]
    pub max_size: Option<i64>,
}
impl Decode for StorageBlock {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_type: Option<String> = None;
        let mut f_min_size: Option<i64> = None;
        let mut f_max_size: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Type" => f_type = Decode::decode(value, &here)?,
                "MinSize" => f_min_size = Decode::decode(value, &here)?,
                "MaxSize" => f_max_size = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { r#type: f_type, min_size: f_min_size, max_size: f_max_size })
    }
}
/// SystemDisk.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SystemDisk {
    /// DiskType.
    #[serde(rename = "DiskType", skip_serializing_if = "Option::is_none")]
    pub disk_type: Option<String>,
    /// DiskId.
    #[serde(rename = "DiskId", skip_serializing_if = "Option::is_none")]
    pub disk_id: Option<String>,
    /// DiskSize.
    #[serde(rename = "DiskSize", skip_serializing_if = "Option::is_none")]
    pub disk_size: Option<i64>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
    /// DiskName.
    #[serde(rename = "DiskName", skip_serializing_if = "Option::is_none")]
    pub disk_name: Option<String>,
    /// Encrypt.
    #[serde(rename = "Encrypt", skip_serializing_if = "Option::is_none")]
    pub encrypt: Option<bool>,
    /// KmsKeyId.
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
}
impl Decode for SystemDisk {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_disk_type: Option<String> = None;
        let mut f_disk_id: Option<String> = None;
        let mut f_disk_size: Option<i64> = None;
        let mut f_cdc_id: Option<String> = None;
        let mut f_disk_name: Option<String> = None;
        let mut f_encrypt: Option<bool> = None;
        let mut f_kms_key_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "DiskType" => f_disk_type = Decode::decode(value, &here)?,
                "DiskId" => f_disk_id = Decode::decode(value, &here)?,
                "DiskSize" => f_disk_size = Decode::decode(value, &here)?,
                "CdcId" => f_cdc_id = Decode::decode(value, &here)?,
                "DiskName" => f_disk_name = Decode::decode(value, &here)?,
                "Encrypt" => f_encrypt = Decode::decode(value, &here)?,
                "KmsKeyId" => f_kms_key_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            disk_type: f_disk_type,
            disk_id: f_disk_id,
            disk_size: f_disk_size,
            cdc_id: f_cdc_id,
            disk_name: f_disk_name,
            encrypt: f_encrypt,
            kms_key_id: f_kms_key_id,
        })
    }
}
/// Tag.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Tag {
    /// Key.
    #[serde(rename = "Key")]
    pub key: String,
    /// Value.
    #[serde(rename = "Value")]
    pub value: String,
}
impl Decode for Tag {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key: Option<String> = None;
        let mut f_value: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Key" => f_key = Decode::decode(value, &here)?,
                "Value" => f_value = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { key: required(f_key, path, "Key")?, value: required(f_value, path, "Value")? })
    }
}
/// TagSpecification.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TagSpecification {
    /// ResourceType.
    #[serde(rename = "ResourceType")]
    pub resource_type: String,
    /// Tags.
    #[serde(rename = "Tags")]
    pub tags: Vec<Tag>,
}
impl Decode for TagSpecification {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_resource_type: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ResourceType" => f_resource_type = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            resource_type: required(f_resource_type, path, "ResourceType")?,
            tags: required(f_tags, path, "Tags")?,
        })
    }
}
/// TerminateInstancesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TerminateInstancesRequest {
    /// InstanceIds.
    #[serde(rename = "InstanceIds")]
    pub instance_ids: Vec<String>,
    /// ReleaseAddress.
    #[serde(rename = "ReleaseAddress", skip_serializing_if = "Option::is_none")]
    pub release_address: Option<bool>,
    /// ReleasePrepaidDataDisks.
    #[serde(rename = "ReleasePrepaidDataDisks", skip_serializing_if = "Option::is_none")]
    pub release_prepaid_data_disks: Option<bool>,
}
impl Decode for TerminateInstancesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_ids: Option<Vec<String>> = None;
        let mut f_release_address: Option<bool> = None;
        let mut f_release_prepaid_data_disks: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceIds" => f_instance_ids = Decode::decode(value, &here)?,
                "ReleaseAddress" => f_release_address = Decode::decode(value, &here)?,
                "ReleasePrepaidDataDisks" => {
                    f_release_prepaid_data_disks = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_ids: required(f_instance_ids, path, "InstanceIds")?,
            release_address: f_release_address,
            release_prepaid_data_disks: f_release_prepaid_data_disks,
        })
    }
}
/// TerminateInstancesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TerminateInstancesResponse {}
/// VirtualPrivateCloud.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct VirtualPrivateCloud {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// SubnetId.
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
    /// AsVpcGateway.
    #[serde(rename = "AsVpcGateway", skip_serializing_if = "Option::is_none")]
    pub as_vpc_gateway: Option<bool>,
    /// PrivateIpAddresses.
    #[serde(rename = "PrivateIpAddresses", skip_serializing_if = "Option::is_none")]
    pub private_ip_addresses: Option<Vec<String>>,
    /// Ipv6AddressCount.
    #[serde(rename = "Ipv6AddressCount", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_count: Option<u64>,
}
impl Decode for VirtualPrivateCloud {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_subnet_id: Option<String> = None;
        let mut f_as_vpc_gateway: Option<bool> = None;
        let mut f_private_ip_addresses: Option<Vec<String>> = None;
        let mut f_ipv6_address_count: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "AsVpcGateway" => f_as_vpc_gateway = Decode::decode(value, &here)?,
                "PrivateIpAddresses" => f_private_ip_addresses = Decode::decode(value, &here)?,
                "Ipv6AddressCount" => f_ipv6_address_count = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            subnet_id: required(f_subnet_id, path, "SubnetId")?,
            as_vpc_gateway: f_as_vpc_gateway,
            private_ip_addresses: f_private_ip_addresses,
            ipv6_address_count: f_ipv6_address_count,
        })
    }
}
/// ZoneInfo.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ZoneInfo {
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// ZoneName.
    #[serde(rename = "ZoneName", skip_serializing_if = "Option::is_none")]
    pub zone_name: Option<String>,
    /// ZoneId.
    #[serde(rename = "ZoneId", skip_serializing_if = "Option::is_none")]
    pub zone_id: Option<String>,
    /// ZoneState.
    #[serde(rename = "ZoneState", skip_serializing_if = "Option::is_none")]
    pub zone_state: Option<String>,
}
