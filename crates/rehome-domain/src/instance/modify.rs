//! ModifyInstancesAttribute, ModifyInstancesProject (CVM API 2017-03-12).

use super::Instance;
use super::settings::{Termination, UserData};
use super::terminate::check_list;
use crate::command::{Command, Context, Decision};
use crate::ids::InstanceId;
use crate::record::Record;
use crate::refusal::{Fault, Refusal};
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
}

impl Command for ModifyInstances {
    type Outcome = ();

    fn decide(&self, world: &World, _: &mut Context) -> Result<Decision<()>, Refusal> {
        check_list(&self.instances)?;
        let changed = self.instances.iter().map(|id| self.changed(world.instance(*id)?));
        let changed = changed.collect::<Result<Vec<_>, _>>()?;
        Ok(Decision::new(Changes::put(changed.into_iter().map(Record::Instance)), ()))
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
