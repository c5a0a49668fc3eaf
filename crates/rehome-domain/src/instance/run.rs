//! RunInstances (CVM API 2017-03-12): instances with their primary interface, made by a task.

use std::net::Ipv4Addr;

use super::modify::NAME_MAX;
use super::{INSTANCES_MAX, Instance, InstanceState, Operation, Origin, Settings, Size};
use crate::address::DeviceIndex;
use crate::command::{Command, Context, Decision};
use crate::ids::{InstanceId, KeyPairId, SecurityGroupId, SubnetId, TaskId, VpcId};
use crate::image::Image;
use crate::key_pair;
use crate::migration::{Epoch, Migration, Phase, Placement, Route};
use crate::network_interface::{Eni, EniKind, MOVE_DEADLINE_MS};
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::region::Zone;
use crate::security_group::membership;
use crate::subnet::Subnet;
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// Instances that one call may ask for. Each takes three records; all fit in one transaction of
/// the store (120 operations).
pub const COUNT_MAX: u64 = 30;

/// The parameter that names the primary addresses.
pub const ADDRESSES: &str = "VirtualPrivateCloud.PrivateIpAddresses";

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct RunInstances {
    /// Placement.Zone, as given.
    pub zone: String,
    /// VirtualPrivateCloud.VpcId.
    pub vpc: VpcId,
    /// VirtualPrivateCloud.SubnetId.
    pub subnet: SubnetId,
    /// VirtualPrivateCloud.PrivateIpAddresses: one for each instance, or none.
    pub addresses: Vec<Ipv4Addr>,
    /// InstanceType, as given.
    pub size: String,
    /// ImageId.
    pub image: String,
    /// InstanceName.
    pub name: String,
    /// InstanceCount.
    pub count: u64,
    /// SecurityGroupIds, of the primary interfaces.
    pub groups: Vec<SecurityGroupId>,
    /// LoginSettings.KeyIds.
    pub keys: Vec<KeyPairId>,
    /// HostName, UserData, DisableApiTermination, Placement.ProjectId.
    pub settings: Settings,
}

impl Command for RunInstances {
    type Outcome = Vec<InstanceId>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Vec<InstanceId>>, Refusal> {
        self.decide_with(world, context, &Origin::Made)
    }
}

/// What all instances of a call have in common but their task.
#[derive(Clone, Copy)]
struct Asked<'a> {
    zone: Zone,
    size: Size,
    task: TaskId,
    origin: &'a Origin,
    groups: &'a [SecurityGroupId],
    /// The address that was asked for, if one was.
    address: &'a [Ipv4Addr],
}

impl Asked<'_> {
    fn action(&self) -> &'static str {
        match self.origin {
            Origin::Made => "RunInstances",
            Origin::Adopted(_) => "AdoptInstance",
        }
    }
}

impl RunInstances {
    /// The decision for instances that come to be in this way.
    pub(super) fn decide_with(
        &self,
        world: &World,
        context: &mut Context,
        origin: &Origin,
    ) -> Result<Decision<Vec<InstanceId>>, Refusal> {
        let (zone, size) = self.check_values(context, origin)?;
        let (mut subnet, count) = self.check_world(world, zone)?;
        let (groups, members_of) = membership::of_new_interface(world, context, &self.groups)?;
        let keys = key_pair::of_new_instances(world, &self.keys)?;
        let mut next = world.clone();
        let mut changes = Changes::default().depends_on(crate::RecordKey::Vpc(self.vpc));
        let mut made = Vec::with_capacity(count);
        for number in 0..count {
            // The first instance's task is the call's own; callers may ask for it.
            let task = if number == 0 { context.task } else { TaskId::draw(&mut context.entropy) };
            let records = self.one(
                &next,
                context,
                &mut subnet,
                Asked { zone, size, task, origin, groups: &groups, address: self.address(number) },
            )?;
            for record in records {
                next.insert(record.clone());
                if let Record::Instance(instance) = &record {
                    made.push(instance.id);
                }
                changes = changes.and_put(record);
            }
        }
        changes = keys.into_iter().fold(changes, Changes::and_put);
        changes = members_of.into_iter().fold(changes, Changes::and_put);
        changes = changes.and_put(Record::Subnet(subnet));
        Ok(Decision::new(changes, made))
    }

    /// The address of the instance at that place in the call, if one was asked for.
    fn address(&self, number: usize) -> &[Ipv4Addr] {
        self.addresses.get(number..=number).unwrap_or_default()
    }

    fn check_values(&self, context: &Context, origin: &Origin) -> Result<(Zone, Size), Refusal> {
        let zone = Zone::parse(&self.zone)
            .ok_or_else(|| Refusal::value("Placement.Zone", &self.zone, Fault::Unknown))?;
        if zone.region() != context.region {
            return Err(Refusal::value("Placement.Zone", &self.zone, Fault::OtherRegion));
        }
        let size = Size::parse(&self.size).ok_or_else(|| {
            let fault = if Size::is_name(&self.size) { Fault::InstanceType } else { Fault::Form };
            Refusal::value("InstanceType", &self.size, fault)
        })?;
        if *origin == Origin::Made && Image::find(&self.image).is_none() {
            let fault = if Image::is_id(&self.image) { Fault::Image } else { Fault::Form };
            return Err(Refusal::value("ImageId", &self.image, fault));
        }
        if !(1..=COUNT_MAX).contains(&self.count) {
            return Err(Refusal::value("InstanceCount", &self.count, Fault::Range));
        }
        let addresses = self.addresses.len() as u64;
        if addresses > 0 && addresses != self.count {
            return Err(Refusal::value(ADDRESSES, &addresses, Fault::Range));
        }
        if self.name.len() > NAME_MAX {
            return Err(Refusal::value("InstanceName", &self.name, Fault::TooLong));
        }
        self.settings.check()?;
        Ok((zone, size))
    }

    fn check_world(&self, world: &World, zone: Zone) -> Result<(Subnet, usize), Refusal> {
        world.vpc(self.vpc)?;
        let subnet = world.subnet(self.subnet)?.clone();
        if subnet.vpc != self.vpc {
            return Err(Refusal::VpcMismatch);
        }
        if subnet.zone != zone {
            return Err(Refusal::ZoneMismatch);
        }
        if subnet.free() < self.count {
            return Err(Refusal::NoFreeAddress(self.subnet));
        }
        if world.instances.len() as u64 + self.count > INSTANCES_MAX {
            let at_most = INSTANCES_MAX;
            return Err(Refusal::LimitExceeded { limit: Limit::Instances, at_most });
        }
        let count = usize::try_from(self.count).expect("checked against COUNT_MAX");
        Ok((subnet, count))
    }

    fn one(
        &self,
        world: &World,
        context: &mut Context,
        subnet: &mut Subnet,
        asked: Asked<'_>,
    ) -> Result<[Record; 3], Refusal> {
        let taken = |w: &World, id: &InstanceId| w.instances.contains_key(id);
        let id = world.fresh(&mut context.entropy, InstanceId::draw, taken);
        let addresses = subnet.take(world, asked.address, 1)?;
        let mut eni = Eni::new(world, context, subnet, addresses);
        eni.kind = EniKind::Primary;
        eni.name = String::from("Primary ENI");
        eni.groups = asked.groups.to_vec();
        let place = eni.place(id, DeviceIndex::PRIMARY, context.now);
        eni.placement = Placement::Moving(Box::new(Migration {
            task: asked.task,
            route: Route::Attach { to: place },
            epoch: Epoch::default().next(),
            phase: Phase::Preparing { deadline: context.now.after(MOVE_DEADLINE_MS) },
        }));
        let instance = Instance {
            id,
            name: self.name.clone(),
            size: asked.size,
            image: self.image.clone(),
            zone: asked.zone,
            vpc: self.vpc,
            subnet: self.subnet,
            state: InstanceState::Pending,
            task: Some(asked.task),
            latest: Operation { action: String::from(asked.action()), task: context.task },
            interfaces: [(DeviceIndex::PRIMARY, eni.id)].into(),
            created: context.now,
            keys: self.keys.clone(),
            origin: asked.origin.clone(),
            settings: self.settings.clone(),
        };
        let job = Job::LaunchInstance { instance: id, eni: eni.id };
        let task = Task { id: asked.task, ..Task::begin(context, job) };
        Ok([Record::Instance(instance), Record::Eni(eni), Record::Task(task)])
    }
}
