//! MigratePrivateIpAddress: what is refused, who holds the address when, and what the plane is
//! asked.

use std::net::Ipv4Addr;

use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::plane::Verb;
use rehome_domain::task::{Failure, Status};
use rehome_domain::workflow::{Care, GiveUp, Stage, plan};
use rehome_domain::{EniId, InstanceId, SubnetId};

use crate::scene::{SIZE, Scene, ZONE, absent_eni, kind};

struct Pair {
    scene: Scene,
    subnet: SubnetId,
    giver: EniId,
    taker: EniId,
    source: InstanceId,
    address: Ipv4Addr,
}

/// An ENI with a secondary address, and another one, on two instances of one subnet.
fn pair() -> Pair {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let [source, destination] = [(); 2].map(|()| scene.instance(subnet, SIZE));
    let mut call = scene.create_eni(subnet);
    call.secondary_count = 1;
    let giver = scene.run(&call).unwrap();
    scene.settle();
    scene.run(&AttachNetworkInterface { eni: giver.id, instance: source }).unwrap();
    scene.settle();
    let taker = scene.attached(subnet, destination);
    Pair { subnet, giver: giver.id, taker, source, address: giver.addresses[1], scene }
}

impl Pair {
    fn call(&self) -> MigratePrivateIpAddress {
        let (source, destination, address) = (self.giver, self.taker, self.address);
        MigratePrivateIpAddress { source, destination, address }
    }

    fn refused(&mut self, call: &MigratePrivateIpAddress) -> String {
        kind(&self.scene.decide(call).expect_err("it is refused"))
    }

    fn holder(&self) -> Option<EniId> {
        self.scene.world.holder(self.scene.world.eni(self.giver).unwrap().vpc, self.address)
    }

    fn verbs(&self) -> (Stage, Vec<Verb>) {
        let plan = plan(&self.scene.world, self.scene.last, Care::Usual).unwrap();
        (plan.stage, plan.verbs)
    }
}

#[test]
fn what_cannot_be_handed_over_is_refused() {
    let mut pair = pair();
    let call = pair.call();
    let primary = pair.scene.world.eni(pair.giver).unwrap().addresses[0];
    let elsewhere =
        pair.scene.subnet(pair.scene.world.subnet(pair.subnet).unwrap().vpc, "10.0.2.0/24", ZONE);
    let far = pair.scene.eni(elsewhere);
    let table = [
        (MigratePrivateIpAddress { source: absent_eni(), ..call.clone() }, "NotFound eni"),
        (MigratePrivateIpAddress { destination: absent_eni(), ..call.clone() }, "NotFound eni"),
        (MigratePrivateIpAddress { destination: pair.giver, ..call.clone() }, "SameInterface"),
        (MigratePrivateIpAddress { address: primary, ..call.clone() }, "PrimaryAddress"),
        (
            MigratePrivateIpAddress { address: [10, 0, 1, 99].into(), ..call.clone() },
            "AddressNotHeld",
        ),
        (MigratePrivateIpAddress { destination: far, ..call.clone() }, "SubnetMismatch"),
    ];
    for (call, expected) in table {
        assert_eq!(pair.refused(&call), expected, "{call:?}");
    }
}

#[test]
fn a_taker_that_is_full_is_refused_at_its_instances_bound() {
    let mut pair = pair();
    let size = pair.scene.world.instances.values().next().unwrap().size;
    let room = usize::from(size.limits().addresses);
    let taker = pair.taker;
    let vpc = pair.scene.world.eni(taker).unwrap().vpc;
    for number in 1..room {
        assert!(pair.scene.decide(&pair.call()).is_ok(), "{number} of {room}");
        let address: Ipv4Addr = [10, 0, 1, 100 + u8::try_from(number).unwrap()].into();
        pair.scene.edit_eni(taker, |eni| eni.addresses.push(address));
        assert_eq!(pair.scene.world.holder(vpc, address), Some(taker));
    }
    let expected = format!("LimitExceeded AddressesOfInterface {room}");
    assert_eq!(pair.refused(&pair.call()), expected);
}

#[test]
fn both_are_held_while_it_is_under_way() {
    let mut pair = pair();
    pair.scene.run(&pair.call()).unwrap();
    let (giver, taker, source) = (pair.giver, pair.taker, pair.source);
    let again = pair.refused(&pair.call());
    let migrate = MigrateNetworkInterface { eni: giver, source, destination: source };
    let destination = pair.scene.holder(taker).unwrap();
    let migrate = MigrateNetworkInterface { destination, ..migrate };
    let migrate = kind(&pair.scene.decide(&migrate).unwrap_err());
    let delete = kind(&pair.scene.decide(&DeleteNetworkInterface { eni: taker }).unwrap_err());
    for refused in [again, migrate, delete] {
        assert_eq!(refused, "TaskRunning eni");
    }
}

#[test]
fn the_address_changes_hands_with_the_commit_and_the_giver_is_fenced_before_it_is_claimed() {
    let mut pair = pair();
    pair.scene.run(&pair.call()).unwrap();
    let task = pair.scene.last;
    let (stage, verbs) = pair.verbs();
    assert_eq!((stage, pair.holder()), (Stage::Prepare, Some(pair.giver)));
    let staged =
        verbs.iter().find_map(|verb| if let Verb::Stage(leg) = verb { Some(leg) } else { None });
    assert!(staged.is_some_and(|leg| leg.addresses.contains(&pair.address.into())));
    assert!(verbs.iter().all(|verb| !matches!(verb, Verb::Switch(_))), "nothing is switched");
    let epochs = [pair.giver, pair.taker].map(|eni| pair.scene.world.eni(eni).unwrap().issued);
    pair.scene.advance(task);
    pair.scene.last = task;
    assert_eq!(pair.holder(), Some(pair.taker));
    let risen = [pair.giver, pair.taker].map(|eni| pair.scene.world.eni(eni).unwrap().issued);
    assert_eq!(risen, epochs.map(rehome_domain::Epoch::next), "both rise");
    let (stage, verbs) = pair.verbs();
    let told: Vec<_> = verbs.iter().map(|verb| (verb.name(), verb.eni())).collect();
    assert_eq!(stage, Stage::Finish);
    assert_eq!(
        told[..4],
        [
            ("fence", Some(pair.giver)),
            ("enforce", None),
            ("switch", Some(pair.taker)),
            ("switch", Some(pair.giver))
        ]
    );
    pair.scene.settle();
    assert_eq!(pair.scene.status(task), Status::Success);
    let places = [pair.giver, pair.taker].map(|eni| pair.scene.holder(eni).is_some());
    assert_eq!(places, [true, true], "the interfaces stay where they are");
}

#[test]
fn a_handover_that_is_given_up_leaves_the_address_where_it_was() {
    let mut pair = pair();
    let before = [pair.giver, pair.taker].map(|eni| pair.scene.world.eni(eni).unwrap().clone());
    pair.scene.run(&pair.call()).unwrap();
    let task = pair.scene.last;
    pair.scene.run(&GiveUp { task, reason: Failure::Deadline }).unwrap();
    pair.scene.settle();
    assert_eq!(pair.scene.status(task), Status::Failed(Failure::Deadline));
    let after = [pair.giver, pair.taker].map(|eni| pair.scene.world.eni(eni).unwrap().clone());
    assert_eq!(after, before);
}
