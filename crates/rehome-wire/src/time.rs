//! Request time: seconds of the Unix epoch, and the UTC date that a TC3 scope names.

use std::fmt;

/// Seconds since 1970-01-01 UTC, from the year 1970 to the end of 9998.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnixSeconds(i64);

impl UnixSeconds {
    /// The last second of the year 9998: every date up to it has four-digit years and a `jiff` value.
    const MAX: i64 = 253_370_764_799;

    /// `None` outside the years 1970 to 9998.
    pub fn new(seconds: i64) -> Option<Self> {
        (0..=Self::MAX).contains(&seconds).then_some(Self(seconds))
    }

    /// Reads decimal digits, nothing else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok().and_then(Self::new) } else { None }
    }

    /// The plain number.
    pub fn get(self) -> i64 {
        self.0
    }

    /// The UTC date as `YYYY-MM-DD`.
    pub(crate) fn utc_date(self) -> String {
        let time = jiff::Timestamp::from_second(self.0)
            .expect("new() keeps the years within what a date can hold");
        jiff::tz::Offset::UTC.to_datetime(time).date().to_string()
    }
}

impl fmt::Display for UnixSeconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_utc() {
        for (seconds, date) in [
            (0, "1970-01-01"),
            (1_551_113_065, "2019-02-25"),
            (1_551_139_199, "2019-02-25"),
            (1_551_139_200, "2019-02-26"),
            (1_582_934_400, "2020-02-29"),
            (UnixSeconds::MAX, "9998-12-31"),
        ] {
            assert_eq!(UnixSeconds::new(seconds).unwrap().utc_date(), date);
        }
    }

    #[test]
    fn only_digits_within_the_years_allowed_are_a_time() {
        for text in ["", "-1", "+1", " 1", "1.0", "0x1", "253370764800", "99999999999999999999999"]
        {
            assert_eq!(UnixSeconds::parse(text), None, "{text}");
        }
        assert_eq!(UnixSeconds::parse("1551113065").map(UnixSeconds::get), Some(1_551_113_065));
    }
}
