//! Generated.
use rehome_wire::decode::{members, required, unknown};
use rehome_wire::{ApiError, Decode, Path, Value};
/// AccountAttribute.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AccountAttribute {
    /// AttributeName.
    #[serde(rename = "AttributeName", skip_serializing_if = "Option::is_none")]
    pub attribute_name: Option<String>,
    /// AttributeValues.
    #[serde(rename = "AttributeValues", skip_serializing_if = "Option::is_none")]
    pub attribute_values: Option<Vec<String>>,
}
/// Address.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Address {
    /// AddressId.
    #[serde(rename = "AddressId", skip_serializing_if = "Option::is_none")]
    pub address_id: Option<String>,
    /// AddressName.
    #[serde(rename = "AddressName", skip_serializing_if = "Option::is_none")]
    pub address_name: Option<String>,
    /// AddressStatus.
    #[serde(rename = "AddressStatus", skip_serializing_if = "Option::is_none")]
    pub address_status: Option<String>,
    /// AddressIp.
    #[serde(rename = "AddressIp", skip_serializing_if = "Option::is_none")]
    pub address_ip: Option<String>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    /// PrivateAddressIp.
    #[serde(rename = "PrivateAddressIp", skip_serializing_if = "Option::is_none")]
    pub private_address_ip: Option<String>,
    /// IsArrears.
    #[serde(rename = "IsArrears", skip_serializing_if = "Option::is_none")]
    pub is_arrears: Option<bool>,
    /// IsBlocked.
    #[serde(rename = "IsBlocked", skip_serializing_if = "Option::is_none")]
    pub is_blocked: Option<bool>,
    /// IsEipDirectConnection.
    #[serde(rename = "IsEipDirectConnection", skip_serializing_if = "Option::is_none")]
    pub is_eip_direct_connection: Option<bool>,
    /// AddressType.
    #[serde(rename = "AddressType", skip_serializing_if = "Option::is_none")]
    pub address_type: Option<String>,
    /// CascadeRelease.
    #[serde(rename = "CascadeRelease", skip_serializing_if = "Option::is_none")]
    pub cascade_release: Option<bool>,
    /// EipAlgType.
    #[serde(rename = "EipAlgType", skip_serializing_if = "Option::is_none")]
    pub eip_alg_type: Option<AlgType>,
    /// InternetServiceProvider.
    #[serde(rename = "InternetServiceProvider", skip_serializing_if = "Option::is_none")]
    pub internet_service_provider: Option<String>,
    /// LocalBgp.
    #[serde(rename = "LocalBgp", skip_serializing_if = "Option::is_none")]
    pub local_bgp: Option<bool>,
    /// Bandwidth.
    #[serde(rename = "Bandwidth", skip_serializing_if = "Option::is_none")]
    pub bandwidth: Option<u64>,
    /// InternetChargeType.
    #[serde(rename = "InternetChargeType", skip_serializing_if = "Option::is_none")]
    pub internet_charge_type: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
    /// DeadlineDate.
    #[serde(rename = "DeadlineDate", skip_serializing_if = "Option::is_none")]
    pub deadline_date: Option<String>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// Egress.
    #[serde(rename = "Egress", skip_serializing_if = "Option::is_none")]
    pub egress: Option<String>,
    /// AntiDDoSPackageId.
    #[serde(rename = "AntiDDoSPackageId", skip_serializing_if = "Option::is_none")]
    pub anti_d_do_s_package_id: Option<String>,
    /// RenewFlag.
    #[serde(rename = "RenewFlag", skip_serializing_if = "Option::is_none")]
    pub renew_flag: Option<String>,
    /// BandwidthPackageId.
    #[serde(rename = "BandwidthPackageId", skip_serializing_if = "Option::is_none")]
    pub bandwidth_package_id: Option<String>,
    /// UnVpcId.
    #[serde(rename = "UnVpcId", skip_serializing_if = "Option::is_none")]
    pub un_vpc_id: Option<String>,
    /// DedicatedClusterId.
    #[serde(rename = "DedicatedClusterId", skip_serializing_if = "Option::is_none")]
    pub dedicated_cluster_id: Option<String>,
    /// EipVisibleOnEni.
    #[serde(rename = "EipVisibleOnEni", skip_serializing_if = "Option::is_none")]
    pub eip_visible_on_eni: Option<bool>,
}
/// AddressChargePrepaid.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AddressChargePrepaid {
    /// Period.
    #[serde(rename = "Period")]
    pub period: i64,
    /// AutoRenewFlag.
    #[serde(rename = "AutoRenewFlag", skip_serializing_if = "Option::is_none")]
    pub auto_renew_flag: Option<i64>,
}
impl Decode for AddressChargePrepaid {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_period: Option<i64> = None;
        let mut f_auto_renew_flag: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Period" => f_period = Decode::decode(value, &here)?,
                "AutoRenewFlag" => f_auto_renew_flag = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { period: required(f_period, path, "Period")?, auto_renew_flag: f_auto_renew_flag })
    }
}
/// AddressTemplateSpecification.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AddressTemplateSpecification {
    /// AddressId.
    #[serde(rename = "AddressId", skip_serializing_if = "Option::is_none")]
    pub address_id: Option<String>,
    /// AddressGroupId.
    #[serde(rename = "AddressGroupId", skip_serializing_if = "Option::is_none")]
    pub address_group_id: Option<String>,
}
impl Decode for AddressTemplateSpecification {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_id: Option<String> = None;
        let mut f_address_group_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressId" => f_address_id = Decode::decode(value, &here)?,
                "AddressGroupId" => f_address_group_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { address_id: f_address_id, address_group_id: f_address_group_id })
    }
}
/// AlgType.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AlgType {
    /// Ftp.
    #[serde(rename = "Ftp", skip_serializing_if = "Option::is_none")]
    pub ftp: Option<bool>,
    /// Sip.
    #[serde(rename = "Sip", skip_serializing_if = "Option::is_none")]
    pub sip: Option<bool>,
}
/// AllocateAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AllocateAddressesRequest {
    /// AddressCount.
    #[serde(rename = "AddressCount", skip_serializing_if = "Option::is_none")]
    pub address_count: Option<i64>,
    /// InternetServiceProvider.
    #[serde(rename = "InternetServiceProvider", skip_serializing_if = "Option::is_none")]
    pub internet_service_provider: Option<String>,
    /// InternetChargeType.
    #[serde(rename = "InternetChargeType", skip_serializing_if = "Option::is_none")]
    pub internet_charge_type: Option<String>,
    /// IPChargeType.
    #[serde(rename = "IPChargeType", skip_serializing_if = "Option::is_none")]
    pub ip_charge_type: Option<String>,
    /// InternetMaxBandwidthOut.
    #[serde(rename = "InternetMaxBandwidthOut", skip_serializing_if = "Option::is_none")]
    pub internet_max_bandwidth_out: Option<i64>,
    /// AddressChargePrepaid.
    #[serde(rename = "AddressChargePrepaid", skip_serializing_if = "Option::is_none")]
    pub address_charge_prepaid: Option<AddressChargePrepaid>,
    /// AddressType.
    #[serde(rename = "AddressType", skip_serializing_if = "Option::is_none")]
    pub address_type: Option<String>,
    /// AnycastZone.
    #[serde(rename = "AnycastZone", skip_serializing_if = "Option::is_none")]
    pub anycast_zone: Option<String>,
    /// VipCluster.
    #[serde(rename = "VipCluster", skip_serializing_if = "Option::is_none")]
    pub vip_cluster: Option<Vec<String>>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// BandwidthPackageId.
    #[serde(rename = "BandwidthPackageId", skip_serializing_if = "Option::is_none")]
    pub bandwidth_package_id: Option<String>,
    /// AddressName.
    #[serde(rename = "AddressName", skip_serializing_if = "Option::is_none")]
    pub address_name: Option<String>,
    /// DedicatedClusterId.
    #[serde(rename = "DedicatedClusterId", skip_serializing_if = "Option::is_none")]
    pub dedicated_cluster_id: Option<String>,
    /// IsDedicatedAddressPool.
    #[serde(rename = "IsDedicatedAddressPool", skip_serializing_if = "Option::is_none")]
    pub is_dedicated_address_pool: Option<bool>,
    /// Egress.
    #[serde(rename = "Egress", skip_serializing_if = "Option::is_none")]
    pub egress: Option<String>,
    /// AntiDDoSPackageId.
    #[serde(rename = "AntiDDoSPackageId", skip_serializing_if = "Option::is_none")]
    pub anti_d_do_s_package_id: Option<String>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}
impl Decode for AllocateAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_count: Option<i64> = None;
        let mut f_internet_service_provider: Option<String> = None;
        let mut f_internet_charge_type: Option<String> = None;
        let mut f_ip_charge_type: Option<String> = None;
        let mut f_internet_max_bandwidth_out: Option<i64> = None;
        let mut f_address_charge_prepaid: Option<AddressChargePrepaid> = None;
        let mut f_address_type: Option<String> = None;
        let mut f_anycast_zone: Option<String> = None;
        let mut f_vip_cluster: Option<Vec<String>> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_bandwidth_package_id: Option<String> = None;
        let mut f_address_name: Option<String> = None;
        let mut f_dedicated_cluster_id: Option<String> = None;
        let mut f_is_dedicated_address_pool: Option<bool> = None;
        let mut f_egress: Option<String> = None;
        let mut f_anti_d_do_s_package_id: Option<String> = None;
        let mut f_client_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressCount" => f_address_count = Decode::decode(value, &here)?,
                "InternetServiceProvider" => {
                    f_internet_service_provider = Decode::decode(value, &here)?
                }
                "InternetChargeType" => f_internet_charge_type = Decode::decode(value, &here)?,
                "IPChargeType" => f_ip_charge_type = Decode::decode(value, &here)?,
                "InternetMaxBandwidthOut" => {
                    f_internet_max_bandwidth_out = Decode::decode(value, &here)?
                }
                "AddressChargePrepaid" => f_address_charge_prepaid = Decode::decode(value, &here)?,
                "AddressType" => f_address_type = Decode::decode(value, &here)?,
                "AnycastZone" => f_anycast_zone = Decode::decode(value, &here)?,
                "VipCluster" => f_vip_cluster = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "BandwidthPackageId" => f_bandwidth_package_id = Decode::decode(value, &here)?,
                "AddressName" => f_address_name = Decode::decode(value, &here)?,
                "DedicatedClusterId" => f_dedicated_cluster_id = Decode::decode(value, &here)?,
                "IsDedicatedAddressPool" => {
                    f_is_dedicated_address_pool = Decode::decode(value, &here)?
                }
                "Egress" => f_egress = Decode::decode(value, &here)?,
                "AntiDDoSPackageId" => f_anti_d_do_s_package_id = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            address_count: f_address_count,
            internet_service_provider: f_internet_service_provider,
            internet_charge_type: f_internet_charge_type,
            ip_charge_type: f_ip_charge_type,
            internet_max_bandwidth_out: f_internet_max_bandwidth_out,
            address_charge_prepaid: f_address_charge_prepaid,
            address_type: f_address_type,
            anycast_zone: f_anycast_zone,
            vip_cluster: f_vip_cluster,
            tags: f_tags,
            bandwidth_package_id: f_bandwidth_package_id,
            address_name: f_address_name,
            dedicated_cluster_id: f_dedicated_cluster_id,
            is_dedicated_address_pool: f_is_dedicated_address_pool,
            egress: f_egress,
            anti_d_do_s_package_id: f_anti_d_do_s_package_id,
            client_token: f_client_token,
        })
    }
}
/// AllocateAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AllocateAddressesResponse {
    /// AddressSet.
    #[serde(rename = "AddressSet", skip_serializing_if = "Option::is_none")]
    pub address_set: Option<Vec<String>>,
    /// TaskId.
    #[serde(rename = "TaskId", skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
}
/// AssignIpv6AddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssignIpv6AddressesRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// Ipv6Addresses.
    #[serde(rename = "Ipv6Addresses", skip_serializing_if = "Option::is_none")]
    pub ipv6_addresses: Option<Vec<Ipv6Address>>,
    /// Ipv6AddressCount.
    #[serde(rename = "Ipv6AddressCount", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_count: Option<u64>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}
impl Decode for AssignIpv6AddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_ipv6_addresses: Option<Vec<Ipv6Address>> = None;
        let mut f_ipv6_address_count: Option<u64> = None;
        let mut f_client_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "Ipv6Addresses" => f_ipv6_addresses = Decode::decode(value, &here)?,
                "Ipv6AddressCount" => f_ipv6_address_count = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            ipv6_addresses: f_ipv6_addresses,
            ipv6_address_count: f_ipv6_address_count,
            client_token: f_client_token,
        })
    }
}
/// AssignIpv6AddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssignIpv6AddressesResponse {
    /// Ipv6AddressSet.
    #[serde(rename = "Ipv6AddressSet", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_set: Option<Vec<Ipv6Address>>,
}
/// AssignIpv6CidrBlockRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssignIpv6CidrBlockRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// AddressType.
    #[serde(rename = "AddressType", skip_serializing_if = "Option::is_none")]
    pub address_type: Option<String>,
}
impl Decode for AssignIpv6CidrBlockRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_address_type: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "AddressType" => f_address_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { vpc_id: required(f_vpc_id, path, "VpcId")?, address_type: f_address_type })
    }
}
/// AssignIpv6CidrBlockResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssignIpv6CidrBlockResponse {
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    /// AddressType.
    #[serde(rename = "AddressType", skip_serializing_if = "Option::is_none")]
    pub address_type: Option<String>,
}
/// AssignIpv6SubnetCidrBlockRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssignIpv6SubnetCidrBlockRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// Ipv6SubnetCidrBlocks.
    #[serde(rename = "Ipv6SubnetCidrBlocks")]
    pub ipv6_subnet_cidr_blocks: Vec<Ipv6SubnetCidrBlock>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}
impl Decode for AssignIpv6SubnetCidrBlockRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_ipv6_subnet_cidr_blocks: Option<Vec<Ipv6SubnetCidrBlock>> = None;
        let mut f_client_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "Ipv6SubnetCidrBlocks" => f_ipv6_subnet_cidr_blocks = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            ipv6_subnet_cidr_blocks: required(
                f_ipv6_subnet_cidr_blocks,
                path,
                "Ipv6SubnetCidrBlocks",
            )?,
            client_token: f_client_token,
        })
    }
}
/// AssignIpv6SubnetCidrBlockResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssignIpv6SubnetCidrBlockResponse {
    /// Ipv6SubnetCidrBlockSet.
    #[serde(rename = "Ipv6SubnetCidrBlockSet", skip_serializing_if = "Option::is_none")]
    pub ipv6_subnet_cidr_block_set: Option<Vec<Ipv6SubnetCidrBlock>>,
}
/// AssignPrivateIpAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssignPrivateIpAddressesRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// PrivateIpAddresses.
    #[serde(rename = "PrivateIpAddresses", skip_serializing_if = "Option::is_none")]
    pub private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>>,
    /// SecondaryPrivateIpAddressCount.
    #[serde(rename = "SecondaryPrivateIpAddressCount", skip_serializing_if = "Option::is_none")]
    pub secondary_private_ip_address_count: Option<u64>,
    /// QosLevel.
    #[serde(rename = "QosLevel", skip_serializing_if = "Option::is_none")]
    pub qos_level: Option<String>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}
impl Decode for AssignPrivateIpAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>> = None;
        let mut f_secondary_private_ip_address_count: Option<u64> = None;
        let mut f_qos_level: Option<String> = None;
        let mut f_client_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "PrivateIpAddresses" => f_private_ip_addresses = Decode::decode(value, &here)?,
                "SecondaryPrivateIpAddressCount" => {
                    f_secondary_private_ip_address_count = Decode::decode(value, &here)?
                }
                "QosLevel" => f_qos_level = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            private_ip_addresses: f_private_ip_addresses,
            secondary_private_ip_address_count: f_secondary_private_ip_address_count,
            qos_level: f_qos_level,
            client_token: f_client_token,
        })
    }
}
/// AssignPrivateIpAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssignPrivateIpAddressesResponse {
    /// PrivateIpAddressSet.
    #[serde(rename = "PrivateIpAddressSet", skip_serializing_if = "Option::is_none")]
    pub private_ip_address_set: Option<Vec<PrivateIpAddressSpecification>>,
}
/// AssistantCidr.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssistantCidr {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// AssistantType.
    #[serde(rename = "AssistantType", skip_serializing_if = "Option::is_none")]
    pub assistant_type: Option<i64>,
    /// SubnetSet.
    #[serde(rename = "SubnetSet", skip_serializing_if = "Option::is_none")]
    pub subnet_set: Option<Vec<Subnet>>,
}
/// AssociateAddressRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateAddressRequest {
    /// AddressId.
    #[serde(rename = "AddressId")]
    pub address_id: String,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    /// PrivateIpAddress.
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    /// EipDirectConnection.
    #[serde(rename = "EipDirectConnection", skip_serializing_if = "Option::is_none")]
    pub eip_direct_connection: Option<bool>,
    /// InstanceRegion.
    #[serde(rename = "InstanceRegion", skip_serializing_if = "Option::is_none")]
    pub instance_region: Option<String>,
}
impl Decode for AssociateAddressRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_id: Option<String> = None;
        let mut f_instance_id: Option<String> = None;
        let mut f_network_interface_id: Option<String> = None;
        let mut f_private_ip_address: Option<String> = None;
        let mut f_eip_direct_connection: Option<bool> = None;
        let mut f_instance_region: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressId" => f_address_id = Decode::decode(value, &here)?,
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "PrivateIpAddress" => f_private_ip_address = Decode::decode(value, &here)?,
                "EipDirectConnection" => f_eip_direct_connection = Decode::decode(value, &here)?,
                "InstanceRegion" => f_instance_region = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            address_id: required(f_address_id, path, "AddressId")?,
            instance_id: f_instance_id,
            network_interface_id: f_network_interface_id,
            private_ip_address: f_private_ip_address,
            eip_direct_connection: f_eip_direct_connection,
            instance_region: f_instance_region,
        })
    }
}
/// AssociateAddressResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateAddressResponse {
    /// TaskId.
    #[serde(rename = "TaskId", skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
}
/// AssociateDhcpIpWithAddressIpRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateDhcpIpWithAddressIpRequest {
    /// DhcpIpId.
    #[serde(rename = "DhcpIpId")]
    pub dhcp_ip_id: String,
    /// AddressIp.
    #[serde(rename = "AddressIp")]
    pub address_ip: String,
}
impl Decode for AssociateDhcpIpWithAddressIpRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_dhcp_ip_id: Option<String> = None;
        let mut f_address_ip: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "DhcpIpId" => f_dhcp_ip_id = Decode::decode(value, &here)?,
                "AddressIp" => f_address_ip = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            dhcp_ip_id: required(f_dhcp_ip_id, path, "DhcpIpId")?,
            address_ip: required(f_address_ip, path, "AddressIp")?,
        })
    }
}
/// AssociateDhcpIpWithAddressIpResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateDhcpIpWithAddressIpResponse {}
/// AssociateHaVipInstanceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateHaVipInstanceRequest {
    /// HaVipAssociationSet.
    #[serde(rename = "HaVipAssociationSet")]
    pub ha_vip_association_set: Vec<HaVipAssociation>,
}
impl Decode for AssociateHaVipInstanceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ha_vip_association_set: Option<Vec<HaVipAssociation>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "HaVipAssociationSet" => f_ha_vip_association_set = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            ha_vip_association_set: required(
                f_ha_vip_association_set,
                path,
                "HaVipAssociationSet",
            )?,
        })
    }
}
/// AssociateHaVipInstanceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateHaVipInstanceResponse {}
/// AssociateNetworkAclSubnetsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateNetworkAclSubnetsRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// SubnetIds.
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
}
impl Decode for AssociateNetworkAclSubnetsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_subnet_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "SubnetIds" => f_subnet_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            subnet_ids: required(f_subnet_ids, path, "SubnetIds")?,
        })
    }
}
/// AssociateNetworkAclSubnetsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateNetworkAclSubnetsResponse {}
/// AssociateNetworkInterfaceSecurityGroupsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateNetworkInterfaceSecurityGroupsRequest {
    /// NetworkInterfaceIds.
    #[serde(rename = "NetworkInterfaceIds")]
    pub network_interface_ids: Vec<String>,
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds")]
    pub security_group_ids: Vec<String>,
}
impl Decode for AssociateNetworkInterfaceSecurityGroupsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_ids: Option<Vec<String>> = None;
        let mut f_security_group_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceIds" => f_network_interface_ids = Decode::decode(value, &here)?,
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_ids: required(f_network_interface_ids, path, "NetworkInterfaceIds")?,
            security_group_ids: required(f_security_group_ids, path, "SecurityGroupIds")?,
        })
    }
}
/// AssociateNetworkInterfaceSecurityGroupsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AssociateNetworkInterfaceSecurityGroupsResponse {}
/// AttachNetworkInterfaceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AttachNetworkInterfaceRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// InstanceId.
    #[serde(rename = "InstanceId")]
    pub instance_id: String,
    /// AttachType.
    #[serde(rename = "AttachType", skip_serializing_if = "Option::is_none")]
    pub attach_type: Option<u64>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}
impl Decode for AttachNetworkInterfaceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_instance_id: Option<String> = None;
        let mut f_attach_type: Option<u64> = None;
        let mut f_client_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                "AttachType" => f_attach_type = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            instance_id: required(f_instance_id, path, "InstanceId")?,
            attach_type: f_attach_type,
            client_token: f_client_token,
        })
    }
}
/// AttachNetworkInterfaceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct AttachNetworkInterfaceResponse {}
/// BandwidthPackage.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct BandwidthPackage {
    /// BandwidthPackageId.
    #[serde(rename = "BandwidthPackageId", skip_serializing_if = "Option::is_none")]
    pub bandwidth_package_id: Option<String>,
    /// NetworkType.
    #[serde(rename = "NetworkType", skip_serializing_if = "Option::is_none")]
    pub network_type: Option<String>,
    /// ChargeType.
    #[serde(rename = "ChargeType", skip_serializing_if = "Option::is_none")]
    pub charge_type: Option<String>,
    /// BandwidthPackageName.
    #[serde(rename = "BandwidthPackageName", skip_serializing_if = "Option::is_none")]
    pub bandwidth_package_name: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// Status.
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// ResourceSet.
    #[serde(rename = "ResourceSet", skip_serializing_if = "Option::is_none")]
    pub resource_set: Option<Vec<Resource>>,
    /// Bandwidth.
    #[serde(rename = "Bandwidth", skip_serializing_if = "Option::is_none")]
    pub bandwidth: Option<i64>,
    /// Egress.
    #[serde(rename = "Egress", skip_serializing_if = "Option::is_none")]
    pub egress: Option<String>,
    /// Deadline.
    #[serde(rename = "Deadline", skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
}
/// CheckAssistantCidrRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CheckAssistantCidrRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// NewCidrBlocks.
    #[serde(rename = "NewCidrBlocks", skip_serializing_if = "Option::is_none")]
    pub new_cidr_blocks: Option<Vec<String>>,
    /// OldCidrBlocks.
    #[serde(rename = "OldCidrBlocks", skip_serializing_if = "Option::is_none")]
    pub old_cidr_blocks: Option<Vec<String>>,
}
impl Decode for CheckAssistantCidrRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_new_cidr_blocks: Option<Vec<String>> = None;
        let mut f_old_cidr_blocks: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "NewCidrBlocks" => f_new_cidr_blocks = Decode::decode(value, &here)?,
                "OldCidrBlocks" => f_old_cidr_blocks = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            new_cidr_blocks: f_new_cidr_blocks,
            old_cidr_blocks: f_old_cidr_blocks,
        })
    }
}
/// CheckAssistantCidrResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CheckAssistantCidrResponse {
    /// ConflictSourceSet.
    #[serde(rename = "ConflictSourceSet", skip_serializing_if = "Option::is_none")]
    pub conflict_source_set: Option<Vec<ConflictSource>>,
}
/// CheckDefaultSubnetRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CheckDefaultSubnetRequest {
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
}
impl Decode for CheckDefaultSubnetRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_zone: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Zone" => f_zone = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { zone: f_zone })
    }
}
/// CheckDefaultSubnetResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CheckDefaultSubnetResponse {
    /// Result.
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<bool>,
}
/// CidrForCcn.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CidrForCcn {
    /// Cidr.
    #[serde(rename = "Cidr", skip_serializing_if = "Option::is_none")]
    pub cidr: Option<String>,
    /// PublishedToVbc.
    #[serde(rename = "PublishedToVbc", skip_serializing_if = "Option::is_none")]
    pub published_to_vbc: Option<bool>,
}
/// CloneSecurityGroupRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CloneSecurityGroupRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
    /// GroupName.
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    /// GroupDescription.
    #[serde(rename = "GroupDescription", skip_serializing_if = "Option::is_none")]
    pub group_description: Option<String>,
    /// ProjectId.
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// RemoteRegion.
    #[serde(rename = "RemoteRegion", skip_serializing_if = "Option::is_none")]
    pub remote_region: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// IsCloneTags.
    #[serde(rename = "IsCloneTags", skip_serializing_if = "Option::is_none")]
    pub is_clone_tags: Option<bool>,
}
impl Decode for CloneSecurityGroupRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        let mut f_group_name: Option<String> = None;
        let mut f_group_description: Option<String> = None;
        let mut f_project_id: Option<String> = None;
        let mut f_remote_region: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_is_clone_tags: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "GroupName" => f_group_name = Decode::decode(value, &here)?,
                "GroupDescription" => f_group_description = Decode::decode(value, &here)?,
                "ProjectId" => f_project_id = Decode::decode(value, &here)?,
                "RemoteRegion" => f_remote_region = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "IsCloneTags" => f_is_clone_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_id: required(f_security_group_id, path, "SecurityGroupId")?,
            group_name: f_group_name,
            group_description: f_group_description,
            project_id: f_project_id,
            remote_region: f_remote_region,
            tags: f_tags,
            is_clone_tags: f_is_clone_tags,
        })
    }
}
/// CloneSecurityGroupResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CloneSecurityGroupResponse {
    /// SecurityGroup.
    #[serde(rename = "SecurityGroup", skip_serializing_if = "Option::is_none")]
    pub security_group: Option<SecurityGroup>,
}
/// ConflictItem.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ConflictItem {
    /// DestinationItem.
    #[serde(rename = "DestinationItem", skip_serializing_if = "Option::is_none")]
    pub destination_item: Option<String>,
    /// ConflictId.
    #[serde(rename = "ConflictId", skip_serializing_if = "Option::is_none")]
    pub conflict_id: Option<String>,
}
/// ConflictSource.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ConflictSource {
    /// ConflictSourceId.
    #[serde(rename = "ConflictSourceId", skip_serializing_if = "Option::is_none")]
    pub conflict_source_id: Option<String>,
    /// SourceItem.
    #[serde(rename = "SourceItem", skip_serializing_if = "Option::is_none")]
    pub source_item: Option<String>,
    /// ConflictItemSet.
    #[serde(rename = "ConflictItemSet", skip_serializing_if = "Option::is_none")]
    pub conflict_item_set: Option<Vec<ConflictItem>>,
}
/// CreateAndAttachNetworkInterfaceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateAndAttachNetworkInterfaceRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// NetworkInterfaceName.
    #[serde(rename = "NetworkInterfaceName")]
    pub network_interface_name: String,
    /// SubnetId.
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
    /// InstanceId.
    #[serde(rename = "InstanceId")]
    pub instance_id: String,
    /// PrivateIpAddresses.
    #[serde(rename = "PrivateIpAddresses", skip_serializing_if = "Option::is_none")]
    pub private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>>,
    /// SecondaryPrivateIpAddressCount.
    #[serde(rename = "SecondaryPrivateIpAddressCount", skip_serializing_if = "Option::is_none")]
    pub secondary_private_ip_address_count: Option<u64>,
    /// Ipv6Addresses.
    #[serde(rename = "Ipv6Addresses", skip_serializing_if = "Option::is_none")]
    pub ipv6_addresses: Option<Vec<Ipv6Address>>,
    /// Ipv6AddressCount.
    #[serde(rename = "Ipv6AddressCount", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_count: Option<u64>,
    /// QosLevel.
    #[serde(rename = "QosLevel", skip_serializing_if = "Option::is_none")]
    pub qos_level: Option<String>,
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    /// NetworkInterfaceDescription.
    #[serde(rename = "NetworkInterfaceDescription", skip_serializing_if = "Option::is_none")]
    pub network_interface_description: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// AttachType.
    #[serde(rename = "AttachType", skip_serializing_if = "Option::is_none")]
    pub attach_type: Option<u64>,
    /// IsRdma.
    #[serde(rename = "IsRdma", skip_serializing_if = "Option::is_none")]
    pub is_rdma: Option<bool>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    /// TerminationProtection.
    #[serde(rename = "TerminationProtection", skip_serializing_if = "Option::is_none")]
    pub termination_protection: Option<bool>,
    /// TrafficProtection.
    #[serde(rename = "TrafficProtection", skip_serializing_if = "Option::is_none")]
    pub traffic_protection: Option<bool>,
}
impl Decode for CreateAndAttachNetworkInterfaceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_network_interface_name: Option<String> = None;
        let mut f_subnet_id: Option<String> = None;
        let mut f_instance_id: Option<String> = None;
        let mut f_private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>> = None;
        let mut f_secondary_private_ip_address_count: Option<u64> = None;
        let mut f_ipv6_addresses: Option<Vec<Ipv6Address>> = None;
        let mut f_ipv6_address_count: Option<u64> = None;
        let mut f_qos_level: Option<String> = None;
        let mut f_security_group_ids: Option<Vec<String>> = None;
        let mut f_network_interface_description: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_attach_type: Option<u64> = None;
        let mut f_is_rdma: Option<bool> = None;
        let mut f_client_token: Option<String> = None;
        let mut f_termination_protection: Option<bool> = None;
        let mut f_traffic_protection: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "NetworkInterfaceName" => f_network_interface_name = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                "PrivateIpAddresses" => f_private_ip_addresses = Decode::decode(value, &here)?,
                "SecondaryPrivateIpAddressCount" => {
                    f_secondary_private_ip_address_count = Decode::decode(value, &here)?
                }
                "Ipv6Addresses" => f_ipv6_addresses = Decode::decode(value, &here)?,
                "Ipv6AddressCount" => f_ipv6_address_count = Decode::decode(value, &here)?,
                "QosLevel" => f_qos_level = Decode::decode(value, &here)?,
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                "NetworkInterfaceDescription" => {
                    f_network_interface_description = Decode::decode(value, &here)?
                }
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "AttachType" => f_attach_type = Decode::decode(value, &here)?,
                "IsRdma" => f_is_rdma = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                "TerminationProtection" => f_termination_protection = Decode::decode(value, &here)?,
                "TrafficProtection" => f_traffic_protection = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            network_interface_name: required(
                f_network_interface_name,
                path,
                "NetworkInterfaceName",
            )?,
            subnet_id: required(f_subnet_id, path, "SubnetId")?,
            instance_id: required(f_instance_id, path, "InstanceId")?,
            private_ip_addresses: f_private_ip_addresses,
            secondary_private_ip_address_count: f_secondary_private_ip_address_count,
            ipv6_addresses: f_ipv6_addresses,
            ipv6_address_count: f_ipv6_address_count,
            qos_level: f_qos_level,
            security_group_ids: f_security_group_ids,
            network_interface_description: f_network_interface_description,
            tags: f_tags,
            attach_type: f_attach_type,
            is_rdma: f_is_rdma,
            client_token: f_client_token,
            termination_protection: f_termination_protection,
            traffic_protection: f_traffic_protection,
        })
    }
}
/// CreateAndAttachNetworkInterfaceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateAndAttachNetworkInterfaceResponse {
    /// NetworkInterface.
    #[serde(rename = "NetworkInterface", skip_serializing_if = "Option::is_none")]
    pub network_interface: Option<NetworkInterface>,
}
/// CreateAssistantCidrRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateAssistantCidrRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// CidrBlocks.
    #[serde(rename = "CidrBlocks")]
    pub cidr_blocks: Vec<String>,
}
impl Decode for CreateAssistantCidrRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_cidr_blocks: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "CidrBlocks" => f_cidr_blocks = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            cidr_blocks: required(f_cidr_blocks, path, "CidrBlocks")?,
        })
    }
}
/// CreateAssistantCidrResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateAssistantCidrResponse {
    /// AssistantCidrSet.
    #[serde(rename = "AssistantCidrSet", skip_serializing_if = "Option::is_none")]
    pub assistant_cidr_set: Option<Vec<AssistantCidr>>,
}
/// CreateDefaultSecurityGroupRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateDefaultSecurityGroupRequest {
    /// ProjectId.
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
}
impl Decode for CreateDefaultSecurityGroupRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_project_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ProjectId" => f_project_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { project_id: f_project_id })
    }
}
/// CreateDefaultSecurityGroupResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateDefaultSecurityGroupResponse {
    /// SecurityGroup.
    #[serde(rename = "SecurityGroup", skip_serializing_if = "Option::is_none")]
    pub security_group: Option<SecurityGroup>,
}
/// CreateDefaultVpcRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateDefaultVpcRequest {
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Force.
    #[serde(rename = "Force", skip_serializing_if = "Option::is_none")]
    pub force: Option<bool>,
}
impl Decode for CreateDefaultVpcRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_zone: Option<String> = None;
        let mut f_force: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Zone" => f_zone = Decode::decode(value, &here)?,
                "Force" => f_force = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { zone: f_zone, force: f_force })
    }
}
/// CreateDefaultVpcResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateDefaultVpcResponse {
    /// Vpc.
    #[serde(rename = "Vpc", skip_serializing_if = "Option::is_none")]
    pub vpc: Option<DefaultVpcSubnet>,
}
/// CreateDhcpIpRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateDhcpIpRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// SubnetId.
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
    /// DhcpIpName.
    #[serde(rename = "DhcpIpName")]
    pub dhcp_ip_name: String,
    /// SecondaryPrivateIpAddressCount.
    #[serde(rename = "SecondaryPrivateIpAddressCount", skip_serializing_if = "Option::is_none")]
    pub secondary_private_ip_address_count: Option<u64>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}
impl Decode for CreateDhcpIpRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_subnet_id: Option<String> = None;
        let mut f_dhcp_ip_name: Option<String> = None;
        let mut f_secondary_private_ip_address_count: Option<u64> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "DhcpIpName" => f_dhcp_ip_name = Decode::decode(value, &here)?,
                "SecondaryPrivateIpAddressCount" => {
                    f_secondary_private_ip_address_count = Decode::decode(value, &here)?
                }
                "Tags" => f_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            subnet_id: required(f_subnet_id, path, "SubnetId")?,
            dhcp_ip_name: required(f_dhcp_ip_name, path, "DhcpIpName")?,
            secondary_private_ip_address_count: f_secondary_private_ip_address_count,
            tags: f_tags,
        })
    }
}
/// CreateDhcpIpResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateDhcpIpResponse {
    /// DhcpIpSet.
    #[serde(rename = "DhcpIpSet", skip_serializing_if = "Option::is_none")]
    pub dhcp_ip_set: Option<Vec<DhcpIp>>,
}
/// CreateFlowLogRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateFlowLogRequest {
    /// FlowLogName.
    #[serde(rename = "FlowLogName")]
    pub flow_log_name: String,
    /// ResourceType.
    #[serde(rename = "ResourceType")]
    pub resource_type: String,
    /// ResourceId.
    #[serde(rename = "ResourceId")]
    pub resource_id: String,
    /// TrafficType.
    #[serde(rename = "TrafficType")]
    pub traffic_type: String,
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// FlowLogDescription.
    #[serde(rename = "FlowLogDescription", skip_serializing_if = "Option::is_none")]
    pub flow_log_description: Option<String>,
    /// CloudLogId.
    #[serde(rename = "CloudLogId", skip_serializing_if = "Option::is_none")]
    pub cloud_log_id: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// StorageType.
    #[serde(rename = "StorageType", skip_serializing_if = "Option::is_none")]
    pub storage_type: Option<String>,
    /// FlowLogStorage.
    #[serde(rename = "FlowLogStorage", skip_serializing_if = "Option::is_none")]
    pub flow_log_storage: Option<FlowLogStorage>,
    /// CloudLogRegion.
    #[serde(rename = "CloudLogRegion", skip_serializing_if = "Option::is_none")]
    pub cloud_log_region: Option<String>,
    /// Period.
    #[serde(rename = "Period", skip_serializing_if = "Option::is_none")]
    pub period: Option<u64>,
}
impl Decode for CreateFlowLogRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_flow_log_name: Option<String> = None;
        let mut f_resource_type: Option<String> = None;
        let mut f_resource_id: Option<String> = None;
        let mut f_traffic_type: Option<String> = None;
        let mut f_vpc_id: Option<String> = None;
        let mut f_flow_log_description: Option<String> = None;
        let mut f_cloud_log_id: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_storage_type: Option<String> = None;
        let mut f_flow_log_storage: Option<FlowLogStorage> = None;
        let mut f_cloud_log_region: Option<String> = None;
        let mut f_period: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "FlowLogName" => f_flow_log_name = Decode::decode(value, &here)?,
                "ResourceType" => f_resource_type = Decode::decode(value, &here)?,
                "ResourceId" => f_resource_id = Decode::decode(value, &here)?,
                "TrafficType" => f_traffic_type = Decode::decode(value, &here)?,
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "FlowLogDescription" => f_flow_log_description = Decode::decode(value, &here)?,
                "CloudLogId" => f_cloud_log_id = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "StorageType" => f_storage_type = Decode::decode(value, &here)?,
                "FlowLogStorage" => f_flow_log_storage = Decode::decode(value, &here)?,
                "CloudLogRegion" => f_cloud_log_region = Decode::decode(value, &here)?,
                "Period" => f_period = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            flow_log_name: required(f_flow_log_name, path, "FlowLogName")?,
            resource_type: required(f_resource_type, path, "ResourceType")?,
            resource_id: required(f_resource_id, path, "ResourceId")?,
            traffic_type: required(f_traffic_type, path, "TrafficType")?,
            vpc_id: f_vpc_id,
            flow_log_description: f_flow_log_description,
            cloud_log_id: f_cloud_log_id,
            tags: f_tags,
            storage_type: f_storage_type,
            flow_log_storage: f_flow_log_storage,
            cloud_log_region: f_cloud_log_region,
            period: f_period,
        })
    }
}
/// CreateFlowLogResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateFlowLogResponse {
    /// FlowLog.
    #[serde(rename = "FlowLog", skip_serializing_if = "Option::is_none")]
    pub flow_log: Option<Vec<FlowLog>>,
}
/// CreateHaVipRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateHaVipRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// HaVipName.
    #[serde(rename = "HaVipName")]
    pub ha_vip_name: String,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// Vip.
    #[serde(rename = "Vip", skip_serializing_if = "Option::is_none")]
    pub vip: Option<String>,
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    /// CheckAssociate.
    #[serde(rename = "CheckAssociate", skip_serializing_if = "Option::is_none")]
    pub check_associate: Option<bool>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// HaVipAssociationSet.
    #[serde(rename = "HaVipAssociationSet", skip_serializing_if = "Option::is_none")]
    pub ha_vip_association_set: Option<Vec<HaVipAssociation>>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}
impl Decode for CreateHaVipRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_ha_vip_name: Option<String> = None;
        let mut f_subnet_id: Option<String> = None;
        let mut f_vip: Option<String> = None;
        let mut f_network_interface_id: Option<String> = None;
        let mut f_check_associate: Option<bool> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_ha_vip_association_set: Option<Vec<HaVipAssociation>> = None;
        let mut f_client_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "HaVipName" => f_ha_vip_name = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "Vip" => f_vip = Decode::decode(value, &here)?,
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "CheckAssociate" => f_check_associate = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "HaVipAssociationSet" => f_ha_vip_association_set = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            ha_vip_name: required(f_ha_vip_name, path, "HaVipName")?,
            subnet_id: f_subnet_id,
            vip: f_vip,
            network_interface_id: f_network_interface_id,
            check_associate: f_check_associate,
            tags: f_tags,
            ha_vip_association_set: f_ha_vip_association_set,
            client_token: f_client_token,
        })
    }
}
/// CreateHaVipResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateHaVipResponse {
    /// HaVip.
    #[serde(rename = "HaVip", skip_serializing_if = "Option::is_none")]
    pub ha_vip: Option<HaVip>,
}
/// CreateNetworkAclEntriesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateNetworkAclEntriesRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// NetworkAclEntrySet.
    #[serde(rename = "NetworkAclEntrySet")]
    pub network_acl_entry_set: NetworkAclEntrySet,
}
impl Decode for CreateNetworkAclEntriesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_network_acl_entry_set: Option<NetworkAclEntrySet> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "NetworkAclEntrySet" => f_network_acl_entry_set = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            network_acl_entry_set: required(f_network_acl_entry_set, path, "NetworkAclEntrySet")?,
        })
    }
}
/// CreateNetworkAclEntriesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateNetworkAclEntriesResponse {}
/// CreateNetworkAclQuintupleEntriesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateNetworkAclQuintupleEntriesRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// NetworkAclQuintupleSet.
    #[serde(rename = "NetworkAclQuintupleSet")]
    pub network_acl_quintuple_set: NetworkAclQuintupleEntries,
}
impl Decode for CreateNetworkAclQuintupleEntriesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_network_acl_quintuple_set: Option<NetworkAclQuintupleEntries> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "NetworkAclQuintupleSet" => {
                    f_network_acl_quintuple_set = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            network_acl_quintuple_set: required(
                f_network_acl_quintuple_set,
                path,
                "NetworkAclQuintupleSet",
            )?,
        })
    }
}
/// CreateNetworkAclQuintupleEntriesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateNetworkAclQuintupleEntriesResponse {}
/// CreateNetworkAclRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateNetworkAclRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// NetworkAclName.
    #[serde(rename = "NetworkAclName")]
    pub network_acl_name: String,
    /// NetworkAclType.
    #[serde(rename = "NetworkAclType", skip_serializing_if = "Option::is_none")]
    pub network_acl_type: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}
impl Decode for CreateNetworkAclRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_network_acl_name: Option<String> = None;
        let mut f_network_acl_type: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "NetworkAclName" => f_network_acl_name = Decode::decode(value, &here)?,
                "NetworkAclType" => f_network_acl_type = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            network_acl_name: required(f_network_acl_name, path, "NetworkAclName")?,
            network_acl_type: f_network_acl_type,
            tags: f_tags,
        })
    }
}
/// CreateNetworkAclResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateNetworkAclResponse {
    /// NetworkAcl.
    #[serde(rename = "NetworkAcl", skip_serializing_if = "Option::is_none")]
    pub network_acl: Option<NetworkAcl>,
}
/// CreateNetworkInterfaceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateNetworkInterfaceRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// NetworkInterfaceName.
    #[serde(rename = "NetworkInterfaceName")]
    pub network_interface_name: String,
    /// SubnetId.
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
    /// NetworkInterfaceDescription.
    #[serde(rename = "NetworkInterfaceDescription", skip_serializing_if = "Option::is_none")]
    pub network_interface_description: Option<String>,
    /// QosLevel.
    #[serde(rename = "QosLevel", skip_serializing_if = "Option::is_none")]
    pub qos_level: Option<String>,
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    /// PrivateIpAddresses.
    #[serde(rename = "PrivateIpAddresses", skip_serializing_if = "Option::is_none")]
    pub private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>>,
    /// SecondaryPrivateIpAddressCount.
    #[serde(rename = "SecondaryPrivateIpAddressCount", skip_serializing_if = "Option::is_none")]
    pub secondary_private_ip_address_count: Option<u64>,
    /// Ipv6Addresses.
    #[serde(rename = "Ipv6Addresses", skip_serializing_if = "Option::is_none")]
    pub ipv6_addresses: Option<Vec<Ipv6Address>>,
    /// Ipv6AddressCount.
    #[serde(rename = "Ipv6AddressCount", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_count: Option<u64>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// TrunkingFlag.
    #[serde(rename = "TrunkingFlag", skip_serializing_if = "Option::is_none")]
    pub trunking_flag: Option<String>,
    /// IsRdma.
    #[serde(rename = "IsRdma", skip_serializing_if = "Option::is_none")]
    pub is_rdma: Option<bool>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
    /// TerminationProtection.
    #[serde(rename = "TerminationProtection", skip_serializing_if = "Option::is_none")]
    pub termination_protection: Option<bool>,
    /// TrafficProtection.
    #[serde(rename = "TrafficProtection", skip_serializing_if = "Option::is_none")]
    pub traffic_protection: Option<bool>,
}
impl Decode for CreateNetworkInterfaceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_network_interface_name: Option<String> = None;
        let mut f_subnet_id: Option<String> = None;
        let mut f_network_interface_description: Option<String> = None;
        let mut f_qos_level: Option<String> = None;
        let mut f_security_group_ids: Option<Vec<String>> = None;
        let mut f_private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>> = None;
        let mut f_secondary_private_ip_address_count: Option<u64> = None;
        let mut f_ipv6_addresses: Option<Vec<Ipv6Address>> = None;
        let mut f_ipv6_address_count: Option<u64> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_trunking_flag: Option<String> = None;
        let mut f_is_rdma: Option<bool> = None;
        let mut f_client_token: Option<String> = None;
        let mut f_termination_protection: Option<bool> = None;
        let mut f_traffic_protection: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "NetworkInterfaceName" => f_network_interface_name = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "NetworkInterfaceDescription" => {
                    f_network_interface_description = Decode::decode(value, &here)?
                }
                "QosLevel" => f_qos_level = Decode::decode(value, &here)?,
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                "PrivateIpAddresses" => f_private_ip_addresses = Decode::decode(value, &here)?,
                "SecondaryPrivateIpAddressCount" => {
                    f_secondary_private_ip_address_count = Decode::decode(value, &here)?
                }
                "Ipv6Addresses" => f_ipv6_addresses = Decode::decode(value, &here)?,
                "Ipv6AddressCount" => f_ipv6_address_count = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "TrunkingFlag" => f_trunking_flag = Decode::decode(value, &here)?,
                "IsRdma" => f_is_rdma = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                "TerminationProtection" => f_termination_protection = Decode::decode(value, &here)?,
                "TrafficProtection" => f_traffic_protection = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            network_interface_name: required(
                f_network_interface_name,
                path,
                "NetworkInterfaceName",
            )?,
            subnet_id: required(f_subnet_id, path, "SubnetId")?,
            network_interface_description: f_network_interface_description,
            qos_level: f_qos_level,
            security_group_ids: f_security_group_ids,
            private_ip_addresses: f_private_ip_addresses,
            secondary_private_ip_address_count: f_secondary_private_ip_address_count,
            ipv6_addresses: f_ipv6_addresses,
            ipv6_address_count: f_ipv6_address_count,
            tags: f_tags,
            trunking_flag: f_trunking_flag,
            is_rdma: f_is_rdma,
            client_token: f_client_token,
            termination_protection: f_termination_protection,
            traffic_protection: f_traffic_protection,
        })
    }
}
/// CreateNetworkInterfaceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateNetworkInterfaceResponse {
    /// NetworkInterface.
    #[serde(rename = "NetworkInterface", skip_serializing_if = "Option::is_none")]
    pub network_interface: Option<NetworkInterface>,
}
/// CreateReserveIpAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateReserveIpAddressesRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// IpAddresses.
    #[serde(rename = "IpAddresses", skip_serializing_if = "Option::is_none")]
    pub ip_addresses: Option<Vec<String>>,
    /// IpAddressCount.
    #[serde(rename = "IpAddressCount", skip_serializing_if = "Option::is_none")]
    pub ip_address_count: Option<u64>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// Name.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}
impl Decode for CreateReserveIpAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_ip_addresses: Option<Vec<String>> = None;
        let mut f_ip_address_count: Option<u64> = None;
        let mut f_subnet_id: Option<String> = None;
        let mut f_name: Option<String> = None;
        let mut f_description: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_client_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "IpAddresses" => f_ip_addresses = Decode::decode(value, &here)?,
                "IpAddressCount" => f_ip_address_count = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "Name" => f_name = Decode::decode(value, &here)?,
                "Description" => f_description = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            ip_addresses: f_ip_addresses,
            ip_address_count: f_ip_address_count,
            subnet_id: f_subnet_id,
            name: f_name,
            description: f_description,
            tags: f_tags,
            client_token: f_client_token,
        })
    }
}
/// CreateReserveIpAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateReserveIpAddressesResponse {
    /// ReserveIpAddressSet.
    #[serde(rename = "ReserveIpAddressSet", skip_serializing_if = "Option::is_none")]
    pub reserve_ip_address_set: Option<Vec<ReserveIpAddressInfo>>,
}
/// CreateRouteTableRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateRouteTableRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// RouteTableName.
    #[serde(rename = "RouteTableName")]
    pub route_table_name: String,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}
impl Decode for CreateRouteTableRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_route_table_name: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "RouteTableName" => f_route_table_name = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            route_table_name: required(f_route_table_name, path, "RouteTableName")?,
            tags: f_tags,
        })
    }
}
/// CreateRouteTableResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateRouteTableResponse {
    /// RouteTable.
    #[serde(rename = "RouteTable", skip_serializing_if = "Option::is_none")]
    pub route_table: Option<RouteTable>,
}
/// CreateRoutesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateRoutesRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    /// Routes.
    #[serde(rename = "Routes")]
    pub routes: Vec<Route>,
}
impl Decode for CreateRoutesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        let mut f_routes: Option<Vec<Route>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "Routes" => f_routes = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            route_table_id: required(f_route_table_id, path, "RouteTableId")?,
            routes: required(f_routes, path, "Routes")?,
        })
    }
}
/// CreateRoutesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateRoutesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// RouteTableSet.
    #[serde(rename = "RouteTableSet", skip_serializing_if = "Option::is_none")]
    pub route_table_set: Option<Vec<RouteTable>>,
}
/// CreateSecurityGroupPoliciesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSecurityGroupPoliciesRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
    /// SecurityGroupPolicySet.
    #[serde(rename = "SecurityGroupPolicySet")]
    pub security_group_policy_set: SecurityGroupPolicySet,
}
impl Decode for CreateSecurityGroupPoliciesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        let mut f_security_group_policy_set: Option<SecurityGroupPolicySet> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "SecurityGroupPolicySet" => {
                    f_security_group_policy_set = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_id: required(f_security_group_id, path, "SecurityGroupId")?,
            security_group_policy_set: required(
                f_security_group_policy_set,
                path,
                "SecurityGroupPolicySet",
            )?,
        })
    }
}
/// CreateSecurityGroupPoliciesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSecurityGroupPoliciesResponse {}
/// CreateSecurityGroupRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSecurityGroupRequest {
    /// GroupName.
    #[serde(rename = "GroupName")]
    pub group_name: String,
    /// GroupDescription.
    #[serde(rename = "GroupDescription")]
    pub group_description: String,
    /// ProjectId.
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}
impl Decode for CreateSecurityGroupRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_group_name: Option<String> = None;
        let mut f_group_description: Option<String> = None;
        let mut f_project_id: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "GroupName" => f_group_name = Decode::decode(value, &here)?,
                "GroupDescription" => f_group_description = Decode::decode(value, &here)?,
                "ProjectId" => f_project_id = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            group_name: required(f_group_name, path, "GroupName")?,
            group_description: required(f_group_description, path, "GroupDescription")?,
            project_id: f_project_id,
            tags: f_tags,
        })
    }
}
/// CreateSecurityGroupResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSecurityGroupResponse {
    /// SecurityGroup.
    #[serde(rename = "SecurityGroup", skip_serializing_if = "Option::is_none")]
    pub security_group: Option<SecurityGroup>,
}
/// CreateSecurityGroupWithPoliciesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSecurityGroupWithPoliciesRequest {
    /// GroupName.
    #[serde(rename = "GroupName")]
    pub group_name: String,
    /// GroupDescription.
    #[serde(rename = "GroupDescription")]
    pub group_description: String,
    /// ProjectId.
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// SecurityGroupPolicySet.
    #[serde(rename = "SecurityGroupPolicySet", skip_serializing_if = "Option::is_none")]
    pub security_group_policy_set: Option<SecurityGroupPolicySet>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
}
impl Decode for CreateSecurityGroupWithPoliciesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_group_name: Option<String> = None;
        let mut f_group_description: Option<String> = None;
        let mut f_project_id: Option<String> = None;
        let mut f_security_group_policy_set: Option<SecurityGroupPolicySet> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "GroupName" => f_group_name = Decode::decode(value, &here)?,
                "GroupDescription" => f_group_description = Decode::decode(value, &here)?,
                "ProjectId" => f_project_id = Decode::decode(value, &here)?,
                "SecurityGroupPolicySet" => {
                    f_security_group_policy_set = Decode::decode(value, &here)?
                }
                "Tags" => f_tags = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            group_name: required(f_group_name, path, "GroupName")?,
            group_description: required(f_group_description, path, "GroupDescription")?,
            project_id: f_project_id,
            security_group_policy_set: f_security_group_policy_set,
            tags: f_tags,
        })
    }
}
/// CreateSecurityGroupWithPoliciesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSecurityGroupWithPoliciesResponse {
    /// SecurityGroup.
    #[serde(rename = "SecurityGroup", skip_serializing_if = "Option::is_none")]
    pub security_group: Option<SecurityGroup>,
}
/// CreateSubnetRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSubnetRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// SubnetName.
    #[serde(rename = "SubnetName")]
    pub subnet_name: String,
    /// Zone.
    #[serde(rename = "Zone")]
    pub zone: String,
    /// StackType.
    #[serde(rename = "StackType", skip_serializing_if = "Option::is_none")]
    pub stack_type: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
}
impl Decode for CreateSubnetRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_subnet_name: Option<String> = None;
        let mut f_zone: Option<String> = None;
        let mut f_stack_type: Option<String> = None;
        let mut f_cidr_block: Option<String> = None;
        let mut f_ipv6_cidr_block: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_cdc_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "SubnetName" => f_subnet_name = Decode::decode(value, &here)?,
                "Zone" => f_zone = Decode::decode(value, &here)?,
                "StackType" => f_stack_type = Decode::decode(value, &here)?,
                "CidrBlock" => f_cidr_block = Decode::decode(value, &here)?,
                "Ipv6CidrBlock" => f_ipv6_cidr_block = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "CdcId" => f_cdc_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            subnet_name: required(f_subnet_name, path, "SubnetName")?,
            zone: required(f_zone, path, "Zone")?,
            stack_type: f_stack_type,
            cidr_block: f_cidr_block,
            ipv6_cidr_block: f_ipv6_cidr_block,
            tags: f_tags,
            cdc_id: f_cdc_id,
        })
    }
}
/// CreateSubnetResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSubnetResponse {
    /// Subnet.
    #[serde(rename = "Subnet", skip_serializing_if = "Option::is_none")]
    pub subnet: Option<Subnet>,
}
/// CreateSubnetsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSubnetsRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// Subnets.
    #[serde(rename = "Subnets")]
    pub subnets: Vec<SubnetInput>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
}
impl Decode for CreateSubnetsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_subnets: Option<Vec<SubnetInput>> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_cdc_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "Subnets" => f_subnets = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "CdcId" => f_cdc_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            subnets: required(f_subnets, path, "Subnets")?,
            tags: f_tags,
            cdc_id: f_cdc_id,
        })
    }
}
/// CreateSubnetsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateSubnetsResponse {
    /// SubnetSet.
    #[serde(rename = "SubnetSet", skip_serializing_if = "Option::is_none")]
    pub subnet_set: Option<Vec<Subnet>>,
}
/// CreateVpcRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateVpcRequest {
    /// VpcName.
    #[serde(rename = "VpcName")]
    pub vpc_name: String,
    /// StackType.
    #[serde(rename = "StackType", skip_serializing_if = "Option::is_none")]
    pub stack_type: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    /// AddressType.
    #[serde(rename = "AddressType", skip_serializing_if = "Option::is_none")]
    pub address_type: Option<String>,
    /// EnableMulticast.
    #[serde(rename = "EnableMulticast", skip_serializing_if = "Option::is_none")]
    pub enable_multicast: Option<String>,
    /// DnsServers.
    #[serde(rename = "DnsServers", skip_serializing_if = "Option::is_none")]
    pub dns_servers: Option<Vec<String>>,
    /// DomainName.
    #[serde(rename = "DomainName", skip_serializing_if = "Option::is_none")]
    pub domain_name: Option<String>,
    /// Tags.
    #[serde(rename = "Tags", skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<Tag>>,
    /// EnableRouteVpcPublish.
    #[serde(rename = "EnableRouteVpcPublish", skip_serializing_if = "Option::is_none")]
    pub enable_route_vpc_publish: Option<bool>,
    /// EnableRouteVpcPublishIpv6.
    #[serde(rename = "EnableRouteVpcPublishIpv6", skip_serializing_if = "Option::is_none")]
    pub enable_route_vpc_publish_ipv6: Option<bool>,
}
impl Decode for CreateVpcRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_name: Option<String> = None;
        let mut f_stack_type: Option<String> = None;
        let mut f_cidr_block: Option<String> = None;
        let mut f_ipv6_cidr_block: Option<String> = None;
        let mut f_address_type: Option<String> = None;
        let mut f_enable_multicast: Option<String> = None;
        let mut f_dns_servers: Option<Vec<String>> = None;
        let mut f_domain_name: Option<String> = None;
        let mut f_tags: Option<Vec<Tag>> = None;
        let mut f_enable_route_vpc_publish: Option<bool> = None;
        let mut f_enable_route_vpc_publish_ipv6: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcName" => f_vpc_name = Decode::decode(value, &here)?,
                "StackType" => f_stack_type = Decode::decode(value, &here)?,
                "CidrBlock" => f_cidr_block = Decode::decode(value, &here)?,
                "Ipv6CidrBlock" => f_ipv6_cidr_block = Decode::decode(value, &here)?,
                "AddressType" => f_address_type = Decode::decode(value, &here)?,
                "EnableMulticast" => f_enable_multicast = Decode::decode(value, &here)?,
                "DnsServers" => f_dns_servers = Decode::decode(value, &here)?,
                "DomainName" => f_domain_name = Decode::decode(value, &here)?,
                "Tags" => f_tags = Decode::decode(value, &here)?,
                "EnableRouteVpcPublish" => {
                    f_enable_route_vpc_publish = Decode::decode(value, &here)?
                }
                "EnableRouteVpcPublishIpv6" => {
                    f_enable_route_vpc_publish_ipv6 = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_name: required(f_vpc_name, path, "VpcName")?,
            stack_type: f_stack_type,
            cidr_block: f_cidr_block,
            ipv6_cidr_block: f_ipv6_cidr_block,
            address_type: f_address_type,
            enable_multicast: f_enable_multicast,
            dns_servers: f_dns_servers,
            domain_name: f_domain_name,
            tags: f_tags,
            enable_route_vpc_publish: f_enable_route_vpc_publish,
            enable_route_vpc_publish_ipv6: f_enable_route_vpc_publish_ipv6,
        })
    }
}
/// CreateVpcResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CreateVpcResponse {
    /// Vpc.
    #[serde(rename = "Vpc", skip_serializing_if = "Option::is_none")]
    pub vpc: Option<Vpc>,
}
/// CvmInstance.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct CvmInstance {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// InstanceName.
    #[serde(rename = "InstanceName", skip_serializing_if = "Option::is_none")]
    pub instance_name: Option<String>,
    /// InstanceState.
    #[serde(rename = "InstanceState", skip_serializing_if = "Option::is_none")]
    pub instance_state: Option<String>,
    /// CPU.
    #[serde(rename = "CPU", skip_serializing_if = "Option::is_none")]
    pub cpu: Option<u64>,
    /// Memory.
    #[serde(rename = "Memory", skip_serializing_if = "Option::is_none")]
    pub memory: Option<u64>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// EniLimit.
    #[serde(rename = "EniLimit", skip_serializing_if = "Option::is_none")]
    pub eni_limit: Option<u64>,
    /// EniIpLimit.
    #[serde(rename = "EniIpLimit", skip_serializing_if = "Option::is_none")]
    pub eni_ip_limit: Option<u64>,
    /// InstanceEniCount.
    #[serde(rename = "InstanceEniCount", skip_serializing_if = "Option::is_none")]
    pub instance_eni_count: Option<u64>,
}
/// DefaultVpcSubnet.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DefaultVpcSubnet {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// VpcName.
    #[serde(rename = "VpcName", skip_serializing_if = "Option::is_none")]
    pub vpc_name: Option<String>,
    /// SubnetName.
    #[serde(rename = "SubnetName", skip_serializing_if = "Option::is_none")]
    pub subnet_name: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
}
/// DeleteAssistantCidrRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteAssistantCidrRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// CidrBlocks.
    #[serde(rename = "CidrBlocks")]
    pub cidr_blocks: Vec<String>,
}
impl Decode for DeleteAssistantCidrRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_cidr_blocks: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "CidrBlocks" => f_cidr_blocks = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            cidr_blocks: required(f_cidr_blocks, path, "CidrBlocks")?,
        })
    }
}
/// DeleteAssistantCidrResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteAssistantCidrResponse {}
/// DeleteDhcpIpRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteDhcpIpRequest {
    /// DhcpIpId.
    #[serde(rename = "DhcpIpId")]
    pub dhcp_ip_id: String,
}
impl Decode for DeleteDhcpIpRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_dhcp_ip_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "DhcpIpId" => f_dhcp_ip_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { dhcp_ip_id: required(f_dhcp_ip_id, path, "DhcpIpId")? })
    }
}
/// DeleteDhcpIpResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteDhcpIpResponse {}
/// DeleteFlowLogRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteFlowLogRequest {
    /// FlowLogId.
    #[serde(rename = "FlowLogId")]
    pub flow_log_id: String,
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
}
impl Decode for DeleteFlowLogRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_flow_log_id: Option<String> = None;
        let mut f_vpc_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "FlowLogId" => f_flow_log_id = Decode::decode(value, &here)?,
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { flow_log_id: required(f_flow_log_id, path, "FlowLogId")?, vpc_id: f_vpc_id })
    }
}
/// DeleteFlowLogResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteFlowLogResponse {}
/// DeleteHaVipRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteHaVipRequest {
    /// HaVipId.
    #[serde(rename = "HaVipId")]
    pub ha_vip_id: String,
}
impl Decode for DeleteHaVipRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ha_vip_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "HaVipId" => f_ha_vip_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { ha_vip_id: required(f_ha_vip_id, path, "HaVipId")? })
    }
}
/// DeleteHaVipResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteHaVipResponse {}
/// DeleteNetworkAclEntriesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteNetworkAclEntriesRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// NetworkAclEntrySet.
    #[serde(rename = "NetworkAclEntrySet", skip_serializing_if = "Option::is_none")]
    pub network_acl_entry_set: Option<NetworkAclEntrySet>,
}
impl Decode for DeleteNetworkAclEntriesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_network_acl_entry_set: Option<NetworkAclEntrySet> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "NetworkAclEntrySet" => f_network_acl_entry_set = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            network_acl_entry_set: f_network_acl_entry_set,
        })
    }
}
/// DeleteNetworkAclEntriesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteNetworkAclEntriesResponse {}
/// DeleteNetworkAclQuintupleEntriesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteNetworkAclQuintupleEntriesRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// NetworkAclQuintupleSet.
    #[serde(rename = "NetworkAclQuintupleSet")]
    pub network_acl_quintuple_set: NetworkAclQuintupleEntries,
}
impl Decode for DeleteNetworkAclQuintupleEntriesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_network_acl_quintuple_set: Option<NetworkAclQuintupleEntries> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "NetworkAclQuintupleSet" => {
                    f_network_acl_quintuple_set = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            network_acl_quintuple_set: required(
                f_network_acl_quintuple_set,
                path,
                "NetworkAclQuintupleSet",
            )?,
        })
    }
}
/// DeleteNetworkAclQuintupleEntriesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteNetworkAclQuintupleEntriesResponse {}
/// DeleteNetworkAclRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteNetworkAclRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
}
impl Decode for DeleteNetworkAclRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { network_acl_id: required(f_network_acl_id, path, "NetworkAclId")? })
    }
}
/// DeleteNetworkAclResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteNetworkAclResponse {}
/// DeleteNetworkInterfaceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteNetworkInterfaceRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
}
impl Decode for DeleteNetworkInterfaceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
        })
    }
}
/// DeleteNetworkInterfaceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteNetworkInterfaceResponse {}
/// DeleteReserveIpAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteReserveIpAddressesRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// ReserveIpIds.
    #[serde(rename = "ReserveIpIds")]
    pub reserve_ip_ids: Vec<String>,
}
impl Decode for DeleteReserveIpAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_reserve_ip_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "ReserveIpIds" => f_reserve_ip_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            reserve_ip_ids: required(f_reserve_ip_ids, path, "ReserveIpIds")?,
        })
    }
}
/// DeleteReserveIpAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteReserveIpAddressesResponse {}
/// DeleteRouteTableRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteRouteTableRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
}
impl Decode for DeleteRouteTableRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { route_table_id: required(f_route_table_id, path, "RouteTableId")? })
    }
}
/// DeleteRouteTableResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteRouteTableResponse {}
/// DeleteRoutesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteRoutesRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    /// Routes.
    #[serde(rename = "Routes", skip_serializing_if = "Option::is_none")]
    pub routes: Option<Vec<Route>>,
}
impl Decode for DeleteRoutesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        let mut f_routes: Option<Vec<Route>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "Routes" => f_routes = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            route_table_id: required(f_route_table_id, path, "RouteTableId")?,
            routes: f_routes,
        })
    }
}
/// DeleteRoutesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteRoutesResponse {
    /// RouteSet.
    #[serde(rename = "RouteSet", skip_serializing_if = "Option::is_none")]
    pub route_set: Option<Vec<Route>>,
}
/// DeleteSecurityGroupPoliciesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteSecurityGroupPoliciesRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
    /// SecurityGroupPolicySet.
    #[serde(rename = "SecurityGroupPolicySet")]
    pub security_group_policy_set: SecurityGroupPolicySet,
}
impl Decode for DeleteSecurityGroupPoliciesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        let mut f_security_group_policy_set: Option<SecurityGroupPolicySet> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "SecurityGroupPolicySet" => {
                    f_security_group_policy_set = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_id: required(f_security_group_id, path, "SecurityGroupId")?,
            security_group_policy_set: required(
                f_security_group_policy_set,
                path,
                "SecurityGroupPolicySet",
            )?,
        })
    }
}
/// DeleteSecurityGroupPoliciesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteSecurityGroupPoliciesResponse {}
/// DeleteSecurityGroupRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteSecurityGroupRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
}
impl Decode for DeleteSecurityGroupRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { security_group_id: required(f_security_group_id, path, "SecurityGroupId")? })
    }
}
/// DeleteSecurityGroupResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteSecurityGroupResponse {}
/// DeleteSubnetRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteSubnetRequest {
    /// SubnetId.
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
}
impl Decode for DeleteSubnetRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_subnet_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { subnet_id: required(f_subnet_id, path, "SubnetId")? })
    }
}
/// DeleteSubnetResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteSubnetResponse {}
/// DeleteVpcRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteVpcRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
}
impl Decode for DeleteVpcRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { vpc_id: required(f_vpc_id, path, "VpcId")? })
    }
}
/// DeleteVpcResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DeleteVpcResponse {}
/// DescribeAccountAttributesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeAccountAttributesRequest {}
impl Decode for DescribeAccountAttributesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// DescribeAccountAttributesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeAccountAttributesResponse {
    /// AccountAttributeSet.
    #[serde(rename = "AccountAttributeSet", skip_serializing_if = "Option::is_none")]
    pub account_attribute_set: Option<Vec<AccountAttribute>>,
}
/// DescribeAddressQuotaRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeAddressQuotaRequest {}
impl Decode for DescribeAddressQuotaRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// DescribeAddressQuotaResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeAddressQuotaResponse {
    /// QuotaSet.
    #[serde(rename = "QuotaSet", skip_serializing_if = "Option::is_none")]
    pub quota_set: Option<Vec<Quota>>,
}
/// DescribeAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeAddressesRequest {
    /// AddressIds.
    #[serde(rename = "AddressIds", skip_serializing_if = "Option::is_none")]
    pub address_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}
impl Decode for DescribeAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<i64> = None;
        let mut f_limit: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressIds" => f_address_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            address_ids: f_address_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
        })
    }
}
/// DescribeAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeAddressesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// AddressSet.
    #[serde(rename = "AddressSet", skip_serializing_if = "Option::is_none")]
    pub address_set: Option<Vec<Address>>,
}
/// DescribeAssistantCidrRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeAssistantCidrRequest {
    /// VpcIds.
    #[serde(rename = "VpcIds", skip_serializing_if = "Option::is_none")]
    pub vpc_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeAssistantCidrRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcIds" => f_vpc_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { vpc_ids: f_vpc_ids, filters: f_filters, offset: f_offset, limit: f_limit })
    }
}
/// DescribeAssistantCidrResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeAssistantCidrResponse {
    /// AssistantCidrSet.
    #[serde(rename = "AssistantCidrSet", skip_serializing_if = "Option::is_none")]
    pub assistant_cidr_set: Option<Vec<AssistantCidr>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeBandwidthPackagesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeBandwidthPackagesRequest {
    /// BandwidthPackageIds.
    #[serde(rename = "BandwidthPackageIds", skip_serializing_if = "Option::is_none")]
    pub bandwidth_package_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeBandwidthPackagesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_bandwidth_package_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "BandwidthPackageIds" => f_bandwidth_package_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            bandwidth_package_ids: f_bandwidth_package_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
        })
    }
}
/// DescribeBandwidthPackagesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeBandwidthPackagesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// BandwidthPackageSet.
    #[serde(rename = "BandwidthPackageSet", skip_serializing_if = "Option::is_none")]
    pub bandwidth_package_set: Option<Vec<BandwidthPackage>>,
}
/// DescribeDhcpIpsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeDhcpIpsRequest {
    /// DhcpIpIds.
    #[serde(rename = "DhcpIpIds", skip_serializing_if = "Option::is_none")]
    pub dhcp_ip_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeDhcpIpsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_dhcp_ip_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "DhcpIpIds" => f_dhcp_ip_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            dhcp_ip_ids: f_dhcp_ip_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
        })
    }
}
/// DescribeDhcpIpsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeDhcpIpsResponse {
    /// DhcpIpSet.
    #[serde(rename = "DhcpIpSet", skip_serializing_if = "Option::is_none")]
    pub dhcp_ip_set: Option<Vec<DhcpIp>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeFlowLogRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeFlowLogRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// FlowLogId.
    #[serde(rename = "FlowLogId")]
    pub flow_log_id: String,
}
impl Decode for DescribeFlowLogRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_flow_log_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "FlowLogId" => f_flow_log_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            flow_log_id: required(f_flow_log_id, path, "FlowLogId")?,
        })
    }
}
/// DescribeFlowLogResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeFlowLogResponse {
    /// FlowLog.
    #[serde(rename = "FlowLog", skip_serializing_if = "Option::is_none")]
    pub flow_log: Option<Vec<FlowLog>>,
}
/// DescribeFlowLogsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeFlowLogsRequest {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// FlowLogId.
    #[serde(rename = "FlowLogId", skip_serializing_if = "Option::is_none")]
    pub flow_log_id: Option<String>,
    /// FlowLogName.
    #[serde(rename = "FlowLogName", skip_serializing_if = "Option::is_none")]
    pub flow_log_name: Option<String>,
    /// ResourceType.
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// TrafficType.
    #[serde(rename = "TrafficType", skip_serializing_if = "Option::is_none")]
    pub traffic_type: Option<String>,
    /// CloudLogId.
    #[serde(rename = "CloudLogId", skip_serializing_if = "Option::is_none")]
    pub cloud_log_id: Option<String>,
    /// CloudLogState.
    #[serde(rename = "CloudLogState", skip_serializing_if = "Option::is_none")]
    pub cloud_log_state: Option<String>,
    /// OrderField.
    #[serde(rename = "OrderField", skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
    /// OrderDirection.
    #[serde(rename = "OrderDirection", skip_serializing_if = "Option::is_none")]
    pub order_direction: Option<String>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Filter>,
    /// CloudLogRegion.
    #[serde(rename = "CloudLogRegion", skip_serializing_if = "Option::is_none")]
    pub cloud_log_region: Option<String>,
}
impl Decode for DescribeFlowLogsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_flow_log_id: Option<String> = None;
        let mut f_flow_log_name: Option<String> = None;
        let mut f_resource_type: Option<String> = None;
        let mut f_resource_id: Option<String> = None;
        let mut f_traffic_type: Option<String> = None;
        let mut f_cloud_log_id: Option<String> = None;
        let mut f_cloud_log_state: Option<String> = None;
        let mut f_order_field: Option<String> = None;
        let mut f_order_direction: Option<String> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_filters: Option<Filter> = None;
        let mut f_cloud_log_region: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "FlowLogId" => f_flow_log_id = Decode::decode(value, &here)?,
                "FlowLogName" => f_flow_log_name = Decode::decode(value, &here)?,
                "ResourceType" => f_resource_type = Decode::decode(value, &here)?,
                "ResourceId" => f_resource_id = Decode::decode(value, &here)?,
                "TrafficType" => f_traffic_type = Decode::decode(value, &here)?,
                "CloudLogId" => f_cloud_log_id = Decode::decode(value, &here)?,
                "CloudLogState" => f_cloud_log_state = Decode::decode(value, &here)?,
                "OrderField" => f_order_field = Decode::decode(value, &here)?,
                "OrderDirection" => f_order_direction = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "CloudLogRegion" => f_cloud_log_region = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: f_vpc_id,
            flow_log_id: f_flow_log_id,
            flow_log_name: f_flow_log_name,
            resource_type: f_resource_type,
            resource_id: f_resource_id,
            traffic_type: f_traffic_type,
            cloud_log_id: f_cloud_log_id,
            cloud_log_state: f_cloud_log_state,
            order_field: f_order_field,
            order_direction: f_order_direction,
            offset: f_offset,
            limit: f_limit,
            filters: f_filters,
            cloud_log_region: f_cloud_log_region,
        })
    }
}
/// DescribeFlowLogsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeFlowLogsResponse {
    /// FlowLog.
    #[serde(rename = "FlowLog", skip_serializing_if = "Option::is_none")]
    pub flow_log: Option<Vec<FlowLog>>,
    /// TotalNum.
    #[serde(rename = "TotalNum", skip_serializing_if = "Option::is_none")]
    pub total_num: Option<u64>,
}
/// DescribeHaVipsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeHaVipsRequest {
    /// HaVipIds.
    #[serde(rename = "HaVipIds", skip_serializing_if = "Option::is_none")]
    pub ha_vip_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeHaVipsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ha_vip_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "HaVipIds" => f_ha_vip_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { ha_vip_ids: f_ha_vip_ids, filters: f_filters, offset: f_offset, limit: f_limit })
    }
}
/// DescribeHaVipsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeHaVipsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// HaVipSet.
    #[serde(rename = "HaVipSet", skip_serializing_if = "Option::is_none")]
    pub ha_vip_set: Option<Vec<HaVip>>,
}
/// DescribeNetworkAccountTypeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkAccountTypeRequest {}
impl Decode for DescribeNetworkAccountTypeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// DescribeNetworkAccountTypeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkAccountTypeResponse {
    /// NetworkAccountType.
    #[serde(rename = "NetworkAccountType", skip_serializing_if = "Option::is_none")]
    pub network_account_type: Option<String>,
}
/// DescribeNetworkAclQuintupleEntriesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkAclQuintupleEntriesRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
}
impl Decode for DescribeNetworkAclQuintupleEntriesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            offset: f_offset,
            limit: f_limit,
            filters: f_filters,
        })
    }
}
/// DescribeNetworkAclQuintupleEntriesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkAclQuintupleEntriesResponse {
    /// NetworkAclQuintupleSet.
    #[serde(rename = "NetworkAclQuintupleSet", skip_serializing_if = "Option::is_none")]
    pub network_acl_quintuple_set: Option<Vec<NetworkAclQuintupleEntry>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeNetworkAclsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkAclsRequest {
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// NetworkAclIds.
    #[serde(rename = "NetworkAclIds", skip_serializing_if = "Option::is_none")]
    pub network_acl_ids: Option<Vec<String>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// OrderField.
    #[serde(rename = "OrderField", skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
    /// OrderDirection.
    #[serde(rename = "OrderDirection", skip_serializing_if = "Option::is_none")]
    pub order_direction: Option<String>,
}
impl Decode for DescribeNetworkAclsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_network_acl_ids: Option<Vec<String>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_order_field: Option<String> = None;
        let mut f_order_direction: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "NetworkAclIds" => f_network_acl_ids = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "OrderField" => f_order_field = Decode::decode(value, &here)?,
                "OrderDirection" => f_order_direction = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            filters: f_filters,
            network_acl_ids: f_network_acl_ids,
            offset: f_offset,
            limit: f_limit,
            order_field: f_order_field,
            order_direction: f_order_direction,
        })
    }
}
/// DescribeNetworkAclsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkAclsResponse {
    /// NetworkAclSet.
    #[serde(rename = "NetworkAclSet", skip_serializing_if = "Option::is_none")]
    pub network_acl_set: Option<Vec<NetworkAcl>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeNetworkInterfaceLimitRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkInterfaceLimitRequest {
    /// InstanceId.
    #[serde(rename = "InstanceId")]
    pub instance_id: String,
}
impl Decode for DescribeNetworkInterfaceLimitRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { instance_id: required(f_instance_id, path, "InstanceId")? })
    }
}
/// DescribeNetworkInterfaceLimitResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkInterfaceLimitResponse {
    /// EniQuantity.
    #[serde(rename = "EniQuantity", skip_serializing_if = "Option::is_none")]
    pub eni_quantity: Option<i64>,
    /// EniPrivateIpAddressQuantity.
    #[serde(rename = "EniPrivateIpAddressQuantity", skip_serializing_if = "Option::is_none")]
    pub eni_private_ip_address_quantity: Option<i64>,
    /// ExtendEniQuantity.
    #[serde(rename = "ExtendEniQuantity", skip_serializing_if = "Option::is_none")]
    pub extend_eni_quantity: Option<i64>,
    /// ExtendEniPrivateIpAddressQuantity.
    #[serde(rename = "ExtendEniPrivateIpAddressQuantity", skip_serializing_if = "Option::is_none")]
    pub extend_eni_private_ip_address_quantity: Option<i64>,
    /// SubEniQuantity.
    #[serde(rename = "SubEniQuantity", skip_serializing_if = "Option::is_none")]
    pub sub_eni_quantity: Option<i64>,
    /// SubEniPrivateIpAddressQuantity.
    #[serde(rename = "SubEniPrivateIpAddressQuantity", skip_serializing_if = "Option::is_none")]
    pub sub_eni_private_ip_address_quantity: Option<i64>,
}
/// DescribeNetworkInterfacesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkInterfacesRequest {
    /// NetworkInterfaceIds.
    #[serde(rename = "NetworkInterfaceIds", skip_serializing_if = "Option::is_none")]
    pub network_interface_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeNetworkInterfacesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceIds" => f_network_interface_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_ids: f_network_interface_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
        })
    }
}
/// DescribeNetworkInterfacesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeNetworkInterfacesResponse {
    /// NetworkInterfaceSet.
    #[serde(rename = "NetworkInterfaceSet", skip_serializing_if = "Option::is_none")]
    pub network_interface_set: Option<Vec<NetworkInterface>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeProductQuotaRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeProductQuotaRequest {
    /// Product.
    #[serde(rename = "Product")]
    pub product: String,
}
impl Decode for DescribeProductQuotaRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_product: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Product" => f_product = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { product: required(f_product, path, "Product")? })
    }
}
/// DescribeProductQuotaResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeProductQuotaResponse {
    /// ProductQuotaSet.
    #[serde(rename = "ProductQuotaSet", skip_serializing_if = "Option::is_none")]
    pub product_quota_set: Option<Vec<ProductQuota>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeReserveIpAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeReserveIpAddressesRequest {
    /// ReserveIpIds.
    #[serde(rename = "ReserveIpIds", skip_serializing_if = "Option::is_none")]
    pub reserve_ip_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeReserveIpAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_reserve_ip_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ReserveIpIds" => f_reserve_ip_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            reserve_ip_ids: f_reserve_ip_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
        })
    }
}
/// DescribeReserveIpAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeReserveIpAddressesResponse {
    /// ReserveIpAddressSet.
    #[serde(rename = "ReserveIpAddressSet", skip_serializing_if = "Option::is_none")]
    pub reserve_ip_address_set: Option<Vec<ReserveIpAddressInfo>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeRouteTableAssociatedInstancesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRouteTableAssociatedInstancesRequest {
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeRouteTableAssociatedInstancesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { filters: f_filters, offset: f_offset, limit: f_limit })
    }
}
/// DescribeRouteTableAssociatedInstancesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRouteTableAssociatedInstancesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// InstanceBindSet.
    #[serde(rename = "InstanceBindSet", skip_serializing_if = "Option::is_none")]
    pub instance_bind_set: Option<Vec<InstanceBind>>,
}
/// DescribeRouteTablesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRouteTablesRequest {
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// RouteTableIds.
    #[serde(rename = "RouteTableIds", skip_serializing_if = "Option::is_none")]
    pub route_table_ids: Option<Vec<String>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<String>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// NeedRouterInfo.
    #[serde(rename = "NeedRouterInfo", skip_serializing_if = "Option::is_none")]
    pub need_router_info: Option<bool>,
}
impl Decode for DescribeRouteTablesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_route_table_ids: Option<Vec<String>> = None;
        let mut f_offset: Option<String> = None;
        let mut f_limit: Option<String> = None;
        let mut f_need_router_info: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "RouteTableIds" => f_route_table_ids = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "NeedRouterInfo" => f_need_router_info = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            filters: f_filters,
            route_table_ids: f_route_table_ids,
            offset: f_offset,
            limit: f_limit,
            need_router_info: f_need_router_info,
        })
    }
}
/// DescribeRouteTablesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRouteTablesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// RouteTableSet.
    #[serde(rename = "RouteTableSet", skip_serializing_if = "Option::is_none")]
    pub route_table_set: Option<Vec<RouteTable>>,
}
/// DescribeRoutesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRoutesRequest {
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeRoutesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { filters: f_filters, offset: f_offset, limit: f_limit })
    }
}
/// DescribeRoutesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRoutesResponse {
    /// RouteSet.
    #[serde(rename = "RouteSet", skip_serializing_if = "Option::is_none")]
    pub route_set: Option<Vec<Route>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeSecurityGroupAssociationStatisticsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupAssociationStatisticsRequest {
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds")]
    pub security_group_ids: Vec<String>,
}
impl Decode for DescribeSecurityGroupAssociationStatisticsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { security_group_ids: required(f_security_group_ids, path, "SecurityGroupIds")? })
    }
}
/// DescribeSecurityGroupAssociationStatisticsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupAssociationStatisticsResponse {
    /// SecurityGroupAssociationStatisticsSet.
    #[serde(
        rename = "SecurityGroupAssociationStatisticsSet",
        skip_serializing_if = "Option::is_none"
    )]
    pub security_group_association_statistics_set: Option<Vec<SecurityGroupAssociationStatistics>>,
}
/// DescribeSecurityGroupLimitsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupLimitsRequest {}
impl Decode for DescribeSecurityGroupLimitsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// DescribeSecurityGroupLimitsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupLimitsResponse {
    /// SecurityGroupLimitSet.
    #[serde(rename = "SecurityGroupLimitSet", skip_serializing_if = "Option::is_none")]
    pub security_group_limit_set: Option<SecurityGroupLimitSet>,
}
/// DescribeSecurityGroupPoliciesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupPoliciesRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
}
impl Decode for DescribeSecurityGroupPoliciesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_id: required(f_security_group_id, path, "SecurityGroupId")?,
            filters: f_filters,
        })
    }
}
/// DescribeSecurityGroupPoliciesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupPoliciesResponse {
    /// SecurityGroupPolicySet.
    #[serde(rename = "SecurityGroupPolicySet", skip_serializing_if = "Option::is_none")]
    pub security_group_policy_set: Option<SecurityGroupPolicySet>,
}
/// DescribeSecurityGroupReferencesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupReferencesRequest {
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds")]
    pub security_group_ids: Vec<String>,
}
impl Decode for DescribeSecurityGroupReferencesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { security_group_ids: required(f_security_group_ids, path, "SecurityGroupIds")? })
    }
}
/// DescribeSecurityGroupReferencesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupReferencesResponse {
    /// ReferredSecurityGroupSet.
    #[serde(rename = "ReferredSecurityGroupSet", skip_serializing_if = "Option::is_none")]
    pub referred_security_group_set: Option<Vec<ReferredSecurityGroup>>,
}
/// DescribeSecurityGroupsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupsRequest {
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<String>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// OrderField.
    #[serde(rename = "OrderField", skip_serializing_if = "Option::is_none")]
    pub order_field: Option<String>,
    /// OrderDirection.
    #[serde(rename = "OrderDirection", skip_serializing_if = "Option::is_none")]
    pub order_direction: Option<String>,
}
impl Decode for DescribeSecurityGroupsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<String> = None;
        let mut f_limit: Option<String> = None;
        let mut f_order_field: Option<String> = None;
        let mut f_order_direction: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "OrderField" => f_order_field = Decode::decode(value, &here)?,
                "OrderDirection" => f_order_direction = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_ids: f_security_group_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
            order_field: f_order_field,
            order_direction: f_order_direction,
        })
    }
}
/// DescribeSecurityGroupsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSecurityGroupsResponse {
    /// SecurityGroupSet.
    #[serde(rename = "SecurityGroupSet", skip_serializing_if = "Option::is_none")]
    pub security_group_set: Option<Vec<SecurityGroup>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeSubnetResourceDashboardRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSubnetResourceDashboardRequest {
    /// SubnetIds.
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
}
impl Decode for DescribeSubnetResourceDashboardRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_subnet_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SubnetIds" => f_subnet_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { subnet_ids: required(f_subnet_ids, path, "SubnetIds")? })
    }
}
/// DescribeSubnetResourceDashboardResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSubnetResourceDashboardResponse {
    /// ResourceStatisticsSet.
    #[serde(rename = "ResourceStatisticsSet", skip_serializing_if = "Option::is_none")]
    pub resource_statistics_set: Option<Vec<ResourceStatistics>>,
}
/// DescribeSubnetsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSubnetsRequest {
    /// SubnetIds.
    #[serde(rename = "SubnetIds", skip_serializing_if = "Option::is_none")]
    pub subnet_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<String>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// MaxResults.
    #[serde(rename = "MaxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// NextToken.
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}
impl Decode for DescribeSubnetsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_subnet_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<String> = None;
        let mut f_limit: Option<String> = None;
        let mut f_max_results: Option<u64> = None;
        let mut f_next_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SubnetIds" => f_subnet_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "MaxResults" => f_max_results = Decode::decode(value, &here)?,
                "NextToken" => f_next_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            subnet_ids: f_subnet_ids,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
            max_results: f_max_results,
            next_token: f_next_token,
        })
    }
}
/// DescribeSubnetsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeSubnetsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// SubnetSet.
    #[serde(rename = "SubnetSet", skip_serializing_if = "Option::is_none")]
    pub subnet_set: Option<Vec<Subnet>>,
    /// NextToken.
    #[serde(rename = "NextToken", skip_serializing_if = "Option::is_none")]
    pub next_token: Option<String>,
}
/// DescribeTaskResultRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTaskResultRequest {
    /// TaskId.
    #[serde(rename = "TaskId", skip_serializing_if = "Option::is_none")]
    pub task_id: Option<u64>,
    /// DealName.
    #[serde(rename = "DealName", skip_serializing_if = "Option::is_none")]
    pub deal_name: Option<String>,
}
impl Decode for DescribeTaskResultRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_task_id: Option<u64> = None;
        let mut f_deal_name: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TaskId" => f_task_id = Decode::decode(value, &here)?,
                "DealName" => f_deal_name = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { task_id: f_task_id, deal_name: f_deal_name })
    }
}
/// DescribeTaskResultResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTaskResultResponse {
    /// TaskId.
    #[serde(rename = "TaskId", skip_serializing_if = "Option::is_none")]
    pub task_id: Option<u64>,
    /// Result.
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
}
/// DescribeTemplateLimitsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTemplateLimitsRequest {}
impl Decode for DescribeTemplateLimitsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {})
    }
}
/// DescribeTemplateLimitsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeTemplateLimitsResponse {
    /// TemplateLimit.
    #[serde(rename = "TemplateLimit", skip_serializing_if = "Option::is_none")]
    pub template_limit: Option<TemplateLimit>,
}
/// DescribeUsedIpAddressRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeUsedIpAddressRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// IpAddresses.
    #[serde(rename = "IpAddresses", skip_serializing_if = "Option::is_none")]
    pub ip_addresses: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeUsedIpAddressRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_subnet_id: Option<String> = None;
        let mut f_ip_addresses: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "IpAddresses" => f_ip_addresses = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            subnet_id: f_subnet_id,
            ip_addresses: f_ip_addresses,
            filters: f_filters,
            offset: f_offset,
            limit: f_limit,
        })
    }
}
/// DescribeUsedIpAddressResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeUsedIpAddressResponse {
    /// IpAddressStates.
    #[serde(rename = "IpAddressStates", skip_serializing_if = "Option::is_none")]
    pub ip_address_states: Option<Vec<IpAddressStates>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeVpcInstancesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcInstancesRequest {
    /// Filters.
    #[serde(rename = "Filters")]
    pub filters: Vec<Filter>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
impl Decode for DescribeVpcInstancesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            filters: required(f_filters, path, "Filters")?,
            offset: f_offset,
            limit: f_limit,
        })
    }
}
/// DescribeVpcInstancesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcInstancesResponse {
    /// InstanceSet.
    #[serde(rename = "InstanceSet", skip_serializing_if = "Option::is_none")]
    pub instance_set: Option<Vec<CvmInstance>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeVpcIpv6AddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcIpv6AddressesRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// Ipv6Addresses.
    #[serde(rename = "Ipv6Addresses", skip_serializing_if = "Option::is_none")]
    pub ipv6_addresses: Option<Vec<String>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<u64>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
}
impl Decode for DescribeVpcIpv6AddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_ipv6_addresses: Option<Vec<String>> = None;
        let mut f_offset: Option<u64> = None;
        let mut f_limit: Option<u64> = None;
        let mut f_subnet_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "Ipv6Addresses" => f_ipv6_addresses = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            ipv6_addresses: f_ipv6_addresses,
            offset: f_offset,
            limit: f_limit,
            subnet_id: f_subnet_id,
        })
    }
}
/// DescribeVpcIpv6AddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcIpv6AddressesResponse {
    /// Ipv6AddressSet.
    #[serde(rename = "Ipv6AddressSet", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_set: Option<Vec<VpcIpv6Address>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// DescribeVpcLimitsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcLimitsRequest {
    /// LimitTypes.
    #[serde(rename = "LimitTypes")]
    pub limit_types: Vec<String>,
}
impl Decode for DescribeVpcLimitsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_limit_types: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "LimitTypes" => f_limit_types = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { limit_types: required(f_limit_types, path, "LimitTypes")? })
    }
}
/// DescribeVpcLimitsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcLimitsResponse {
    /// VpcLimitSet.
    #[serde(rename = "VpcLimitSet", skip_serializing_if = "Option::is_none")]
    pub vpc_limit_set: Option<Vec<VpcLimit>>,
}
/// DescribeVpcPrivateIpAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcPrivateIpAddressesRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// PrivateIpAddresses.
    #[serde(rename = "PrivateIpAddresses")]
    pub private_ip_addresses: Vec<String>,
}
impl Decode for DescribeVpcPrivateIpAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_private_ip_addresses: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "PrivateIpAddresses" => f_private_ip_addresses = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            private_ip_addresses: required(f_private_ip_addresses, path, "PrivateIpAddresses")?,
        })
    }
}
/// DescribeVpcPrivateIpAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcPrivateIpAddressesResponse {
    /// VpcPrivateIpAddressSet.
    #[serde(rename = "VpcPrivateIpAddressSet", skip_serializing_if = "Option::is_none")]
    pub vpc_private_ip_address_set: Option<Vec<VpcPrivateIpAddress>>,
}
/// DescribeVpcResourceDashboardRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcResourceDashboardRequest {
    /// VpcIds.
    #[serde(rename = "VpcIds")]
    pub vpc_ids: Vec<String>,
}
impl Decode for DescribeVpcResourceDashboardRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcIds" => f_vpc_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { vpc_ids: required(f_vpc_ids, path, "VpcIds")? })
    }
}
/// DescribeVpcResourceDashboardResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcResourceDashboardResponse {
    /// ResourceDashboardSet.
    #[serde(rename = "ResourceDashboardSet", skip_serializing_if = "Option::is_none")]
    pub resource_dashboard_set: Option<Vec<ResourceDashboard>>,
}
/// DescribeVpcTaskResultRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcTaskResultRequest {
    /// TaskId.
    #[serde(rename = "TaskId")]
    pub task_id: String,
}
impl Decode for DescribeVpcTaskResultRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_task_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "TaskId" => f_task_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { task_id: required(f_task_id, path, "TaskId")? })
    }
}
/// DescribeVpcTaskResultResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcTaskResultResponse {
    /// Status.
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Output.
    #[serde(rename = "Output", skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// Result.
    #[serde(rename = "Result", skip_serializing_if = "Option::is_none")]
    pub result: Option<Vec<VpcTaskResultDetailInfo>>,
}
/// DescribeVpcsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcsRequest {
    /// VpcIds.
    #[serde(rename = "VpcIds", skip_serializing_if = "Option::is_none")]
    pub vpc_ids: Option<Vec<String>>,
    /// Filters.
    #[serde(rename = "Filters", skip_serializing_if = "Option::is_none")]
    pub filters: Option<Vec<Filter>>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<String>,
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
}
impl Decode for DescribeVpcsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_ids: Option<Vec<String>> = None;
        let mut f_filters: Option<Vec<Filter>> = None;
        let mut f_offset: Option<String> = None;
        let mut f_limit: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcIds" => f_vpc_ids = Decode::decode(value, &here)?,
                "Filters" => f_filters = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                "Limit" => f_limit = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { vpc_ids: f_vpc_ids, filters: f_filters, offset: f_offset, limit: f_limit })
    }
}
/// DescribeVpcsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeVpcsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// VpcSet.
    #[serde(rename = "VpcSet", skip_serializing_if = "Option::is_none")]
    pub vpc_set: Option<Vec<Vpc>>,
}
/// DetachNetworkInterfaceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DetachNetworkInterfaceRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// InstanceId.
    #[serde(rename = "InstanceId")]
    pub instance_id: String,
    /// ClientToken.
    #[serde(rename = "ClientToken", skip_serializing_if = "Option::is_none")]
    pub client_token: Option<String>,
}
impl Decode for DetachNetworkInterfaceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_instance_id: Option<String> = None;
        let mut f_client_token: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                "ClientToken" => f_client_token = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            instance_id: required(f_instance_id, path, "InstanceId")?,
            client_token: f_client_token,
        })
    }
}
/// DetachNetworkInterfaceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DetachNetworkInterfaceResponse {}
/// DhcpIp.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DhcpIp {
    /// DhcpIpId.
    #[serde(rename = "DhcpIpId", skip_serializing_if = "Option::is_none")]
    pub dhcp_ip_id: Option<String>,
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// DhcpIpName.
    #[serde(rename = "DhcpIpName", skip_serializing_if = "Option::is_none")]
    pub dhcp_ip_name: Option<String>,
    /// PrivateIpAddress.
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    /// AddressIp.
    #[serde(rename = "AddressIp", skip_serializing_if = "Option::is_none")]
    pub address_ip: Option<String>,
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// State.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
}
/// DisableFlowLogsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisableFlowLogsRequest {
    /// FlowLogIds.
    #[serde(rename = "FlowLogIds")]
    pub flow_log_ids: Vec<String>,
}
impl Decode for DisableFlowLogsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_flow_log_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "FlowLogIds" => f_flow_log_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { flow_log_ids: required(f_flow_log_ids, path, "FlowLogIds")? })
    }
}
/// DisableFlowLogsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisableFlowLogsResponse {}
/// DisableRoutesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisableRoutesRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    /// RouteIds.
    #[serde(rename = "RouteIds", skip_serializing_if = "Option::is_none")]
    pub route_ids: Option<Vec<u64>>,
    /// RouteItemIds.
    #[serde(rename = "RouteItemIds", skip_serializing_if = "Option::is_none")]
    pub route_item_ids: Option<Vec<String>>,
}
impl Decode for DisableRoutesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        let mut f_route_ids: Option<Vec<u64>> = None;
        let mut f_route_item_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "RouteIds" => f_route_ids = Decode::decode(value, &here)?,
                "RouteItemIds" => f_route_item_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            route_table_id: required(f_route_table_id, path, "RouteTableId")?,
            route_ids: f_route_ids,
            route_item_ids: f_route_item_ids,
        })
    }
}
/// DisableRoutesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisableRoutesResponse {}
/// DisassociateAddressRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateAddressRequest {
    /// AddressId.
    #[serde(rename = "AddressId")]
    pub address_id: String,
    /// ReallocateNormalPublicIp.
    #[serde(rename = "ReallocateNormalPublicIp", skip_serializing_if = "Option::is_none")]
    pub reallocate_normal_public_ip: Option<bool>,
}
impl Decode for DisassociateAddressRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_id: Option<String> = None;
        let mut f_reallocate_normal_public_ip: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressId" => f_address_id = Decode::decode(value, &here)?,
                "ReallocateNormalPublicIp" => {
                    f_reallocate_normal_public_ip = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            address_id: required(f_address_id, path, "AddressId")?,
            reallocate_normal_public_ip: f_reallocate_normal_public_ip,
        })
    }
}
/// DisassociateAddressResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateAddressResponse {
    /// TaskId.
    #[serde(rename = "TaskId", skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
}
/// DisassociateDhcpIpWithAddressIpRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateDhcpIpWithAddressIpRequest {
    /// DhcpIpId.
    #[serde(rename = "DhcpIpId")]
    pub dhcp_ip_id: String,
}
impl Decode for DisassociateDhcpIpWithAddressIpRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_dhcp_ip_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "DhcpIpId" => f_dhcp_ip_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { dhcp_ip_id: required(f_dhcp_ip_id, path, "DhcpIpId")? })
    }
}
/// DisassociateDhcpIpWithAddressIpResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateDhcpIpWithAddressIpResponse {}
/// DisassociateHaVipInstanceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateHaVipInstanceRequest {
    /// HaVipAssociationSet.
    #[serde(rename = "HaVipAssociationSet")]
    pub ha_vip_association_set: Vec<HaVipAssociation>,
}
impl Decode for DisassociateHaVipInstanceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ha_vip_association_set: Option<Vec<HaVipAssociation>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "HaVipAssociationSet" => f_ha_vip_association_set = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            ha_vip_association_set: required(
                f_ha_vip_association_set,
                path,
                "HaVipAssociationSet",
            )?,
        })
    }
}
/// DisassociateHaVipInstanceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateHaVipInstanceResponse {}
/// DisassociateNetworkAclSubnetsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateNetworkAclSubnetsRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// SubnetIds.
    #[serde(rename = "SubnetIds")]
    pub subnet_ids: Vec<String>,
}
impl Decode for DisassociateNetworkAclSubnetsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_subnet_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "SubnetIds" => f_subnet_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            subnet_ids: required(f_subnet_ids, path, "SubnetIds")?,
        })
    }
}
/// DisassociateNetworkAclSubnetsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateNetworkAclSubnetsResponse {}
/// DisassociateNetworkInterfaceSecurityGroupsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateNetworkInterfaceSecurityGroupsRequest {
    /// NetworkInterfaceIds.
    #[serde(rename = "NetworkInterfaceIds")]
    pub network_interface_ids: Vec<String>,
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds")]
    pub security_group_ids: Vec<String>,
}
impl Decode for DisassociateNetworkInterfaceSecurityGroupsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_ids: Option<Vec<String>> = None;
        let mut f_security_group_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceIds" => f_network_interface_ids = Decode::decode(value, &here)?,
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_ids: required(f_network_interface_ids, path, "NetworkInterfaceIds")?,
            security_group_ids: required(f_security_group_ids, path, "SecurityGroupIds")?,
        })
    }
}
/// DisassociateNetworkInterfaceSecurityGroupsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DisassociateNetworkInterfaceSecurityGroupsResponse {}
/// EnableFlowLogsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct EnableFlowLogsRequest {
    /// FlowLogIds.
    #[serde(rename = "FlowLogIds")]
    pub flow_log_ids: Vec<String>,
}
impl Decode for EnableFlowLogsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_flow_log_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "FlowLogIds" => f_flow_log_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { flow_log_ids: required(f_flow_log_ids, path, "FlowLogIds")? })
    }
}
/// EnableFlowLogsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct EnableFlowLogsResponse {}
/// EnableRoutesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct EnableRoutesRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    /// RouteIds.
    #[serde(rename = "RouteIds", skip_serializing_if = "Option::is_none")]
    pub route_ids: Option<Vec<u64>>,
    /// RouteItemIds.
    #[serde(rename = "RouteItemIds", skip_serializing_if = "Option::is_none")]
    pub route_item_ids: Option<Vec<String>>,
}
impl Decode for EnableRoutesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        let mut f_route_ids: Option<Vec<u64>> = None;
        let mut f_route_item_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "RouteIds" => f_route_ids = Decode::decode(value, &here)?,
                "RouteItemIds" => f_route_item_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            route_table_id: required(f_route_table_id, path, "RouteTableId")?,
            route_ids: f_route_ids,
            route_item_ids: f_route_item_ids,
        })
    }
}
/// EnableRoutesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct EnableRoutesResponse {}
/// Filter.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Filter {
    /// Name.
    #[serde(rename = "Name")]
    pub name: String,
    /// Values.
    #[serde(rename = "Values")]
    pub values: Vec<String>,
}
impl Decode for Filter {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_name: Option<String> = None;
        let mut f_values: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Name" => f_name = Decode::decode(value, &here)?,
                "Values" => f_values = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            name: required(f_name, path, "Name")?,
            values: required(f_values, path, "Values")?,
        })
    }
}
/// FlowLog.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct FlowLog {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// FlowLogId.
    #[serde(rename = "FlowLogId", skip_serializing_if = "Option::is_none")]
    pub flow_log_id: Option<String>,
    /// FlowLogName.
    #[serde(rename = "FlowLogName", skip_serializing_if = "Option::is_none")]
    pub flow_log_name: Option<String>,
    /// ResourceType.
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// TrafficType.
    #[serde(rename = "TrafficType", skip_serializing_if = "Option::is_none")]
    pub traffic_type: Option<String>,
    /// CloudLogId.
    #[serde(rename = "CloudLogId", skip_serializing_if = "Option::is_none")]
    pub cloud_log_id: Option<String>,
    /// CloudLogState.
    #[serde(rename = "CloudLogState", skip_serializing_if = "Option::is_none")]
    pub cloud_log_state: Option<String>,
    /// FlowLogDescription.
    #[serde(rename = "FlowLogDescription", skip_serializing_if = "Option::is_none")]
    pub flow_log_description: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
    /// Enable.
    #[serde(rename = "Enable", skip_serializing_if = "Option::is_none")]
    pub enable: Option<bool>,
    /// StorageType.
    #[serde(rename = "StorageType", skip_serializing_if = "Option::is_none")]
    pub storage_type: Option<String>,
    /// FlowLogStorage.
    #[serde(rename = "FlowLogStorage", skip_serializing_if = "Option::is_none")]
    pub flow_log_storage: Option<FlowLogStorage>,
    /// CloudLogRegion.
    #[serde(rename = "CloudLogRegion", skip_serializing_if = "Option::is_none")]
    pub cloud_log_region: Option<String>,
    /// Period.
    #[serde(rename = "Period", skip_serializing_if = "Option::is_none")]
    pub period: Option<u64>,
}
/// FlowLogStorage.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct FlowLogStorage {
    /// StorageId.
    #[serde(rename = "StorageId")]
    pub storage_id: String,
    /// StorageTopic.
    #[serde(rename = "StorageTopic", skip_serializing_if = "Option::is_none")]
    pub storage_topic: Option<String>,
}
impl Decode for FlowLogStorage {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_storage_id: Option<String> = None;
        let mut f_storage_topic: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "StorageId" => f_storage_id = Decode::decode(value, &here)?,
                "StorageTopic" => f_storage_topic = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            storage_id: required(f_storage_id, path, "StorageId")?,
            storage_topic: f_storage_topic,
        })
    }
}
/// HaVip.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HaVip {
    /// HaVipId.
    #[serde(rename = "HaVipId", skip_serializing_if = "Option::is_none")]
    pub ha_vip_id: Option<String>,
    /// HaVipName.
    #[serde(rename = "HaVipName", skip_serializing_if = "Option::is_none")]
    pub ha_vip_name: Option<String>,
    /// Vip.
    #[serde(rename = "Vip", skip_serializing_if = "Option::is_none")]
    pub vip: Option<String>,
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// AddressIp.
    #[serde(rename = "AddressIp", skip_serializing_if = "Option::is_none")]
    pub address_ip: Option<String>,
    /// State.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// Business.
    #[serde(rename = "Business", skip_serializing_if = "Option::is_none")]
    pub business: Option<String>,
    /// HaVipAssociationSet.
    #[serde(rename = "HaVipAssociationSet", skip_serializing_if = "Option::is_none")]
    pub ha_vip_association_set: Option<Vec<HaVipAssociation>>,
    /// CheckAssociate.
    #[serde(rename = "CheckAssociate", skip_serializing_if = "Option::is_none")]
    pub check_associate: Option<bool>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
    /// FlushedTime.
    #[serde(rename = "FlushedTime", skip_serializing_if = "Option::is_none")]
    pub flushed_time: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
}
/// HaVipAssociateAddressIpRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HaVipAssociateAddressIpRequest {
    /// HaVipId.
    #[serde(rename = "HaVipId")]
    pub ha_vip_id: String,
    /// AddressIp.
    #[serde(rename = "AddressIp")]
    pub address_ip: String,
}
impl Decode for HaVipAssociateAddressIpRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ha_vip_id: Option<String> = None;
        let mut f_address_ip: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "HaVipId" => f_ha_vip_id = Decode::decode(value, &here)?,
                "AddressIp" => f_address_ip = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            ha_vip_id: required(f_ha_vip_id, path, "HaVipId")?,
            address_ip: required(f_address_ip, path, "AddressIp")?,
        })
    }
}
/// HaVipAssociateAddressIpResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HaVipAssociateAddressIpResponse {}
/// HaVipAssociation.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HaVipAssociation {
    /// InstanceId.
    #[serde(rename = "InstanceId")]
    pub instance_id: String,
    /// HaVipId.
    #[serde(rename = "HaVipId", skip_serializing_if = "Option::is_none")]
    pub ha_vip_id: Option<String>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
}
impl Decode for HaVipAssociation {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_instance_id: Option<String> = None;
        let mut f_ha_vip_id: Option<String> = None;
        let mut f_instance_type: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                "HaVipId" => f_ha_vip_id = Decode::decode(value, &here)?,
                "InstanceType" => f_instance_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            instance_id: required(f_instance_id, path, "InstanceId")?,
            ha_vip_id: f_ha_vip_id,
            instance_type: f_instance_type,
        })
    }
}
/// HaVipDisassociateAddressIpRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HaVipDisassociateAddressIpRequest {
    /// HaVipId.
    #[serde(rename = "HaVipId")]
    pub ha_vip_id: String,
}
impl Decode for HaVipDisassociateAddressIpRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ha_vip_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "HaVipId" => f_ha_vip_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { ha_vip_id: required(f_ha_vip_id, path, "HaVipId")? })
    }
}
/// HaVipDisassociateAddressIpResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct HaVipDisassociateAddressIpResponse {}
/// ISPIPv6CidrBlock.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ISPIPv6CidrBlock {
    /// IPv6CidrBlock.
    #[serde(rename = "IPv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub i_pv6_cidr_block: Option<String>,
    /// ISPType.
    #[serde(rename = "ISPType", skip_serializing_if = "Option::is_none")]
    pub isp_type: Option<String>,
    /// AddressType.
    #[serde(rename = "AddressType", skip_serializing_if = "Option::is_none")]
    pub address_type: Option<String>,
}
/// InstanceBind.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceBind {
    /// CcnId.
    #[serde(rename = "CcnId", skip_serializing_if = "Option::is_none")]
    pub ccn_id: Option<String>,
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
    /// InstanceBindTime.
    #[serde(rename = "InstanceBindTime", skip_serializing_if = "Option::is_none")]
    pub instance_bind_time: Option<String>,
    /// RouteTableId.
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
    /// InstanceName.
    #[serde(rename = "InstanceName", skip_serializing_if = "Option::is_none")]
    pub instance_name: Option<String>,
    /// InstanceRegion.
    #[serde(rename = "InstanceRegion", skip_serializing_if = "Option::is_none")]
    pub instance_region: Option<String>,
    /// InstanceUin.
    #[serde(rename = "InstanceUin", skip_serializing_if = "Option::is_none")]
    pub instance_uin: Option<String>,
    /// State.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// AliasType.
    #[serde(rename = "AliasType", skip_serializing_if = "Option::is_none")]
    pub alias_type: Option<String>,
    /// AliasInstanceId.
    #[serde(rename = "AliasInstanceId", skip_serializing_if = "Option::is_none")]
    pub alias_instance_id: Option<String>,
}
/// InstanceStatistic.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct InstanceStatistic {
    /// InstanceType.
    #[serde(rename = "InstanceType", skip_serializing_if = "Option::is_none")]
    pub instance_type: Option<String>,
    /// InstanceCount.
    #[serde(rename = "InstanceCount", skip_serializing_if = "Option::is_none")]
    pub instance_count: Option<u64>,
}
/// IpAddressStates.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct IpAddressStates {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// IpAddress.
    #[serde(rename = "IpAddress", skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
    /// ResourceType.
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
}
/// Ipv6Address.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Ipv6Address {
    /// Address.
    #[serde(rename = "Address")]
    pub address: String,
    /// Primary.
    #[serde(rename = "Primary", skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
    /// AddressId.
    #[serde(rename = "AddressId", skip_serializing_if = "Option::is_none")]
    pub address_id: Option<String>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// IsWanIpBlocked.
    #[serde(rename = "IsWanIpBlocked", skip_serializing_if = "Option::is_none")]
    pub is_wan_ip_blocked: Option<bool>,
    /// State.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// PublicIpAddress.
    #[serde(rename = "PublicIpAddress", skip_serializing_if = "Option::is_none")]
    pub public_ip_address: Option<String>,
    /// AddressType.
    #[serde(rename = "AddressType", skip_serializing_if = "Option::is_none")]
    pub address_type: Option<String>,
}
impl Decode for Ipv6Address {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address: Option<String> = None;
        let mut f_primary: Option<bool> = None;
        let mut f_address_id: Option<String> = None;
        let mut f_description: Option<String> = None;
        let mut f_is_wan_ip_blocked: Option<bool> = None;
        let mut f_state: Option<String> = None;
        let mut f_public_ip_address: Option<String> = None;
        let mut f_address_type: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Address" => f_address = Decode::decode(value, &here)?,
                "Primary" => f_primary = Decode::decode(value, &here)?,
                "AddressId" => f_address_id = Decode::decode(value, &here)?,
                "Description" => f_description = Decode::decode(value, &here)?,
                "IsWanIpBlocked" => f_is_wan_ip_blocked = Decode::decode(value, &here)?,
                "State" => f_state = Decode::decode(value, &here)?,
                "PublicIpAddress" => f_public_ip_address = Decode::decode(value, &here)?,
                "AddressType" => f_address_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            address: required(f_address, path, "Address")?,
            primary: f_primary,
            address_id: f_address_id,
            description: f_description,
            is_wan_ip_blocked: f_is_wan_ip_blocked,
            state: f_state,
            public_ip_address: f_public_ip_address,
            address_type: f_address_type,
        })
    }
}
/// Ipv6SubnetCidrBlock.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Ipv6SubnetCidrBlock {
    /// SubnetId.
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
}
impl Decode for Ipv6SubnetCidrBlock {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_subnet_id: Option<String> = None;
        let mut f_ipv6_cidr_block: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "Ipv6CidrBlock" => f_ipv6_cidr_block = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            subnet_id: required(f_subnet_id, path, "SubnetId")?,
            ipv6_cidr_block: f_ipv6_cidr_block,
        })
    }
}
/// MigrateNetworkInterfaceRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct MigrateNetworkInterfaceRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// SourceInstanceId.
    #[serde(rename = "SourceInstanceId")]
    pub source_instance_id: String,
    /// DestinationInstanceId.
    #[serde(rename = "DestinationInstanceId")]
    pub destination_instance_id: String,
    /// AttachType.
    #[serde(rename = "AttachType", skip_serializing_if = "Option::is_none")]
    pub attach_type: Option<u64>,
}
impl Decode for MigrateNetworkInterfaceRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_source_instance_id: Option<String> = None;
        let mut f_destination_instance_id: Option<String> = None;
        let mut f_attach_type: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "SourceInstanceId" => f_source_instance_id = Decode::decode(value, &here)?,
                "DestinationInstanceId" => {
                    f_destination_instance_id = Decode::decode(value, &here)?
                }
                "AttachType" => f_attach_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            source_instance_id: required(f_source_instance_id, path, "SourceInstanceId")?,
            destination_instance_id: required(
                f_destination_instance_id,
                path,
                "DestinationInstanceId",
            )?,
            attach_type: f_attach_type,
        })
    }
}
/// MigrateNetworkInterfaceResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct MigrateNetworkInterfaceResponse {}
/// MigratePrivateIpAddressRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct MigratePrivateIpAddressRequest {
    /// SourceNetworkInterfaceId.
    #[serde(rename = "SourceNetworkInterfaceId")]
    pub source_network_interface_id: String,
    /// DestinationNetworkInterfaceId.
    #[serde(rename = "DestinationNetworkInterfaceId")]
    pub destination_network_interface_id: String,
    /// PrivateIpAddress.
    #[serde(rename = "PrivateIpAddress")]
    pub private_ip_address: String,
}
impl Decode for MigratePrivateIpAddressRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_source_network_interface_id: Option<String> = None;
        let mut f_destination_network_interface_id: Option<String> = None;
        let mut f_private_ip_address: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SourceNetworkInterfaceId" => {
                    f_source_network_interface_id = Decode::decode(value, &here)?
                }
                "DestinationNetworkInterfaceId" => {
                    f_destination_network_interface_id = Decode::decode(value, &here)?
                }
                "PrivateIpAddress" => f_private_ip_address = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            source_network_interface_id: required(
                f_source_network_interface_id,
                path,
                "SourceNetworkInterfaceId",
            )?,
            destination_network_interface_id: required(
                f_destination_network_interface_id,
                path,
                "DestinationNetworkInterfaceId",
            )?,
            private_ip_address: required(f_private_ip_address, path, "PrivateIpAddress")?,
        })
    }
}
/// MigratePrivateIpAddressResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct MigratePrivateIpAddressResponse {}
/// ModifyAddressAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyAddressAttributeRequest {
    /// AddressId.
    #[serde(rename = "AddressId")]
    pub address_id: String,
    /// AddressName.
    #[serde(rename = "AddressName", skip_serializing_if = "Option::is_none")]
    pub address_name: Option<String>,
    /// EipDirectConnection.
    #[serde(rename = "EipDirectConnection", skip_serializing_if = "Option::is_none")]
    pub eip_direct_connection: Option<String>,
    /// EipVisibleOnEni.
    #[serde(rename = "EipVisibleOnEni", skip_serializing_if = "Option::is_none")]
    pub eip_visible_on_eni: Option<bool>,
}
impl Decode for ModifyAddressAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_id: Option<String> = None;
        let mut f_address_name: Option<String> = None;
        let mut f_eip_direct_connection: Option<String> = None;
        let mut f_eip_visible_on_eni: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressId" => f_address_id = Decode::decode(value, &here)?,
                "AddressName" => f_address_name = Decode::decode(value, &here)?,
                "EipDirectConnection" => f_eip_direct_connection = Decode::decode(value, &here)?,
                "EipVisibleOnEni" => f_eip_visible_on_eni = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            address_id: required(f_address_id, path, "AddressId")?,
            address_name: f_address_name,
            eip_direct_connection: f_eip_direct_connection,
            eip_visible_on_eni: f_eip_visible_on_eni,
        })
    }
}
/// ModifyAddressAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyAddressAttributeResponse {}
/// ModifyAddressInternetChargeTypeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyAddressInternetChargeTypeRequest {
    /// AddressId.
    #[serde(rename = "AddressId")]
    pub address_id: String,
    /// InternetChargeType.
    #[serde(rename = "InternetChargeType")]
    pub internet_charge_type: String,
    /// InternetMaxBandwidthOut.
    #[serde(rename = "InternetMaxBandwidthOut")]
    pub internet_max_bandwidth_out: u64,
    /// AddressChargePrepaid.
    #[serde(rename = "AddressChargePrepaid", skip_serializing_if = "Option::is_none")]
    pub address_charge_prepaid: Option<AddressChargePrepaid>,
}
impl Decode for ModifyAddressInternetChargeTypeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_id: Option<String> = None;
        let mut f_internet_charge_type: Option<String> = None;
        let mut f_internet_max_bandwidth_out: Option<u64> = None;
        let mut f_address_charge_prepaid: Option<AddressChargePrepaid> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressId" => f_address_id = Decode::decode(value, &here)?,
                "InternetChargeType" => f_internet_charge_type = Decode::decode(value, &here)?,
                "InternetMaxBandwidthOut" => {
                    f_internet_max_bandwidth_out = Decode::decode(value, &here)?
                }
                "AddressChargePrepaid" => f_address_charge_prepaid = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            address_id: required(f_address_id, path, "AddressId")?,
            internet_charge_type: required(f_internet_charge_type, path, "InternetChargeType")?,
            internet_max_bandwidth_out: required(
                f_internet_max_bandwidth_out,
                path,
                "InternetMaxBandwidthOut",
            )?,
            address_charge_prepaid: f_address_charge_prepaid,
        })
    }
}
/// ModifyAddressInternetChargeTypeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyAddressInternetChargeTypeResponse {}
/// ModifyAddressesBandwidthRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyAddressesBandwidthRequest {
    /// AddressIds.
    #[serde(rename = "AddressIds")]
    pub address_ids: Vec<String>,
    /// InternetMaxBandwidthOut.
    #[serde(rename = "InternetMaxBandwidthOut")]
    pub internet_max_bandwidth_out: i64,
}
impl Decode for ModifyAddressesBandwidthRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_ids: Option<Vec<String>> = None;
        let mut f_internet_max_bandwidth_out: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressIds" => f_address_ids = Decode::decode(value, &here)?,
                "InternetMaxBandwidthOut" => {
                    f_internet_max_bandwidth_out = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            address_ids: required(f_address_ids, path, "AddressIds")?,
            internet_max_bandwidth_out: required(
                f_internet_max_bandwidth_out,
                path,
                "InternetMaxBandwidthOut",
            )?,
        })
    }
}
/// ModifyAddressesBandwidthResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyAddressesBandwidthResponse {
    /// TaskId.
    #[serde(rename = "TaskId", skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
}
/// ModifyAssistantCidrRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyAssistantCidrRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// NewCidrBlocks.
    #[serde(rename = "NewCidrBlocks", skip_serializing_if = "Option::is_none")]
    pub new_cidr_blocks: Option<Vec<String>>,
    /// OldCidrBlocks.
    #[serde(rename = "OldCidrBlocks", skip_serializing_if = "Option::is_none")]
    pub old_cidr_blocks: Option<Vec<String>>,
}
impl Decode for ModifyAssistantCidrRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_new_cidr_blocks: Option<Vec<String>> = None;
        let mut f_old_cidr_blocks: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "NewCidrBlocks" => f_new_cidr_blocks = Decode::decode(value, &here)?,
                "OldCidrBlocks" => f_old_cidr_blocks = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            new_cidr_blocks: f_new_cidr_blocks,
            old_cidr_blocks: f_old_cidr_blocks,
        })
    }
}
/// ModifyAssistantCidrResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyAssistantCidrResponse {
    /// AssistantCidrSet.
    #[serde(rename = "AssistantCidrSet", skip_serializing_if = "Option::is_none")]
    pub assistant_cidr_set: Option<Vec<AssistantCidr>>,
}
/// ModifyDhcpIpAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyDhcpIpAttributeRequest {
    /// DhcpIpId.
    #[serde(rename = "DhcpIpId")]
    pub dhcp_ip_id: String,
    /// DhcpIpName.
    #[serde(rename = "DhcpIpName")]
    pub dhcp_ip_name: String,
}
impl Decode for ModifyDhcpIpAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_dhcp_ip_id: Option<String> = None;
        let mut f_dhcp_ip_name: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "DhcpIpId" => f_dhcp_ip_id = Decode::decode(value, &here)?,
                "DhcpIpName" => f_dhcp_ip_name = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            dhcp_ip_id: required(f_dhcp_ip_id, path, "DhcpIpId")?,
            dhcp_ip_name: required(f_dhcp_ip_name, path, "DhcpIpName")?,
        })
    }
}
/// ModifyDhcpIpAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyDhcpIpAttributeResponse {}
/// ModifyFlowLogAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyFlowLogAttributeRequest {
    /// FlowLogId.
    #[serde(rename = "FlowLogId")]
    pub flow_log_id: String,
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// FlowLogName.
    #[serde(rename = "FlowLogName", skip_serializing_if = "Option::is_none")]
    pub flow_log_name: Option<String>,
    /// FlowLogDescription.
    #[serde(rename = "FlowLogDescription", skip_serializing_if = "Option::is_none")]
    pub flow_log_description: Option<String>,
    /// Period.
    #[serde(rename = "Period", skip_serializing_if = "Option::is_none")]
    pub period: Option<u64>,
}
impl Decode for ModifyFlowLogAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_flow_log_id: Option<String> = None;
        let mut f_vpc_id: Option<String> = None;
        let mut f_flow_log_name: Option<String> = None;
        let mut f_flow_log_description: Option<String> = None;
        let mut f_period: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "FlowLogId" => f_flow_log_id = Decode::decode(value, &here)?,
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "FlowLogName" => f_flow_log_name = Decode::decode(value, &here)?,
                "FlowLogDescription" => f_flow_log_description = Decode::decode(value, &here)?,
                "Period" => f_period = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            flow_log_id: required(f_flow_log_id, path, "FlowLogId")?,
            vpc_id: f_vpc_id,
            flow_log_name: f_flow_log_name,
            flow_log_description: f_flow_log_description,
            period: f_period,
        })
    }
}
/// ModifyFlowLogAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyFlowLogAttributeResponse {}
/// ModifyHaVipAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyHaVipAttributeRequest {
    /// HaVipId.
    #[serde(rename = "HaVipId")]
    pub ha_vip_id: String,
    /// HaVipName.
    #[serde(rename = "HaVipName", skip_serializing_if = "Option::is_none")]
    pub ha_vip_name: Option<String>,
}
impl Decode for ModifyHaVipAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ha_vip_id: Option<String> = None;
        let mut f_ha_vip_name: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "HaVipId" => f_ha_vip_id = Decode::decode(value, &here)?,
                "HaVipName" => f_ha_vip_name = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { ha_vip_id: required(f_ha_vip_id, path, "HaVipId")?, ha_vip_name: f_ha_vip_name })
    }
}
/// ModifyHaVipAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyHaVipAttributeResponse {}
/// ModifyIpv6AddressesAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyIpv6AddressesAttributeRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// Ipv6Addresses.
    #[serde(rename = "Ipv6Addresses")]
    pub ipv6_addresses: Vec<Ipv6Address>,
}
impl Decode for ModifyIpv6AddressesAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_ipv6_addresses: Option<Vec<Ipv6Address>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "Ipv6Addresses" => f_ipv6_addresses = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            ipv6_addresses: required(f_ipv6_addresses, path, "Ipv6Addresses")?,
        })
    }
}
/// ModifyIpv6AddressesAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyIpv6AddressesAttributeResponse {}
/// ModifyNetworkAclAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkAclAttributeRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// NetworkAclName.
    #[serde(rename = "NetworkAclName")]
    pub network_acl_name: String,
}
impl Decode for ModifyNetworkAclAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_network_acl_name: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "NetworkAclName" => f_network_acl_name = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            network_acl_name: required(f_network_acl_name, path, "NetworkAclName")?,
        })
    }
}
/// ModifyNetworkAclAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkAclAttributeResponse {}
/// ModifyNetworkAclEntriesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkAclEntriesRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// NetworkAclEntrySet.
    #[serde(rename = "NetworkAclEntrySet", skip_serializing_if = "Option::is_none")]
    pub network_acl_entry_set: Option<NetworkAclEntrySet>,
    /// NetworkAclQuintupleSet.
    #[serde(rename = "NetworkAclQuintupleSet", skip_serializing_if = "Option::is_none")]
    pub network_acl_quintuple_set: Option<NetworkAclQuintupleEntries>,
    /// EnableUpdateAclEntries.
    #[serde(rename = "EnableUpdateAclEntries", skip_serializing_if = "Option::is_none")]
    pub enable_update_acl_entries: Option<bool>,
}
impl Decode for ModifyNetworkAclEntriesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_network_acl_entry_set: Option<NetworkAclEntrySet> = None;
        let mut f_network_acl_quintuple_set: Option<NetworkAclQuintupleEntries> = None;
        let mut f_enable_update_acl_entries: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "NetworkAclEntrySet" => f_network_acl_entry_set = Decode::decode(value, &here)?,
                "NetworkAclQuintupleSet" => {
                    f_network_acl_quintuple_set = Decode::decode(value, &here)?
                }
                "EnableUpdateAclEntries" => {
                    f_enable_update_acl_entries = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            network_acl_entry_set: f_network_acl_entry_set,
            network_acl_quintuple_set: f_network_acl_quintuple_set,
            enable_update_acl_entries: f_enable_update_acl_entries,
        })
    }
}
/// ModifyNetworkAclEntriesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkAclEntriesResponse {}
/// ModifyNetworkAclQuintupleEntriesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkAclQuintupleEntriesRequest {
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId")]
    pub network_acl_id: String,
    /// NetworkAclQuintupleSet.
    #[serde(rename = "NetworkAclQuintupleSet")]
    pub network_acl_quintuple_set: NetworkAclQuintupleEntries,
}
impl Decode for ModifyNetworkAclQuintupleEntriesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_acl_id: Option<String> = None;
        let mut f_network_acl_quintuple_set: Option<NetworkAclQuintupleEntries> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkAclId" => f_network_acl_id = Decode::decode(value, &here)?,
                "NetworkAclQuintupleSet" => {
                    f_network_acl_quintuple_set = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_acl_id: required(f_network_acl_id, path, "NetworkAclId")?,
            network_acl_quintuple_set: required(
                f_network_acl_quintuple_set,
                path,
                "NetworkAclQuintupleSet",
            )?,
        })
    }
}
/// ModifyNetworkAclQuintupleEntriesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkAclQuintupleEntriesResponse {}
/// ModifyNetworkInterfaceAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkInterfaceAttributeRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// NetworkInterfaceName.
    #[serde(rename = "NetworkInterfaceName", skip_serializing_if = "Option::is_none")]
    pub network_interface_name: Option<String>,
    /// NetworkInterfaceDescription.
    #[serde(rename = "NetworkInterfaceDescription", skip_serializing_if = "Option::is_none")]
    pub network_interface_description: Option<String>,
    /// SecurityGroupIds.
    #[serde(rename = "SecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub security_group_ids: Option<Vec<String>>,
    /// TrunkingFlag.
    #[serde(rename = "TrunkingFlag", skip_serializing_if = "Option::is_none")]
    pub trunking_flag: Option<String>,
}
impl Decode for ModifyNetworkInterfaceAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_network_interface_name: Option<String> = None;
        let mut f_network_interface_description: Option<String> = None;
        let mut f_security_group_ids: Option<Vec<String>> = None;
        let mut f_trunking_flag: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "NetworkInterfaceName" => f_network_interface_name = Decode::decode(value, &here)?,
                "NetworkInterfaceDescription" => {
                    f_network_interface_description = Decode::decode(value, &here)?
                }
                "SecurityGroupIds" => f_security_group_ids = Decode::decode(value, &here)?,
                "TrunkingFlag" => f_trunking_flag = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            network_interface_name: f_network_interface_name,
            network_interface_description: f_network_interface_description,
            security_group_ids: f_security_group_ids,
            trunking_flag: f_trunking_flag,
        })
    }
}
/// ModifyNetworkInterfaceAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkInterfaceAttributeResponse {}
/// ModifyNetworkInterfaceQosRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkInterfaceQosRequest {
    /// NetworkInterfaceIds.
    #[serde(rename = "NetworkInterfaceIds")]
    pub network_interface_ids: Vec<String>,
    /// QosLevel.
    #[serde(rename = "QosLevel", skip_serializing_if = "Option::is_none")]
    pub qos_level: Option<String>,
    /// DirectSendMaxPort.
    #[serde(rename = "DirectSendMaxPort", skip_serializing_if = "Option::is_none")]
    pub direct_send_max_port: Option<u64>,
}
impl Decode for ModifyNetworkInterfaceQosRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_ids: Option<Vec<String>> = None;
        let mut f_qos_level: Option<String> = None;
        let mut f_direct_send_max_port: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceIds" => f_network_interface_ids = Decode::decode(value, &here)?,
                "QosLevel" => f_qos_level = Decode::decode(value, &here)?,
                "DirectSendMaxPort" => f_direct_send_max_port = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_ids: required(f_network_interface_ids, path, "NetworkInterfaceIds")?,
            qos_level: f_qos_level,
            direct_send_max_port: f_direct_send_max_port,
        })
    }
}
/// ModifyNetworkInterfaceQosResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyNetworkInterfaceQosResponse {}
/// ModifyPrivateIpAddressesAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyPrivateIpAddressesAttributeRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// PrivateIpAddresses.
    #[serde(rename = "PrivateIpAddresses")]
    pub private_ip_addresses: Vec<PrivateIpAddressSpecification>,
}
impl Decode for ModifyPrivateIpAddressesAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "PrivateIpAddresses" => f_private_ip_addresses = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            private_ip_addresses: required(f_private_ip_addresses, path, "PrivateIpAddresses")?,
        })
    }
}
/// ModifyPrivateIpAddressesAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyPrivateIpAddressesAttributeResponse {}
/// ModifyReserveIpAddressRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyReserveIpAddressRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// ReserveIpId.
    #[serde(rename = "ReserveIpId")]
    pub reserve_ip_id: String,
    /// Name.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}
impl Decode for ModifyReserveIpAddressRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_reserve_ip_id: Option<String> = None;
        let mut f_name: Option<String> = None;
        let mut f_description: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "ReserveIpId" => f_reserve_ip_id = Decode::decode(value, &here)?,
                "Name" => f_name = Decode::decode(value, &here)?,
                "Description" => f_description = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            reserve_ip_id: required(f_reserve_ip_id, path, "ReserveIpId")?,
            name: f_name,
            description: f_description,
        })
    }
}
/// ModifyReserveIpAddressResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyReserveIpAddressResponse {}
/// ModifyRouteTableAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyRouteTableAttributeRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    /// RouteTableName.
    #[serde(rename = "RouteTableName")]
    pub route_table_name: String,
}
impl Decode for ModifyRouteTableAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        let mut f_route_table_name: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "RouteTableName" => f_route_table_name = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            route_table_id: required(f_route_table_id, path, "RouteTableId")?,
            route_table_name: required(f_route_table_name, path, "RouteTableName")?,
        })
    }
}
/// ModifyRouteTableAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyRouteTableAttributeResponse {}
/// ModifySecurityGroupAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifySecurityGroupAttributeRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
    /// GroupName.
    #[serde(rename = "GroupName", skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
    /// GroupDescription.
    #[serde(rename = "GroupDescription", skip_serializing_if = "Option::is_none")]
    pub group_description: Option<String>,
}
impl Decode for ModifySecurityGroupAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        let mut f_group_name: Option<String> = None;
        let mut f_group_description: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "GroupName" => f_group_name = Decode::decode(value, &here)?,
                "GroupDescription" => f_group_description = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_id: required(f_security_group_id, path, "SecurityGroupId")?,
            group_name: f_group_name,
            group_description: f_group_description,
        })
    }
}
/// ModifySecurityGroupAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifySecurityGroupAttributeResponse {}
/// ModifySecurityGroupPoliciesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifySecurityGroupPoliciesRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
    /// SecurityGroupPolicySet.
    #[serde(rename = "SecurityGroupPolicySet")]
    pub security_group_policy_set: SecurityGroupPolicySet,
    /// SortPolicys.
    #[serde(rename = "SortPolicys", skip_serializing_if = "Option::is_none")]
    pub sort_policys: Option<bool>,
}
impl Decode for ModifySecurityGroupPoliciesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        let mut f_security_group_policy_set: Option<SecurityGroupPolicySet> = None;
        let mut f_sort_policys: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "SecurityGroupPolicySet" => {
                    f_security_group_policy_set = Decode::decode(value, &here)?
                }
                "SortPolicys" => f_sort_policys = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_id: required(f_security_group_id, path, "SecurityGroupId")?,
            security_group_policy_set: required(
                f_security_group_policy_set,
                path,
                "SecurityGroupPolicySet",
            )?,
            sort_policys: f_sort_policys,
        })
    }
}
/// ModifySecurityGroupPoliciesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifySecurityGroupPoliciesResponse {}
/// ModifySubnetAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifySubnetAttributeRequest {
    /// SubnetId.
    #[serde(rename = "SubnetId")]
    pub subnet_id: String,
    /// SubnetName.
    #[serde(rename = "SubnetName", skip_serializing_if = "Option::is_none")]
    pub subnet_name: Option<String>,
    /// EnableBroadcast.
    #[serde(rename = "EnableBroadcast", skip_serializing_if = "Option::is_none")]
    pub enable_broadcast: Option<String>,
}
impl Decode for ModifySubnetAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_subnet_id: Option<String> = None;
        let mut f_subnet_name: Option<String> = None;
        let mut f_enable_broadcast: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                "SubnetName" => f_subnet_name = Decode::decode(value, &here)?,
                "EnableBroadcast" => f_enable_broadcast = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            subnet_id: required(f_subnet_id, path, "SubnetId")?,
            subnet_name: f_subnet_name,
            enable_broadcast: f_enable_broadcast,
        })
    }
}
/// ModifySubnetAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifySubnetAttributeResponse {}
/// ModifyVpcAttributeRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyVpcAttributeRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// VpcName.
    #[serde(rename = "VpcName", skip_serializing_if = "Option::is_none")]
    pub vpc_name: Option<String>,
    /// EnableMulticast.
    #[serde(rename = "EnableMulticast", skip_serializing_if = "Option::is_none")]
    pub enable_multicast: Option<String>,
    /// DnsServers.
    #[serde(rename = "DnsServers", skip_serializing_if = "Option::is_none")]
    pub dns_servers: Option<Vec<String>>,
    /// DomainName.
    #[serde(rename = "DomainName", skip_serializing_if = "Option::is_none")]
    pub domain_name: Option<String>,
    /// EnableRouteVpcPublish.
    #[serde(rename = "EnableRouteVpcPublish", skip_serializing_if = "Option::is_none")]
    pub enable_route_vpc_publish: Option<bool>,
    /// EnableCdcPublish.
    #[serde(rename = "EnableCdcPublish", skip_serializing_if = "Option::is_none")]
    pub enable_cdc_publish: Option<bool>,
    /// EnableRouteVpcPublishIpv6.
    #[serde(rename = "EnableRouteVpcPublishIpv6", skip_serializing_if = "Option::is_none")]
    pub enable_route_vpc_publish_ipv6: Option<bool>,
}
impl Decode for ModifyVpcAttributeRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_vpc_name: Option<String> = None;
        let mut f_enable_multicast: Option<String> = None;
        let mut f_dns_servers: Option<Vec<String>> = None;
        let mut f_domain_name: Option<String> = None;
        let mut f_enable_route_vpc_publish: Option<bool> = None;
        let mut f_enable_cdc_publish: Option<bool> = None;
        let mut f_enable_route_vpc_publish_ipv6: Option<bool> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "VpcName" => f_vpc_name = Decode::decode(value, &here)?,
                "EnableMulticast" => f_enable_multicast = Decode::decode(value, &here)?,
                "DnsServers" => f_dns_servers = Decode::decode(value, &here)?,
                "DomainName" => f_domain_name = Decode::decode(value, &here)?,
                "EnableRouteVpcPublish" => {
                    f_enable_route_vpc_publish = Decode::decode(value, &here)?
                }
                "EnableCdcPublish" => f_enable_cdc_publish = Decode::decode(value, &here)?,
                "EnableRouteVpcPublishIpv6" => {
                    f_enable_route_vpc_publish_ipv6 = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            vpc_name: f_vpc_name,
            enable_multicast: f_enable_multicast,
            dns_servers: f_dns_servers,
            domain_name: f_domain_name,
            enable_route_vpc_publish: f_enable_route_vpc_publish,
            enable_cdc_publish: f_enable_cdc_publish,
            enable_route_vpc_publish_ipv6: f_enable_route_vpc_publish_ipv6,
        })
    }
}
/// ModifyVpcAttributeResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ModifyVpcAttributeResponse {}
/// NetworkAcl.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct NetworkAcl {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId", skip_serializing_if = "Option::is_none")]
    pub network_acl_id: Option<String>,
    /// NetworkAclName.
    #[serde(rename = "NetworkAclName", skip_serializing_if = "Option::is_none")]
    pub network_acl_name: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// SubnetSet.
    #[serde(rename = "SubnetSet", skip_serializing_if = "Option::is_none")]
    pub subnet_set: Option<Vec<Subnet>>,
    /// IngressEntries.
    #[serde(rename = "IngressEntries", skip_serializing_if = "Option::is_none")]
    pub ingress_entries: Option<Vec<NetworkAclEntry>>,
    /// EgressEntries.
    #[serde(rename = "EgressEntries", skip_serializing_if = "Option::is_none")]
    pub egress_entries: Option<Vec<NetworkAclEntry>>,
    /// NetworkAclType.
    #[serde(rename = "NetworkAclType", skip_serializing_if = "Option::is_none")]
    pub network_acl_type: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
}
/// NetworkAclEntry.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct NetworkAclEntry {
    /// Protocol.
    #[serde(rename = "Protocol", skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    /// Port.
    #[serde(rename = "Port", skip_serializing_if = "Option::is_none")]
    pub port: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    /// Action.
    #[serde(rename = "Action", skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// ModifyTime.
    #[serde(rename = "ModifyTime", skip_serializing_if = "Option::is_none")]
    pub modify_time: Option<String>,
    /// Priority.
    #[serde(rename = "Priority", skip_serializing_if = "Option::is_none")]
    pub priority: Option<i64>,
    /// NetworkAclIpv4EntryId.
    #[serde(rename = "NetworkAclIpv4EntryId", skip_serializing_if = "Option::is_none")]
    pub network_acl_ipv4_entry_id: Option<String>,
    /// NetworkAclIpv6EntryId.
    #[serde(rename = "NetworkAclIpv6EntryId", skip_serializing_if = "Option::is_none")]
    pub network_acl_ipv6_entry_id: Option<String>,
}
impl Decode for NetworkAclEntry {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_protocol: Option<String> = None;
        let mut f_port: Option<String> = None;
        let mut f_cidr_block: Option<String> = None;
        let mut f_ipv6_cidr_block: Option<String> = None;
        let mut f_action: Option<String> = None;
        let mut f_description: Option<String> = None;
        let mut f_modify_time: Option<String> = None;
        let mut f_priority: Option<i64> = None;
        let mut f_network_acl_ipv4_entry_id: Option<String> = None;
        let mut f_network_acl_ipv6_entry_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Protocol" => f_protocol = Decode::decode(value, &here)?,
                "Port" => f_port = Decode::decode(value, &here)?,
                "CidrBlock" => f_cidr_block = Decode::decode(value, &here)?,
                "Ipv6CidrBlock" => f_ipv6_cidr_block = Decode::decode(value, &here)?,
                "Action" => f_action = Decode::decode(value, &here)?,
                "Description" => f_description = Decode::decode(value, &here)?,
                "ModifyTime" => f_modify_time = Decode::decode(value, &here)?,
                "Priority" => f_priority = Decode::decode(value, &here)?,
                "NetworkAclIpv4EntryId" => {
                    f_network_acl_ipv4_entry_id = Decode::decode(value, &here)?
                }
                "NetworkAclIpv6EntryId" => {
                    f_network_acl_ipv6_entry_id = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            protocol: f_protocol,
            port: f_port,
            cidr_block: f_cidr_block,
            ipv6_cidr_block: f_ipv6_cidr_block,
            action: f_action,
            description: f_description,
            modify_time: f_modify_time,
            priority: f_priority,
            network_acl_ipv4_entry_id: f_network_acl_ipv4_entry_id,
            network_acl_ipv6_entry_id: f_network_acl_ipv6_entry_id,
        })
    }
}
/// NetworkAclEntrySet.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct NetworkAclEntrySet {
    /// Ingress.
    #[serde(rename = "Ingress", skip_serializing_if = "Option::is_none")]
    pub ingress: Option<Vec<NetworkAclEntry>>,
    /// Egress.
    #[serde(rename = "Egress", skip_serializing_if = "Option::is_none")]
    pub egress: Option<Vec<NetworkAclEntry>>,
}
impl Decode for NetworkAclEntrySet {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ingress: Option<Vec<NetworkAclEntry>> = None;
        let mut f_egress: Option<Vec<NetworkAclEntry>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Ingress" => f_ingress = Decode::decode(value, &here)?,
                "Egress" => f_egress = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { ingress: f_ingress, egress: f_egress })
    }
}
/// NetworkAclQuintupleEntries.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct NetworkAclQuintupleEntries {
    /// Ingress.
    #[serde(rename = "Ingress", skip_serializing_if = "Option::is_none")]
    pub ingress: Option<Vec<NetworkAclQuintupleEntry>>,
    /// Egress.
    #[serde(rename = "Egress", skip_serializing_if = "Option::is_none")]
    pub egress: Option<Vec<NetworkAclQuintupleEntry>>,
}
impl Decode for NetworkAclQuintupleEntries {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ingress: Option<Vec<NetworkAclQuintupleEntry>> = None;
        let mut f_egress: Option<Vec<NetworkAclQuintupleEntry>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Ingress" => f_ingress = Decode::decode(value, &here)?,
                "Egress" => f_egress = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { ingress: f_ingress, egress: f_egress })
    }
}
/// NetworkAclQuintupleEntry.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct NetworkAclQuintupleEntry {
    /// Protocol.
    #[serde(rename = "Protocol", skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// SourcePort.
    #[serde(rename = "SourcePort", skip_serializing_if = "Option::is_none")]
    pub source_port: Option<String>,
    /// SourceCidr.
    #[serde(rename = "SourceCidr", skip_serializing_if = "Option::is_none")]
    pub source_cidr: Option<String>,
    /// DestinationPort.
    #[serde(rename = "DestinationPort", skip_serializing_if = "Option::is_none")]
    pub destination_port: Option<String>,
    /// DestinationCidr.
    #[serde(rename = "DestinationCidr", skip_serializing_if = "Option::is_none")]
    pub destination_cidr: Option<String>,
    /// Action.
    #[serde(rename = "Action", skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// NetworkAclQuintupleEntryId.
    #[serde(rename = "NetworkAclQuintupleEntryId", skip_serializing_if = "Option::is_none")]
    pub network_acl_quintuple_entry_id: Option<String>,
    /// Priority.
    #[serde(rename = "Priority", skip_serializing_if = "Option::is_none")]
    pub priority: Option<i64>,
    /// CreateTime.
    #[serde(rename = "CreateTime", skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// NetworkAclDirection.
    #[serde(rename = "NetworkAclDirection", skip_serializing_if = "Option::is_none")]
    pub network_acl_direction: Option<String>,
    /// SourceIPv6Cidr.
    #[serde(rename = "SourceIPv6Cidr", skip_serializing_if = "Option::is_none")]
    pub source_i_pv6_cidr: Option<String>,
    /// DestinationIPv6Cidr.
    #[serde(rename = "DestinationIPv6Cidr", skip_serializing_if = "Option::is_none")]
    pub destination_i_pv6_cidr: Option<String>,
}
impl Decode for NetworkAclQuintupleEntry {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_protocol: Option<String> = None;
        let mut f_description: Option<String> = None;
        let mut f_source_port: Option<String> = None;
        let mut f_source_cidr: Option<String> = None;
        let mut f_destination_port: Option<String> = None;
        let mut f_destination_cidr: Option<String> = None;
        let mut f_action: Option<String> = None;
        let mut f_network_acl_quintuple_entry_id: Option<String> = None;
        let mut f_priority: Option<i64> = None;
        let mut f_create_time: Option<String> = None;
        let mut f_network_acl_direction: Option<String> = None;
        let mut f_source_i_pv6_cidr: Option<String> = None;
        let mut f_destination_i_pv6_cidr: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Protocol" => f_protocol = Decode::decode(value, &here)?,
                "Description" => f_description = Decode::decode(value, &here)?,
                "SourcePort" => f_source_port = Decode::decode(value, &here)?,
                "SourceCidr" => f_source_cidr = Decode::decode(value, &here)?,
                "DestinationPort" => f_destination_port = Decode::decode(value, &here)?,
                "DestinationCidr" => f_destination_cidr = Decode::decode(value, &here)?,
                "Action" => f_action = Decode::decode(value, &here)?,
                "NetworkAclQuintupleEntryId" => {
                    f_network_acl_quintuple_entry_id = Decode::decode(value, &here)?
                }
                "Priority" => f_priority = Decode::decode(value, &here)?,
                "CreateTime" => f_create_time = Decode::decode(value, &here)?,
                "NetworkAclDirection" => f_network_acl_direction = Decode::decode(value, &here)?,
                "SourceIPv6Cidr" => f_source_i_pv6_cidr = Decode::decode(value, &here)?,
                "DestinationIPv6Cidr" => f_destination_i_pv6_cidr = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            protocol: f_protocol,
            description: f_description,
            source_port: f_source_port,
            source_cidr: f_source_cidr,
            destination_port: f_destination_port,
            destination_cidr: f_destination_cidr,
            action: f_action,
            network_acl_quintuple_entry_id: f_network_acl_quintuple_entry_id,
            priority: f_priority,
            create_time: f_create_time,
            network_acl_direction: f_network_acl_direction,
            source_i_pv6_cidr: f_source_i_pv6_cidr,
            destination_i_pv6_cidr: f_destination_i_pv6_cidr,
        })
    }
}
/// NetworkInterface.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct NetworkInterface {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId", skip_serializing_if = "Option::is_none")]
    pub network_interface_id: Option<String>,
    /// NetworkInterfaceName.
    #[serde(rename = "NetworkInterfaceName", skip_serializing_if = "Option::is_none")]
    pub network_interface_name: Option<String>,
    /// NetworkInterfaceDescription.
    #[serde(rename = "NetworkInterfaceDescription", skip_serializing_if = "Option::is_none")]
    pub network_interface_description: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// GroupSet.
    #[serde(rename = "GroupSet", skip_serializing_if = "Option::is_none")]
    pub group_set: Option<Vec<String>>,
    /// Primary.
    #[serde(rename = "Primary", skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
    /// MacAddress.
    #[serde(rename = "MacAddress", skip_serializing_if = "Option::is_none")]
    pub mac_address: Option<String>,
    /// State.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// NetworkInterfaceState.
    #[serde(rename = "NetworkInterfaceState", skip_serializing_if = "Option::is_none")]
    pub network_interface_state: Option<String>,
    /// PrivateIpAddressSet.
    #[serde(rename = "PrivateIpAddressSet", skip_serializing_if = "Option::is_none")]
    pub private_ip_address_set: Option<Vec<PrivateIpAddressSpecification>>,
    /// Attachment.
    #[serde(rename = "Attachment", skip_serializing_if = "Option::is_none")]
    pub attachment: Option<NetworkInterfaceAttachment>,
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// Ipv6AddressSet.
    #[serde(rename = "Ipv6AddressSet", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_set: Option<Vec<Ipv6Address>>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
    /// EniType.
    #[serde(rename = "EniType", skip_serializing_if = "Option::is_none")]
    pub eni_type: Option<u64>,
    /// Business.
    #[serde(rename = "Business", skip_serializing_if = "Option::is_none")]
    pub business: Option<String>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
    /// AttachType.
    #[serde(rename = "AttachType", skip_serializing_if = "Option::is_none")]
    pub attach_type: Option<u64>,
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// QosLevel.
    #[serde(rename = "QosLevel", skip_serializing_if = "Option::is_none")]
    pub qos_level: Option<String>,
    /// Ipv6Addresses.
    #[serde(rename = "Ipv6Addresses", skip_serializing_if = "Option::is_none")]
    pub ipv6_addresses: Option<Vec<Ipv6Address>>,
    /// Ipv6AddressCount.
    #[serde(rename = "Ipv6AddressCount", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_count: Option<u64>,
}
/// NetworkInterfaceAttachment.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct NetworkInterfaceAttachment {
    /// DeviceIndex.
    #[serde(rename = "DeviceIndex", skip_serializing_if = "Option::is_none")]
    pub device_index: Option<u64>,
    /// InstanceAccountId.
    #[serde(rename = "InstanceAccountId", skip_serializing_if = "Option::is_none")]
    pub instance_account_id: Option<String>,
    /// AttachTime.
    #[serde(rename = "AttachTime", skip_serializing_if = "Option::is_none")]
    pub attach_time: Option<String>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
}
/// PolicyStatistics.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct PolicyStatistics {
    /// IngressIPv4TotalCount.
    #[serde(rename = "IngressIPv4TotalCount")]
    pub ingress_i_pv4_total_count: u64,
    /// IngressIPv6TotalCount.
    #[serde(rename = "IngressIPv6TotalCount")]
    pub ingress_i_pv6_total_count: u64,
    /// EgressIPv4TotalCount.
    #[serde(rename = "EgressIPv4TotalCount")]
    pub egress_i_pv4_total_count: u64,
    /// EgressIPv6TotalCount.
    #[serde(rename = "EgressIPv6TotalCount")]
    pub egress_i_pv6_total_count: u64,
}
impl Decode for PolicyStatistics {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_ingress_i_pv4_total_count: Option<u64> = None;
        let mut f_ingress_i_pv6_total_count: Option<u64> = None;
        let mut f_egress_i_pv4_total_count: Option<u64> = None;
        let mut f_egress_i_pv6_total_count: Option<u64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "IngressIPv4TotalCount" => {
                    f_ingress_i_pv4_total_count = Decode::decode(value, &here)?
                }
                "IngressIPv6TotalCount" => {
                    f_ingress_i_pv6_total_count = Decode::decode(value, &here)?
                }
                "EgressIPv4TotalCount" => {
                    f_egress_i_pv4_total_count = Decode::decode(value, &here)?
                }
                "EgressIPv6TotalCount" => {
                    f_egress_i_pv6_total_count = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            ingress_i_pv4_total_count: required(
                f_ingress_i_pv4_total_count,
                path,
                "IngressIPv4TotalCount",
            )?,
            ingress_i_pv6_total_count: required(
                f_ingress_i_pv6_total_count,
                path,
                "IngressIPv6TotalCount",
            )?,
            egress_i_pv4_total_count: required(
                f_egress_i_pv4_total_count,
                path,
                "EgressIPv4TotalCount",
            )?,
            egress_i_pv6_total_count: required(
                f_egress_i_pv6_total_count,
                path,
                "EgressIPv6TotalCount",
            )?,
        })
    }
}
/// PrivateIpAddressSpecification.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct PrivateIpAddressSpecification {
    /// PrivateIpAddress.
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    /// Primary.
    #[serde(rename = "Primary", skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
    /// PublicIpAddress.
    #[serde(rename = "PublicIpAddress", skip_serializing_if = "Option::is_none")]
    pub public_ip_address: Option<String>,
    /// AddressId.
    #[serde(rename = "AddressId", skip_serializing_if = "Option::is_none")]
    pub address_id: Option<String>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// IsWanIpBlocked.
    #[serde(rename = "IsWanIpBlocked", skip_serializing_if = "Option::is_none")]
    pub is_wan_ip_blocked: Option<bool>,
    /// State.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// QosLevel.
    #[serde(rename = "QosLevel", skip_serializing_if = "Option::is_none")]
    pub qos_level: Option<String>,
}
impl Decode for PrivateIpAddressSpecification {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_private_ip_address: Option<String> = None;
        let mut f_primary: Option<bool> = None;
        let mut f_public_ip_address: Option<String> = None;
        let mut f_address_id: Option<String> = None;
        let mut f_description: Option<String> = None;
        let mut f_is_wan_ip_blocked: Option<bool> = None;
        let mut f_state: Option<String> = None;
        let mut f_qos_level: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "PrivateIpAddress" => f_private_ip_address = Decode::decode(value, &here)?,
                "Primary" => f_primary = Decode::decode(value, &here)?,
                "PublicIpAddress" => f_public_ip_address = Decode::decode(value, &here)?,
                "AddressId" => f_address_id = Decode::decode(value, &here)?,
                "Description" => f_description = Decode::decode(value, &here)?,
                "IsWanIpBlocked" => f_is_wan_ip_blocked = Decode::decode(value, &here)?,
                "State" => f_state = Decode::decode(value, &here)?,
                "QosLevel" => f_qos_level = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            private_ip_address: f_private_ip_address,
            primary: f_primary,
            public_ip_address: f_public_ip_address,
            address_id: f_address_id,
            description: f_description,
            is_wan_ip_blocked: f_is_wan_ip_blocked,
            state: f_state,
            qos_level: f_qos_level,
        })
    }
}
/// ProductQuota.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ProductQuota {
    /// QuotaId.
    #[serde(rename = "QuotaId", skip_serializing_if = "Option::is_none")]
    pub quota_id: Option<String>,
    /// QuotaName.
    #[serde(rename = "QuotaName", skip_serializing_if = "Option::is_none")]
    pub quota_name: Option<String>,
    /// QuotaCurrent.
    #[serde(rename = "QuotaCurrent", skip_serializing_if = "Option::is_none")]
    pub quota_current: Option<i64>,
    /// QuotaLimit.
    #[serde(rename = "QuotaLimit", skip_serializing_if = "Option::is_none")]
    pub quota_limit: Option<i64>,
    /// QuotaRegion.
    #[serde(rename = "QuotaRegion", skip_serializing_if = "Option::is_none")]
    pub quota_region: Option<bool>,
}
/// Quota.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Quota {
    /// QuotaId.
    #[serde(rename = "QuotaId", skip_serializing_if = "Option::is_none")]
    pub quota_id: Option<String>,
    /// QuotaCurrent.
    #[serde(rename = "QuotaCurrent", skip_serializing_if = "Option::is_none")]
    pub quota_current: Option<i64>,
    /// QuotaLimit.
    #[serde(rename = "QuotaLimit", skip_serializing_if = "Option::is_none")]
    pub quota_limit: Option<i64>,
    /// QuotaGroup.
    #[serde(rename = "QuotaGroup", skip_serializing_if = "Option::is_none")]
    pub quota_group: Option<String>,
}
/// ReferredSecurityGroup.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReferredSecurityGroup {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId", skip_serializing_if = "Option::is_none")]
    pub security_group_id: Option<String>,
    /// ReferredSecurityGroupIds.
    #[serde(rename = "ReferredSecurityGroupIds", skip_serializing_if = "Option::is_none")]
    pub referred_security_group_ids: Option<Vec<String>>,
}
/// ReleaseAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReleaseAddressesRequest {
    /// AddressIds.
    #[serde(rename = "AddressIds")]
    pub address_ids: Vec<String>,
}
impl Decode for ReleaseAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_address_ids: Option<Vec<String>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "AddressIds" => f_address_ids = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { address_ids: required(f_address_ids, path, "AddressIds")? })
    }
}
/// ReleaseAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReleaseAddressesResponse {
    /// TaskId.
    #[serde(rename = "TaskId", skip_serializing_if = "Option::is_none")]
    pub task_id: Option<String>,
}
/// ReplaceRouteTableAssociationRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReplaceRouteTableAssociationRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
}
impl Decode for ReplaceRouteTableAssociationRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        let mut f_subnet_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "SubnetId" => f_subnet_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            route_table_id: required(f_route_table_id, path, "RouteTableId")?,
            subnet_id: f_subnet_id,
        })
    }
}
/// ReplaceRouteTableAssociationResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReplaceRouteTableAssociationResponse {}
/// ReplaceRoutesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReplaceRoutesRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    /// Routes.
    #[serde(rename = "Routes")]
    pub routes: Vec<Route>,
}
impl Decode for ReplaceRoutesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        let mut f_routes: Option<Vec<Route>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "Routes" => f_routes = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            route_table_id: required(f_route_table_id, path, "RouteTableId")?,
            routes: required(f_routes, path, "Routes")?,
        })
    }
}
/// ReplaceRoutesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReplaceRoutesResponse {
    /// OldRouteSet.
    #[serde(rename = "OldRouteSet", skip_serializing_if = "Option::is_none")]
    pub old_route_set: Option<Vec<Route>>,
    /// NewRouteSet.
    #[serde(rename = "NewRouteSet", skip_serializing_if = "Option::is_none")]
    pub new_route_set: Option<Vec<Route>>,
}
/// ReplaceSecurityGroupPoliciesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReplaceSecurityGroupPoliciesRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
    /// SecurityGroupPolicySet.
    #[serde(rename = "SecurityGroupPolicySet")]
    pub security_group_policy_set: SecurityGroupPolicySet,
    /// OriginalSecurityGroupPolicySet.
    #[serde(rename = "OriginalSecurityGroupPolicySet", skip_serializing_if = "Option::is_none")]
    pub original_security_group_policy_set: Option<SecurityGroupPolicySet>,
    /// UpdateType.
    #[serde(rename = "UpdateType", skip_serializing_if = "Option::is_none")]
    pub update_type: Option<String>,
}
impl Decode for ReplaceSecurityGroupPoliciesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        let mut f_security_group_policy_set: Option<SecurityGroupPolicySet> = None;
        let mut f_original_security_group_policy_set: Option<SecurityGroupPolicySet> = None;
        let mut f_update_type: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "SecurityGroupPolicySet" => {
                    f_security_group_policy_set = Decode::decode(value, &here)?
                }
                "OriginalSecurityGroupPolicySet" => {
                    f_original_security_group_policy_set = Decode::decode(value, &here)?
                }
                "UpdateType" => f_update_type = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_id: required(f_security_group_id, path, "SecurityGroupId")?,
            security_group_policy_set: required(
                f_security_group_policy_set,
                path,
                "SecurityGroupPolicySet",
            )?,
            original_security_group_policy_set: f_original_security_group_policy_set,
            update_type: f_update_type,
        })
    }
}
/// ReplaceSecurityGroupPoliciesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReplaceSecurityGroupPoliciesResponse {}
/// ReplaceSecurityGroupPolicyRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReplaceSecurityGroupPolicyRequest {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId")]
    pub security_group_id: String,
    /// SecurityGroupPolicySet.
    #[serde(rename = "SecurityGroupPolicySet")]
    pub security_group_policy_set: SecurityGroupPolicySet,
    /// OriginalSecurityGroupPolicySet.
    #[serde(rename = "OriginalSecurityGroupPolicySet", skip_serializing_if = "Option::is_none")]
    pub original_security_group_policy_set: Option<SecurityGroupPolicySet>,
}
impl Decode for ReplaceSecurityGroupPolicyRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_security_group_id: Option<String> = None;
        let mut f_security_group_policy_set: Option<SecurityGroupPolicySet> = None;
        let mut f_original_security_group_policy_set: Option<SecurityGroupPolicySet> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "SecurityGroupPolicySet" => {
                    f_security_group_policy_set = Decode::decode(value, &here)?
                }
                "OriginalSecurityGroupPolicySet" => {
                    f_original_security_group_policy_set = Decode::decode(value, &here)?
                }
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            security_group_id: required(f_security_group_id, path, "SecurityGroupId")?,
            security_group_policy_set: required(
                f_security_group_policy_set,
                path,
                "SecurityGroupPolicySet",
            )?,
            original_security_group_policy_set: f_original_security_group_policy_set,
        })
    }
}
/// ReplaceSecurityGroupPolicyResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReplaceSecurityGroupPolicyResponse {}
/// ReserveIpAddressInfo.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ReserveIpAddressInfo {
    /// ReserveIpId.
    #[serde(rename = "ReserveIpId", skip_serializing_if = "Option::is_none")]
    pub reserve_ip_id: Option<String>,
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// ReserveIpAddress.
    #[serde(rename = "ReserveIpAddress", skip_serializing_if = "Option::is_none")]
    pub reserve_ip_address: Option<String>,
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// IpType.
    #[serde(rename = "IpType", skip_serializing_if = "Option::is_none")]
    pub ip_type: Option<u64>,
    /// State.
    #[serde(rename = "State", skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Name.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(rename = "Description", skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
}
/// ResetRoutesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetRoutesRequest {
    /// RouteTableId.
    #[serde(rename = "RouteTableId")]
    pub route_table_id: String,
    /// RouteTableName.
    #[serde(rename = "RouteTableName")]
    pub route_table_name: String,
    /// Routes.
    #[serde(rename = "Routes")]
    pub routes: Vec<Route>,
}
impl Decode for ResetRoutesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_route_table_id: Option<String> = None;
        let mut f_route_table_name: Option<String> = None;
        let mut f_routes: Option<Vec<Route>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "RouteTableName" => f_route_table_name = Decode::decode(value, &here)?,
                "Routes" => f_routes = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            route_table_id: required(f_route_table_id, path, "RouteTableId")?,
            route_table_name: required(f_route_table_name, path, "RouteTableName")?,
            routes: required(f_routes, path, "Routes")?,
        })
    }
}
/// ResetRoutesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResetRoutesResponse {}
/// Resource.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Resource {
    /// ResourceType.
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// AddressIp.
    #[serde(rename = "AddressIp", skip_serializing_if = "Option::is_none")]
    pub address_ip: Option<String>,
}
/// ResourceDashboard.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResourceDashboard {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// Classiclink.
    #[serde(rename = "Classiclink", skip_serializing_if = "Option::is_none")]
    pub classiclink: Option<u64>,
    /// Dcg.
    #[serde(rename = "Dcg", skip_serializing_if = "Option::is_none")]
    pub dcg: Option<u64>,
    /// Pcx.
    #[serde(rename = "Pcx", skip_serializing_if = "Option::is_none")]
    pub pcx: Option<u64>,
    /// Ip.
    #[serde(rename = "Ip", skip_serializing_if = "Option::is_none")]
    pub ip: Option<u64>,
    /// Nat.
    #[serde(rename = "Nat", skip_serializing_if = "Option::is_none")]
    pub nat: Option<u64>,
    /// Vpngw.
    #[serde(rename = "Vpngw", skip_serializing_if = "Option::is_none")]
    pub vpngw: Option<u64>,
    /// FlowLog.
    #[serde(rename = "FlowLog", skip_serializing_if = "Option::is_none")]
    pub flow_log: Option<u64>,
    /// NetworkDetect.
    #[serde(rename = "NetworkDetect", skip_serializing_if = "Option::is_none")]
    pub network_detect: Option<u64>,
    /// NetworkACL.
    #[serde(rename = "NetworkACL", skip_serializing_if = "Option::is_none")]
    pub network_acl: Option<u64>,
    /// CVM.
    #[serde(rename = "CVM", skip_serializing_if = "Option::is_none")]
    pub cvm: Option<u64>,
    /// LB.
    #[serde(rename = "LB", skip_serializing_if = "Option::is_none")]
    pub lb: Option<u64>,
    /// CDB.
    #[serde(rename = "CDB", skip_serializing_if = "Option::is_none")]
    pub cdb: Option<u64>,
    /// Cmem.
    #[serde(rename = "Cmem", skip_serializing_if = "Option::is_none")]
    pub cmem: Option<u64>,
    /// CTSDB.
    #[serde(rename = "CTSDB", skip_serializing_if = "Option::is_none")]
    pub ctsdb: Option<u64>,
    /// MariaDB.
    #[serde(rename = "MariaDB", skip_serializing_if = "Option::is_none")]
    pub maria_db: Option<u64>,
    /// SQLServer.
    #[serde(rename = "SQLServer", skip_serializing_if = "Option::is_none")]
    pub sql_server: Option<u64>,
    /// Postgres.
    #[serde(rename = "Postgres", skip_serializing_if = "Option::is_none")]
    pub postgres: Option<u64>,
    /// NAS.
    #[serde(rename = "NAS", skip_serializing_if = "Option::is_none")]
    pub nas: Option<u64>,
    /// Greenplumn.
    #[serde(rename = "Greenplumn", skip_serializing_if = "Option::is_none")]
    pub greenplumn: Option<u64>,
    /// Ckafka.
    #[serde(rename = "Ckafka", skip_serializing_if = "Option::is_none")]
    pub ckafka: Option<u64>,
    /// Grocery.
    #[serde(rename = "Grocery", skip_serializing_if = "Option::is_none")]
    pub grocery: Option<u64>,
    /// HSM.
    #[serde(rename = "HSM", skip_serializing_if = "Option::is_none")]
    pub hsm: Option<u64>,
    /// Tcaplus.
    #[serde(rename = "Tcaplus", skip_serializing_if = "Option::is_none")]
    pub tcaplus: Option<u64>,
    /// Cnas.
    #[serde(rename = "Cnas", skip_serializing_if = "Option::is_none")]
    pub cnas: Option<u64>,
    /// TiDB.
    #[serde(rename = "TiDB", skip_serializing_if = "Option::is_none")]
    pub ti_db: Option<u64>,
    /// Emr.
    #[serde(rename = "Emr", skip_serializing_if = "Option::is_none")]
    pub emr: Option<u64>,
    /// SEAL.
    #[serde(rename = "SEAL", skip_serializing_if = "Option::is_none")]
    pub seal: Option<u64>,
    /// CFS.
    #[serde(rename = "CFS", skip_serializing_if = "Option::is_none")]
    pub cfs: Option<u64>,
    /// Oracle.
    #[serde(rename = "Oracle", skip_serializing_if = "Option::is_none")]
    pub oracle: Option<u64>,
    /// ElasticSearch.
    #[serde(rename = "ElasticSearch", skip_serializing_if = "Option::is_none")]
    pub elastic_search: Option<u64>,
    /// TBaaS.
    #[serde(rename = "TBaaS", skip_serializing_if = "Option::is_none")]
    pub t_baa_s: Option<u64>,
    /// Itop.
    #[serde(rename = "Itop", skip_serializing_if = "Option::is_none")]
    pub itop: Option<u64>,
    /// DBAudit.
    #[serde(rename = "DBAudit", skip_serializing_if = "Option::is_none")]
    pub db_audit: Option<u64>,
    /// CynosDBPostgres.
    #[serde(rename = "CynosDBPostgres", skip_serializing_if = "Option::is_none")]
    pub cynos_db_postgres: Option<u64>,
    /// Redis.
    #[serde(rename = "Redis", skip_serializing_if = "Option::is_none")]
    pub redis: Option<u64>,
    /// MongoDB.
    #[serde(rename = "MongoDB", skip_serializing_if = "Option::is_none")]
    pub mongo_db: Option<u64>,
    /// DCDB.
    #[serde(rename = "DCDB", skip_serializing_if = "Option::is_none")]
    pub dcdb: Option<u64>,
    /// CynosDBMySQL.
    #[serde(rename = "CynosDBMySQL", skip_serializing_if = "Option::is_none")]
    pub cynos_db_my_sql: Option<u64>,
    /// Subnet.
    #[serde(rename = "Subnet", skip_serializing_if = "Option::is_none")]
    pub subnet: Option<u64>,
    /// RouteTable.
    #[serde(rename = "RouteTable", skip_serializing_if = "Option::is_none")]
    pub route_table: Option<u64>,
}
/// ResourceStatistics.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResourceStatistics {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// Ip.
    #[serde(rename = "Ip", skip_serializing_if = "Option::is_none")]
    pub ip: Option<u64>,
    /// ResourceStatisticsItemSet.
    #[serde(rename = "ResourceStatisticsItemSet", skip_serializing_if = "Option::is_none")]
    pub resource_statistics_item_set: Option<Vec<ResourceStatisticsItem>>,
}
/// ResourceStatisticsItem.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ResourceStatisticsItem {
    /// ResourceType.
    #[serde(rename = "ResourceType", skip_serializing_if = "Option::is_none")]
    pub resource_type: Option<String>,
    /// ResourceName.
    #[serde(rename = "ResourceName", skip_serializing_if = "Option::is_none")]
    pub resource_name: Option<String>,
    /// ResourceCount.
    #[serde(rename = "ResourceCount", skip_serializing_if = "Option::is_none")]
    pub resource_count: Option<u64>,
}
/// Route.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Route {
    /// DestinationCidrBlock.
    #[serde(rename = "DestinationCidrBlock")]
    pub destination_cidr_block: String,
    /// GatewayType.
    #[serde(rename = "GatewayType")]
    pub gateway_type: String,
    /// GatewayId.
    #[serde(rename = "GatewayId")]
    pub gateway_id: String,
    /// RouteId.
    #[serde(rename = "RouteId", skip_serializing_if = "Option::is_none")]
    pub route_id: Option<u64>,
    /// RouteDescription.
    #[serde(rename = "RouteDescription", skip_serializing_if = "Option::is_none")]
    pub route_description: Option<String>,
    /// Enabled.
    #[serde(rename = "Enabled", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// RouteType.
    #[serde(rename = "RouteType", skip_serializing_if = "Option::is_none")]
    pub route_type: Option<String>,
    /// RouteTableId.
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
    /// DestinationIpv6CidrBlock.
    #[serde(rename = "DestinationIpv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub destination_ipv6_cidr_block: Option<String>,
    /// RouteItemId.
    #[serde(rename = "RouteItemId", skip_serializing_if = "Option::is_none")]
    pub route_item_id: Option<String>,
    /// PublishedToVbc.
    #[serde(rename = "PublishedToVbc", skip_serializing_if = "Option::is_none")]
    pub published_to_vbc: Option<bool>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
}
impl Decode for Route {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_destination_cidr_block: Option<String> = None;
        let mut f_gateway_type: Option<String> = None;
        let mut f_gateway_id: Option<String> = None;
        let mut f_route_id: Option<u64> = None;
        let mut f_route_description: Option<String> = None;
        let mut f_enabled: Option<bool> = None;
        let mut f_route_type: Option<String> = None;
        let mut f_route_table_id: Option<String> = None;
        let mut f_destination_ipv6_cidr_block: Option<String> = None;
        let mut f_route_item_id: Option<String> = None;
        let mut f_published_to_vbc: Option<bool> = None;
        let mut f_created_time: Option<String> = None;
        let mut f_cdc_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "DestinationCidrBlock" => f_destination_cidr_block = Decode::decode(value, &here)?,
                "GatewayType" => f_gateway_type = Decode::decode(value, &here)?,
                "GatewayId" => f_gateway_id = Decode::decode(value, &here)?,
                "RouteId" => f_route_id = Decode::decode(value, &here)?,
                "RouteDescription" => f_route_description = Decode::decode(value, &here)?,
                "Enabled" => f_enabled = Decode::decode(value, &here)?,
                "RouteType" => f_route_type = Decode::decode(value, &here)?,
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                "DestinationIpv6CidrBlock" => {
                    f_destination_ipv6_cidr_block = Decode::decode(value, &here)?
                }
                "RouteItemId" => f_route_item_id = Decode::decode(value, &here)?,
                "PublishedToVbc" => f_published_to_vbc = Decode::decode(value, &here)?,
                "CreatedTime" => f_created_time = Decode::decode(value, &here)?,
                "CdcId" => f_cdc_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            destination_cidr_block: required(
                f_destination_cidr_block,
                path,
                "DestinationCidrBlock",
            )?,
            gateway_type: required(f_gateway_type, path, "GatewayType")?,
            gateway_id: required(f_gateway_id, path, "GatewayId")?,
            route_id: f_route_id,
            route_description: f_route_description,
            enabled: f_enabled,
            route_type: f_route_type,
            route_table_id: f_route_table_id,
            destination_ipv6_cidr_block: f_destination_ipv6_cidr_block,
            route_item_id: f_route_item_id,
            published_to_vbc: f_published_to_vbc,
            created_time: f_created_time,
            cdc_id: f_cdc_id,
        })
    }
}
/// RouteTable.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RouteTable {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// RouteTableId.
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
    /// RouteTableName.
    #[serde(rename = "RouteTableName", skip_serializing_if = "Option::is_none")]
    pub route_table_name: Option<String>,
    /// AssociationSet.
    #[serde(rename = "AssociationSet", skip_serializing_if = "Option::is_none")]
    pub association_set: Option<Vec<RouteTableAssociation>>,
    /// RouteSet.
    #[serde(rename = "RouteSet", skip_serializing_if = "Option::is_none")]
    pub route_set: Option<Vec<Route>>,
    /// Main.
    #[serde(rename = "Main", skip_serializing_if = "Option::is_none")]
    pub main: Option<bool>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
    /// LocalCidrForCcn.
    #[serde(rename = "LocalCidrForCcn", skip_serializing_if = "Option::is_none")]
    pub local_cidr_for_ccn: Option<Vec<CidrForCcn>>,
}
/// RouteTableAssociation.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RouteTableAssociation {
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// RouteTableId.
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
}
/// SecurityGroup.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SecurityGroup {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId", skip_serializing_if = "Option::is_none")]
    pub security_group_id: Option<String>,
    /// SecurityGroupName.
    #[serde(rename = "SecurityGroupName", skip_serializing_if = "Option::is_none")]
    pub security_group_name: Option<String>,
    /// SecurityGroupDesc.
    #[serde(rename = "SecurityGroupDesc", skip_serializing_if = "Option::is_none")]
    pub security_group_desc: Option<String>,
    /// ProjectId.
    #[serde(rename = "ProjectId", skip_serializing_if = "Option::is_none")]
    pub project_id: Option<String>,
    /// IsDefault.
    #[serde(rename = "IsDefault", skip_serializing_if = "Option::is_none")]
    pub is_default: Option<bool>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
    /// UpdateTime.
    #[serde(rename = "UpdateTime", skip_serializing_if = "Option::is_none")]
    pub update_time: Option<String>,
}
/// SecurityGroupAssociationStatistics.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SecurityGroupAssociationStatistics {
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId", skip_serializing_if = "Option::is_none")]
    pub security_group_id: Option<String>,
    /// CVM.
    #[serde(rename = "CVM", skip_serializing_if = "Option::is_none")]
    pub cvm: Option<u64>,
    /// CDB.
    #[serde(rename = "CDB", skip_serializing_if = "Option::is_none")]
    pub cdb: Option<u64>,
    /// ENI.
    #[serde(rename = "ENI", skip_serializing_if = "Option::is_none")]
    pub eni: Option<u64>,
    /// SG.
    #[serde(rename = "SG", skip_serializing_if = "Option::is_none")]
    pub sg: Option<u64>,
    /// CLB.
    #[serde(rename = "CLB", skip_serializing_if = "Option::is_none")]
    pub clb: Option<u64>,
    /// InstanceStatistics.
    #[serde(rename = "InstanceStatistics", skip_serializing_if = "Option::is_none")]
    pub instance_statistics: Option<Vec<InstanceStatistic>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
}
/// SecurityGroupLimitSet.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SecurityGroupLimitSet {
    /// SecurityGroupLimit.
    #[serde(rename = "SecurityGroupLimit", skip_serializing_if = "Option::is_none")]
    pub security_group_limit: Option<u64>,
    /// SecurityGroupPolicyLimit.
    #[serde(rename = "SecurityGroupPolicyLimit", skip_serializing_if = "Option::is_none")]
    pub security_group_policy_limit: Option<u64>,
    /// ReferedSecurityGroupLimit.
    #[serde(rename = "ReferedSecurityGroupLimit", skip_serializing_if = "Option::is_none")]
    pub refered_security_group_limit: Option<u64>,
    /// SecurityGroupInstanceLimit.
    #[serde(rename = "SecurityGroupInstanceLimit", skip_serializing_if = "Option::is_none")]
    pub security_group_instance_limit: Option<u64>,
    /// InstanceSecurityGroupLimit.
    #[serde(rename = "InstanceSecurityGroupLimit", skip_serializing_if = "Option::is_none")]
    pub instance_security_group_limit: Option<u64>,
    /// SecurityGroupExtendedPolicyLimit.
    #[serde(rename = "SecurityGroupExtendedPolicyLimit", skip_serializing_if = "Option::is_none")]
    pub security_group_extended_policy_limit: Option<u64>,
    /// SecurityGroupReferedCvmAndEniLimit.
    #[serde(
        rename = "SecurityGroupReferedCvmAndEniLimit",
        skip_serializing_if = "Option::is_none"
    )]
    pub security_group_refered_cvm_and_eni_limit: Option<u64>,
    /// SecurityGroupReferedSvcLimit.
    #[serde(rename = "SecurityGroupReferedSvcLimit", skip_serializing_if = "Option::is_none")]
    pub security_group_refered_svc_limit: Option<u64>,
}
/// SecurityGroupPolicy.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SecurityGroupPolicy {
    /// PolicyIndex.
    #[serde(rename = "PolicyIndex", skip_serializing_if = "Option::is_none")]
    pub policy_index: Option<i64>,
    /// Protocol.
    #[serde(rename = "Protocol", skip_serializing_if = "Option::is_none")]
    pub protocol: Option<String>,
    /// Port.
    #[serde(rename = "Port", skip_serializing_if = "Option::is_none")]
    pub port: Option<String>,
    /// ServiceTemplate.
    #[serde(rename = "ServiceTemplate", skip_serializing_if = "Option::is_none")]
    pub service_template: Option<ServiceTemplateSpecification>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    /// SecurityGroupId.
    #[serde(rename = "SecurityGroupId", skip_serializing_if = "Option::is_none")]
    pub security_group_id: Option<String>,
    /// AddressTemplate.
    #[serde(rename = "AddressTemplate", skip_serializing_if = "Option::is_none")]
    pub address_template: Option<AddressTemplateSpecification>,
    /// Action.
    #[serde(rename = "Action", skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// PolicyDescription.
    #[serde(rename = "PolicyDescription", skip_serializing_if = "Option::is_none")]
    pub policy_description: Option<String>,
    /// ModifyTime.
    #[serde(rename = "ModifyTime", skip_serializing_if = "Option::is_none")]
    pub modify_time: Option<String>,
    /// Priority.
    #[serde(rename = "Priority", skip_serializing_if = "Option::is_none")]
    pub priority: Option<i64>,
}
impl Decode for SecurityGroupPolicy {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_policy_index: Option<i64> = None;
        let mut f_protocol: Option<String> = None;
        let mut f_port: Option<String> = None;
        let mut f_service_template: Option<ServiceTemplateSpecification> = None;
        let mut f_cidr_block: Option<String> = None;
        let mut f_ipv6_cidr_block: Option<String> = None;
        let mut f_security_group_id: Option<String> = None;
        let mut f_address_template: Option<AddressTemplateSpecification> = None;
        let mut f_action: Option<String> = None;
        let mut f_policy_description: Option<String> = None;
        let mut f_modify_time: Option<String> = None;
        let mut f_priority: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "PolicyIndex" => f_policy_index = Decode::decode(value, &here)?,
                "Protocol" => f_protocol = Decode::decode(value, &here)?,
                "Port" => f_port = Decode::decode(value, &here)?,
                "ServiceTemplate" => f_service_template = Decode::decode(value, &here)?,
                "CidrBlock" => f_cidr_block = Decode::decode(value, &here)?,
                "Ipv6CidrBlock" => f_ipv6_cidr_block = Decode::decode(value, &here)?,
                "SecurityGroupId" => f_security_group_id = Decode::decode(value, &here)?,
                "AddressTemplate" => f_address_template = Decode::decode(value, &here)?,
                "Action" => f_action = Decode::decode(value, &here)?,
                "PolicyDescription" => f_policy_description = Decode::decode(value, &here)?,
                "ModifyTime" => f_modify_time = Decode::decode(value, &here)?,
                "Priority" => f_priority = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            policy_index: f_policy_index,
            protocol: f_protocol,
            port: f_port,
            service_template: f_service_template,
            cidr_block: f_cidr_block,
            ipv6_cidr_block: f_ipv6_cidr_block,
            security_group_id: f_security_group_id,
            address_template: f_address_template,
            action: f_action,
            policy_description: f_policy_description,
            modify_time: f_modify_time,
            priority: f_priority,
        })
    }
}
/// SecurityGroupPolicySet.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SecurityGroupPolicySet {
    /// Version.
    #[serde(rename = "Version", skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Egress.
    #[serde(rename = "Egress", skip_serializing_if = "Option::is_none")]
    pub egress: Option<Vec<SecurityGroupPolicy>>,
    /// Ingress.
    #[serde(rename = "Ingress", skip_serializing_if = "Option::is_none")]
    pub ingress: Option<Vec<SecurityGroupPolicy>>,
    /// PolicyStatistics.
    #[serde(rename = "PolicyStatistics", skip_serializing_if = "Option::is_none")]
    pub policy_statistics: Option<PolicyStatistics>,
}
impl Decode for SecurityGroupPolicySet {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_version: Option<String> = None;
        let mut f_egress: Option<Vec<SecurityGroupPolicy>> = None;
        let mut f_ingress: Option<Vec<SecurityGroupPolicy>> = None;
        let mut f_policy_statistics: Option<PolicyStatistics> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Version" => f_version = Decode::decode(value, &here)?,
                "Egress" => f_egress = Decode::decode(value, &here)?,
                "Ingress" => f_ingress = Decode::decode(value, &here)?,
                "PolicyStatistics" => f_policy_statistics = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            version: f_version,
            egress: f_egress,
            ingress: f_ingress,
            policy_statistics: f_policy_statistics,
        })
    }
}
/// ServiceTemplateSpecification.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ServiceTemplateSpecification {
    /// ServiceId.
    #[serde(rename = "ServiceId", skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
    /// ServiceGroupId.
    #[serde(rename = "ServiceGroupId", skip_serializing_if = "Option::is_none")]
    pub service_group_id: Option<String>,
}
impl Decode for ServiceTemplateSpecification {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_service_id: Option<String> = None;
        let mut f_service_group_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "ServiceId" => f_service_id = Decode::decode(value, &here)?,
                "ServiceGroupId" => f_service_group_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { service_id: f_service_id, service_group_id: f_service_group_id })
    }
}
/// Subnet.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Subnet {
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// SubnetId.
    #[serde(rename = "SubnetId", skip_serializing_if = "Option::is_none")]
    pub subnet_id: Option<String>,
    /// SubnetName.
    #[serde(rename = "SubnetName", skip_serializing_if = "Option::is_none")]
    pub subnet_name: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// IsDefault.
    #[serde(rename = "IsDefault", skip_serializing_if = "Option::is_none")]
    pub is_default: Option<bool>,
    /// EnableBroadcast.
    #[serde(rename = "EnableBroadcast", skip_serializing_if = "Option::is_none")]
    pub enable_broadcast: Option<bool>,
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// RouteTableId.
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// AvailableIpAddressCount.
    #[serde(rename = "AvailableIpAddressCount", skip_serializing_if = "Option::is_none")]
    pub available_ip_address_count: Option<u64>,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    /// NetworkAclId.
    #[serde(rename = "NetworkAclId", skip_serializing_if = "Option::is_none")]
    pub network_acl_id: Option<String>,
    /// IsRemoteVpcSnat.
    #[serde(rename = "IsRemoteVpcSnat", skip_serializing_if = "Option::is_none")]
    pub is_remote_vpc_snat: Option<bool>,
    /// TotalIpAddressCount.
    #[serde(rename = "TotalIpAddressCount", skip_serializing_if = "Option::is_none")]
    pub total_ip_address_count: Option<u64>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
    /// CdcId.
    #[serde(rename = "CdcId", skip_serializing_if = "Option::is_none")]
    pub cdc_id: Option<String>,
    /// IsCdcSubnet.
    #[serde(rename = "IsCdcSubnet", skip_serializing_if = "Option::is_none")]
    pub is_cdc_subnet: Option<i64>,
    /// StackType.
    #[serde(rename = "StackType", skip_serializing_if = "Option::is_none")]
    pub stack_type: Option<String>,
}
/// SubnetInput.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct SubnetInput {
    /// SubnetName.
    #[serde(rename = "SubnetName")]
    pub subnet_name: String,
    /// Zone.
    #[serde(rename = "Zone")]
    pub zone: String,
    /// StackType.
    #[serde(rename = "StackType", skip_serializing_if = "Option::is_none")]
    pub stack_type: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    /// RouteTableId.
    #[serde(rename = "RouteTableId", skip_serializing_if = "Option::is_none")]
    pub route_table_id: Option<String>,
}
impl Decode for SubnetInput {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_subnet_name: Option<String> = None;
        let mut f_zone: Option<String> = None;
        let mut f_stack_type: Option<String> = None;
        let mut f_cidr_block: Option<String> = None;
        let mut f_ipv6_cidr_block: Option<String> = None;
        let mut f_route_table_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "SubnetName" => f_subnet_name = Decode::decode(value, &here)?,
                "Zone" => f_zone = Decode::decode(value, &here)?,
                "StackType" => f_stack_type = Decode::decode(value, &here)?,
                "CidrBlock" => f_cidr_block = Decode::decode(value, &here)?,
                "Ipv6CidrBlock" => f_ipv6_cidr_block = Decode::decode(value, &here)?,
                "RouteTableId" => f_route_table_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            subnet_name: required(f_subnet_name, path, "SubnetName")?,
            zone: required(f_zone, path, "Zone")?,
            stack_type: f_stack_type,
            cidr_block: f_cidr_block,
            ipv6_cidr_block: f_ipv6_cidr_block,
            route_table_id: f_route_table_id,
        })
    }
}
/// Tag.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Tag {
    /// Key.
    #[serde(rename = "Key")]
    pub key: String,
    /// Value.
    #[serde(rename = "Value", skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}
impl Decode for Tag {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_key: Option<String> = None;
        let mut f_value: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Key" => f_key = Decode::decode(value, &here)?,
                "Value" => f_value = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { key: required(f_key, path, "Key")?, value: f_value })
    }
}
/// TemplateLimit.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct TemplateLimit {
    /// AddressTemplateMemberLimit.
    #[serde(rename = "AddressTemplateMemberLimit", skip_serializing_if = "Option::is_none")]
    pub address_template_member_limit: Option<u64>,
    /// AddressTemplateGroupMemberLimit.
    #[serde(rename = "AddressTemplateGroupMemberLimit", skip_serializing_if = "Option::is_none")]
    pub address_template_group_member_limit: Option<u64>,
    /// ServiceTemplateMemberLimit.
    #[serde(rename = "ServiceTemplateMemberLimit", skip_serializing_if = "Option::is_none")]
    pub service_template_member_limit: Option<u64>,
    /// ServiceTemplateGroupMemberLimit.
    #[serde(rename = "ServiceTemplateGroupMemberLimit", skip_serializing_if = "Option::is_none")]
    pub service_template_group_member_limit: Option<u64>,
}
/// UnassignIpv6AddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnassignIpv6AddressesRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// Ipv6Addresses.
    #[serde(rename = "Ipv6Addresses")]
    pub ipv6_addresses: Vec<Ipv6Address>,
}
impl Decode for UnassignIpv6AddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_ipv6_addresses: Option<Vec<Ipv6Address>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "Ipv6Addresses" => f_ipv6_addresses = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            ipv6_addresses: required(f_ipv6_addresses, path, "Ipv6Addresses")?,
        })
    }
}
/// UnassignIpv6AddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnassignIpv6AddressesResponse {}
/// UnassignIpv6CidrBlockRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnassignIpv6CidrBlockRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
}
impl Decode for UnassignIpv6CidrBlockRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_ipv6_cidr_block: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "Ipv6CidrBlock" => f_ipv6_cidr_block = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { vpc_id: required(f_vpc_id, path, "VpcId")?, ipv6_cidr_block: f_ipv6_cidr_block })
    }
}
/// UnassignIpv6CidrBlockResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnassignIpv6CidrBlockResponse {}
/// UnassignIpv6SubnetCidrBlockRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnassignIpv6SubnetCidrBlockRequest {
    /// VpcId.
    #[serde(rename = "VpcId")]
    pub vpc_id: String,
    /// Ipv6SubnetCidrBlocks.
    #[serde(rename = "Ipv6SubnetCidrBlocks")]
    pub ipv6_subnet_cidr_blocks: Vec<Ipv6SubnetCidrBlock>,
}
impl Decode for UnassignIpv6SubnetCidrBlockRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_vpc_id: Option<String> = None;
        let mut f_ipv6_subnet_cidr_blocks: Option<Vec<Ipv6SubnetCidrBlock>> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "VpcId" => f_vpc_id = Decode::decode(value, &here)?,
                "Ipv6SubnetCidrBlocks" => f_ipv6_subnet_cidr_blocks = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            vpc_id: required(f_vpc_id, path, "VpcId")?,
            ipv6_subnet_cidr_blocks: required(
                f_ipv6_subnet_cidr_blocks,
                path,
                "Ipv6SubnetCidrBlocks",
            )?,
        })
    }
}
/// UnassignIpv6SubnetCidrBlockResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnassignIpv6SubnetCidrBlockResponse {}
/// UnassignPrivateIpAddressesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnassignPrivateIpAddressesRequest {
    /// NetworkInterfaceId.
    #[serde(rename = "NetworkInterfaceId")]
    pub network_interface_id: String,
    /// PrivateIpAddresses.
    #[serde(rename = "PrivateIpAddresses")]
    pub private_ip_addresses: Vec<PrivateIpAddressSpecification>,
    /// InstanceId.
    #[serde(rename = "InstanceId", skip_serializing_if = "Option::is_none")]
    pub instance_id: Option<String>,
}
impl Decode for UnassignPrivateIpAddressesRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_network_interface_id: Option<String> = None;
        let mut f_private_ip_addresses: Option<Vec<PrivateIpAddressSpecification>> = None;
        let mut f_instance_id: Option<String> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "NetworkInterfaceId" => f_network_interface_id = Decode::decode(value, &here)?,
                "PrivateIpAddresses" => f_private_ip_addresses = Decode::decode(value, &here)?,
                "InstanceId" => f_instance_id = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self {
            network_interface_id: required(f_network_interface_id, path, "NetworkInterfaceId")?,
            private_ip_addresses: required(f_private_ip_addresses, path, "PrivateIpAddresses")?,
            instance_id: f_instance_id,
        })
    }
}
/// UnassignPrivateIpAddressesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct UnassignPrivateIpAddressesResponse {}
/// Vpc.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct Vpc {
    /// VpcName.
    #[serde(rename = "VpcName", skip_serializing_if = "Option::is_none")]
    pub vpc_name: Option<String>,
    /// VpcId.
    #[serde(rename = "VpcId", skip_serializing_if = "Option::is_none")]
    pub vpc_id: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// IsDefault.
    #[serde(rename = "IsDefault", skip_serializing_if = "Option::is_none")]
    pub is_default: Option<bool>,
    /// EnableMulticast.
    #[serde(rename = "EnableMulticast", skip_serializing_if = "Option::is_none")]
    pub enable_multicast: Option<bool>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
    /// DnsServerSet.
    #[serde(rename = "DnsServerSet", skip_serializing_if = "Option::is_none")]
    pub dns_server_set: Option<Vec<String>>,
    /// DomainName.
    #[serde(rename = "DomainName", skip_serializing_if = "Option::is_none")]
    pub domain_name: Option<String>,
    /// DhcpOptionsId.
    #[serde(rename = "DhcpOptionsId", skip_serializing_if = "Option::is_none")]
    pub dhcp_options_id: Option<String>,
    /// EnableDhcp.
    #[serde(rename = "EnableDhcp", skip_serializing_if = "Option::is_none")]
    pub enable_dhcp: Option<bool>,
    /// Ipv6CidrBlock.
    #[serde(rename = "Ipv6CidrBlock", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block: Option<String>,
    /// TagSet.
    #[serde(rename = "TagSet", skip_serializing_if = "Option::is_none")]
    pub tag_set: Option<Vec<Tag>>,
    /// AssistantCidrSet.
    #[serde(rename = "AssistantCidrSet", skip_serializing_if = "Option::is_none")]
    pub assistant_cidr_set: Option<Vec<AssistantCidr>>,
    /// EnableRouteVpcPublish.
    #[serde(rename = "EnableRouteVpcPublish", skip_serializing_if = "Option::is_none")]
    pub enable_route_vpc_publish: Option<bool>,
    /// Ipv6CidrBlockSet.
    #[serde(rename = "Ipv6CidrBlockSet", skip_serializing_if = "Option::is_none")]
    pub ipv6_cidr_block_set: Option<Vec<ISPIPv6CidrBlock>>,
    /// EnableRouteVpcPublishIpv6.
    #[serde(rename = "EnableRouteVpcPublishIpv6", skip_serializing_if = "Option::is_none")]
    pub enable_route_vpc_publish_ipv6: Option<bool>,
    /// StackType.
    #[serde(rename = "StackType", skip_serializing_if = "Option::is_none")]
    pub stack_type: Option<String>,
}
/// VpcIpv6Address.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct VpcIpv6Address {
    /// Ipv6Address.
    #[serde(rename = "Ipv6Address", skip_serializing_if = "Option::is_none")]
    pub ipv6_address: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// Ipv6AddressType.
    #[serde(rename = "Ipv6AddressType", skip_serializing_if = "Option::is_none")]
    pub ipv6_address_type: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
}
/// VpcLimit.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct VpcLimit {
    /// LimitType.
    #[serde(rename = "LimitType", skip_serializing_if = "Option::is_none")]
    pub limit_type: Option<String>,
    /// LimitValue.
    #[serde(rename = "LimitValue", skip_serializing_if = "Option::is_none")]
    pub limit_value: Option<u64>,
}
/// VpcPrivateIpAddress.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct VpcPrivateIpAddress {
    /// PrivateIpAddress.
    #[serde(rename = "PrivateIpAddress", skip_serializing_if = "Option::is_none")]
    pub private_ip_address: Option<String>,
    /// CidrBlock.
    #[serde(rename = "CidrBlock", skip_serializing_if = "Option::is_none")]
    pub cidr_block: Option<String>,
    /// PrivateIpAddressType.
    #[serde(rename = "PrivateIpAddressType", skip_serializing_if = "Option::is_none")]
    pub private_ip_address_type: Option<String>,
    /// CreatedTime.
    #[serde(rename = "CreatedTime", skip_serializing_if = "Option::is_none")]
    pub created_time: Option<String>,
}
/// VpcTaskResultDetailInfo.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct VpcTaskResultDetailInfo {
    /// ResourceId.
    #[serde(rename = "ResourceId", skip_serializing_if = "Option::is_none")]
    pub resource_id: Option<String>,
    /// Status.
    #[serde(rename = "Status", skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
}
