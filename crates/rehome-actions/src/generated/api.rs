//! Actions and structures of `api` 2020-11-06. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Api
    DescribeProducts DescribeProductsRequest DescribeProductsResponse Answer,
    DescribeRegions DescribeRegionsRequest DescribeRegionsResponse Answer,
    DescribeZones DescribeZonesRequest DescribeZonesResponse Answer,
}

structure! { request DescribeProductsRequest
    limit "Limit" optional Option<i64>,
    offset "Offset" optional Option<i64>,
}

structure! { response DescribeProductsResponse
    products "Products" required Vec<RegionProduct>,
    total_count "TotalCount" required i64,
}

structure! { request DescribeRegionsRequest
    product "Product" required String,
}

structure! { response DescribeRegionsResponse
    total_count "TotalCount" required u64,
    region_set "RegionSet" required Vec<RegionInfo>,
}

structure! { request DescribeZonesRequest
    product "Product" required String,
}

structure! { response DescribeZonesResponse
    total_count "TotalCount" required u64,
    zone_set "ZoneSet" required Vec<ZoneInfo>,
}

structure! { response RegionInfo
    region "Region" optional Option<String>,
    region_name "RegionName" optional Option<String>,
    region_state "RegionState" optional Option<String>,
    region_type_mc "RegionTypeMC" nullable Option<i64>,
    location_mc "LocationMC" nullable Option<String>,
    region_name_mc "RegionNameMC" nullable Option<String>,
    region_id_mc "RegionIdMC" nullable Option<String>,
}

structure! { response RegionProduct
    name "Name" required String,
}

structure! { response ZoneInfo
    zone "Zone" required String,
    zone_name "ZoneName" required String,
    zone_id "ZoneId" required String,
    zone_state "ZoneState" required String,
    parent_zone "ParentZone" required String,
    parent_zone_id "ParentZoneId" required String,
    parent_zone_name "ParentZoneName" required String,
    zone_type "ZoneType" required String,
    machine_room_type_mc "MachineRoomTypeMC" required String,
    zone_id_mc "ZoneIdMC" required String,
}
