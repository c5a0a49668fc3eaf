//! Key pairs: what may be made, changed, taken up by instances and deleted.

use rehome_domain::instance::run::RunInstances;
use rehome_domain::instance::{Instance, InstanceState, Origin};
use rehome_domain::key_pair::associate::{Association, ChangeKeys, WhileRunning};
use rehome_domain::key_pair::create::AddKeyPair;
use rehome_domain::key_pair::delete::DeleteKeyPairs;
use rehome_domain::key_pair::modify::ModifyKeyPair;
use rehome_domain::key_pair::{KEY_PAIRS_MAX, KEYS_OF_INSTANCE_MAX, NAME_MAX};
use rehome_domain::{InstanceId, KeyPairId, Record, RecordKey};

use crate::invariants;
use crate::scene::{SIZE, Scene, ZONE, kind};

fn add(scene: &mut Scene, name: &str) -> Result<KeyPairId, String> {
    let (name, public_key) = (name.to_owned(), format!("ssh-rsa {name} remark"));
    let added = scene.run(&AddKeyPair { name, public_key });
    added.map(|pair| pair.id).map_err(|refusal| kind(&refusal))
}

/// Two key pairs and an instance that is stopped.
fn fixture() -> (Scene, [KeyPairId; 2], InstanceId) {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let instance = scene.instance(subnet, SIZE);
    stand(&mut scene, instance, InstanceState::Stopped);
    let keys = ["one", "two"].map(|name| add(&mut scene, name).unwrap());
    (scene, keys, instance)
}

fn stand(scene: &mut Scene, id: InstanceId, state: InstanceState) {
    let instance = scene.world.instance(id).unwrap().clone();
    scene.world.insert(Record::Instance(Instance { state, ..instance }));
}

fn change(how: Association, instance: InstanceId, keys: &[KeyPairId]) -> ChangeKeys {
    let (instances, key_pairs) = (vec![instance], keys.to_vec());
    ChangeKeys { how, instances, key_pairs, running: WhileRunning::Refused }
}

#[test]
fn a_name_is_new_short_and_of_letters_digits_and_underscores() {
    let (mut scene, ..) = fixture();
    let (longest, longer) = ("a".repeat(NAME_MAX), "a".repeat(NAME_MAX + 1));
    for (name, refused) in [
        ("", Some("Missing")),
        (longest.as_str(), None),
        (longer.as_str(), Some("Value KeyName TooLong")),
        ("a-b", Some("Value KeyName Form")),
        ("é", Some("Value KeyName Form")),
        ("A_1", None),
        ("one", Some("Value KeyName Duplicate")),
    ] {
        assert_eq!(add(&mut scene, name).err().as_deref(), refused, "{name}");
    }
    let (name, public_key) = (String::from("other"), String::from("ssh-rsa one elsewhere"));
    let same = scene.run(&AddKeyPair { name, public_key }).unwrap_err();
    assert_eq!(kind(&same), "Value PublicKey Duplicate", "the remark makes no other key");
}

#[test]
fn an_account_has_a_hundred_key_pairs() {
    let mut scene = Scene::new();
    let ids: Vec<_> =
        (0..KEY_PAIRS_MAX).map(|number| add(&mut scene, &format!("k{number}")).unwrap()).collect();
    assert_eq!(add(&mut scene, "more").unwrap_err(), "LimitExceeded KeyPairs 100");
    scene.run(&DeleteKeyPairs { key_pairs: ids }).unwrap();
    assert!(scene.world.key_pairs.is_empty());
}

#[test]
fn what_is_not_given_stays() {
    let (mut scene, [one, _], _) = fixture();
    let before = scene.world.key_pair(one).unwrap().clone();
    let modify = |name: Option<&str>, description: Option<&str>| {
        let owned = |text: &str| text.to_owned();
        ModifyKeyPair { key_pair: one, name: name.map(owned), description: description.map(owned) }
    };
    scene.run(&modify(None, Some("first"))).unwrap();
    scene.run(&modify(Some("one"), None)).expect("its own name is not another's");
    scene.run(&modify(Some("uno"), None)).unwrap();
    let after = scene.world.key_pair(one).unwrap();
    assert_eq!((after.name.as_str(), after.description.as_str()), ("uno", "first"));
    assert_eq!(after.public_key, before.public_key);
    let long = "a".repeat(61);
    for (command, refused) in [
        (modify(Some("two"), None), "Value KeyName Duplicate"),
        (modify(None, Some(&long)), "Value Description TooLong"),
        (modify(None, None), "Missing"),
    ] {
        assert_eq!(kind(&scene.run(&command).unwrap_err()), refused);
    }
}

#[test]
fn the_keys_of_an_instance_are_those_of_the_last_association() {
    let (mut scene, [one, two], instance) = fixture();
    let keys = |scene: &Scene| scene.world.instance(instance).unwrap().keys.clone();
    scene.run(&change(Association::Join, instance, &[one])).unwrap();
    scene.run(&change(Association::Join, instance, &[two])).unwrap();
    assert_eq!(keys(&scene), [two]);
    invariants::check(&scene.world);
    let missing = scene.run(&change(Association::Leave, instance, &[one])).unwrap_err();
    assert_eq!(kind(&missing), "KeyNotHeld");
    scene.run(&change(Association::Join, instance, &[one, two])).unwrap();
    scene.run(&change(Association::Leave, instance, &[one])).unwrap();
    assert_eq!(keys(&scene), [two]);
    assert_eq!(
        scene.world.instance(instance).unwrap().latest.action,
        "DisassociateInstancesKeyPairs"
    );
    invariants::check(&scene.world);
}

#[test]
fn an_instance_that_runs_keeps_its_keys_unless_it_may_be_stopped() {
    let (mut scene, [one, _], instance) = fixture();
    let join = change(Association::Join, instance, &[one]);
    for (state, refused) in [
        (InstanceState::Running, Some("InvalidState RUNNING")),
        (InstanceState::Pending, Some("InvalidState PENDING")),
        (InstanceState::Terminating, Some("InvalidState TERMINATING")),
        (InstanceState::Stopped, None),
    ] {
        stand(&mut scene, instance, state);
        let got = scene.clone().run(&join).err().map(|refusal| kind(&refusal));
        assert_eq!(got.as_deref(), refused, "{state:?}");
    }
    stand(&mut scene, instance, InstanceState::Running);
    scene.run(&ChangeKeys { running: WhileRunning::Allowed, ..join }).unwrap();
}

#[test]
fn a_key_that_an_instance_has_stays_and_one_that_is_taken_up_is_written() {
    let (mut scene, [one, two], instance) = fixture();
    let join = change(Association::Join, instance, &[one]);
    let (changes, ()) = scene.decide(&join).unwrap();
    let written = changes.puts.iter().any(|put| put.key() == RecordKey::KeyPair(one));
    assert!(written, "so that a deletion beside this meets it");
    scene.run(&join).unwrap();
    let both = DeleteKeyPairs { key_pairs: vec![two, one] };
    assert_eq!(kind(&scene.run(&both).unwrap_err()), "InUse key pair 1");
    assert_eq!(scene.world.key_pairs.len(), 2);
    scene.run(&change(Association::Leave, instance, &[one])).unwrap();
    scene.run(&both).unwrap();
}

#[test]
fn an_instance_is_run_with_at_most_ten_keys() {
    let (mut scene, [one, _], instance) = fixture();
    let subnet = scene.world.instance(instance).unwrap().subnet;
    let mut keys: Vec<_> =
        (0..KEYS_OF_INSTANCE_MAX).map(|n| add(&mut scene, &format!("k{n}")).unwrap()).collect();
    let call = scene.run_instances(subnet, SIZE);
    let with = |keys: &[KeyPairId]| RunInstances { keys: keys.to_vec(), ..call.clone() };
    let ids = scene.run(&RunInstances { count: 30, ..with(&keys) }).unwrap();
    scene.settle();
    assert_eq!(scene.world.instance(ids[29]).unwrap().keys, keys);
    assert_eq!(scene.world.instance(ids[29]).unwrap().origin, Origin::Made);
    keys.push(one);
    for (call, refused) in [
        (with(&keys), "LimitExceeded ValuesInCall 10"),
        (with(&[one, one]), "Value LoginSettings.KeyIds Duplicate"),
        (with(&[KeyPairId::LOWEST]), "NotFound key pair"),
    ] {
        assert_eq!(kind(&scene.run(&call).unwrap_err()), refused);
    }
}
