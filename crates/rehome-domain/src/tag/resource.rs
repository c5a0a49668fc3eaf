//! What can bear tags, and what it is called outside of its own service.

use std::fmt;
use std::ops::RangeInclusive;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::ids::{
    DhcpIpId, EipId, EniId, FlowLogId, HaVipId, InstanceId, KeyPairId, NetworkAclId, ReservedIpId,
    RouteTableId, SecurityGroupId, SubnetId, VpcId,
};
use crate::qcs::Qcs;
use crate::record::RecordKey;
use crate::region::Scope;
use crate::world::World;

/// An id of something that can bear tags.
pub trait Bears: Copy + Ord {
    /// The resource of that id.
    fn resource(self) -> TaggedResource;
    /// The id of a resource, if it is of this kind.
    fn of(resource: TaggedResource) -> Option<Self>;
    /// From the lowest to the highest resource of this kind.
    fn all() -> RangeInclusive<TaggedResource>;
}

/// How a service and a kind of its resources are called in six-part names.
type Kind = (&'static str, &'static str);

macro_rules! resources {
    ($($(#[$doc:meta])* $variant:ident($id:ident) $world:ident $service:literal $kind:literal,)*) => {
        /// Something that can bear tags.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TaggedResource {
            $($(#[$doc])* $variant($id),)*
        }

        $(impl Bears for $id {
            fn resource(self) -> TaggedResource {
                TaggedResource::$variant(self)
            }

            fn of(resource: TaggedResource) -> Option<Self> {
                if let TaggedResource::$variant(id) = resource { Some(id) } else { None }
            }

            fn all() -> RangeInclusive<TaggedResource> {
                TaggedResource::$variant($id::LOWEST)..=TaggedResource::$variant($id::HIGHEST)
            }
        })*

        impl TaggedResource {
            /// The resource of an id; nothing where the text is no id of what can bear tags.
            pub fn parse(text: &str) -> Option<Self> {
                $(if let Ok(id) = $id::parse(text) {
                    return Some(Self::$variant(id));
                })*
                None
            }

            /// The resource whose record this names; nothing where it is not about one.
            pub fn of_record(key: RecordKey) -> Option<Self> {
                $(if let RecordKey::$variant(id) = key {
                    return Some(Self::$variant(id));
                })*
                None
            }

            /// The name of the resource's own record.
            pub fn record(self) -> RecordKey {
                match self {
                    $(Self::$variant(id) => RecordKey::$variant(id),)*
                }
            }

            /// Whether a world has it.
            pub fn is_in(self, world: &World) -> bool {
                match self {
                    $(Self::$variant(id) => world.$world.contains_key(&id),)*
                }
            }

            /// Its service and kind, as six-part names have them.
            pub fn kind(self) -> Kind {
                match self {
                    $(Self::$variant(_) => ($service, $kind),)*
                }
            }

            /// Every kind of resource that can bear tags.
            pub const KINDS: &[Kind] = &[$(($service, $kind),)*];
        }

        impl fmt::Display for TaggedResource {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(Self::$variant(id) => id.fmt(f),)*
                }
            }
        }
    };
}

// Source: Tencent Cloud, Tag, "Resource types that support tags"; the names are those that the
// Terraform provider sends.
resources! {
    /// A VPC.
    Vpc(VpcId) vpcs "vpc" "vpc",
    /// A subnet.
    Subnet(SubnetId) subnets "vpc" "subnet",
    /// An instance.
    Instance(InstanceId) instances "cvm" "instance",
    /// An interface.
    Eni(EniId) enis "vpc" "eni",
    /// An elastic IP.
    Eip(EipId) eips "vpc" "eip",
    /// A security group.
    SecurityGroup(SecurityGroupId) security_groups "cvm" "sg",
    /// A network ACL.
    NetworkAcl(NetworkAclId) network_acls "vpc" "acl",
    /// A route table.
    RouteTable(RouteTableId) route_tables "vpc" "rtb",
    /// A HaVip.
    HaVip(HaVipId) ha_vips "vpc" "havip",
    /// A flow log.
    FlowLog(FlowLogId) flow_logs "vpc" "fl",
    /// A reserved address.
    ReservedIp(ReservedIpId) reserved_ips "vpc" "rsvip",
    /// A DHCP IP.
    DhcpIp(DhcpIpId) dhcp_ips "vpc" "dhcpip",
    /// A key pair.
    KeyPair(KeyPairId) key_pairs "cvm" "keypair",
}

/// Kinds that the cloud's own pages name under two services. Both are understood; the first of
/// [`TaggedResource::kind`] is written.
const ALIASES: &[Kind] = &[("vpc", "sg"), ("cvm", "eip")];

/// Whether a service has resources that can bear tags.
pub fn is_service(service: &str) -> bool {
    TaggedResource::KINDS.iter().any(|(known, _)| *known == service)
}

/// Whether a service has resources of that kind.
pub fn is_kind(service: &str, kind: &str) -> bool {
    TaggedResource::KINDS.iter().chain(ALIASES).any(|known| *known == (service, kind))
}

/// The services under which a kind of resources is named.
pub fn services_of(kind: &str) -> impl Iterator<Item = &'static str> + use<'_> {
    let known = TaggedResource::KINDS.iter().chain(ALIASES);
    known.filter(move |(_, known)| *known == kind).map(|(service, _)| *service)
}

impl TaggedResource {
    /// The resource that a service calls so; nothing where the kind and the id do not fit.
    pub fn named(service: &str, kind: &str, id: &str) -> Option<Self> {
        let found = Self::parse(id)?;
        (is_kind(service, kind) && found.kind().1 == kind).then_some(found)
    }

    /// Its six-part name.
    pub fn qcs(self, scope: Scope) -> Qcs {
        let (service, kind) = self.kind();
        Qcs {
            service: service.to_owned(),
            region: scope.region.name().to_owned(),
            account: format!("uin/{}", scope.account),
            resource: format!("{kind}/{self}"),
        }
    }
}

impl Serialize for TaggedResource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TaggedResource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not the id of what can bear tags"))
    }
}
