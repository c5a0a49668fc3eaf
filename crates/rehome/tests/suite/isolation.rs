//! VPCs of the same addresses: instances of one reach each other across its subnets, and nobody of
//! the other, also while an interface of either moves.

use std::net::UdpSocket;
use std::time::Duration;

use serde_json::json;

use crate::cloud::{Cloud, ZONE, migration, subnet};
use crate::kernel::Kernel;
use crate::namespaces::{first_address, inside};
use crate::server::{Server, serve_with_key};

/// An instance and an address of it.
struct Host {
    instance: String,
    address: String,
}

/// Two subnets, two instances in the first, one in the second, and an interface at the first.
struct Twin {
    cloud: Cloud,
    instances: Vec<String>,
    near: Host,
    far: Host,
    eni: String,
    moving: String,
}

impl Twin {
    fn new(server: &Server) -> Self {
        let cloud = Cloud::new(server);
        let second = subnet(&cloud.client, &cloud.vpc, ("10.0.32.0/20", ZONE));
        let mut instances = cloud.instances(3);
        let far = cloud.instances_of("S5.LARGE8", 1, (&second, ZONE)).remove(0);
        let host = |instance: String| {
            let address = first_address(&cloud.interface_of(&cloud.primary_of(&instance)));
            Host { instance, address }
        };
        let (near, far) = (host(instances.remove(2)), host(far));
        let eni = cloud.attached(&instances[0], 1);
        let moving = first_address(&cloud.interface_of(&eni));
        Self { cloud, instances, near, far, eni, moving }
    }

    fn socket(instance: &str, address: &str) -> UdpSocket {
        let at = format!("{address}:9000");
        let socket = inside(instance, move || UdpSocket::bind(at)).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        socket
    }

    /// The sockets of who stays and of who moves, each at its own address.
    fn sockets(&self, holder: &str) -> [UdpSocket; 3] {
        let [near, far] = [&self.near, &self.far].map(|it| Self::socket(&it.instance, &it.address));
        [near, far, Self::socket(holder, &self.moving)]
    }
}

/// Everybody hears everybody, with what only this VPC says.
fn talk(sockets: &[UdpSocket; 3], addresses: [&str; 3], says: &[u8]) {
    for (from, sender) in sockets.iter().enumerate() {
        for (to, receiver) in sockets.iter().enumerate().filter(|(to, _)| *to != from) {
            sender.send_to(says, (addresses[to], 9000)).unwrap();
            let mut heard = [0; 16];
            let (length, by) = receiver.recv_from(&mut heard).unwrap();
            assert_eq!((&heard[..length], by.ip().to_string().as_str()), (says, addresses[from]));
        }
    }
}

#[test]
fn vpcs_with_the_same_addresses_do_not_hear_each_other_while_interfaces_of_both_move() {
    let name = "vpcs_with_the_same_addresses_do_not_hear_each_other_while_interfaces_of_both_move";
    let Some(kernel) = Kernel::found(name) else { return };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let twins = [Twin::new(&server), Twin::new(&server)];
    let addresses = |twin: &Twin| {
        [&twin.near.address, &twin.far.address, &twin.moving].map(|it| it.as_str().to_owned())
    };
    assert_eq!(addresses(&twins[0]), addresses(&twins[1]), "the test is about equal ones");
    let said = [b"first".as_slice(), b"second"];
    for round in 0..4 {
        for (twin, says) in twins.iter().zip(said) {
            let sockets = twin.sockets(&twin.instances[round % 2]);
            talk(&sockets, addresses(twin).each_ref().map(String::as_str), says);
            // Nothing that is not of this VPC came, or is on its way: the other one talks only now.
            for socket in &sockets {
                socket.set_nonblocking(true).unwrap();
                assert!(socket.recv(&mut [0; 16]).is_err(), "round {round}");
            }
            let [from, to] = [&twin.instances[round % 2], &twin.instances[(round + 1) % 2]];
            twin.cloud.finish("MigrateNetworkInterface", migration(&twin.eni, from, to));
        }
    }
    let vpcs = twins.iter().map(|twin| twin.cloud.vpc.as_str());
    let found = twins[0].cloud.done("DescribeVpcs", json!({"VpcIds": vpcs.collect::<Vec<_>>()}));
    assert_eq!(found["TotalCount"], 2);
    kernel.purge_all();
}
