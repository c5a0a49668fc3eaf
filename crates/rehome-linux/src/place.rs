//! The place of an interface in its instance: what its device is called there, and which routing
//! table is its own.
//!
//! In a namespace that Rehome made, all names and tables are free. In an adopted one neither `eth0`
//! nor any low table may be taken; the names and tables that stand here are of no other program.

use rehome_domain::DeviceIndex;
use rehome_domain::plane::Leg;

/// The routing table of the interface in place 0; the others follow.
const TABLE: u32 = 1000;
/// The same in an adopted namespace.
const TABLE_OF_ADOPTED: u32 = 0x7268_0000;

/// Whose a namespace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// Rehome made it.
    Rehome,
    /// Somebody else made it, and goes on living in it.
    Somebody,
}

/// The place of an interface in its instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its number.
    pub(crate) index: DeviceIndex,
    /// Whose the namespace is.
    pub(crate) owner: Owner,
}

impl Place {
    /// The place of a leg in an instance of this owner's.
    pub(crate) fn of(leg: &Leg, owner: Owner) -> Self {
        Self { index: leg.device_index, owner }
    }

    /// The name of the instance's side of a leg, at most 15 bytes: `eth0`, and in an adopted one
    /// `eni0-m6dyj72l`.
    pub(crate) fn name(leg: &Leg, owner: Owner) -> String {
        match owner {
            Owner::Rehome => format!("eth{}", leg.device_index.0),
            Owner::Somebody => format!("eni{}-{}", leg.device_index.0, leg.key.eni.suffix()),
        }
    }

    /// The place that a device of a leg has by its name.
    pub(crate) fn read(name: &str) -> Option<Self> {
        let place = |owner, digits: &str| {
            digits.parse().ok().map(|index| Self { index: DeviceIndex(index), owner })
        };
        match name.strip_prefix("eth") {
            Some(digits) => place(Owner::Rehome, digits),
            None => place(Owner::Somebody, name.strip_prefix("eni")?.split_once('-')?.0),
        }
    }

    /// The interface's own routing table.
    pub(crate) fn table(self) -> u32 {
        let first = match self.owner {
            Owner::Rehome => TABLE,
            Owner::Somebody => TABLE_OF_ADOPTED,
        };
        first + u32::from(self.index.0)
    }
}

/// Whether a routing table is one of those that Rehome uses in adopted namespaces.
pub(crate) fn is_of_adopted(table: u32) -> bool {
    (TABLE_OF_ADOPTED..=TABLE_OF_ADOPTED + u32::from(u8::MAX)).contains(&table)
}

#[cfg(test)]
mod tests {
    use rehome_domain::address::Mac;
    use rehome_domain::plane::LegKey;
    use rehome_domain::{EniId, Epoch, InstanceId, VpcId};

    use super::*;

    #[test]
    fn a_name_has_fifteen_bytes_at_most_and_reads_back() {
        let key = LegKey {
            vpc: VpcId::parse("vpc-00000001").unwrap(),
            eni: EniId::parse("eni-m6dyj72l").unwrap(),
            instance: InstanceId::parse("ins-00000001").unwrap(),
            epoch: Epoch(1),
        };
        let leg = Leg {
            key,
            epoch: Epoch(1),
            device_index: DeviceIndex(u8::MAX),
            mac: Mac([0; 6]),
            addresses: Vec::new(),
            gateway: [10, 0, 0, 1].into(),
            prefix_len: 24,
        };
        for (owner, expected) in [(Owner::Rehome, "eth255"), (Owner::Somebody, "eni255-m6dyj72l")] {
            let name = Place::name(&leg, owner);
            assert_eq!(name, expected);
            assert!(name.len() <= 15);
            assert_eq!(Place::read(&name), Some(Place::of(&leg, owner)));
        }
        for name in ["eth", "ethx", "eni", "eni0", "lo", "gone7", "enx001122334455"] {
            assert_eq!(Place::read(name), None, "{name}");
        }
        assert!(is_of_adopted(Place::of(&leg, Owner::Somebody).table()));
        assert!(!is_of_adopted(Place::of(&leg, Owner::Rehome).table()));
    }
}
