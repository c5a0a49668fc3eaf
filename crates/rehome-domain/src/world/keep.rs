//! How a world keeps its records, and the indexes that follow from them.

use std::sync::Arc;

use super::{SetAside, World};
use crate::record::{Record, RecordKey};
use crate::task::Status;

impl World {
    /// Takes in one record, as when a stored world is read back.
    pub fn insert(&mut self, record: Record) {
        self.remove(record.key());
        match record {
            Record::Vpc(vpc) => drop(self.vpcs.insert(vpc.id, Arc::new(vpc))),
            Record::Subnet(subnet) => drop(self.subnets.insert(subnet.id, Arc::new(subnet))),
            Record::Instance(instance) => {
                drop(self.instances.insert(instance.id, Arc::new(instance)));
            }
            Record::Eni(eni) => {
                for address in &eni.addresses {
                    self.addresses.insert((eni.vpc, *address), eni.id);
                }
                for address in &eni.ipv6 {
                    self.ipv6_addresses.insert((eni.vpc, *address), eni.id);
                }
                self.macs.insert(eni.mac, eni.id);
                for group in &eni.groups {
                    self.members.insert((*group, eni.vpc, eni.id));
                }
                self.enis.insert(eni.id, Arc::new(eni));
            }
            Record::Eip(eip) => {
                self.publics.insert(eip.public, eip.id);
                if let Some(target) = eip.association.target() {
                    self.targets.insert(target, eip.id);
                }
                self.eips.insert(eip.id, Arc::new(eip));
            }
            Record::AddressPool(pool) => self.address_pool = Some(pool),
            Record::SecurityGroup(group) => {
                drop(self.security_groups.insert(group.id, Arc::new(group)));
            }
            Record::NetworkAcl(acl) => {
                drop(self.network_acls.insert(acl.id, Arc::new(acl)));
            }
            Record::RouteTable(table) => {
                drop(self.route_tables.insert(table.id, Arc::new(table)));
            }
            Record::HaVip(ha_vip) => {
                self.floating.insert((ha_vip.vpc, ha_vip.address), ha_vip.id);
                self.ha_vips.insert(ha_vip.id, Arc::new(ha_vip));
            }
            Record::FlowLog(log) => {
                drop(self.flow_logs.insert(log.id, Arc::new(log)));
            }
            Record::ReservedIp(ip) => {
                self.set_aside.insert((ip.vpc, ip.address), SetAside::Reserved(ip.id));
                self.reserved_ips.insert(ip.id, Arc::new(ip));
            }
            Record::DhcpIp(ip) => {
                self.set_aside.insert((ip.vpc, ip.address), SetAside::Dhcp(ip.id));
                self.dhcp_ips.insert(ip.id, Arc::new(ip));
            }
            Record::Task(task) => {
                match (&task.status, task.ended) {
                    (Status::Running, _) | (_, None) => drop(self.running.insert(task.id)),
                    (Status::Success | Status::Failed(_), Some(ended)) => {
                        self.ended.insert((ended, task.id));
                    }
                }
                self.tasks.insert(task.id, Arc::new(task));
            }
        }
    }

    pub(super) fn remove(&mut self, key: RecordKey) {
        match key {
            RecordKey::Vpc(id) => drop(self.vpcs.remove(&id)),
            RecordKey::Subnet(id) => drop(self.subnets.remove(&id)),
            RecordKey::Instance(id) => drop(self.instances.remove(&id)),
            RecordKey::Eni(id) => {
                if let Some(eni) = self.enis.remove(&id) {
                    for address in &eni.addresses {
                        // Another ENI may have taken the address over in the same commit.
                        if self.addresses.get(&(eni.vpc, *address)) == Some(&id) {
                            self.addresses.remove(&(eni.vpc, *address));
                        }
                    }
                    for address in &eni.ipv6 {
                        if self.ipv6_addresses.get(&(eni.vpc, *address)) == Some(&id) {
                            self.ipv6_addresses.remove(&(eni.vpc, *address));
                        }
                    }
                    self.macs.remove(&eni.mac);
                    for group in &eni.groups {
                        self.members.remove(&(*group, eni.vpc, id));
                    }
                }
            }
            RecordKey::Eip(id) => {
                if let Some(eip) = self.eips.remove(&id) {
                    self.publics.remove(&eip.public);
                    if let Some(target) = eip.association.target() {
                        self.targets.remove(&target);
                    }
                }
            }
            RecordKey::AddressPool => self.address_pool = None,
            RecordKey::SecurityGroup(id) => drop(self.security_groups.remove(&id)),
            RecordKey::NetworkAcl(id) => drop(self.network_acls.remove(&id)),
            RecordKey::RouteTable(id) => drop(self.route_tables.remove(&id)),
            RecordKey::HaVip(id) => {
                if let Some(ha_vip) = self.ha_vips.remove(&id) {
                    self.floating.remove(&(ha_vip.vpc, ha_vip.address));
                }
            }
            RecordKey::FlowLog(id) => drop(self.flow_logs.remove(&id)),
            RecordKey::ReservedIp(id) => {
                if let Some(ip) = self.reserved_ips.remove(&id) {
                    self.set_aside.remove(&(ip.vpc, ip.address));
                }
            }
            RecordKey::DhcpIp(id) => {
                if let Some(ip) = self.dhcp_ips.remove(&id) {
                    self.set_aside.remove(&(ip.vpc, ip.address));
                }
            }
            RecordKey::Task(id) => {
                self.running.remove(&id);
                if let Some(ended) = self.tasks.remove(&id).and_then(|task| task.ended) {
                    self.ended.remove(&(ended, id));
                }
            }
        }
    }
}
