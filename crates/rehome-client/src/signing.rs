//! TC3-HMAC-SHA256 for a POST request with two signed headers.
//!
//! In: key, host, content type, body, service, time. Out: the `Authorization` header's value.
//! Source: API 3.0, "Signature v3". To be replaced by rehome-wire's signing once that is merged.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::credentials::Credentials;

/// The parts of a POST request that its signature covers.
pub(crate) struct Signed<'a> {
    pub service: &'a str,
    pub host: &'a str,
    pub content_type: &'a str,
    pub body: &'a [u8],
    /// Unix time in seconds, as `X-TC-Timestamp` says it.
    pub timestamp_s: i64,
}

/// The `Authorization` header; `None` when the time has no calendar date.
pub(crate) fn authorization(credentials: &Credentials, request: &Signed<'_>) -> Option<String> {
    let instant = jiff::Timestamp::from_second(request.timestamp_s).ok()?;
    let date = jiff::tz::Offset::UTC.to_datetime(instant).date().to_string();
    let scope = format!("{date}/{}/tc3_request", request.service);
    let signature = signature(credentials, request, (&date, &scope));
    let id = credentials.secret_id();
    Some(format!(
        "TC3-HMAC-SHA256 Credential={id}/{scope}, SignedHeaders=content-type;host, \
         Signature={signature}"
    ))
}

fn signature(
    credentials: &Credentials,
    request: &Signed<'_>,
    (date, scope): (&str, &str),
) -> String {
    let canonical = format!(
        "POST\n/\n\ncontent-type:{}\nhost:{}\n\ncontent-type;host\n{}",
        request.content_type,
        request.host,
        hex::encode(Sha256::digest(request.body)),
    );
    let to_sign = format!(
        "TC3-HMAC-SHA256\n{}\n{scope}\n{}",
        request.timestamp_s,
        hex::encode(Sha256::digest(canonical)),
    );
    let first = zeroize::Zeroizing::new(format!("TC3{}", credentials.secret_key()));
    let of_date = hmac(first.as_bytes(), date);
    let of_service = hmac(&of_date, request.service);
    let key = hmac(&of_service, "tc3_request");
    hex::encode(hmac(&key, &to_sign))
}

fn hmac(key: &[u8], message: &str) -> [u8; 32] {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length (RFC 2104)");
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_vector_is_signed_as_published() {
        let key = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
        let credentials = Credentials::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", key);
        let body = br#"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#;
        let request = Signed {
            service: "cvm",
            host: "cvm.tencentcloudapi.com",
            content_type: "application/json; charset=utf-8",
            body,
            timestamp_s: 1_551_113_065,
        };
        let expected = "TC3-HMAC-SHA256 \
            Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, \
            SignedHeaders=content-type;host, \
            Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168";
        assert_eq!(authorization(&credentials, &request).as_deref(), Some(expected));
    }

    #[test]
    fn a_time_without_a_date_is_not_signed() {
        let credentials = Credentials::new("id", "key");
        let request = Signed {
            service: "vpc",
            host: "h",
            content_type: "application/json",
            body: b"{}",
            timestamp_s: i64::MAX,
        };
        assert_eq!(authorization(&credentials, &request), None);
    }
}
