//! HTTP in, envelope out. The only crate that serves HTTP.
//!
//! The way of a call: [`listen`] reads bytes, `admit` verifies and admits, the generated types
//! decode, `actions` translate, the engine decides and commits, `reply` writes the envelope.
//!
//! Invariants: every answer is HTTP 200 with a RequestId, refusals included (clients lose code and
//! id on any other status); a handler sees one scope's world; no secret is ever logged.

mod actions;
mod admit;
mod desk;
mod filters;
mod keyring;
pub mod listen;
mod moment;
mod page;
mod refusal;
mod reply;

pub use actions::SUPPORTED;
pub use keyring::Keyring;

use rehome_domain::TaskId;
use rehome_domain::elastic_ip::PoolBlock;
use rehome_engine::Engine;
use rehome_wire::{ApiError, CommonError, Language, RawCall, TC3_POST_BYTES_MAX};

use crate::admit::AdmittedCall;
use crate::desk::Desk;
use crate::listen::Unread;
use crate::reply::Told;

/// What answers calls.
pub struct Front {
    engine: Engine,
    keyring: Keyring,
    eip_block: PoolBlock,
}

impl Front {
    /// A front before an engine, for the holders of these keys, with these public addresses.
    pub fn new(engine: Engine, keyring: Keyring, eip_block: PoolBlock) -> Self {
        Self { engine, keyring, eip_block }
    }

    /// Answers one call: the body of the response.
    pub async fn answer(&self, raw: RawCall) -> String {
        let begun = self.engine.ports().clock.monotonic_ns();
        let request_id = self.engine.ports().ids.request_id();
        let mut told = Told::default();
        let result = self.call(raw, request_id, &mut told).await;
        let us = self.engine.ports().clock.monotonic_ns().saturating_sub(begun) / 1000;
        reply::log(request_id, &told, &result, us);
        reply::body(request_id, result)
    }

    /// Answers a request that could not even be read.
    pub fn refuse(&self, unread: &Unread) -> String {
        let request_id = self.engine.ports().ids.request_id();
        let error = match unread {
            Unread::TooLarge => {
                CommonError::RequestSizeLimitExceeded { bytes_max: TC3_POST_BYTES_MAX }
            }
            Unread::Broken(_) => {
                CommonError::InvalidRequest { reason: String::from("its body did not arrive") }
            }
        };
        tracing::info!(%request_id, code = error.code(), "unread");
        // What language the caller reads went down with the request.
        reply::body(request_id, Err(error.to_api_error(Language::default())))
    }

    async fn call(
        &self,
        raw: RawCall,
        request_id: TaskId,
        told: &mut Told,
    ) -> Result<actions::Body, ApiError> {
        let now = self.engine.ports().clock.now();
        let language = raw.language();
        let admitted = admit::admit(&self.keyring, raw, (now, told));
        let AdmittedCall { scope, action, parameters } =
            admitted.map_err(|refused| refused.in_language(language))?;
        let desk = Desk::new((&self.engine, self.eip_block), (scope, language), request_id);
        actions::answer(&desk, action, parameters).await
    }
}
