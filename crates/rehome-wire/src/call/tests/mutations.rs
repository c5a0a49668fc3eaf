//! Whatever is signed verifies; after any change of one signed byte nothing does.

use proptest::prelude::*;

use super::*;

/// Whether the call still gets through with the meaning of `original`.
fn verifies(call: RawCall) -> bool {
    call.parse().is_ok_and(|parsed| parsed.verify(Some(&key()), at(NOW)).is_ok())
}

/// Replaces byte `index` (modulo length) by a different one of the printable range.
fn flip(bytes: &mut [u8], index: usize, by: u8) {
    let index = index % bytes.len();
    bytes[index] = 0x21 + (bytes[index] - 0x20 + by) % 94;
}

fn flipped(text: &str, index: usize, by: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    flip(&mut bytes, index, by);
    String::from_utf8(bytes).expect("ASCII stays ASCII")
}

fn value_of(call: &RawCall, name: &str) -> String {
    call.headers.iter().find(|(header, _)| header == name).expect("is there").1.clone()
}

fn base() -> RawCall {
    Tc3 { action_signed: Some("migratenetworkinterface"), ..PYTHON }.call()
}

proptest! {
    #[test]
    fn a_changed_body_is_refused(index in any::<usize>(), by in 1_u8..93) {
        let mut call = base();
        let mut body = call.body.to_vec();
        flip(&mut body, index, by);
        prop_assume!(body != call.body);
        call.body = body.into();
        prop_assert!(!verifies(call));
    }

    #[test]
    fn a_changed_signed_header_is_refused(
        name in prop::sample::select(vec!["host", "content-type", "x-tc-timestamp", "x-tc-action"]),
        index in any::<usize>(),
        by in 1_u8..93,
    ) {
        let mut call = base();
        let before = value_of(&call, name);
        let after = flipped(&before, index, by);
        // The documents sign lower-cased values, and Node signs no port: neither is covered.
        prop_assume!(after.to_lowercase() != before.to_lowercase());
        set(&mut call, name, &after);
        prop_assert!(!verifies(call), "{name}: {before} -> {after}");
    }

    #[test]
    fn a_changed_authorization_is_refused(index in any::<usize>(), by in 1_u8..93) {
        let mut call = base();
        let before = value_of(&call, "authorization");
        let after = flipped(&before, index, by);
        prop_assume!(after != before);
        set(&mut call, "authorization", &after);
        let secret_id_kept = after.contains("Credential=AKIDtest/");
        // Names in SignedHeaders are folded to lower case before they are signed over.
        prop_assume!(after.to_lowercase() != before.to_lowercase());
        // Another id means another key; here both would be given the same one.
        prop_assert!(!secret_id_kept || !verifies(call), "{after}");
    }

    #[test]
    fn any_v1_parameters_verify_and_any_changed_byte_does_not(
        own in prop::collection::btree_map("[A-Z][a-z]{3,5}[.]0", "[ -%'-~]{1,12}", 1..5),
        index in any::<usize>(),
        by in 1_u8..93,
        method in prop::sample::select(vec!["GET", "POST"]),
    ) {
        let own: Vec<(&str, &str)> =
            own.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let call = v1_call(method, &own, V1Algorithm::HmacSha256);
        prop_assert!(verifies(call.clone()));
        let mut changed = call.clone();
        if method == "GET" {
            changed.query = flipped(&call.query, index, by);
        } else {
            let mut body = call.body.to_vec();
            flip(&mut body, index, by);
            changed.body = body.into();
        }
        let meaning = |call: &RawCall| {
            let text = if method == "GET" { call.query.as_bytes() } else { &call.body[..] };
            split_flat(text).ok().map(|mut pairs| { pairs.sort(); pairs })
        };
        // `%2f` and `%2F`, or `+` and `%20`, are the same bytes; another id means another key.
        prop_assume!(meaning(&changed) != meaning(&call));
        // `A_0` signed as `A.0` is how three clients sign; no action has a parameter `A_0`.
        prop_assume!(meaning(&changed).iter().flatten().all(|(name, _)| !name.contains('_')));
        let same_id = |pairs: &Vec<(String, String)>| {
            pairs.contains(&("SecretId".to_owned(), "AKIDtest".to_owned()))
        };
        prop_assume!(meaning(&changed).as_ref().is_none_or(same_id));
        prop_assert!(!verifies(changed));
    }
}
