//! HaVips: what their actions share is how an association is read and how a HaVip is shown.

use rehome_actions::vpc;
use rehome_domain::ha_vip::{Associate, HaVip};
use rehome_domain::refusal::{Fault, Refusal};
use rehome_domain::{EniId, HaVipId, InstanceId, Malformed, World};
use rehome_wire::ApiError;

use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

pub(crate) mod address_ip;
pub(crate) mod associate;
pub(crate) mod create;
pub(crate) mod delete;
pub(crate) mod describe;
pub(crate) mod modify;

/// Reads a HaVip's id.
fn ha_vip_id(text: &str) -> Result<HaVipId, ApiError> {
    HaVipId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// Reads who may announce one: InstanceType says what InstanceId is; without it, the id itself does.
fn associated(association: &vpc::HaVipAssociation) -> Result<Associate, ApiError> {
    let id = association.instance_id.as_str();
    let malformed = |malformed: Malformed| api_error(&malformed.into());
    let interface = || EniId::parse(id).map(Associate::Interface).map_err(malformed);
    let instance = || InstanceId::parse(id).map(Associate::Instance).map_err(malformed);
    match association.instance_type.as_deref().filter(|kind| !kind.is_empty()) {
        Some("CVM") => instance(),
        Some("ENI") => interface(),
        Some(other) => Err(api_error(&Refusal::value("InstanceType", &other, Fault::Unknown))),
        None if id.starts_with("eni-") => interface(),
        None => instance(),
    }
}

/// AVAILABLE while an interface holds it that is in an instance.
fn state(world: &World, ha_vip: &HaVip) -> &'static str {
    if ha_vip.held_by(world).is_some() { "AVAILABLE" } else { "UNBIND" }
}

/// `InstanceType` of who may announce one.
fn kind(associate: &Associate) -> &'static str {
    match associate {
        Associate::Instance(_) => "CVM",
        Associate::Interface(_) => "ENI",
    }
}

/// The public address of its elastic IP; empty without one.
fn public(world: &World, ha_vip: &HaVip) -> String {
    ha_vip.elastic_ip(world).map_or_else(String::new, |eip| eip.public.to_string())
}

/// The HaVip as the API shows it.
fn show(world: &World, ha_vip: &HaVip) -> vpc::HaVip {
    let held = ha_vip.held_by(world);
    let association = |it: &Associate| vpc::HaVipAssociation {
        instance_id: it.to_string(),
        ha_vip_id: Some(ha_vip.id.to_string()),
        instance_type: Some(kind(it).to_owned()),
    };
    vpc::HaVip {
        ha_vip_id: Some(ha_vip.id.to_string()),
        ha_vip_name: Some(ha_vip.name.clone()),
        vip: Some(ha_vip.address.to_string()),
        vpc_id: Some(ha_vip.vpc.to_string()),
        subnet_id: Some(ha_vip.subnet.to_string()),
        network_interface_id: Some(held.map_or_else(String::new, |(eni, _)| eni.to_string())),
        instance_id: Some(held.map_or_else(String::new, |(_, at)| at.instance.to_string())),
        address_ip: Some(public(world, ha_vip)),
        state: Some(String::from(state(world, ha_vip))),
        created_time: Some(moment::plain(ha_vip.created)),
        business: Some(String::new()),
        ha_vip_association_set: Some(ha_vip.associated.iter().map(association).collect()),
        check_associate: Some(ha_vip.check_associate),
        cdc_id: Some(String::new()),
        flushed_time: None,
        tag_set: Some(tags_of(world, ha_vip.id)),
    }
}
