//! Whole runs: through lost answers, refusals, full destinations, stops and repeats.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use rehome_evacuate::{
    Clock, EvacuateError, Event, Mode, Order, Parallel, Progress, Report, Stop, Tools, run,
};
use serde_json::Value;

use crate::api::{Api, Fault};

/// Nobody waits: a pause moves the clock.
#[derive(Default)]
struct Turned(Mutex<Duration>);

impl Clock for Turned {
    fn now(&self) -> Duration {
        *self.0.lock().unwrap()
    }

    fn pause(&self, time: Duration) {
        *self.0.lock().unwrap() += time;
    }
}

/// Keeps the lines; asks to stop after so many ends.
struct Lines<'a> {
    lines: Vec<String>,
    stop: &'a Stop,
    stop_after: usize,
}

impl Progress for Lines<'_> {
    fn tell(&mut self, event: &Event) {
        self.lines.push(event.to_string());
        if let Event::Ended { tally, .. } = event
            && tally.moved + tally.failed >= self.stop_after
        {
            self.stop.ask();
        }
    }
}

struct Ran {
    report: Report,
    json: Value,
    lines: Vec<String>,
}

impl Ran {
    /// How often each result stands in the report.
    fn results(&self) -> BTreeMap<&str, usize> {
        let mut results = BTreeMap::new();
        for row in self.json["interfaces"].as_array().unwrap() {
            *results.entry(row["result"].as_str().unwrap()).or_default() += 1;
        }
        results
    }

    fn note_of(&self, eni: &str) -> &str {
        let rows = self.json["interfaces"].as_array().unwrap();
        let row = rows.iter().find(|row| row["id"] == eni).unwrap();
        row["note"].as_str().unwrap()
    }
}

fn order(to: &[&str]) -> Order {
    let to = to.iter().map(|id| id.parse().unwrap()).collect();
    Order::new("ins-a".parse().unwrap(), to).unwrap()
}

fn try_run(api: &Api, order: &Order, stop_after: usize) -> Result<Ran, EvacuateError> {
    let (clock, stop, client) = (Turned::default(), Stop::default(), api.client());
    let tools = Tools { client: &client, clock: &clock, stop: &stop };
    let mut lines = Lines { lines: Vec::new(), stop: &stop, stop_after };
    let report = run(order, tools, &mut lines)?;
    let json = report.to_json();
    Ok(Ran { json, report, lines: lines.lines })
}

fn ran(api: &Api, order: &Order) -> Ran {
    try_run(api, order, usize::MAX).unwrap()
}

#[test]
fn five_hundred_interfaces_spread_over_three_destinations() {
    let api = Api::with(&[("ins-a", 600), ("ins-b", 600), ("ins-c", 600), ("ins-d", 101)]);
    let enis = api.fill("ins-a", 500);
    let ran = ran(&api, &order(&["ins-b", "ins-c", "ins-d"]));
    assert!(ran.report.is_complete(), "{}", ran.report);
    assert_eq!(ran.results(), BTreeMap::from([("moved", 500), ("stays", 1)]));
    assert_eq!(api.held("ins-a"), 1);
    assert_eq!(api.holder("eni-primarya").as_deref(), Some("ins-a"));
    // 599, 599 and 100 free places, always the emptiest first.
    assert_eq!([api.held("ins-b"), api.held("ins-c"), api.held("ins-d")], [251, 251, 1]);
    assert_eq!(enis.len(), 500);
    assert!(api.lock().under_way_most <= 16);
    assert_eq!(api.count("MigrateNetworkInterface"), 500);
    // Nothing is left: the same again moves nothing and is content.
    let again = self::ran(&api, &order(&["ins-b", "ins-c", "ins-d"]));
    assert!(again.report.is_complete());
    assert!(again.report.to_string().contains("nothing to move"), "{}", again.report);
    assert_eq!(api.count("MigrateNetworkInterface"), 500);
}

#[test]
fn not_more_than_asked_for_are_under_way() {
    for parallel in [1, 4] {
        let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
        api.fill("ins-a", 30);
        let order = order(&["ins-b"]).parallel(Parallel::new(parallel).unwrap());
        assert!(ran(&api, &order).report.is_complete());
        assert!(api.lock().under_way_most <= usize::from(parallel));
    }
}

#[test]
fn a_dry_run_only_describes() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 6)]);
    api.fill("ins-a", 9);
    api.begin("eni-00000003", "ins-b");
    api.eni("eni-00000003", |eni| eni.addresses = 1);
    api.lock().faults.clear();
    let ran = ran(&api, &order(&["ins-b"]).mode(Mode::DryRun));
    let changing: Vec<String> =
        api.lock().calls.keys().filter(|name| !name.starts_with("Describe")).cloned().collect();
    assert_eq!(changing, [""; 0]);
    assert!(!ran.report.is_complete(), "nine, and five places");
    assert_eq!(ran.json["dry_run"], true);
    let results = ran.results();
    assert_eq!(results["stays"], 1);
    assert!(results["cannot-move"] >= 3 && results["would-move"] >= 4, "{results:?}");
    assert!(ran.report.to_string().contains("would move"), "{}", ran.report);
}

#[test]
fn what_another_task_moves_is_waited_for_and_not_asked_again() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
    api.fill("ins-a", 1);
    api.begin("eni-00000000", "ins-b");
    // The survey comes upon it under way; it ends while it is waited for.
    api.lock().deaf = 0;
    let ran = ran(&api, &order(&["ins-b"]));
    assert!(ran.report.is_complete(), "{}", ran.report);
    assert_eq!(api.holder("eni-00000000").as_deref(), Some("ins-b"));
    assert_eq!(api.count("MigrateNetworkInterface"), 0);
}

#[test]
fn every_fault_of_a_call_is_survived_without_a_blind_repeat() {
    use Fault::{LostAfter, LostBefore, Refused};
    let limit = Refused("RequestLimitExceeded");
    let busy = Refused("UnsupportedOperation.MutexOperationTaskRunning");
    let internal = Refused("InternalError");
    for (faults, calls) in [
        (vec![LostBefore], 2),
        (vec![LostAfter], 1),
        (vec![limit, limit, limit], 4),
        (vec![busy, busy], 3),
        (vec![internal], 2),
        (vec![LostBefore, limit, LostBefore, busy, LostAfter], 5),
    ] {
        let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
        api.fill("ins-a", 1);
        api.lock().faults.extend(&faults);
        let ran = ran(&api, &order(&["ins-b"]));
        assert!(ran.report.is_complete(), "{faults:?}: {}", ran.report);
        assert_eq!(ran.results()["moved"], 1, "{faults:?}");
        assert_eq!(api.holder("eni-00000000").as_deref(), Some("ins-b"), "{faults:?}");
        assert_eq!(api.count("MigrateNetworkInterface"), calls, "{faults:?}");
    }
}

#[test]
fn a_whole_run_survives_faults_everywhere() {
    let api = Api::with(&[("ins-a", 100), ("ins-b", 60), ("ins-c", 60)]);
    api.fill("ins-a", 80);
    let faults = [Fault::LostBefore, Fault::LostAfter, Fault::Refused("RequestLimitExceeded")];
    api.lock().faults.extend(faults.iter().cycle().take(60));
    let ran = ran(&api, &order(&["ins-b", "ins-c"]));
    assert!(ran.report.is_complete(), "{}", ran.report);
    assert_eq!([api.held("ins-a"), api.held("ins-b"), api.held("ins-c")], [1, 41, 41]);
}

#[test]
fn what_somebody_else_took_away_is_told_and_is_no_failure() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
    api.fill("ins-a", 1);
    api.lock().faults.push_back(Fault::Overtaken);
    let ran = ran(&api, &order(&["ins-b"]));
    assert!(ran.report.is_complete(), "{}", ran.report);
    assert_eq!(ran.results()["left"], 1);
    assert_eq!(ran.json["interfaces"][0]["to"], "ins-other");
    assert_eq!(api.count("MigrateNetworkInterface"), 1);
}

#[test]
fn a_destination_that_refuses_or_fails_makes_room_for_the_next() {
    for code in ["LimitExceeded", "UnsupportedOperation.InvalidState", "ResourceNotFound"] {
        let api = Api::with(&[("ins-a", 50), ("ins-b", 50), ("ins-c", 50)]);
        api.fill("ins-a", 8);
        api.lock().refusing.insert(String::from("ins-b"), code);
        let ran = ran(&api, &order(&["ins-b", "ins-c"]));
        assert!(ran.report.is_complete(), "{code}: {}", ran.report);
        assert_eq!([api.held("ins-b"), api.held("ins-c")], [1, 9], "{code}");
    }
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50), ("ins-c", 49)]);
    api.fill("ins-a", 1);
    api.lock().faults.push_back(Fault::TaskFails);
    assert!(ran(&api, &order(&["ins-b", "ins-c"])).report.is_complete());
    assert_eq!(api.holder("eni-00000000").as_deref(), Some("ins-c"));
}

#[test]
fn a_refusal_by_all_is_told_with_its_words_and_what_to_do() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
    api.fill("ins-a", 2);
    api.lock().refusing.insert(String::from("ins-b"), "LimitExceeded");
    let ran = ran(&api, &order(&["ins-b"]));
    assert!(!ran.report.is_complete());
    assert_eq!(ran.results()["cannot-move"], 2);
    let note = ran.note_of("eni-00000000");
    assert!(note.contains("ins-b did not take it: LimitExceeded"), "{note}");
    let text = ran.report.to_string();
    assert!(text.contains("next: name another destination"), "{text}");
    assert_eq!(api.held("ins-a"), 3);
}

#[test]
fn a_full_destination_takes_what_it_can_and_the_rest_is_told() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 4)]);
    api.fill("ins-a", 5);
    let ran = ran(&api, &order(&["ins-b"]));
    assert_eq!(ran.results(), BTreeMap::from([("cannot-move", 2), ("moved", 3), ("stays", 1)]));
    assert_eq!(api.count("MigrateNetworkInterface"), 3, "a full one is not even asked");
    assert_eq!(ran.note_of("eni-00000000"), "ins-b has no free place for an interface");
}

#[test]
fn a_source_in_any_state_is_emptied_and_one_that_never_was_is_an_error() {
    for state in ["STOPPED", "SHUTDOWN", "TERMINATING"] {
        let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
        api.fill("ins-a", 3);
        api.lock().instances.get_mut("ins-a").unwrap().state = state;
        assert!(ran(&api, &order(&["ins-b"])).report.is_complete(), "{state}");
        assert_eq!(api.held("ins-a"), 1, "{state}");
    }
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
    api.fill("ins-a", 3);
    api.lock().instances.remove("ins-a");
    assert!(ran(&api, &order(&["ins-b"])).report.is_complete(), "gone, and still named as holder");
    let api = Api::with(&[("ins-b", 50)]);
    let ended = try_run(&api, &order(&["ins-b"]), usize::MAX).map(drop);
    assert!(matches!(ended, Err(EvacuateError::NoSource(_))));
}

#[test]
fn destinations_that_do_not_run_or_are_not_there_get_nothing() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50), ("ins-c", 50), ("ins-d", 50)]);
    api.fill("ins-a", 6);
    api.lock().instances.get_mut("ins-b").unwrap().state = "STOPPED";
    api.lock().instances.get_mut("ins-c").unwrap().zone = "z-2";
    let ran = ran(&api, &order(&["ins-b", "ins-c", "ins-e", "ins-d"]));
    assert!(ran.report.is_complete(), "{}", ran.report);
    assert_eq!(api.held("ins-d"), 7);
    assert!(ran.report.to_string().contains("ins-e (missing)"), "{}", ran.report);
}

#[test]
fn a_stop_begins_nothing_more_and_the_next_run_goes_on() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
    api.fill("ins-a", 40);
    let order = order(&["ins-b"]).parallel(Parallel::new(2).unwrap());
    let stopped = try_run(&api, &order, 5).unwrap();
    assert!(!stopped.report.is_complete());
    let results = stopped.results();
    let moved = results["moved"];
    assert!(moved >= 5 && moved + results["not-begun"] == 40, "{results:?}");
    assert!(stopped.lines.iter().any(|line| line.starts_with("stopping")), "{:?}", stopped.lines);
    assert_eq!(api.held("ins-b"), 1 + moved, "what was under way was waited for");
    let rest = ran(&api, &order);
    assert!(rest.report.is_complete());
    assert_eq!(rest.results()["moved"], 40 - moved);
}

/// The stop is asked when one move has ended; the other one's task never does.
#[test]
fn a_stop_bounds_the_wait_for_what_is_under_way() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
    api.fill("ins-a", 2);
    api.lock().faults.push_back(Fault::TaskHangs);
    let order = order(&["ins-b"]).parallel(Parallel::new(2).unwrap());
    let stopped = try_run(&api, &order.patience(Duration::from_secs(3000)), 1).unwrap();
    assert_eq!(stopped.results(), BTreeMap::from([("failed", 1), ("moved", 1), ("stays", 1)]));
    assert!(stopped.report.to_string().contains("next: run the same command again"));
}

#[test]
fn patience_ends_and_what_is_left_is_told() {
    let hangs = |fault| {
        let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
        api.fill("ins-a", 1);
        api.lock().faults.extend(std::iter::repeat_n(fault, 10_000));
        let ran = ran(&api, &order(&["ins-b"]).patience(Duration::from_secs(20)));
        assert!(!ran.report.is_complete());
        assert_eq!(ran.results()["failed"], 1, "{fault:?}");
        assert!(api.count("MigrateNetworkInterface") < 100, "{fault:?}");
        ran.note_of("eni-00000000").to_owned()
    };
    let note = hangs(Fault::TaskHangs);
    assert!(note.contains("is still RUNNING"), "{note}");
    let note = hangs(Fault::Refused("RequestLimitExceeded"));
    assert!(note.starts_with("still on the source: RequestLimitExceeded"), "{note}");
    let note = hangs(Fault::LostBefore);
    assert!(note.starts_with("still on the source: cannot reach"), "{note}");
}

#[test]
fn an_api_that_is_gone_for_good_is_an_error_before_and_a_row_after_the_survey() {
    let api = Api::with(&[("ins-a", 50), ("ins-b", 50)]);
    api.fill("ins-a", 1);
    api.lock().deaf = u32::MAX;
    let ended = try_run(&api, &order(&["ins-b"]), usize::MAX).map(drop);
    assert!(matches!(ended, Err(EvacuateError::Survey(_))));
    // Deaf for a while is survived.
    api.lock().deaf = 6;
    assert!(ran(&api, &order(&["ins-b"])).report.is_complete());
}
