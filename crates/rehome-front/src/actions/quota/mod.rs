//! Quotas and what the account is. What is told is what is enforced.

pub(crate) mod account;
pub(crate) mod limits;
pub(crate) mod product;
