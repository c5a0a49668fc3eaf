//! Named network namespaces, under the folder that `ip netns` uses, so that it works on ours.
//!
//! A thread that enters a namespace comes home before anything else is done on it, or ends with the
//! whole process: no thread of a pool is ever left inside one.
//! Source: ip-netns(8), network_namespaces(7), iproute2's ipnetns.c for the mount's propagation.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use nix::errno::Errno;
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sched::{CloneFlags, setns, unshare};

use crate::device::alias_of;
use crate::error::LinuxError;
use crate::instance::{LOOPBACK, set_alias};
use crate::netlink::Netlink;

/// Where named namespaces are.
const FOLDER: &str = "/run/netns";
/// The namespace of the calling thread.
const OWN: &str = "/proc/thread-self/ns/net";

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

    /// Opens a namespace by any path that names it.
    ///
    /// # Errors
    /// [`LinuxError::Missing`] when nothing is there.
    pub(crate) fn open_at(path: &str) -> Result<Self, LinuxError> {
        match File::open(path) {
            Ok(file) => Ok(Self { name: path.to_owned(), file }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Err(LinuxError::Missing(path.to_owned()))
            }
            Err(error) => Err(LinuxError::io("open a namespace")(error)),
        }
    }

    /// Gives a namespace that is there one more name, which keeps it.
    ///
    /// # Errors
    /// What the kernel says.
    pub(crate) fn pin(from: &Path, name: &str) -> Result<(), LinuxError> {
        share_folder()?;
        let mount_point = path(name);
        OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o444)
            .open(&mount_point)
            .map_err(LinuxError::io("make a namespace's file"))?;
        bind(from, &mount_point)
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
                bind(Path::new(OWN), &mount_point)
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

    /// Runs a function inside the namespace: on the calling thread, which is at home again when this
    /// returns, or on one of its own where a thread could not come home.
    ///
    /// # Errors
    /// [`LinuxError`] when the namespace cannot be entered.
    pub fn enter<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, LinuxError> {
        let home = File::open(OWN).map_err(LinuxError::io("hold one's own namespace open"))?;
        if !comes_home(&home) {
            return self.enter_for_good(work);
        }
        self.go_in()?;
        let _inside = Inside { home };
        Ok(work())
    }

    fn go_in(&self) -> Result<(), LinuxError> {
        setns(&self.file, CloneFlags::CLONE_NEWNET).map_err(LinuxError::system("enter a namespace"))
    }

    /// Runs a function on a thread that ends inside the namespace.
    fn enter_for_good<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, LinuxError> {
        std::thread::scope(|scope| {
            let inside = || {
                self.go_in()?;
                Ok(work())
            };
            let thread = std::thread::Builder::new().name(String::from("namespace"));
            let thread = thread.spawn_scoped(scope, inside).map_err(|_| LinuxError::Thread)?;
            thread.join().map_err(|_| LinuxError::Thread)?
        })
    }
}

/// Whether a thread of this process may enter the namespace that it is at home in. In a user
/// namespace it may own the others and not its own.
fn comes_home(home: &File) -> bool {
    static COMES_HOME: OnceLock<bool> = OnceLock::new();
    *COMES_HOME.get_or_init(|| setns(home, CloneFlags::CLONE_NEWNET).is_ok())
}

/// A thread's stay in another namespace. It ends with this, also when the work panics.
struct Inside {
    home: File,
}

impl Drop for Inside {
    fn drop(&mut self) {
        if let Err(errno) = setns(&self.home, CloneFlags::CLONE_NEWNET) {
            // Whatever this thread did next, it would do in a guest's network. Nothing is lost by
            // ending here: the state is durable, and the next start goes on.
            tracing::error!(%errno, "a thread cannot leave a namespace");
            std::process::abort();
        }
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

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt as _;

    use super::*;

    fn own() -> u64 {
        fs::metadata(OWN).unwrap().ino()
    }

    #[test]
    fn a_thread_is_at_home_again_after_its_work_and_after_a_panic() {
        let made = on_thread(|| {
            unshare(CloneFlags::CLONE_NEWNET).ok()?;
            Some(Namespace { name: String::from("another"), file: File::open(OWN).unwrap() })
        });
        let Some(other) = made.unwrap() else {
            let required = std::env::var_os("REHOME_REQUIRE_KERNEL").is_some_and(|v| v == "1");
            assert!(!required, "REHOME_REQUIRE_KERNEL=1, and no namespace can be made");
            return;
        };
        let home = own();
        assert_ne!(other.enter(own).unwrap(), home);
        assert_eq!(own(), home);
        assert_ne!(other.enter_for_good(own).unwrap(), home);
        assert_eq!(own(), home);
        let panics = || -> Result<(), LinuxError> { other.enter(|| panic!("a planted panic")) };
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(panics)).is_err());
        assert_eq!(own(), home);
    }
}
