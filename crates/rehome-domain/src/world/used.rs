//! Who uses which address of a VPC, in the order of the addresses.

use std::net::Ipv4Addr;

use super::{SetAside, World};
use crate::ids::{DhcpIpId, EniId, HaVipId, InstanceId, ReservedIpId, SubnetId, VpcId};
use crate::network_interface::{Eni, EniKind};
use crate::subnet::Subnet;
use crate::time::Timestamp;

/// An address that is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The address.
    pub address: Ipv4Addr,
    /// The subnet that it lies in.
    pub subnet: SubnetId,
    /// By whom.
    pub by: User,
    /// Since when its user is there.
    pub since: Timestamp,
}

/// Who uses an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum User {
    /// An instance, by its primary interface.
    Instance(InstanceId),
    /// Any other interface.
    Interface(EniId),
    /// A HaVip.
    HaVip(HaVipId),
    /// Nobody: it is reserved.
    Reserved(ReservedIpId),
    /// A DHCP IP.
    DhcpIp(DhcpIpId),
    /// The gateway of a subnet.
    Gateway(SubnetId),
}

impl User {
    /// Its id.
    pub fn id(&self) -> String {
        match self {
            Self::Instance(id) => id.to_string(),
            Self::Interface(id) => id.to_string(),
            Self::HaVip(id) => id.to_string(),
            Self::Reserved(id) => id.to_string(),
            Self::DhcpIp(id) => id.to_string(),
            Self::Gateway(id) => id.to_string(),
        }
    }

    /// A primary interface is its instance's for life.
    fn of(eni: &Eni) -> Self {
        match (eni.kind, eni.placement.attachment()) {
            (EniKind::Primary, Some(place)) => Self::Instance(place.instance),
            (EniKind::Primary, None) | (EniKind::Secondary, _) => Self::Interface(eni.id),
        }
    }
}

impl World {
    /// The addresses of a VPC that are used.
    pub fn used_addresses(&self, vpc: VpcId) -> impl Iterator<Item = Used> {
        let mut subnets: Vec<&Subnet> = self.subnets_of(vpc).collect();
        subnets.sort_by_key(|subnet| subnet.cidr);
        subnets.into_iter().flat_map(|subnet| self.used_in(subnet))
    }

    /// Those of a subnet, its gateway among them.
    pub fn used_in(&self, subnet: &Subnet) -> impl Iterator<Item = Used> {
        let range = (subnet.vpc, subnet.cidr.network())..=(subnet.vpc, subnet.cidr.broadcast());
        let held = self.addresses.range(range.clone()).map(|((_, address), _)| *address);
        let floating = self.floating.range(range.clone()).map(|((_, address), _)| *address);
        let kept = self.set_aside.range(range).map(|((_, address), _)| *address);
        let mut addresses: Vec<_> = held.chain(floating).chain(kept).collect();
        addresses.push(subnet.gateway());
        addresses.sort_unstable();
        let (vpc, id) = (subnet.vpc, subnet.id);
        addresses.into_iter().filter_map(move |address| {
            let used = self.used_address(vpc, address);
            debug_assert!(used.as_ref().is_some_and(|used| used.subnet == id));
            used
        })
    }

    /// Who uses an address, if somebody does.
    pub fn used_address(&self, vpc: VpcId, address: Ipv4Addr) -> Option<Used> {
        let used = |subnet, by, since| Some(Used { address, subnet, by, since });
        let at = (vpc, address);
        if let Some(eni) = self.addresses.get(&at).and_then(|eni| self.enis.get(eni)) {
            return used(eni.subnet, User::of(eni), eni.created);
        }
        if let Some(vip) = self.floating.get(&at).and_then(|id| self.ha_vips.get(id)) {
            return used(vip.subnet, User::HaVip(vip.id), vip.created);
        }
        match self.set_aside.get(&at) {
            Some(SetAside::Reserved(id)) => {
                let ip = self.reserved_ips.get(id)?;
                return used(ip.subnet, User::Reserved(*id), ip.created);
            }
            Some(SetAside::Dhcp(id)) => {
                let ip = self.dhcp_ips.get(id)?;
                return used(ip.subnet, User::DhcpIp(*id), ip.created);
            }
            None => {}
        }
        let subnet = self.subnets_of(vpc).find(|subnet| subnet.gateway() == address)?;
        used(subnet.id, User::Gateway(subnet.id), subnet.created)
    }
}
