//! Why a command is refused. A closed list in order of precedence: where two apply, the one that
//! stands first is the answer (DESIGN section 5). Front turns each into a code and a message.

use crate::client_token::ClientToken;
use crate::ids::{
    AclEntryId, DhcpIpId, EipId, EniId, FlowLogId, HaVipId, InstanceId, KeyPairId, Malformed,
    NetworkAclId, ReservedIpId, RouteTableId, SecurityGroupId, SubnetId, TaskId, VpcId,
};
use crate::tag::{TagKey, TagValue, TaggedResource};

/// Something that can be looked for and not be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resource {
    /// A VPC.
    Vpc(VpcId),
    /// A subnet.
    Subnet(SubnetId),
    /// An instance.
    Instance(InstanceId),
    /// A network interface.
    Eni(EniId),
    /// An elastic IP.
    Eip(EipId),
    /// A security group.
    SecurityGroup(SecurityGroupId),
    /// A network ACL.
    NetworkAcl(NetworkAclId),
    /// A rule of a network ACL.
    AclEntry(AclEntryId),
    /// A route table.
    RouteTable(RouteTableId),
    /// A route of a table, as it was named.
    Route(String),
    /// A HaVip.
    HaVip(HaVipId),
    /// A flow log.
    FlowLog(FlowLogId),
    /// A reserved address.
    ReservedIp(ReservedIpId),
    /// A DHCP IP.
    DhcpIp(DhcpIpId),
    /// An assistant CIDR.
    AssistantCidr(crate::address::Ipv4Cidr),
    /// An elastic IP, by its public address.
    PublicAddress(std::net::Ipv4Addr),
    /// Something that could bear tags.
    Tagged(TaggedResource),
    /// A tag: its key and its value.
    Tag(String),
    /// A key pair.
    KeyPair(KeyPairId),
    /// A task.
    Task(TaskId),
    /// A task, by its number.
    TaskNumber(u64),
}

impl Resource {
    /// A tag, as messages show it.
    pub fn tag(key: &TagKey, value: &TagValue) -> Self {
        Self::Tag(format!("{key}={value}"))
    }
}

impl std::fmt::Display for Resource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Vpc(id) => id.fmt(f),
            Self::Subnet(id) => id.fmt(f),
            Self::Instance(id) => id.fmt(f),
            Self::Eni(id) => id.fmt(f),
            Self::Eip(id) => id.fmt(f),
            Self::SecurityGroup(id) => id.fmt(f),
            Self::NetworkAcl(id) => id.fmt(f),
            Self::AclEntry(id) => id.fmt(f),
            Self::RouteTable(id) => id.fmt(f),
            Self::Route(named) => named.fmt(f),
            Self::HaVip(id) => id.fmt(f),
            Self::FlowLog(id) => id.fmt(f),
            Self::ReservedIp(id) => id.fmt(f),
            Self::DhcpIp(id) => id.fmt(f),
            Self::AssistantCidr(block) => block.fmt(f),
            Self::PublicAddress(address) => address.fmt(f),
            Self::Tagged(resource) => resource.fmt(f),
            Self::Tag(tag) => tag.fmt(f),
            Self::KeyPair(id) => id.fmt(f),
            Self::Task(id) => id.fmt(f),
            Self::TaskNumber(number) => number.fmt(f),
        }
    }
}

/// A bound that a command would pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// VPCs of an account in a region.
    Vpcs,
    /// Subnets of a VPC.
    Subnets,
    /// Instances of an account in a region.
    Instances,
    /// ENIs of an account in a region.
    Interfaces,
    /// Interfaces of an instance, by its size.
    InterfacesOfInstance,
    /// Addresses of an interface, by the size of the instance.
    AddressesOfInterface,
    /// Elastic IPs of an account in a region.
    ElasticIps,
    /// Security groups of an account in a region.
    SecurityGroups,
    /// Rules of a security group in one direction.
    GroupRules,
    /// Security groups of an interface.
    GroupsOfInterface,
    /// IPv6 blocks of a VPC.
    Ipv6BlocksOfVpc,
    /// IPv6 blocks of a subnet.
    Ipv6BlocksOfSubnet,
    /// IPv6 addresses of an interface, by the size of the instance.
    Ipv6AddressesOfInterface,
    /// Flow logs of an account in a region.
    FlowLogs,
    /// Network ACLs of a VPC.
    NetworkAcls,
    /// Rules of a network ACL in one direction.
    AclEntries,
    /// Route tables of a VPC.
    RouteTables,
    /// Routes of a table.
    Routes,
    /// HaVips of a VPC.
    HaVips,
    /// Assistant CIDRs of a VPC.
    AssistantCidrs,
    /// Reserved addresses of a VPC.
    ReservedIps,
    /// DHCP IPs of a VPC.
    DhcpIps,
    /// Instances or interfaces of a HaVip.
    HaVipAssociations,
    /// Tags of a resource.
    TagsOfResource,
    /// Keys of tags of an account in a region.
    TagKeys,
    /// Values of one key.
    TagValues,
    /// Resources that one call makes with tags.
    TaggedInCall,
    /// Key pairs of an account in a region.
    KeyPairs,
    /// Values in one parameter of a call.
    ValuesInCall,
}

/// What is wrong with a value that has the right form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Not of the form that the parameter wants.
    Form,
    /// Outside of what is allowed or contained.
    Range,
    /// Without a character, where there has to be one.
    Empty,
    /// Longer than allowed.
    TooLong,
    /// Given twice.
    Duplicate,
    /// Reserved by the system.
    Reserved,
    /// A subnet's block that collides with another subnet's.
    SubnetConflict,
    /// A subnet's block outside of its VPC's, or of a size that is not allowed.
    SubnetRange,
    /// A value that is not in the list of those that exist.
    Unknown,
    /// A route's destination that lies in a block of the VPC, or a further block that overlaps it.
    VpcCidr,
    /// A further block of a VPC that overlaps one of its subnets.
    SubnetOverlap,
    /// A further block of a VPC that a route leads into.
    RouteTarget,
    /// A route's gateway that cannot be one.
    NextHop,
    /// No host name.
    HostName,
    /// No base64, or of too many bytes.
    UserData,
    /// An instance size that this service does not have.
    InstanceType,
    /// Something of another VPC than the one that was named.
    OtherVpc,
    /// An image that this service does not have.
    Image,
    /// A zone of another region.
    OtherRegion,
    /// A level of service that there is not.
    Level,
}

/// What is wrong with a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagFault {
    /// A key without a character.
    KeyEmpty,
    /// A key that is too long.
    KeyLength,
    /// A key with a character that may not be there.
    KeyForm,
    /// A key that begins as the cloud's own.
    KeyReserved,
    /// A key that is given twice.
    KeyDuplicate,
    /// A value without a character where it must have one.
    ValueEmpty,
    /// A value that is too long.
    ValueLength,
    /// A value with a character that may not be there.
    ValueForm,
}

/// Why a command is refused. Declared in order of precedence, with one exception: a call that is
/// itself too large ([`Limit::ValuesInCall`], or more addresses than any interface may hold) is
/// refused before anything is looked up, so that its size costs nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// An id has the wrong form.
    Malformed(Malformed),
    /// A value is wrong, whatever the world looks like.
    Value {
        /// The parameter, as the API names it.
        parameter: &'static str,
        /// The value that was given, cut to 64 characters.
        value: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A key or a value of a tag is wrong.
    TagText {
        /// The text, cut to 64 characters.
        text: String,
        /// What is wrong with it.
        fault: TagFault,
    },
    /// Two parameters exclude each other.
    Coexist {
        /// The one.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
    /// A needed parameter is missing (one that the schema does not mark as required).
    Missing(&'static str),
    /// The ClientToken names another call already.
    TokenMismatch(ClientToken),
    /// Something named does not exist (in this account and region).
    NotFound(Resource),
    /// There is such a tag already.
    TagExists {
        /// Its key.
        key: TagKey,
        /// Its value.
        value: TagValue,
    },
    /// A resource bears no tag with that key.
    TagNotBorne {
        /// The resource.
        resource: TaggedResource,
        /// The key.
        key: TagKey,
    },
    /// A resource bears a tag with that key already.
    TagBorne {
        /// The resource.
        resource: TaggedResource,
        /// The key.
        key: TagKey,
    },
    /// The rules of the network ACL have another number of parts.
    AclKind(NetworkAclId),
    /// Source and destination are the same instance.
    SameInstance(InstanceId),
    /// Source and destination are the same network interface.
    SameInterface(EniId),
    /// The primary interface belongs to its instance and cannot be moved.
    PrimaryInterface(EniId),
    /// The ENI is not attached to the instance that was named.
    NotAttached {
        /// The ENI.
        eni: EniId,
        /// The instance that was named.
        instance: InstanceId,
        /// The instance that holds it, if one does.
        holder: Option<InstanceId>,
    },
    /// The instance does not have the key pair that was named.
    KeyNotHeld {
        /// The instance.
        instance: InstanceId,
        /// The key pair.
        key_pair: KeyPairId,
    },
    /// The ENI does not hold the address that was named.
    AddressNotHeld {
        /// The ENI.
        eni: EniId,
        /// The address.
        address: std::net::IpAddr,
    },
    /// The primary address stays with its interface.
    PrimaryAddress(std::net::Ipv4Addr),
    /// The ENI is attached already.
    AlreadyAttached {
        /// The ENI.
        eni: EniId,
        /// The instance that holds it.
        holder: InstanceId,
    },
    /// An operation on an instance does not begin from the state that it is in.
    WrongState {
        /// The instance.
        instance: InstanceId,
        /// Its state, as the API names it.
        state: &'static str,
    },
    /// The instance is protected against being terminated.
    Protected(InstanceId),
    /// Another task holds something that this one needs.
    TaskRunning {
        /// What is held.
        resource: Resource,
        /// By which task.
        task: TaskId,
    },
    /// The elastic IP is bound already.
    AlreadyBound(EipId),
    /// The elastic IP is not bound.
    NotBound(EipId),
    /// The elastic IP is still bound, and cannot be released.
    StillBound(EipId),
    /// The private address has an elastic IP already.
    AddressHasEip {
        /// The private address.
        address: std::net::Ipv4Addr,
        /// Its elastic IP.
        eip: EipId,
        /// The instance that was named, when none of its interfaces was.
        instance: Option<InstanceId>,
    },
    /// The HaVip has an elastic IP already.
    HaVipHasEip {
        /// The HaVip.
        ha_vip: HaVipId,
        /// Its elastic IP.
        eip: EipId,
    },
    /// The HaVip has no elastic IP.
    HaVipHasNoEip(HaVipId),
    /// The ENI and the instance are in different VPCs.
    VpcMismatch,
    /// Two ENIs are in different subnets.
    SubnetMismatch,
    /// The ENI's subnet and the instance are in different zones.
    ZoneMismatch,
    /// An instance is in a state that does not allow it.
    InvalidState {
        /// The instance.
        instance: InstanceId,
        /// Its state, as the API names it.
        state: &'static str,
    },
    /// The ENI may hold a HaVip where it is: it, or its instance, is associated with the HaVip.
    InHaVipRange {
        /// The ENI.
        eni: EniId,
        /// The HaVip.
        ha_vip: HaVipId,
    },
    /// An ENI is being made or deleted.
    InterfaceState {
        /// The ENI.
        eni: EniId,
        /// Its state, as the API names it.
        state: &'static str,
    },
    /// The default security group cannot be deleted.
    DefaultGroup(SecurityGroupId),
    /// A VPC's main route table stays with its VPC.
    MainRouteTable(RouteTableId),
    /// Another route of the table, which is enabled, has the same destination.
    EqualCost(ipnet::IpNet),
    /// It stands there already what was to be added.
    Associated(String),
    /// Something still uses what was to be deleted.
    InUse {
        /// What was to be deleted.
        resource: Resource,
        /// How many things use it.
        users: u64,
    },
    /// An address is taken.
    AddressInUse(std::net::IpAddr),
    /// A subnet has no IPv6 block.
    NoIpv6Block(SubnetId),
    /// A subnet has too few free addresses.
    NoFreeAddress(SubnetId),
    /// A VPC's block has no free part that is large enough.
    NoFreeBlock(VpcId),
    /// The region's part of the pool of public addresses has too few free ones.
    NoFreePublicAddress,
    /// The rules of a security group are of another version than the one that was named.
    VersionMismatch {
        /// The group.
        group: SecurityGroupId,
        /// The version of its rules.
        version: u64,
    },
    /// A rule that a security group has already, or that was given twice.
    DuplicatePolicy,
    /// A rule that was to be removed and is not there.
    NoSuchPolicy,
    /// A bound would be passed.
    LimitExceeded {
        /// Which bound.
        limit: Limit,
        /// Its value.
        at_most: u64,
    },
}

impl Refusal {
    /// A wrong value; the text is cut so that an answer stays short.
    pub fn value(parameter: &'static str, value: &dyn std::fmt::Display, fault: Fault) -> Self {
        Self::Value { parameter, value: value.to_string().chars().take(64).collect(), fault }
    }
}

impl Refusal {
    /// A wrong key or value of a tag; the text is cut as that of any value.
    pub fn tag(text: &str, fault: TagFault) -> Self {
        Self::TagText { text: text.chars().take(64).collect(), fault }
    }
}

impl From<Malformed> for Refusal {
    fn from(malformed: Malformed) -> Self {
        Self::Malformed(malformed)
    }
}
