//! Sizes of requests, from the "Request structure" chapter of the API documents. Above them the
//! answer is `RequestSizeLimitExceeded`. The HTTP server should stop reading one byte beyond.

/// Bytes of the query of a `GET`: 32 KB. Queries of a `POST` are held to it too.
pub const GET_BYTES_MAX: usize = 32 * 1024;

/// Bytes of the body of a `POST` signed with HmacSHA1 or HmacSHA256: 1 MB.
pub const V1_POST_BYTES_MAX: usize = 1024 * 1024;

/// Bytes of the body of a `POST` signed with TC3-HMAC-SHA256: 10 MB.
pub const TC3_POST_BYTES_MAX: usize = 10 * 1024 * 1024;
