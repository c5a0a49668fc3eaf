//! One test per peculiarity of an official client (the numbers are those of the project's notes on
//! the clients).

use super::*;

#[test]
fn every_way_of_signing_tc3_is_accepted() {
    let content_type = "application/json; charset=utf-8";
    let rows = [
        ("python, go", PYTHON),
        ("3 node signs the host without its port", Tc3 { host_signed: "127.0.0.1", ..PYTHON }),
        ("4 node, java, php, .net: first label", Tc3 { service: "127", ..PYTHON }),
        ("4 first label of localhost", Tc3 { service: "localhost:8080", ..PYTHON }),
        ("7 java signs its charset", Tc3 { content_type, ..PYTHON }),
        (
            "documents: action signed lower-case",
            Tc3 { action_signed: Some("migratenetworkinterface"), ..PYTHON },
        ),
        ("action signed as sent", Tc3 { action_signed: Some("MigrateNetworkInterface"), ..PYTHON }),
        (
            "14 tccli keeps the scheme in Host",
            Tc3 {
                host_sent: "http://127.0.0.1:18080",
                host_signed: "http://127.0.0.1:18080",
                ..PYTHON
            },
        ),
        ("18 unsigned payload", Tc3 { unsigned_payload: true, ..PYTHON }),
        (
            "documents: all values lower-case",
            Tc3 { host_sent: "Rehome.Example", host_signed: "rehome.example", ..PYTHON },
        ),
    ];
    for (client, quirk) in rows {
        let verified = verify(quirk.call()).unwrap_or_else(|error| panic!("{client}: {error}"));
        assert_eq!(verified.call().signs_payload(), !quirk.unsigned_payload, "{client}");
        assert_eq!(verified.parameters().expect(client).len(), 2, "{client}");
    }
}

#[test]
fn a_get_is_signed_over_its_query_as_sent() {
    let content_type = "application/x-www-form-urlencoded";
    // 6: hash order and blanks as %20 (java, node), or as + (python, go, .net).
    for query in ["Limit=1&Filters.0.Name=a%20b", "Filters.0.Name=a+b&Limit=1"] {
        let call = Tc3 { method: "GET", query, body: "", content_type, ..PYTHON }.call();
        let parameters = accepted(call);
        let Some(Value::List(filters)) = parameters.get("Filters") else { panic!("no list") };
        let Value::Object(filter) = &filters[0] else { panic!("no object") };
        assert_eq!(filter.get("Name"), Some(&Value::Text("a b".to_owned())));
    }
}

#[test]
fn header_names_are_compared_without_case() {
    // 9: Go sends X-Tc-Action.
    let mut call = PYTHON.call();
    for (name, _) in &mut call.headers {
        *name = name.to_ascii_uppercase();
    }
    accepted(call);
}

#[test]
fn two_blanks_may_follow_the_algorithm() {
    // 8: .NET.
    let mut call = PYTHON.call();
    let (_, header) = call.headers.iter_mut().find(|(name, _)| name == "authorization").unwrap();
    *header = header.replacen(' ', "  ", 1);
    accepted(call);
}

#[test]
fn a_tc3_form_is_read_as_flat_parameters() {
    let content_type = "application/x-www-form-urlencoded";
    let parameters = accepted(Tc3 { body: "A.0=x&B=true", content_type, ..PYTHON }.call());
    assert_eq!(parameters.get("A"), Some(&Value::List(vec![Value::Text("x".to_owned())])));
}

#[test]
fn v1_is_accepted_in_query_and_form_with_either_hash() {
    // 10, 11, 12.
    for method in ["GET", "POST"] {
        for algorithm in [V1Algorithm::HmacSha1, V1Algorithm::HmacSha256] {
            let own = [("Filters.0.Name", "a b&c"), ("Dry", "True"), ("\u{672a}", "\u{547d}")];
            let verified = verify(v1_call(method, &own, algorithm)).expect("verifies");
            assert_eq!(verified.call().protocol(), Protocol::V1);
            assert_eq!(verified.call().region(), None);
            let parameters = verified.parameters().expect("reads");
            let mut names: Vec<_> = parameters.names().collect();
            names.sort_unstable();
            assert_eq!(names, ["Dry", "Filters", "\u{672a}"]);
        }
    }
}

#[test]
fn a_v1_post_may_carry_its_parameters_in_the_query() {
    let mut call = v1_call("POST", &[("A", "1")], V1Algorithm::HmacSha1);
    call.query = String::from_utf8(call.body.to_vec()).unwrap();
    call.body = Bytes::new();
    assert_eq!(accepted(call).get("A"), Some(&Value::Text("1".to_owned())));
}

#[test]
fn underscores_signed_as_dots_are_accepted() {
    // Python, Java and .NET, left over from API 2.0.
    let signed = v1_call("GET", &[("X.Y", "1")], V1Algorithm::HmacSha1);
    let sent = RawCall { query: signed.query.replace("X.Y", "X_Y"), ..signed };
    assert_eq!(accepted(sent).get("X_Y"), Some(&Value::Text("1".to_owned())));
}

#[test]
fn common_parameters_are_read() {
    let mut call = PYTHON.call();
    call.headers.extend(pairs(&[
        ("x-tc-language", "zh-CN"),
        ("x-tc-token", "token"),
        ("x-tc-requestclient", "SDK_PYTHON_3.1.193"),
    ]));
    assert_eq!(call.language(), Language::ZhCn);
    let verified = verify(call).expect("verifies");
    let call = verified.call();
    assert_eq!(
        (call.action(), call.version(), call.region()),
        ("MigrateNetworkInterface", "2017-03-12", Some("ap-guangzhou"))
    );
    assert_eq!(
        (call.token(), call.request_client(), call.language(), call.host()),
        (Some("token"), Some("SDK_PYTHON_3.1.193"), Language::ZhCn, "127.0.0.1:18080")
    );
    assert_eq!((call.secret_id().as_str(), call.timestamp()), ("AKIDtest", at(NOW)));
}
