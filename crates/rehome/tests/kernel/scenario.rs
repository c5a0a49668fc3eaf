//! A small cloud on the kernel, and the acts whose every step is disturbed.

use rehome_domain::instance::run::RunInstances;
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::details::{AddressDetails, QosLevel};
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::subnet::create::CreateSubnet;
use rehome_domain::vpc::create::CreateVpc;
use rehome_domain::{EniId, InstanceId};

use crate::bench::Bench;

const ZONE: &str = "ap-guangzhou-3";

/// What is in the cloud before the act.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cloud {
    /// Holds `eni`.
    pub(crate) source: InstanceId,
    pub(crate) destination: InstanceId,
    /// Somebody to talk to; takes part in nothing.
    pub(crate) peer: InstanceId,
    /// Attached to the source; two addresses.
    pub(crate) eni: EniId,
    /// Attached to nobody; two addresses.
    pub(crate) spare: EniId,
}

/// Something that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    Migrate,
    Attach,
    Detach,
}

pub(crate) const ACTS: [Act; 3] = [Act::Migrate, Act::Attach, Act::Detach];

impl Act {
    /// The interface that is moved, and who holds it once that is done, and if it is undone.
    pub(crate) fn moves(self, cloud: &Cloud) -> (EniId, [Option<InstanceId>; 2]) {
        match self {
            Self::Migrate => (cloud.eni, [Some(cloud.destination), Some(cloud.source)]),
            Self::Attach => (cloud.spare, [Some(cloud.destination), None]),
            Self::Detach => (cloud.eni, [None, None]),
        }
    }
}

fn cloud(bench: &Bench) -> Cloud {
    let vpc = bench.done(CreateVpc { name: "net".into(), cidr: "10.0.0.0/16".into() }).id;
    let subnet =
        CreateSubnet { vpc, name: "sub".into(), cidr: "10.0.1.0/24".into(), zone: ZONE.into() };
    let subnet = bench.done(subnet).id;
    let instances = bench.done(RunInstances {
        zone: ZONE.into(),
        vpc,
        subnet,
        addresses: Vec::new(),
        size: "S5.LARGE8".into(),
        image: "img-rehome".into(),
        name: "machine".into(),
        count: 3,
        groups: Vec::new(),
        keys: Vec::new(),
        settings: rehome_domain::instance::Settings::default(),
    });
    let [source, destination, peer] = instances[..] else { panic!("{instances:?}") };
    let create = || {
        bench.done(CreateNetworkInterface {
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
        })
    };
    let (eni, spare) = (create().id, create().id);
    bench.done(AttachNetworkInterface { eni, instance: source });
    Cloud { source, destination, peer, eni, spare }
}

/// A bench with the cloud, and the act begun.
pub(crate) fn begun(act: Act) -> (Bench, Cloud) {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    let Cloud { source, destination, eni, spare, .. } = cloud;
    let begun = match act {
        Act::Migrate => bench.execute(MigrateNetworkInterface { eni, source, destination }),
        Act::Attach => bench.execute(AttachNetworkInterface { eni: spare, instance: destination }),
        Act::Detach => bench.execute(DetachNetworkInterface { eni, instance: source }),
    };
    begun.expect("the act is allowed");
    (bench, cloud)
}
