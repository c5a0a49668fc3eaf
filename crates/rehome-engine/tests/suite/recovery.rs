//! What the engine finds after it was away.

use rehome_domain::plane::{Binding, Unbinding, Verb};
use rehome_domain::workflow::Care;
use rehome_domain::{EipId, EniId, InstanceId};
use rehome_ports::{Plane, PlaneError};
use rehome_sim::Fault;

use crate::bench::{Bench, Restart};
use crate::judge::{self, End};
use crate::scenario::{Act, begun, cloud};

#[test]
fn an_interface_whose_move_was_undone_is_repaired_like_any_other() {
    for restart in [Restart::Process, Restart::Host, Restart::Instances] {
        let (mut bench, cloud) = begun(Act::Migrate);
        // The leg is staged, and the answer is lost for ever: the plane has seen the new epoch.
        bench.plane.fail(3, Fault::TransientAfter);
        (4..20).for_each(|call| bench.plane.fail(call, Fault::PermanentBefore));
        bench.settle(Care::Usual);
        bench.plane.heal();
        bench.repair();
        assert_eq!(judge::ended(&bench, &cloud, Act::Migrate), End::Undone);
        bench.restart(restart);
        judge::settled(&bench, &cloud);
    }
}

#[test]
fn what_no_world_wants_is_removed_at_the_start() {
    let mut bench = Bench::new();
    let cloud = cloud(&bench);
    let (stranger, world) = (InstanceId::parse("ins-stranger").unwrap(), bench.world());
    let mut leg = {
        let eni = world.eni(cloud.eni).unwrap();
        eni.leg(eni.placement.attachment().unwrap(), world.subnet(cloud.subnet).unwrap())
    };
    leg.key.eni = EniId::parse("eni-stranger").unwrap();
    leg.key.instance = stranger;
    leg.addresses = vec![[10, 0, 1, 200].into()];
    let steering = rehome_domain::plane::Steering {
        leg: leg.key,
        epoch: leg.epoch,
        addresses: leg.addresses.clone(),
    };
    for verb in [Verb::EnsureInstance(stranger), Verb::Stage(leg.clone()), Verb::Switch(steering)] {
        bench.plane.apply(&verb).unwrap();
    }
    // And a leg into an instance that stays.
    let mut beside = leg.clone();
    beside.key.eni = EniId::parse("eni-leakleak").unwrap();
    beside.key.instance = cloud.peer;
    bench.plane.apply(&Verb::Stage(beside)).unwrap();
    bench.restart(Restart::Process);
    judge::settled(&bench, &cloud);
}

#[test]
fn a_binding_that_somebody_took_away_or_made_is_set_right() {
    let bench = Bench::new();
    let cloud = cloud(&bench);
    let right = bench.plane.observe().unwrap().bindings[&cloud.eip];
    let epoch = right.epoch;
    let foreign = EipId::parse("eip-stranger").unwrap();
    let stranger = Binding { eip: foreign, public: [203, 0, 113, 200].into(), ..right };
    for verb in [Verb::Unbind(Unbinding { eip: cloud.eip, epoch }), Verb::Bind(stranger)] {
        bench.plane.apply(&verb).unwrap();
    }
    bench.repair();
    judge::settled(&bench, &cloud);
    assert_eq!(bench.plane.observe().unwrap().bindings[&cloud.eip], right);
}

#[test]
fn a_late_bind_of_a_task_that_was_undone_is_refused() {
    let (bench, cloud) = begun(Act::Associate);
    bench.plane.fail(1, Fault::PermanentBefore);
    bench.settle(Care::Usual);
    assert_eq!(judge::ended(&bench, &cloud, Act::Associate), End::Undone);
    let log = bench.plane.log();
    let late = log.iter().rev().find(|verb| matches!(verb, Verb::Bind(_))).unwrap();
    assert!(matches!(bench.plane.apply(late), Err(PlaneError::StaleBinding { .. })));
    judge::settled(&bench, &cloud);
}
