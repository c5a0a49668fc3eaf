//! Named network namespaces, under the folder that `ip netns` uses, so that it works on ours.
//!
//! A thread enters a namespace only to end in it: no thread of a pool is ever left inside one.
//! Source: ip-netns(8), network_namespaces(7), iproute2's ipnetns.c for the mount's propagation.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sched::{CloneFlags, setns, unshare};

use crate::device::alias_of;
use crate::error::LinuxError;
use crate::instance::{LOOPBACK, set_alias};
use crate::netlink::Netlink;

/// Where named namespaces are.
const FOLDER: &str = "/run/netns";

/// A named namespace, held open.
#[derive(Debug)]
pub struct Namespace {
    name: String,
    file: File,
}

fn path(name: &str) -> PathBuf {
    Path::new(FOLDER).join(name)
}

/// The names in the folder.
///
/// # Errors
/// [`LinuxError`] when it cannot be listed.
pub fn names() -> Result<Vec<String>, LinuxError> {
    let entries = match fs::read_dir(FOLDER) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(LinuxError::io("list the namespaces")(error)),
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.collect())
}

impl Namespace {
    /// Opens a namespace by its name.
    ///
    /// # Errors
    /// [`LinuxError::Missing`] when there is none of that name.
    pub fn open(name: &str) -> Result<Self, LinuxError> {
        match File::open(path(name)) {
            Ok(file) => Ok(Self { name: name.to_owned(), file }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(LinuxError::Missing(format!("the namespace `{name}`")))
            }
            Err(error) => Err(LinuxError::io("open a namespace")(error)),
        }
    }

    /// Makes a namespace that is not there yet.
    ///
    /// # Errors
    /// `EEXIST` when one of that name is there.
    pub fn create(name: &str) -> Result<Self, LinuxError> {
        Self::create_furnished(name, || Ok(()))
    }

    /// Makes a namespace that is not there yet and furnishes it from inside before it gets its name:
    /// whoever finds the name finds all of it, also when this process dies in between.
    ///
    /// # Errors
    /// `EEXIST` when one of that name is there, and whatever `furnish` says.
    pub(crate) fn create_furnished(
        name: &str,
        furnish: impl FnOnce() -> Result<(), LinuxError> + Send + 'static,
    ) -> Result<Self, LinuxError> {
        share_folder()?;
        let mount_point = path(name);
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o444)
            .open(&mount_point)
            .map_err(LinuxError::io("make a namespace's file"))?;
        let made = on_thread({
            let mount_point = mount_point.clone();
            move || {
                unshare(CloneFlags::CLONE_NEWNET)
                    .map_err(LinuxError::system("make a namespace"))?;
                furnish()?;
                bind(Path::new("/proc/thread-self/ns/net"), &mount_point)
            }
        });
        if let Err(error) = made.and_then(|made| made) {
            drop(fs::remove_file(&mount_point));
            return Err(error);
        }
        Self::open(name)
    }

    /// Removes the name. The kernel ends the namespace, and all in it, when nobody holds it open.
    ///
    /// # Errors
    /// What the kernel says; a name that is gone already is no error.
    pub fn delete(name: &str) -> Result<(), LinuxError> {
        let mount_point = path(name);
        match umount2(&mount_point, MntFlags::MNT_DETACH) {
            // Not mounted: a file that was left when making it was interrupted.
            Ok(()) | Err(Errno::EINVAL | Errno::ENOENT) => {}
            Err(errno) => return Err(LinuxError::system("unmount a namespace")(errno)),
        }
        match fs::remove_file(&mount_point) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(LinuxError::io("remove a namespace's file")(error)),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The open file that names it to the kernel.
    pub(crate) fn file(&self) -> &File {
        &self.file
    }

    /// The alias of its `lo`: where our mark stands, if it is ours.
    ///
    /// # Errors
    /// [`LinuxError`] when the kernel cannot be asked.
    pub fn alias(&self) -> Result<Option<String>, LinuxError> {
        alias_of(&mut self.enter(Netlink::route)??, LOOPBACK)
    }

    /// Gives its `lo` an alias.
    ///
    /// # Errors
    /// [`LinuxError`] when the kernel refuses.
    pub fn set_alias(&self, alias: &str) -> Result<(), LinuxError> {
        self.enter(Netlink::route)??.ask(set_alias(LOOPBACK, alias))
    }

    /// Runs a function on a thread of its own inside the namespace.
    ///
    /// # Errors
    /// [`LinuxError`] when the thread or the namespace cannot be entered.
    pub fn enter<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, LinuxError> {
        let failed = LinuxError::io("hold a namespace open");
        let file = self.file.try_clone().map_err(failed)?;
        on_thread(move || {
            setns(file, CloneFlags::CLONE_NEWNET)
                .map_err(LinuxError::system("enter a namespace"))?;
            Ok(work())
        })?
    }
}

/// Runs a function on a thread that ends with it.
pub(crate) fn on_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, LinuxError> {
    let thread = std::thread::Builder::new().name(String::from("namespace")).spawn(work);
    thread.map_err(|_| LinuxError::Thread)?.join().map_err(|_| LinuxError::Thread)
}

fn bind(from: &Path, to: &Path) -> Result<(), LinuxError> {
    let none = None::<&str>;
    mount(Some(from), to, none, MsFlags::MS_BIND, none)
        .map_err(LinuxError::system("name a namespace"))
}

/// Makes the folder a shared mount, as `ip netns add` does, so that a namespace unmounted here is
/// unmounted for all.
fn share_folder() -> Result<(), LinuxError> {
    fs::create_dir_all(FOLDER).map_err(LinuxError::io("make the namespaces' folder"))?;
    let (folder, none) = (Path::new(FOLDER), None::<&str>);
    let share = || mount(none, folder, none, MsFlags::MS_SHARED | MsFlags::MS_REC, none);
    match share() {
        Ok(()) => return Ok(()),
        Err(Errno::EINVAL) => {}
        Err(errno) => return Err(LinuxError::system("share the namespaces' folder")(errno)),
    }
    // Not a mount point yet.
    mount(Some(folder), folder, none, MsFlags::MS_BIND | MsFlags::MS_REC, none)
        .and_then(|()| share())
        .map_err(LinuxError::system("share the namespaces' folder"))
}
