//! Accounts beside the first key: their users, keys, policies and roles, in one file of the data folder.
//!
//! [`mod@file`] is the file and what holds of it, [`ring`] what the service makes of it, [`watch`] takes changes in while it runs,
//! [`command`] is `rehome account`, [`token_key`] what signs temporary keys. The first account is always there: its first key is in `credentials.json` or the
//! environment, and everything else about it is here, like any other's.

pub(crate) mod command;
mod file;
mod ring;
pub(crate) mod token_key;
pub(crate) mod watch;
