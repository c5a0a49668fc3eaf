//! Recorded switch calls become a timeline, or are refused.

use SwitchOutcome::{Completed, Failed};
use rehome_demo::{Guest, Standing, SwitchCall, SwitchOutcome, Timeline, TimelineError, Window};

const GUESTS: [&str; 2] = ["ins-a", "ins-b"];

fn call(to: &str, begin_ns: u64, end_ns: u64, outcome: SwitchOutcome) -> SwitchCall {
    let (interface, to) = ("eni-1".to_owned(), to.to_owned());
    SwitchCall { interface, to, begin_ns, end_ns, outcome }
}

fn windows(calls: &[SwitchCall]) -> Result<Vec<(u64, u64)>, TimelineError> {
    let timeline = Timeline::from_calls(calls, GUESTS)?;
    Ok(timeline.windows().iter().map(|window| (window.begin_ns, window.end_ns)).collect())
}

#[test]
fn calls_become_windows_in_order() {
    let calls = [call("ins-a", 10, 20, Completed), call("ins-b", 30, 40, Completed)];
    let timeline = Timeline::from_calls(&calls, GUESTS).expect("the calls are in order");
    let expected = [
        Window { old: None, new: Guest::First, begin_ns: 10, end_ns: 20 },
        Window { old: Some(Guest::First), new: Guest::Second, begin_ns: 30, end_ns: 40 },
    ];
    assert_eq!(timeline.windows(), expected);
}

#[test]
fn a_repeat_to_the_owner_changes_nothing() {
    let calls = [call("ins-a", 10, 20, Completed), call("ins-a", 30, 40, Completed)];
    assert_eq!(windows(&calls), Ok(vec![(10, 20)]));
    let calls = [call("ins-a", 10, 20, Completed), call("ins-a", 30, 40, Failed)];
    assert_eq!(windows(&calls), Ok(vec![(10, 20)]));
}

#[test]
fn a_failed_call_leaves_its_window_open_until_one_completes() {
    let first = call("ins-a", 10, 20, Failed);
    assert_eq!(windows(std::slice::from_ref(&first)), Ok(vec![(10, u64::MAX)]));
    assert_eq!(windows(&[first, call("ins-a", 30, 40, Completed)]), Ok(vec![(10, 40)]));
}

#[test]
fn calls_that_leave_ownership_in_doubt_are_refused() {
    let other = [call("ins-a", 10, 20, Failed), call("ins-b", 30, 40, Completed)];
    assert_eq!(windows(&other), Err(TimelineError::Overlap { begin_ns: 30 }));
    let overlapping = [call("ins-a", 10, 20, Completed), call("ins-b", 19, 40, Completed)];
    assert_eq!(windows(&overlapping), Err(TimelineError::Overlap { begin_ns: 19 }));
    let backwards = [call("ins-a", 10, 9, Completed)];
    assert_eq!(windows(&backwards), Err(TimelineError::Backwards { begin_ns: 10, end_ns: 9 }));
    let stranger = [call("ins-p", 10, 20, Completed)];
    assert_eq!(windows(&stranger), Err(TimelineError::Stranger { to: "ins-p".to_owned() }));
}

#[test]
fn a_window_must_start_from_the_owner_before_it() {
    let window = Window { old: Some(Guest::Second), new: Guest::First, begin_ns: 1, end_ns: 2 };
    assert_eq!(Timeline::new(vec![window]), Err(TimelineError::Overlap { begin_ns: 1 }));
}

#[test]
fn a_send_stands_where_its_interval_lies() {
    let calls = [
        call("ins-a", 100, 110, Completed),
        call("ins-b", 200, 210, Completed),
        call("ins-a", 300, 310, Completed),
    ];
    let timeline = Timeline::from_calls(&calls, GUESTS).expect("the calls are in order");
    let rows = [
        (Guest::First, 10, 99, Standing::NotOwner),
        (Guest::First, 10, 100, Standing::InSwitch(0)),
        (Guest::First, 109, 150, Standing::InSwitch(0)),
        (Guest::First, 110, 150, Standing::Owner),
        (Guest::First, 110, 199, Standing::Owner),
        (Guest::First, 110, 200, Standing::InSwitch(1)),
        (Guest::First, 209, 299, Standing::InSwitch(1)),
        (Guest::First, 210, 299, Standing::NotOwner),
        (Guest::First, 209, 300, Standing::Spanning),
        (Guest::First, 310, 999, Standing::Owner),
        (Guest::Second, 10, 199, Standing::NotOwner),
        (Guest::Second, 105, 106, Standing::NotOwner),
        (Guest::Second, 105, 200, Standing::InSwitch(1)),
        (Guest::Second, 210, 299, Standing::Owner),
        (Guest::Second, 310, 311, Standing::NotOwner),
    ];
    for (guest, begin_ns, end_ns, expected) in rows {
        let standing = timeline.of(guest).standing(begin_ns, end_ns);
        assert_eq!(standing, expected, "{guest:?} [{begin_ns}, {end_ns}]");
    }
}
