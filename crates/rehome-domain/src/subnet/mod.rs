//! Subnets: a block of a VPC in one zone, and the bookkeeping of its addresses.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::address::{Ipv4Cidr, Ipv6Cidr};
use crate::ids::{NetworkAclId, RouteTableId, SubnetId, VpcId};
use crate::plane::Gateway;
use crate::refusal::{Fault, Refusal};
use crate::region::Zone;
use crate::time::Timestamp;
use crate::world::World;

pub mod create;
pub mod delete;
pub mod modify;
pub(crate) mod site;

/// Subnets that a VPC may have (quota `vpc-max-subnets`).
pub const SUBNETS_PER_VPC_MAX: u64 = 100;
/// Addresses of a block that no interface gets: network, gateway, broadcast.
pub const RESERVED: u64 = 3;

/// A subnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subnet {
    /// Its id.
    pub id: SubnetId,
    /// Its name.
    pub name: String,
    /// Its VPC.
    pub vpc: VpcId,
    /// Its block, inside the VPC's.
    pub cidr: Ipv4Cidr,
    /// Its IPv6 block, inside the VPC's, if it has one.
    #[serde(default)]
    pub ipv6: Option<Ipv6Cidr>,
    /// IPv6 addresses that interfaces hold.
    #[serde(default)]
    pub ipv6_used: u64,
    /// Its zone.
    pub zone: Zone,
    /// Its network ACL, if it has one.
    #[serde(default)]
    pub acl: Option<NetworkAclId>,
    /// Its route table; none only in what an older version stored.
    #[serde(default)]
    pub route_table: Option<RouteTableId>,
    /// When it was made.
    pub created: Timestamp,
    /// Addresses that interfaces and HaVips hold. Writing this record guards every choice of an address.
    pub used: u64,
    /// Where the search for a free address goes on, so that filling a subnet costs the same at
    /// its end as at its beginning.
    pub cursor: Ipv4Addr,
    /// Whether it is its zone's default subnet, in the default VPC.
    #[serde(default)]
    pub is_default: bool,
    /// EnableBroadcast. Kept and shown, no more.
    #[serde(default)]
    pub broadcast: bool,
}

impl Subnet {
    /// The gateway: the first host address.
    pub fn gateway(&self) -> Ipv4Addr {
        Ipv4Addr::from_bits(self.cidr.network().to_bits() + 1)
    }

    /// Addresses that interfaces can hold.
    pub fn capacity(&self) -> u64 {
        self.cidr.size() - RESERVED
    }

    /// Addresses that no interface holds.
    pub fn free(&self) -> u64 {
        self.capacity() - self.used
    }

    /// The subnet as the plane sees it.
    pub fn net(&self) -> Gateway {
        Gateway { vpc: self.vpc, address: self.gateway() }
    }

    /// Takes addresses: those that are asked for, then free ones until there are `count` in all.
    ///
    /// # Errors
    /// An asked address that is outside, reserved, given twice or held; too few free ones.
    pub fn take(
        &mut self,
        world: &World,
        asked: &[Ipv4Addr],
        count: usize,
    ) -> Result<Vec<Ipv4Addr>, Refusal> {
        let mut taken = Vec::with_capacity(count);
        for address in asked {
            self.check_asked(world, *address, &taken)?;
            taken.push(*address);
        }
        if self.free() < count as u64 {
            return Err(Refusal::NoFreeAddress(self.id));
        }
        while taken.len() < count {
            let address = self.next_free(world, &taken).ok_or(Refusal::NoFreeAddress(self.id))?;
            taken.push(address);
        }
        self.used += taken.len() as u64;
        Ok(taken)
    }

    /// Gives addresses back.
    pub fn give_back(&mut self, count: usize) {
        self.used = self.used.saturating_sub(count as u64);
    }

    fn check_asked(
        &self,
        world: &World,
        address: Ipv4Addr,
        taken: &[Ipv4Addr],
    ) -> Result<(), Refusal> {
        let fault = |fault| Err(Refusal::value("PrivateIpAddress", &address, fault));
        if !self.cidr.holds(address) {
            return fault(Fault::Range);
        }
        if self.is_reserved(address) {
            return fault(Fault::Reserved);
        }
        if taken.contains(&address) {
            return fault(Fault::Duplicate);
        }
        if world.is_taken(self.vpc, address) {
            return Err(Refusal::AddressInUse(address.into()));
        }
        Ok(())
    }

    fn is_reserved(&self, address: Ipv4Addr) -> bool {
        [self.cidr.network(), self.gateway(), self.cidr.broadcast()].contains(&address)
    }

    fn next_free(&mut self, world: &World, taken: &[Ipv4Addr]) -> Option<Ipv4Addr> {
        for _ in 0..self.cidr.size() {
            let candidate = self.cursor;
            self.cursor = self.following(candidate);
            let free = !self.is_reserved(candidate)
                && !taken.contains(&candidate)
                && !world.is_taken(self.vpc, candidate);
            if free {
                return Some(candidate);
            }
        }
        None
    }

    fn following(&self, address: Ipv4Addr) -> Ipv4Addr {
        if address == self.cidr.broadcast() {
            self.cidr.network()
        } else {
            Ipv4Addr::from_bits(address.to_bits() + 1)
        }
    }
}
