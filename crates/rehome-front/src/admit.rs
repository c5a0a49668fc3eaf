//! Admit: [`RawCall`] → verified → admitted. Proof types: only this room makes an
//! [`AdmittedCall`], and only from a call whose signature was verified.
//!
//! Order: common parameters present → key known → signature → time window → version and action →
//! region and host. Parameters are decoded after that; an unsigned caller cannot reach the decoder.

use rehome_actions::{Action, Lookup};
use rehome_domain::{Actor, Region, Scope, Timestamp};
use rehome_wire::{ApiError, CommonError, Language, Object, RawCall, UnixSeconds};

use crate::keyring::Keyring;
use crate::reply::Told;

/// A call that may be decided.
pub(crate) struct AdmittedCall {
    pub(crate) scope: Scope,
    pub(crate) actor: Actor,
    pub(crate) action: Action,
    pub(crate) parameters: Object,
}

/// Why a call is not admitted.
#[derive(Debug)]
pub(crate) enum NotAdmitted {
    /// For a reason that every action shares.
    Common(CommonError),
    /// The action is part of the API and not of this program.
    Unlisted(String),
    /// A finance region was called where it does not answer, or the other way round.
    Isolated(Region),
}

impl NotAdmitted {
    /// The answer.
    pub(crate) fn in_language(self, language: Language) -> ApiError {
        match self {
            Self::Common(error) => error.to_api_error(language),
            Self::Unlisted(action) => ApiError::new(
                crate::actions::NOT_BUILT,
                format!("The action `{action}` is part of the API and not built into Rehome."),
            ),
            Self::Isolated(region) => ApiError::new(
                "UnsupportedRegion",
                format!(
                    "Finance regions are isolated: call `{region}` on a host name that contains \
                     it, and no other region there."
                ),
            ),
        }
    }
}

impl<E: Into<CommonError>> From<E> for NotAdmitted {
    fn from(error: E) -> Self {
        Self::Common(error.into())
    }
}

/// Verifies and admits a call.
///
/// # Errors
/// [`NotAdmitted`] for the first check that fails.
pub(crate) fn admit(
    keyring: &Keyring,
    raw: RawCall,
    (now, told): (Timestamp, &mut Told),
) -> Result<AdmittedCall, NotAdmitted> {
    let call = raw.parse()?;
    *told = Told {
        action: cut(call.action()),
        region: cut(call.region().unwrap_or_default()),
        secret_id: cut(call.secret_id().as_str()),
    };
    let known = keyring.find(call.secret_id().as_str());
    let now = UnixSeconds::new(now.seconds()).ok_or(CommonError::InternalError)?;
    let verified = call.verify(known.map(|(_, secret)| secret), now)?;
    // A call that was verified has a key; asking again keeps that in one place.
    let (account, _) = known.ok_or(CommonError::SecretIdNotFound)?;
    let call = verified.call();
    // No temporary keys are given out, so no token can be right.
    if call.token().is_some_and(|token| !token.is_empty()) {
        return Err(CommonError::TokenFailure.into());
    }
    let action = find_action(call.version(), call.action())?;
    let region = find_region(call.region())?;
    check_host(region, call.host())?;
    let parameters = verified.parameters()?;
    let actor = Actor::Key(call.secret_id().as_str().to_owned());
    Ok(AdmittedCall { scope: Scope { account, region }, actor, action, parameters })
}

fn cut(text: &str) -> String {
    text.chars().take(64).collect()
}

fn find_action(version: &str, name: &str) -> Result<Action, NotAdmitted> {
    match rehome_actions::lookup(version, name) {
        Lookup::Known(action) => Ok(action),
        Lookup::Unlisted(_) => Err(NotAdmitted::Unlisted(cut(name))),
        Lookup::Unknown => Err(CommonError::InvalidAction { action: cut(name) }.into()),
        Lookup::NoSuchVersion => Err(CommonError::NoSuchVersion { version: cut(version) }.into()),
    }
}

fn find_region(name: Option<&str>) -> Result<Region, NotAdmitted> {
    let missing = || CommonError::MissingParameter { path: String::from("Region") };
    let name = name.filter(|name| !name.is_empty()).ok_or_else(missing)?;
    let unknown = || CommonError::UnsupportedRegion { region: cut(name) };
    Ok(Region::parse(name).ok_or_else(unknown)?)
}

/// Finance regions are isolated: a host name that names a region admits calls of that region only,
/// and a finance region is admitted only on such a name, or on a host that names no product.
fn check_host(region: Region, host: &str) -> Result<(), NotAdmitted> {
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
    Err(NotAdmitted::Isolated(region))
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
        let code = |version, action| {
            let refused = find_action(version, action).unwrap_err();
            refused.in_language(Language::default()).code.into_owned()
        };
        assert_eq!(code("2017-03-13", "DescribeVpcs"), "NoSuchVersion");
        assert_eq!(code("2017-03-12", "DescribeVpcz"), "InvalidAction");
        assert_eq!(code("2017-03-12", "CreateNatGateway"), "UnsupportedOperation.NotBuilt");
    }
}
