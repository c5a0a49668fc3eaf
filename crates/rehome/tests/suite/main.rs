//! The binary from outside: started as a process, spoken to over its sockets, stopped by signals.
//!
//! Every wait ends at a deadline; every process started here is killed by its id when its guard is
//! dropped; nothing here is asked of the crates behind the binary but what a user can ask.

#[cfg(test)]
mod abuse;
#[cfg(test)]
mod account_pools;
#[cfg(test)]
mod accounts;
#[cfg(test)]
mod addresses;
mod adopt;
#[cfg(test)]
mod bench;
#[cfg(test)]
mod call;
#[cfg(test)]
mod catalog;
#[cfg(test)]
mod client_tokens;
#[cfg(test)]
mod cloud;
#[cfg(test)]
mod conformance;
#[cfg(test)]
mod crash;
mod describes;
#[cfg(test)]
mod eip;
#[cfg(test)]
mod evacuate;
#[cfg(test)]
mod events;
#[cfg(test)]
mod fidelity;
#[cfg(test)]
mod filters;
mod flow_logs;
#[cfg(test)]
mod ha_vips;
#[cfg(test)]
mod healing;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod http;
#[cfg(test)]
mod instances;
#[cfg(test)]
mod interface_codes;
#[cfg(test)]
mod isolation;
#[cfg(test)]
mod kernel;
#[cfg(test)]
mod key_pairs;
mod known;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod migrate;
#[cfg(test)]
mod namespaces;
#[cfg(test)]
mod network_acls;
#[cfg(test)]
mod policies;
#[cfg(test)]
mod quirks;
#[cfg(test)]
mod rates;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod reserved;
#[cfg(test)]
mod routers;
#[cfg(test)]
mod security_groups;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod server;
#[cfg(test)]
mod signed;
#[cfg(test)]
mod state;
#[cfg(test)]
mod strangers;
mod tag_service;
mod tags;
#[cfg(test)]
mod terraform;
#[cfg(test)]
mod tls;
#[cfg(test)]
mod types;
#[cfg(test)]
mod uplink;
#[cfg(test)]
mod usage;
#[cfg(test)]
mod vpcs;
