//! A lab with a world that wants what is in it: an instance with an interface, a peer, and an
//! instance that owns nothing that the peer talks to; and the repair that an engine would do.

use rehome_domain::address::DeviceIndex;
use rehome_domain::instance::{Instance, InstanceState, Operation, Size};
use rehome_domain::migration::{Attachment, Epoch, Placement};
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_domain::plane::{Observed, Verb};
use rehome_domain::record::Record;
use rehome_domain::region::Zone;
use rehome_domain::subnet::Subnet;
use rehome_domain::vpc::Vpc;
use rehome_domain::world::World;
use rehome_domain::{EniId, InstanceId, Ipv4Cidr, SubnetId, TaskId, Timestamp, reconcile};
use rehome_linux::LinuxPlane;
use rehome_ports::Plane;

use crate::guest::Guest;
use crate::hand::Hand;
use crate::lab::{Lab, bare, suffix};

/// Rounds of repair that may be needed: what the kernel ends a moment later is seen in a later one.
const ROUNDS_MAX: usize = 2000;

pub(crate) struct Estate {
    pub(crate) lab: Lab,
    pub(crate) world: World,
    /// Owns `eni`, as its primary interface.
    pub(crate) owner: InstanceId,
    /// Owns `peer`.
    pub(crate) partner: InstanceId,
    /// Owns `third`, and would like to be the owner of `eni`.
    pub(crate) thief: InstanceId,
    pub(crate) eni: EniId,
    pub(crate) peer: EniId,
    pub(crate) third: EniId,
}

impl Estate {
    /// Made, whole and repaired; or `None` where the kernel cannot be had.
    pub(crate) fn new() -> Option<Self> {
        let lab = bare()?;
        let mut world = World::default();
        let cidr = Ipv4Cidr::parse("10.9.0.0/16").unwrap();
        let (name, created) = (String::from("net"), Timestamp(0));
        world.insert(Record::Vpc(Vpc { name, subnets: 1, ..Vpc::new(lab.vpc, cidr, created) }));
        let subnet = subnet(&lab);
        world.insert(Record::Subnet(subnet.clone()));
        let mut place = |last: u8| {
            let instance = instance(&lab, subnet.id);
            let id = instance.id;
            world.insert(Record::Instance(instance));
            let device_index = DeviceIndex::PRIMARY;
            let since = Timestamp(0);
            let place = Attachment { instance: id, device_index, epoch: Epoch(1), since };
            let eni = eni(&lab, (&subnet, last), Placement::On(place));
            let eni_id = eni.id;
            world.insert(Record::Eni(eni));
            (id, eni_id)
        };
        let ((owner, eni), (partner, peer), (thief, third)) = (place(10), place(20), place(30));
        let estate = Self { lab, world, owner, partner, thief, eni, peer, third };
        estate.repair(&estate.lab.plane);
        Some(estate)
    }

    pub(crate) fn of(&self, eni: EniId) -> &Eni {
        self.world.eni(eni).unwrap()
    }

    pub(crate) fn subnet(&self) -> &Subnet {
        self.world.subnets.values().next().unwrap()
    }

    /// Hands in the VPC's namespace.
    pub(crate) fn vpc_hand(&self) -> Hand {
        Hand(format!("rh-{}", self.lab.vpc))
    }

    /// Hands in the owner's namespace.
    pub(crate) fn guest_hand(&self) -> Hand {
        Hand(self.owner.to_string())
    }

    /// The name of the VPC's side of an interface's leg at epoch 1.
    pub(crate) fn leg(&self, eni: EniId) -> String {
        format!("v{}000001", eni.suffix())
    }

    pub(crate) fn repairs(&self, observed: &Observed) -> Vec<Verb> {
        reconcile::repair(std::iter::once(&self.world), observed)
    }

    /// Repairs until nothing is left to be repaired; tells what was done and why.
    pub(crate) fn repair(&self, plane: &LinuxPlane) -> Vec<String> {
        let mut done = Vec::new();
        for _ in 0..ROUNDS_MAX {
            let observed = plane.observe().unwrap();
            let verbs = self.repairs(&observed);
            if verbs.is_empty() && self.is_settled(&observed) {
                return done;
            }
            for verb in verbs {
                plane.apply(&verb).unwrap_or_else(|error| panic!("{verb:?}: {error}"));
                let why = observed.broken.why(&verb).unwrap_or("it is not there");
                done.push(format!("{} {}: {why}", verb.name(), verb.object()));
            }
        }
        panic!("no end: {:?}", &done[done.len().saturating_sub(20)..]);
    }

    /// The kernel ends a namespace, and what is in it, a moment after its last name.
    fn is_settled(&self, observed: &Observed) -> bool {
        observed.legs.len() == 3 && observed.steering.len() == 3 && observed.instances.len() == 3
    }

    /// Packets reach every address of the interface and are answered; nobody else can send with it.
    pub(crate) fn check_packets(&self, case: &str) {
        let (eni, peer) = (self.of(self.eni), self.of(self.peer));
        for address in eni.all_addresses() {
            let own = peer.all_addresses().into_iter();
            let there = own.into_iter().find(|it| it.is_ipv6() == address.is_ipv6()).unwrap();
            let at_peer = Guest::open(self.partner, there);
            let thief = Guest::open(self.thief, address);
            thief.try_send(there, b"forged");
            let at_owner = Guest::open(self.owner, address);
            at_peer.send(address, b"ping");
            assert_eq!(at_owner.receive(), b"ping", "{case}");
            at_owner.send(there, b"pong");
            assert_eq!(at_peer.receive(), b"pong", "{case}");
            assert_eq!(at_peer.received(), None, "{case}");
        }
    }
}

fn subnet(lab: &Lab) -> Subnet {
    Subnet {
        id: SubnetId::parse(&format!("subnet-{}", suffix())).unwrap(),
        name: String::from("sub"),
        vpc: lab.vpc,
        cidr: Ipv4Cidr::parse("10.9.0.0/24").unwrap(),
        ipv6: None,
        ipv6_used: 0,
        zone: Zone::parse("ap-guangzhou-3").unwrap(),
        acl: None,
        route_table: None,
        created: Timestamp(0),
        used: 0,
        cursor: [10, 9, 0, 2].into(),
        is_default: false,
        broadcast: false,
    }
}

fn instance(lab: &Lab, subnet: SubnetId) -> Instance {
    let task = TaskId::from_random([7; 16]);
    Instance {
        id: InstanceId::parse(&format!("ins-{}", suffix())).unwrap(),
        name: String::from("machine"),
        size: Size::parse("S5.LARGE8").unwrap(),
        keys: Vec::new(),
        image: String::from("img-rehome"),
        zone: Zone::parse("ap-guangzhou-3").unwrap(),
        vpc: lab.vpc,
        subnet,
        state: InstanceState::Running,
        task: None,
        latest: Operation { action: String::from("RunInstances"), task },
        interfaces: std::collections::BTreeMap::new(),
        created: Timestamp(0),
        origin: rehome_domain::instance::Origin::Made,
        settings: rehome_domain::instance::Settings::default(),
    }
}

pub(crate) fn eni(lab: &Lab, (subnet, last): (&Subnet, u8), placement: Placement) -> Eni {
    let mut made = lab.eni(last);
    made.addresses[1] = [10, 9, 0, 100 + last].into();
    Eni {
        id: made.id,
        name: String::new(),
        description: String::new(),
        vpc: lab.vpc,
        subnet: subnet.id,
        zone: subnet.zone,
        mac: made.mac,
        addresses: made.addresses,
        ipv6: made.ipv6,
        groups: Vec::new(),
        kind: EniKind::Secondary,
        placement,
        qos: Default::default(),
        details: Default::default(),
        handover: None,
        issued: Epoch(1),
        created: Timestamp(0),
    }
}
