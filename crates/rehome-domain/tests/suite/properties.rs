//! Random sequences of commands and stages keep every world consistent.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::elastic_ip::disassociate::DisassociateAddress;
use rehome_domain::elastic_ip::release::ReleaseAddresses;
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create_and_attach::CreateAndAttachNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::task::Failure;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::vpc::delete::DeleteVpc;
use rehome_domain::workflow::{Care, GiveUp, LeaveToRepair, plan};
use rehome_domain::{
    Changes, Command, EipId, EniId, Epoch, InstanceId, Mac, RecordKey, SubnetId, TaskId, VpcId,
};

use crate::invariants;
use crate::scene::{Scene, ZONE};

/// One thing that is done. Numbers choose among what there is, or nothing that there is.
#[derive(Debug, Clone)]
enum Op {
    CreateVpc,
    DeleteVpc(usize),
    CreateSubnet(usize, u8),
    DeleteSubnet(usize),
    CreateEni(usize, u64),
    DeleteEni(usize),
    Run(usize, u64, bool),
    Terminate(usize, usize),
    Attach(usize, usize),
    Detach(usize),
    Migrate(usize, usize),
    Advance(usize),
    GiveUp(usize),
    LeaveToRepair(usize),
    CreateAndAttach(usize, usize),
    MigrateAddress(usize, usize, usize),
    Eip(EipOp),
}

/// One thing that is done with an elastic IP.
#[derive(Debug, Clone)]
enum EipOp {
    Allocate(u64),
    Associate(usize, usize, usize),
    AssociateInstance(usize, usize),
    Disassociate(usize),
    Release(usize),
}

fn eip_op() -> impl Strategy<Value = EipOp> {
    let n = || 0..12_usize;
    prop_oneof![
        2 => (0..8_u64).prop_map(EipOp::Allocate),
        8 => (n(), n(), 0..5_usize).prop_map(|(eip, e, a)| EipOp::Associate(eip, e, a)),
        4 => (n(), n()).prop_map(|(eip, instance)| EipOp::AssociateInstance(eip, instance)),
        3 => n().prop_map(EipOp::Disassociate),
        1 => n().prop_map(EipOp::Release),
    ]
}

fn op() -> impl Strategy<Value = Op> {
    let n = || 0..12_usize;
    prop_oneof![
        1 => Just(Op::CreateVpc),
        1 => n().prop_map(Op::DeleteVpc),
        2 => (n(), 0..6_u8).prop_map(|(vpc, block)| Op::CreateSubnet(vpc, block)),
        1 => n().prop_map(Op::DeleteSubnet),
        6 => (n(), 0..4_u64).prop_map(|(subnet, more)| Op::CreateEni(subnet, more)),
        2 => n().prop_map(Op::DeleteEni),
        4 => (n(), 0..4_u64, any::<bool>()).prop_map(|(s, count, big)| Op::Run(s, count, big)),
        1 => (n(), n()).prop_map(|(one, other)| Op::Terminate(one, other)),
        8 => (n(), n()).prop_map(|(eni, instance)| Op::Attach(eni, instance)),
        3 => n().prop_map(Op::Detach),
        8 => (n(), n()).prop_map(|(eni, to)| Op::Migrate(eni, to)),
        24 => n().prop_map(Op::Advance),
        3 => n().prop_map(Op::GiveUp),
        2 => n().prop_map(Op::LeaveToRepair),
        4 => (n(), n()).prop_map(|(s, instance)| Op::CreateAndAttach(s, instance)),
        8 => (n(), n(), 0..5_usize).prop_map(|(f, t, a)| Op::MigrateAddress(f, t, a)),
        18 => eip_op().prop_map(Op::Eip),
    ]
}

fn pick<T: Copy>(all: impl Iterator<Item = T>, number: usize) -> Option<T> {
    let all: Vec<T> = all.collect();
    (!all.is_empty()).then(|| all[number % all.len()])
}

/// What must stay as it is for the life of an interface, and what may only rise.
type Kept = BTreeMap<EniId, (Mac, std::net::Ipv4Addr, Epoch)>;

struct Run {
    scene: Scene,
    kept: Kept,
    kept_eips: BTreeMap<EipId, (std::net::Ipv4Addr, Epoch)>,
    accepted: usize,
}

impl Run {
    fn vpc(&self, number: usize) -> Option<VpcId> {
        pick(self.scene.world.vpcs.keys().copied(), number)
    }

    fn subnet(&self, number: usize) -> Option<SubnetId> {
        pick(self.scene.world.subnets.keys().copied(), number)
    }

    fn eni(&self, number: usize) -> Option<EniId> {
        pick(self.scene.world.enis.keys().copied(), number)
    }

    fn instance(&self, number: usize) -> Option<InstanceId> {
        pick(self.scene.world.instances.keys().copied(), number)
    }

    fn eip(&self, number: usize) -> Option<EipId> {
        pick(self.scene.world.eips.keys().copied(), number)
    }

    fn address(&self, eni: EniId, number: usize) -> Option<std::net::Ipv4Addr> {
        pick(self.scene.world.eni(eni).unwrap().addresses.iter().copied(), number)
    }

    fn task(&self, number: usize) -> Option<TaskId> {
        pick(self.scene.world.running.iter().copied(), number)
    }

    /// Nothing comes of an operation that finds nothing to choose.
    #[allow(clippy::too_many_lines, reason = "a table: one entry for each operation")]
    fn apply(&mut self, op: &Op) -> Option<()> {
        match *op {
            Op::CreateVpc => {
                self.run(&CreateVpc { name: "net".into(), cidr: "10.0.0.0/16".into() })
            }
            Op::DeleteVpc(vpc) => self.run(&DeleteVpc { vpc: self.vpc(vpc)? }),
            Op::CreateSubnet(vpc, block) => {
                let cidr = format!("10.0.0.{}/29", block * 8);
                let (vpc, name) = (self.vpc(vpc)?, "sub".into());
                self.run(&CreateSubnet { vpc, name, cidr, zone: ZONE.into() })
            }
            Op::DeleteSubnet(subnet) => self.run(&DeleteSubnet { subnet: self.subnet(subnet)? }),
            Op::CreateEni(subnet, more) => {
                let mut call = self.scene.create_eni(self.subnet(subnet)?);
                call.secondary_count = more;
                self.run(&call)
            }
            Op::DeleteEni(eni) => self.run(&DeleteNetworkInterface { eni: self.eni(eni)? }),
            Op::Run(subnet, count, big) => {
                let size = if big { "S5.LARGE8" } else { "S5.SMALL1" };
                let mut call = self.scene.run_instances(self.subnet(subnet)?, size);
                call.count = count;
                self.run(&call)
            }
            Op::Terminate(one, other) => {
                let instances = vec![self.instance(one)?, self.instance(other)?];
                self.run(&TerminateInstances { instances });
                self.run(&TerminateInstances { instances: vec![self.instance(one)?] })
            }
            Op::Attach(eni, instance) => {
                let (eni, instance) = (self.eni(eni)?, self.instance(instance)?);
                self.run(&AttachNetworkInterface { eni, instance })
            }
            Op::Detach(eni) => {
                let eni = self.eni(eni)?;
                self.run(&DetachNetworkInterface { eni, instance: self.scene.holder(eni)? })
            }
            Op::Migrate(eni, to) => {
                let (eni, destination) = (self.eni(eni)?, self.instance(to)?);
                let source = self.scene.holder(eni)?;
                self.run(&MigrateNetworkInterface { eni, source, destination })
            }
            Op::Advance(task) => drop(self.scene.advance(self.task(task)?)),
            Op::GiveUp(task) => {
                self.run(&GiveUp { task: self.task(task)?, reason: Failure::Deadline })
            }
            Op::LeaveToRepair(task) => {
                let task = self.task(task)?;
                let stage = plan(&self.scene.world, task, Care::Usual)?.stage;
                let failure = Some(Failure::Unfollowed("switch: no".into()));
                self.run(&LeaveToRepair { task, stage, failure })
            }
            Op::CreateAndAttach(subnet, instance) => {
                let create = self.scene.create_eni(self.subnet(subnet)?);
                let instance = self.instance(instance)?;
                self.run(&CreateAndAttachNetworkInterface { create, instance })
            }
            Op::MigrateAddress(from, to, number) => {
                let (source, destination) = (self.eni(from)?, self.eni(to)?);
                let address = self.address(source, number)?;
                self.run(&MigratePrivateIpAddress { source, destination, address })
            }
            Op::Eip(ref op) => self.apply_eip(op)?,
        }
        Some(())
    }

    fn apply_eip(&mut self, op: &EipOp) -> Option<()> {
        match *op {
            EipOp::Allocate(count) => self.run(&self.scene.allocate(count)),
            EipOp::Associate(eip, eni, number) => {
                let (eip, eni) = (self.eip(eip)?, self.eni(eni)?);
                let to = AssociateTo::Address(eni, self.address(eni, number)?);
                self.run(&AssociateAddress { eip, to })
            }
            EipOp::AssociateInstance(eip, instance) => {
                let to = AssociateTo::Instance(self.instance(instance)?);
                self.run(&AssociateAddress { eip: self.eip(eip)?, to })
            }
            EipOp::Disassociate(eip) => self.run(&DisassociateAddress { eip: self.eip(eip)? }),
            EipOp::Release(eip) => self.run(&ReleaseAddresses { eips: vec![self.eip(eip)?] }),
        }
        Some(())
    }

    fn run<C: Command>(&mut self, command: &C) {
        if let Ok((changes, _)) = self.scene.decide(command) {
            check_changes(&changes);
            self.scene.world = self.scene.world.apply(&changes);
            self.accepted += 1;
        }
    }

    fn check(&mut self) {
        invariants::check(&self.scene.world);
        let mut now = Kept::new();
        for eni in self.scene.world.enis.values() {
            let primary = eni.addresses[0];
            if let Some((mac, kept, epoch)) = self.kept.get(&eni.id) {
                assert_eq!((*mac, *kept), (eni.mac, primary), "{}", eni.id);
                assert!(*epoch <= eni.issued, "the epoch of {} fell", eni.id);
            }
            now.insert(eni.id, (eni.mac, primary, eni.issued));
        }
        self.kept = now;
        let eips = self.scene.world.eips.values().map(|eip| (eip.id, (eip.public, eip.issued)));
        let eips: BTreeMap<_, _> = eips.collect();
        for (id, (public, epoch)) in &eips {
            let (kept, before) = self.kept_eips.get(id).copied().unwrap_or((*public, Epoch(0)));
            assert!(kept == *public && before <= *epoch, "{id} changed, or its epoch fell");
        }
        self.kept_eips = eips;
    }
}

fn check_changes(changes: &Changes) {
    let mut keys: Vec<RecordKey> = changes.puts.iter().map(rehome_domain::Record::key).collect();
    keys.extend(&changes.deletes);
    assert!(keys.len() + changes.reads.len() <= 120, "more than one transaction takes");
    let count = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), count, "a record is changed twice in one commit");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn any_sequence_of_commands_keeps_the_world_consistent(
        ops in proptest::collection::vec(op(), 1..120)
    ) {
        let mut run = Run { scene: Scene::new(), kept: Kept::new(), kept_eips: BTreeMap::new(), accepted: 0 };
        // Something to begin with, so that most operations find something to work on.
        let vpc = run.scene.vpc("10.0.0.0/16");
        let subnet = run.scene.subnet(vpc, "10.0.1.0/27", ZONE);
        for size in ["S5.LARGE8", "S5.LARGE8", "S5.SMALL1"] {
            run.scene.instance(subnet, size);
        }
        run.scene.eni(subnet);
        run.scene.run(&run.scene.allocate(3)).unwrap();
        for op in &ops {
            run.apply(op);
            run.scene.now = run.scene.now.after(1);
            run.check();
        }
        run.scene.settle();
        run.check();
        prop_assert!(run.scene.world.running.is_empty());
    }
}
