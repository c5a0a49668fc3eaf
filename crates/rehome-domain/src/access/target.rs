//! What a call is about: the resources that its parameters name.
//!
//! A text is an id here exactly when a command would take it for one, by the same types. A text that is
//! itself a six-part name (a role, the resources of the tag service) is that resource; its empty
//! region and account are the call's.

use std::collections::BTreeSet;
use std::fmt;

use crate::qcs::Qcs;
use crate::region::Scope;
use crate::tag::TaggedResource;

/// Resources that one call may name, where they have to be looked at one by one.
pub const TARGETS_MAX: usize = 1024;

/// More than [`TARGETS_MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at most {TARGETS_MAX} resources can be named in a call")]
pub struct TooManyTargets;

/// What a call is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// No resource in particular.
    Everything,
    /// One resource.
    Resource {
        /// Whose kind it is, for example `vpc`.
        service: String,
        /// Where it is; may be empty.
        region: String,
        /// Whose it is: `uin/100000000001`.
        account: String,
        /// Its kind and name: `eni/eni-m6dyj72l`.
        resource: String,
    },
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => f.write_str("*"),
            Self::Resource { service, region, account, resource } => {
                write!(f, "qcs::{service}:{region}:{account}:{resource}")
            }
        }
    }
}

/// A name's parts, of what the account has in that region.
fn target(name: Qcs) -> Target {
    let Qcs { service, region, account, resource } = name;
    Target::Resource { service, region, account, resource }
}

fn target_of(scope: Scope, text: &str) -> Option<Target> {
    if let Some(resource) = TaggedResource::parse(text) {
        return Some(target(resource.qcs(scope)));
    }
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let ["qcs", _, service, region, whose, resource] = parts[..] else { return None };
    let or = |part: &str, absent: &str| if part.is_empty() { absent } else { part }.to_owned();
    // Nobody escapes a policy by another spelling: `uin/` is the caller's account, and what has a
    // name under two services has one here.
    let own = format!("uin/{}", scope.account);
    let whose = if whose == "uin/" { "" } else { whose };
    let id = resource.split_once('/').and_then(|(_, id)| TaggedResource::parse(id));
    let (service, resource) = match id {
        Some(id) => (id.kind().0, format!("{}/{id}", id.kind().1)),
        None => (service, resource.to_owned()),
    };
    Some(Target::Resource {
        service: service.to_owned(),
        // What a global service has belongs to no region: a role's name has none.
        region: if service == "cam" { region.to_owned() } else { or(region, scope.region.name()) },
        account: or(whose, &own),
        resource,
    })
}

/// What a call is about whose parameters hold these texts: each resource once, in order, or
/// [`Target::Everything`] when none is named.
///
/// # Errors
/// [`TooManyTargets`]
pub fn targets<'a>(
    scope: Scope,
    texts: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<Target>, TooManyTargets> {
    let mut named = BTreeSet::new();
    for target in texts.into_iter().filter_map(|text| target_of(scope, text)) {
        named.insert(target);
        if named.len() > TARGETS_MAX {
            return Err(TooManyTargets);
        }
    }
    if named.is_empty() {
        named.insert(Target::Everything);
    }
    Ok(named.into_iter().collect())
}
