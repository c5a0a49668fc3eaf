//! How often an action may be called, and in which order a call is checked.

use serde_json::json;

use crate::accounts::{code, user};
use crate::cloud::call;
use crate::server::{SECRET_ID, SECRET_KEY, Server, rehome, until};
use crate::signed::Tc3;

/// A server whose limits are the published ones times a factor.
pub(crate) fn limited(home: &tempfile::TempDir, limits: &str) -> Server {
    let folder = home.path().join("state");
    let mut command = rehome();
    command.args(["serve", "--listen", "127.0.0.1:0", "--plane", "simulated"]);
    command.args(["--rate-limits", limits, "--data"]).arg(&folder);
    command.env("REHOME_SECRET_ID", SECRET_ID).env("REHOME_SECRET_KEY", SECRET_KEY);
    Server::ready(&mut command, &folder)
}

#[test]
fn the_call_beyond_the_limit_is_refused_in_the_documented_words_and_another_region_is_not() {
    let home = tempfile::tempdir().unwrap();
    // DescribeSubnets: 20 in a second, so 1.
    let server = limited(&home, "0.05");
    let (here, there) = (server.client(), server.client_of(SECRET_ID, SECRET_KEY, "ap-shanghai"));
    // A second may end between two calls; two calls of one second come sooner or later.
    let error = until("a second call within the same second", || {
        call(&here, "DescribeSubnets", json!({})).err()
    });
    assert_eq!(error.code, "RequestLimitExceeded");
    assert_eq!(
        error.message,
        "Your current request times equals to `2` in a second, which exceeds the frequency limit \
         `1` for a second. Please reduce the frequency of calls."
    );
    assert_eq!(code(&call(&there, "DescribeSubnets", json!({}))), "OK");
    until("the next second begins", || call(&here, "DescribeSubnets", json!({})).ok());
}

/// Neighbouring rows differ in one flaw: the earlier check answers, whatever comes after it.
#[test]
fn a_call_is_checked_in_the_documented_order() {
    let server = Server::fresh();
    drop(user(&server, "nobody"));
    let key = crate::accounts::account(
        &server.folder,
        &["key", "create", crate::accounts::FIRST, "--user", "nobody"],
    );
    let mut lines = key.lines().filter_map(|line| line.split_once(' ')).map(|(_, value)| value);
    let (id, secret) = (lines.next().unwrap().to_owned(), lines.next().unwrap().to_owned());
    let mut bad = Tc3::post(&server, "DescribeVpcz", r#"{"VpcIds":1}"#);
    (bad.secret_id, bad.secret_key) = (String::from("AKIDnobody"), String::from("wrong"));
    bad.version = String::from("2017-03-13");
    bad.region = Some(String::from("ap-nowhere"));
    bad.timestamp -= 400;
    let answered = |call: &Tc3| call.request().send(server.address()).code();
    let missing = bad.request().without("X-TC-Version");
    assert_eq!(missing.send(server.address()).code(), "MissingParameter");
    assert_eq!(answered(&bad), "AuthFailure.SecretIdNotFound");
    bad.secret_id = id;
    until("the key is taken in", || {
        (answered(&bad) == "AuthFailure.SignatureFailure").then_some(())
    });
    bad.secret_key = secret;
    assert_eq!(answered(&bad), "AuthFailure.SignatureExpire");
    bad.timestamp += 400;
    assert_eq!(answered(&bad), "NoSuchVersion");
    bad.version = String::from("2017-03-12");
    assert_eq!(answered(&bad), "InvalidAction");
    bad.action = String::from("DescribeVpcs");
    assert_eq!(answered(&bad), "UnsupportedRegion");
    bad.region = Some(String::from("ap-guangzhou"));
    assert_eq!(answered(&bad), "UnauthorizedOperation");
    (bad.secret_id, bad.secret_key) = (SECRET_ID.to_owned(), SECRET_KEY.to_owned());
    assert_eq!(answered(&bad), "InvalidParameter");
    bad.body = br#"{"VpcIds":["vpc-zzzzzzzz"]}"#.to_vec();
    assert_eq!(answered(&bad), "ResourceNotFound");
}

#[test]
fn the_rate_is_looked_at_before_the_permission() {
    let home = tempfile::tempdir().unwrap();
    let server = limited(&home, "0.05");
    let nobody = user(&server, "nobody");
    let codes = || code(&call(&nobody, "DescribeSubnets", json!({})));
    until("one of a second", || (codes() == "UnauthorizedOperation").then_some(()));
    until("two of a second", || (codes() == "RequestLimitExceeded").then_some(()));
}

#[test]
fn a_host_of_the_cloud_names_its_product() {
    let server = Server::fresh();
    for (host, action, expected) in [
        ("vpc.tencentcloudapi.com", "DescribeVpcs", "OK"),
        ("cvm.tencentcloudapi.com", "DescribeVpcs", "InvalidAction"),
        ("tag.tencentcloudapi.com", "DescribeVpcs", "NoSuchVersion"),
        ("tke.tencentcloudapi.com", "DescribeVpcs", "NoSuchProduct"),
    ] {
        let mut call = Tc3::post(&server, action, "{}");
        (call.host, call.host_signed) = (host.to_owned(), host.to_owned());
        assert_eq!(call.request().send(server.address()).code(), expected, "{action} on {host}");
    }
}
