//! IPv6: a block for a VPC, a part of it for each subnet, addresses for interfaces.
//!
//! In: commands. Out: changes. A VPC's block is a /56 of the server's pool and no other VPC's of the
//! same account and region; a subnet's is a /64 of its VPC's; an interface's addresses lie in its
//! subnet's. VPCs of different accounts may get the same block: no packet goes from one to another.

use std::net::Ipv6Addr;

use crate::address::Ipv6Cidr;
use crate::entropy::Entropy;
use crate::refusal::{Fault, Refusal};
use crate::subnet::Subnet;
use crate::world::World;

pub mod addresses;
pub mod blocks;

/// Bits of the mask of a VPC's block.
pub const VPC_PREFIX_LEN: u8 = 56;
/// Bits of the mask of a subnet's block.
pub const SUBNET_PREFIX_LEN: u8 = 64;
/// Bits of the mask of a pool, at most: it has a block for each VPC that an account may have, and
/// enough more that one is found at the first few tries.
pub const POOL_PREFIX_LEN_MAX: u8 = 48;

/// Where VPCs' blocks come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ipv6Pool(Ipv6Cidr);

/// A pool that has too few blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an IPv6 pool has a mask of {POOL_PREFIX_LEN_MAX} bits at most")]
pub struct PoolTooSmall;

impl Ipv6Pool {
    /// A pool of these addresses.
    ///
    /// # Errors
    /// [`PoolTooSmall`] when its mask is longer than [`POOL_PREFIX_LEN_MAX`].
    pub fn new(block: Ipv6Cidr) -> Result<Self, PoolTooSmall> {
        if block.prefix_len() > POOL_PREFIX_LEN_MAX {
            return Err(PoolTooSmall);
        }
        Ok(Self(block))
    }

    /// A block that no VPC of this world has.
    fn draw(self, world: &World, entropy: &mut Entropy) -> Ipv6Cidr {
        let draw = |entropy: &mut Entropy| {
            let part = self.0.part(VPC_PREFIX_LEN, entropy.bits());
            part.expect("a pool is larger than a VPC's block")
        };
        let taken = |world: &World, block: &Ipv6Cidr| {
            world.vpcs.values().any(|vpc| vpc.ipv6.as_ref() == Some(block))
        };
        world.fresh(entropy, draw, taken)
    }

    /// Whether its addresses are unique local ones (RFC 4193) and not global ones.
    fn is_local(self) -> bool {
        self.0.network().is_unique_local()
    }
}

impl Default for Ipv6Pool {
    /// A unique local /48.
    fn default() -> Self {
        let block = Ipv6Cidr::parse("fd00:7265:686f::/48").expect("it is a block");
        Self(block)
    }
}

/// Takes IPv6 addresses of a subnet: those that are asked for, then free ones until there are `count`.
///
/// # Errors
/// A subnet without a block; an asked address that is outside, reserved, given twice or held.
pub(crate) fn take(
    world: &World,
    (subnet, entropy): (&mut Subnet, &mut Entropy),
    asked: &[Ipv6Addr],
    count: usize,
) -> Result<Vec<Ipv6Addr>, Refusal> {
    let block = subnet.ipv6.ok_or(Refusal::NoIpv6Block(subnet.id))?;
    let held = |address: &Ipv6Addr| world.holder_of_ipv6(subnet.vpc, *address).is_some();
    let mut taken: Vec<Ipv6Addr> = Vec::with_capacity(count);
    for address in asked {
        let fault = |fault| Err(Refusal::value("Ipv6Addresses.N.Address", address, fault));
        if !block.holds(*address) {
            return fault(Fault::Range);
        }
        if is_reserved(block, *address) {
            return fault(Fault::Reserved);
        }
        if taken.contains(address) {
            return fault(Fault::Duplicate);
        }
        if held(address) {
            return Err(Refusal::AddressInUse((*address).into()));
        }
        taken.push(*address);
    }
    while taken.len() < count {
        let candidate = block.network().to_bits() | u128::from(entropy.bits());
        let candidate = Ipv6Addr::from_bits(candidate);
        if !is_reserved(block, candidate) && !taken.contains(&candidate) && !held(&candidate) {
            taken.push(candidate);
        }
    }
    subnet.ipv6_used += taken.len() as u64;
    Ok(taken)
}

/// The routers' address (RFC 4291, 2.6.1) and the one that a gateway would have.
fn is_reserved(block: Ipv6Cidr, address: Ipv6Addr) -> bool {
    address.to_bits() - block.network().to_bits() <= 1
}
