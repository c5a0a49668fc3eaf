//! How often: calls of one account in one region of one action, by the second.
//!
//! Limits: the "default API request rate limit" of each action's page (API documents, VPC, CVM and STS). What is published for most
//! actions of VPC, 20 in a second, holds for those that are not in the table.
//!
//! Invariants: only calls whose signature was verified are counted, so that nobody uses up another's calls; what is kept is one
//! second's counts, so memory follows from the calls of a second and is bounded by accounts × regions × actions.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rehome_actions::Action;
use rehome_domain::Scope;

/// Calls in a second of an action that is not in [`PUBLISHED`].
const USUAL: u32 = 20;

/// Calls in a second, by service and action.
const PUBLISHED: &[(u32, &str, &[&str])] = &[
    (
        100,
        "vpc",
        &[
            "AssignPrivateIpAddresses",
            "AttachNetworkInterface",
            "CreateNetworkInterface",
            "CreateVpc",
            "DeleteNetworkInterface",
            "DeleteVpc",
            "DescribeNetworkInterfaces",
            "DescribeVpcs",
            "MigrateNetworkInterface",
            "MigratePrivateIpAddress",
            "ModifyPrivateIpAddressesAttribute",
        ],
    ),
    (
        50,
        "vpc",
        &[
            "CheckAssistantCidr",
            "CreateAssistantCidr",
            "DeleteAssistantCidr",
            "DescribeAssistantCidr",
            "ModifyAssistantCidr",
            "ModifyNetworkInterfaceAttribute",
            "ModifyVpcAttribute",
        ],
    ),
    (40, "cvm", &["DescribeInstances"]),
    (
        10,
        "cvm",
        &[
            "RebootInstances",
            "RunInstances",
            "StartInstances",
            "StopInstances",
            "TerminateInstances",
        ],
    ),
    (600, "sts", &["AssumeRole"]),
];

/// Calls in a second of an action, as published.
fn published(action: Action) -> u32 {
    let (service, name) = (action.service().name(), action.name());
    let row = PUBLISHED.iter().find(|(_, of, names)| *of == service && names.contains(&name));
    row.map_or(USUAL, |(limit, ..)| *limit)
}

/// Which limits hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RateLimits {
    /// Those of the cloud.
    #[default]
    Published,
    /// None.
    Off,
    /// Those of the cloud times so many thousandths, at least 1 call in a second.
    Thousandths(u32),
}

/// A text that names no limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write `published`, `off`, or a factor from 0.001 to 1000")]
pub struct RateLimitsFault;

impl std::str::FromStr for RateLimits {
    type Err = RateLimitsFault;

    fn from_str(text: &str) -> Result<Self, RateLimitsFault> {
        match text {
            "published" => Ok(Self::Published),
            "off" => Ok(Self::Off),
            factor => {
                let factor: f64 = factor.parse().map_err(|_| RateLimitsFault)?;
                if !(0.001..=1000.0).contains(&factor) {
                    return Err(RateLimitsFault);
                }
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "it lies between 1 and a million"
                )]
                Ok(Self::Thousandths((factor * 1000.0).round() as u32))
            }
        }
    }
}

impl RateLimits {
    /// Calls in a second of an action; nothing when there is no limit.
    fn of(self, action: Action) -> Option<u64> {
        let published = u64::from(published(action));
        match self {
            Self::Off => None,
            Self::Published => Some(published),
            Self::Thousandths(thousandths) => {
                Some((published * u64::from(thousandths) / 1000).max(1))
            }
        }
    }
}

/// More calls than allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooOften {
    /// Calls in this second, this one included.
    pub(crate) calls: u64,
    /// Calls that are allowed.
    pub(crate) limit: u64,
}

/// The counts of one second.
#[derive(Debug)]
pub(crate) struct Rates {
    limits: RateLimits,
    window: Mutex<Window>,
}

#[derive(Debug, Default)]
struct Window {
    second: u64,
    calls: HashMap<(Scope, Action), u64>,
}

impl Rates {
    pub(crate) fn new(limits: RateLimits) -> Self {
        Self { limits, window: Mutex::default() }
    }

    /// Counts a call. `now_ns` is of a clock that never steps back.
    ///
    /// # Errors
    /// [`TooOften`] when the second has had as many already.
    pub(crate) fn count(
        &self,
        (scope, action): (Scope, Action),
        now_ns: u64,
    ) -> Result<(), TooOften> {
        let Some(limit) = self.limits.of(action) else { return Ok(()) };
        let second = now_ns / 1_000_000_000;
        let mut window = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        // Threads may come here out of order by a little: an old second is not begun again.
        if second > window.second {
            window.second = second;
            window.calls.clear();
        }
        let calls = window.calls.entry((scope, action)).or_default();
        *calls += 1;
        if *calls > limit { Err(TooOften { calls: *calls, limit }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use rehome_actions::{cvm, vpc};
    use rehome_domain::{AccountId, Region};

    use super::*;

    const MIGRATE: Action = Action::Vpc(vpc::Action::MigrateNetworkInterface);
    const RUN: Action = Action::Cvm(cvm::Action::RunInstances);
    const SECOND: u64 = 1_000_000_000;

    fn scope(account: u64, region: &str) -> Scope {
        Scope { account: AccountId(account), region: Region::parse(region).unwrap() }
    }

    #[test]
    fn every_row_of_the_table_is_an_action() {
        for (_, service, names) in PUBLISHED {
            for name in *names {
                let known = Action::all()
                    .any(|action| action.service().name() == *service && action.name() == *name);
                assert!(known, "{service} {name}");
            }
        }
        assert_eq!((published(MIGRATE), published(RUN)), (100, 10));
        assert_eq!(published(Action::Vpc(vpc::Action::DetachNetworkInterface)), USUAL);
    }

    #[test]
    fn the_first_call_beyond_the_limit_is_refused_and_the_next_second_begins_anew() {
        let rates = Rates::new(RateLimits::Published);
        let at = scope(1, "ap-guangzhou");
        for call in 1..=10 {
            assert_eq!(rates.count((at, RUN), 5 * SECOND + call), Ok(()), "{call}");
        }
        let refused = Err(TooOften { calls: 11, limit: 10 });
        assert_eq!(rates.count((at, RUN), 6 * SECOND - 1), refused);
        assert_eq!(rates.count((at, RUN), 6 * SECOND), Ok(()));
    }

    #[test]
    fn another_account_region_or_action_has_calls_of_its_own() {
        let rates = Rates::new(RateLimits::Thousandths(1));
        let here = scope(1, "ap-guangzhou");
        assert_eq!(rates.count((here, RUN), 0), Ok(()));
        assert!(rates.count((here, RUN), 0).is_err());
        for other in
            [(scope(2, "ap-guangzhou"), RUN), (scope(1, "ap-shanghai"), RUN), (here, MIGRATE)]
        {
            assert_eq!(rates.count(other, 0), Ok(()), "{other:?}");
        }
    }

    #[test]
    fn one_second_s_counts_are_all_that_is_kept() {
        let rates = Rates::new(RateLimits::Published);
        for account in 0..1000 {
            assert_eq!(rates.count((scope(account, "ap-guangzhou"), RUN), SECOND), Ok(()));
        }
        assert_eq!(rates.window.lock().unwrap().calls.len(), 1000);
        assert_eq!(rates.count((scope(1, "ap-guangzhou"), RUN), 2 * SECOND), Ok(()));
        assert_eq!(rates.window.lock().unwrap().calls.len(), 1);
    }

    #[test]
    fn limits_are_published_off_or_a_factor() {
        let of = |text: &str| text.parse::<RateLimits>().map(|limits| limits.of(MIGRATE));
        assert_eq!(of("published"), Ok(Some(100)));
        assert_eq!(of("off"), Ok(None));
        assert_eq!(of("0.5"), Ok(Some(50)));
        assert_eq!(of("0.001"), Ok(Some(1)));
        assert_eq!(of("1000"), Ok(Some(100_000)));
        for text in ["", "0", "-1", "1001", "NaN", "inf", "fast"] {
            assert_eq!(of(text), Err(RateLimitsFault), "{text}");
        }
    }
}
