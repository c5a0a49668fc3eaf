//! A VPC of its own for each test, removed when the test ends, however it ends.

use std::io::Write;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::process::Command;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use rehome_domain::address::{DeviceIndex, Ipv4Cidr, Mac};
use rehome_domain::plane::{
    Enforcement, Gateway, Leg, LegKey, Observed, Release, Steering, Verb, VpcNet,
};
use rehome_domain::policy::{Guard, Policy, PolicyKey, Subject};
use rehome_domain::{EniId, Epoch, InstanceId, VpcId};
use rehome_linux::doctor::{Check, Outcome};
use rehome_linux::purge::{Mode, Scope, purge};
use rehome_linux::{LinuxPlane, doctor};
use rehome_ports::{Plane, PlaneError};

pub(crate) const GATEWAY: Ipv4Addr = Ipv4Addr::new(10, 9, 0, 1);

/// A plane with an installation of its own and one VPC, 10.9.0.0/16.
pub(crate) struct Lab {
    pub(crate) plane: LinuxPlane,
    pub(crate) installation: String,
    pub(crate) vpc: VpcId,
}

static TAKEN: AtomicU32 = AtomicU32::new(0);
static SKIPPED: AtomicU32 = AtomicU32::new(0);

/// Eight characters that no other test, in this process or another, uses at the same time.
pub(crate) fn suffix() -> String {
    let number = TAKEN.fetch_add(1, Ordering::Relaxed);
    format!("{:06x}{}", std::process::id() & 0x00ff_ffff, base36(number))
}

fn base36(number: u32) -> String {
    let digit = |value| char::from_digit(value % 36, 36).unwrap();
    [digit(number / 36), digit(number)].into_iter().collect()
}

/// A lab with a VPC in it, or `None` where the kernel cannot be had.
pub(crate) fn lab() -> Option<Lab> {
    let lab = bare()?;
    let vpc = lab.vpc;
    lab.apply(Verb::EnsureVpc(lab.net()));
    lab.apply(Verb::EnsureGateway(Gateway { vpc, address: GATEWAY }));
    Some(lab)
}

/// A lab with nothing in it, or `None` where the kernel cannot be had; says so aloud.
pub(crate) fn bare() -> Option<Lab> {
    static EXAMINED: LazyLock<Vec<Check>> = LazyLock::new(doctor::check_needed);
    let failing: Vec<_> = EXAMINED.iter().filter(|check| check.outcome != Outcome::Works).collect();
    if !failing.is_empty() {
        let skipped = SKIPPED.fetch_add(1, Ordering::Relaxed) + 1;
        // Not eprintln: what a passing test prints with it is not shown.
        let line = format!("NOT TESTED ({skipped} so far): this machine lacks {failing:?}\n");
        std::io::stderr().write_all(line.as_bytes()).unwrap();
        let required = std::env::var_os("REHOME_REQUIRE_KERNEL").is_some_and(|v| v == "1");
        assert!(!required, "REHOME_REQUIRE_KERNEL=1, and the kernel cannot be had");
        return None;
    }
    let installation = format!("t{}", suffix());
    let vpc = VpcId::parse(&format!("vpc-{}", suffix())).unwrap();
    Some(Lab { plane: LinuxPlane::open(&installation).unwrap(), installation, vpc })
}

/// Whether what the tests run is there; where the kernel is required, it must be.
pub(crate) fn is_installed(program: &str) -> bool {
    let there = Command::new("sh").args(["-c", &format!("command -v {program}")]).output();
    let there = there.is_ok_and(|output| output.status.success());
    let required = std::env::var_os("REHOME_REQUIRE_KERNEL").is_some_and(|v| v == "1");
    assert!(there || !required, "REHOME_REQUIRE_KERNEL=1, and {program} is not installed");
    there
}

impl Drop for Lab {
    fn drop(&mut self) {
        purge(&Scope::Installation(self.installation.clone()), Mode::Remove).unwrap();
    }
}

impl Lab {
    pub(crate) fn net(&self) -> VpcNet {
        VpcNet { vpc: self.vpc, cidr: Ipv4Cidr::parse("10.9.0.0/16").unwrap() }
    }

    /// Does it. What is staged is guarded first, by no group, unless a test has guarded it already.
    pub(crate) fn apply(&self, verb: Verb) {
        if let Verb::Stage(leg) = &verb {
            let guard = Guard { addresses: leg.addresses.clone(), groups: Vec::new() };
            let key = PolicyKey { vpc: leg.key.vpc, subject: Subject::Guard(leg.key.eni) };
            let policy = Some(Policy::Guard(guard));
            self.apply(Verb::Enforce(vec![Enforcement { key, as_of: 0, policy }]));
        }
        self.plane.apply(&verb).unwrap_or_else(|error| panic!("{verb:?}: {error}"));
    }

    pub(crate) fn refused(&self, verb: Verb) -> PlaneError {
        self.plane.apply(&verb).expect_err("the verb should have been refused")
    }

    pub(crate) fn observe(&self) -> Observed {
        self.plane.observe().unwrap()
    }

    pub(crate) fn instance(&self) -> InstanceId {
        let instance = InstanceId::parse(&format!("ins-{}", suffix())).unwrap();
        self.apply(Verb::EnsureInstance(instance));
        instance
    }

    /// An ENI with this last byte in its MAC and its primary address, and one more address, and an IPv6 one.
    pub(crate) fn eni(&self, last: u8) -> Eni {
        let id = EniId::parse(&format!("eni-{}", suffix())).unwrap();
        let addresses = vec![Ipv4Addr::new(10, 9, 0, last), Ipv4Addr::new(10, 9, 1, last)];
        let ipv6 = vec![Ipv6Addr::new(0xfd09, 0, 0, 0, 0, 0, 0, last.into())];
        Eni { vpc: self.vpc, id, mac: Mac([0x20, 0x90, 0x6f, 0, 0, last]), addresses, ipv6 }
    }

    /// Puts an ENI into an instance as its primary interface and lets it carry packets.
    pub(crate) fn own(&self, eni: &Eni, instance: InstanceId, epoch: u64) {
        self.apply(Verb::Stage(eni.leg(instance, epoch)));
        self.apply(Verb::Switch(eni.steering(instance, epoch)));
    }
}

#[derive(Clone)]
pub(crate) struct Eni {
    pub(crate) vpc: VpcId,
    pub(crate) id: EniId,
    pub(crate) mac: Mac,
    pub(crate) addresses: Vec<Ipv4Addr>,
    pub(crate) ipv6: Vec<Ipv6Addr>,
}

impl Eni {
    /// Its addresses of both families.
    pub(crate) fn all(&self) -> Vec<IpAddr> {
        let ipv4 = self.addresses.iter().map(|it| IpAddr::V4(*it));
        ipv4.chain(self.ipv6.iter().map(|it| IpAddr::V6(*it))).collect()
    }

    /// Its first address of the family of another's.
    pub(crate) fn beside(&self, other: IpAddr) -> IpAddr {
        self.all().into_iter().find(|it| it.is_ipv6() == other.is_ipv6()).unwrap()
    }

    pub(crate) fn key(&self, instance: InstanceId, epoch: u64) -> LegKey {
        LegKey { vpc: self.vpc, eni: self.id, instance, epoch: Epoch(epoch) }
    }

    pub(crate) fn leg(&self, instance: InstanceId, epoch: u64) -> Leg {
        self.leg_at(instance, epoch, 0)
    }

    pub(crate) fn leg_at(&self, instance: InstanceId, epoch: u64, index: u8) -> Leg {
        Leg {
            key: self.key(instance, epoch),
            epoch: Epoch(epoch),
            device_index: DeviceIndex(index),
            mac: self.mac,
            addresses: self.all(),
            gateway: GATEWAY,
            prefix_len: 24,
        }
    }

    pub(crate) fn steering(&self, instance: InstanceId, epoch: u64) -> Steering {
        Steering { leg: self.key(instance, epoch), epoch: Epoch(epoch), addresses: self.all() }
    }

    pub(crate) fn release(&self, epoch: u64) -> Release {
        let addresses = self.all();
        Release { vpc: self.vpc, eni: self.id, epoch: Epoch(epoch), addresses }
    }
}
