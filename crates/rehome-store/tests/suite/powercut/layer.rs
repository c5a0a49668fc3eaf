//! The file layer: a FUSE file system that keeps its files in memory and writes down what was done
//! to them, in the order in which the kernel asked.
//!
//! In: a tree to begin with. Out: a folder that any program can use, and the log. Invariants: what is
//! read is what was written last; each operation is in the log before its caller goes on. The kernel
//! hands over each write at once (its write-back cache is not asked for); only what is written
//! through a memory map comes late, and that is the `-shm` file, whose bytes are not logged. Who uses
//! the folder is a process of its own: an unmap waits for the layer with the lock of its process's
//! memory held, and the layer would wait for that lock.
//!
//! What is written to `marks` is no file's: it is the writer's own word, in its place among the rest.
//!
//! The mount is in a mount namespace of the calling thread: nobody else sees it, and the kernel
//! takes it away with the last thread of the test, however that ends.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use fuser::{
    BackgroundSession, BsdFileFlags, Config, Errno, FileAttr, FileHandle, FileType, Filesystem,
    FopenFlags, Generation, INodeNo, LockOwner, MountOption, OpenFlags, RenameFlags, ReplyAttr,
    ReplyCreate, ReplyData, ReplyEmpty, ReplyEntry, ReplyOpen, ReplyWrite, Request, Session,
    TimeOrNow, WriteFlags,
};
use nix::mount::{MntFlags, MsFlags, mount, umount2};
use nix::sched::{CloneFlags, unshare};

use super::log::{Content, Kind, Node, Op, ROOT, Tree};

/// Nothing changes the files but the kernel itself, so it may remember what it was told.
const REMEMBER: Duration = Duration::from_secs(3600);
/// The ending of SQLite's shared memory, which it makes anew from the log.
const SCRATCH: &str = "-shm";
/// The writer's marks, and the node that they are written to.
pub(super) const MARKS: &str = "marks";
const MARKS_NODE: Node = 1 << 40;

#[derive(Debug)]
struct Held {
    tree: Tree,
    log: Vec<Op>,
}

impl Held {
    fn note(&mut self, op: Op) {
        let bytes_of = match &op {
            Op::Write { node, .. } | Op::Length { node, .. } => self.tree.content(*node),
            Op::Make { .. } | Op::Name { .. } | Op::Sync { .. } | Op::Begin(_) | Op::Ack(_) => None,
        };
        let passing = matches!(bytes_of, Some(Content::Scratch(_)));
        self.tree.apply(&op);
        if !passing {
            self.log.push(op);
        }
    }

    fn make(&mut self, folder: Node, name: &str, kind: Kind) -> Node {
        let node = self.tree.unused();
        self.note(Op::Make { node, kind });
        self.note(Op::Name { folder, name: name.to_owned(), node: Some(node) });
        node
    }

    fn find(&self, folder: Node, name: &str) -> Option<Node> {
        let marks = (folder, name) == (ROOT, MARKS);
        if marks { Some(MARKS_NODE) } else { self.tree.find(folder, name) }
    }

    fn attributes(&self, node: Node) -> Option<FileAttr> {
        let (kind, perm, size) = match self.tree.content(node) {
            None if node == MARKS_NODE => (FileType::RegularFile, 0o600, 0),
            None => return None,
            Some(Content::Folder(_)) => (FileType::Directory, 0o700, 0),
            Some(Content::File(bytes) | Content::Scratch(bytes)) => {
                (FileType::RegularFile, 0o600, bytes.len() as u64)
            }
        };
        let never = SystemTime::UNIX_EPOCH;
        Some(FileAttr {
            ino: INodeNo(node),
            size,
            blocks: size.div_ceil(512),
            atime: never,
            mtime: never,
            ctime: never,
            crtime: never,
            kind,
            perm,
            nlink: 1,
            uid: nix::unistd::getuid().as_raw(),
            gid: nix::unistd::getgid().as_raw(),
            rdev: 0,
            blksize: 4096,
            flags: 0,
        })
    }
}

/// What the mount and the test both hold.
#[derive(Debug, Clone)]
struct Shared(Arc<Mutex<Held>>);

impl Shared {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A mounted layer. Dropping it unmounts.
pub(super) struct Layer {
    shared: Shared,
    folder: PathBuf,
    _session: BackgroundSession,
}

impl Layer {
    /// Mounts `tree` at `folder`, for this thread and those that it starts.
    ///
    /// # Errors
    /// Why the kernel would not.
    pub(super) fn mount(tree: Tree, folder: &Path) -> Result<Self, String> {
        let shared = Shared(Arc::new(Mutex::new(Held { tree, log: Vec::new() })));
        let mut options = Config::default();
        options.mount_options.push(MountOption::FSName("rehome-power-cut".to_owned()));
        let session = Session::new(shared.clone(), folder, &options)
            .and_then(Session::spawn)
            .map_err(|error| format!("a FUSE file system cannot be mounted: {error}"))?;
        Ok(Self { shared, folder: folder.to_owned(), _session: session })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Unmounts, and gives the log.
    pub(super) fn into_log(self) -> Vec<Op> {
        std::mem::take(&mut self.shared.held().log)
    }
}

impl Drop for Layer {
    fn drop(&mut self) {
        // Also where a test that failed still holds files; the session then finds it done.
        let gone = umount2(&self.folder, MntFlags::MNT_DETACH);
        assert!(gone.is_ok() || std::thread::panicking(), "not unmounted: {gone:?}");
    }
}

/// Gives the calling thread mounts of its own.
///
/// # Errors
/// Why the kernel would not.
pub(super) fn own_mounts() -> Result<(), String> {
    let none = None::<&str>;
    unshare(CloneFlags::CLONE_FS | CloneFlags::CLONE_NEWNS)
        .and_then(|()| mount(none, "/", none, MsFlags::MS_REC | MsFlags::MS_PRIVATE, none))
        .map_err(|error| format!("this needs mounts of its own: {error}"))
}

fn kind_of(name: &str) -> Kind {
    if name.ends_with(SCRATCH) { Kind::Scratch } else { Kind::File }
}

impl Filesystem for Shared {
    fn lookup(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEntry) {
        let held = self.held();
        let found = name.to_str().and_then(|name| held.find(parent.0, name));
        match found.and_then(|node| held.attributes(node)) {
            Some(attributes) => reply.entry(&REMEMBER, &attributes, Generation(0)),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn getattr(&self, _: &Request, node: INodeNo, _: Option<FileHandle>, reply: ReplyAttr) {
        match self.held().attributes(node.0) {
            Some(attributes) => reply.attr(&REMEMBER, &attributes),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn setattr(
        &self,
        _: &Request,
        node: INodeNo,
        _mode: Option<u32>,
        _uid: Option<u32>,
        _gid: Option<u32>,
        size: Option<u64>,
        _atime: Option<TimeOrNow>,
        _mtime: Option<TimeOrNow>,
        _ctime: Option<SystemTime>,
        _: Option<FileHandle>,
        _crtime: Option<SystemTime>,
        _chgtime: Option<SystemTime>,
        _bkuptime: Option<SystemTime>,
        _flags: Option<BsdFileFlags>,
        reply: ReplyAttr,
    ) {
        let mut held = self.held();
        if let Some(size) = size {
            held.note(Op::Length { node: node.0, length: small(size) });
        }
        match held.attributes(node.0) {
            Some(attributes) => reply.attr(&REMEMBER, &attributes),
            None => reply.error(Errno::ENOENT),
        }
    }

    fn mkdir(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        _mode: u32,
        _umask: u32,
        reply: ReplyEntry,
    ) {
        let mut held = self.held();
        let Some(name) = name.to_str() else { return reply.error(Errno::EINVAL) };
        let node = held.make(parent.0, name, Kind::Folder);
        match held.attributes(node) {
            Some(attributes) => reply.entry(&REMEMBER, &attributes, Generation(0)),
            None => reply.error(Errno::EIO),
        }
    }

    fn create(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        _mode: u32,
        _umask: u32,
        _flags: i32,
        reply: ReplyCreate,
    ) {
        let mut held = self.held();
        let Some(name) = name.to_str() else { return reply.error(Errno::EINVAL) };
        let node = held.make(parent.0, name, kind_of(name));
        let keep = FopenFlags::FOPEN_KEEP_CACHE;
        match held.attributes(node) {
            Some(attributes) => {
                reply.created(&REMEMBER, &attributes, Generation(0), FileHandle(node), keep);
            }
            None => reply.error(Errno::EIO),
        }
    }

    fn open(&self, _: &Request, node: INodeNo, _: OpenFlags, reply: ReplyOpen) {
        reply.opened(FileHandle(node.0), FopenFlags::FOPEN_KEEP_CACHE);
    }

    fn unlink(&self, _: &Request, parent: INodeNo, name: &OsStr, reply: ReplyEmpty) {
        let mut held = self.held();
        match name.to_str().filter(|name| held.tree.find(parent.0, name).is_some()) {
            Some(name) => {
                held.note(Op::Name { folder: parent.0, name: name.to_owned(), node: None });
                reply.ok();
            }
            None => reply.error(Errno::ENOENT),
        }
    }

    fn rename(
        &self,
        _: &Request,
        parent: INodeNo,
        name: &OsStr,
        newparent: INodeNo,
        newname: &OsStr,
        flags: RenameFlags,
        reply: ReplyEmpty,
    ) {
        let mut held = self.held();
        let names = name.to_str().zip(newname.to_str()).filter(|_| flags.is_empty());
        let Some((from, to)) = names else { return reply.error(Errno::EINVAL) };
        let Some(node) = held.tree.find(parent.0, from) else {
            return reply.error(Errno::ENOENT);
        };
        held.note(Op::Name { folder: newparent.0, name: to.to_owned(), node: Some(node) });
        held.note(Op::Name { folder: parent.0, name: from.to_owned(), node: None });
        reply.ok();
    }

    fn read(
        &self,
        _: &Request,
        node: INodeNo,
        _: FileHandle,
        offset: u64,
        size: u32,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyData,
    ) {
        match self.held().tree.content(node.0) {
            Some(Content::File(bytes) | Content::Scratch(bytes)) => {
                let from = small(offset).min(bytes.len());
                let to = (from + small(size.into())).min(bytes.len());
                reply.data(&bytes[from..to]);
            }
            Some(Content::Folder(_)) | None => reply.error(Errno::EINVAL),
        }
    }

    fn write(
        &self,
        _: &Request,
        node: INodeNo,
        _: FileHandle,
        offset: u64,
        data: &[u8],
        _: WriteFlags,
        _: OpenFlags,
        _: Option<LockOwner>,
        reply: ReplyWrite,
    ) {
        let op = if node.0 == MARKS_NODE {
            let Some(mark) = mark(data) else { return reply.error(Errno::EINVAL) };
            mark
        } else {
            Op::Write { node: node.0, offset: small(offset), bytes: data.to_vec() }
        };
        self.held().note(op);
        reply.written(u32::try_from(data.len()).unwrap_or(u32::MAX));
    }

    fn fsync(&self, _: &Request, node: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        self.held().note(Op::Sync { node: node.0 });
        reply.ok();
    }

    fn fsyncdir(&self, _: &Request, node: INodeNo, _: FileHandle, _: bool, reply: ReplyEmpty) {
        self.held().note(Op::Sync { node: node.0 });
        reply.ok();
    }

    fn flush(&self, _: &Request, _: INodeNo, _: FileHandle, _: LockOwner, reply: ReplyEmpty) {
        reply.ok();
    }
}

/// A mark: `begin N` or `ack N`.
fn mark(text: &[u8]) -> Option<Op> {
    let (kind, number) = std::str::from_utf8(text).ok()?.split_once(' ')?;
    let number = number.parse().ok()?;
    match kind {
        "begin" => Some(Op::Begin(number)),
        "ack" => Some(Op::Ack(number)),
        _ => None,
    }
}

/// The files are held in memory, so that their sizes fit.
fn small(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
