//! Patterns of a policy: which actions it is about, and which resources.
//!
//! Forms: `name/vpc:DescribeVpcs`, `vpc:Describe*`, `*`; `qcs::vpc:ap-guangzhou:uin/1:vpc/*`, `*` (CAM,
//! "Element reference"). A pattern of resources has six parts: `qcs`, project (empty), service, region (empty: all of
//! them), account (empty: the policy's own), resource.

use super::glob::fits;
use super::permissions::Operation;
use super::target::Target;
use crate::ids::AccountId;
use crate::tag::resource::services_of;

/// A pattern that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternFault {
    /// Not `service:Action`.
    #[error("`{0}` is no action: write `name/vpc:DescribeVpcs`, `vpc:*` or `*`")]
    Action(String),
    /// Not six parts.
    #[error("`{0}` is no resource: write `qcs::vpc:ap-guangzhou:uin/100000000001:eni/*` or `*`")]
    Resource(String),
    /// An account that is not named by its Uin.
    #[error("`{0}` names an account in another way than `uin/100000000001`")]
    Account(String),
}

/// Which actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ActionPattern {
    All,
    /// In lower case both: the names of actions differ in more than case.
    Named {
        service: String,
        action: String,
    },
}

impl ActionPattern {
    pub(super) fn parse(text: &str) -> Result<Self, PatternFault> {
        if text == "*" {
            return Ok(Self::All);
        }
        let fault = || PatternFault::Action(cut(text));
        let named = text.strip_prefix("name/").unwrap_or(text);
        let (service, action) = named.split_once(':').ok_or_else(fault)?;
        let fitting = |part: &str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'*')
        };
        if !fitting(service) || !fitting(action) {
            return Err(fault());
        }
        let (service, action) = (service.to_ascii_lowercase(), action.to_ascii_lowercase());
        Ok(Self::Named { service, action })
    }

    pub(super) fn covers(&self, operation: &Operation) -> bool {
        match self {
            Self::All => true,
            Self::Named { service, action } => {
                fits(service, operation.service)
                    && fits(action, &operation.action.to_ascii_lowercase())
            }
        }
    }
}

/// Which resources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ResourcePattern {
    All,
    Named { service: String, region: String, account: String, resource: String },
}

impl ResourcePattern {
    pub(super) fn parse(text: &str) -> Result<Self, PatternFault> {
        if text == "*" {
            return Ok(Self::All);
        }
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let ["qcs", "", service, region, account, resource] = parts[..] else {
            return Err(PatternFault::Resource(cut(text)));
        };
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        if service.is_empty() || resource.is_empty() || !visible {
            return Err(PatternFault::Resource(cut(text)));
        }
        // An AppId (`uid/`) would fit nothing, and a deny with it would be without effect.
        if !(account.is_empty() || account.starts_with("uin/") || account == "*") {
            return Err(PatternFault::Account(cut(text)));
        }
        Ok(Self::Named {
            service: service.to_owned(),
            region: region.to_owned(),
            account: account.to_owned(),
            resource: resource.to_owned(),
        })
    }

    /// Whether it covers a target, as part of a policy of that account.
    pub(super) fn covers(&self, owner: AccountId, target: &Target) -> bool {
        let Self::Named { service, region, account, resource } = self else { return true };
        let Target::Resource { service: of, region: at, account: whose, resource: named } = target
        else {
            return false;
        };
        let fits_account = match account.as_str() {
            "" => *whose == format!("uin/{owner}"),
            pattern => fits(pattern, whose),
        };
        fits_account
            && services(of, named).any(|of| fits(service, of))
            && (region.is_empty() || fits(region, at))
            && fits(resource, named)
    }
}

/// The service of a resource, and the other one where the cloud's pages name its kind under two.
fn services<'a>(of: &'a str, resource: &'a str) -> impl Iterator<Item = &'a str> {
    let kind = resource.split('/').next().unwrap_or_default();
    let others = services_of(kind).map(|it| -> &'a str { it });
    std::iter::once(of).chain(others)
}

fn cut(text: &str) -> String {
    text.chars().take(128).collect()
}
