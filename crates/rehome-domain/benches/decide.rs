//! How long decisions and lookups take in a world of 1,000 and of 100,000 interfaces, without a store
//! and a plane: `cargo bench -p rehome-domain`.

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use rehome_domain::instance::Settings;
use rehome_domain::instance::run::RunInstances;
use rehome_domain::network_interface::Eni;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::details::QosLevel;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::modify::ModifyNetworkInterface;
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::workflow::{Advance, Care, plan};
use rehome_domain::{
    AccountId, Actor, Command, Context, EniId, Entropy, InstanceId, Placement, Record, Region,
    SubnetId, TaskId, Timestamp, VpcId, World,
};

const ZONE: &str = "ap-guangzhou-3";
/// Interfaces of one subnet, a /20.
const OF_SUBNET: usize = 3_500;
/// Subnets of one VPC, a /16.
const OF_VPC: usize = 16;

struct Scene {
    world: World,
    seeds: Entropy,
    /// The last subnet, and one of its interfaces.
    place: (VpcId, SubnetId),
    eni: EniId,
}

impl Scene {
    fn new(interfaces: usize) -> Self {
        let mut scene = Self {
            world: World::default(),
            seeds: Entropy::from_seed([5; 16]),
            place: (
                VpcId::parse("vpc-00000000").expect("it is an id"),
                SubnetId::parse("subnet-00000000").expect("it is an id"),
            ),
            eni: EniId::parse("eni-00000000").expect("it is an id"),
        };
        for number in 0..interfaces.div_ceil(OF_SUBNET) {
            scene.fill(number, OF_SUBNET.min(interfaces - number * OF_SUBNET));
        }
        scene
    }

    /// One more subnet with so many interfaces, as records: the quotas of calls are for callers.
    fn fill(&mut self, number: usize, interfaces: usize) {
        let (vpc, third) = (number / OF_VPC, number % OF_VPC * 16);
        if third == 0 {
            let cidr = format!("10.{vpc}.0.0/16");
            self.place.0 = self.run(&CreateVpc { name: "net".into(), cidr }).id;
        }
        let cidr = format!("10.{vpc}.{third}.0/20");
        let (vpc, name, zone) = (self.place.0, "sub".into(), ZONE.into());
        let mut subnet = self.run(&CreateSubnet { vpc, name, cidr, zone });
        self.place.1 = subnet.id;
        let mut context = self.context();
        for number in 0..interfaces {
            let taken = subnet.take(&self.world, &[], 1).expect("there is room");
            let mut eni = Eni::new(&self.world, &mut context, &subnet, taken);
            (eni.placement, eni.name) = (Placement::Free, format!("eni-{number}"));
            self.eni = eni.id;
            self.world.insert(Record::Eni(eni));
        }
        self.world.insert(Record::Subnet(subnet));
    }

    fn context(&mut self) -> Context {
        let task = TaskId::draw(&mut self.seeds);
        let entropy = Entropy::from_seed(TaskId::draw(&mut self.seeds).to_bytes());
        let region = Region::parse("ap-guangzhou").expect("it is a region");
        let now = Timestamp(1_700_000_000_000);
        let actor = Actor::Key("AKIDbench".into());
        Context { now, task, actor, entropy, account: AccountId(7), region }
    }

    fn run<C: Command>(&mut self, command: &C) -> C::Outcome {
        let mut context = self.context();
        let decision = command.decide(&self.world, &mut context).expect("it can be done");
        self.world = self.world.apply(&decision.changes);
        decision.outcome
    }

    fn settle(&mut self) {
        while let Some(task) = self.world.running.get_min().copied() {
            let plan = plan(&self.world, task, Care::Usual).expect("a task has a next stage");
            self.run(&Advance { task, stage: plan.stage });
        }
    }

    /// Two instances, the first of which has the interface.
    fn instances(&mut self) -> [InstanceId; 2] {
        let (vpc, subnet) = self.place;
        let run = RunInstances {
            zone: ZONE.into(),
            vpc,
            subnet,
            addresses: Vec::new(),
            size: "S5.LARGE8".into(),
            image: "img-rehome".into(),
            name: "machine".into(),
            count: 2,
            groups: Vec::new(),
            keys: Vec::new(),
            settings: Settings::default(),
        };
        let made = self.run(&run);
        self.settle();
        self.run(&AttachNetworkInterface { eni: self.eni, instance: made[0] });
        self.settle();
        [made[0], made[1]]
    }

    fn create(&self) -> CreateNetworkInterface {
        CreateNetworkInterface {
            vpc: self.place.0,
            subnet: self.place.1,
            name: "eni".into(),
            description: String::new(),
            primary: None,
            secondary: Vec::new(),
            secondary_count: 0,
            ipv6: Vec::new(),
            ipv6_count: 0,
            details: BTreeMap::new(),
            qos: QosLevel::default(),
            groups: Vec::new(),
        }
    }
}

/// Measures a decision and the world after it.
fn decided<C: Command>(criterion: &mut Criterion, name: &str, scene: &mut Scene, command: &C) {
    let mut context = scene.context();
    criterion.bench_function(name, |bench| {
        bench.iter(|| {
            let decision = black_box(command).decide(&scene.world, &mut context);
            scene.world.apply(&decision.expect("it can be done").changes)
        });
    });
}

fn decide(criterion: &mut Criterion) {
    for interfaces in [1_000, 100_000] {
        let mut scene = Scene::new(interfaces);
        let [source, destination] = scene.instances();
        let eni = scene.eni;
        let name = |what: &str| format!("decide/{what}/{interfaces}");
        let modify =
            ModifyNetworkInterface { eni, name: Some("x".into()), description: None, groups: None };
        decided(criterion, &name("ModifyNetworkInterfaceAttribute"), &mut scene, &modify);
        let create = scene.create();
        decided(criterion, &name("CreateNetworkInterface"), &mut scene, &create);
        let migrate = MigrateNetworkInterface { eni, source, destination };
        decided(criterion, &name("MigrateNetworkInterface"), &mut scene, &migrate);
        criterion.bench_function(&format!("describe/by id/{interfaces}"), |bench| {
            bench.iter(|| scene.world.eni(black_box(eni)).map(|found| found.name.len()));
        });
        criterion.bench_function(&format!("describe/by name/{interfaces}"), |bench| {
            bench.iter(|| scene.world.enis_named(black_box("eni-77")).count());
        });
        criterion.bench_function(&format!("describe/by instance/{interfaces}"), |bench| {
            bench.iter(|| scene.world.enis_at(black_box(source)).count());
        });
    }
}

criterion_group!(benches, decide);
criterion_main!(benches);
