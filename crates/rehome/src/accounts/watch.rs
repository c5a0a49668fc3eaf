//! Takes changes of the file in while the service runs: looked at twice a second, and at SIGHUP.
//!
//! A file that cannot be used changes nothing: the ring stays as it was, and the log says why.

use std::os::unix::fs::MetadataExt as _;
use std::time::Duration;

use anyhow::{Context, Result};
use rehome_domain::elastic_ip::PoolBlock;
use rehome_front::Keys;

use super::file::{Accounts, FILE};
use crate::account::Credentials;
use crate::data_folder::DataFolder;

/// How often it is looked whether the file is another one. One `stat`.
const EVERY: Duration = Duration::from_millis(500);

/// Where accounts are read from, and the ring that is made of them.
#[derive(Clone)]
pub(crate) struct Watch {
    folder: DataFolder,
    first: Credentials,
    /// The first account's public addresses.
    eip_pool: PoolBlock,
    keys: Keys,
}

impl Watch {
    /// Reads the accounts.
    ///
    /// # Errors
    /// A file that cannot be used.
    pub(crate) fn begin(
        folder: &DataFolder,
        first: &Credentials,
        eip_pool: PoolBlock,
    ) -> Result<Self> {
        let keys = Keys::new(Accounts::read(folder)?.ring(first, eip_pool)?);
        Ok(Self { folder: folder.clone(), first: first.clone(), eip_pool, keys })
    }

    /// The ring in use.
    pub(crate) fn keys(&self) -> Keys {
        self.keys.clone()
    }

    /// Reads the accounts anew.
    pub(crate) fn reload(&self) {
        let read = Accounts::read(&self.folder);
        match read.and_then(|accounts| accounts.ring(&self.first, self.eip_pool)) {
            Ok(ring) => {
                self.keys.replace(ring);
                tracing::info!("the accounts were read anew");
            }
            Err(error) => tracing::error!("the accounts stay as they were: {error:#}"),
        }
    }

    /// Looks for a changed file for as long as the process lives.
    pub(crate) fn follow(self) -> Result<()> {
        let mut seen = self.mark();
        let work = move || {
            loop {
                std::thread::sleep(EVERY);
                let now = self.mark();
                if now != seen {
                    seen = now;
                    self.reload();
                }
            }
        };
        std::thread::Builder::new()
            .name(String::from("accounts"))
            .spawn(work)
            .context("the thread that follows the accounts cannot be started")?;
        Ok(())
    }

    /// What tells one file from the next: every change puts a new file in place.
    fn mark(&self) -> Option<(u64, i64, i64, u64)> {
        let found = std::fs::metadata(self.folder.file(FILE)).ok()?;
        Some((found.ino(), found.ctime(), found.ctime_nsec(), found.size()))
    }
}
