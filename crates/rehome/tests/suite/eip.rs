//! The whole life of an elastic IP through signed calls: allocated, bound, carried along, unbound,
//! released; what is refused; and the server killed while it binds.

use nix::sys::signal::Signal;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cloud::{Cloud, migration, text};
use crate::server::{Server, serve_with_key, until};

impl Cloud {
    pub(crate) fn allocate(&self, count: u32) -> Vec<String> {
        let answer = self.done("AllocateAddresses", json!({"AddressCount": count}));
        assert_eq!(self.end_by_number(&answer), "SUCCESS");
        serde_json::from_value(answer["AddressSet"].clone()).unwrap()
    }

    /// How the task of a call about elastic IPs ended. Its id is a number in digits.
    pub(crate) fn end_by_number(&self, answer: &Value) -> String {
        let number: u64 = text(answer, "/TaskId").parse().unwrap();
        assert!(number < 1 << 53, "{number} is too large for a client in JavaScript");
        until("the task ends", || {
            let told = self.done("DescribeTaskResult", json!({"TaskId": number}));
            assert_eq!(told["TaskId"], number);
            let result = text(&told, "/Result");
            (result != "RUNNING").then_some(result)
        })
    }

    pub(crate) fn finish_eip(&self, action: &str, parameters: Value) {
        let answer = self.done(action, parameters);
        assert_eq!(self.end_by_number(&answer), "SUCCESS", "{action}");
    }

    pub(crate) fn eip(&self, id: &str) -> Value {
        let mut found = self.done("DescribeAddresses", json!({"AddressIds": [id]}));
        assert_eq!(found["TotalCount"], 1, "{found}");
        found["AddressSet"][0].take()
    }

    fn publics(&self, instance: &str) -> Value {
        let mut found = self.done("DescribeInstances", json!({"InstanceIds": [instance]}));
        found["InstanceSet"][0]["PublicIpAddresses"].take()
    }

    fn found_by(&self, action: &str, name: &str, value: &Value) -> Value {
        let filters = json!({"Filters": [{"Name": name, "Values": [value]}]});
        self.done(action, filters)["TotalCount"].clone()
    }
}

/// To the last address of an interface.
pub(crate) fn association(cloud: &Cloud, eip: &str, eni: &str) -> Value {
    let shown = cloud.interface_of(eni);
    let addresses = shown["PrivateIpAddressSet"].as_array().unwrap();
    let private = &addresses.last().unwrap()["PrivateIpAddress"];
    json!({"AddressId": eip, "NetworkInterfaceId": eni, "PrivateIpAddress": private})
}

#[test]
fn an_elastic_ip_stays_with_its_interface_while_that_moves() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (source, destination) = (&instances[0], &instances[1]);
    let eni = cloud.attached(source, 3);
    let id = cloud.allocate(1).remove(0);
    let public = cloud.eip(&id)["AddressIp"].clone();
    assert!(public.as_str().unwrap().starts_with("203.0.113."), "{public}");
    assert_eq!(cloud.eip(&id)["AddressStatus"], "UNBIND");

    let wanted = association(&cloud, &id, &eni);
    cloud.finish_eip("AssociateAddress", wanted.clone());
    let at = |instance: &str| {
        let shown = cloud.eip(&id);
        assert_eq!(shown["AddressStatus"], if instance.is_empty() { "BIND_ENI" } else { "BIND" });
        assert_eq!((&shown["AddressIp"], &shown["InstanceId"]), (&public, &json!(instance)));
        assert_eq!(shown["NetworkInterfaceId"], eni.as_str());
        assert_eq!(shown["PrivateAddressIp"], wanted["PrivateIpAddress"]);
        let address = cloud.interface_of(&eni)["PrivateIpAddressSet"][2].clone();
        assert_eq!((&address["PublicIpAddress"], &address["AddressId"]), (&public, &json!(id)));
        for one in &instances {
            let expected = if one == instance { json!([public]) } else { json!([]) };
            assert_eq!(cloud.publics(one), expected, "{one}");
        }
    };
    at(source);
    cloud.finish("MigrateNetworkInterface", migration(&eni, source, destination));
    at(destination);
    let pair = json!({"NetworkInterfaceId": eni, "InstanceId": destination});
    cloud.finish("DetachNetworkInterface", pair);
    at("");
    let pair = json!({"NetworkInterfaceId": eni, "InstanceId": source});
    cloud.finish("AttachNetworkInterface", pair);
    at(source);

    // The filters that lead to it.
    for (name, value) in [("instance-id", json!(source)), ("address-status", json!("BIND"))] {
        assert_eq!(cloud.found_by("DescribeAddresses", name, &value), 1, "{name}");
    }
    for (action, name) in [
        ("DescribeNetworkInterfaces", "public-address-ip"),
        ("DescribeInstances", "public-ip-address"),
        ("DescribeAddresses", "address-ip"),
    ] {
        assert_eq!(cloud.found_by(action, name, &public), 1, "{action}");
        assert_eq!(cloud.found_by(action, name, &json!("203.0.113.250")), 0, "{action}");
    }

    cloud.finish_eip("DisassociateAddress", json!({"AddressId": id}));
    assert_eq!(cloud.eip(&id)["AddressStatus"], "UNBIND");
    assert_eq!(cloud.interface_of(&eni)["PrivateIpAddressSet"][2]["AddressId"], "");
    cloud.finish_eip("ReleaseAddresses", json!({"AddressIds": [id]}));
    // What is gone is left out, not refused.
    assert_eq!(cloud.done("DescribeAddresses", json!({"AddressIds": [id]}))["TotalCount"], 0);
}

#[test]
fn an_elastic_ip_goes_with_the_address_to_another_interface() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (from, to) = (cloud.attached(&instances[0], 2), cloud.attached(&instances[1], 1));
    let id = cloud.allocate(1).remove(0);
    let wanted = association(&cloud, &id, &from);
    cloud.finish_eip("AssociateAddress", wanted.clone());
    let private = &wanted["PrivateIpAddress"];
    cloud.finish(
        "MigratePrivateIpAddress",
        json!({
            "SourceNetworkInterfaceId": from, "DestinationNetworkInterfaceId": to,
            "PrivateIpAddress": private,
        }),
    );
    let shown = cloud.eip(&id);
    assert_eq!(shown["NetworkInterfaceId"], to.as_str());
    assert_eq!(shown["InstanceId"], instances[1].as_str());
    assert_eq!(shown["PrivateAddressIp"], *private);
}

#[test]
fn an_elastic_ip_outlives_what_it_was_bound_to() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(1);
    let eni = cloud.interface(1);
    let ids = cloud.allocate(2);
    let to_instance = json!({"AddressId": ids[0], "InstanceId": instances[0]});
    cloud.finish_eip("AssociateAddress", to_instance);
    cloud.finish_eip("AssociateAddress", association(&cloud, &ids[1], &eni));
    assert_eq!(cloud.eip(&ids[0])["InstanceType"], "CVM");
    let primary = cloud.primary_of(&instances[0]);
    assert_eq!(cloud.eip(&ids[0])["NetworkInterfaceId"], primary.as_str());
    cloud.done("TerminateInstances", json!({"InstanceIds": instances}));
    cloud.finish("DeleteNetworkInterface", json!({"NetworkInterfaceId": eni}));
    for id in &ids {
        until("it is free again", || {
            let shown = cloud.eip(id);
            let free = shown["AddressStatus"] == "UNBIND";
            free.then(|| assert_eq!(shown["NetworkInterfaceId"], "", "{shown}"))
        });
    }
    cloud.finish_eip("ReleaseAddresses", json!({"AddressIds": ids}));
}

#[test]
fn what_contradicts_the_state_is_refused_with_the_documented_code() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(1);
    let eni = cloud.attached(&instances[0], 2);
    let ids = cloud.allocate(3);
    cloud.finish_eip("AssociateAddress", association(&cloud, &ids[0], &eni));
    let to_instance = |id: &str| json!({"AddressId": id, "InstanceId": instances[0]});
    cloud.finish_eip("AssociateAddress", to_instance(&ids[1]));

    let by = |id: &str, more: Value| {
        let mut all = json!({"AddressId": id});
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let (eip, free) = ("eip-00000000", ids[2].as_str());
    let foreign = json!({"NetworkInterfaceId": eni, "PrivateIpAddress": "10.0.9.9"});
    let unknown = json!({"NetworkInterfaceId": "eni-00000000", "PrivateIpAddress": "10.0.9.9"});
    let both = json!({"NetworkInterfaceId": eni, "InstanceId": instances[0]});
    let half = json!({"NetworkInterfaceId": eni});
    let wrong = json!({"InstanceId": "instance"});
    let associate = [
        (to_instance(eip), "InvalidAddressId.NotFound"),
        (to_instance("eni-00000000"), "InvalidParameterValue.AddressIdMalformed"),
        (by(free, wrong), "InvalidParameterValue.InstanceIdMalformed"),
        (by(free, json!({"InstanceId": "ins-00000000"})), "InvalidInstanceId.NotFound"),
        (by(free, unknown), "InvalidNetworkInterfaceId.NotFound"),
        (by(free, foreign), "InvalidNetworkInterfaceId.NotFound"),
        (by(free, both), "InvalidParameterConflict"),
        (by(free, half), "MissingParameter"),
        (json!({"AddressId": free}), "MissingParameter"),
        (to_instance(free), "InvalidInstanceId.AlreadyBindEip"),
        (association(&cloud, free, &eni), "InvalidPrivateIpAddress.AlreadyBindEip"),
        (association(&cloud, &ids[1], &eni), "UnsupportedOperation.AddressStatusNotPermit"),
        (
            by(free, json!({"EipDirectConnection": true, "InstanceId": instances[0]})),
            "UnsupportedOperation",
        ),
    ];
    for (parameters, code) in associate {
        assert_eq!(
            cloud.refused("AssociateAddress", parameters.clone()).code,
            code,
            "{parameters}"
        );
    }
    let others = [
        ("DisassociateAddress", json!({"AddressId": free}), "InvalidAddressIdStatus.NotPermit"),
        ("DisassociateAddress", json!({"AddressId": eip}), "InvalidAddressId.NotFound"),
        ("ReleaseAddresses", json!({"AddressIds": [ids[2], ids[0]]}), "InvalidAddressState"),
        ("ReleaseAddresses", json!({"AddressIds": [eip]}), "InvalidAddressId.NotFound"),
        ("AllocateAddresses", json!({"AddressCount": 0}), "InvalidParameterValue.Range"),
        ("AllocateAddresses", json!({"AddressCount": 18}), "AddressQuotaLimitExceeded"),
        ("AllocateAddresses", json!({"AddressCount": 6}), "ResourceInsufficient"),
        ("AllocateAddresses", json!({"AddressType": "AnycastEIP"}), "UnsupportedOperation"),
        ("DescribeTaskResult", json!({"TaskId": 1}), "InvalidParameter"),
        ("DescribeTaskResult", json!({}), "MissingParameter"),
    ];
    for (action, parameters, code) in others {
        assert_eq!(cloud.refused(action, parameters.clone()).code, code, "{action} {parameters}");
    }
    assert_eq!(cloud.eip(free)["AddressStatus"], "UNBIND", "a refused call changes nothing");
    let quota = cloud.done("DescribeAddressQuota", json!({}));
    assert_eq!(quota["QuotaSet"][0]["QuotaCurrent"], 3, "{quota}");
}

#[test]
fn a_pool_of_one_address_a_region_gives_one() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("state");
    let mut command = serve_with_key(&folder, "simulated");
    let server = Server::ready(command.args(["--eip-pool", "198.51.100.64/26"]), &folder);
    let cloud = Cloud::new(&server);
    // Two in this region: its number and the one 32 further on are in a block of 64.
    let ids = cloud.allocate(2);
    let refused = cloud.refused("AllocateAddresses", json!({}));
    assert_eq!(refused.code, "ResourceInsufficient");
    cloud.finish_eip("ReleaseAddresses", json!({"AddressIds": [ids[0]]}));
    assert_eq!(cloud.allocate(1).len(), 1);
}

/// Rounds of a kill in the middle of binding, and of unbinding.
const KILLS: usize = 10;

#[test]
fn a_killed_server_comes_back_with_every_binding_that_it_accepted() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("state");
    let start = || Server::ready(&mut serve_with_key(&folder, "simulated"), &folder);
    let mut server = start();
    let mut cloud = Cloud::new(&server);
    let instance = cloud.instances(1).remove(0);
    let ids = cloud.allocate(4);
    let enis: Vec<String> = ids.iter().map(|_| cloud.attached_or_free(&instance)).collect();
    for round in 0..KILLS {
        let binds = round % 2 == 0;
        let ask = |(id, eni): (&String, &String)| {
            if binds {
                cloud.done("AssociateAddress", association(&cloud, id, eni))
            } else {
                cloud.done("DisassociateAddress", json!({"AddressId": id}))
            }
        };
        // The same ones are bound and then unbound. The last answers are not a millisecond old when the server goes.
        let answers: Vec<Value> = ids.iter().zip(&enis).take(1 + round / 2 % 4).map(ask).collect();
        server.process.signal(Signal::SIGKILL);
        server.process.end();
        server = start();
        cloud.client = server.client();
        for (id, answer) in ids.iter().zip(&answers) {
            assert_eq!(cloud.end_by_number(answer), "SUCCESS", "round {round}");
            let bound = cloud.eip(id)["AddressStatus"] != "UNBIND";
            assert_eq!(bound, binds, "{id} in round {round}");
        }
    }
}

impl Cloud {
    /// An interface, attached while the instance has a place.
    fn attached_or_free(&self, instance: &str) -> String {
        let eni = self.interface(2);
        let pair = json!({"NetworkInterfaceId": eni, "InstanceId": instance});
        let shown = self.done(
            "DescribeNetworkInterfaces",
            json!({"Filters": [
                {"Name": "attachment.instance-id", "Values": [instance]},
            ]}),
        );
        if shown["TotalCount"].as_u64() < Some(4) {
            self.finish("AttachNetworkInterface", pair);
        }
        eni
    }
}
