//! `rehome serve` as a process: what it prints, what it keeps, when it refuses, how it stops.

use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use nix::sys::signal::Signal;
use rehome_client::CallError;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cloud::{Cloud, call, done, migration};
use crate::http::{connect, read_answer};
use crate::server::{
    Process, REGION, SECRET_KEY, Server, rehome, serve, serve_on, serve_with_key, until,
};
use crate::signed::Tc3;

/// The promise. It holds also while a request is half sent.
const STOP: Duration = Duration::from_secs(5);

/// Runs a command that is to fail; its exit status and what it said.
fn failure(command: &mut Command) -> (ExitStatus, String) {
    let mut process = Process::start(command);
    let status = process.end();
    assert!(!status.success(), "{status}: {}", process.stderr());
    assert_eq!(process.stdout(), "", "results go to stdout, failures do not");
    assert!(!process.stderr().contains("panicked"), "{}", process.stderr());
    (status, process.stderr())
}

#[test]
fn stdout_is_one_line_that_names_the_endpoint() {
    let mut server = Server::fresh();
    let port = server.address().port();
    assert_ne!(port, 0);
    done(&server.client(), "DescribeVpcs", json!({}));
    server.process.signal(Signal::SIGTERM);
    assert!(server.process.end().success());
    let stdout = server.process.stdout();
    assert_eq!(stdout.lines().count(), 1, "{stdout}");
    assert!(stdout.contains(&format!("http://127.0.0.1:{port}")), "{stdout}");
    let stderr = server.process.stderr();
    for word in ["tccli", "--endpoint", "HttpProfile", "rehome call"] {
        assert!(stderr.contains(word), "{word}: {stderr}");
    }
}

#[test]
fn a_key_is_made_once_and_only_its_owner_can_read_it() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("state");
    let mut ids = Vec::new();
    for _ in 0..2 {
        let mut server = Server::ready(&mut serve(&folder), &folder);
        let file = folder.join("credentials.json");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o077, 0);
        let (id, secret) = kept_key(&folder);
        done(&server.client_of(&id, &secret, REGION), "DescribeVpcs", json!({}));
        server.process.signal(Signal::SIGTERM);
        server.process.end();
        let written = server.process.stdout() + &server.process.stderr();
        assert!(!written.contains(&secret), "the secret was printed");
        ids.push((id, secret));
    }
    assert_eq!(ids[0], ids[1], "the second start keeps the key");
    assert!(ids[0].0.starts_with("AKID") && ids[0].1.len() >= 32);
}

fn kept_key(folder: &Path) -> (String, String) {
    let text = fs::read_to_string(folder.join("credentials.json")).unwrap();
    let key: Value = serde_json::from_str(&text).unwrap();
    let member = |name: &str| key[name].as_str().unwrap().to_owned();
    (member("secret_id"), member("secret_key"))
}

#[test]
fn no_log_level_shows_a_secret_or_a_signature() {
    let home = TempDir::new().unwrap();
    let mut command = serve_with_key(home.path(), "simulated");
    let mut server = Server::ready(command.env("REHOME_LOG", "trace"), home.path());
    let good = Tc3::post(&server, "DescribeVpcs", "{}").request();
    assert_eq!(good.send(server.address()).code(), "OK");
    let tampered = good.clone().with("X-TC-Timestamp", "1551113065");
    assert_ne!(tampered.send(server.address()).code(), "OK");
    let mut wrong = Tc3::post(&server, "DescribeVpcs", "{}");
    wrong.secret_key = String::from("aWrongKeyThatIsASecretTooAsItIsATypo");
    assert_eq!(wrong.request().send(server.address()).code(), "AuthFailure.SignatureFailure");
    server.process.signal(Signal::SIGTERM);
    server.process.end();
    let written = server.process.stdout() + &server.process.stderr();
    assert!(written.contains("DescribeVpcs"), "the log is on: {written}");
    let signature = good.header("authorization").rsplit('=').next().unwrap().to_owned();
    for hidden in [SECRET_KEY, wrong.secret_key.as_str(), signature.as_str()] {
        assert!(!written.contains(hidden), "{hidden} was logged");
    }
}

#[test]
fn half_a_key_is_refused() {
    let home = TempDir::new().unwrap();
    let (_, said) = failure(serve(home.path()).env("REHOME_SECRET_ID", "AKIDalone"));
    assert!(said.contains("REHOME_SECRET_KEY"), "{said}");
}

#[test]
fn a_folder_has_one_server() {
    let server = Server::fresh();
    let (_, said) = failure(&mut serve_with_key(&server.folder, "simulated"));
    assert!(said.contains(&server.folder.display().to_string()), "{said}");
    assert!(said.contains(&server.process.pid().to_string()), "{said}");
    // The first one goes on, and callers still find it by the folder.
    done(&server.client(), "DescribeVpcs", json!({}));
    let endpoint = fs::read_to_string(server.folder.join("endpoint")).unwrap();
    assert_eq!(endpoint.trim(), server.endpoint);
}

/// What connected clients may be doing when the server is told to stop.
fn begun(server: &Server) -> Vec<(&'static str, Vec<u8>)> {
    let whole = Tc3::post(server, "DescribeVpcs", "{}").request().bytes();
    let head = whole.len() - b"{}".len();
    vec![
        ("nothing sent", Vec::new()),
        ("half a request line", b"POST / HT".to_vec()),
        ("half of the headers", whole[..head / 2].to_vec()),
        ("half of the body", whole[..whole.len() - 1].to_vec()),
    ]
}

#[test]
fn signals_stop_the_server_whatever_clients_are_doing() {
    for signal in [Signal::SIGINT, Signal::SIGTERM] {
        let mut server = Server::fresh();
        let mut open = Vec::new();
        for (_, bytes) in begun(&server) {
            let mut stream = connect(server.address());
            stream.write_all(&bytes).unwrap();
            open.push(stream);
        }
        let mut idle = connect(server.address());
        idle.write_all(&Tc3::post(&server, "DescribeVpcs", "{}").request().bytes()).unwrap();
        let mut idle = std::io::BufReader::new(idle);
        assert_eq!(read_answer(&mut idle).code(), "OK");

        let told = Instant::now();
        server.process.signal(signal);
        let status = server.process.end();
        assert_eq!(status.code(), Some(0), "{signal}: {}", server.process.stderr());
        assert!(told.elapsed() < STOP, "{signal}: stopped after {:?}", told.elapsed());
        eprintln!(
            "{signal}: stopped after {:?} with {} connections",
            told.elapsed(),
            open.len() + 1
        );
    }
}

#[test]
fn a_call_under_way_is_answered_before_the_end() {
    let mut server = Server::fresh();
    let request = Tc3::post(&server, "DescribeVpcs", "{}").request();
    let bytes = request.with("Expect", "100-continue").bytes();
    let (head, body) = bytes.split_at(bytes.len() - b"{}".len());
    let mut stream = connect(server.address());
    stream.write_all(head).unwrap();
    // The server asks for the body: from here on the call is under way.
    let mut answers = std::io::BufReader::new(stream.try_clone().unwrap());
    assert_eq!(read_answer(&mut answers).status, 100);
    server.process.signal(Signal::SIGTERM);
    until("the server says that it stops", || {
        server.process.stderr().contains("SIGTERM").then_some(())
    });
    stream.write_all(body).unwrap();
    assert_eq!(read_answer(&mut answers).code(), "OK");
    assert_eq!(server.process.end().code(), Some(0));
}

#[test]
fn other_machines_are_let_in_only_by_an_explicit_word() {
    let home = TempDir::new().unwrap();
    let open = |command: &mut Command| {
        command.args(["--listen", "0.0.0.0:0"]);
        command.env("REHOME_SECRET_ID", "AKIDa").env("REHOME_SECRET_KEY", "b");
    };
    let mut command = rehome();
    command.args(["serve", "--plane", "simulated", "--data"]).arg(home.path());
    open(&mut command);
    let (_, said) = failure(&mut command);
    for word in ["0.0.0.0", "--tls-cert", "--insecure-plaintext"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    let server = Server::ready(command.arg("--insecure-plaintext"), home.path());
    assert!(server.endpoint.starts_with("http://0.0.0.0:"), "{}", server.endpoint);
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let home = TempDir::new().unwrap();
    let mut command = rehome();
    command.args(["serve", "--plane", "simulated", "--listen", &address, "--data"]);
    let (_, said) = failure(command.arg(home.path()));
    assert!(said.contains(&address) && said.contains("in use"), "{said}");
}

#[test]
fn a_folder_that_cannot_be_used_is_named() {
    let home = TempDir::new().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "not a folder").unwrap();
    let shared = home.path().join("shared");
    fs::create_dir(&shared).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o777)).unwrap();
    let damaged = home.path().join("damaged");
    fs::create_dir(&damaged).unwrap();
    fs::set_permissions(&damaged, fs::Permissions::from_mode(0o700)).unwrap();
    fs::write(damaged.join("credentials.json"), "{").unwrap();
    for folder in [file.clone(), file.join("below"), shared, damaged] {
        let (_, said) = failure(&mut serve(&folder));
        assert!(said.contains(&folder.display().to_string()), "{said}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "not a folder");
}

#[test]
fn a_command_line_that_cannot_be_understood_is_exit_code_2() {
    let home = TempDir::new().unwrap();
    for wrong in [["--plane", "magic"], ["--listen", "nowhere"], ["--tls-cert", "a.pem"]] {
        let (status, said) = failure(serve_on(home.path(), "simulated").args(wrong));
        assert_eq!(status.code(), Some(2), "{said}");
    }
}

#[test]
fn the_state_survives_a_stop_and_a_start() {
    let home = TempDir::new().unwrap();
    let folder = home.path().join("state");
    let start = || Server::ready(&mut serve_with_key(&folder, "simulated"), &folder);
    let mut server = start();
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 2);
    let before = cloud.interface_of(&eni);
    server.process.signal(Signal::SIGTERM);
    assert!(server.process.end().success());
    match cloud.client.call(rehome_client::Operation::vpc("DescribeVpcs"), json!({})) {
        Err(CallError::Transport(_)) => {}
        other => panic!("a stopped server answered: {other:?}"),
    }

    let server = start();
    let cloud = Cloud { client: server.client(), ..cloud };
    let ids = json!({"VpcIds": [cloud.vpc]});
    assert_eq!(call(&cloud.client, "DescribeVpcs", ids).unwrap()["TotalCount"], 1);
    assert_eq!(cloud.interface_of(&eni), before);
    cloud.finish("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
    assert_eq!(cloud.interface_of(&eni)["Attachment"]["InstanceId"], instances[1].as_str());
}
