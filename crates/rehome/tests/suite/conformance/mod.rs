//! Recorded calls and answers: every case of `conformance/` is played against the real binary and
//! answers as it is written there. `REHOME_BLESS=1` writes down what was answered instead.

mod book;
mod canonical;
mod coverage;
mod play;
mod print;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rehome_client::Client;

use crate::server::{SECRET_ID, SECRET_KEY, Server};
use book::{Book, Case};
use play::Ground;

/// Regions with two zones, each a world of its own: one case is played in each, then the server is
/// left behind. So every case begins with nothing, and no quota is shared.
const GROUNDS: [[&str; 3]; 8] = [
    ["ap-guangzhou", "ap-guangzhou-3", "ap-guangzhou-4"],
    ["ap-shanghai", "ap-shanghai-2", "ap-shanghai-3"],
    ["ap-beijing", "ap-beijing-3", "ap-beijing-4"],
    ["ap-nanjing", "ap-nanjing-1", "ap-nanjing-2"],
    ["ap-hongkong", "ap-hongkong-1", "ap-hongkong-2"],
    ["ap-singapore", "ap-singapore-1", "ap-singapore-2"],
    ["ap-tokyo", "ap-tokyo-1", "ap-tokyo-2"],
    ["na-ashburn", "na-ashburn-1", "na-ashburn-2"],
];
/// Cases that are played at a time.
const PLAYERS: usize = 2;

fn client(server: &Server, region: &str) -> Client {
    server.client_of(SECRET_ID, SECRET_KEY, region)
}

/// Whether to write down what is answered, instead of comparing.
fn blessing() -> bool {
    std::env::var_os("REHOME_BLESS").is_some()
}

/// Plays cases one after the other, each where nothing is yet; gives what was found wrong.
fn play_all(
    book: &Book,
    cases: &[&Mutex<&mut Case>],
    next: &AtomicUsize,
    bless: bool,
) -> Vec<String> {
    let mut wrong = Vec::new();
    loop {
        // Each region has more addresses than an account may have.
        let server = Server::fresh_with(&["--eip-pool", "198.18.0.0/16"]);
        for [region, zone, other_zone] in GROUNDS {
            let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) else { return wrong };
            let mut case = case.lock().unwrap();
            let client = client(&server, case.region.as_deref().unwrap_or(region));
            let mut ground = match &case.region {
                None => Ground::new(&client, region, zone, other_zone),
                Some(_) => Ground::of_all(&client),
            };
            let name = case.name.clone();
            // A scene that cannot be set, or an answer of another type, is that case's failure only.
            let played =
                catch_unwind(AssertUnwindSafe(|| ground.play(&book.scenes, &mut case, bless)));
            wrong
                .extend(played.unwrap_or_else(|_| vec![format!("{name}: it panicked, see above")]));
        }
    }
}

#[test]
fn every_recorded_call_is_answered_as_it_is_recorded() {
    let mut book = Book::read();
    let bless = blessing();
    let mut pages = std::mem::take(&mut book.pages);
    let cases = pages.iter_mut().flat_map(|page| &mut page.cases);
    // Recorded ahead of what they ask for: played as soon as that is in the table.
    let built = |step: &book::Step| coverage::is_built(step.call.as_deref().unwrap());
    let cases = cases.filter(|case| case.steps.iter().all(built));
    let cases: Vec<Mutex<&mut Case>> = cases.map(Mutex::new).collect();
    let (cases, next) = (cases.iter().collect::<Vec<_>>(), AtomicUsize::new(0));
    let (book_, cases_, next_) = (&book, &cases[..], &next);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let players: Vec<_> =
            (0..PLAYERS).map(|_| scope.spawn(|| play_all(book_, cases_, next_, bless))).collect();
        players.into_iter().flat_map(|player| player.join().unwrap()).collect()
    });
    if bless {
        for page in &pages {
            page.write();
        }
        // They read the cases: after these are written, and so not in tests of their own.
        coverage::bless();
    }
    assert!(wrong.is_empty(), "{} answers are not as recorded:\n{}", wrong.len(), wrong.join("\n"));
}
