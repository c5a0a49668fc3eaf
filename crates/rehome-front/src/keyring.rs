//! Who may call: keys, whose they are, what their holders may do, and the roles that can be assumed.
//!
//! In: what the binary read from its files. Out: for a SecretId, with or without a token, who calls and the secret that
//! the call has to be signed with. A ring is never changed: [`Keys::replace`] puts a new one in its place, and the next
//! call is judged by it.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use rehome_domain::access::{AccessName, Identity, Permissions, Policy, Principal, RoleId, Trust};
use rehome_domain::elastic_ip::PoolBlock;
use rehome_domain::{AccountId, Timestamp};
use rehome_wire::SecretKey;
use rehome_wire::token::{Claims, TokenKey};

/// The keys that are accepted.
#[derive(Debug, Default)]
pub struct Keyring {
    keys: HashMap<String, Entry>,
    roles: HashMap<(AccountId, RoleId), Role>,
    app_ids: HashMap<AccountId, u64>,
    public_addresses: HashMap<AccountId, PoolBlock>,
}

#[derive(Debug)]
struct Entry {
    holder: Holder,
    secret: SecretKey,
}

/// Who holds a key, and what they may do.
#[derive(Debug, Clone)]
pub struct Holder {
    /// Who.
    pub principal: Principal,
    /// What.
    pub permissions: Permissions,
}

/// A role: what it may do, and who may take it on.
#[derive(Debug, Clone)]
pub struct Role {
    /// Whose resources it acts on.
    pub account: AccountId,
    /// Its id.
    pub id: RoleId,
    /// Its name, one of its account's.
    pub name: AccessName,
    /// Who may take it on.
    pub trust: Vec<Trust>,
    /// What it may do.
    pub policies: Vec<Arc<Policy>>,
    /// Seconds that a session of it may last.
    pub session_s_max: u64,
}

impl Keyring {
    /// The ring with one more account. `app_id` is its AppId.
    #[must_use]
    pub fn with_account(mut self, account: AccountId, app_id: u64) -> Self {
        self.app_ids.insert(account, app_id);
        self
    }

    /// The ring where that account has these public addresses. No two accounts' blocks may overlap.
    #[must_use]
    pub fn with_public_addresses(mut self, account: AccountId, block: PoolBlock) -> Self {
        self.public_addresses.insert(account, block);
        self
    }

    /// The ring with one more key.
    #[must_use]
    pub fn with_key(mut self, secret_id: String, holder: Holder, secret: SecretKey) -> Self {
        self.keys.insert(secret_id, Entry { holder, secret });
        self
    }

    /// The ring with one more role.
    #[must_use]
    pub fn with_role(mut self, role: Role) -> Self {
        self.roles.insert((role.account, role.id), role);
        self
    }

    /// The block of public addresses of an account.
    pub(crate) fn public_addresses(&self, account: AccountId) -> Option<PoolBlock> {
        self.public_addresses.get(&account).copied()
    }

    /// The AppId of an account.
    pub(crate) fn app_id(&self, account: AccountId) -> Option<u64> {
        self.app_ids.get(&account).copied()
    }

    /// A role by its name or its id.
    pub(crate) fn role(&self, account: AccountId, named: &RoleNamed) -> Option<&Role> {
        match named {
            RoleNamed::Id(id) => self.roles.get(&(account, *id)),
            RoleNamed::Name(name) => {
                self.roles.values().find(|role| role.account == account && role.name == *name)
            }
        }
    }

    /// Whose key a call claims to be signed with; nothing when there is no such key.
    pub(crate) fn claimed(
        &self,
        (secret_id, token): (&str, Option<&str>),
        (token_key, now): (&TokenKey, Timestamp),
    ) -> Option<Claimed> {
        let permanent = self.keys.get(secret_id);
        let Some(token) = token else {
            let Entry { holder, secret } = permanent?;
            return Some(Claimed { secret: secret.clone(), holder: Some(holder.clone()) });
        };
        // A permanent key has no token: the call is wrong, and its signature may be right.
        if let Some(entry) = permanent {
            return Some(Claimed { secret: entry.secret.clone(), holder: None });
        }
        let (claims, secret) = token_key.open(token)?;
        let own = claims.secret_id == secret_id && now.seconds() < claims.expires;
        let holder = own.then(|| self.session(claims)).flatten();
        Some(Claimed { secret, holder })
    }

    /// Who a token speaks for: its role as it is now. A role that is gone has no sessions.
    fn session(&self, claims: Claims) -> Option<Holder> {
        let (account, id) = (AccountId(claims.account), RoleId(claims.role));
        let role = self.roles.get(&(account, id))?;
        let narrowed = claims.policy.map(|text| Policy::parse(&text)).transpose().ok()?;
        let name = AccessName::parse(&claims.session).ok()?;
        let identity = Identity::Session { role: id, name, applicant: claims.applicant };
        let (policies, narrowed) = (role.policies.clone(), narrowed.map(Arc::new));
        Some(Holder {
            principal: Principal { account, identity },
            permissions: Permissions::Granted { owner: account, policies, narrowed },
        })
    }
}

/// How a caller names a role.
pub(crate) enum RoleNamed {
    Id(RoleId),
    Name(AccessName),
}

/// A key that a call names, before its signature is looked at.
pub(crate) struct Claimed {
    /// What it has to be signed with.
    pub(crate) secret: SecretKey,
    /// Who then calls; nobody when the token is not one of that key, has expired, or its role is gone.
    pub(crate) holder: Option<Holder>,
}

/// The ring in use. A clone is the same one.
#[derive(Debug, Clone, Default)]
pub struct Keys(Arc<RwLock<Arc<Keyring>>>);

impl Keys {
    /// A ring in use.
    pub fn new(ring: Keyring) -> Self {
        Self(Arc::new(RwLock::new(Arc::new(ring))))
    }

    /// Calls that come from now on are judged by this ring.
    pub fn replace(&self, ring: Keyring) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(ring);
    }

    /// The ring as it is now.
    pub(crate) fn current(&self) -> Arc<Keyring> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}
