//! The client against a server of a few lines: what goes over the wire, and what comes back.

mod server;

use rehome_client::{
    CallError, Client, Credentials, Endpoint, MalformedAnswer, Operation, Parameters,
};
use serde_json::json;
use server::Server;

const FINE: &str = r#"{"Response":{"RequestId":"r-1"}}"#;

fn client(server: &Server) -> Client {
    let endpoint: Endpoint = server.endpoint().parse().expect("the server's own address");
    Client::new(endpoint, Credentials::new("AKID1", "secret"), "ap-guangzhou")
}

#[test]
fn a_call_is_one_signed_post() {
    let server = Server::answering(&[(200, FINE)]);
    let answer = client(&server).call(Operation::vpc("DescribeVpcs"), json!({"Limit": "1"}));
    assert_eq!(answer.expect("answered"), json!({"RequestId": "r-1"}));
    let request = &server.requests()[0];
    assert_eq!(request.line, "POST / HTTP/1.1");
    assert_eq!(request.body, r#"{"Limit":"1"}"#);
    let host = server.endpoint().replace("http://", "");
    let headers = [
        ("host", host.as_str()),
        ("content-type", "application/json"),
        ("x-tc-action", "DescribeVpcs"),
        ("x-tc-version", "2017-03-12"),
        ("x-tc-region", "ap-guangzhou"),
    ];
    for (name, value) in headers {
        assert_eq!(request.headers.get(name).map(String::as_str), Some(value), "{name}");
    }
    let authorization = &request.headers["authorization"];
    assert!(authorization.starts_with("TC3-HMAC-SHA256 Credential=AKID1/"), "{authorization}");
    assert!(authorization.contains("/vpc/tc3_request, SignedHeaders=content-type;host, "));
    assert!(!format!("{request:?}").contains("secret"));
}

#[test]
fn text_parameters_travel_as_a_form() {
    let server = Server::answering(&[(200, FINE)]);
    let form = Parameters::Form(vec![("Filters.0.Name".to_owned(), "vpc id".to_owned())]);
    client(&server).call(Operation::vpc("DescribeVpcs"), form).expect("answered");
    let request = &server.requests()[0];
    assert_eq!(request.body, "Filters.0.Name=vpc%20id");
    assert_eq!(request.headers["content-type"], "application/x-www-form-urlencoded");
}

#[test]
fn calls_one_after_another_use_one_connection() {
    let server = Server::answering(&[(200, FINE); 20]);
    let client = client(&server);
    for _ in 0..20 {
        client.call(Operation::vpc("DescribeVpcTaskResult"), json!({})).expect("answered");
    }
    assert_eq!((server.requests().len(), server.connections()), (20, 1));
}

#[test]
fn an_api_error_keeps_its_code_and_the_connection() {
    let error =
        r#"{"Response":{"Error":{"Code":"ResourceNotFound","Message":"m"},"RequestId":"r"}}"#;
    let server = Server::answering(&[(200, error), (200, FINE)]);
    let client = client(&server);
    let refused = client.call(Operation::vpc("MigrateNetworkInterface"), json!({}));
    assert_eq!(refused.expect_err("refused").code(), Some("ResourceNotFound"));
    client.call(Operation::vpc("MigrateNetworkInterface"), json!({})).expect("answered");
    assert_eq!(server.connections(), 1);
}

#[test]
fn what_is_no_answer_is_told_apart() {
    let server = Server::answering(&[(500, "{}"), (302, ""), (200, "<html>")]);
    let client = client(&server);
    let call = || client.call(Operation::vpc("DescribeVpcs"), json!({})).expect_err("no answer");
    assert!(matches!(call(), CallError::Status(500)));
    assert!(matches!(call(), CallError::Status(302)), "a redirect is not followed");
    assert!(matches!(call(), CallError::Malformed(MalformedAnswer::NotJson)));
}

#[test]
fn a_server_that_is_not_there_is_a_transport_error() {
    let server = Server::answering(&[]);
    let client = client(&server);
    drop(server);
    let error = client.call(Operation::vpc("DescribeVpcs"), json!({})).expect_err("nobody");
    assert!(matches!(error, CallError::Transport(_)), "{error}");
}
