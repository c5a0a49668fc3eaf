//! DescribeRegions, DescribeZones of cvm, region and api: one table, three spellings. The zones are those of the call's region.

use rehome_actions::{Service, api, cvm, region};
use rehome_domain::Region;
use rehome_wire::ApiError;

use super::products::check_product;
use super::{AVAILABLE, said, zone_name};
use crate::desk::Desk;

fn count<T>(of: &[T]) -> Option<u64> {
    Some(of.len() as u64)
}

pub(crate) async fn cvm_regions(
    desk: &Desk<'_>,
    _: cvm::DescribeRegionsRequest,
) -> Result<cvm::DescribeRegionsResponse, ApiError> {
    let show = |region: Region| cvm::RegionInfo {
        region: Some(region.name().to_owned()),
        region_name: Some(said(region.title(), desk.language)),
        region_state: Some(AVAILABLE.to_owned()),
    };
    let set: Vec<_> = Region::all().map(show).collect();
    Ok(cvm::DescribeRegionsResponse { total_count: count(&set), region_set: Some(set) })
}

pub(crate) async fn cvm_zones(
    desk: &Desk<'_>,
    _: cvm::DescribeZonesRequest,
) -> Result<cvm::DescribeZonesResponse, ApiError> {
    let zones = desk.scope.region.zones();
    let set: Vec<_> = zones
        .map(|zone| cvm::ZoneInfo {
            zone: Some(zone.to_string()),
            zone_name: Some(zone_name(zone, desk.language)),
            zone_id: Some(zone.id().to_string()),
            zone_state: Some(AVAILABLE.to_owned()),
        })
        .collect();
    Ok(cvm::DescribeZonesResponse { total_count: count(&set), zone_set: Some(set) })
}

pub(crate) async fn region_regions(
    desk: &Desk<'_>,
    request: region::DescribeRegionsRequest,
) -> Result<region::DescribeRegionsResponse, ApiError> {
    check_scene(request.scene)?;
    check_product(Service::Region, &request.product)?;
    let show = |it: Region| region::RegionInfo {
        region: it.name().to_owned(),
        region_name: said(it.title(), desk.language),
        region_state: AVAILABLE.to_owned(),
        ..region::RegionInfo::default()
    };
    let set: Vec<_> = Region::all().map(show).collect();
    Ok(region::DescribeRegionsResponse { total_count: count(&set), region_set: Some(set) })
}

pub(crate) async fn region_zones(
    desk: &Desk<'_>,
    request: region::DescribeZonesRequest,
) -> Result<region::DescribeZonesResponse, ApiError> {
    check_scene(request.scene)?;
    check_product(Service::Region, &request.product)?;
    let zones = desk.scope.region.zones();
    let set: Vec<_> = zones
        .map(|zone| region::ZoneInfo {
            zone: Some(zone.to_string()),
            zone_name: Some(zone_name(zone, desk.language)),
            zone_id: Some(zone.id().to_string()),
            zone_state: Some(AVAILABLE.to_owned()),
            ..region::ZoneInfo::default()
        })
        .collect();
    Ok(region::DescribeZonesResponse { total_count: count(&set), zone_set: Some(set) })
}

pub(crate) async fn api_regions(
    desk: &Desk<'_>,
    request: api::DescribeRegionsRequest,
) -> Result<api::DescribeRegionsResponse, ApiError> {
    check_product(Service::Api, &request.product)?;
    let show = |it: Region| api::RegionInfo {
        region: Some(it.name().to_owned()),
        region_name: Some(said(it.title(), desk.language)),
        region_state: Some(AVAILABLE.to_owned()),
        ..api::RegionInfo::default()
    };
    let region_set: Vec<_> = Region::all().map(show).collect();
    Ok(api::DescribeRegionsResponse { total_count: region_set.len() as u64, region_set })
}

pub(crate) async fn api_zones(
    desk: &Desk<'_>,
    request: api::DescribeZonesRequest,
) -> Result<api::DescribeZonesResponse, ApiError> {
    check_product(Service::Api, &request.product)?;
    let zones = desk.scope.region.zones();
    let zone_set: Vec<_> = zones
        .map(|zone| api::ZoneInfo {
            zone: zone.to_string(),
            zone_name: zone_name(zone, desk.language),
            zone_id: zone.id().to_string(),
            zone_state: AVAILABLE.to_owned(),
            ..api::ZoneInfo::default()
        })
        .collect();
    Ok(api::DescribeZonesResponse { total_count: zone_set.len() as u64, zone_set })
}

/// Scene asks for a list of products that are opened to some accounts only; here every product is open to all.
fn check_scene(scene: Option<i64>) -> Result<(), ApiError> {
    match scene.unwrap_or(0) {
        0 | 1 => Ok(()),
        other => {
            let message = (
                format!("The value `{other}` of `Scene` is not valid: use 0 or 1."),
                format!("参数 `Scene` 取值 `{other}` 错误，应为 0 或 1。"),
            );
            Err(ApiError::new("InvalidParameter.ParameterError", message))
        }
    }
}
