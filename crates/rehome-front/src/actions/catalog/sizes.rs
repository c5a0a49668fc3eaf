//! DescribeInstanceFamilyConfigs, DescribeInstanceTypeConfigs, DescribeZoneInstanceConfigInfos: every type is there in every zone
//! of the region, by the zone, the family and the size.

use std::cmp::Reverse;

use rehome_actions::cvm::{
    DescribeInstanceFamilyConfigsRequest, DescribeInstanceFamilyConfigsResponse,
    DescribeInstanceTypeConfigsRequest, DescribeInstanceTypeConfigsResponse,
    DescribeZoneInstanceConfigInfosRequest, DescribeZoneInstanceConfigInfosResponse, Externals,
    Filter, InstanceFamilyConfig, InstanceTypeConfig, InstanceTypeQuotaItem, ItemPrice,
};
use rehome_domain::Zone;
use rehome_domain::instance::{Family, Size};
use rehome_wire::ApiError;

use super::{check_size_name, check_zone, said};
use crate::desk::Desk;
use crate::filters::{CVM_MANNERS, Field, Filters, Manners};
use crate::host::cut;

/// How every instance is charged, as DescribeInstances shows it.
const CHARGE_TYPE: &str = "POSTPAID_BY_HOUR";

/// A type in a zone.
#[derive(Clone, Copy)]
struct Offer {
    zone: Zone,
    size: Size,
}

type By = Field<Offer, usize>;

const FILTERS: &[By] = &[
    By::exact("zone", |_, it| vec![it.zone.to_string()]),
    By::exact("instance-family", |_, it| vec![it.size.family().id.to_owned()]),
    By::exact("instance-type", |_, it| vec![it.size.to_string()]),
    By::same("instance-charge-type", &[CHARGE_TYPE]),
];

/// DescribeInstanceTypeConfigs has not the last one.
const FEWER: &[By] = &[
    By::exact("zone", |_, it| vec![it.zone.to_string()]),
    By::exact("instance-family", |_, it| vec![it.size.family().id.to_owned()]),
    By::exact("instance-type", |_, it| vec![it.size.to_string()]),
];

pub(crate) async fn families(
    desk: &Desk<'_>,
    _: DescribeInstanceFamilyConfigsRequest,
) -> Result<DescribeInstanceFamilyConfigsResponse, ApiError> {
    let show = |family: &Family| InstanceFamilyConfig {
        instance_family_name: Some(said(family.name, desk.language)),
        instance_family: Some(family.id.to_owned()),
    };
    Ok(DescribeInstanceFamilyConfigsResponse {
        instance_family_config_set: Some(Family::all().iter().map(show).collect()),
    })
}

pub(crate) async fn types(
    desk: &Desk<'_>,
    request: DescribeInstanceTypeConfigsRequest,
) -> Result<DescribeInstanceTypeConfigsResponse, ApiError> {
    let filters = request.filters.unwrap_or_default();
    // Source: the parameter's description; the other actions of cvm take more.
    let manners = Manners { values_max: 1, ..CVM_MANNERS };
    let found = offers(desk, &filters.iter().collect::<Vec<_>>(), (FEWER, &manners))?;
    let show = |Offer { zone, size }| InstanceTypeConfig {
        zone: Some(Zone::to_string(&zone)),
        instance_type: Some(Size::to_string(&size)),
        instance_family: Some(size.family().id.to_owned()),
        gpu: Some(0),
        cpu: Some(i64::from(size.cpu())),
        memory: Some(i64::from(size.memory_gb())),
        fpga: Some(0),
        gpu_count: Some(0.0),
        ..InstanceTypeConfig::default()
    };
    let set = found.into_iter().map(show).collect();
    Ok(DescribeInstanceTypeConfigsResponse { instance_type_config_set: Some(set) })
}

pub(crate) async fn zone_infos(
    desk: &Desk<'_>,
    request: DescribeZoneInstanceConfigInfosRequest,
) -> Result<DescribeZoneInstanceConfigInfosResponse, ApiError> {
    let filters = request.filters.unwrap_or_default();
    let (orders, filters): (Vec<_>, Vec<_>) =
        filters.iter().partition(|filter| filter.name == "sort-keys");
    let manners = Manners { values_max: 100, ..CVM_MANNERS };
    let mut found = offers(desk, &filters, (FILTERS, &manners))?;
    // The first key weighs most, so it sorts last.
    for key in orders.iter().flat_map(|filter| &filter.values).rev() {
        sort(&mut found, key)?;
    }
    let set = found.into_iter().map(|offer| show(desk, offer)).collect();
    Ok(DescribeZoneInstanceConfigInfosResponse { instance_type_quota_set: Some(set) })
}

fn sort(offers: &mut [Offer], key: &str) -> Result<(), ApiError> {
    match key {
        "cpu:asc" => offers.sort_by_key(|it| it.size.cpu()),
        "cpu:desc" => offers.sort_by_key(|it| Reverse(it.size.cpu())),
        "mem:asc" => offers.sort_by_key(|it| it.size.memory_gb()),
        "mem:desc" => offers.sort_by_key(|it| Reverse(it.size.memory_gb())),
        other => {
            let other = cut(other);
            let message = (
                format!("The sort key `{other}` is not `cpu` or `mem` with `:asc` or `:desc`."),
                format!("排序条件 `{other}` 错误，应为 `cpu` 或 `mem` 加 `:asc` 或 `:desc`。"),
            );
            return Err(ApiError::new("InvalidFilter", message));
        }
    }
    Ok(())
}

fn offers(
    desk: &Desk<'_>,
    asked: &[&Filter],
    (known, manners): (&'static [By], &Manners),
) -> Result<Vec<Offer>, ApiError> {
    let filters = Filters::understand(asked.iter().copied(), known, manners)?;
    for filter in asked {
        for value in &filter.values {
            match filter.name.as_str() {
                "zone" => check_zone(desk, value)?,
                "instance-type" => check_size_name(value)?,
                _ => {}
            }
        }
    }
    let world = desk.world();
    let zones = desk.scope.region.zones();
    let all = zones.flat_map(|zone| Size::all().map(move |size| Offer { zone, size }));
    Ok(all.filter(|offer| filters.pass(&world, offer)).collect())
}

fn show(desk: &Desk<'_>, Offer { zone, size }: Offer) -> InstanceTypeQuotaItem {
    InstanceTypeQuotaItem {
        zone: Some(zone.to_string()),
        instance_type: Some(size.to_string()),
        instance_charge_type: Some(CHARGE_TYPE.to_owned()),
        externals: Some(Externals::default()),
        cpu: Some(i64::from(size.cpu())),
        memory: Some(i64::from(size.memory_gb())),
        instance_family: Some(size.family().id.to_owned()),
        type_name: Some(said(size.family().name, desk.language)),
        local_disk_type_list: Some(Vec::new()),
        status: Some(String::from("SELL")),
        // Rehome charges for nothing.
        price: Some(ItemPrice {
            unit_price: Some(0.0),
            charge_unit: Some(String::from("HOUR")),
            unit_price_discount: Some(0.0),
            ..ItemPrice::default()
        }),
        storage_block_amount: Some(0),
        gpu: Some(0),
        fpga: Some(0),
        gpu_count: Some(0.0),
        status_category: Some(String::from("EnoughStock")),
        ..InstanceTypeQuotaItem::default()
    }
}
