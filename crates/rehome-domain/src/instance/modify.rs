//! ModifyInstancesAttribute, ModifyInstancesProject (CVM API 2017-03-12).

use super::Instance;
use super::settings::{Termination, UserData};
use super::terminate::check_list;
use crate::command::{Command, Context, Decision};
use crate::ids::{InstanceId, SecurityGroupId};
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
use crate::security_group::membership::{ChangeMembership, Membership};
use crate::security_group::of_instances::primary_of;
use crate::world::{Changes, World};

/// The longest name of an instance, in bytes.
pub(super) const NAME_MAX: usize = 128;

/// The calls' parameters. What is none stays as it is.
#[derive(Debug, Clone, Default)]
pub struct ModifyInstances {
    /// InstanceIds.
    pub instances: Vec<InstanceId>,
    /// InstanceName.
    pub name: Option<String>,
    /// HostName.
    pub host_name: Option<String>,
    /// UserData in base64.
    pub user_data: Option<UserData>,
    /// DisableApiTermination.
    pub termination: Option<Termination>,
    /// ProjectId.
    pub project: Option<u64>,
    /// SecurityGroups: those that the primary interfaces have from now on.
    pub groups: Option<Vec<SecurityGroupId>>,
}

impl Command for ModifyInstances {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        check_list(&self.instances)?;
        let changed = self.instances.iter().map(|id| self.changed(world.instance(*id)?));
        let changed = changed.collect::<Result<Vec<_>, _>>()?;
        let mut changes = Changes::put(changed.into_iter().map(Record::Instance));
        if let Some(groups) = &self.groups {
            let enis = self.instances.iter().map(|id| primary_of(world, *id));
            let enis = enis.collect::<Result<_, _>>()?;
            let regroup =
                ChangeMembership { how: Membership::Replace, enis, groups: groups.clone() };
            changes.puts.extend(regroup.decide(world, context)?.changes.puts);
        }
        Ok(Decision::new(changes, ()))
    }
}

impl ModifyInstances {
    fn changed(&self, instance: &Instance) -> Result<Instance, Refusal> {
        let mut instance = instance.clone();
        if let Some(name) = &self.name {
            if name.len() > NAME_MAX {
                return Err(Refusal::value("InstanceName", name, Fault::TooLong));
            }
            instance.name.clone_from(name);
        }
        let settings = &mut instance.settings;
        settings.host_name = self.host_name.clone().unwrap_or_else(|| settings.host_name.clone());
        settings.user_data = self.user_data.clone().unwrap_or_else(|| settings.user_data.clone());
        settings.termination = self.termination.unwrap_or(settings.termination);
        settings.project = self.project.unwrap_or(settings.project);
        settings.check()?;
        instance.check_running_or_stopped()?;
        Ok(instance)
    }
}
