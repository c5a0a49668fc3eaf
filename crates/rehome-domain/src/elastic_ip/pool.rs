//! Where public addresses come from: a block of the account, a fixed part of it per region.
//!
//! A decision sees one account's world in one region and no other, so no two worlds may ever
//! choose from the same addresses: each region has those whose place in the block leaves its
//! number as the remainder, and each account has a block of its own that no other's overlaps.

use std::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use crate::address::Ipv4Cidr;
use crate::refusal::Refusal;
use crate::region::Region;
use crate::world::World;

/// Bits of the smallest block that leaves every region an address of its own.
pub const PREFIX_LEN_MAX: u8 = 26;
/// Bits of the largest block.
pub const PREFIX_LEN_MIN: u8 = 8;

/// An account's block of public addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Ipv4Cidr", into = "Ipv4Cidr")]
pub struct PoolBlock(Ipv4Cidr);

/// A region's part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pool {
    block: Ipv4Cidr,
    region: Region,
}

/// A block that cannot be a pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0} has not between 64 addresses (/26) and 16 million (/8)")]
pub struct PoolSize(pub Ipv4Cidr);

/// What a world knows of its pool. Writing this record guards every choice of a public address,
/// and the count of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressPool {
    /// Elastic IPs that there are.
    pub used: u64,
    /// How many of the pool's addresses were looked at so far: the search goes on from there, so
    /// that an address that was released is given out again as late as possible.
    pub cursor: u64,
}

impl PoolBlock {
    /// A block that leaves every region an address.
    ///
    /// # Errors
    /// [`PoolSize`].
    pub fn new(block: Ipv4Cidr) -> Result<Self, PoolSize> {
        let fits = (PREFIX_LEN_MIN..=PREFIX_LEN_MAX).contains(&block.prefix_len());
        fits.then_some(Self(block)).ok_or(PoolSize(block))
    }

    /// Whether an address could come from it.
    pub fn holds(self, address: Ipv4Addr) -> bool {
        self.0.holds(address)
    }

    /// Whether an address could come from either.
    pub fn overlaps(self, other: Self) -> bool {
        self.0.overlaps(other.0)
    }

    /// A region's part.
    pub fn part_of(self, region: Region) -> Pool {
        Pool { block: self.0, region }
    }
}

impl TryFrom<Ipv4Cidr> for PoolBlock {
    type Error = PoolSize;

    fn try_from(block: Ipv4Cidr) -> Result<Self, PoolSize> {
        Self::new(block)
    }
}

impl From<PoolBlock> for Ipv4Cidr {
    fn from(block: PoolBlock) -> Self {
        block.0
    }
}

impl std::fmt::Display for PoolBlock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Default for PoolBlock {
    /// TEST-NET-3 (RFC 5737): for documentation and tests, routed nowhere.
    fn default() -> Self {
        Self(Ipv4Cidr::parse("203.0.113.0/24").expect("it is a block"))
    }
}

impl Pool {
    /// Number of addresses; the first and the last of the block belong to nobody.
    pub fn size(&self) -> u64 {
        let last = self.block.size() - 2;
        let number = u64::from(self.region.number());
        (last - number) / u64::from(Region::NUMBERS) + u64::from(number > 0)
    }

    /// The address with this number, counted round and round.
    fn address(&self, number: u64) -> Ipv4Addr {
        let step = u32::try_from(number % self.size()).expect("a block has at most 24 bits");
        let own = u32::from(self.region.number());
        let skipped = if own == 0 { Region::NUMBERS } else { 0 };
        let offset = own + skipped + step * Region::NUMBERS;
        Ipv4Addr::from_bits(self.block.network().to_bits() + offset)
    }
}

impl AddressPool {
    /// Takes one more address.
    ///
    /// # Errors
    /// [`Refusal::NoFreePublicAddress`].
    pub(crate) fn take(&mut self, world: &World, pool: &Pool) -> Result<Ipv4Addr, Refusal> {
        // One turn finds a free address if there is one; more are looked at than can be taken.
        for _ in 0..pool.size().min(super::ELASTIC_IPS_MAX + 1) {
            let candidate = pool.address(self.cursor);
            self.cursor = (self.cursor + 1) % pool.size();
            if !world.publics.contains_key(&candidate) {
                self.used += 1;
                return Ok(candidate);
            }
        }
        Err(Refusal::NoFreePublicAddress)
    }

    /// Gives addresses back.
    pub(crate) fn give_back(&mut self, count: usize) {
        self.used = self.used.saturating_sub(count as u64);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_regions_have_an_address_in_common_and_none_has_the_first_or_the_last() {
        for text in ["203.0.113.0/24", "203.0.113.64/26", "198.18.0.0/20"] {
            let block = Ipv4Cidr::parse(text).unwrap();
            let mut taken = BTreeMap::new();
            for region in Region::all() {
                let pool = PoolBlock::new(block).unwrap().part_of(region);
                assert!(pool.size() >= 1, "{region} {text}");
                for number in 0..pool.size() {
                    let address = pool.address(number);
                    assert!(block.holds(address) && address != block.network(), "{address}");
                    assert_ne!(address, block.broadcast());
                    assert_eq!(taken.insert(address, region), None, "{address}");
                }
                assert_eq!(pool.address(pool.size()), pool.address(0));
            }
        }
    }

    #[test]
    fn a_block_of_32_addresses_is_too_small_and_one_of_64_is_not() {
        let region = Region::parse("ap-guangzhou").unwrap();
        let of = |text| PoolBlock::new(Ipv4Cidr::parse(text).unwrap());
        assert!(of("203.0.113.0/27").is_err() && of("0.0.0.0/7").is_err());
        assert!(of("203.0.113.0/26").is_ok() && of("10.0.0.0/8").is_ok());
        assert_eq!(of("203.0.113.0/24").unwrap().part_of(region).size(), 8);
    }
}
