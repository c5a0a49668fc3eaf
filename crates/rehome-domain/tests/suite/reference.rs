//! Random commands against a reference small enough to be seen to be right: interfaces with their
//! addresses, places, groups and elastic IPs, each a line of a table. After every command the answer
//! and all that a Describe could show agree. Tasks end before the next command begins; what happens
//! while they run is asked in `properties.rs`.
//!
//! Which address, MAC or id is given is the world's choice: the reference only says which would be
//! wrong.

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
use rehome_domain::security_group::membership::{ChangeMembership, Membership};
use rehome_domain::{Command, EipId, EniId, InstanceId, SecurityGroupId, SubnetId};

use crate::scene::{Scene, ZONE, absent_eni, absent_instance, kind};

/// Addresses of a /28 that may be given: all but the block's own, the gateway's and the last.
const USABLE: std::ops::RangeInclusive<u8> = 2..=14;
/// Interfaces of an instance, addresses of one of its interfaces.
const SIZES: [(&str, usize, usize); 3] =
    [("S5.LARGE8", 4, 10), ("S5.SMALL2", 2, 6), ("S5.SMALL1", 2, 2)];
/// Addresses of an interface that is nowhere, groups of any, elastic IPs of an account.
const ADDRESSES: usize = 30;
const GROUPS: usize = 5;
const EIPS: usize = 20;

/// A command. Numbers choose among what there is and one thing that is not there.
#[derive(Debug, Clone)]
enum Op {
    Create { host: Option<u8>, more: usize },
    Delete(usize),
    Attach(usize, usize),
    Detach(usize, usize),
    Migrate(usize, usize, usize),
    Assign(usize, usize),
    Unassign(usize, u8),
    Give(usize, usize, u8),
    Change(usize, Membership, Vec<usize>),
    Allocate(usize),
    Bind(usize, usize, u8),
    Unbind(usize),
    Release(usize),
}

fn op() -> impl Strategy<Value = Op> {
    let n = || 0..9_usize;
    let host = || 0..17_u8;
    let how =
        prop_oneof![Just(Membership::Join), Just(Membership::Leave), Just(Membership::Replace)];
    let groups = proptest::collection::vec(0..7_usize, 0..4);
    prop_oneof![
        6 => (proptest::option::of(host()), 0..3_usize)
            .prop_map(|(host, more)| Op::Create { host, more }),
        2 => n().prop_map(Op::Delete),
        8 => (n(), 0..4_usize).prop_map(|(eni, to)| Op::Attach(eni, to)),
        4 => (n(), 0..4_usize).prop_map(|(eni, from)| Op::Detach(eni, from)),
        8 => (n(), 0..4_usize, 0..4_usize).prop_map(|(eni, from, to)| Op::Migrate(eni, from, to)),
        3 => (n(), 0..4_usize).prop_map(|(eni, count)| Op::Assign(eni, count)),
        4 => (n(), host()).prop_map(|(eni, host)| Op::Unassign(eni, host)),
        6 => (n(), n(), host()).prop_map(|(from, to, host)| Op::Give(from, to, host)),
        4 => (n(), how, groups).prop_map(|(eni, how, groups)| Op::Change(eni, how, groups)),
        2 => (0..9_usize).prop_map(Op::Allocate),
        8 => (n(), n(), host()).prop_map(|(eip, eni, host)| Op::Bind(eip, eni, host)),
        3 => n().prop_map(Op::Unbind),
        2 => n().prop_map(Op::Release),
    ]
}

#[derive(Debug, Clone, PartialEq)]
struct Interface {
    id: EniId,
    primary: bool,
    addresses: Vec<Ipv4Addr>,
    /// The number of its instance, and its place there.
    holder: Option<(usize, usize)>,
    groups: Vec<SecurityGroupId>,
}

/// The reference: lists, and nothing that has to be kept in step with them.
#[derive(Debug)]
struct Reference {
    subnet: SubnetId,
    instances: Vec<InstanceId>,
    groups: Vec<SecurityGroupId>,
    interfaces: Vec<Interface>,
    /// Elastic IPs, each with the private address that it is bound to.
    eips: Vec<(EipId, Option<Ipv4Addr>)>,
}

/// A refusal, as `kind` names it.
type Answer = Result<(), String>;

fn refuse<T>(kind: impl Into<String>) -> Result<T, String> {
    Err(kind.into())
}

fn ensure(right: bool, kind: &str) -> Answer {
    if right { Ok(()) } else { refuse(kind) }
}

fn address(host: u8) -> Ipv4Addr {
    Ipv4Addr::new(10, 0, 1, host)
}

impl Reference {
    fn eni(&self, number: usize) -> EniId {
        self.interfaces.get(number).map_or(absent_eni(), |eni| eni.id)
    }

    fn instance(&self, number: usize) -> InstanceId {
        self.instances.get(number).copied().unwrap_or(absent_instance())
    }

    fn eip(&self, number: usize) -> EipId {
        self.eips.get(number).map_or(EipId::parse("eip-00000000").unwrap(), |(id, _)| *id)
    }

    fn group(&self, number: usize) -> SecurityGroupId {
        let absent = SecurityGroupId::parse("sg-00000000").unwrap();
        self.groups.get(number).copied().unwrap_or(absent)
    }

    fn taken(&self) -> BTreeSet<Ipv4Addr> {
        self.interfaces.iter().flat_map(|eni| eni.addresses.iter().copied()).collect()
    }

    fn free(&self) -> usize {
        USABLE.clone().count() - self.taken().len()
    }

    fn find(&self, eni: usize) -> Result<&Interface, String> {
        self.interfaces.get(eni).ok_or_else(|| String::from("NotFound eni"))
    }

    fn known(&self, instance: usize) -> Answer {
        ensure(instance < self.instances.len(), "NotFound instance")
    }

    /// The lowest place of an instance that nobody has, for an interface of so many addresses.
    fn place(&self, instance: usize, addresses: usize) -> Result<usize, String> {
        let (_, places, most) = SIZES[instance];
        let taken = |place: &usize| {
            self.interfaces.iter().any(|eni| eni.holder == Some((instance, *place)))
        };
        let free = (0..places).find(|place| !taken(place));
        let full = || format!("LimitExceeded InterfacesOfInstance {places}");
        let place = free.ok_or_else(full)?;
        ensure(addresses <= most, &format!("LimitExceeded AddressesOfInterface {most}"))?;
        Ok(place)
    }

    fn most(eni: &Interface) -> usize {
        eni.holder.map_or(ADDRESSES, |(instance, _)| SIZES[instance].2)
    }

    fn secondary(&self, eni: usize) -> Answer {
        ensure(!self.find(eni)?.primary, "PrimaryInterface")
    }

    /// Whether an interface holds an address that is not its primary one.
    fn gives(&self, eni: usize, address: Ipv4Addr) -> Answer {
        let held = &self.find(eni)?.addresses;
        ensure(held.contains(&address), "AddressNotHeld")?;
        ensure(held[0] != address, "PrimaryAddress")
    }

    /// What is answered, and what is changed if nothing is refused.
    fn expect(&mut self, op: &Op) -> Answer {
        match *op {
            Op::Create { host, more } => self.may_create(host, more),
            Op::Delete(eni) => {
                self.secondary(eni)?;
                ensure(self.interfaces[eni].holder.is_none(), "InUse eni 1")?;
                self.let_go(&self.interfaces[eni].addresses.clone());
                self.interfaces.remove(eni);
                Ok(())
            }
            Op::Attach(eni, to) => {
                self.find(eni)?;
                self.known(to)?;
                self.secondary(eni)?;
                ensure(self.interfaces[eni].holder.is_none(), "AlreadyAttached")?;
                self.put(eni, to)
            }
            Op::Detach(eni, from) => {
                self.find(eni)?;
                self.known(from)?;
                self.secondary(eni)?;
                self.is_at(eni, from)?;
                self.interfaces[eni].holder = None;
                Ok(())
            }
            Op::Migrate(eni, from, to) => {
                self.find(eni)?;
                self.known(from)?;
                self.known(to)?;
                ensure(from != to, "SameInstance")?;
                self.secondary(eni)?;
                self.is_at(eni, from)?;
                self.put(eni, to)
            }
            Op::Assign(eni, count) => {
                ensure(count > 0, "Missing")?;
                let most = Self::most(self.find(eni)?);
                let many = format!("LimitExceeded AddressesOfInterface {most}");
                ensure(self.interfaces[eni].addresses.len() + count <= most, &many)?;
                ensure(count <= self.free(), "NoFreeAddress")
            }
            Op::Unassign(eni, host) => {
                self.gives(eni, address(host))?;
                self.let_go(&[address(host)]);
                self.interfaces[eni].addresses.retain(|held| *held != address(host));
                Ok(())
            }
            Op::Give(from, to, host) => {
                self.find(from)?;
                self.find(to)?;
                ensure(from != to, "SameInterface")?;
                self.gives(from, address(host))?;
                let most = Self::most(&self.interfaces[to]);
                let many = format!("LimitExceeded AddressesOfInterface {most}");
                ensure(self.interfaces[to].addresses.len() < most, &many)?;
                self.interfaces[from].addresses.retain(|held| *held != address(host));
                self.interfaces[to].addresses.push(address(host));
                Ok(())
            }
            Op::Change(eni, how, ref groups) => self.change(eni, how, groups),
            Op::Allocate(count) => {
                let right = count > 0 && count <= EIPS;
                ensure(right, "Value AddressCount Range")?;
                let many = format!("LimitExceeded ElasticIps {EIPS}");
                ensure(self.eips.len() + count <= EIPS, &many)
            }
            Op::Bind(eip, eni, host) => self.bind(eip, eni, address(host)),
            Op::Unbind(eip) => {
                let known = self.eips.get_mut(eip).ok_or("NotFound eip")?;
                known.1.take().map(drop).ok_or_else(|| String::from("NotBound"))
            }
            Op::Release(eip) => {
                let (_, bound) = self.eips.get(eip).ok_or("NotFound eip")?;
                ensure(bound.is_none(), "StillBound")?;
                self.eips.remove(eip);
                Ok(())
            }
        }
    }

    fn may_create(&self, host: Option<u8>, more: usize) -> Answer {
        if let Some(host) = host {
            let value = |fault| format!("Value PrivateIpAddress {fault}");
            ensure(host < 16, &value("Range"))?;
            ensure(USABLE.contains(&host), &value("Reserved"))?;
            ensure(!self.taken().contains(&address(host)), "AddressInUse")?;
        }
        ensure(more < self.free(), "NoFreeAddress")
    }

    fn is_at(&self, eni: usize, instance: usize) -> Answer {
        let holder = self.interfaces[eni].holder.map(|(instance, _)| instance);
        ensure(holder == Some(instance), "NotAttached")
    }

    fn put(&mut self, eni: usize, to: usize) -> Answer {
        let place = self.place(to, self.interfaces[eni].addresses.len())?;
        self.interfaces[eni].holder = Some((to, place));
        Ok(())
    }

    fn let_go(&mut self, addresses: &[Ipv4Addr]) {
        for (_, bound) in &mut self.eips {
            *bound = bound.filter(|address| !addresses.contains(address));
        }
    }

    fn change(&mut self, eni: usize, how: Membership, numbers: &[usize]) -> Answer {
        self.find(eni)?;
        let named: Vec<SecurityGroupId> = numbers.iter().map(|group| self.group(*group)).collect();
        let before = &self.interfaces[eni].groups;
        let mut after = if how == Membership::Replace { Vec::new() } else { before.clone() };
        for group in &named {
            after.retain(|had| how != Membership::Leave || had != group);
            if how != Membership::Leave && !after.contains(group) {
                after.push(*group);
            }
        }
        let many = format!("LimitExceeded GroupsOfInterface {GROUPS}");
        ensure(after.len() <= GROUPS.max(before.len()), &many)?;
        ensure(numbers.iter().all(|group| *group < self.groups.len()), "NotFound security group")?;
        self.interfaces[eni].groups = after;
        Ok(())
    }

    fn bind(&mut self, eip: usize, eni: usize, to: Ipv4Addr) -> Answer {
        ensure(eip < self.eips.len(), "NotFound eip")?;
        ensure(self.find(eni)?.addresses.contains(&to), "AddressNotHeld")?;
        ensure(self.eips[eip].1.is_none(), "AlreadyBound")?;
        ensure(self.eips.iter().all(|(_, bound)| *bound != Some(to)), "AddressHasEip")?;
        self.eips[eip].1 = Some(to);
        Ok(())
    }
}

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
