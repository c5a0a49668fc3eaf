//! The desk: all that an action's handler is given. Its own scope's world and no other.

use std::sync::OnceLock;

use rehome_domain::client_token::once::{Once, Repeatable};
use rehome_domain::command::Rehearsal;
use rehome_domain::elastic_ip::{Pool, PoolBlock};
use rehome_domain::ipv6::Ipv6Pool;
use rehome_domain::{Actor, Command, Scope, TaskId, Timestamp, World};
use rehome_engine::journal::Page;
use rehome_engine::{Caller, Engine, WriteError};
use rehome_ports::store::Revision;
use rehome_wire::token::TokenKey;
use rehome_wire::{ApiError, CommonError, Language};

use crate::admit::{Gate, Visitor};
use crate::once::Named;
use crate::refusal::write_error;

/// What a handler works with.
pub(crate) struct Desk<'a> {
    engine: &'a Engine,
    eip_block: PoolBlock,
    ipv6_pool: Ipv6Pool,
    /// Whose resources, and where.
    pub(crate) scope: Scope,
    /// The language of messages.
    pub(crate) language: Language,
    /// Who calls.
    pub(crate) visitor: Visitor,
    gate: &'a Gate,
    task: TaskId,
    actor: Actor,
    named: Option<Named>,
    /// The first call with this token, once it is known.
    first: OnceLock<TaskId>,
}

impl<'a> Desk<'a> {
    /// The desk of one admitted call.
    pub(crate) fn new(
        (engine, (eip_block, ipv6_pool)): (&'a Engine, (PoolBlock, Ipv6Pool)),
        (caller, language): (Caller, Language),
        (visitor, gate, named): (Visitor, &'a Gate, Option<Named>),
    ) -> Self {
        let Caller { scope, task, actor } = caller;
        let first = OnceLock::new();
        Self {
            engine,
            eip_block,
            ipv6_pool,
            scope,
            language,
            visitor,
            gate,
            task,
            actor,
            named,
            first,
        }
    }

    /// What signs the tokens of temporary keys.
    pub(crate) fn token_key(&self) -> &TokenKey {
        self.gate.token_key()
    }

    /// Now.
    pub(crate) fn now(&self) -> Timestamp {
        self.engine.ports().clock.now()
    }

    /// What has happened in the scope after a revision, the oldest first.
    pub(crate) fn events(&self, after: Revision, at_most: usize) -> Page {
        self.engine.events(self.scope, after, at_most)
    }

    /// The scope's world as it is now.
    pub(crate) fn world(&self) -> World {
        self.engine.world(self.scope)
    }

    /// Decides and commits a command; the outcome is durable when this returns.
    ///
    /// # Errors
    /// The refusal, or why the write was not done.
    pub(crate) async fn decide<C>(&self, command: C) -> Result<C::Outcome, ApiError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send + 'static,
    {
        self.decide_as(command, write_error).await
    }

    /// The same, where the codes of refusals are others.
    ///
    /// # Errors
    /// What `error` makes of why the write was not done.
    pub(crate) async fn decide_as<C>(
        &self,
        command: C,
        error: fn(&WriteError) -> ApiError,
    ) -> Result<C::Outcome, ApiError>
    where
        C: Command + Send + 'static,
        C::Outcome: Send + 'static,
    {
        let (scope, task, actor) = (self.scope, self.task, self.actor.clone());
        let reply = self.engine.submit(Caller { scope, task, actor }, command);
        let outcome = reply.await.unwrap_or(Err(WriteError::Stopped));
        outcome.map_err(|failure| error(&failure))
    }

    /// Decides a command and writes nothing, as DryRun asks. There is no answer but an error: the
    /// command's refusal, or `DryRunOperation` where it would have been done.
    pub(crate) async fn rehearse<C>(&self, command: C) -> ApiError
    where
        C: Command + Send + 'static,
    {
        let would_do = "The request would have succeeded; with `DryRun` nothing was done.";
        match self.decide(Rehearsal(command)).await {
            Ok(()) => ApiError::new("DryRunOperation", would_do),
            Err(refused) => refused,
        }
    }

    /// Decides and commits a command once for each ClientToken: a repetition is answered what the
    /// first call was answered.
    ///
    /// # Errors
    /// As [`Desk::decide`]; a token of the wrong form, and one that names another call.
    pub(crate) async fn decide_once<C>(&self, command: C) -> Result<C::Outcome, ApiError>
    where
        C: Command + Send + 'static,
        C::Outcome: Repeatable + Send + 'static,
    {
        self.decide_once_as(command, write_error).await
    }

    /// The same, where the codes of refusals are others.
    ///
    /// # Errors
    /// What `error` makes of why the write was not done.
    pub(crate) async fn decide_once_as<C>(
        &self,
        command: C,
        error: fn(&WriteError) -> ApiError,
    ) -> Result<C::Outcome, ApiError>
    where
        C: Command + Send + 'static,
        C::Outcome: Repeatable + Send + 'static,
    {
        let Some(named) = &self.named else { return self.decide_as(command, error).await };
        let (token, asked) = named.read()?;
        let answered = self.decide_as(Once { token, asked, command }, error).await?;
        self.first.get_or_init(|| answered.request);
        Ok(answered.outcome)
    }

    /// The RequestId that the answer bears.
    pub(crate) fn request_id(&self) -> TaskId {
        self.first.get().copied().unwrap_or(self.task)
    }

    /// Where the region's public addresses come from. They are one account's: two that drew from the
    /// same block would be given the same addresses, and one of them the other's packets.
    ///
    /// # Errors
    /// `UnsupportedOperation` for another account.
    pub(crate) fn pool(&self) -> Result<Pool, ApiError> {
        if self.visitor.ring.has_public_addresses(self.scope.account) {
            return Ok(self.eip_block.part_of(self.scope.region));
        }
        let message = "Public addresses are the first account's alone; `--eip-pool` is one block.";
        Err(ApiError::new("UnsupportedOperation", message))
    }

    /// Where VPCs' IPv6 blocks come from.
    pub(crate) fn ipv6_pool(&self) -> Ipv6Pool {
        self.ipv6_pool
    }

    /// The number of the call's task, as the calls about elastic IPs answer it.
    pub(crate) fn task_number(&self) -> String {
        self.request_id().number().to_string()
    }

    /// The refusal of a call without a parameter that it needs.
    pub(crate) fn missing(&self, parameter: &'static str) -> ApiError {
        CommonError::MissingParameter { path: parameter.to_owned() }.to_api_error(self.language)
    }

    /// Refuses a parameter that this version does not act upon: silence would be a lie.
    ///
    /// # Errors
    /// `UnsupportedOperation` when it was given.
    pub(crate) fn refuse_if(&self, parameter: &'static str, given: bool) -> Result<(), ApiError> {
        if !given {
            return Ok(());
        }
        Err(ApiError::new(
            "UnsupportedOperation",
            format!("The parameter `{parameter}` is not supported by this version of Rehome."),
        ))
    }
}
