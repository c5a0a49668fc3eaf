//! The commands that end: `call`, `actions`, `purge --dry-run`, `doctor`.

use std::process::{Command, ExitStatus};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cloud::{Cloud, migration};
use crate::server::{Process, SECRET_ID, SECRET_KEY, Server, rehome, serve};

/// What a command came to.
struct Ended {
    status: ExitStatus,
    stdout: String,
    stderr: String,
}

impl Ended {
    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.stdout, self.stderr))
    }
}

fn run(command: &mut Command) -> Ended {
    let mut process = Process::start(command);
    let status = process.end();
    let ended = Ended { status, stdout: process.stdout(), stderr: process.stderr() };
    assert!(!ended.stderr.contains("panicked"), "{}", ended.stderr);
    ended
}

/// `rehome call` of a server with the tests' key; everything behind the action is a parameter.
fn call(server: &Server, action: &str, parameters: &[&str]) -> Ended {
    let mut command = rehome();
    command.env("TENCENTCLOUD_SECRET_ID", SECRET_ID).env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY);
    command.args(["call", action]).args(parameters).args(["--endpoint", &server.endpoint]);
    run(&mut command)
}

#[test]
fn call_prints_the_response_and_exits_0() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let ended = call(&server, "DescribeVpcs", &["--VpcIds.0", &cloud.vpc]);
    assert_eq!(ended.status.code(), Some(0), "{}", ended.stderr);
    assert_eq!(ended.json()["Response"]["VpcSet"][0]["VpcId"], cloud.vpc.as_str());
    assert!(ended.json()["Response"]["RequestId"].is_string());
}

#[test]
fn call_prints_the_error_and_exits_1() {
    let server = Server::fresh();
    let parameters = ["--NetworkInterfaceId", "eni-afo43z61", "--SourceInstanceId", "ins-r8hr2upy"];
    let destination = ["--DestinationInstanceId", "ins-s2hr8upy"];
    let whole = [parameters.as_slice(), destination.as_slice()].concat();
    for (action, parameters, code) in [
        ("MigrateNetworkInterface", whole.as_slice(), "ResourceNotFound"),
        ("MigrateNetworkInterface", parameters.as_slice(), "MissingParameter"),
        ("CreateNatGateway", &[], "UnsupportedOperation.NotBuilt"),
        ("NoSuchAction", &[], "InvalidAction"),
    ] {
        let ended = call(&server, action, parameters);
        assert_eq!(ended.status.code(), Some(1), "{action}: {}", ended.stderr);
        let response = &ended.json()["Response"];
        assert_eq!(response["Error"]["Code"], code, "{response}");
        assert!(response["Error"]["Message"].as_str().is_some_and(|text| !text.is_empty()));
        assert_eq!(response["RequestId"].as_str().map(str::len), Some(36), "{response}");
    }
}

#[test]
fn call_does_a_whole_migration_from_text() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 2);
    let Value::Object(parameters) = migration(&eni, &instances[0], &instances[1]) else {
        unreachable!("the parameters are an object")
    };
    let named = parameters.iter().map(|(name, value)| (format!("--{name}"), value.as_str()));
    let named: Vec<(String, &str)> = named.map(|(n, v)| (n, v.unwrap())).collect();
    let mut flags: Vec<&str> = named.iter().flat_map(|(n, v)| [n.as_str(), *v]).collect();
    // A number is text here and typed by the server.
    flags.extend(["--AttachType", "0"]);
    let ended = call(&server, "MigrateNetworkInterface", &flags);
    assert_eq!(ended.status.code(), Some(0), "{}{}", ended.stdout, ended.stderr);
    let answer = ended.json();
    assert_eq!(cloud.end_of(answer["Response"]["RequestId"].as_str().unwrap()), "SUCCESS");

    let filters = [
        "--Filters.0.Name",
        "attachment.instance-id",
        "--Filters.0.Values.0",
        &instances[1],
        "--Filters.1.Name",
        "is-primary",
        "--Filters.1.Values.0",
        "false",
        "--Limit",
        "5",
    ];
    let found = call(&server, "DescribeNetworkInterfaces", &filters).json();
    assert_eq!(found["Response"]["TotalCount"], 1, "{found}");
    assert_eq!(found["Response"]["NetworkInterfaceSet"][0]["NetworkInterfaceId"], eni.as_str());
}

#[test]
fn the_data_folder_gives_the_caller_key_and_endpoint() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("state");
    let _server = Server::ready(&mut serve(&folder), &folder);
    let data = folder.to_str().unwrap();
    for (flags, environment) in [(vec!["--data", data], None), (vec![], Some(data))] {
        let mut command = rehome();
        command.arg("call").args(flags).arg("DescribeVpcs");
        command.envs(environment.map(|data| ("REHOME_DATA", data)));
        let ended = run(&mut command);
        assert_eq!(ended.status.code(), Some(0), "{}", ended.stderr);
        assert_eq!(ended.json()["Response"]["TotalCount"], 0);
    }
}

#[test]
fn a_wrong_key_is_refused_and_not_shown() {
    let server = Server::fresh();
    let secret = "aSecretThatIsWrongAndASecretAllTheSame";
    let mut command = rehome();
    command.env("TENCENTCLOUD_SECRET_ID", SECRET_ID).env("TENCENTCLOUD_SECRET_KEY", secret);
    command.env("REHOME_LOG", "trace");
    let ended = run(command.args(["call", "--endpoint", &server.endpoint, "DescribeVpcs"]));
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(ended.json()["Response"]["Error"]["Code"], "AuthFailure.SignatureFailure");
    assert!(!(ended.stdout + &ended.stderr).contains(secret));
}

#[test]
fn a_caller_without_key_or_server_is_told_so() {
    let home = TempDir::new().unwrap();
    let mut command = rehome();
    command.env("HOME", home.path()).env_remove("XDG_STATE_HOME");
    let ended = run(command.args(["call", "DescribeVpcs"]));
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(ended.stdout, "");
    for word in ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", "--data"] {
        assert!(ended.stderr.contains(word), "{}", ended.stderr);
    }
    // A port that nobody listens on: it was ours until just now.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let endpoint = format!("http://{free}");
    command.env("TENCENTCLOUD_SECRET_ID", "AKIDa").env("TENCENTCLOUD_SECRET_KEY", "b");
    let ended = run(command.args(["--endpoint", &endpoint]));
    assert_ne!(ended.status.code(), Some(0));
}

#[test]
fn a_server_that_is_not_there_is_named() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let endpoint = format!("http://{free}");
    let mut command = rehome();
    command.env("TENCENTCLOUD_SECRET_ID", "AKIDa").env("TENCENTCLOUD_SECRET_KEY", "b");
    let ended = run(command.args(["call", "--endpoint", &endpoint, "DescribeVpcs"]));
    assert_eq!(ended.status.code(), Some(1));
    assert_eq!(ended.stdout, "");
    assert!(ended.stderr.contains(&endpoint), "{}", ended.stderr);
}

#[test]
fn actions_tells_what_is_built() {
    let ended = run(rehome().arg("actions"));
    assert_eq!(ended.status.code(), Some(0));
    let line = |name: &str| {
        let found = ended.stdout.lines().find(|line| line.split_whitespace().nth(2) == Some(name));
        found.unwrap_or_else(|| panic!("{name} is not listed")).to_owned()
    };
    for built in ["MigrateNetworkInterface", "DescribeVpcTaskResult", "RunInstances"] {
        assert!(line(built).ends_with("supported"), "{}", line(built));
        assert!(line(built).contains("2017-03-12"), "{}", line(built));
    }
    let open: Vec<&str> = ended.stdout.lines().filter(|it| !it.ends_with("supported")).collect();
    assert_eq!(open, [""; 0], "all are built");
}

/// The list and the server agree: what is listed is never called not built, and the reverse.
#[test]
fn actions_tells_the_truth() {
    let server = Server::fresh();
    let client = server.client();
    let listed = run(rehome().arg("actions")).stdout;
    let mut supported = 0;
    for line in listed.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [service, version, action, ..] = words[..] else { panic!("{line}") };
        let operation = rehome_client::Operation { service, version, action };
        let code = match client.call(operation, json!({})) {
            Ok(_) => String::from("OK"),
            Err(error) => error.code().unwrap_or_else(|| panic!("{error}")).to_owned(),
        };
        let built = line.ends_with(" supported");
        supported += usize::from(built);
        assert_eq!(code == "UnsupportedOperation.NotBuilt", !built, "{line}: {code}");
        assert_ne!(code, "InvalidAction", "{line}");
    }
    assert!(supported >= 16, "{supported}");
}

#[test]
fn purge_can_be_asked_what_it_would_do() {
    let ended = run(rehome().args(["purge", "--dry-run"]));
    assert_eq!(ended.status.code(), Some(0), "{}", ended.stderr);
    let promised = |line: &str| line.starts_with("would remove");
    assert!(ended.stdout.lines().all(promised), "{}", ended.stdout);
    let home = TempDir::new().unwrap();
    let nowhere = home.path().join("nowhere");
    let ended = run(rehome().args(["purge", "--dry-run", "--data"]).arg(&nowhere));
    assert_eq!(ended.status.code(), Some(1));
    assert!(ended.stderr.contains(&nowhere.display().to_string()), "{}", ended.stderr);
    assert!(!nowhere.exists());
}

#[test]
fn doctor_gives_a_verdict() {
    let ended = run(rehome().arg("doctor"));
    let lacking = ended.stdout.lines().any(|line| line.starts_with("MISSING"));
    assert_eq!(ended.status.code(), Some(i32::from(lacking)), "{}", ended.stdout);
    assert!(ended.stdout.contains("the Linux plane"), "{}", ended.stdout);
    let without = ended.stdout.lines().any(|line| line.starts_with("without"));
    assert_eq!(lacking || without, ended.stdout.contains("remedy"), "{}", ended.stdout);
}
