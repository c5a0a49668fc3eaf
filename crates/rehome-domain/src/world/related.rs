//! What a world knows of how its records hang together: what belongs to what, and who holds what.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use super::{SetAside, World};
use crate::elastic_ip::{Eip, Target};
use crate::ids::{EniId, SecurityGroupId, TaskId, VpcId};
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
        let held = move |eip: &&Eip| eip.association.task() == Some(task);
        self.eips.values().map(Arc::as_ref).filter(held)
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
