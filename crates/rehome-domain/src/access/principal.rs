//! Who calls, and whom a role trusts.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::ids::AccountId;

/// A sub-user (its Uin, a decimal number).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UserId(pub u64);

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A role (a decimal number). A role that is made anew has another one, so that sessions of the old end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoleId(pub u64);

impl fmt::Display for RoleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text that cannot be the name of an account, a user, a policy, a role or a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to 128 letters, digits and characters of `_+=,.@-`")]
pub struct NameFault;

/// The name of an account, a user, a policy, a role or a session.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccessName(String);

impl AccessName {
    /// Reads a name.
    ///
    /// # Errors
    /// [`NameFault`]
    pub fn parse(text: &str) -> Result<Self, NameFault> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"_+=,.@-".contains(&byte);
        if !(1..=128).contains(&text.len()) || !text.bytes().all(fits) {
            return Err(NameFault);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccessName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for AccessName {
    type Err = NameFault;

    fn from_str(text: &str) -> Result<Self, NameFault> {
        Self::parse(text)
    }
}

impl Serialize for AccessName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AccessName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Who calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// Whose resources it acts on.
    pub account: AccountId,
    /// As what.
    pub identity: Identity,
}

/// As what somebody acts on an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// The account itself.
    Root,
    /// A sub-user of it.
    User(UserId),
    /// A session of one of its roles.
    Session {
        /// The role.
        role: RoleId,
        /// As the caller named it.
        name: AccessName,
        /// The Uin of who asked for it.
        applicant: u64,
    },
}

impl Principal {
    /// The Uin of the caller itself; of a session that of who asked for it.
    pub fn uin(&self) -> u64 {
        match &self.identity {
            Identity::Root => self.account.0,
            Identity::User(user) => user.0,
            Identity::Session { applicant, .. } => *applicant,
        }
    }
}

/// A text that is no principal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no principal: write `qcs::cam::uin/ACCOUNT:root` or `qcs::cam::uin/ACCOUNT:uin/USER`"
)]
pub struct TrustFault(String);

/// Whom a role trusts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Everybody of an account, as far as its own policies let them: `qcs::cam::uin/1:root`.
    Account(AccountId),
    /// One sub-user: `qcs::cam::uin/1:uin/2`.
    User(AccountId, UserId),
}

impl Trust {
    /// Reads a principal.
    ///
    /// # Errors
    /// [`TrustFault`]
    pub fn parse(text: &str) -> Result<Self, TrustFault> {
        let fault = || TrustFault(text.chars().take(128).collect());
        let number = |text: &str| text.parse::<u64>().map_err(|_| fault());
        let rest = text.strip_prefix("qcs::cam::uin/").ok_or_else(fault)?;
        let (account, who) = rest.split_once(':').ok_or_else(fault)?;
        let account = AccountId(number(account)?);
        if who == "root" {
            return Ok(Self::Account(account));
        }
        let user = who.strip_prefix("uin/").ok_or_else(fault)?;
        Ok(Self::User(account, UserId(number(user)?)))
    }

    /// Whether that is who calls.
    pub fn is(self, principal: &Principal) -> bool {
        match self {
            Self::Account(account) => account == principal.account,
            Self::User(account, user) => {
                account == principal.account && principal.identity == Identity::User(user)
            }
        }
    }
}

impl fmt::Display for Trust {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account(account) => write!(f, "qcs::cam::uin/{account}:root"),
            Self::User(account, user) => write!(f, "qcs::cam::uin/{account}:uin/{user}"),
        }
    }
}

impl Serialize for Trust {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Trust {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
