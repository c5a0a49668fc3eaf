//! The binary: command line, configuration, wiring. No logic.
//!
//! Results go to stdout, everything else to stderr. Exit code 0 is success, 1 a refusal or a
//! failed verdict, 2 a command line that cannot be understood.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line prints")]

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::Parser;

mod account;
mod accounts;
mod actions;
mod adopt;
mod bench;
mod bench_describe;
mod bench_server;
mod call;
mod caller;
mod capabilities;
mod cli;
mod crowd;
mod data_folder;
mod demo;
mod doctor;
mod evacuate;
mod events;
mod exec;
mod guests;
mod plane;
mod purge;
mod serve;
mod service;
mod state;
mod system;
mod tls;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    start_logging();
    let result = match cli.command {
        cli::Command::Serve(options) => serve::run(options),
        cli::Command::Demo(options) => demo::run(&options),
        cli::Command::Bench(cli::Bench::Plane(options)) => bench::run(&options),
        cli::Command::Bench(cli::Bench::Describe(options)) => bench_describe::run(&options),
        cli::Command::Call(options) => call::run(options),
        cli::Command::Evacuate(options) => evacuate::run(options),
        cli::Command::Events(options) => events::run(options),
        cli::Command::Instance(cli::Instance::Adopt(options)) => adopt::run(options),
        cli::Command::Exec(options) => exec::run(options),
        cli::Command::Doctor => doctor::run(),
        cli::Command::Purge(options) => purge::run(options),
        cli::Command::Account(options) => accounts::command::run(options),
        cli::Command::State(command) => state::run(command),
        cli::Command::Actions => actions::run(),
    };
    result.unwrap_or_else(|error| {
        eprintln!("rehome: {error:#}");
        ExitCode::FAILURE
    })
}

/// Logs go to stderr; `REHOME_LOG` chooses what (for example `info,rehome_engine=debug`).
fn start_logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("REHOME_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
}
