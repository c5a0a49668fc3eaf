//! Moments as the API writes them.

use jiff::Timestamp as Instant;
use jiff::tz::Offset;
use rehome_domain::Timestamp;

/// The offset of the times that the VPC API gives without a zone: China's.
const CHINA_HOURS: i8 = 8;

fn instant(moment: Timestamp) -> Instant {
    Instant::from_millisecond(moment.0).unwrap_or(Instant::UNIX_EPOCH)
}

/// `YYYY-MM-DD hh:mm:ss`, China time (VPC API).
pub(crate) fn plain(moment: Timestamp) -> String {
    let civil = Offset::constant(CHINA_HOURS).to_datetime(instant(moment));
    civil.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// `YYYY-MM-DDThh:mm:ssZ` (CVM API).
pub(crate) fn iso(moment: Timestamp) -> String {
    instant(moment).strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// `YYYY-MM-DDThh:mm:ss.sssZ`, as events have it.
pub(crate) fn precise(moment: Timestamp) -> String {
    instant(moment).strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_vpc_api_writes_china_time_and_the_cvm_api_utc() {
        let moment = Timestamp(1_551_113_065_123);
        assert_eq!(plain(moment), "2019-02-26 00:44:25");
        assert_eq!(iso(moment), "2019-02-25T16:44:25Z");
        assert_eq!(precise(moment), "2019-02-25T16:44:25.123Z");
    }
}
