//! Network ACLs through the API: their life, what is refused, and judged by packets: stateless, by
//! priority, at once, and over moves.

use std::net::UdpSocket;
use std::time::Duration;

use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, migration, subnet, text};
use crate::kernel::Kernel;
use crate::namespaces::{arrives, first_address, inside};
use crate::server::{Server, serve_with_key, until};

impl Cloud {
    fn acl(&self, name: &str) -> String {
        let asked = json!({"VpcId": self.vpc, "NetworkAclName": name});
        let made = self.done("CreateNetworkAcl", asked);
        text(&made, "/NetworkAcl/NetworkAclId")
    }

    fn shown_acl(&self, acl: &str) -> Value {
        let mut found = self.done("DescribeNetworkAcls", json!({"NetworkAclIds": [acl]}));
        assert_eq!(found["TotalCount"], 1, "{found}");
        found["NetworkAclSet"][0].take()
    }

    fn join(&self, action: &str, acl: &str) {
        let asked = json!({"NetworkAclId": acl, "SubnetIds": [self.subnet]});
        self.done(&format!("{action}NetworkAclSubnets"), asked);
    }

    fn acl_of_subnet(&self) -> Value {
        let mut found = self.done("DescribeSubnets", json!({"SubnetIds": [self.subnet]}));
        found["SubnetSet"][0]["NetworkAclId"].take()
    }
}

/// Everything of a block.
fn all(block: &str, action: &str) -> Value {
    json!({"Protocol": "ALL", "Port": "all", "CidrBlock": block, "Action": action})
}

fn write(cloud: &Cloud, acl: &str, (ingress, egress): (&[Value], &[Value])) {
    let set = json!({"Ingress": ingress, "Egress": egress});
    cloud.done("ModifyNetworkAclEntries", json!({"NetworkAclId": acl, "NetworkAclEntrySet": set}));
}

#[test]
fn an_acl_lives_from_its_making_to_its_end_and_goes_with_its_vpc() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let acl = cloud.acl("front");
    let shown = cloud.shown_acl(&acl);
    assert_eq!((&shown["VpcId"], &shown["NetworkAclName"]), (&json!(cloud.vpc), &json!("front")));
    assert_eq!((&shown["NetworkAclType"], &shown["SubnetSet"]), (&json!("TRIPLE"), &json!([])));
    // A new one has no rules: it lets nothing pass.
    assert_eq!((&shown["IngressEntries"], &shown["EgressEntries"]), (&json!([]), &json!([])));
    cloud.done("ModifyNetworkAclAttribute", json!({"NetworkAclId": acl, "NetworkAclName": "back"}));
    assert_eq!(cloud.shown_acl(&acl)["NetworkAclName"], "back");

    let tcp = json!({
        "Protocol": "tcp", "Port": "80-90", "CidrBlock": "192.0.2.0/24", "Action": "accept",
        "Priority": 7, "Description": "web",
    });
    write(&cloud, &acl, (&[all("0.0.0.0/0", "DROP"), tcp.clone()], &[all("0.0.0.0/0", "ACCEPT")]));
    let rules = cloud.shown_acl(&acl)["IngressEntries"].clone();
    let second = &rules[1];
    assert_eq!((&second["Priority"], &second["Protocol"]), (&json!(2), &json!("TCP")));
    assert_eq!((&second["Port"], &second["Description"]), (&json!("80-90"), &json!("web")));
    // Only what is named by its priority changes.
    let changed = json!({"Protocol": "UDP", "Port": "53", "CidrBlock": "192.0.2.0/24", "Action": "ACCEPT", "Priority": 1});
    cloud.done(
        "ModifyNetworkAclEntries",
        json!({
            "NetworkAclId": acl, "EnableUpdateAclEntries": true,
            "NetworkAclEntrySet": {"Ingress": [changed]},
        }),
    );
    let now = cloud.shown_acl(&acl);
    assert_eq!(now["IngressEntries"][0]["Protocol"], "UDP");
    assert_eq!(now["IngressEntries"][1]["Protocol"], "TCP");
    assert_eq!(now["EgressEntries"][0]["Action"], "ACCEPT");

    cloud.join("Associate", &acl);
    assert_eq!(cloud.acl_of_subnet(), json!(acl));
    assert_eq!(cloud.shown_acl(&acl)["SubnetSet"][0]["SubnetId"], json!(cloud.subnet));
    let in_use = cloud.refused("DeleteNetworkAcl", json!({"NetworkAclId": acl}));
    assert_eq!(in_use.code, "ResourceInUse");
    // Another one takes its place; what a subnet does not have is not taken from it.
    let other = cloud.acl("other");
    cloud.join("Associate", &other);
    cloud.join("Disassociate", &acl);
    assert_eq!(cloud.acl_of_subnet(), json!(other));
    cloud.done("DeleteNetworkAcl", json!({"NetworkAclId": acl}));
    let filters = json!({"Filters": [{"Name": "vpc-id", "Values": [cloud.vpc]}]});
    let found = cloud.done("DescribeNetworkAcls", filters.clone());
    assert_eq!(
        (&found["TotalCount"], &found["NetworkAclSet"][0]["NetworkAclId"]),
        (&json!(1), &json!(other))
    );
    cloud.done("DeleteSubnet", json!({"SubnetId": cloud.subnet}));
    assert_eq!(cloud.shown_acl(&other)["SubnetSet"], json!([]));
    cloud.done("DeleteVpc", json!({"VpcId": cloud.vpc}));
    assert_eq!(cloud.done("DescribeNetworkAcls", filters)["TotalCount"], 0);
}

fn refused(cloud: &Cloud, cases: &[(&str, Value, &str)]) {
    for (action, asked, code) in cases {
        assert_eq!(cloud.refused(action, asked.clone()).code, *code, "{action} {asked}");
    }
}

#[test]
fn rules_that_are_wrong_are_refused_with_the_documented_code_and_change_nothing() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let acl = cloud.acl("box");
    let rules =
        |rules: Value| json!({"NetworkAclId": acl, "NetworkAclEntrySet": {"Ingress": rules}});
    let many: Vec<_> = (0..21).map(|_| all("0.0.0.0/0", "DROP")).collect();
    let at = |priority: i64| {
        let mut rule = all("0.0.0.0/0", "DROP");
        rule["Priority"] = json!(priority);
        rule
    };
    let with = |name: &str, value: &str| {
        let mut rule = all("0.0.0.0/0", "DROP");
        rule[name] = json!(value);
        rules(json!([rule]))
    };
    let modify = "ModifyNetworkAclEntries";
    refused(
        &cloud,
        &[
            (modify, rules(json!(many)), "LimitExceeded"),
            (modify, rules(json!([at(0)])), "InvalidParameterValue.Range"),
            (modify, rules(json!([at(1), at(1)])), "InvalidParameterValue.Duplicate"),
            (modify, with("Port", "80"), "InvalidParameterValue.Range"),
            (modify, with("Ipv6CidrBlock", "::/0"), "InvalidParameter.Coexist"),
            (modify, with("Action", "PERHAPS"), "InvalidParameterValue.Malformed"),
            (
                modify,
                rules(json!([{"Protocol": "ALL", "CidrBlock": "0.0.0.0/0"}])),
                "MissingParameter",
            ),
            (modify, json!({"NetworkAclId": acl}), "MissingParameter"),
            (modify, json!({"NetworkAclId": acl, "NetworkAclEntrySet": {}}), "MissingParameter"),
        ],
    );
    assert_eq!(cloud.shown_acl(&acl)["IngressEntries"], json!([]));
    write(&cloud, &acl, (&many[..20], &[]));
    assert_eq!(cloud.shown_acl(&acl)["IngressEntries"].as_array().map(Vec::len), Some(20));
}

#[test]
fn rules_come_and_go_by_priority_and_the_others_keep_their_order() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let acl = cloud.acl("box");
    let rule = |block: &str, priority: i64| {
        let mut rule = all(block, "ACCEPT");
        rule["Priority"] = json!(priority);
        rule
    };
    let ingress =
        |rules: Value| json!({"NetworkAclId": acl, "NetworkAclEntrySet": {"Ingress": rules}});
    let blocks = || {
        let shown = cloud.shown_acl(&acl);
        let rules = shown["IngressEntries"].as_array().unwrap().clone();
        rules.iter().map(|rule| text(rule, "/CidrBlock")).collect::<Vec<_>>()
    };
    let (a, b, c, d) = ("10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16");
    let (create, delete) = ("CreateNetworkAclEntries", "DeleteNetworkAclEntries");
    write(&cloud, &acl, (&[all(a, "ACCEPT")], &[all(a, "DROP")]));
    cloud.done(create, ingress(json!([all(b, "ACCEPT")])));
    assert_eq!(blocks(), [a, b], "without a priority it comes last");
    cloud.done(create, ingress(json!([rule(d, 9), rule(c, 1)])));
    assert_eq!(blocks(), [c, a, b, d]);
    let many: Vec<_> = (0..17).map(|_| all(a, "DROP")).collect();
    let mut by_id = rule(a, 1);
    by_id["NetworkAclIpv4EntryId"] = json!("acl4-00000000");
    let at = |priority: i64| json!({"Priority": priority});
    refused(
        &cloud,
        &[
            (create, ingress(json!(many)), "LimitExceeded"),
            (create, ingress(json!([])), "MissingParameter"),
            (create, ingress(json!([rule(a, 0)])), "InvalidParameterValue.Range"),
            (create, ingress(json!([rule(a, 1), rule(b, 1)])), "InvalidParameterValue.Duplicate"),
            (create, ingress(json!([by_id.clone()])), "UnsupportedOperation"),
            (delete, ingress(json!([by_id])), "UnsupportedOperation"),
            (delete, ingress(json!([at(1), at(5)])), "InvalidParameterValue.Range"),
            (delete, ingress(json!([at(1), at(1)])), "InvalidParameterValue.Duplicate"),
            (delete, ingress(json!([{}])), "MissingParameter"),
            (delete, json!({"NetworkAclId": acl}), "MissingParameter"),
        ],
    );
    assert_eq!(blocks(), [c, a, b, d], "what is refused changes nothing");
    cloud.done(delete, ingress(json!([at(3), at(1)])));
    assert_eq!(blocks(), [a, d], "priorities are those from before the call");
    assert_eq!(cloud.shown_acl(&acl)["EgressEntries"][0]["CidrBlock"], a);
    cloud.done(create, ingress(json!(many)));
    cloud.done(create, ingress(json!([all(b, "DROP")])));
    assert_eq!(blocks().len(), 20, "as many as there may be");
}

#[test]
fn what_is_wrong_about_acls_is_refused_with_the_documented_code_and_changes_nothing() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let elsewhere = Cloud::of(server.client(), "10.1.0.0/16");
    let acl = cloud.acl("box");
    let named = |name: &str| json!({"VpcId": cloud.vpc, "NetworkAclName": name});
    let subnets = |subnets: Value| json!({"NetworkAclId": acl, "SubnetIds": subnets});
    let unknown = json!({"VpcId": "vpc-00000000", "NetworkAclName": "x"});
    let mut five = named("x");
    five["NetworkAclType"] = json!("QUADRUPLE");
    let both = json!([cloud.subnet, "subnet-00000000"]);
    let quintuple = json!({"NetworkAclId": acl, "NetworkAclQuintupleSet": {}});
    let mismatch = "UnsupportedOperation.VpcMismatch";
    let (join, leave) = ("AssociateNetworkAclSubnets", "DisassociateNetworkAclSubnets");
    refused(
        &cloud,
        &[
            ("CreateNetworkAcl", named(&"x".repeat(61)), "InvalidParameterValue.TooLong"),
            ("CreateNetworkAcl", unknown, "ResourceNotFound"),
            ("CreateNetworkAcl", five, "InvalidParameterValue"),
            ("DeleteNetworkAcl", json!({"NetworkAclId": "acl-00000000"}), "ResourceNotFound"),
            ("DeleteNetworkAcl", json!({"NetworkAclId": "acl"}), "InvalidParameterValue.Malformed"),
            ("DescribeNetworkAcls", json!({"NetworkAclIds": ["acl-00000000"]}), "ResourceNotFound"),
            ("DescribeNetworkAcls", json!({"Limit": 101}), "InvalidParameterValue.Range"),
            (join, subnets(json!([elsewhere.subnet])), mismatch),
            (join, subnets(json!([])), "MissingParameter"),
            (join, subnets(both), "ResourceNotFound"),
            (leave, subnets(json!([elsewhere.subnet])), mismatch),
            ("CreateNetworkAclQuintupleEntries", quintuple, "InvalidParameter.AclTypeMismatch"),
        ],
    );
    assert_eq!(cloud.acl_of_subnet(), json!(""));
    for number in 1..50 {
        cloud.acl(&format!("{number}"));
    }
    assert_eq!(cloud.refused("CreateNetworkAcl", named("x")).code, "LimitExceeded");
    elsewhere.acl("another VPC has its own");
}

/// One datagram there and its answer back, in one flow: whether both arrive.
fn answers((client, from): (&str, &str), (server, to): (&str, &str)) -> (bool, bool) {
    let bind = |namespace: &str, address: &str| {
        let at = format!("{address}:0");
        let socket = inside(namespace, move || UdpSocket::bind(at)).unwrap();
        socket.set_read_timeout(Some(Duration::from_millis(700))).unwrap();
        socket
    };
    let (asks, serves) = (bind(client, from), bind(server, to));
    asks.send_to(b"ask", serves.local_addr().unwrap()).unwrap();
    let Ok((_, back)) = serves.recv_from(&mut [0; 8]) else { return (false, false) };
    serves.send_to(b"answer", back).unwrap();
    (true, asks.recv(&mut [0; 8]).is_ok())
}

#[test]
fn an_acl_filters_each_packet_by_itself_by_priority_at_once_and_over_moves() {
    let name = "an_acl_filters_each_packet_by_itself_by_priority_at_once_and_over_moves";
    let Some(kernel) = Kernel::found(name) else { return };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let mut outside = Cloud {
        subnet: subnet(&cloud.client, &cloud.vpc, ("10.0.32.0/20", ZONE)),
        ..Cloud::of(server.client(), "10.2.0.0/16")
    };
    outside.vpc.clone_from(&cloud.vpc);
    let (guests, client) = (cloud.instances(2), outside.instances(1).remove(0));
    let eni = cloud.attached(&guests[0], 1);
    let to = first_address(&cloud.interface_of(&eni));
    let from = first_address(&cloud.interface_of(&cloud.primary_of(&client)));
    let neighbour = first_address(&cloud.interface_of(&cloud.primary_of(&guests[1])));
    let mut holder = guests[0].clone();
    let seen = |holder: &str| answers((&client, &from), (holder, &to));
    assert_eq!(seen(&holder), (true, true), "without an ACL");
    let acl = cloud.acl("box");
    cloud.join("Associate", &acl);
    until("an ACL without rules lets nothing pass", || {
        (seen(&holder) == (false, false)).then_some(())
    });
    // Inside of the subnet it says nothing.
    assert!(arrives(&guests[1], &neighbour, (&guests[0], &to)));
    let block = "10.0.32.0/20";
    for (ingress, egress, wanted) in [
        // The answer needs a rule of its own.
        (vec![all(block, "ACCEPT")], vec![], (true, false)),
        (vec![all(block, "ACCEPT")], vec![all(block, "ACCEPT")], (true, true)),
        // The first that matches decides.
        (
            vec![all(block, "DROP"), all("0.0.0.0/0", "ACCEPT")],
            vec![all(block, "ACCEPT")],
            (false, false),
        ),
        (
            vec![all("0.0.0.0/0", "ACCEPT"), all(block, "DROP")],
            vec![all(block, "ACCEPT")],
            (true, true),
        ),
        (
            vec![all(block, "ACCEPT")],
            vec![all("10.0.0.0/8", "DROP"), all(block, "ACCEPT")],
            (true, false),
        ),
    ] {
        write(&cloud, &acl, (&ingress, &egress));
        until(&format!("{ingress:?} {egress:?}"), || (seen(&holder) == wanted).then_some(()));
        let next = if holder == guests[0] { &guests[1] } else { &guests[0] };
        cloud.finish("MigrateNetworkInterface", migration(&eni, &holder, next));
        holder.clone_from(next);
        assert_eq!(seen(&holder), wanted, "behind a move");
    }
    cloud.join("Disassociate", &acl);
    until("without an ACL again", || (seen(&holder) == (true, true)).then_some(()));
    kernel.purge_all();
}
