//! A world: one account's resources in one region, as an immutable value in persistent maps.
//!
//! Copies share structure and cost nothing. [`World::apply`] is the only way from one world to
//! the next; it keeps the indexes, so that a world is always consistent with itself.

use std::net::Ipv4Addr;
use std::sync::Arc;

use imbl::{OrdMap, OrdSet};
use serde::{Deserialize, Serialize};

use crate::address::Mac;
use crate::elastic_ip::{AddressPool, Eip, Target};
use crate::entropy::Entropy;
use crate::flow_log::FlowLog;
use crate::ha_vip::HaVip;
use crate::ids::{
    EipId, EniId, FlowLogId, HaVipId, InstanceId, NetworkAclId, RouteTableId, SecurityGroupId,
    SubnetId, TaskId, VpcId,
};
use crate::instance::Instance;
use crate::network_acl::NetworkAcl;
use crate::network_interface::Eni;
use crate::refusal::{Refusal, Resource};
use crate::route_table::RouteTable;
use crate::security_group::SecurityGroup;
use crate::subnet::Subnet;
use crate::task::{Status, Task};
use crate::time::Timestamp;
use crate::vpc::Vpc;

/// One account's resources in one region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct World {
    /// The store's revision at which it was last written, as whoever reads or writes it says: what
    /// follows from a world is as new as this.
    pub as_of: u64,
    /// VPCs by id.
    pub vpcs: OrdMap<VpcId, Arc<Vpc>>,
    /// Subnets by id.
    pub subnets: OrdMap<SubnetId, Arc<Subnet>>,
    /// Instances by id.
    pub instances: OrdMap<InstanceId, Arc<Instance>>,
    /// ENIs by id.
    pub enis: OrdMap<EniId, Arc<Eni>>,
    /// Elastic IPs by id.
    pub eips: OrdMap<EipId, Arc<Eip>>,
    /// What is known of the pool of public addresses; nothing before the first is taken.
    pub address_pool: Option<AddressPool>,
    /// Security groups by id.
    pub security_groups: OrdMap<SecurityGroupId, Arc<SecurityGroup>>,
    /// Network ACLs by id.
    pub network_acls: OrdMap<NetworkAclId, Arc<NetworkAcl>>,
    /// Route tables by id.
    pub route_tables: OrdMap<RouteTableId, Arc<RouteTable>>,
    /// HaVips by id.
    pub ha_vips: OrdMap<HaVipId, Arc<HaVip>>,
    /// Flow logs by id.
    pub flow_logs: OrdMap<FlowLogId, Arc<FlowLog>>,
    /// Tasks by id.
    pub tasks: OrdMap<TaskId, Arc<Task>>,
    /// Index: who holds an address in a VPC.
    pub addresses: OrdMap<(VpcId, Ipv4Addr), EniId>,
    /// Index: who has a MAC.
    pub macs: OrdMap<Mac, EniId>,
    /// Index: which elastic IP has a public address.
    pub publics: OrdMap<Ipv4Addr, EipId>,
    /// Index: which elastic IP a private address has, or is about to have or to lose.
    pub targets: OrdMap<Target, EipId>,
    /// Index: which interfaces have a security group.
    pub members: OrdSet<(SecurityGroupId, EniId)>,
    /// Index: tasks that have not ended.
    pub running: OrdSet<TaskId>,
    /// Index: ended tasks by the time of their end.
    pub ended: OrdSet<(Timestamp, TaskId)>,
}

/// One thing that is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Record {
    /// A VPC.
    Vpc(Vpc),
    /// A subnet.
    Subnet(Subnet),
    /// An instance.
    Instance(Instance),
    /// An ENI.
    Eni(Eni),
    /// An elastic IP.
    Eip(Eip),
    /// What is known of the pool of public addresses. There is one.
    AddressPool(AddressPool),
    /// A security group.
    SecurityGroup(SecurityGroup),
    /// A network ACL.
    NetworkAcl(NetworkAcl),
    /// A route table.
    RouteTable(RouteTable),
    /// A HaVip.
    HaVip(HaVip),
    /// A flow log.
    FlowLog(FlowLog),
    /// A task.
    Task(Task),
}

/// What names a record within its world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKey {
    /// A VPC.
    Vpc(VpcId),
    /// A subnet.
    Subnet(SubnetId),
    /// An instance.
    Instance(InstanceId),
    /// An ENI.
    Eni(EniId),
    /// An elastic IP.
    Eip(EipId),
    /// The pool of public addresses.
    AddressPool,
    /// A security group.
    SecurityGroup(SecurityGroupId),
    /// A network ACL.
    NetworkAcl(NetworkAclId),
    /// A route table.
    RouteTable(RouteTableId),
    /// A HaVip.
    HaVip(HaVipId),
    /// A flow log.
    FlowLog(FlowLogId),
    /// A task.
    Task(TaskId),
}

impl Record {
    /// The record's name.
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Vpc(vpc) => RecordKey::Vpc(vpc.id),
            Self::Subnet(subnet) => RecordKey::Subnet(subnet.id),
            Self::Instance(instance) => RecordKey::Instance(instance.id),
            Self::Eni(eni) => RecordKey::Eni(eni.id),
            Self::Eip(eip) => RecordKey::Eip(eip.id),
            Self::AddressPool(_) => RecordKey::AddressPool,
            Self::SecurityGroup(group) => RecordKey::SecurityGroup(group.id),
            Self::NetworkAcl(acl) => RecordKey::NetworkAcl(acl.id),
            Self::RouteTable(table) => RecordKey::RouteTable(table.id),
            Self::HaVip(ha_vip) => RecordKey::HaVip(ha_vip.id),
            Self::FlowLog(log) => RecordKey::FlowLog(log.id),
            Self::Task(task) => RecordKey::Task(task.id),
        }
    }
}

impl std::fmt::Display for RecordKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Vpc(id) => id.fmt(f),
            Self::Subnet(id) => id.fmt(f),
            Self::Instance(id) => id.fmt(f),
            Self::Eni(id) => id.fmt(f),
            Self::Eip(id) => id.fmt(f),
            Self::AddressPool => f.write_str("public"),
            Self::SecurityGroup(id) => id.fmt(f),
            Self::NetworkAcl(id) => id.fmt(f),
            Self::RouteTable(id) => id.fmt(f),
            Self::HaVip(id) => id.fmt(f),
            Self::FlowLog(id) => id.fmt(f),
            Self::Task(id) => id.fmt(f),
        }
    }
}

/// What one decision writes, in one commit: all of it or nothing.
///
/// Every record that is written, and every key in `reads`, is guarded: the commit fails when
/// another writer changed it since this world was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Records to write. A record names its own key.
    pub puts: Vec<Record>,
    /// Records to remove.
    pub deletes: Vec<RecordKey>,
    /// Records that the decision depends on but does not write.
    pub reads: Vec<RecordKey>,
}

impl Changes {
    /// Writes these records.
    pub fn put(records: impl IntoIterator<Item = Record>) -> Self {
        Self { puts: records.into_iter().collect(), ..Self::default() }
    }

    /// And this one.
    #[must_use]
    pub fn and_put(mut self, record: Record) -> Self {
        self.puts.push(record);
        self
    }

    /// And removes this one.
    #[must_use]
    pub fn delete(mut self, key: RecordKey) -> Self {
        self.deletes.push(key);
        self
    }

    /// And depends on this one.
    #[must_use]
    pub fn depends_on(mut self, key: RecordKey) -> Self {
        self.reads.push(key);
        self
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.puts.is_empty() && self.deletes.is_empty()
    }
}

impl World {
    /// The world after these changes.
    #[must_use]
    pub fn apply(&self, changes: &Changes) -> Self {
        let mut next = self.clone();
        for key in &changes.deletes {
            next.remove(*key);
        }
        for record in &changes.puts {
            next.insert(record.clone());
        }
        next
    }

    /// Takes in one record, as when a stored world is read back.
    pub fn insert(&mut self, record: Record) {
        self.remove(record.key());
        match record {
            Record::Vpc(vpc) => drop(self.vpcs.insert(vpc.id, Arc::new(vpc))),
            Record::Subnet(subnet) => drop(self.subnets.insert(subnet.id, Arc::new(subnet))),
            Record::Instance(instance) => {
                drop(self.instances.insert(instance.id, Arc::new(instance)));
            }
            Record::Eni(eni) => {
                for address in &eni.addresses {
                    self.addresses.insert((eni.vpc, *address), eni.id);
                }
                self.macs.insert(eni.mac, eni.id);
                for group in &eni.groups {
                    self.members.insert((*group, eni.id));
                }
                self.enis.insert(eni.id, Arc::new(eni));
            }
            Record::Eip(eip) => {
                self.publics.insert(eip.public, eip.id);
                if let Some(target) = eip.association.target() {
                    self.targets.insert(target, eip.id);
                }
                self.eips.insert(eip.id, Arc::new(eip));
            }
            Record::AddressPool(pool) => self.address_pool = Some(pool),
            Record::SecurityGroup(group) => {
                drop(self.security_groups.insert(group.id, Arc::new(group)));
            }
            Record::NetworkAcl(acl) => {
                drop(self.network_acls.insert(acl.id, Arc::new(acl)));
            }
            Record::RouteTable(table) => {
                drop(self.route_tables.insert(table.id, Arc::new(table)));
            }
            Record::HaVip(ha_vip) => {
                drop(self.ha_vips.insert(ha_vip.id, Arc::new(ha_vip)));
            }
            Record::FlowLog(log) => {
                drop(self.flow_logs.insert(log.id, Arc::new(log)));
            }
            Record::Task(task) => {
                match (&task.status, task.ended) {
                    (Status::Running, _) | (_, None) => drop(self.running.insert(task.id)),
                    (Status::Success | Status::Failed(_), Some(ended)) => {
                        self.ended.insert((ended, task.id));
                    }
                }
                self.tasks.insert(task.id, Arc::new(task));
            }
        }
    }

    fn remove(&mut self, key: RecordKey) {
        match key {
            RecordKey::Vpc(id) => drop(self.vpcs.remove(&id)),
            RecordKey::Subnet(id) => drop(self.subnets.remove(&id)),
            RecordKey::Instance(id) => drop(self.instances.remove(&id)),
            RecordKey::Eni(id) => {
                if let Some(eni) = self.enis.remove(&id) {
                    for address in &eni.addresses {
                        // Another ENI may have taken the address over in the same commit.
                        if self.addresses.get(&(eni.vpc, *address)) == Some(&id) {
                            self.addresses.remove(&(eni.vpc, *address));
                        }
                    }
                    self.macs.remove(&eni.mac);
                    for group in &eni.groups {
                        self.members.remove(&(*group, id));
                    }
                }
            }
            RecordKey::Eip(id) => {
                if let Some(eip) = self.eips.remove(&id) {
                    self.publics.remove(&eip.public);
                    if let Some(target) = eip.association.target() {
                        self.targets.remove(&target);
                    }
                }
            }
            RecordKey::AddressPool => self.address_pool = None,
            RecordKey::SecurityGroup(id) => drop(self.security_groups.remove(&id)),
            RecordKey::NetworkAcl(id) => drop(self.network_acls.remove(&id)),
            RecordKey::RouteTable(id) => drop(self.route_tables.remove(&id)),
            RecordKey::HaVip(id) => drop(self.ha_vips.remove(&id)),
            RecordKey::FlowLog(id) => drop(self.flow_logs.remove(&id)),
            RecordKey::Task(id) => {
                self.running.remove(&id);
                if let Some(ended) = self.tasks.remove(&id).and_then(|task| task.ended) {
                    self.ended.remove(&(ended, id));
                }
            }
        }
    }

    /// The record of that name as it is stored.
    pub fn record(&self, key: RecordKey) -> Option<Record> {
        match key {
            RecordKey::Vpc(id) => self.vpcs.get(&id).map(|it| Record::Vpc((**it).clone())),
            RecordKey::Subnet(id) => self.subnets.get(&id).map(|it| Record::Subnet((**it).clone())),
            RecordKey::Instance(id) => {
                self.instances.get(&id).map(|it| Record::Instance((**it).clone()))
            }
            RecordKey::Eni(id) => self.enis.get(&id).map(|it| Record::Eni((**it).clone())),
            RecordKey::Eip(id) => self.eips.get(&id).map(|it| Record::Eip((**it).clone())),
            RecordKey::AddressPool => self.address_pool.clone().map(Record::AddressPool),
            RecordKey::SecurityGroup(id) => {
                self.security_groups.get(&id).map(|it| Record::SecurityGroup((**it).clone()))
            }
            RecordKey::NetworkAcl(id) => {
                self.network_acls.get(&id).map(|it| Record::NetworkAcl((**it).clone()))
            }
            RecordKey::RouteTable(id) => {
                self.route_tables.get(&id).map(|it| Record::RouteTable((**it).clone()))
            }
            RecordKey::HaVip(id) => self.ha_vips.get(&id).map(|it| Record::HaVip((**it).clone())),
            RecordKey::FlowLog(id) => {
                self.flow_logs.get(&id).map(|it| Record::FlowLog((**it).clone()))
            }
            RecordKey::Task(id) => self.tasks.get(&id).map(|it| Record::Task((**it).clone())),
        }
    }

    /// The VPC of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn vpc(&self, id: VpcId) -> Result<&Vpc, Refusal> {
        let found = self.vpcs.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Vpc(id)))
    }

    /// The subnet of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn subnet(&self, id: SubnetId) -> Result<&Subnet, Refusal> {
        let found = self.subnets.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Subnet(id)))
    }

    /// The instance of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn instance(&self, id: InstanceId) -> Result<&Instance, Refusal> {
        let found = self.instances.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Instance(id)))
    }

    /// The ENI of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn eni(&self, id: EniId) -> Result<&Eni, Refusal> {
        let found = self.enis.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Eni(id)))
    }

    /// The elastic IP of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn eip(&self, id: EipId) -> Result<&Eip, Refusal> {
        let found = self.eips.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Eip(id)))
    }

    /// The security group of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn security_group(&self, id: SecurityGroupId) -> Result<&SecurityGroup, Refusal> {
        let found = self.security_groups.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::SecurityGroup(id)))
    }

    /// The network ACL of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn network_acl(&self, id: NetworkAclId) -> Result<&NetworkAcl, Refusal> {
        let found = self.network_acls.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::NetworkAcl(id)))
    }

    /// The route table of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn route_table(&self, id: RouteTableId) -> Result<&RouteTable, Refusal> {
        let found = self.route_tables.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::RouteTable(id)))
    }

    /// The HaVip of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn ha_vip(&self, id: HaVipId) -> Result<&HaVip, Refusal> {
        let found = self.ha_vips.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::HaVip(id)))
    }

    /// The flow log of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn flow_log(&self, id: FlowLogId) -> Result<&FlowLog, Refusal> {
        let found = self.flow_logs.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::FlowLog(id)))
    }

    /// The elastic IP that an address has, or is about to have or to lose.
    pub fn eip_at(&self, target: Target) -> Option<&Eip> {
        self.targets.get(&target).and_then(|eip| self.eips.get(eip)).map(Arc::as_ref)
    }

    /// The same for all addresses of an ENI.
    pub fn eips_of(&self, eni: &Eni) -> impl Iterator<Item = &Eip> {
        let vpc = eni.vpc;
        eni.addresses
            .iter()
            .filter_map(move |private| self.eip_at(Target { vpc, private: *private }))
    }

    /// The task of that number that is about elastic IPs.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn task_by_number(&self, number: u64) -> Result<&Task, Refusal> {
        let found = TaskId::of_number(number).and_then(|(lowest, highest)| {
            let mut tasks = self.tasks.range(lowest..=highest).map(|(_, task)| task.as_ref());
            tasks.find(|task| task.job.is_about_elastic_ips())
        });
        found.ok_or(Refusal::NotFound(Resource::TaskNumber(number)))
    }

    /// The task of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn task(&self, id: TaskId) -> Result<&Task, Refusal> {
        let found = self.tasks.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Task(id)))
    }

    /// The subnets of a VPC. A VPC has at most [`crate::subnet::SUBNETS_PER_VPC_MAX`].
    pub fn subnets_of(&self, vpc: VpcId) -> impl Iterator<Item = &Subnet> {
        self.subnets.values().map(Arc::as_ref).filter(move |subnet| subnet.vpc == vpc)
    }

    /// The interfaces that have a security group.
    pub fn members_of(&self, group: SecurityGroupId) -> impl Iterator<Item = EniId> {
        let (first, last) = (EniId::LOWEST, EniId::HIGHEST);
        self.members.range((group, first)..=(group, last)).map(|(_, eni)| *eni)
    }

    /// Who holds an address in a VPC.
    pub fn holder(&self, vpc: VpcId, address: Ipv4Addr) -> Option<EniId> {
        self.addresses.get(&(vpc, address)).copied()
    }

    /// Draws a name until it is new to this world.
    pub fn fresh<T>(
        &self,
        entropy: &mut Entropy,
        draw: impl Fn(&mut Entropy) -> T,
        taken: impl Fn(&Self, &T) -> bool,
    ) -> T {
        loop {
            let candidate = draw(entropy);
            if !taken(self, &candidate) {
                return candidate;
            }
        }
    }
}
