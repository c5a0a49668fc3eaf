//! What a host name says: which product is called, and in which region.
//!
//! `vpc.tencentcloudapi.com` and `vpc.ap-shanghai-fsi.my.cloud` name a product; `127.0.0.1:9880` names nothing, and
//! whatever is called there decides.

use rehome_actions::{Action, Lookup, Service};
use rehome_domain::Region;
use rehome_wire::CommonError;

use crate::admit::NotAdmitted;

/// The cloud's own root domain, where every first label is a product.
const OFFICIAL: &str = ".tencentcloudapi.com";

/// The product that a host name begins with.
fn product(host: &str) -> Option<Service> {
    let label = host.split('.').next()?;
    Service::ALL.iter().copied().find(|it| *it != Service::Rehome && it.name() == label)
}

/// Finds the action of a call.
pub(crate) fn action(host: &str, version: &str, name: &str) -> Result<Action, NotAdmitted> {
    let product = product(host);
    let domain = host.rsplit_once(':').map_or(host, |(domain, _)| domain);
    if product.is_none() && domain.ends_with(OFFICIAL) {
        return Err(CommonError::NoSuchProduct.into());
    }
    let no_version = || CommonError::NoSuchVersion { version: cut(version) };
    let no_action = || CommonError::InvalidAction { action: cut(name) };
    // Rehome's own actions are called wherever the others are.
    let elsewhere = |of: Service| product.is_some_and(|it| it != of && of != Service::Rehome);
    let versions =
        |it: Service| product.is_none_or(|product| it == product || it == Service::Rehome);
    if !Service::ALL.iter().any(|it| versions(*it) && it.version() == version) {
        return Err(no_version().into());
    }
    match rehome_actions::lookup(version, name) {
        Lookup::Known(action) if elsewhere(action.service()) => Err(no_action().into()),
        Lookup::Unlisted(service) if elsewhere(service) => Err(no_action().into()),
        Lookup::Known(action) => Ok(action),
        Lookup::Unlisted(_) => Err(NotAdmitted::Unlisted(cut(name))),
        Lookup::Unknown => Err(no_action().into()),
        Lookup::NoSuchVersion => Err(no_version().into()),
    }
}

/// The region of calls to a service that is the same in all of them, where none is named.
const NOWHERE: &str = "ap-guangzhou";

fn is_global(service: Service) -> bool {
    match service {
        Service::Sts | Service::Cam | Service::Tag | Service::Region | Service::Api => true,
        Service::Vpc | Service::Cvm | Service::Cbs | Service::Rehome => false,
    }
}

/// Finds the region of a call. Services that are the same in all regions do without.
///
/// Finance regions are isolated: a host name that names a region admits calls of that region only,
/// and a finance region is admitted only on such a name, or on a host that names no product.
pub(crate) fn region(
    service: Service,
    named: Option<&str>,
    host: &str,
) -> Result<Region, NotAdmitted> {
    let of_host = host.split('.').find_map(Region::parse);
    let region = match named.filter(|name| !name.is_empty()) {
        Some(name) => {
            let unknown = || CommonError::UnsupportedRegion { region: cut(name) };
            Region::parse(name).ok_or_else(unknown)?
        }
        None if is_global(service) => {
            let somewhere = || Region::parse(NOWHERE).expect("it is one of the table");
            of_host.unwrap_or_else(somewhere)
        }
        None => return Err(CommonError::MissingParameter { path: String::from("Region") }.into()),
    };
    let admitted = match of_host {
        Some(of_host) => of_host == region || !(of_host.is_finance() || region.is_finance()),
        // `127.0.0.1:9880` and `localhost` name no product: the Region parameter decides (DESIGN 6).
        None => !(product(host).is_some() && region.is_finance()),
    };
    if admitted { Ok(region) } else { Err(NotAdmitted::Isolated(region)) }
}

/// What a caller sent, short enough for a message or a line of the log.
pub(crate) fn cut(text: &str) -> String {
    text.chars().take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finance_region_answers_only_where_its_name_is_in_the_host() {
        let table = [
            ("ap-guangzhou", "vpc.tencentcloudapi.com", true),
            ("ap-guangzhou", "vpc.ap-guangzhou.tencentcloudapi.com", true),
            ("ap-guangzhou", "vpc.ap-shanghai-fsi.tencentcloudapi.com", false),
            ("ap-shanghai-fsi", "vpc.ap-shanghai-fsi.tencentcloudapi.com", true),
            ("ap-shanghai-fsi", "vpc.ap-shenzhen-fsi.tencentcloudapi.com", false),
            ("ap-shanghai-fsi", "vpc.ap-guangzhou.tencentcloudapi.com", false),
            ("ap-shanghai-fsi", "vpc.tencentcloudapi.com", false),
            ("ap-shanghai-fsi", "127.0.0.1:9880", true),
        ];
        for (name, host, admitted) in table {
            let found = region(Service::Vpc, Some(name), host);
            assert_eq!(found.is_ok(), admitted, "{name} on {host}");
        }
    }

    #[test]
    fn a_global_service_needs_no_region_and_another_does() {
        let of = |service, host| region(service, None, host).map(Region::name).ok();
        for service in Service::ALL {
            assert_eq!(of(*service, "localhost").is_some(), is_global(*service), "{service:?}");
        }
        let fsi = of(Service::Sts, "sts.ap-shanghai-fsi.tencentcloudapi.com");
        assert_eq!(fsi, Some("ap-shanghai-fsi"));
    }

    #[test]
    fn product_version_and_action_are_told_apart() {
        let (vpc, cvm, nobody) = ("vpc.tencentcloudapi.com", "cvm.my.cloud:9880", "localhost:9880");
        let table = [
            (nobody, "2017-03-12", "DescribeVpcs", "OK"),
            (vpc, "2017-03-12", "DescribeVpcs", "OK"),
            (cvm, "2017-03-12", "DescribeInstances", "OK"),
            (cvm, "2017-03-12", "DescribeVpcs", "InvalidAction"),
            (vpc, "2018-08-13", "AssumeRole", "NoSuchVersion"),
            ("sts.tencentcloudapi.com", "2018-08-13", "AssumeRole", "OK"),
            ("tke.tencentcloudapi.com", "2018-05-25", "DescribeClusters", "NoSuchProduct"),
            ("tke.my.cloud", "2018-05-25", "DescribeClusters", "NoSuchVersion"),
            (vpc, "2026-11-23", "DescribeEvents", "OK"),
            (nobody, "2017-03-13", "DescribeVpcs", "NoSuchVersion"),
            (nobody, "2017-03-12", "DescribeVpcz", "InvalidAction"),
            (vpc, "2017-03-12", "CreateNatGateway", "UnsupportedOperation.NotBuilt"),
        ];
        for (host, version, name, expected) in table {
            let code = action(host, version, name).err();
            let code = code.map(|refused| refused.into_api_error().code);
            assert_eq!(code.as_deref().unwrap_or("OK"), expected, "{host} {version} {name}");
        }
    }
}
