//! `rehome call`: signs and sends one call, prints the response.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use rehome_actions::Action;
use rehome_client::{CallError, Client, Endpoint, Operation, Parameters, parse_flags};
use serde_json::json;

use crate::account::Credentials;
use crate::cli::Call;
use crate::data_folder::DataFolder;

/// Where a server listens when nothing else is said.
const USUAL: &str = "http://127.0.0.1:9880";

/// The region when nothing else is said.
const REGION: &str = "ap-guangzhou";

/// Sends the call. Exit code 1 when the API refuses it.
pub(crate) fn run(options: Call) -> Result<ExitCode> {
    let words = Words::sort(parse_flags(&options.words)?);
    let folder = DataFolder::find(words.data)?;
    let endpoint = match (&words.endpoint, &folder) {
        (Some(endpoint), _) => endpoint.clone(),
        (None, Some(folder)) => folder.read("endpoint")?.unwrap_or_else(|| String::from(USUAL)),
        (None, None) => String::from(USUAL),
    };
    let endpoint: Endpoint = endpoint.trim().parse()?;
    let key = Credentials::of_caller(folder.as_ref())?;
    // Sent as a form: everything is text there, and the server types it from its schema.
    let parameters = Parameters::Form(words.parameters);
    let client = Client::new(endpoint.clone(), key.for_client(), words.region);
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
        Err(error) => Err(anyhow!(error).context(format!("no answer from {endpoint}"))),
    }
}

/// What stands behind the action's name: our own flags are lower case, the API's parameters are not.
struct Words {
    endpoint: Option<String>,
    region: String,
    data: Option<PathBuf>,
    parameters: Vec<(String, String)>,
}

impl Words {
    fn sort(flags: Vec<(String, String)>) -> Self {
        let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        let mut words = Self {
            endpoint: None,
            region: variable("TENCENTCLOUD_REGION").unwrap_or_else(|| String::from(REGION)),
            data: variable("REHOME_DATA").map(PathBuf::from),
            parameters: Vec::new(),
        };
        for (name, value) in flags {
            match name.as_str() {
                "endpoint" => words.endpoint = Some(value),
                "region" => words.region = value,
                "data" => words.data = Some(PathBuf::from(value)),
                _ => words.parameters.push((name, value)),
            }
        }
        words
    }
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
