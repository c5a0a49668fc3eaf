//! One file per action: request → command, outcome → response. No rule of the cloud is here.
//!
//! [`answer`] is the table of what is supported. An action that is known and not in it is refused
//! with a code of its own; an unknown one never gets this far.

use rehome_actions::Action;
use rehome_wire::{ApiError, Value};

use crate::desk::Desk;

pub(crate) mod instance;
pub(crate) mod network_interface;
pub(crate) mod subnet;
pub(crate) mod task;
pub(crate) mod vpc;

/// The response's fields as JSON, without the RequestId.
pub(crate) type Body = serde_json::Value;

macro_rules! supported {
    ($($action:ident => $handler:path,)*) => {
        /// The actions that are supported.
        pub const SUPPORTED: &[Action] = &[$(Action::$action,)*];

        /// Answers a call of an action.
        ///
        /// # Errors
        /// [`ApiError`]: wrong parameters, a refusal, or an action that is not supported.
        pub(crate) async fn answer(
            desk: &Desk<'_>,
            action: Action,
            parameters: Value,
        ) -> Result<Body, ApiError> {
            match action {
                $(Action::$action => respond($handler(desk, request(parameters)?).await?),)*
                // The generated list grows with the schema; what is not in the table above is
                // refused, never answered with a made-up success.
                #[allow(clippy::wildcard_enum_match_arm)]
                unsupported => Err(not_built(unsupported)),
            }
        }
    };
}

supported! {
    AttachNetworkInterface => network_interface::attach::answer,
    CreateNetworkInterface => network_interface::create::answer,
    CreateSubnet => subnet::create::answer,
    CreateVpc => vpc::create::answer,
    DeleteNetworkInterface => network_interface::delete::answer,
    DeleteSubnet => subnet::delete::answer,
    DeleteVpc => vpc::delete::answer,
    DescribeInstances => instance::describe::answer,
    DescribeNetworkInterfaces => network_interface::describe::answer,
    DescribeSubnets => subnet::describe::answer,
    DescribeVpcTaskResult => task::describe::answer,
    DescribeVpcs => vpc::describe::answer,
    DetachNetworkInterface => network_interface::detach::answer,
    MigrateNetworkInterface => network_interface::migrate::answer,
    RunInstances => instance::run::answer,
    TerminateInstances => instance::terminate::answer,
}

fn request<R: rehome_wire::Decode>(parameters: Value) -> Result<R, ApiError> {
    Ok(rehome_wire::decode(parameters)?)
}

fn respond<R: serde::Serialize>(response: R) -> Result<Body, ApiError> {
    serde_json::to_value(response).map_err(|error| {
        tracing::error!(%error, "a response could not be written");
        ApiError::new("InternalError", "The response could not be written.")
    })
}

/// The code of an action that is part of the API and not of this build.
const NOT_BUILT: &str = "UnsupportedOperation.NotBuilt";

fn not_built(action: Action) -> ApiError {
    ApiError::new(
        NOT_BUILT,
        format!(
            "The action `{}` is part of the API and not built into this version of Rehome; \
             `rehome actions` lists what is.",
            action.name()
        ),
    )
}
