//! A VPC's further blocks with real packets: what is owned in one is reached, what is not is said to be
//! unreachable, and what is changed by hand is seen and right again.

use std::net::{IpAddr, Ipv4Addr};

use rehome_domain::plane::{Enforcement, Leg, Verb};
use rehome_domain::policy::{Policy, PolicyKey, Subject, VpcBlocks};
use rehome_domain::{EniId, Ipv4Cidr, Mac};
use rehome_linux::LinuxPlane;
use rehome_ports::Plane;

use crate::guest::Guest;
use crate::lab::{Eni, Lab, lab, suffix};
use crate::routes::ip;

const FURTHER: &str = "172.20.0.0/16";

fn key(lab: &Lab) -> PolicyKey {
    PolicyKey { vpc: lab.vpc, subject: Subject::Blocks }
}

fn policy(blocks: &[&str]) -> Option<Policy> {
    let further: Vec<_> = blocks.iter().map(|it| Ipv4Cidr::parse(it).unwrap()).collect();
    (!further.is_empty()).then_some(Policy::Blocks(VpcBlocks { further }))
}

fn enforce(lab: &Lab, as_of: u64, blocks: &[&str]) {
    let it = Enforcement { key: key(lab), as_of, policy: policy(blocks) };
    lab.apply(Verb::Enforce(vec![it]));
}

/// An ENI whose only address lies in the further block.
fn beyond(lab: &Lab, last: u8) -> Eni {
    let id = EniId::parse(&format!("eni-{}", suffix())).unwrap();
    let addresses = vec![Ipv4Addr::new(172, 20, 0, last)];
    let mac = Mac([0x20, 0x90, 0x6f, 0, 1, last]);
    Eni { vpc: lab.vpc, id, mac, addresses, ipv6: Vec::new() }
}

/// What the VPC's namespace says of an address.
fn verdict(lab: &Lab, address: &str) -> String {
    let output = std::process::Command::new("ip")
        .args(["-n", &format!("rh-{}", lab.vpc), "route", "get", address])
        .output()
        .unwrap();
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

#[test]
fn an_interface_in_a_further_block_is_reached_and_the_rest_of_the_block_is_unreachable() {
    let Some(lab) = lab() else { return };
    let (a, b) = (lab.instance(), lab.instance());
    let (near, far) = (lab.eni(10), beyond(&lab, 20));
    lab.apply(Verb::EnsureVpc(lab.net()));
    enforce(&lab, 1, &[FURTHER]);
    lab.own(&near, a, 1);
    let gateway = Ipv4Addr::new(172, 20, 0, 1);
    lab.apply(Verb::Stage(Leg { gateway, ..far.leg(b, 1) }));
    lab.apply(Verb::Switch(far.steering(b, 1)));
    let (here, there) = (Guest::open(a, near.addresses[0]), Guest::open(b, far.addresses[0]));
    here.send(far.addresses[0], b"there");
    assert_eq!(there.receive(), b"there");
    there.send(near.addresses[0], b"back");
    assert_eq!(here.receive(), b"back");
    let nobody = verdict(&lab, "172.20.0.99");
    assert!(nobody.contains("No route to host") || nobody.contains("unreachable"), "{nobody}");
    enforce(&lab, 2, &[]);
    assert!(!lab.observe().policies.contains_key(&key(&lab)));
    let nobody = verdict(&lab, "172.20.0.99");
    assert!(!nobody.contains("No route to host"), "{nobody}");
}

#[test]
fn further_blocks_are_told_apart_from_the_main_one_and_put_right_when_they_are_changed() {
    let Some(lab) = lab() else { return };
    lab.apply(Verb::EnsureVpc(lab.net()));
    enforce(&lab, 1, &[FURTHER, "192.168.0.0/24"]);
    let wanted = policy(&[FURTHER, "192.168.0.0/24"]).unwrap().fingerprint();
    let stands = |lab: &Lab| {
        let observed = lab.observe();
        let broken = observed.broken.vpcs.get(&lab.vpc).cloned();
        (observed.policies.get(&key(lab)) == Some(&wanted), broken)
    };
    assert_eq!(stands(&lab), (true, None));
    // Asked again, whether by this process or by another, the VPC keeps them.
    lab.apply(Verb::EnsureVpc(lab.net()));
    let other = LinuxPlane::open(&lab.installation).unwrap();
    other.apply(&Verb::EnsureVpc(lab.net())).unwrap();
    assert_eq!(stands(&lab), (true, None));
    let room = format!("rh-{}", lab.vpc);
    ip(&room, &format!("route delete unreachable {FURTHER} metric 1"));
    let (stands_still, broken) = stands(&lab);
    assert!(!stands_still && broken.is_some(), "the chains know a block that no route has");
    enforce(&lab, 1, &[FURTHER, "192.168.0.0/24"]);
    assert_eq!(stands(&lab), (true, None));
    // What is older than what stands is passed over.
    enforce(&lab, 3, &[FURTHER, "192.168.0.0/24"]);
    enforce(&lab, 2, &[]);
    assert_eq!(stands(&lab), (true, None));
    let gone = Enforcement { key: key(&lab), as_of: 4, policy: None };
    lab.apply(Verb::Enforce(vec![gone]));
    assert_eq!(stands(&lab), (false, None));
    let main: IpAddr = lab.net().cidr.network().into();
    assert!(verdict(&lab, &main.to_string()).contains("No route to host"));
}
