//! The states of an interface, its addresses, its elastic IP and its task, while something happens to
//! it and afterwards (VPC API 2017-03-12, data type NetworkInterface).

use serde_json::{Value, json};

use crate::held::{Server, until};

const ZONE: &str = "ap-guangzhou-3";
/// Second in its interface's list, and with an elastic IP.
const SECOND: &str = "10.0.0.20";
const THIRD: &str = "10.0.0.30";

/// An attached interface with three addresses and an IPv6 one, and what its actions name.
struct Stage {
    server: Server,
    vpc: String,
    subnet: String,
    instances: Vec<String>,
    eni: String,
    eip: String,
}

fn text(value: &Value, pointer: &str) -> String {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer} of {value}")).to_owned()
}

impl Stage {
    fn new() -> Self {
        let server = Server::new();
        let call = |action: &str, parameters| {
            server.call(action, parameters).unwrap_or_else(|error| panic!("{action}: {error}"))
        };
        let vpc = call("CreateVpc", json!({"VpcName": "box", "CidrBlock": "10.0.0.0/16"}));
        let vpc = text(&vpc, "/Vpc/VpcId");
        let block = call("AssignIpv6CidrBlock", json!({"VpcId": vpc}));
        let block = text(&block, "/Ipv6CidrBlock").replace("/56", "/64");
        let subnet = json!({
            "VpcId": vpc, "SubnetName": "box", "CidrBlock": "10.0.0.0/24", "Zone": ZONE,
        });
        let subnet = text(&call("CreateSubnet", subnet), "/Subnet/SubnetId");
        let blocks = json!([{"SubnetId": subnet, "Ipv6CidrBlock": block}]);
        call("AssignIpv6SubnetCidrBlock", json!({"VpcId": vpc, "Ipv6SubnetCidrBlocks": blocks}));
        let eip = call("AllocateAddresses", json!({}));
        let eip = text(&eip, "/AddressSet/0");
        let (instances, eni) = (Vec::new(), String::new());
        let mut stage = Self { server, vpc, subnet, instances, eni, eip };
        stage.instances = vec![stage.instance(), stage.instance()];
        stage.eni = text(&stage.create(3), "/NetworkInterface/NetworkInterfaceId");
        stage.is("AVAILABLE");
        stage.server.finish("AttachNetworkInterface", stage.at(0));
        let bind = json!({
            "AddressId": stage.eip, "NetworkInterfaceId": stage.eni, "PrivateIpAddress": SECOND,
        });
        stage.server.begin("AssociateAddress", bind);
        stage.eip_is("BIND");
        stage
    }

    fn run(&self) -> Value {
        json!({
            "InstanceType": "S5.LARGE8", "ImageId": "img-rehome", "Placement": {"Zone": ZONE},
            "VirtualPrivateCloud": {"VpcId": self.vpc, "SubnetId": self.subnet},
        })
    }

    fn instance(&self) -> String {
        let made = self.server.call("RunInstances", self.run()).unwrap();
        let id = text(&made, "/InstanceIdSet/0");
        until("the instance runs", || {
            let found =
                self.server.call("DescribeInstances", json!({"InstanceIds": [id]})).unwrap();
            (found["InstanceSet"][0]["InstanceState"] == "RUNNING").then_some(())
        });
        id
    }

    fn create(&self, addresses: usize) -> Value {
        let named = [json!({"PrivateIpAddress": SECOND}), json!({"PrivateIpAddress": THIRD})];
        let create = json!({
            "VpcId": self.vpc, "SubnetId": self.subnet, "NetworkInterfaceName": "box",
            "PrivateIpAddresses": named[..addresses - 1], "Ipv6AddressCount": 1,
        });
        self.server.call("CreateNetworkInterface", create).unwrap()
    }

    fn at(&self, instance: usize) -> Value {
        json!({"NetworkInterfaceId": self.eni, "InstanceId": self.instances[instance]})
    }

    fn one(&self, more: Value) -> Value {
        let mut one = json!({"NetworkInterfaceId": self.eni});
        one.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        one
    }

    fn shown(&self) -> Value {
        self.server.interface(&self.eni).unwrap()
    }

    /// Waits for a state.
    fn is(&self, state: &str) -> Value {
        until(state, || Some(self.shown()).filter(|shown| shown["State"] == state))
    }

    fn eip_is(&self, status: &str) {
        until(status, || {
            let ids = json!({"AddressIds": [self.eip]});
            let found = self.server.call("DescribeAddresses", ids).unwrap();
            (found["AddressSet"][0]["AddressStatus"] == status).then_some(())
        });
    }

    /// State, NetworkInterfaceState, who has it, and the states of its addresses of both families.
    fn seen(&self) -> String {
        summary(&self.shown(), &self.instances)
    }

    /// What is seen while the plane stands still and after it went on.
    fn held(&self, action: &str, parameters: Value) -> [String; 2] {
        self.server.hold();
        let task = self.server.begin(action, parameters);
        let during = self.seen();
        let told = self.server.task(&task);
        assert_eq!((&told["Status"], &told["Output"]), (&json!("RUNNING"), &json!("")), "{action}");
        assert_eq!(told["Result"], json!([{"ResourceId": self.eni, "Status": "RUNNING"}]));
        self.server.let_go();
        let told = self.server.end_of(&task);
        assert_eq!((&told["Status"], &told["Output"]), (&json!("SUCCESS"), &json!("SUCCESS")));
        assert_eq!(told["Result"], json!([{"ResourceId": self.eni, "Status": "SUCCESS"}]));
        [during, self.seen()]
    }
}

fn summary(shown: &Value, instances: &[String]) -> String {
    let states = |set: &Value| {
        let one = |it: &Value| it["State"].as_str().unwrap().chars().next().unwrap();
        set.as_array().unwrap().iter().map(one).collect::<String>()
    };
    let holder = shown["Attachment"]["InstanceId"].as_str();
    let holder = holder.and_then(|id| instances.iter().position(|it| it == id));
    let (state, in_use) = (text(shown, "/State"), text(shown, "/NetworkInterfaceState"));
    let (v4, v6) = (states(&shown["PrivateIpAddressSet"]), states(&shown["Ipv6AddressSet"]));
    assert_eq!(shown["Ipv6AddressSet"], shown["Ipv6Addresses"]);
    format!("{state} {in_use} {} {v4}/{v6}", holder.map_or("-".into(), |at| at.to_string()))
}

#[test]
fn each_step_of_an_interface_is_seen_while_it_lasts() {
    let stage = Stage::new();
    let [source, destination] = [&stage.instances[0], &stage.instances[1]];
    let migrate = stage.one(json!({
        "SourceInstanceId": source, "DestinationInstanceId": destination,
    }));
    let address = |address: &str| json!({"PrivateIpAddresses": [{"PrivateIpAddress": address}]});
    let ipv6 = text(&stage.shown(), "/Ipv6AddressSet/0/Address");
    // P is PENDING, A AVAILABLE, D DELETING; before the slash IPv4 addresses.
    let table = [
        (
            "AssignPrivateIpAddresses",
            stage.one(json!({"SecondaryPrivateIpAddressCount": 1})),
            "AVAILABLE INUSE 0 AAAP/A",
            "AVAILABLE INUSE 0 AAAA/A",
        ),
        (
            "UnassignPrivateIpAddresses",
            stage.one(address(THIRD)),
            "AVAILABLE INUSE 0 AAAD/A",
            "AVAILABLE INUSE 0 AAA/A",
        ),
        (
            "AssignIpv6Addresses",
            stage.one(json!({"Ipv6AddressCount": 1})),
            "AVAILABLE INUSE 0 AAA/AP",
            "AVAILABLE INUSE 0 AAA/AA",
        ),
        (
            "UnassignIpv6Addresses",
            stage.one(json!({"Ipv6Addresses": [{"Address": ipv6}]})),
            "AVAILABLE INUSE 0 AAA/AD",
            "AVAILABLE INUSE 0 AAA/A",
        ),
        (
            "MigrateNetworkInterface",
            migrate,
            "DETACHING DETACHING 0 AAA/A",
            "AVAILABLE INUSE 1 AAA/A",
        ),
        (
            "DetachNetworkInterface",
            stage.at(1),
            "DETACHING DETACHING 1 AAA/A",
            "AVAILABLE AVAILABLE - AAA/A",
        ),
        (
            "AttachNetworkInterface",
            stage.at(0),
            "ATTACHING ATTACHING - AAA/A",
            "AVAILABLE INUSE 0 AAA/A",
        ),
    ];
    for (action, parameters, during, after) in table {
        assert_eq!(stage.held(action, parameters), [during, after], "{action}");
        // An elastic IP follows: an interface in no instance has it as well.
        let detached = action == "DetachNetworkInterface";
        stage.eip_is(if detached { "BIND_ENI" } else { "BIND" });
    }
    stage.server.finish("DetachNetworkInterface", stage.at(0));
    stage.server.hold();
    let task = stage.server.begin("DeleteNetworkInterface", stage.one(json!({})));
    assert_eq!(stage.seen(), "DELETING DELETING - DDD/D");
    stage.server.let_go();
    assert_eq!(stage.server.end_of(&task)["Status"], "SUCCESS");
    assert_eq!(stage.server.interface(&stage.eni), None);
    stage.eip_is("UNBIND");
}

#[test]
fn an_address_that_changes_hands_is_seen_on_both_sides_one_after_the_other() {
    let stage = Stage::new();
    let other = stage.create(1);
    let other = text(&other, "/NetworkInterface/NetworkInterfaceId");
    stage.server.hold();
    let task = stage.server.begin(
        "MigratePrivateIpAddress",
        json!({
            "SourceNetworkInterfaceId": stage.eni, "DestinationNetworkInterfaceId": other,
            "PrivateIpAddress": SECOND,
        }),
    );
    // To an interface in no instance nothing has to be prepared: the address is there at once, and
    // the plane has yet to take it from where it was.
    let taker = until("the commit", || {
        let shown = stage.server.interface(&other).unwrap();
        let set = shown["PrivateIpAddressSet"].as_array().unwrap().clone();
        set.into_iter().find(|it| it["PrivateIpAddress"] == SECOND)
    });
    assert_eq!(taker["State"], "MIGRATING");
    assert_eq!(taker["AddressId"], stage.eip.as_str());
    assert_eq!(stage.seen(), "AVAILABLE INUSE 0 AA/A");
    stage.server.let_go();
    assert_eq!(stage.server.end_of(&task)["Status"], "SUCCESS");
    let taker = stage.server.interface(&other).unwrap();
    assert_eq!(summary(&taker, &stage.instances), "AVAILABLE AVAILABLE - AA/A");
    // Into one in an instance it is prepared first, and is the giver's meanwhile.
    stage.server.hold();
    let task = stage.server.begin(
        "MigratePrivateIpAddress",
        json!({
            "SourceNetworkInterfaceId": other, "DestinationNetworkInterfaceId": stage.eni,
            "PrivateIpAddress": SECOND,
        }),
    );
    let giver = stage.server.interface(&other).unwrap();
    assert_eq!(summary(&giver, &stage.instances), "AVAILABLE AVAILABLE - AM/A");
    assert_eq!(stage.seen(), "AVAILABLE INUSE 0 AA/A");
    stage.server.let_go();
    assert_eq!(stage.server.end_of(&task)["Status"], "SUCCESS");
    assert_eq!(stage.seen(), "AVAILABLE INUSE 0 AAA/A");
}

#[test]
fn a_new_interface_is_answered_pending_and_without_what_is_not_known_yet() {
    let stage = Stage::new();
    let made = stage.create(1)["NetworkInterface"].clone();
    assert_eq!(summary(&made, &[]), "PENDING PENDING - P/P");
    for empty in ["Zone", "CreatedTime"] {
        assert_eq!(made[empty], "", "{empty}");
    }
    assert_eq!((&made["GroupSet"], &made["Attachment"]), (&json!([]), &Value::Null));
    let (kind, business) = (&made["EniType"], &made["Business"]);
    assert_eq!((kind, business, &made["AttachType"]), (&json!(0), &json!("cvm"), &json!(0)));
    let id = text(&made, "/NetworkInterfaceId");
    let shown = until("it is made", || {
        stage.server.interface(&id).filter(|shown| shown["State"] == "AVAILABLE")
    });
    assert_eq!((&shown["Zone"], shown["GroupSet"].as_array().unwrap().len()), (&json!(ZONE), 1));
    // Made and attached in one call: answered where it is about to be, seen on its way there.
    stage.server.hold();
    let both = json!({
        "VpcId": stage.vpc, "SubnetId": stage.subnet, "NetworkInterfaceName": "both",
        "InstanceId": stage.instances[1],
    });
    let made = stage.server.call("CreateAndAttachNetworkInterface", both).unwrap();
    let made = &made["NetworkInterface"];
    assert_eq!(summary(made, &stage.instances), "PENDING PENDING 1 P/");
    assert_eq!(made["Attachment"]["DeviceIndex"], 1);
    assert_eq!(made["Attachment"]["InstanceAccountId"], "7");
    let id = text(made, "/NetworkInterfaceId");
    let on_its_way = stage.server.interface(&id).unwrap();
    assert_eq!(summary(&on_its_way, &stage.instances), "ATTACHING ATTACHING - A/");
    stage.server.let_go();
    until("it is attached", || {
        let shown = stage.server.interface(&id)?;
        (summary(&shown, &stage.instances) == "AVAILABLE INUSE 1 A/").then_some(())
    });
}

#[test]
fn a_primary_interface_comes_and_goes_with_its_instance() {
    let stage = Stage::new();
    let primary = |instance: &str| {
        let filters = json!([
            {"Name": "is-primary", "Values": ["true"]},
            {"Name": "subnet-id", "Values": [stage.subnet]},
        ]);
        let found = stage.server.call("DescribeNetworkInterfaces", json!({"Filters": filters}));
        let found = found.unwrap()["NetworkInterfaceSet"].as_array().unwrap().clone();
        let new = |shown: &Value| {
            let holder = shown["Attachment"]["InstanceId"].as_str();
            let known = |it: &String| holder == Some(it.as_str());
            holder == Some(instance) || !stage.instances.iter().any(known)
        };
        found.into_iter().find(new)
    };
    stage.server.hold();
    let made = stage.server.call("RunInstances", stage.run()).unwrap();
    let id = text(&made, "/InstanceIdSet/0");
    let shown = primary(&id).unwrap();
    assert_eq!(summary(&shown, &stage.instances), "PENDING PENDING - P/");
    assert_eq!((&shown["Primary"], &shown["EniType"]), (&json!(true), &json!(1)));
    stage.server.let_go();
    let shown = until("it is there", || primary(&id).filter(|it| it["State"] == "AVAILABLE"));
    assert_eq!(shown["NetworkInterfaceState"], "INUSE");
    assert_eq!(shown["Attachment"]["DeviceIndex"], 0);
    let eni = text(&shown, "/NetworkInterfaceId");
    stage.server.hold();
    stage.server.begin("TerminateInstances", json!({"InstanceIds": [id]}));
    let shown = primary(&id).unwrap();
    assert_eq!((&shown["State"], &shown["NetworkInterfaceId"]), (&json!("DELETING"), &json!(eni)));
    stage.server.let_go();
    until("it is gone", || stage.server.interface(&eni).is_none().then_some(()));
}
