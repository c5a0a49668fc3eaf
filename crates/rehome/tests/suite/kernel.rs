//! Servers on the kernel plane: whether they can be had, and that nothing of them is left.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::server::{Process, rehome};

/// A data folder for servers on the kernel plane. What the kernel holds for it is removed in the
/// end, also when the test fails.
pub(crate) struct Kernel {
    folder: PathBuf,
    _home: TempDir,
}

impl Kernel {
    /// A folder, or nothing where the kernel plane cannot be had; says so past the capture of the
    /// test's own output, and fails with `REHOME_REQUIRE_KERNEL=1`.
    pub(crate) fn found(test: &str) -> Option<Self> {
        let mut doctor = Process::start(rehome().arg("doctor"));
        if !doctor.end().success() {
            let missing = doctor.stdout();
            let first = missing.lines().find(|line| line.starts_with("MISSING"));
            skip(test, first.unwrap_or("rehome doctor"));
            return None;
        }
        let home = TempDir::new().unwrap();
        let folder = home.path().join("state");
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700)).unwrap();
        Some(Self { folder, _home: home })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Removes everything, and checks that nothing is left.
    pub(crate) fn purge_all(self) {
        assert!(self.purge(&[]).0);
        assert_eq!(self.purge(&["--dry-run"]), (true, String::new()));
    }

    fn purge(&self, more: &[&str]) -> (bool, String) {
        let mut command = rehome();
        let mut purge =
            Process::start(command.args(["purge", "--data"]).arg(&self.folder).args(more));
        let status = purge.end();
        (status.success(), purge.stdout())
    }
}

impl Drop for Kernel {
    fn drop(&mut self) {
        self.purge(&[]);
    }
}

/// Says past the capture of the test's output that it cannot run; fails where it has to.
pub(crate) fn skip(test: &str, why: &str) {
    let required = std::env::var_os("REHOME_REQUIRE_KERNEL").is_some_and(|value| value == "1");
    assert!(!required, "REHOME_REQUIRE_KERNEL=1, and {test} cannot be run: {why}");
    let line = format!("SKIPPED 1 kernel test: {test}: {why}\n");
    drop(std::io::stderr().write_all(line.as_bytes()));
}
