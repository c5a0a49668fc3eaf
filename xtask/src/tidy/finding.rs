//! One thing out of order, told so that its reader can act: where, which rule, why, what to do.

use std::fmt;

/// A rule of the tree: what it is called, why it stands, how to meet it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rule {
    /// A short name, stable, for searching.
    pub(super) name: &'static str,
    /// The reason, in one sentence.
    pub(super) why: &'static str,
    /// What to do about a breach.
    pub(super) cure: &'static str,
}

/// A breach of a rule at one place. Ordered by file, then line.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Finding {
    path: String,
    line: usize,
    rule: &'static Rule,
    what: String,
}

impl Finding {
    /// A breach at a line (counted from 1).
    pub(super) fn at(path: &str, line: usize, rule: &'static Rule, what: String) -> Self {
        Self { path: path.to_owned(), line, rule, what }
    }

    #[cfg(test)]
    pub(super) fn place(&self) -> (&str, usize, &str) {
        (&self.path, self.line, self.rule.name)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}:{}: {}: {}", self.path, self.line, self.rule.name, self.what)?;
        writeln!(out, "    why: {}", self.rule.why)?;
        write!(out, "    do:  {}", self.rule.cure)
    }
}
