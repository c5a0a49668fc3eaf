//! What the filters' chains and sets are called, and what their names and comments say.
//!
//! `nft list ruleset` in a VPC's namespace shows them.

use rehome_domain::policy::Fingerprint;
use rehome_domain::{EniId, SecurityGroupId, SubnetId};

/// Guarded addresses → the list of groups that guards them. One for each family.
pub(super) const GUARDS4: &str = "guards4";
pub(super) const GUARDS6: &str = "guards6";
/// A list of groups → the chain for what its interfaces send, and for what comes to them.
pub(super) const OUT: &str = "lists_out";
pub(super) const IN: &str = "lists_in";
/// Blocks of subnets with an ACL → the chain for what leaves them, and for what comes to them.
pub(super) const ACL_OUT4: &str = "acls_out4";
pub(super) const ACL_OUT6: &str = "acls_out6";
pub(super) const ACL_IN4: &str = "acls_in4";
pub(super) const ACL_IN6: &str = "acls_in6";

/// Which way a packet goes, as a group or a subnet sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// To it.
    In,
    /// From it.
    Out,
}

/// A list of groups in their order, by what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ListId(pub(super) u64);

impl Way {
    pub(super) const BOTH: [Self; 2] = [Self::In, Self::Out];

    fn suffix(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }

    /// The map that leads from a list to its chain.
    pub(super) fn lists(self) -> &'static str {
        match self {
            Self::In => IN,
            Self::Out => OUT,
        }
    }
}

impl ListId {
    pub(super) fn of(groups: &[SecurityGroupId]) -> Self {
        let names: Vec<_> = groups.iter().map(ToString::to_string).collect();
        Self(Fingerprint::of_bytes(names.join(" ").as_bytes()).0)
    }

    pub(super) fn bytes(self) -> [u8; 8] {
        self.0.to_ne_bytes()
    }

    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(u64::from_ne_bytes).map(Self)
    }
}

pub(super) fn group_chain(group: SecurityGroupId, way: Way) -> String {
    format!("{group}_{}", way.suffix())
}

pub(super) fn list_chain(list: ListId, way: Way) -> String {
    format!("list_{:016x}_{}", list.0, way.suffix())
}

pub(super) fn acl_chain(subnet: SubnetId, way: Way) -> String {
    format!("{subnet}_{}", way.suffix())
}

/// The set of a group's members.
pub(super) fn members(group: SecurityGroupId, of: Family) -> String {
    format!("{group}_{}", of.digit())
}

/// A family of addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    V4,
    V6,
}

impl Family {
    pub(super) const BOTH: [Self; 2] = [Self::V4, Self::V6];

    pub(super) fn of(address: std::net::IpAddr) -> Self {
        if address.is_ipv4() { Self::V4 } else { Self::V6 }
    }

    fn digit(self) -> char {
        match self {
            Self::V4 => '4',
            Self::V6 => '6',
        }
    }

    /// The map of guarded addresses.
    pub(super) fn guards(self) -> &'static str {
        match self {
            Self::V4 => GUARDS4,
            Self::V6 => GUARDS6,
        }
    }

    /// The map of the blocks of subnets with an ACL.
    pub(super) fn acls(self, way: Way) -> &'static str {
        match (self, way) {
            (Self::V4, Way::Out) => ACL_OUT4,
            (Self::V6, Way::Out) => ACL_OUT6,
            (Self::V4, Way::In) => ACL_IN4,
            (Self::V6, Way::In) => ACL_IN6,
        }
    }
}

/// What a chain's or a set's name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Group(SecurityGroupId, Way),
    List(ListId, Way),
    Acl(SubnetId, Way),
    Members(SecurityGroupId, Family),
}

/// Reads a name; nothing for one that is not of a policy.
pub(super) fn read(name: &str) -> Option<Named> {
    let (of, suffix) = name.rsplit_once('_')?;
    let way = Way::BOTH.into_iter().find(|way| way.suffix() == suffix);
    let family = Family::BOTH.into_iter().find(|it| suffix == it.digit().to_string());
    if let (Some(hex), Some(way)) = (of.strip_prefix("list_"), way) {
        return u64::from_str_radix(hex, 16).ok().map(|id| Named::List(ListId(id), way));
    }
    let group = SecurityGroupId::parse(of).ok();
    match (group, SubnetId::parse(of).ok(), way, family) {
        (Some(group), None, Some(way), None) => Some(Named::Group(group, way)),
        (Some(group), None, None, Some(family)) => Some(Named::Members(group, family)),
        (None, Some(subnet), Some(way), None) => Some(Named::Acl(subnet, way)),
        _ => None,
    }
}

/// The comment of a guarded address: whose it is, and its place among the interface's addresses.
pub(super) fn holder(eni: EniId, place: usize) -> String {
    format!("{eni} {place}")
}

pub(super) fn read_holder(comment: &str) -> Option<(EniId, usize)> {
    let (eni, place) = comment.split_once(' ')?;
    Some((EniId::parse(eni).ok()?, place.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_and_nothing_else_is_one() {
        let group = SecurityGroupId::parse("sg-00000001").unwrap();
        let subnet = SubnetId::parse("subnet-00000001").unwrap();
        let list = ListId::of(&[group]);
        for way in Way::BOTH {
            assert_eq!(read(&group_chain(group, way)), Some(Named::Group(group, way)));
            assert_eq!(read(&list_chain(list, way)), Some(Named::List(list, way)));
            assert_eq!(read(&acl_chain(subnet, way)), Some(Named::Acl(subnet, way)));
        }
        for family in Family::BOTH {
            assert_eq!(read(&members(group, family)), Some(Named::Members(group, family)));
        }
        for name in [OUT, GUARDS4, ACL_IN6, "fence", "_in", "sg-00000001", "subnet-00000001_4"] {
            assert_eq!(read(name), None, "{name}");
        }
    }
}
