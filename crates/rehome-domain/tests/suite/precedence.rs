//! The order of refusals, as a table of flaws.
//!
//! A flaw spoils a call that would be accepted, in exactly one respect, so neighbouring rows
//! differ in one field. The check tries each flaw alone and each pair: of a pair, the one that
//! stands first in the table is the answer.

use rehome_domain::Command;

use crate::scene::{Scene, kind};

/// One way to spoil a call. First the call is pointed somewhere else, then what it points at is
/// changed; so any two flaws can be combined.
pub(crate) struct Flaw<C> {
    /// The refusal that it leads to.
    pub(crate) kind: &'static str,
    /// Points the call elsewhere.
    pub(crate) retarget: fn(&mut C, &Scene),
    /// Changes what the call points at.
    pub(crate) spoil: fn(&mut Scene, &C),
}

/// A flaw of the call itself.
pub(crate) fn in_call<C>(kind: &'static str, retarget: fn(&mut C, &Scene)) -> Flaw<C> {
    Flaw { kind, retarget, spoil: |_, _| {} }
}

/// A flaw of the world.
pub(crate) fn in_world<C>(kind: &'static str, spoil: fn(&mut Scene, &C)) -> Flaw<C> {
    Flaw { kind, retarget: |_, _| {}, spoil }
}

/// Checks a table; answers with the number of calls that were refused as it says.
pub(crate) fn check<C: Command + Clone>(fixture: fn() -> (Scene, C), flaws: &[Flaw<C>]) -> usize {
    let (mut scene, call) = fixture();
    if let Err(refusal) = scene.decide(&call) {
        panic!("the call without a flaw is refused: {refusal:?}");
    }
    let mut cases = 0;
    for (place, first) in flaws.iter().enumerate() {
        for second in &flaws[place..] {
            let (mut scene, mut call) = fixture();
            let alone = std::ptr::eq(first, second);
            let both: &[&Flaw<C>] = if alone { &[first] } else { &[second, first] };
            both.iter().for_each(|flaw| (flaw.retarget)(&mut call, &scene));
            both.iter().for_each(|flaw| (flaw.spoil)(&mut scene, &call));
            let got = match scene.decide(&call) {
                Ok(_) => String::from("accepted"),
                Err(refusal) => kind(&refusal),
            };
            assert_eq!(got, first.kind, "with the flaws {} and {}", first.kind, second.kind);
            cases += 1;
        }
    }
    cases
}
