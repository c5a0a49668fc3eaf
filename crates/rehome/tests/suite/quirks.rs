//! What official clients do differently from each other. Each test bears a point of section 2 of
//! the notes on clients; each breaks at least one client when it fails.
//!
//! A call that is understood to its end is refused for the interface that does not exist: the
//! signature fitted and the parameters were read.

use serde_json::json;

use crate::cloud::{Cloud, text};
use crate::http::{Answer, Request, connect, read_answer};
use crate::server::Server;
use crate::signed::{Tc3, V1};

const MIGRATE: &str = "MigrateNetworkInterface";
const BODY: &str = r#"{"NetworkInterfaceId": "eni-afo43z61", "SourceInstanceId": "ins-r8hr2upy", "DestinationInstanceId": "ins-s2hr8upy"}"#;
const QUERY: &str = "SourceInstanceId=ins-r8hr2upy&NetworkInterfaceId=eni-afo43z61&DestinationInstanceId=ins-s2hr8upy";
const OWN: [(&str, &str); 3] = [
    ("NetworkInterfaceId", "eni-afo43z61"),
    ("SourceInstanceId", "ins-r8hr2upy"),
    ("DestinationInstanceId", "ins-s2hr8upy"),
];

fn understood(server: &Server, request: &Request) -> Answer {
    let answer = request.send(server.address());
    assert_eq!(answer.code(), "ResourceNotFound", "{request:?}: {}", answer.message());
    answer
}

fn post(server: &Server) -> Tc3 {
    Tc3::post(server, MIGRATE, BODY)
}

#[test]
fn points_1_2_15_16_17_every_answer_is_200_and_plain_json() {
    let server = Server::fresh();
    let good = Tc3::post(&server, "DescribeVpcs", "{}");
    let mut unsigned = good.clone();
    unsigned.secret_key = String::from("wrong");
    let unknown = Tc3::post(&server, "NoSuchAction", "{}");
    for (call, code) in
        [(good, "OK"), (unsigned, "AuthFailure.SignatureFailure"), (unknown, "InvalidAction")]
    {
        for encoding in ["gzip, deflate", "identity", "br"] {
            let request = call.request().with("Accept-Encoding", encoding);
            // Status, Content-Type, encoding and envelope are looked at on the way to the code.
            assert_eq!(request.send(server.address()).code(), code);
        }
    }
}

#[test]
fn point_3_the_host_may_be_signed_with_and_without_its_port() {
    let server = Server::fresh();
    understood(&server, &post(&server).request());
    let mut node = post(&server);
    node.host_signed = String::from("127.0.0.1");
    understood(&server, &node.request());
    node.host_signed = String::from("127.0.0.2");
    let answer = node.request().send(server.address());
    assert_eq!(answer.code(), "AuthFailure.SignatureFailure");
}

#[test]
fn points_4_5_any_service_name_is_accepted_and_the_action_decides() {
    let server = Server::fresh();
    for service in ["vpc", "cvm", "127", "localhost", "localhost:8080", "batch", "x"] {
        let mut call = post(&server);
        call.service = service.to_owned();
        understood(&server, &call.request());
        let mut call = Tc3::post(&server, "DescribeInstances", "{}");
        call.service = service.to_owned();
        assert_eq!(call.request().send(server.address()).code(), "OK", "{service}");
    }
}

#[test]
fn point_6_the_query_is_signed_as_it_was_sent() {
    let server = Server::fresh();
    understood(&server, &Tc3::get(&server, MIGRATE, QUERY).request());
    let filter = |value: &str| {
        format!("Limit=5&Filters.0.Values.0={value}&Filters.0.Name=vpc-name&Offset=0")
    };
    let vpc = json!({"VpcName": "a b/c", "CidrBlock": "10.0.0.0/16"}).to_string();
    let made = Tc3::post(&server, "CreateVpc", &vpc).request().send(server.address());
    assert_eq!(made.code(), "OK");
    for value in ["a%20b%2Fc", "a+b/c", "a+b%2fc", "%61%20b/c"] {
        let answer = Tc3::get(&server, "DescribeVpcs", &filter(value)).request();
        let answer = answer.send(server.address());
        assert_eq!(answer.response()["TotalCount"], 1, "{value}: {}", answer.body);
    }
}

#[test]
fn point_7_the_content_type_is_signed_as_it_was_sent() {
    let server = Server::fresh();
    for content_type in [
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "Application/JSON",
    ] {
        let mut call = post(&server);
        call.content_type = content_type.to_owned();
        understood(&server, &call.request());
    }
    let mut form = Tc3::post(&server, MIGRATE, QUERY);
    form.content_type = String::from("application/x-www-form-urlencoded");
    understood(&server, &form.request());
    let other = post(&server).request().with("Content-Type", "application/json; charset=utf-8");
    assert_eq!(other.send(server.address()).code(), "AuthFailure.SignatureFailure");
}

#[test]
fn point_8_blanks_in_the_authorization_are_of_no_matter() {
    let server = Server::fresh();
    let request = post(&server).request();
    let usual = request.header("authorization").to_owned();
    for written in [
        usual.replacen("TC3-HMAC-SHA256 ", "TC3-HMAC-SHA256  ", 1),
        usual.replace(", ", ","),
        usual.replace(", ", " ,  "),
    ] {
        understood(&server, &request.clone().with("Authorization", &written));
    }
}

#[test]
fn point_9_names_of_headers_are_compared_without_case() {
    let server = Server::fresh();
    let changes: [fn(&str) -> String; 3] = [
        |name| name.to_lowercase(),
        |name| name.to_uppercase(),
        |name| name.replace("X-TC-", "X-Tc-"),
    ];
    for change in changes {
        let mut request = post(&server).request();
        for (name, _) in &mut request.headers {
            *name = change(name);
        }
        understood(&server, &request);
    }
}

#[test]
fn point_10_flat_parameters_are_typed_by_the_server() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let (vpc, subnet) = (cloud.vpc.as_str(), cloud.subnet.as_str());
    for (number, (word, primary)) in
        [("True", true), ("true", true), ("False", false), ("FALSE", false)].iter().enumerate()
    {
        let address = format!("10.0.0.{}", 50 + number);
        let own = [
            ("VpcId", vpc),
            ("SubnetId", subnet),
            ("NetworkInterfaceName", "box"),
            ("PrivateIpAddresses.0.PrivateIpAddress", &address),
            ("PrivateIpAddresses.0.Primary", word),
            ("SecondaryPrivateIpAddressCount", "2"),
        ];
        let call = V1::new(&server, "CreateNetworkInterface", &own);
        let call = if number % 2 == 0 { call } else { call.posted() };
        let answer = call.request().send(server.address());
        assert_eq!(answer.code(), "OK", "{word}: {}", answer.message());
        let made = answer.response();
        let first = text(&made, "/NetworkInterface/PrivateIpAddressSet/0/PrivateIpAddress");
        assert_eq!(first == address, *primary, "{word}: {made}");
    }
    let own = [("Filters.0.Name", "vpc-id"), ("Filters.0.Values.0", vpc), ("Limit", "2")];
    let call = V1::new(&server, "DescribeNetworkInterfaces", &own);
    for call in [call.clone(), call.posted()] {
        let found = call.request().send(server.address()).response();
        assert_eq!(found["TotalCount"], 4, "{found}");
        assert_eq!(found["NetworkInterfaceSet"].as_array().map(Vec::len), Some(2));
    }
}

#[test]
fn point_11_a_nonce_may_have_63_bits() {
    let server = Server::fresh();
    for nonce in ["1", "9223372036854775807"] {
        let call = V1::new(&server, MIGRATE, &OWN).with("Nonce", Some(nonce));
        understood(&server, &call.request());
    }
}

#[test]
fn point_12_the_older_signatures_work_for_get_and_post() {
    let server = Server::fresh();
    for method in [None, Some("HmacSHA1"), Some("HmacSHA256")] {
        let call = V1::new(&server, MIGRATE, &OWN).with("SignatureMethod", method);
        understood(&server, &call.request());
        understood(&server, &call.clone().posted().request());
        // Values are signed as they are and sent encoded.
        let call = call.with("RequestClient", Some("SDK a/b+c=d & e%20\u{672a}"));
        understood(&server, &call.request());
        understood(&server, &call.posted().request());
    }
    let other = V1::new(&server, MIGRATE, &OWN).with("SignatureMethod", Some("HmacMD5"));
    assert_ne!(other.request().send(server.address()).code(), "ResourceNotFound");
}

/// The example of the action's own page, with the common request parameters behind it.
#[test]
fn the_documented_example_works() {
    let server = Server::fresh();
    let call = V1::new(&server, MIGRATE, &OWN);
    for method in [None, Some("HmacSHA256")] {
        let mut call = call.clone().with("SignatureMethod", method);
        call.parameters.sort_by_key(|(name, _)| {
            let first = ["Action", "Version", OWN[0].0, OWN[1].0, OWN[2].0];
            first.iter().position(|known| known == name).unwrap_or(first.len())
        });
        let request = call.request();
        let begin = "/?Action=MigrateNetworkInterface&Version=2017-03-12\
                     &NetworkInterfaceId=eni-afo43z61&SourceInstanceId=ins-r8hr2upy\
                     &DestinationInstanceId=ins-s2hr8upy&";
        assert!(request.target.starts_with(begin), "{}", request.target);
        let answer = understood(&server, &request);
        assert!(answer.message().contains("eni-afo43z61"), "{}", answer.message());
    }
}

#[test]
fn point_13_an_empty_query_is_none_and_a_get_may_speak_of_a_body() {
    let server = Server::fresh();
    let mut posted = V1::new(&server, MIGRATE, &OWN).posted().request();
    posted.target = String::from("/?");
    understood(&server, &posted);
    let mut posted = post(&server).request();
    posted.target = String::from("/?");
    understood(&server, &posted);
    let form = "application/x-www-form-urlencoded";
    for request in
        [V1::new(&server, MIGRATE, &OWN).request(), Tc3::get(&server, MIGRATE, QUERY).request()]
    {
        let request = request.with("Content-Type", form).with("Content-Length", "0");
        understood(&server, &request);
    }
}

#[test]
fn points_14_19_a_host_may_hold_a_scheme_and_be_the_clouds() {
    let server = Server::fresh();
    for host in [
        server.endpoint.clone(),
        String::from("vpc.tencentcloudapi.com"),
        String::from("vpc.ap-guangzhou.tencentcloudapi.com"),
        String::from("vpc.lab.example:8443"),
        String::from("localhost"),
    ] {
        let mut call = post(&server);
        call.host.clone_from(&host);
        call.host_signed.clone_from(&host);
        understood(&server, &call.request());
        let mut call = V1::new(&server, MIGRATE, &OWN);
        call.host = host;
        understood(&server, &call.request());
    }
}

#[test]
fn point_19_a_target_may_name_its_host() {
    let server = Server::fresh();
    let host = "vpc.tencentcloudapi.com";
    let mut call = post(&server);
    (call.host, call.host_signed) = (host.to_owned(), host.to_owned());
    let mut request = call.request();
    request.target = format!("http://{host}/");
    understood(&server, &request);
    let mut call = V1::new(&server, MIGRATE, &OWN);
    call.host = host.to_owned();
    let mut request = call.request();
    request.target = format!("http://{host}{}", request.target);
    understood(&server, &request);
}

#[test]
fn point_18_the_body_may_be_left_out_of_the_signature() {
    let server = Server::fresh();
    let mut call = post(&server);
    call.unsigned = true;
    let request = call.request();
    understood(&server, &request);
    // The word is part of what is signed: it cannot be added to a call, nor taken away.
    let signed = post(&server).request().with("X-TC-Content-SHA256", "UNSIGNED-PAYLOAD");
    for request in [signed, request.without("X-TC-Content-SHA256")] {
        let answer = request.send(server.address());
        assert_eq!(answer.code(), "AuthFailure.SignatureFailure");
    }
}

#[test]
fn point_20_unknown_headers_are_of_no_matter() {
    let server = Server::fresh();
    let mut request = post(&server).request();
    for (name, value) in [
        ("X-TC-TraceId", "5f1f4f0c-2d0b-4f4c-8f0b-0a4c0f6f3c55"),
        ("X-TC-RequestClient", "SDK_PYTHON_3.1.195; _CLI_3.1.189.1"),
        ("X-TC-Language", "zh-CN"),
        ("User-Agent", "python-requests/2.34.2"),
        ("Accept", "*/*"),
        ("X-Forwarded-For", "10.0.0.1"),
        ("X-Odd", "\u{e9}\u{672a}"),
        ("X-Odd", "twice"),
    ] {
        request.headers.push((name.to_owned(), value.to_owned()));
    }
    understood(&server, &request);
}

#[test]
fn the_action_may_be_signed_in_lower_case() {
    let server = Server::fresh();
    let mut call = post(&server);
    call.signs_action = true;
    let request = call.request();
    understood(&server, &request);
    let other = request.with("X-TC-Action", "DescribeVpcs").send(server.address());
    assert_eq!(other.code(), "AuthFailure.SignatureFailure");
}

#[test]
fn a_connection_is_kept_unless_the_caller_closes_it() {
    let server = Server::fresh();
    let stream = connect(server.address());
    let mut answers = std::io::BufReader::new(stream.try_clone().unwrap());
    let mut ids = std::collections::BTreeSet::new();
    for number in 0..20 {
        let request = post(&server).request();
        let request = if number == 19 { request.with("Connection", "close") } else { request };
        std::io::Write::write_all(&mut &stream, &request.bytes()).unwrap();
        ids.insert(text(&read_answer(&mut answers).response(), "/RequestId"));
    }
    assert_eq!(ids.len(), 20, "every call has a RequestId of its own");
    let mut rest = Vec::new();
    std::io::Read::read_to_end(&mut answers, &mut rest).unwrap();
    assert!(rest.is_empty());
}
