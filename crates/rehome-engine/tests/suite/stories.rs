//! What the events tell of each move, whatever happened on its way: one story with one end.

use std::collections::BTreeMap;

use rehome_domain::event::{Event, Kind, Move, Step};
use rehome_domain::{Epoch, TaskId};
use rehome_engine::journal::{Entry, KEEP_MAX};
use rehome_engine::worlds::Worlds;
use rehome_ports::store::{Revision, Store};

use crate::bench::{Bench, scope};
use crate::scenario::{Act, begun, cloud, create_eni, create_vpc};

/// All events of the bench's scope, in their order.
fn events(bench: &Bench) -> Vec<Event> {
    let page = bench.core.worlds().events(scope(), Revision::ZERO, usize::MAX);
    page.entries.into_iter().flat_map(|entry| entry.events).collect()
}

/// Each move is accepted, committed and done, or accepted, turned round and undone; a detach is
/// committed at once. Nothing comes twice, nothing after the end. Epochs never fall.
pub(crate) fn check(bench: &Bench) {
    let mut stories: BTreeMap<(TaskId, String, Move), Vec<Step>> = BTreeMap::new();
    let mut epochs: BTreeMap<String, Epoch> = BTreeMap::new();
    for event in events(bench) {
        let Kind::Move(moved, step) = event.kind else { continue };
        if let Some(epoch) = event.epoch.filter(|_| moved != Move::Address) {
            let before = epochs.insert(event.resource.clone(), epoch);
            assert!(before <= Some(epoch), "the epoch of {} fell", event.resource);
        }
        stories.entry((event.task, event.resource, moved)).or_default().push(step);
    }
    for ((task, resource, moved), story) in stories {
        let good: &[&[Step]] = match moved {
            Move::Detach | Move::Unbind => &[&[Step::Committed, Step::Done]],
            // Its commit is its end.
            Move::Bind => {
                &[&[Step::Accepted, Step::Done], &[Step::Accepted, Step::Undoing, Step::Undone]]
            }
            Move::Attach | Move::Migrate | Move::Address => &[
                &[Step::Accepted, Step::Committed, Step::Done],
                &[Step::Accepted, Step::Undoing, Step::Undone],
            ],
        };
        assert!(good.contains(&story.as_slice()), "{task} {resource} {moved:?}: {story:?}");
    }
    let stored = Worlds::load(bench.store.snapshot()).expect("what was stored can be read");
    let page = stored.events(scope(), Revision::ZERO, usize::MAX);
    let entries: Vec<Event> = page.entries.into_iter().flat_map(|entry| entry.events).collect();
    assert_eq!(entries, events(bench), "events as readers see them, and as they are stored");
}

#[test]
fn a_page_ends_between_two_commits_and_the_next_goes_on_there() {
    let (bench, _) = begun(Act::Migrate);
    let worlds = bench.core.worlds();
    let all = worlds.events(scope(), Revision::ZERO, usize::MAX);
    let mut paged: Vec<Entry> = Vec::new();
    let mut after = Revision::ZERO;
    loop {
        let page = worlds.events(scope(), after, 3);
        assert!(page.entries.len() <= 3 && page.last >= after);
        after = page.last;
        if page.entries.is_empty() {
            break;
        }
        paged.extend(page.entries);
    }
    assert_eq!((paged, after), (all.entries, worlds.snapshot.revision()));
}

#[test]
fn another_scope_sees_nothing_of_it() {
    let (bench, _) = begun(Act::Migrate);
    let region = rehome_domain::Region::parse("ap-shanghai").unwrap();
    let elsewhere = rehome_domain::Scope { region, ..scope() };
    let page = bench.core.worlds().events(elsewhere, Revision::ZERO, usize::MAX);
    assert_eq!(page.entries, []);
}

#[test]
fn what_is_refused_is_no_event() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    let before = events(&bench);
    let mut call = create_eni(cloud.vpc, cloud.subnet);
    call.secondary_count = 1000;
    bench.execute(call).1.expect_err("too many addresses");
    assert_eq!(events(&bench), before);
}

#[test]
fn the_oldest_events_are_forgotten_at_the_bound_and_that_is_said() {
    let bench = Bench::new();
    let mut kept = Vec::new();
    for written in 1..KEEP_MAX + 250 {
        // Each is refused or done; a VPC of its own is one event.
        if bench.execute(create_vpc()).1.is_err() {
            let vpc = bench.world().vpcs.get_min().unwrap().0;
            bench.done(rehome_domain::vpc::delete::DeleteVpc { vpc });
            bench.done(create_vpc());
        }
        kept.push(bench.core.worlds().journal.len());
        assert!(kept.last() <= Some(&(KEEP_MAX + 100)), "{written}");
    }
    let page = bench.core.worlds().events(scope(), Revision::ZERO, 1);
    let oldest = page.entries[0].revision;
    assert!(page.forgotten > Revision::ZERO && page.forgotten < oldest, "{page:?}");
    let all = bench.core.worlds().events(scope(), page.forgotten, usize::MAX);
    assert!(all.entries.len() >= KEEP_MAX);
    let reloaded = Worlds::load(bench.store.snapshot()).unwrap();
    assert_eq!(reloaded.events(scope(), Revision::ZERO, usize::MAX).entries, all.entries);
}
