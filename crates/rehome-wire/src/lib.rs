//! Tencent Cloud API 3.0 protocol, pure: parameters, signatures (sign and verify), envelope, error
//! body.
//!
//! In: a [`RawCall`] (method, raw query, headers, body) as an HTTP server or a test hands it over.
//! Out, in this order and no other:
//!
//! 1. [`RawCall::parse`] finds the protocol and the common parameters: a [`ParsedCall`];
//! 2. [`ParsedCall::verify`] checks key, signature and time window: a [`Verified`] call;
//! 3. [`Verified::parameters`] reads the action's parameters into a [`Value`] tree;
//! 4. [`Decode`] (implemented by `rehome-actions`) turns the tree into a typed request;
//! 5. [`envelope`] writes the answer of an [`Encode`] type or of an [`ApiError`].
//!
//! Invariants: no input or output, no clock, no randomness, no global state. The body of a TC3 call
//! is not looked into before its signature is verified. Only this crate can make a [`Verified`].
//! Every bound on what a caller sends is a public constant here. Secret keys never appear in
//! `Debug` output and MACs are compared in constant time.
//!
//! Source of the facts: the "Common Params", "Signature v3", "Signature v1" and "Error codes"
//! chapters of any API 3.0 product (for example `cloud.tencent.com/document/api/215/15693`).

mod authorization;
mod call;
mod decode;
mod encode;
pub mod envelope;
mod error;
mod fingerprint;
mod json;
mod language;
mod limits;
mod parameters;
mod secret;
pub mod signature;
mod text;
mod time;
pub mod token;
mod urlencoded;
mod value;

pub use authorization::{Authorization, AuthorizationError, SIGNED_HEADERS_MAX};
pub use call::{CallError, ParsedCall, Protocol, RawCall, Verified, VerifyError};
pub use decode::{Decode, DecodeError, Fields, Path};
pub use encode::{Encode, JsonText, Members};
pub use error::{ApiError, CommonError};
pub use json::{DEPTH_MAX, JsonError, VALUES_MAX, parse_json};
pub use language::Language;
pub use limits::{GET_BYTES_MAX, TC3_POST_BYTES_MAX, V1_POST_BYTES_MAX};
pub use parameters::{PARAMETERS_MAX, ParameterError, parse_flat};
pub use secret::{SecretId, SecretKey, SecretText};
pub use text::Text;
pub use time::UnixSeconds;
pub use urlencoded::{encode_component, encode_pairs};
pub use value::{Object, Value};
