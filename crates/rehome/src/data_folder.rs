//! The data folder: where the state, the keys and the name of this installation are kept.
//!
//! `rehome.db*` the store · `lock` held while a server uses the folder · `credentials.json` keys,
//! mode 0600 · `accounts.json` further keys, users, policies, roles, mode 0600 · `token.key` what signs the tokens of temporary
//! keys, mode 0600 · `installation` the mark on every kernel object made · `endpoint` where the server
//! that uses the folder listens.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::system;

/// Bytes of a file with secrets.
const SECRET_BYTES_MAX: u64 = 64 << 20;

/// A data folder that exists, with mode 0700 when it was made here.
#[derive(Debug, Clone)]
pub(crate) struct DataFolder {
    path: PathBuf,
}

impl DataFolder {
    /// Opens the folder, making it when it is not there.
    pub(crate) fn open(chosen: Option<PathBuf>) -> Result<Self> {
        let path = Self::path_of(chosen)?;
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&path)
            .with_context(|| format!("the data folder {} cannot be made", path.display()))?;
        Ok(Self { path })
    }

    /// Opens the folder only if it is there.
    pub(crate) fn find(chosen: Option<PathBuf>) -> Result<Option<Self>> {
        let path = Self::path_of(chosen)?;
        Ok(path.is_dir().then_some(Self { path }))
    }

    fn path_of(chosen: Option<PathBuf>) -> Result<PathBuf> {
        if let Some(path) = chosen {
            return Ok(path);
        }
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        if let Some(state) = variable("XDG_STATE_HOME") {
            return Ok(PathBuf::from(state).join("rehome"));
        }
        match variable("HOME") {
            Some(home) => Ok(PathBuf::from(home).join(".local/state/rehome")),
            None => bail!("no place for a data folder: set HOME or give --data DIR"),
        }
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A file of the folder.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Reads a file of the folder; nothing when it is not there.
    pub(crate) fn read(&self, name: &str) -> Result<Option<String>> {
        match fs::read_to_string(self.file(name)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => {
                Err(error).with_context(|| format!("{} cannot be read", self.file(name).display()))
            }
        }
    }

    /// Reads a file that only its owner may read; nothing when it is not there.
    ///
    /// # Errors
    /// A file that is open to others, longer than [`SECRET_BYTES_MAX`], or cannot be read.
    pub(crate) fn read_secret(&self, name: &str) -> Result<Option<String>> {
        let path = self.file(name);
        let unreadable = || format!("{} cannot be read", path.display());
        let file = match fs::File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(unreadable),
        };
        let mode = file.metadata().with_context(unreadable)?.mode() & 0o777;
        if mode & 0o077 != 0 {
            bail!(
                "{} holds secrets and others may use it (mode {mode:o}): chmod 600 it",
                path.display()
            );
        }
        let mut text = String::new();
        file.take(SECRET_BYTES_MAX + 1).read_to_string(&mut text).with_context(unreadable)?;
        if text.len() as u64 > SECRET_BYTES_MAX {
            bail!("{} is longer than {SECRET_BYTES_MAX} bytes", path.display());
        }
        Ok(Some(text))
    }

    /// A file of the folder that is there to be locked.
    pub(crate) fn open_lock(&self, name: &str) -> Result<fs::File> {
        let path = self.file(name);
        let opened =
            OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path);
        opened.with_context(|| format!("{} cannot be opened", path.display()))
    }

    /// Writes a file of the folder whole, mode 0600, durable when this returns.
    pub(crate) fn write(&self, name: &str, text: &str) -> Result<()> {
        let (path, fresh) = (self.file(name), self.file(&format!("{name}.new")));
        let write = || -> std::io::Result<()> {
            drop(fs::remove_file(&fresh));
            let mut file =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(&fresh)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            fs::rename(&fresh, &path)?;
            fs::File::open(&self.path)?.sync_all()
        };
        write().with_context(|| format!("{} cannot be written", path.display()))
    }

    /// The mark that every kernel object made from this folder bears: eight of `0-9a-z`.
    pub(crate) fn installation(&self) -> Result<String> {
        if let Some(text) = self.read("installation")? {
            return Ok(text.trim().to_owned());
        }
        let mark = system::random_text(8).to_lowercase();
        self.write("installation", &format!("{mark}\n"))?;
        Ok(mark)
    }
}
