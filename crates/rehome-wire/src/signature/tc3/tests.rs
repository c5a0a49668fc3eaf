//! Published vectors. Those with keys A and B are from the API documents (api/213/30654 and
//! product/215), those with `MY_TC_SECRET_KEY` from the unit tests of a Swift client, made with
//! the API Explorer.

use super::*;

const HOST: (&str, &str) = ("host", "cvm.tencentcloudapi.com");
const JSON: (&str, &str) = ("content-type", "application/json; charset=utf-8");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const BODY: &[u8] =
    br#"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#;

struct Keys {
    id: SecretId,
    key: SecretKey,
}

fn keys(id: &str, key: &str) -> Keys {
    Keys { id: SecretId::new(id).unwrap(), key: SecretKey::new(key.to_owned()) }
}

fn keys_a() -> Keys {
    keys("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")
}

fn keys_b() -> Keys {
    keys("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******")
}

fn keys_swift() -> Keys {
    keys("MY_TC_SECRET_ID", "MY_TC_SECRET_KEY")
}

fn post<'a>(headers: &'a [(&'a str, &'a str)], body: &'a [u8]) -> Tc3Request<'a> {
    Tc3Request { method: "POST", query: "", headers, payload: Payload::Signed(body) }
}

fn get<'a>(query: &'a str, headers: &'a [(&'a str, &'a str)]) -> Tc3Request<'a> {
    Tc3Request { method: "GET", query, headers, payload: Payload::Signed(b"") }
}

#[track_caller]
fn check(keys: &Keys, timestamp: i64, request: &Tc3Request<'_>, signature: &str) {
    let timestamp = UnixSeconds::new(timestamp).unwrap();
    let signer =
        Tc3Signer { secret_id: &keys.id, secret_key: &keys.key, service: "cvm", timestamp };
    let header = sign_tc3(&signer, request);
    let authorization = Authorization::parse(&header).unwrap();
    assert_eq!(authorization.signature, signature);
    assert!(is_signed(&authorization, request, timestamp, &keys.key));
}

#[test]
fn published_signatures() {
    let action = ("x-tc-action", "describeinstances");
    let at = 1_551_113_065;
    check(
        &keys_a(),
        at,
        &post(&[JSON, HOST], BODY),
        "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
    );
    check(
        &keys_b(),
        at,
        &post(&[JSON, HOST, action], BODY),
        "be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3",
    );
    check(
        &keys_b(),
        at,
        &post(&[JSON, HOST], BODY),
        "2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c",
    );
    check(
        &keys_a(),
        1_539_084_154,
        &get("Limit=10&Offset=0", &[FORM, HOST]),
        "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474",
    );
    check(
        &keys_swift(),
        1_000_000_000,
        &post(&[("content-type", "application/json"), HOST], b"{}"),
        "2c0b761dcdeacac29ac9d135f9f22b0fa52d4536d8b7727a8a515935c47eaea7",
    );
    check(
        &keys_swift(),
        1_000_000_000,
        &get("InstanceIds.0=ins-000000&InstanceIds.1=ins-000001", &[FORM, HOST]),
        "a4315b91798a181a6e5fb0353590040a399edad4a003ef5688d71fb34366c471",
    );
}

#[test]
fn published_steps() {
    let hash = |text: &str| hex::encode(Sha256::digest(text));
    let post_a = post(&[JSON, HOST], BODY);
    let body_hash = post_a.payload.hash();
    assert_eq!(body_hash, "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
    assert_eq!(
        hash(&canonical_request(&post_a, &body_hash)),
        "5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031"
    );
    let post_b = post(&[JSON, HOST, ("x-tc-action", "describeinstances")], BODY);
    assert_eq!(
        hash(&canonical_request(&post_b, &body_hash)),
        "7019a55be8395899b900fb5564e4200d984910f34794a27cb3fb7d10ff6a1e84"
    );
    let get = get("Limit=10&Offset=0", &[FORM, HOST]);
    assert_eq!(
        hash(&canonical_request(&get, &get.payload.hash())),
        "91c9c192c14460df6c1ffc69e34e6c5e90708de2a6d282cccf957dbf1aa7f3a7"
    );
    for (keys, date, signing_key) in [
        (
            keys_a(),
            "2019-02-25",
            "ac658d5dde49e9bfdd14e04e062f66b05d9f637d44b8a8d845327d4a77f666b1",
        ),
        (
            keys_b(),
            "2019-02-25",
            "8aa8ab5755582f576e94bcfe383b8e29325b0ca90c3590d569221c6a63a091ed",
        ),
        (
            keys_a(),
            "2018-10-09",
            "39c4cf287fdff993dc407e649450ae4a0f1e1fd75aedb08d8160e47372e9b62d",
        ),
    ] {
        assert_eq!(hex::encode(*signing_key_bytes(&keys.key, date, "cvm")), signing_key);
    }
}

#[test]
fn an_unsigned_payload_hashes_the_literal_word() {
    let expected = hex::encode(Sha256::digest("UNSIGNED-PAYLOAD"));
    assert_eq!(Payload::Unsigned.hash(), expected);
}
