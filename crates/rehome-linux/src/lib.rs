//! The kernel as data plane: namespaces, routes, nexthop objects, nftables.
