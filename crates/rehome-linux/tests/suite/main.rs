//! The Linux plane against a real kernel. Needs root; says aloud when it cannot run, and fails
//! then if `REHOME_REQUIRE_KERNEL=1`.

#![allow(clippy::unwrap_used, reason = "a test's own support may fail loudly too")]

mod adopted;
mod arp;
mod bandwidth;
mod blocks;
mod contract;
mod dhcp;
mod doctor;
mod estate;
mod failover;
mod filters;
mod flow_logs;
mod foreign;
mod guest;
mod hand;
mod heal;
mod hearing;
mod iperf3;
mod lab;
mod lifecycle;
mod mtu;
mod packets;
mod raw;
mod routes;
mod sender;
mod throttle;
mod uplink;
