//! `rehome call`: signs and sends one call, prints the response.

use std::process::ExitCode;

use anyhow::{Context, Result, anyhow};
use rehome_actions::Action;
use rehome_client::{CallError, Client, flags};

use crate::account::Credentials;
use crate::cli::Call;
use crate::data_folder::DataFolder;

/// Where a server listens when nothing else is said.
const USUAL: &str = "http://127.0.0.1:9880";

/// Sends the call. Exit code 1 when the API refuses it.
pub(crate) fn run(options: Call) -> Result<ExitCode> {
    let folder = DataFolder::find(options.data)?;
    let endpoint = match (&options.endpoint, &folder) {
        (Some(endpoint), _) => endpoint.clone(),
        (None, Some(folder)) => folder.read("endpoint")?.unwrap_or_else(|| String::from(USUAL)),
        (None, None) => String::from(USUAL),
    };
    let key = Credentials::of_caller(folder.as_ref())?;
    let parameters = flags::parse(&options.parameters)?;
    let client = Client::new(endpoint.trim(), &key.secret_id, key.secret_key(), &options.region)?;
    // An action that this program does not know is sent all the same: the server is to say so.
    let action = Action::by_name(&options.action);
    let version = action.map_or("2017-03-12", |action| action.version());
    match client.call_flat(&options.action, version, &parameters) {
        Ok(response) => {
            println!("{}", serde_json::to_string_pretty(&response).context("JSON is text")?);
            Ok(ExitCode::SUCCESS)
        }
        Err(CallError::Api { response, .. }) => {
            println!("{}", serde_json::to_string_pretty(&response).context("JSON is text")?);
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(anyhow!(error).context(format!("{} did not answer", endpoint.trim()))),
    }
}
