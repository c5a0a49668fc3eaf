//! One file per action: request → command, outcome → response. No rule of the cloud is here.
//!
//! [`answer`] is the table of what is supported. An action that is known and not in it is refused
//! with a code of its own; an unknown one never gets this far.

use rehome_actions::{Action, Request, cvm, rehome, vpc};
use rehome_wire::{ApiError, CommonError, Encode, Language, Object};

use crate::desk::Desk;

pub(crate) mod elastic_ip;
pub(crate) mod event;
pub(crate) mod instance;
pub(crate) mod network_interface;
pub(crate) mod subnet;
pub(crate) mod task;
pub(crate) mod vpc_network;

/// The response, without the RequestId.
pub(crate) type Body = Box<dyn Encode + Send>;

macro_rules! supported {
    ($($service:ident $module:ident $action:ident => $handler:path,)*) => {
        /// The actions that are supported.
        pub const SUPPORTED: &[Action] = &[$(Action::$service($module::Action::$action),)*];

        /// Answers a call of an action.
        ///
        /// # Errors
        /// [`ApiError`]: wrong parameters, a refusal, or an action that is not supported.
        pub(crate) async fn answer(
            desk: &Desk<'_>,
            action: Action,
            parameters: Object,
        ) -> Result<Body, ApiError> {
            match action {
                $(Action::$service($module::Action::$action) => {
                    let request = request(desk.language, parameters)?;
                    Ok(Box::new($handler(desk, request).await?))
                })*
                // The generated list grows with the schema; what is not in the table above is
                // refused, never answered with a made-up success.
                #[allow(clippy::wildcard_enum_match_arm)]
                unsupported => Err(not_built(unsupported)),
            }
        }
    };
}

supported! {
    Rehome rehome AdoptInstance => instance::adopt::answer,
    Vpc vpc AllocateAddresses => elastic_ip::allocate::answer,
    Vpc vpc AssociateAddress => elastic_ip::associate::answer,
    Vpc vpc AttachNetworkInterface => network_interface::attach::answer,
    Vpc vpc CreateAndAttachNetworkInterface => network_interface::create_and_attach::answer,
    Vpc vpc CreateNetworkInterface => network_interface::create::answer,
    Vpc vpc CreateSubnet => subnet::create::answer,
    Vpc vpc CreateVpc => vpc_network::create::answer,
    Vpc vpc DeleteNetworkInterface => network_interface::delete::answer,
    Vpc vpc DeleteSubnet => subnet::delete::answer,
    Vpc vpc DeleteVpc => vpc_network::delete::answer,
    Rehome rehome DescribeEvents => event::describe::answer,
    Vpc vpc DescribeAddressQuota => elastic_ip::quota::answer,
    Vpc vpc DescribeAddresses => elastic_ip::describe::answer,
    Cvm cvm DescribeInstances => instance::describe::answer,
    Vpc vpc DescribeNetworkInterfaceLimit => network_interface::limit::answer,
    Vpc vpc DescribeNetworkInterfaces => network_interface::describe::answer,
    Vpc vpc DescribeSubnets => subnet::describe::answer,
    Vpc vpc DescribeTaskResult => task::describe_by_number::answer,
    Vpc vpc DescribeVpcTaskResult => task::describe::answer,
    Vpc vpc DescribeVpcs => vpc_network::describe::answer,
    Vpc vpc DetachNetworkInterface => network_interface::detach::answer,
    Vpc vpc DisassociateAddress => elastic_ip::disassociate::answer,
    Vpc vpc MigrateNetworkInterface => network_interface::migrate::answer,
    Vpc vpc MigratePrivateIpAddress => network_interface::migrate_private_ip_address::answer,
    Vpc vpc ReleaseAddresses => elastic_ip::release::answer,
    Cvm cvm RunInstances => instance::run::answer,
    Cvm cvm TerminateInstances => instance::terminate::answer,
}

/// The typed request.
///
/// # Errors
/// [`ApiError`] for the first parameter that is missing, unknown or of the wrong type.
pub(crate) fn request<R: Request>(language: Language, parameters: Object) -> Result<R, ApiError> {
    let decoded = R::decode_request(parameters);
    decoded.map_err(|error| CommonError::from(error).to_api_error(language))
}

/// The code of an action that is part of the API and not of this build.
pub(crate) const NOT_BUILT: &str = "UnsupportedOperation.NotBuilt";

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
