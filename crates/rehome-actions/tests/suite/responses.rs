//! Responses as JSON.

use rehome_actions::{Request, vpc};
use rehome_wire::envelope;

#[test]
fn absent_members_are_left_out_and_nullable_ones_are_null() {
    let response = vpc::DescribeNetworkInterfacesResponse {
        network_interface_set: Some(vec![vpc::NetworkInterface {
            network_interface_id: Some("eni-1".to_owned()),
            primary: Some(false),
            eni_type: Some(0),
            ..Default::default()
        }]),
        total_count: Some(1),
    };
    assert_eq!(
        envelope::success(&response, "id"),
        r#"{"Response":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1","Primary":false,"Attachment":null,"EniType":0}],"TotalCount":1,"RequestId":"id"}}"#
    );
}

#[test]
fn a_response_of_only_a_request_id_has_nothing_else() {
    let response = <vpc::MigrateNetworkInterfaceRequest as Request>::Response::default();
    assert_eq!(envelope::success(&response, "id"), r#"{"Response":{"RequestId":"id"}}"#);
}
