//! `application/x-www-form-urlencoded` text: percent-decoding, percent-encoding.
//!
//! In: a raw query or form body. Out: decoded pairs in the order received, or encoded text.
//! Invariants: a `%` is followed by two hex digits or the text is refused; decoded bytes are UTF-8;
//! nothing is guessed.

/// Why a query or form could not be split into decoded pairs.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
pub(crate) enum UrlencodedError {
    /// A piece between two `&` has no `=`.
    #[error("a piece of the query or form is not of the form k=v")]
    NotAPair,
    /// A `%` without two hex digits, or bytes that are not UTF-8.
    #[error("a name or value is not percent-encoded UTF-8")]
    Encoding,
    /// More pairs than the caller allows.
    #[error("too many parameters")]
    TooMany,
}

/// Splits and decodes `text`. Empty text has no pairs.
pub(crate) fn decode_pairs(
    text: &[u8],
    pairs_max: usize,
) -> Result<Vec<(String, String)>, UrlencodedError> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let mut pairs = Vec::new();
    for piece in text.split(|byte| *byte == b'&') {
        if pairs.len() == pairs_max {
            return Err(UrlencodedError::TooMany);
        }
        let split = piece.iter().position(|byte| *byte == b'=').ok_or(UrlencodedError::NotAPair)?;
        pairs.push((decode_component(&piece[..split])?, decode_component(&piece[split + 1..])?));
    }
    Ok(pairs)
}

fn decode_component(text: &[u8]) -> Result<String, UrlencodedError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter().copied();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = hex_digit(rest.next())?;
                high << 4 | hex_digit(rest.next())?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).map_err(|_| UrlencodedError::Encoding)
}

fn hex_digit(byte: Option<u8>) -> Result<u8, UrlencodedError> {
    let digit = byte.and_then(|byte| char::from(byte).to_digit(16));
    digit.and_then(|digit| u8::try_from(digit).ok()).ok_or(UrlencodedError::Encoding)
}

/// Percent-encodes everything but RFC 3986's unreserved characters (a blank becomes `%20`).
pub fn encode_component(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

/// Joins pairs to a query or form body.
pub fn encode_pairs(pairs: &[(String, String)]) -> String {
    let pieces: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode_component(name), encode_component(value)))
        .collect();
    pieces.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(text: &str) -> Result<Vec<(String, String)>, UrlencodedError> {
        decode_pairs(text.as_bytes(), 3)
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
    }

    #[test]
    fn pairs_are_decoded() {
        assert_eq!(decoded(""), Ok(pairs(&[])));
        assert_eq!(decoded("a=1&b=x+y%20z"), Ok(pairs(&[("a", "1"), ("b", "x y z")])));
        assert_eq!(decoded("a=b=c&d="), Ok(pairs(&[("a", "b=c"), ("d", "")])));
        assert_eq!(decoded("a=%E6%9c%aa"), Ok(pairs(&[("a", "\u{672a}")])));
    }

    #[test]
    fn malformed_text_is_refused() {
        for text in ["a", "a=1&", "&a=1", "a=1&&b=2"] {
            assert_eq!(decoded(text), Err(UrlencodedError::NotAPair), "{text}");
        }
        for text in ["a=%", "a=%4", "a=%zz", "a=%+1", "a=%ff", "%c3=1"] {
            assert_eq!(decoded(text), Err(UrlencodedError::Encoding), "{text}");
        }
    }

    #[test]
    fn the_number_of_pairs_is_bounded() {
        assert_eq!(decoded("a=&b=&c=").map(|pairs| pairs.len()), Ok(3));
        assert_eq!(decoded("a=&b=&c=&d="), Err(UrlencodedError::TooMany));
    }

    #[test]
    fn encoding_is_undone_by_decoding() {
        let original = pairs(&[("A.0.B", "x y+&=%/\u{672a}~"), ("C", "")]);
        assert_eq!(decoded(&encode_pairs(&original)), Ok(original));
    }
}
