//! Netlink attributes: a length, a type, a value, padded to four bytes.
//!
//! Source: `include/uapi/linux/netlink.h` (`struct nlattr`).

const NLA_F_NESTED: u16 = 1 << 15;
const NLA_TYPE_MASK: u16 = 0x3fff;

/// A list of attributes under construction.
#[derive(Debug, Default)]
pub(crate) struct Attributes {
    bytes: Vec<u8>,
}

impl Attributes {
    /// Adds an attribute.
    #[must_use]
    pub(crate) fn bytes(mut self, kind: u16, value: &[u8]) -> Self {
        let length = u16::try_from(4 + value.len()).expect("our values are far below 64 KiB");
        self.bytes.extend(length.to_ne_bytes());
        self.bytes.extend(kind.to_ne_bytes());
        self.bytes.extend(value);
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
        self
    }

    /// Adds a text with the zero byte that ends it.
    #[must_use]
    pub(crate) fn text(self, kind: u16, value: &str) -> Self {
        let mut bytes = value.as_bytes().to_vec();
        bytes.push(0);
        self.bytes(kind, &bytes)
    }

    /// Adds a number in the machine's byte order.
    #[must_use]
    pub(crate) fn native(self, kind: u16, value: u32) -> Self {
        self.bytes(kind, &value.to_ne_bytes())
    }

    /// Adds a number in the network's byte order (nf_tables).
    #[must_use]
    pub(crate) fn network(self, kind: u16, value: u32) -> Self {
        self.bytes(kind, &value.to_be_bytes())
    }

    /// Adds a list of attributes.
    #[must_use]
    pub(crate) fn nested(self, kind: u16, inner: Self) -> Self {
        self.list(kind, &inner.bytes)
    }

    /// Adds a list of attributes that is bytes already.
    #[must_use]
    pub(crate) fn list(self, kind: u16, inner: &[u8]) -> Self {
        self.bytes(kind | NLA_F_NESTED, inner)
    }

    /// The bytes.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Takes a list of attributes apart; ends at the first one that cannot be.
pub(crate) fn attributes(mut bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let header = bytes.get(..4)?;
        let length = usize::from(u16::from_ne_bytes([header[0], header[1]]));
        let kind = u16::from_ne_bytes([header[2], header[3]]) & NLA_TYPE_MASK;
        let value = bytes.get(4..length)?;
        bytes = bytes.get(length.next_multiple_of(4)..).unwrap_or_default();
        Some((kind, value))
    })
}

/// The first four bytes of a value as a number in the machine's byte order.
pub(crate) fn native(value: &[u8]) -> Option<u32> {
    value.get(..4)?.try_into().ok().map(u32::from_ne_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_together_comes_apart() {
        let inner = Attributes::default().text(1, "eth0");
        let bytes = Attributes::default().native(3, 7).nested(2, inner).bytes(4, &[]).into_bytes();
        let read: Vec<_> = attributes(&bytes).collect();
        assert_eq!(read.len(), 3);
        assert_eq!(read[0], (3, 7u32.to_ne_bytes().as_slice()));
        assert_eq!(attributes(read[1].1).next(), Some((1, b"eth0\0".as_slice())));
        assert_eq!(read[2], (4, [].as_slice()));
    }

    #[test]
    fn a_broken_list_ends_where_it_breaks() {
        for bytes in [&[3, 0, 1, 0][..], &[9, 0, 1, 0, 0][..], &[0, 0][..]] {
            assert_eq!(attributes(bytes).count(), 0, "{bytes:?}");
        }
    }
}
