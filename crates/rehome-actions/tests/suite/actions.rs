//! Finding actions.

use rehome_actions::{Action, Completion, Lookup, Request, Service, lookup, vpc};

#[test]
fn every_action_is_found_by_its_version_and_name() {
    for action in Action::all() {
        assert_eq!(lookup(action.version(), action.name()), Lookup::Known(action));
    }
    // Tencent Cloud's 186, AdoptInstance and DescribeEvents.
    assert_eq!(Action::all().count(), 188);
}

#[test]
fn other_names_are_unlisted_unknown_or_of_no_version() {
    for (version, name, expected) in [
        ("2017-03-12", "AcceptAttachCcnInstances", Lookup::Unlisted(Service::Vpc)),
        ("2017-03-12", "AttachDisks", Lookup::Unlisted(Service::Cbs)),
        ("2017-03-12", "migratenetworkinterface", Lookup::Unknown),
        ("2017-03-12", "", Lookup::Unknown),
        ("2018-08-13", "MigrateNetworkInterface", Lookup::Unknown),
        ("2017-03-13", "MigrateNetworkInterface", Lookup::NoSuchVersion),
        ("", "MigrateNetworkInterface", Lookup::NoSuchVersion),
    ] {
        assert_eq!(lookup(version, name), expected, "{version} {name}");
    }
}

#[test]
fn a_request_names_its_action() {
    let action = vpc::MigrateNetworkInterfaceRequest::ACTION;
    assert_eq!(action, Action::Vpc(vpc::Action::MigrateNetworkInterface));
    assert_eq!((action.service(), action.name()), (Service::Vpc, "MigrateNetworkInterface"));
    assert_eq!((action.completion(), action.is_async()), (Completion::VpcTask, true));
}
