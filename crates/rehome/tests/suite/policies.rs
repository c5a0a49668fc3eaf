//! Policies about resources: whether every action is asked about each thing that its call names.

use rehome_front::SUPPORTED;
use serde_json::{Value, json};

use crate::accounts::{FIRST, allow, attach, code, user};
use crate::cloud::{Cloud, call, migration};
use crate::server::{REGION, Server, until};
use crate::strangers::{Estate, estate, full_name, nothing, records, ways};

/// What a thing is called in a policy, by the prefix of its id.
const KINDS: &[(&str, &str, &str)] = &[
    ("vpc-", "vpc", "vpc"),
    ("subnet-", "vpc", "subnet"),
    ("ins-", "cvm", "instance"),
    ("eni-", "vpc", "eni"),
    ("sg-", "vpc", "sg"),
    ("rtb-", "vpc", "rtb"),
    ("acl-", "vpc", "acl"),
    ("havip-", "vpc", "havip"),
    ("fl-", "vpc", "fl"),
    ("eip-", "vpc", "eip"),
    ("rsvip-", "vpc", "rsvip"),
    ("dhcpip-", "vpc", "dhcpip"),
    ("skey-", "cvm", "keypair"),
];

fn six_part((service, kind): (&str, &str), id: &str) -> String {
    format!("qcs::{service}:{REGION}:*:{kind}/{id}")
}

/// A policy that allows every action, with the things of an estate alone.
fn with_these(estate: &Estate) -> Value {
    let mut resources: Vec<String> = KINDS
        .iter()
        .map(|(prefix, service, kind)| six_part((service, kind), &estate[prefix]))
        .collect();
    resources.push(format!("qcs::cam::uin/{}:roleName/ops", estate["uin"]));
    json!({"version": "2.0", "statement": [
        {"effect": "allow", "action": "*", "resource": resources},
    ]})
}

/// Whether a call names something that policies have a name for. A task, a route of a table and an address are no resources of their own.
fn names(estate: &Estate, body: &Value) -> bool {
    let body = body.to_string();
    let role = format!("uin/{}:", estate["uin"]);
    KINDS.iter().any(|(prefix, ..)| body.contains(&estate[prefix])) || body.contains(&role)
}

#[test]
fn every_action_is_asked_about_each_thing_that_its_call_names() {
    let server = Server::fresh();
    let own = estate(&Cloud::new(&server));
    let none = nothing(&own);
    // Routes go with their table.
    let prefixes = own.keys().filter(|kind| kind.ends_with('-') && **kind != "rti-");
    for prefix in prefixes {
        assert!(KINDS.iter().any(|(known, ..)| known == prefix), "{prefix} needs a row in KINDS");
    }
    let client = user(&server, "keeper");
    attach(&server.folder, ("these", &with_these(&none)), &["--user", "keeper"]);
    let vpc = json!({"VpcIds": [none["vpc-"]]});
    until("the policy holds", || {
        (code(&call(&client, "DescribeVpcs", vpc.clone())) != "UnauthorizedOperation").then_some(())
    });
    let before = records(&server);
    let mut named = 0;
    for action in SUPPORTED {
        let name = full_name(*action);
        for (ours, theirs) in ways(&own, *action).into_iter().zip(ways(&none, *action)) {
            let refused = call(&client, &name, ours.clone());
            assert_eq!(code(&refused), "UnauthorizedOperation", "{name} {ours} was not asked");
            let allowed = code(&call(&client, &name, theirs.clone())) != "UnauthorizedOperation";
            assert_eq!(
                allowed,
                names(&none, &theirs),
                "{name} {theirs}: what it names has to be known to crates/rehome-domain/src/access/target.rs"
            );
            named += usize::from(allowed);
        }
    }
    assert!(named > SUPPORTED.len(), "{named}");
    assert_eq!(records(&server), before);
}

/// Neighbouring rows differ in one thing that is named.
#[test]
fn who_may_move_one_interface_moves_no_other() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (one, two) = (instances[0].as_str(), instances[1].as_str());
    let (mine, other) = (cloud.attached(one, 1), cloud.attached(one, 1));
    let client = user(&server, "mover");
    let eni = |id: &str| format!("qcs::vpc:{REGION}:uin/{FIRST}:eni/{id}");
    let instance = |id: &str| format!("qcs::cvm:{REGION}:uin/{FIRST}:instance/{id}");
    let to_policy = |resources: &[String]| {
        let mut document = allow("vpc:MigrateNetworkInterface", "*");
        document["statement"][0]["resource"] = json!(resources);
        attach(&server.folder, ("move", &document), &["--user", "mover"]);
    };
    let migrate = |eni: &str| call(&client, "MigrateNetworkInterface", migration(eni, one, two));
    to_policy(&[eni(&mine)]);
    let error = until("the policy holds", || {
        migrate(&mine).err().filter(|error| error.message.contains("instance/"))
    });
    assert_eq!(error.code, "UnauthorizedOperation", "{error}");
    to_policy(&[eni(&mine), instance("*")]);
    until("the policy holds", || migrate(&mine).ok());
    let error = migrate(&other).unwrap_err();
    assert_eq!(error.code, "UnauthorizedOperation", "{error}");
    assert!(error.message.contains(&eni(&other)), "{error}");
    let detach = json!({"NetworkInterfaceId": mine, "InstanceId": two});
    assert_eq!(code(&call(&client, "DetachNetworkInterface", detach)), "UnauthorizedOperation");
    assert_eq!(cloud.interface_of(&other)["Attachment"]["InstanceId"], one);
}
