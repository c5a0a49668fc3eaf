//! Refusals of the domain → codes and messages of the API. One exhaustive match for each: codes and English
//! here, Chinese in [`chinese`].
//!
//! Codes: error lists of the actions in the VPC and CVM API (2017-03-12). The messages are ours;
//! the real service's are not published for most codes.

use std::net::IpAddr;

use rehome_domain::refusal::{Fault, Limit, Refusal, Resource, TagFault};
use rehome_engine::WriteError;
use rehome_wire::{ApiError, Text};

mod chinese;

/// The code and message of a refusal.
pub(crate) fn api_error(refusal: &Refusal) -> ApiError {
    ApiError::new(code(refusal), message(refusal))
}

/// The answer for a write that was not done.
pub(crate) fn write_error(error: &WriteError) -> ApiError {
    match error {
        WriteError::Refused(refusal) => api_error(refusal),
        WriteError::Store(source) => {
            tracing::error!(%source, "a write was not taken");
            internal(
                "The store does not take writes at the moment; nothing was changed.",
                "存储暂时不接受写入，没有做任何更改。",
            )
        }
        WriteError::Unknown => {
            tracing::error!("a write may or may not have been done");
            internal(
                "It is not known whether the call was done; describe the resource to see.",
                "不确定此次调用是否已执行，请查询资源确认。",
            )
        }
        WriteError::Contended(_) | WriteError::Overloaded => internal(
            "The server is overloaded; nothing was changed, try again.",
            "服务器过载，没有做任何更改，请重试。",
        ),
        WriteError::Stopped => internal(
            "The server is stopping; describe the resource once it is back.",
            "服务器正在停止，请在其恢复后查询资源。",
        ),
    }
}

fn internal(english: &str, chinese: &str) -> ApiError {
    ApiError::new("InternalError", (english, chinese))
}

/// The code of a refusal, unless an action has another.
pub(crate) fn code(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Malformed(_) => "InvalidParameterValue.Malformed",
        Refusal::Value { parameter, fault, .. } => value_code(parameter, *fault),
        Refusal::TagText { fault, .. } => tag_code(*fault),
        Refusal::TagExists { .. } | Refusal::TagBorne { .. } => "ResourceInUse",
        Refusal::TagNotBorne { .. } => "ResourceNotFound",
        Refusal::Coexist { .. } => "InvalidParameter.Coexist",
        Refusal::Missing(_) => "MissingParameter",
        Refusal::TokenMismatch(_) => "UnsupportedOperation.IdempotentParameterMismatch",
        Refusal::NotFound(Resource::Eip(_)) => "InvalidAddressId.NotFound",
        Refusal::NotFound(Resource::TaskNumber(_)) => "InvalidParameter",
        Refusal::NotFound(Resource::KeyPair(_)) => "InvalidParameterValue.KeyPairNotFound",
        Refusal::NotFound(_) => "ResourceNotFound",
        Refusal::AclKind(_) => "InvalidParameter.AclTypeMismatch",
        Refusal::SameInstance(_) => "InvalidParameterValue",
        Refusal::SameInterface(_) | Refusal::SubnetMismatch => "UnsupportedOperation",
        Refusal::PrimaryInterface(_) => "UnsupportedOperation",
        Refusal::KeyNotHeld { .. } => "FailedOperation.DisassociateKeyPairFailed",
        Refusal::AddressNotHeld { .. } => "UnauthorizedOperation.AttachmentNotFound",
        Refusal::PrimaryAddress(_) => "UnsupportedOperation.PrimaryIp",
        Refusal::NotAttached { .. } => "UnsupportedOperation.AttachmentNotFound",
        Refusal::AlreadyAttached { .. } => "UnsupportedOperation.AttachmentAlreadyExists",
        Refusal::WrongState { state, .. } => state_code(state),
        Refusal::Protected(_) => "UnsupportedOperation.InstancesProtected",
        Refusal::TaskRunning { .. } => "UnsupportedOperation.MutexOperationTaskRunning",
        Refusal::AlreadyBound(_) => "UnsupportedOperation.AddressStatusNotPermit",
        Refusal::NotBound(_) => "InvalidAddressIdStatus.NotPermit",
        Refusal::StillBound(_) => "InvalidAddressState",
        Refusal::AddressHasEip { instance: Some(_), .. } => "InvalidInstanceId.AlreadyBindEip",
        Refusal::AddressHasEip { instance: None, .. } => "InvalidPrivateIpAddress.AlreadyBindEip",
        Refusal::HaVipHasEip { .. } => "UnsupportedOperation.BindEIP",
        Refusal::HaVipHasNoEip(_) => "UnsupportedOperation.UnbindEIP",
        Refusal::VpcMismatch => "UnsupportedOperation.VpcMismatch",
        Refusal::ZoneMismatch => "UnsupportedOperation.ZoneMismatch",
        Refusal::InvalidState { .. } => "UnsupportedOperation.InvalidState",
        // An attached ENI: clients retry ResourceInUse for minutes (clients.md, section 6).
        Refusal::InUse { resource: Resource::Eni(_), .. } => "UnsupportedOperation.InvalidState",
        Refusal::InHaVipRange { .. } => "UnsupportedOperation.InstanceAssociateHavip",
        Refusal::InterfaceState { .. } => "UnsupportedOperation.InvalidState",
        Refusal::DefaultGroup(_) => "UnsupportedOperation",
        Refusal::MainRouteTable(_) => "UnsupportedOperation.DelDefaultRoute",
        Refusal::EqualCost(_) => "UnsupportedOperation.Ecmp",
        Refusal::Associated(_) => "InvalidParameterValue.DuplicatedHaVipAssociations",
        Refusal::InUse { resource: Resource::RouteTable(_), .. } => {
            "UnsupportedOperation.DelRouteWithSubnet"
        }
        Refusal::InUse { resource: Resource::HaVip(_), .. } => "UnsupportedOperation",
        Refusal::InUse { .. } => "ResourceInUse",
        // Only the actions about IPv6 list the longer one.
        Refusal::AddressInUse(IpAddr::V4(_)) => "ResourceInUse",
        Refusal::AddressInUse(IpAddr::V6(_)) => "ResourceInUse.Address",
        Refusal::NoIpv6Block(_) => "UnsupportedOperation.UnassignCidrBlock",
        Refusal::NoFreeAddress(_) => "ResourceInsufficient.Subnet",
        Refusal::NoFreeBlock(_) => "ResourceInsufficient.CidrBlock",
        Refusal::NoFreePublicAddress => "ResourceInsufficient",
        Refusal::VersionMismatch { .. } => "UnsupportedOperation.VersionMismatch",
        Refusal::DuplicatePolicy => "UnsupportedOperation.DuplicatePolicy",
        Refusal::NoSuchPolicy => "ResourceNotFound",
        Refusal::LimitExceeded { limit, .. } => limit_code(*limit),
    }
}

/// Of an operation on an instance that does not begin from its state (error lists of the CVM API).
pub(crate) fn state_code(state: &str) -> &'static str {
    match state {
        "PENDING" => "UnsupportedOperation.InstanceStatePending",
        "LAUNCH_FAILED" => "UnsupportedOperation.InstanceStateLaunchFailed",
        "RUNNING" => "UnsupportedOperation.InstanceStateRunning",
        "STARTING" => "UnsupportedOperation.InstanceStateStarting",
        "STOPPING" => "UnsupportedOperation.InstanceStateStopping",
        "REBOOTING" => "UnsupportedOperation.InstanceStateRebooting",
        "STOPPED" => "UnsupportedOperation.InstanceStateStopped",
        "SHUTDOWN" => "UnsupportedOperation.InstanceStateShutdown",
        "TERMINATING" => "UnsupportedOperation.InstanceStateTerminating",
        _ => "UnsupportedOperation",
    }
}

fn value_code(parameter: &str, fault: Fault) -> &'static str {
    match fault {
        Fault::Form if parameter == "InstanceType" => "InvalidInstanceType.Malformed",
        Fault::Form if parameter == "ImageId" => "InvalidImageId.Malformed",
        Fault::Form => "InvalidParameterValue.Malformed",
        // CreateVpc lists no Range code.
        Fault::Range if ["CidrBlock", "CidrBlocks", "NewCidrBlocks"].contains(&parameter) => {
            "InvalidParameterValue"
        }
        Fault::Range => "InvalidParameterValue.Range",
        // Most actions that have a token list this code and no other for it.
        Fault::TooLong if parameter == "ClientToken" => "InvalidParameterValue.Malformed",
        // Only the actions about subnets list the longer one.
        Fault::Empty if parameter == "SubnetName" => "InvalidParameterValue.Empty",
        Fault::Empty => "InvalidParameterValue",
        Fault::TooLong => "InvalidParameterValue.TooLong",
        Fault::Duplicate => "InvalidParameterValue.Duplicate",
        Fault::Reserved => "InvalidParameterValue.Reserved",
        Fault::SubnetConflict => "InvalidParameterValue.SubnetConflict",
        Fault::SubnetRange => "InvalidParameterValue.SubnetRange",
        Fault::Unknown if parameter == "Placement.Zone" => "InvalidParameterValue.ZoneNotSupported",
        Fault::Unknown | Fault::Level => "InvalidParameterValue",
        Fault::VpcCidr => "InvalidParameterValue.VpcCidrConflict",
        Fault::NextHop => "InvalidParameterValue.RouteNextHopInvalid",
        Fault::HostName => "InvalidParameterValue.IllegalHostName",
        Fault::UserData => "InvalidParameterValue.InvalidUserDataFormat",
        Fault::InstanceType => "InvalidParameterValue.InstanceTypeNotFound",
        Fault::Image => "InvalidImageId.NotFound",
        Fault::OtherRegion => "InvalidZone.MismatchRegion",
        Fault::SubnetOverlap => "InvalidParameterValue.SubnetOverlapAssistCidr",
        Fault::RouteTarget => "InvalidParameterValue.VpcCidrOverlapRoute",
        Fault::OtherVpc => "InvalidParameterValue.ParameterMismatch",
    }
}

/// The VPC API's codes; the tag service and the CVM API have others.
fn tag_code(fault: TagFault) -> &'static str {
    match fault {
        TagFault::KeyEmpty | TagFault::KeyLength => "InvalidParameterValue.TagInvalidKeyLen",
        TagFault::KeyForm => "InvalidParameterValue.TagInvalidKey",
        TagFault::KeyReserved => "UnsupportedOperation.TagSystemReservedTagKey",
        TagFault::KeyDuplicate => "InvalidParameterValue.TagDuplicateKey",
        TagFault::ValueEmpty | TagFault::ValueLength | TagFault::ValueForm => {
            "InvalidParameterValue.TagInvalidVal"
        }
    }
}

fn limit_code(limit: Limit) -> &'static str {
    match limit {
        Limit::Interfaces => "LimitExceeded.NetworkInterfaceLimitExceeded",
        Limit::ElasticIps => "AddressQuotaLimitExceeded",
        Limit::ValuesInCall => "InvalidParameterValue.LimitExceeded",
        Limit::GroupRules => "LimitExceeded.SecurityGroupPolicySet",
        Limit::TagsOfResource => "LimitExceeded.TagKeyPerResourceExceeded",
        Limit::TagKeys => "LimitExceeded.TagKeyExceeded",
        Limit::TagValues | Limit::TaggedInCall => "LimitExceeded.TagQuotaExceeded",
        Limit::Ipv6BlocksOfVpc => "LimitExceeded.CidrBlock",
        Limit::Ipv6BlocksOfSubnet => "LimitExceeded.SubnetCidrBlock",
        Limit::Ipv6AddressesOfInterface => "LimitExceeded.Address",
        Limit::Vpcs
        | Limit::SecurityGroups
        | Limit::GroupsOfInterface
        | Limit::FlowLogs
        | Limit::NetworkAcls
        | Limit::AclEntries
        | Limit::Subnets
        | Limit::Instances
        | Limit::RouteTables
        | Limit::Routes
        | Limit::HaVips
        | Limit::AssistantCidrs
        | Limit::ReservedIps
        | Limit::DhcpIps
        | Limit::KeyPairs
        | Limit::HaVipAssociations
        | Limit::InterfacesOfInstance
        | Limit::AddressesOfInterface => "LimitExceeded",
    }
}

/// The message of a refusal.
pub(crate) fn message(refusal: &Refusal) -> Text {
    Text::new(english(refusal), chinese::message(refusal))
}

#[allow(clippy::too_many_lines, reason = "a table: one line for each refusal, none left out")]
fn english(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Malformed(malformed) => format!("Invalid id: {malformed}."),
        Refusal::Value { parameter, value, fault } => format!(
            "The value `{value}` specified in the parameter `{parameter}` is not valid: {}.",
            what_is_wrong(*fault)
        ),
        Refusal::TagText { text, fault } => {
            format!(
                "The tag key or value `{text}` is not valid: {}.",
                what_is_wrong_with_tag(*fault)
            )
        }
        Refusal::TagExists { key, value } => format!("The tag `{key}={value}` exists already."),
        Refusal::TagBorne { resource, key } => {
            format!("`{resource}` has a tag with the key `{key}` already.")
        }
        Refusal::TagNotBorne { resource, key } => {
            format!("`{resource}` has no tag with the key `{key}`.")
        }
        Refusal::Coexist { first, second } => {
            format!("The parameters `{first}` and `{second}` exclude each other.")
        }
        Refusal::Missing(parameter) => {
            format!("The request is missing a required parameter `{parameter}`.")
        }
        Refusal::NotFound(Resource::TaskNumber(number)) => {
            format!(
                "There is no task `{number}` about elastic IPs; tasks are kept for an hour at most."
            )
        }
        Refusal::TokenMismatch(token) => {
            format!("The ClientToken `{token}` names another call; a new call needs a new token.")
        }
        Refusal::NotFound(resource) => format!("The resource `{resource}` does not exist."),
        Refusal::AclKind(acl) => {
            format!("The rules of `{acl}` are of another type; DescribeNetworkAcls says which.")
        }
        Refusal::SameInstance(instance) => format!(
            "The value `{instance}` specified in the parameter `DestinationInstanceId` is not \
             valid: it is the source instance."
        ),
        Refusal::SameInterface(eni) => format!(
            "The value `{eni}` specified in the parameter `DestinationNetworkInterfaceId` is not \
             valid: it is the source interface."
        ),
        Refusal::SubnetMismatch => String::from("The interfaces are not in the same subnet."),
        Refusal::KeyNotHeld { instance, key_pair } => {
            format!("The instance `{instance}` does not have the key pair `{key_pair}`.")
        }
        Refusal::AddressNotHeld { eni, address } => {
            format!("`{eni}` does not hold the address `{address}`.")
        }
        Refusal::PrimaryAddress(address) => {
            format!("`{address}` is a primary address; it stays with its network interface.")
        }
        Refusal::PrimaryInterface(eni) => {
            format!("`{eni}` is a primary network interface; it belongs to its instance for life.")
        }
        Refusal::NotAttached { eni, instance, holder: Some(holder) } => {
            format!("`{eni}` is not attached to `{instance}`; `{holder}` holds it.")
        }
        Refusal::NotAttached { eni, instance, holder: None } => {
            format!("`{eni}` is not attached to `{instance}`; no instance holds it.")
        }
        Refusal::AlreadyAttached { eni, holder } => {
            format!("`{eni}` is attached to `{holder}` already.")
        }
        Refusal::WrongState { instance, state } => {
            format!("The instance `{instance}` is {state}; the operation does not begin there.")
        }
        Refusal::Protected(instance) => format!(
            "The instance `{instance}` is protected; set DisableApiTermination to false with \
             ModifyInstancesAttribute first."
        ),
        Refusal::TaskRunning { resource, task } => format!(
            "The task `{task}` works on `{resource}`; try again when DescribeVpcTaskResult says \
             that it has ended."
        ),
        Refusal::AlreadyBound(_)
        | Refusal::NotBound(_)
        | Refusal::StillBound(_)
        | Refusal::HaVipHasEip { .. }
        | Refusal::HaVipHasNoEip(_)
        | Refusal::AddressHasEip { .. } => how_bound(refusal),
        Refusal::VpcMismatch => String::from("The resources are not in the same VPC."),
        Refusal::ZoneMismatch => String::from("The resources are not in the same zone."),
        Refusal::InvalidState { instance, state } => {
            format!("The instance `{instance}` is {state}, which does not allow this operation.")
        }
        Refusal::InHaVipRange { eni, ha_vip } => {
            format!(
                "`{eni}` is in the range of the HaVip `{ha_vip}`; disassociate it or its instance first."
            )
        }
        Refusal::InterfaceState { eni, state } => {
            format!(
                "`{eni}` is {state}, which does not allow this operation; wait until it is made."
            )
        }
        Refusal::DefaultGroup(group) => {
            format!("`{group}` is the default security group, which cannot be deleted.")
        }
        Refusal::MainRouteTable(table) => {
            format!("`{table}` is the main route table of its VPC; it goes with the VPC.")
        }
        Refusal::EqualCost(destination) => {
            format!("The table has an enabled route to `{destination}` already.")
        }
        Refusal::Associated(with) => format!("It is associated with `{with}` already."),
        Refusal::InUse { resource, users } => {
            format!("`{resource}` is in use by {users}; release what uses it first.")
        }
        Refusal::AddressInUse(address) => format!("The address `{address}` is in use."),
        Refusal::NoIpv6Block(subnet) => {
            format!("The subnet `{subnet}` has no IPv6 block; assign it one first.")
        }
        Refusal::NoFreeAddress(subnet) => {
            format!("The subnet `{subnet}` has not enough free addresses.")
        }
        Refusal::NoFreeBlock(vpc) => {
            format!("`{vpc}` has no free part for a default subnet; delete a subnet of it.")
        }
        Refusal::NoFreePublicAddress => String::from(
            "The region has not enough free public addresses; the server's --eip-pool gives them.",
        ),
        Refusal::VersionMismatch { group, version } => {
            format!("The rules of `{group}` are of version {version}; describe them and try again.")
        }
        Refusal::DuplicatePolicy => String::from("The rule is there already or given twice."),
        Refusal::NoSuchPolicy => String::from("The security group has no such rule."),
        Refusal::LimitExceeded { limit, at_most } => {
            format!("At most {at_most} {} are allowed.", what_is_limited(*limit))
        }
    }
}

/// What stands in the way of binding, unbinding or releasing.
fn how_bound(refusal: &Refusal) -> String {
    if let Refusal::AddressHasEip { address, eip, .. } = refusal {
        return format!("The address `{address}` has the elastic IP `{eip}` already.");
    }
    if let Refusal::HaVipHasEip { ha_vip, eip } = refusal {
        return format!("The HaVip `{ha_vip}` has the elastic IP `{eip}` already.");
    }
    if let Refusal::HaVipHasNoEip(ha_vip) = refusal {
        return format!("The HaVip `{ha_vip}` has no elastic IP.");
    }
    if let Refusal::AlreadyBound(eip) | Refusal::StillBound(eip) = refusal {
        return format!("`{eip}` is bound; disassociate it first.");
    }
    String::from("The elastic IP is not bound.")
}

fn what_is_wrong(fault: Fault) -> &'static str {
    match fault {
        Fault::Form => "it has not the form that the parameter wants",
        Fault::Range => "it is outside of the allowed range",
        Fault::Empty => "it is empty",
        Fault::TooLong => "it is too long",
        Fault::Duplicate => "it is given twice",
        Fault::Reserved => "it is reserved by the system",
        Fault::SubnetConflict => "it overlaps another subnet or further block of the VPC",
        Fault::SubnetRange => "it is outside of the VPC's block or of a size that is not allowed",
        Fault::Unknown => "there is no such value here",
        Fault::VpcCidr => "it overlaps a block of the VPC",
        Fault::NextHop => "it is no gateway of that type in this VPC",
        Fault::HostName => {
            "it is 2 to 60 letters, digits, and single dots and hyphens that are not at the ends"
        }
        Fault::UserData => "it has to be base64 of at most 16 KB",
        Fault::InstanceType => {
            "there is no such instance type; DescribeInstanceTypeConfigs lists them"
        }
        Fault::Image => "there is no such image; DescribeImages lists them",
        Fault::OtherRegion => "it is a zone of another region",
        Fault::SubnetOverlap => "it overlaps a subnet of the VPC",
        Fault::RouteTarget => "a route of the VPC leads into it",
        Fault::OtherVpc => "it is not in the VPC that was named",
        Fault::Level => "`PT`, `AU`, `AG` and `DEFAULT` are the levels",
    }
}

fn what_is_wrong_with_tag(fault: TagFault) -> &'static str {
    match fault {
        TagFault::KeyEmpty => "a key has at least one character",
        TagFault::KeyLength => "a key has at most 127 characters",
        TagFault::ValueLength => "a value has at most 255 characters",
        TagFault::ValueEmpty => "a value has at least one character here",
        TagFault::KeyReserved => {
            "keys that begin with qcloud, tencent or project are the cloud's own"
        }
        TagFault::KeyDuplicate => "the key is given twice",
        TagFault::KeyForm | TagFault::ValueForm => {
            "letters, digits, spaces and +-=._:/@()[] are allowed"
        }
    }
}

fn what_is_limited(limit: Limit) -> &'static str {
    match limit {
        Limit::Vpcs => "VPCs in an account and region",
        Limit::Subnets => "subnets in a VPC",
        Limit::Instances => "instances in an account and region",
        Limit::Interfaces => "network interfaces in an account and region",
        Limit::InterfacesOfInstance => "network interfaces on an instance of this type",
        Limit::AddressesOfInterface => "addresses on such a network interface",
        Limit::ElasticIps => "elastic IPs in an account and region",
        Limit::SecurityGroups => "security groups in an account and region",
        Limit::GroupRules => "rules in one direction of a security group",
        Limit::GroupsOfInterface => "security groups on a network interface",
        Limit::Ipv6BlocksOfVpc => "IPv6 block of a VPC",
        Limit::Ipv6BlocksOfSubnet => "IPv6 block of a subnet",
        Limit::Ipv6AddressesOfInterface => "IPv6 addresses on such a network interface",
        Limit::FlowLogs => "flow logs in an account and region",
        Limit::NetworkAcls => "network ACLs in a VPC",
        Limit::AclEntries => "rules of a network ACL in one direction",
        Limit::RouteTables => "route tables in a VPC",
        Limit::Routes => "routes in a table",
        Limit::HaVips => "HaVips in a VPC",
        Limit::AssistantCidrs => "assistant CIDRs of a VPC",
        Limit::ReservedIps => "reserved addresses in a VPC",
        Limit::DhcpIps => "DHCP IPs in a VPC",
        Limit::HaVipAssociations => "instances or interfaces with a HaVip",
        Limit::TagsOfResource => "tags at a resource",
        Limit::TagKeys => "tag keys in an account and region",
        Limit::TagValues => "values of one tag key",
        Limit::TaggedInCall => "resources made with tags in one call",
        Limit::KeyPairs => "key pairs in an account and region",
        Limit::ValuesInCall => "values in this parameter",
    }
}
