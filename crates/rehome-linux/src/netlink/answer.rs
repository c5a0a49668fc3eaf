//! What the kernel answers: messages of a dump, acknowledgements, and what it says about errors.
//!
//! Source: `include/uapi/linux/netlink.h`, Documentation/userspace-api/netlink/intro.rst.

use nix::errno::Errno;

use super::attributes::attributes;
use crate::error::LinuxError;

const HEADER_BYTES: usize = 16;
const NLMSG_NOOP: u16 = 1;
const NLMSG_ERROR: u16 = 2;
const NLMSG_DONE: u16 = 3;
const NLM_F_DUMP_INTR: u16 = 16;
const NLMSGERR_ATTR_MSG: u16 = 1;

/// One message from the kernel.
pub(super) enum Answer {
    /// A message of a dump.
    Message { sequence: u32, kind: u16, body: Vec<u8>, disturbed: bool },
    /// The end of a dump, or an acknowledgement; with an error number when it failed.
    Done { sequence: u32, errno: Option<Errno>, explanation: Option<String> },
}

/// The messages in what was received at once.
pub(super) struct Answers;

impl Answers {
    /// Takes them apart.
    pub(super) fn read(mut bytes: &[u8], doing: &'static str) -> Result<Vec<Answer>, LinuxError> {
        let mut answers = Vec::new();
        while bytes.len() >= HEADER_BYTES {
            let length = word(bytes, 0) as usize;
            if length < HEADER_BYTES || length > bytes.len() {
                return Err(LinuxError::Answer(doing));
            }
            answers.extend(one(&bytes[..length]));
            let aligned = length.next_multiple_of(4).min(bytes.len());
            bytes = &bytes[aligned..];
        }
        Ok(answers)
    }
}

fn one(message: &[u8]) -> Option<Answer> {
    let (kind, flags) = (half(message, 4), half(message, 6));
    let (sequence, body) = (word(message, 8), &message[HEADER_BYTES..]);
    let disturbed = flags & NLM_F_DUMP_INTR != 0;
    match kind {
        NLMSG_NOOP => None,
        NLMSG_ERROR | NLMSG_DONE => {
            let code = if body.len() >= 4 { word(body, 0).cast_signed() } else { 0 };
            // An error is followed by the header of the request; the end of a dump is not.
            let skip = if kind == NLMSG_ERROR { 4 + HEADER_BYTES } else { 4 };
            let explanation = body.get(skip..).and_then(explanation);
            let errno = (code != 0).then(|| Errno::from_raw(-code));
            Some(Answer::Done { sequence, errno, explanation })
        }
        _ => Some(Answer::Message { sequence, kind, body: body.to_vec(), disturbed }),
    }
}

fn explanation(bytes: &[u8]) -> Option<String> {
    let mut found = attributes(bytes).filter(|(kind, _)| *kind == NLMSGERR_ATTR_MSG);
    let (_, text) = found.next()?;
    Some(String::from_utf8_lossy(text).trim_end_matches('\0').to_owned())
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let four = bytes[at..at + 4].try_into().expect("a range of four is four bytes");
    u32::from_ne_bytes(four)
}

fn half(bytes: &[u8], at: usize) -> u16 {
    let two = bytes[at..at + 2].try_into().expect("a range of two is two bytes");
    u16::from_ne_bytes(two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_that_cannot_be_is_refused_and_nothing_is_read_behind_it() {
        for length in [0u32, 15, 17] {
            let mut bytes = [0u8; 16];
            bytes[..4].copy_from_slice(&length.to_ne_bytes());
            assert!(Answers::read(&bytes, "test").is_err(), "{length}");
        }
        assert!(Answers::read(&[1, 2, 3], "test").is_ok_and(|answers| answers.is_empty()));
    }
}
