//! What the API refuses, with which code: the rules of migration in their order, then the
//! parameters, then names of actions, versions and regions that nobody serves.

use rehome_client::{CallError, Operation};
use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, call, migration, subnet, text};
use crate::server::{SECRET_ID, SECRET_KEY, Server, until};
use crate::signed::Tc3;

const MIGRATE: &str = "MigrateNetworkInterface";
const NO_ENI: &str = "eni-00000000";
const NO_INSTANCE: &str = "ins-00000000";

#[test]
fn a_migration_that_breaks_a_rule_is_refused_with_the_code_of_the_rule() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (source, destination) = (instances[0].as_str(), instances[1].as_str());
    let eni = &cloud.attached(source, 6);
    let primary = &cloud.primary_of(source);
    let free = &cloud.interface(1);
    let small = &cloud.instances_of("S5.SMALL1", 1, (&cloud.subnet, ZONE))[0];
    let narrow = &cloud.attached(destination, 2);
    let full = &cloud.instances_of("S5.SMALL2", 1, (&cloud.subnet, ZONE))[0];
    cloud.attached(full, 1);
    let other = "ap-guangzhou-4";
    let apart = subnet(&cloud.client, &cloud.vpc, ("10.0.32.0/24", other));
    let far = &cloud.instances_of("S5.LARGE8", 1, (&apart, other))[0];
    let abroad = Cloud::of(server.client(), "10.1.0.0/16");
    let foreign = &abroad.instances(1)[0];

    let table = [
        ("eni-1", source, destination, "InvalidParameterValue.Malformed"),
        ("ins-12345678", source, destination, "InvalidParameterValue.Malformed"),
        ("eni-ABCDEFGH", source, destination, "InvalidParameterValue.Malformed"),
        ("", source, destination, "InvalidParameterValue.Malformed"),
        (eni, "i-1", destination, "InvalidParameterValue.Malformed"),
        (eni, source, "nonsense", "InvalidParameterValue.Malformed"),
        (NO_ENI, source, destination, "ResourceNotFound"),
        (eni, NO_INSTANCE, destination, "ResourceNotFound"),
        (eni, source, NO_INSTANCE, "ResourceNotFound"),
        (eni, source, source, "InvalidParameterValue"),
        (eni, destination, destination, "InvalidParameterValue"),
        (primary, source, destination, "UnsupportedOperation"),
        (eni, destination, source, "UnsupportedOperation.AttachmentNotFound"),
        (free, source, destination, "UnsupportedOperation.AttachmentNotFound"),
        (eni, source, foreign, "UnsupportedOperation.VpcMismatch"),
        (eni, source, far, "UnsupportedOperation.ZoneMismatch"),
        (eni, source, full, "LimitExceeded"),
        (eni, source, small, "LimitExceeded"),
        // A malformed id goes before an unknown one, an unknown one before the rules.
        (NO_ENI, "nonsense", destination, "InvalidParameterValue.Malformed"),
        (primary, source, NO_INSTANCE, "ResourceNotFound"),
        (primary, source, source, "InvalidParameterValue"),
        (eni, destination, foreign, "UnsupportedOperation.AttachmentNotFound"),
    ];
    for (eni, source, destination, code) in table {
        let error = cloud.refused(MIGRATE, migration(eni, source, destination));
        assert_eq!(error.code, code, "{eni} {source} {destination}: {error}");
    }
    // What one size cannot hold another can; nothing that was refused left a trace.
    cloud.finish(MIGRATE, migration(narrow, destination, small));
    assert_eq!(cloud.interface_of(eni)["Attachment"]["InstanceId"], source);
}

#[test]
fn an_unknown_interface_is_named_and_the_answer_has_a_request_id() {
    let server = Server::fresh();
    let parameters = migration("eni-afo43z61", "ins-r8hr2upy", "ins-s2hr8upy").to_string();
    let answer = Tc3::post(&server, MIGRATE, &parameters).request().send(server.address());
    assert_eq!(answer.code(), "ResourceNotFound");
    assert!(answer.message().contains("eni-afo43z61"), "{}", answer.message());
    let unknown = "vpc-00000000";
    let cloud = Cloud::new(&server);
    for (action, parameters) in [
        ("DeleteVpc", json!({"VpcId": unknown})),
        ("DeleteSubnet", json!({"SubnetId": "subnet-00000000"})),
        ("DeleteNetworkInterface", json!({"NetworkInterfaceId": NO_ENI})),
        ("DescribeNetworkInterfaces", json!({"NetworkInterfaceIds": [NO_ENI]})),
        ("DescribeVpcTaskResult", json!({"TaskId": "f23d1450-ed00-4442-98d4-be409e625e6c"})),
    ] {
        assert_eq!(cloud.refused(action, parameters).code, "ResourceNotFound", "{action}");
    }
}

#[test]
fn a_held_interface_is_refused_to_a_second_task() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(3);
    let eni = cloud.attached(&instances[0], 1);
    // A move is over within a millisecond: what is seen is whichever came first, and never two.
    let mut holder = 0;
    for _ in 0..20 {
        let begin = |to: usize| {
            let parameters = migration(&eni, &instances[holder], &instances[to]);
            call(&cloud.client, MIGRATE, parameters)
        };
        let goals = [(holder + 1) % 3, (holder + 2) % 3];
        let answers = std::thread::scope(|scope| {
            let begin = &begin;
            goals.map(|to| scope.spawn(move || begin(to))).map(|thread| thread.join().unwrap())
        });
        let taken: Vec<usize> = (0..2).filter(|side| answers[*side].is_ok()).collect();
        assert_eq!(taken.len(), 1, "{answers:?}");
        let code = answers[1 - taken[0]].as_ref().unwrap_err().code.clone();
        // Before the commit the source still owns it and a task holds it; after it, another does.
        let allowed = [
            "UnsupportedOperation.MutexOperationTaskRunning",
            "UnsupportedOperation.AttachmentNotFound",
        ];
        assert!(allowed.contains(&code.as_str()), "{code}");
        let task = text(answers[taken[0]].as_ref().unwrap(), "/RequestId");
        assert_eq!(cloud.end_of(&task), "SUCCESS");
        holder = goals[taken[0]];
        assert_eq!(
            cloud.interface_of(&eni)["Attachment"]["InstanceId"],
            instances[holder].as_str()
        );
    }
}

#[test]
fn an_instance_that_is_being_made_or_removed_is_no_destination() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    cloud.done("TerminateInstances", json!({"InstanceIds": [instances[1]]}));
    // Terminating for a moment, then gone: refused throughout, and for a reason that is listed.
    let allowed = [
        "UnsupportedOperation.MutexOperationTaskRunning",
        "UnsupportedOperation.InvalidState",
        "ResourceNotFound",
    ];
    until("the instance is gone", || {
        let error = cloud.refused(MIGRATE, migration(&eni, &instances[0], &instances[1]));
        assert!(allowed.contains(&error.code.as_str()), "{error}");
        (error.code == "ResourceNotFound").then_some(())
    });
    assert_eq!(cloud.interface_of(&eni)["Attachment"]["InstanceId"], instances[0].as_str());
}

#[test]
fn a_wrong_parameter_is_refused_in_the_documented_words() {
    let server = Server::fresh();
    let missing = |name: &str| format!("The request is missing a required parameter `{name}`.");
    let unknown = |name: &str| format!("The parameter `{name}` is not recognized.");
    let mistyped = |name: &str, kind: &str| {
        format!("The value type of parameter `{name}` is not valid, input type should be `{kind}`.")
    };
    let whole = migration("eni-afo43z61", "ins-r8hr2upy", "ins-s2hr8upy");
    let with = |name: &str, value: Value| {
        let mut parameters = whole.clone();
        parameters[name] = value;
        parameters
    };
    let without = |name: &str| {
        let mut parameters = whole.clone();
        parameters.as_object_mut().unwrap().remove(name);
        parameters
    };
    let describe = "DescribeNetworkInterfaces";
    let (eni, to) = ("NetworkInterfaceId", "DestinationInstanceId");
    let table = [
        (MIGRATE, without(eni), "MissingParameter", missing(eni)),
        (MIGRATE, without("SourceInstanceId"), "MissingParameter", missing("SourceInstanceId")),
        (MIGRATE, without(to), "MissingParameter", missing(to)),
        (MIGRATE, with(eni, Value::Null), "MissingParameter", missing(eni)),
        (MIGRATE, with("Foo", json!(1)), "UnknownParameter", unknown("Foo")),
        (MIGRATE, with("networkInterfaceId", json!("x")), "UnknownParameter", {
            unknown("networkInterfaceId")
        }),
        (MIGRATE, with(eni, json!(7)), "InvalidParameter", mistyped(eni, "string")),
        (MIGRATE, with(eni, json!(["a"])), "InvalidParameter", mistyped(eni, "string")),
        (
            MIGRATE,
            with("AttachType", json!("0")),
            "InvalidParameter",
            mistyped("AttachType", "uint64"),
        ),
        (
            MIGRATE,
            with("AttachType", json!(-1)),
            "InvalidParameter",
            mistyped("AttachType", "uint64"),
        ),
        (
            describe,
            json!({"Filters": [{"Name": "vpc-id", "Values": [1]}]}),
            "InvalidParameter",
            mistyped("Filters.0.Values.0", "string"),
        ),
        (
            describe,
            json!({"Filters": [{"Values": ["a"]}]}),
            "MissingParameter",
            missing("Filters.0.Name"),
        ),
        (
            describe,
            json!({"Filters": [{"Name": "vpc-id", "Values": ["a"], "Foo": 1}]}),
            "UnknownParameter",
            unknown("Filters.0.Foo"),
        ),
    ];
    for (action, parameters, code, message) in table {
        let request = Tc3::post(&server, action, &parameters.to_string()).request();
        let answer = request.send(server.address());
        assert_eq!(answer.code(), code, "{action} {parameters}: {}", answer.message());
        // The newer text names the type that is wanted; the older one ends before that.
        let said = answer.message();
        let older = message.split(", input type").next().unwrap();
        assert!(said == message || said == format!("{older}."), "{said} / {message}");
    }
}

#[test]
fn a_value_outside_of_its_range_is_refused_and_named() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let describe = "DescribeNetworkInterfaces";
    let attach_type = |number: u64| {
        let mut parameters = migration("eni-afo43z61", "ins-r8hr2upy", "ins-s2hr8upy");
        parameters["AttachType"] = json!(number);
        parameters
    };
    let attach = json!({
        "NetworkInterfaceId": NO_ENI, "InstanceId": "ins-r8hr2upy", "AttachType": 1,
    });
    let family = "UnsupportedOperation.UnsupportedInstanceFamily";
    let both =
        json!({"NetworkInterfaceIds": [NO_ENI], "Filters": [{"Name": "vpc-id", "Values": []}]});
    let many: Vec<String> = (0..101).map(|n| format!("eni-{n:08}")).collect();
    let key = json!({"Filters": [{"Name": "colour", "Values": ["red"]}]});
    for (action, parameters, code, named) in [
        (MIGRATE, attach_type(1), "UnsupportedOperation", "AttachType"),
        (MIGRATE, attach_type(2), "InvalidParameterValue", "AttachType"),
        ("AttachNetworkInterface", attach, family, "AttachType"),
        (describe, json!({"Limit": 101}), "InvalidParameterValue.Range", "Limit"),
        (describe, both, "InvalidParameter.Coexist", "Filters"),
        (describe, json!({"NetworkInterfaceIds": many}), "InvalidParameterValue.LimitExceeded", ""),
        (describe, key, "InvalidParameter.FilterInvalidKey", "colour"),
        (
            "CreateVpc",
            json!({"VpcName": "a", "CidrBlock": "10.0.0.0"}),
            "InvalidParameterValue.Malformed",
            "CidrBlock",
        ),
    ] {
        let error = cloud.refused(action, parameters.clone());
        assert_eq!(error.code, code, "{action} {parameters}: {error}");
        assert!(error.message.contains(named), "{error}");
    }
}

#[test]
fn what_is_not_built_is_told_from_what_does_not_exist() {
    let server = Server::fresh();
    let client = server.client();
    let code = |service, version, action| match client
        .call(Operation { service, version, action }, json!({}))
    {
        Err(CallError::Api(error)) => (error.code, error.message),
        other => panic!("{action}: {other:?}"),
    };
    for action in ["CreateVpnGateway", "CreateNatGateway"] {
        let (code, message) = code("vpc", "2017-03-12", action);
        assert_eq!(code, "UnsupportedOperation.NotBuilt", "{action}");
        assert!(message.contains(action), "{message}");
    }
    for action in ["MigrateNetworkInterfaces", "migratenetworkinterface", "x", "../../etc"] {
        let (code, message) = code("vpc", "2017-03-12", action);
        assert_eq!(code, "InvalidAction", "{action}");
        assert!(message.contains(action), "{message}");
    }
    for version in ["2017-03-13", "2017", "v1"] {
        let (code, message) = code("vpc", version, MIGRATE);
        assert_eq!(code, "NoSuchVersion", "{version}");
        assert!(message.contains(version), "{message}");
    }
}

#[test]
fn a_call_needs_a_region_that_is_served() {
    let server = Server::fresh();
    let code = |region: &str| {
        let client = server.client_of(SECRET_ID, SECRET_KEY, region);
        call(&client, "DescribeVpcs", json!({})).map(|_| ()).map_err(|error| error.code)
    };
    assert_eq!(code("ap-guangzhou"), Ok(()));
    assert_eq!(code("ap-shanghai-fsi"), Ok(()));
    let unknown = Err(String::from("UnsupportedRegion"));
    assert_eq!((code("ap-nowhere"), code("AP-GUANGZHOU")), (unknown.clone(), unknown));
    assert_eq!(code(""), Err(String::from("MissingParameter")));
    // Java may send the header with nothing in it.
    let mut empty = Tc3::post(&server, "DescribeVpcs", "{}");
    empty.region = Some(String::new());
    let answer = empty.request().send(server.address());
    assert_eq!(answer.message(), "The request is missing a required parameter `Region`.");
}

#[test]
fn nothing_of_one_region_is_seen_from_another() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let elsewhere = server.client_of(SECRET_ID, SECRET_KEY, "ap-shanghai");
    let ids = json!({"VpcIds": [cloud.vpc]});
    let error = call(&elsewhere, "DescribeVpcs", ids.clone()).unwrap_err();
    assert_eq!(error.code, "ResourceNotFound");
    assert_eq!(cloud.done("DescribeVpcs", ids)["TotalCount"], 1);
}

#[test]
fn finance_regions_are_apart() {
    let server = Server::fresh();
    let fsi = "ap-shanghai-fsi";
    for (region, host, code) in [
        (fsi, "vpc.ap-shanghai-fsi.tencentcloudapi.com", "OK"),
        (fsi, "vpc.tencentcloudapi.com", "UnsupportedRegion"),
        (fsi, "vpc.ap-shenzhen-fsi.tencentcloudapi.com", "UnsupportedRegion"),
        ("ap-shanghai", "vpc.ap-shanghai-fsi.tencentcloudapi.com", "UnsupportedRegion"),
        ("ap-shanghai", "vpc.tencentcloudapi.com", "OK"),
        (fsi, server.authority(), "OK"),
    ] {
        let mut call = Tc3::post(&server, "DescribeVpcs", "{}");
        call.region = Some(region.to_owned());
        (call.host, call.host_signed) = (host.to_owned(), host.to_owned());
        assert_eq!(call.request().send(server.address()).code(), code, "{region} on {host}");
    }
}
