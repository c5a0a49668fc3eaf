//! Properties of every plan: nothing forgotten, nothing twice, no place given twice, as many moved
//! as can be, and the same again for the same input.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rehome_evacuate::{
    Destination, Home, InstanceId, Interface, Kind, Places, Plan, Reason, Rest, Room, Standing,
    Unfit, plan,
};

fn home(number: u8) -> Home {
    // 0 is the source's; the others differ from it in the VPC or in the zone.
    let (vpc, zone) = (["vpc-a", "vpc-b"][usize::from(number == 1)], ["z-1", "z-2"]);
    Home { vpc: vpc.to_owned(), zone: zone[usize::from(number == 2)].to_owned() }
}

fn interface(number: usize, (kind, under_way, addresses): (bool, bool, u32)) -> Interface {
    Interface {
        id: format!("eni-{number:08}").parse().unwrap(),
        kind: if kind { Kind::Primary } else { Kind::Secondary },
        rest: if under_way { Rest::UnderWay(String::from("DETACHING")) } else { Rest::AtRest },
        addresses,
        home: home(0),
    }
}

fn interfaces() -> impl Strategy<Value = Vec<Interface>> {
    let one = (prop::bool::weighted(0.1), prop::bool::weighted(0.1), 1_u32..30);
    prop::collection::vec(one, 0..60).prop_map(|shapes| {
        shapes.into_iter().enumerate().map(|(number, shape)| interface(number, shape)).collect()
    })
}

fn standing() -> impl Strategy<Value = Standing> {
    let room = (0_u8..10, 0_u32..12, prop::sample::select(vec![2_u32, 6, 10, 20, 30]));
    let running = room.prop_map(|(at, free, addresses_max)| {
        // Most are at home.
        Standing::Running(Room { home: home(at), free, addresses_max })
    });
    prop_oneof![
        8 => running,
        1 => Just(Standing::NotRunning(String::from("STOPPED"))),
        1 => Just(Standing::Missing),
    ]
}

fn destinations() -> impl Strategy<Value = Vec<Destination>> {
    prop::collection::vec(standing(), 1..8).prop_map(|standings| {
        let numbered = standings.into_iter().enumerate();
        let id = |number: usize| format!("ins-{number:08}").parse::<InstanceId>().unwrap();
        numbered.map(|(number, standing)| Destination { id: id(number), standing }).collect()
    })
}

fn room_of<'a>(destinations: &'a [Destination], id: &InstanceId) -> &'a Room {
    let found = destinations.iter().find(|destination| destination.id == *id).unwrap();
    match &found.standing {
        Standing::Running(room) => room,
        Standing::NotRunning(_) | Standing::Missing => panic!("{id} takes nothing"),
    }
}

/// The most that any plan could move: what takes many addresses takes few too, so counting from
/// the most demanding interface on, each takes any one of the places that fit it.
fn most(interfaces: &[Interface], destinations: &[Destination]) -> usize {
    let mut addresses: Vec<u32> = interfaces
        .iter()
        .filter(|one| one.kind == Kind::Secondary && one.rest == Rest::AtRest)
        .map(|one| one.addresses)
        .collect();
    addresses.sort_unstable_by(|one, other| other.cmp(one));
    let places = |addresses: u32| -> usize {
        let rooms = destinations.iter().filter_map(|destination| match &destination.standing {
            Standing::Running(room) => Some(room),
            Standing::NotRunning(_) | Standing::Missing => None,
        });
        rooms
            .filter(|room| room.home == home(0) && room.addresses_max >= addresses)
            .map(|room| room.free as usize)
            .sum()
    };
    addresses
        .iter()
        .fold(0, |moved, needed| if moved < places(*needed) { moved + 1 } else { moved })
}

fn made(interfaces: &[Interface], destinations: &[Destination]) -> Plan {
    plan(interfaces.to_vec(), &mut Places::new(destinations))
}

proptest! {
    #[test]
    fn every_interface_is_in_the_plan_once(all in interfaces(), to in destinations()) {
        let plan = made(&all, &to);
        let moved = plan.moves.iter().map(|planned| &planned.interface);
        let stays = plan.stays.iter().map(|stay| &stay.interface);
        let mut met: Vec<&Interface> = moved.chain(&plan.waits).chain(stays).collect();
        met.sort_by(|one, other| one.id.cmp(&other.id));
        prop_assert_eq!(met, all.iter().collect::<Vec<_>>());
        prop_assert!(plan.moves.iter().all(|planned| planned.interface.kind == Kind::Secondary));
        prop_assert!(plan.moves.iter().all(|planned| planned.interface.rest == Rest::AtRest));
    }

    #[test]
    fn no_destination_is_given_more_than_it_takes(all in interfaces(), to in destinations()) {
        let mut given: BTreeMap<InstanceId, u32> = BTreeMap::new();
        for planned in made(&all, &to).moves {
            let room = room_of(&to, &planned.to);
            prop_assert!(planned.interface.addresses <= room.addresses_max);
            prop_assert_eq!(&planned.interface.home, &room.home);
            *given.entry(planned.to).or_default() += 1;
        }
        for (id, count) in given {
            prop_assert!(count <= room_of(&to, &id).free);
        }
    }

    #[test]
    fn no_plan_moves_more(all in interfaces(), to in destinations()) {
        prop_assert_eq!(made(&all, &to).moves.len(), most(&all, &to));
    }

    #[test]
    fn what_stays_has_one_reason_for_each_destination(all in interfaces(), to in destinations()) {
        for stay in made(&all, &to).stays {
            match stay.reason {
                Reason::Primary => prop_assert_eq!(stay.interface.kind, Kind::Primary),
                Reason::NoDestination(obstacles) => {
                    let named: Vec<_> = obstacles.iter().map(|one| &one.destination).collect();
                    prop_assert_eq!(named, to.iter().map(|one| &one.id).collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn equal_input_in_any_order_gives_an_equal_plan(all in interfaces(), to in destinations()) {
        let mut turned = all.clone();
        turned.reverse();
        prop_assert_eq!(made(&all, &to), made(&turned, &to));
    }

    #[test]
    fn equal_destinations_are_filled_evenly(count in 0_usize..40, width in 1_usize..6) {
        let all: Vec<_> = (0..count).map(|number| interface(number, (false, false, 1))).collect();
        let room = Room { home: home(0), free: 40, addresses_max: 30 };
        let to: Vec<_> = (0..width)
            .map(|number| Destination {
                id: format!("ins-{number:08}").parse().unwrap(),
                standing: Standing::Running(room.clone()),
            })
            .collect();
        let plan = made(&all, &to);
        let given = |id: &InstanceId| plan.moves.iter().filter(|one| one.to == *id).count();
        for destination in &to {
            let given = given(&destination.id);
            prop_assert!(given == count / width || given == count.div_ceil(width));
        }
    }
}

#[test]
fn each_obstacle_is_named_for_what_it_is() {
    let one = interface(0, (false, false, 6));
    let room =
        |at, free, addresses_max| Standing::Running(Room { home: home(at), free, addresses_max });
    let table = [
        (Standing::Missing, Unfit::Missing, "does not exist"),
        (Standing::NotRunning("STOPPED".into()), Unfit::NotRunning("STOPPED".into()), "STOPPED"),
        (room(1, 5, 30), Unfit::OtherVpc, "another VPC"),
        (room(2, 5, 30), Unfit::OtherZone, "another zone"),
        (room(0, 5, 5), Unfit::TooManyAddresses { at_most: 5 }, "at most 5 addresses"),
        (room(0, 0, 6), Unfit::Full, "no free place"),
    ];
    for (standing, unfit, words) in table {
        let id: InstanceId = "ins-b".parse().unwrap();
        let to = [Destination { id, standing }];
        let plan = made(std::slice::from_ref(&one), &to);
        let [stay] = &plan.stays[..] else { panic!("{plan:?}") };
        let Reason::NoDestination(obstacles) = &stay.reason else { panic!("{stay:?}") };
        assert_eq!(obstacles[0].unfit, unfit);
        assert!(stay.reason.to_string().contains(words), "{}", stay.reason);
    }
    // The last place and the last address are taken.
    let to = [Destination { id: "ins-b".parse().unwrap(), standing: room(0, 1, 6) }];
    assert_eq!(made(&[one], &to).moves.len(), 1);
}
