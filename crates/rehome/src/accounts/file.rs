//! The file: read whole and checked, changed under a lock, put in place whole.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use nix::fcntl::{Flock, FlockArg};
use rehome_domain::AccountId;
use rehome_domain::access::{AccessName, Policy, RoleId, Trust, UserId};
use rehome_domain::elastic_ip::PoolBlock;
use serde::{Deserialize, Serialize};

use crate::account::FIRST_ACCOUNT;
use crate::data_folder::DataFolder;

/// The file's name.
pub(crate) const FILE: &str = "accounts.json";
/// The form of the file that this program writes, and the newest that it reads.
const FORM: u32 = 1;
/// Accounts at most.
const ACCOUNTS_MAX: usize = 1000;
/// Users of an account, roles of it, policies of it, at most.
const EACH_MAX: usize = 1000;
/// Keys of one holder at most (CAM, "Limits").
const KEYS_MAX: usize = 2;
/// Policies attached to one user or role at most (CAM, "Limits").
const ATTACHED_MAX: usize = 200;
/// Seconds that a session lasts at most (STS, AssumeRole).
pub(crate) const SESSION_S_MAX: u64 = 43_200;
/// AppIds of the cloud have ten digits and begin with 125 or more.
const FIRST_APP_ID: u64 = 1_250_000_001;

/// All accounts.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accounts {
    #[serde(rename = "rehome-accounts")]
    form: u32,
    /// The next Uin. Never one that was given out, so that nobody inherits what another left.
    next_uin: u64,
    /// The next role's id, in the same way.
    next_role: u64,
    pub(super) accounts: Vec<Account>,
}

/// An account.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Account {
    pub(super) account: AccountId,
    pub(super) name: AccessName,
    pub(super) app_id: u64,
    /// Its public addresses; those of the first account are the server's `--eip-pool`. Given once: what
    /// was allocated stays the account's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) eip_pool: Option<PoolBlock>,
    /// Keys of its root user.
    pub(super) keys: Vec<Key>,
    pub(super) users: Vec<User>,
    pub(super) policies: Vec<NamedPolicy>,
    pub(super) roles: Vec<Role>,
}

/// A sub-user.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct User {
    pub(super) user: UserId,
    pub(super) name: AccessName,
    pub(super) keys: Vec<Key>,
    pub(super) policies: BTreeSet<AccessName>,
}

/// A key. Its secret is shown by nothing but the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Key {
    pub(super) secret_id: String,
    pub(super) secret_key: String,
    pub(super) enabled: bool,
}

/// A policy and its name.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamedPolicy {
    pub(super) name: AccessName,
    /// As it was given, so that it reads as its author wrote it.
    pub(super) document: String,
}

/// A role.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Role {
    pub(super) role: RoleId,
    pub(super) name: AccessName,
    pub(super) trust: Vec<Trust>,
    pub(super) policies: BTreeSet<AccessName>,
    pub(super) session_seconds_max: u64,
}

impl Accounts {
    /// The first account alone.
    fn first() -> Self {
        let account = Account {
            account: FIRST_ACCOUNT,
            name: AccessName::parse("first").expect("a plain word"),
            app_id: FIRST_APP_ID,
            eip_pool: None,
            keys: Vec::new(),
            users: Vec::new(),
            policies: Vec::new(),
            roles: Vec::new(),
        };
        let (next_uin, next_role) = (FIRST_ACCOUNT.0 + 1, (1 << 62) + 1);
        Self { form: FORM, next_uin, next_role, accounts: vec![account] }
    }

    /// What the folder has; the first account alone when there is no file.
    ///
    /// # Errors
    /// A file that others may read, is damaged, or of a newer form.
    pub(crate) fn read(folder: &DataFolder) -> Result<Self> {
        let Some(text) = folder.read_secret(FILE)? else { return Ok(Self::first()) };
        let read = || -> Result<Self> {
            let form = serde_json::from_str::<serde_json::Value>(&text)?;
            let form = form.get("rehome-accounts").and_then(serde_json::Value::as_u64);
            if form.is_some_and(|form| form > u64::from(FORM)) {
                bail!("it was written by a newer version of Rehome");
            }
            let accounts: Self = serde_json::from_str(&text)?;
            accounts.check()?;
            Ok(accounts)
        };
        read().with_context(|| {
            let path = folder.file(FILE);
            format!("{} cannot be used; put a copy of it back", path.display())
        })
    }

    /// Changes the file: what `change` leaves is checked, and put in place if it is all right.
    pub(crate) fn change<T>(
        folder: &DataFolder,
        change: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<T> {
        // Two commands at once: the second reads what the first wrote.
        let lock = folder.open_lock(&format!("{FILE}.lock"))?;
        let _held = Flock::lock(lock, FlockArg::LockExclusive)
            .map_err(|(_, error)| error)
            .context("the file of accounts cannot be locked")?;
        let mut accounts = Self::read(folder)?;
        let outcome = change(&mut accounts)?;
        accounts.check()?;
        let text = serde_json::to_string_pretty(&accounts).context("accounts are plain text")?;
        folder.write(FILE, &format!("{text}\n"))?;
        Ok(outcome)
    }

    /// Draws a Uin.
    pub(super) fn draw_uin(&mut self) -> u64 {
        self.next_uin += 1;
        self.next_uin - 1
    }

    /// Draws a role's id.
    pub(super) fn draw_role(&mut self) -> RoleId {
        self.next_role += 1;
        RoleId(self.next_role - 1)
    }

    /// Adds an account without anything.
    pub(super) fn add(&mut self, name: AccessName) -> AccountId {
        let account = AccountId(self.draw_uin());
        let app_id = FIRST_APP_ID + (account.0 - FIRST_ACCOUNT.0);
        let (keys, users) = (Vec::new(), Vec::new());
        let (policies, roles) = (Vec::new(), Vec::new());
        let eip_pool = None;
        self.accounts.push(Account {
            account,
            name,
            app_id,
            eip_pool,
            keys,
            users,
            policies,
            roles,
        });
        account
    }

    /// An account.
    pub(super) fn account(&mut self, account: AccountId) -> Result<&mut Account> {
        let found = self.accounts.iter_mut().find(|it| it.account == account);
        found.with_context(|| {
            format!("there is no account {account}; `rehome account list` tells which there are")
        })
    }

    /// What holds of a file that was not damaged.
    fn check(&self) -> Result<()> {
        ensure!(self.accounts.len() <= ACCOUNTS_MAX, "at most {ACCOUNTS_MAX} accounts");
        let mut uins = BTreeSet::new();
        let mut keys = BTreeSet::new();
        for account in &self.accounts {
            account.check().with_context(|| format!("account {}", account.account))?;
            let users = account.users.iter().map(|user| user.user.0);
            for uin in users.chain([account.account.0]) {
                ensure!(uins.insert(uin) && uin < self.next_uin, "Uin {uin} is there twice");
            }
            for key in account.all_keys() {
                ensure!(keys.insert(&key.secret_id), "key {} is there twice", key.secret_id);
            }
        }
        ensure!(
            uins.contains(&FIRST_ACCOUNT.0),
            "the first account, {FIRST_ACCOUNT}, is not in it"
        );
        self.check_pools()
    }

    /// Two accounts with one address would get each other's packets.
    fn check_pools(&self) -> Result<()> {
        let given = |it: &Account| it.eip_pool.map(|block| (block, it.account));
        let mut seen: Vec<(PoolBlock, AccountId)> = Vec::new();
        for (block, account) in self.accounts.iter().filter_map(given) {
            ensure!(account != FIRST_ACCOUNT, "the first account's block is `serve --eip-pool`");
            if let Some((other, whose)) = seen.iter().find(|(other, _)| other.overlaps(block)) {
                bail!("{block} of account {account} overlaps {other} of account {whose}");
            }
            seen.push((block, account));
        }
        Ok(())
    }
}

impl Account {
    /// Keys of its root user and of all its users.
    pub(super) fn all_keys(&self) -> impl Iterator<Item = &Key> {
        self.keys.iter().chain(self.users.iter().flat_map(|user| &user.keys))
    }

    /// A user by name.
    pub(super) fn user(&mut self, name: &AccessName) -> Result<&mut User> {
        let found = self.users.iter_mut().find(|it| it.name == *name);
        found.with_context(|| format!("the account has no user `{name}`"))
    }

    /// A role by name.
    pub(super) fn role(&mut self, name: &AccessName) -> Result<&mut Role> {
        let found = self.roles.iter_mut().find(|it| it.name == *name);
        found.with_context(|| format!("the account has no role `{name}`"))
    }

    fn check(&self) -> Result<()> {
        let distinct = |names: Vec<&AccessName>, what: &str| {
            ensure!(names.len() <= EACH_MAX, "at most {EACH_MAX} {what}");
            let mut seen = BTreeSet::new();
            let twice = names.into_iter().find(|name| !seen.insert(*name));
            ensure!(twice.is_none(), "there are two {what} of one name");
            Ok(())
        };
        distinct(self.users.iter().map(|it| &it.name).collect(), "users")?;
        distinct(self.roles.iter().map(|it| &it.name).collect(), "roles")?;
        distinct(self.policies.iter().map(|it| &it.name).collect(), "policies")?;
        for policy in &self.policies {
            Policy::parse(&policy.document).with_context(|| format!("policy `{}`", policy.name))?;
        }
        for role in &self.roles {
            let seconds = role.session_seconds_max;
            ensure!(
                (1..=SESSION_S_MAX).contains(&seconds),
                "a session lasts 1 to {SESSION_S_MAX} s"
            );
            ensure!(role.trust.len() <= EACH_MAX, "a role trusts at most {EACH_MAX} principals");
        }
        let holders = self.users.iter().map(|user| &user.keys).chain([&self.keys]);
        for keys in holders {
            ensure!(keys.len() <= KEYS_MAX, "a user has at most {KEYS_MAX} keys; delete one first");
        }
        let attached = self.users.iter().map(|it| &it.policies);
        for names in attached.chain(self.roles.iter().map(|it| &it.policies)) {
            ensure!(names.len() <= ATTACHED_MAX, "at most {ATTACHED_MAX} policies are attached");
            for name in names {
                let known = self.policies.iter().any(|policy| policy.name == *name);
                ensure!(known, "there is no policy `{name}`");
            }
        }
        Ok(())
    }
}
