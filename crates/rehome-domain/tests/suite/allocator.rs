//! What is always true of a subnet's addresses, whatever takes and gives them: interfaces, HaVips,
//! reservations, DHCP IPs. Random steps against a set of addresses that is obviously right.

use std::collections::{BTreeMap, BTreeSet};
use std::net::Ipv4Addr;

use proptest::prelude::*;
use rehome_domain::dhcp_ip::create::CreateDhcpIp;
use rehome_domain::dhcp_ip::delete::DeleteDhcpIp;
use rehome_domain::ha_vip::create::CreateHaVip;
use rehome_domain::ha_vip::delete::DeleteHaVip;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::network_interface::delete::DeleteNetworkInterface;
use rehome_domain::network_interface::details::{AddressDetails, QosLevel};
use rehome_domain::network_interface::private_ip_addresses::{
    AssignPrivateIpAddresses, UnassignPrivateIpAddresses,
};
use rehome_domain::reserved_ip::create::{CreateReserveIpAddresses, Wanted};
use rehome_domain::reserved_ip::delete::DeleteReserveIpAddresses;
use rehome_domain::{DhcpIpId, EniId, HaVipId, Ipv4Cidr, Refusal, ReservedIpId, SubnetId, VpcId};

use crate::scene::{Scene, ZONE, kind};

const CIDR: &str = "10.0.3.0/28";

/// One step. `place` is an address by its place in the block; `pick` one of what was made.
#[derive(Debug, Clone, Copy)]
enum Step {
    Interface { named: Option<u8>, more: u8 },
    Assign { pick: usize, named: Option<u8> },
    Unassign { pick: usize },
    HaVip { named: Option<u8> },
    Reserve { named: Option<u8>, count: u8 },
    Dhcp { count: u8 },
    Free { pick: usize },
}

/// What was made, and what goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    Interface(EniId),
    HaVip(HaVipId),
    Reserved(ReservedIpId),
    Dhcp(DhcpIpId),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let named = || prop::option::of(0u8..18);
    let pick = || 0usize..32;
    let step = prop_oneof![
        3 => (named(), 0u8..3).prop_map(|(named, more)| Step::Interface { named, more }),
        2 => (pick(), named()).prop_map(|(pick, named)| Step::Assign { pick, named }),
        1 => pick().prop_map(|pick| Step::Unassign { pick }),
        1 => named().prop_map(|named| Step::HaVip { named }),
        2 => (named(), 1u8..3).prop_map(|(named, count)| Step::Reserve { named, count }),
        1 => (1u8..3).prop_map(|count| Step::Dhcp { count }),
        4 => pick().prop_map(|pick| Step::Free { pick }),
    ];
    prop::collection::vec(step, 1..60)
}

struct Estate {
    scene: Scene,
    vpc: VpcId,
    subnet: SubnetId,
    made: Vec<(Made, BTreeSet<Ipv4Addr>)>,
}

impl Estate {
    fn new() -> Self {
        let mut scene = Scene::new();
        let vpc = scene.vpc("10.0.0.0/16");
        let subnet = scene.subnet(vpc, CIDR, ZONE);
        Self { scene, vpc, subnet, made: Vec::new() }
    }

    fn taken(&self) -> BTreeSet<Ipv4Addr> {
        self.made.iter().flat_map(|(_, addresses)| addresses).copied().collect()
    }

    /// Those that somebody could be given now.
    fn free(&self) -> BTreeSet<Ipv4Addr> {
        let taken = self.taken();
        (2..15).map(address).filter(|it| !taken.contains(it)).collect()
    }

    fn note(&mut self, made: Made, addresses: impl IntoIterator<Item = Ipv4Addr>) {
        let addresses: BTreeSet<_> = addresses.into_iter().collect();
        let free = self.free();
        assert!(addresses.is_subset(&free), "{addresses:?} were not all free: {free:?}");
        match self.made.iter_mut().find(|(it, _)| *it == made) {
            Some((_, held)) => held.extend(addresses),
            None => self.made.push((made, addresses)),
        }
    }

    /// Of a call for `count` addresses, `named` among them: whether the refusal, if there is one, is
    /// the right one, and whether it was right to take it if there is none.
    fn judge(&self, named: Option<Ipv4Addr>, count: usize, refusal: Option<&Refusal>) {
        let expected = match named {
            Some(named) if !Ipv4Cidr::parse(CIDR).unwrap().holds(named) => "Range",
            Some(named) if [0, 1, 15].map(address).contains(&named) => "Reserved",
            Some(named) if self.taken().contains(&named) => "AddressInUse",
            Some(_) | None if self.free().len() < count => "NoFreeAddress",
            Some(_) | None => "accepted",
        };
        let got = refusal.map_or_else(|| "accepted".into(), kind);
        assert!(got.ends_with(expected), "{named:?} of {count}: {got}, not {expected}");
    }

    fn interface(&mut self, named: Option<Ipv4Addr>, more: u8) {
        let call = CreateNetworkInterface {
            primary: named,
            secondary_count: more.into(),
            ..self.scene.create_eni(self.subnet)
        };
        let made = self.scene.run(&call);
        self.judge(named, 1 + usize::from(more), made.as_ref().err());
        if let Ok(eni) = made {
            self.note(Made::Interface(eni.id), eni.addresses);
        }
    }

    fn interfaces(&self) -> Vec<(EniId, BTreeSet<Ipv4Addr>)> {
        let eni = |(made, held): &(Made, BTreeSet<Ipv4Addr>)| match made {
            Made::Interface(eni) => Some((*eni, held.clone())),
            Made::HaVip(_) | Made::Reserved(_) | Made::Dhcp(_) => None,
        };
        self.made.iter().filter_map(eni).collect()
    }

    fn assign(&mut self, pick: usize, named: Option<Ipv4Addr>) {
        let enis = self.interfaces();
        let Some((eni, _)) = enis.get(pick % enis.len().max(1)) else { return };
        let count = u64::from(named.is_none());
        let call = AssignPrivateIpAddresses {
            eni: *eni,
            named: named.into_iter().collect(),
            count,
            details: AddressDetails::default(),
            qos: QosLevel::default(),
        };
        let given = self.scene.run(&call);
        self.judge(named, 1, given.as_ref().err());
        if let Ok(given) = given {
            self.note(Made::Interface(*eni), given);
        }
    }

    fn unassign(&mut self, pick: usize) {
        let enis = self.interfaces();
        let Some((eni, _)) = enis.get(pick % enis.len().max(1)) else { return };
        let addresses = self.scene.world.eni(*eni).unwrap().addresses.clone();
        let Some(last) = addresses.get(1..).and_then(<[_]>::last) else { return };
        let call = UnassignPrivateIpAddresses { eni: *eni, addresses: vec![*last], instance: None };
        self.scene.run(&call).unwrap();
        let held = self.made.iter_mut().find(|(it, _)| *it == Made::Interface(*eni));
        assert!(held.unwrap().1.remove(last));
    }

    fn set_aside(&mut self, step: Step) {
        let (vpc, subnet, name) = (self.vpc, self.subnet, String::from("n"));
        match step {
            Step::HaVip { named } => {
                let (address, check_associate, associated) =
                    (named.map(address), false, Vec::new());
                if self.scene.world.ha_vips.len() == 10 {
                    return;
                }
                let call = CreateHaVip { vpc, subnet, name, address, check_associate, associated };
                let made = self.scene.run(&call);
                self.judge(address, 1, made.as_ref().err());
                made.into_iter().for_each(|it| self.note(Made::HaVip(it.id), [it.address]));
            }
            Step::Reserve { named, count } => {
                let named = named.map(address);
                let wanted = match named {
                    Some(named) => Wanted::Named(vec![named]),
                    None => Wanted::Count(count.into()),
                };
                let (subnet, description) = (Some(subnet), String::new());
                let call = CreateReserveIpAddresses { vpc, subnet, wanted, name, description };
                let made = self.scene.run(&call);
                let count = if named.is_some() { 1 } else { count.into() };
                self.judge(named, count, made.as_ref().err());
                for it in made.into_iter().flatten() {
                    self.note(Made::Reserved(it.id), [it.address]);
                }
            }
            Step::Dhcp { count } => {
                let made = self.scene.run(&CreateDhcpIp { vpc, subnet, name, count: count.into() });
                self.judge(None, count.into(), made.as_ref().err());
                for it in made.into_iter().flatten() {
                    self.note(Made::Dhcp(it.id), [it.address]);
                }
            }
            Step::Interface { .. }
            | Step::Assign { .. }
            | Step::Unassign { .. }
            | Step::Free { .. } => unreachable!("they set nothing aside"),
        }
    }

    fn free_one(&mut self, pick: usize) {
        if self.made.is_empty() {
            return;
        }
        let (made, _) = self.made.remove(pick % self.made.len());
        match made {
            Made::Interface(eni) => self.scene.run(&DeleteNetworkInterface { eni }).unwrap(),
            Made::HaVip(ha_vip) => self.scene.run(&DeleteHaVip { ha_vip }).unwrap(),
            Made::Reserved(id) => {
                let call = DeleteReserveIpAddresses { vpc: self.vpc, reserved: vec![id] };
                self.scene.run(&call).unwrap();
            }
            Made::Dhcp(dhcp_ip) => self.scene.run(&DeleteDhcpIp { dhcp_ip }).unwrap(),
        }
    }

    fn run(&mut self, step: Step) {
        match step {
            Step::Interface { named, more } => self.interface(named.map(address), more),
            Step::Assign { pick, named } => self.assign(pick, named.map(address)),
            Step::Unassign { pick } => self.unassign(pick),
            Step::HaVip { .. } | Step::Reserve { .. } | Step::Dhcp { .. } => self.set_aside(step),
            Step::Free { pick } => self.free_one(pick),
        }
        self.scene.settle();
    }

    fn check(&self) {
        let subnet = self.scene.world.subnet(self.subnet).unwrap();
        assert_eq!(subnet.free(), self.free().len() as u64, "AvailableIpAddressCount");
        let users: BTreeMap<_, _> =
            self.scene.world.used_in(subnet).map(|used| (used.address, used.by)).collect();
        let mut used: BTreeSet<_> = users.keys().copied().collect();
        assert!(used.remove(&address(1)), "the gateway is used");
        assert_eq!(used, self.taken());
    }
}

/// An address by its place in the block, and two behind its end.
fn address(place: u8) -> Ipv4Addr {
    Ipv4Addr::new(10, 0, 3, place)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn each_address_has_one_user_at_most_and_all_that_are_free_can_be_given(steps in steps()) {
        let mut estate = Estate::new();
        for step in steps {
            estate.run(step);
            estate.check();
        }
        // What is said to be available can be given to the last address, and no further.
        while let left @ 1.. = estate.free().len() {
            estate.interface(None, 0);
            estate.scene.settle();
            prop_assert_eq!(estate.free().len(), left - 1);
        }
        estate.interface(None, 0);
        // And all of it comes back.
        while !estate.made.is_empty() {
            estate.free_one(0);
            estate.scene.settle();
            estate.check();
        }
        prop_assert_eq!(estate.scene.world.subnet(estate.subnet).unwrap().used, 0);
    }
}
