//! A world: one account's resources in one region, as an immutable value in persistent maps.
//!
//! Copies share structure and cost nothing. [`World::apply`] is the only way from one world to
//! the next; it keeps the indexes, so that a world is always consistent with itself.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

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
use crate::record::{Record, RecordKey};
use crate::refusal::{Refusal, Resource};
use crate::route_table::RouteTable;
use crate::security_group::SecurityGroup;
use crate::subnet::Subnet;
use crate::task::{Status, Task};
use crate::time::Timestamp;
use crate::vpc::Vpc;
use imbl::{OrdMap, OrdSet};

/// The store's revision at which a world was last written, as whoever reads or writes it says: what
/// follows from the world is as new as this. It is no part of what the world holds: two worlds that
/// hold the same are equal, whenever they were read.
#[derive(Debug, Clone, Copy, Default)]
pub struct AsOf(pub u64);

impl PartialEq for AsOf {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for AsOf {}

/// One account's resources in one region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct World {
    /// How new it is.
    pub as_of: AsOf,
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
    /// Index: which HaVip has an address in a VPC.
    pub floating: OrdMap<(VpcId, Ipv4Addr), HaVipId>,
    /// Index: who holds an IPv6 address in a VPC.
    pub ipv6_addresses: OrdMap<(VpcId, Ipv6Addr), EniId>,
    /// Index: who has a MAC.
    pub macs: OrdMap<Mac, EniId>,
    /// Index: which elastic IP has a public address.
    pub publics: OrdMap<Ipv4Addr, EipId>,
    /// Index: which elastic IP a private address has, or is about to have or to lose.
    pub targets: OrdMap<Target, EipId>,
    /// Index: which interfaces have a security group.
    pub members: OrdSet<(SecurityGroupId, VpcId, EniId)>,
    /// Index: tasks that have not ended.
    pub running: OrdSet<TaskId>,
    /// Index: ended tasks by the time of their end.
    pub ended: OrdSet<(Timestamp, TaskId)>,
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
                for address in &eni.ipv6 {
                    self.ipv6_addresses.insert((eni.vpc, *address), eni.id);
                }
                self.macs.insert(eni.mac, eni.id);
                for group in &eni.groups {
                    self.members.insert((*group, eni.vpc, eni.id));
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
                self.floating.insert((ha_vip.vpc, ha_vip.address), ha_vip.id);
                self.ha_vips.insert(ha_vip.id, Arc::new(ha_vip));
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
                    for address in &eni.ipv6 {
                        if self.ipv6_addresses.get(&(eni.vpc, *address)) == Some(&id) {
                            self.ipv6_addresses.remove(&(eni.vpc, *address));
                        }
                    }
                    self.macs.remove(&eni.mac);
                    for group in &eni.groups {
                        self.members.remove(&(*group, eni.vpc, id));
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
            RecordKey::HaVip(id) => {
                if let Some(ha_vip) = self.ha_vips.remove(&id) {
                    self.floating.remove(&(ha_vip.vpc, ha_vip.address));
                }
            }
            RecordKey::FlowLog(id) => drop(self.flow_logs.remove(&id)),
            RecordKey::Task(id) => {
                self.running.remove(&id);
                if let Some(ended) = self.tasks.remove(&id).and_then(|task| task.ended) {
                    self.ended.remove(&(ended, id));
                }
            }
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

    /// The same, refused as not there when it is in another VPC than the one that was named.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn flow_log_in(&self, id: FlowLogId, vpc: Option<VpcId>) -> Result<&FlowLog, Refusal> {
        let log = self.flow_log(id)?;
        let same = vpc.is_none_or(|vpc| vpc == log.vpc);
        same.then_some(log).ok_or(Refusal::NotFound(Resource::FlowLog(id)))
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

    /// The elastic IPs that a task holds.
    pub fn eips_of_task(&self, task: TaskId) -> impl Iterator<Item = &Eip> {
        let held = move |eip: &&Eip| eip.association.task() == Some(task);
        self.eips.values().map(Arc::as_ref).filter(held)
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

    /// The route tables of a VPC.
    pub fn route_tables_of(&self, vpc: VpcId) -> impl Iterator<Item = &RouteTable> {
        self.route_tables.values().map(Arc::as_ref).filter(move |table| table.vpc == vpc)
    }

    /// The network ACLs of a VPC.
    pub fn network_acls_of(&self, vpc: VpcId) -> impl Iterator<Item = &NetworkAcl> {
        self.network_acls.values().map(Arc::as_ref).filter(move |acl| acl.vpc == vpc)
    }

    /// The main route table of a VPC; none only in what an older version stored.
    pub fn main_table(&self, vpc: VpcId) -> Option<&RouteTable> {
        self.route_tables_of(vpc).find(|table| table.main)
    }

    /// The route table that a subnet has.
    pub fn table_of(&self, subnet: &Subnet) -> Option<&RouteTable> {
        match subnet.route_table {
            Some(id) => self.route_tables.get(&id).map(Arc::as_ref),
            None => self.main_table(subnet.vpc),
        }
    }

    /// The interfaces that have a security group.
    pub fn members_of(&self, group: SecurityGroupId) -> impl Iterator<Item = EniId> {
        let first = (group, VpcId::LOWEST, EniId::LOWEST);
        let last = (group, VpcId::HIGHEST, EniId::HIGHEST);
        self.members.range(first..=last).map(|(_, _, eni)| *eni)
    }

    /// Those of one VPC.
    pub fn members_in(&self, group: SecurityGroupId, vpc: VpcId) -> impl Iterator<Item = EniId> {
        let (first, last) = ((group, vpc, EniId::LOWEST), (group, vpc, EniId::HIGHEST));
        self.members.range(first..=last).map(|(_, _, eni)| *eni)
    }

    /// The VPCs that have an interface with a security group.
    pub fn vpcs_of(&self, group: SecurityGroupId) -> Vec<VpcId> {
        let with = |vpc: &VpcId| self.members_in(group, *vpc).next().is_some();
        self.vpcs.keys().copied().filter(with).collect()
    }

    /// Which interface holds an address in a VPC as its own.
    pub fn holder(&self, vpc: VpcId, address: Ipv4Addr) -> Option<EniId> {
        self.addresses.get(&(vpc, address)).copied()
    }

    /// The same for an IPv6 address.
    pub fn holder_of_ipv6(&self, vpc: VpcId, address: Ipv6Addr) -> Option<EniId> {
        self.ipv6_addresses.get(&(vpc, address)).copied()
    }

    /// Whether an address in a VPC is an interface's or a HaVip's, or has an elastic IP still that is
    /// about to let go of it.
    pub fn is_taken(&self, vpc: VpcId, address: Ipv4Addr) -> bool {
        let held = self.addresses.contains_key(&(vpc, address));
        let floats = self.floating.contains_key(&(vpc, address));
        held || floats || self.eip_at(Target { vpc, private: address }).is_some()
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
