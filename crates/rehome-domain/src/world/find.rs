//! What a world finds by its id, and how it refuses an id that it does not know.

use std::sync::Arc;

use super::World;
use crate::dhcp_ip::DhcpIp;
use crate::elastic_ip::Eip;
use crate::flow_log::FlowLog;
use crate::ha_vip::HaVip;
use crate::ids::{
    DhcpIpId, EipId, EniId, FlowLogId, HaVipId, InstanceId, KeyPairId, NetworkAclId, ReservedIpId,
    RouteTableId, SecurityGroupId, SubnetId, TaskId, VpcId,
};
use crate::instance::Instance;
use crate::key_pair::KeyPair;
use crate::network_acl::NetworkAcl;
use crate::network_interface::Eni;
use crate::refusal::{Refusal, Resource};
use crate::reserved_ip::ReservedIp;
use crate::route_table::RouteTable;
use crate::security_group::SecurityGroup;
use crate::subnet::Subnet;
use crate::task::Task;
use crate::vpc::Vpc;

impl World {
    /// The VPC of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn vpc(&self, id: VpcId) -> Result<&Vpc, Refusal> {
        let found = self.vpcs.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Vpc(id)))
    }

    /// The subnet of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn subnet(&self, id: SubnetId) -> Result<&Subnet, Refusal> {
        let found = self.subnets.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Subnet(id)))
    }

    /// The instance of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn instance(&self, id: InstanceId) -> Result<&Instance, Refusal> {
        let found = self.instances.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Instance(id)))
    }

    /// Whether the interfaces of this instance neither send nor receive.
    pub fn is_dark(&self, id: InstanceId) -> bool {
        self.instances.get(&id).is_some_and(|instance| instance.state.is_dark())
    }

    /// The ENI of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn eni(&self, id: EniId) -> Result<&Eni, Refusal> {
        let found = self.enis.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Eni(id)))
    }

    /// The elastic IP of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn eip(&self, id: EipId) -> Result<&Eip, Refusal> {
        let found = self.eips.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Eip(id)))
    }

    /// The security group of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn security_group(&self, id: SecurityGroupId) -> Result<&SecurityGroup, Refusal> {
        let found = self.security_groups.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::SecurityGroup(id)))
    }

    /// The network ACL of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn network_acl(&self, id: NetworkAclId) -> Result<&NetworkAcl, Refusal> {
        let found = self.network_acls.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::NetworkAcl(id)))
    }

    /// The route table of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn route_table(&self, id: RouteTableId) -> Result<&RouteTable, Refusal> {
        let found = self.route_tables.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::RouteTable(id)))
    }

    /// The HaVip of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn ha_vip(&self, id: HaVipId) -> Result<&HaVip, Refusal> {
        let found = self.ha_vips.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::HaVip(id)))
    }

    /// The reserved address of that id in a VPC.
    ///
    /// # Errors
    /// [`Refusal::NotFound`], also for one of another VPC.
    pub fn reserved_ip(&self, id: ReservedIpId, vpc: VpcId) -> Result<&ReservedIp, Refusal> {
        let found = self.reserved_ips.get(&id).map(Arc::as_ref).filter(|ip| ip.vpc == vpc);
        found.ok_or(Refusal::NotFound(Resource::ReservedIp(id)))
    }

    /// The DHCP IP of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn dhcp_ip(&self, id: DhcpIpId) -> Result<&DhcpIp, Refusal> {
        let found = self.dhcp_ips.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::DhcpIp(id)))
    }

    /// The flow log of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn flow_log(&self, id: FlowLogId) -> Result<&FlowLog, Refusal> {
        let found = self.flow_logs.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::FlowLog(id)))
    }

    /// The same, refused as not there when it is in another VPC than the one that was named.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn flow_log_in(&self, id: FlowLogId, vpc: Option<VpcId>) -> Result<&FlowLog, Refusal> {
        let log = self.flow_log(id)?;
        let same = vpc.is_none_or(|vpc| vpc == log.vpc);
        same.then_some(log).ok_or(Refusal::NotFound(Resource::FlowLog(id)))
    }

    /// The key pair of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn key_pair(&self, id: KeyPairId) -> Result<&KeyPair, Refusal> {
        let found = self.key_pairs.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::KeyPair(id)))
    }

    /// The task of that number that is about elastic IPs.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn task_by_number(&self, number: u64) -> Result<&Task, Refusal> {
        let found = TaskId::of_number(number).and_then(|(lowest, highest)| {
            let mut tasks = self.tasks.range(lowest..=highest).map(|(_, task)| task.as_ref());
            tasks.find(|task| task.job.is_about_elastic_ips())
        });
        found.ok_or(Refusal::NotFound(Resource::TaskNumber(number)))
    }

    /// The task of that id.
    ///
    /// # Errors
    /// [`Refusal::NotFound`].
    pub fn task(&self, id: TaskId) -> Result<&Task, Refusal> {
        let found = self.tasks.get(&id).map(Arc::as_ref);
        found.ok_or(Refusal::NotFound(Resource::Task(id)))
    }
}
