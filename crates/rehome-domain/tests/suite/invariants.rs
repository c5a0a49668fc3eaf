//! What is true of every world, whatever was done to it. The engine's suite checks it too.
//!
//! In: a world. Out: a panic that names the first thing that is not consistent.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use rehome_domain::elastic_ip::{Association, ELASTIC_IPS_MAX};
use rehome_domain::instance::Instance;
use rehome_domain::migration::Attachment;
use rehome_domain::network_interface::Eni;
use rehome_domain::network_interface::handover::Handover;
use rehome_domain::task::Status;
use rehome_domain::workflow::{Care, plan};
use rehome_domain::world::{EniKey, InstanceKey, OrdSet, SubnetKey};
use rehome_domain::{EniId, Epoch, Phase, Placement, Record, RecordKey, VpcId, World};

/// Checks everything that can be seen in one world.
pub(crate) fn check(world: &World) {
    check_addresses(world);
    check_counts(world);
    check_places(world);
    check_epochs(world);
    check_handovers(world);
    check_elastic_ips(world);
    check_tasks(world);
    check_indexes(world);
    check_rebuilt(world);
}

fn check_addresses(world: &World) {
    let mut held: BTreeMap<(VpcId, Ipv4Addr), &Eni> = BTreeMap::new();
    let mut macs = BTreeSet::new();
    for eni in world.enis.values() {
        let subnet = world.subnet(eni.subnet).expect("an interface's subnet exists");
        assert!(!eni.addresses.is_empty(), "{} has no address", eni.id);
        assert!(macs.insert(eni.mac), "{} shares its MAC", eni.id);
        assert_eq!(world.macs.get(&eni.mac), Some(&eni.id), "{}", eni.mac);
        assert_eq!((subnet.vpc, subnet.zone), (eni.vpc, eni.zone), "{}", eni.id);
        for address in &eni.addresses {
            let reserved = [subnet.cidr.network(), subnet.gateway(), subnet.cidr.broadcast()];
            assert!(subnet.cidr.holds(*address) && !reserved.contains(address), "{address}");
            assert!(held.insert((eni.vpc, *address), eni).is_none(), "{address} is held twice");
            assert_eq!(world.holder(eni.vpc, *address), Some(eni.id), "{address}");
        }
    }
    assert_eq!(world.macs.len(), macs.len(), "the index has a MAC that no interface has");
    assert_eq!(world.addresses.len(), held.len(), "the index holds what no interface does");
}

fn check_counts(world: &World) {
    for subnet in world.subnets.values() {
        let enis = world.enis.values().filter(|eni| eni.subnet == subnet.id);
        let used: usize = enis.map(|eni| eni.addresses.len()).sum();
        assert_eq!(subnet.used, used as u64, "addresses of {}", subnet.id);
        assert!(used as u64 <= subnet.capacity(), "{} is overfull", subnet.id);
        assert!(world.vpcs.contains_key(&subnet.vpc), "{} has no VPC", subnet.id);
    }
    for vpc in world.vpcs.values() {
        let subnets = world.subnets_of(vpc.id).count();
        assert_eq!(vpc.subnets as usize, subnets, "subnets of {}", vpc.id);
    }
}

fn places(eni: &Eni) -> Vec<Attachment> {
    match &eni.placement {
        Placement::On(place) => vec![*place],
        Placement::Moving(migration) => {
            migration.route.from().into_iter().chain(migration.route.to()).copied().collect()
        }
        Placement::Pending(_) | Placement::Free | Placement::Deleting(_) => Vec::new(),
    }
}

fn check_places(world: &World) {
    let mut expected = BTreeMap::new();
    for eni in world.enis.values() {
        for place in places(eni) {
            let instance = world.instance(place.instance).expect("a place is in an instance");
            assert_eq!((instance.vpc, instance.zone), (eni.vpc, eni.zone), "{}", eni.id);
            let allowed = instance.size.limits().addresses;
            assert!(eni.addresses.len() <= usize::from(allowed), "{} is too large", eni.id);
            let taken = expected.insert((place.instance, place.device_index), eni.id);
            assert_eq!(taken, None, "two interfaces in one place of {}", place.instance);
        }
    }
    let found: BTreeMap<_, _> = world
        .instances
        .values()
        .flat_map(|instance| instance.interfaces.iter().map(|(i, eni)| ((instance.id, *i), *eni)))
        .collect();
    assert_eq!(found, expected, "places as instances know them, and as interfaces do");
    for instance in world.instances.values() {
        assert!(instance.interfaces.len() <= usize::from(instance.size.limits().interfaces));
    }
}

fn check_epochs(world: &World) {
    for eni in world.enis.values() {
        let all: Vec<Epoch> = places(eni).iter().map(|place| place.epoch).collect();
        assert!(all.iter().all(|epoch| *epoch <= eni.issued && epoch.0 > 0), "{}", eni.id);
        if let Some(migration) = eni.placement.migration() {
            assert_eq!(migration.epoch, eni.issued, "{} moves at an old epoch", eni.id);
        }
    }
}

/// Who gives an address is in the story of the one who takes it, and the other way round.
fn check_handovers(world: &World) {
    let mut takers = BTreeMap::new();
    for eni in world.enis.values() {
        let Some(Handover::Gives(giving)) = &eni.handover else { continue };
        let to = world.eni(giving.to).expect("who takes an address exists");
        assert_eq!(to.handover, Some(Handover::Takes(giving.task)), "{}", to.id);
        assert_eq!((to.subnet, eni.placement.task()), (eni.subnet, None), "{}", eni.id);
        let owner = if giving.phase == Phase::Committed { to.id } else { eni.id };
        assert_eq!(world.holder(eni.vpc, giving.address), Some(owner), "{}", giving.address);
        assert_ne!(eni.addresses[0], giving.address, "a primary address moves");
        assert_eq!(takers.insert(to.id, eni.id), None, "{} takes twice", to.id);
    }
    let taking = |eni: &&std::sync::Arc<Eni>| matches!(eni.handover, Some(Handover::Takes(_)));
    assert_eq!(world.enis.values().filter(taking).count(), takers.len(), "nobody gives");
}

/// A public address is had once, and what it is bound to is held by an interface or is a HaVip's.
fn check_elastic_ips(world: &World) {
    let (mut publics, mut targets) = (BTreeSet::new(), BTreeSet::new());
    for eip in world.eips.values() {
        assert!(publics.insert(eip.public), "{} is had twice", eip.public);
        assert_eq!(world.publics.get(&eip.public), Some(&eip.id), "{}", eip.public);
        if let Some(target) = eip.association.target() {
            assert!(targets.insert(target), "{target:?} has two elastic IPs");
            assert_eq!(world.targets.get(&target), Some(&eip.id), "{target:?}");
            // One that an address is about to lose keeps that from everybody, and is nobody's.
            let leaves = matches!(eip.association, Association::Unbinding { .. });
            let floats = world.floating.contains_key(&(target.vpc, target.private));
            let held = floats || world.holder(target.vpc, target.private).is_some();
            assert!(held || leaves, "{target:?} is nobody's");
            assert!(world.is_taken(target.vpc, target.private), "{target:?} may be given away");
            assert!(eip.issued > Epoch::default(), "{} is bound without an epoch", eip.id);
        }
    }
    assert_eq!((world.publics.len(), world.targets.len()), (publics.len(), targets.len()));
    let used = world.address_pool.map_or(0, |pool| pool.used);
    assert_eq!(used, world.eips.len() as u64, "elastic IPs");
    assert!(used <= ELASTIC_IPS_MAX, "{used} elastic IPs");
}

fn check_tasks(world: &World) {
    for task in world.tasks.values() {
        let running = task.status == Status::Running;
        assert_eq!(running, task.ended.is_none(), "{}", task.id);
        assert_eq!(running, world.running.contains(&task.id), "{}", task.id);
        let planned = plan(world, task.id, Care::Usual).is_some();
        assert_eq!(planned, running, "{} runs and has nothing to do, or the reverse", task.id);
    }
    let held_enis = world.enis.values().filter_map(|eni| eni.task());
    let held_instances = world.instances.values().filter_map(|instance| instance.task);
    let held_eips = world.eips.values().filter_map(|eip| eip.association.task());
    for task in held_enis.chain(held_instances).chain(held_eips) {
        assert!(world.running.contains(&task), "{task} holds something and does not run");
    }
    for (ended, task) in &world.ended {
        assert_eq!(world.task(*task).expect("an ended task is kept").ended, Some(*ended));
    }
    assert_eq!(world.ended.len() + world.running.len(), world.tasks.len());
}

/// What an index finds is what a look at everything finds.
fn check_indexes(world: &World) {
    let index = &world.index;
    let enis = |is: &dyn Fn(&Eni) -> bool| -> OrdSet<EniId> {
        world.enis.values().filter(|eni| is(eni)).map(|eni| eni.id).collect()
    };
    for key in index.enis.keys() {
        let expected = enis(&|eni| match *key {
            EniKey::Vpc(vpc) => eni.vpc == vpc,
            EniKey::Subnet(subnet) => eni.subnet == subnet,
            EniKey::Group(group) => eni.groups.contains(&group),
            EniKey::Kind(kind) => eni.kind == kind,
            EniKey::Level(level) => eni.qos == level,
        });
        assert!(!expected.is_empty() && index.enis.of(key) == expected, "{key:?}");
    }
    for eni in world.enis.values() {
        let own = [EniKey::Vpc(eni.vpc), EniKey::Subnet(eni.subnet), EniKey::Kind(eni.kind)];
        let keys = own.into_iter().chain(eni.groups.iter().copied().map(EniKey::Group));
        keys.for_each(|key| assert!(index.enis.of(&key).contains(&eni.id), "{key:?}"));
        let named: OrdSet<_> = world.enis_named(&eni.name).collect();
        let alike = enis(&|other| !eni.name.is_empty() && other.name == eni.name);
        assert_eq!(named, alike, "{}", eni.name);
        let described: OrdSet<_> = world.enis_described(&eni.description).collect();
        let text = &eni.description;
        assert_eq!(described, enis(&|it| !text.is_empty() && it.description == *text), "{text}");
        for address in &eni.addresses {
            let text = address.to_string();
            for end in [&text[text.len() - 1..], &text[text.len() - 3..], &text[1..], &text] {
                let ends = |address: &Ipv4Addr| address.to_string().ends_with(end);
                let found: OrdSet<_> = world.holders_of_end(end).map(|(_, eni)| eni).collect();
                assert_eq!(found, enis(&|eni| eni.addresses.iter().any(ends)), "{end}");
            }
        }
    }
    for instance in world.instances.values() {
        let at: OrdSet<_> = world.enis_at(instance.id).map(|eni| eni.id).collect();
        let owner = |eni: &Eni| eni.placement.attachment().map(|at| at.instance);
        assert_eq!(at, enis(&|eni| owner(eni) == Some(instance.id)), "{}", instance.id);
    }
    check_belongings(world);
}

/// What belongs to a VPC, to a subnet's zone or to a task.
fn check_belongings(world: &World) {
    let index = &world.index;
    for key in index.instances.keys() {
        let is = |it: &&std::sync::Arc<Instance>| match *key {
            InstanceKey::Vpc(vpc) => it.vpc == vpc,
            InstanceKey::Subnet(subnet) => it.subnet == subnet,
            InstanceKey::Zone(zone) => it.zone == zone,
            InstanceKey::State(state) => it.state == state,
            InstanceKey::KeyPair(key) => it.keys.contains(&key),
        };
        let expected: OrdSet<_> = world.instances.values().filter(is).map(|it| it.id).collect();
        assert!(!expected.is_empty() && index.instances.of(key) == expected, "{key:?}");
    }
    for it in world.instances.values() {
        let keys = [InstanceKey::Vpc(it.vpc), InstanceKey::Subnet(it.subnet)];
        let more = [InstanceKey::Zone(it.zone), InstanceKey::State(it.state)];
        let pairs = it.keys.iter().copied().map(InstanceKey::KeyPair);
        let has = |key| index.instances.of(&key).contains(&it.id);
        assert!(keys.into_iter().chain(more).chain(pairs).all(has), "{}", it.id);
    }
    for vpc in world.vpcs.keys() {
        let subnets = world.subnets.values().filter(|it| it.vpc == *vpc).map(|it| it.id);
        assert!(world.subnets_of(*vpc).map(|it| it.id).eq(subnets), "subnets of {vpc}");
        let tables = world.route_tables.values().filter(|it| it.vpc == *vpc).map(|it| it.id);
        assert!(world.route_tables_of(*vpc).map(|it| it.id).eq(tables), "tables of {vpc}");
        let acls = world.network_acls.values().filter(|it| it.vpc == *vpc).map(|it| it.id);
        assert!(world.network_acls_of(*vpc).map(|it| it.id).eq(acls), "ACLs of {vpc}");
        let ha_vips = world.ha_vips.values().filter(|it| it.vpc == *vpc).map(|it| it.id);
        assert!(world.ha_vips_of(*vpc).map(|it| it.id).eq(ha_vips), "HaVips of {vpc}");
        let logs = world.flow_logs.values().filter(|it| it.vpc == *vpc).map(|it| it.id);
        assert!(world.flow_logs_of(*vpc).map(|it| it.id).eq(logs), "flow logs of {vpc}");
    }
    for subnet in world.subnets.values() {
        let keys = [SubnetKey::Zone(subnet.zone), SubnetKey::Vpc(subnet.vpc)].into_iter();
        let acl = subnet.acl.map(SubnetKey::Acl);
        let keys = keys.chain(acl).chain(subnet.route_table.map(SubnetKey::Table));
        keys.for_each(|key| {
            assert!(world.subnets_with(key).any(|it| it.id == subnet.id), "{key:?}");
        });
    }
    for task in &world.running {
        let held = world.eips.values().filter(|it| it.association.task() == Some(*task));
        let expected = held.map(|it| it.id);
        assert!(world.eips_of_task(*task).map(|it| it.id).eq(expected), "elastic IPs of {task}");
    }
}

/// A world read back record by record, in any order, is the same world.
pub(crate) fn check_rebuilt(world: &World) {
    let mut records: Vec<Record> = Vec::new();
    records.extend(world.tasks.values().map(|task| Record::Task((**task).clone())));
    records.extend(world.eips.values().map(|eip| Record::Eip((**eip).clone())));
    records.extend(world.address_pool.map(Record::AddressPool));
    let names = world.security_groups.keys().copied().map(RecordKey::SecurityGroup);
    let names = names.chain(world.network_acls.keys().copied().map(RecordKey::NetworkAcl));
    let names = names.chain(world.route_tables.keys().copied().map(RecordKey::RouteTable));
    let names = names.chain(world.ha_vips.keys().copied().map(RecordKey::HaVip));
    let names = names.chain(world.flow_logs.keys().copied().map(RecordKey::FlowLog));
    let names = names.chain(world.reserved_ips.keys().copied().map(RecordKey::ReservedIp));
    let names = names.chain(world.dhcp_ips.keys().copied().map(RecordKey::DhcpIp));
    let names = names.chain(world.tags.keys().copied().map(RecordKey::Tags));
    let names = names.chain(world.created_tags.keys().copied().map(RecordKey::Tag));
    let names = names.chain(world.key_pairs.keys().copied().map(RecordKey::KeyPair));
    let names = names.chain(world.answers.keys().copied().map(RecordKey::FirstAnswer));
    records.extend(names.filter_map(|name| world.record(name)));
    records.extend(world.enis.values().map(|eni| Record::Eni((**eni).clone())));
    records.extend(world.instances.values().map(|all| Record::Instance((**all).clone())));
    records.extend(world.subnets.values().map(|subnet| Record::Subnet((**subnet).clone())));
    records.extend(world.vpcs.values().map(|vpc| Record::Vpc((**vpc).clone())));
    let rebuild = |records: &mut dyn Iterator<Item = &Record>| {
        records.fold(World::default(), |mut rebuilt, record| {
            rebuilt.insert(record.clone());
            rebuilt
        })
    };
    assert_eq!(rebuild(&mut records.iter()), *world);
    assert_eq!(rebuild(&mut records.iter().rev()), *world);
}
