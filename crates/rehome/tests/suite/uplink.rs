//! Elastic IPs on the kernel plane, through signed calls and judged by packets: an uplink's
//! namespace with a host in it.

use std::net::UdpSocket;
use std::time::Duration;

use nix::sys::signal::Signal;
use serde_json::json;

use crate::cloud::{Cloud, migration, text};
use crate::eip::association;
use crate::ha_vips::{VIP, announce, ip};
use crate::kernel::Kernel;
use crate::namespaces::{Elsewhere, inside};
use crate::server::{Process, Server, serve_with_key, until};

/// A host behind the uplink.
const HOST: &str = "198.51.100.7";

/// A namespace that stands for the world behind the uplink.
fn world(of: &str) -> Elsewhere {
    let world = Elsewhere::new(of);
    world.ip("address add 198.51.100.7/32 dev lo");
    world
}

/// A socket in a namespace, that waits for what must come.
fn socket(namespace: &str, address: &str) -> UdpSocket {
    let at = format!("{address}:9000");
    let socket = inside(namespace, move || UdpSocket::bind(at)).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    socket
}

/// One datagram there, and one back in the same flow.
fn answers(outside: &UdpSocket, (guest, public): (&UdpSocket, &str)) {
    let mut buffer = [0; 8];
    outside.send_to(b"there", (public, 9000)).unwrap();
    let (length, from) = guest.recv_from(&mut buffer).unwrap();
    assert_eq!((&buffer[..length], from.ip().to_string().as_str()), (&b"there"[..], HOST));
    guest.send_to(b"back", from).unwrap();
    let (length, from) = outside.recv_from(&mut buffer).unwrap();
    assert_eq!((&buffer[..length], from.ip().to_string().as_str()), (&b"back"[..], public));
}

#[test]
fn a_flow_of_an_elastic_ip_goes_on_over_moves_and_without_a_server() {
    let name = "a_flow_of_an_elastic_ip_goes_on_over_moves_and_without_a_server";
    let Some(kernel) = Kernel::found(name) else { return };
    let world = world("outside");
    let uplink = format!("netns:{}", world.0);
    let start = || {
        let mut command = serve_with_key(kernel.folder(), "linux");
        Server::ready(command.args(["--uplink", &uplink]), kernel.folder())
    };
    let mut server = start();
    let mut cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let id = cloud.allocate(1).remove(0);
    let wanted = association(&cloud, &id, &eni);
    cloud.finish_eip("AssociateAddress", wanted.clone());
    let (public, private) =
        (text(&cloud.eip(&id), "/AddressIp"), text(&wanted, "/PrivateIpAddress"));
    let outside = socket(&world.0, HOST);
    answers(&outside, (&socket(&instances[0], &private), &public));
    for round in 0..4 {
        let (from, to) = (&instances[round % 2], &instances[(round + 1) % 2]);
        cloud.finish("MigrateNetworkInterface", migration(&eni, from, to));
        answers(&outside, (&socket(to, &private), &public));
    }
    let guest = socket(&instances[0], &private);
    server.process.signal(Signal::SIGKILL);
    server.process.end();
    answers(&outside, (&guest, &public));
    server = start();
    cloud.client = server.client();
    answers(&outside, (&guest, &public));
    cloud.finish_eip("DisassociateAddress", json!({"AddressId": id}));
    // The world has no way there any more, or drops it.
    drop(outside.send_to(b"late", (public.as_str(), 9000)));
    guest.set_nonblocking(true).unwrap();
    assert!(guest.recv(&mut [0; 8]).is_err(), "it is unbound");
    cloud.finish_eip("ReleaseAddresses", json!({"AddressIds": [id]}));
    server.process.signal(Signal::SIGTERM);
    server.process.end();
    kernel.purge_all();
}

#[test]
fn an_elastic_ip_of_a_ha_vip_reaches_whoever_holds_it() {
    let name = "an_elastic_ip_of_a_ha_vip_reaches_whoever_holds_it";
    let Some(kernel) = Kernel::found(name) else { return };
    let world = world("floats");
    let mut command = serve_with_key(kernel.folder(), "linux");
    let server =
        Server::ready(command.args(["--uplink", &format!("netns:{}", world.0)]), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let (id, eip) = (cloud.ha_vip(VIP), cloud.allocate(1).remove(0));
    let public = text(&cloud.eip(&eip), "/AddressIp");
    let bound = json!({"HaVipId": id, "AddressIp": public});
    cloud.finish("HaVipAssociateAddressIp", bound);
    assert_eq!(cloud.ha_vip_of(&id)["AddressIp"], json!(public));
    let outside = socket(&world.0, HOST);
    for holder in [&instances[0], &instances[1], &instances[0]] {
        ip(holder, &format!("address replace {VIP}/32 dev lo"));
        announce(holder, "eth0");
        cloud.is_held(&id, (&cloud.primary_of(holder), holder));
        answers(&outside, (&socket(holder, VIP), &public));
    }
    cloud.finish("HaVipDisassociateAddressIp", json!({"HaVipId": id}));
    let holder = socket(&instances[0], VIP);
    drop(outside.send_to(b"late", (public.as_str(), 9000)));
    holder.set_nonblocking(true).unwrap();
    assert!(holder.recv(&mut [0; 8]).is_err(), "it is unbound");
    drop(server);
    kernel.purge_all();
}

#[test]
fn without_an_uplink_the_kernel_plane_binds_nothing_and_says_so() {
    let name = "without_an_uplink_the_kernel_plane_binds_nothing_and_says_so";
    let Some(kernel) = Kernel::found(name) else { return };
    let folder = kernel.folder();
    let mut server = Server::ready(&mut serve_with_key(folder, "linux"), folder);
    let cloud = Cloud::new(&server);
    let eni = cloud.interface(1);
    let id = cloud.allocate(1).remove(0);
    let answer = cloud.done("AssociateAddress", association(&cloud, &id, &eni));
    assert_eq!(cloud.end_by_number(&answer), "FAILED");
    // The reason stands in the answer of the other action, which knows every task.
    let task = text(&answer, "/RequestId");
    let told = cloud.done("DescribeVpcTaskResult", json!({"TaskId": task}));
    let output = text(&told, "/Output");
    assert!(output.contains("rehome serve --uplink"), "{output}");
    assert!(output.contains("nothing was changed"), "{output}");
    assert_eq!(cloud.eip(&id)["AddressStatus"], "UNBIND");
    cloud.finish_eip("ReleaseAddresses", json!({"AddressIds": [id]}));
    server.process.signal(Signal::SIGTERM);
    server.process.end();
    kernel.purge_all();
}

#[test]
fn an_uplink_that_is_none_or_is_not_there_is_told_at_the_start() {
    let name = "an_uplink_that_is_none_or_is_not_there_is_told_at_the_start";
    let Some(kernel) = Kernel::found(name) else { return };
    for (uplink, told) in [
        ("eth0", "names no uplink"),
        ("netns:there-is-none", "`there-is-none` is not there"),
        ("device:there-is-none", "`there-is-none` is not there"),
    ] {
        let mut command = serve_with_key(kernel.folder(), "linux");
        let mut process = Process::start(command.args(["--uplink", uplink]));
        assert!(!process.end().success(), "{uplink}");
        assert!(process.stderr().contains(told), "{uplink}: {}", process.stderr());
    }
}

/// The rates that stand at the uplink of a VPC, as `tc` shows them.
fn rates(vpc: &str) -> Vec<String> {
    let mut command = std::process::Command::new("tc");
    command.args(["-n", &format!("rh-{vpc}"), "class", "show", "dev", "uplink"]);
    let shown = String::from_utf8(command.output().unwrap().stdout).unwrap();
    let rate =
        |line: &str| line.split(' ').skip_while(|it| *it != "rate").nth(1).map(str::to_owned);
    shown.lines().filter_map(rate).collect()
}

#[test]
fn a_bandwidth_is_what_was_asked_for_last_and_goes_with_the_binding() {
    let name = "a_bandwidth_is_what_was_asked_for_last_and_goes_with_the_binding";
    let Some(kernel) = Kernel::found(name) else { return };
    let world = world("bandwidth");
    let mut command = serve_with_key(kernel.folder(), "linux");
    let uplink = format!("netns:{}", world.0);
    let server = Server::ready(command.args(["--uplink", &uplink]), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let made = cloud.done("AllocateAddresses", json!({"InternetMaxBandwidthOut": 12}));
    let id = text(&made, "/AddressSet/0");
    cloud.finish_eip("AssociateAddress", association(&cloud, &id, &eni));
    let stands = |wanted: &[&str]| {
        until(&format!("{wanted:?} stands"), || (rates(&cloud.vpc) == wanted).then_some(()));
    };
    stands(&["12Mbit"]);
    let asked = json!({"AddressIds": [id], "InternetMaxBandwidthOut": 34});
    cloud.finish_eip("ModifyAddressesBandwidth", asked);
    assert_eq!(cloud.eip(&id)["Bandwidth"], 34);
    stands(&["34Mbit"]);
    cloud.finish("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
    stands(&["34Mbit"]);
    for (asked, code) in [
        (json!({"AddressIds": [id], "InternetMaxBandwidthOut": 0}), "InvalidParameterValue.Range"),
        (
            json!({"AddressIds": [id], "InternetMaxBandwidthOut": 20001}),
            "InvalidParameterValue.Range",
        ),
        (json!({"AddressIds": [], "InternetMaxBandwidthOut": 1}), "MissingParameter"),
        (
            json!({"AddressIds": ["eip-00000000"], "InternetMaxBandwidthOut": 1}),
            "InvalidAddressId.NotFound",
        ),
        (
            json!({"AddressIds": [id, id], "InternetMaxBandwidthOut": 1}),
            "InvalidParameterValue.Duplicate",
        ),
    ] {
        assert_eq!(cloud.refused("ModifyAddressesBandwidth", asked.clone()).code, code, "{asked}");
    }
    assert_eq!(cloud.eip(&id)["Bandwidth"], 34);
    cloud.finish_eip("DisassociateAddress", json!({"AddressId": id}));
    stands(&[]);
}
