//! How long it takes to verify a signed call of 200 bytes, with a key that was derived before and with
//! one that has to be derived: `cargo bench -p rehome-wire`.

use std::hint::black_box;

use bytes::Bytes;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use rehome_wire::signature::tc3::{Payload, Tc3Request, Tc3Signer, sign_tc3};
use rehome_wire::{RawCall, SecretId, SecretKey, UnixSeconds};

const KEY: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const NOW_S: i64 = 1_795_420_800;

fn key() -> SecretKey {
    SecretKey::new(KEY.to_owned())
}

/// A call as the Python SDK sends it.
fn call() -> RawCall {
    let asked = r#"{"NetworkInterfaceIds": ["eni-afo43z61"], "Limit": 20}"#;
    // JSON may end with blanks.
    let body = format!("{asked:200}");
    let now = UnixSeconds::new(NOW_S).expect("it is a time");
    let headers = [("content-type", "application/json"), ("host", "127.0.0.1:9880")];
    let secret_id = SecretId::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE").expect("it is an id");
    let signer =
        Tc3Signer { secret_id: &secret_id, secret_key: &key(), service: "vpc", timestamp: now };
    let request = Tc3Request {
        method: "POST",
        query: "",
        headers: &headers,
        payload: Payload::Signed(body.as_bytes()),
    };
    let authorization = sign_tc3(&signer, &request);
    let sent = [
        ("content-type", "application/json"),
        ("host", "127.0.0.1:9880"),
        ("x-tc-action", "DescribeNetworkInterfaces"),
        ("x-tc-version", "2017-03-12"),
        ("x-tc-region", "ap-guangzhou"),
        ("x-tc-timestamp", &NOW_S.to_string()),
        ("authorization", &authorization),
    ];
    RawCall {
        method: "POST".to_owned(),
        query: String::new(),
        headers: sent.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
        body: Bytes::from(body),
    }
}

fn verify(criterion: &mut Criterion) {
    let raw = call();
    let now = UnixSeconds::new(NOW_S).expect("it is a time");
    let verified = |raw: RawCall, key: &SecretKey| {
        let call = raw.parse().expect("it is a call");
        black_box(call.verify(Some(key), now).is_ok())
    };
    let known = key();
    assert!(verified(raw.clone(), &known));
    criterion.bench_function("verify/kept key", |bench| {
        bench.iter_batched(|| raw.clone(), |raw| verified(raw, &known), BatchSize::SmallInput);
    });
    criterion.bench_function("verify/derived key", |bench| {
        bench.iter_batched(
            || (raw.clone(), key()),
            |(raw, key)| verified(raw, &key),
            BatchSize::SmallInput,
        );
    });
}

criterion_group!(benches, verify);
criterion_main!(benches);
