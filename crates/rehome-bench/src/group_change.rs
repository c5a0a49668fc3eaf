//! How long a change of a security group takes until packets obey it, with every interface of the
//! estate in the group.
//!
//! In: an estate whose interfaces have the default group, ports in two of its instances. Out: from the
//! call to the first packet that is judged by the new rules, of many changes to and fro.
//!
//! A probe of numbered datagrams runs all the time; a change is in force from the sending of the first
//! one on whose fate is the new one. Its pace is what a time is exact to.

use std::net::IpAddr;
use std::time::Duration;

use rehome_client::Client;
use rehome_demo::{
    Calls, CloudError, GuestPort, Guests, Kind, Latency, MonotonicClock, SendOutcome, Way, list,
    text,
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::estate::Estate;

/// The port of the probe.
const PORT: u16 = 9_100;
/// Between two datagrams of the probe, in nanoseconds.
const PACE_NS: u64 = 200_000;
/// So many in a row with the new fate are no accident.
const SURE: usize = 10;
/// The longest that a change may take, in nanoseconds.
const PATIENCE_NS: u64 = 10_000_000_000;

/// How long changes took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GroupChange {
    /// Interfaces in the group.
    pub members: u32,
    /// From the call to the first packet that is judged by the new rules.
    pub in_force: Latency,
}

/// Why it could not be measured.
#[derive(Debug, thiserror::Error)]
pub enum GroupChangeError {
    /// A call failed.
    #[error(transparent)]
    Cloud(#[from] CloudError),
    /// A port could not be opened, or used.
    #[error("the probe's port: {0}")]
    Port(#[from] std::io::Error),
    /// The rules never came into force.
    #[error("a change of a group was not in force within 10 s")]
    NotInForce,
    /// The thread that calls ended badly.
    #[error("the call of a change could not be made")]
    Call,
}

/// Changes the default group to and fro, `changes` times.
///
/// # Errors
/// [`GroupChangeError`].
pub fn change_group(
    estate: &Estate,
    guests: &dyn Guests,
    (client, clock): (&Client, MonotonicClock),
    changes: u32,
) -> Result<GroupChange, GroupChangeError> {
    let calls = Calls::new(client, clock);
    let group = default_group(&calls)?;
    let mut probe = Probe::open(estate, guests, (&calls, clock))?;
    let mut took_ns = Vec::new();
    for number in 0..changes.next_multiple_of(2) {
        let verdict = if number % 2 == 0 { "DROP" } else { "ACCEPT" };
        let begun_ns = clock.now_ns();
        let since_ns = std::thread::scope(|scope| {
            let calls = &calls;
            let group = group.as_str();
            let call = scope.spawn(move || write(calls, group, verdict));
            let seen = probe.until(verdict == "ACCEPT");
            call.join().map_err(|_| GroupChangeError::Call)??;
            seen
        })?;
        took_ns.push(since_ns.saturating_sub(begun_ns));
    }
    let members = estate.build.interfaces;
    Ok(GroupChange { members, in_force: Latency::of(took_ns) })
}

fn default_group(calls: &Calls<'_>) -> Result<String, CloudError> {
    const ACTION: &str = "CreateDefaultSecurityGroup";
    let answer = calls.vpc(ACTION, json!({}))?;
    text(&answer, ACTION, "/SecurityGroup/SecurityGroupId")
}

/// What the probe is judged by, and behind it the rest, as the default group has it.
fn write(calls: &Calls<'_>, group: &str, verdict: &str) -> Result<(), CloudError> {
    let port = PORT.to_string();
    let probe =
        json!({"Protocol": "UDP", "Port": port, "CidrBlock": "0.0.0.0/0", "Action": verdict});
    let all = json!({"Protocol": "ALL", "CidrBlock": "0.0.0.0/0", "Action": "ACCEPT"});
    let rules = json!({"Ingress": [probe, all], "Egress": [all]});
    let asked = json!({"SecurityGroupId": group, "SecurityGroupPolicySet": rules});
    calls.vpc("ModifySecurityGroupPolicies", asked).map(drop)
}

/// Datagrams from one instance to another.
struct Probe {
    from: GuestPort,
    to: GuestPort,
    way: Way,
    clock: MonotonicClock,
    sent: u64,
}

impl Probe {
    fn open(
        estate: &Estate,
        guests: &dyn Guests,
        (calls, clock): (&Calls<'_>, MonotonicClock),
    ) -> Result<Self, GroupChangeError> {
        let [first, second, ..] = estate.instances.as_slice() else {
            return Err(GroupChangeError::NotInForce);
        };
        let way = Way { kind: Kind::Udp, from: own(calls, first)?, to: own(calls, second)? };
        let (from, to) = (guests.open(first, PORT)?, guests.open(second, PORT)?);
        Ok(Self { from, to, way, clock, sent: 0 })
    }

    /// When the first datagram was sent that passes, or that does not, and all after it alike.
    fn until(&mut self, passes: bool) -> Result<u64, GroupChangeError> {
        let deadline_ns = self.clock.now_ns().saturating_add(PATIENCE_NS);
        let (mut since_ns, mut alike) = (None, 0);
        while self.clock.now_ns() < deadline_ns {
            let sent_ns = self.clock.now_ns();
            if self.arrives()? == passes {
                alike += 1;
                let since_ns = *since_ns.get_or_insert(sent_ns);
                if alike == SURE {
                    return Ok(since_ns);
                }
            } else {
                (since_ns, alike) = (None, 0);
            }
            self.clock.sleep_until(sent_ns + PACE_NS);
        }
        Err(GroupChangeError::NotInForce)
    }

    /// Whether one datagram arrives within the pace.
    fn arrives(&mut self) -> Result<bool, GroupChangeError> {
        self.sent += 1;
        let payload = self.sent.to_be_bytes();
        if let SendOutcome::Refused(error) = self.from.outlet.send(self.way, &payload) {
            return Err(error.into());
        }
        let deadline_ns = self.clock.now_ns().saturating_add(PACE_NS);
        let mut arrived = false;
        loop {
            let left = deadline_ns.saturating_sub(self.clock.now_ns());
            self.to.inlet.receive(Duration::from_nanos(left), &mut |arrival| {
                arrived |= arrival.payload == payload;
            })?;
            if arrived || left == 0 {
                return Ok(arrived);
            }
        }
    }
}

/// An instance's own address.
fn own(calls: &Calls<'_>, instance: &str) -> Result<IpAddr, CloudError> {
    const ACTION: &str = "DescribeInstances";
    let answer = calls.cvm(ACTION, json!({"InstanceIds": [instance]}))?;
    let found = list(&answer, "/InstanceSet/0/PrivateIpAddresses").first();
    let address = found.and_then(Value::as_str).and_then(|text| text.parse().ok());
    address.ok_or(CloudError::Answer { action: ACTION, field: "/InstanceSet/PrivateIpAddresses" })
}
