//! From the file to the ring of keys that calls are judged by.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::{Result, ensure};
use rehome_domain::access::{AccessName, Identity, Permissions, Policy, Principal};
use rehome_domain::elastic_ip::PoolBlock;
use rehome_front::{Holder, Keyring, Role};
use rehome_wire::SecretKey;

use super::file::{Account, Accounts, Key};
use crate::account::Credentials;

impl Accounts {
    /// The ring: every enabled key, every role, every block of public addresses, and the first key.
    ///
    /// # Errors
    /// A block that overlaps the first account's.
    pub(crate) fn ring(&self, first: &Credentials, eip_pool: PoolBlock) -> Result<Keyring> {
        let mut ring = Keyring::default();
        for account in &self.accounts {
            if let Some(block) = account.eip_pool {
                let of = account.account;
                ensure!(
                    !block.overlaps(eip_pool),
                    "the public addresses of account {of}, {block}, overlap the server's \
                     --eip-pool {eip_pool}: serve with another one, or delete the account"
                );
                ring = ring.with_public_addresses(of, block);
            }
            ring = with_account(ring, account)?;
        }
        // The last one: whatever the file says, the first key is the first account's.
        let principal = Principal { account: first.account, identity: Identity::Root };
        let holder = Holder { principal, permissions: Permissions::Everything };
        let ring = ring.with_public_addresses(first.account, eip_pool);
        Ok(ring.with_key(first.secret_id.clone(), holder, first.secret_key()))
    }
}

fn with_account(ring: Keyring, account: &Account) -> Result<Keyring> {
    let of = account.account;
    let mut ring = ring.with_account(of, account.app_id);
    let root = Principal { account: of, identity: Identity::Root };
    ring = with_keys(
        ring,
        &account.keys,
        &Holder { principal: root, permissions: Permissions::Everything },
    );
    for user in &account.users {
        let principal = Principal { account: of, identity: Identity::User(user.user) };
        let policies = policies(account, &user.policies)?;
        let permissions = Permissions::Granted { owner: of, policies, narrowed: None };
        ring = with_keys(ring, &user.keys, &Holder { principal, permissions });
    }
    for role in &account.roles {
        ring = ring.with_role(Role {
            account: of,
            id: role.role,
            name: role.name.clone(),
            trust: role.trust.clone(),
            policies: policies(account, &role.policies)?,
            session_s_max: role.session_seconds_max,
        });
    }
    Ok(ring)
}

fn with_keys(ring: Keyring, keys: &[Key], holder: &Holder) -> Keyring {
    keys.iter().filter(|key| key.enabled).fold(ring, |ring, key| {
        let secret = SecretKey::new(key.secret_key.clone());
        ring.with_key(key.secret_id.clone(), holder.clone(), secret)
    })
}

fn policies(account: &Account, names: &BTreeSet<AccessName>) -> Result<Vec<Arc<Policy>>> {
    let attached = account.policies.iter().filter(|policy| names.contains(&policy.name));
    attached.map(|policy| Ok(Arc::new(Policy::parse(&policy.document)?))).collect()
}
