//! A client that calls what it likes and records what it is told.

use std::sync::atomic::Ordering;

use rehome_client::{CallError, Client, Operation};
use rehome_histories::history::{Seen, Shown, Stands};
use rehome_histories::{Answer, Call};
use serde_json::{Value, json};

use super::arena::Arena;
use crate::cloud::{migration, text};
use crate::server::until;

/// Bugs put in on purpose: one answer in some is a lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lie {
    Never,
    /// A migration is told as taken and was never sent.
    TakenAndNotSent,
    /// A description is told again, long after it was true.
    StaleRead,
    /// A task that was answered is told as unknown.
    LostTask,
}

/// One client.
pub(super) struct Caller<'a> {
    arena: &'a Arena,
    random: u64,
    lie: Lie,
    calls: u64,
    kept: Option<(usize, Answer)>,
}

impl<'a> Caller<'a> {
    pub(super) fn new(arena: &'a Arena, seed: u64, lie: Lie) -> Self {
        let random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        Self { arena, random, lie, calls: 0, kept: None }
    }

    /// xorshift64 (Marsaglia 2003).
    fn below(&mut self, bound: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % bound
    }

    /// Calls until the round is over.
    pub(super) fn run(&mut self) {
        while !self.arena.is_over() {
            let slot = usize::try_from(self.below(self.arena.slots.len() as u64)).unwrap();
            let call = self.choose(slot);
            self.call(slot, call);
        }
    }

    fn choose(&mut self, slot: usize) -> Call {
        let (holder, tasks) = {
            let slot = self.arena.slots[slot].lock().unwrap();
            (slot.holder, slot.tasks.iter().map(|(of, _)| *of).collect::<Vec<_>>())
        };
        let instances = self.arena.instances.len() as u64;
        let any = |caller: &mut Self| u8::try_from(caller.below(instances)).unwrap();
        // Mostly where it was seen last; now and then elsewhere, to be refused.
        let from = if self.below(8) == 0 { any(self) } else { holder.unwrap_or(0) };
        let to = (from + 1 + u8::try_from(self.below(instances - 1)).unwrap()) % 3;
        match (self.below(20), holder) {
            (0..=6, Some(_)) => Call::Migrate { from, to },
            (0..=6, None) => Call::Attach { to },
            (7, _) => Call::Attach { to },
            (8, _) => Call::Detach { from },
            (9, _) if self.below(40) == 0 => Call::Delete,
            (9..=12, _) if !tasks.is_empty() => {
                let newest = tasks.len() as u64;
                let back = self.below(newest.min(3));
                Call::Task { of: tasks[usize::try_from(newest - 1 - back).unwrap()] }
            }
            _ => Call::Describe,
        }
    }

    /// Calls, and records it.
    pub(super) fn call(&mut self, number: usize, call: Call) -> Answer {
        let (server, client) = self.arena.server.read().unwrap().clone();
        let (index, id, task) = {
            let mut slot = self.arena.slots[number].lock().unwrap();
            let index = slot.events.len();
            let begin = self.arena.now();
            let answer = Answer::Unknown;
            slot.events.push(rehome_histories::Event { call, begin, end: u64::MAX, answer });
            let task = slot.tasks.iter().find(|(of, _)| call == Call::Task { of: *of });
            (index, slot.id.clone(), task.map(|(_, id)| id.clone()))
        };
        self.calls += 1;
        let told = self.told(&client, (number, call), (&id, task.as_deref()));
        let end = self.arena.now();
        let mut slot = self.arena.slots[number].lock().unwrap();
        let Some((answer, request)) = told else {
            slot.open.push((index, server));
            drop(slot);
            // The server is gone or about to go: nothing more can be learned before the next one.
            until("another server", || {
                let other = self.arena.server.read().unwrap().0 != server;
                (other || self.arena.is_over()).then_some(())
            });
            return Answer::Unknown;
        };
        (slot.events[index].end, slot.events[index].answer) = (end, answer);
        match answer {
            Answer::Accepted => slot.tasks.push((index, request)),
            Answer::Seen(seen) => slot.holder = seen.holder,
            Answer::NotAttached(holder) => slot.holder = holder,
            Answer::AlreadyAttached
            | Answer::TaskRunning
            | Answer::InUse
            | Answer::Full
            | Answer::Missing
            | Answer::Stands(_)
            | Answer::Unknown => {}
        }
        let attaching = |eni: Seen| eni.state == Shown::Attaching;
        let precious = matches!(answer, Answer::Accepted | Answer::Stands(Stands::Running))
            || matches!(answer, Answer::Seen(eni) if attaching(eni));
        self.arena.moments.fetch_add(usize::from(precious), Ordering::Relaxed);
        self.arena.answered.fetch_add(1, Ordering::Relaxed);
        answer
    }

    /// The answer and its RequestId, or nothing when none came. Or a lie.
    fn told(
        &mut self,
        client: &Client,
        (number, call): (usize, Call),
        (id, task): (&str, Option<&str>),
    ) -> Option<(Answer, String)> {
        let due = self.calls.is_multiple_of(20);
        let made_up = || String::from("00000000-0000-4000-8000-000000000000");
        match (self.lie, call) {
            (Lie::TakenAndNotSent, Call::Migrate { .. }) if due => {
                return Some((Answer::Accepted, made_up()));
            }
            (Lie::LostTask, Call::Task { .. }) if due => return Some((Answer::Missing, made_up())),
            (Lie::StaleRead, Call::Describe)
                if self.calls > 60 && self.kept.is_some_and(|(of, _)| of == number) =>
            {
                return self.kept.take().map(|(_, answer)| (answer, made_up()));
            }
            _ => {}
        }
        let answer = self.ask(client, call, (id, task));
        if let (Call::Describe, Some((answer, _)), None) = (call, &answer, self.kept) {
            self.kept = Some((number, *answer));
        }
        answer
    }

    fn ask(
        &self,
        client: &Client,
        call: Call,
        (id, task): (&str, Option<&str>),
    ) -> Option<(Answer, String)> {
        let instance = |number: u8| self.arena.instances[usize::from(number)].as_str();
        let pair = |number| json!({"NetworkInterfaceId": id, "InstanceId": instance(number)});
        let (action, parameters) = match call {
            Call::Migrate { from, to } => {
                ("MigrateNetworkInterface", migration(id, instance(from), instance(to)))
            }
            Call::Attach { to } => ("AttachNetworkInterface", pair(to)),
            Call::Detach { from } => ("DetachNetworkInterface", pair(from)),
            Call::Delete => ("DeleteNetworkInterface", json!({"NetworkInterfaceId": id})),
            Call::Describe | Call::Create => {
                ("DescribeNetworkInterfaces", json!({"NetworkInterfaceIds": [id]}))
            }
            Call::Task { .. } => ("DescribeVpcTaskResult", json!({"TaskId": task?})),
        };
        match client.call(Operation::vpc(action), parameters) {
            Ok(response) => Some((self.read(call, &response), text(&response, "/RequestId"))),
            Err(CallError::Transport(_) | CallError::Malformed(_)) => None,
            Err(CallError::Api(error)) if error.code == "InternalError" => None,
            Err(CallError::Api(error)) => {
                Some((self.refusal(&error.code, &error.message), error.request_id))
            }
            Err(other) => panic!("{action}: {other}"),
        }
    }

    fn read(&self, call: Call, response: &Value) -> Answer {
        match call {
            Call::Describe | Call::Create => match response["NetworkInterfaceSet"].get(0) {
                None => Answer::Missing,
                Some(eni) => Answer::Seen(Seen {
                    state: shown(&text(eni, "/State")),
                    holder: eni["Attachment"]["InstanceId"].as_str().and_then(|id| self.number(id)),
                }),
            },
            Call::Task { .. } => Answer::Stands(match text(response, "/Status").as_str() {
                "RUNNING" => Stands::Running,
                "SUCCESS" => Stands::Success,
                "FAILED" => Stands::Failed,
                other => panic!("a task is {other}"),
            }),
            Call::Migrate { .. } | Call::Attach { .. } | Call::Detach { .. } | Call::Delete => {
                Answer::Accepted
            }
        }
    }

    fn refusal(&self, code: &str, message: &str) -> Answer {
        match code {
            "UnsupportedOperation.AttachmentNotFound" => {
                let (_, holder) = message.split_once("; ").expect("it names the holder or nobody");
                Answer::NotAttached(holder.split('`').nth(1).and_then(|id| self.number(id)))
            }
            "UnsupportedOperation.AttachmentAlreadyExists" => Answer::AlreadyAttached,
            "UnsupportedOperation.MutexOperationTaskRunning" => Answer::TaskRunning,
            "UnsupportedOperation.InvalidState" => Answer::InUse,
            "LimitExceeded" => Answer::Full,
            "ResourceNotFound" => Answer::Missing,
            other => panic!("{other}: {message}"),
        }
    }

    fn number(&self, id: &str) -> Option<u8> {
        let place = self.arena.instances.iter().position(|instance| instance == id);
        place.and_then(|place| u8::try_from(place).ok())
    }
}

fn shown(state: &str) -> Shown {
    match state {
        "PENDING" => Shown::Pending,
        "AVAILABLE" => Shown::Available,
        "ATTACHING" => Shown::Attaching,
        "DETACHING" => Shown::Detaching,
        "DELETING" => Shown::Deleting,
        other => panic!("an interface is {other}"),
    }
}
