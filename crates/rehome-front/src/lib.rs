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
mod found;
mod host;
mod keyring;
pub mod listen;
mod listing;
mod moment;
mod named;
mod once;
mod page;
mod rates;
mod refusal;
mod reply;
mod tag_filters;

pub use actions::SUPPORTED;
pub use admit::Gate;
pub use keyring::{Holder, Keyring, Keys, Role};
pub use rates::{RateLimits, RateLimitsFault};

use std::net::Ipv4Addr;
use std::sync::Arc;

use rehome_actions::{Action, rehome};
use rehome_domain::ipv6::Ipv6Pool;
use rehome_domain::{Scope, TaskId};
use rehome_engine::{Caller, Engine};
use rehome_ports::store::Revision;
use rehome_wire::{ApiError, CommonError, Language, RawCall, TC3_POST_BYTES_MAX, Text};
use tokio::sync::{Semaphore, watch};

use crate::actions::event::follow::{CONTENT_TYPE as EVENT_STREAM, FOLLOWERS_MAX, Follower};
use crate::admit::{AdmittedCall, Moment, NotAdmitted};
use crate::desk::Desk;
use crate::listen::Unread;
use crate::once::Named;
use crate::reply::Told;

/// What answers calls.
pub struct Front {
    engine: Engine,
    gate: Gate,
    followers: Arc<Semaphore>,
    closing: watch::Sender<bool>,
    ipv6_pool: Ipv6Pool,
    dns_servers: Vec<Ipv4Addr>,
}

/// How a call is answered.
pub enum Answer {
    /// By a body.
    Whole(String),
    /// By events, for as long as the caller listens.
    Stream(Follower),
}

impl Front {
    /// A front before an engine, behind a gate.
    pub fn new(engine: Engine, gate: Gate) -> Self {
        let followers = Arc::new(Semaphore::new(FOLLOWERS_MAX));
        let (closing, ipv6_pool) = (watch::Sender::new(false), Ipv6Pool::default());
        let dns_servers = Vec::new();
        Self { engine, gate, followers, closing, ipv6_pool, dns_servers }
    }

    /// The front, with VPCs' IPv6 blocks from this pool.
    #[must_use]
    pub fn with_ipv6_pool(mut self, pool: Ipv6Pool) -> Self {
        self.ipv6_pool = pool;
        self
    }

    /// The front, where guests are told these name servers.
    #[must_use]
    pub fn with_dns_servers(mut self, dns_servers: Vec<Ipv4Addr>) -> Self {
        self.dns_servers = dns_servers;
        self
    }

    /// Ends every stream: the server stops.
    pub fn close_streams(&self) {
        self.closing.send_replace(true);
    }

    pub(crate) fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    pub(crate) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Answers one call.
    pub async fn answer(&self, raw: RawCall) -> Answer {
        let begun = self.engine.ports().clock.monotonic_ns();
        let request_id = self.engine.ports().ids.request_id();
        let language = raw.language();
        let mut told = Told::default();
        let result = self.call(raw, request_id, &mut told).await;
        let us = self.engine.ports().clock.monotonic_ns().saturating_sub(begun) / 1000;
        reply::log(request_id, &told, result.as_ref().err(), us);
        match result {
            Ok(Called::Response(response, id)) => {
                Answer::Whole(reply::body(id, (Ok(response), language)))
            }
            Ok(Called::Follower(follower)) => Answer::Stream(follower),
            Err(error) => Answer::Whole(reply::body(request_id, (Err(error), language))),
        }
    }

    /// Answers a request that could not even be read.
    pub fn refuse(&self, unread: &Unread) -> String {
        let request_id = self.engine.ports().ids.request_id();
        let error = match unread {
            Unread::TooLarge => {
                CommonError::RequestSizeLimitExceeded { bytes_max: TC3_POST_BYTES_MAX }
            }
            Unread::Crowded => CommonError::ServiceUnavailable,
            Unread::Broken(_) => {
                let reason = Text::new("its body did not arrive", "没有收到完整的请求体");
                CommonError::InvalidRequest { reason }
            }
        };
        tracing::info!(%request_id, code = error.code(), "unread");
        // What language the caller reads went down with the request.
        reply::body(request_id, (Err(error.to_api_error()), Language::default()))
    }

    async fn call(
        &self,
        raw: RawCall,
        request_id: TaskId,
        told: &mut Told,
    ) -> Result<Called, ApiError> {
        let language = raw.language();
        let clock = &self.engine.ports().clock;
        let (now, monotonic_ns) = (clock.now(), clock.monotonic_ns());
        let moment = Moment { now, monotonic_ns, request_id };
        let streaming = header(&raw, "accept").is_some_and(|value| value.contains(EVENT_STREAM));
        let resumed = header(&raw, "last-event-id").and_then(|value| value.parse().ok());
        let admitted = admit::admit(&self.gate, raw, (&moment, told));
        let AdmittedCall { scope, actor, action, parameters, visitor } =
            admitted.map_err(NotAdmitted::into_api_error)?;
        if streaming && action == Action::Rehome(rehome::Action::DescribeEvents) {
            let request: rehome::DescribeEventsRequest = actions::request(parameters)?;
            let after = Revision(request.after.or(resumed).unwrap_or(0));
            return self.follower(scope, after).map(Called::Follower);
        }
        let caller = Caller { scope, task: request_id, actor };
        let named = Named::of(action, &parameters);
        let vpcs = (self.ipv6_pool, &self.dns_servers[..]);
        let whose = (caller, language);
        let desk = Desk::new(&self.engine, vpcs, whose, (visitor, &self.gate, named));
        let response = actions::answer(&desk, action, parameters).await?;
        Ok(Called::Response(response, desk.request_id()))
    }

    fn follower(&self, scope: Scope, after: Revision) -> Result<Follower, ApiError> {
        let permit = Arc::clone(&self.followers).try_acquire_owned().map_err(|_| {
            let english = format!("At most {FOLLOWERS_MAX} streams of events at a time.");
            let chinese = format!("同时最多可打开 {FOLLOWERS_MAX} 个事件流。");
            ApiError::new("RequestLimitExceeded", (english, chinese))
        })?;
        Ok(Follower { scope, after, permit })
    }
}

/// What came of a call.
enum Called {
    /// With the RequestId that it bears: of a repetition that of the first call.
    Response(actions::Body, TaskId),
    Follower(Follower),
}

fn header<'a>(raw: &'a RawCall, wanted: &str) -> Option<&'a str> {
    let found = raw.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    found.map(|(_, value)| value.as_str())
}
