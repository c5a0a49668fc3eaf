//! What a right server answers is explained, however the calls overlap.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rehome_histories::history::{Seen, Shown, Stands};
use rehome_histories::model::State;
use rehome_histories::{Answer, Call, Event, History, Verdict, check};

/// What a caller may do next. Numbers choose.
fn call() -> impl Strategy<Value = (u8, u8, u8)> {
    (0..10_u8, 0..3_u8, 0..3_u8)
}

fn every_answer() -> Vec<Answer> {
    let holders = [None, Some(0), Some(1), Some(2)];
    let states =
        [Shown::Pending, Shown::Available, Shown::Attaching, Shown::Detaching, Shown::Deleting];
    let seen = states
        .into_iter()
        .flat_map(|state| holders.map(|holder| Answer::Seen(Seen { state, holder })));
    [Answer::Accepted, Answer::AlreadyAttached, Answer::TaskRunning, Answer::InUse, Answer::Missing]
        .into_iter()
        .chain(holders.map(Answer::NotAttached))
        .chain(seen)
        .collect()
}

/// The calls in their true order, each with its right answer.
fn run(choices: &[(u8, u8, u8)]) -> Vec<(Call, Answer)> {
    let (mut state, mut calls) = (State::default(), Vec::new());
    let mut begun = Vec::new();
    let mut ended: BTreeMap<usize, Stands> = BTreeMap::new();
    for (index, (what, one, other)) in std::iter::once(&(0, 0, 0)).chain(choices.iter()).enumerate()
    {
        let call = match what {
            0 if index == 0 => Call::Create,
            0..=2 => Call::Migrate { from: *one, to: *other },
            3 => Call::Attach { to: *one },
            4 => Call::Detach { from: *one },
            5 if *one == 0 => Call::Delete,
            6 | 7 => match begun.get(usize::from(*one)) {
                Some(of) => Call::Task { of: *of },
                None => Call::Describe,
            },
            _ => Call::Describe,
        };
        let stands = |of: &usize| match state.task() {
            Some(task) if task == *of => Answer::Stands(Stands::Running),
            _ => Answer::Stands(ended[of]),
        };
        let right = if let Call::Task { of } = &call {
            Some((stands(of), state))
        } else {
            let mut answers = every_answer().into_iter();
            answers.find_map(|answer| Some((answer, state.after(index, call, answer)?)))
        };
        let (answer, mut next) = right.expect("every call has a right answer");
        if answer == Answer::Accepted {
            begun.insert(0, index);
        }
        // The server goes on by itself, or not.
        for _ in 0..other + 1 {
            let steps = next.inner_steps();
            if let Some(step) = steps.get(usize::from(*one) % steps.len().max(1)) {
                next = step.next;
                ended.extend(step.ended);
            }
        }
        state = next;
        calls.push((call, answer));
    }
    calls
}

/// The same calls as clients see them: each began some time before its moment and was answered some
/// time after it; of some the answer never came.
fn overlapping(calls: &[(Call, Answer)], noise: &[(u64, u64, bool)]) -> History {
    let mut events: Vec<(usize, Event)> = calls
        .iter()
        .enumerate()
        .map(|(index, (call, answer))| {
            let (early, late, lost) = noise[index % noise.len()];
            let moment = (index as u64 + 10) * 100;
            let writes = !matches!(call, Call::Describe | Call::Task { .. } | Call::Create);
            let asked = calls.iter().any(|(c, _)| *c == Call::Task { of: index });
            let lost = lost && writes && *answer == Answer::Accepted && !asked;
            let answer = if lost { Answer::Unknown } else { *answer };
            let begin = if index == 0 { 0 } else { moment - early };
            (index, Event { call: *call, begin, end: moment + late, answer })
        })
        .collect();
    events.sort_by_key(|(_, event)| event.begin);
    let place: Vec<usize> = {
        let mut place = vec![0; events.len()];
        events.iter().enumerate().for_each(|(now, (index, _))| place[*index] = now);
        place
    };
    let renamed = events.into_iter().map(|(_, mut event)| {
        if let Call::Task { of } = &mut event.call {
            *of = place[*of];
        }
        event
    });
    History { interface: String::from("eni-test"), events: renamed.collect() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn what_a_right_server_answers_is_explained(
        choices in proptest::collection::vec(call(), 1..120),
        noise in proptest::collection::vec((0..450_u64, 0..450_u64, any::<bool>()), 7..8),
    ) {
        let history = overlapping(&run(&choices), &noise);
        let verdict = check(&history);
        prop_assert!(
            matches!(verdict, Verdict::Explained { .. }),
            "{verdict:?}\n{}", history.timeline()
        );
    }
}
