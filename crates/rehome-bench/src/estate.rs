//! The estate that movers work on: one VPC with many instances and many interfaces.
//!
//! In: a plan and the API. Out: where each secondary interface is, and how long all of it took.
//! Invariants: the API's own limits hold (8 interfaces an instance of 16 cores, 30 instances a
//! call), so that nothing is measured that a caller could not do; every instance keeps a place free.

use std::time::Duration;

use rehome_client::Client;
use rehome_demo::{Calls, CloudError, MonotonicClock, list, text};
use serde::Serialize;
use serde_json::json;

/// Places of an instance for secondary interfaces: a size of 16 cores holds 8 with the primary one.
pub const PLACES: u32 = 7;
const SIZE: &str = "S5.4XLARGE32";
/// Instances of one call.
const CALL_INSTANCES_MAX: u32 = 30;
const STATE_POLL: Duration = Duration::from_millis(20);
const TASK_POLL: Duration = Duration::from_millis(5);

/// What is to be built.
#[derive(Debug, Clone, Serialize)]
pub struct EstatePlan {
    /// Instances.
    pub instances: u32,
    /// Interfaces, the instances' primary ones among them.
    pub interfaces: u32,
    /// Calls under way at once.
    pub parallel: u32,
    /// The zone.
    pub zone: String,
}

/// Why a plan is refused, or an estate could not be built.
#[derive(Debug, thiserror::Error)]
pub enum EstateError {
    /// The interfaces do not fit the instances.
    #[error(
        "{interfaces} interfaces do not fit {instances} instances: each has its primary one, \
         {PLACES} places more, and one of these stays free"
    )]
    Interfaces {
        /// Instances.
        instances: u32,
        /// Interfaces.
        interfaces: u32,
    },
    /// A mover needs two instances of its own at least.
    #[error("{parallel} movers need {} instances at least", parallel * 2)]
    Movers {
        /// Movers.
        parallel: u32,
    },
    /// A call failed.
    #[error(transparent)]
    Cloud(#[from] CloudError),
}

impl EstatePlan {
    /// Checks that the interfaces fit.
    ///
    /// # Errors
    /// [`EstateError`].
    pub fn check(&self) -> Result<(), EstateError> {
        let Self { instances, interfaces, parallel, .. } = *self;
        let most = u64::from(instances) * u64::from(PLACES);
        if interfaces <= instances || u64::from(interfaces) > most {
            return Err(EstateError::Interfaces { instances, interfaces });
        }
        if parallel == 0 || instances / parallel < 2 {
            return Err(EstateError::Movers { parallel });
        }
        Ok(())
    }
}

/// How long an estate took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Build {
    /// Instances.
    pub instances: u32,
    /// Interfaces, the primary ones among them.
    pub interfaces: u32,
    /// From the first call to the last SUCCESS, in milliseconds.
    pub took_ms: u64,
}

/// A secondary interface and the number of the instance that holds it.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    pub id: String,
    pub at: usize,
}

/// An estate.
#[derive(Debug)]
pub struct Estate {
    pub(crate) instances: Vec<String>,
    pub(crate) interfaces: Vec<Placed>,
    /// How long it took.
    pub build: Build,
}

struct Net {
    vpc: String,
    subnet: String,
}

impl Estate {
    /// Builds an estate: VPC, subnet, instances, and then the secondary interfaces, evenly.
    ///
    /// # Errors
    /// [`EstateError`].
    pub fn build(
        plan: &EstatePlan,
        client: &Client,
        clock: MonotonicClock,
    ) -> Result<Self, EstateError> {
        plan.check()?;
        let calls = Calls::new(client, clock).polling(TASK_POLL);
        let begin_ns = clock.now_ns();
        let net = make_net(calls, &plan.zone)?;
        let instances = run_instances(calls, plan, &net)?;
        let interfaces = attach_all(calls, plan, (&net, &instances))?;
        let took_ms = (clock.now_ns() - begin_ns) / 1_000_000;
        let build = Build { instances: plan.instances, interfaces: plan.interfaces, took_ms };
        Ok(Self { instances, interfaces, build })
    }
}

fn make_net(calls: Calls<'_>, zone: &str) -> Result<Net, CloudError> {
    let vpc = json!({"VpcName": "rehome-bench", "CidrBlock": "10.64.0.0/12"});
    let vpc = text(&calls.vpc("CreateVpc", vpc)?, "CreateVpc", "/Vpc/VpcId")?;
    let subnet = json!({
        "VpcId": vpc, "SubnetName": "rehome-bench", "CidrBlock": "10.64.0.0/16", "Zone": zone,
    });
    let answer = calls.vpc("CreateSubnet", subnet)?;
    let subnet = text(&answer, "CreateSubnet", "/Subnet/SubnetId")?;
    Ok(Net { vpc, subnet })
}

fn run_instances(
    calls: Calls<'_>,
    plan: &EstatePlan,
    net: &Net,
) -> Result<Vec<String>, CloudError> {
    let mut batches = Vec::new();
    let mut left = plan.instances;
    while left > 0 {
        let count = left.min(CALL_INSTANCES_MAX);
        let parameters = json!({
            "InstanceChargeType": "POSTPAID_BY_HOUR",
            "InstanceType": SIZE,
            "ImageId": "img-rehome",
            "InstanceCount": count,
            "InstanceName": "rehome-bench",
            "Placement": {"Zone": plan.zone},
            "VirtualPrivateCloud": {"VpcId": net.vpc, "SubnetId": net.subnet},
        });
        let answer = calls.cvm("RunInstances", parameters)?;
        let ids = list(&answer, "/InstanceIdSet").iter();
        batches.push(ids.filter_map(|id| id.as_str().map(str::to_owned)).collect::<Vec<_>>());
        left -= count;
    }
    for ids in &batches {
        wait_running(calls, ids)?;
    }
    Ok(batches.concat())
}

fn wait_running(calls: Calls<'_>, ids: &[String]) -> Result<(), CloudError> {
    calls.wait("RUNNING instances", STATE_POLL, || {
        let parameters = json!({"InstanceIds": ids, "Limit": 100});
        let answer = calls.cvm("DescribeInstances", parameters)?;
        let set = list(&answer, "/InstanceSet");
        let running = set.iter().filter(|one| one["InstanceState"] == "RUNNING").count();
        Ok((running == ids.len()).then_some(()))
    })
}

/// Makes and attaches the secondary interfaces, `parallel` at a time.
fn attach_all(
    calls: Calls<'_>,
    plan: &EstatePlan,
    (net, instances): (&Net, &[String]),
) -> Result<Vec<Placed>, CloudError> {
    let count = (plan.interfaces - plan.instances) as usize;
    let parallel = plan.parallel as usize;
    let work = |mover: usize| {
        let mine = (mover..count).step_by(parallel);
        mine.map(|number| attach(calls, net, (instances, number % instances.len())))
            .collect::<Result<Vec<_>, _>>()
    };
    let parts = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..parallel).map(|mover| scope.spawn(move || work(mover))).collect();
        let join = |thread: std::thread::ScopedJoinHandle<'_, _>| {
            thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        threads.into_iter().map(join).collect::<Result<Vec<_>, CloudError>>()
    })?;
    Ok(parts.concat())
}

fn attach(
    calls: Calls<'_>,
    net: &Net,
    (instances, at): (&[String], usize),
) -> Result<Placed, CloudError> {
    const ACTION: &str = "CreateAndAttachNetworkInterface";
    let parameters = json!({
        "VpcId": net.vpc,
        "SubnetId": net.subnet,
        "InstanceId": instances[at],
        "NetworkInterfaceName": "rehome-bench",
    });
    let answer = calls.task(ACTION, parameters)?;
    let id = text(&answer, ACTION, "/NetworkInterface/NetworkInterfaceId")?;
    Ok(Placed { id, at })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(instances: u32, interfaces: u32, parallel: u32) -> Result<(), EstateError> {
        EstatePlan { instances, interfaces, parallel, zone: String::new() }.check()
    }

    #[test]
    fn interfaces_that_do_not_fit_are_refused_just_past_the_bound() {
        assert!(plan(10, 70, 5).is_ok(), "one primary and six of seven places");
        assert!(matches!(plan(10, 71, 5), Err(EstateError::Interfaces { .. })));
        assert!(plan(10, 11, 5).is_ok());
        assert!(matches!(plan(10, 10, 5), Err(EstateError::Interfaces { .. })), "none to move");
    }

    #[test]
    fn each_mover_has_two_instances_of_its_own() {
        assert!(plan(4, 8, 2).is_ok());
        assert!(matches!(plan(3, 8, 2), Err(EstateError::Movers { .. })));
        assert!(matches!(plan(3, 8, 0), Err(EstateError::Movers { .. })));
    }
}
