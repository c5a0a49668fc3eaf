//! What CreateNetworkInterface and CreateAndAttachNetworkInterface ask for alike, and how a new
//! interface is answered.

use rehome_actions::vpc;
use rehome_domain::network_interface::Eni;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::details::QosLevel;
use rehome_wire::ApiError;

use super::super::security_group::security_group_ids;
use super::super::subnet::subnet_id;
use super::super::vpc_network::vpc_id;
use super::super::{ipv6, network_interface};
use super::addresses;
use crate::desk::Desk;

/// The parameters that the two actions have in common.
pub(super) struct New<'a> {
    pub(super) vpc: &'a str,
    pub(super) subnet: &'a str,
    pub(super) name: &'a str,
    pub(super) description: Option<&'a str>,
    pub(super) addresses: Option<&'a [vpc::PrivateIpAddressSpecification]>,
    pub(super) secondary_count: Option<u64>,
    pub(super) ipv6: Option<&'a [vpc::Ipv6Address]>,
    pub(super) ipv6_count: Option<u64>,
    pub(super) qos: Option<&'a str>,
    pub(super) groups: Option<&'a [String]>,
    pub(super) rdma: Option<bool>,
    pub(super) termination_protection: Option<bool>,
    pub(super) traffic_protection: Option<bool>,
}

/// Both requests name them alike.
macro_rules! new_interface {
    ($request:ident) => {
        $crate::actions::network_interface::new::New {
            vpc: &$request.vpc_id,
            subnet: &$request.subnet_id,
            name: &$request.network_interface_name,
            description: $request.network_interface_description.as_deref(),
            addresses: $request.private_ip_addresses.as_deref(),
            secondary_count: $request.secondary_private_ip_address_count,
            ipv6: $request.ipv6_addresses.as_deref(),
            ipv6_count: $request.ipv6_address_count,
            qos: $request.qos_level.as_deref(),
            groups: $request.security_group_ids.as_deref(),
            rdma: $request.is_rdma,
            termination_protection: $request.termination_protection,
            traffic_protection: $request.traffic_protection,
        }
    };
}
pub(super) use new_interface;

impl New<'_> {
    /// The command.
    ///
    /// # Errors
    /// A value of the wrong form; a parameter that this version does not act upon.
    pub(super) fn command(&self, desk: &Desk<'_>) -> Result<CreateNetworkInterface, ApiError> {
        let named = addresses::read(self.addresses.unwrap_or_default(), QosLevel::default())?;
        let ipv6 = self.ipv6.unwrap_or_default();
        let mut details = named.details;
        details.extend(ipv6::details(ipv6)?);
        let command = CreateNetworkInterface {
            vpc: vpc_id(self.vpc)?,
            subnet: subnet_id(self.subnet)?,
            name: self.name.to_owned(),
            description: self.description.unwrap_or_default().to_owned(),
            primary: named.primary,
            secondary: named.secondary,
            secondary_count: self.secondary_count.unwrap_or(0),
            ipv6: ipv6::read(ipv6)?,
            ipv6_count: self.ipv6_count.unwrap_or(0),
            details,
            qos: addresses::level(self.qos)?.unwrap_or_default(),
            groups: security_group_ids(self.groups)?,
        };
        desk.refuse_if("IsRdma", self.rdma.unwrap_or(false))?;
        desk.refuse_if("TerminationProtection", self.termination_protection.unwrap_or(false))?;
        desk.refuse_if("TrafficProtection", self.traffic_protection.unwrap_or(false))?;
        Ok(command)
    }
}

/// The answer shows the interface before its zone and its groups are known (VPC API, examples of
/// these actions): PENDING with all its addresses, whatever has become of it when the call is
/// repeated.
pub(super) fn shown(desk: &Desk<'_>, eni: &Eni) -> vpc::NetworkInterface {
    let pending = || Some(String::from("PENDING"));
    let mut shown = network_interface::show(&desk.world(), eni, desk.scope.account);
    shown.state = pending();
    shown.network_interface_state = pending();
    shown.zone = Some(String::new());
    shown.created_time = Some(String::new());
    shown.group_set = Some(Vec::new());
    for address in shown.private_ip_address_set.iter_mut().flatten() {
        address.state = pending();
        address.public_ip_address = Some(String::new());
        address.address_id = Some(String::new());
    }
    for set in [&mut shown.ipv6_address_set, &mut shown.ipv6_addresses] {
        set.iter_mut().flatten().for_each(|address| address.state = pending());
    }
    shown
}

/// Refuses trunk interfaces, which this version does not have.
///
/// # Errors
/// `UnsupportedOperation`; `InvalidParameterValue` for a value that there is not.
pub(super) fn check_trunking(desk: &Desk<'_>, flag: Option<&str>) -> Result<(), ApiError> {
    let flag = flag.unwrap_or_default();
    if !["", "Enable", "Disable"].contains(&flag) {
        let flag: String = flag.chars().take(64).collect();
        return Err(ApiError::new(
            "InvalidParameterValue",
            (
                format!(
                    "The value `{flag}` specified in the parameter `TrunkingFlag` is not valid: \
                     `Enable` and `Disable` are."
                ),
                format!("参数 `TrunkingFlag` 取值 `{flag}` 错误，应为 `Enable` 或 `Disable`。"),
            ),
        ));
    }
    desk.refuse_if("TrunkingFlag", flag == "Enable")
}
