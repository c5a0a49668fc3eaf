//! Elastic IPs: what their actions share is how one is shown, and codes that no other action has.

use rehome_actions::vpc;
use rehome_domain::elastic_ip::{Association, Eip, Target};
use rehome_domain::ha_vip::HaVip;
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_domain::{EipId, World};
use rehome_wire::ApiError;

use super::tag::tags_of;
use crate::moment;

pub(crate) mod allocate;
pub(crate) mod associate;
pub(crate) mod describe;
pub(crate) mod disassociate;
pub(crate) mod modify_attribute;
pub(crate) mod modify_bandwidth;
pub(crate) mod modify_charge_type;
pub(crate) mod quota;
mod refusal;
pub(crate) mod release;

/// Reads an elastic IP's id.
fn eip_id(text: &str) -> Result<EipId, ApiError> {
    EipId::parse(text).map_err(|malformed| refusal::api_error(&malformed.into()))
}

/// The elastic IP that a private address has, as callers may know it: from the commit on.
pub(crate) fn bound_to(
    world: &World,
    eni: &Eni,
    private: std::net::Ipv4Addr,
) -> Option<(EipId, std::net::Ipv4Addr)> {
    let eip = world.eip_at(Target { vpc: eni.vpc, private })?;
    matches!(eip.association, Association::Bound(_)).then_some((eip.id, eip.public))
}

/// All public addresses of an ENI.
pub(crate) fn publics_of<'a>(world: &'a World, eni: &'a Eni) -> impl Iterator<Item = String> + 'a {
    let bound = |private: &std::net::Ipv4Addr| bound_to(world, eni, *private);
    eni.addresses.iter().filter_map(bound).map(|(_, public)| public.to_string())
}

/// Who holds the private address that the elastic IP is bound to.
pub(crate) fn holder<'a>(world: &'a World, eip: &Eip) -> Option<(&'a Eni, Target)> {
    let Association::Bound(target) = eip.association else {
        return None;
    };
    let eni = world.enis.get(&world.holder(target.vpc, target.private)?)?;
    Some((eni, target))
}

/// The HaVip that the elastic IP is bound to.
fn ha_vip<'a>(world: &'a World, eip: &Eip) -> Option<&'a HaVip> {
    let Association::Bound(Target { vpc, private }) = eip.association else {
        return None;
    };
    world.ha_vips.get(world.floating.get(&(vpc, private))?).map(AsRef::as_ref)
}

/// `AddressStatus`: BIND_ENI is bound to an interface that no instance holds.
fn status(eip: &Eip, floats: bool, holder: Option<&Eni>) -> &'static str {
    match &eip.association {
        Association::Unbound => "UNBIND",
        Association::Binding { .. } => "BINDING",
        Association::Undoing { .. } | Association::Unbinding { .. } => "UNBINDING",
        Association::Bound(_) if floats => "BIND",
        Association::Bound(_) => match holder.and_then(|eni| eni.placement.attachment()) {
            Some(_) => "BIND",
            None => "BIND_ENI",
        },
        Association::Releasing(_) => "OFFLINING",
    }
}

/// The elastic IP as the API shows it.
fn show(world: &World, eip: &Eip) -> vpc::Address {
    let held = holder(world, eip);
    let (eni, target) = held.map_or((None, None), |(eni, target)| (Some(eni), Some(target)));
    let floating = ha_vip(world, eip);
    let target = target.or(floating.map(HaVip::target));
    let instance = eni.and_then(|eni| eni.placement.attachment()).map(|place| place.instance);
    let bound = floating.map(|it| it.id.to_string()).or(instance.map(|id| id.to_string()));
    let kind = floating.map(|_| "HAVIP").or(eni.map(|eni| match eni.kind {
        EniKind::Primary => "CVM",
        EniKind::Secondary => "ENI",
    }));
    let text = |value: Option<String>| Some(value.unwrap_or_default());
    vpc::Address {
        address_id: Some(eip.id.to_string()),
        address_name: Some(eip.name.clone()),
        address_status: Some(status(eip, floating.is_some(), eni).to_owned()),
        address_ip: Some(eip.public.to_string()),
        instance_id: text(bound),
        created_time: Some(moment::iso(eip.created)),
        network_interface_id: text(eni.map(|eni| eni.id.to_string())),
        private_address_ip: text(target.map(|target| target.private.to_string())),
        is_arrears: Some(false),
        is_blocked: Some(false),
        is_eip_direct_connection: Some(false),
        address_type: Some(String::from("EIP")),
        cascade_release: Some(false),
        eip_alg_type: Some(vpc::AlgType { ftp: Some(false), sip: Some(false) }),
        internet_service_provider: Some(eip.provider().to_owned()),
        local_bgp: Some(false),
        bandwidth: eip.bandwidth_mbps,
        internet_charge_type: eip.charge_type.clone(),
        tag_set: Some(tags_of(world, eip.id)),
        deadline_date: None,
        instance_type: kind.map(str::to_owned),
        egress: None,
        anti_ddos_package_id: Some(String::new()),
        renew_flag: Some(String::new()),
        bandwidth_package_id: None,
        un_vpc_id: text(target.map(|target| target.vpc.to_string())),
        dedicated_cluster_id: Some(String::new()),
        eip_visible_on_eni: Some(false),
    }
}
