//! The 39 questions that a probe asked the emulators of another cloud, put to this one in Tencent
//! Cloud's calls and codes. `docs/fidelity.md` prints the table; `REHOME_BLESS=1` writes it.

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, call, done, migration, subnet, text};
use crate::server::{REGION, SECRET_ID, Server, until};
use crate::signed::Tc3;

/// A question: as the probe asked it, what is called, what is answered, and how it is shown.
struct Question {
    asked: &'static str,
    call: &'static str,
    answer: &'static str,
    shown: fn(&Server, &Cloud),
}

const fn q(
    asked: &'static str,
    call: &'static str,
    answer: &'static str,
    shown: fn(&Server, &Cloud),
) -> Question {
    Question { asked, call, answer, shown }
}

const QUESTIONS: [Question; 39] = [
    q("IP inside subnet", "CreateNetworkInterface", "the first free address of the block", inside),
    q("60 ENIs in a /25 have 60 different IPs", "CreateNetworkInterface", "60 of 60", sixty),
    q("reserved addresses never given", "CreateNetworkInterface", "13 of a /28's 16", reserved),
    q("full /28 refuses", "CreateNetworkInterface", "`ResourceInsufficient.Subnet`", full),
    q("duplicate explicit IP refused", "CreateNetworkInterface", "`ResourceInUse`", duplicate),
    q(
        "IP outside subnet refused",
        "CreateNetworkInterface",
        "`InvalidParameterValue.Range`",
        outside,
    ),
    q("deleted IP reusable", "DeleteNetworkInterface", "given to the next who asks", reusable),
    q("AvailableIpAddressCount moves", "DescribeSubnets", "less with each address", available),
    q("MACs unique", "CreateNetworkInterface", "60 of 60", macs),
    q("unknown subnet refused", "CreateNetworkInterface", "`ResourceNotFound`", unknown_subnet),
    q(
        "unknown security group refused",
        "CreateNetworkInterface",
        "`ResourceNotFound`",
        unknown_group,
    ),
    q(
        "attach to unknown instance refused",
        "AttachNetworkInterface",
        "`ResourceNotFound`",
        nowhere,
    ),
    q(
        "attach of attached ENI refused",
        "AttachNetworkInterface",
        "`UnsupportedOperation.AttachmentAlreadyExists`",
        twice,
    ),
    q(
        "used device index refused",
        "AttachNetworkInterface",
        "the index is the server's choice, never one that is taken; naming one: `UnknownParameter`",
        index,
    ),
    q("ENI limit of instance type", "AttachNetworkInterface", "`LimitExceeded`", too_many),
    q(
        "other-zone attach refused",
        "AttachNetworkInterface",
        "`UnsupportedOperation.ZoneMismatch`",
        other_zone,
    ),
    q(
        "ENI shown on instance",
        "DescribeNetworkInterfaces",
        "`attachment.instance-id`",
        on_instance,
    ),
    q(
        "delete of attached refused",
        "DeleteNetworkInterface",
        "`UnsupportedOperation.InvalidState`",
        delete_attached,
    ),
    q("delete of subnet with ENI refused", "DeleteSubnet", "`ResourceInUse`", busy_subnet),
    q(
        "detach of unknown attachment refused",
        "DetachNetworkInterface",
        "`UnsupportedOperation.AttachmentNotFound`",
        detach_free,
    ),
    q("detach of primary refused", "DetachNetworkInterface", "`UnsupportedOperation`", primary),
    q("`attaching` state visible", "DescribeNetworkInterfaces", "State `ATTACHING`", attaching),
    q("private IP kept over a move", "MigrateNetworkInterface", "addresses and MAC stay", kept),
    q("EIP follows a move", "MigrateNetworkInterface", "InstanceId is the new one", eip_follows),
    q("secondary IPs", "AssignPrivateIpAddresses", "given and described", secondary),
    q("secondary IP limit", "AssignPrivateIpAddresses", "`LimitExceeded`", secondary_limit),
    q("IPv6 assigned", "AssignIpv6Addresses", "of the subnet's block", ipv6),
    q(
        "security groups replaced",
        "ModifyNetworkInterfaceAttribute",
        "GroupSet is the new one",
        groups,
    ),
    q(
        "client token idempotent",
        "CreateNetworkInterface",
        "the first answer again; other parameters: `UnsupportedOperation.IdempotentParameterMismatch`",
        token,
    ),
    q("request ids unique uuids", "any", "36 characters, never twice", request_ids),
    q("MaxResults honoured", "DescribeNetworkInterfaces", "Limit and Offset", limit),
    q("filter by subnet", "DescribeNetworkInterfaces", "`subnet-id`", by_subnet),
    q(
        "unknown filter refused",
        "DescribeNetworkInterfaces",
        "`InvalidParameter.FilterInvalidKey`",
        unknown_filter,
    ),
    q("malformed id refused", "any", "`InvalidParameterValue.Malformed`", malformed),
    q("unknown id NotFound", "any", "`ResourceNotFound`", unknown),
    q("DryRun", "RunInstances", "`DryRunOperation`, and nothing is made", dry_run),
    q("wrong signature refused", "any", "`AuthFailure.SignatureFailure`", wrong_signature),
    q("missing signature refused", "any", "`MissingParameter`, before all else", no_signature),
    q("burst throttled", "DescribeNetworkInterfaceLimit (20/s)", "`RequestLimitExceeded`", burst),
];

/// The sums of the probe's own runs on emulators of another cloud, default settings, 2026-11-22.
const PEERS: [(&str, u32); 5] =
    [("LocalStack", 19), ("moto", 18), ("fakecloud", 9), ("winterbaume", 5), ("MiniStack", 3)];

/// Questions that are asked at a time.
const ASKERS: usize = 2;

#[test]
fn the_table_of_fidelity_says_what_is_answered() {
    let next = AtomicUsize::new(0);
    let ask = || {
        let mut answers = Vec::new();
        while let Some((at, question)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, QUESTIONS.get(at)?)))
        {
            let answered = catch_unwind(|| {
                let server = Server::fresh();
                (question.shown)(&server, &Cloud::new(&server));
            });
            answers.push((at, answered.is_ok()));
        }
        answers
    };
    let mut answers: Vec<(usize, bool)> = std::thread::scope(|scope| {
        let askers: Vec<_> = (0..ASKERS).map(|_| scope.spawn(ask)).collect();
        askers.into_iter().flat_map(|asker| asker.join().unwrap()).collect()
    });
    answers.sort_unstable();
    let table = table(&answers.iter().map(|(_, yes)| *yes).collect::<Vec<_>>());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/fidelity.md");
    let page = fs::read_to_string(&file).unwrap();
    let (head, _) = page.split_once("\n| question").expect("the page has the table");
    let wanted = format!("{head}\n{table}");
    if std::env::var_os("REHOME_BLESS").is_some() {
        return fs::write(&file, wanted).unwrap();
    }
    assert_eq!(page, wanted, "docs/fidelity.md says otherwise; the panics above say why");
}

fn table(answers: &[bool]) -> String {
    let mut table = String::from("| question | call | answer here | |\n|---|---|---|---|\n");
    for (question, yes) in QUESTIONS.iter().zip(answers) {
        let Question { asked, call, answer, .. } = question;
        let (answer, yes) = if *yes { (*answer, "yes") } else { ("", "**no**") };
        table.push_str(&format!("| {asked} | {call} | {answer} | {yes} |\n"));
    }
    let sum = answers.iter().filter(|yes| **yes).count();
    let peers = PEERS.map(|(name, sum)| format!("{name} {sum}")).join(", ");
    table.push_str(&format!("| **sum of {}** | | {peers} | **{sum}** |\n", QUESTIONS.len()));
    table
}

impl Cloud {
    fn eni(&self, more: &Value) -> Value {
        let mut given =
            json!({"VpcId": self.vpc, "SubnetId": self.subnet, "NetworkInterfaceName": "q"});
        given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        given
    }

    fn created(&self, more: &Value) -> Value {
        self.done("CreateNetworkInterface", self.eni(more))["NetworkInterface"].take()
    }

    /// A second subnet, and so many interfaces in it.
    fn filled(&self, block: &str, count: usize) -> (String, Vec<Value>) {
        let subnet = subnet(&self.client, &self.vpc, (block, ZONE));
        let made = (0..count).map(|_| self.created(&json!({"SubnetId": subnet}))).collect();
        (subnet, made)
    }

    fn is_refused(&self, action: &str, given: Value, code: &str) {
        let error = self.refused(action, given);
        assert_eq!(error.code, code, "{error}");
    }
}

fn address(eni: &Value) -> String {
    text(eni, "/PrivateIpAddressSet/0/PrivateIpAddress")
}

fn named(address: &str) -> Value {
    json!({"PrivateIpAddresses": [{"PrivateIpAddress": address, "Primary": true}]})
}

fn pair(eni: &str, instance: &str) -> Value {
    json!({"NetworkInterfaceId": eni, "InstanceId": instance})
}

fn inside(_: &Server, cloud: &Cloud) {
    let (_, made) = cloud.filled("10.0.32.0/24", 3);
    assert!(made.iter().all(|eni| address(eni).starts_with("10.0.32.")), "{made:?}");
}

fn sixty(_: &Server, cloud: &Cloud) {
    let (_, made) = cloud.filled("10.0.32.0/25", 60);
    assert_eq!(made.iter().map(address).collect::<BTreeSet<_>>().len(), 60);
}

fn reserved(_: &Server, cloud: &Cloud) {
    let (_, made) = cloud.filled("10.0.32.0/28", 13);
    let given: BTreeSet<String> = made.iter().map(address).collect();
    let reserved = ["10.0.32.0", "10.0.32.1", "10.0.32.15"];
    assert!(reserved.iter().all(|one| !given.contains(*one)), "{given:?}");
    for one in reserved {
        let given = cloud.eni(&json!({"SubnetId": text(&made[0], "/SubnetId")}));
        let given = [given, named(one)].map(|part| part.as_object().unwrap().clone());
        let given: Value = Value::Object(given.into_iter().flatten().collect());
        cloud.is_refused("CreateNetworkInterface", given, "InvalidParameterValue.Reserved");
    }
}

fn full(_: &Server, cloud: &Cloud) {
    let (subnet, _) = cloud.filled("10.0.32.0/28", 13);
    let one_more = cloud.eni(&json!({"SubnetId": subnet}));
    cloud.is_refused("CreateNetworkInterface", one_more, "ResourceInsufficient.Subnet");
}

fn duplicate(_: &Server, cloud: &Cloud) {
    cloud.created(&named("10.0.1.1"));
    cloud.is_refused("CreateNetworkInterface", cloud.eni(&named("10.0.1.1")), "ResourceInUse");
}

fn outside(_: &Server, cloud: &Cloud) {
    let given = cloud.eni(&named("10.0.99.1"));
    cloud.is_refused("CreateNetworkInterface", given, "InvalidParameterValue.Range");
}

fn reusable(_: &Server, cloud: &Cloud) {
    let eni = text(&cloud.created(&named("10.0.1.1")), "/NetworkInterfaceId");
    until("the interface is made", || {
        (cloud.interface_of(&eni)["State"] == "AVAILABLE").then_some(())
    });
    cloud.finish("DeleteNetworkInterface", json!({"NetworkInterfaceId": eni}));
    assert_eq!(address(&cloud.created(&named("10.0.1.1"))), "10.0.1.1");
}

fn available(_: &Server, cloud: &Cloud) {
    let free = || {
        let found = cloud.done("DescribeSubnets", json!({"SubnetIds": [cloud.subnet]}));
        found["SubnetSet"][0]["AvailableIpAddressCount"].as_u64().unwrap()
    };
    let before = free();
    cloud.interface(3);
    assert_eq!(free(), before - 3);
}

fn macs(_: &Server, cloud: &Cloud) {
    let (_, made) = cloud.filled("10.0.32.0/24", 60);
    let macs: BTreeSet<String> = made.iter().map(|eni| text(eni, "/MacAddress")).collect();
    assert_eq!(macs.len(), 60);
}

fn unknown_subnet(_: &Server, cloud: &Cloud) {
    let given = cloud.eni(&json!({"SubnetId": "subnet-00000000"}));
    cloud.is_refused("CreateNetworkInterface", given, "ResourceNotFound");
}

fn unknown_group(_: &Server, cloud: &Cloud) {
    let given = cloud.eni(&json!({"SecurityGroupIds": ["sg-00000000"]}));
    cloud.is_refused("CreateNetworkInterface", given, "ResourceNotFound");
}

fn nowhere(_: &Server, cloud: &Cloud) {
    let given = pair(&cloud.interface(1), "ins-00000000");
    cloud.is_refused("AttachNetworkInterface", given, "ResourceNotFound");
}

fn twice(_: &Server, cloud: &Cloud) {
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let code = "UnsupportedOperation.AttachmentAlreadyExists";
    for instance in &instances {
        cloud.is_refused("AttachNetworkInterface", pair(&eni, instance), code);
    }
}

fn index(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let enis = [(); 3].map(|()| cloud.interface(1));
    let mut given = pair(&enis[0], &instance);
    given["DeviceIndex"] = json!(0);
    cloud.is_refused("AttachNetworkInterface", given, "UnknownParameter");
    // All at once: each gets a place of its own.
    std::thread::scope(|scope| {
        for eni in &enis {
            scope.spawn(|| {
                let taken = || call(&cloud.client, "AttachNetworkInterface", pair(eni, &instance));
                until("the interface is attached", || taken().is_ok().then_some(()));
                until("it is there", || {
                    cloud.interface_of(eni)["Attachment"]["DeviceIndex"].is_u64().then_some(())
                });
            });
        }
    });
    let places =
        enis.iter().map(|eni| cloud.interface_of(eni)["Attachment"]["DeviceIndex"].as_u64());
    assert_eq!(places.collect::<BTreeSet<_>>(), BTreeSet::from([Some(1), Some(2), Some(3)]));
}

fn too_many(_: &Server, cloud: &Cloud) {
    let small = cloud.instances_of("S5.SMALL2", 1, (&cloud.subnet, ZONE)).remove(0);
    cloud.attached(&small, 1);
    let given = pair(&cloud.interface(1), &small);
    cloud.is_refused("AttachNetworkInterface", given, "LimitExceeded");
}

fn other_zone(_: &Server, cloud: &Cloud) {
    let zone = "ap-guangzhou-4";
    let far = subnet(&cloud.client, &cloud.vpc, ("10.0.32.0/24", zone));
    let instance = cloud.instances_of("S5.LARGE8", 1, (&far, zone)).remove(0);
    let given = pair(&cloud.interface(1), &instance);
    cloud.is_refused("AttachNetworkInterface", given, "UnsupportedOperation.ZoneMismatch");
}

fn on_instance(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.attached(&instance, 1);
    let filter = json!({"Filters": [{"Name": "attachment.instance-id", "Values": [instance]}]});
    let found = cloud.done("DescribeNetworkInterfaces", filter);
    let set = found["NetworkInterfaceSet"].as_array().unwrap();
    assert_eq!((set.len(), &found["TotalCount"]), (2, &json!(2)));
    assert!(set.iter().any(|one| one["NetworkInterfaceId"] == eni.as_str()), "{found}");
}

fn delete_attached(_: &Server, cloud: &Cloud) {
    let eni = cloud.attached(&cloud.instances(1)[0], 1);
    let given = json!({"NetworkInterfaceId": eni});
    cloud.is_refused("DeleteNetworkInterface", given, "UnsupportedOperation.InvalidState");
}

fn busy_subnet(_: &Server, cloud: &Cloud) {
    cloud.interface(1);
    cloud.is_refused("DeleteSubnet", json!({"SubnetId": cloud.subnet}), "ResourceInUse");
}

fn detach_free(_: &Server, cloud: &Cloud) {
    let instances = cloud.instances(2);
    let (free, held) = (cloud.interface(1), cloud.attached(&instances[0], 1));
    let code = "UnsupportedOperation.AttachmentNotFound";
    cloud.is_refused("DetachNetworkInterface", pair(&free, &instances[0]), code);
    cloud.is_refused("DetachNetworkInterface", pair(&held, &instances[1]), code);
}

fn primary(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let given = pair(&cloud.primary_of(&instance), &instance);
    cloud.is_refused("DetachNetworkInterface", given, "UnsupportedOperation");
}

fn attaching(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.interface(1);
    // It takes as long as the plane takes: a poller sees it in one of some attachments.
    until("ATTACHING is seen", || {
        let task = text(&cloud.done("AttachNetworkInterface", pair(&eni, &instance)), "/RequestId");
        let seen = cloud.interface_of(&eni)["State"].clone();
        assert_eq!(cloud.end_of(&task), "SUCCESS");
        cloud.finish("DetachNetworkInterface", pair(&eni, &instance));
        (seen == "ATTACHING").then_some(())
    });
}

fn kept(_: &Server, cloud: &Cloud) {
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 3);
    let before = cloud.interface_of(&eni);
    cloud.finish("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
    let after = cloud.interface_of(&eni);
    assert_eq!(after["Attachment"]["InstanceId"], instances[1].as_str());
    for same in ["PrivateIpAddressSet", "MacAddress", "GroupSet", "SubnetId"] {
        assert_eq!(after[same], before[same], "{same}");
    }
}

fn eip_follows(_: &Server, cloud: &Cloud) {
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let eip = text(&cloud.done("AllocateAddresses", json!({})), "/AddressSet/0");
    let eip_of =
        || cloud.done("DescribeAddresses", json!({"AddressIds": [eip]}))["AddressSet"][0].take();
    until("the elastic IP is there", || (eip_of()["AddressStatus"] == "UNBIND").then_some(()));
    let address = address(&cloud.interface_of(&eni));
    let to = json!({"AddressId": eip, "NetworkInterfaceId": eni, "PrivateIpAddress": address});
    cloud.done("AssociateAddress", to);
    until("it is bound", || (eip_of()["AddressStatus"] == "BIND").then_some(()));
    assert_eq!(eip_of()["InstanceId"], instances[0].as_str());
    cloud.finish("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
    let after = eip_of();
    assert_eq!(
        (&after["InstanceId"], &after["AddressStatus"]),
        (&json!(instances[1]), &json!("BIND"))
    );
}

fn secondary(_: &Server, cloud: &Cloud) {
    let eni = cloud.interface(1);
    let given = json!({"NetworkInterfaceId": eni, "SecondaryPrivateIpAddressCount": 3});
    cloud.finish("AssignPrivateIpAddresses", given);
    let shown = cloud.interface_of(&eni)["PrivateIpAddressSet"].take();
    let addresses: BTreeSet<_> =
        shown.as_array().unwrap().iter().map(|one| text(one, "/PrivateIpAddress")).collect();
    assert_eq!(addresses.len(), 4);
}

fn secondary_limit(_: &Server, cloud: &Cloud) {
    let small = cloud.instances_of("S5.SMALL2", 1, (&cloud.subnet, ZONE)).remove(0);
    let eni = cloud.attached(&small, 6);
    let given = json!({"NetworkInterfaceId": eni, "SecondaryPrivateIpAddressCount": 1});
    cloud.is_refused("AssignPrivateIpAddresses", given, "LimitExceeded");
}

fn ipv6(_: &Server, cloud: &Cloud) {
    let block =
        text(&cloud.done("AssignIpv6CidrBlock", json!({"VpcId": cloud.vpc})), "/Ipv6CidrBlock");
    let part = block.replace("/56", "/64");
    let given = json!({
        "VpcId": cloud.vpc,
        "Ipv6SubnetCidrBlocks": [{"SubnetId": cloud.subnet, "Ipv6CidrBlock": part}],
    });
    cloud.done("AssignIpv6SubnetCidrBlock", given);
    let eni = cloud.interface(1);
    let given = json!({"NetworkInterfaceId": eni, "Ipv6AddressCount": 1});
    cloud.finish("AssignIpv6Addresses", given);
    let shown = text(&cloud.interface_of(&eni), "/Ipv6AddressSet/0/Address");
    let (network, _) = part.split_once("::").unwrap();
    assert!(shown.starts_with(network), "{shown} is not of {part}");
}

fn groups(_: &Server, cloud: &Cloud) {
    let group = || {
        let given = json!({"GroupName": "g", "GroupDescription": "a group"});
        text(&cloud.done("CreateSecurityGroup", given), "/SecurityGroup/SecurityGroupId")
    };
    let (eni, first, second) = (cloud.interface(1), group(), group());
    for group in [first, second] {
        let given = json!({"NetworkInterfaceId": eni, "SecurityGroupIds": [group]});
        cloud.done("ModifyNetworkInterfaceAttribute", given);
        assert_eq!(cloud.interface_of(&eni)["GroupSet"], json!([group]));
    }
}

fn token(_: &Server, cloud: &Cloud) {
    let given =
        |name: &str| cloud.eni(&json!({"ClientToken": "a-token", "NetworkInterfaceName": name}));
    let made = || cloud.done("CreateNetworkInterface", given("once"))["NetworkInterface"].take();
    assert_eq!(text(&made(), "/NetworkInterfaceId"), text(&made(), "/NetworkInterfaceId"));
    let all = cloud.done("DescribeNetworkInterfaces", json!({}));
    assert_eq!(all["TotalCount"], 1, "{all}");
    let code = "UnsupportedOperation.IdempotentParameterMismatch";
    cloud.is_refused("CreateNetworkInterface", given("other"), code);
}

fn request_ids(_: &Server, cloud: &Cloud) {
    let answered = |_| text(&cloud.done("DescribeVpcs", json!({})), "/RequestId");
    let refused = |_| cloud.refused("DeleteVpc", json!({"VpcId": "vpc-00000000"})).request_id;
    let ids: BTreeSet<String> = (0..20).map(answered).chain((0..20).map(refused)).collect();
    assert_eq!(ids.len(), 40);
    assert!(ids.iter().all(|id| id.len() == 36 && id.matches('-').count() == 4), "{ids:?}");
}

fn limit(_: &Server, cloud: &Cloud) {
    cloud.filled("10.0.32.0/24", 5);
    let mut seen = BTreeSet::new();
    for offset in [0, 2, 4] {
        let page = json!({"Offset": offset, "Limit": 2});
        let found = cloud.done("DescribeNetworkInterfaces", page);
        assert_eq!(found["TotalCount"], 5);
        let set = found["NetworkInterfaceSet"].as_array().unwrap();
        assert_eq!(set.len(), if offset == 4 { 1 } else { 2 });
        seen.extend(set.iter().map(|one| text(one, "/NetworkInterfaceId")));
    }
    assert_eq!(seen.len(), 5, "no interface is on two pages");
}

fn by_subnet(_: &Server, cloud: &Cloud) {
    let (subnet, made) = cloud.filled("10.0.32.0/24", 3);
    cloud.interface(1);
    let filter = json!({"Filters": [{"Name": "subnet-id", "Values": [subnet]}]});
    assert_eq!(cloud.done("DescribeNetworkInterfaces", filter)["TotalCount"], made.len());
}

fn unknown_filter(_: &Server, cloud: &Cloud) {
    let filter = json!({"Filters": [{"Name": "colour", "Values": ["red"]}]});
    cloud.is_refused("DescribeNetworkInterfaces", filter, "InvalidParameter.FilterInvalidKey");
}

fn malformed(_: &Server, cloud: &Cloud) {
    for (action, given) in [
        ("DescribeNetworkInterfaces", json!({"NetworkInterfaceIds": ["eni-1"]})),
        ("DeleteVpc", json!({"VpcId": "vpc-XXXXXXXX"})),
        ("DeleteSubnet", json!({"SubnetId": "vpc-00000000"})),
    ] {
        cloud.is_refused(action, given, "InvalidParameterValue.Malformed");
    }
}

fn unknown(_: &Server, cloud: &Cloud) {
    for (action, given) in [
        ("DescribeNetworkInterfaces", json!({"NetworkInterfaceIds": ["eni-00000000"]})),
        ("DeleteVpc", json!({"VpcId": "vpc-00000000"})),
        ("DeleteSubnet", json!({"SubnetId": "subnet-00000000"})),
    ] {
        cloud.is_refused(action, given, "ResourceNotFound");
    }
}

fn dry_run(_: &Server, cloud: &Cloud) {
    let given = json!({
        "InstanceType": "S5.LARGE8", "ImageId": "img-rehome", "Placement": {"Zone": ZONE},
        "VirtualPrivateCloud": {"VpcId": cloud.vpc, "SubnetId": cloud.subnet}, "DryRun": true,
    });
    cloud.is_refused("RunInstances", given, "DryRunOperation");
    assert_eq!(cloud.done("DescribeInstances", json!({}))["TotalCount"], 0);
}

fn wrong_signature(server: &Server, _: &Cloud) {
    let stranger = server.client_of(SECRET_ID, "not the key", REGION);
    let refused = call(&stranger, "DescribeVpcs", json!({})).unwrap_err();
    assert_eq!(refused.code, "AuthFailure.SignatureFailure");
}

fn no_signature(server: &Server, cloud: &Cloud) {
    let request = Tc3::post(server, "DescribeVpcs", "{}").request().without("Authorization");
    assert_eq!(request.send(server.address()).code(), "MissingParameter");
    done(&cloud.client, "DescribeVpcs", json!({}));
}

fn burst(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let ask =
        || call(&cloud.client, "DescribeNetworkInterfaceLimit", json!({"InstanceId": instance}));
    let refused = (0..200).find_map(|_| ask().err()).expect("200 calls at once are too many");
    assert_eq!(refused.code, "RequestLimitExceeded", "{refused}");
    until("calls are taken again", || ask().is_ok().then_some(()));
}
