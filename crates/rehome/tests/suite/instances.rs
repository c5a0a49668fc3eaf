//! What an owner does to instances that are there, through signed calls: stopped, started, rebooted,
//! resized, renamed, protected.

use serde_json::{Value, json};

use crate::cloud::{Cloud, migration, text};
use crate::kernel::Kernel;
use crate::namespaces::{arrives, first_address};
use crate::server::{Server, serve_with_key};

/// The instance as it is described.
fn instance(cloud: &Cloud, id: &str) -> Value {
    let mut found = cloud.done("DescribeInstances", json!({"InstanceIds": [id]}));
    assert_eq!(found["TotalCount"], 1, "{found}");
    found["InstanceSet"][0].take()
}

/// Calls for one instance and waits until the task has ended well.
fn finish(cloud: &Cloud, action: &str, id: &str) {
    cloud.finish(action, json!({"InstanceIds": [id]}));
}

fn check(cloud: &Cloud, action: &str, table: &[(Value, &str)]) {
    for (parameters, code) in table {
        let error = cloud.refused(action, parameters.clone());
        assert_eq!(error.code, *code, "{action} {parameters}: {error}");
    }
}

#[test]
fn an_instance_is_stopped_started_and_rebooted_with_the_same_interfaces() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let ids = cloud.instances(2);
    let eni = cloud.attached(&ids[0], 2);
    let before = [cloud.interface_of(&eni), cloud.interface_of(&cloud.primary_of(&ids[0]))];
    for (action, mode, state, charging) in [
        ("StopInstances", Some("STOP_CHARGING"), "STOPPED", "STOP_CHARGING"),
        ("StartInstances", None, "RUNNING", "NOT_APPLICABLE"),
        ("StopInstances", None, "STOPPED", "KEEP_CHARGING"),
        ("StartInstances", None, "RUNNING", "NOT_APPLICABLE"),
        ("RebootInstances", None, "RUNNING", "NOT_APPLICABLE"),
    ] {
        let mut parameters = json!({"InstanceIds": [ids[0]]});
        if let Some(mode) = mode {
            parameters["StoppedMode"] = json!(mode);
        }
        let answer = cloud.done(action, parameters);
        let task = text(&answer, "/RequestId");
        assert_eq!(cloud.end_of(&task), "SUCCESS");
        let shown = instance(&cloud, &ids[0]);
        let of = |member: &str| shown[member].as_str().unwrap_or_default().to_owned();
        assert_eq!(of("InstanceState"), state, "{action}");
        assert_eq!(of("StopChargingMode"), charging, "{action}");
        assert_eq!(of("LatestOperation"), action);
        assert_eq!(of("LatestOperationState"), "SUCCESS");
        assert_eq!(of("LatestOperationRequestId"), task);
        let status = cloud.done("DescribeInstancesStatus", json!({"InstanceIds": ids}));
        let expected: Value = [state, "RUNNING"].into_iter().zip(&ids).map(status_of).collect();
        assert_eq!(sorted(&status["InstanceStatusSet"]), sorted(&expected), "{action}");
        let filter = json!({"Filters": [{"Name": "instance-state", "Values": [state]}]});
        let found = cloud.done("DescribeInstances", filter);
        let listed = found["InstanceSet"].as_array().unwrap();
        assert!(listed.iter().any(|one| one["InstanceId"] == ids[0].as_str()), "{found}");
        let after = [cloud.interface_of(&eni), cloud.interface_of(&cloud.primary_of(&ids[0]))];
        assert_eq!(after, before, "{action}");
    }
}

fn status_of((state, id): (&str, &String)) -> Value {
    json!({"InstanceId": id, "InstanceState": state})
}

fn sorted(set: &Value) -> Vec<String> {
    let mut all: Vec<String> = set.as_array().unwrap().iter().map(Value::to_string).collect();
    all.sort();
    all
}

#[test]
fn an_interface_is_migrated_away_from_a_stopped_instance_and_to_one() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let ids = cloud.instances(2);
    let eni = cloud.attached(&ids[0], 2);
    let mac = cloud.interface_of(&eni)["MacAddress"].clone();
    finish(&cloud, "StopInstances", &ids[0]);
    for (from, to) in [(&ids[0], &ids[1]), (&ids[1], &ids[0])] {
        cloud.finish("MigrateNetworkInterface", migration(&eni, from, to));
        let shown = cloud.interface_of(&eni);
        assert_eq!(shown["Attachment"]["InstanceId"], to.as_str());
        assert_eq!(shown["MacAddress"], mac);
    }
    assert_eq!(instance(&cloud, &ids[0])["InstanceState"], "STOPPED");
}

#[test]
fn what_cannot_be_done_to_an_instance_is_refused_with_the_documented_codes() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let ids = cloud.instances(2);
    finish(&cloud, "StopInstances", &ids[1]);
    let of = |id: &str| json!({"InstanceIds": [id]});
    for action in ["StartInstances", "StopInstances", "RebootInstances", "TerminateInstances"] {
        let table = [
            (of("ins"), "InvalidInstanceId.Malformed"),
            (of("ins-00000000"), "InvalidInstanceId.NotFound"),
            (json!({"InstanceIds": vec![&ids[0]; 10]}), "InvalidParameterValue.LimitExceeded"),
            (json!({"InstanceIds": [ids[0], ids[0]]}), "InvalidParameterValue.Duplicate"),
            (json!({}), "MissingParameter"),
        ];
        check(&cloud, action, &table);
    }
    let spoiled = |member: &str, value: Value| {
        let mut call = of(&ids[0]);
        call[member] = value;
        call
    };
    check(&cloud, "StartInstances", &[(of(&ids[0]), "UnsupportedOperation.InstanceStateRunning")]);
    let table = [
        (of(&ids[1]), "UnsupportedOperation.InstanceStateStopped"),
        (spoiled("StopType", json!("NOW")), "InvalidParameterValue"),
        (spoiled("StoppedMode", json!("FREE")), "InvalidParameterValue"),
    ];
    check(&cloud, "StopInstances", &table);
    let table = [
        (of(&ids[1]), "UnsupportedOperation.InstanceStateStopped"),
        (spoiled("StopType", json!("NOW")), "InvalidParameterValue"),
    ];
    check(&cloud, "RebootInstances", &table);
    check(
        &cloud,
        "TerminateInstances",
        &[(spoiled("ReleaseAddress", json!(true)), "UnsupportedOperation")],
    );
    let table = [
        (spoiled("InstanceName", json!("n".repeat(129))), "InvalidInstanceName.TooLong"),
        (spoiled("HostName", json!("-web")), "InvalidParameterValue.IllegalHostName"),
        (spoiled("UserData", json!("echo!")), "InvalidParameterValue.InvalidUserDataFormat"),
        (spoiled("SecurityGroups", json!(["sg"])), "InvalidSgId.Malformed"),
        (spoiled("SecurityGroups", json!(["sg-00000000"])), "InvalidSecurityGroupId.NotFound"),
        (spoiled("CamRoleName", json!("admin")), "UnsupportedOperation"),
        (spoiled("EnableJumboFrame", json!(true)), "UnsupportedOperation"),
    ];
    check(&cloud, "ModifyInstancesAttribute", &table);
    let bad = json!({"InstanceIds": ids, "ProjectId": -1});
    check(&cloud, "ModifyInstancesProject", &[(bad, "InvalidParameterValue.Range")]);
    for (id, state) in ids.iter().zip(["RUNNING", "STOPPED"]) {
        let shown = instance(&cloud, id);
        assert_eq!(shown["InstanceState"], state, "a refused call changes nothing");
        assert_eq!(shown["InstanceName"], "Unnamed");
    }
}

#[test]
fn what_an_owner_sets_is_shown_and_a_protected_instance_is_not_terminated() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let ids = cloud.instances(1);
    let named = json!({"GroupName": "web", "GroupDescription": "box"});
    let group = cloud.done("CreateSecurityGroup", named);
    let group = text(&group, "/SecurityGroup/SecurityGroupId");
    let wanted = json!({
        "InstanceIds": ids, "InstanceName": "web-1", "HostName": "web-1.box", "UserData": "aGk=",
        "DisableApiTermination": true, "SecurityGroups": [group],
    });
    cloud.done("ModifyInstancesAttribute", wanted);
    cloud.done("ModifyInstancesProject", json!({"InstanceIds": ids, "ProjectId": 7}));
    let shown = instance(&cloud, &ids[0]);
    assert_eq!(shown["InstanceName"], "web-1");
    assert_eq!(shown["HostName"], "web-1.box");
    assert_eq!(shown["DisableApiTermination"], true);
    assert_eq!(shown["SecurityGroupIds"], json!([group]));
    assert_eq!(shown["Placement"]["ProjectId"], 7);
    let asked = json!({"InstanceIds": ids, "Attributes": ["UserData"]});
    let told = cloud.done("DescribeInstancesAttributes", asked);
    assert_eq!(told["InstanceSet"][0]["Attributes"]["UserData"], "aGk=");
    for (filter, value, found) in [
        ("project-id", "7", 1),
        ("project-id", "0", 0),
        ("instance-name", "web", 1),
        ("security-group-id", group.as_str(), 1),
    ] {
        let filters = json!({"Filters": [{"Name": filter, "Values": [value]}]});
        assert_eq!(cloud.done("DescribeInstances", filters)["TotalCount"], found, "{filter}");
    }
    let primary = cloud.interface_of(&cloud.primary_of(&ids[0]));
    assert_eq!(primary["GroupSet"], json!([group]), "the groups are the primary interface's");

    let all = json!({"InstanceIds": ids});
    let error = cloud.refused("TerminateInstances", all.clone());
    assert_eq!(error.code, "UnsupportedOperation.InstancesProtected");
    let freed = json!({"InstanceIds": ids, "DisableApiTermination": false});
    cloud.done("ModifyInstancesAttribute", freed);
    assert_eq!(instance(&cloud, &ids[0])["HostName"], "web-1.box", "what is not named stays");
    cloud.finish("TerminateInstances", all);
}

#[test]
fn an_instance_gets_another_size_that_has_room_for_what_it_holds() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let ids = cloud.instances(1);
    cloud.attached(&ids[0], 3);
    cloud.attached(&ids[0], 1);
    let to = |size: &str, force: bool| json!({"InstanceIds": ids, "InstanceType": size, "ForceStop": force});
    let table = [
        (to("S5.HUGE9", true), "InvalidParameterValue.InstanceTypeNotFound"),
        (to("S5.MEDIUM4", false), "UnsupportedOperation.InstanceStateRunning"),
        // Three interfaces are one too many.
        (to("S5.MEDIUM4", true), "LimitExceeded.EniNumLimit"),
    ];
    check(&cloud, "ResetInstancesType", &table);
    let shown = instance(&cloud, &ids[0]);
    assert_eq!((&shown["InstanceType"], &shown["CPU"]), (&json!("S5.LARGE8"), &json!(4)));
    cloud.finish("ResetInstancesType", to("S5.2XLARGE16", true));
    let shown = instance(&cloud, &ids[0]);
    assert_eq!((&shown["InstanceType"], &shown["CPU"]), (&json!("S5.2XLARGE16"), &json!(8)));
    assert_eq!(shown["InstanceState"], "RUNNING");
    assert_eq!(shown["LatestOperation"], "ResetInstancesType");
    finish(&cloud, "StopInstances", &ids[0]);
    cloud.done("ResetInstancesType", to("S5.LARGE16", false));
    let shown = instance(&cloud, &ids[0]);
    assert_eq!((&shown["InstanceType"], &shown["Memory"]), (&json!("S5.LARGE16"), &json!(16)));
    assert_eq!(shown["InstanceState"], "STOPPED");
    assert_eq!(shown["LatestOperationState"], "SUCCESS");
}

#[test]
fn nothing_reaches_a_stopped_instance_and_it_reaches_nobody_until_it_is_started() {
    let test = "nothing_reaches_a_stopped_instance_and_it_reaches_nobody_until_it_is_started";
    let Some(kernel) = Kernel::found(test) else { return };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let ids = cloud.instances(2);
    let eni = cloud.attached(&ids[0], 1);
    let of = |eni: &str| cloud.interface_of(eni);
    let before = of(&eni);
    let (held, peer) = (first_address(&before), first_address(&of(&cloud.primary_of(&ids[1]))));
    let to = || arrives(&ids[1], &peer, (&ids[0], &held));
    let from = || arrives(&ids[0], &held, (&ids[1], &peer));
    assert!(to() && from());
    finish(&cloud, "StopInstances", &ids[0]);
    assert!(!to() && !from(), "a stopped instance neither receives nor sends");
    finish(&cloud, "StartInstances", &ids[0]);
    assert!(to() && from());
    finish(&cloud, "RebootInstances", &ids[0]);
    assert!(to() && from());
    assert_eq!(of(&eni), before, "the same ids, MAC and addresses");
    drop(server);
    kernel.purge_all();
}
