//! What signs the tokens of temporary keys: made once, kept in a file of the data folder, and shown by nothing. Without the file
//! a new one is made, and every temporary key ends.

use anyhow::{Context, Result};
use rehome_wire::token::TokenKey;

use crate::data_folder::DataFolder;
use crate::system;

const FILE: &str = "token.key";

/// The key of a folder.
///
/// # Errors
/// A file that others may read, or that is damaged.
pub(crate) fn of(folder: &DataFolder) -> Result<TokenKey> {
    if let Some(text) = folder.read_secret(FILE)? {
        let bytes = bytes_of(text.trim()).with_context(|| {
            let path = folder.file(FILE);
            format!(
                "{} is damaged; remove it to get a new one (temporary keys end)",
                path.display()
            )
        })?;
        return Ok(TokenKey::new(bytes));
    }
    let bytes = system::random::<32>();
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    folder.write(FILE, &format!("{text}\n"))?;
    Ok(TokenKey::new(bytes))
}

/// 64 hex digits.
fn bytes_of(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}
