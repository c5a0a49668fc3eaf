//! Writes that share one commit: each is decided on what the ones before it leave.

use std::collections::BTreeSet;

use rehome_domain::elastic_ip::associate::{AssociateAddress, AssociateTo};
use rehome_domain::network_interface::attach::AttachNetworkInterface;
use rehome_domain::refusal::Limit;
use rehome_domain::workflow::Care;
use rehome_domain::{Actor, Command, Refusal};
use rehome_engine::WriteError;
use rehome_engine::pending::{Pending, Reply, Write};
use rehome_ports::store::Store;

use crate::bench::{Bench, scope};
use crate::judge;
use crate::scenario::{Cloud, allocate, cloud, create_eni};
use crate::stores::StoreFault;

fn write<C>(bench: &Bench, command: C) -> (Box<dyn Pending>, Reply<C::Outcome>)
where
    C: Command + Send + 'static,
    C::Outcome: Send,
{
    let task = bench.core.ports.ids.request_id();
    Write::begin(command, bench.core.context(scope(), task, Actor::Rehome), bench.core.op_id())
}

fn answer<T>(mut reply: Reply<T>) -> Result<T, WriteError> {
    reply.try_recv().expect("every write is answered")
}

/// Two attaches that race for the last place of the destination.
fn last_place(bench: &Bench) -> (Cloud, [AttachNetworkInterface; 2]) {
    let cloud = cloud(bench);
    let instance = cloud.destination;
    let eni = bench.done(create_eni(cloud.vpc, cloud.subnet)).id;
    bench.done(AttachNetworkInterface { eni, instance });
    let eni = bench.done(create_eni(cloud.vpc, cloud.subnet)).id;
    let calls = [cloud.spare, eni].map(|eni| AttachNetworkInterface { eni, instance });
    (cloud, calls)
}

fn is_full(result: &Result<(), WriteError>) -> bool {
    let limit = Limit::InterfacesOfInstance;
    matches!(result, Err(WriteError::Refused(Refusal::LimitExceeded { limit: l, .. })) if *l == limit)
}

#[test]
fn of_two_writes_for_the_last_place_the_second_is_refused() {
    let bench = Bench::new();
    let (cloud, [first, second]) = last_place(&bench);
    let before = bench.store.snapshot().revision();
    let (writes, replies): (Vec<_>, Vec<_>) =
        [first, second].map(|call| write(&bench, call)).into_iter().unzip();
    assert_eq!(bench.core.write(writes).len(), 1);
    let answers: Vec<_> = replies.into_iter().map(answer).collect();
    assert!(answers[0].is_ok() && is_full(&answers[1]), "{answers:?}");
    assert_eq!(bench.store.snapshot().revision(), before.next(), "one write, one transaction");
    bench.settle(Care::Usual);
    judge::settled(&bench, &cloud);
}

#[test]
fn of_two_writes_for_one_address_the_second_is_refused() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    let call = || {
        let mut call = create_eni(cloud.vpc, cloud.subnet);
        call.primary = Some([10, 0, 1, 77].into());
        call
    };
    let (writes, replies): (Vec<_>, Vec<_>) =
        [call(), call()].map(|call| write(&bench, call)).into_iter().unzip();
    bench.core.write(writes);
    let answers: Vec<_> = replies.into_iter().map(answer).collect();
    let taken = Refusal::AddressInUse([10, 0, 1, 77].into());
    assert!(answers[0].is_ok());
    assert!(matches!(&answers[1], Err(WriteError::Refused(refusal)) if *refusal == taken));
    bench.settle(Care::Usual);
    judge::settled(&bench, &cloud);
}

#[test]
fn writes_of_one_batch_that_share_a_record_are_all_done() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    let (writes, replies): (Vec<_>, Vec<_>) =
        (0..50).map(|_| write(&bench, create_eni(cloud.vpc, cloud.subnet))).unzip();
    assert_eq!(bench.core.write(writes).len(), 50);
    for reply in replies {
        answer(reply).expect("there is room for all");
    }
    bench.settle(Care::Usual);
    judge::settled(&bench, &cloud);
}

#[test]
fn a_refusal_that_rests_on_a_write_that_failed_is_decided_again() {
    for fault in [StoreFault::Refused, StoreFault::UnknownNotDone, StoreFault::InDoubtNotDone] {
        let bench = Bench::new();
        let (cloud, [first, second]) = last_place(&bench);
        bench.store.fail(0, fault);
        let (writes, replies): (Vec<_>, Vec<_>) =
            [first, second].map(|call| write(&bench, call)).into_iter().unzip();
        bench.core.write(writes);
        let answers: Vec<_> = replies.into_iter().map(answer).collect();
        // Exactly one has the place, and nobody is told "full" while the place is free.
        let done = answers.iter().filter(|answer| answer.is_ok()).count();
        let full = answers.iter().filter(|answer| is_full(answer)).count();
        let failed = answers.len() - done - full;
        assert_eq!((done, full + failed), (1, 1), "{fault:?}: {answers:?}");
        assert!(answers[1].is_ok() || is_full(&answers[1]), "{answers:?}");
        bench.settle(Care::Usual);
        judge::settled(&bench, &cloud);
    }
}

#[test]
fn a_write_that_others_always_overtake_is_answered_after_a_bounded_number_of_rounds() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    (0..10).for_each(|txn| bench.store.fail(txn, StoreFault::Foreign));
    let before = bench.world();
    let (_, result) = bench.execute(create_eni(cloud.vpc, cloud.subnet));
    assert!(matches!(result, Err(WriteError::Contended(_))), "{result:?}");
    assert_eq!(bench.world(), before);
}

#[test]
fn what_another_process_wrote_is_seen_before_it_is_built_upon() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    // Another process takes the destination down between two writes of this one.
    let key = rehome_domain::RecordKey::Instance(cloud.destination);
    let key = rehome_engine::codec::key(scope(), key);
    let mut instance = bench.world().instance(cloud.destination).unwrap().clone();
    instance.state = rehome_domain::instance::InstanceState::Shutdown;
    let record = rehome_domain::Record::Instance(instance);
    bench.store.put(key, rehome_engine::codec::value(&record), 1);
    let attach = AttachNetworkInterface { eni: cloud.spare, instance: cloud.destination };
    let (_, result) = bench.execute(attach);
    let refused = matches!(result, Err(WriteError::Refused(Refusal::InvalidState { .. })));
    assert!(refused, "{result:?}");
}

#[test]
fn two_processes_that_choose_one_address_for_two_elastic_ips_do_not_both_get_it() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    let eip = bench.done(allocate(1))[0];
    let private = bench.world().eni(cloud.taker).unwrap().addresses[0];
    let to = AssociateTo::Address(cloud.taker, private);
    // What both would write shares a record, so that the store lets only one of them pass.
    let written = |eip| {
        let mut context =
            bench.core.context(scope(), bench.core.ports.ids.request_id(), Actor::Rehome);
        let changes = AssociateAddress { eip, to }.decide(&bench.world(), &mut context).unwrap();
        changes.changes.puts.iter().map(rehome_domain::Record::key).collect::<BTreeSet<_>>()
    };
    let (one, other) = (written(eip), written(cloud.loose));
    assert!(one.intersection(&other).next().is_some(), "{one:?} {other:?}");
}
