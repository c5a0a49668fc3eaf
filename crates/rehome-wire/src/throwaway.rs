//! Throwaway.
use crate::{ApiError, Value};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
pub const BODY_BYTES_MAX: usize = 10 << 20;
pub const CONTENT_TYPE_JSON: &str = "application/json";
#[derive(Debug)]
pub struct SecretKey(String);
impl SecretKey {
    pub fn new(s: String) -> Self {
        Self(s)
    }
}
pub struct RawCall {
    pub method: String,
    pub query: String,
    pub headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}
pub struct ParsedCall {
    raw: RawCall,
    h: std::collections::HashMap<String, String>,
    id: String,
    date: String,
    service: String,
    signed: Vec<String>,
    sig: String,
}
fn hm(k: &[u8], d: &[u8]) -> Vec<u8> {
    let mut m = Hmac::<Sha256>::new_from_slice(k).unwrap();
    m.update(d);
    m.finalize().into_bytes().to_vec()
}
impl ParsedCall {
    pub fn parse(raw: RawCall) -> Result<Self, ApiError> {
        let h: std::collections::HashMap<String, String> = raw
            .headers
            .iter()
            .map(|(k, v)| (k.clone(), String::from_utf8_lossy(v).trim().to_string()))
            .collect();
        let a = h
            .get("authorization")
            .cloned()
            .ok_or_else(|| ApiError::new("AuthFailure.InvalidAuthorization", "no"))?;
        let g = |k: &str| -> Option<String> {
            let i = a.find(k)? + k.len();
            Some(a[i..].split(',').next()?.trim().to_string())
        };
        let c = g("Credential=").unwrap_or_default();
        let p: Vec<&str> = c.split('/').collect();
        if p.len() < 4 {
            return Err(ApiError::new("AuthFailure.InvalidAuthorization", "no"));
        }
        Ok(Self {
            id: p[0].into(),
            date: p[1].into(),
            service: p[2].into(),
            signed: g("SignedHeaders=").unwrap_or_default().split(';').map(String::from).collect(),
            sig: g("Signature=").unwrap_or_default(),
            raw,
            h,
        })
    }
    fn hd(&self, k: &str) -> &str {
        self.h.get(k).map(String::as_str).unwrap_or("")
    }
    pub fn action(&self) -> &str {
        self.hd("x-tc-action")
    }
    pub fn version(&self) -> &str {
        self.hd("x-tc-version")
    }
    pub fn region(&self) -> Option<&str> {
        self.h.get("x-tc-region").map(String::as_str)
    }
    pub fn host(&self) -> &str {
        self.hd("host")
    }
    pub fn secret_id(&self) -> &str {
        &self.id
    }
    pub fn verify(self, k: Option<&SecretKey>, _now: i64) -> Result<Self, ApiError> {
        let k = k.ok_or_else(|| ApiError::new("AuthFailure.SecretIdNotFound", "no"))?;
        let canon = format!(
            "{}\n/\n{}\n{}\n{}\n{}",
            self.raw.method,
            self.raw.query,
            self.signed.iter().map(|n| format!("{n}:{}\n", self.hd(n))).collect::<String>(),
            self.signed.join(";"),
            hex::encode(Sha256::digest(&self.raw.body))
        );
        let sts = format!(
            "TC3-HMAC-SHA256\n{}\n{}/{}/tc3_request\n{}",
            self.hd("x-tc-timestamp"),
            self.date,
            self.service,
            hex::encode(Sha256::digest(canon.as_bytes()))
        );
        let key = hm(
            &hm(
                &hm(format!("TC3{}", k.0).as_bytes(), self.date.as_bytes()),
                self.service.as_bytes(),
            ),
            b"tc3_request",
        );
        if hex::encode(hm(&key, sts.as_bytes())) == self.sig {
            Ok(self)
        } else {
            Err(ApiError::new("AuthFailure.SignatureFailure", "no"))
        }
    }
    pub fn into_parameters(self) -> Result<Value, ApiError> {
        if self.hd("content-type").contains("json") {
            return Value::from_json(&self.raw.body);
        }
        let mut root = Value::Object(vec![]);
        let un = |s: &str| {
            let b = s.replace('+', " ").into_bytes();
            let mut o = vec![];
            let mut i = 0;
            while i < b.len() {
                if b[i] == b'%' && i + 2 < b.len() {
                    o.push(
                        u8::from_str_radix(std::str::from_utf8(&b[i + 1..i + 3]).unwrap(), 16)
                            .unwrap(),
                    );
                    i += 3
                } else {
                    o.push(b[i]);
                    i += 1
                }
            }
            String::from_utf8(o).unwrap()
        };
        let t = String::from_utf8_lossy(&self.raw.body).to_string();
        for pair in t.split('&').filter(|p| !p.is_empty()) {
            let (k, v) = pair.split_once('=').unwrap_or((pair, ""));
            let k = un(k);
            put(&mut root, &k.split('.').collect::<Vec<_>>(), un(v));
        }
        Ok(root)
    }
}
fn put(at: &mut Value, path: &[&str], v: String) {
    if path.is_empty() {
        *at = Value::Text(v);
        return;
    }
    if path[0].parse::<usize>().is_ok() {
        if !matches!(at, Value::List(_)) {
            *at = Value::List(vec![])
        }
        if let Value::List(l) = at {
            let i: usize = path[0].parse().unwrap();
            while l.len() <= i {
                l.push(Value::Null)
            }
            put(&mut l[i], &path[1..], v)
        }
    } else {
        if !matches!(at, Value::Object(_)) {
            *at = Value::Object(vec![])
        }
        if let Value::Object(m) = at {
            if let Some(p) = m.iter().position(|(n, _)| n == path[0]) {
                put(&mut m[p].1, &path[1..], v)
            } else {
                m.push((path[0].to_string(), Value::Null));
                let n = m.len() - 1;
                put(&mut m[n].1, &path[1..], v)
            }
        }
    }
}
pub mod envelope {
    use crate::ApiError;
    pub fn success(mut f: serde_json::Value, id: &str) -> Vec<u8> {
        if let Some(o) = f.as_object_mut() {
            o.insert("RequestId".into(), id.into());
        }
        serde_json::to_vec(&serde_json::json!({"Response":f})).unwrap()
    }
    pub fn error(e: &ApiError, id: &str) -> Vec<u8> {
        serde_json::to_vec(&serde_json::json!({"Response":{"Error":{"Code":e.code(),"Message":e.message()},"RequestId":id}})).unwrap()
    }
}
