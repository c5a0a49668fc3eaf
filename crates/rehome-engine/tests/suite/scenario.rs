//! The actions that take more than one step, each on the same small cloud.
//!
//! In: a bench. Out: the ids of what is in it, and the act whose every step is then disturbed.

use rehome_domain::elastic_ip::PoolBlock;
use rehome_domain::elastic_ip::allocate::AllocateAddresses;
use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::elastic_ip::disassociate::DisassociateAddress;
use rehome_domain::elastic_ip::release::ReleaseAddresses;
use rehome_domain::instance::Power;
use rehome_domain::instance::power::ChangePower;
use rehome_domain::instance::run::RunInstances;
use rehome_domain::instance::settings::StoppedMode;
use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::create_and_attach::CreateAndAttachNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::details::{AddressDetails, QosLevel};
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::network_interface::migrate_private_ip_address::MigratePrivateIpAddress;
use rehome_domain::network_interface::private_ip_addresses::{
    AssignPrivateIpAddresses, UnassignPrivateIpAddresses,
};
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::subnet::delete::DeleteSubnet;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::vpc::delete::DeleteVpc;
use rehome_domain::{EipId, EniId, InstanceId, Ipv4Cidr, SubnetId, VpcId};
use rehome_engine::WriteError;

use crate::bench::{Bench, scope};

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
    /// Bound to the last address of `eni`: it goes where that address goes.
    pub(crate) eip: EipId,
    /// Bound to the first address of `spare`.
    pub(crate) dangling: EipId,
    /// Bound to the source itself.
    pub(crate) machine: EipId,
    /// Was bound once, and is not.
    pub(crate) loose: EipId,
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
    /// Two more addresses of an attached interface.
    AssignAddresses,
    /// An address of an attached interface that has an elastic IP.
    UnassignAddress,
    Detach,
    Delete,
    Run,
    Stop,
    /// An instance that is stopped.
    Start,
    Reboot,
    /// An interface of an instance that is stopped, to one that runs.
    MigrateFromStopped,
    /// The other way round.
    MigrateToStopped,
    Terminate,
    DeleteVpc,
    DeleteSubnet,
    Allocate,
    Associate,
    AssociateInstance,
    Disassociate,
    Release,
}

/// Every act.
pub(crate) const ACTS: [Act; 25] = [
    Act::Create,
    Act::CreateAndAttach,
    Act::Attach,
    Act::Migrate,
    Act::MigrateAddress,
    Act::MigrateAddressOut,
    Act::MigrateAddressIn,
    Act::AssignAddresses,
    Act::UnassignAddress,
    Act::Detach,
    Act::Delete,
    Act::Run,
    Act::Stop,
    Act::Start,
    Act::Reboot,
    Act::MigrateFromStopped,
    Act::MigrateToStopped,
    Act::Terminate,
    Act::DeleteVpc,
    Act::DeleteSubnet,
    Act::Allocate,
    Act::Associate,
    Act::AssociateInstance,
    Act::Disassociate,
    Act::Release,
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
        addresses: Vec::new(),
        size: "S5.LARGE8".into(),
        image: "img-rehome".into(),
        name: "machine".into(),
        count: 1,
        groups: Vec::new(),
        keys: Vec::new(),
        settings: rehome_domain::instance::Settings::default(),
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
        ipv6: Vec::new(),
        ipv6_count: 0,
        details: AddressDetails::new(),
        qos: QosLevel::default(),
        groups: Vec::new(),
    }
}

pub(crate) fn allocate(count: u64) -> AllocateAddresses {
    let block = Ipv4Cidr::parse("203.0.113.0/24").unwrap();
    let pool = PoolBlock::new(block).unwrap().part_of(scope().region);
    AllocateAddresses {
        pool,
        count,
        name: "public".into(),
        charge_type: None,
        provider: None,
        bandwidth_mbps: None,
    }
}

/// Elastic IPs: three that are bound and one that was.
fn elastic_ips(bench: &Bench, [eni, spare]: [EniId; 2], source: InstanceId) -> [EipId; 4] {
    let eips = bench.done(allocate(4));
    let [eip, dangling, machine, loose] = eips[..] else { panic!("four were asked for") };
    let bind = |eip, to| bench.done(AssociateAddress { eip, to });
    bind(eip, last_of(bench, eni));
    bind(loose, first_of(bench, spare));
    bench.done(DisassociateAddress { eip: loose });
    bind(dangling, first_of(bench, spare));
    bind(machine, AssociateTo::Instance(source));
    [eip, dangling, machine, loose]
}

fn first_of(bench: &Bench, eni: EniId) -> AssociateTo {
    AssociateTo::Address(eni, bench.world().eni(eni).unwrap().addresses[0])
}

fn last_of(bench: &Bench, eni: EniId) -> AssociateTo {
    AssociateTo::Address(eni, *bench.world().eni(eni).unwrap().addresses.last().unwrap())
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
    let [eip, dangling, machine, loose] = elastic_ips(bench, [eni, spare], source);
    Cloud {
        vpc,
        subnet,
        source,
        destination,
        peer,
        eni,
        spare,
        taker,
        empty_vpc,
        empty_subnet,
        eip,
        dangling,
        machine,
        loose,
    }
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
        Act::AssignAddresses => {
            let call = AssignPrivateIpAddresses {
                eni,
                named: Vec::new(),
                count: 2,
                details: AddressDetails::new(),
                qos: QosLevel::default(),
            };
            bench.execute(call).1.map(drop)
        }
        Act::UnassignAddress => {
            let addresses = vec![*bench.world().eni(eni).unwrap().addresses.last().unwrap()];
            bench.execute(UnassignPrivateIpAddresses { eni, instance: None, addresses }).1
        }
        Act::Attach => {
            bench.execute(AttachNetworkInterface { eni: spare, instance: destination }).1
        }
        Act::Migrate | Act::MigrateFromStopped | Act::MigrateToStopped => {
            bench.execute(MigrateNetworkInterface { eni, source, destination }).1
        }
        Act::Detach => bench.execute(DetachNetworkInterface { eni, instance: source }).1,
        Act::Delete => bench.execute(DeleteNetworkInterface { eni: spare }).1,
        Act::Run => {
            let twice = RunInstances { count: 2, ..run_instance(vpc, subnet) };
            bench.execute(twice).1.map(drop)
        }
        Act::Stop => bench.execute(power(Power::Stop, source)).1,
        Act::Start => bench.execute(power(Power::Start, source)).1,
        Act::Reboot => bench.execute(power(Power::Reboot, source)).1,
        Act::Terminate => bench.execute(TerminateInstances { instances: vec![source] }).1,
        Act::DeleteVpc => bench.execute(DeleteVpc { vpc: cloud.empty_vpc }).1,
        Act::DeleteSubnet => bench.execute(DeleteSubnet { subnet: cloud.empty_subnet }).1,
        Act::Allocate => bench.execute(allocate(2)).1.map(drop),
        Act::Associate => {
            let to = first_of(bench, cloud.taker);
            bench.execute(AssociateAddress { eip: cloud.loose, to }).1
        }
        Act::AssociateInstance => {
            let to = AssociateTo::Instance(destination);
            bench.execute(AssociateAddress { eip: cloud.loose, to }).1
        }
        Act::Disassociate => bench.execute(DisassociateAddress { eip: cloud.eip }).1,
        Act::Release => bench.execute(ReleaseAddresses { eips: vec![cloud.loose] }).1,
    }
}

/// The cloud, as the act needs it.
pub(crate) fn cloud_for(bench: &Bench, act: Act) -> Cloud {
    let cloud = cloud(bench);
    let stopped = match act {
        Act::Start | Act::MigrateFromStopped => Some(cloud.source),
        Act::MigrateToStopped => Some(cloud.destination),
        Act::Create
        | Act::CreateAndAttach
        | Act::Attach
        | Act::Migrate
        | Act::MigrateAddress
        | Act::MigrateAddressOut
        | Act::MigrateAddressIn
        | Act::AssignAddresses
        | Act::UnassignAddress
        | Act::Detach
        | Act::Delete
        | Act::Run
        | Act::Stop
        | Act::Reboot
        | Act::Terminate
        | Act::DeleteVpc
        | Act::DeleteSubnet
        | Act::Allocate
        | Act::Associate
        | Act::AssociateInstance
        | Act::Disassociate
        | Act::Release => None,
    };
    if let Some(instance) = stopped {
        bench.done(power(Power::Stop, instance));
    }
    cloud
}

fn power(power: Power, instance: InstanceId) -> ChangePower {
    ChangePower { power, instances: vec![instance], stopped_mode: StoppedMode::default() }
}

/// The last address of one interface is to go to another.
fn hand_over(bench: &Bench, source: EniId, destination: EniId) -> MigratePrivateIpAddress {
    let address = *bench.world().eni(source).unwrap().addresses.last().unwrap();
    MigratePrivateIpAddress { source, destination, address }
}

/// A bench with the cloud, and the act begun.
pub(crate) fn begun(act: Act) -> (Bench, Cloud) {
    let bench = Bench::new();
    let cloud = cloud_for(&bench, act);
    begin(&bench, &cloud, act).expect("the act is allowed");
    (bench, cloud)
}
