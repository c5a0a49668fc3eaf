//! The Chinese message of each refusal: what the English one says, in the words of the cloud's console.
//!
//! Names that a caller sends back (ids, parameters, states, options, actions) stay as they are, in backquotes.

use rehome_domain::refusal::{Fault, Limit, Refusal, Resource, TagFault};

/// The message of a refusal.
#[allow(clippy::too_many_lines, reason = "a table: one line for each refusal, none left out")]
pub(super) fn message(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Malformed(malformed) => {
            let (value, prefix) = (&malformed.value, malformed.prefix);
            if prefix.ends_with('-') {
                format!("ID `{value}` 格式错误，应为 `{prefix}` 加 8 位 `0-9a-z`。")
            } else {
                format!("ID `{value}` 格式错误。")
            }
        }
        Refusal::Value { parameter, value, fault } => {
            format!("参数 `{parameter}` 取值 `{value}` 错误：{}。", what_is_wrong(*fault))
        }
        Refusal::TagText { text, fault } => {
            format!("标签键或标签值 `{text}` 错误：{}。", what_is_wrong_with_tag(*fault))
        }
        Refusal::TagExists { key, value } => format!("标签 `{key}={value}` 已存在。"),
        Refusal::TagBorne { resource, key } => {
            format!("`{resource}` 已有标签键为 `{key}` 的标签。")
        }
        Refusal::TagNotBorne { resource, key } => {
            format!("`{resource}` 没有标签键为 `{key}` 的标签。")
        }
        Refusal::Coexist { first, second } => {
            format!("参数 `{first}` 和 `{second}` 不能同时指定。")
        }
        Refusal::Missing(parameter) => format!("缺少参数 `{parameter}`。"),
        Refusal::TokenMismatch(token) => {
            format!("`ClientToken` `{token}` 已用于另一个请求，新的请求需使用新的 `ClientToken`。")
        }
        Refusal::NotFound(Resource::TaskNumber(number)) => {
            format!("弹性公网 IP 任务 `{number}` 不存在，任务最多保留一小时。")
        }
        Refusal::NotFound(resource) => format!("资源 `{resource}` 不存在。"),
        Refusal::AclKind(acl) => {
            format!("`{acl}` 的类型不匹配，可通过 `DescribeNetworkAcls` 查询。")
        }
        Refusal::SameInstance(instance) => {
            format!("参数 `DestinationInstanceId` 取值 `{instance}` 错误：与源实例相同。")
        }
        Refusal::SameInterface(eni) => {
            format!("参数 `DestinationNetworkInterfaceId` 取值 `{eni}` 错误：与源弹性网卡相同。")
        }
        Refusal::PrimaryInterface(eni) => {
            format!("`{eni}` 是主网卡，不能与所属实例分离。")
        }
        Refusal::NotAttached { eni, instance, holder: Some(holder) } => {
            format!("`{eni}` 没有绑定 `{instance}`，已绑定 `{holder}`。")
        }
        Refusal::NotAttached { eni, instance, holder: None } => {
            format!("`{eni}` 没有绑定 `{instance}`，也没有绑定其他实例。")
        }
        Refusal::KeyNotHeld { instance, key_pair } => {
            format!("实例 `{instance}` 没有绑定密钥对 `{key_pair}`。")
        }
        Refusal::AddressNotHeld { eni, address } => format!("`{eni}` 没有内网 IP `{address}`。"),
        Refusal::PrimaryAddress(address) => {
            format!("`{address}` 是主内网 IP，不能离开所属弹性网卡。")
        }
        Refusal::AlreadyAttached { eni, holder } => format!("`{eni}` 已绑定 `{holder}`。"),
        Refusal::TaskRunning { resource, task } => format!(
            "任务 `{task}` 正在操作 `{resource}`，请等待 `DescribeVpcTaskResult` 返回任务结束后重试。"
        ),
        Refusal::AlreadyBound(eip) | Refusal::StillBound(eip) => {
            format!("`{eip}` 已绑定，请先解绑。")
        }
        Refusal::NotBound(eip) => format!("弹性公网 IP `{eip}` 没有绑定。"),
        Refusal::AddressHasEip { address, eip, instance: _ } => {
            format!("内网 IP `{address}` 已绑定弹性公网 IP `{eip}`。")
        }
        Refusal::HaVipHasEip { ha_vip, eip } => {
            format!("高可用虚拟 IP `{ha_vip}` 已绑定弹性公网 IP `{eip}`。")
        }
        Refusal::HaVipHasNoEip(ha_vip) => {
            format!("高可用虚拟 IP `{ha_vip}` 没有绑定弹性公网 IP。")
        }
        Refusal::VpcMismatch => String::from("资源不属于同一个私有网络。"),
        Refusal::SubnetMismatch => String::from("弹性网卡不属于同一个子网。"),
        Refusal::ZoneMismatch => String::from("资源不属于同一个可用区。"),
        Refusal::InvalidState { instance, state } => {
            format!("实例 `{instance}` 的状态为 `{state}`，不支持此操作。")
        }
        Refusal::WrongState { instance, state, .. } => {
            format!("实例 `{instance}` 的状态为 `{state}`，不支持此操作。")
        }
        Refusal::Protected(instance) => format!(
            "实例 `{instance}` 已开启销毁保护，请先调用 `ModifyInstancesAttribute` 将 `DisableApiTermination` 设为 false。"
        ),
        Refusal::InHaVipRange { eni, ha_vip } => {
            format!("`{eni}` 在高可用虚拟 IP `{ha_vip}` 的漂移范围内，请先解除它或其实例的关联。")
        }
        Refusal::InterfaceState { eni, state } => {
            format!("`{eni}` 的状态为 `{state}`，不支持此操作，请等待创建完成。")
        }
        Refusal::DefaultGroup(group) => format!("`{group}` 是默认安全组，不能删除。"),
        Refusal::MainRouteTable(table) => {
            format!("`{table}` 是私有网络的默认路由表，随私有网络一起删除。")
        }
        Refusal::EqualCost(destination) => {
            format!("路由表中已有到 `{destination}` 的启用的路由。")
        }
        Refusal::Associated(with) => format!("已与 `{with}` 关联。"),
        Refusal::InUse { resource, users } => {
            format!("`{resource}` 正在被 {users} 个资源使用，请先释放这些资源。")
        }
        Refusal::AddressInUse(address) => format!("IP 地址 `{address}` 已被占用。"),
        Refusal::NoIpv6Block(subnet) => {
            format!("子网 `{subnet}` 没有 IPv6 网段，请先分配。")
        }
        Refusal::NoFreeAddress(subnet) => format!("子网 `{subnet}` 的可用 IP 地址不足。"),
        Refusal::NoFreeBlock(vpc) => {
            format!("`{vpc}` 没有可用于默认子网的空闲网段，请先删除其中的子网。")
        }
        Refusal::NoFreePublicAddress => {
            String::from("此地域的可用公网地址不足，公网地址由服务器的 `--eip-pool` 提供。")
        }
        Refusal::VersionMismatch { group, version } => {
            format!("`{group}` 的规则版本为 {version}，请查询后重试。")
        }
        Refusal::DuplicatePolicy => String::from("安全组规则已存在或重复指定。"),
        Refusal::NoSuchPolicy => String::from("安全组没有此规则。"),
        Refusal::LimitExceeded { limit, at_most } => {
            format!("{}最多 {at_most} 个。", what_is_limited(*limit))
        }
    }
}

fn what_is_wrong(fault: Fault) -> &'static str {
    match fault {
        Fault::Form => "格式不符合要求",
        Fault::Range => "超出允许的范围",
        Fault::Empty => "不能为空",
        Fault::TooLong => "过长",
        Fault::Duplicate => "重复指定",
        Fault::Reserved => "由系统保留",
        Fault::SubnetConflict => "与私有网络的另一个子网重叠",
        Fault::SubnetRange => "不在私有网络的网段内，或者大小不符合要求",
        Fault::Unknown => "此处没有该取值",
        Fault::VpcCidr => "在私有网络的网段内",
        Fault::NextHop => "不是此私有网络中该类型的网关",
        Fault::HostName => "应为 2 到 60 个字母、数字和不连续、不在首尾的点和连字符",
        Fault::UserData => "应为不超过 16 KB 的 base64 编码",
        Fault::InstanceType => "没有此实例机型，可通过 `DescribeInstanceTypeConfigs` 查询",
        Fault::Image => "没有此镜像，可通过 `DescribeImages` 查询",
        Fault::OtherRegion => "是其他地域的可用区",
        Fault::SubnetOverlap => "与私有网络的子网重叠",
        Fault::RouteTarget => "私有网络中有指向该网段的路由",
        Fault::OtherVpc => "不属于指定的私有网络",
        Fault::Level => "服务等级为 `PT`、`AU`、`AG` 或 `DEFAULT`",
    }
}

fn what_is_limited(limit: Limit) -> &'static str {
    match limit {
        Limit::Vpcs => "每个账号每个地域的私有网络",
        Limit::Subnets => "每个私有网络的子网",
        Limit::Instances => "每个账号每个地域的实例",
        Limit::Interfaces => "每个账号每个地域的弹性网卡",
        Limit::InterfacesOfInstance => "此机型的实例可绑定的弹性网卡",
        Limit::AddressesOfInterface => "此弹性网卡的内网 IP ",
        Limit::ElasticIps => "每个账号每个地域的弹性公网 IP ",
        Limit::SecurityGroups => "每个账号每个地域的安全组",
        Limit::GroupRules => "安全组每个方向的规则",
        Limit::GroupsOfInterface => "每个弹性网卡的安全组",
        Limit::Ipv6BlocksOfVpc => "每个私有网络的 IPv6 网段",
        Limit::Ipv6BlocksOfSubnet => "每个子网的 IPv6 网段",
        Limit::Ipv6AddressesOfInterface => "此弹性网卡的 IPv6 地址",
        Limit::FlowLogs => "每个账号每个地域的流日志",
        Limit::NetworkAcls => "每个私有网络的网络 ACL ",
        Limit::AclEntries => "网络 ACL 每个方向的规则",
        Limit::RouteTables => "每个私有网络的路由表",
        Limit::Routes => "每个路由表的路由",
        Limit::HaVips => "每个私有网络的高可用虚拟 IP ",
        Limit::AssistantCidrs => "每个私有网络的辅助网段",
        Limit::ReservedIps => "每个私有网络的内网保留 IP ",
        Limit::DhcpIps => "每个私有网络的自动分配 IP ",
        Limit::HaVipAssociations => "每个高可用虚拟 IP 关联的实例或弹性网卡",
        Limit::TagsOfResource => "每个资源的标签",
        Limit::TagKeys => "每个账号每个地域的标签键",
        Limit::TagValues => "每个标签键的标签值",
        Limit::TaggedInCall => "一次调用可创建的带标签的资源",
        Limit::KeyPairs => "每个账号每个地域的密钥对",
        Limit::ValuesInCall => "此参数的取值",
    }
}

fn what_is_wrong_with_tag(fault: TagFault) -> &'static str {
    match fault {
        TagFault::KeyEmpty => "标签键至少 1 个字符",
        TagFault::KeyLength => "标签键最多 127 个字符",
        TagFault::ValueLength => "标签值最多 255 个字符",
        TagFault::ValueEmpty => "此处标签值至少 1 个字符",
        TagFault::KeyReserved => "以 `qcloud`、`tencent` 或 `project` 开头的标签键由系统保留",
        TagFault::KeyDuplicate => "标签键重复指定",
        TagFault::KeyForm | TagFault::ValueForm => "只能使用字母、数字、空格和 `+-=._:/@()[]`",
    }
}
