//! Rules of nf_tables: expressions in their order, with a comment.

use super::decode::expressions;
use super::expression::Expression;
use super::{TABLE, body_attributes, comment_bytes, is_inet, list, message, read_comment, text};
use crate::netlink::Request;
use crate::netlink::attributes::Attributes;

const NFT_MSG_NEWRULE: u16 = 6;
const NFT_MSG_GETRULE: u16 = 7;
const NFTA_RULE_TABLE: u16 = 1;
const NFTA_RULE_CHAIN: u16 = 2;
const NFTA_RULE_EXPRESSIONS: u16 = 4;
const NFTA_RULE_USERDATA: u16 = 7;
const NFTA_LIST_ELEM: u16 = 1;

/// A rule: its expressions are asked one after the other, until one does not match.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Rule {
    /// What it asks and does.
    pub(crate) expressions: Vec<Expression>,
    /// Text that stands with it.
    pub(crate) comment: Option<String>,
}

impl From<Vec<Expression>> for Rule {
    fn from(expressions: Vec<Expression>) -> Self {
        Self { expressions, comment: None }
    }
}

impl Rule {
    /// What it asks and does, as bytes: the same for the same.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let encode = |all: Attributes, it: &Expression| all.nested(NFTA_LIST_ELEM, it.encode());
        self.expressions.iter().fold(list(), encode).into_bytes()
    }

    /// The same with a comment, of which 253 bytes are kept.
    pub(crate) fn with_comment(self, comment: String) -> Self {
        Self { comment: Some(comment), ..self }
    }
}

/// A rule behind those that the chain has.
pub(crate) fn append(chain: &str, rule: &Rule) -> Request {
    let mut inner = list()
        .text(NFTA_RULE_TABLE, TABLE)
        .text(NFTA_RULE_CHAIN, chain)
        .list(NFTA_RULE_EXPRESSIONS, &rule.bytes());
    if let Some(comment) = &rule.comment {
        inner = inner.bytes(NFTA_RULE_USERDATA, &comment_bytes(comment));
    }
    message("make a rule of nftables", NFT_MSG_NEWRULE, inner).append()
}

/// Asks for the rules of all chains of our table, in their order.
pub(crate) fn dump() -> Request {
    let inner = list().text(NFTA_RULE_TABLE, TABLE);
    message("list rules of nftables", NFT_MSG_GETRULE, inner)
}

/// Reads a rule that was listed, with its chain. An expression that we do not know is read as
/// [`Expression::Unknown`] and is like no other.
pub(crate) fn read(body: &[u8]) -> Option<(String, Rule)> {
    let (mut chain, mut ours, mut rule) = (None, false, Rule::default());
    for (kind, value) in body_attributes(body) {
        match kind {
            NFTA_RULE_TABLE => ours = text(value) == TABLE,
            NFTA_RULE_CHAIN => chain = Some(text(value)),
            NFTA_RULE_EXPRESSIONS => rule.expressions = expressions(value),
            NFTA_RULE_USERDATA => rule.comment = read_comment(value),
            _ => {}
        }
    }
    Some((chain.filter(|_| ours && is_inet(body))?, rule))
}
