//! One file per action: request → command, outcome → response. No rule of the cloud is here.
//!
//! [`table`] is what is supported. An action that is known and not in it is refused
//! with a code of its own; an unknown one never gets this far.

use rehome_actions::{Action, Request};
use rehome_wire::{ApiError, CommonError, Object};

pub(crate) mod catalog;
pub(crate) mod dhcp_ip;
pub(crate) mod disk;
pub(crate) mod elastic_ip;
pub(crate) mod event;
pub(crate) mod flow_log;
pub(crate) mod ha_vip;
mod identity;
pub(crate) mod instance;
pub(crate) mod ipv6;
pub(crate) mod key_pair;
pub(crate) mod network_acl;
mod network_interface;
pub(crate) mod quota;
pub(crate) mod reserved_ip;
pub(crate) mod route_table;
pub(crate) mod security_group;
pub(crate) mod subnet;
mod table;
pub(crate) mod tag;
pub(crate) mod task;
pub(crate) mod usage;
pub(crate) mod vpc_network;

pub use table::SUPPORTED;
pub(crate) use table::{Body, answer};

/// The typed request.
///
/// # Errors
/// [`ApiError`] for the first parameter that is missing, unknown or of the wrong type.
pub(crate) fn request<R: Request>(parameters: Object) -> Result<R, ApiError> {
    let decoded = R::decode_request(parameters);
    decoded.map_err(|error| CommonError::from(error).to_api_error())
}

/// The code of an action that is part of the API and not of this build.
pub(crate) const NOT_BUILT: &str = "UnsupportedOperation.NotBuilt";

fn not_built(action: Action) -> ApiError {
    let name = action.name();
    let english = format!(
        "The action `{name}` is part of the API and not built into this version of Rehome; \
         `rehome actions` lists what is."
    );
    let chinese =
        format!("此版本的 Rehome 尚未实现接口 `{name}`，`rehome actions` 列出已实现的接口。");
    ApiError::new(NOT_BUILT, (english, chinese))
}
