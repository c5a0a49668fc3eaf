//! kill -9 in the middle of many moves, then a start on the same folder: every interface has one
//! holder, every task that was answered ends, nothing that was acknowledged is lost.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};

use nix::sys::signal::Signal;
use rehome_client::{CallError, Client, Operation};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::cloud::{Cloud, ZONE, migration, text};
use crate::kernel::Kernel;
use crate::namespaces;
use crate::server::{PATIENCE, Server, serve_with_key, until};

const INTERFACES: usize = 6;
const INSTANCES: usize = 3;
/// Interfaces that one round may make beside the moves.
const CREATED_MAX: usize = 30;
/// A size that can hold all of them at once.
const SIZE: &str = "S5.4XLARGE32";

/// What one caller knows when the server has gone.
#[derive(Default)]
struct Known {
    /// Tasks that were acknowledged, and their end if it was seen.
    tasks: Vec<(String, Option<String>)>,
    /// Instances that may hold the interface now.
    holders: Vec<usize>,
    /// Interfaces whose making was acknowledged.
    created: Vec<String>,
}

/// An answer, or nothing when the server went before it came.
fn answered(client: &Client, action: &str, parameters: Value) -> Option<Value> {
    match client.call(Operation::vpc(action), parameters) {
        Ok(response) => Some(response),
        Err(CallError::Transport(_) | CallError::Malformed(_)) => None,
        Err(other) => panic!("{action}: {other}"),
    }
}

/// Moves one interface around until the server is gone. Tells each acknowledgement.
fn keep_moving(rig: &Rig, (eni, mut at): (&str, usize), told: &Sender<()>) -> Known {
    let Rig { cloud, instances, .. } = rig;
    let mut known = Known::default();
    loop {
        let to = (at + 1) % INSTANCES;
        // From the moment it is asked for, the move may have been made, answered or not.
        known.holders = vec![at, to];
        let parameters = migration(eni, &instances[at], &instances[to]);
        let Some(answer) = answered(&cloud.client, "MigrateNetworkInterface", parameters) else {
            return known;
        };
        let task = text(&answer, "/RequestId");
        known.tasks.push((task.clone(), None));
        told.send(()).ok();
        let status = loop {
            let asked = json!({"TaskId": task});
            let Some(told) = answered(&cloud.client, "DescribeVpcTaskResult", asked) else {
                return known;
            };
            let status = text(&told, "/Status");
            if status != "RUNNING" {
                break status;
            }
        };
        known.tasks.last_mut().expect("just pushed").1 = Some(status.clone());
        at = if status == "SUCCESS" { to } else { at };
    }
}

fn keep_creating(cloud: &Cloud) -> Known {
    let mut known = Known::default();
    while known.created.len() < CREATED_MAX {
        let parameters = json!({
            "VpcId": cloud.vpc, "SubnetId": cloud.subnet, "NetworkInterfaceName": "crash",
        });
        match answered(&cloud.client, "CreateNetworkInterface", parameters) {
            Some(made) => {
                known.created.push(text(&made, "/NetworkInterface/NetworkInterfaceId"));
            }
            None => break,
        }
    }
    known
}

/// What is moved about, from round to round.
struct Rig {
    cloud: Cloud,
    instances: Vec<String>,
    enis: Vec<String>,
}

impl Rig {
    fn new(server: &Server) -> Self {
        let cloud = Cloud::new(server);
        let count = u32::try_from(INSTANCES).unwrap();
        let instances = cloud.instances_of(SIZE, count, (&cloud.subnet, ZONE));
        let on = |number: usize| cloud.attached(&instances[number % INSTANCES], 2);
        let enis = (0..INTERFACES).map(on).collect();
        Self { cloud, instances, enis }
    }

    /// Calls from all sides; the server is killed after so many acknowledged moves.
    fn crash(&self, mut server: Server, moves: usize) -> (Vec<Known>, Known) {
        let at: Vec<usize> = self.enis.iter().map(|eni| self.holder_of(eni)).collect();
        let (send, told) = channel();
        std::thread::scope(|scope| {
            let movers: Vec<_> = self
                .enis
                .iter()
                .zip(at)
                .map(|(eni, at)| {
                    let send = send.clone();
                    scope.spawn(move || keep_moving(self, (eni, at), &send))
                })
                .collect();
            let creator = scope.spawn(|| keep_creating(&self.cloud));
            for _ in 0..moves {
                told.recv_timeout(PATIENCE).expect("moves are acknowledged");
            }
            server.process.signal(Signal::SIGKILL);
            server.process.end();
            let movers = movers.into_iter().map(|mover| mover.join().unwrap()).collect();
            (movers, creator.join().unwrap())
        })
    }

    /// What must hold after the restart, whatever happened before it.
    fn check(&self, moved: &[Known], made: &Known) {
        let cloud = &self.cloud;
        for (eni, known) in self.enis.iter().zip(moved) {
            for (task, seen) in &known.tasks {
                let end = cloud.end_of(task);
                assert!(seen.as_ref().is_none_or(|seen| *seen == end), "{task}: {seen:?}, {end}");
            }
            let holder = self.holder_of(eni);
            assert!(known.holders.contains(&holder), "{eni}: {holder} of {:?}", known.holders);
        }
        for eni in &made.created {
            until("an interface that was being made is there", || {
                (cloud.interface_of(eni)["State"] == "AVAILABLE").then_some(())
            });
        }
        self.check_instances();
    }

    /// The one holder of an interface, once no task holds it.
    fn holder_of(&self, eni: &str) -> usize {
        let holder = until("the interface is at rest", || {
            let shown = self.cloud.interface_of(eni);
            let rests = shown["State"] == "AVAILABLE";
            rests.then(|| text(&shown, "/Attachment/InstanceId"))
        });
        let found = self.instances.iter().position(|id| *id == holder);
        found.expect("the holder is an instance of ours")
    }

    /// Asked from the instances' side, each interface is held exactly once too.
    fn check_instances(&self) {
        let mut held = BTreeMap::new();
        for instance in &self.instances {
            let found = self.cloud.done(
                "DescribeNetworkInterfaces",
                json!({"Limit": 100, "Filters": [
                    {"Name": "attachment.instance-id", "Values": [instance]},
                    {"Name": "is-primary", "Values": ["false"]},
                ]}),
            );
            for eni in found["NetworkInterfaceSet"].as_array().unwrap() {
                *held.entry(text(eni, "/NetworkInterfaceId")).or_insert(0) += 1;
            }
        }
        let once: BTreeMap<String, i32> = self.enis.iter().map(|eni| (eni.clone(), 1)).collect();
        assert_eq!(held, once);
    }

    /// Every interface can be moved again.
    fn move_all(&self) {
        for eni in &self.enis {
            let at = self.holder_of(eni);
            let to = (at + 1) % INSTANCES;
            let parameters = migration(eni, &self.instances[at], &self.instances[to]);
            self.cloud.finish("MigrateNetworkInterface", parameters);
            assert_eq!(self.holder_of(eni), to);
        }
    }
}

/// Rounds of moves, a kill at another moment each, and a restart. `look` is called at rest.
fn rounds(plane: &str, count: usize, folder: &Path, look: impl Fn(&Rig)) {
    let start = || Server::ready(&mut serve_with_key(folder, plane), folder);
    let mut server = start();
    let mut rig = Rig::new(&server);
    look(&rig);
    for round in 0..count {
        let (moved, made) = rig.crash(server, 1 + round * 7 % 41);
        server = start();
        rig.cloud.client = server.client();
        rig.check(&moved, &made);
        look(&rig);
        rig.move_all();
        look(&rig);
    }
}

#[test]
fn a_killed_server_comes_back_with_one_holder_for_each_interface() {
    let home = TempDir::new().unwrap();
    rounds("simulated", 20, &home.path().join("state"), |_| {});
}

#[test]
fn a_killed_server_comes_back_and_the_namespaces_match() {
    let Some(kernel) = Kernel::found("a_killed_server_comes_back_and_the_namespaces_match") else {
        return;
    };
    rounds("linux", 5, kernel.folder(), |rig| {
        for eni in &rig.enis {
            let shown = rig.cloud.interface_of(eni);
            namespaces::check(&shown, &rig.instances);
        }
    });
    kernel.purge_all();
}
