//! Admit: [`RawCall`] → verified → admitted. Proof types: only this room makes an
//! [`AdmittedCall`], and only from a call whose signature was verified.
//!
//! Order: common parameters present → key known → signature → time window → token → product, version, action →
//! region and host → rate → permission. An action's parameters are read for the permission (it is about what they name) and
//! their types are looked at after it; an unsigned caller cannot reach either.

use std::sync::Arc;

use rehome_actions::Action;
use rehome_domain::access::{self, Operation};
use rehome_domain::{Actor, Region, Scope, TaskId, Timestamp};
use rehome_wire::token::TokenKey;
use rehome_wire::{
    ApiError, CommonError, Object, RawCall, Text, UnixSeconds, Verified, VerifyError,
};

use crate::host::{self, cut};
use crate::keyring::{Holder, Keyring, Keys};
use crate::named;
use crate::rates::{RateLimits, Rates, TooOften};
use crate::reply::Told;

/// What calls are judged by.
pub struct Gate {
    keys: Keys,
    token_key: TokenKey,
    rates: Rates,
}

impl Gate {
    /// A gate for the holders of these keys. `token_key` signs the tokens of temporary ones.
    pub fn new(keys: Keys, token_key: TokenKey, limits: RateLimits) -> Self {
        Self { keys, token_key, rates: Rates::new(limits) }
    }

    /// What signs tokens.
    pub(crate) fn token_key(&self) -> &TokenKey {
        &self.token_key
    }
}

/// When and as which request a call came.
pub(crate) struct Moment {
    pub(crate) now: Timestamp,
    pub(crate) monotonic_ns: u64,
    pub(crate) request_id: TaskId,
}

/// A call that may be decided.
pub(crate) struct AdmittedCall {
    pub(crate) scope: Scope,
    pub(crate) actor: Actor,
    pub(crate) action: Action,
    pub(crate) parameters: Object,
    pub(crate) visitor: Visitor,
}

/// Who calls, and the ring that the call was judged by.
pub(crate) struct Visitor {
    pub(crate) holder: Holder,
    pub(crate) ring: Arc<Keyring>,
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
    pub(crate) fn into_api_error(self) -> ApiError {
        match self {
            Self::Common(error) => error.to_api_error(),
            Self::Unlisted(action) => ApiError::new(
                crate::actions::NOT_BUILT,
                (
                    format!("The action `{action}` is part of the API and not built into Rehome."),
                    format!("Rehome 尚未实现接口 `{action}`。"),
                ),
            ),
            Self::Isolated(region) => ApiError::new(
                "UnsupportedRegion",
                (
                    format!(
                        "Finance regions are isolated: call `{region}` on a host name that \
                         contains it, and no other region there."
                    ),
                    format!(
                        "金融区相互隔离，请使用包含 `{region}` 的域名，且该域名只能访问该地域。"
                    ),
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
    gate: &Gate,
    raw: RawCall,
    (moment, told): (&Moment, &mut Told),
) -> Result<AdmittedCall, NotAdmitted> {
    let (verified, visitor) = verify(gate, raw, (moment, told))?;
    let call = verified.call();
    let action = host::action(call.host(), call.version(), call.action())?;
    let region = host::region(action.service(), call.region(), call.host())?;
    let scope = Scope { account: visitor.holder.principal.account, region };
    let counted = gate.rates.count((scope, action), moment.monotonic_ns);
    counted
        .map_err(|TooOften { calls, limit }| CommonError::RequestLimitExceeded { calls, limit })?;
    let parameters = verified.parameters()?;
    permit(&visitor.holder, (scope, action, &parameters), moment.request_id)?;
    let actor = Actor::Key(call.secret_id().as_str().to_owned());
    Ok(AdmittedCall { scope, actor, action, parameters, visitor })
}

fn verify(
    gate: &Gate,
    raw: RawCall,
    (moment, told): (&Moment, &mut Told),
) -> Result<(Verified, Visitor), NotAdmitted> {
    let call = raw.parse()?;
    *told = Told {
        action: cut(call.action()),
        region: cut(call.region().unwrap_or_default()),
        secret_id: cut(call.secret_id().as_str()),
    };
    let ring = gate.keys.current();
    let with_token = call.token().is_some();
    let claimed =
        ring.claimed((call.secret_id().as_str(), call.token()), (&gate.token_key, moment.now));
    let now = UnixSeconds::new(moment.now.seconds()).ok_or(CommonError::InternalError)?;
    let verified = call.verify(claimed.as_ref().map(|it| &it.secret), now).map_err(|error| {
        match error {
            // What names the key of a temporary call is its token.
            VerifyError::SecretIdNotFound if with_token => CommonError::TokenFailure,
            VerifyError::SecretIdNotFound
            | VerifyError::ScopeDate
            | VerifyError::SignatureFailure
            | VerifyError::SignatureExpire => error.into(),
        }
    })?;
    // A call that was verified has a key; asking again keeps that in one place.
    let claimed = claimed.ok_or(CommonError::SecretIdNotFound)?;
    let holder = claimed.holder.ok_or(CommonError::TokenFailure)?;
    Ok((verified, Visitor { holder, ring }))
}

/// Whether the caller may do this with all that the call names.
fn permit(
    holder: &Holder,
    (scope, action, parameters): (Scope, Action, &Object),
    request_id: TaskId,
) -> Result<(), CommonError> {
    if matches!(holder.permissions, access::Permissions::Everything) {
        return Ok(());
    }
    let (scope, texts) = named::by(scope, action, parameters);
    let targets = access::targets(scope, texts).map_err(|error| {
        let chinese = format!("一次调用最多可指定 {} 个资源", access::TARGETS_MAX);
        CommonError::InvalidParameter { reason: Text::new(error.to_string(), chinese) }
    })?;
    let operation = operation(action);
    match holder.permissions.refused(&operation, &targets) {
        None => Ok(()),
        Some(target) => Err(CommonError::UnauthorizedOperation {
            request_id: request_id.to_string(),
            operation: operation.to_string(),
            resource: target.to_string(),
        }),
    }
}

/// An action as policies name it.
pub(crate) fn operation(action: Action) -> Operation {
    Operation { service: action.service().name(), action: action.name() }
}
