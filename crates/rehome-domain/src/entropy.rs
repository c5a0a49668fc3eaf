//! Randomness as a value: a seed that came through a port, unfolded without side effects.
//!
//! Used for names (ids, MAC addresses), never for secrets. The generator is SplitMix64 (Steele,
//! Lea, Flood: Fast Splittable Pseudorandom Number Generators, OOPSLA 2014).

/// A stream of bits that is a pure function of its seed.
#[derive(Debug, Clone)]
pub struct Entropy {
    state: u64,
    gamma: u64,
}

impl Entropy {
    /// Unfolds a seed of 128 bits.
    pub fn from_seed(seed: [u8; 16]) -> Self {
        let (low, high) = seed.split_at(8);
        let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("halves of 16 bytes"));
        Self { state: word(low), gamma: word(high) | 1 }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(self.gamma);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// `N` characters of `0-9a-z`.
    pub fn base36<const N: usize>(&mut self) -> [u8; N] {
        const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
        std::array::from_fn(|_| ALPHABET[(self.bits() % 36) as usize])
    }
}
