//! Reply: the envelope and the access log's line.

use rehome_domain::TaskId;
use rehome_wire::{ApiError, Language, envelope};

use crate::actions::Body;

/// What a call told about itself before it was answered; for the log, never for a decision.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The action's name as sent, cut to 64 characters.
    pub(crate) action: String,
    /// The region as sent, cut to 64 characters.
    pub(crate) region: String,
    /// The SecretId as sent, cut to 64 characters. Not a secret.
    pub(crate) secret_id: String,
}

/// The body of the response, with the message of a refusal in the caller's language.
pub(crate) fn body(
    request_id: TaskId,
    (result, language): (Result<Body, ApiError>, Language),
) -> String {
    let request_id = request_id.to_string();
    match result {
        Ok(response) => envelope::success(response.as_ref(), &request_id),
        Err(error) => envelope::failure((&error, language), &request_id),
    }
}

/// One line a call. Parameters and signatures are not in it.
pub(crate) fn log(request_id: TaskId, told: &Told, refused: Option<&ApiError>, us: u64) {
    let Told { action, region, secret_id } = told;
    match refused {
        None => tracing::debug!(%request_id, action, region, secret_id, us, "answered"),
        Some(error) => {
            let code = error.code.as_ref();
            tracing::info!(%request_id, action, region, secret_id, us, code, "refused");
        }
    }
}
