//! The first account and its key: given in the environment, else made at random and kept in the
//! data folder with mode 0600. A secret is never printed or logged.

use anyhow::{Context, Result, bail};
use rehome_domain::AccountId;
use rehome_wire::SecretKey;
use serde::{Deserialize, Serialize};

use crate::data_folder::DataFolder;
use crate::system;

/// The file that keeps the key.
pub(crate) const FILE: &str = "credentials.json";
/// The account that is made at the first start (a Uin, as the real ones look).
pub(crate) const FIRST_ACCOUNT: AccountId = AccountId(100_000_000_001);

/// A key and whose it is.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Credentials {
    /// The account's Uin.
    pub(crate) account: AccountId,
    /// SecretId.
    pub(crate) secret_id: String,
    secret_key: String,
}

impl Credentials {
    /// The secret half, in its own type that does not print.
    pub(crate) fn secret_key(&self) -> SecretKey {
        SecretKey::new(self.secret_key.clone())
    }

    /// The key as the client takes it.
    pub(crate) fn for_client(&self) -> rehome_client::Credentials {
        rehome_client::Credentials::new(&self.secret_id, &self.secret_key)
    }

    /// A new random key for the first account.
    pub(crate) fn random() -> Self {
        Self {
            account: FIRST_ACCOUNT,
            secret_id: format!("AKID{}", system::random_text(32)),
            secret_key: system::random_text(32),
        }
    }

    /// The key of a server: from the environment, else from the folder, else a new one.
    pub(crate) fn of_server(folder: &DataFolder) -> Result<Self> {
        if let Some(given) = from_environment("REHOME_SECRET_ID", "REHOME_SECRET_KEY")? {
            return Ok(given);
        }
        if let Some(kept) = Self::kept(folder)? {
            return Ok(kept);
        }
        let made = Self::random();
        let text = serde_json::to_string_pretty(&made).context("a key is plain text")?;
        folder.write(FILE, &format!("{text}\n"))?;
        eprintln!("made an account and its key: {}", folder.file(FILE).display());
        Ok(made)
    }

    /// The key of a caller: from the environment, else from the folder.
    pub(crate) fn of_caller(folder: Option<&DataFolder>) -> Result<Self> {
        if let Some(given) = from_environment("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY")?
        {
            return Ok(given);
        }
        match folder.map(Self::kept).transpose()?.flatten() {
            Some(kept) => Ok(kept),
            None => bail!(
                "no key: set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or name the \
                 server's data folder with --data DIR"
            ),
        }
    }

    fn kept(folder: &DataFolder) -> Result<Option<Self>> {
        let Some(text) = folder.read(FILE)? else {
            return Ok(None);
        };
        let kept = serde_json::from_str(&text).with_context(|| {
            format!("{} is not a key file; remove it to get a new key", folder.file(FILE).display())
        })?;
        Ok(Some(kept))
    }
}

fn from_environment(id: &str, key: &str) -> Result<Option<Credentials>> {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (variable(id), variable(key)) {
        (Some(secret_id), Some(secret_key)) => {
            Ok(Some(Credentials { account: FIRST_ACCOUNT, secret_id, secret_key }))
        }
        (None, None) => Ok(None),
        (Some(_), None) => bail!("{id} is set and {key} is not: set both or neither"),
        (None, Some(_)) => bail!("{key} is set and {id} is not: set both or neither"),
    }
}
