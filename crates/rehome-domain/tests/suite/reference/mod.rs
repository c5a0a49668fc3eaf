//! Random commands against a reference small enough to be seen to be right: interfaces with their
//! addresses, places, groups and elastic IPs, each a line of a table. After every command the answer
//! and all that a Describe could show agree. Tasks end before the next command begins; what happens
//! while they run is asked in `properties.rs`.
//!
//! Which address, MAC or id is given is the world's choice: the reference only says which would be
//! wrong.

mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use proptest::prelude::*;
use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::elastic_ip::disassociate::DisassociateAddress;
use rehome_domain::elastic_ip::release::ReleaseAddresses;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::details::QosLevel;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::network_interface::private_ip_addresses::{
    AssignPrivateIpAddresses, UnassignPrivateIpAddresses,
};
use rehome_domain::security_group::group::CreateSecurityGroup;
use rehome_domain::security_group::membership::ChangeMembership;
use rehome_domain::{Command, EipId, EniId};

use table::{EIPS, GROUPS, Interface, Op, Reference, SIZES, USABLE, address, op};

use crate::scene::{Scene, ZONE, kind};

/// Both, side by side.
struct Pair {
    scene: Scene,
    reference: Reference,
}

impl Pair {
    fn new() -> Self {
        let mut scene = Scene::new();
        let vpc = scene.vpc("10.0.0.0/16");
        let subnet = scene.subnet(vpc, "10.0.1.0/28", ZONE);
        let instances = SIZES.map(|(size, ..)| scene.instance(subnet, size)).to_vec();
        let mut group = |name: String| {
            let description = String::from("a group");
            scene.run(&CreateSecurityGroup { name, description }).expect("there is room").id
        };
        let groups = (0..6).map(|number| group(number.to_string())).collect();
        let (interfaces, eips) = (Vec::new(), Vec::new());
        let mut pair =
            Self { reference: Reference { subnet, instances, groups, interfaces, eips }, scene };
        let instances = pair.reference.instances.clone();
        for instance in instances {
            let found = &pair.scene.world.instance(instance).unwrap().interfaces;
            let eni = *found.values().next().expect("an instance has its primary interface");
            pair.reference.interfaces.push(pair.shown(eni));
        }
        pair
    }

    /// An interface as the world shows it.
    fn shown(&self, id: EniId) -> Interface {
        let eni = self.scene.world.eni(id).expect("it is there");
        let holder = eni.placement.attachment().map(|place| {
            let mut known = self.reference.instances.iter();
            let instance = known.position(|one| *one == place.instance);
            (instance.expect("a known instance"), usize::from(place.device_index.0))
        });
        Interface {
            id,
            primary: eni.check_secondary().is_err(),
            addresses: eni.addresses.clone(),
            holder,
            groups: eni.groups.clone(),
        }
    }

    /// Does a command in the world, and waits for its task.
    fn run<C: Command>(&mut self, command: &C) -> Result<C::Outcome, String> {
        let answered = self.scene.run(command).map_err(|refusal| kind(&refusal));
        self.scene.settle();
        answered
    }

    /// Does the command in the world; gives what was chosen there.
    fn call(&mut self, op: &Op) -> Result<Given, String> {
        let known = &self.reference;
        let done = |()| Given::Nothing;
        match *op {
            Op::Create { host, more } => {
                let mut call = self.scene.create_eni(known.subnet);
                call.primary = host.map(address);
                call.secondary_count = more as u64;
                let made = self.run(&call)?;
                Ok(Given::Interface(self.shown(made.id)))
            }
            Op::Delete(eni) => self.run(&DeleteNetworkInterface { eni: known.eni(eni) }).map(done),
            Op::Attach(eni, to) => {
                let (eni, instance) = (known.eni(eni), known.instance(to));
                self.run(&AttachNetworkInterface { eni, instance }).map(done)
            }
            Op::Detach(eni, from) => {
                let (eni, instance) = (known.eni(eni), known.instance(from));
                self.run(&DetachNetworkInterface { eni, instance }).map(done)
            }
            Op::Migrate(eni, from, to) => {
                let (source, destination) = (known.instance(from), known.instance(to));
                let eni = known.eni(eni);
                self.run(&MigrateNetworkInterface { eni, source, destination }).map(done)
            }
            Op::Assign(eni, count) => {
                let (eni, named, count) = (known.eni(eni), Vec::new(), count as u64);
                let (details, qos) = (BTreeMap::new(), QosLevel::default());
                let call = AssignPrivateIpAddresses { eni, named, count, details, qos };
                self.run(&call).map(Given::Addresses)
            }
            Op::Unassign(eni, host) => {
                let (eni, addresses) = (known.eni(eni), vec![address(host)]);
                self.run(&UnassignPrivateIpAddresses { eni, instance: None, addresses }).map(done)
            }
            Op::Give(from, to, host) => {
                let (source, destination) = (known.eni(from), known.eni(to));
                let address = address(host);
                self.run(&MigratePrivateIpAddress { source, destination, address }).map(done)
            }
            Op::Change(eni, how, ref groups) => {
                let (enis, groups) = (vec![known.eni(eni)], groups.iter());
                let groups = groups.map(|group| known.group(*group)).collect();
                self.run(&ChangeMembership { how, enis, groups }).map(done)
            }
            Op::Allocate(count) => {
                self.run(&self.scene.allocate(count as u64)).map(Given::ElasticIps)
            }
            Op::Bind(eip, eni, host) => {
                let to = AssociateTo::Address(known.eni(eni), address(host));
                self.run(&AssociateAddress { eip: known.eip(eip), to }).map(done)
            }
            Op::Unbind(eip) => self.run(&DisassociateAddress { eip: known.eip(eip) }).map(done),
            Op::Release(eip) => {
                self.run(&ReleaseAddresses { eips: vec![known.eip(eip)] }).map(done)
            }
        }
    }

    /// Does the command on both sides: the answers are the same, and what was chosen was free.
    fn step(&mut self, op: &Op) {
        let given = self.call(op);
        let taken = self.reference.taken();
        let expected = self.reference.expect(op);
        assert_eq!(given.as_ref().map(drop), expected.as_ref().map(drop), "{op:?}");
        let fresh = |addresses: &[Ipv4Addr]| {
            let each: BTreeSet<_> = addresses.iter().collect();
            assert_eq!(each.len(), addresses.len(), "an address is given twice: {addresses:?}");
            for given in addresses {
                assert!(
                    USABLE.clone().any(|host| address(host) == *given),
                    "{given} is not to be given"
                );
                assert!(!taken.contains(given), "{given} is taken");
            }
        };
        match (given, op) {
            (Ok(Given::Interface(eni)), Op::Create { host, more }) => {
                fresh(&eni.addresses);
                assert_eq!(eni.addresses.len(), more + 1);
                assert!(host.is_none_or(|host| eni.addresses[0] == address(host)), "{eni:?}");
                assert_eq!((eni.primary, eni.holder, eni.groups.len()), (false, None, 1));
                self.reference.interfaces.push(eni);
            }
            (Ok(Given::Addresses(addresses)), Op::Assign(eni, count)) => {
                fresh(&addresses);
                assert_eq!(addresses.len(), *count);
                self.reference.interfaces[*eni].addresses.extend(addresses);
            }
            (Ok(Given::ElasticIps(ids)), Op::Allocate(count)) => {
                assert_eq!(ids.len(), *count);
                self.reference.eips.extend(ids.into_iter().map(|id| (id, None)));
            }
            (Ok(_) | Err(_), _) => {}
        }
        self.compare();
    }

    /// Takes over what the world shows, right or wrong.
    fn look(&mut self) {
        let world = &self.scene.world;
        self.reference.interfaces = world.enis.keys().map(|id| self.shown(*id)).collect();
        let eips = world.eips.values();
        let eips = eips.map(|eip| (eip.id, eip.association.target().map(|to| to.private)));
        self.reference.eips = eips.collect();
    }

    /// All that a Describe could show.
    fn compare(&self) {
        let (world, reference) = (&self.scene.world, &self.reference);
        let mut known: Vec<EniId> = reference.interfaces.iter().map(|eni| eni.id).collect();
        known.sort_unstable();
        assert_eq!(world.enis.keys().copied().collect::<Vec<_>>(), known);
        for eni in &reference.interfaces {
            assert_eq!(self.shown(eni.id), *eni);
        }
        let shown = world.eips.values().map(|eip| (eip.id, eip.association.target()));
        let shown: BTreeSet<_> = shown.map(|(id, to)| (id, to.map(|to| to.private))).collect();
        assert_eq!(shown, reference.eips.iter().copied().collect());
        let publics: BTreeSet<_> = world.eips.values().map(|eip| eip.public).collect();
        assert_eq!(publics.len(), reference.eips.len(), "a public address is had twice");
        let subnet = world.subnet(reference.subnet).unwrap();
        assert_eq!(subnet.free() as usize, reference.free(), "AvailableIpAddressCount");
        for (number, instance) in reference.instances.iter().enumerate() {
            let places = reference.interfaces.iter().filter_map(|eni| eni.holder);
            let places = places.filter(|(holder, _)| *holder == number).count();
            assert_eq!(self.scene.places(*instance), places, "{instance}");
        }
    }
}

/// What the world chose.
#[derive(Debug)]
enum Given {
    Nothing,
    Interface(Interface),
    Addresses(Vec<Ipv4Addr>),
    ElasticIps(Vec<EipId>),
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn any_sequence_of_commands_does_what_the_reference_does(
        ops in proptest::collection::vec(op(), 1..120)
    ) {
        let mut pair = Pair::new();
        pair.compare();
        for op in &ops {
            pair.step(op);
        }
    }

    #[test]
    fn no_instance_and_no_interface_ever_has_more_than_its_size_allows(
        ops in proptest::collection::vec(op(), 1..120)
    ) {
        let mut pair = Pair::new();
        for op in &ops {
            drop(pair.call(op));
            pair.look();
            // Said again without the reference, which could be wrong in the same way.
            for instance in pair.scene.world.instances.values() {
                let limits = instance.size.limits();
                prop_assert!(instance.interfaces.len() <= usize::from(limits.interfaces));
                for eni in instance.interfaces.values() {
                    let held = pair.scene.world.eni(*eni).unwrap().addresses.len();
                    prop_assert!(held <= usize::from(limits.addresses), "{eni} holds {held}");
                }
            }
            prop_assert!(pair.scene.world.eips.len() <= EIPS);
            prop_assert!(pair.scene.world.enis.values().all(|eni| eni.groups.len() <= GROUPS));
        }
    }
}
