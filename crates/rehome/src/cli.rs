//! The command line, as `issues`, documents and scripts rely on it.

pub(crate) mod account;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rehome_domain::elastic_ip::PoolBlock;
use rehome_domain::ipv6::Ipv6Pool;
use rehome_domain::{Ipv4Cidr, Ipv6Cidr};
use rehome_evacuate::{InstanceId, Parallel};
use rehome_front::RateLimits;
use rehome_front::listen::Limits;
use rehome_linux::{InstanceLimit, Services, Uplink};

/// Moves elastic network interfaces between machines without losing a packet, behind Tencent
/// Cloud's own VPC API.
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serves the API.
    Serve(Serve),
    /// Migrates an interface to and fro under traffic and counts every packet.
    Demo(Demo),
    /// Measures this machine: the data plane's loss, speed and growth; what a lookup costs.
    #[command(subcommand)]
    Bench(Bench),
    /// Signs and sends one call, prints the response. Exit code 1 when the API refuses.
    Call(Call),
    /// Moves everything movable off an instance. Exit code 1 when something stays. Running it again
    /// goes on where it was interrupted.
    Evacuate(Evacuate),
    /// Lists what has happened, and follows what happens.
    Events(Events),
    /// Makes a network namespace that is there, of any container, an instance.
    #[command(subcommand)]
    Instance(Instance),
    /// Runs a command inside an instance's network. Needs root.
    Exec(Exec),
    /// Tells what this machine can do, and what to do about what it cannot.
    Doctor,
    /// Removes every kernel object that Rehome made, and nothing else.
    Purge(Purge),
    /// Who may call, and what they may do: accounts, users, keys, policies, roles.
    Account(account::Account),
    /// Backs the state up and puts it back; writes it out as text and reads it in.
    #[command(subcommand)]
    State(State),
    /// Lists the actions that are supported, and those that are known and refused.
    Actions,
}

/// Which data plane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlaneChoice {
    /// Linux where it can be, else simulated with a warning.
    Auto,
    /// The kernel of this machine.
    Linux,
    /// No packets are moved; the API behaves as if they were.
    Simulated,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Address and port to listen on; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:9880")]
    pub(crate) listen: SocketAddr,
    /// Folder that keeps the state.
    #[arg(long, env = "REHOME_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// Which data plane.
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) plane: PlaneChoice,
    /// Block of public addresses for elastic IPs, /26 or larger; each region has 1/32 of it. The
    /// default is TEST-NET-3 (RFC 5737), which no network routes.
    #[arg(long, value_name = "CIDR", default_value = "203.0.113.0/24", value_parser = eip_pool)]
    pub(crate) eip_pool: PoolBlock,
    /// Where elastic IPs leave by: `netns:NAME`, `netns:/PATH`, `device:NAME` for a device of this
    /// namespace, whose neighbours then find them by ARP, or both, separated by a comma. Without it
    /// the Linux plane refuses to bind them.
    #[arg(long, value_name = "netns:…|device:…")]
    pub(crate) uplink: Option<Uplink>,
    /// How much each instance sends, and gets, at most, in Mbit/s, over all of its interfaces. Without it
    /// there is no limit.
    #[arg(long, value_name = "MBPS")]
    pub(crate) instance_bandwidth: Option<InstanceLimit>,
    /// Block that VPCs' IPv6 blocks, a /56 each, come from; /48 or larger. The default is a unique local
    /// one (RFC 4193); it is carried inside VPCs alone.
    #[arg(long, value_name = "CIDR", default_value = "fd00:7265:686f::/48", value_parser = ipv6_pool)]
    pub(crate) ipv6_pool: Ipv6Pool,
    /// Name servers that guests are told by DHCP. The default are Tencent Cloud's, which answer only
    /// inside of it.
    #[arg(long, value_name = "ADDRESS,…", value_delimiter = ',', default_values_t = Services::DNS)]
    pub(crate) dns: Vec<Ipv4Addr>,
    /// Folder for the lines of flow logs, or `-` for the standard output. The default is `flow-logs`
    /// in the data folder.
    #[arg(long, value_name = "FOLDER|-")]
    pub(crate) flow_logs: Option<PathBuf>,
    /// How often each action may be called by an account in a region: as published for the cloud, without a limit, or the
    /// published limits times a factor.
    #[arg(long, value_name = "published|off|FACTOR", default_value = "published")]
    pub(crate) rate_limits: RateLimits,
    /// Connections at a time. Over it none is accepted until one ends.
    #[arg(long, value_name = "COUNT", default_value_t = 10_000, value_parser = connections)]
    pub(crate) connections: usize,
    /// Connections at a time of one address, or of one /64 of IPv6. One more is closed at once.
    #[arg(long, value_name = "COUNT", default_value_t = 1_000, value_parser = connections)]
    pub(crate) connections_per_address: usize,
    /// Certificate chain (PEM). With --tls-key, the API is served over TLS.
    #[arg(long, requires = "tls_key")]
    pub(crate) tls_cert: Option<PathBuf>,
    /// Private key (PEM).
    #[arg(long, requires = "tls_cert")]
    pub(crate) tls_key: Option<PathBuf>,
    /// Allow a non-loopback address without TLS. Signatures protect calls from being changed, not
    /// from being read, and the action's name is usually not signed.
    #[arg(long)]
    pub(crate) insecure_plaintext: bool,
}

impl Serve {
    /// What callers may hold.
    pub(crate) fn limits(&self) -> Limits {
        let (connections, connections_per_address) =
            (self.connections, self.connections_per_address);
        Limits { connections, connections_per_address, ..Limits::default() }
    }
}

/// Reads a number of connections.
fn connections(text: &str) -> anyhow::Result<usize> {
    let count = text.parse()?;
    anyhow::ensure!((1..=1_000_000).contains(&count), "a number from 1 to 1000000");
    Ok(count)
}

/// Reads a block of public addresses.
fn eip_pool(text: &str) -> anyhow::Result<PoolBlock> {
    Ok(PoolBlock::new(Ipv4Cidr::parse(text)?)?)
}

/// Reads a block for VPCs' IPv6 blocks.
fn ipv6_pool(text: &str) -> anyhow::Result<Ipv6Pool> {
    Ok(Ipv6Pool::new(Ipv6Cidr::parse(text)?)?)
}

/// What a command prints at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// A table.
    Text,
    /// JSON.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Which data plane.
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) plane: PlaneChoice,
    /// Migrations, to and fro.
    #[arg(long, default_value_t = 20)]
    pub(crate) moves: u32,
    /// Packets per second, in each direction.
    #[arg(long, default_value_t = 20_000)]
    pub(crate) rate: u32,
    /// What to print at the end.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) output: Output,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Bench {
    /// The kernel's plane, with real packets, and a server that is a process of its own.
    Plane(BenchPlane),
    /// How many signed calls a second a server answers, and how long each takes.
    Api(BenchApi),
    /// What DescribeNetworkInterfaces costs among few interfaces and among many, by each filter.
    Describe(BenchDescribe),
}

/// What a server is loaded with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ApiLoad {
    /// DescribeNetworkInterfaces of one id.
    Describe,
    /// DescribeNetworkInterfaces of a page of 100.
    Page,
    /// ModifyNetworkInterfaceAttribute.
    Modify,
    /// MigrateNetworkInterface to SUCCESS.
    Migrate,
    /// CreateNetworkInterface.
    Create,
}

impl ApiLoad {
    /// As it is printed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Describe => "describe",
            Self::Page => "page",
            Self::Modify => "modify",
            Self::Migrate => "migrate",
            Self::Create => "create",
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct BenchApi {
    /// Interfaces that are there before the first call.
    #[arg(long, default_value_t = 1_000)]
    pub(crate) interfaces: u64,
    /// Loads, one after the other.
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["describe", "page", "modify", "migrate"])]
    pub(crate) loads: Vec<ApiLoad>,
    /// Connections; 16 for what reads and 64 for what writes when not given.
    #[arg(long)]
    pub(crate) connections: Option<usize>,
    /// Operations a second over all connections (open loop); as fast as answers come when not given.
    #[arg(long)]
    pub(crate) rate: Option<f64>,
    /// Seconds before the first run of each load.
    #[arg(long, default_value_t = 1.0)]
    pub(crate) warm_up: f64,
    /// Seconds of each run.
    #[arg(long, default_value_t = 3.0)]
    pub(crate) seconds: f64,
    /// Runs of each load.
    #[arg(long, default_value_t = 5)]
    pub(crate) runs: usize,
    /// What to print at the end.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) output: Output,
}

impl BenchApi {
    /// How many connections a load has.
    pub(crate) fn connections_of(&self, load: ApiLoad) -> usize {
        self.connections.unwrap_or(match load {
            ApiLoad::Describe | ApiLoad::Page => 16,
            ApiLoad::Modify | ApiLoad::Migrate | ApiLoad::Create => 64,
        })
    }
}

#[derive(Debug, Args)]
pub(crate) struct BenchDescribe {
    /// Interfaces of the small side, beside those that are looked for.
    #[arg(long, default_value_t = 1_000)]
    pub(crate) few: u64,
    /// Interfaces of the big side.
    #[arg(long, default_value_t = 100_000)]
    pub(crate) many: u64,
    /// Calls of each way to ask, on each side.
    #[arg(long, default_value_t = 1_000)]
    pub(crate) calls: u32,
    /// What to print at the end.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct BenchPlane {
    /// Migrations under traffic.
    #[arg(long, default_value_t = 1_000)]
    pub(crate) moves: u32,
    /// Packets per second under which migrations are counted, in each direction.
    #[arg(long, default_value_t = 20_000)]
    pub(crate) rate: u32,
    /// Migrations, one at a time, on an idle service.
    #[arg(long, default_value_t = 500)]
    pub(crate) idle_moves: u32,
    /// Instances of the big VPC. An instance holds 8 interfaces at most, as in the real cloud.
    #[arg(long, default_value_t = 150)]
    pub(crate) instances: u32,
    /// Interfaces of the big VPC, the instances' primary ones among them.
    #[arg(long, default_value_t = 1_000)]
    pub(crate) interfaces: u32,
    /// Migrations under way at once in the big VPC.
    #[arg(long, default_value_t = 16)]
    pub(crate) parallel: u32,
    /// Seconds of them.
    #[arg(long, default_value_t = 20)]
    pub(crate) seconds: u32,
    /// Moves of each way to move that is compared.
    #[arg(long, default_value_t = 50)]
    pub(crate) contest_moves: u32,
    /// What to print at the end.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) output: Output,
}

/// Which API is called, and as whom.
#[derive(Debug, Clone, Args)]
pub(crate) struct Api {
    /// Where the API is. Default: the server that uses the data folder, else port 9880 here.
    #[arg(long)]
    pub(crate) endpoint: Option<String>,
    /// The region.
    #[arg(long, env = "TENCENTCLOUD_REGION", default_value = "ap-guangzhou")]
    pub(crate) region: String,
    /// The data folder that holds the key, when TENCENTCLOUD_SECRET_ID and _KEY are not set.
    #[arg(long, env = "REHOME_DATA")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Call {
    /// The action, for example MigrateNetworkInterface.
    pub(crate) action: String,
    #[command(flatten)]
    pub(crate) api: Api,
    /// The action's parameters: `--NetworkInterfaceId eni-…`, `--Filters.0.Name vpc-id`. The options
    /// above may stand among them.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) words: Vec<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Evacuate {
    /// The instance to be emptied, in whatever state it is.
    pub(crate) source: InstanceId,
    /// Where to: one instance or several, filled evenly.
    #[arg(long, required = true, value_delimiter = ',', value_name = "INSTANCE")]
    pub(crate) to: Vec<InstanceId>,
    /// Only say what would be moved, what cannot be, and why. Sends Describe calls only.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Moves under way at once, 1 to 64.
    #[arg(long, default_value = "16")]
    pub(crate) parallel: Parallel,
    /// Seconds that one interface is given, with every wait and every repeat.
    #[arg(long, default_value_t = 120, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) patience: u64,
    /// What to print at the end.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) api: Api,
}

#[derive(Debug, Args)]
pub(crate) struct Events {
    /// Go on with what happens from now on, also when the server restarts.
    #[arg(long, short)]
    pub(crate) follow: bool,
    /// Only what happened after this revision.
    #[arg(long, default_value_t = 0)]
    pub(crate) after: u64,
    /// What to print: a line of text or a line of JSON for each event.
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) api: Api,
}

/// What to do with an instance.
#[derive(Debug, Subcommand)]
pub(crate) enum Instance {
    /// Makes a network namespace that is there an instance. TerminateInstances lets it go again, as
    /// it was.
    Adopt(Adopt),
}

#[derive(Debug, Args)]
pub(crate) struct Adopt {
    #[command(flatten)]
    pub(crate) namespace: NamespaceChoice,
    /// The VPC of its primary interface. May be left out with --subnet.
    #[arg(long, value_name = "VPC")]
    pub(crate) vpc: Option<String>,
    /// The subnet of its primary interface. May be left out where there is only one.
    #[arg(long, value_name = "SUBNET")]
    pub(crate) subnet: Option<String>,
    /// The zone. Default: the subnet's.
    #[arg(long)]
    pub(crate) zone: Option<String>,
    /// Its size: how many interfaces it may have.
    #[arg(long = "type", value_name = "TYPE", default_value = "S5.4XLARGE32")]
    pub(crate) size: String,
    /// Its name.
    #[arg(long)]
    pub(crate) name: Option<String>,
    #[command(flatten)]
    pub(crate) api: Api,
}

/// Which namespace, on the server's machine.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(crate) struct NamespaceChoice {
    /// By its name: /run/netns/NAME, or /proc/PID/ns/net.
    #[arg(long, value_name = "PATH")]
    pub(crate) netns: Option<String>,
    /// By a process that is in it.
    #[arg(long, value_name = "PID", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) pid: Option<u32>,
}

fn instance_id(text: &str) -> anyhow::Result<rehome_domain::InstanceId> {
    rehome_domain::InstanceId::parse(text)
        .map_err(|_| anyhow::anyhow!("an instance's id looks like ins-m6dyj72l"))
}

#[derive(Debug, Args)]
pub(crate) struct Exec {
    /// The instance.
    #[arg(value_parser = instance_id)]
    pub(crate) instance: rehome_domain::InstanceId,
    /// The command and what it is given. Its exit code is that of this program.
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) command: Vec<std::ffi::OsString>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum State {
    /// Copies the state into a new file. A server may be at work.
    Backup(StateFile),
    /// Puts a backup in place. No server may be at work; the old state is put aside.
    Restore(StateChange),
    /// Writes the state out as lines of JSON, `-` for the standard output. A server may be at work.
    Export(StateFile),
    /// Reads lines of JSON into a data folder without a state, `-` for the standard input.
    Import(StateChange),
}

#[derive(Debug, Args)]
pub(crate) struct StateFile {
    /// The file.
    pub(crate) file: PathBuf,
    /// Folder that keeps the state.
    #[arg(long, env = "REHOME_DATA")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct StateChange {
    #[command(flatten)]
    pub(crate) of: StateFile,
    /// Only read the file and check it.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Purge {
    /// Only list what would be removed.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Only what the server of this data folder made.
    #[arg(long)]
    pub(crate) data: Option<PathBuf>,
}
