//! What happens to files, as it is written down, and a tree of files that it can be done to.
//!
//! In: operations. Out: the tree as it is after them. Invariants: a node is never forgotten, for a
//! power cut may bring back its name; the same operations make the same tree.

use std::collections::BTreeMap;

/// A file or a folder, whatever names it has.
pub(super) type Node = u64;

/// The folder that everything is in (FUSE's number for it).
pub(super) const ROOT: Node = 1;

#[derive(Debug, Clone)]
pub(super) enum Op {
    /// There is a new node, without a name.
    Make {
        node: Node,
        kind: Kind,
    },
    /// In `folder`, `name` means `node` from now on, or nothing.
    Name {
        folder: Node,
        name: String,
        node: Option<Node>,
    },
    Write {
        node: Node,
        offset: usize,
        bytes: Vec<u8>,
    },
    Length {
        node: Node,
        length: usize,
    },
    /// Everything that was done to the node is durable when this is done.
    Sync {
        node: Node,
    },
    /// The writer hands over a batch that ends with transaction `n`.
    Begin(u64),
    /// Somebody was told that transaction `n` is done.
    Ack(u64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Folder,
    File,
    /// A file whose bytes need not last: its writes are not in the log.
    Scratch,
}

#[derive(Debug, Clone)]
pub(super) enum Content {
    Folder(BTreeMap<String, Node>),
    File(Vec<u8>),
    Scratch(Vec<u8>),
}

#[derive(Debug, Clone)]
pub(super) struct Tree {
    nodes: BTreeMap<Node, Content>,
}

impl Tree {
    pub(super) fn empty() -> Self {
        Self { nodes: BTreeMap::from([(ROOT, Content::Folder(BTreeMap::new()))]) }
    }

    /// A number that no node has.
    pub(super) fn unused(&self) -> Node {
        self.nodes.last_key_value().map_or(ROOT, |(node, _)| node + 1)
    }

    pub(super) fn content(&self, node: Node) -> Option<&Content> {
        self.nodes.get(&node)
    }

    pub(super) fn set(&mut self, node: Node, content: Content) {
        self.nodes.insert(node, content);
    }

    pub(super) fn find(&self, folder: Node, name: &str) -> Option<Node> {
        match self.content(folder)? {
            Content::Folder(names) => names.get(name).copied(),
            Content::File(_) | Content::Scratch(_) => None,
        }
    }

    /// What `path` (names with `/` between) leads to.
    pub(super) fn walk(&self, path: &str) -> Option<Node> {
        path.split('/').try_fold(ROOT, |folder, name| self.find(folder, name))
    }

    /// Does it at once, as a process sees it; syncs and marks change nothing.
    pub(super) fn apply(&mut self, op: &Op) {
        match op {
            Op::Make { node, kind } => self.set(*node, kind.empty()),
            Op::Name { folder, name, node } => {
                let Some(Content::Folder(names)) = self.nodes.get_mut(folder) else { return };
                match node {
                    Some(node) => names.insert(name.clone(), *node),
                    None => names.remove(name),
                };
            }
            Op::Write { node, offset, bytes } => {
                let Some(held) = self.bytes_mut(*node) else { return };
                let end = offset + bytes.len();
                if held.len() < end {
                    held.resize(end, 0);
                }
                held[*offset..end].copy_from_slice(bytes);
            }
            Op::Length { node, length } => {
                if let Some(held) = self.bytes_mut(*node) {
                    held.resize(*length, 0);
                }
            }
            Op::Sync { .. } | Op::Begin(_) | Op::Ack(_) => {}
        }
    }

    fn bytes_mut(&mut self, node: Node) -> Option<&mut Vec<u8>> {
        match self.nodes.get_mut(&node)? {
            Content::File(bytes) | Content::Scratch(bytes) => Some(bytes),
            Content::Folder(_) => None,
        }
    }
}

impl Kind {
    fn empty(self) -> Content {
        match self {
            Self::Folder => Content::Folder(BTreeMap::new()),
            Self::File => Content::File(Vec::new()),
            Self::Scratch => Content::Scratch(Vec::new()),
        }
    }
}
