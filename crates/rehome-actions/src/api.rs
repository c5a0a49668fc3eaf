//! Generated.
use rehome_wire::decode::{members, required, unknown};
use rehome_wire::{ApiError, Decode, Path, Value};
/// DescribeProductsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeProductsRequest {
    /// Limit.
    #[serde(rename = "Limit", skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
    /// Offset.
    #[serde(rename = "Offset", skip_serializing_if = "Option::is_none")]
    pub offset: Option<i64>,
}
impl Decode for DescribeProductsRequest {
    fn decode(value: Value, path: &Path<'_>) -> Result<Self, ApiError> {
        let mut f_limit: Option<i64> = None;
        let mut f_offset: Option<i64> = None;
        for (name, value) in members(value, path)? {
            let here = Path::Member(path, &name);
            match name.as_str() {
                "Limit" => f_limit = Decode::decode(value, &here)?,
                "Offset" => f_offset = Decode::decode(value, &here)?,
                _ => return Err(unknown(&here)),
            }
        }
        Ok(Self { limit: f_limit, offset: f_offset })
    }
}
/// DescribeProductsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeProductsResponse {
    /// Products.
    #[serde(rename = "Products", skip_serializing_if = "Option::is_none")]
    pub products: Option<Vec<RegionProduct>>,
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
}
/// DescribeRegionsRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRegionsRequest {
    /// Product.
    #[serde(rename = "Product")]
    pub product: String,
}
impl Decode for DescribeRegionsRequest {
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
/// DescribeRegionsResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeRegionsResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// RegionSet.
    #[serde(rename = "RegionSet", skip_serializing_if = "Option::is_none")]
    pub region_set: Option<Vec<RegionInfo>>,
}
/// DescribeZonesRequest.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeZonesRequest {
    /// Product.
    #[serde(rename = "Product")]
    pub product: String,
}
impl Decode for DescribeZonesRequest {
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
/// DescribeZonesResponse.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct DescribeZonesResponse {
    /// TotalCount.
    #[serde(rename = "TotalCount", skip_serializing_if = "Option::is_none")]
    pub total_count: Option<u64>,
    /// ZoneSet.
    #[serde(rename = "ZoneSet", skip_serializing_if = "Option::is_none")]
    pub zone_set: Option<Vec<ZoneInfo>>,
}
/// RegionInfo.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RegionInfo {
    /// Region.
    #[serde(rename = "Region", skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// RegionName.
    #[serde(rename = "RegionName", skip_serializing_if = "Option::is_none")]
    pub region_name: Option<String>,
    /// RegionState.
    #[serde(rename = "RegionState", skip_serializing_if = "Option::is_none")]
    pub region_state: Option<String>,
    /// RegionTypeMC.
    #[serde(rename = "RegionTypeMC", skip_serializing_if = "Option::is_none")]
    pub region_type_mc: Option<i64>,
    /// LocationMC.
    #[serde(rename = "LocationMC", skip_serializing_if = "Option::is_none")]
    pub location_mc: Option<String>,
    /// RegionNameMC.
    #[serde(rename = "RegionNameMC", skip_serializing_if = "Option::is_none")]
    pub region_name_mc: Option<String>,
    /// RegionIdMC.
    #[serde(rename = "RegionIdMC", skip_serializing_if = "Option::is_none")]
    pub region_id_mc: Option<String>,
}
/// RegionProduct.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct RegionProduct {
    /// Name.
    #[serde(rename = "Name", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}
/// ZoneInfo.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
pub struct ZoneInfo {
    /// Zone.
    #[serde(rename = "Zone", skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// ZoneName.
    #[serde(rename = "ZoneName", skip_serializing_if = "Option::is_none")]
    pub zone_name: Option<String>,
    /// ZoneId.
    #[serde(rename = "ZoneId", skip_serializing_if = "Option::is_none")]
    pub zone_id: Option<String>,
    /// ZoneState.
    #[serde(rename = "ZoneState", skip_serializing_if = "Option::is_none")]
    pub zone_state: Option<String>,
    /// ParentZone.
    #[serde(rename = "ParentZone", skip_serializing_if = "Option::is_none")]
    pub parent_zone: Option<String>,
    /// ParentZoneId.
    #[serde(rename = "ParentZoneId", skip_serializing_if = "Option::is_none")]
    pub parent_zone_id: Option<String>,
    /// ParentZoneName.
    #[serde(rename = "ParentZoneName", skip_serializing_if = "Option::is_none")]
    pub parent_zone_name: Option<String>,
    /// ZoneType.
    #[serde(rename = "ZoneType", skip_serializing_if = "Option::is_none")]
    pub zone_type: Option<String>,
    /// MachineRoomTypeMC.
    #[serde(rename = "MachineRoomTypeMC", skip_serializing_if = "Option::is_none")]
    pub machine_room_type_mc: Option<String>,
    /// ZoneIdMC.
    #[serde(rename = "ZoneIdMC", skip_serializing_if = "Option::is_none")]
    pub zone_id_mc: Option<String>,
}
