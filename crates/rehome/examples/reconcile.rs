//! How long a look at the kernel plane and its repair take: `cargo run --release --example reconcile
//! -- [ENIS [INSTANCES [VPCS]]]`, as root. In: how many. Out: a table.
//!
//! Everything is built by a repair from nothing, with the engine's own code, in namespaces of an
//! installation of its own; they are removed in the end, also when something fails.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a table")]

use std::collections::BTreeMap;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use rehome_domain::instance::{Instance, InstanceState, Operation, Size};
use rehome_domain::migration::Attachment;
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_domain::plane::{Release, Verb};
use rehome_domain::subnet::Subnet;
use rehome_domain::vpc::Vpc;
use rehome_domain::{
    AccountId, DeviceIndex, EniId, Entropy, Epoch, InstanceId, Ipv4Cidr, Mac, Placement, Record,
    Region, Scope, SubnetId, TaskId, Timestamp, VpcId, World, Zone,
};
use rehome_engine::repair::{Repair, repair};
use rehome_engine::{Core, Ports, codec};
use rehome_linux::LinuxPlane;
use rehome_linux::purge::{self, Mode, purge};
use rehome_ports::Plane;
use rehome_ports::store::{OpId, Store, Txn};
use rehome_sim::{SeededIds, VirtualClock};
use rehome_store::MemoryStore;

/// ENIs that are damaged.
const DAMAGED: usize = 1000;
/// Looks of which the quickest and the middle one are shown.
const LOOKS: usize = 5;

fn main() -> Result<()> {
    let mut numbers = std::env::args().skip(1).map(|text| text.parse::<usize>());
    let mut number = |otherwise| numbers.next().unwrap_or(Ok(otherwise));
    let (enis, instances, vpcs) = (number(1000)?, number(100)?, number(1)?);
    let installation = format!("b{:07x}", std::process::id());
    let _purged = Purged(installation.clone());
    print_machine();
    println!("{enis} ENIs with 2 addresses, {instances} instances, {vpcs} VPCs");
    let core = core(&installation, (enis, instances, vpcs))?;
    run(&core, &installation)
}

/// Removes what was made, however it ends.
struct Purged(String);

impl Drop for Purged {
    fn drop(&mut self) {
        let scope = purge::Scope::Installation(self.0.clone());
        match purge(&scope, Mode::Remove) {
            Ok(purged) => println!("{} namespaces removed", purged.objects.len()),
            Err(error) => eprintln!("not removed: {error}; rehome purge removes them"),
        }
    }
}

fn print_machine() {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let model = read("/proc/cpuinfo");
    let model = model.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("?");
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let kernel = read("/proc/sys/kernel/osrelease");
    let (kernel, model) = (kernel.trim(), model.trim_start_matches([' ', '\t', ':']));
    println!(
        "{processors} processors ({model}), Linux {kernel}, load {}",
        read("/proc/loadavg").trim()
    );
}

fn run(core: &Core, installation: &str) -> Result<()> {
    repaired(core, "built from nothing")?;
    let mut looks = Vec::new();
    for _ in 0..LOOKS {
        let (took, done) = timed(core)?;
        ensure!(done == Repair::default(), "there was something to repair: {done:?}");
        looks.push(took);
    }
    looks.sort();
    println!("look with nothing to do: {:?} (quickest {:?})", looks[LOOKS / 2], looks[0]);
    // Another process does the damage: this one has not seen it.
    let hand = LinuxPlane::open(installation)?;
    damage(core, &hand, &[])?;
    repaired(core, "repaired after all steering of 1000 ENIs was deleted")?;
    damage(core, &hand, &[Part::Leg])?;
    drop(hand);
    repaired(core, "repaired after 1000 legs were deleted")
}

fn timed(core: &Core) -> Result<(Duration, Repair)> {
    let begun = Instant::now();
    let done = repair(core)?;
    Ok((begun.elapsed(), done))
}

fn repaired(core: &Core, what: &str) -> Result<()> {
    let (took, done) = timed(core)?;
    ensure!(done.failed == 0, "{what}: {done:?}");
    println!("{what}: {took:?}, {} verbs", done.done);
    Ok(())
}

/// What goes beside the steering.
#[derive(PartialEq)]
enum Part {
    Leg,
}

/// Takes away from the first ENIs, at their own epoch: nothing newer stands in the repair's way.
fn damage(core: &Core, hand: &LinuxPlane, also: &[Part]) -> Result<()> {
    let world = core.world(scope()?);
    for eni in world.enis.values().take(DAMAGED) {
        let place = eni.placement.attachment().context("every ENI is attached")?;
        let (vpc, addresses) = (eni.vpc, eni.all_addresses());
        let release = Release { vpc, eni: eni.id, epoch: place.epoch, addresses };
        hand.apply(&Verb::Release(release))?;
        if also.contains(&Part::Leg) {
            hand.apply(&Verb::Unstage(eni.leg_key(place)))?;
        }
    }
    Ok(())
}

fn scope() -> Result<Scope> {
    let region = Region::parse("ap-guangzhou").context("it is a region")?;
    Ok(Scope { account: AccountId(7), region })
}

fn core(installation: &str, size: (usize, usize, usize)) -> Result<Core> {
    let store = MemoryStore::default();
    for (number, record) in records(size)?.into_iter().enumerate() {
        let (key, value) = (codec::key(scope()?, record.key()), codec::value(&record));
        let txn = Txn::new(OpId((number as u128 + 1).to_be_bytes())).put(key, value);
        let committed = store.commit(vec![txn]);
        ensure!(committed.iter().all(|it| it.revision().is_some()), "{committed:?}");
    }
    Ok(Core::open(Ports {
        store: Arc::new(store),
        plane: Arc::new(LinuxPlane::open(installation)?),
        clock: Arc::new(VirtualClock::at(Timestamp(0))),
        ids: Arc::new(SeededIds::new(1)),
    })?)
}

/// A world of this size, in a draw of names that follows from the process.
fn records((enis, instances, vpcs): (usize, usize, usize)) -> Result<Vec<Record>> {
    let mut seed = [0; 16];
    seed[..4].copy_from_slice(&std::process::id().to_le_bytes());
    let entropy = &mut Entropy::from_seed(seed);
    let cidr = Ipv4Cidr::parse("10.9.0.0/16").context("it is a block")?;
    let mut world = World::default();
    let nets: Vec<_> = (0..vpcs).map(|_| net(entropy, cidr)).collect::<Result<_>>()?;
    let places: Vec<_> = (0..instances)
        .map(|number| instance(entropy, &nets[number % vpcs].1))
        .collect::<Result<_>>()?;
    let mut records = Vec::new();
    for number in 0..enis {
        let place = Attachment {
            instance: places[number % instances].id,
            device_index: DeviceIndex(u8::try_from(number / instances)?),
            epoch: Epoch(1),
            since: Timestamp(0),
        };
        let subnet = &nets[number % instances % vpcs].1;
        let host = u32::try_from(2 + 2 * (number / vpcs))?;
        let base = cidr.network().to_bits() + host;
        let mut eni = eni(entropy, &mut world, subnet);
        eni.addresses = [base, base + 1].map(Ipv4Addr::from_bits).to_vec();
        eni.placement = Placement::On(place);
        records.push(Record::Eni(eni));
    }
    for (vpc, subnet) in nets {
        records.extend([Record::Vpc(vpc), Record::Subnet(subnet)]);
    }
    records.extend(places.into_iter().map(Record::Instance));
    Ok(records)
}

fn zone() -> Result<Zone> {
    Zone::parse("ap-guangzhou-3").context("it is a zone")
}

fn net(entropy: &mut Entropy, cidr: Ipv4Cidr) -> Result<(Vpc, Subnet)> {
    let (id, name, created) = (VpcId::draw(entropy), String::from("bench"), Timestamp(0));
    let vpc = Vpc { name: name.clone(), subnets: 1, ..Vpc::new(id, cidr, created) };
    let vpc_id = vpc.id;
    let (id, zone, cursor) = (SubnetId::draw(entropy), zone()?, cidr.network());
    Ok((
        vpc,
        Subnet {
            id,
            name,
            vpc: vpc_id,
            cidr,
            ipv6: None,
            ipv6_used: 0,
            zone,
            acl: None,
            route_table: None,
            created,
            used: 0,
            cursor,
            is_default: false,
            broadcast: false,
        },
    ))
}

fn instance(entropy: &mut Entropy, subnet: &Subnet) -> Result<Instance> {
    let task = TaskId::from_random([7; 16]);
    Ok(Instance {
        id: InstanceId::draw(entropy),
        name: String::from("bench"),
        size: Size::parse(Size::DEFAULT).context("it is a size")?,
        image: String::new(),
        keys: Vec::new(),
        zone: subnet.zone,
        vpc: subnet.vpc,
        subnet: subnet.id,
        state: InstanceState::Running,
        task: None,
        latest: Operation { action: String::from("RunInstances"), task },
        interfaces: BTreeMap::new(),
        created: Timestamp(0),
        origin: rehome_domain::instance::Origin::Made,
        settings: rehome_domain::instance::Settings::default(),
    })
}

fn eni(entropy: &mut Entropy, world: &mut World, subnet: &Subnet) -> Eni {
    let eni = Eni {
        id: world.fresh(entropy, EniId::draw, |w, id| w.enis.contains_key(id)),
        name: String::new(),
        description: String::new(),
        vpc: subnet.vpc,
        subnet: subnet.id,
        zone: subnet.zone,
        mac: Mac::draw(entropy),
        addresses: Vec::new(),
        ipv6: Vec::new(),
        groups: Vec::new(),
        kind: EniKind::Secondary,
        qos: Default::default(),
        details: Default::default(),
        handover: None,
        placement: Placement::Free,
        issued: Epoch(1),
        created: Timestamp(0),
    };
    world.insert(Record::Eni(eni.clone()));
    eni
}
