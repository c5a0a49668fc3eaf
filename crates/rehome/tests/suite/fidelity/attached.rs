//! Questions about interfaces on instances: attached, detached, moved.

use std::collections::BTreeSet;

use serde_json::json;

use super::{address, pair};
use crate::cloud::{Cloud, ZONE, call, migration, subnet, text};
use crate::server::{Server, until};

pub(super) fn nowhere(_: &Server, cloud: &Cloud) {
    let given = pair(&cloud.interface(1), "ins-00000000");
    cloud.is_refused("AttachNetworkInterface", given, "ResourceNotFound");
}

pub(super) fn twice(_: &Server, cloud: &Cloud) {
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let code = "UnsupportedOperation.AttachmentAlreadyExists";
    for instance in &instances {
        cloud.is_refused("AttachNetworkInterface", pair(&eni, instance), code);
    }
}

pub(super) fn index(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let enis = [(); 3].map(|()| cloud.interface(1));
    let mut given = pair(&enis[0], &instance);
    given["DeviceIndex"] = json!(0);
    cloud.is_refused("AttachNetworkInterface", given, "UnknownParameter");
    // All at once: each gets a place of its own.
    std::thread::scope(|scope| {
        for eni in &enis {
            scope.spawn(|| {
                let taken = || call(&cloud.client, "AttachNetworkInterface", pair(eni, &instance));
                until("the interface is attached", || taken().is_ok().then_some(()));
                until("it is there", || {
                    cloud.interface_of(eni)["Attachment"]["DeviceIndex"].is_u64().then_some(())
                });
            });
        }
    });
    let places =
        enis.iter().map(|eni| cloud.interface_of(eni)["Attachment"]["DeviceIndex"].as_u64());
    assert_eq!(places.collect::<BTreeSet<_>>(), BTreeSet::from([Some(1), Some(2), Some(3)]));
}

pub(super) fn too_many(_: &Server, cloud: &Cloud) {
    let small = cloud.instances_of("S5.SMALL2", 1, (&cloud.subnet, ZONE)).remove(0);
    cloud.attached(&small, 1);
    let given = pair(&cloud.interface(1), &small);
    cloud.is_refused("AttachNetworkInterface", given, "LimitExceeded");
}

pub(super) fn other_zone(_: &Server, cloud: &Cloud) {
    let zone = "ap-guangzhou-4";
    let far = subnet(&cloud.client, &cloud.vpc, ("10.0.32.0/24", zone));
    let instance = cloud.instances_of("S5.LARGE8", 1, (&far, zone)).remove(0);
    let given = pair(&cloud.interface(1), &instance);
    cloud.is_refused("AttachNetworkInterface", given, "UnsupportedOperation.ZoneMismatch");
}

pub(super) fn on_instance(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.attached(&instance, 1);
    let filter = json!({"Filters": [{"Name": "attachment.instance-id", "Values": [instance]}]});
    let found = cloud.done("DescribeNetworkInterfaces", filter);
    let set = found["NetworkInterfaceSet"].as_array().unwrap();
    assert_eq!((set.len(), &found["TotalCount"]), (2, &json!(2)));
    assert!(set.iter().any(|one| one["NetworkInterfaceId"] == eni.as_str()), "{found}");
}

pub(super) fn delete_attached(_: &Server, cloud: &Cloud) {
    let eni = cloud.attached(&cloud.instances(1)[0], 1);
    let given = json!({"NetworkInterfaceId": eni});
    cloud.is_refused("DeleteNetworkInterface", given, "UnsupportedOperation.InvalidState");
}

pub(super) fn busy_subnet(_: &Server, cloud: &Cloud) {
    cloud.interface(1);
    cloud.is_refused("DeleteSubnet", json!({"SubnetId": cloud.subnet}), "ResourceInUse");
}

pub(super) fn detach_free(_: &Server, cloud: &Cloud) {
    let instances = cloud.instances(2);
    let (free, held) = (cloud.interface(1), cloud.attached(&instances[0], 1));
    let code = "UnsupportedOperation.AttachmentNotFound";
    cloud.is_refused("DetachNetworkInterface", pair(&free, &instances[0]), code);
    cloud.is_refused("DetachNetworkInterface", pair(&held, &instances[1]), code);
}

pub(super) fn primary(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let given = pair(&cloud.primary_of(&instance), &instance);
    cloud.is_refused("DetachNetworkInterface", given, "UnsupportedOperation");
}

pub(super) fn attaching(_: &Server, cloud: &Cloud) {
    let instance = cloud.instances(1).remove(0);
    let eni = cloud.interface(1);
    // It takes as long as the plane takes: a poller sees it in one of some attachments.
    until("ATTACHING is seen", || {
        let task = text(&cloud.done("AttachNetworkInterface", pair(&eni, &instance)), "/RequestId");
        let seen = cloud.interface_of(&eni)["State"].clone();
        assert_eq!(cloud.end_of(&task), "SUCCESS");
        cloud.finish("DetachNetworkInterface", pair(&eni, &instance));
        (seen == "ATTACHING").then_some(())
    });
}

pub(super) fn kept(_: &Server, cloud: &Cloud) {
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 3);
    let before = cloud.interface_of(&eni);
    cloud.finish("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
    let after = cloud.interface_of(&eni);
    assert_eq!(after["Attachment"]["InstanceId"], instances[1].as_str());
    for same in ["PrivateIpAddressSet", "MacAddress", "GroupSet", "SubnetId"] {
        assert_eq!(after[same], before[same], "{same}");
    }
}

pub(super) fn eip_follows(_: &Server, cloud: &Cloud) {
    let instances = cloud.instances(2);
    let eni = cloud.attached(&instances[0], 1);
    let eip = text(&cloud.done("AllocateAddresses", json!({})), "/AddressSet/0");
    let eip_of =
        || cloud.done("DescribeAddresses", json!({"AddressIds": [eip]}))["AddressSet"][0].take();
    until("the elastic IP is there", || (eip_of()["AddressStatus"] == "UNBIND").then_some(()));
    let address = address(&cloud.interface_of(&eni));
    let to = json!({"AddressId": eip, "NetworkInterfaceId": eni, "PrivateIpAddress": address});
    cloud.done("AssociateAddress", to);
    until("it is bound", || (eip_of()["AddressStatus"] == "BIND").then_some(()));
    assert_eq!(eip_of()["InstanceId"], instances[0].as_str());
    cloud.finish("MigrateNetworkInterface", migration(&eni, &instances[0], &instances[1]));
    let after = eip_of();
    assert_eq!(
        (&after["InstanceId"], &after["AddressStatus"]),
        (&json!(instances[1]), &json!("BIND"))
    );
}
