//! Where lines go: files of a folder that take turns, or the standard output.
//!
//! Bounds: [`LINES_MAX`] lines in a second; what is more is counted and told in a line of its own.
//! [`FILES_MAX`] files of [`FILE_BYTES_MAX`] bytes: `flows.log` is the newest, `flows.log.1` the one before
//! it. A line that cannot be written is counted too: a full disk stops no traffic and no server.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use crate::pace::Second;

/// Lines that are written in a second.
pub(crate) const LINES_MAX: u32 = 5000;
/// Files that are kept.
const FILES_MAX: u32 = 8;
/// Bytes of a file.
const FILE_BYTES_MAX: u64 = 64 << 20;
const NAME: &str = "flows.log";

/// Where flows are logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlowSink {
    /// Files in this folder, which is made.
    Folder(PathBuf),
    /// The standard output.
    Stdout,
}

/// An open sink.
#[derive(Debug)]
pub(crate) struct Lines {
    to: FlowSink,
    file: Option<(File, u64)>,
    file_bytes_max: u64,
    second: Second,
    written: u32,
    dropped: u64,
}

impl Lines {
    /// Opens nothing yet: where no flow is logged, no file is.
    pub(crate) fn new(to: FlowSink) -> Self {
        let second = Second::begin();
        let file_bytes_max = FILE_BYTES_MAX;
        Self { to, file: None, file_bytes_max, second, written: 0, dropped: 0 }
    }

    /// Whether one more line may be written in this second; counts it as dropped if not.
    pub(crate) fn may_write(&mut self) -> bool {
        if self.second.is_over() {
            self.tell_dropped();
            self.second = Second::begin();
            self.written = 0;
        }
        self.written = self.written.saturating_add(1);
        let may = self.written <= LINES_MAX;
        self.dropped += u64::from(!may);
        may
    }

    /// Whether lines are missing of which nobody was told yet.
    pub(crate) fn are_missing(&self) -> bool {
        self.dropped > 0
    }

    /// Counts lines that were lost before they came here.
    pub(crate) fn lose(&mut self, lines: u64) {
        self.dropped += lines;
    }

    /// Writes a line.
    pub(crate) fn write(&mut self, line: &str) {
        if let Err(error) = self.try_write(line) {
            if self.dropped == 0 {
                tracing::warn!(%error, "a flow's line cannot be written");
            }
            self.file = None;
            self.dropped += 1;
        }
    }

    /// Tells in a line of its own how many are missing.
    pub(crate) fn tell_dropped(&mut self) {
        let dropped = std::mem::take(&mut self.dropped);
        if dropped == 0 {
            return;
        }
        tracing::warn!(dropped, "flows were not logged");
        let line = format!("{{\"log-status\":\"SKIPDATA\",\"skipped\":{dropped}}}");
        if self.try_write(&line).is_err() {
            self.file = None;
        }
    }

    fn try_write(&mut self, line: &str) -> io::Result<()> {
        let FlowSink::Folder(folder) = &self.to else {
            return writeln!(io::stdout().lock(), "{line}");
        };
        let full = self.file.as_ref().is_some_and(|(_, bytes)| *bytes >= self.file_bytes_max);
        if full {
            self.file = None;
            take_turns(folder)?;
        }
        let (file, bytes) = match &mut self.file {
            Some(open) => open,
            none => none.insert(open(folder)?),
        };
        *bytes += line.len() as u64 + 1;
        file.write_all(format!("{line}\n").as_bytes())
    }
}

fn open(folder: &Path) -> io::Result<(File, u64)> {
    fs::create_dir_all(folder)?;
    let mut options = OpenOptions::new();
    let file = options.append(true).create(true).mode(0o600).open(folder.join(NAME))?;
    let bytes = file.metadata()?.len();
    Ok((file, bytes))
}

/// The oldest goes, each other is one older.
fn take_turns(folder: &Path) -> io::Result<()> {
    let name = |age: u32| match age {
        0 => folder.join(NAME),
        age => folder.join(format!("{NAME}.{age}")),
    };
    for age in (0..FILES_MAX - 1).rev() {
        match fs::rename(name(age), name(age + 1)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("rehome-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        folder
    }

    #[test]
    fn full_files_take_turns_and_no_more_than_the_bound_are_kept() {
        let folder = folder("turns");
        let mut lines = Lines::new(FlowSink::Folder(folder.clone()));
        lines.file_bytes_max = 10;
        for number in 0..FILES_MAX * 3 {
            lines.write(&format!("line number {number}"));
        }
        assert_eq!(fs::read_dir(&folder).unwrap().count(), FILES_MAX as usize);
        let newest = fs::read_to_string(folder.join(NAME)).unwrap();
        assert_eq!(newest, format!("line number {}\n", FILES_MAX * 3 - 1));
        let oldest = folder.join(format!("{NAME}.{}", FILES_MAX - 1));
        let oldest = fs::read_to_string(oldest).unwrap();
        assert_eq!(oldest, format!("line number {}\n", FILES_MAX * 2));
        // What a restart finds is continued.
        let mut again = Lines::new(FlowSink::Folder(folder.clone()));
        again.write("after");
        let newest = fs::read_to_string(folder.join(NAME)).unwrap();
        assert!(newest.ends_with("\nafter\n"), "{newest}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn lines_above_the_bound_are_counted_and_told() {
        let folder = folder("bound");
        let mut lines = Lines::new(FlowSink::Folder(folder.clone()));
        lines.second = Second::without_end();
        let written = (0..LINES_MAX + 7).filter(|_| lines.may_write()).count();
        assert_eq!(written, LINES_MAX as usize);
        lines.lose(3);
        lines.tell_dropped();
        lines.tell_dropped();
        let told = fs::read_to_string(folder.join(NAME)).unwrap();
        assert_eq!(told, "{\"log-status\":\"SKIPDATA\",\"skipped\":10}\n");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_that_cannot_be_written_to_stops_nothing() {
        let file = folder("file");
        fs::write(&file, "in the way").unwrap();
        let mut lines = Lines::new(FlowSink::Folder(file.join("flows")));
        lines.write("lost");
        assert_eq!(lines.dropped, 1);
        fs::remove_file(&file).unwrap();
    }
}
