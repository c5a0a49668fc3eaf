//! A container's network becomes an instance by `rehome instance adopt`, and outlives its process and
//! the server. What the server may do is no more than that takes.

use std::fs::read_to_string;
use std::process::{Child, Command, Stdio};

use nix::sched::{CloneFlags, unshare};
use nix::sys::signal::Signal;
use serde_json::json;

use crate::cloud::{Cloud, text};
use crate::kernel::Kernel;
use crate::namespaces::{self, arrives};
use crate::server::{Process, Server, rehome, serve_with_key, until};
use crate::server::{SECRET_ID, SECRET_KEY};

/// A process in a network of its own. Killed when dropped.
struct Container(Child);

impl Drop for Container {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Container {
    fn start() -> Self {
        let thread = std::thread::spawn(|| {
            unshare(CloneFlags::CLONE_NEWNET).expect("root may make a namespace");
            let mut command = Command::new("sleep");
            command
                .arg("600")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .spawn()
                .expect("sleep starts")
        });
        Self(thread.join().expect("it does not panic"))
    }
}

/// What a command said, and its exit code.
fn run(arguments: &[&str], server: &Server) -> (Option<i32>, String, String) {
    let mut command = rehome();
    command.args(arguments);
    if arguments[0] == "instance" {
        command.args(["--endpoint", &server.endpoint]);
        command.env("TENCENTCLOUD_SECRET_ID", SECRET_ID);
        command.env("TENCENTCLOUD_SECRET_KEY", SECRET_KEY);
    }
    let mut process = Process::start(&mut command);
    let status = process.end();
    (status.code(), process.stdout(), process.stderr())
}

fn serve(kernel: &Kernel) -> Server {
    Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder())
}

#[test]
fn an_adopted_container_outlives_its_process_and_the_server_and_is_let_go() {
    let test = "an_adopted_container_outlives_its_process_and_the_server_and_is_let_go";
    let Some(kernel) = Kernel::found(test) else { return };
    let mut server = serve(&kernel);
    let cloud = Cloud::new(&server);
    let container = Container::start();
    let pid = container.0.id().to_string();
    let (code, stdout, stderr) =
        run(&["instance", "adopt", "--pid", &pid, "--name", "mine"], &server);
    assert_eq!(code, Some(0), "{stderr}");
    let adopted = stdout.trim().to_owned();
    let shown = cloud.done("DescribeInstances", json!({"InstanceIds": [adopted]}));
    assert_eq!(text(&shown, "/InstanceSet/0/InstanceState"), "RUNNING");
    assert_eq!(text(&shown, "/InstanceSet/0/InstanceName"), "mine");
    // Not twice.
    let (code, _, stderr) = run(&["instance", "adopt", "--pid", &pid], &server);
    assert!(code == Some(1) && stderr.contains("already"), "{stderr}");
    drop(container);
    let [made, third] = <[String; 2]>::try_from(cloud.instances(2)).unwrap();
    let instances = [adopted.clone(), made.clone()];
    let eni = cloud.attached(&made, 2);
    migrate(&cloud, &eni, (&made, &adopted));
    let address = namespaces::first_address(&cloud.interface_of(&eni));
    let peer = namespaces::first_address(&cloud.interface_of(&cloud.primary_of(&third)));
    assert!(arrives(&third, &peer, (&adopted, &address)));
    server.process.signal(Signal::SIGKILL);
    server.process.end();
    assert!(arrives(&third, &peer, (&adopted, &address)));
    let server = serve(&kernel);
    let cloud = Cloud { client: server.client(), ..cloud };
    namespaces::check(&cloud.interface_of(&eni), &instances);
    assert!(arrives(&third, &peer, (&adopted, &address)));
    assert!(arrives(&adopted, &address, (&third, &peer)));
    commands_run_inside(&adopted, &server);
    migrate(&cloud, &eni, (&adopted, &made));
    cloud.done("TerminateInstances", json!({"InstanceIds": [adopted]}));
    until("it is let go", || {
        let shown = cloud.done("DescribeInstances", json!({"InstanceIds": [adopted]}));
        (shown["TotalCount"] == 0).then_some(())
    });
    assert!(!std::path::Path::new(&format!("/run/netns/{adopted}")).exists());
    drop(server);
    kernel.purge_all();
}

fn migrate(cloud: &Cloud, eni: &str, (from, to): (&str, &str)) {
    let asked = json!({
        "NetworkInterfaceId": eni, "SourceInstanceId": from, "DestinationInstanceId": to,
    });
    cloud.done("MigrateNetworkInterface", asked);
    until("the interface is there", || {
        let shown = cloud.interface_of(eni);
        let holder = text(&shown, "/Attachment/InstanceId");
        (holder == to && shown["State"] == "AVAILABLE").then_some(())
    });
}

fn commands_run_inside(instance: &str, server: &Server) {
    let (code, stdout, stderr) =
        run(&["exec", instance, "--", "cat", "/proc/self/net/dev"], server);
    assert!(code == Some(0) && stdout.contains("eni0-"), "{stdout}{stderr}");
    let (code, _, _) = run(&["exec", instance, "--", "sh", "-c", "exit 7"], server);
    assert_eq!(code, Some(7));
    let (code, _, stderr) = run(&["exec", "ins-00000000", "--", "true"], server);
    assert!(code == Some(1) && stderr.contains("is not there"), "{stderr}");
    let (code, _, stderr) = run(&["exec", "elsewhere", "--", "true"], server);
    assert!(code == Some(2) && stderr.contains("ins-"), "{stderr}");
    let (code, _, stderr) = run(&["exec", instance, "--", "/nowhere/to/be/found"], server);
    assert!(code == Some(1) && stderr.contains("could not be started"), "{stderr}");
}

#[test]
fn the_server_keeps_four_capabilities_and_moves_interfaces_with_them() {
    let test = "the_server_keeps_four_capabilities_and_moves_interfaces_with_them";
    let Some(kernel) = Kernel::found(test) else { return };
    let server = serve(&kernel);
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 2);
    migrate(&cloud, &eni, (&instances[0], &instances[1]));
    namespaces::check(&cloud.interface_of(&eni), &instances);
    // CAP_NET_ADMIN (12), CAP_NET_RAW (13), CAP_SYS_PTRACE (19), CAP_SYS_ADMIN (21).
    let needed = (1u64 << 12) | (1 << 13) | (1 << 19) | (1 << 21);
    let tasks = std::fs::read_dir(format!("/proc/{}/task", server.process.pid())).unwrap();
    let mut threads = 0;
    for task in tasks {
        // A thread may end meanwhile.
        let Ok(status) = read_to_string(task.unwrap().path().join("status")) else { continue };
        let set = |name: &str| {
            let hex = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
            u64::from_str_radix(hex.trim(), 16).unwrap()
        };
        let sets = ["CapInh:", "CapPrm:", "CapEff:", "CapBnd:", "CapAmb:"].map(set);
        assert_eq!(sets, [0, needed, needed, needed, 0], "{status}");
        threads += 1;
    }
    assert!(threads > 3, "{threads} threads were looked at");
    drop(server);
    kernel.purge_all();
}

#[test]
fn on_the_simulated_plane_anything_is_adopted_in_words_and_nothing_can_be_done() {
    let server = Server::fresh();
    let cloud = Cloud::new(&server);
    let (code, stdout, stderr) =
        run(&["instance", "adopt", "--netns", "/run/netns/no-such-namespace"], &server);
    assert_eq!(code, Some(0), "{stderr}");
    let shown = cloud.done("DescribeInstances", json!({"InstanceIds": [stdout.trim()]}));
    assert_eq!(text(&shown, "/InstanceSet/0/InstanceState"), "RUNNING");
    let (code, _, stderr) = run(&["instance", "adopt", "--netns", "/etc/passwd"], &server);
    assert!(code == Some(1) && stderr.contains("NetnsPath"), "{stderr}");
    let status = read_to_string(format!("/proc/{}/status", server.process.pid())).unwrap();
    assert!(status.contains("CapEff:\t0000000000000000"), "{status}");
}
