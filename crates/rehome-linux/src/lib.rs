//! The kernel as data plane: namespaces, veth legs, routes, nexthop objects, nftables.
//!
//! A VPC is a namespace that routes. An instance is a namespace. A leg is a veth pair between the
//! two. An ENI is a nexthop object in its VPC's namespace: delivery asks it, and so does the one
//! static rule that lets a packet in only from the leg that its source address is routed to. A
//! migration is one `RTM_NEWNEXTHOP` with replace (DESIGN section 4).
//!
//! Invariants: only netlink, no program is run; only what bears this installation's mark is
//! touched; every answer of the kernel is checked; no link is toggled and nothing is deleted
//! between a move's commit and its switch.

mod adopted;
pub mod bare_move;
pub mod census;
mod device;
mod dhcp;
pub mod doctor;
mod error;
mod facts;
mod fence;
mod flow_log;
mod hearing;
pub mod inside;
mod instance;
mod leg;
mod mark;
mod memory;
pub mod namespace;
mod netlink;
mod observe;
mod pace;
mod place;
mod plane;
mod policies;
pub mod purge;
mod reaper;
mod relay;
mod ruleset;
mod seen;
mod services;
mod steering;
mod strays;
mod throttle;
mod uplink;
mod vpc;

pub use error::LinuxError;
pub use flow_log::sink::FlowSink;
pub use plane::LinuxPlane;
pub use services::Services;
pub use throttle::{InstanceLimit, NotALimit};
pub use uplink::{NotAnUplink, Uplink};
