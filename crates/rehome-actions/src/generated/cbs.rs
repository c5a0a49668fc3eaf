//! Actions and structures of `cbs` 2017-03-12. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Cbs
    DescribeDisks DescribeDisksRequest DescribeDisksResponse Answer,
}

structure! { request DescribeDisksRequest
    filters "Filters" optional Option<Vec<Filter>>,
    limit "Limit" optional Option<u64>,
    order_field "OrderField" optional Option<String>,
    offset "Offset" optional Option<u64>,
    return_bind_auto_snapshot_policy "ReturnBindAutoSnapshotPolicy" optional Option<bool>,
    disk_ids "DiskIds" optional Option<Vec<String>>,
    order "Order" optional Option<String>,
}

structure! { response DescribeDisksResponse
    total_count "TotalCount" optional Option<u64>,
    disk_set "DiskSet" optional Option<Vec<Disk>>,
}

structure! { response Disk
    delete_with_instance "DeleteWithInstance" optional Option<bool>,
    renew_flag "RenewFlag" optional Option<String>,
    disk_type "DiskType" optional Option<String>,
    disk_state "DiskState" optional Option<String>,
    snapshot_count "SnapshotCount" optional Option<i64>,
    auto_renew_flag_error "AutoRenewFlagError" optional Option<bool>,
    rollbacking "Rollbacking" optional Option<bool>,
    instance_id_list "InstanceIdList" optional Option<Vec<String>>,
    encrypt "Encrypt" optional Option<bool>,
    disk_name "DiskName" optional Option<String>,
    backup_disk "BackupDisk" optional Option<bool>,
    tags "Tags" optional Option<Vec<Tag>>,
    instance_id "InstanceId" optional Option<String>,
    attach_mode "AttachMode" optional Option<String>,
    auto_snapshot_policy_ids "AutoSnapshotPolicyIds" nullable Option<Vec<String>>,
    throughput_performance "ThroughputPerformance" optional Option<u64>,
    migrating "Migrating" optional Option<bool>,
    disk_id "DiskId" optional Option<String>,
    snapshot_size "SnapshotSize" optional Option<u64>,
    placement "Placement" optional Option<Placement>,
    is_returnable "IsReturnable" nullable Option<bool>,
    deadline_time "DeadlineTime" optional Option<String>,
    attached "Attached" optional Option<bool>,
    disk_size "DiskSize" optional Option<u64>,
    migrate_percent "MigratePercent" optional Option<u64>,
    disk_usage "DiskUsage" optional Option<String>,
    disk_charge_type "DiskChargeType" optional Option<String>,
    portable "Portable" optional Option<bool>,
    snapshot_ability "SnapshotAbility" optional Option<bool>,
    deadline_error "DeadlineError" optional Option<bool>,
    rollback_percent "RollbackPercent" optional Option<u64>,
    differ_days_of_deadline "DifferDaysOfDeadline" nullable Option<i64>,
    return_fail_code "ReturnFailCode" optional Option<i64>,
    shareable "Shareable" optional Option<bool>,
    create_time "CreateTime" optional Option<String>,
    delete_snapshot "DeleteSnapshot" optional Option<i64>,
    disk_backup_quota "DiskBackupQuota" optional Option<u64>,
    disk_backup_count "DiskBackupCount" optional Option<u64>,
    instance_type "InstanceType" optional Option<String>,
    last_attach_ins_id "LastAttachInsId" nullable Option<String>,
    error_prompt "ErrorPrompt" optional Option<String>,
    burst_performance "BurstPerformance" optional Option<bool>,
    encrypt_type "EncryptType" optional Option<String>,
    kms_key_id "KmsKeyId" optional Option<String>,
}

structure! { request Filter
    name "Name" required String,
    values "Values" required Vec<String>,
}

structure! { response Placement
    zone "Zone" required String,
    cage_id "CageId" nullable Option<String>,
    cdc_id "CdcId" nullable Option<String>,
    cdc_name "CdcName" nullable Option<String>,
    dedicated_cluster_id "DedicatedClusterId" optional Option<String>,
    project_id "ProjectId" optional Option<u64>,
    project_name "ProjectName" nullable Option<String>,
}

structure! { response Tag
    key "Key" required String,
    value "Value" required String,
}
