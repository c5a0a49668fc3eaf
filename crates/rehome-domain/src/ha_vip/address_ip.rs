//! HaVipAssociateAddressIp, HaVipDisassociateAddressIp (VPC API 2017-03-12): an elastic IP names a private
//! address and no holder, so that one of a HaVip is bound as any other, and follows whoever holds the HaVip.

use std::net::Ipv4Addr;

use super::HaVip;
use crate::command::{Command, Context, Decision};
use crate::elastic_ip::{Association, Eip};
use crate::ids::HaVipId;
use crate::record::Record;
use crate::refusal::{Refusal, Resource};
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The parameters of HaVipAssociateAddressIp.
#[derive(Debug, Clone, Copy)]
pub struct AssociateAddressIp {
    /// HaVipId.
    pub ha_vip: HaVipId,
    /// AddressIp: the public address of an elastic IP.
    pub address: Ipv4Addr,
}

impl Command for AssociateAddressIp {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let ha_vip = world.ha_vip(self.ha_vip)?.clone();
        let eip = world.publics.get(&self.address).and_then(|id| world.eips.get(id));
        let eip = eip.ok_or(Refusal::NotFound(Resource::PublicAddress(self.address)))?;
        eip.check_no_task()?;
        if eip.association != Association::Unbound {
            return Err(Refusal::AlreadyBound(eip.id));
        }
        if let Some(other) = world.eip_at(ha_vip.target()) {
            other.check_no_task()?;
            return Err(Refusal::HaVipHasEip { ha_vip: ha_vip.id, eip: other.id });
        }
        let records = eip.begin_binding(ha_vip.target(), context);
        // Written though it stays as it is: nobody deletes it, and no other elastic IP chooses it, at
        // the same time.
        let changes = Changes::put(records).and_put(Record::HaVip(ha_vip));
        Ok(Decision::new(changes, ()))
    }
}

/// The parameters of HaVipDisassociateAddressIp.
#[derive(Debug, Clone, Copy)]
pub struct DisassociateAddressIp {
    /// HaVipId.
    pub ha_vip: HaVipId,
}

impl Command for DisassociateAddressIp {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let ha_vip = world.ha_vip(self.ha_vip)?;
        let eip = world.eip_at(ha_vip.target()).ok_or(Refusal::HaVipHasNoEip(ha_vip.id))?;
        eip.check_no_task()?;
        let mut eip = eip.clone();
        eip.issue_epoch();
        let (task, from) = (context.task, ha_vip.target());
        let eip = eip.with(Association::Unbinding { task, from });
        let task = Task::begin(context, Job::DisassociateAddress { eip: eip.id });
        Ok(Decision::new(Changes::put([Record::Eip(eip), Record::Task(task)]), ()))
    }
}

impl HaVip {
    /// The elastic IP that is bound to it, as callers may know it: from the commit on.
    pub fn elastic_ip<'a>(&self, world: &'a World) -> Option<&'a Eip> {
        world.eip_at(self.target()).filter(|eip| matches!(eip.association, Association::Bound(_)))
    }
}
