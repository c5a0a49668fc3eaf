//! An answer without what differs from run to run: what a case kept bears its name again, and other
//! ids, times, MACs, task numbers and public addresses bear the name of their kind.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

use serde_json::Value;

/// What a case kept, by name.
pub(super) type Kept = BTreeMap<String, String>;

/// Prefixes of ids that are eight characters long behind them.
const PREFIXES: [&str; 15] = [
    "vpc-", "subnet-", "ins-", "eni-", "eip-", "sg-", "acl-", "rtb-", "rti-", "havip-", "fl-",
    "disk-", "rsvip-", "dhcpip-", "acli45-",
];
/// Members whose numbers are drawn.
const DRAWN: [&str; 5] = ["Last", "TaskId", "RouteId", "RequestId", "LatestOperationRequestId"];

/// Puts the kept values in the place of their `$names`; where the type is a number, `#name`.
pub(super) fn filled(value: &Value, kept: &Kept) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| filled(item, kept)).collect(),
        Value::Object(members) => {
            let of = |(name, member): (&String, &Value)| (name.clone(), filled(member, kept));
            Value::Object(members.iter().map(of).collect())
        }
        Value::String(text) => match text.strip_prefix('#').and_then(|name| kept.get(name)) {
            Some(number) => serde_json::from_str(number).expect("a number was kept"),
            None => with_names(text, kept).into(),
        },
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

fn with_names(text: &str, kept: &Kept) -> String {
    // Longer names first, so that `$eni2` is not `$eni` and a 2.
    let mut names: Vec<_> = kept.keys().collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let put = |text: String, name| text.replace(&format!("${name}"), &kept[name]);
    names.into_iter().fold(text.to_owned(), put)
}

/// The answer as it is written down.
pub(super) fn canonical(value: &Value, kept: &Kept, unordered: bool) -> Value {
    let mut value = value.clone();
    take_away_drawn(&mut value);
    let value = map(&value, &|text| plain(text, kept));
    if unordered { sorted(value) } else { value }
}

/// A text as it is written down.
pub(super) fn plain(text: &str, kept: &Kept) -> String {
    let mut text = text.to_owned();
    let mut known: Vec<_> = kept.iter().filter(|(_, value)| !value.is_empty()).collect();
    known.sort_by_key(|(name, value)| (std::cmp::Reverse(value.len()), *name));
    for (name, value) in known {
        text = replaced(&text, value, &format!("${name}"));
    }
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let begins = !out.ends_with(|c: char| c.is_ascii_alphanumeric() || "$-.:".contains(c));
        let found = if begins { KINDS.iter().find_map(|kind| kind(rest)) } else { None };
        let (length, name) = found.unwrap_or((first.len_utf8(), &rest[..first.len_utf8()]));
        out.push_str(name);
        rest = &rest[length..];
    }
    out
}

/// Replaces whole words only: `10.0.0.2` is not the beginning of `10.0.0.21`.
fn replaced(text: &str, what: &str, by: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(what) {
        let (before, after) = (&rest[..at], &rest[at + what.len()..]);
        let inside = |c: char| c.is_ascii_alphanumeric();
        let whole = !before.ends_with(inside) && !after.starts_with(inside);
        out.push_str(before);
        out.push_str(if whole { by } else { what });
        rest = after;
    }
    out + rest
}

/// How long the thing is that a text begins with, and what it is called.
type Kind = fn(&str) -> Option<(usize, &'static str)>;

const KINDS: [Kind; 6] = [uuid, id, time, mac, public, ipv6];

fn id(text: &str) -> Option<(usize, &'static str)> {
    const NAMES: [&str; 15] = [
        "<vpc>", "<subnet>", "<ins>", "<eni>", "<eip>", "<sg>", "<acl>", "<rtb>", "<rti>",
        "<havip>", "<fl>", "<disk>", "<rsvip>", "<dhcpip>", "<acli45>",
    ];
    let at = PREFIXES.iter().position(|prefix| text.starts_with(prefix))?;
    let prefix = PREFIXES[at];
    let length = run(&text[prefix.len()..], |c| c.is_ascii_lowercase() || c.is_ascii_digit());
    // Those that cases make up are all zeros.
    let made_up = text[prefix.len()..].starts_with("00000000");
    (length == 8 && !made_up).then_some((prefix.len() + length, NAMES[at]))
}

fn uuid(text: &str) -> Option<(usize, &'static str)> {
    shaped(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx").then_some((36, "<uuid>"))
}

fn time(text: &str) -> Option<(usize, &'static str)> {
    let shapes = ["dddd-dd-ddTdd:dd:ddZ", "dddd-dd-dd dd:dd:dd"];
    shapes.iter().find(|shape| shaped(text, shape)).map(|shape| (shape.len(), "<time>"))
}

fn mac(text: &str) -> Option<(usize, &'static str)> {
    shaped(text, "xx:xx:xx:xx:xx:xx").then_some((17, "<mac>"))
}

fn public(text: &str) -> Option<(usize, &'static str)> {
    let length = run(text, |c| c.is_ascii_digit() || c == '.');
    let address: Ipv4Addr = text[..length].trim_end_matches('.').parse().ok()?;
    let [a, b, ..] = address.octets();
    (a == 198 && (18..20).contains(&b)).then_some((address.to_string().len(), "<public>"))
}

fn ipv6(text: &str) -> Option<(usize, &'static str)> {
    let length = run(text, |c| c.is_ascii_hexdigit() || c == ':');
    let address: Ipv6Addr = text[..length].parse().ok()?;
    // Those that cases make up are documentation's.
    (address.segments()[..2] != [0x2001, 0xdb8]).then_some((length, "<ipv6>"))
}

fn run(text: &str, of: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|c| of(*c)).map(char::len_utf8).sum()
}

/// Whether a text begins with a shape: `d` is a digit, `x` a hexadecimal one.
fn shaped(text: &str, shape: &str) -> bool {
    text.len() >= shape.len()
        && text.bytes().zip(shape.bytes()).all(|(found, wanted)| match wanted {
            b'd' => found.is_ascii_digit(),
            b'x' => found.is_ascii_hexdigit(),
            exactly => found == exactly,
        })
}

fn take_away_drawn(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(take_away_drawn),
        Value::Object(members) => {
            members.remove("RequestId");
            for (name, member) in members {
                let number = member.as_u64().is_some_and(|number| number > 0)
                    || member.as_str().is_some_and(|text| text.parse::<u64>().is_ok());
                // Events are counted over all regions: the first case on a server sees a zero.
                if DRAWN.contains(&name.as_str()) && (number || name == "Last") {
                    *member = Value::from(format!("<{name}>"));
                }
                take_away_drawn(member);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn map(value: &Value, change: &impl Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::from(change(text)),
        Value::Array(items) => items.iter().map(|item| map(item, change)).collect(),
        Value::Object(members) => Value::Object(
            members.iter().map(|(name, member)| (change(name), map(member, change))).collect(),
        ),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.into_iter().map(sorted).collect();
            items.sort_by_key(Value::to_string);
            Value::Array(items)
        }
        Value::Object(members) => {
            Value::Object(members.into_iter().map(|(name, value)| (name, sorted(value))).collect())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

#[test]
fn what_differs_from_run_to_run_bears_the_name_of_its_kind() {
    let kept = Kept::from([
        (String::from("eni"), String::from("eni-m6dyj72l")),
        (String::from("ip"), String::from("10.0.0.2")),
    ]);
    for (found, written) in [
        ("eni-m6dyj72l is not eni-m6dyj72x", "$eni is not <eni>"),
        ("eni-00000000", "eni-00000000"),
        ("10.0.0.2 10.0.0.21 198.18.3.4.", "$ip 10.0.0.21 <public>."),
        ("2026-11-23 15:17:17", "<time>"),
        ("2026-11-23T15:17:17Z", "<time>"),
        ("20:90:6F:01:02:0A", "<mac>"),
        ("fd01:2::/56", "<ipv6>/56"),
        ("task f23d1450-ed00-4442-98d4-be409e625e6c.", "task <uuid>."),
        ("the subnet-id", "the subnet-id"),
    ] {
        assert_eq!(plain(found, &kept), written);
    }
}
