//! The rules of the cloud as pure functions over immutable values.
//!
//! In: a [`World`] (one account's resources in one region) and a command. Out: [`Changes`] with an
//! outcome, or a [`Refusal`]. Beside the commands stands [`workflow`]: what has to be done next,
//! in the data plane and in the store, to bring an accepted task to its end.
//!
//! Invariants: nothing here does IO, reads a clock, draws a random number or waits; the same
//! inputs give the same outputs. Nothing here knows the wire, the store's bytes or the kernel.

pub mod access;
pub mod address;
pub mod catalog;
pub mod client_token;
pub mod command;
pub mod dhcp_ip;
pub mod elastic_ip;
pub mod entropy;
pub mod event;
pub mod flow_log;
pub mod ha_vip;
pub mod ids;
pub mod image;
pub mod instance;
pub mod ipv6;
pub mod key_pair;
pub mod migration;
pub mod network_acl;
pub mod network_interface;
pub mod plane;
pub mod policy;
pub mod qcs;
pub mod reconcile;
pub mod record;
pub mod refusal;
pub mod region;
pub mod reserved_ip;
pub mod route_table;
pub mod security_group;
pub mod subnet;
pub mod tag;
pub mod task;
pub mod time;
pub mod vpc;
pub mod workflow;
pub mod world;

pub use address::{DeviceIndex, Ipv4Cidr, Ipv6Cidr, Mac};
pub use command::{Actor, Command, Context, Decision};
pub use entropy::Entropy;
pub use ids::{
    AccountId, AclEntryId, DhcpIpId, EipId, EniId, FlowLogId, HaVipId, InstanceId, KeyPairId,
    Malformed, NetworkAclId, ReservedIpId, RouteItemId, RouteTableId, SecurityGroupId, SubnetId,
    TagId, TaskId, VpcId,
};
pub use migration::{Epoch, Migration, Phase, Placement, Route};
pub use record::{Record, RecordKey};
pub use refusal::Refusal;
pub use region::{Region, Scope, Zone};
pub use time::Timestamp;
pub use world::{AsOf, Changes, World};
