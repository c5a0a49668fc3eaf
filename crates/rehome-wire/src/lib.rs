//! Tencent Cloud API 3.0 protocol, pure: parameters, signatures (sign and verify), envelope, error
//! body. No IO, no clock, no randomness; nothing here knows an action.
//!
//! Sources: API 3.0 documentation (request structure, signature methods v1 and v3, response
//! structure, common error codes) and what the official clients were measured to send.

pub mod decode;
mod error;
mod value;

pub use decode::{Decode, Path, decode};
pub use error::ApiError;
pub use value::{DEPTH_MAX, Value};
#[allow(warnings)]
mod throwaway;
pub use throwaway::*;
