//! Route tables through the API and a stream through a router pair, judged by packets: instances that
//! forward, with networks behind them that Rehome knows nothing of.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::cloud::{Cloud, ZONE, migration, subnet, text};
use crate::kernel::{Kernel, skip};
use crate::namespaces::{Elsewhere, arrives, first_address, inside, run};
use crate::server::{Server, serve_with_key, until};

/// A host in the network behind the routers.
const BEHIND: &str = "198.51.100.5";

/// An instance forwards, and has the network behind it.
fn connect(router: &str, behind: &Elsewhere, port: &str) {
    behind.ip(&format!("link add {port} type veth peer name dc0 netns {router}"));
    behind.ip(&format!("link set {port} master br0 up"));
    run("ip", router, "link set dc0 address 02:00:00:00:00:01 up");
    run("ip", router, "address add 198.51.100.1/24 dev dc0");
    inside(router, || std::fs::write("/proc/sys/net/ipv4/ip_forward", "1")).unwrap();
}

fn network(name: &str) -> Elsewhere {
    let behind = Elsewhere::new(name);
    behind.ip("link add br0 type bridge");
    behind.ip("link set br0 up");
    behind.ip("address add 198.51.100.5/24 dev br0");
    behind.ip("route add default via 198.51.100.1");
    behind
}

impl Cloud {
    fn main_table(&self) -> String {
        let filters = json!({"Filters": [
            {"Name": "vpc-id", "Values": [self.vpc]},
            {"Name": "association.main", "Values": ["true"]},
        ]});
        text(&self.done("DescribeRouteTables", filters), "/RouteTableSet/0/RouteTableId")
    }

    fn primary_address(&self, instance: &str) -> String {
        first_address(&self.interface_of(&self.primary_of(instance)))
    }
}

fn route(destination: &str, by: &str) -> Value {
    json!({"DestinationCidrBlock": destination, "GatewayType": "NORMAL_CVM", "GatewayId": by})
}

#[test]
fn routes_lead_by_instances_the_more_specific_first_per_subnet_while_they_are_enabled() {
    let name = "routes_lead_by_instances_the_more_specific_first_per_subnet_while_they_are_enabled";
    let Some(kernel) = Kernel::found(name) else { return };
    let (one, two) = (network("one"), network("two"));
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let second = subnet(&cloud.client, &cloud.vpc, ("10.0.32.0/20", ZONE));
    let instances = cloud.instances(3);
    let other = cloud.instances_of("S5.LARGE8", 1, (&second, ZONE)).remove(0);
    let (client, by_one, by_two) = (&instances[0], &instances[1], &instances[2]);
    connect(by_one, &one, "up1");
    connect(by_two, &two, "up2");
    let [from, first, next] = [client, by_one, by_two].map(|it| cloud.primary_address(it));
    let elsewhere = cloud.primary_address(&other);
    let at = |sender: &str, from: &str| {
        [&one, &two].map(|behind| arrives(sender, from, (&behind.0, BEHIND)))
    };
    let reaches = |sender: &str, from: &str, wanted: [bool; 2]| {
        until(&format!("{sender} reaches {wanted:?}"), || {
            (at(sender, from) == wanted).then_some(())
        });
    };
    let (whole, host) = ("198.51.100.0/24", "198.51.100.5/32");
    let table = cloud.main_table();
    let add = |table: &str, route: Value| {
        cloud.done("CreateRoutes", json!({"RouteTableId": table, "Routes": [route]}))
    };
    assert_eq!(at(client, &from), [false, false]);
    add(&table, route(whole, &first));
    reaches(client, &from, [true, false]);
    let made = add(&table, route(host, &next));
    reaches(client, &from, [false, true]);
    let number = made["RouteTableSet"][0]["RouteSet"].as_array().unwrap().iter();
    let number = number.filter(|it| it["DestinationCidrBlock"] == host).map(|it| &it["RouteId"]);
    let named = json!({"RouteTableId": table, "RouteIds": number.collect::<Vec<_>>()});
    cloud.done("DisableRoutes", named.clone());
    reaches(client, &from, [true, false]);
    cloud.done("EnableRoutes", named);
    reaches(client, &from, [false, true]);
    // Every subnet of the VPC by the main table, until it has one of its own.
    reaches(&other, &elsewhere, [false, true]);
    let made = cloud.done("CreateRouteTable", json!({"VpcId": cloud.vpc, "RouteTableName": "own"}));
    let own = text(&made, "/RouteTable/RouteTableId");
    add(&own, route(whole, &first));
    let pair = json!({"RouteTableId": own, "SubnetId": second});
    cloud.done("ReplaceRouteTableAssociation", pair);
    reaches(&other, &elsewhere, [true, false]);
    reaches(client, &from, [false, true]);
    kernel.purge_all();
}

/// `iperf3` as a server of one test. Stopped in the end.
struct Iperf(Child);

impl Iperf {
    const PORT: u16 = 5201;

    fn start(namespace: &str) -> Self {
        let mut command = Command::new("ip");
        command.args(["netns", "exec", namespace, "iperf3", "--server", "--one-off"]);
        let server = Self(command.stdout(Stdio::null()).spawn().expect("iperf3 is installed"));
        until("iperf3 listens", || {
            let taken = inside(namespace, || TcpListener::bind((BEHIND, Self::PORT)).is_err());
            taken.then_some(())
        });
        server
    }
}

impl Drop for Iperf {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The client of a stream of so many seconds.
fn stream(namespace: &str, seconds: u32) -> Child {
    let mut command = Command::new("ip");
    command.args(["netns", "exec", namespace, "iperf3", "--client", BEHIND, "--json"]);
    command.args(["--time", &seconds.to_string(), "--bitrate", "200M"]);
    command.stdout(Stdio::piped()).spawn().expect("iperf3 is installed")
}

#[test]
fn an_iperf3_stream_through_a_router_pair_goes_on_while_the_routers_interface_moves() {
    const SECONDS: u32 = 6;
    let name = "an_iperf3_stream_through_a_router_pair_goes_on_while_the_routers_interface_moves";
    let Some(kernel) = Kernel::found(name) else { return };
    if Command::new("iperf3").arg("--version").output().is_err() {
        skip(name, "there is no iperf3");
        return;
    }
    let behind = network("behind");
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(3);
    let (client, routers) = (&instances[0], &instances[1..]);
    for (router, port) in routers.iter().zip(["up1", "up2"]) {
        connect(router, &behind, port);
        // What comes from behind leaves by the interface that moves, and not by the router's own.
        run("ip", router, "rule add from 198.51.100.0/24 table 1001 priority 900");
    }
    let eni = cloud.attached(&routers[0], 1);
    let by = first_address(&cloud.interface_of(&eni));
    let routes = [route("198.51.100.0/24", &by)];
    cloud.done("CreateRoutes", json!({"RouteTableId": cloud.main_table(), "Routes": routes}));
    let from = cloud.primary_address(client);
    until("the network behind is reached", || {
        arrives(client, &from, (&behind.0, BEHIND)).then_some(())
    });
    let _serving = Iperf::start(&behind.0);
    let mut running = stream(client, SECONDS);
    let mut moves = 0;
    while running.try_wait().unwrap().is_none() {
        let (from, to) = (moves % 2, (moves + 1) % 2);
        cloud.finish("MigrateNetworkInterface", migration(&eni, &routers[from], &routers[to]));
        // As the new router of a pair tells its inner side with a gratuitous ARP.
        let port = ["up1", "up2"][to];
        let mut tell = Command::new("bridge");
        tell.args(["-n", &behind.0, "fdb", "replace", "02:00:00:00:00:01", "dev", port, "master"]);
        assert!(tell.status().unwrap().success(), "bridge fdb replace");
        moves += 1;
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    let output = running.wait_with_output().unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(output.status.success(), "{told}");
    let sent = told["intervals"].as_array().unwrap().iter().map(|it| &it["sum"]["bytes"]);
    let sent: Vec<u64> = sent.map(|it| it.as_u64().unwrap()).collect();
    println!("{moves} moves, {sent:?} bytes a second, {}", told["end"]["sum_sent"]);
    assert!(sent.len() >= SECONDS as usize && sent.iter().all(|bytes| *bytes > 0), "{sent:?}");
    let received = told["end"]["sum_received"]["bytes"].as_u64();
    assert!(received > Some(1_000_000), "{received:?}");
    assert!(moves >= 5, "only {moves} moves within {SECONDS} s");
    kernel.purge_all();
}
