//! Actions and structures of `region` 2022-06-27. Generated
//! by `cargo xtask codegen` from `schema/`; do not edit.

actions! { Region
    DescribeProducts DescribeProductsRequest DescribeProductsResponse Answer,
    DescribeRegions DescribeRegionsRequest DescribeRegionsResponse Answer,
    DescribeZones DescribeZonesRequest DescribeZonesResponse Answer,
}

structure! { request DescribeProductsRequest
    limit "Limit" optional Option<i64>,
    offset "Offset" optional Option<i64>,
}

structure! { response DescribeProductsResponse
    products "Products" optional Option<Vec<RegionProduct>>,
    total_count "TotalCount" optional Option<i64>,
}

structure! { request DescribeRegionsRequest
    product "Product" required String,
    scene "Scene" optional Option<i64>,
}

structure! { response DescribeRegionsResponse
    total_count "TotalCount" optional Option<u64>,
    region_set "RegionSet" optional Option<Vec<RegionInfo>>,
}

structure! { request DescribeZonesRequest
    product "Product" required String,
    scene "Scene" optional Option<i64>,
}

structure! { response DescribeZonesResponse
    total_count "TotalCount" optional Option<u64>,
    zone_set "ZoneSet" optional Option<Vec<ZoneInfo>>,
}

structure! { response RegionInfo
    region "Region" required String,
    region_name "RegionName" required String,
    region_state "RegionState" required String,
    region_type_mc "RegionTypeMC" required i64,
    location_mc "LocationMC" required String,
    region_name_mc "RegionNameMC" required String,
    region_id_mc "RegionIdMC" required String,
}

structure! { response RegionProduct
    name "Name" required String,
}

structure! { response ZoneInfo
    zone "Zone" optional Option<String>,
    zone_name "ZoneName" optional Option<String>,
    zone_id "ZoneId" optional Option<String>,
    zone_state "ZoneState" optional Option<String>,
    parent_zone "ParentZone" nullable Option<String>,
    parent_zone_id "ParentZoneId" nullable Option<String>,
    parent_zone_name "ParentZoneName" nullable Option<String>,
    zone_type "ZoneType" nullable Option<String>,
    machine_room_type_mc "MachineRoomTypeMC" nullable Option<String>,
    zone_id_mc "ZoneIdMC" nullable Option<String>,
}
