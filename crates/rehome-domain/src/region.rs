//! Regions and zones, as data, and the scope that a world belongs to.
//!
//! Source: the common parameter `Region` of API 3.0 and CVM DescribeZones.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::ids::AccountId;

/// A region's name and the numbers of its zones (`ap-guangzhou` and 3 is zone `ap-guangzhou-3`).
struct RegionRow {
    name: &'static str,
    /// Never changes: it says which part of a pool of addresses is the region's.
    number: u8,
    zones: &'static [u8],
}

const fn row(name: &'static str, number: u8, zones: &'static [u8]) -> RegionRow {
    RegionRow { name, number, zones }
}

/// In the order of their names. A new region takes the next number.
const REGIONS: &[RegionRow] = &[
    row("ap-bangkok", 0, &[1, 2]),
    row("ap-beijing", 1, &[1, 3, 4, 5, 6, 7]),
    row("ap-beijing-fsi", 2, &[1]),
    row("ap-chengdu", 3, &[1, 2]),
    row("ap-chongqing", 4, &[1]),
    row("ap-guangzhou", 5, &[1, 2, 3, 4, 6, 7]),
    row("ap-hongkong", 6, &[1, 2, 3]),
    row("ap-jakarta", 7, &[1, 2]),
    row("ap-mumbai", 8, &[1, 2]),
    row("ap-nanjing", 9, &[1, 2, 3]),
    row("ap-seoul", 10, &[1, 2]),
    row("ap-shanghai", 11, &[2, 3, 4, 5, 8]),
    row("ap-shanghai-fsi", 12, &[1, 2, 3, 4]),
    row("ap-shenzhen-fsi", 13, &[1, 2, 3]),
    row("ap-singapore", 14, &[1, 2, 3, 4]),
    row("ap-tokyo", 15, &[1, 2]),
    row("eu-frankfurt", 16, &[1, 2]),
    row("na-ashburn", 17, &[1, 2]),
    row("na-siliconvalley", 18, &[1, 2]),
    row("sa-saopaulo", 19, &[1]),
];

/// A region that this service knows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(&'static str);

impl Region {
    /// Finds a region by its name.
    pub fn parse(name: &str) -> Option<Self> {
        REGIONS.iter().find(|row| row.name == name).map(|row| Self(row.name))
    }

    /// The region's name.
    pub fn name(self) -> &'static str {
        self.0
    }

    /// The region's number, below [`Region::NUMBERS`]. It never changes.
    pub fn number(self) -> u8 {
        let row = REGIONS.iter().find(|row| row.name == self.0);
        row.expect("a region is made from a row").number
    }

    /// Numbers that regions have or may yet get.
    pub const NUMBERS: u32 = 32;

    /// Finance regions are isolated: they answer only on a host name that contains the region.
    pub fn is_finance(self) -> bool {
        self.0.ends_with("-fsi")
    }

    /// Whether what is in the other region may be seen and changed by a call to this one, where a
    /// service is the same in all regions.
    pub fn sees(self, other: Self) -> bool {
        self == other || !(self.is_finance() || other.is_finance())
    }

    /// All regions, in the order of their names.
    pub fn all() -> impl Iterator<Item = Self> {
        REGIONS.iter().map(|row| Self(row.name))
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A zone of a region.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone {
    region: Region,
    number: u8,
}

impl Zone {
    /// Finds a zone by its name, as in `ap-guangzhou-3`.
    pub fn parse(name: &str) -> Option<Self> {
        let (region, number) = name.rsplit_once('-')?;
        let row = REGIONS.iter().find(|row| row.name == region)?;
        let number = row.zones.iter().find(|n| n.to_string() == number)?;
        Some(Self { region: Region(row.name), number: *number })
    }

    /// The zones of a region, in the order of their numbers.
    pub fn all_of(region: Region) -> impl Iterator<Item = Self> {
        let row = REGIONS.iter().find(|row| row.name == region.0);
        let zones = row.map_or(&[][..], |row| row.zones);
        zones.iter().map(move |number| Self { region, number: *number })
    }

    /// The region that the zone lies in.
    pub fn region(self) -> Region {
        self.region
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.region, self.number)
    }
}

macro_rules! serde_by_name {
    ($name:ident, $what:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| D::Error::custom(concat!("unknown ", $what)))
            }
        }
    };
}

serde_by_name!(Region, "region");
serde_by_name!(Zone, "zone");

/// One account's resources in one region: what a world holds, and all that a handler may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// Whose resources.
    pub account: AccountId,
    /// Where.
    pub region: Region,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_belongs_to_its_region() {
        let zone = Zone::parse("ap-shanghai-fsi-2").unwrap();
        assert_eq!(zone.region().name(), "ap-shanghai-fsi");
        assert!(zone.region().is_finance());
        for name in ["ap-guangzhou", "ap-guangzhou-5", "ap-guangzhou-03", "ap-nowhere-1", ""] {
            assert_eq!(Zone::parse(name), None, "{name}");
        }
    }
}
