//! Key pairs over signed calls: made, imported, changed, associated with instances, deleted.

use rehome_client::Client;
use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, done, refused, text};
use crate::server::Server;

/// The public half of a pair that was made for this test, 1024 bits.
pub(crate) const PUBLIC: &str = include_str!("key_pairs.pub");

pub(crate) fn import(client: &Client, name: &str, key: &str) -> String {
    let asked = json!({"KeyName": name, "ProjectId": 0, "PublicKey": key});
    text(&done(client, "ImportKeyPair", asked), "/KeyId")
}

/// The key pair as it is described.
fn shown(client: &Client, id: &str) -> Value {
    let mut found = done(client, "DescribeKeyPairs", json!({"KeyIds": [id]}));
    assert_eq!(found["TotalCount"], 1, "{found}");
    found["KeyPairSet"][0].take()
}

/// Other keys than the one, that differ from each other in their modulus: nobody asks whether it is a product of two primes.
fn other(number: u8) -> String {
    let key = PUBLIC.split(' ').nth(1).unwrap();
    // Well inside of the modulus; four letters of base64 are three bytes.
    let (before, after) = (&key[..120], &key[124..]);
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    let letter = |at: u8| char::from(alphabet[usize::from(at) % alphabet.len()]);
    format!("ssh-rsa {before}{}{}Zz{after} other", letter(number), letter(number / 62))
}

#[test]
fn a_made_pair_tells_its_private_key_once_and_the_halves_belong_together() {
    let server = Server::fresh();
    let client = server.client();
    let made = done(&client, "CreateKeyPair", json!({"KeyName": "mine", "ProjectId": 0}));
    let private = text(&made, "/KeyPair/PrivateKey");
    assert!(private.starts_with("-----BEGIN RSA PRIVATE KEY-----\n"), "it is PKCS #1");
    let id = text(&made, "/KeyPair/KeyId");
    assert!(id.starts_with("skey-"), "{id}");
    let public = text(&made, "/KeyPair/PublicKey");
    assert!(public.starts_with("ssh-rsa AAAA") && public.ends_with(" mine"), "{public}");
    assert_eq!(modulus_of_private(&private), modulus_of_public(&public));
    assert!(modulus_of_public(&public).len() >= 256, "2048 bits");
    let found = shown(&client, &id);
    assert_eq!(found["PublicKey"], json!(public));
    assert!(found.get("PrivateKey").is_none_or(Value::is_null), "{found}");
    let line = private.lines().nth(3).unwrap();
    let kept = |line: &str| files(&server.folder).iter().any(|it| contains(it, line));
    assert!(kept(&public[8..60]), "the public key is kept");
    assert!(!kept(line), "the private key is in no file");
    let second = done(&client, "CreateKeyPair", json!({"KeyName": "second", "ProjectId": 0}));
    assert_ne!(text(&second, "/KeyPair/PublicKey"), public);
}

/// What stands in the files of a folder.
fn files(folder: &std::path::Path) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| match path.is_dir() {
        true => files(&path),
        false => vec![std::fs::read(&path).unwrap_or_default()],
    };
    entries.flat_map(read).collect()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn decode(base64: &str) -> Vec<u8> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(base64).unwrap()
}

/// The modulus is the last field of the key.
fn modulus_of_public(key: &str) -> Vec<u8> {
    let mut bytes = decode(key.split(' ').nth(1).unwrap());
    let mut field = Vec::new();
    while !bytes.is_empty() {
        let length = u32::from_be_bytes(bytes[..4].try_into().unwrap()) as usize;
        field = bytes[4..4 + length].to_vec();
        bytes.drain(..4 + length);
    }
    field
}

/// PKCS #1: a sequence with a long length, the version 0, then the modulus with a long length.
fn modulus_of_private(pem: &str) -> Vec<u8> {
    let lines: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let bytes = decode(&lines);
    assert_eq!((bytes[0], bytes[1]), (0x30, 0x82));
    assert_eq!(bytes[4..7], [2, 1, 0]);
    assert_eq!((bytes[7], bytes[8]), (2, 0x82));
    let length = usize::from(bytes[9]) << 8 | usize::from(bytes[10]);
    bytes[11..11 + length].to_vec()
}

#[test]
fn a_pair_is_imported_found_changed_and_deleted() {
    let server = Server::fresh();
    let client = server.client();
    let one = import(&client, "one", PUBLIC);
    let two = import(&client, "two", &other(1));
    let found = shown(&client, &one);
    assert_eq!(found["PublicKey"], json!(PUBLIC.trim()));
    assert_eq!((&found["KeyName"], &found["ProjectId"]), (&json!("one"), &json!(0)));
    let by = |name: &str, value: &str| {
        let asked = json!({"Filters": [{"Name": name, "Values": [value]}]});
        done(&client, "DescribeKeyPairs", asked)["TotalCount"].clone()
    };
    for (name, value, count) in [
        ("key-name", "one", 1),
        ("key-name", "on", 0),
        ("project-id", "0", 2),
        ("project-id", "7", 0),
        ("tag-key", "a", 0),
    ] {
        assert_eq!(by(name, value), count, "{name} {value}");
    }
    let page = done(&client, "DescribeKeyPairs", json!({"Offset": 1, "Limit": 1}));
    assert_eq!((&page["TotalCount"], page["KeyPairSet"].as_array().unwrap().len()), (&json!(2), 1));
    let change = json!({"KeyId": one, "KeyName": "uno", "Description": "first"});
    done(&client, "ModifyKeyPairAttribute", change);
    let found = shown(&client, &one);
    assert_eq!((&found["KeyName"], &found["Description"]), (&json!("uno"), &json!("first")));
    done(&client, "ModifyKeyPairAttribute", json!({"KeyId": one, "KeyName": "uno"}));
    done(&client, "DeleteKeyPairs", json!({"KeyIds": [one, two]}));
    assert_eq!(done(&client, "DescribeKeyPairs", json!({}))["TotalCount"], 0);
}

#[test]
fn what_is_wrong_with_a_pair_is_told_with_its_documented_code() {
    let server = Server::fresh();
    let client = server.client();
    let id = import(&client, "one", PUBLIC);
    import(&client, "two", &other(2));
    let make = |name: &str| json!({"KeyName": name, "ProjectId": 0});
    let take = |name: &str, key: &str| json!({"KeyName": name, "ProjectId": 0, "PublicKey": key});
    let change = |name: &str| json!({"KeyId": id, "KeyName": name});
    let tags = json!([{"ResourceType": "instance", "Tags": [{"Key": "a", "Value": "b"}]}]);
    let tagged = json!({"KeyName": "t", "ProjectId": 0, "TagSpecification": tags});
    let long = "a".repeat(26);
    let many: Vec<_> = (0..101).map(|n| format!("skey-{n:08}")).collect();
    let both = json!({"KeyIds": [id], "Filters": [{"Name": "key-name", "Values": ["one"]}]});
    let (create, import) = ("CreateKeyPair", "ImportKeyPair");
    let (modify, delete, describe) =
        ("ModifyKeyPairAttribute", "DeleteKeyPairs", "DescribeKeyPairs");
    let table = [
        (create, make(""), "InvalidKeyPairNameEmpty"),
        (create, make(&long), "InvalidKeyPairNameTooLong"),
        (create, make("a b"), "InvalidKeyPairNameIncludeIllegalChar"),
        (create, make("one"), "InvalidKeyPairName.Duplicate"),
        (create, json!({"KeyName": "a", "ProjectId": 7}), "InvalidProjectId.NotFound"),
        (create, tagged, "UnsupportedOperation"),
        (import, take("three", PUBLIC), "InvalidPublicKey.Duplicate"),
        (import, take("three", "ssh-rsa AAAA"), "InvalidPublicKey.Malformed"),
        (import, take("one", &other(3)), "InvalidKeyPairName.Duplicate"),
        (modify, change("two"), "InvalidKeyPairName.Duplicate"),
        (modify, json!({"KeyId": id, "Description": "a".repeat(61)}), "InvalidParameterValue"),
        (modify, json!({"KeyId": id}), "MissingParameter"),
        (modify, json!({"KeyId": "skey-00000000", "KeyName": "x"}), "InvalidKeyPairId.NotFound"),
        (modify, json!({"KeyId": "x", "KeyName": "x"}), "InvalidKeyPairId.Malformed"),
        (delete, json!({"KeyIds": []}), "MissingParameter"),
        (delete, json!({"KeyIds": ["x"]}), "InvalidKeyPairId.Malformed"),
        (delete, json!({"KeyIds": [id, "skey-00000000"]}), "InvalidKeyPairId.NotFound"),
        (delete, json!({"KeyIds": many}), "InvalidParameterValue.LimitExceeded"),
        (describe, json!({"KeyIds": many}), "InvalidParameterValue.LimitExceeded"),
        (describe, json!({"KeyIds": ["x"]}), "InvalidKeyPairId.Malformed"),
        (describe, both, "InvalidParameter"),
        (describe, json!({"Limit": 101}), "InvalidParameterValueLimit"),
        (describe, json!({"Offset": -1}), "InvalidParameterValueOffset"),
        (describe, json!({"Filters": [{"Name": "x", "Values": []}]}), "InvalidFilter"),
    ];
    for (action, asked, code) in table {
        assert_eq!(refused(&client, action, asked.clone()).code, code, "{action} {asked}");
    }
    assert_eq!(shown(&client, &id)["KeyName"], "one", "nothing was changed");
    assert_eq!(done(&client, "DescribeKeyPairs", json!({}))["TotalCount"], 2);
}

#[test]
fn an_account_has_a_hundred_key_pairs_and_no_more() {
    let server = Server::fresh();
    let client = server.client();
    for number in 0..100 {
        import(&client, &format!("k{number}"), &other(number));
    }
    let asked = json!({"KeyName": "more", "ProjectId": 0, "PublicKey": PUBLIC});
    let code = "InvalidKeyPair.LimitExceeded";
    assert_eq!(refused(&client, "ImportKeyPair", asked).code, code);
    let asked = json!({"KeyName": "more", "ProjectId": 0});
    assert_eq!(refused(&client, "CreateKeyPair", asked).code, code);
}

#[test]
fn instances_have_keys_and_a_key_that_one_has_stays() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let keys = [import(&cloud.client, "one", PUBLIC), import(&cloud.client, "two", &other(4))];
    let of = |instance: &str| {
        let mut found = cloud.done("DescribeInstances", json!({"InstanceIds": [instance]}));
        found["InstanceSet"][0]["LoginSettings"]["KeyIds"].take()
    };
    let holders = |key: &str| shown(&cloud.client, key)["AssociatedInstanceIds"].clone();
    let both =
        |force: bool| json!({"InstanceIds": instances, "KeyIds": [keys[0]], "ForceStop": force});
    let (join, leave) = ("AssociateInstancesKeyPairs", "DisassociateInstancesKeyPairs");
    let running = cloud.refused(join, both(false));
    assert_eq!(running.code, "UnsupportedOperation.InstanceStateRunning");
    assert_eq!(of(&instances[0]), json!([]));
    cloud.done(join, both(true));
    assert_eq!((of(&instances[0]), of(&instances[1])), (json!([keys[0]]), json!([keys[0]])));
    let mut sorted = instances.clone();
    sorted.sort();
    assert_eq!(holders(&keys[0]), json!(sorted));
    let told = cloud.done("DescribeInstances", json!({"InstanceIds": [instances[0]]}));
    let told = &told["InstanceSet"][0];
    assert_eq!(
        (&told["LatestOperation"], &told["LatestOperationState"]),
        (&json!(join), &json!("SUCCESS"))
    );
    let held = cloud.refused("DeleteKeyPairs", json!({"KeyIds": [keys[1], keys[0]]}));
    assert_eq!(held.code, "InvalidParameterValue.KeyPairNotSupported");
    assert_eq!(holders(&keys[1]), json!([]), "neither was deleted");
    // A new association takes the place of the old one.
    let swap = json!({"InstanceIds": [instances[0]], "KeyIds": [keys[1]], "ForceStop": true});
    cloud.done(join, swap.clone());
    assert_eq!((of(&instances[0]), holders(&keys[0])), (json!([keys[1]]), json!([instances[1]])));
    cloud.done(leave, swap.clone());
    assert_eq!((of(&instances[0]), holders(&keys[1])), (json!([]), json!([])));
    let names = |instances: &Value, keys: &Value| json!({"InstanceIds": instances, "KeyIds": keys, "ForceStop": true});
    let (one, key) = (json!([instances[0]]), json!([keys[0]]));
    let eleven: Vec<_> = (0..11).map(|n| format!("skey-{n:08}")).collect();
    let many: Vec<_> = (0..101).map(|n| format!("ins-{n:08}")).collect();
    let table = [
        (leave, swap, "FailedOperation.DisassociateKeyPairFailed"),
        (join, names(&json!(["ins-00000000"]), &key), "InvalidInstanceId.NotFound"),
        (join, names(&json!(["x"]), &key), "InvalidInstanceId.Malformed"),
        (join, names(&one, &json!(["skey-00000000"])), "InvalidKeyPairId.NotFound"),
        (join, names(&one, &json!(["x"])), "InvalidKeyPairId.Malformed"),
        (join, names(&json!([]), &key), "MissingParameter"),
        (join, names(&one, &json!([])), "MissingParameter"),
        (join, names(&json!([instances[0], instances[0]]), &key), "InvalidParameterValue"),
        (join, names(&one, &json!(eleven)), "InvalidParameterValue.LimitExceeded"),
        (join, names(&json!(many), &key), "InvalidParameterValue.LimitExceeded"),
    ];
    for (action, asked, code) in table {
        assert_eq!(cloud.refused(action, asked.clone()).code, code, "{action} {asked}");
    }
    cloud.done("TerminateInstances", json!({"InstanceIds": [instances[1]]}));
    crate::server::until("the instance is gone", || (holders(&keys[0]) == json!([])).then_some(()));
    cloud.done("DeleteKeyPairs", json!({"KeyIds": keys}));
}

#[test]
fn an_instance_is_run_with_keys() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let key = import(&cloud.client, "one", PUBLIC);
    let run = |keys: Value| {
        json!({
            "InstanceType": "S5.LARGE8", "ImageId": "img-rehome", "Placement": {"Zone": ZONE},
            "VirtualPrivateCloud": {"VpcId": cloud.vpc, "SubnetId": cloud.subnet},
            "LoginSettings": {"KeyIds": keys},
        })
    };
    for (keys, code) in [
        (json!(["x"]), "InvalidKeyPairId.Malformed"),
        (json!(["skey-00000000"]), "InvalidParameterValue.KeyPairNotFound"),
        (json!([key, key]), "InvalidParameterValue.Duplicate"),
    ] {
        assert_eq!(cloud.refused("RunInstances", run(keys)).code, code);
    }
    let made = cloud.done("RunInstances", run(json!([key])));
    let instance = text(&made, "/InstanceIdSet/0");
    assert_eq!(shown(&cloud.client, &key)["AssociatedInstanceIds"], json!([instance]));
}

#[test]
fn thirty_instances_are_run_and_a_hundred_associated_with_ten_keys_in_one_call() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let keys: Vec<_> =
        (0..10).map(|n| import(&cloud.client, &format!("k{n}"), &other(n))).collect();
    let network = json!({"VpcId": cloud.vpc, "SubnetId": cloud.subnet});
    let run = json!({
        "InstanceType": "S5.SMALL1", "ImageId": "img-rehome", "Placement": {"Zone": ZONE},
        "VirtualPrivateCloud": network, "InstanceCount": 30, "LoginSettings": {"KeyIds": keys},
        "ClientToken": "thirty",
    });
    cloud.done("RunInstances", run);
    // A page shows twenty at first.
    for count in [20, 20, 20, 10] {
        cloud.instances(count);
    }
    let page =
        json!({"Limit": 100, "Filters": [{"Name": "instance-state", "Values": ["RUNNING"]}]});
    let all = crate::server::until("all run", || {
        let found = cloud.done("DescribeInstances", page.clone());
        (found["TotalCount"] == 100).then_some(found)
    });
    let ids: Vec<_> =
        all["InstanceSet"].as_array().unwrap().iter().map(|it| text(it, "/InstanceId")).collect();
    let asked = json!({"InstanceIds": ids, "KeyIds": keys, "ForceStop": true});
    cloud.done("AssociateInstancesKeyPairs", asked);
    let held = shown(&cloud.client, &keys[9]);
    assert_eq!(held["AssociatedInstanceIds"].as_array().unwrap().len(), 100);
}
