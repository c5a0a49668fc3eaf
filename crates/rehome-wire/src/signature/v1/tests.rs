//! Published vectors (API documents, and the unit tests of a Swift client) and the texts that
//! could be read in two ways.

use proptest::prelude::*;

use super::*;

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn key(text: &str) -> SecretKey {
    SecretKey::new(text.to_owned())
}

const HOST: &str = "cvm.tencentcloudapi.com";

fn documented(id: &str) -> Vec<(String, String)> {
    pairs(&[
        ("Action", "DescribeInstances"),
        ("InstanceIds.0", "ins-09dx96dg"),
        ("Limit", "20"),
        ("Nonce", "11886"),
        ("Offset", "0"),
        ("Region", "ap-guangzhou"),
        ("SecretId", id),
        ("Timestamp", "1465185768"),
        ("Version", "2017-03-12"),
    ])
}

#[test]
fn published_signatures_of_the_documents() {
    for (suffix, sha1, sha256) in [
        ("EXAMPLE", "EliP9YW3pW28FpsEdkXt/+WcGeI=", "A8uy2/o7WBZXYCTWEFpMrVGhGBVlEGIOioeqRM+fzFs="),
        ("*******", "zmmjn35mikh6pM3V7sUEuX4wyYM=", "czb75sAwt2P15FCqA4ugj88/aUVor/dVp3fCS/7mQiY="),
    ] {
        let mut parameters = documented(&format!("AKIDz8krbsJ5yKBZQpn74WFkmLPx3{suffix}"));
        let key = key(&format!("Gu5t9xGARNpq86cd98joQYCN3{suffix}"));
        let request = V1Request { method: "GET", host: HOST, parameters: &parameters };
        assert_eq!(sign_v1(&request, &key, V1Algorithm::HmacSha1), sha1);
        parameters.insert(0, ("SignatureMethod".to_owned(), "HmacSHA256".to_owned()));
        let request = V1Request { method: "GET", host: HOST, parameters: &parameters };
        assert_eq!(sign_v1(&request, &key, V1Algorithm::HmacSha256), sha256);
    }
}

#[test]
fn published_signatures_of_a_swift_client() {
    for (method, nonce, signature) in [
        ("GET", "8938", "tJ8iV7prk8YIzmTwwnjVmN9hlTQ="),
        ("POST", "5860", "ve2J8iIYWjHzJpsAFONELiSMbNA="),
    ] {
        let parameters = pairs(&[
            ("Version", "2017-03-12"),
            ("Timestamp", "1000000000"),
            ("SecretId", "MY_TC_SECRET_ID"),
            ("Region", "ap-shanghai"),
            ("Nonce", nonce),
            ("Language", "zh-CN"),
            ("InstanceIds.1", "ins-000001"),
            ("InstanceIds.0", "ins-000000"),
            ("Action", "DescribeInstances"),
            ("Signature", "left out"),
        ]);
        let request = V1Request { method, host: HOST, parameters: &parameters };
        assert_eq!(sign_v1(&request, &key("MY_TC_SECRET_KEY"), V1Algorithm::HmacSha1), signature);
    }
}

#[test]
fn names_written_with_dots_and_hosts_without_port_are_accepted() {
    let key = key("k");
    let signed = pairs(&[("A.B", "1"), ("A.Z", "2")]);
    let signed = V1Request { method: "GET", host: "h", parameters: &signed };
    let signature = sign_v1(&signed, &key, V1Algorithm::HmacSha256);
    let sent = pairs(&[("A_B", "1"), ("A_Z", "2")]);
    for (host, fits) in [("h", true), ("h:80", true), ("i", false)] {
        let sent = V1Request { method: "GET", host, parameters: &sent };
        assert_eq!(is_signed(&sent, &signature, &key, V1Algorithm::HmacSha256), fits, "{host}");
    }
}

#[test]
fn texts_with_two_readings_are_refused() {
    use AmbiguityError as E;
    let name = |name: &str| name.to_owned();
    for (list, expected) in [
        (pairs(&[("A", "1&B=2")]), Err(E::Value(name("A")))),
        (pairs(&[("A", "1&x&B=2")]), Err(E::Value(name("A")))),
        (pairs(&[("A", "&=")]), Err(E::Value(name("A")))),
        (pairs(&[("A=1&B", "2")]), Err(E::Name(name("A=1&B")))),
        (pairs(&[("A=", "2")]), Err(E::Name(name("A=")))),
        (pairs(&[("", "2")]), Err(E::Name(name("")))),
        (pairs(&[("A", "1\n2")]), Err(E::ControlCharacter(name("A")))),
        (pairs(&[("A\0", "1")]), Err(E::ControlCharacter(name("A\0")))),
        (pairs(&[("A_B", "1"), ("A.B", "1")]), Err(E::Dotted(name("A_B")))),
        (pairs(&[("A", "1&B"), ("C", "a=b"), ("D", "x=y&z")]), Ok(())),
    ] {
        let request = V1Request { method: "GET", host: HOST, parameters: &list };
        assert_eq!(check_unambiguous(&request), expected, "{list:?}");
    }
    let request = V1Request { method: "GET", host: "h/?A=1", parameters: &[] };
    assert_eq!(check_unambiguous(&request), Err(E::Host));
}

/// Pairs over an alphabet in which collisions are frequent.
fn colliding_pairs() -> impl Strategy<Value = Vec<(String, String)>> {
    prop::collection::btree_map("[AB]{1,2}", "[A1&=]{0,5}", 1..4)
        .prop_map(|map| map.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, max_global_rejects: 65_536, ..ProptestConfig::default() })]

    /// What is let through can be read back from its text in exactly one way.
    #[test]
    fn an_accepted_text_has_one_reading(parameters in colliding_pairs()) {
        let request = V1Request { method: "GET", host: "h", parameters: &parameters };
        prop_assume!(check_unambiguous(&request).is_ok());
        let text = text_to_sign(&request, Names::AsSent);
        let mut read: Vec<(String, String)> = Vec::new();
        for piece in text.strip_prefix("GETh/?").unwrap().split('&') {
            match (piece.split_once('='), read.last_mut()) {
                (Some((name, value)), _) => read.push((name.to_owned(), value.to_owned())),
                (None, Some((_, value))) => *value = format!("{value}&{piece}"),
                (None, None) => prop_assert!(false, "no first parameter in {text}"),
            }
        }
        prop_assert_eq!(read, parameters);
    }
}
