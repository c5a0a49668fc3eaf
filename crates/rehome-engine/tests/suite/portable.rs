//! A state as lines of JSON: what is written out and read back is the same, and what is not whole is
//! not read in.

use rehome_domain::World;
use rehome_domain::event::Event;
use rehome_engine::codec::{self, CodecError};
use rehome_engine::portable::{PortableError, export, import};
use rehome_engine::worlds::Worlds;
use rehome_ports::store::{Key, OpId, Revision, Store, Txn, Value};
use rehome_store::MemoryStore;

use crate::bench::{Bench, scope};
use crate::scenario::{Act, begun};

/// Everything that a store says: its worlds, and its events in their order.
fn told(store: &dyn Store) -> (World, Vec<Event>) {
    let worlds = Worlds::load(store.snapshot()).expect("what was stored can be read");
    let page = worlds.events(scope(), Revision::ZERO, usize::MAX);
    (worlds.world(scope()), page.entries.into_iter().flat_map(|entry| entry.events).collect())
}

fn lines(bench: &Bench) -> String {
    let mut out = Vec::new();
    let snapshot = bench.store.snapshot();
    assert_eq!(export(&snapshot, &mut out).unwrap(), snapshot.len());
    String::from_utf8(out).unwrap()
}

fn read(text: &str, store: &MemoryStore) -> Result<usize, PortableError> {
    import(&mut text.as_bytes(), store)
}

#[test]
fn what_is_written_out_and_read_in_is_the_same_world_with_the_same_events() {
    // A move that is accepted and not done: what is under way is part of the state.
    let (bench, _) = begun(Act::Migrate);
    let text = lines(&bench);
    let store = MemoryStore::default();
    assert_eq!(read(&text, &store).unwrap(), bench.store.snapshot().len());
    assert_eq!(told(&store), told(bench.store.as_ref()));
    assert!(!told(&store).1.is_empty());
    // Out once more: the revisions are drawn anew, the rest is the same, and in the same order.
    let mut again = Vec::new();
    export(&store.snapshot(), &mut again).unwrap();
    let keys = |text: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| serde_json::from_str(line).ok());
        lines.map(|line: serde_json::Value| line["key"].to_string()).collect()
    };
    assert_eq!(keys(&text), keys(&String::from_utf8(again).unwrap()));
}

#[test]
fn what_is_not_whole_is_not_read_in() {
    let (bench, _) = begun(Act::Migrate);
    let text = lines(&bench);
    let all: Vec<&str> = text.lines().collect();
    let joined = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let (first, last) = (all[0], all[all.len() - 1]);
    let without = |place: usize| {
        let mut lines = all.clone();
        lines.remove(place);
        joined(&lines)
    };
    let with = |place: usize, line: &str| {
        let mut lines = all.clone();
        lines[place] = line;
        joined(&lines)
    };
    let swapped = [first, all[all.len() - 2], all[1], last];
    let cases = [
        ("nothing", String::new()),
        ("no first line", without(0)),
        ("no last line", without(all.len() - 1)),
        ("a line is missing", without(2)),
        ("cut off in a line", text[..text.len() - 3].to_owned()),
        ("no JSON", with(1, "{")),
        ("no entry", with(1, r#"{"key":"r/1/ap-guangzhou/vpc/vpc-12345678"}"#)),
        ("out of order", joined(&swapped)),
    ];
    for (case, text) in cases {
        let store = MemoryStore::default();
        let error = read(&text, &store).unwrap_err();
        assert!(matches!(error, PortableError::Line { .. }), "{case}: {error}");
        assert!(error.to_string().contains("nothing was read in"), "{case}: {error}");
        assert!(store.snapshot().is_empty(), "{case}");
    }
    let store = MemoryStore::default();
    let error = read(&with(0, r#"{"rehome-state":2}"#), &store).unwrap_err();
    assert!(matches!(error, PortableError::Form(2)), "{error}");
    let foreign = with(1, r#"{"key":"another/program","at":1,"value":{}}"#);
    let error = read(&foreign, &store).unwrap_err();
    assert!(matches!(error, PortableError::Codec(CodecError::Key(_))), "{error}");
    assert!(store.snapshot().is_empty());
}

#[test]
fn a_store_that_has_something_in_it_is_not_read_into() {
    let (bench, _) = begun(Act::Migrate);
    let text = lines(&bench);
    let store = MemoryStore::default();
    let txn = Txn::new(OpId([7; 16])).put(Key::from("precious"), Value::from("v"));
    assert!(store.commit(vec![txn])[0].revision().is_some());
    assert!(matches!(read(&text, &store), Err(PortableError::NotEmpty)));
    assert_eq!(store.snapshot().len(), 1);
}

#[test]
fn a_value_that_this_program_cannot_read_is_not_written_out() {
    let (bench, cloud) = begun(Act::Migrate);
    let world = bench.core.world(scope());
    let record = rehome_domain::Record::Eni(world.enis[&cloud.eni].as_ref().clone());
    let key = codec::key(scope(), record.key());
    let mut bytes = codec::value(&record).as_bytes().to_vec();
    bytes[0] = 2;
    let txn = Txn::new(OpId([7; 16])).put(key, Value::new(bytes));
    assert!(bench.store.commit(vec![txn])[0].revision().is_some());
    let error = export(&bench.store.snapshot(), &mut Vec::new()).unwrap_err();
    assert!(matches!(error, PortableError::Codec(CodecError::Version { .. })), "{error}");
}
