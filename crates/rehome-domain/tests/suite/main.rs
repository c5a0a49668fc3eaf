//! The rules of the cloud, told as facts and tables.
//!
//! In: worlds that [`scene`] builds with the commands themselves. Out: a failure that names the
//! fact. Precedence is checked by [`precedence`]: every flaw alone, and every pair of flaws.

#![allow(clippy::unwrap_used, reason = "a test that fails may panic, in its helpers too")]

mod access;
mod addresses;
mod allocator;
mod assistants;
mod attach;
mod client_tokens;
mod default_group;
mod detach;
mod details;
mod elastic_ips;
mod events;
mod ha_vip_addresses;
mod ha_vips;
mod instances;
mod interfaces;
mod invariants;
mod ipv6;
mod key_pairs;
mod migrate;
mod power;
mod precedence;
mod properties;
mod quintuples;
mod reference;
mod resize;
mod scene;
mod security_groups;
mod subnets;
mod tags;
mod tasks_that_meet;
mod vpcs;
mod walk;
