//! How a world keeps its records, and the indexes that follow from them.

use std::sync::Arc;

use super::index::stands_alike;
use super::{SetAside, World};
use crate::ids::EniId;
use crate::network_interface::Eni;
use crate::record::{Record, RecordKey};
use crate::task::Status;

impl World {
    /// Takes in one record, as when a stored world is read back.
    #[allow(clippy::too_many_lines, reason = "a table: one arm for each kind of record")]
    pub fn insert(&mut self, record: Record) {
        let stands = matches!(&record, Record::Eni(eni) if self.stands(eni));
        if !stands {
            self.remove(record.key());
        }
        match record {
            Record::Vpc(vpc) => drop(self.vpcs.insert(vpc.id, Arc::new(vpc))),
            Record::Subnet(subnet) => {
                self.index.add_subnet(&subnet);
                self.subnets.insert(subnet.id, Arc::new(subnet));
            }
            Record::Instance(instance) => {
                self.index.add_instance(&instance);
                drop(self.instances.insert(instance.id, Arc::new(instance)));
            }
            Record::Eni(eni) if stands => drop(self.enis.insert(eni.id, Arc::new(eni))),
            Record::Eni(eni) => self.insert_eni(eni),
            Record::Eip(eip) => {
                self.index.add_eip(&eip);
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
                self.index.add_acl(&acl);
                drop(self.network_acls.insert(acl.id, Arc::new(acl)));
            }
            Record::RouteTable(table) => {
                self.index.add_table(&table);
                drop(self.route_tables.insert(table.id, Arc::new(table)));
            }
            Record::HaVip(ha_vip) => {
                self.index.add_ha_vip(&ha_vip);
                self.floating.insert((ha_vip.vpc, ha_vip.address), ha_vip.id);
                self.ha_vips.insert(ha_vip.id, Arc::new(ha_vip));
            }
            Record::FlowLog(log) => {
                self.index.add_log(&log);
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
            Record::Tags(tags) => {
                self.index.tags.add_tags(&tags);
                drop(self.tags.insert(tags.resource, Arc::new(tags)));
            }
            Record::Tag(tag) => {
                self.index.tags.add_created(&tag);
                drop(self.created_tags.insert(tag.id, Arc::new(tag)));
            }
            Record::KeyPair(pair) => drop(self.key_pairs.insert(pair.id, Arc::new(pair))),
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

    #[allow(clippy::too_many_lines, reason = "a table: one arm for each kind of record")]
    pub(super) fn remove(&mut self, key: RecordKey) {
        match key {
            RecordKey::Vpc(id) => drop(self.vpcs.remove(&id)),
            RecordKey::Subnet(id) => {
                let gone = self.subnets.remove(&id);
                gone.iter().for_each(|subnet| self.index.drop_subnet(subnet));
            }
            RecordKey::Instance(id) => {
                let gone = self.instances.remove(&id);
                gone.iter().for_each(|instance| self.index.drop_instance(instance));
            }
            RecordKey::Eni(id) => self.remove_eni(id),
            RecordKey::Eip(id) => {
                if let Some(eip) = self.eips.remove(&id) {
                    self.index.drop_eip(&eip);
                    self.publics.remove(&eip.public);
                    if let Some(target) = eip.association.target() {
                        self.targets.remove(&target);
                    }
                }
            }
            RecordKey::AddressPool => self.address_pool = None,
            RecordKey::SecurityGroup(id) => drop(self.security_groups.remove(&id)),
            RecordKey::NetworkAcl(id) => {
                let gone = self.network_acls.remove(&id);
                gone.iter().for_each(|acl| self.index.drop_acl(acl));
            }
            RecordKey::RouteTable(id) => {
                let gone = self.route_tables.remove(&id);
                gone.iter().for_each(|table| self.index.drop_table(table));
            }
            RecordKey::HaVip(id) => {
                if let Some(ha_vip) = self.ha_vips.remove(&id) {
                    self.index.drop_ha_vip(&ha_vip);
                    self.floating.remove(&(ha_vip.vpc, ha_vip.address));
                }
            }
            RecordKey::FlowLog(id) => {
                let gone = self.flow_logs.remove(&id);
                gone.iter().for_each(|log| self.index.drop_log(log));
            }
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
            RecordKey::Tags(resource) => {
                let gone = self.tags.remove(&resource);
                gone.iter().for_each(|tags| self.index.tags.drop_tags(tags));
            }
            RecordKey::Tag(id) => {
                let gone = self.created_tags.remove(&id);
                gone.iter().for_each(|tag| self.index.tags.drop_created(tag));
            }
            RecordKey::KeyPair(id) => drop(self.key_pairs.remove(&id)),
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

    /// Whether this interface is there already, and no index would change with it.
    fn stands(&self, eni: &Eni) -> bool {
        self.enis.get(&eni.id).is_some_and(|old| stands_alike(old, eni))
    }

    fn insert_eni(&mut self, eni: Eni) {
        self.index.add_eni(&eni);
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

    fn remove_eni(&mut self, id: EniId) {
        let Some(eni) = self.enis.remove(&id) else { return };
        self.index.drop_eni(&eni);
        for address in &eni.addresses {
            // Another ENI may have taken the address over in the same commit.
            if self.addresses.get(&(eni.vpc, *address)) == Some(&id) {
                self.addresses.remove(&(eni.vpc, *address));
                self.index.drop_address(eni.vpc, *address);
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
