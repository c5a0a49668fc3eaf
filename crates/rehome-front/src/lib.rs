//! HTTP in, envelope out. The only crate that serves HTTP.
