//! Admit: [`RawCall`] → verified → admitted. Proof types: only this room makes an
//! [`AdmittedCall`], and only from a call whose signature was verified.
//!
//! Order: common parameters present → key known → signature → time window → version and action →
//! region and host. Parameters are decoded after that; an unsigned caller cannot reach the decoder.

use rehome_actions::{Action, Lookup};
use rehome_domain::{Region, Scope, Timestamp};
use rehome_wire::{ApiError, ParsedCall, RawCall, Value};

use crate::keyring::Keyring;
use crate::reply::Told;

/// A call that may be decided.
pub(crate) struct AdmittedCall {
    pub(crate) scope: Scope,
    pub(crate) action: Action,
    pub(crate) parameters: Value,
}

/// Verifies and admits a call.
///
/// # Errors
/// [`ApiError`] with the code of the first check that fails.
pub(crate) fn admit(
    keyring: &Keyring,
    raw: RawCall,
    now: Timestamp,
    told: &mut Told,
) -> Result<AdmittedCall, ApiError> {
    let call = ParsedCall::parse(raw)?;
    *told = Told {
        action: cut(call.action()),
        region: cut(call.region().unwrap_or_default()),
        secret_id: cut(call.secret_id()),
    };
    let known = keyring.find(call.secret_id());
    let verified = call.verify(known.map(|(_, secret)| secret), now.seconds())?;
    let Some((account, _)) = known else {
        return Err(unknown_key());
    };
    let action = find_action(verified.version(), verified.action())?;
    let region = find_region(verified.region())?;
    check_host(region, verified.host())?;
    let parameters = verified.into_parameters()?;
    Ok(AdmittedCall { scope: Scope { account, region }, action, parameters })
}

fn cut(text: &str) -> String {
    text.chars().take(64).collect()
}

fn unknown_key() -> ApiError {
    ApiError::new(
        "AuthFailure.SecretIdNotFound",
        "The SecretId is not found, please ensure that your SecretId is correct.",
    )
}

fn find_action(version: &str, name: &str) -> Result<Action, ApiError> {
    match rehome_actions::lookup(version, name) {
        Lookup::Known(action) => Ok(action),
        Lookup::Unlisted(name) => Err(ApiError::new(
            "UnsupportedOperation.NotBuilt",
            format!("The action `{name}` is part of the API and not built into Rehome."),
        )),
        Lookup::UnknownAction => Err(ApiError::new(
            "InvalidAction",
            format!("The action `{}` does not exist in version `{}`.", cut(name), cut(version)),
        )),
        Lookup::UnknownVersion => Err(ApiError::new(
            "NoSuchVersion",
            format!("The version `{}` does not exist.", cut(version)),
        )),
    }
}

fn find_region(name: Option<&str>) -> Result<Region, ApiError> {
    let Some(name) = name.filter(|name| !name.is_empty()) else {
        return Err(ApiError::new(
            "MissingParameter",
            "The request is missing a required parameter `Region`.",
        ));
    };
    Region::parse(name).ok_or_else(|| {
        ApiError::new("UnsupportedRegion", format!("The region `{}` is not served.", cut(name)))
    })
}

/// Finance regions are isolated: a host name that names a region admits calls of that region only,
/// and a finance region is admitted only on such a name, or on a host that names no product.
fn check_host(region: Region, host: &str) -> Result<(), ApiError> {
    let named = host.split('.').find_map(Region::parse);
    // `127.0.0.1:9880` and `localhost` name no product: the Region parameter decides (DESIGN 6).
    let product = host.split('.').next().is_some_and(|label| PRODUCTS.contains(&label));
    let admitted = match named {
        Some(named) => named == region || !(named.is_finance() || region.is_finance()),
        None => !(product && region.is_finance()),
    };
    if admitted {
        return Ok(());
    }
    Err(ApiError::new(
        "UnsupportedRegion",
        format!(
            "Finance regions are isolated: call `{region}` on a host name that contains it, and \
             no other region there."
        ),
    ))
}

/// The products whose names stand before the first dot of the real host names.
const PRODUCTS: &[&str] = &["vpc", "cvm", "tag", "sts", "cam", "cbs", "region", "api"];

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
        for (region, host, admitted) in table {
            let region = Region::parse(region).unwrap();
            assert_eq!(check_host(region, host).is_ok(), admitted, "{region} on {host}");
        }
    }

    #[test]
    fn an_unknown_version_and_an_unknown_action_are_told_apart() {
        let code = |version, action| find_action(version, action).unwrap_err().code().to_owned();
        assert_eq!(code("2017-03-13", "DescribeVpcs"), "NoSuchVersion");
        assert_eq!(code("2017-03-12", "DescribeVpcz"), "InvalidAction");
        assert_eq!(code("2017-03-12", "CreateNatGateway"), "UnsupportedOperation.NotBuilt");
    }
}
