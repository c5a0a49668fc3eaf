//! ReleaseAddresses (VPC API 2017-03-12): only what is not bound, all of the list or nothing.

use super::{Association, ELASTIC_IPS_MAX};
use crate::command::{Command, Context, Decision};
use crate::ids::EipId;
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::task::{Job, Task};
use crate::world::{Changes, World};

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct ReleaseAddresses {
    /// AddressIds.
    pub eips: Vec<EipId>,
}

impl Command for ReleaseAddresses {
    type Outcome = ();

    fn decide(&self, world: &World, context: &mut Context) -> Result<Decision<()>, Refusal> {
        check_list(&self.eips)?;
        for id in &self.eips {
            world.eip(*id)?;
        }
        let mut changes = Changes::default();
        for id in &self.eips {
            let mut eip = world.eip(*id)?.clone();
            eip.check_no_task()?;
            if let Association::Bound(_) = eip.association {
                return Err(Refusal::StillBound(eip.id));
            }
            eip.association = Association::Releasing(context.task);
            changes = changes.and_put(Record::Eip(eip));
        }
        let task = Task::begin(context, Job::ReleaseAddresses { eips: self.eips.clone() });
        Ok(Decision::new(changes.and_put(Record::Task(task)), ()))
    }
}

/// Refuses a list that is empty, too long, or names one twice.
pub(super) fn check_list(eips: &[EipId]) -> Result<(), Refusal> {
    if eips.is_empty() {
        return Err(Refusal::Missing("AddressIds"));
    }
    if eips.len() as u64 > ELASTIC_IPS_MAX {
        let (limit, at_most) = (Limit::ValuesInCall, ELASTIC_IPS_MAX);
        return Err(Refusal::LimitExceeded { limit, at_most });
    }
    let mut sorted = eips.to_vec();
    sorted.sort_unstable();
    match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(Refusal::value("AddressIds", &pair[0], Fault::Duplicate)),
        None => Ok(()),
    }
}
