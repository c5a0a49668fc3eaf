//! Instances (CVM API): what all their actions share is how one is shown.

use rehome_actions::cvm;
use rehome_domain::World;
use rehome_domain::instance::settings::{StoppedMode, Termination};
use rehome_domain::instance::{Instance, InstanceState};
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_domain::task::Status;

use super::elastic_ip::publics_of;
use crate::moment;

pub(crate) mod adopt;
pub(crate) mod codes;
pub(crate) mod describe;
pub(crate) mod modify;
pub(crate) mod operation_limit;
pub(crate) mod power;
pub(crate) mod resize;
pub(crate) mod run;
pub(crate) mod security_groups;
pub(crate) mod status;
pub(crate) mod tags;
pub(crate) mod terminate;
pub(crate) mod unreal;
pub(crate) mod vpc_attribute;

/// The instance as the API shows it.
fn show(world: &World, instance: &Instance) -> cvm::Instance {
    let settings = &instance.settings;
    cvm::Instance {
        placement: Some(cvm::Placement {
            zone: instance.zone.to_string(),
            project_id: Some(i64::try_from(settings.project).unwrap_or(i64::MAX)),
            ..cvm::Placement::default()
        }),
        instance_id: Some(instance.id.to_string()),
        instance_type: Some(instance.size.to_string()),
        cpu: Some(i64::from(instance.size.cpu())),
        memory: Some(i64::from(instance.size.memory_gb())),
        restrict_state: Some(String::from("NORMAL")),
        instance_name: Some(instance.name.clone()),
        instance_charge_type: Some(String::from("POSTPAID_BY_HOUR")),
        private_ip_addresses: Some(addresses(world, instance)),
        public_ip_addresses: Some(publics(world, instance)),
        virtual_private_cloud: Some(cvm::VirtualPrivateCloud {
            vpc_id: instance.vpc.to_string(),
            subnet_id: instance.subnet.to_string(),
            as_vpc_gateway: Some(false),
            ..cvm::VirtualPrivateCloud::default()
        }),
        image_id: Some(instance.image.clone()),
        // No disk, no login, no bandwidth of its own: empty, and there, because Terraform's provider
        // reads their members.
        system_disk: Some(cvm::SystemDisk::default()),
        data_disks: Some(Vec::new()),
        login_settings: Some(cvm::LoginSettings {
            key_ids: Some(instance.keys.iter().map(ToString::to_string).collect()),
            ..cvm::LoginSettings::default()
        }),
        internet_accessible: Some(cvm::InternetAccessible {
            internet_max_bandwidth_out: Some(0),
            public_ip_assigned: Some(false),
            ..cvm::InternetAccessible::default()
        }),
        ipv6_addresses: Some(ipv6(world, instance)),
        host_name: Some(settings.host_name.clone()),
        disable_api_termination: Some(settings.termination == Termination::Protected),
        stop_charging_mode: Some(stop_charging_mode(instance).to_owned()),
        created_time: Some(moment::iso(instance.created)),
        security_group_ids: Some(groups_of(world, instance)),
        instance_state: Some(instance.state.name().to_owned()),
        tags: Some(tags::tags_of(world, instance.id)),
        latest_operation: Some(instance.latest.action.clone()),
        latest_operation_state: Some(operation_state(world, instance).to_owned()),
        latest_operation_error_msg: Some(operation_error(world, instance)),
        latest_operation_request_id: Some(instance.latest.task.to_string()),
        ..cvm::Instance::default()
    }
}

/// Its interfaces, the primary one first.
fn owned<'a>(world: &'a World, instance: &'a Instance) -> impl Iterator<Item = &'a Eni> {
    let enis = instance.interfaces.values().filter_map(|eni| world.enis.get(eni));
    enis.map(AsRef::as_ref)
        .filter(|eni| eni.placement.attachment().is_none_or(|place| place.instance == instance.id))
}

/// The public addresses that are bound to them.
pub(super) fn publics(world: &World, instance: &Instance) -> Vec<String> {
    owned(world, instance).flat_map(|eni| publics_of(world, eni)).collect()
}

/// Their primary addresses.
fn addresses(world: &World, instance: &Instance) -> Vec<String> {
    owned(world, instance)
        .filter_map(|eni| eni.addresses.first())
        .map(ToString::to_string)
        .collect()
}

/// The security groups of its primary interface.
fn groups_of(world: &World, instance: &Instance) -> Vec<String> {
    let primary = owned(world, instance).find(|eni| eni.kind == EniKind::Primary);
    primary.map(|eni| &eni.groups).into_iter().flatten().map(ToString::to_string).collect()
}

fn operation_state(world: &World, instance: &Instance) -> &'static str {
    let status = world.tasks.get(&instance.latest.task).map(|task| &task.status);
    match (instance.task, status) {
        (Some(_), _) => "OPERATING",
        (None, Some(Status::Failed(_))) => "FAILED",
        (None, _) if instance.state == InstanceState::LaunchFailed => "FAILED",
        (None, _) => "SUCCESS",
    }
}

/// Why the last operation failed; empty when it did not, and an hour after.
fn operation_error(world: &World, instance: &Instance) -> String {
    let status = world.tasks.get(&instance.latest.task).map(|task| &task.status);
    match status {
        Some(Status::Failed(failure)) => failure.to_string(),
        Some(Status::Running | Status::Success) | None => String::new(),
    }
}

/// The IPv6 addresses of its interfaces.
fn ipv6(world: &World, instance: &Instance) -> Vec<String> {
    owned(world, instance).flat_map(|eni| &eni.ipv6).map(ToString::to_string).collect()
}

/// `StopChargingMode`: not said of an instance that is not stopped.
fn stop_charging_mode(instance: &Instance) -> &'static str {
    if instance.state != InstanceState::Stopped {
        return "NOT_APPLICABLE";
    }
    match instance.settings.stopped_mode {
        StoppedMode::KeepCharging => "KEEP_CHARGING",
        StoppedMode::StopCharging => "STOP_CHARGING",
    }
}

/// Every private IPv4 address of its interfaces.
fn private_addresses(world: &World, instance: &Instance) -> Vec<String> {
    owned(world, instance).flat_map(|eni| &eni.addresses).map(ToString::to_string).collect()
}
