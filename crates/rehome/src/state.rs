//! `rehome state`: the whole state into a file and back, as a copy or as text.
//!
//! Keys are not part of it: `credentials.json` is another file of the data folder, and its own secret.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use rehome_engine::portable;
use rehome_linux::purge::{Mode, Scope, purge};
use rehome_ports::store::Store as _;
use rehome_store::{MemoryStore, SqliteOptions, SqliteStore, archive};

use crate::cli::{State, StateChange, StateFile};
use crate::data_folder::DataFolder;

/// Where a state is read in, in the data folder, before it is put in place.
const READ_IN: &str = "import.new";

/// Does what was asked.
pub(crate) fn run(command: State) -> Result<ExitCode> {
    match command {
        State::Backup(of) => backup(of),
        State::Restore(change) => restore(change),
        State::Export(of) => export(of),
        State::Import(change) => import(change),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn backup(of: StateFile) -> Result<()> {
    let folder = there(of.data)?;
    let copied = archive::backup(folder.path(), &of.file)?;
    eprintln!("{}: {} keys at revision {}", of.file.display(), copied.keys, copied.revision.0);
    Ok(())
}

fn restore(change: StateChange) -> Result<()> {
    let file = &change.of.file;
    if change.dry_run {
        let found = archive::inspect(file)?;
        eprintln!("would restore {} keys at revision {}", found.keys, found.revision.0);
        return Ok(());
    }
    let folder = DataFolder::open(change.of.data)?;
    refuse_kernel_objects(&folder)?;
    let (placed, aside) = archive::restore(file, folder.path())?;
    eprintln!("restored {} keys at revision {}", placed.keys, placed.revision.0);
    if let Some(aside) = aside {
        eprintln!("the state that was there is in {} now", aside.display());
    }
    Ok(())
}

fn export(of: StateFile) -> Result<()> {
    let folder = there(of.data)?;
    let snapshot = archive::read(folder.path())?;
    let keys = if of.file == Path::new("-") {
        portable::export(&snapshot, &mut io::stdout().lock())?
    } else {
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&of.file);
        let mut file = BufWriter::new(file.with_context(|| unusable(&of.file))?);
        let keys = portable::export(&snapshot, &mut file)?;
        file.flush()?;
        file.get_ref().sync_all().with_context(|| unusable(&of.file))?;
        keys
    };
    eprintln!("{keys} keys at revision {}", snapshot.revision().0);
    Ok(())
}

fn import(change: StateChange) -> Result<()> {
    let mut lines = lines_of(&change.of.file)?;
    if change.dry_run {
        let keys = portable::import(&mut lines, &MemoryStore::default())?;
        eprintln!("would read {keys} keys in");
        return Ok(());
    }
    let folder = DataFolder::open(change.of.data)?;
    if folder.file("rehome.db").exists() {
        bail!("{} has a state; name a new folder with --data", folder.path().display());
    }
    refuse_kernel_objects(&folder)?;
    let aside = folder.file(READ_IN);
    if aside.exists() {
        fs::remove_dir_all(&aside).with_context(|| unusable(&aside))?;
    }
    // Whole or not at all: what is read in halfway never bears the state's name.
    let read_in = read_in(&mut lines, &aside)
        .and_then(|keys| Ok((keys, archive::restore(&aside.join("rehome.db"), folder.path())?)));
    fs::remove_dir_all(&aside).with_context(|| unusable(&aside))?;
    let (keys, _) = read_in?;
    eprintln!("read {keys} keys in");
    Ok(())
}

fn read_in(lines: &mut impl BufRead, aside: &Path) -> Result<usize> {
    let store = SqliteStore::open(aside, SqliteOptions::default())?;
    let keys = portable::import(lines, &store)?;
    store.close()?;
    Ok(keys)
}

/// The data folder, which has to be there.
fn there(data: Option<std::path::PathBuf>) -> Result<DataFolder> {
    DataFolder::find(data)?.context("there is no data folder; name one with --data")
}

/// What the kernel has is newer than what is put in place: it would be refused as old.
fn refuse_kernel_objects(folder: &DataFolder) -> Result<()> {
    let Some(installation) = folder.read("installation")? else { return Ok(()) };
    let scope = Scope::Installation(installation.trim().to_owned());
    let standing = purge(&scope, Mode::DryRun).map_or(0, |found| found.objects.len());
    if standing > 0 {
        bail!(
            "{standing} kernel objects stand that are newer than this state; remove them with \
             `rehome purge --data {}` first",
            folder.path().display()
        );
    }
    Ok(())
}

fn lines_of(file: &Path) -> Result<Box<dyn BufRead>> {
    if file == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let opened = File::open(file).with_context(|| unusable(file))?;
    Ok(Box::new(BufReader::new(opened)))
}

fn unusable(file: &Path) -> String {
    format!("{} cannot be used", file.display())
}
