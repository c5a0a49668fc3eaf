//! What a run tells while it runs, as lines or as a bar.
//!
//! In: events, in the order in which they happen. Out: text; a line stands for itself, a bar is
//! drawn again in its place. The picture of a bar is a pure function.

use std::fmt;
use std::io::Write;
use std::time::Duration;

use crate::ids::EniId;
use crate::report::{Class, Row};

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Event {
    /// The plan is made.
    Begun(Tally),
    /// A call did not go through or was refused; whether it is repeated depends.
    Trouble {
        /// The interface.
        eni: EniId,
        /// What came.
        words: String,
    },
    /// An interface has reached its end, good or bad.
    Ended {
        /// Which, and what became of it.
        row: Row,
        /// How far the run is.
        tally: Tally,
    },
    /// A stop was asked: nothing more is begun.
    Stopping,
    /// Time goes by.
    Tick(Tally),
    /// All movers have gone.
    Finished(Tally),
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Interfaces to be moved.
    pub total: usize,
    /// Off the source.
    pub moved: usize,
    /// Not, and given up.
    pub failed: usize,
    /// Since the beginning.
    pub elapsed: Duration,
}

impl Tally {
    pub(crate) fn count(&mut self, class: Class) {
        match class {
            Class::Moved | Class::Left => self.moved += 1,
            Class::Failed | Class::Kept => self.failed += 1,
        }
    }

    /// Moves a second, in tenths; nothing before the first.
    fn rate_tenths(&self) -> Option<u128> {
        let ms = self.elapsed.as_millis().max(1);
        (self.moved > 0).then(|| self.moved as u128 * 10_000 / ms)
    }

    fn remaining(&self) -> Option<Duration> {
        let done = self.moved + self.failed;
        let left = u32::try_from(self.total.saturating_sub(done)).ok()?;
        let each = self.elapsed.checked_div(u32::try_from(done).ok()?)?;
        Some(each.saturating_mul(left))
    }

    /// The bar: `[#####.....] 20/40 moved, 1 failed, 12.5/s, 2 s left`.
    #[must_use]
    pub fn bar(&self, width: usize) -> String {
        let done = (self.moved + self.failed).min(self.total);
        let full = (done * width).checked_div(self.total).unwrap_or(width);
        let mut bar = format!(
            "[{}{}] {}/{} moved, {} failed",
            "#".repeat(full),
            ".".repeat(width - full),
            self.moved,
            self.total,
            self.failed
        );
        if let Some(tenths) = self.rate_tenths() {
            bar.push_str(&format!(", {}.{}/s", tenths / 10, tenths % 10));
        }
        match self.remaining() {
            Some(left) if done < self.total => {
                bar.push_str(&format!(", {} s left", left.as_millis().div_ceil(1000)));
            }
            Some(_) | None => {}
        }
        bar
    }
}

impl fmt::Display for Event {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begun(tally) => write!(out, "{} to move", tally.total),
            Self::Trouble { eni, words } => write!(out, "{eni}: {words}"),
            Self::Ended { row, tally } => {
                let Tally { total, moved, failed, .. } = tally;
                let number = moved + failed;
                write!(out, "{number}/{total} {} {}", row.eni, row.outcome)
            }
            Self::Stopping => {
                out.write_str("stopping: nothing more is begun, what is under way is waited for")
            }
            Self::Tick(_) => Ok(()),
            Self::Finished(tally) => {
                let (done, ms) = (tally.moved + tally.failed, tally.elapsed.as_millis());
                write!(out, "{done} of {} ended within {ms} ms", tally.total)
            }
        }
    }
}

/// Who is told.
pub trait Progress {
    /// Tells one event, as it happens.
    fn tell(&mut self, event: &Event);
}

/// One line an event.
pub struct LineProgress<W> {
    out: W,
}

impl<W: Write> LineProgress<W> {
    /// Lines to `out`.
    pub fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Progress for LineProgress<W> {
    fn tell(&mut self, event: &Event) {
        match event {
            Event::Tick(_) => {}
            Event::Begun(_)
            | Event::Trouble { .. }
            | Event::Ended { .. }
            | Event::Stopping
            | Event::Finished(_) => {
                // Progress that nobody can read is no reason to stop.
                let _ = writeln!(self.out, "{event}");
            }
        }
    }
}

/// A bar that is drawn again in its place; what is worth a line of its own goes above it.
pub struct BarProgress<W> {
    out: W,
    tally: Tally,
}

/// Characters of the bar itself.
const BAR_WIDTH: usize = 24;
/// To the beginning of the line, and wipes it.
const WIPE: &str = "\r\x1b[2K";

impl<W: Write> BarProgress<W> {
    /// A bar on `out`, which is a terminal.
    pub fn new(out: W) -> Self {
        Self { out, tally: Tally::default() }
    }

    fn draw(&mut self, above: &str) {
        let end = if above.is_empty() { "" } else { "\n" };
        let bar = self.tally.bar(BAR_WIDTH);
        // A terminal that has gone is no reason to stop.
        let _ = write!(self.out, "{WIPE}{above}{end}{bar}").and_then(|()| self.out.flush());
    }
}

impl<W: Write> Progress for BarProgress<W> {
    fn tell(&mut self, event: &Event) {
        match event {
            Event::Begun(tally) | Event::Tick(tally) => {
                self.tally = *tally;
                self.draw("");
            }
            Event::Ended { row, tally } => {
                self.tally = *tally;
                match row.outcome.class() {
                    Class::Moved | Class::Left => self.draw(""),
                    Class::Failed | Class::Kept => self.draw(&event.to_string()),
                }
            }
            Event::Trouble { .. } | Event::Stopping => self.draw(&event.to_string()),
            Event::Finished(tally) => {
                self.tally = *tally;
                self.draw("");
                // The bar stays; what follows begins on a line of its own.
                let _ = writeln!(self.out);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_shows_how_far_how_fast_and_how_long() {
        let tally = |moved, failed, ms| Tally {
            total: 40,
            moved,
            failed,
            elapsed: Duration::from_millis(ms),
        };
        let rows = [
            (tally(0, 0, 0), "[........] 0/40 moved, 0 failed"),
            (tally(19, 1, 2000), "[####....] 19/40 moved, 1 failed, 9.5/s, 2 s left"),
            (tally(40, 0, 4000), "[########] 40/40 moved, 0 failed, 10.0/s"),
            (tally(0, 4, 1000), "[........] 0/40 moved, 4 failed, 9 s left"),
        ];
        for (tally, bar) in rows {
            assert_eq!(tally.bar(8), bar);
        }
        assert_eq!(Tally::default().bar(4), "[####] 0/0 moved, 0 failed");
    }
}
