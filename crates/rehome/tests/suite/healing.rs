//! Somebody deletes by hand what the server made: it is made again. And with the server gone the
//! kernel goes on.

use nix::mount::{MntFlags, umount2};
use nix::sys::signal::Signal;

use crate::cloud::Cloud;
use crate::kernel::Kernel;
use crate::namespaces::{self, arrives};
use crate::server::{Server, serve_with_key, until};

/// What `ip netns del` does.
pub(crate) fn delete_namespace(name: &str) {
    let path = format!("/run/netns/{name}");
    umount2(path.as_str(), MntFlags::MNT_DETACH).unwrap();
    std::fs::remove_file(path).unwrap();
}

#[test]
fn an_instance_whose_namespace_was_deleted_by_hand_is_made_again() {
    let test = "an_instance_whose_namespace_was_deleted_by_hand_is_made_again";
    let Some(kernel) = Kernel::found(test) else { return };
    let server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 3);
    let shown = cloud.interface_of(&eni);
    namespaces::check(&shown, &instances);
    let peer = cloud.interface_of(&cloud.primary_of(&instances[1]));
    let (from, to) = (namespaces::first_address(&peer), namespaces::first_address(&shown));
    assert!(arrives(&instances[1], &from, (&instances[0], &to)));
    delete_namespace(&instances[0]);
    // Asked for, as an operator would; the server also looks by itself every 30 s.
    until("the instance is there again", || {
        server.process.signal(Signal::SIGHUP);
        // Not the name alone: it is there a moment before the namespace is.
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap();
        mounts.contains(&format!("/run/netns/{} ", instances[0])).then_some(())
    });
    namespaces::check(&shown, &instances);
    until("packets arrive again", || {
        arrives(&instances[1], &from, (&instances[0], &to)).then_some(())
    });
    until("the log says what was repaired", || {
        let log = server.process.stderr();
        let says = |line: &str| line.contains("repaired") && line.contains(&instances[0]);
        log.lines().any(says).then_some(())
    });
    drop(server);
    kernel.purge_all();
}

#[test]
fn packets_go_on_when_the_server_is_killed() {
    let Some(kernel) = Kernel::found("packets_go_on_when_the_server_is_killed") else { return };
    let mut server = Server::ready(&mut serve_with_key(kernel.folder(), "linux"), kernel.folder());
    let cloud = Cloud::new(&server);
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 3);
    let shown = cloud.interface_of(&eni);
    let peer = cloud.interface_of(&cloud.primary_of(&instances[1]));
    let (from, to) = (namespaces::first_address(&peer), namespaces::first_address(&shown));
    assert!(arrives(&instances[1], &from, (&instances[0], &to)));
    server.process.signal(Signal::SIGKILL);
    server.process.end();
    for _ in 0..100 {
        assert!(arrives(&instances[1], &from, (&instances[0], &to)));
    }
    kernel.purge_all();
}
