//! Regions and zones (`data/regions.tsv`), and the scope that a world belongs to.
//!
//! Source: the common parameter `Region` of API 3.0 and CVM DescribeZones.

use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::catalog::{Name, number, rows};
use crate::ids::AccountId;

/// A line of the table.
struct RegionRow {
    region: &'static str,
    /// Never changes: it says which part of a pool of addresses is the region's.
    number: u8,
    /// A zone's ZoneId is this plus its number.
    zone_ids: u32,
    zones: Vec<u8>,
    name: Name,
    place: Name,
}

/// In the order of their names.
static REGIONS: LazyLock<Vec<RegionRow>> = LazyLock::new(|| {
    rows(include_str!("../data/regions.tsv"))
        .map(|[region, of, zone_ids, zones, name_zh, name_en, place_zh, place_en]| RegionRow {
            region,
            number: number(of),
            zone_ids: number(zone_ids),
            zones: zones.split(',').map(number).collect(),
            name: Name { zh: name_zh, en: name_en },
            place: Name { zh: place_zh, en: place_en },
        })
        .collect()
});

/// A region that this service knows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(&'static str);

impl Region {
    /// Finds a region by its name.
    pub fn parse(name: &str) -> Option<Self> {
        REGIONS.iter().find(|row| row.region == name).map(|row| Self(row.region))
    }

    /// The region's name.
    pub fn name(self) -> &'static str {
        self.0
    }

    /// The region's number, below [`Region::NUMBERS`]. It never changes.
    pub fn number(self) -> u8 {
        self.row().number
    }

    fn row(self) -> &'static RegionRow {
        let row = REGIONS.iter().find(|row| row.region == self.0);
        row.expect("a region is made from a row")
    }

    /// What people call it, as in `South China (Guangzhou)`.
    pub fn title(self) -> Name {
        self.row().name
    }

    /// Its zones, in the order of their numbers.
    pub fn zones(self) -> impl Iterator<Item = Zone> {
        self.row().zones.iter().map(move |number| Zone { region: self, number: *number })
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
        REGIONS.iter().map(|row| Self(row.region))
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
        let mut zones = Region::parse(region)?.zones();
        zones.find(|zone| zone.number.to_string() == number)
    }

    /// ZoneId: a number, as in 100003.
    pub fn id(self) -> u32 {
        self.region.row().zone_ids + u32::from(self.number)
    }

    /// What people call it in Chinese, as in `广州三区`.
    pub fn title_zh(self) -> String {
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let digit = digits.get(usize::from(self.number)).expect("zones have one digit; tested");
        format!("{}{digit}区", self.region.row().place.zh)
    }

    /// What people call it in English, as in `Guangzhou Zone 3`.
    pub fn title_en(self) -> String {
        format!("{} Zone {}", self.region.row().place.en, self.number)
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
    fn the_table_of_regions_is_whole() {
        assert!(REGIONS.is_sorted_by(|a, b| a.region < b.region), "in the order of their names");
        let mut numbers: Vec<_> = Region::all().map(|it| u32::from(it.number())).collect();
        numbers.sort_unstable();
        assert!(numbers.is_sorted_by(|a, b| a < b) && numbers.iter().all(|n| *n < Region::NUMBERS));
        let mut ids = std::collections::BTreeSet::new();
        for zone in Region::all().flat_map(Region::zones) {
            assert_eq!(Zone::parse(&zone.to_string()), Some(zone));
            assert!(!zone.title_zh().is_empty() && ids.insert(zone.id()), "{zone}");
        }
        let three = Zone::parse("ap-guangzhou-3").unwrap();
        assert_eq!((three.id(), three.title_zh().as_str()), (100_003, "广州三区"));
        assert_eq!(three.title_en(), "Guangzhou Zone 3");
    }

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
