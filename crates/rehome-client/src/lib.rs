//! A small signing HTTP client for the command line and the demo.
//!
//! In: an endpoint, a key, a region; then operations with parameters. Out: the `Response` object
//! of each answer, or a [`CallError`] that says whether the API, the way there, or the answer's
//! form was at fault. The only client-side HTTP in the workspace.
//! Invariants: every request is signed with TC3-HMAC-SHA256 (API 3.0, "Signature v3"); one call is
//! one request: nothing is retried, redirected or sent through a proxy; answers are bounded in
//! size and time; the secret key appears in no output.

mod answer;
mod client;
mod credentials;
mod endpoint;
mod flags;
mod operation;
mod parameters;
mod stream;

pub use answer::{ApiError, MalformedAnswer};
pub use client::{ANSWER_BYTES_MAX, CallError, Client, SignedCall, TransportError, Watcher};
pub use credentials::Credentials;
pub use endpoint::{Endpoint, EndpointError};
pub use flags::{FlagError, PAIRS_MAX, parse as parse_flags};
pub use operation::Operation;
pub use parameters::Parameters;
pub use stream::{Stream, StreamEvent};
