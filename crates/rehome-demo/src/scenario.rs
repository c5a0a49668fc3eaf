//! The run: build through the API, move under traffic, stop, count, delete.
//!
//! In: a client, the instances' ports, the log of switches. Out: a [`Report`] with a verdict, or a
//! [`DemoError`] when there was nothing to count.
//! Invariants: once something is made, it is deleted again whatever happens; a move that fails
//! ends the moves, not the accounting.

use std::net::{IpAddr, Ipv6Addr};

use rehome_client::Client;
use thiserror::Error;

use crate::calls::CloudError;
use crate::cloud::{Cloud, Instance, Interface};
use crate::config::{ConfigError, DemoConfig};
use crate::guests::Guests;
use crate::kinds::tally_kinds;
use crate::latency::Latency;
use crate::ownership::{SwitchLog, Timeline, TimelineError};
use crate::progress::{Event, Progress};
use crate::report::{Counts, Moves, Report};
use crate::tally::{tally_inbound, tally_outbound};
use crate::traffic::{Echoes, Records, Stall, Traffic, TrafficError, TrafficPlan};

/// IPv6 addresses of the interface: as many as it has of IPv4.
const IPV6_ADDRESSES: u32 = 3;

/// What the binary gives the scenario of the world beneath the API.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Ports inside instances.
    pub guests: &'a dyn Guests,
    /// The recorded calls of the plane's switch verb.
    pub switches: &'a dyn SwitchLog,
}

/// Why a run gave no report.
#[derive(Debug, Error)]
pub enum DemoError {
    /// It was refused before it began.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A step through the API failed.
    #[error(transparent)]
    Cloud(#[from] CloudError),
    /// The traffic failed.
    #[error(transparent)]
    Traffic(#[from] TrafficError),
    /// The recorded switches tell no timeline.
    #[error("the recorded switches cannot be read: {0}")]
    Timeline(#[from] TimelineError),
}

/// Why the moves ended before the last one.
#[derive(Debug, Error)]
pub enum StopReason {
    /// A migration failed.
    #[error(transparent)]
    Migration(#[from] CloudError),
    /// A stream has sent as many datagrams as its exact record holds.
    #[error("the traffic reached the bound of {capacity} packets per stream and was stopped")]
    RecordsFull {
        /// The bound.
        capacity: usize,
    },
    /// A receiver's port failed.
    #[error("a receiving port failed")]
    PortFailed,
    /// The streams did not flow.
    #[error("the streams sent too little within 30 s")]
    NotFlowing,
}

/// Runs the scenario.
///
/// # Errors
/// [`DemoError`] when the run could not be built or counted. A run that was counted gives a
/// report, whose verdict may be a failure.
pub fn run(
    config: &DemoConfig,
    client: &Client,
    surroundings: Surroundings<'_>,
    progress: &mut dyn Progress,
) -> Result<Report, DemoError> {
    let capacity = config.capacity()?;
    let mut cloud = Cloud::new(client, config.clock);
    let mut run = Run { config, capacity, surroundings, progress };
    let report = run.build_and_move(&mut cloud);
    run.progress.tell(&Event::Deleting);
    let left_behind = cloud.delete_everything();
    // Told here too: when the run itself failed there is no report to name it.
    for why in &left_behind {
        run.progress.tell(&Event::LeftBehind { why: why.clone() });
    }
    report.map(|report| Report { left_behind, ..report })
}

struct Run<'a> {
    config: &'a DemoConfig,
    capacity: usize,
    surroundings: Surroundings<'a>,
    progress: &'a mut dyn Progress,
}

/// What was built: the two guests, the peer, the interface.
struct Stage {
    instances: [Instance; 3],
    interface: Interface,
    peer_ipv6: Ipv6Addr,
}

impl Stage {
    fn guests(&self) -> [&str; 2] {
        [&self.instances[0].id, &self.instances[1].id]
    }
}

/// The moves that were made.
#[derive(Default)]
struct Made {
    durations_ns: Vec<u64>,
    first_ns: Option<u64>,
    stopped: Option<StopReason>,
}

impl Run<'_> {
    fn build_and_move(&mut self, cloud: &mut Cloud<'_>) -> Result<Report, DemoError> {
        let stage = self.build(cloud)?;
        let plan = self.plan(&stage);
        let traffic = Traffic::start(self.surroundings.guests, &plan)?;
        let made = self.move_under(cloud, &stage, &traffic);
        self.progress.tell(&Event::Draining);
        let records = traffic.stop()?;
        self.count(&stage, made, &records)
    }

    fn build(&mut self, cloud: &mut Cloud<'_>) -> Result<Stage, CloudError> {
        let zone = &self.config.zone;
        cloud.let_ipv6_pass()?;
        let vpc = cloud.create_vpc()?;
        let subnet = cloud.create_subnet(&vpc, zone)?;
        self.ready("subnet", format!("{subnet} in {vpc}"));
        let instances = cloud.run_instances((&vpc, &subnet), zone)?;
        let ids = instances.each_ref().map(|instance| instance.id.as_str());
        self.ready("instances", ids.join(", "));
        let mut interface = cloud.create_interface((&vpc, &subnet))?;
        cloud.attach(&interface.id, &instances[0].id)?;
        cloud.assign_ipv6_blocks((&vpc, &subnet))?;
        let ipv6 = cloud.assign_ipv6(&interface.id, IPV6_ADDRESSES)?;
        interface.addresses.extend(ipv6.into_iter().map(IpAddr::V6));
        // With one of its own a guest has a way out, and only the fence stops what it forges.
        let mut own = Vec::new();
        for instance in &instances {
            own.extend(cloud.assign_ipv6(&instance.primary, 1)?);
        }
        let field = "/Ipv6AddressSet";
        let none = CloudError::Answer { action: "AssignIpv6Addresses", field };
        let peer_ipv6 = own.last().copied().ok_or(none)?;
        let addresses: Vec<String> = interface.addresses.iter().map(ToString::to_string).collect();
        self.ready("interface", format!("{} ({})", interface.id, addresses.join(", ")));
        Ok(Stage { instances, interface, peer_ipv6 })
    }

    fn ready(&mut self, what: &'static str, id: String) {
        self.progress.tell(&Event::Ready { what, id });
    }

    fn plan(&self, stage: &Stage) -> TrafficPlan {
        let [_, _, peer] = &stage.instances;
        TrafficPlan {
            guests: stage.guests().map(str::to_owned),
            peer: peer.id.clone(),
            peer_addresses: vec![IpAddr::V4(peer.address), IpAddr::V6(stage.peer_ipv6)],
            interface_addresses: in_turn(&stage.interface.addresses),
            echoes: Echoes::Tenth,
            rate_per_s: self.config.rate_per_s,
            capacity: self.capacity,
            run: self.config.run,
            clock: self.config.clock,
        }
    }

    fn move_under(&mut self, cloud: &Cloud<'_>, stage: &Stage, traffic: &Traffic) -> Made {
        let mut made = Made::default();
        made.stopped = self.moves(cloud, (stage, traffic), &mut made).err();
        made
    }

    fn moves(
        &mut self,
        cloud: &Cloud<'_>,
        (stage, traffic): (&Stage, &Traffic),
        made: &mut Made,
    ) -> Result<(), StopReason> {
        let clock = self.config.clock;
        self.flow(traffic)?;
        self.progress.tell(&Event::Flowing { rate_per_s: self.config.rate_per_s });
        let [mut from, mut to] = stage.guests();
        for number in 1..=self.config.moves {
            let begin_ns = clock.now_ns();
            made.first_ns.get_or_insert(begin_ns);
            cloud.migrate(&stage.interface.id, [from, to])?;
            let took_ns = clock.now_ns() - begin_ns;
            made.durations_ns.push(took_ns);
            let (sent, received) = traffic.counters();
            let (moves, to_id, took_us) = (self.config.moves, to.to_owned(), took_ns / 1_000);
            let event = Event::Moved { number, moves, to: to_id, took_us, sent, received };
            self.progress.tell(&event);
            self.flow(traffic)?;
            (from, to) = (to, from);
        }
        Ok(())
    }

    /// Waits until every stream has sent the dwell time's worth more.
    fn flow(&self, traffic: &Traffic) -> Result<(), StopReason> {
        let per_s = Echoes::Tenth.with_udp(self.config.rate_per_s);
        let worth = (per_s * self.config.dwell_ms / 1_000).max(1);
        traffic.flow(worth).map_err(|stall| match stall {
            Stall::Full => StopReason::RecordsFull { capacity: self.capacity },
            Stall::PortFailed => StopReason::PortFailed,
            Stall::NotFlowing => StopReason::NotFlowing,
        })
    }

    fn count(&self, stage: &Stage, made: Made, records: &Records) -> Result<Report, DemoError> {
        let calls = self.surroundings.switches.calls(&stage.interface.id);
        let timeline = Timeline::from_calls(&calls, stage.guests())?;
        let switches = timeline.windows().iter().skip(1);
        let moves = Moves {
            asked: self.config.moves,
            done: made.durations_ns.len() as u64,
            switches: switches.clone().count() as u64,
            call_to_success: Latency::of(made.durations_ns),
            switch: Latency::of(switches.map(crate::ownership::Window::length_ns)),
            start_to_first_ms: made.first_ns.map(|first_ns| first_ns / 1_000_000),
        };
        let counts = Counts {
            inbound: tally_inbound(records.inbound()),
            outbound: tally_outbound(&timeline, records.outbound()),
            kinds: tally_kinds(&timeline, records),
            strays: records.strays,
            drained: records.drained,
        };
        let stopped = made.stopped.map(|reason| reason.to_string());
        let paces = records.paces.clone();
        let plane = self.config.plane.clone();
        Ok(Report { plane, moves, counts, paces, stopped, left_behind: Vec::new() })
    }
}

/// Addresses of both families in turn.
fn in_turn(addresses: &[IpAddr]) -> Vec<IpAddr> {
    let (six, four): (Vec<IpAddr>, Vec<IpAddr>) = addresses.iter().partition(|it| it.is_ipv6());
    let longest = four.len().max(six.len());
    let both = (0..longest).flat_map(|place| [four.get(place), six.get(place)]);
    both.flatten().copied().collect()
}
