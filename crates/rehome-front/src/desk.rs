//! The desk: all that an action's handler is given. Its own scope's world and no other.

use std::net::Ipv4Addr;

use rehome_domain::elastic_ip::{Pool, PoolBlock};
use rehome_domain::ipv6::Ipv6Pool;
use rehome_domain::refusal::Refusal;
use rehome_domain::{Actor, Command, Scope, TaskId, World};
use rehome_engine::journal::Page;
use rehome_engine::{Caller, Engine, WriteError};
use rehome_ports::store::Revision;
use rehome_wire::{ApiError, CommonError, Language};

use crate::refusal::{api_error, write_error};

/// Ids that one Describe call may name.
const IDS_MAX: usize = 100;

/// What a handler works with.
pub(crate) struct Desk<'a> {
    engine: &'a Engine,
    eip_block: PoolBlock,
    ipv6_pool: Ipv6Pool,
    dns_servers: &'a [Ipv4Addr],
    /// Whose resources, and where.
    pub(crate) scope: Scope,
    /// The language of messages.
    pub(crate) language: Language,
    task: TaskId,
    actor: Actor,
}

impl<'a> Desk<'a> {
    /// The desk of one admitted call.
    pub(crate) fn new(
        (engine, eip_block, ipv6_pool): (&'a Engine, PoolBlock, Ipv6Pool),
        dns_servers: &'a [Ipv4Addr],
        (caller, language): (Caller, Language),
    ) -> Self {
        let Caller { scope, task, actor } = caller;
        Self { engine, eip_block, ipv6_pool, dns_servers, scope, language, task, actor }
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

    /// Where the region's public addresses come from.
    pub(crate) fn pool(&self) -> Pool {
        self.eip_block.part_of(self.scope.region)
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
        self.task.number().to_string()
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

    /// Refuses a ClientToken: this version would not recognise its replay.
    ///
    /// # Errors
    /// `UnsupportedOperation` when one was given.
    pub(crate) fn refuse_token(&self, token: Option<&str>) -> Result<(), ApiError> {
        self.refuse_if("ClientToken", token.is_some_and(|token| !token.is_empty()))
    }

    /// Refuses ids together with filters, and too many ids.
    ///
    /// # Errors
    /// `InvalidParameter.Coexist`, `InvalidParameterValue.LimitExceeded`.
    pub(crate) fn check_ids_or_filters(
        &self,
        (parameter, ids): (&'static str, &[String]),
        filtered: bool,
    ) -> Result<(), ApiError> {
        if !ids.is_empty() && filtered {
            return Err(api_error(&Refusal::Coexist { first: parameter, second: "Filters" }));
        }
        if ids.len() > IDS_MAX {
            let limit = rehome_domain::refusal::Limit::ValuesInCall;
            return Err(api_error(&Refusal::LimitExceeded { limit, at_most: IDS_MAX as u64 }));
        }
        Ok(())
    }
}
