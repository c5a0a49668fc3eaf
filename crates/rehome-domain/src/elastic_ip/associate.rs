//! AssociateAddress (VPC API 2017-03-12): the plane binds first, and then the binding is committed.
//!
//! Before the commit there is nothing to lose: nobody has been told that the address is bound, so
//! whatever the plane has done of it can be undone. The commit is the last step: from there on the
//! store says that it is bound, and the repair makes it so again whenever it is not.

use std::net::Ipv4Addr;

use super::{Association, Eip, Target};
use crate::address::DeviceIndex;
use crate::command::{Command, Context, Decision};
use crate::ids::{EipId, EniId, InstanceId};
use crate::network_interface::{Eni, MOVE_DEADLINE_MS};
use crate::record::{Record, RecordKey};
use crate::refusal::{Refusal, Resource};
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct AssociateAddress {
    /// AddressId.
    pub eip: EipId,
    /// What it is to be bound to.
    pub to: AssociateTo,
}

/// What an elastic IP is to be bound to, as the caller names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssociateTo {
    /// InstanceId: the primary address of its primary interface.
    Instance(InstanceId),
    /// NetworkInterfaceId and PrivateIpAddress.
    Address(EniId, Ipv4Addr),
}

impl Command for AssociateAddress {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        let eip = world.eip(self.eip)?;
        let (eni, private) = self.to.find(world)?;
        eip.check_no_task()?;
        match eip.association {
            Association::Unbound => {}
            Association::Bound(_)
            | Association::Binding { .. }
            | Association::Undoing { .. }
            | Association::Unbinding { .. }
            | Association::Releasing(_) => return Err(Refusal::AlreadyBound(eip.id)),
        }
        let to = Target { vpc: eni.vpc, private };
        self.check_free(world, to)?;
        eni.check_no_task()?;
        let changes = self.to.depends_on();
        let [eip, task] = eip.begin_binding(to, context);
        // The ENI is written though it stays as it is: two elastic IPs that choose one address
        // at the same time must not both pass.
        let records = [eip, Record::Eni(eni.clone()), task];
        Ok(Decision::new(records.into_iter().fold(changes, Changes::and_put), ()))
    }
}

impl Eip {
    /// The elastic IP on its way to an address, and the task that walks it.
    pub(crate) fn begin_binding(&self, to: Target, context: &Context) -> [Record; 2] {
        let mut eip = self.clone();
        eip.issue_epoch();
        let deadline = context.now.after(MOVE_DEADLINE_MS);
        let eip = eip.with(Association::Binding { task: context.task, to, deadline });
        let task = Task::begin(context, Job::AssociateAddress { eip: eip.id });
        [Record::Eip(eip), Record::Task(task)]
    }
}

impl AssociateAddress {
    fn check_free(&self, world: &World, to: Target) -> Result<(), Refusal> {
        let Some(other) = world.eip_at(to) else {
            return Ok(());
        };
        other.check_no_task()?;
        let instance = match self.to {
            AssociateTo::Instance(instance) => Some(instance),
            AssociateTo::Address(..) => None,
        };
        Err(Refusal::AddressHasEip { address: to.private, eip: other.id, instance })
    }
}

impl AssociateTo {
    fn find(self, world: &World) -> Result<(&Eni, Ipv4Addr), Refusal> {
        match self {
            Self::Instance(id) => {
                let instance = world.instance(id)?;
                instance.check_no_task()?;
                instance.check_running_or_stopped()?;
                let primary = instance.interfaces.get(&DeviceIndex::PRIMARY);
                let eni = primary.and_then(|eni| world.enis.get(eni));
                let eni = eni.ok_or(Refusal::NotFound(Resource::Instance(id)))?;
                let private = eni.addresses.first().copied();
                Ok((eni, private.expect("an ENI is never without an address")))
            }
            Self::Address(eni, address) => {
                let eni = world.eni(eni)?;
                let held = eni.addresses.contains(&address);
                held.then_some((eni, address))
                    .ok_or(Refusal::AddressNotHeld { eni: eni.id, address: address.into() })
            }
        }
    }

    /// The instance must not be terminated meanwhile.
    fn depends_on(self) -> Changes {
        match self {
            Self::Instance(id) => Changes::default().depends_on(RecordKey::Instance(id)),
            Self::Address(..) => Changes::default(),
        }
    }
}
