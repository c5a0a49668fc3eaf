//! Both adapters keep every promise of the port.

use std::cell::RefCell;

use rehome_ports::contract;
use rehome_ports::store::{Retention, Store};
use rehome_store::{MemoryStore, SqliteOptions, SqliteStore};

#[test]
fn the_memory_store_keeps_every_promise() {
    contract::store::run(&|retention| Box::new(MemoryStore::new(retention)));
}

#[test]
fn the_sqlite_store_keeps_every_promise() {
    let folders = RefCell::new(Vec::new());
    let make = |retention: Retention| -> Box<dyn Store> {
        let folder = tempfile::tempdir().unwrap();
        let options = SqliteOptions { retention, ..SqliteOptions::default() };
        let store = SqliteStore::open(folder.path(), options).unwrap();
        folders.borrow_mut().push(folder);
        Box::new(store)
    };
    contract::store::run(&make);
}
