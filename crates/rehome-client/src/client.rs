//! One call: sign, POST, open the answer. Connections are kept and used again.
//!
//! Invariants: one call is one request; a status other than 200 is an error (API 3.0 answers 200
//! even to errors); the answer's size and each call's time are bounded.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rehome_wire::signature::tc3::{Payload, Tc3Request, Tc3Signer, sign_tc3};
use rehome_wire::{SecretId, UnixSeconds};
use serde_json::Value;
use thiserror::Error;
use ureq::typestate::WithBody;
use ureq::{Agent, RequestBuilder};

use crate::answer::{ApiError, MalformedAnswer, open};
use crate::credentials::Credentials;
use crate::endpoint::Endpoint;
use crate::operation::Operation;
use crate::parameters::Parameters;
use crate::stream::Stream;

/// The largest answer taken, in bytes.
pub const ANSWER_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Connections that are kept to be used again: as many as an evacuation has moves under way.
const CONNECTIONS_KEPT_MAX: usize = 64;
const EVENT_STREAM: &str = "text/event-stream";
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const CALL_TIMEOUT: Duration = Duration::from_secs(60);

/// Why a call gave no result.
#[derive(Debug, Error)]
pub enum CallError {
    /// The API answered with an error.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The request or the answer did not get through.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// Something answered, but not as API 3.0 does.
    #[error("HTTP status {0} instead of 200")]
    Status(u16),
    /// The body is no answer of API 3.0.
    #[error(transparent)]
    Malformed(#[from] MalformedAnswer),
    /// The id of the key has characters that no id has.
    #[error("the SecretId is empty, too long, or holds characters that no SecretId has")]
    SecretId,
    /// It was answered, and not by a stream of events.
    #[error("the server answered without a stream; is it an older one?")]
    NoStream,
    /// The machine's clock gives no date to sign with.
    #[error("this machine's clock shows no usable date")]
    Clock,
}

impl CallError {
    /// The API's error code, if the API answered one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Api(error) => Some(&error.code),
            Self::Transport(_)
            | Self::Status(_)
            | Self::Malformed(_)
            | Self::SecretId
            | Self::NoStream
            | Self::Clock => None,
        }
    }
}

/// What went wrong on the way, in the HTTP library's words.
#[derive(Debug, Error)]
#[error("cannot reach {endpoint}")]
pub struct TransportError {
    endpoint: String,
    source: Box<ureq::Error>,
}

/// A client of one endpoint with one key and one region. Cheap to clone: clones share the
/// connections.
#[derive(Clone)]
pub struct Client {
    agent: Agent,
    endpoint: Endpoint,
    credentials: Credentials,
    region: String,
    watcher: Option<Watcher>,
}

/// A call with its signature, for the POST of `/` over HTTP/1.1.
pub struct SignedCall {
    /// Names in lower case, with values.
    pub headers: Vec<(&'static str, String)>,
    /// The body that is signed.
    pub body: String,
}

/// Looks at every answer that is no error, before the caller gets it.
pub type Watcher = fn(Operation<'_>, &Value);

impl Client {
    /// A client; nothing is sent yet.
    #[must_use]
    pub fn new(endpoint: Endpoint, credentials: Credentials, region: impl Into<String>) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .timeout_connect(Some(CONNECT_TIMEOUT))
            .timeout_global(Some(CALL_TIMEOUT))
            .max_idle_connections(CONNECTIONS_KEPT_MAX)
            .max_idle_connections_per_host(CONNECTIONS_KEPT_MAX)
            .user_agent(concat!("rehome/", env!("CARGO_PKG_VERSION")))
            .build();
        let (agent, region) = (config.into(), region.into());
        Self { agent, endpoint, credentials, region, watcher: None }
    }

    /// The same client, where somebody looks at every answer. Tests check their types so.
    #[must_use]
    pub fn watched_by(self, watcher: Watcher) -> Self {
        Self { watcher: Some(watcher), ..self }
    }

    /// The endpoint that is called.
    #[must_use]
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    /// Calls an operation; gives the answer's `Response` object.
    ///
    /// # Errors
    /// [`CallError`]: the API's own error, or what kept a result from coming.
    pub fn call(
        &self,
        operation: Operation<'_>,
        parameters: impl Into<Parameters>,
    ) -> Result<Value, CallError> {
        let parameters = parameters.into();
        let (request, body) = self.request(operation, &parameters)?;
        let answer = request.send(body.as_str()).and_then(read);
        let (status, body) = answer.map_err(|source| self.transport(source))?;
        if status != 200 {
            return Err(CallError::Status(status));
        }
        let response = open(&body)??;
        if let Some(watcher) = self.watcher {
            watcher(operation, &response);
        }
        Ok(response)
    }

    /// Calls an operation that is answered by a stream of events. The stream takes as long as it
    /// takes; only the time until it begins is bounded.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub fn stream(
        &self,
        operation: Operation<'_>,
        parameters: impl Into<Parameters>,
    ) -> Result<Stream, CallError> {
        let parameters = parameters.into();
        let (request, body) = self.request(operation, &parameters)?;
        let request = request
            .header("Accept", EVENT_STREAM)
            .config()
            .timeout_global(None)
            .timeout_recv_response(Some(CALL_TIMEOUT))
            .build();
        let answer = request.send(body.as_str()).map_err(|source| self.transport(source))?;
        let streams = answer
            .headers()
            .get("content-type")
            .is_some_and(|value| value.as_bytes().starts_with(EVENT_STREAM.as_bytes()));
        if answer.status() == 200 && streams {
            return Ok(Stream::new(answer.into_body().into_reader()));
        }
        let (status, body) = read(answer).map_err(|source| self.transport(source))?;
        if status != 200 {
            return Err(CallError::Status(status));
        }
        open(&body)??;
        Err(CallError::NoStream)
    }

    /// Signs a call and does not send it: for a program that has its own way of sending.
    ///
    /// # Errors
    /// [`CallError::Clock`], [`CallError::SecretId`].
    pub fn sign(
        &self,
        operation: Operation<'_>,
        parameters: &Parameters,
    ) -> Result<SignedCall, CallError> {
        let body = parameters.body();
        let timestamp = now().ok_or(CallError::Clock)?;
        let secret_id = SecretId::new(self.credentials.secret_id()).ok_or(CallError::SecretId)?;
        let (host, content_type) = (self.endpoint.authority(), parameters.content_type());
        let authorization = sign_tc3(
            &Tc3Signer {
                secret_id: &secret_id,
                secret_key: self.credentials.secret_key(),
                service: operation.service,
                timestamp,
            },
            &Tc3Request {
                method: "POST",
                query: "",
                headers: &[("content-type", content_type), ("host", host)],
                payload: Payload::Signed(body.as_bytes()),
            },
        );
        let mut headers = vec![
            ("host", host.to_owned()),
            ("content-type", content_type.to_owned()),
            ("authorization", authorization),
            ("x-tc-action", operation.action.to_owned()),
            ("x-tc-version", operation.version.to_owned()),
            ("x-tc-timestamp", timestamp.to_string()),
        ];
        if !self.region.is_empty() {
            headers.push(("x-tc-region", self.region.clone()));
        }
        if let Some(token) = self.credentials.token() {
            headers.push(("x-tc-token", token.to_owned()));
        }
        Ok(SignedCall { headers, body })
    }

    /// The signed request, and the body that belongs to it.
    fn request(
        &self,
        operation: Operation<'_>,
        parameters: &Parameters,
    ) -> Result<(RequestBuilder<WithBody>, String), CallError> {
        let SignedCall { headers, body } = self.sign(operation, parameters)?;
        let request = self.agent.post(format!("{}/", self.endpoint));
        let request =
            headers.into_iter().fold(request, |request, (name, value)| request.header(name, value));
        Ok((request, body))
    }

    fn transport(&self, source: ureq::Error) -> TransportError {
        TransportError { endpoint: self.endpoint.to_string(), source: Box::new(source) }
    }
}

/// Reads the whole body whatever the status, so that the connection can be used again.
fn read(mut answer: ureq::http::Response<ureq::Body>) -> Result<(u16, Vec<u8>), ureq::Error> {
    let body = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_vec()?;
    Ok((answer.status().as_u16(), body))
}

/// The wall clock, which the signature has to name. The only place of this crate that reads it.
fn now() -> Option<UnixSeconds> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    UnixSeconds::new(i64::try_from(since.as_secs()).ok()?)
}
