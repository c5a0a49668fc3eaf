//! Fingerprints: whether two calls ask for the same.
//!
//! In: the parameters of a call. Out: a SHA-256 as 64 hexadecimal digits. Equal for equal
//! parameters, in whatever order they came and whether as JSON or as a query; a parameter that is
//! `null` counts as absent.

use sha2::{Digest, Sha256};

use crate::value::{Object, Value};

impl Object {
    /// The fingerprint of a call of `action`, but for the parameter `but`.
    pub fn fingerprint(&self, action: &str, but: &str) -> String {
        let mut hash = Sha256::new();
        text(&mut hash, 'a', action);
        members(&mut hash, self, Some(but));
        hex::encode(hash.finalize())
    }
}

/// A kind, a length and the bytes: no text runs into the next one.
fn text(hash: &mut Sha256, kind: char, text: &str) {
    length(hash, kind, text.len());
    hash.update(text.as_bytes());
}

fn length(hash: &mut Sha256, kind: char, length: usize) {
    hash.update(format!("{kind}{length}:"));
}

fn members(hash: &mut Sha256, object: &Object, but: Option<&str>) {
    let mut names: Vec<&str> = object.names().filter(|name| Some(*name) != but).collect();
    names.sort_unstable();
    let given = names.into_iter().filter_map(|name| Some((name, object.get(name)?)));
    let given: Vec<_> = given.filter(|(_, value)| **value != Value::Null).collect();
    length(hash, 'o', given.len());
    for (name, member) in given {
        text(hash, 'n', name);
        value(hash, member);
    }
}

fn value(hash: &mut Sha256, one: &Value) {
    match one {
        Value::Null => length(hash, '0', 0),
        // A query's texts are of the types that JSON names; the schema refuses all others.
        Value::String(it) | Value::Text(it) => text(hash, 's', it),
        Value::Bool(it) => text(hash, 's', &it.to_string()),
        Value::Integer(it) => text(hash, 's', &it.to_string()),
        Value::Float(it) => text(hash, 's', &format!("{it:?}")),
        Value::List(items) => {
            length(hash, 'l', items.len());
            items.iter().for_each(|item| value(hash, item));
        }
        Value::Object(object) => members(hash, object, None),
    }
}

#[cfg(test)]
mod tests {
    use crate::{parse_flat, parse_json};

    fn of(json: &str) -> String {
        parse_json(json.as_bytes()).unwrap().fingerprint("Create", "ClientToken")
    }

    #[test]
    fn only_what_is_asked_for_is_in_a_fingerprint() {
        let whole = of(r#"{"A": "x", "B": [1, {"C": true, "D": "y"}]}"#);
        let same = [
            r#"{"B": [1, {"D": "y", "C": true}], "A": "x"}"#,
            r#"{"A": "x", "ClientToken": "t", "B": [1, {"C": true, "D": "y"}], "E": null}"#,
        ];
        let others = [
            r#"{"A": "x", "B": [{"C": true, "D": "y"}, 1]}"#,
            r#"{"A": "x", "B": [1, {"C": false, "D": "y"}]}"#,
            r#"{"A": "xB", "B": [1, {"C": true, "D": "y"}]}"#,
            r#"{"A": "x", "B": [1, {"C": true, "D": "y", "ClientToken": "t"}]}"#,
            r#"{"A": "x"}"#,
            r#"{}"#,
        ];
        assert!(same.iter().all(|json| of(json) == whole));
        let mut all: Vec<String> = others.iter().map(|json| of(json)).chain([whole]).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), others.len() + 1);
        assert!(all.iter().all(|one| one.len() == 64));
    }

    #[test]
    fn the_action_is_in_a_fingerprint_and_the_form_of_the_call_is_not() {
        let flat = parse_flat(b"A.0.C=7&A.0.B=x&ClientToken=t").unwrap();
        assert_eq!(flat.fingerprint("Create", "ClientToken"), of(r#"{"A": [{"B": "x", "C": 7}]}"#));
        assert_ne!(
            flat.fingerprint("Create", "ClientToken"),
            flat.fingerprint("Attach", "ClientToken")
        );
    }
}
