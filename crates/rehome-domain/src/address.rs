//! Addresses: MAC, IPv4 blocks, and the place of an interface in an instance.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::entropy::Entropy;

/// A MAC address. It stays the same for the life of an ENI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mac(pub [u8; 6]);

impl Mac {
    /// The first three bytes of every ENI's MAC, as in the examples of the API's documentation.
    pub const OUI: [u8; 3] = [0x20, 0x90, 0x6f];

    /// Draws a MAC. The caller checks that its world has none like it yet.
    pub fn draw(entropy: &mut Entropy) -> Self {
        let [a, b, c, ..] = entropy.bits().to_le_bytes();
        let [x, y, z] = Self::OUI;
        Self([x, y, z, a, b, c])
    }

    /// Reads six hexadecimal bytes with colons between them.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 6];
        let mut parts = text.split(':');
        for byte in &mut bytes {
            let part = parts.next().filter(|p| p.len() == 2)?;
            *byte = u8::from_str_radix(part, 16).ok()?;
        }
        parts.next().is_none().then_some(Self(bytes))
    }
}

impl fmt::Display for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02X}:{b:02X}:{c:02X}:{d:02X}:{e:02X}:{g:02X}")
    }
}

impl Serialize for Mac {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Mac {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a MAC address"))
    }
}

/// A block of IPv4 addresses with no host bits set, as in `10.0.0.0/16`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ipv4Cidr(Ipv4Net);

/// Why a text is not a block of addresses.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CidrError {
    /// Not `a.b.c.d/n`.
    #[error("it is not an IPv4 block such as 10.0.0.0/16")]
    Syntax,
    /// The address has bits behind the mask.
    #[error("its address has bits set behind the mask")]
    HostBits,
}

impl Ipv4Cidr {
    /// Reads a block.
    ///
    /// # Errors
    /// [`CidrError`] when the text is no block, or its address has bits behind the mask.
    pub fn parse(text: &str) -> Result<Self, CidrError> {
        let net: Ipv4Net = text.parse().map_err(|_| CidrError::Syntax)?;
        if net.network() != net.addr() {
            return Err(CidrError::HostBits);
        }
        Ok(Self(net))
    }

    /// The block among those of both families.
    pub fn net(self) -> IpNet {
        IpNet::V4(self.0)
    }

    /// Length of the mask in bits, 0 to 32.
    pub fn prefix_len(self) -> u8 {
        self.0.prefix_len()
    }

    /// The lowest address.
    pub fn network(self) -> Ipv4Addr {
        self.0.network()
    }

    /// The highest address.
    pub fn broadcast(self) -> Ipv4Addr {
        self.0.broadcast()
    }

    /// Whether an address lies in the block.
    pub fn holds(self, address: Ipv4Addr) -> bool {
        self.0.contains(&address)
    }

    /// Whether the other block lies wholly in this one.
    pub fn covers(self, other: Self) -> bool {
        self.0.contains(&other.0)
    }

    /// Whether the two blocks have an address in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.covers(other) || other.covers(self)
    }

    /// Number of addresses.
    pub fn size(self) -> u64 {
        1 << (32 - u32::from(self.prefix_len()))
    }

    /// The first part with a mask of `prefix_len` bits, no shorter than its own and at most 32.
    pub(crate) fn first_part(self, prefix_len: u8) -> Option<Self> {
        let part = Ipv4Net::new(self.network(), prefix_len).ok().map(Self);
        part.filter(|part| self.covers(*part))
    }

    /// The first block as large as this one, and at a multiple of its size, that lies behind both.
    pub(crate) fn next_behind(self, other: Self) -> Option<Self> {
        let last = u64::from(self.broadcast().max(other.broadcast()).to_bits());
        let first = (last / self.size() + 1) * self.size();
        let first = u32::try_from(first).ok()?;
        Ipv4Net::new(first.into(), self.prefix_len()).ok().map(Self)
    }
}

impl fmt::Display for Ipv4Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A block of IPv6 addresses with no host bits set, as in `fd00:7265:686f::/48`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ipv6Cidr(Ipv6Net);

impl Ipv6Cidr {
    /// Reads a block.
    ///
    /// # Errors
    /// [`CidrError`] when the text is no block, or its address has bits behind the mask.
    pub fn parse(text: &str) -> Result<Self, CidrError> {
        let net: Ipv6Net = text.parse().map_err(|_| CidrError::Syntax)?;
        if net.network() != net.addr() {
            return Err(CidrError::HostBits);
        }
        Ok(Self(net))
    }

    /// The block among those of both families.
    pub fn net(self) -> IpNet {
        IpNet::V6(self.0)
    }

    /// Length of the mask in bits, 0 to 128.
    pub fn prefix_len(self) -> u8 {
        self.0.prefix_len()
    }

    /// The lowest address.
    pub fn network(self) -> Ipv6Addr {
        self.0.network()
    }

    /// Whether an address lies in the block.
    pub fn holds(self, address: Ipv6Addr) -> bool {
        self.0.contains(&address)
    }

    /// Whether the other block lies wholly in this one.
    pub fn covers(self, other: Self) -> bool {
        self.0.contains(&other.0)
    }

    /// The part of the block with this number, of all its parts with a mask of `prefix_len` bits;
    /// numbers begin again behind the last part. `None` when the block is no longer than that.
    pub fn part(self, prefix_len: u8, number: u64) -> Option<Self> {
        let bits = prefix_len.checked_sub(self.prefix_len()).filter(|bits| *bits > 0)?;
        let number = if bits < 64 { number % (1 << bits) } else { number };
        let shift = 128u32.checked_sub(u32::from(prefix_len)).filter(|shift| *shift < 128)?;
        let address = self.network().to_bits() | u128::from(number) << shift;
        Ipv6Net::new(address.into(), prefix_len).ok().map(Self)
    }
}

impl fmt::Display for Ipv6Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The place of an interface in its instance: 0 is the primary one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceIndex(pub u8);

impl DeviceIndex {
    /// The primary interface's place.
    pub const PRIMARY: Self = Self(0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mac_is_written_in_upper_case_and_read_in_either() {
        let mac = Mac::parse("20:90:6f:0a:Bc:01").unwrap();
        assert_eq!(mac.to_string(), "20:90:6F:0A:BC:01");
        for text in
            ["", "20:90:6f:0a:bc", "20:90:6f:0a:bc:01:02", "2:90:6f:0a:bc:01", "zz:90:6f:0a:bc:01"]
        {
            assert_eq!(Mac::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_block_has_no_host_bits() {
        assert_eq!(Ipv4Cidr::parse("10.0.0.0/16").unwrap().size(), 65536);
        assert_eq!(Ipv4Cidr::parse("10.0.0.1/16"), Err(CidrError::HostBits));
        assert_eq!(Ipv4Cidr::parse("10.0.0.0"), Err(CidrError::Syntax));
        assert_eq!(Ipv4Cidr::parse("10.0.0.0/33"), Err(CidrError::Syntax));
    }

    #[test]
    fn blocks_overlap_when_one_covers_the_other() {
        let block = |text| Ipv4Cidr::parse(text).unwrap();
        assert!(block("10.0.0.0/16").overlaps(block("10.0.3.0/24")));
        assert!(block("10.0.3.0/24").overlaps(block("10.0.0.0/16")));
        assert!(!block("10.0.0.0/24").overlaps(block("10.0.1.0/24")));
    }
}
