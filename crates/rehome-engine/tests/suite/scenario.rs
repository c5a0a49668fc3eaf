//! The actions that take more than one step, each on the same small cloud.
//!
//! In: a bench. Out: the ids of what is in it, and the act whose every step is then disturbed.

use rehome_domain::instance::run::RunInstances;
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::create_and_attach::CreateAndAttachNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::vpc::delete::DeleteVpc;
use rehome_domain::{EniId, InstanceId, SubnetId, VpcId};
use rehome_engine::WriteError;

use crate::bench::Bench;

/// The zone that everything is in.
pub(crate) const ZONE: &str = "ap-guangzhou-3";

/// What is in the cloud before the act.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cloud {
    pub(crate) vpc: VpcId,
    pub(crate) subnet: SubnetId,
    /// Holds `eni`.
    pub(crate) source: InstanceId,
    pub(crate) destination: InstanceId,
    /// Somebody to talk to; takes part in nothing.
    pub(crate) peer: InstanceId,
    /// Attached to the source; two addresses.
    pub(crate) eni: EniId,
    /// Attached to nobody; two addresses.
    pub(crate) spare: EniId,
    /// Attached to the destination; two addresses.
    pub(crate) taker: EniId,
    /// Known to the plane, without subnets.
    pub(crate) empty_vpc: VpcId,
    /// Its gateway is known to the plane; no addresses in use.
    pub(crate) empty_subnet: SubnetId,
}

/// Something that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Create,
    CreateAndAttach,
    Attach,
    Migrate,
    /// An address, from one attached interface to another.
    MigrateAddress,
    /// An address, from an attached interface to one that is not.
    MigrateAddressOut,
    /// An address, from an interface that is not attached to one that is.
    MigrateAddressIn,
    Detach,
    Delete,
    Run,
    Terminate,
    DeleteVpc,
    DeleteSubnet,
}

/// Every act.
pub(crate) const ACTS: [Act; 13] = [
    Act::Create,
    Act::CreateAndAttach,
    Act::Attach,
    Act::Migrate,
    Act::MigrateAddress,
    Act::MigrateAddressOut,
    Act::MigrateAddressIn,
    Act::Detach,
    Act::Delete,
    Act::Run,
    Act::Terminate,
    Act::DeleteVpc,
    Act::DeleteSubnet,
];

pub(crate) fn create_vpc() -> CreateVpc {
    CreateVpc { name: "net".into(), cidr: "10.0.0.0/16".into() }
}

pub(crate) fn create_subnet(vpc: VpcId, cidr: &str) -> CreateSubnet {
    CreateSubnet { vpc, name: "sub".into(), cidr: cidr.into(), zone: ZONE.into() }
}

pub(crate) fn run_instance(vpc: VpcId, subnet: SubnetId) -> RunInstances {
    RunInstances {
        zone: ZONE.into(),
        vpc,
        subnet,
        size: "S5.LARGE8".into(),
        image: "img-1".into(),
        name: "machine".into(),
        count: 1,
    }
}

pub(crate) fn create_eni(vpc: VpcId, subnet: SubnetId) -> CreateNetworkInterface {
    CreateNetworkInterface {
        vpc,
        subnet,
        name: "eni".into(),
        description: String::new(),
        primary: None,
        secondary: Vec::new(),
        secondary_count: 1,
    }
}

/// Builds the cloud.
pub(crate) fn cloud(bench: &Bench) -> Cloud {
    let vpc = bench.done(create_vpc()).id;
    let subnet = bench.done(create_subnet(vpc, "10.0.1.0/24")).id;
    let instance = || bench.done(run_instance(vpc, subnet))[0];
    let (source, destination, peer) = (instance(), instance(), instance());
    let [eni, spare, taker] = [(); 3].map(|()| bench.done(create_eni(vpc, subnet)).id);
    bench.done(AttachNetworkInterface { eni, instance: source });
    bench.done(AttachNetworkInterface { eni: taker, instance: destination });
    let empty_subnet = bench.done(create_subnet(vpc, "10.0.2.0/24")).id;
    used_once(bench, vpc, empty_subnet);
    let empty_vpc = bench.done(create_vpc()).id;
    let gone = bench.done(create_subnet(empty_vpc, "10.0.1.0/24")).id;
    used_once(bench, empty_vpc, gone);
    bench.done(DeleteSubnet { subnet: gone });
    Cloud { vpc, subnet, source, destination, peer, eni, spare, taker, empty_vpc, empty_subnet }
}

/// Makes the plane know of a subnet.
fn used_once(bench: &Bench, vpc: VpcId, subnet: SubnetId) {
    let instances = bench.done(run_instance(vpc, subnet));
    bench.done(TerminateInstances { instances });
}

/// Does it, up to the answer.
pub(crate) fn begin(bench: &Bench, cloud: &Cloud, act: Act) -> Result<(), WriteError> {
    let Cloud { vpc, subnet, source, destination, eni, spare, .. } = *cloud;
    match act {
        Act::Create => bench.execute(create_eni(vpc, subnet)).1.map(drop),
        Act::CreateAndAttach => {
            let create = create_eni(vpc, subnet);
            let call = CreateAndAttachNetworkInterface { create, instance: destination };
            bench.execute(call).1.map(drop)
        }
        Act::MigrateAddress => bench.execute(hand_over(bench, eni, cloud.taker)).1,
        Act::MigrateAddressOut => bench.execute(hand_over(bench, eni, spare)).1,
        Act::MigrateAddressIn => bench.execute(hand_over(bench, spare, cloud.taker)).1,
        Act::Attach => {
            bench.execute(AttachNetworkInterface { eni: spare, instance: destination }).1
        }
        Act::Migrate => bench.execute(MigrateNetworkInterface { eni, source, destination }).1,
        Act::Detach => bench.execute(DetachNetworkInterface { eni, instance: source }).1,
        Act::Delete => bench.execute(DeleteNetworkInterface { eni: spare }).1,
        Act::Run => {
            let twice = RunInstances { count: 2, ..run_instance(vpc, subnet) };
            bench.execute(twice).1.map(drop)
        }
        Act::Terminate => bench.execute(TerminateInstances { instances: vec![source] }).1,
        Act::DeleteVpc => bench.execute(DeleteVpc { vpc: cloud.empty_vpc }).1,
        Act::DeleteSubnet => bench.execute(DeleteSubnet { subnet: cloud.empty_subnet }).1,
    }
}

/// The last address of one interface is to go to another.
fn hand_over(bench: &Bench, source: EniId, destination: EniId) -> MigratePrivateIpAddress {
    let address = *bench.world().eni(source).unwrap().addresses.last().unwrap();
    MigratePrivateIpAddress { source, destination, address }
}

/// A bench with the cloud, and the act begun.
pub(crate) fn begun(act: Act) -> (Bench, Cloud) {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    begin(&bench, &cloud, act).expect("the act is allowed");
    (bench, cloud)
}
