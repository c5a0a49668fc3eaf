//! AssumeRole: a temporary key that acts as a role. Nothing is stored: the token carries what it stands for, signed.
//!
//! Codes: the error list of STS 2018-08-13.

use rehome_actions::Action;
use rehome_actions::sts::{self, AssumeRoleRequest, AssumeRoleResponse, Credentials};
use rehome_domain::access::{AccessName, Policy, RoleId, Target};
use rehome_domain::{AccountId, Timestamp};
use rehome_wire::token::Claims;
use rehome_wire::{ApiError, CommonError};

use super::faults;
use crate::admit;
use crate::desk::Desk;
use crate::keyring::{Role, RoleNamed};
use crate::moment;

/// Seconds that a session lasts when the caller does not say, unless its role has less.
const SESSION_S: u64 = 7200;

/// Bytes of a policy that narrows a session: its token has to stay within 4,096.
const SESSION_POLICY_BYTES_MAX: usize = 2048;

#[allow(clippy::unused_async, reason = "the table of actions awaits every handler")]
pub(crate) async fn answer(
    desk: &Desk<'_>,
    request: AssumeRoleRequest,
) -> Result<AssumeRoleResponse, ApiError> {
    desk.refuse_if("ExternalId", given(request.external_id.as_ref()))?;
    desk.refuse_if("Tags", request.tags.is_some_and(|tags| !tags.is_empty()))?;
    desk.refuse_if("SourceIdentity", given(request.source_identity.as_ref()))?;
    desk.refuse_if("SerialNumber", given(request.serial_number.as_ref()))?;
    desk.refuse_if("TokenCode", given(request.token_code.as_ref()))?;
    let session = session_name(request.role_session_name)?;
    let policy = request.policy.filter(|text| !text.is_empty()).map(session_policy).transpose()?;
    let role = role(desk, &request.role_arn)?;
    let seconds = seconds(request.duration_seconds, role)?;
    let now = desk.now();
    let claims = Claims {
        secret_id: format!("AKID{}", desk.request_id().to_string().replace('-', "")),
        account: role.account.0,
        role: role.id.0,
        session: session.as_str().to_owned(),
        applicant: desk.visitor.holder.principal.uin(),
        expires: now.seconds().saturating_add_unsigned(seconds),
        policy,
    };
    let issued = desk.token_key().issue(&claims);
    let (token, secret) =
        issued.ok_or_else(|| ApiError::new("InvalidParameter.PolicyTooLong", POLICY_TOO_LONG))?;
    Ok(AssumeRoleResponse {
        expired_time: Some(claims.expires),
        expiration: Some(moment::iso(Timestamp(claims.expires.saturating_mul(1000)))),
        credentials: Some(Credentials {
            token: Some(token),
            tmp_secret_id: Some(claims.secret_id),
            tmp_secret_key: Some(secret.to_text()),
        }),
    })
}

const POLICY_TOO_LONG: (&str, &str) =
    ("A policy for a session has at most 2048 bytes.", "会话策略最多 2048 字节。");

fn given(text: Option<&String>) -> bool {
    text.is_some_and(|text| !text.is_empty())
}

fn session_name(text: String) -> Result<AccessName, ApiError> {
    let fitting = AccessName::parse(&text).ok().filter(|name| name.as_str().len() >= 2);
    fitting.ok_or_else(|| {
        let english = "`RoleSessionName` has 2 to 128 letters, digits and characters of `_+=,.@-`.";
        let chinese = "`RoleSessionName` 由 2 至 128 个字母、数字或 `_+=,.@-` 中的字符组成。";
        ApiError::new("InvalidParameter.ParamError", (english, chinese))
    })
}

/// The policy's text as it is kept. It may come percent-encoded, as the documents ask for.
fn session_policy(text: String) -> Result<String, ApiError> {
    let text = if text.starts_with('%') { decoded(&text) } else { Some(text) };
    let text = text.ok_or_else(|| {
        ApiError::new(
            "InvalidParameter.StrategyFormatError",
            ("`Policy` is not percent-encoded UTF-8.", "`Policy` 不是百分号编码的 UTF-8。"),
        )
    })?;
    if text.len() > SESSION_POLICY_BYTES_MAX {
        return Err(ApiError::new("InvalidParameter.PolicyTooLong", POLICY_TOO_LONG));
    }
    Policy::parse(&text).map_err(|fault| {
        let english = format!("`Policy` is not valid: {fault}.");
        let chinese = format!("`Policy` 无效：{}。", faults::chinese(&fault));
        ApiError::new("InvalidParameter.StrategyInvalid", (english, chinese))
    })?;
    Ok(text)
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let [high, low, after @ ..] = rest else { return None };
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.push(u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?);
        rest = after;
    }
    String::from_utf8(bytes).ok()
}

fn seconds(wanted: Option<u64>, role: &Role) -> Result<u64, ApiError> {
    let seconds = wanted.unwrap_or(SESSION_S.min(role.session_s_max));
    if (1..=role.session_s_max).contains(&seconds) {
        return Ok(seconds);
    }
    let longest = role.session_s_max;
    let english = format!("`DurationSeconds` is 1 to {longest} for this role.");
    let chinese = format!("此角色的 `DurationSeconds` 取值为 1 至 {longest}。");
    Err(ApiError::new("InvalidParameter.OverTimeError", (english, chinese)))
}

/// The role, if it trusts the caller and the caller may take it on. A role of another account that does not trust the caller
/// is answered as one that is not there.
fn role<'a>(desk: &'a Desk<'_>, arn: &str) -> Result<&'a Role, ApiError> {
    let not_found = || {
        let arn: String = arn.chars().take(128).collect();
        let form = "qcs::cam::uin/ACCOUNT:roleName/NAME";
        let english = format!("There is no role `{arn}`; write `{form}`.");
        let chinese = format!("角色 `{arn}` 不存在，应写作 `{form}`。");
        ApiError::new("ResourceNotFound.RoleNotFound", (english, chinese))
    };
    let holder = &desk.visitor.holder;
    let (account, named) = parse(arn).ok_or_else(not_found)?;
    let role = desk.visitor.ring.role(account, &named).ok_or_else(not_found)?;
    let trusted = role.trust.iter().any(|trust| trust.is(&holder.principal));
    if !trusted && holder.principal.account != account {
        return Err(not_found());
    }
    // Admission asked about the name that was given; a role has two, and a policy may deny either.
    let names = [format!("roleName/{}", role.name), format!("role/{}", role.id)];
    let targets = names.map(|resource| target(account, resource));
    let operation = admit::operation(Action::Sts(sts::Action::AssumeRole));
    let denied = |target: &&Target| !trusted || holder.permissions.denies(&operation, target);
    match targets.iter().find(denied) {
        None => Ok(role),
        Some(target) => Err(CommonError::UnauthorizedOperation {
            request_id: desk.request_id().to_string(),
            operation: operation.to_string(),
            resource: target.to_string(),
        }
        .to_api_error()),
    }
}

fn target(account: AccountId, resource: String) -> Target {
    let (service, region) = (String::from("cam"), String::new());
    Target::Resource { service, region, account: format!("uin/{account}"), resource }
}

/// `qcs::cam::uin/1:roleName/NAME` or `qcs::cam::uin/1:role/ID`.
fn parse(arn: &str) -> Option<(AccountId, RoleNamed)> {
    let (account, role) = arn.strip_prefix("qcs::cam::uin/")?.split_once(':')?;
    let account = AccountId(account.parse().ok()?);
    if let Some(name) = role.strip_prefix("roleName/") {
        return Some((account, RoleNamed::Name(AccessName::parse(name).ok()?)));
    }
    let id = role.strip_prefix("role/")?.parse().ok()?;
    Some((account, RoleNamed::Id(RoleId(id))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_may_come_percent_encoded() {
        let plain =
            r#"{"version":"2.0","statement":[{"effect":"allow","action":"*","resource":"*"}]}"#;
        let encoded: String = plain.bytes().map(|byte| format!("%{byte:02x}")).collect();
        for text in [plain, &encoded] {
            assert_eq!(session_policy(text.to_owned()).as_deref(), Ok(plain));
        }
        let code = |text: &str| session_policy(text.to_owned()).unwrap_err().code.into_owned();
        assert_eq!(code("%7"), "InvalidParameter.StrategyFormatError");
        assert_eq!(code("%ff"), "InvalidParameter.StrategyFormatError");
        assert_eq!(code("{}"), "InvalidParameter.StrategyInvalid");
        assert_eq!(code(&" ".repeat(2049)), "InvalidParameter.PolicyTooLong");
    }

    #[test]
    fn a_role_is_named_by_its_name_or_its_id() {
        for (arn, found) in [
            ("qcs::cam::uin/1:roleName/ops", true),
            ("qcs::cam::uin/1:role/4611686018427387905", true),
            ("qcs::cam::uin/1:roleName/", false),
            ("qcs::cam::uin/1:role/ops", false),
            ("qcs::cam::uin/:roleName/ops", false),
            ("qcs::cam:ap-guangzhou:uin/1:roleName/ops", false),
            ("ops", false),
        ] {
            assert_eq!(parse(arn).is_some(), found, "{arn}");
        }
    }
}
