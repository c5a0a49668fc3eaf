//! Planning: which interface goes where, and why one cannot go. Pure.
//!
//! In: the interfaces of the source, the destinations with their room. Out: a [`Plan`].
//! Invariants: every interface is in the plan exactly once; no destination is given more than it
//! has room for; interfaces with most addresses are placed first, since the fewest destinations
//! take them (what takes many addresses takes few too, so no other order places more); among the
//! fitting destinations the one with most free places is taken, then the one named first: equal
//! input gives an equal plan.

use std::fmt;

use crate::ids::{EniId, InstanceId};

/// Where something lives: an interface attaches only within its VPC and zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// The VPC's id.
    pub vpc: String,
    /// The zone's name.
    pub zone: String,
}

/// Whether an interface is its instance's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Made with its instance, goes with it.
    Primary,
    /// Can be moved.
    Secondary,
}

/// Whether a task holds an interface.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rest {
    /// None does.
    AtRest,
    /// One does; the interface's `State` as the API shows it.
    UnderWay(String),
}

/// An interface on the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// Its id.
    pub id: EniId,
    /// Whether it is the instance's own.
    pub kind: Kind,
    /// Whether a task holds it.
    pub rest: Rest,
    /// Addresses, the primary one among them.
    pub addresses: u32,
    /// Where it lives.
    pub home: Home,
}

/// What a destination can still take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Where it lives.
    pub home: Home,
    /// Free places for interfaces.
    pub free: u32,
    /// Addresses that one of its interfaces may have.
    pub addresses_max: u32,
}

/// Whether a destination can be used at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It runs.
    Running(Room),
    /// It does not run; its `InstanceState`.
    NotRunning(String),
    /// There is no such instance.
    Missing,
}

/// A destination, as it was described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// Its id.
    pub id: InstanceId,
    /// Whether it can be used.
    pub standing: Standing,
}

/// Why an interface cannot go to a destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// There is no such instance.
    Missing,
    /// It does not run.
    NotRunning(String),
    /// It is in another VPC.
    OtherVpc,
    /// It is in another zone.
    OtherZone,
    /// Its interfaces may have fewer addresses.
    TooManyAddresses {
        /// So many.
        at_most: u32,
    },
    /// All places are taken.
    Full,
    /// It was tried and did not take the interface; the API's words.
    Refused(String),
}

impl fmt::Display for Unfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => out.write_str("does not exist"),
            Self::NotRunning(state) => write!(out, "is {state}, not RUNNING"),
            Self::OtherVpc => out.write_str("is in another VPC"),
            Self::OtherZone => out.write_str("is in another zone"),
            Self::TooManyAddresses { at_most } => {
                write!(out, "takes at most {at_most} addresses on an interface")
            }
            Self::Full => out.write_str("has no free place for an interface"),
            Self::Refused(words) => write!(out, "did not take it: {words}"),
        }
    }
}

/// A destination and why it is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The destination.
    pub destination: InstanceId,
    /// Why not.
    pub unfit: Unfit,
}

/// Why an interface stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It is the instance's own.
    Primary,
    /// No destination can take it; one obstacle each, in the order in which they were named.
    NoDestination(Vec<Obstacle>),
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Primary => out.write_str("the primary interface belongs to its instance"),
            Self::NoDestination(obstacles) => {
                for (number, Obstacle { destination, unfit }) in obstacles.iter().enumerate() {
                    let between = if number == 0 { "" } else { "; " };
                    write!(out, "{between}{destination} {unfit}")?;
                }
                Ok(())
            }
        }
    }
}

/// An interface and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// What is moved.
    pub interface: Interface,
    /// Where to.
    pub to: InstanceId,
}

/// An interface and why it stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// What stays.
    pub interface: Interface,
    /// Why.
    pub reason: Reason,
}

/// What to do with each interface.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// What is moved.
    pub moves: Vec<Move>,
    /// What a task holds: to be waited for; whether it has to be moved is known afterwards.
    pub waits: Vec<Interface>,
    /// What stays.
    pub stays: Vec<Stay>,
}

/// The places that are still free.
#[derive(Debug, Clone)]
pub struct Places {
    destinations: Vec<Destination>,
}

impl Places {
    /// Places at these destinations.
    #[must_use]
    pub fn new(destinations: &[Destination]) -> Self {
        Self { destinations: destinations.to_vec() }
    }

    /// Takes a place for an interface, at none of the destinations that were `tried` already.
    ///
    /// # Errors
    /// Why each of the destinations cannot take it.
    pub fn take(
        &mut self,
        interface: &Interface,
        tried: &[Obstacle],
    ) -> Result<InstanceId, Vec<Obstacle>> {
        let mut obstacles = Vec::with_capacity(self.destinations.len());
        // Most free places; the one that was named first among equals.
        let mut best: Option<(usize, u32)> = None;
        for (number, destination) in self.destinations.iter().enumerate() {
            let before = tried.iter().find(|obstacle| obstacle.destination == destination.id);
            let fits = match before {
                Some(obstacle) => Err(obstacle.unfit.clone()),
                None => fits(interface, destination),
            };
            match fits {
                Ok(free) if best.is_none_or(|(_, most)| free > most) => best = Some((number, free)),
                Ok(_) => {}
                Err(unfit) => {
                    obstacles.push(Obstacle { destination: destination.id.clone(), unfit });
                }
            }
        }
        let taken = best.and_then(|(number, _)| self.destinations.get_mut(number));
        let Some(Destination { id, standing: Standing::Running(room) }) = taken else {
            return Err(obstacles);
        };
        room.free -= 1;
        Ok(id.clone())
    }
}

/// The free places of a destination that can take the interface: at least one.
fn fits(interface: &Interface, destination: &Destination) -> Result<u32, Unfit> {
    let room = match &destination.standing {
        Standing::Running(room) => room,
        Standing::NotRunning(state) => return Err(Unfit::NotRunning(state.clone())),
        Standing::Missing => return Err(Unfit::Missing),
    };
    if room.home.vpc != interface.home.vpc {
        Err(Unfit::OtherVpc)
    } else if room.home.zone != interface.home.zone {
        Err(Unfit::OtherZone)
    } else if interface.addresses > room.addresses_max {
        Err(Unfit::TooManyAddresses { at_most: room.addresses_max })
    } else if room.free == 0 {
        Err(Unfit::Full)
    } else {
        Ok(room.free)
    }
}

/// Plans: takes places for what can go.
#[must_use]
pub fn plan(mut interfaces: Vec<Interface>, places: &mut Places) -> Plan {
    interfaces.sort_by(|one, other| {
        other.addresses.cmp(&one.addresses).then_with(|| one.id.cmp(&other.id))
    });
    let mut plan = Plan::default();
    for interface in interfaces {
        match (interface.kind, &interface.rest) {
            (Kind::Primary, _) => plan.stays.push(Stay { interface, reason: Reason::Primary }),
            (Kind::Secondary, Rest::UnderWay(_)) => plan.waits.push(interface),
            (Kind::Secondary, Rest::AtRest) => match places.take(&interface, &[]) {
                Ok(to) => plan.moves.push(Move { interface, to }),
                Err(obstacles) => {
                    let reason = Reason::NoDestination(obstacles);
                    plan.stays.push(Stay { interface, reason });
                }
            },
        }
    }
    plan
}
