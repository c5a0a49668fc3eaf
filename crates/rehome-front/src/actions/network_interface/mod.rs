//! Network interfaces: what all their actions share is how one is shown.

use rehome_actions::vpc;
use rehome_domain::migration::{Attachment, Migration, Phase, Placement, Route};
use rehome_domain::network_interface::{Eni, EniKind};
use rehome_domain::{AccountId, EniId, InstanceId, World};
use rehome_wire::ApiError;

use self::addresses::{Standing, primary_state};
use super::tag::tags_of;
use crate::moment;
use crate::refusal::api_error;

mod addresses;
pub(crate) mod assign_private_ip_addresses;
pub(crate) mod attach;
pub(crate) mod create;
pub(crate) mod create_and_attach;
pub(crate) mod delete;
pub(crate) mod describe;
pub(crate) mod detach;
pub(crate) mod limit;
pub(crate) mod migrate;
pub(crate) mod migrate_private_ip_address;
pub(crate) mod modify;
pub(crate) mod modify_addresses;
pub(crate) mod modify_qos;
mod new;
pub(super) mod refusal;
pub(crate) mod unassign_private_ip_addresses;

/// Reads an ENI's id.
pub(crate) fn eni_id(text: &str) -> Result<EniId, ApiError> {
    EniId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// Reads an instance's id.
pub(crate) fn instance_id(text: &str) -> Result<InstanceId, ApiError> {
    InstanceId::parse(text).map_err(|malformed| api_error(&malformed.into()))
}

/// `State`: an attached ENI is AVAILABLE; a migration is DETACHING before its commit and
/// ATTACHING after it (DESIGN section 5).
fn state(eni: &Eni) -> &'static str {
    match &eni.placement {
        Placement::Pending(_) => "PENDING",
        Placement::Free | Placement::On(_) => "AVAILABLE",
        Placement::Deleting(_) => "DELETING",
        // It comes and goes with its instance, and is never on its way to another.
        Placement::Moving(migration) if eni.kind == EniKind::Primary => {
            primary_state(&migration.route)
        }
        Placement::Moving(migration) => moving_state(migration),
    }
}

fn moving_state(migration: &Migration) -> &'static str {
    match (&migration.route, &migration.phase) {
        (Route::Attach { .. }, Phase::Preparing { .. } | Phase::Committed) => "ATTACHING",
        (Route::Attach { .. }, Phase::Undoing { .. }) => "DETACHING",
        (Route::Detach { .. }, _) => "DETACHING",
        (Route::Migrate { .. }, Phase::Preparing { .. } | Phase::Undoing { .. }) => "DETACHING",
        (Route::Migrate { .. }, Phase::Committed) => "ATTACHING",
    }
}

/// `NetworkInterfaceState`: as `State`, but INUSE while attached and at rest.
fn interface_state(eni: &Eni) -> &'static str {
    match &eni.placement {
        Placement::On(_) => "INUSE",
        Placement::Pending(_) | Placement::Free | Placement::Deleting(_) | Placement::Moving(_) => {
            state(eni)
        }
    }
}

/// The ENI as the API shows it.
pub(crate) fn show(world: &World, eni: &Eni, account: AccountId) -> vpc::NetworkInterface {
    let pending = matches!(eni.placement, Placement::Pending(_));
    // The API shows the groups once the interface is made.
    let groups = if pending { &[] } else { eni.groups.as_slice() };
    let standing = Standing::of(world, eni);
    vpc::NetworkInterface {
        network_interface_id: Some(eni.id.to_string()),
        network_interface_name: Some(eni.name.clone()),
        network_interface_description: Some(eni.description.clone()),
        subnet_id: Some(eni.subnet.to_string()),
        vpc_id: Some(eni.vpc.to_string()),
        group_set: Some(groups.iter().map(ToString::to_string).collect()),
        primary: Some(eni.kind == EniKind::Primary),
        mac_address: Some(eni.mac.to_string()),
        state: Some(state(eni).to_owned()),
        network_interface_state: Some(interface_state(eni).to_owned()),
        private_ip_address_set: Some(standing.ipv4(world)),
        attachment: eni.placement.attachment().map(|place| attachment(place, account)),
        zone: Some(eni.zone.to_string()),
        created_time: Some(moment::plain(eni.created)),
        ipv6_address_set: Some(standing.ipv6()),
        tag_set: Some(tags_of(world, eni.id)),
        eni_type: Some(u64::from(eni.kind == EniKind::Primary)),
        business: Some(String::from("cvm")),
        cdc_id: Some(String::new()),
        attach_type: Some(0),
        resource_id: Some(String::new()),
        qos_level: Some(eni.qos.name().to_owned()),
        ipv6_addresses: Some(standing.ipv6()),
        ipv6_address_count: Some(eni.ipv6.len() as u64),
    }
}

/// An ENI's place as the API shows it.
pub(crate) fn attachment(
    place: &Attachment,
    account: AccountId,
) -> vpc::NetworkInterfaceAttachment {
    vpc::NetworkInterfaceAttachment {
        device_index: Some(u64::from(place.device_index.0)),
        instance_account_id: Some(account.to_string()),
        attach_time: Some(moment::plain(place.since)),
        instance_id: Some(place.instance.to_string()),
    }
}
