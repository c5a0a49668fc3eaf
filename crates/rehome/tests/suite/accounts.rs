//! Accounts, users, keys, policies, roles and temporary keys: made by `rehome account`, shown by calls.

use std::path::Path;

use rehome_client::{Client, Credentials};
use serde_json::{Value, json};

use crate::cloud::{Cloud, call, done, refused, text};
use crate::server::{REGION, SECRET_ID, Server, rehome, serve_with_key, until};

/// The Uin of the account that is always there.
pub(crate) const FIRST: &str = "100000000001";

/// What `rehome account` says; it has to succeed.
pub(crate) fn account(data: &Path, words: &[&str]) -> String {
    let output = rehome().arg("account").args(words).arg("--data").arg(data).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{words:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

pub(crate) fn account_refused(data: &Path, words: &[&str]) -> String {
    let output = rehome().arg("account").args(words).arg("--data").arg(data).output().unwrap();
    assert!(!output.status.success(), "{words:?} was done");
    String::from_utf8(output.stderr).unwrap()
}

/// The word behind a word.
pub(crate) fn after(told: &str, word: &str) -> String {
    let mut words = told.split_whitespace().skip_while(|it| *it != word);
    words.nth(1).unwrap_or_else(|| panic!("no {word}: {told}")).to_owned()
}

/// A client with the key that `rehome account` printed, once the server knows it.
pub(crate) fn client_of(server: &Server, told: &str, region: &str) -> Client {
    let (id, key) = (after(told, "SecretId"), after(told, "SecretKey"));
    let client = server.client_of(&id, &key, region);
    until("the key is taken in", || {
        let known = call(&client, "GetCallerIdentity", json!({}));
        (code(&known) != "AuthFailure.SecretIdNotFound").then_some(())
    });
    client
}

/// The code of a refusal; an answer without one is "OK".
pub(crate) fn code(answer: &Result<Value, rehome_client::ApiError>) -> String {
    answer.as_ref().map_or_else(|error| error.code.clone(), |_| String::from("OK"))
}

/// A policy of one statement, attached to a user or role of the first account.
pub(crate) fn attach(data: &Path, (name, document): (&str, &Value), to: &[&str]) {
    let file = data.join("policy.json");
    std::fs::write(&file, document.to_string()).unwrap();
    account(data, &["policy", "put", FIRST, name, file.to_str().unwrap()]);
    account(data, &[&["policy", "attach", FIRST, name], to].concat());
}

pub(crate) fn allow(action: &str, resource: &str) -> Value {
    json!({"version": "2.0", "statement": [
        {"effect": "allow", "action": action, "resource": resource},
    ]})
}

/// A user of the first account with a key and no policy.
pub(crate) fn user(server: &Server, name: &str) -> Client {
    account(&server.folder, &["user", "create", FIRST, name]);
    let key = account(&server.folder, &["key", "create", FIRST, "--user", name]);
    client_of(server, &key, REGION)
}

#[test]
fn a_user_may_do_what_policies_allow_as_soon_as_they_are_attached_and_no_longer() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let data = &server.folder;
    let client = user(&server, "ada");
    let describe = |ids: &Value| code(&call(&client, "DescribeVpcs", ids.clone()));
    let (own, none) = (json!({"VpcIds": [cloud.vpc]}), json!({}));
    assert_eq!(describe(&own), "UnauthorizedOperation");
    let pattern = format!("qcs::vpc:{REGION}:uin/{FIRST}:vpc/{}", cloud.vpc);
    attach(data, ("see", &allow("name/vpc:Describe*", &pattern)), &["--user", "ada"]);
    until("the policy holds", || (describe(&own) == "OK").then_some(()));
    let error = call(&client, "DescribeVpcs", none.clone()).unwrap_err();
    assert_eq!(error.code, "UnauthorizedOperation");
    let said = format!("[request id:{}]", error.request_id);
    for part in [&said, "(vpc:DescribeVpcs)", "resource (*)"] {
        assert!(error.message.contains(part), "{error}");
    }
    let error = call(&client, "DeleteVpc", json!({"VpcId": cloud.vpc})).unwrap_err();
    assert!(error.message.contains(&format!("({pattern})")), "{error}");
    // A deny of one thing among what is allowed.
    let document = json!({"version": "2.0", "statement": [
        {"effect": "allow", "action": ["*"], "resource": ["*"]},
        {"effect": "deny", "action": "vpc:Delete*", "resource": format!("qcs::vpc:::vpc/{}", cloud.vpc)},
    ]});
    attach(data, ("most", &document), &["--user", "ada"]);
    until("the policy holds", || (describe(&none) == "OK").then_some(()));
    let error = call(&client, "DeleteVpc", json!({"VpcId": cloud.vpc})).unwrap_err();
    assert_eq!(error.code, "UnauthorizedOperation", "{error}");
    account(data, &["policy", "detach", FIRST, "most", "--user", "ada"]);
    account(data, &["policy", "detach", FIRST, "see", "--user", "ada"]);
    until("nothing holds", || (describe(&own) == "UnauthorizedOperation").then_some(()));
}

#[test]
fn a_key_is_let_in_kept_out_and_gone_while_the_server_runs() {
    let server = Server::fresh();
    let data = &server.folder;
    let told = account(data, &["create", "second"]);
    let client = client_of(&server, &told, REGION);
    let identity = done(&client, "GetCallerIdentity", json!({}));
    assert_eq!(identity["AccountId"], after(&told, "account"));
    let id = after(&told, "SecretId");
    let answers = |expected: &str| {
        until(expected, || {
            (code(&call(&client, "DescribeVpcs", json!({}))) == expected).then_some(())
        });
    };
    answers("OK");
    account(data, &["key", "disable", &id]);
    answers("AuthFailure.SecretIdNotFound");
    account(data, &["key", "enable", &id]);
    answers("OK");
    let would = account(data, &["key", "delete", &id, "--dry-run"]);
    assert!(would.contains(&id) && would.contains("would"), "{would}");
    answers("OK");
    account(data, &["key", "delete", &id]);
    answers("AuthFailure.SecretIdNotFound");
    // The first key is the file's business in nothing.
    assert_eq!(code(&call(&server.client(), "DescribeVpcs", json!({}))), "OK");
    let told = account_refused(data, &["key", "delete", SECRET_ID]);
    assert!(told.contains("credentials.json"), "{told}");
}

#[test]
fn a_secret_is_printed_when_it_is_made_and_never_again() {
    let server = Server::fresh();
    let data = &server.folder;
    let told = account(data, &["create", "second"]);
    let secret = after(&told, "SecretKey");
    drop(client_of(&server, &told, REGION));
    assert!(!account(data, &["list"]).contains(&secret));
    let uin = after(&told, "account");
    assert!(!account(data, &["delete", &uin, "--dry-run"]).contains(&secret));
    assert!(!server.process.stderr().contains(&secret));
}

#[test]
fn an_account_goes_only_when_nothing_of_it_is_left() {
    let server = Server::fresh();
    let data = &server.folder;
    let told = account(data, &["create", "second"]);
    let uin = after(&told, "account");
    let client = client_of(&server, &told, REGION);
    let vpc = done(&client, "CreateVpc", json!({"VpcName": "a", "CidrBlock": "10.0.0.0/16"}));
    let refused = account_refused(data, &["delete", &uin]);
    assert!(refused.contains("resources"), "{refused}");
    assert_eq!(code(&call(&client, "DescribeVpcs", json!({}))), "OK");
    drop(vpc);
    let empty = after(&account(data, &["create", "third"]), "account");
    account(data, &["delete", &empty]);
    assert!(!account(data, &["list"]).contains(&empty));
    // Nobody gets a number that another had.
    assert_ne!(after(&account(data, &["create", "fourth"]), "account"), empty);
    assert!(account_refused(data, &["delete", FIRST]).contains("first"));
}

#[test]
fn a_file_of_accounts_that_is_open_damaged_or_newer_is_refused_and_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let server = Server::fresh();
    let data = server.folder.clone();
    account(&data, &["create", "second"]);
    let file = data.join("accounts.json");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    let good = std::fs::read_to_string(&file).unwrap();
    let put = |text: &str, mode: u32| {
        std::fs::write(&file, text).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for (text, mode, word) in [
        (good.clone(), 0o644, "chmod 600"),
        (good[..good.len() / 2].to_owned(), 0o600, "accounts.json"),
        (good.replace("\"rehome-accounts\": 1", "\"rehome-accounts\": 2"), 0o600, "newer"),
        (good.replace("\"enabled\"", "\"enabld\""), 0o600, "enabld"),
    ] {
        put(&text, mode);
        let said = account_refused(&data, &["list"]);
        assert!(said.contains(word), "{word}: {said}");
    }
    // A server that runs goes on with what it knows; one that starts does not start.
    assert_eq!(code(&call(&server.client(), "DescribeVpcs", json!({}))), "OK");
    drop(server);
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("state");
    account(&folder, &["create", "second"]);
    std::fs::write(folder.join("accounts.json"), "{").unwrap();
    let output = serve_with_key(&folder, "simulated").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(!output.status.success() && said.contains("accounts.json"), "{said}");
}

#[test]
fn a_policy_that_cannot_be_read_whole_is_not_taken() {
    let home = tempfile::tempdir().unwrap();
    let (data, file) = (home.path().join("state"), home.path().join("policy"));
    let mut document = allow("*", "*");
    document["statement"][0]["condition"] = json!({"ip_equal": {"qcs:ip": "10.0.0.0/8"}});
    std::fs::write(&file, document.to_string()).unwrap();
    let said = account_refused(&data, &["policy", "put", FIRST, "p", file.to_str().unwrap()]);
    assert!(said.contains("condition"), "{said}");
    assert!(!account(&data, &["list"]).contains("policy p"));
}

/// A server with a role `ops` of the first account, that describes everything and is trusted to all of it.
fn with_role() -> (Server, Value) {
    let server = Server::fresh();
    let trust = format!("qcs::cam::uin/{FIRST}:root");
    account(&server.folder, &["role", "create", FIRST, "ops", "--trust", &trust]);
    attach(&server.folder, ("see", &allow("vpc:Describe*", "*")), &["--role", "ops"]);
    let arn = format!("qcs::cam::uin/{FIRST}:roleName/ops");
    (server, json!({"RoleArn": arn, "RoleSessionName": "night-shift"}))
}

/// What AssumeRole answers, once the server knows of it.
fn assumed(client: &Client, parameters: &Value) -> Value {
    until("the role is taken in", || call(client, "AssumeRole", parameters.clone()).ok())
}

/// A client with a temporary key.
fn temporary(server: &Server, assumed: &Value) -> Client {
    let of = |name: &str| text(assumed, &format!("/Credentials/{name}"));
    let key = Credentials::new(of("TmpSecretId"), of("TmpSecretKey")).with_token(of("Token"));
    server.client_with(key, REGION)
}

#[test]
fn a_temporary_key_does_what_its_role_may_over_a_restart_and_ends_with_the_role() {
    let (mut server, parameters) = with_role();
    let given = assumed(&server.client(), &parameters);
    let client = temporary(&server, &given);
    let see = |client: &Client| code(&call(client, "DescribeVpcs", json!({})));
    assert_eq!(see(&client), "OK");
    let make = json!({"VpcName": "a", "CidrBlock": "10.0.0.0/16"});
    assert_eq!(refused(&client, "CreateVpc", make).code, "UnauthorizedOperation");
    server.process.signal(nix::sys::signal::Signal::SIGTERM);
    server.process.end();
    let mut command = serve_with_key(&server.folder, "simulated");
    let again = Server::ready(&mut command, &server.folder);
    let client = temporary(&again, &given);
    assert_eq!(see(&client), "OK");
    account(&server.folder, &["role", "delete", FIRST, "ops"]);
    until("the session ends", || (see(&client) == "AuthFailure.TokenFailure").then_some(()));
    let trust = format!("qcs::cam::uin/{FIRST}:root");
    account(&server.folder, &["role", "create", FIRST, "ops", "--trust", &trust]);
    let anew = assumed(&again.client(), &parameters);
    assert_ne!(see(&temporary(&again, &anew)), "AuthFailure.TokenFailure");
    assert_eq!(see(&client), "AuthFailure.TokenFailure", "a role of the same name is another role");
}

#[test]
fn a_session_can_be_narrowed_and_not_widened() {
    let (server, mut parameters) = with_role();
    parameters["Policy"] = json!(allow("vpc:DescribeSubnets", "*").to_string());
    let narrow = temporary(&server, &assumed(&server.client(), &parameters));
    assert_eq!(code(&call(&narrow, "DescribeSubnets", json!({}))), "OK");
    assert_eq!(refused(&narrow, "DescribeVpcs", json!({})).code, "UnauthorizedOperation");
    parameters["Policy"] = json!(allow("*", "*").to_string());
    let wide = temporary(&server, &assumed(&server.client(), &parameters));
    let make = json!({"VpcName": "a", "CidrBlock": "10.0.0.0/16"});
    assert_eq!(refused(&wide, "CreateVpc", make).code, "UnauthorizedOperation");
}

#[test]
fn a_token_that_is_not_the_key_s_own_is_refused() {
    let (server, parameters) = with_role();
    let (other, _) = with_role();
    let client = server.client();
    let given = assumed(&client, &parameters);
    let second = assumed(&client, &parameters);
    let foreign = assumed(&other.client(), &parameters);
    let of = |given: &Value, name: &str| text(given, &format!("/Credentials/{name}"));
    let (id, key) = (of(&given, "TmpSecretId"), of(&given, "TmpSecretKey"));
    let token = of(&given, "Token");
    let mut garbled = token.clone();
    garbled.replace_range(10..11, if &token[10..11] == "A" { "B" } else { "A" });
    let failure = "AuthFailure.TokenFailure";
    for (what, key, token, expected) in [
        ("its own", (id.as_str(), key.as_str()), Some(token.clone()), "OK"),
        ("none", (&id, &key), None, "AuthFailure.SecretIdNotFound"),
        ("garbled", (&id, &key), Some(garbled), failure),
        ("text", (&id, &key), Some(String::from("token")), failure),
        (
            "of a session with another key",
            (&id, &key),
            Some(of(&second, "Token")),
            "AuthFailure.SignatureFailure",
        ),
        ("of another installation", (&id, &key), Some(of(&foreign, "Token")), failure),
        (
            "with another secret",
            (&id, "wrong"),
            Some(token.clone()),
            "AuthFailure.SignatureFailure",
        ),
        (
            "with a permanent key",
            (SECRET_ID, crate::server::SECRET_KEY),
            Some(token.clone()),
            failure,
        ),
    ] {
        let mut credentials = Credentials::new(key.0, key.1);
        if let Some(token) = token {
            credentials = credentials.with_token(token);
        }
        let client = server.client_with(credentials, REGION);
        assert_eq!(code(&call(&client, "DescribeVpcs", json!({}))), expected, "{what}");
    }
    // The same key under the id of another one: its signature is right, and the token is not that id's.
    let credentials = Credentials::new(of(&second, "TmpSecretId"), &key).with_token(token);
    let client = server.client_with(credentials, REGION);
    assert_eq!(code(&call(&client, "DescribeVpcs", json!({}))), failure);
}

#[test]
fn a_temporary_key_expires() {
    let (server, mut parameters) = with_role();
    parameters["DurationSeconds"] = json!(1);
    let client = temporary(&server, &assumed(&server.client(), &parameters));
    until("it has expired", || {
        (code(&call(&client, "DescribeVpcs", json!({}))) == "AuthFailure.TokenFailure")
            .then_some(())
    });
}

#[test]
fn what_assume_role_refuses_has_the_documented_code() {
    let (server, good) = with_role();
    let client = server.client();
    drop(assumed(&client, &good));
    let with = |name: &str, value: Value| {
        let mut parameters = good.clone();
        parameters[name] = value;
        parameters
    };
    for (parameters, expected) in [
        (with("DurationSeconds", json!(43_200)), "OK"),
        (with("DurationSeconds", json!(43_201)), "InvalidParameter.OverTimeError"),
        (with("DurationSeconds", json!(0)), "InvalidParameter.OverTimeError"),
        (
            with("RoleArn", json!(format!("qcs::cam::uin/{FIRST}:roleName/opz"))),
            "ResourceNotFound.RoleNotFound",
        ),
        (with("RoleArn", json!("ops")), "ResourceNotFound.RoleNotFound"),
        (with("RoleSessionName", json!("a")), "InvalidParameter.ParamError"),
        (with("RoleSessionName", json!("a b")), "InvalidParameter.ParamError"),
        (with("Policy", json!("{}")), "InvalidParameter.StrategyInvalid"),
        (with("Policy", json!(" ".repeat(2049))), "InvalidParameter.PolicyTooLong"),
        (with("ExternalId", json!("x")), "UnsupportedOperation"),
    ] {
        assert_eq!(
            code(&call(&client, "AssumeRole", parameters.clone())),
            expected,
            "{parameters}"
        );
    }
    // A user needs to be allowed as well as trusted; a stranger does not learn that the role is there.
    let ada = user(&server, "ada");
    assert_eq!(refused(&ada, "AssumeRole", good.clone()).code, "UnauthorizedOperation");
    let arn = text(&good, "/RoleArn");
    attach(&server.folder, ("take", &allow("sts:AssumeRole", &arn)), &["--user", "ada"]);
    drop(assumed(&ada, &good));
    let told = account(&server.folder, &["create", "second"]);
    let stranger = client_of(&server, &told, REGION);
    assert_eq!(refused(&stranger, "AssumeRole", good).code, "ResourceNotFound.RoleNotFound");
}

#[test]
fn who_calls_is_told_to_users_roles_and_root_users() {
    let (server, parameters) = with_role();
    let client = server.client();
    let root = done(&client, "GetCallerIdentity", json!({}));
    assert_eq!((&root["AccountId"], &root["UserId"]), (&json!(FIRST), &json!(FIRST)));
    let app = done(&client, "GetUserAppId", json!({}));
    assert_eq!((&app["Uin"], &app["OwnerUin"]), (&json!(FIRST), &json!(FIRST)));
    assert!(app["AppId"].as_u64().is_some_and(|id| id > 1_250_000_000), "{app}");
    let told = account(&server.folder, &["user", "create", FIRST, "ada"]);
    let uin = after(&told, "user");
    attach(&server.folder, ("ask", &allow("sts:*", "*")), &["--user", "ada"]);
    account(&server.folder, &["policy", "attach", FIRST, "ask", "--role", "ops"]);
    let key = account(&server.folder, &["key", "create", FIRST, "--user", "ada"]);
    let ada = client_of(&server, &key, REGION);
    let identity = done(&ada, "GetCallerIdentity", json!({}));
    assert_eq!(identity["Type"], "CAMUser");
    assert_eq!(identity["Arn"], format!("qcs::cam::uin/{FIRST}:uin/{uin}"));
    let given = assumed(&client, &parameters);
    let session = done(&temporary(&server, &given), "GetCallerIdentity", json!({}));
    assert_eq!((&session["Type"], &session["PrincipalId"]), (&json!("CAMRole"), &json!(FIRST)));
    assert!(text(&session, "/UserId").ends_with(":night-shift"), "{session}");
}

#[test]
fn global_services_need_no_region() {
    let server = Server::fresh();
    let client = server.client_of(SECRET_ID, crate::server::SECRET_KEY, "");
    for action in ["GetCallerIdentity", "GetUserAppId"] {
        assert_eq!(code(&call(&client, action, json!({}))), "OK", "{action}");
    }
    assert_eq!(code(&call(&client, "DescribeVpcs", json!({}))), "MissingParameter");
}
