//! Callers: random commands against random controllers, most of them sensible, some that must be
//! refused.
//!
//! In: the truth, to aim at. Out: an answer, and what the answer promises about the store.

use rehome_domain::instance::run::RunInstances;
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::create_and_attach::CreateAndAttachNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::details::{AddressDetails, QosLevel};
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::vpc::delete::DeleteVpc;
use rehome_domain::{EniId, InstanceId, Placement, SubnetId, TaskId, VpcId, World};
use rehome_engine::WriteError;

use super::controller::Controller;
use super::fate::Fate;
use super::scope;

/// The zone that everything is in.
const ZONE: &str = "ap-guangzhou-3";
/// A size with 8 places of 30 addresses.
const SIZE: &str = "S5.4XLARGE32";

/// How large the cloud is meant to be, and what its callers like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Population {
    pub(crate) instances: usize,
    pub(crate) enis: usize,
    pub(crate) habit: Habit,
}

/// What callers mostly do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Habit {
    /// They move what there is.
    Moving,
    /// They make and delete everything all the time.
    Renewing,
}

/// Shares of a hundred calls: up to this roll it is a migration, an attach, a detach, a new ENI, a
/// deleted one, a launch, a termination, a subnet, an address that changes hands, an ENI that is
/// made where it is to be; the rest is about VPCs.
type Shares = [u64; 10];

const MOVING: Shares = [66, 77, 81, 83, 84, 87, 88, 90, 97, 99];
const RENEWING: Shares = [36, 46, 52, 57, 62, 69, 75, 86, 92, 97];

/// What a call asks for.
#[derive(Debug, Clone)]
pub(crate) enum Call {
    Migrate(MigrateNetworkInterface),
    HandOver(MigratePrivateIpAddress),
    CreateAndAttach(CreateAndAttachNetworkInterface),
    Attach(AttachNetworkInterface),
    Detach(DetachNetworkInterface),
    CreateEni(CreateNetworkInterface),
    DeleteEni(DeleteNetworkInterface),
    Run(RunInstances),
    Terminate(TerminateInstances),
    CreateVpc(CreateVpc),
    DeleteVpc(DeleteVpc),
    CreateSubnet(CreateSubnet),
    DeleteSubnet(DeleteSubnet),
}

/// What a caller was told.
pub(crate) struct Answer {
    /// The id of the task that the call begins when it is accepted.
    pub(crate) task: TaskId,
    pub(crate) result: Result<(), WriteError>,
}

impl Call {
    /// Sends it to a controller.
    pub(crate) fn send(self, controller: &mut Controller) -> Answer {
        let answer = |(task, result)| Answer { task, result };
        match self {
            Self::Migrate(command) => answer(controller.call(scope(), command)),
            Self::HandOver(command) => answer(controller.call(scope(), command)),
            Self::CreateAndAttach(command) => answer(untold(controller.call(scope(), command))),
            Self::Attach(command) => answer(controller.call(scope(), command)),
            Self::Detach(command) => answer(controller.call(scope(), command)),
            Self::DeleteEni(command) => answer(controller.call(scope(), command)),
            Self::Terminate(command) => answer(controller.call(scope(), command)),
            Self::DeleteVpc(command) => answer(controller.call(scope(), command)),
            Self::DeleteSubnet(command) => answer(controller.call(scope(), command)),
            Self::CreateEni(command) => answer(untold(controller.call(scope(), command))),
            Self::Run(command) => answer(untold(controller.call(scope(), command))),
            Self::CreateVpc(command) => answer(untold(controller.call(scope(), command))),
            Self::CreateSubnet(command) => answer(untold(controller.call(scope(), command))),
        }
    }

    /// Whether the call, when it is accepted, begins a task of its own name.
    pub(crate) fn begins_task(&self) -> bool {
        !matches!(self, Self::CreateVpc(_) | Self::CreateSubnet(_))
    }
}

fn untold<T>((task, result): (TaskId, Result<T, WriteError>)) -> (TaskId, Result<(), WriteError>) {
    (task, result.map(drop))
}

/// The caller of a run.
pub(crate) struct Caller<'a> {
    pub(crate) fate: &'a Fate,
    pub(crate) world: &'a World,
    pub(crate) population: Population,
}

impl Caller<'_> {
    /// The next call.
    pub(crate) fn next(&self) -> Option<Call> {
        let shares = match self.population.habit {
            Habit::Moving => MOVING,
            Habit::Renewing => RENEWING,
        };
        let roll = self.fate.below(100);
        match shares.iter().position(|share| roll < *share) {
            Some(0) => self.migrate(),
            Some(1) => self.attach(),
            Some(2) => self.detach(),
            Some(3) => self.create_eni(),
            Some(4) => self.delete_eni(),
            Some(5) => self.run(),
            Some(6) => self.terminate(),
            Some(7) => self.subnet(),
            Some(8) => self.hand_over(),
            Some(_) => self.create_and_attach(),
            None => self.vpc(),
        }
    }

    fn one_eni(&self, wanted: impl Fn(&Eni) -> bool) -> Option<EniId> {
        let all = self.world.enis.values();
        let found: Vec<EniId> = all.filter(|eni| wanted(eni)).map(|eni| eni.id).collect();
        // Now and then anything, so that refusals are exercised too.
        if found.is_empty() || self.fate.below(16) == 0 {
            let all: Vec<EniId> = self.world.enis.keys().copied().collect();
            return self.fate.pick(&all);
        }
        self.fate.pick(&found)
    }

    fn one_instance(&self) -> Option<InstanceId> {
        let all: Vec<InstanceId> = self.world.instances.keys().copied().collect();
        self.fate.pick(&all)
    }

    fn holder(&self, eni: EniId) -> Option<InstanceId> {
        let found = self.world.enis.get(&eni)?;
        let holder = found.placement.attachment().map(|place| place.instance);
        if self.fate.below(32) == 0 { self.one_instance() } else { holder }
    }

    fn migrate(&self) -> Option<Call> {
        let still =
            |eni: &Eni| eni.kind == EniKind::Secondary && matches!(eni.placement, Placement::On(_));
        let eni = self.one_eni(still)?;
        let source = self.holder(eni)?;
        let all = self.world.instances.keys().copied();
        let others: Vec<InstanceId> = all.filter(|instance| *instance != source).collect();
        let same = self.fate.below(32) == 0;
        let destination = if same { source } else { self.fate.pick(&others)? };
        Some(Call::Migrate(MigrateNetworkInterface { eni, source, destination }))
    }

    fn attach(&self) -> Option<Call> {
        let eni = self.one_eni(|eni| eni.placement == Placement::Free)?;
        let instance = self.one_instance()?;
        Some(Call::Attach(AttachNetworkInterface { eni, instance }))
    }

    fn detach(&self) -> Option<Call> {
        let eni = self.one_eni(|eni| matches!(eni.placement, Placement::On(_)))?;
        Some(Call::Detach(DetachNetworkInterface { eni, instance: self.holder(eni)? }))
    }

    /// A secondary address, now and then a primary one, to another ENI, now and then a far one.
    fn hand_over(&self) -> Option<Call> {
        let source = self.one_eni(|eni| eni.addresses.len() > 1)?;
        let from = self.world.enis.get(&source)?;
        let destination = self.one_eni(|eni| eni.subnet == from.subnet && eni.id != source)?;
        let secondary = from.addresses.get(1..).filter(|_| self.fate.below(32) > 0);
        let address = self.fate.pick(secondary.unwrap_or(&from.addresses))?;
        Some(Call::HandOver(MigratePrivateIpAddress { source, destination, address }))
    }

    fn create_and_attach(&self) -> Option<Call> {
        let Some(Call::CreateEni(create)) = self.create_eni() else { return None };
        let instance = self.one_instance()?;
        Some(Call::CreateAndAttach(CreateAndAttachNetworkInterface { create, instance }))
    }

    fn create_eni(&self) -> Option<Call> {
        let secondary = self.world.enis.values().filter(|eni| eni.kind == EniKind::Secondary);
        if secondary.count() >= self.population.enis {
            return None;
        }
        let (vpc, subnet) = self.home()?;
        Some(Call::CreateEni(create_eni(vpc, subnet, self.fate.below(3))))
    }

    fn delete_eni(&self) -> Option<Call> {
        let eni = self.one_eni(|eni| eni.placement == Placement::Free)?;
        Some(Call::DeleteEni(DeleteNetworkInterface { eni }))
    }

    fn run(&self) -> Option<Call> {
        if self.world.instances.len() > self.population.instances {
            return None;
        }
        let (vpc, subnet) = self.home()?;
        Some(Call::Run(run_instances(vpc, subnet, 1 + self.fate.below(2))))
    }

    fn terminate(&self) -> Option<Call> {
        // Never the last two: there would be nowhere to go.
        let spare = self.world.instances.len() >= self.population.instances;
        let instances = vec![self.one_instance()?];
        spare.then_some(Call::Terminate(TerminateInstances { instances }))
    }

    /// A subnet of the oldest VPC that is there; most often the first one.
    fn home(&self) -> Option<(VpcId, SubnetId)> {
        let all: Vec<_> = self.world.subnets.values().collect();
        let first = all.iter().min_by_key(|subnet| (subnet.created, subnet.id))?;
        let other = self.fate.pick(&all)?;
        let elsewhere = match self.population.habit {
            Habit::Moving => 8,
            Habit::Renewing => 2,
        };
        let chosen = if self.fate.below(elsewhere) == 0 { &other } else { first };
        Some((chosen.vpc, chosen.id))
    }

    fn subnet(&self) -> Option<Call> {
        if self.fate.below(2) == 0 {
            let all: Vec<SubnetId> = self.world.subnets.keys().copied().collect();
            return Some(Call::DeleteSubnet(DeleteSubnet { subnet: self.fate.pick(&all)? }));
        }
        let all: Vec<VpcId> = self.world.vpcs.keys().copied().collect();
        let cidr = format!("10.0.{}.0/24", 2 + self.fate.below(3));
        Some(Call::CreateSubnet(create_subnet(self.fate.pick(&all)?, &cidr)))
    }

    fn vpc(&self) -> Option<Call> {
        if self.world.vpcs.len() < 3 && self.fate.below(2) == 0 {
            return Some(Call::CreateVpc(create_vpc()));
        }
        let all: Vec<VpcId> = self.world.vpcs.keys().copied().collect();
        Some(Call::DeleteVpc(DeleteVpc { vpc: self.fate.pick(&all)? }))
    }
}

pub(crate) fn create_vpc() -> CreateVpc {
    CreateVpc { name: "net".into(), cidr: "10.0.0.0/16".into() }
}

pub(crate) fn create_subnet(vpc: VpcId, cidr: &str) -> CreateSubnet {
    CreateSubnet { vpc, name: "sub".into(), cidr: cidr.into(), zone: ZONE.into() }
}

pub(crate) fn run_instances(vpc: VpcId, subnet: SubnetId, count: u64) -> RunInstances {
    let (zone, size) = (ZONE.into(), SIZE.into());
    let (image, name) = ("img-rehome".into(), "machine".into());
    RunInstances {
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
    }
}

pub(crate) fn create_eni(vpc: VpcId, subnet: SubnetId, more: u64) -> CreateNetworkInterface {
    CreateNetworkInterface {
        vpc,
        subnet,
        name: "eni".into(),
        description: String::new(),
        primary: None,
        secondary: Vec::new(),
        secondary_count: more,
        ipv6: Vec::new(),
        ipv6_count: 0,
        details: AddressDetails::new(),
        qos: QosLevel::default(),
        groups: Vec::new(),
    }
}
