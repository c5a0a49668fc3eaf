//! `rehome call`: signs and sends one call, prints the response.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use rehome_actions::Action;
use rehome_client::{CallError, Operation, Parameters, parse_flags};
use serde_json::json;

use crate::caller;
use crate::cli::Call;

/// Sends the call. Exit code 1 when the API refuses it.
pub(crate) fn run(options: Call) -> Result<ExitCode> {
    let Sorted { options, parameters } = sort(options)?;
    let client = caller::client(&options.api)?;
    // Sent as a form: everything is text there, and the server types it from its schema.
    let parameters = Parameters::Form(parameters);
    match client.call(operation(&options.action), parameters) {
        Ok(response) => {
            print(&json!({ "Response": response }))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(CallError::Api(error)) => {
            print(&json!({ "Response": {
                "Error": { "Code": error.code, "Message": error.message },
                "RequestId": error.request_id,
            }}))?;
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(anyhow!(error).context(format!("no answer from {}", client.endpoint()))),
    }
}

/// A call whose words are sorted into options of ours and parameters of the action.
struct Sorted {
    options: Call,
    parameters: Vec<(String, String)>,
}

/// Behind the action's name both may stand in any order: ours are lower case, the API's are not.
fn sort(mut options: Call) -> Result<Sorted> {
    let mut parameters = Vec::new();
    for (name, value) in parse_flags(&options.words)? {
        match name.as_str() {
            "endpoint" => options.api.endpoint = Some(value),
            "region" => options.api.region = value,
            "data" => options.api.data = Some(PathBuf::from(value)),
            _ => parameters.push((name, value)),
        }
    }
    Ok(Sorted { options, parameters })
}

/// An action that this program does not know is sent all the same: the server is to say so.
fn operation(action: &str) -> Operation<'_> {
    match Action::all().find(|known| known.name() == action) {
        Some(known) => {
            Operation { service: known.service().name(), version: known.version(), action }
        }
        None => Operation::vpc(action),
    }
}

fn print(response: &serde_json::Value) -> Result<()> {
    println!("{}", serde_json::to_string_pretty(response).context("JSON is text")?);
    Ok(())
}
