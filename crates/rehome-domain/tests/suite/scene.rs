//! A world under construction: commands go in, the next world comes out.
//!
//! Invariants: time stands still unless it is told to go on; every name follows from how many
//! commands came before, so a failure repeats itself.

use rehome_domain::elastic_ip::PoolBlock;
use rehome_domain::elastic_ip::allocate::AllocateAddresses;
use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::instance::run::RunInstances;
use rehome_domain::instance::{Instance, Settings};
use rehome_domain::network_interface::Eni;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::details::QosLevel;
use rehome_domain::refusal::Resource;
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::task::Status;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::workflow::{Advance, Care, plan};
use rehome_domain::{
    AccountId, Actor, Changes, Command, Context, EipId, EniId, Entropy, InstanceId, Ipv4Cidr,
    Placement, Record, Refusal, Region, SubnetId, TaskId, Timestamp, VpcId, World,
};

/// The zone that everything is in unless a test says otherwise.
pub(crate) const ZONE: &str = "ap-guangzhou-3";
/// A size with 4 interfaces of 10 addresses.
pub(crate) const SIZE: &str = "S5.LARGE8";

/// A world under construction.
#[derive(Debug, Clone)]
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) now: Timestamp,
    /// The task id that the last command was given.
    pub(crate) last: TaskId,
    seeds: Entropy,
}

impl Scene {
    pub(crate) fn new() -> Self {
        let last = TaskId::from_random([0; 16]);
        Self {
            world: World::default(),
            now: Timestamp(1_700_000_000_000),
            last,
            seeds: Entropy::from_seed([5; 16]),
        }
    }

    pub(crate) fn context(&mut self) -> Context {
        self.last = TaskId::draw(&mut self.seeds);
        let entropy = Entropy::from_seed(TaskId::draw(&mut self.seeds).to_bytes());
        let region = Region::parse("ap-guangzhou").unwrap();
        let (now, task, actor) = (self.now, self.last, Actor::Key("AKIDscene".into()));
        Context { now, task, actor, entropy, account: AccountId(7), region }
    }

    /// Decides a command without applying it.
    pub(crate) fn decide<C: Command>(
        &mut self,
        command: &C,
    ) -> Result<(Changes, C::Outcome), Refusal> {
        let mut context = self.context();
        let decision = command.decide(&self.world, &mut context)?;
        Ok((decision.changes.with_tags(&self.world), decision.outcome))
    }

    /// Decides a command and applies it.
    pub(crate) fn run<C: Command>(&mut self, command: &C) -> Result<C::Outcome, Refusal> {
        let (changes, outcome) = self.decide(command)?;
        self.world = self.world.apply(&changes);
        Ok(outcome)
    }

    /// Completes the next stage of a task; whether there was one.
    pub(crate) fn advance(&mut self, task: TaskId) -> bool {
        let Some(plan) = plan(&self.world, task, Care::Usual) else { return false };
        self.run(&Advance { task, stage: plan.stage }).expect("a stage can be written");
        true
    }

    /// Brings every task to its end, as a plane without faults would.
    pub(crate) fn settle(&mut self) {
        while let Some(task) = self.world.running.get_min().copied() {
            assert!(self.advance(task), "{task} runs and has nothing to do");
        }
    }

    pub(crate) fn vpc(&mut self, cidr: &str) -> VpcId {
        let command = CreateVpc { name: "net".into(), cidr: cidr.into() };
        self.run(&command).expect("the block is free").id
    }

    pub(crate) fn subnet(&mut self, vpc: VpcId, cidr: &str, zone: &str) -> SubnetId {
        let (cidr, zone) = (cidr.into(), zone.into());
        self.run(&CreateSubnet { vpc, name: "sub".into(), cidr, zone }).expect("it fits").id
    }

    pub(crate) fn instance(&mut self, subnet: SubnetId, size: &str) -> InstanceId {
        let ids = self.run(&self.run_instances(subnet, size)).expect("there is room");
        self.settle();
        ids[0]
    }

    pub(crate) fn run_instances(&self, subnet: SubnetId, size: &str) -> RunInstances {
        let net = self.world.subnet(subnet).unwrap();
        RunInstances {
            zone: net.zone.to_string(),
            vpc: net.vpc,
            subnet,
            addresses: Vec::new(),
            size: size.into(),
            image: "img-rehome".into(),
            name: "machine".into(),
            count: 1,
            groups: Vec::new(),
            keys: Vec::new(),
            settings: Settings::default(),
        }
    }

    pub(crate) fn create_eni(&self, subnet: SubnetId) -> CreateNetworkInterface {
        CreateNetworkInterface {
            vpc: self.world.subnet(subnet).unwrap().vpc,
            subnet,
            name: "eni".into(),
            description: String::new(),
            primary: None,
            secondary: Vec::new(),
            secondary_count: 0,
            ipv6: Vec::new(),
            ipv6_count: 0,
            details: std::collections::BTreeMap::new(),
            qos: QosLevel::default(),
            groups: Vec::new(),
        }
    }

    pub(crate) fn eni(&mut self, subnet: SubnetId) -> EniId {
        let eni = self.run(&self.create_eni(subnet)).expect("there is an address").id;
        self.settle();
        eni
    }

    /// A new ENI that the instance owns.
    pub(crate) fn attached(&mut self, subnet: SubnetId, instance: InstanceId) -> EniId {
        let eni = self.eni(subnet);
        self.run(&AttachNetworkInterface { eni, instance }).expect("there is a free place");
        self.settle();
        eni
    }

    /// Changes an instance behind the rules' back. Nothing when it is not there.
    pub(crate) fn edit_instance(&mut self, id: InstanceId, edit: impl FnOnce(&mut Instance)) {
        if let Some(found) = self.world.instances.get(&id) {
            let mut instance = Instance::clone(found);
            edit(&mut instance);
            self.world.insert(Record::Instance(instance));
        }
    }

    /// Changes an ENI behind the rules' back. Nothing when it is not there.
    pub(crate) fn edit_eni(&mut self, id: EniId, edit: impl FnOnce(&mut Eni)) {
        if let Some(found) = self.world.enis.get(&id) {
            let mut eni = Eni::clone(found);
            edit(&mut eni);
            self.world.insert(Record::Eni(eni));
        }
    }

    pub(crate) fn allocate(&self, count: u64) -> AllocateAddresses {
        let region = Region::parse("ap-guangzhou").unwrap();
        let pool = PoolBlock::new(Ipv4Cidr::parse("198.18.0.0/20").unwrap()).unwrap();
        AllocateAddresses {
            pool: pool.part_of(region),
            count,
            name: "public".into(),
            charge_type: None,
            provider: None,
            bandwidth_mbps: None,
        }
    }

    /// Binds an elastic IP to the primary address of an ENI, up to the answer.
    pub(crate) fn associate(&mut self, eip: EipId, eni: EniId) -> Result<(), Refusal> {
        let private = self.world.eni(eni).unwrap().addresses[0];
        self.run(&AssociateAddress { eip, to: AssociateTo::Address(eni, private) })
    }

    pub(crate) fn placement(&self, eni: EniId) -> Placement {
        self.world.eni(eni).unwrap().placement.clone()
    }

    /// The instance that the API shows as the ENI's.
    pub(crate) fn holder(&self, eni: EniId) -> Option<InstanceId> {
        self.world.eni(eni).unwrap().placement.attachment().map(|place| place.instance)
    }

    pub(crate) fn status(&self, task: TaskId) -> Status {
        self.world.task(task).unwrap().status.clone()
    }

    /// How many places of an instance are taken.
    pub(crate) fn places(&self, instance: InstanceId) -> usize {
        self.world.instance(instance).unwrap().interfaces.len()
    }
}

/// An ENI that is in no world.
pub(crate) fn absent_eni() -> EniId {
    EniId::parse("eni-00000000").unwrap()
}

/// An instance that is in no world.
pub(crate) fn absent_instance() -> InstanceId {
    InstanceId::parse("ins-00000000").unwrap()
}

/// A refusal's kind, as the tables name it.
#[allow(clippy::too_many_lines, reason = "a table: one line for each refusal")]
pub(crate) fn kind(refusal: &Refusal) -> String {
    let thing = |resource: &Resource| match resource {
        Resource::Vpc(_) => "vpc",
        Resource::Subnet(_) => "subnet",
        Resource::Instance(_) => "instance",
        Resource::Eni(_) => "eni",
        Resource::Eip(_) => "eip",
        Resource::SecurityGroup(_) => "security group",
        Resource::NetworkAcl(_) => "network acl",
        Resource::AclEntry(_) => "acl entry",
        Resource::RouteTable(_) => "route table",
        Resource::Route(_) => "route",
        Resource::HaVip(_) => "havip",
        Resource::FlowLog(_) => "flow log",
        Resource::ReservedIp(_) => "reserved ip",
        Resource::DhcpIp(_) => "dhcp ip",
        Resource::AssistantCidr(_) => "assistant cidr",
        Resource::PublicAddress(_) => "public address",
        Resource::Tagged(_) => "tagged resource",
        Resource::Tag(_) => "tag",
        Resource::KeyPair(_) => "key pair",
        Resource::Task(_) => "task",
        Resource::TaskNumber(_) => "task number",
    };
    match refusal {
        Refusal::Malformed(_) => "Malformed".into(),
        Refusal::Value { parameter, fault, .. } => format!("Value {parameter} {fault:?}"),
        Refusal::TagText { fault, .. } => format!("TagText {fault:?}"),
        Refusal::TagExists { .. } => "TagExists".into(),
        Refusal::TagBorne { .. } => "TagBorne".into(),
        Refusal::TagNotBorne { .. } => "TagNotBorne".into(),
        Refusal::Coexist { .. } => "Coexist".into(),
        Refusal::Missing(_) => "Missing".into(),
        Refusal::AclKind(_) => "AclKind".into(),
        Refusal::HaVipHasEip { .. } => "HaVipHasEip".into(),
        Refusal::HaVipHasNoEip(_) => "HaVipHasNoEip".into(),
        Refusal::NotFound(resource) => format!("NotFound {}", thing(resource)),
        Refusal::TokenMismatch(_) => "TokenMismatch".into(),
        Refusal::SameInstance(_) => "SameInstance".into(),
        Refusal::SameInterface(_) => "SameInterface".into(),
        Refusal::SubnetMismatch => "SubnetMismatch".into(),
        Refusal::KeyNotHeld { .. } => "KeyNotHeld".into(),
        Refusal::AddressNotHeld { .. } => "AddressNotHeld".into(),
        Refusal::PrimaryAddress(_) => "PrimaryAddress".into(),
        Refusal::PrimaryInterface(_) => "PrimaryInterface".into(),
        Refusal::NotAttached { .. } => "NotAttached".into(),
        Refusal::AlreadyAttached { .. } => "AlreadyAttached".into(),
        Refusal::WrongState { state, .. } => format!("WrongState {state}"),
        Refusal::Protected(_) => "Protected".into(),
        Refusal::TaskRunning { resource, .. } => format!("TaskRunning {}", thing(resource)),
        Refusal::AlreadyBound(_) => "AlreadyBound".into(),
        Refusal::NotBound(_) => "NotBound".into(),
        Refusal::StillBound(_) => "StillBound".into(),
        Refusal::AddressHasEip { instance, .. } => match instance {
            Some(_) => "InstanceHasEip".into(),
            None => "AddressHasEip".into(),
        },
        Refusal::VersionMismatch { .. } => "VersionMismatch".into(),
        Refusal::DuplicatePolicy => "DuplicatePolicy".into(),
        Refusal::NoSuchPolicy => "NoSuchPolicy".into(),
        Refusal::NoFreePublicAddress => "NoFreePublicAddress".into(),
        Refusal::VpcMismatch => "VpcMismatch".into(),
        Refusal::ZoneMismatch => "ZoneMismatch".into(),
        Refusal::InvalidState { state, .. } => format!("InvalidState {state}"),
        Refusal::InHaVipRange { .. } => "InHaVipRange".into(),
        Refusal::InterfaceState { state, .. } => format!("InterfaceState {state}"),
        Refusal::InUse { resource, users } => format!("InUse {} {users}", thing(resource)),
        Refusal::MainRouteTable(_) => "MainRouteTable".into(),
        Refusal::EqualCost(_) => "EqualCost".into(),
        Refusal::Associated(_) => "Associated".into(),
        Refusal::AddressInUse(_) => "AddressInUse".into(),
        Refusal::NoIpv6Block(_) => "NoIpv6Block".into(),
        Refusal::NoFreeAddress(_) => "NoFreeAddress".into(),
        Refusal::NoFreeBlock(_) => "NoFreeBlock".into(),
        Refusal::DefaultGroup(_) => "DefaultGroup".into(),
        Refusal::LimitExceeded { limit, at_most } => format!("LimitExceeded {limit:?} {at_most}"),
    }
}
