//! `rehome bench plane`: measures one thing after the other on this machine's kernel.
//!
//! Loss, the idle switch and the contests run against a service in this process, because their
//! accounting needs the moments of each switch; the big VPC is served by a process of its own.

use std::net::IpAddr;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use rehome_bench::{
    ApiContender, Contender, Contest, ContestError, ContestPlan, Estate, EstatePlan, Footprint,
    GroupChange, Kernel, Loss, Machine, Manner, Report, SustainedPlan, change_group, contest,
    one_at_a_time, settled, sustain, swept,
};
use rehome_demo::{
    Cloud, Echoes, Instance, Interface, Latency, MonotonicClock, RunId, SwitchLog, TrafficPlan,
};
use rehome_linux::bare_move::BareMove;
use rehome_linux::census;
use rehome_ports::Ids;

use crate::bench_server::Server;
use crate::cli::{BenchPlane, Demo, Output, PlaneChoice};
use crate::data_folder::DataFolder;
use crate::guests::linux::LinuxGuests;
use crate::system::{SystemIds, random, random_text};
use crate::{demo, purge};

const ZONE: &str = "ap-guangzhou-3";
/// Between two polls of a task while many are under way: the polls must not be the load.
const BUSY_TASK_POLL: std::time::Duration = std::time::Duration::from_millis(10);
/// Changes of the group that all interfaces have.
const GROUP_CHANGES: u32 = 40;
/// Before the footprint is taken, so that what is made once and kept is there.
const WARM_UP_SECONDS: u32 = 2;
/// Datagrams of one contest's records: 2 minutes at the rate that the demo has.
const CONTEST_CAPACITY: usize = 2_400_000;

/// Measures. Exit code 1 when something was lost, doubled, breached or left over; never for a time.
pub(crate) fn run(options: &BenchPlane) -> Result<ExitCode> {
    let estate = EstatePlan {
        instances: options.instances,
        interfaces: options.interfaces,
        parallel: options.parallel,
        zone: ZONE.to_owned(),
    };
    estate.check()?;
    let report = measure(options, &estate)?;
    match options.output {
        Output::Text => println!("{report}"),
        Output::Json => println!("{}", serde_json::to_string_pretty(&report)?),
    }
    let failures = report.failures();
    failures.iter().for_each(|failure| eprintln!("FAILED: {failure}"));
    Ok(if failures.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn measure(options: &BenchPlane, estate: &EstatePlan) -> Result<Report> {
    let clock = MonotonicClock::start();
    let machine = Machine::describe();
    tell(&format!("on this machine\n{machine}"));
    tell(&format!("{} moves under traffic", options.moves));
    let demo = Demo {
        plane: PlaneChoice::Linux,
        moves: options.moves,
        rate: options.rate,
        output: options.output,
    };
    let loss = Loss::of(&demo::measure(&demo, clock)?);
    tell("an idle service, and ways to move");
    let alone = alone(options, clock)?;
    let crowd = crowd(options, estate, clock)?;
    Ok(Report {
        machine,
        loss,
        switch: alone.switch,
        switch_in_a_row: alone.switch_in_a_row,
        idle: alone.idle,
        contests: alone.contests,
        build: crowd.estate.build,
        idle_in_estate: crowd.idle,
        group_change: crowd.group_change,
        sustained: crowd.sustained,
        footprint: crowd.before,
        growth: crowd.after.since(&crowd.before),
    })
}

fn tell(line: &str) {
    eprintln!("bench: {line}");
}

/// What one interface among three instances showed.
struct Alone {
    switch: Latency,
    switch_in_a_row: Latency,
    idle: Latency,
    contests: Vec<Contest>,
}

/// Two guests, a peer, and an interface at the first guest.
struct Trio {
    instances: [Instance; 3],
    interface: Interface,
}

impl Trio {
    fn build(cloud: &mut Cloud<'_>) -> Result<Self> {
        let vpc = cloud.create_vpc()?;
        let subnet = cloud.create_subnet(&vpc, ZONE)?;
        let instances = cloud.run_instances((&vpc, &subnet), ZONE)?;
        let interface = cloud.create_interface((&vpc, &subnet))?;
        cloud.attach(&interface.id, &instances[0].id)?;
        Ok(Self { instances, interface })
    }

    fn guests(&self) -> [&str; 2] {
        [&self.instances[0].id, &self.instances[1].id]
    }

    fn plan(&self, options: &BenchPlane, clock: MonotonicClock) -> ContestPlan {
        let peer = &self.instances[2];
        let traffic = TrafficPlan {
            guests: self.guests().map(str::to_owned),
            peer: peer.id.clone(),
            peer_addresses: vec![IpAddr::V4(peer.address)],
            interface_addresses: self.interface.addresses.clone(),
            echoes: Echoes::None,
            rate_per_s: u64::from(options.rate),
            capacity: CONTEST_CAPACITY,
            run: RunId(u64::from_le_bytes(random())),
            clock,
        };
        ContestPlan { moves: options.contest_moves, traffic }
    }
}

fn alone(options: &BenchPlane, clock: MonotonicClock) -> Result<Alone> {
    let scratch = demo::Scratch::new(PlaneChoice::Linux)?;
    let mut served = scratch.serve(clock)?;
    let kernel = Installed(scratch.installation()?);
    let alone = measure_alone(options, clock, (&served, &kernel));
    served.service.stop();
    scratch.end()?;
    alone
}

fn measure_alone(
    options: &BenchPlane,
    clock: MonotonicClock,
    (served, kernel): (&demo::Served, &Installed),
) -> Result<Alone> {
    let mut cloud = Cloud::new(&served.client, clock);
    let trio = Trio::build(&mut cloud)?;
    let interface = trio.interface.id.as_str();
    let moved = (interface, trio.guests());
    quiet(&cloud, moved, (options.idle_moves, kernel, clock))?;
    let calls = served.switches.calls(interface);
    // The first one is the attachment.
    let switch = Latency::of(calls.iter().skip(1).map(|call| call.end_ns - call.begin_ns));
    let before = calls.len();
    let idle = idle(&cloud, moved, (options.idle_moves, clock))?;
    let calls = served.switches.calls(interface);
    let busy = Latency::of(calls.iter().skip(before).map(|call| call.end_ns - call.begin_ns));
    let plan = trio.plan(options, clock);
    let mut contests = Vec::new();
    for manner in [Manner::Migrate, Manner::DetachAttach] {
        let (cloud, guests) = (&cloud, trio.guests());
        let mut contender = ApiContender { cloud, interface, guests, manner };
        tell(contender.manner());
        contests.push(contest(&LinuxGuests, &plan, &mut contender)?);
    }
    contests.push(bare(&plan)?);
    Ok(Alone { switch, switch_in_a_row: busy, idle, contests })
}

/// Moves with nothing under way beside: what the move before has left in the kernel is gone first.
/// An even number, so that it ends where it began.
fn quiet(
    cloud: &Cloud<'_>,
    (interface, guests): (&str, [&str; 2]),
    (moves, kernel, clock): (u32, &Installed, MonotonicClock),
) -> Result<()> {
    let held = kernel.count()?;
    for number in 0..moves.next_multiple_of(2) as usize {
        cloud.migrate(interface, [guests[number % 2], guests[(number + 1) % 2]])?;
        swept(kernel, held, clock)?;
    }
    Ok(())
}

/// Call to SUCCESS, one at a time; an even number of moves, so that it ends where it began.
fn idle(
    cloud: &Cloud<'_>,
    (interface, guests): (&str, [&str; 2]),
    (moves, clock): (u32, MonotonicClock),
) -> Result<Latency> {
    let mut took_ns = Vec::new();
    for number in 0..moves.next_multiple_of(2) as usize {
        let begin_ns = clock.now_ns();
        cloud.migrate(interface, [guests[number % 2], guests[(number + 1) % 2]])?;
        took_ns.push(clock.now_ns() - begin_ns);
    }
    Ok(Latency::of(took_ns))
}

/// The device itself, moved between namespaces that no server knows.
fn bare(plan: &ContestPlan) -> Result<Contest> {
    let installation = random_text(8).to_lowercase();
    let result = move_bare(&installation, plan);
    purge::installation(&installation)?;
    result
}

fn move_bare(installation: &str, plan: &ContestPlan) -> Result<Contest> {
    let ends = (&plan.traffic.peer_addresses[..], &plan.traffic.interface_addresses[..]);
    let ([IpAddr::V4(peer), ..], [IpAddr::V4(address), ..]) = ends else {
        bail!("the interface has no IPv4 address");
    };
    let laid = BareMove::lay(installation, &mut SystemIds.entropy(), [*peer, *address])?;
    let traffic = TrafficPlan {
        guests: laid.guests().map(str::to_owned),
        peer: laid.peer().to_owned(),
        interface_addresses: vec![IpAddr::V4(*address)],
        ..plan.traffic.clone()
    };
    let plan = ContestPlan { moves: plan.moves, traffic };
    let mut contender = Bare(laid);
    tell(contender.manner());
    Ok(contest(&LinuxGuests, &plan, &mut contender)?)
}

struct Bare(BareMove);

impl Contender for Bare {
    fn manner(&self) -> &'static str {
        "moving the device"
    }

    fn move_from(&mut self, from: usize) -> Result<(), ContestError> {
        self.0.move_from(from).map_err(|error| ContestError::Device(Box::new(error)))
    }
}

/// What the big VPC showed.
struct Crowd {
    estate: Estate,
    idle: Latency,
    group_change: GroupChange,
    sustained: rehome_bench::Sustained,
    before: Footprint,
    after: Footprint,
}

struct Installed(String);

impl Kernel for Installed {
    fn count(&self) -> std::io::Result<[u64; 2]> {
        let census = census::count(&self.0).map_err(std::io::Error::other)?;
        Ok([census.namespaces, census.interfaces])
    }
}

fn crowd(options: &BenchPlane, plan: &EstatePlan, clock: MonotonicClock) -> Result<Crowd> {
    let home = tempfile::tempdir().context("no folder for the server's state")?;
    let folder = DataFolder::open(Some(home.path().join("state")))?;
    let installation = folder.installation()?;
    let result = Server::start(&folder, "linux").and_then(|server| {
        let kernel = Installed(installation.clone());
        in_crowd(options, plan, (clock, &server, &kernel))
    });
    // The server has ended by now.
    tell("removing the big VPC");
    purge::installation(&installation)?;
    result
}

fn in_crowd(
    options: &BenchPlane,
    plan: &EstatePlan,
    (clock, server, kernel): (MonotonicClock, &Server, &Installed),
) -> Result<Crowd> {
    let client = server.client();
    tell(&format!("building {} interfaces on {}", plan.interfaces, plan.instances));
    let mut estate = Estate::build(plan, &client, clock)?;
    tell(&format!("built in {} ms; one move at a time", estate.build.took_ms));
    let idle = one_at_a_time(&mut estate, (&client, clock), options.idle_moves)?;
    tell("changing the group that all of them have");
    let probed = (&client, clock);
    let group_change = change_group(&estate, &LinuxGuests, probed, GROUP_CHANGES)?;
    let mut sustained = SustainedPlan {
        parallel: options.parallel,
        seconds: WARM_UP_SECONDS,
        task_poll: BUSY_TASK_POLL,
        server: server.pid(),
    };
    let held = kernel.count()?;
    sustain(&mut estate, &sustained, (&client, clock, &tell))?;
    swept(kernel, held, clock)?;
    let before = Footprint::of(server.pid(), kernel)?;
    tell(&format!("{} movers for {} s", options.parallel, options.seconds));
    sustained.seconds = options.seconds;
    let done = sustain(&mut estate, &sustained, (&client, clock, &tell))?;
    let after = settled((server.pid(), kernel), &before, clock)?;
    Ok(Crowd { estate, idle, group_change, sustained: done, before, after })
}
