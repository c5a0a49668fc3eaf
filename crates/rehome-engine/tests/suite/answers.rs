//! A call with a ClientToken is done once, whatever fails between its commit and its answer, and
//! whichever server it is sent to next.

use rehome_domain::client_token::once::{Answered, Once};
use rehome_domain::client_token::{ClientToken, Fingerprint};
use rehome_domain::network_interface::Eni;
use rehome_domain::network_interface::create::CreateNetworkInterface;
use rehome_domain::workflow::Care;
use rehome_domain::{Refusal, TaskId};
use rehome_engine::{Core, WriteError};

use crate::bench::{Bench, Restart, scope};
use crate::judge;
use crate::scenario::{Cloud, cloud, create_eni};
use crate::stores::{self, StoreFault};

const NAME: &str = "made once";

fn call(cloud: &Cloud, asked: &str) -> Once<CreateNetworkInterface> {
    let command = create_eni(cloud.vpc, cloud.subnet);
    Once {
        token: ClientToken::parse("8f/3c").unwrap(),
        asked: Fingerprint(asked.into()),
        command: CreateNetworkInterface { name: NAME.into(), ..command },
    }
}

fn made(bench: &Bench) -> usize {
    bench.world().enis.values().filter(|eni| eni.name == NAME).count()
}

/// Sends the call until it is answered, as a client does that never heard of it.
fn repeated(bench: &Bench, cloud: &Cloud) -> Answered<Eni> {
    bench.execute(call(cloud, "one")).1.expect("nothing fails any more")
}

#[test]
fn a_call_is_done_once_whatever_becomes_of_its_commit_and_its_server() {
    let mut cases = 0;
    for fault in stores::ALL.map(Some).into_iter().chain([None]) {
        for restart in [None, Some(Restart::Process), Some(Restart::Host)] {
            for steps in [0, 1, usize::MAX] {
                let mut bench = Bench::new();
                let cloud = cloud(&bench);
                if let Some(fault) = fault {
                    bench.store.fail(0, fault);
                }
                let (request, first) = bench.execute(call(&cloud, "one"));
                if steps > 0 {
                    // Before or after the task that it began has ended.
                    bench.settle(Care::Usual);
                }
                if let Some(restart) = restart {
                    bench.restart(restart);
                }
                let again = repeated(&bench, &cloud);
                if let Ok(first) = first {
                    assert_eq!((first.request, &first), (request, &again), "{fault:?}");
                }
                let done = matches!(fault, Some(StoreFault::InDoubtDone));
                assert_eq!(again.request == request, done || fault_is_seen_through(fault));
                assert_eq!(made(&bench), 1, "{fault:?} {restart:?} {steps}");
                bench.settle(Care::Thorough);
                assert_eq!(repeated(&bench, &cloud), again);
                let ended = bench.world();
                assert_eq!(
                    ended.task(again.request).unwrap().id,
                    again.request,
                    "it can be asked for"
                );
                judge::settled(&bench, &cloud);
                cases += 1;
            }
        }
    }
    assert_eq!(cases, 7 * 3 * 3);
}

/// Whether the first call was done, although its commit failed once or its answer was late.
fn fault_is_seen_through(fault: Option<StoreFault>) -> bool {
    match fault {
        None | Some(StoreFault::Foreign | StoreFault::UnknownDone | StoreFault::InDoubtDone) => {
            true
        }
        Some(StoreFault::Refused | StoreFault::UnknownNotDone | StoreFault::InDoubtNotDone) => {
            false
        }
    }
}

#[test]
fn a_repetition_at_another_server_finds_the_first_answer() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    // It has read the store before the call, and does not hear of it.
    let other = Core::open(bench.core.ports.clone()).unwrap();
    let (_, first) = bench.execute(call(&cloud, "one"));
    let at_other = |asked: &str, request: u8| {
        other.execute(scope(), TaskId::from_random([request; 16]), call(&cloud, asked))
    };
    let stranger = at_other("another", 1);
    assert!(
        matches!(stranger, Err(WriteError::Refused(Refusal::TokenMismatch(_)))),
        "{stranger:?}"
    );
    assert_eq!(at_other("one", 2).unwrap(), first.unwrap());
    assert_eq!(made(&bench), 1);
    bench.settle(Care::Usual);
    judge::settled(&bench, &cloud);
}
