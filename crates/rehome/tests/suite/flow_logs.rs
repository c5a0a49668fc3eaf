//! The whole life of a flow log through signed calls, and what is refused.

use serde_json::{Value, json};

use crate::cloud::{Cloud, text};
use crate::server::Server;

impl Cloud {
    fn flow_log(&self, kind: &str, id: &str) -> String {
        let mut wanted = flow_log(kind, id);
        wanted["CloudLogId"] = json!("dfb8f1a2-8522-47c1-8571-67905167ab3f");
        text(&self.done("CreateFlowLog", wanted), "/FlowLog/0/FlowLogId")
    }

    fn shown(&self, log: &str) -> Value {
        let asked = json!({"VpcId": self.vpc, "FlowLogId": log});
        self.done("DescribeFlowLog", asked)["FlowLog"][0].take()
    }

    fn flow_logs(&self, asked: Value) -> u64 {
        self.done("DescribeFlowLogs", asked)["TotalNum"].as_u64().expect("a number")
    }
}

fn flow_log(kind: &str, id: &str) -> Value {
    json!({
        "FlowLogName": "box", "ResourceType": kind, "ResourceId": id, "TrafficType": "ALL",
    })
}

#[test]
fn a_flow_log_is_made_shown_changed_disabled_enabled_and_deleted() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let eni = cloud.interface(1);
    let of_vpc = cloud.flow_log("VPC", &cloud.vpc);
    let of_subnet = cloud.flow_log("SUBNET", &cloud.subnet);
    let of_interface = cloud.flow_log("NETWORKINTERFACE", &eni);
    let shown = cloud.shown(&of_interface);
    for (field, value) in [
        ("ResourceType", json!("NETWORKINTERFACE")),
        ("ResourceId", json!(eni)),
        ("VpcId", json!(cloud.vpc)),
        ("TrafficType", json!("ALL")),
        ("Enable", json!(true)),
        ("FlowLogDescription", json!("")),
        ("CloudLogId", json!("dfb8f1a2-8522-47c1-8571-67905167ab3f")),
    ] {
        assert_eq!(shown[field], value, "{field}");
    }
    assert_eq!(cloud.flow_logs(json!({})), 3);
    assert_eq!(cloud.flow_logs(json!({"ResourceType": "SUBNET"})), 1);
    assert_eq!(cloud.flow_logs(json!({"ResourceId": cloud.vpc, "FlowLogName": "box"})), 1);
    let change = json!({"FlowLogId": of_vpc, "FlowLogDescription": "changed"});
    cloud.done("ModifyFlowLogAttribute", change);
    let shown = cloud.shown(&of_vpc);
    assert_eq!(
        (&shown["FlowLogDescription"], &shown["FlowLogName"]),
        (&json!("changed"), &json!("box"))
    );
    let both = json!({"FlowLogIds": [of_vpc, of_subnet]});
    cloud.done("DisableFlowLogs", both.clone());
    // Once more changes nothing.
    cloud.done("DisableFlowLogs", both.clone());
    assert_eq!(cloud.shown(&of_subnet)["Enable"], false);
    cloud.done("EnableFlowLogs", both);
    assert_eq!(cloud.shown(&of_subnet)["Enable"], true);
    cloud.done("DeleteFlowLog", json!({"FlowLogId": of_vpc, "VpcId": cloud.vpc}));
    let gone = cloud.refused("DeleteFlowLog", json!({"FlowLogId": of_vpc}));
    assert_eq!(gone.code, "ResourceNotFound");
    assert_eq!(cloud.flow_logs(json!({})), 2);
}

#[test]
fn what_cannot_be_logged_and_what_is_not_built_is_refused() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let with = |field: &str, value: Value| {
        let mut wanted = flow_log("VPC", &cloud.vpc);
        wanted[field] = value;
        wanted
    };
    let nobody = "vpc-00000000";
    let cases = [
        (with("ResourceType", json!("CCN")), "UnsupportedOperation"),
        (with("ResourceType", json!("MOON")), "InvalidParameterValue"),
        (with("TrafficType", json!("SOME")), "InvalidParameterValue"),
        (with("ResourceId", json!("vpc")), "InvalidParameterValue.Malformed"),
        (with("ResourceId", json!(nobody)), "ResourceNotFound"),
        (with("VpcId", json!(nobody)), "UnsupportedOperation.VpcMismatch"),
        (with("FlowLogName", json!("x".repeat(61))), "InvalidParameterValue.TooLong"),
        (with("FlowLogDescription", json!("x".repeat(256))), "InvalidParameterValue.TooLong"),
        (with("StorageType", json!("ckafka")), "UnsupportedOperation"),
        (with("Period", json!(60)), "UnsupportedOperation"),
        (flow_log("SUBNET", "subnet-00000000"), "ResourceNotFound"),
        (flow_log("NETWORKINTERFACE", "eni-00000000"), "ResourceNotFound"),
    ];
    for (wanted, code) in cases {
        assert_eq!(cloud.refused("CreateFlowLog", wanted.clone()).code, code, "{wanted}");
    }
    assert_eq!(cloud.refused("EnableFlowLogs", json!({"FlowLogIds": []})).code, "MissingParameter");
    let made: Vec<_> = (0..100).map(|_| cloud.flow_log("VPC", &cloud.vpc)).collect();
    assert_pages(&cloud, &made);
    let one_more = cloud.refused("CreateFlowLog", flow_log("VPC", &cloud.vpc));
    assert_eq!(one_more.code, "LimitExceeded");
}

/// The newest first, ten a page; or by name, or the oldest first. Each is shown once.
fn assert_pages(cloud: &Cloud, made: &[String]) {
    let ids = |asked: Value| {
        let answer = cloud.done("DescribeFlowLogs", asked);
        assert_eq!(answer["TotalNum"], made.len());
        let logs = answer["FlowLog"].as_array().expect("a list").iter();
        logs.map(|log| text(log, "/FlowLogId")).collect::<Vec<_>>()
    };
    let newest = ids(json!({}));
    assert_eq!(newest.len(), 10);
    let rising = ids(json!({"OrderDirection": "asc", "Limit": 100}));
    assert_eq!(rising.iter().rev().take(10).collect::<Vec<_>>(), newest.iter().collect::<Vec<_>>());
    let mut all = (0..10).flat_map(|page| ids(json!({"Offset": page * 10}))).collect::<Vec<_>>();
    assert!(all.iter().eq(rising.iter().rev()), "page by page");
    all.sort_unstable();
    // All have one name: then the id decides.
    assert_eq!(
        ids(json!({"OrderField": "flowLogName", "OrderDirection": "asc", "Limit": 100})),
        all
    );
    for wrong in [json!({"OrderField": "id"}), json!({"OrderDirection": "up"})] {
        let refused = cloud.refused("DescribeFlowLogs", wrong);
        assert_eq!(refused.code, "InvalidParameterValue");
    }
}
