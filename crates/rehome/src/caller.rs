//! Who calls and whom, for the commands that call the API: `call`, `evacuate`, `events`,
//! `instance adopt`.
//!
//! In: the options that name endpoint, region and data folder. Out: a signing client. What an
//! option does not name is taken from the data folder, the environment, the usual place.

use anyhow::Result;
use rehome_client::{Client, Endpoint};

use crate::account::Credentials;
use crate::cli::Api;
use crate::data_folder::DataFolder;

/// Where a server listens when nothing else is said.
const USUAL: &str = "http://127.0.0.1:9880";

/// A client; nothing is sent yet.
pub(crate) fn client(api: &Api) -> Result<Client> {
    let folder = DataFolder::find(api.data.clone())?;
    let endpoint = match (&api.endpoint, &folder) {
        (Some(endpoint), _) => endpoint.clone(),
        (None, Some(folder)) => folder.read("endpoint")?.unwrap_or_else(|| String::from(USUAL)),
        (None, None) => String::from(USUAL),
    };
    let endpoint: Endpoint = endpoint.trim().parse()?;
    let key = Credentials::of_caller(folder.as_ref())?;
    Ok(Client::new(endpoint, key.for_client(), &api.region))
}
