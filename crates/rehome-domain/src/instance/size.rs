//! Instance sizes, and what a size allows (product pages 213/6514 and 576/18527).

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

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
}

const fn row(suffix: &'static str, cpu: u16, memory_gb: u16) -> Row {
    Row { suffix, cpu, memory_gb }
}

/// The standard families, each in every size of [`SIZES`].
const FAMILIES: &[&str] = &["S1", "S2", "S3", "S4", "S5", "S6", "SA2", "SA3", "SA4", "SA5"];

const SIZES: &[Row] = &[
    row("SMALL1", 1, 1),
    row("SMALL2", 1, 2),
    row("SMALL4", 1, 4),
    row("MEDIUM2", 2, 2),
    row("MEDIUM4", 2, 4),
    row("MEDIUM8", 2, 8),
    row("LARGE8", 4, 8),
    row("LARGE16", 4, 16),
    row("LARGE32", 4, 32),
    row("2XLARGE16", 8, 16),
    row("2XLARGE32", 8, 32),
    row("2XLARGE64", 8, 64),
    row("3XLARGE24", 12, 24),
    row("3XLARGE48", 12, 48),
    row("4XLARGE32", 16, 32),
    row("4XLARGE64", 16, 64),
    row("8XLARGE64", 32, 64),
    row("8XLARGE128", 32, 128),
];

/// An instance size, as in `S5.LARGE8`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Size {
    family: &'static str,
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
        let family = FAMILIES.iter().find(|known| **known == family)?;
        let row = SIZES.iter().find(|row| row.suffix == suffix)?;
        Some(Self { family, row })
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
        let (interfaces, addresses) = match (self.row.cpu, self.row.memory_gb) {
            (0..=1, 0..=1) => (2, 2),
            (0..=1, _) => (2, 6),
            (2..=3, _) => (2, 10),
            (4..=7, 0..=16) => (4, 10),
            (4..=7, _) => (4, 20),
            (8..=12, _) => (6, 20),
            (13.., _) => (8, 30),
        };
        Limits { interfaces, addresses }
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.family, self.row.suffix)
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
        assert!(Size::parse("S5.HUGE1").is_none());
        assert!(Size::parse(Size::DEFAULT).is_some());
    }
}
