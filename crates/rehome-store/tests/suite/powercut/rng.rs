//! Numbers that look random, from a seed (SplitMix64, Steele et al. 2014).
//!
//! In: a seed. Out: always the same numbers.

use super::disk::SECTOR;

#[derive(Debug, Clone)]
pub(super) struct Rng(u64);

impl Rng {
    /// The numbers of one of many that share a seed.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        let mut rng = Self(seed ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        Self(rng.next())
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }

    /// A number below `bound`, which is not 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap();
        usize::try_from(self.next() % bound).unwrap()
    }

    /// True `of_256` times in 256.
    pub(super) fn chance(&mut self, of_256: u8) -> bool {
        self.next() % 256 < u64::from(of_256)
    }

    /// Bytes that nobody wrote.
    pub(super) fn sector(&mut self) -> [u8; SECTOR] {
        let mut bytes = [0; SECTOR];
        for chunk in bytes.chunks_exact_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes());
        }
        bytes
    }
}
