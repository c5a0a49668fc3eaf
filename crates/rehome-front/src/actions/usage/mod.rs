//! What is used of a VPC: its addresses, its instances, and how much there is of everything.

pub(crate) mod addresses;
pub(crate) mod ccn;
pub(crate) mod dashboard;
pub(crate) mod instances;
