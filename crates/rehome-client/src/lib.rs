//! A small signing HTTP client for the command line and the demo.
