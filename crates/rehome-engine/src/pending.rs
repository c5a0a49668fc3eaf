//! A write on its way: its command, and the caller who waits for its outcome.

use rehome_domain::event::{self, Event};
use rehome_domain::{Changes, Command, Context, Refusal, Scope, World};
use rehome_ports::store::{OpId, StoreError};
use tokio::sync::oneshot;

/// Why a write was not done.
#[derive(Debug, Clone, thiserror::Error)]
pub enum WriteError {
    /// The rules forbid it.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The store did not take it. Nothing was written.
    #[error("the store did not take the write")]
    Store(#[source] StoreError),
    /// The store could not tell whether it took the write. Reading tells.
    #[error("it is not known whether the write was done")]
    Unknown,
    /// Other writers came first too often. Nothing was written; it may be tried again.
    #[error("other writers came first {0} times")]
    Contended(u32),
    /// Too many writes wait already. Nothing was written; it may be tried again.
    #[error("too many writes wait already")]
    Overloaded,
    /// The server stops. It is not known whether the write was done.
    #[error("the server stops")]
    Stopped,
}

/// What a write changes, and what has happened by that.
#[derive(Debug)]
pub struct Noted {
    /// The changes.
    pub changes: Changes,
    /// The events, in their order.
    pub events: Vec<Event>,
}

/// A write on its way, whatever its command.
pub trait Pending: Send {
    /// Whose world it is about.
    fn scope(&self) -> Scope;

    /// What names the write in the store.
    fn op_id(&self) -> OpId;

    /// Decides on this world; keeps the outcome. What is to be written, or nothing: the refusal is
    /// kept for the caller.
    fn decide(&mut self, world: &World) -> Option<Noted>;

    /// Tells the caller what was decided last. Only after its commit is durable.
    fn answer(self: Box<Self>);

    /// Tells the caller that it was not done.
    fn fail(self: Box<Self>, error: WriteError);
}

/// A write of one command.
pub struct Write<C: Command> {
    scope: Scope,
    op_id: OpId,
    command: C,
    context: Context,
    decided: Option<Result<C::Outcome, Refusal>>,
    reply: oneshot::Sender<Result<C::Outcome, WriteError>>,
}

/// Where the outcome of a write arrives.
pub type Reply<T> = oneshot::Receiver<Result<T, WriteError>>;

impl<C> Write<C>
where
    C: Command + Send + 'static,
    C::Outcome: Send,
{
    /// A write, and where its outcome arrives.
    pub fn begin(
        command: C,
        context: Context,
        op_id: OpId,
    ) -> (Box<dyn Pending>, Reply<C::Outcome>) {
        let (reply, receiver) = oneshot::channel();
        let scope = Scope { account: context.account, region: context.region };
        (Box::new(Self { scope, op_id, command, context, decided: None, reply }), receiver)
    }
}

impl<C> Pending for Write<C>
where
    C: Command + Send,
    C::Outcome: Send,
{
    fn scope(&self) -> Scope {
        self.scope
    }

    fn op_id(&self) -> OpId {
        self.op_id
    }

    fn decide(&mut self, world: &World) -> Option<Noted> {
        // Each try unfolds the same seed, so that a write decided twice takes the same names.
        let mut context = self.context.clone();
        match self.command.decide(world, &mut context) {
            Ok(decision) => {
                self.decided = Some(Ok(decision.outcome));
                let changes = decision.changes.with_tags(world);
                let events = event::events(world, &changes, &context);
                Some(Noted { changes, events })
            }
            Err(refusal) => {
                self.decided = Some(Err(refusal));
                None
            }
        }
    }

    fn answer(self: Box<Self>) {
        let answer = match self.decided {
            Some(Ok(outcome)) => Ok(outcome),
            Some(Err(refusal)) => Err(WriteError::Refused(refusal)),
            None => Err(WriteError::Stopped),
        };
        // A caller that has gone away does not undo what was decided.
        drop(self.reply.send(answer));
    }

    fn fail(self: Box<Self>, error: WriteError) {
        drop(self.reply.send(Err(error)));
    }
}
