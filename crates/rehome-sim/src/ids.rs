//! Ids that follow from a seed.

use std::sync::{Mutex, PoisonError};

use rehome_domain::{Entropy, TaskId};
use rehome_ports::Ids;

/// Every id is a function of the seed and of how many were asked for before.
#[derive(Debug)]
pub struct SeededIds {
    source: Mutex<Entropy>,
}

impl SeededIds {
    /// Ids that follow from this seed.
    pub fn new(seed: u64) -> Self {
        let mut bits = [0; 16];
        bits[..8].copy_from_slice(&seed.to_le_bytes());
        bits[8..].copy_from_slice(&seed.rotate_left(32).wrapping_mul(0x9e37).to_le_bytes());
        Self { source: Mutex::new(Entropy::from_seed(bits)) }
    }

    fn draw(&self) -> [u8; 16] {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let bits = u128::from(source.bits()) << 64 | u128::from(source.bits());
        bits.to_le_bytes()
    }
}

impl Ids for SeededIds {
    fn entropy(&self) -> Entropy {
        Entropy::from_seed(self.draw())
    }

    fn request_id(&self) -> TaskId {
        TaskId::from_random(self.draw())
    }
}
