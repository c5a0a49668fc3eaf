//! ClientToken at the desk: what a call with one is remembered by.
//!
//! In: the parameters as they came, before the action's own types read them. Out: the token and the
//! fingerprint of everything else, for the actions that act upon a token.

use rehome_actions::{Action, Service};
use rehome_domain::client_token::{ClientToken, Fingerprint};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_wire::{ApiError, Object, Value};

use crate::refusal::{api_error, message};

const PARAMETER: &str = "ClientToken";

/// What a call asks for, and the name that its caller gave it.
pub(crate) struct Named {
    token: String,
    asked: Fingerprint,
    service: Service,
}

impl Named {
    /// Of a call; nothing without a token. An empty one is none: Go clients send it.
    pub(crate) fn of(action: Action, parameters: &Object) -> Option<Self> {
        let (Value::String(token) | Value::Text(token)) = parameters.get(PARAMETER)? else {
            return None;
        };
        if token.is_empty() {
            return None;
        }
        let asked = Fingerprint(parameters.fingerprint(action.name(), PARAMETER));
        Some(Self { token: token.clone(), asked, service: action.service() })
    }

    /// The token and what is asked for.
    ///
    /// # Errors
    /// A token of the wrong form: `InvalidParameterValue.Malformed`, and of cvm, where it is too long,
    /// `InvalidClientToken.TooLong`.
    pub(crate) fn read(&self) -> Result<(ClientToken, Fingerprint), ApiError> {
        let token = ClientToken::parse(&self.token).map_err(|refusal| {
            let too_long = matches!(refusal, Refusal::Value { fault: Fault::TooLong, .. });
            if too_long && self.service == Service::Cvm {
                return ApiError::new("InvalidClientToken.TooLong", message(&refusal));
            }
            api_error(&refusal)
        });
        Ok((token?, self.asked.clone()))
    }
}
