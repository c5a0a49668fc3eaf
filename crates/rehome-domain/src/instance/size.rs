//! Instance sizes, and what a size allows: `data/sizes.tsv` (product pages 213/6514 and 576/18527).

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::catalog::{Name, number, rows};

/// What an instance of a size may hold. The counts include the primary one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Interfaces.
    pub interfaces: u8,
    /// Addresses of one interface.
    pub addresses: u8,
}

struct Row {
    suffix: &'static str,
    cpu: u16,
    memory_gb: u16,
    limits: Limits,
}

/// A family of sizes, as in `S5`.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    /// InstanceFamily.
    pub id: &'static str,
    /// What people call it.
    pub name: Name,
}

static FAMILIES: LazyLock<Vec<Family>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/families.tsv"));
    rows.map(|[id, zh, en]| Family { id, name: Name { zh, en } }).collect()
});

/// Each is there in every family.
static SIZES: LazyLock<Vec<Row>> = LazyLock::new(|| {
    rows(include_str!("../../data/sizes.tsv"))
        .map(|[suffix, cpu, memory, interfaces, addresses]| Row {
            suffix,
            cpu: number(cpu),
            memory_gb: number(memory),
            limits: Limits { interfaces: number(interfaces), addresses: number(addresses) },
        })
        .collect()
});

impl Family {
    /// All families.
    pub fn all() -> &'static [Self] {
        &FAMILIES
    }
}

/// An instance size, as in `S5.LARGE8`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Size {
    family: &'static Family,
    row: &'static Row,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.suffix == other.suffix
    }
}

impl Eq for Row {}

impl Size {
    /// The size that RunInstances takes when the caller names none.
    pub const DEFAULT: &'static str = "S1.SMALL1";

    /// Finds a size by its name.
    pub fn parse(name: &str) -> Option<Self> {
        let (family, suffix) = name.split_once('.')?;
        let family = FAMILIES.iter().find(|known| known.id == family)?;
        let row = SIZES.iter().find(|row| row.suffix == suffix)?;
        Some(Self { family, row })
    }

    /// Every size of every family.
    pub fn all() -> impl Iterator<Item = Self> {
        FAMILIES.iter().flat_map(|family| SIZES.iter().map(move |row| Self { family, row }))
    }

    /// Whether a text could be a size: two words with a point between them.
    pub fn is_name(text: &str) -> bool {
        let word = |it: &str| !it.is_empty() && it.bytes().all(|c| c.is_ascii_alphanumeric());
        text.split_once('.').is_some_and(|(family, size)| word(family) && word(size))
    }

    /// Its family.
    pub fn family(self) -> &'static Family {
        self.family
    }

    /// Processor cores.
    pub fn cpu(self) -> u16 {
        self.row.cpu
    }

    /// Memory in GB.
    pub fn memory_gb(self) -> u16 {
        self.row.memory_gb
    }

    /// What an instance of this size may hold.
    pub fn limits(self) -> Limits {
        self.row.limits
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.family.id, self.row.suffix)
    }
}

impl std::fmt::Debug for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl Serialize for Size {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("unknown instance size"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_allows_what_the_product_page_says() {
        let table = [
            ("S2.SMALL1", 2, 2),
            ("S2.SMALL2", 2, 6),
            ("S5.MEDIUM4", 2, 10),
            ("S5.LARGE16", 4, 10),
            ("S5.LARGE32", 4, 20),
            ("S5.2XLARGE16", 6, 20),
            ("S5.3XLARGE48", 6, 20),
            ("S5.4XLARGE32", 8, 30),
        ];
        for (name, interfaces, addresses) in table {
            let size = Size::parse(name).unwrap();
            assert_eq!(size.limits(), Limits { interfaces, addresses }, "{name}");
            assert_eq!(size.to_string(), name);
        }
        let all: std::collections::BTreeSet<_> = Size::all().map(|it| it.to_string()).collect();
        assert_eq!(all.len(), FAMILIES.len() * SIZES.len(), "each stands once");
        assert!(all.iter().all(|name| Size::is_name(name)));
        assert!(Size::is_name("S9.HUGE1") && !Size::is_name("S5") && !Size::is_name("S5."));
        assert!(Size::parse("S5.HUGE1").is_none());
        assert!(Size::parse(Size::DEFAULT).is_some());
    }
}
