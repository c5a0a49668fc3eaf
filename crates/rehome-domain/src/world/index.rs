//! What a world's resources are looked up by, beside their ids.
//!
//! In: each record as it comes and as it goes. Out: the ids of those that have something in common,
//! in their order. Everything here follows from the records; a world that is read back has the same.
//! A new index is a variant of a key and a line in the function that lists a record's keys.

use std::net::Ipv4Addr;

use imbl::OrdSet;

use super::postings::Postings;
use super::tags::TagIndex;
use crate::elastic_ip::Eip;
use crate::flow_log::FlowLog;
use crate::ha_vip::HaVip;
use crate::ids::{
    EipId, EniId, FlowLogId, HaVipId, InstanceId, KeyPairId, NetworkAclId, RouteTableId,
    SecurityGroupId, SubnetId, TaskId, VpcId,
};
use crate::instance::{Instance, InstanceState};
use crate::network_acl::NetworkAcl;
use crate::network_interface::details::QosLevel;
use crate::network_interface::{Eni, EniKind};
use crate::region::Zone;
use crate::route_table::RouteTable;
use crate::subnet::Subnet;

/// What many interfaces have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EniKey {
    /// Their VPC.
    Vpc(VpcId),
    /// Their subnet.
    Subnet(SubnetId),
    /// A security group.
    Group(SecurityGroupId),
    /// Primary or secondary.
    Kind(EniKind),
    /// Their level of service.
    Level(QosLevel),
}

/// What many instances have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InstanceKey {
    /// Their VPC.
    Vpc(VpcId),
    /// Their subnet.
    Subnet(SubnetId),
    /// Their zone.
    Zone(Zone),
    /// How they stand.
    State(InstanceState),
    /// A key pair.
    KeyPair(KeyPairId),
}

/// What subnets have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SubnetKey {
    /// Their VPC.
    Vpc(VpcId),
    /// Their zone.
    Zone(Zone),
    /// Their network ACL.
    Acl(NetworkAclId),
    /// Their route table, where they name one.
    Table(RouteTableId),
}

/// A text of an interface, as a number: two texts may have the same, so who finds by it looks again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EniText(u64);

impl EniText {
    /// The number of a name.
    pub fn name(text: &str) -> Self {
        Self(fnv(b'n', text))
    }

    /// The number of a description.
    pub fn description(text: &str) -> Self {
        Self(fnv(b'd', text))
    }
}

/// FNV-1a with 64 bits, of a text of some kind.
fn fnv(kind: u8, text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(step(0xcbf2_9ce4_8422_2325, kind), step)
}

/// An IPv4 address with its last octet first, so that those that end alike stand side by side.
pub(super) type Reversed = [u8; 4];

/// The indexes that are about what things have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indexes {
    /// Interfaces.
    pub enis: Postings<EniKey, EniId>,
    /// Interfaces by their texts that are not empty.
    pub(super) eni_texts: OrdSet<(EniText, EniId)>,
    /// Addresses that interfaces hold, by their ends.
    pub(super) address_ends: OrdSet<(Reversed, VpcId)>,
    /// Instances.
    pub instances: Postings<InstanceKey, InstanceId>,
    /// Subnets.
    pub subnets: Postings<SubnetKey, SubnetId>,
    /// Route tables by VPC.
    pub route_tables: Postings<VpcId, RouteTableId>,
    /// Network ACLs by VPC.
    pub network_acls: Postings<VpcId, NetworkAclId>,
    /// HaVips by VPC.
    pub ha_vips: Postings<VpcId, HaVipId>,
    /// Flow logs by VPC.
    pub flow_logs: Postings<VpcId, FlowLogId>,
    /// Elastic IPs by the task that holds them.
    pub eips: Postings<TaskId, EipId>,
    /// Tags, and who bears them.
    pub tags: TagIndex,
}

fn eni_keys(eni: &Eni) -> impl Iterator<Item = EniKey> {
    let own = [
        EniKey::Vpc(eni.vpc),
        EniKey::Subnet(eni.subnet),
        EniKey::Kind(eni.kind),
        EniKey::Level(eni.qos),
    ];
    own.into_iter().chain(eni.groups.iter().copied().map(EniKey::Group))
}

fn eni_texts(eni: &Eni) -> impl Iterator<Item = EniText> {
    let name = (!eni.name.is_empty()).then(|| EniText::name(&eni.name));
    let description = &eni.description;
    let description = (!description.is_empty()).then(|| EniText::description(description));
    name.into_iter().chain(description)
}

fn instance_keys(it: &Instance) -> impl Iterator<Item = InstanceKey> {
    let (vpc, subnet) = (InstanceKey::Vpc(it.vpc), InstanceKey::Subnet(it.subnet));
    let own = [vpc, subnet, InstanceKey::Zone(it.zone), InstanceKey::State(it.state)];
    own.into_iter().chain(it.keys.iter().copied().map(InstanceKey::KeyPair))
}

fn subnet_keys(subnet: &Subnet) -> impl Iterator<Item = SubnetKey> {
    let own = [SubnetKey::Vpc(subnet.vpc), SubnetKey::Zone(subnet.zone)];
    let acl = subnet.acl.map(SubnetKey::Acl);
    own.into_iter().chain(acl).chain(subnet.route_table.map(SubnetKey::Table))
}

/// Whether every index has two states of one interface in the same places: most writes are steps of a
/// move, which change none.
pub(super) fn stands_alike(one: &Eni, other: &Eni) -> bool {
    let facts = |eni: &Eni| (eni.id, eni.vpc, eni.subnet, eni.mac, eni.kind, eni.qos);
    let texts = one.name == other.name && one.description == other.description;
    let addresses = one.addresses == other.addresses && one.ipv6 == other.ipv6;
    facts(one) == facts(other) && texts && addresses && one.groups == other.groups
}

impl Indexes {
    pub(super) fn add_eni(&mut self, eni: &Eni) {
        eni_keys(eni).for_each(|key| self.enis.insert(key, eni.id));
        self.eni_texts.extend(eni_texts(eni).map(|text| (text, eni.id)));
        for address in &eni.addresses {
            self.address_ends.insert((reversed(*address), eni.vpc));
        }
    }

    /// Beside the ends of its addresses, which go with the addresses.
    pub(super) fn drop_eni(&mut self, eni: &Eni) {
        eni_keys(eni).for_each(|key| self.enis.remove(&key, &eni.id));
        for text in eni_texts(eni) {
            self.eni_texts.remove(&(text, eni.id));
        }
    }

    pub(super) fn drop_address(&mut self, vpc: VpcId, address: Ipv4Addr) {
        self.address_ends.remove(&(reversed(address), vpc));
    }

    pub(super) fn add_instance(&mut self, instance: &Instance) {
        instance_keys(instance).for_each(|key| self.instances.insert(key, instance.id));
    }

    pub(super) fn drop_instance(&mut self, instance: &Instance) {
        instance_keys(instance).for_each(|key| self.instances.remove(&key, &instance.id));
    }

    pub(super) fn add_subnet(&mut self, subnet: &Subnet) {
        subnet_keys(subnet).for_each(|key| self.subnets.insert(key, subnet.id));
    }

    pub(super) fn drop_subnet(&mut self, subnet: &Subnet) {
        subnet_keys(subnet).for_each(|key| self.subnets.remove(&key, &subnet.id));
    }

    pub(super) fn add_eip(&mut self, eip: &Eip) {
        eip.association.task().into_iter().for_each(|task| self.eips.insert(task, eip.id));
    }

    pub(super) fn drop_eip(&mut self, eip: &Eip) {
        eip.association.task().into_iter().for_each(|task| self.eips.remove(&task, &eip.id));
    }

    pub(super) fn add_table(&mut self, table: &RouteTable) {
        self.route_tables.insert(table.vpc, table.id);
    }

    pub(super) fn drop_table(&mut self, table: &RouteTable) {
        self.route_tables.remove(&table.vpc, &table.id);
    }

    pub(super) fn add_acl(&mut self, acl: &NetworkAcl) {
        self.network_acls.insert(acl.vpc, acl.id);
    }

    pub(super) fn drop_acl(&mut self, acl: &NetworkAcl) {
        self.network_acls.remove(&acl.vpc, &acl.id);
    }

    pub(super) fn add_ha_vip(&mut self, ha_vip: &HaVip) {
        self.ha_vips.insert(ha_vip.vpc, ha_vip.id);
    }

    pub(super) fn drop_ha_vip(&mut self, ha_vip: &HaVip) {
        self.ha_vips.remove(&ha_vip.vpc, &ha_vip.id);
    }

    pub(super) fn add_log(&mut self, log: &FlowLog) {
        self.flow_logs.insert(log.vpc, log.id);
    }

    pub(super) fn drop_log(&mut self, log: &FlowLog) {
        self.flow_logs.remove(&log.vpc, &log.id);
    }
}

fn reversed(address: Ipv4Addr) -> Reversed {
    let [a, b, c, d] = address.octets();
    [d, c, b, a]
}
