//! Records: what is stored, one for each resource and task, and what names them.

use serde::{Deserialize, Serialize};

use crate::client_token::{ClientToken, FirstAnswer};
use crate::dhcp_ip::DhcpIp;
use crate::elastic_ip::{AddressPool, Eip};
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
use crate::reserved_ip::ReservedIp;
use crate::route_table::RouteTable;
use crate::security_group::SecurityGroup;
use crate::subnet::Subnet;
use crate::tag::{CreatedTag, TaggedResource, Tags};
use crate::task::Task;
use crate::vpc::Vpc;
use crate::world::World;

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
    /// A reserved address.
    ReservedIp(ReservedIp),
    /// A DHCP IP.
    DhcpIp(DhcpIp),
    /// What a resource bears.
    Tags(Tags),
    /// A tag that was created for its own sake.
    Tag(CreatedTag),
    /// A key pair.
    KeyPair(KeyPair),
    /// A task.
    Task(Task),
    /// What the first call with a ClientToken was answered.
    FirstAnswer(FirstAnswer),
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
    /// A reserved address.
    ReservedIp(ReservedIpId),
    /// A DHCP IP.
    DhcpIp(DhcpIpId),
    /// What a resource bears.
    Tags(TaggedResource),
    /// A tag that was created for its own sake.
    Tag(TagId),
    /// A key pair.
    KeyPair(KeyPairId),
    /// A task.
    Task(TaskId),
    /// What the first call with a ClientToken was answered.
    FirstAnswer(ClientToken),
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
            Self::ReservedIp(ip) => RecordKey::ReservedIp(ip.id),
            Self::DhcpIp(ip) => RecordKey::DhcpIp(ip.id),
            Self::Tags(tags) => RecordKey::Tags(tags.resource),
            Self::Tag(tag) => RecordKey::Tag(tag.id),
            Self::KeyPair(pair) => RecordKey::KeyPair(pair.id),
            Self::Task(task) => RecordKey::Task(task.id),
            Self::FirstAnswer(first) => RecordKey::FirstAnswer(first.token),
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
            Self::ReservedIp(id) => id.fmt(f),
            Self::DhcpIp(id) => id.fmt(f),
            Self::Tags(resource) => resource.fmt(f),
            Self::Tag(id) => id.fmt(f),
            Self::KeyPair(id) => id.fmt(f),
            Self::Task(id) => id.fmt(f),
            Self::FirstAnswer(token) => token.fmt(f),
        }
    }
}

impl World {
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
            RecordKey::AddressPool => self.address_pool.map(Record::AddressPool),
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
            RecordKey::ReservedIp(id) => {
                self.reserved_ips.get(&id).map(|it| Record::ReservedIp((**it).clone()))
            }
            RecordKey::DhcpIp(id) => {
                self.dhcp_ips.get(&id).map(|it| Record::DhcpIp((**it).clone()))
            }
            RecordKey::Tags(id) => self.tags.get(&id).map(|it| Record::Tags((**it).clone())),
            RecordKey::Tag(id) => self.created_tags.get(&id).map(|it| Record::Tag((**it).clone())),
            RecordKey::KeyPair(id) => {
                self.key_pairs.get(&id).map(|it| Record::KeyPair((**it).clone()))
            }
            RecordKey::Task(id) => self.tasks.get(&id).map(|it| Record::Task((**it).clone())),
            RecordKey::FirstAnswer(token) => {
                self.answers.get(&token).map(|it| Record::FirstAnswer((**it).clone()))
            }
        }
    }
}
