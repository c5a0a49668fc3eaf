//! The model: what a disk may hold when the power goes off at a given moment of a log.
//!
//! In: a log and a position in it. Out: a tree, made from a seed. Invariants: what was there at a
//! node's last sync is there, except where later writes to the same sectors took its place; a sector
//! holds one of the states that it had since then, whole; where nothing is pending, one disk is
//! possible.

use std::collections::{BTreeMap, BTreeSet};

use super::log::{Content, Node, Op, ROOT, Tree};
use super::rng::Rng;

pub(super) const SECTOR: usize = 512;

/// What of the syncs in the log is believed. Anything but `All` is a disk that lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syncs {
    All,
    OfFiles,
    OfFolders,
}

/// Sectors of pending writes, over all disks that were made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sectors {
    pub(super) kept: u64,
    pub(super) dropped: u64,
}

/// What becomes of the pending operations of one node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Nothing,
    Everything,
    /// Each sector of each write for itself: this many in 256 are kept.
    Some(u8),
    /// In order, up to this operation, which is torn.
    Until(usize),
}

impl Fate {
    fn draw(rng: &mut Rng, pending: usize) -> Self {
        match rng.below(8) {
            0 => Self::Nothing,
            1 => Self::Everything,
            2 => Self::Some(16),
            3 => Self::Some(128),
            4 => Self::Some(240),
            5 => Self::Some(254),
            _ => Self::Until(rng.below(pending.max(1))),
        }
    }

    fn keeps(self, place: usize, rng: &mut Rng) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Some(chance) => rng.chance(chance),
            Self::Until(last) => place < last || place == last && rng.chance(128),
        }
    }
}

/// A disk and what the kernel holds for it, at one moment of a log.
#[derive(Debug, Clone)]
pub(super) struct Disk<'log> {
    ops: &'log [Op],
    at: usize,
    syncs: Syncs,
    durable: Tree,
    pending: BTreeMap<Node, Vec<&'log Op>>,
    /// What each node was called last.
    names: BTreeMap<Node, &'log str>,
}

impl<'log> Disk<'log> {
    /// Before the first of `ops`, with `start` on the disk.
    pub(super) fn new(start: &Tree, ops: &'log [Op], syncs: Syncs) -> Self {
        let (pending, names) = (BTreeMap::new(), BTreeMap::new());
        Self { ops, at: 0, syncs, durable: start.clone(), pending, names }
    }

    /// Goes on until `at` operations were done.
    pub(super) fn advance(&mut self, at: usize) {
        for op in &self.ops[self.at..at] {
            match op {
                // Without a name it cannot be seen, so that it may as well be there.
                Op::Make { .. } => self.durable.apply(op),
                Op::Name { folder, name, node } => {
                    self.pending.entry(*folder).or_default().push(op);
                    self.names.extend(node.map(|node| (node, name.as_str())));
                }
                Op::Write { node, .. } | Op::Length { node, .. } => {
                    self.pending.entry(*node).or_default().push(op);
                }
                Op::Sync { node } if self.believes(*node) => self.settle(*node),
                Op::Sync { .. } | Op::Begin(_) | Op::Ack(_) => {}
            }
        }
        self.at = at;
    }

    fn believes(&self, node: Node) -> bool {
        let folder = matches!(self.durable.content(node), Some(Content::Folder(_)));
        match self.syncs {
            Syncs::All => true,
            Syncs::OfFiles => !folder,
            Syncs::OfFolders => folder,
        }
    }

    fn settle(&mut self, node: Node) {
        for op in self.pending.remove(&node).unwrap_or_default() {
            self.durable.apply(op);
        }
    }

    /// Whether something was done to a file of this name that no sync has followed.
    pub(super) fn is_pending(&self, name: &str) -> bool {
        let called = |node: &Node| self.names.get(node) == Some(&name);
        self.pending.keys().any(called)
    }

    /// What a process sees, whose kernel lives on.
    pub(super) fn live(&self) -> Tree {
        let mut tree = self.durable.clone();
        self.pending.values().flatten().for_each(|op| tree.apply(op));
        tree
    }

    /// One of the disks that may be left when the power goes off now.
    pub(super) fn cut(&self, rng: &mut Rng, sectors: &mut Sectors) -> Tree {
        let one_for_all = rng.chance(96).then(|| Fate::draw(rng, 8));
        let fate =
            |rng: &mut Rng, pending: usize| one_for_all.unwrap_or_else(|| Fate::draw(rng, pending));
        let mut tree = Tree::empty();
        let mut folders = vec![ROOT];
        while let Some(folder) = folders.pop() {
            let names = self.names_after(folder, rng, fate);
            for node in names.values().copied() {
                match self.durable.content(node) {
                    Some(Content::Folder(_)) => folders.push(node),
                    Some(Content::File(bytes)) => {
                        let pending = self.pending.get(&node).map_or(&[][..], Vec::as_slice);
                        let fate = fate(rng, pending.len());
                        let torn = torn((bytes, pending), fate, (rng, sectors));
                        tree.set(node, Content::File(torn));
                    }
                    Some(Content::Scratch(_)) => {
                        let length = rng.below(80) * SECTOR;
                        tree.set(node, Content::Scratch(filled(length, rng.sector())));
                    }
                    None => {}
                }
            }
            tree.set(folder, Content::Folder(names));
        }
        tree
    }

    /// Each name for itself has one of the meanings that it had since the folder's last sync.
    fn names_after(
        &self,
        folder: Node,
        rng: &mut Rng,
        fate: impl Fn(&mut Rng, usize) -> Fate,
    ) -> BTreeMap<String, Node> {
        let Some(Content::Folder(names)) = self.durable.content(folder) else {
            return BTreeMap::new();
        };
        let mut names = names.clone();
        let pending = self.pending.get(&folder).map_or(&[][..], Vec::as_slice);
        let fate = fate(rng, pending.len());
        let mut lost = BTreeSet::new();
        for (place, op) in pending.iter().enumerate() {
            let Op::Name { name, node, .. } = op else { continue };
            if lost.contains(name) || !fate.keeps(place, rng) {
                lost.insert(name);
            } else if let Some(node) = node {
                names.insert(name.clone(), *node);
            } else {
                names.remove(name);
            }
        }
        names
    }
}

/// `durable` with what `fate` leaves of the pending operations. A file that grew may have anything
/// in sectors that were never written.
pub(super) fn torn(
    (durable, pending): (&[u8], &[&Op]),
    fate: Fate,
    (rng, sectors): (&mut Rng, &mut Sectors),
) -> Vec<u8> {
    let mut bytes = durable.to_vec();
    let (mut lengths, mut lost) = (vec![(0, durable.len())], BTreeSet::new());
    let garbage = fate != Fate::Everything && rng.chance(128);
    let filler = if garbage { rng.sector() } else { [0; SECTOR] };
    for (place, op) in pending.iter().enumerate() {
        let before = lengths.last().map_or(0, |(_, length)| *length);
        match op {
            Op::Length { length, .. } => {
                if *length < before && fate.keeps(place, rng) {
                    bytes[*length..].fill(0);
                }
                lengths.push((place, *length));
            }
            Op::Write { offset, bytes: new, .. } => {
                let end = offset + new.len();
                if bytes.len() < end {
                    let more = filled(end - bytes.len(), filler);
                    bytes.extend_from_slice(&more);
                }
                if end > before {
                    lengths.push((place, end));
                }
                let whole = matches!(fate, Fate::Until(last) if last > place);
                let tear = if whole { usize::MAX } else { rng.below(pieces(*offset, end)) };
                for (number, (from, to)) in sectors_of(*offset, end).enumerate() {
                    let kept = match fate {
                        Fate::Until(last) => place < last || place == last && number < tear,
                        Fate::Nothing | Fate::Everything | Fate::Some(_) => fate.keeps(place, rng),
                    };
                    if kept && !lost.contains(&(from / SECTOR)) {
                        bytes[from..to].copy_from_slice(&new[from - offset..to - offset]);
                        sectors.kept += 1;
                    } else {
                        lost.insert(from / SECTOR);
                        sectors.dropped += 1;
                    }
                }
            }
            Op::Make { .. } | Op::Name { .. } | Op::Sync { .. } | Op::Begin(_) | Op::Ack(_) => {}
        }
    }
    let length = match fate {
        Fate::Nothing => durable.len(),
        Fate::Everything => lengths.last().map_or(0, |(_, length)| *length),
        Fate::Some(_) => lengths[rng.below(lengths.len())].1,
        Fate::Until(last) => {
            lengths.iter().rfind(|(place, _)| *place <= last).map_or(0, |(_, length)| *length)
        }
    };
    let missing = length.saturating_sub(bytes.len());
    bytes.extend_from_slice(&filled(missing, filler));
    bytes.truncate(length);
    bytes
}

fn pieces(from: usize, to: usize) -> usize {
    to.div_ceil(SECTOR) - from / SECTOR + 1
}

/// The parts of `from..to` that lie in one sector each.
fn sectors_of(from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    let first = from / SECTOR;
    (first..to.div_ceil(SECTOR))
        .map(move |sector| (from.max(sector * SECTOR), to.min((sector + 1) * SECTOR)))
}

fn filled(length: usize, with: [u8; SECTOR]) -> Vec<u8> {
    let mut bytes = with.repeat(length.div_ceil(SECTOR));
    bytes.truncate(length);
    bytes
}
