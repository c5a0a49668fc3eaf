//! A world: one account's resources in one region, as an immutable value in persistent maps.
//!
//! Copies share structure and cost nothing. [`World::apply`] is the only way from one world to
//! the next; it keeps the indexes, so that a world is always consistent with itself.

mod ends;
mod find;
mod index;
mod keep;
mod postings;
mod related;
mod tags;
pub mod used;

pub use imbl::{OrdMap, OrdSet};
pub use index::{EniKey, EniText, Indexes, InstanceKey, SubnetKey};
pub use postings::Postings;
pub use tags::{Bearers, TagIndex};

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use crate::address::Mac;
use crate::client_token::{ClientToken, FirstAnswer};
use crate::dhcp_ip::DhcpIp;
use crate::elastic_ip::{AddressPool, Eip, Target};
use crate::entropy::Entropy;
use crate::flow_log::FlowLog;
use crate::ha_vip::HaVip;
use crate::ids::{
    DhcpIpId, EipId, EniId, FlowLogId, HaVipId, InstanceId, KeyPairId, NetworkAclId, ReservedIpId,
    RouteTableId, SecurityGroupId, SubnetId, TagId, TaskId, VpcId,
};
use crate::instance::Instance;
use crate::key_pair::KeyPair;
use crate::network_acl::NetworkAcl;
use crate::network_interface::Eni;
use crate::record::{Record, RecordKey};
use crate::reserved_ip::ReservedIp;
use crate::route_table::RouteTable;
use crate::security_group::SecurityGroup;
use crate::subnet::Subnet;
use crate::tag::{CreatedTag, TaggedResource, Tags};
use crate::task::Task;
use crate::time::Timestamp;
use crate::vpc::Vpc;

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

/// What an address is set aside for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetAside {
    /// It is reserved.
    Reserved(ReservedIpId),
    /// It is a DHCP IP.
    Dhcp(DhcpIpId),
}

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
    /// Reserved addresses by id.
    pub reserved_ips: OrdMap<ReservedIpId, Arc<ReservedIp>>,
    /// DHCP IPs by id.
    pub dhcp_ips: OrdMap<DhcpIpId, Arc<DhcpIp>>,
    /// What resources bear.
    pub tags: OrdMap<TaggedResource, Arc<Tags>>,
    /// Tags that were created for their own sake, by id.
    pub created_tags: OrdMap<TagId, Arc<CreatedTag>>,
    /// Key pairs by id.
    pub key_pairs: OrdMap<KeyPairId, Arc<KeyPair>>,
    /// Tasks by id.
    pub tasks: OrdMap<TaskId, Arc<Task>>,
    /// What first calls were answered, by their ClientToken.
    pub answers: OrdMap<ClientToken, Arc<FirstAnswer>>,
    /// Index: who holds an address in a VPC.
    pub addresses: OrdMap<(VpcId, Ipv4Addr), EniId>,
    /// Index: which HaVip has an address in a VPC.
    pub floating: OrdMap<(VpcId, Ipv4Addr), HaVipId>,
    /// Index: addresses of a VPC that no interface and no HaVip is given.
    pub set_aside: OrdMap<(VpcId, Ipv4Addr), SetAside>,
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
    /// Indexes of what things have in common.
    pub index: Indexes,
    /// Index: tasks that have not ended.
    pub running: OrdSet<TaskId>,
    /// Index: ended tasks by the time of their end.
    pub ended: OrdSet<(Timestamp, TaskId)>,
    /// Index: answers by their time.
    pub answered: OrdSet<(Timestamp, ClientToken)>,
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
