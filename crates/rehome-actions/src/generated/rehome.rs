//! Actions and structures of `rehome` 2026-11-23. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Rehome
    AdoptInstance AdoptInstanceRequest AdoptInstanceResponse Answer,
    DescribeEvents DescribeEventsRequest DescribeEventsResponse Answer,
}

structure! { request AdoptInstanceRequest
    netns_path "NetnsPath" required String,
    vpc_id "VpcId" optional Option<String>,
    subnet_id "SubnetId" optional Option<String>,
    zone "Zone" optional Option<String>,
    instance_type "InstanceType" optional Option<String>,
    instance_name "InstanceName" optional Option<String>,
}

structure! { response AdoptInstanceResponse
    instance_id "InstanceId" optional Option<String>,
}

structure! { request DescribeEventsRequest
    after "After" optional Option<u64>,
    limit "Limit" optional Option<u64>,
}

structure! { response DescribeEventsResponse
    events "Events" optional Option<Vec<Event>>,
    last "Last" optional Option<u64>,
    forgotten "Forgotten" optional Option<u64>,
}

structure! { response Event
    revision "Revision" optional Option<u64>,
    time "Time" optional Option<String>,
    actor "Actor" optional Option<String>,
    task_id "TaskId" optional Option<String>,
    kind "Kind" optional Option<String>,
    resource "Resource" optional Option<String>,
    from "From" optional Option<String>,
    to "To" optional Option<String>,
    epoch "Epoch" optional Option<u64>,
    address "Address" optional Option<String>,
    reason "Reason" optional Option<String>,
}
