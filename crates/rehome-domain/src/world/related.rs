//! What a world knows of how its records hang together: what belongs to what, and who holds what.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use super::{EniText, SetAside, SubnetKey, World};
use crate::elastic_ip::{Eip, Target};
use crate::flow_log::FlowLog;
use crate::ha_vip::HaVip;
use crate::ids::{EniId, InstanceId, SecurityGroupId, TaskId, VpcId};
use crate::network_acl::NetworkAcl;
use crate::network_interface::Eni;
use crate::route_table::RouteTable;
use crate::subnet::Subnet;

impl World {
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
        let held = self.index.eips.of(&task).into_iter();
        held.filter_map(|eip| self.eips.get(&eip)).map(Arc::as_ref)
    }

    /// The subnets of a VPC. A VPC has at most [`crate::subnet::SUBNETS_PER_VPC_MAX`].
    pub fn subnets_of(&self, vpc: VpcId) -> impl Iterator<Item = &Subnet> {
        self.subnets_with(SubnetKey::Vpc(vpc))
    }

    /// The subnets that have something in common.
    pub fn subnets_with(&self, key: SubnetKey) -> impl Iterator<Item = &Subnet> {
        let ids = self.index.subnets.of(&key).into_iter();
        ids.filter_map(|id| self.subnets.get(&id)).map(Arc::as_ref)
    }

    /// The route tables of a VPC.
    pub fn route_tables_of(&self, vpc: VpcId) -> impl Iterator<Item = &RouteTable> {
        let ids = self.index.route_tables.of(&vpc).into_iter();
        ids.filter_map(|id| self.route_tables.get(&id)).map(Arc::as_ref)
    }

    /// The network ACLs of a VPC.
    pub fn network_acls_of(&self, vpc: VpcId) -> impl Iterator<Item = &NetworkAcl> {
        let ids = self.index.network_acls.of(&vpc).into_iter();
        ids.filter_map(|id| self.network_acls.get(&id)).map(Arc::as_ref)
    }

    /// The HaVips of a VPC.
    pub fn ha_vips_of(&self, vpc: VpcId) -> impl Iterator<Item = &HaVip> {
        let ids = self.index.ha_vips.of(&vpc).into_iter();
        ids.filter_map(|id| self.ha_vips.get(&id)).map(Arc::as_ref)
    }

    /// The flow logs of a VPC.
    pub fn flow_logs_of(&self, vpc: VpcId) -> impl Iterator<Item = &FlowLog> {
        let ids = self.index.flow_logs.of(&vpc).into_iter();
        ids.filter_map(|id| self.flow_logs.get(&id)).map(Arc::as_ref)
    }

    /// The interfaces that an instance owns. Those on their way to it are not its own yet.
    pub fn enis_at(&self, id: InstanceId) -> impl Iterator<Item = &Eni> {
        let there = self.instances.get(&id).into_iter().flat_map(|it| it.interfaces.values());
        let enis = there.filter_map(|eni| self.enis.get(eni)).map(Arc::as_ref);
        enis.filter(move |eni| eni.placement.attachment().is_some_and(|at| at.instance == id))
    }

    /// The interfaces of a name that is not empty.
    pub fn enis_named(&self, name: &str) -> impl Iterator<Item = EniId> {
        self.enis_with(EniText::name(name), move |eni| eni.name == name)
    }

    /// The interfaces of a description that is not empty.
    pub fn enis_described(&self, description: &str) -> impl Iterator<Item = EniId> {
        let text = EniText::description(description);
        self.enis_with(text, move |eni| eni.description == description)
    }

    fn enis_with(
        &self,
        text: EniText,
        is_it: impl Fn(&Eni) -> bool,
    ) -> impl Iterator<Item = EniId> {
        let alike = self.index.eni_texts.range((text, EniId::LOWEST)..=(text, EniId::HIGHEST));
        let it = move |id: &EniId| self.enis.get(id).is_some_and(|eni| is_it(eni));
        alike.map(|(_, id)| *id).filter(it)
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

    /// The addresses of a VPC that no interface and no HaVip is given.
    pub fn set_aside_in(&self, vpc: VpcId) -> impl Iterator<Item = (Ipv4Addr, SetAside)> {
        let (first, last) = ((vpc, Ipv4Addr::UNSPECIFIED), (vpc, Ipv4Addr::BROADCAST));
        self.set_aside.range(first..=last).map(|((_, address), what)| (*address, *what))
    }

    /// Which interface holds an address in a VPC as its own.
    pub fn holder(&self, vpc: VpcId, address: Ipv4Addr) -> Option<EniId> {
        self.addresses.get(&(vpc, address)).copied()
    }

    /// The same for an IPv6 address.
    pub fn holder_of_ipv6(&self, vpc: VpcId, address: Ipv6Addr) -> Option<EniId> {
        self.ipv6_addresses.get(&(vpc, address)).copied()
    }

    /// Whether an address in a VPC is an interface's or a HaVip's, is set aside, or has an elastic IP
    /// still that is about to let go of it.
    pub fn is_taken(&self, vpc: VpcId, address: Ipv4Addr) -> bool {
        let held = self.addresses.contains_key(&(vpc, address));
        let floats = self.floating.contains_key(&(vpc, address));
        let kept = self.set_aside.contains_key(&(vpc, address));
        held || floats || kept || self.eip_at(Target { vpc, private: address }).is_some()
    }
}
