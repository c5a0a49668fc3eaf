//! The doctor tries for real and leaves nothing behind.

use rehome_linux::doctor::{self, Need, Outcome};
use rehome_linux::namespace;

use crate::lab::lab;

#[test]
fn the_doctor_leaves_nothing_behind_and_may_be_asked_twice_at_once() {
    let Some(_lab) = lab() else { return };
    let answers = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(doctor::check)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    for check in answers.iter().flatten() {
        // A feature may be missing: this kernel may have been built without it.
        assert!(check.need == Need::Feature || check.outcome == Outcome::Works, "{check:?}");
        assert!(!check.consequence.is_empty() && !check.remedy.is_empty());
    }
    assert!(namespace::names().unwrap().iter().all(|name| !name.contains("doctor")));
}
