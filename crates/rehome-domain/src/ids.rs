//! Typed ids of everything that has one. A text becomes an id only here.
//!
//! Resource ids are a prefix and eight characters of `0-9a-z`, as in `eni-m6dyj72l`
//! (VPC API 2017-03-12, data types). They are `Copy`: the eight characters, no heap.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::entropy::Entropy;

/// Length of the part of a resource id that follows the prefix, in characters.
pub const SUFFIX_LEN: usize = 8;

/// A text that is not an id of the wanted kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{value}` is not {} {kind} id (`{prefix}` and eight of 0-9a-z)", article(kind))]
pub struct Malformed {
    /// What was wanted, for example `network interface`.
    pub kind: &'static str,
    /// The prefix that such an id bears, for example `eni-`.
    pub prefix: &'static str,
    /// What was given, cut to 64 characters.
    pub value: String,
}

/// `a` or `an`, by the first letter of what follows.
fn article(kind: &str) -> &'static str {
    if kind.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

fn suffix_of(text: &str, prefix: &str) -> Option<[u8; SUFFIX_LEN]> {
    let suffix: [u8; SUFFIX_LEN] = text.strip_prefix(prefix)?.as_bytes().try_into().ok()?;
    suffix.iter().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase()).then_some(suffix)
}

macro_rules! resource_id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal, $kind:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; SUFFIX_LEN]);

        impl $name {
            /// The prefix of every id of this kind.
            pub const PREFIX: &'static str = $prefix;
            /// Not greater than any id of this kind.
            pub const LOWEST: Self = Self([b'0'; SUFFIX_LEN]);
            /// Not less than any id of this kind.
            pub const HIGHEST: Self = Self([b'z'; SUFFIX_LEN]);

            /// Reads an id.
            ///
            /// # Errors
            /// [`Malformed`] when the text is not the prefix and eight of `0-9a-z`.
            pub fn parse(text: &str) -> Result<Self, Malformed> {
                suffix_of(text, $prefix).map(Self).ok_or_else(|| Malformed {
                    kind: $kind,
                    prefix: $prefix,
                    value: text.chars().take(64).collect(),
                })
            }

            /// Draws an id. The caller checks that its world has none of that name yet.
            pub fn draw(entropy: &mut Entropy) -> Self {
                Self(entropy.base36())
            }

            /// The eight characters behind the prefix.
            pub fn suffix(&self) -> &str {
                std::str::from_utf8(&self.0).expect("ids hold ASCII only: parse and draw see to it")
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($prefix)?;
                f.write_str(self.suffix())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).map_err(D::Error::custom)
            }
        }
    };
}

resource_id!(
    /// A virtual private cloud.
    VpcId, "vpc-", "VPC"
);
resource_id!(
    /// A subnet of a VPC.
    SubnetId, "subnet-", "subnet"
);
resource_id!(
    /// An instance (a machine that holds network interfaces).
    InstanceId, "ins-", "instance"
);
resource_id!(
    /// An elastic network interface (ENI).
    EniId, "eni-", "network interface"
);
resource_id!(
    /// An elastic IP: a public address that can be bound to a private one.
    EipId, "eip-", "elastic IP"
);

resource_id!(
    /// A security group: stateful rules that interfaces share.
    SecurityGroupId, "sg-", "security group"
);
resource_id!(
    /// A network ACL: stateless rules of subnets.
    NetworkAclId, "acl-", "network ACL"
);
resource_id!(
    /// A rule of five parts of a network ACL (`NetworkAclQuintupleEntryId`).
    AclEntryId, "acli45-", "network ACL entry"
);
resource_id!(
    /// A route table of subnets.
    RouteTableId, "rtb-", "route table"
);
resource_id!(
    /// A route of a route table (`RouteItemId`).
    RouteItemId, "rti-", "route"
);
resource_id!(
    /// A high-availability virtual IP: an address that floats between interfaces of a subnet.
    HaVipId, "havip-", "HaVip"
);
resource_id!(
    /// A flow log.
    FlowLogId, "fl-", "flow log"
);
resource_id!(
    /// A private address of a subnet that is reserved.
    ReservedIpId, "rsvip-", "reserved address"
);
resource_id!(
    /// A private address of a subnet that a DHCP server of the caller's own gives out.
    DhcpIpId, "dhcpip-", "DHCP IP"
);
resource_id!(
    /// A tag that was created for its own sake. Callers never see it: they name key and value.
    TagId, "tag-", "tag"
);

resource_id!(
    /// A key pair.
    KeyPairId, "skey-", "key pair"
);

/// An asynchronous task. It is the RequestId of the call that began it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaskId(uuid::Uuid);

impl TaskId {
    /// Reads a task id: a UUID, in either case.
    ///
    /// # Errors
    /// [`Malformed`] when the text is not a UUID with hyphens.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let malformed = || Malformed {
            kind: "task",
            prefix: "a UUID, not a resource id: ",
            value: text.chars().take(64).collect(),
        };
        if text.len() != uuid::fmt::Hyphenated::LENGTH {
            return Err(malformed());
        }
        uuid::Uuid::try_parse(text).map(Self).map_err(|_| malformed())
    }

    /// Makes a task id of 128 random bits (UUID version 4).
    pub fn from_random(bits: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(bits).into_uuid())
    }

    /// The 128 bits.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }

    /// The task's number, as the calls about elastic IPs answer it: the first 48 bits. JavaScript
    /// clients read it as a number, so it has to stay below 2 to the power of 53.
    pub fn number(self) -> u64 {
        let [a, b, c, d, e, f, ..] = self.to_bytes();
        u64::from_be_bytes([0, 0, a, b, c, d, e, f])
    }

    /// The lowest and the highest task id of that number; none when no id has it.
    pub fn of_number(number: u64) -> Option<(Self, Self)> {
        let [0, 0, first @ ..] = number.to_be_bytes() else { return None };
        let id = |rest| {
            let mut bytes = [rest; 16];
            bytes[..first.len()].copy_from_slice(&first);
            Self(uuid::Uuid::from_bytes(bytes))
        };
        Some((id(0), id(u8::MAX)))
    }

    /// Draws a task id, for a call that begins more than one task.
    pub fn draw(entropy: &mut Entropy) -> Self {
        let bits = u128::from(entropy.bits()) << 64 | u128::from(entropy.bits());
        Self::from_random(bits.to_le_bytes())
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl fmt::Debug for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An account (its Uin, a decimal number).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub u64);

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_prefix_and_eight_lower_case_base_36_characters() {
        assert_eq!(EniId::parse("eni-m6dyj72l").unwrap().to_string(), "eni-m6dyj72l");
        for text in ["", "eni-", "eni-m6dyj72", "eni-m6dyj72lx", "eni-M6dyj72l", "ins-m6dyj72l"] {
            assert!(EniId::parse(text).is_err(), "{text}");
        }
        assert!(EniId::parse("eni-m6dyj72\u{e9}").is_err());
    }

    #[test]
    fn a_message_about_an_id_is_an_english_sentence() {
        let wrong = InstanceId::parse("x").unwrap_err().to_string();
        assert_eq!(wrong, "`x` is not an instance id (`ins-` and eight of 0-9a-z)");
        let wrong = SubnetId::parse("x").unwrap_err().to_string();
        assert_eq!(wrong, "`x` is not a subnet id (`subnet-` and eight of 0-9a-z)");
        assert!(EipId::parse("x").unwrap_err().to_string().contains("an elastic IP id"));
    }

    #[test]
    fn a_drawn_id_reads_back() {
        let mut entropy = Entropy::from_seed([7; 16]);
        for _ in 0..1000 {
            let id = SubnetId::draw(&mut entropy);
            assert_eq!(SubnetId::parse(&id.to_string()), Ok(id));
        }
    }

    #[test]
    fn a_task_is_found_by_its_number() {
        let id = TaskId::parse("f23d1450-ed00-4442-98d4-be409e625e6c").unwrap();
        assert_eq!(id.number(), 0xf23d_1450_ed00);
        let (lowest, highest) = TaskId::of_number(id.number()).unwrap();
        assert!(lowest < id && id < highest);
        let (_, below) = TaskId::of_number(id.number() - 1).unwrap();
        assert!(below < lowest);
        assert_eq!(TaskId::of_number(1 << 48), None);
    }

    #[test]
    fn a_task_id_is_a_uuid_in_either_case() {
        let id = TaskId::parse("F23D1450-ed00-4442-98d4-be409e625e6c").unwrap();
        assert_eq!(id.to_string(), "f23d1450-ed00-4442-98d4-be409e625e6c");
        assert!(TaskId::parse("f23d1450ed00444298d4be409e625e6c").is_err());
        assert!(TaskId::parse("eni-m6dyj72l").is_err());
    }
}
