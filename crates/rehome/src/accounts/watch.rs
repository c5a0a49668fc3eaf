//! Takes changes of the file in while the service runs: the kernel tells of them (inotify(7)), and SIGHUP
//! asks for a look. Nothing wakes up while nothing changes.
//!
//! A file that cannot be used changes nothing: the ring stays as it was, and the log says why.

use std::ffi::OsStr;

use anyhow::{Context, Result};
use nix::sys::inotify::{AddWatchFlags, InitFlags, Inotify, InotifyEvent};
use rehome_domain::elastic_ip::PoolBlock;
use rehome_front::Keys;

use super::file::{Accounts, FILE};
use crate::account::Credentials;
use crate::data_folder::DataFolder;

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

    /// Waits for changed files for as long as the process lives.
    ///
    /// # Errors
    /// The kernel watches no more folders, or starts no more threads.
    pub(crate) fn follow(self) -> Result<()> {
        let told = Inotify::init(InitFlags::IN_CLOEXEC).context("inotify cannot be used")?;
        // Every change puts a new file in place; an editor may write into the old one.
        let changes = AddWatchFlags::IN_MOVED_TO
            | AddWatchFlags::IN_MOVED_FROM
            | AddWatchFlags::IN_CLOSE_WRITE
            | AddWatchFlags::IN_DELETE;
        told.add_watch(self.folder.path(), changes).with_context(|| {
            let folder = self.folder.path().display();
            format!("{folder} cannot be watched; see fs.inotify.max_user_watches")
        })?;
        // What changed before the watch began was told to nobody.
        self.reload();
        let work = move || {
            loop {
                match told.read_events() {
                    Ok(events) => {
                        // The second: so much changed that the kernel does not know what.
                        let about = |event: &InotifyEvent| {
                            event.name.as_deref() == Some(OsStr::new(FILE))
                                || event.mask.contains(AddWatchFlags::IN_Q_OVERFLOW)
                        };
                        if events.iter().any(about) {
                            self.reload();
                        }
                    }
                    Err(nix::errno::Errno::EINTR) => {}
                    Err(error) => {
                        tracing::error!(%error, "changed accounts are read at SIGHUP alone");
                        return;
                    }
                }
            }
        };
        std::thread::Builder::new()
            .name(String::from("accounts"))
            .spawn(work)
            .context("the thread that follows the accounts cannot be started")?;
        Ok(())
    }
}
