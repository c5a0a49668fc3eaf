//! What was sent and what arrived, one record per sequence number, in bounded memory.
//!
//! In: send times and arrivals while traffic runs. Out: the logs that the tally reads.
//! Invariants: nothing is sampled; a log never grows past the capacity it was made with, and says
//! so when it is full instead of forgetting.

/// The most datagrams that one stream may send in one run.
///
/// A sender's record is 16 bytes, an arrival counter 1 byte per sequence number. One inbound
/// stream (records and two counters) and two outbound streams (records and one counter each) of
/// this length need 52 bytes a number: some 436 MB at the bound, 7 minutes at 20,000/s.
pub const DATAGRAMS_PER_STREAM_MAX: usize = 8 * 1024 * 1024;

const REFUSED: u64 = 1 << 63;

/// One send call: when it began, when it returned, whether the datagram left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SendRecord {
    begin_ns: u64,
    end_and_refused: u64,
}

impl SendRecord {
    /// A datagram that the sender's own kernel took.
    #[must_use]
    pub fn sent(begin_ns: u64, end_ns: u64) -> Self {
        Self { begin_ns, end_and_refused: end_ns & !REFUSED }
    }

    /// A datagram that the send call refused: it never left the guest.
    #[must_use]
    pub fn refused(begin_ns: u64, end_ns: u64) -> Self {
        Self { begin_ns, end_and_refused: end_ns | REFUSED }
    }

    /// Just before the send call.
    #[must_use]
    pub fn begin_ns(self) -> u64 {
        self.begin_ns
    }

    /// Just after it.
    #[must_use]
    pub fn end_ns(self) -> u64 {
        self.end_and_refused & !REFUSED
    }

    /// Whether the send call refused it.
    #[must_use]
    pub fn is_refused(self) -> bool {
        self.end_and_refused & REFUSED != 0
    }
}

/// The log has no room for one more record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the record of {capacity} datagrams is full")]
pub struct Full {
    /// How many it holds.
    pub capacity: usize,
}

/// The sends of one stream; the index is the sequence number.
#[derive(Debug)]
pub struct SendLog {
    records: Vec<SendRecord>,
    capacity: usize,
}

impl SendLog {
    /// An empty log. Memory is reserved now and touched as it fills.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { records: Vec::with_capacity(capacity), capacity }
    }

    /// The sequence number that the next record will have.
    ///
    /// # Errors
    /// [`Full`] at the capacity.
    pub fn next_sequence(&self) -> Result<u64, Full> {
        if self.records.len() < self.capacity {
            Ok(self.records.len() as u64)
        } else {
            Err(Full { capacity: self.capacity })
        }
    }

    /// Appends the record of the next sequence number.
    ///
    /// # Errors
    /// [`Full`] at the capacity.
    pub fn push(&mut self, record: SendRecord) -> Result<(), Full> {
        self.next_sequence()?;
        self.records.push(record);
        Ok(())
    }

    /// The records, by sequence number.
    #[must_use]
    pub fn records(&self) -> &[SendRecord] {
        &self.records
    }
}

/// How often each sequence number of one stream arrived at one receiver.
#[derive(Debug)]
pub struct ArrivalLog {
    counts: Vec<u8>,
}

impl ArrivalLog {
    /// A log for sequence numbers below `capacity`.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self { counts: vec![0; capacity] }
    }

    /// Counts one arrival.
    ///
    /// # Errors
    /// [`Full`] for a number that no sender of this run can have used.
    pub fn arrived(&mut self, sequence: u64) -> Result<(), Full> {
        let capacity = self.counts.len();
        let place = usize::try_from(sequence).ok().and_then(|index| self.counts.get_mut(index));
        let count = place.ok_or(Full { capacity })?;
        *count = count.saturating_add(1);
        Ok(())
    }

    /// The arrivals by sequence number (255 stands for 255 or more).
    #[must_use]
    pub fn counts(&self) -> &[u8] {
        &self.counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_keeps_its_times_and_its_fate() {
        let refused = SendRecord::refused(5, 9);
        assert_eq!((refused.begin_ns(), refused.end_ns(), refused.is_refused()), (5, 9, true));
        let sent = SendRecord::sent(5, 9);
        assert_eq!((sent.begin_ns(), sent.end_ns(), sent.is_refused()), (5, 9, false));
    }

    #[test]
    fn a_send_log_takes_exactly_its_capacity() {
        let mut log = SendLog::with_capacity(2);
        assert_eq!(log.next_sequence(), Ok(0));
        assert_eq!(log.push(SendRecord::sent(0, 1)), Ok(()));
        assert_eq!(log.push(SendRecord::sent(1, 2)), Ok(()));
        assert_eq!(log.push(SendRecord::sent(2, 3)), Err(Full { capacity: 2 }));
        assert_eq!(log.records().len(), 2);
    }

    #[test]
    fn an_arrival_log_refuses_numbers_past_its_capacity_and_never_wraps() {
        let mut log = ArrivalLog::with_capacity(2);
        for _ in 0..300 {
            assert_eq!(log.arrived(1), Ok(()));
        }
        assert_eq!(log.arrived(2), Err(Full { capacity: 2 }));
        assert_eq!(log.arrived(u64::MAX), Err(Full { capacity: 2 }));
        assert_eq!(log.counts(), [0, 255]);
    }
}
