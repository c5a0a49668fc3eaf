//! How many durable migrations a second the SQLite store takes, with clients that wait for each.
//!
//! In: `group_commit [FOLDER] [SECONDS] [ENIS]`. Out: a line for 1, 16 and 64 clients. One committer
//! thread takes what is queued, as the engine does: one batch, one sync. A transaction is a
//! migration: four guards, four puts (1,024 and 3 x 200 bytes).

use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use rehome_ports::store::{BATCH_TXNS_MAX, Key, OpId, Revision, Snapshot, Store, Txn, Value};
use rehome_store::{SqliteOptions, SqliteStore};

const CLIENTS: [usize; 3] = [1, 16, 64];
const KINDS: [(&str, usize); 4] = [("eni", 1024), ("source", 200), ("target", 200), ("task", 200)];

struct Call {
    txn: Txn,
    answer: SyncSender<()>,
}

struct Figures {
    commits: usize,
    syncs: usize,
    latencies: Vec<Duration>,
    took: Duration,
}

#[allow(clippy::print_stdout)] // The example's whole purpose.
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "target/group-commit".to_owned());
    let seconds = arguments.next().map_or(Ok(3), |text| text.parse())?;
    let enis = arguments.next().map_or(Ok(100_000), |text| text.parse())?;
    let store = SqliteStore::open(Path::new(&folder), SqliteOptions::default())?;
    fill(&store, enis);
    println!("{enis} ENIs in {folder}");
    for clients in CLIENTS {
        let mut figures = run(&store, clients, (Duration::from_secs(seconds), enis));
        figures.latencies.sort_unstable();
        let at = |share: usize| figures.latencies[(figures.latencies.len() - 1) * share / 100];
        let rate = figures.commits as f64 / figures.took.as_secs_f64();
        println!(
            "{clients:>3} clients: {rate:>7.0} commits/s, {:>6} syncs ({:.1} commits each), \
             p50 {:?}, p99 {:?}",
            figures.syncs,
            figures.commits as f64 / figures.syncs as f64,
            at(50),
            at(99),
        );
    }
    store.close()?;
    let started = Instant::now();
    let store = SqliteStore::open(Path::new(&folder), SqliteOptions::default())?;
    println!("opened {} records in {:?}", store.snapshot().len(), started.elapsed());
    Ok(())
}

fn key((kind, _): (&str, usize), eni: usize) -> Key {
    Key::new(format!("{kind}/{:05}/{eni:08}", eni / 100))
}

fn value((_, bytes): (&str, usize), salt: u64) -> Value {
    let mut value = vec![b'x'; bytes];
    value[..8].copy_from_slice(&salt.to_be_bytes());
    Value::new(value)
}

fn op_id(number: u64) -> OpId {
    OpId((u128::from(number) << 64 | 0xBE).to_be_bytes())
}

fn fill(store: &SqliteStore, enis: usize) {
    let first = store.snapshot().revision().0;
    let numbers: Vec<usize> = (0..enis).collect();
    for (place, chunk) in numbers.chunks(25 * BATCH_TXNS_MAX).enumerate() {
        let txns = chunk.chunks(25).enumerate().map(|(row, enis)| {
            let number = first + (place * BATCH_TXNS_MAX + row) as u64 + 1;
            enis.iter().fold(Txn::new(op_id(number)), |txn, eni| {
                KINDS.iter().fold(txn, |txn, kind| txn.put(key(*kind, *eni), value(*kind, number)))
            })
        });
        let results = store.commit(txns.collect());
        assert!(results.iter().all(|result| result.revision().is_some()), "{results:?}");
    }
}

fn run(store: &SqliteStore, clients: usize, (time, enis): (Duration, usize)) -> Figures {
    let (queue, calls) = sync_channel(4 * clients);
    let started = Instant::now();
    std::thread::scope(|threads| {
        let committer = threads.spawn(move || committer(store, &calls));
        let running: Vec<_> = (0..clients)
            .map(|client| {
                let queue = queue.clone();
                let (first, salt) = (client * enis / clients, store.snapshot().revision().0);
                let work = (first, enis / clients, salt + ((client as u64 + 1) << 40));
                threads.spawn(move || client_calls(store, &queue, (work, time)))
            })
            .collect();
        drop(queue);
        let join = "no thread of the benchmark panics";
        let latencies: Vec<_> =
            running.into_iter().flat_map(|thread| thread.join().expect(join)).collect();
        let syncs = committer.join().expect(join);
        Figures { commits: latencies.len(), syncs, latencies, took: started.elapsed() }
    })
}

/// Each client moves its own ENIs one after the other, so no guard clashes.
fn client_calls(
    store: &SqliteStore,
    queue: &SyncSender<Call>,
    ((first, count, salt), time): ((usize, usize, u64), Duration),
) -> Vec<Duration> {
    let started = Instant::now();
    let mut latencies = Vec::new();
    let (answer, answered) = sync_channel(1);
    // A stride that shares no factor with most counts: neighbours in time are not on one page.
    for step in 0.. {
        if started.elapsed() >= time {
            break;
        }
        let eni = first + (step * 7919) % count;
        let begun = Instant::now();
        let txn = migration(&store.snapshot(), eni, salt + step as u64);
        queue.send(Call { txn, answer: answer.clone() }).expect("the committer outlives clients");
        answered.recv().expect("every call is answered");
        latencies.push(begun.elapsed());
    }
    latencies
}

fn migration(snapshot: &Snapshot, eni: usize, number: u64) -> Txn {
    KINDS.iter().fold(Txn::new(op_id(number)), |txn, kind| {
        let key = key(*kind, eni);
        let at: Revision = snapshot.revision_of(key.as_bytes());
        txn.guard(key.clone(), at).put(key, value(*kind, number))
    })
}

/// Commits what is queued, one batch at a time; returns how many batches, which is how many syncs
/// of the log were asked for (checkpoints not counted).
fn committer(store: &SqliteStore, calls: &Receiver<Call>) -> usize {
    let mut syncs = 0;
    while let Ok(first) = calls.recv() {
        let mut batch = vec![first];
        batch.extend(calls.try_iter().take(BATCH_TXNS_MAX - 1));
        let (txns, answers): (Vec<_>, Vec<_>) =
            batch.into_iter().map(|call| (call.txn, call.answer)).unzip();
        let results = store.commit(txns);
        syncs += 1;
        for (result, answer) in results.iter().zip(answers) {
            assert!(result.revision().is_some(), "{result:?}");
            answer.send(()).expect("the client waits");
        }
    }
    syncs
}
