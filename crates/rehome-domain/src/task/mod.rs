//! Tasks: what an accepted call still has to do, and how it ended.
//!
//! A task's id is the RequestId of its call; callers ask for it with DescribeVpcTaskResult.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

use crate::command::Context;
use crate::ids::{DhcpIpId, EipId, EniId, HaVipId, InstanceId, SubnetId, TaskId, VpcId};
use crate::instance::Power;
use crate::plane::Gateway;
use crate::time::Timestamp;

pub mod expire;

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// The RequestId of the call that began it.
    pub id: TaskId,
    /// What it does.
    pub job: Job,
    /// How it stands.
    pub status: Status,
    /// When it began.
    pub created: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
}

/// What a task does. Its progress stands in the resources that it names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Job {
    /// Makes an ENI usable.
    CreateInterface {
        /// Which.
        eni: EniId,
    },
    /// Walks an ENI's move: attach, detach or migrate.
    MoveInterface {
        /// Which.
        eni: EniId,
    },
    /// Makes an ENI and attaches it: both or neither.
    CreateAndAttachInterface {
        /// Which.
        eni: EniId,
    },
    /// Hands a secondary address over from one ENI to another.
    MigrateAddress {
        /// The ENI that gives it.
        from: EniId,
        /// The ENI that takes it.
        to: EniId,
    },
    /// Lets the plane follow what an ENI has got.
    AssignAddresses {
        /// Which.
        eni: EniId,
        /// The addresses; none in what an older version stored.
        #[serde(default)]
        addresses: Vec<IpAddr>,
    },
    /// Lets the plane follow what an ENI has lost.
    UnassignAddresses {
        /// Which.
        eni: EniId,
        /// The addresses; none in what an older version stored.
        #[serde(default)]
        addresses: Vec<IpAddr>,
    },
    /// Deletes an ENI.
    DeleteInterface {
        /// Which.
        eni: EniId,
    },
    /// Makes an instance and attaches its primary ENI.
    LaunchInstance {
        /// Which.
        instance: InstanceId,
        /// Its primary ENI.
        eni: EniId,
    },
    /// Detaches every ENI of an instance and removes it.
    TerminateInstance {
        /// Which.
        instance: InstanceId,
    },
    /// Starts, stops or reboots an instance.
    ChangePower {
        /// Which.
        instance: InstanceId,
        /// What is done.
        power: Power,
    },
    /// Makes elastic IPs.
    AllocateAddresses {
        /// Which.
        eips: Vec<EipId>,
    },
    /// Changes how much elastic IPs carry.
    ModifyAddressesBandwidth {
        /// Which.
        eips: Vec<EipId>,
    },
    /// Binds an elastic IP.
    AssociateAddress {
        /// Which.
        eip: EipId,
    },
    /// Unbinds an elastic IP.
    DisassociateAddress {
        /// Which.
        eip: EipId,
    },
    /// Gives elastic IPs back.
    ReleaseAddresses {
        /// Which.
        eips: Vec<EipId>,
    },
    /// Deletes a HaVip.
    DeleteHaVip {
        /// Which.
        ha_vip: HaVipId,
    },
    /// Deletes a DHCP IP.
    DeleteDhcpIp {
        /// Which.
        dhcp_ip: DhcpIpId,
    },
    /// Removes a deleted VPC from the plane.
    RemoveVpc {
        /// Which.
        vpc: VpcId,
    },
    /// Removes a deleted subnet's gateway from the plane.
    RemoveSubnet {
        /// Which.
        subnet: SubnetId,
        /// Its gateway.
        gateway: Gateway,
    },
}

impl Job {
    /// The resource that DescribeVpcTaskResult names in its Result.
    pub fn resource(&self) -> String {
        match self {
            Self::CreateInterface { eni }
            | Self::MoveInterface { eni }
            | Self::CreateAndAttachInterface { eni }
            | Self::MigrateAddress { to: eni, .. }
            | Self::AssignAddresses { eni, .. }
            | Self::UnassignAddresses { eni, .. }
            | Self::DeleteInterface { eni } => eni.to_string(),
            Self::LaunchInstance { instance, .. }
            | Self::TerminateInstance { instance }
            | Self::ChangePower { instance, .. } => instance.to_string(),
            Self::AssociateAddress { eip } | Self::DisassociateAddress { eip } => eip.to_string(),
            Self::AllocateAddresses { eips }
            | Self::ModifyAddressesBandwidth { eips }
            | Self::ReleaseAddresses { eips } => {
                eips.first().map_or_else(String::new, ToString::to_string)
            }
            Self::DeleteHaVip { ha_vip } => ha_vip.to_string(),
            Self::DeleteDhcpIp { dhcp_ip } => dhcp_ip.to_string(),
            Self::RemoveVpc { vpc } => vpc.to_string(),
            Self::RemoveSubnet { subnet, .. } => subnet.to_string(),
        }
    }
}

impl Job {
    /// Whether callers know the task by a number, and ask for it with DescribeTaskResult.
    pub fn is_about_elastic_ips(&self) -> bool {
        match self {
            Self::AllocateAddresses { .. }
            | Self::ModifyAddressesBandwidth { .. }
            | Self::AssociateAddress { .. }
            | Self::DisassociateAddress { .. }
            | Self::ReleaseAddresses { .. } => true,
            Self::CreateInterface { .. }
            | Self::MoveInterface { .. }
            | Self::CreateAndAttachInterface { .. }
            | Self::MigrateAddress { .. }
            | Self::AssignAddresses { .. }
            | Self::UnassignAddresses { .. }
            | Self::DeleteInterface { .. }
            | Self::LaunchInstance { .. }
            | Self::TerminateInstance { .. }
            | Self::ChangePower { .. }
            | Self::DeleteHaVip { .. }
            | Self::DeleteDhcpIp { .. }
            | Self::RemoveVpc { .. }
            | Self::RemoveSubnet { .. } => false,
        }
    }
}

/// How a task stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Not ended.
    Running,
    /// Ended well.
    Success,
    /// Ended; the failure says whether anything was changed.
    Failed(Failure),
}

/// Why a task failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// It was not done by its deadline.
    Deadline,
    /// The plane could not do a step; the text says which and why.
    Plane(String),
    /// What was decided stands, and the plane does not follow yet; the text says why. The repair
    /// goes on.
    Unfollowed(String),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Deadline => f.write_str("not done by its deadline; nothing was changed"),
            Self::Plane(reason) => write!(f, "{reason}; nothing was changed"),
            Self::Unfollowed(reason) => write!(
                f,
                "{reason}; the change is committed and stands, the data plane has not followed \
                 yet and is repaired until it does"
            ),
        }
    }
}

impl Task {
    /// A task that begins now.
    pub fn begin(context: &Context, job: Job) -> Self {
        let (id, created) = (context.task, context.now);
        Self { id, job, status: Status::Running, created, ended: None }
    }

    /// The task, ended.
    #[must_use]
    pub fn end(&self, status: Status, now: Timestamp) -> Self {
        Self { status, ended: Some(now), ..self.clone() }
    }
}
