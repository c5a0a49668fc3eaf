//! Two tasks on one interface: each pair of asynchronous actions, begun one after the other while the
//! plane stands still.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, Ipv6Addr};

use rehome_domain::elastic_ip::Association;
use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::elastic_ip::disassociate::DisassociateAddress;
use rehome_domain::elastic_ip::release::ReleaseAddresses;
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::ipv6::Ipv6Pool;
use rehome_domain::ipv6::addresses::{AssignIpv6Addresses, UnassignIpv6Addresses};
use rehome_domain::ipv6::blocks::{AssignIpv6CidrBlock, AssignIpv6SubnetCidrBlock};
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::details::QosLevel;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::network_interface::private_ip_addresses::{
    AssignPrivateIpAddresses, UnassignPrivateIpAddresses,
};
use rehome_domain::task::Status;
use rehome_domain::{EipId, EniId, InstanceId, Refusal};

use crate::invariants;
use crate::scene::{SIZE, Scene, ZONE, kind};

/// An action that begins a task and is about the interface, its instance or an elastic IP of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Attach,
    Detach,
    Migrate,
    Delete,
    GiveAddress,
    TakeAddress,
    Assign,
    Unassign,
    /// The address that has the elastic IP.
    UnassignBound,
    AssignIpv6,
    UnassignIpv6,
    /// The instance that holds it, if one does.
    TerminateHolder,
    /// The instance that it is to go to.
    TerminateDestination,
    /// An elastic IP, to an address of it.
    Associate,
    /// An elastic IP that it has.
    Disassociate,
    /// The elastic IP that is not bound.
    Release,
}

const ACTS: [Act; 16] = [
    Act::Attach,
    Act::Detach,
    Act::Migrate,
    Act::Delete,
    Act::GiveAddress,
    Act::TakeAddress,
    Act::Assign,
    Act::Unassign,
    Act::UnassignBound,
    Act::AssignIpv6,
    Act::UnassignIpv6,
    Act::TerminateHolder,
    Act::TerminateDestination,
    Act::Associate,
    Act::Disassociate,
    Act::Release,
];

/// An interface with four addresses, an elastic IP on the second one, and what its actions name.
#[derive(Clone)]
struct Stage {
    scene: Scene,
    eni: EniId,
    addresses: Vec<Ipv4Addr>,
    ipv6: Vec<Ipv6Addr>,
    /// Another of the same subnet, with an address to give.
    other: EniId,
    others: Ipv4Addr,
    holder: InstanceId,
    destination: InstanceId,
    bound: EipId,
    loose: EipId,
}

fn stage(attached: bool) -> Stage {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let pool = Ipv6Pool::default();
    let block = scene.run(&AssignIpv6CidrBlock { vpc, kind: None, pool }).unwrap().to_string();
    let blocks = vec![(subnet, block.replace("/56", "/64"))];
    scene.run(&AssignIpv6SubnetCidrBlock { vpc, blocks }).unwrap();
    let (holder, destination) = (scene.instance(subnet, SIZE), scene.instance(subnet, SIZE));
    let create =
        CreateNetworkInterface { secondary_count: 3, ipv6_count: 1, ..scene.create_eni(subnet) };
    let eni = scene.run(&create).unwrap();
    let create = CreateNetworkInterface { secondary_count: 1, ..scene.create_eni(subnet) };
    let other = scene.run(&create).unwrap();
    scene.settle();
    if attached {
        scene.run(&AttachNetworkInterface { eni: eni.id, instance: holder }).unwrap();
        scene.settle();
    }
    let eips = scene.run(&scene.allocate(2)).unwrap();
    let to = AssociateTo::Address(eni.id, eni.addresses[1]);
    scene.run(&AssociateAddress { eip: eips[0], to }).unwrap();
    scene.settle();
    Stage {
        scene,
        eni: eni.id,
        addresses: eni.addresses,
        ipv6: eni.ipv6,
        other: other.id,
        others: other.addresses[1],
        holder,
        destination,
        bound: eips[0],
        loose: eips[1],
    }
}

impl Stage {
    fn begin(&mut self, act: Act) -> Result<(), Refusal> {
        let (eni, holder, destination) = (self.eni, self.holder, self.destination);
        let scene = &mut self.scene;
        match act {
            Act::Attach => scene.run(&AttachNetworkInterface { eni, instance: destination }),
            Act::Detach => scene.run(&DetachNetworkInterface { eni, instance: holder }),
            Act::Migrate => {
                scene.run(&MigrateNetworkInterface { eni, source: holder, destination })
            }
            Act::Delete => scene.run(&DeleteNetworkInterface { eni }),
            Act::GiveAddress => scene.run(&MigratePrivateIpAddress {
                source: eni,
                destination: self.other,
                address: self.addresses[2],
            }),
            Act::TakeAddress => scene.run(&MigratePrivateIpAddress {
                source: self.other,
                destination: eni,
                address: self.others,
            }),
            Act::Assign => {
                let (details, qos) = (BTreeMap::new(), QosLevel::default());
                let named = Vec::new();
                let call = AssignPrivateIpAddresses { eni, named, count: 1, details, qos };
                scene.run(&call).map(drop)
            }
            Act::Unassign | Act::UnassignBound => {
                let place = if act == Act::Unassign { 3 } else { 1 };
                let addresses = vec![self.addresses[place]];
                scene.run(&UnassignPrivateIpAddresses { eni, instance: None, addresses })
            }
            Act::AssignIpv6 => {
                let (named, details) = (Vec::new(), BTreeMap::new());
                scene.run(&AssignIpv6Addresses { eni, named, count: 1, details }).map(drop)
            }
            Act::UnassignIpv6 => {
                scene.run(&UnassignIpv6Addresses { eni, addresses: self.ipv6.clone() })
            }
            Act::TerminateHolder => scene.run(&TerminateInstances { instances: vec![holder] }),
            Act::TerminateDestination => {
                scene.run(&TerminateInstances { instances: vec![destination] })
            }
            Act::Associate => {
                let to = AssociateTo::Address(eni, self.addresses[0]);
                scene.run(&AssociateAddress { eip: self.loose, to })
            }
            Act::Disassociate => scene.run(&DisassociateAddress { eip: self.bound }),
            Act::Release => scene.run(&ReleaseAddresses { eips: vec![self.loose] }),
        }
    }
}

impl Stage {
    /// What an act has brought about once its task has ended well.
    fn is_done(&self, act: Act) -> bool {
        let (world, holder) = (&self.scene.world, |eni| self.scene.holder(eni));
        let addresses = |eni| world.eni(eni).map_or(&[][..], |eni| &eni.addresses);
        let eip = |eip| world.eip(eip).map(|eip| eip.association.clone());
        match act {
            Act::Attach | Act::Migrate => holder(self.eni) == Some(self.destination),
            Act::Detach => holder(self.eni).is_none(),
            Act::Delete => world.eni(self.eni).is_err(),
            Act::GiveAddress => addresses(self.other).contains(&self.addresses[2]),
            Act::TakeAddress => addresses(self.eni).contains(&self.others),
            Act::Assign => addresses(self.eni).len() == 5,
            Act::Unassign => !addresses(self.eni).contains(&self.addresses[3]),
            Act::UnassignBound => !addresses(self.eni).contains(&self.addresses[1]),
            Act::AssignIpv6 => world.eni(self.eni).unwrap().ipv6.len() == 2,
            Act::UnassignIpv6 => world.eni(self.eni).unwrap().ipv6.is_empty(),
            Act::TerminateHolder => world.instance(self.holder).is_err(),
            Act::TerminateDestination => world.instance(self.destination).is_err(),
            Act::Associate => matches!(eip(self.loose), Ok(Association::Bound(_))),
            Act::Disassociate => eip(self.bound) == Ok(Association::Unbound),
            Act::Release => eip(self.loose).is_err(),
        }
    }
}

/// Whether an act needs the interface for itself.
fn holds_interface(act: Act, attached: bool) -> bool {
    match act {
        Act::TerminateHolder => attached,
        Act::TerminateDestination | Act::Associate | Act::Disassociate | Act::Release => false,
        Act::Attach
        | Act::Detach
        | Act::Migrate
        | Act::Delete
        | Act::GiveAddress
        | Act::TakeAddress
        | Act::Assign
        | Act::Unassign
        | Act::UnassignBound
        | Act::AssignIpv6
        | Act::UnassignIpv6 => true,
    }
}

/// The elastic IPs that an act changes.
fn changes_eip(act: Act, stage: &Stage) -> Vec<EipId> {
    match act {
        Act::Associate | Act::Release => vec![stage.loose],
        Act::Disassociate | Act::UnassignBound => vec![stage.bound],
        // All that it has, or is about to have.
        Act::Delete => vec![stage.bound, stage.loose],
        Act::Attach
        | Act::Detach
        | Act::Migrate
        | Act::GiveAddress
        | Act::TakeAddress
        | Act::Assign
        | Act::Unassign
        | Act::AssignIpv6
        | Act::UnassignIpv6
        | Act::TerminateHolder
        | Act::TerminateDestination => Vec::new(),
    }
}

/// What the second of two is answered, where it alone would be accepted.
fn answer(stage: &Stage, (first, second): (Act, Act), attached: bool) -> &'static str {
    let goes_there = |act| matches!(act, Act::Attach | Act::Migrate);
    let holds = |act| holds_interface(act, attached);
    let shared =
        changes_eip(second, stage).iter().any(|eip| changes_eip(first, stage).contains(eip));
    match (first, second) {
        // Its address is not its own from the first answer on.
        (Act::Unassign, Act::Unassign)
        | (Act::UnassignBound, Act::UnassignBound)
        | (Act::UnassignIpv6, Act::UnassignIpv6) => "AddressNotHeld",
        (Act::TerminateHolder, Act::TerminateHolder)
        | (Act::TerminateDestination, Act::TerminateDestination) => "WrongState TERMINATING",
        (Act::TerminateDestination, _) if goes_there(second) => "TaskRunning instance",
        (_, Act::TerminateDestination) if goes_there(first) => "TaskRunning eni",
        (_, _) if holds(first) && holds(second) => "TaskRunning eni",
        (_, Act::Associate) if holds(first) => "TaskRunning eni",
        // It has none of the other's yet, and takes only what it has.
        (Act::Delete, Act::Release) | (Act::Release, Act::Delete) => "accepted",
        (_, _) if shared => "TaskRunning eip",
        (_, _) => "accepted",
    }
}

#[test]
fn of_two_tasks_on_one_interface_the_second_is_refused_exactly_where_they_collide() {
    let (mut refused, mut accepted) = (0, 0);
    for attached in [true, false] {
        for first in ACTS {
            for second in ACTS {
                let mut stage = stage(attached);
                let told = |got: Result<(), Refusal>| {
                    got.map_or_else(|refusal| kind(&refusal), |()| "accepted".into())
                };
                let alone = told(stage.clone().begin(second));
                if stage.begin(first).is_err() {
                    continue;
                }
                let before = stage.scene.world.clone();
                let got = told(stage.begin(second));
                let expected = match alone.as_str() {
                    "accepted" => answer(&stage, (first, second), attached),
                    // What uses it comes behind the task in the order of refusals.
                    "InUse eni 1" if holds_interface(first, attached) => "TaskRunning eni",
                    alone => alone,
                };
                let pair = format!("{first:?} and {second:?}, attached {attached}");
                assert_eq!(got, expected, "{pair}");
                if got == "accepted" {
                    accepted += 1;
                } else {
                    refused += 1;
                    assert_eq!(stage.scene.world, before, "{pair}");
                }
                stage.scene.settle();
                assert!(stage.is_done(first), "{pair}: the first is lost");
                assert!(got != "accepted" || stage.is_done(second), "{pair}: the second is lost");
                let mut tasks = stage.scene.world.tasks.values();
                assert!(tasks.all(|task| task.status == Status::Success), "{pair}");
                invariants::check(&stage.scene.world);
            }
        }
    }
    assert_eq!((refused, accepted), (280, 168));
}
