//! Expressions of nf_tables as the kernel lists them → what was asked for.
//!
//! Only what we write is read; everything else is [`Expression::Unknown`]. Attributes that newer
//! kernels add say nothing here.

use super::expression::{
    Compare, CtKey, Expression, FibResult, Header, Into, MetaKey, Nat, Register, VERDICT_REGISTER,
    Verdict,
};
use super::{number, text};
use crate::netlink::attributes::attributes;

const NFTA_LIST_ELEM: u16 = 1;
const NFTA_EXPR_NAME: u16 = 1;
const NFTA_EXPR_DATA: u16 = 2;
const NFTA_DATA_VALUE: u16 = 1;
const NFTA_DATA_VERDICT: u16 = 2;
const NFTA_VERDICT_CODE: u16 = 1;
const NFTA_VERDICT_CHAIN: u16 = 2;

/// A rule's list of expressions.
pub(super) fn expressions(bytes: &[u8]) -> Vec<Expression> {
    let listed = attributes(bytes).filter(|(kind, _)| *kind == NFTA_LIST_ELEM);
    listed.map(|(_, value)| expression(value)).collect()
}

fn expression(bytes: &[u8]) -> Expression {
    let (mut name, mut data) = (String::new(), &[][..]);
    for (kind, value) in attributes(bytes) {
        match kind {
            NFTA_EXPR_NAME => name = text(value),
            NFTA_EXPR_DATA => data = value,
            _ => {}
        }
    }
    known(&name, &Data(data)).unwrap_or(Expression::Unknown(name))
}

/// An expression's attributes.
struct Data<'a>(&'a [u8]);

impl<'a> Data<'a> {
    fn find(&self, wanted: u16) -> Option<&'a [u8]> {
        attributes(self.0).find(|(kind, _)| *kind == wanted).map(|(_, value)| value)
    }

    fn number(&self, wanted: u16) -> Option<u32> {
        number(self.find(wanted)?)
    }

    fn register(&self, wanted: u16) -> Option<Register> {
        Register::decode(self.number(wanted)?)
    }

    fn value(&self, wanted: u16) -> Option<Vec<u8>> {
        value(self.find(wanted)?)
    }

    /// The one of these that has the number of an attribute.
    fn one_of<T: Copy>(&self, wanted: u16, all: &[T], of: fn(T) -> u32) -> Option<T> {
        let number = self.number(wanted)?;
        all.iter().copied().find(|it| of(*it) == number)
    }
}

fn known(name: &str, data: &Data<'_>) -> Option<Expression> {
    match name {
        "payload" => payload(data),
        "meta" => meta(data),
        "ct" => ct(data),
        "cmp" => {
            let compare = data.one_of(2, &[Compare::Equal, Compare::Other], |it| it as u32)?;
            Some(Expression::Cmp { from: data.register(1)?, compare, value: data.value(3)? })
        }
        "range" => {
            let inside = data.number(2)? == 0;
            let (first, last) = (data.value(3)?, data.value(4)?);
            Some(Expression::Range { from: data.register(1)?, first, last }).filter(|_| inside)
        }
        "bitwise" => bitwise(data),
        "lookup" => lookup(data),
        "fib" => {
            let result = data.one_of(2, &[FibResult::Oif, FibResult::Type], |it| it as u32)?;
            Some(Expression::Fib { result, by: data.number(3)?, to: data.register(1)? })
        }
        "immediate" => immediate(data),
        "counter" => Some(Expression::Counter),
        "log" => {
            let group = u16::from_be_bytes(data.find(1)?.try_into().ok()?);
            Some(Expression::Log { group, prefix: data.find(2).map(text).unwrap_or_default() })
        }
        "nat" => {
            let nat = data.one_of(1, &[Nat::Source, Nat::Destination], |it| it as u32)?;
            let family = u8::try_from(data.number(2)?).ok()?;
            let ports = data.find(5).is_some();
            Some(Expression::Nat { nat, family, address: data.register(3)? }).filter(|_| !ports)
        }
        "masq" => Some(Expression::Masquerade),
        "notrack" => Some(Expression::NoTrack),
        _ => None,
    }
}

fn payload(data: &Data<'_>) -> Option<Expression> {
    let headers = [Header::Link, Header::Network, Header::Transport];
    let header = data.one_of(2, &headers, |it| it as u32)?;
    let (offset, length) = (data.number(3)?, data.number(4)?);
    Some(Expression::Payload { header, offset, length, to: data.register(1)? })
}

fn meta(data: &Data<'_>) -> Option<Expression> {
    use MetaKey::{Family, Iif, IifName, Mark, Oif, OifName, Protocol};
    let keys = [Mark, Iif, Oif, IifName, OifName, Family, Protocol];
    let key = data.one_of(2, &keys, |it| it as u32)?;
    match (data.register(1), data.register(3)) {
        (Some(to), None) => Some(Expression::Meta { key, to }),
        (None, Some(from)) => Some(Expression::SetMeta { key, from }),
        (Some(_), Some(_)) | (None, None) => None,
    }
}

fn ct(data: &Data<'_>) -> Option<Expression> {
    let keys = [CtKey::State, CtKey::Direction, CtKey::Status, CtKey::Mark];
    let key = data.one_of(2, &keys, |it| it as u32)?;
    match (data.register(1), data.register(4)) {
        (Some(to), None) => Some(Expression::Ct { key, to }),
        (None, Some(from)) => Some(Expression::SetCt { key, from }),
        (Some(_), Some(_)) | (None, None) => None,
    }
}

fn bitwise(data: &Data<'_>) -> Option<Expression> {
    let flips = data.value(5)?.iter().any(|byte| *byte != 0);
    // `NFTA_BITWISE_OP` 0 is mask and xor.
    let masks = data.number(6).is_none_or(|op| op == 0);
    let (from, to, mask) = (data.register(1)?, data.register(2)?, data.value(4)?);
    Some(Expression::Bitwise { from, to, mask }).filter(|_| masks && !flips)
}

fn lookup(data: &Data<'_>) -> Option<Expression> {
    let into = match data.number(3) {
        None => Into::Nothing,
        Some(VERDICT_REGISTER) => Into::Verdict,
        Some(number) => Into::Register(Register::decode(number)?),
    };
    let inverted = data.number(5).is_some_and(|flags| flags != 0);
    let lookup = Expression::Lookup { set: text(data.find(1)?), from: data.register(2)?, into };
    Some(lookup).filter(|_| !inverted)
}

fn immediate(data: &Data<'_>) -> Option<Expression> {
    let what = data.find(2)?;
    match data.number(1)? {
        VERDICT_REGISTER => verdict(what).map(Expression::Verdict),
        number => {
            let to = Register::decode(number)?;
            Some(Expression::Immediate { value: value(what)?, to })
        }
    }
}

/// A value that was listed as data.
pub(super) fn value(data: &[u8]) -> Option<Vec<u8>> {
    Data(data).find(NFTA_DATA_VALUE).map(<[u8]>::to_vec)
}

/// A verdict that was listed as data.
pub(super) fn verdict(data: &[u8]) -> Option<Verdict> {
    let verdict = Data(Data(data).find(NFTA_DATA_VERDICT)?);
    let chain = || verdict.find(NFTA_VERDICT_CHAIN).map(text);
    match verdict.number(NFTA_VERDICT_CODE)?.cast_signed() {
        0 => Some(Verdict::Drop),
        1 => Some(Verdict::Accept),
        -3 => Some(Verdict::Jump(chain()?)),
        -4 => Some(Verdict::Goto(chain()?)),
        -5 => Some(Verdict::Return),
        _ => None,
    }
}
