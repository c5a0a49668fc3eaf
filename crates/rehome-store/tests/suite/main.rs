//! The tests of the store adapters, one binary.

mod contract;
