//! How a world keeps its records, and the indexes that follow from them.

use std::sync::Arc;

use super::World;
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
            Record::Task(task) => {
                match (&task.status, task.ended) {
                    (Status::Running, _) | (_, None) => drop(self.running.insert(task.id)),
                    (Status::Success | Status::Failed(_), Some(ended)) => {
                        self.ended.insert((ended, task.id));
                    }
                }
                self.tasks.insert(task.id, Arc::new(task));
            }
            Record::FirstAnswer(first) => {
                self.answered.insert((first.answered, first.token));
                self.answers.insert(first.token, Arc::new(first));
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
            RecordKey::Task(id) => {
                self.running.remove(&id);
                if let Some(ended) = self.tasks.remove(&id).and_then(|task| task.ended) {
                    self.ended.remove(&(ended, id));
                }
            }
            RecordKey::FirstAnswer(token) => {
                if let Some(first) = self.answers.remove(&token) {
                    self.answered.remove(&(first.answered, token));
                }
            }
        }
    }
}
