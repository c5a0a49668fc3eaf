//! Public keys as OpenSSH writes them: `ssh-rsa`, base64 of three fields with their lengths, a remark (RFC 4253, 6.6; RFC 4251, 5).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

const KIND: &str = "ssh-rsa";
/// Moduli that are taken, in bits: what OpenSSH takes, and not so long that a key fills a record.
const BITS: std::ops::RangeInclusive<usize> = 1024..=8192;
/// The length of a remark, in bytes.
const REMARK_MAX: usize = 256;

/// Writes a key. Both numbers are big-endian, without leading zeros.
pub(super) fn write(exponent: &[u8], modulus: &[u8], remark: &str) -> String {
    let mut blob = Vec::new();
    for field in [KIND.as_bytes(), &positive(exponent), &positive(modulus)] {
        let length = u32::try_from(field.len()).expect("a key has some hundred bytes");
        blob.extend(length.to_be_bytes());
        blob.extend(field);
    }
    format!("{KIND} {} {remark}", STANDARD.encode(blob))
}

/// A number whose first bit is set would be negative.
fn positive(number: &[u8]) -> Vec<u8> {
    let negative = number.first().is_some_and(|first| first & 0x80 != 0);
    let mut field = if negative { vec![0] } else { Vec::new() };
    field.extend(number);
    field
}

/// Reads a key that somebody gives: the same key in the form in which one is kept, without what is around it.
pub(super) fn read(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains(['\n', '\r', '\0']) {
        return None;
    }
    let mut parts = text.splitn(3, ' ');
    let (kind, blob, remark) = (parts.next()?, parts.next()?, parts.next().unwrap_or_default());
    if kind != KIND || remark.len() > REMARK_MAX {
        return None;
    }
    // What is longer cannot be a key that is taken.
    let bytes_max = BITS.end() / 8 + 128;
    let bytes = STANDARD.decode(blob).ok().filter(|bytes| bytes.len() <= bytes_max)?;
    let (kind, rest) = field(&bytes)?;
    let (exponent, rest) = field(rest)?;
    let (modulus, rest) = field(rest)?;
    let whole = kind == KIND.as_bytes() && rest.is_empty();
    let odd = |number: &[u8]| number.last().is_some_and(|last| last & 1 == 1);
    let bits = bits(modulus)?;
    let exponent_bits = self::bits(exponent)?;
    let fits = BITS.contains(&bits) && (2..=64).contains(&exponent_bits);
    let right = whole && fits && odd(modulus) && odd(exponent);
    right.then(|| format!("{KIND} {blob} {remark}").trim_end().to_owned())
}

/// A field and what follows it.
fn field(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_be_bytes(*length) as usize)
}

/// The bits of a number that is positive and has no more leading zeros than that needs.
fn bits(number: &[u8]) -> Option<usize> {
    let (first, rest) = number.split_first()?;
    match (first, rest.first()) {
        (0, Some(second)) if second & 0x80 != 0 => Some(rest.len() * 8),
        (0, _) => None,
        (first, _) if first & 0x80 != 0 => None,
        (first, _) => Some(number.len() * 8 - first.leading_zeros() as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(exponent: &[u8], bits: usize) -> String {
        let mut modulus = vec![0xff; bits / 8];
        modulus[0] = 0x80;
        write(exponent, &modulus, "me")
    }

    #[test]
    fn a_key_reads_back_and_what_is_none_does_not() {
        let three = [1, 0, 1];
        let whole = key(&three, 2048);
        assert_eq!(read(&whole).as_deref(), Some(whole.as_str()));
        let padded = format!("  {whole}\n");
        assert_eq!(read(&padded).as_deref(), Some(whole.as_str()), "as a file ends");
        let (bare, _) = whole.rsplit_once(' ').unwrap();
        assert_eq!(read(bare).as_deref(), Some(bare), "a remark may be left out");
        let blob = whole.split(' ').nth(1).unwrap();
        let bytes = STANDARD.decode(blob).unwrap();
        let cut = |to: usize| format!("{KIND} {}", STANDARD.encode(&bytes[..to]));
        assert!(read(&cut(bytes.len())).is_some());
        let longer = format!("{KIND} {}", STANDARD.encode([&bytes[..], &[1]].concat()));
        for (text, why) in [
            (String::new(), "nothing"),
            (whole.replace("ssh-rsa", "ssh-ed25519"), "another kind"),
            (whole.replace(" me", "\nme"), "two lines"),
            (format!("{KIND} !!!"), "no base64"),
            (cut(bytes.len() - 1), "its end is missing"),
            (cut(3), "no whole length"),
            (longer, "more than a key"),
            (key(&three, 1016), "too few bits"),
            (key(&three, 8200), "too many bits"),
            (key(&[2], 2048), "an even exponent"),
            (key(&[], 2048), "no exponent"),
            (format!("{whole}{}", "a".repeat(REMARK_MAX)), "too long a remark"),
        ] {
            assert_eq!(read(&text), None, "{why}");
        }
        assert!(read(&key(&three, 1024)).is_some() && read(&key(&three, 8192)).is_some());
    }
}
