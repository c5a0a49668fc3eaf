//! Histories that no right server can have answered, each next to one that it can.

use rehome_histories::history::{Seen, Shown, Stands};
use rehome_histories::{Answer, Call, Event, History, Verdict, check};

/// Calls one after the other, a microsecond each.
fn history(calls: &[(Call, Answer)]) -> History {
    let events = calls.iter().zip(0..).map(|((call, answer), number): (_, u64)| Event {
        call: *call,
        answer: *answer,
        begin: number * 1_000,
        end: number * 1_000 + 900,
    });
    History { interface: String::from("eni-test"), events: events.collect() }
}

fn is_explained(calls: &[(Call, Answer)]) -> bool {
    match check(&history(calls)) {
        Verdict::Explained { .. } => true,
        Verdict::Unexplained(_) => false,
        Verdict::Undecided(undecided) => panic!("{undecided:?}"),
    }
}

fn seen(state: Shown, holder: Option<u8>) -> (Call, Answer) {
    (Call::Describe, Answer::Seen(Seen { state, holder }))
}

fn at_rest(holder: Option<u8>) -> (Call, Answer) {
    seen(Shown::Available, holder)
}

fn task(of: usize, stands: Stands) -> (Call, Answer) {
    (Call::Task { of }, Answer::Stands(stands))
}

const CREATED: (Call, Answer) = (Call::Create, Answer::Accepted);
const ATTACHED: (Call, Answer) = (Call::Attach { to: 1 }, Answer::Accepted);
const MOVED: (Call, Answer) = (Call::Migrate { from: 1, to: 2 }, Answer::Accepted);

/// Created, attached to 1, and moved to 2, which the caller was told.
fn moved() -> Vec<(Call, Answer)> {
    vec![
        CREATED,
        task(0, Stands::Success),
        ATTACHED,
        task(2, Stands::Success),
        MOVED,
        seen(Shown::Detaching, Some(1)),
        seen(Shown::Attaching, Some(2)),
        task(4, Stands::Success),
        at_rest(Some(2)),
    ]
}

fn and(mut calls: Vec<(Call, Answer)>, more: &[(Call, Answer)]) -> Vec<(Call, Answer)> {
    calls.extend_from_slice(more);
    calls
}

#[test]
fn a_move_told_as_it_happens_is_explained() {
    assert!(is_explained(&moved()));
    let undone =
        [MOVED, seen(Shown::Detaching, Some(1)), task(4, Stands::Failed), at_rest(Some(1))];
    assert!(is_explained(&and(moved()[..4].to_vec(), &undone)));
}

#[test]
fn an_answered_write_that_was_lost_is_found() {
    let before = moved()[..4].to_vec();
    assert!(!is_explained(&and(before.clone(), &[MOVED, (Call::Task { of: 4 }, Answer::Missing)])));
    assert!(!is_explained(&and(
        before.clone(),
        &[MOVED, task(4, Stands::Success), at_rest(Some(1))]
    )));
    assert!(!is_explained(&[CREATED, (Call::Describe, Answer::Missing)]));
    // Not lost: nobody was told that it was done.
    let unknown = (Call::Migrate { from: 1, to: 2 }, Answer::Unknown);
    for holder in [1, 2] {
        assert!(is_explained(&and(before.clone(), &[unknown, at_rest(Some(holder))])));
    }
}

#[test]
fn a_stale_read_is_found() {
    for stale in [at_rest(Some(1)), seen(Shown::Detaching, Some(1)), at_rest(None)] {
        assert!(!is_explained(&and(moved(), &[stale])), "{stale:?}");
    }
}

#[test]
fn two_owners_are_found() {
    let refused = |holder| (Call::Migrate { from: 3, to: 1 }, Answer::NotAttached(holder));
    assert!(is_explained(&and(moved(), &[refused(Some(2)), at_rest(Some(2))])));
    for holder in [Some(1), Some(3), None] {
        assert!(!is_explained(&and(moved(), &[refused(holder)])), "{holder:?}");
    }
    let both = [MOVED, (Call::Detach { from: 1 }, Answer::Accepted)];
    assert!(!is_explained(&and(moved(), &both)));
}

#[test]
fn a_task_that_ends_twice_is_found() {
    for (first, second) in [
        (Stands::Success, Stands::Failed),
        (Stands::Failed, Stands::Success),
        (Stands::Success, Stands::Running),
    ] {
        let told = [MOVED, task(4, first), task(4, second)];
        assert!(!is_explained(&and(moved()[..4].to_vec(), &told)), "{first:?} {second:?}");
    }
}

#[test]
fn an_interface_that_comes_back_is_found() {
    let gone = [
        (Call::Detach { from: 2 }, Answer::Accepted),
        task(9, Stands::Success),
        (Call::Delete, Answer::Accepted),
        seen(Shown::Deleting, None),
        (Call::Describe, Answer::Missing),
    ];
    assert!(is_explained(&and(moved(), &gone)));
    assert!(!is_explained(&and(and(moved(), &gone), &[at_rest(None)])));
}

#[test]
fn an_owner_that_nobody_wrote_is_found() {
    assert!(!is_explained(&and(moved(), &[at_rest(Some(3))])));
}

#[test]
fn two_calls_that_were_both_taken_and_exclude_each_other_are_found() {
    let begun = |to| (Call::Migrate { from: 2, to }, Answer::Accepted);
    let ends = [begun(1), begun(3), task(9, Stands::Success), task(10, Stands::Success)];
    let mut overlapping = history(&and(moved(), &ends));
    overlapping.events[10].begin = overlapping.events[9].begin + 1;
    assert!(matches!(check(&overlapping), Verdict::Unexplained(_)));
    // The first may have been undone before the second was taken.
    overlapping.events[11].answer = Answer::Stands(Stands::Failed);
    assert!(matches!(check(&overlapping), Verdict::Explained { .. }));
}

#[test]
fn the_call_that_cannot_be_explained_is_named() {
    let wrong = and(moved(), &[at_rest(Some(2)), at_rest(Some(1)), at_rest(Some(2))]);
    let Verdict::Unexplained(unexplained) = check(&history(&wrong)) else {
        panic!("it is wrong");
    };
    assert_eq!((unexplained.placed, unexplained.stuck_at), (10, 10));
}
