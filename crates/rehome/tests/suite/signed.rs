//! Signing by hand, from the API's documents and not from this project's code, so that a mistake
//! there is not repeated here. Each field is a place where official clients differ.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::http::Request;
use crate::server::{REGION, SECRET_ID, SECRET_KEY, Server};

/// Seconds since 1970.
pub(crate) fn now_s() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    i64::try_from(since.as_secs()).unwrap()
}

/// `YYYY-MM-DD` (UTC) by counting years and months.
pub(crate) fn utc_date(timestamp: i64) -> String {
    let mut days = timestamp.div_euclid(86_400);
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut year = 1970;
    while days >= 365 + i64::from(leap(year)) {
        days -= 365 + i64::from(leap(year));
        year += 1;
    }
    let february = 28 + i64::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if days < length {
            break;
        }
        days -= length;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", days + 1)
}

fn hmac_sha256(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

fn hmac_sha1(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// A call signed with TC3-HMAC-SHA256.
#[derive(Debug, Clone)]
pub(crate) struct Tc3 {
    pub(crate) secret_id: String,
    pub(crate) secret_key: String,
    pub(crate) method: &'static str,
    /// Behind `?`, as sent and as signed.
    pub(crate) query: String,
    pub(crate) host: String,
    /// What is signed in the host's place.
    pub(crate) host_signed: String,
    pub(crate) service: String,
    pub(crate) content_type: String,
    pub(crate) action: String,
    pub(crate) version: String,
    pub(crate) region: Option<String>,
    pub(crate) timestamp: i64,
    pub(crate) body: Vec<u8>,
    /// UNSIGNED-PAYLOAD instead of the body's hash.
    pub(crate) unsigned: bool,
    /// Sign the action too, lower-cased as the newer documents have it.
    pub(crate) signs_action: bool,
}

impl Tc3 {
    /// As the Python SDK posts it.
    pub(crate) fn post(server: &Server, action: &str, body: &str) -> Self {
        Self {
            secret_id: SECRET_ID.to_owned(),
            secret_key: SECRET_KEY.to_owned(),
            method: "POST",
            query: String::new(),
            host: server.authority().to_owned(),
            host_signed: server.authority().to_owned(),
            service: String::from("vpc"),
            content_type: String::from("application/json"),
            action: action.to_owned(),
            version: String::from("2017-03-12"),
            region: Some(REGION.to_owned()),
            timestamp: now_s(),
            body: body.as_bytes().to_vec(),
            unsigned: false,
            signs_action: false,
        }
    }

    /// As the SDKs get it.
    pub(crate) fn get(server: &Server, action: &str, query: &str) -> Self {
        let content_type = String::from("application/x-www-form-urlencoded");
        let query = query.to_owned();
        Self { method: "GET", query, content_type, ..Self::post(server, action, "") }
    }

    fn authorization(&self) -> String {
        let (mut names, mut headers) = (
            String::from("content-type;host"),
            format!("content-type:{}\nhost:{}\n", self.content_type, self.host_signed),
        );
        if self.signs_action {
            names.push_str(";x-tc-action");
            headers.push_str(&format!("x-tc-action:{}\n", self.action.to_lowercase()));
        }
        let hashed = if self.unsigned { b"UNSIGNED-PAYLOAD".as_slice() } else { &self.body };
        let hash = hex::encode(Sha256::digest(hashed));
        let (method, query) = (self.method, &self.query);
        let canonical = format!("{method}\n/\n{query}\n{headers}\n{names}\n{hash}");
        let date = utc_date(self.timestamp);
        let scope = format!("{date}/{}/tc3_request", self.service);
        let text = format!(
            "TC3-HMAC-SHA256\n{}\n{scope}\n{}",
            self.timestamp,
            hex::encode(Sha256::digest(canonical))
        );
        let key = hmac_sha256(format!("TC3{}", self.secret_key).as_bytes(), &date);
        let key = hmac_sha256(&hmac_sha256(&key, &self.service), "tc3_request");
        let signature = hex::encode(hmac_sha256(&key, &text));
        let credential = format!("{}/{scope}", self.secret_id);
        format!(
            "TC3-HMAC-SHA256 Credential={credential}, SignedHeaders={names}, Signature={signature}"
        )
    }

    pub(crate) fn request(&self) -> Request {
        let target =
            if self.query.is_empty() { String::from("/") } else { format!("/?{}", self.query) };
        let mut headers = vec![
            ("Host", self.host.clone()),
            ("Content-Type", self.content_type.clone()),
            ("Authorization", self.authorization()),
            ("X-TC-Action", self.action.clone()),
            ("X-TC-Version", self.version.clone()),
            ("X-TC-Timestamp", self.timestamp.to_string()),
        ];
        headers.extend(self.region.clone().map(|region| ("X-TC-Region", region)));
        if self.unsigned {
            headers.push(("X-TC-Content-SHA256", String::from("UNSIGNED-PAYLOAD")));
        }
        if self.method != "GET" {
            headers.push(("Content-Length", self.body.len().to_string()));
        }
        let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Request { method: self.method.to_owned(), target, headers, body: self.body.clone() }
    }
}

/// A call signed with HmacSHA1 or HmacSHA256.
#[derive(Debug, Clone)]
pub(crate) struct V1 {
    pub(crate) method: &'static str,
    pub(crate) host: String,
    pub(crate) secret_key: String,
    /// The action's and the common parameters, without Signature.
    pub(crate) parameters: Vec<(String, String)>,
}

impl V1 {
    /// A call with the common parameters, HmacSHA1 unless a SignatureMethod is added.
    pub(crate) fn new(server: &Server, action: &str, own: &[(&str, &str)]) -> Self {
        let timestamp = now_s().to_string();
        let common = [
            ("Action", action),
            ("Version", "2017-03-12"),
            ("Region", REGION),
            ("Timestamp", &timestamp),
            ("Nonce", "11886"),
            ("SecretId", SECRET_ID),
        ];
        let owned = |(name, value): &(&str, &str)| (String::from(*name), String::from(*value));
        Self {
            method: "GET",
            host: server.authority().to_owned(),
            secret_key: SECRET_KEY.to_owned(),
            parameters: common.iter().chain(own).map(owned).collect(),
        }
    }

    /// Sets a parameter, or takes it away.
    pub(crate) fn with(mut self, name: &str, value: Option<&str>) -> Self {
        self.parameters.retain(|(known, _)| known != name);
        self.parameters.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        self
    }

    pub(crate) fn posted(self) -> Self {
        Self { method: "POST", ..self }
    }

    fn signature(&self) -> String {
        let mut sorted = self.parameters.clone();
        sorted.sort();
        let pairs: Vec<String> = sorted.iter().map(|(n, v)| format!("{n}={v}")).collect();
        let text = format!("{}{}/?{}", self.method, self.host, pairs.join("&"));
        let sha256 = sorted.iter().any(|(n, v)| n == "SignatureMethod" && v == "HmacSHA256");
        let key = self.secret_key.as_bytes();
        let mac = if sha256 { hmac_sha256(key, &text) } else { hmac_sha1(key, &text) };
        base64::engine::general_purpose::STANDARD.encode(mac)
    }

    /// The parameters with their signature, percent-encoded, in the order in which they were given.
    pub(crate) fn encoded(&self) -> String {
        let signature = (String::from("Signature"), self.signature());
        let pairs = self.parameters.iter().chain([&signature]);
        pairs.map(|(n, v)| format!("{n}={}", encode(v))).collect::<Vec<_>>().join("&")
    }

    pub(crate) fn request(&self) -> Request {
        let mut headers = vec![(String::from("Host"), self.host.clone())];
        let text = self.encoded();
        if self.method == "GET" {
            let (method, target) = (String::from("GET"), format!("/?{text}"));
            return Request { method, target, headers, body: Vec::new() };
        }
        let form = String::from("application/x-www-form-urlencoded");
        headers.push((String::from("Content-Type"), form));
        headers.push((String::from("Content-Length"), text.len().to_string()));
        let (method, target) = (String::from("POST"), String::from("/"));
        Request { method, target, headers, body: text.into_bytes() }
    }
}

fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let byte = |byte: u8| match plain(byte) {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

/// The published vector T1 of TC3 and T4 of v1: this signer is right, whatever the server says.
#[test]
fn the_tests_own_signer_gives_the_published_signatures() {
    assert_eq!(utc_date(1_551_113_065), "2019-02-25");
    assert_eq!(utc_date(1_709_164_800), "2024-02-29");
    let tc3 = Tc3 {
        secret_id: String::from("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"),
        secret_key: String::from("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE"),
        method: "POST",
        query: String::new(),
        host: String::from("cvm.tencentcloudapi.com"),
        host_signed: String::from("cvm.tencentcloudapi.com"),
        service: String::from("cvm"),
        content_type: String::from("application/json; charset=utf-8"),
        action: String::from("DescribeInstances"),
        version: String::from("2017-03-12"),
        region: None,
        timestamp: 1_551_113_065,
        body: br#"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#
            .to_vec(),
        unsigned: false,
        signs_action: false,
    };
    let expected = "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168";
    assert!(tc3.authorization().ends_with(expected), "{}", tc3.authorization());
    let own = [
        ("Action", "DescribeInstances"),
        ("InstanceIds.0", "ins-09dx96dg"),
        ("Limit", "20"),
        ("Nonce", "11886"),
        ("Offset", "0"),
        ("Region", "ap-guangzhou"),
        ("SecretId", "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"),
        ("Timestamp", "1465185768"),
        ("Version", "2017-03-12"),
    ];
    let v1 = V1 {
        method: "GET",
        host: tc3.host,
        secret_key: tc3.secret_key,
        parameters: own.map(|(n, v)| (n.to_owned(), v.to_owned())).to_vec(),
    };
    assert_eq!(v1.signature(), "EliP9YW3pW28FpsEdkXt/+WcGeI=");
    let v1 = v1.with("SignatureMethod", Some("HmacSHA256"));
    assert_eq!(v1.signature(), "A8uy2/o7WBZXYCTWEFpMrVGhGBVlEGIOioeqRM+fzFs=");
}
