//! The first state's world and plane, made by the commands and plans that ship.
//!
//! One VPC, one subnet, three instances with room for one ENI besides their primary one, and one
//! or two ENIs that can move. Invariants: every task has ended and is forgotten; the plane is what
//! the world says.

use rehome_domain::command::Actor;
use rehome_domain::instance::run::RunInstances;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::details::{AddressDetails, QosLevel};
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::task::expire::{ExpireTasks, KEEP_MS};
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::workflow::{self, Advance, Care};
use rehome_domain::{
    AccountId, Command, Context, EniId, Entropy, InstanceId, Region, TaskId, Timestamp, World,
};
use rehome_sim::Table;

/// Instances.
pub(crate) const INSTANCES: usize = 3;
/// The moment at which everything happens; deadlines are actions of their own.
const NOW: Timestamp = Timestamp(1_700_000_000_000);
/// Calls that have a task id and a guard of their own.
pub(crate) const CALLS_MAX: u8 = 10;
/// The first of the task ids that a scene uses to build itself.
const SETUP: u8 = 100;

/// Where everything begins.
#[derive(Debug)]
pub(crate) struct Scene {
    /// The world.
    pub(crate) world: World,
    /// The plane.
    pub(crate) plane: Table,
    /// The instances.
    pub(crate) instances: Vec<InstanceId>,
    /// The ENIs that can move.
    pub(crate) enis: Vec<EniId>,
    commands: u8,
}

impl Scene {
    /// Three instances and so many ENIs, each in an instance of its own.
    pub(crate) fn new(interfaces: usize) -> Self {
        let (world, plane) = (World::default(), Table::default());
        let (instances, enis) = (Vec::new(), Vec::new());
        let mut scene = Self { world, plane, instances, enis, commands: 0 };
        scene.furnish(interfaces);
        scene
    }

    fn furnish(&mut self, interfaces: usize) {
        let text = String::from;
        let vpc = self.run(&CreateVpc { name: text("net"), cidr: text("10.0.0.0/16") }).id;
        let (cidr, zone) = (text("10.0.1.0/24"), text("ap-guangzhou-3"));
        let subnet =
            self.run(&CreateSubnet { vpc, name: text("sub"), cidr, zone: zone.clone() }).id;
        let (size, image, name) = (text("S5.MEDIUM4"), text("img-rehome"), text("machine"));
        let count = INSTANCES as u64;
        self.instances = self.run(&RunInstances {
            zone,
            vpc,
            subnet,
            addresses: Vec::new(),
            size,
            image,
            name,
            count,
            groups: Vec::new(),
            keys: Vec::new(),
            settings: rehome_domain::instance::Settings::default(),
        });
        for instance in self.instances.clone().into_iter().take(interfaces) {
            let (name, description) = (text("eni"), String::new());
            let (primary, secondary, secondary_count) = (None, Vec::new(), 0);
            let command = CreateNetworkInterface {
                vpc,
                subnet,
                name,
                description,
                primary,
                secondary,
                secondary_count,
                ipv6: Vec::new(),
                ipv6_count: 0,
                details: AddressDetails::new(),
                qos: QosLevel::default(),
                groups: Vec::new(),
            };
            let eni = self.run(&command).id;
            self.run(&AttachNetworkInterface { eni, instance });
            self.enis.push(eni);
        }
    }

    /// Decides a command, applies it, and walks the tasks that it began.
    fn run<C: Command>(&mut self, command: &C) -> C::Outcome {
        self.commands += 1;
        let mut context = context(task_id(SETUP + self.commands));
        let decision = command.decide(&self.world, &mut context).expect("the scene is allowed");
        self.world = self.world.apply(&decision.changes);
        while let Some(task) = self.world.running.get_min().copied() {
            let plan = workflow::plan(&self.world, task, Care::Usual).expect("the task runs");
            for verb in &plan.verbs {
                self.plane.apply(verb).expect("nothing fails here");
            }
            let advance = Advance { task, stage: plan.stage };
            let decision = advance.decide(&self.world, &mut context).expect("the stage is done");
            self.world = self.world.apply(&decision.changes);
        }
        self.world = without_ended(&self.world);
        decision.outcome
    }
}

/// What a command is decided with.
pub(crate) fn context(task: TaskId) -> Context {
    let region = Region::parse("ap-guangzhou").expect("a region of the table");
    let mut seed = task.to_bytes();
    seed[15] = 1;
    let entropy = Entropy::from_seed(seed);
    let actor = Actor::Rehome;
    Context { now: NOW, task, actor, entropy, account: AccountId(7), region }
}

/// The task that the call of that number begins.
pub(crate) fn task_id(number: u8) -> TaskId {
    TaskId::from_random([number; 16])
}

/// The world once the sweep that ships has forgotten its ended tasks. What is left decides the
/// future just the same: no plan and no repair asks an ended task for anything.
pub(crate) fn without_ended(world: &World) -> World {
    let mut later = context(task_id(0));
    later.now = NOW.after(2 * KEEP_MS);
    let decision = ExpireTasks.decide(world, &mut later).expect("a sweep is never refused");
    world.apply(&decision.changes)
}
