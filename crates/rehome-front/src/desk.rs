//! The desk: all that an action's handler is given. Its own scope's world and no other.

use std::net::Ipv4Addr;
use std::sync::OnceLock;

use rehome_domain::client_token::once::{Once, Repeatable};
use rehome_domain::command::Rehearsal;
use rehome_domain::elastic_ip::Pool;
use rehome_domain::ipv6::Ipv6Pool;
use rehome_domain::{Actor, Command, Region, Scope, TaskId, Timestamp, World};
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
    ipv6_pool: Ipv6Pool,
    dns_servers: &'a [Ipv4Addr],
    /// Whose resources, and where.
    pub(crate) scope: Scope,
    /// The language of names that are texts: regions, zones, families. Messages of errors are in both.
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
        engine: &'a Engine,
        (ipv6_pool, dns_servers): (Ipv6Pool, &'a [Ipv4Addr]),
        (caller, language): (Caller, Language),
        (visitor, gate, named): (Visitor, &'a Gate, Option<Named>),
    ) -> Self {
        let Caller { scope, task, actor } = caller;
        let first = OnceLock::new();
        Self {
            engine,
            ipv6_pool,
            dns_servers,
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

    /// Another region of the account, for a service that is the same in all of them; nothing where
    /// the regions are isolated from each other.
    pub(crate) fn at(&self, region: Region) -> Option<There<'_>> {
        let scope = Scope { region, ..self.scope };
        let there = There { engine: self.engine, scope, task: self.task, actor: &self.actor };
        self.scope.region.sees(region).then_some(there)
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
        let (engine, scope, task) = (self.engine, self.scope, self.task);
        There { engine, scope, task, actor: &self.actor }.decide_as(command, error).await
    }

    /// Decides a command and writes nothing, as DryRun asks. There is no answer but an error: the
    /// command's refusal, or `DryRunOperation` where it would have been done.
    pub(crate) async fn rehearse<C>(
        &self,
        command: C,
        error: fn(&WriteError) -> ApiError,
    ) -> ApiError
    where
        C: Command + Send + 'static,
    {
        let would_do = (
            "The request would have succeeded; with `DryRun` nothing was done.",
            "请求可以成功；指定 `DryRun` 时不做任何变更。",
        );
        match self.decide_as(Rehearsal(command), error).await {
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

    /// Where the account's public addresses in the region come from. Two accounts that drew from the same
    /// block would be given the same addresses, and one of them the other's packets.
    ///
    /// # Errors
    /// `UnsupportedOperation` for an account without a block.
    pub(crate) fn pool(&self) -> Result<Pool, ApiError> {
        if let Some(block) = self.visitor.ring.public_addresses(self.scope.account) {
            return Ok(block.part_of(self.scope.region));
        }
        let english =
            "The account has no public addresses; `rehome account eip-pool` gives it a block.";
        let chinese = "此账号没有公网地址，`rehome account eip-pool` 为其分配地址段。";
        Err(ApiError::new("UnsupportedOperation", (english, chinese)))
    }

    /// Where VPCs' IPv6 blocks come from.
    pub(crate) fn ipv6_pool(&self) -> Ipv6Pool {
        self.ipv6_pool
    }

    /// The name servers that guests are told where their VPC has none of its own.
    pub(crate) fn dns_servers(&self) -> &'a [Ipv4Addr] {
        self.dns_servers
    }

    /// The number of the call's task, as the calls about elastic IPs answer it.
    pub(crate) fn task_number(&self) -> String {
        self.request_id().number().to_string()
    }

    /// The refusal of a call without a parameter that it needs.
    pub(crate) fn missing(&self, parameter: &'static str) -> ApiError {
        CommonError::MissingParameter { path: parameter.to_owned() }.to_api_error()
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
            (
                format!("The parameter `{parameter}` is not supported by this version of Rehome."),
                format!("此版本的 Rehome 不支持参数 `{parameter}`。"),
            ),
        ))
    }
}

/// One region of the account.
pub(crate) struct There<'a> {
    engine: &'a Engine,
    /// Whose resources, and where.
    pub(crate) scope: Scope,
    task: TaskId,
    actor: &'a Actor,
}

impl There<'_> {
    /// The world there as it is now.
    pub(crate) fn world(&self) -> World {
        self.engine.world(self.scope)
    }

    /// Decides and commits a command there, as [`Desk::decide_as`].
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
}
