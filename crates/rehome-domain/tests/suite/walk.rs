//! The way of a task: what is planned in each stage, what giving up does, and when it is too late.

use rehome_domain::instance::terminate::TerminateInstances;
use rehome_domain::network_interface::detach::DetachNetworkInterface;
use rehome_domain::network_interface::migrate::MigrateNetworkInterface;
use rehome_domain::task::expire::{ExpireTasks, KEEP_MS, KEPT_MAX, SWEEP_MAX};
use rehome_domain::task::{Failure, Job, Status, Task};
use rehome_domain::workflow::{Advance, Care, GiveUp, Stage, plan};
use rehome_domain::{Changes, EniId, Entropy, InstanceId, Record, TaskId};

use crate::scene::{SIZE, Scene, ZONE};

struct Moving {
    scene: Scene,
    eni: EniId,
    source: InstanceId,
    destination: InstanceId,
    task: TaskId,
}

fn moving() -> Moving {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    let source = scene.instance(subnet, SIZE);
    let destination = scene.instance(subnet, SIZE);
    let eni = scene.attached(subnet, source);
    scene.run(&MigrateNetworkInterface { eni, source, destination }).unwrap();
    let task = scene.last;
    Moving { scene, eni, source, destination, task }
}

fn names(scene: &Scene, task: TaskId, care: Care) -> (Stage, Vec<&'static str>) {
    let plan = plan(&scene.world, task, care).unwrap();
    (plan.stage, plan.verbs.iter().map(|verb| verb.name()).collect())
}

const STAGING: [&str; 5] = ["ensure_vpc", "ensure_gateway", "enforce", "ensure_instance", "stage"];

#[test]
fn a_migration_stages_then_commits_then_switches_then_unstages() {
    let Moving { mut scene, task, .. } = moving();
    assert_eq!(names(&scene, task, Care::Usual), (Stage::Prepare, STAGING.into()));
    scene.advance(task);
    let switching = vec!["switch", "unstage"];
    assert_eq!(names(&scene, task, Care::Usual), (Stage::Finish, switching.clone()));
    let thorough = [vec!["fence"], STAGING.to_vec(), switching].concat();
    assert_eq!(names(&scene, task, Care::Thorough), (Stage::Finish, thorough));
    scene.advance(task);
    assert_eq!(plan(&scene.world, task, Care::Thorough), None);
}

#[test]
fn nothing_is_switched_before_the_commit() {
    let Moving { scene, task, .. } = moving();
    for care in [Care::Usual, Care::Thorough] {
        assert_eq!(names(&scene, task, care).1, STAGING);
    }
}

#[test]
fn a_detach_releases_and_then_unstages() {
    let Moving { mut scene, eni, destination, .. } = moving();
    scene.settle();
    scene.run(&DetachNetworkInterface { eni, instance: destination }).unwrap();
    let task = scene.last;
    let verbs = vec!["release", "unstage"];
    assert_eq!(names(&scene, task, Care::Usual), (Stage::Finish, verbs));
}

#[test]
fn a_termination_releases_everything_before_it_removes_anything() {
    let Moving { mut scene, destination, .. } = moving();
    scene.settle();
    scene.run(&TerminateInstances { instances: vec![destination] }).unwrap();
    let task = scene.last;
    let verbs = vec!["release", "release", "unstage", "unstage", "remove_instance"];
    assert_eq!(names(&scene, task, Care::Usual), (Stage::Finish, verbs));
}

#[test]
fn a_migration_given_up_before_the_commit_is_undone_and_says_why() {
    let Moving { mut scene, eni, source, destination, task } = moving();
    let before = scene.world.eni(eni).unwrap().placement.attachment().copied();
    let reason = Failure::Plane("stage: no room".into());
    scene.run(&GiveUp { task, reason: reason.clone() }).unwrap();
    assert_eq!(scene.holder(eni), Some(source));
    assert_eq!(names(&scene, task, Care::Usual), (Stage::Undo, vec!["unstage"]));
    assert_eq!(scene.places(destination), 2, "reserved until the leg is gone");
    scene.advance(task);
    assert_eq!(scene.world.eni(eni).unwrap().placement.attachment().copied(), before);
    assert_eq!((scene.places(source), scene.places(destination)), (2, 1));
    assert_eq!(scene.status(task), Status::Failed(reason));
}

#[test]
fn a_migration_cannot_be_given_up_after_the_commit() {
    let Moving { mut scene, eni, destination, task, .. } = moving();
    scene.advance(task);
    let committed = scene.world.clone();
    scene.run(&GiveUp { task, reason: Failure::Deadline }).unwrap();
    assert_eq!(scene.world, committed);
    scene.settle();
    assert_eq!((scene.holder(eni), scene.status(task)), (Some(destination), Status::Success));
}

#[test]
fn giving_up_a_task_that_is_being_undone_or_has_ended_changes_nothing() {
    let Moving { mut scene, task, .. } = moving();
    let reason = Failure::Plane("first".into());
    scene.run(&GiveUp { task, reason: reason.clone() }).unwrap();
    scene.run(&GiveUp { task, reason: Failure::Deadline }).unwrap();
    scene.settle();
    assert_eq!(scene.status(task), Status::Failed(reason));
    let ended = scene.world.clone();
    scene.run(&GiveUp { task, reason: Failure::Deadline }).unwrap();
    assert_eq!(scene.world, ended);
}

#[test]
fn a_stage_is_completed_once_and_only_when_it_is_the_current_one() {
    let stages = [Stage::Prepare, Stage::Finish, Stage::Undo];
    let Moving { mut scene, task, .. } = moving();
    for current in [Some(Stage::Prepare), Some(Stage::Finish), None] {
        for stage in stages.into_iter().filter(|stage| Some(*stage) != current) {
            let (changes, ()) = scene.decide(&Advance { task, stage }).unwrap();
            assert!(changes.is_empty(), "{stage:?} while {current:?}");
        }
        scene.advance(task);
    }
}

#[test]
fn an_ended_task_is_kept_an_hour_and_a_sweep_removes_a_hundred_at_most() {
    let mut scene = Scene::new();
    let vpc = scene.vpc("10.0.0.0/16");
    let subnet = scene.subnet(vpc, "10.0.1.0/24", ZONE);
    for _ in 0..=SWEEP_MAX {
        scene.eni(subnet);
    }
    scene.now = scene.now.after(KEEP_MS);
    assert_eq!(scene.run(&ExpireTasks), Ok(0));
    scene.now = scene.now.after(1);
    let sweeps = [scene.run(&ExpireTasks), scene.run(&ExpireTasks), scene.run(&ExpireTasks)];
    assert_eq!(sweeps, [Ok(SWEEP_MAX), Ok(1), Ok(0)]);
    assert!(scene.world.tasks.is_empty() && scene.world.ended.is_empty());
}

#[test]
fn of_more_ended_tasks_than_are_kept_the_oldest_go_however_young() {
    let mut scene = Scene::new();
    let job = Job::MoveInterface { eni: EniId::draw(&mut Entropy::from_seed([1; 16])) };
    let now = scene.now;
    let task = |number: usize| {
        let id = TaskId::from_random((number as u128).to_be_bytes());
        let moment = now.after(i64::try_from(number).unwrap());
        let ended = Some(moment);
        Record::Task(Task { id, job: job.clone(), status: Status::Success, created: moment, ended })
    };
    let world = scene.world.apply(&Changes::put((0..KEPT_MAX).map(task)));
    let more = world.apply(&Changes::put([task(KEPT_MAX), task(KEPT_MAX + 1)]));
    scene.world = world;
    assert_eq!(scene.run(&ExpireTasks), Ok(0));
    scene.world = more;
    assert_eq!(scene.run(&ExpireTasks), Ok(2));
    let oldest = scene.world.ended.get_min().copied();
    assert_eq!(oldest.map(|(ended, _)| ended), Some(now.after(2)));
    assert_eq!(scene.run(&ExpireTasks), Ok(0));
}
