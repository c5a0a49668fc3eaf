//! Generated.
use rehome_wire::decode::{members, required, unknown};
use rehome_wire::{ApiError, Decode, Path, Value};
/// DescribeDisksRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeDisksRequest {
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// OrderField.
    #[serde(rename = "OrderField", skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// ReturnBindAutoSnapshotPolicy.
    #[serde(rename = "ReturnBindAutoSnapshotPolicy", skip_serializing_if = "Option::is_none")]
    pub return_bind_auto_snapshot_policy: Option<bool>,
    /// DiskIds.
    #[serde(rename = "DiskIds", skip_serializing_if = "Option::is_none")]
    pub disk_ids: Option<Vec<String>>,
    /// Order.
    #[serde(rename = "Order", skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
}
impl Decode for DescribeDisksRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_order_field: Option<String> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_return_bind_auto_snapshot_policy: Option<bool> = None;
        let mut f_disk_ids: Option<Vec<String>> = None;
        let mut f_order: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "OrderField" => f_order_field = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "ReturnBindAutoSnapshotPolicy" => {
                    f_return_bind_auto_snapshot_policy = Decode::decode(value, &here)?
                }
                "DiskIds" => f_disk_ids = Decode::decode(value, &here)?,
                "Order" => f_order = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            filters: f_filters,
            limit: f_limit,
            order_field: f_order_field,
            offset: f_offset,
            return_bind_auto_snapshot_policy: f_return_bind_auto_snapshot_policy,
            disk_ids: f_disk_ids,
            order: f_order,
        })
    }
}
/// DescribeDisksResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeDisksResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// DiskSet.
    #[serde(rename = "DiskSet", skip_serializing_if = "Option::is_none")]
    pub disk_set: Option<Vec<Disk>>,
}
/// Disk.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Disk {
    /// DeleteWithInstance.
    #[serde(rename = "DeleteWithInstance", skip_serializing_if = "Option::is_none")]
    pub delete_with_instance: Option<bool>,
    /// RenewFlag.
    #[serde(rename = "RenewFlag", skip_serializing_if = "Option::is_none")]
    pub renew_flag: Option<String>,
    /// DiskType.
    #[serde(rename = "DiskType", skip_serializing_if = "Option::is_none")]
    pub disk_type: Option<String>,
    /// DiskState.
    #[serde(rename = "DiskState", skip_serializing_if = "Option::is_none")]
    pub disk_state: Option<String>,
    /// SnapshotCount.
    #[serde(rename = "SnapshotCount", skip_serializing_if = "Option::is_none")]
    pub snapshot_count: Option<i64>,
    /// AutoRenewFlagError.
    #[serde(rename = "AutoRenewFlagError", skip_serializing_if = "Option::is_none")]
    pub auto_renew_flag_error: Option<bool>,
    /// Rollbacking.
    #[serde(rename = "Rollbacking", skip_serializing_if = "Option::is_none")]
    pub rollbacking: Option<bool>,
    /// InstanceIdList.
    #[serde(rename = "InstanceIdList", skip_serializing_if = "Option::is_none")]
    pub instance_id_list: Option<Vec<String>>,
    /// Encrypt.
    #[serde(rename = "Encrypt", skip_serializing_if = "Option::is_none")]
    pub encrypt: Option<bool>,
    /// DiskName.
    #[serde(rename = "DiskName", skip_serializing_if = "Option::is_none")]
    pub disk_name: Option<String>,
    /// BackupDisk.
    #[serde(rename = "BackupDisk", skip_serializing_if = "Option::is_none")]
    pub backup_disk: Option<bool>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// AttachMode.
    #[serde(rename = "AttachMode", skip_serializing_if = "Option::is_none")]
    pub attach_mode: Option<String>,
    /// AutoSnapshotPolicyIds.
    #[serde(rename = "AutoSnapshotPolicyIds", skip_serializing_if = "Option::is_none")]
    pub auto_snapshot_policy_ids: Option<Vec<String>>,
    /// ThroughputPerformance.
    #[serde(rename = "ThroughputPerformance", skip_serializing_if = "Option::is_none")]
    pub throughput_performance: Option<u64>,
    /// Migrating.
    #[serde(rename = "Migrating", skip_serializing_if = "Option::is_none")]
    pub migrating: Option<bool>,
    /// DiskId.
    #[serde(rename = "DiskId", skip_serializing_if = "Option::is_none")]
    pub disk_id: Option<String>,
    /// SnapshotSize.
    #[serde(rename = "SnapshotSize", skip_serializing_if = "Option::is_none")]
    pub snapshot_size: Option<u64>,
    /// Placement.
    #[serde(rename = "Placement", skip_serializing_if = "Option::is_none")]
    pub placement: Option<Placement>,
    /// IsReturnable.
    #[serde(rename = "IsReturnable", skip_serializing_if = "Option::is_none")]
    pub is_returnable: Option<bool>,
    /// DeadlineTime.
    #[serde(rename = "DeadlineTime", skip_serializing_if = "Option::is_none")]
    pub deadline_time: Option<String>,
    /// Attached.
    #[serde(rename = "Attached", skip_serializing_if = "Option::is_none")]
    pub attached: Option<bool>,
    /// DiskSize.
    #[serde(rename = "DiskSize", skip_serializing_if = "Option::is_none")]
    pub disk_size: Option<u64>,
    /// MigratePercent.
    #[serde(rename = "MigratePercent", skip_serializing_if = "Option::is_none")]
    pub migrate_percent: Option<u64>,
    /// DiskUsage.
    #[serde(rename = "DiskUsage", skip_serializing_if = "Option::is_none")]
    pub disk_usage: Option<String>,
    /// DiskChargeType.
    #[serde(rename = "DiskChargeType", skip_serializing_if = "Option::is_none")]
    pub disk_charge_type: Option<String>,
    /// Portable.
    #[serde(rename = "Portable", skip_serializing_if = "Option::is_none")]
    pub portable: Option<bool>,
    /// SnapshotAbility.
    #[serde(rename = "SnapshotAbility", skip_serializing_if = "Option::is_none")]
    pub snapshot_ability: Option<bool>,
    /// DeadlineError.
    #[serde(rename = "DeadlineError", skip_serializing_if = "Option::is_none")]
    pub deadline_error: Option<bool>,
    /// RollbackPercent.
    #[serde(rename = "RollbackPercent", skip_serializing_if = "Option::is_none")]
    pub rollback_percent: Option<u64>,
    /// DifferDaysOfDeadline.
    #[serde(rename = "DifferDaysOfDeadline", skip_serializing_if = "Option::is_none")]
    pub differ_days_of_deadline: Option<i64>,
    /// ReturnFailCode.
    #[serde(rename = "ReturnFailCode", skip_serializing_if = "Option::is_none")]
    pub return_fail_code: Option<i64>,
    /// Shareable.
    #[serde(rename = "Shareable", skip_serializing_if = "Option::is_none")]
    pub shareable: Option<bool>,
    /// CreateTime.
    #[serde(rename = "CreateTime", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// DeleteSnapshot.
    #[serde(rename = "DeleteSnapshot", skip_serializing_if = "Option::is_none")]
    pub delete_snapshot: Option<i64>,
    /// DiskBackupQuota.
    #[serde(rename = "DiskBackupQuota", skip_serializing_if = "Option::is_none")]
    pub disk_backup_quota: Option<u64>,
    /// DiskBackupCount.
    #[serde(rename = "DiskBackupCount", skip_serializing_if = "Option::is_none")]
    pub disk_backup_count: Option<u64>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// LastAttachInsId.
    #[serde(rename = "LastAttachInsId", skip_serializing_if = "Option::is_none")]
    pub last_attach_ins_id: Option<String>,
    /// ErrorPrompt.
    #[serde(rename = "ErrorPrompt", skip_serializing_if = "Option::is_none")]
    pub error_prompt: Option<String>,
    /// BurstPerformance.
    #[serde(rename = "BurstPerformance", skip_serializing_if = "Option::is_none")]
    pub burst_performance: Option<bool>,
    /// EncryptType.
    #[serde(rename = "EncryptType", skip_serializing_if = "Option::is_none")]
    pub encrypt_type: Option<String>,
    /// KmsKeyId.
    #[serde(rename = "KmsKeyId", skip_serializing_if = "Option::is_none")]
    pub kms_key_id: Option<String>,
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
/// Placement.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Placement {
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// CageId.
    #[serde(rename = "CageId", skip_serializing_if = "Option::is_none")]
    pub cage_id: Option<String>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
    /// CdcName.
    #[serde(rename = "CdcName", skip_serializing_if = "Option::is_none")]
    pub cdc_name: Option<String>,
    /// DedicatedClusterId.
    #[serde(rename = "DedicatedClusterId", skip_serializing_if = "Option::is_none")]
    pub dedicated_cluster_id: Option<String>,
    /// ProjectId.
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<u64>,
    /// ProjectName.
    #[serde(rename = "ProjectName", skip_serializing_if = "Option::is_none")]
    pub project_name: Option<String>,
}
/// Tag.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Tag {
    /// Key.
    #[serde(rename = "Key", skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Value.
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}
