//! Tencent Cloud API 3.0 protocol, pure: parameters, signatures (sign and verify), envelope, error body.
