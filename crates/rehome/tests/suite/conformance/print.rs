//! JSON for people who review it: what fits a line stands on one, members in a reader's order.

use serde_json::Value;

const WIDTH: usize = 150;
/// Members that stand before others, in this order.
const FIRST: [&str; 11] = [
    "name",
    "scene",
    "call",
    "given",
    "keep",
    "running",
    "unordered",
    "prepares",
    "refused",
    "response",
    "steps",
];

/// The text of a page, with a newline at its end.
pub(super) fn print(value: &Value) -> String {
    let mut out = String::new();
    write(value, 0, 0, &mut out);
    out.push('\n');
    out
}

fn write(value: &Value, depth: usize, before: usize, out: &mut String) {
    let flat = flat(value);
    if depth + before + flat.len() <= WIDTH && depth > 0 {
        out.push_str(&flat);
        return;
    }
    let indent = " ".repeat(depth + 1);
    match value {
        Value::Array(items) if !items.is_empty() => {
            out.push_str("[\n");
            for (at, item) in items.iter().enumerate() {
                out.push_str(&indent);
                write(item, depth + 1, 1, out);
                out.push_str(if at + 1 < items.len() { ",\n" } else { "\n" });
            }
            out.push_str(&indent[1..]);
            out.push(']');
        }
        Value::Object(members) if !members.is_empty() => {
            out.push_str("{\n");
            let ordered = ordered(members);
            for (at, (name, member)) in ordered.iter().enumerate() {
                out.push_str(&indent);
                let name = Value::from(name.as_str()).to_string();
                out.push_str(&name);
                out.push_str(": ");
                write(member, depth + 1, name.len() + 3, out);
                out.push_str(if at + 1 < ordered.len() { ",\n" } else { "\n" });
            }
            out.push_str(&indent[1..]);
            out.push('}');
        }
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_)
        | Value::Object(_) => out.push_str(&flat),
    }
}

fn flat(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            format!("[{}]", items.iter().map(flat).collect::<Vec<_>>().join(", "))
        }
        Value::Object(members) => {
            let member = |(name, value): &(&String, &Value)| {
                format!("{}: {}", Value::from(name.as_str()), flat(value))
            };
            format!("{{{}}}", ordered(members).iter().map(member).collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

fn ordered(members: &serde_json::Map<String, Value>) -> Vec<(&String, &Value)> {
    let mut ordered: Vec<_> = members.iter().collect();
    let place = |name: &str| FIRST.iter().position(|first| *first == name).unwrap_or(FIRST.len());
    ordered.sort_by(|(a, _), (b, _)| (place(a), a).cmp(&(place(b), b)));
    ordered
}
