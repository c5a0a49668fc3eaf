//! A new RSA key: made on a thread of its own, one at a time; its private half goes to the caller and nowhere else.

use std::sync::OnceLock;

use rehome_wire::{ApiError, SecretText};
use rsa::PrivateKey;
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use rsa::traits::PublicKeyParts;
use tokio::sync::Semaphore;

/// What the cloud makes.
const BITS: usize = 2048;
/// Calls that may wait for a key: each takes a processor for a part of a second.
const WAITING_MAX: usize = 8;

/// A new key.
pub(super) struct Made {
    /// PKCS #1, PEM.
    pub(super) private_key: SecretText,
    pub(super) exponent: Vec<u8>,
    pub(super) modulus: Vec<u8>,
}

/// Who waits, and who works.
fn gates() -> &'static (Semaphore, Semaphore) {
    static GATES: OnceLock<(Semaphore, Semaphore)> = OnceLock::new();
    GATES.get_or_init(|| (Semaphore::new(WAITING_MAX), Semaphore::new(1)))
}

/// Makes a key.
///
/// # Errors
/// `InternalServerError`: too many calls wait for one, or the system gives no random numbers.
pub(super) async fn make() -> Result<Made, ApiError> {
    let (waiting, working) = gates();
    let busy = || {
        failed(
            "The server makes other key pairs; nothing was changed, try again in a second.",
            "服务正在创建其他密钥对，没有任何变更，请稍后重试。",
        )
    };
    let _waits = waiting.try_acquire().map_err(|_| busy())?;
    let _works = working.acquire().await.map_err(|_| busy())?;
    let made = tokio::task::spawn_blocking(generate).await;
    made.ok().flatten().ok_or_else(|| {
        failed("No key pair could be made; nothing was changed.", "密钥对创建失败，没有任何变更。")
    })
}

fn failed(english: &str, chinese: &str) -> ApiError {
    ApiError::new("InternalServerError", (english, chinese))
}

fn generate() -> Option<Made> {
    let key = PrivateKey::new(&mut getrandom::SysRng, BITS).ok()?;
    let pem = key.to_pkcs1_pem(LineEnding::LF).ok()?;
    Some(Made {
        private_key: SecretText::new((*pem).clone()),
        exponent: key.e_bytes().into_vec(),
        modulus: key.n_bytes().into_vec(),
    })
}
