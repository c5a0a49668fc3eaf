//! AllocateAddresses (VPC API 2017-03-12): the plane has nothing to do, so its task has ended
//! when the answer leaves.

use super::modify_bandwidth::check_bandwidth;
use super::{Association, ELASTIC_IPS_MAX, Eip, PROVIDERS, Pool, check_name, check_one_of};
use crate::command::{Command, Context, Decision};
use crate::ids::EipId;
use crate::migration::Epoch;
use crate::record::Record;
use crate::refusal::{Fault, Limit, Refusal};
use crate::task::{Job, Status, Task};
use crate::world::{Changes, World};

/// InternetChargeType. Source: AllocateAddresses.
const CHARGE_TYPES: [&str; 4] = [
    "BANDWIDTH_PACKAGE",
    "BANDWIDTH_POSTPAID_BY_HOUR",
    "BANDWIDTH_PREPAID_BY_MONTH",
    "TRAFFIC_POSTPAID_BY_HOUR",
];

/// The call's parameters.
#[derive(Debug, Clone)]
pub struct AllocateAddresses {
    /// Where the addresses come from.
    pub pool: Pool,
    /// AddressCount.
    pub count: u64,
    /// AddressName.
    pub name: String,
    /// InternetChargeType. Kept and shown, no more.
    pub charge_type: Option<String>,
    /// InternetServiceProvider. Kept and shown, no more.
    pub provider: Option<String>,
    /// InternetMaxBandwidthOut in Mbit/s. Without it there is no limit.
    pub bandwidth_mbps: Option<u64>,
}

impl Command for AllocateAddresses {
    type Outcome = Vec<EipId>;

    fn decide(
        &self,
        world: &World,
        context: &mut Context,
    ) -> Result<Decision<Vec<EipId>>, Refusal> {
        if !(1..=ELASTIC_IPS_MAX).contains(&self.count) {
            return Err(Refusal::value("AddressCount", &self.count, Fault::Range));
        }
        check_name(&self.name)?;
        if let Some(asked) = &self.charge_type {
            check_one_of("InternetChargeType", &CHARGE_TYPES, asked)?;
        }
        if let Some(asked) = &self.provider {
            check_one_of("InternetServiceProvider", &PROVIDERS, asked)?;
        }
        self.bandwidth_mbps.map(check_bandwidth).transpose()?;
        let mut pool = world.address_pool.unwrap_or_default();
        if pool.used + self.count > ELASTIC_IPS_MAX {
            let (limit, at_most) = (Limit::ElasticIps, ELASTIC_IPS_MAX);
            return Err(Refusal::LimitExceeded { limit, at_most });
        }
        let mut next = world.clone();
        let mut changes = Changes::default();
        let mut made = Vec::new();
        for _ in 0..self.count {
            let taken = |w: &World, id: &EipId| w.eips.contains_key(id);
            let eip = Eip {
                id: next.fresh(&mut context.entropy, EipId::draw, taken),
                name: self.name.clone(),
                public: pool.take(&next, &self.pool)?,
                charge_type: self.charge_type.clone(),
                provider: self.provider.clone(),
                bandwidth_mbps: self.bandwidth_mbps,
                association: Association::Unbound,
                issued: Epoch::default(),
                created: context.now,
            };
            next.insert(Record::Eip(eip.clone()));
            made.push(eip.id);
            changes = changes.and_put(Record::Eip(eip));
        }
        let task = Task::begin(context, Job::AllocateAddresses { eips: made.clone() });
        let changes = changes
            .and_put(Record::AddressPool(pool))
            .and_put(Record::Task(task.end(Status::Success, context.now)));
        Ok(Decision::new(changes, made))
    }
}
