//! Requests from JSON and from query text.

use std::fmt::Debug;

use rehome_actions::{Request, cvm, vpc};
use rehome_wire::{CommonError, Language, parse_flat, parse_json};

fn json<R: Request>(body: &str) -> Result<R, CommonError> {
    Ok(R::decode_request(parse_json(body.as_bytes())?)?)
}

fn flat<R: Request>(query: &str) -> Result<R, CommonError> {
    Ok(R::decode_request(parse_flat(query.as_bytes())?)?)
}

/// Both texts must decode, to the same value, which is returned.
#[track_caller]
fn same<R: Request + Debug + PartialEq>(body: &str, query: &str) -> R {
    let request = json::<R>(body).expect("JSON decodes");
    assert_eq!(request, flat::<R>(query).expect("the query decodes"));
    request
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

#[test]
fn migrate_network_interface() {
    let request: vpc::MigrateNetworkInterfaceRequest = same(
        r#"{"NetworkInterfaceId":"eni-0fun1yrw","SourceInstanceId":"ins-a","DestinationInstanceId":"ins-b","AttachType":1}"#,
        "NetworkInterfaceId=eni-0fun1yrw&SourceInstanceId=ins-a&DestinationInstanceId=ins-b&AttachType=1",
    );
    assert_eq!(request.network_interface_id, "eni-0fun1yrw");
    assert_eq!(request.attach_type, Some(1));
}

#[test]
fn create_network_interface() {
    let request: vpc::CreateNetworkInterfaceRequest = same(
        r#"{"VpcId":"vpc-1","NetworkInterfaceName":"n","SubnetId":"subnet-1","SecurityGroupIds":["sg-1","sg-2"],
            "PrivateIpAddresses":[{"PrivateIpAddress":"10.0.0.9","Primary":"true"},{"PrivateIpAddress":"10.0.0.10","Primary":false}],
            "Tags":[{"Key":"k","Value":"v"}],"SecondaryPrivateIpAddressCount":2,"ClientToken":null}"#,
        "VpcId=vpc-1&NetworkInterfaceName=n&SubnetId=subnet-1&SecurityGroupIds.0=sg-1&SecurityGroupIds.1=sg-2\
         &PrivateIpAddresses.0.PrivateIpAddress=10.0.0.9&PrivateIpAddresses.0.Primary=True\
         &PrivateIpAddresses.1.PrivateIpAddress=10.0.0.10&PrivateIpAddresses.1.Primary=false\
         &Tags.0.Key=k&Tags.0.Value=v&SecondaryPrivateIpAddressCount=2",
    );
    let addresses = request.private_ip_addresses.expect("two addresses");
    assert_eq!((addresses[0].primary, addresses[1].primary), (Some(true), Some(false)));
    assert_eq!(request.client_token, None);
}

#[test]
fn describe_vpcs_takes_offset_and_limit_as_text_or_number() {
    let query = "Offset=0&Limit=100&Filters.0.Name=vpc-id&Filters.0.Values.0=vpc-1";
    let filters = r#""Filters":[{"Name":"vpc-id","Values":["vpc-1"]}]"#;
    for paging in [r#""Offset":"0","Limit":"100""#, r#""Offset":0,"Limit":100"#] {
        let body = format!("{{{paging},{filters}}}");
        let request: vpc::DescribeVpcsRequest = same(&body, query);
        assert_eq!((request.offset, request.limit), (text("0"), text("100")));
    }
    let refused = json::<vpc::DescribeNetworkInterfacesRequest>(r#"{"Limit":"100"}"#);
    assert_eq!(refused.unwrap_err().code(), "InvalidParameter");
}

#[test]
fn run_instances() {
    let request: cvm::RunInstancesRequest = same(
        r#"{"Placement":{"Zone":"ap-guangzhou-3","ProjectId":0},"ImageId":"img-1","InstanceType":"S5.SMALL1",
            "SystemDisk":{"DiskType":"CLOUD_PREMIUM","DiskSize":50},"DataDisks":[{"DiskSize":100}],
            "VirtualPrivateCloud":{"VpcId":"vpc-1","SubnetId":"subnet-1","PrivateIpAddresses":["10.0.0.9"]},
            "InternetAccessible":{"PublicIpAssigned":true},"LoginSettings":{"Password":"hunter2"},
            "TagSpecification":[{"ResourceType":"instance","Tags":[{"Key":"k","Value":"v"}]}],"InstanceCount":1}"#,
        "Placement.Zone=ap-guangzhou-3&Placement.ProjectId=0&ImageId=img-1&InstanceType=S5.SMALL1\
         &SystemDisk.DiskType=CLOUD_PREMIUM&SystemDisk.DiskSize=50&DataDisks.0.DiskSize=100\
         &VirtualPrivateCloud.VpcId=vpc-1&VirtualPrivateCloud.SubnetId=subnet-1\
         &VirtualPrivateCloud.PrivateIpAddresses.0=10.0.0.9&InternetAccessible.PublicIpAssigned=true\
         &LoginSettings.Password=hunter2&TagSpecification.0.ResourceType=instance\
         &TagSpecification.0.Tags.0.Key=k&TagSpecification.0.Tags.0.Value=v&InstanceCount=1",
    );
    assert!(!format!("{request:?}").contains("hunter2"), "a password must not reach a log");
    let network = request.virtual_private_cloud.expect("a network");
    assert_eq!(network.private_ip_addresses, Some(vec!["10.0.0.9".to_owned()]));
}

#[test]
fn faults_have_the_documented_shape() {
    type Migrate = vpc::MigrateNetworkInterfaceRequest;
    type Create = vpc::CreateNetworkInterfaceRequest;
    let text = |error: CommonError| error.to_api_error().message;
    let message = |error| text(error).in_language(Language::EnUs).to_owned();
    let migrate = |body| message(json::<Migrate>(body).unwrap_err());
    let create = |body| message(json::<Create>(body).unwrap_err());
    let vpc = r#""VpcId":"v","NetworkInterfaceName":"n","SubnetId":"s""#;
    for (actual, expected) in [
        (migrate("{}"), "The request is missing a required parameter `NetworkInterfaceId`."),
        (migrate(r#"{"Force":true}"#), "The parameter `Force` is not recognized."),
        (
            migrate(r#"{"NetworkInterfaceId":5}"#),
            "The value type of parameter `NetworkInterfaceId` is not valid, input type should be `string`.",
        ),
        (
            create(&format!(r#"{{{vpc},"PrivateIpAddresses":[{{"PrivateIpAddress":7}}]}}"#)),
            "The value type of parameter `PrivateIpAddresses.0.PrivateIpAddress` is not valid, \
             input type should be `string`.",
        ),
        (
            create(&format!(r#"{{{vpc},"SecondaryPrivateIpAddressCount":-1}}"#)),
            "The value type of parameter `SecondaryPrivateIpAddressCount` is not valid, \
             input type should be `uint64`.",
        ),
        (
            create(&format!(r#"{{{vpc},"Tags":[{{"Value":"v"}}]}}"#)),
            "The request is missing a required parameter `Tags.0.Key`.",
        ),
    ] {
        assert_eq!(actual, expected);
    }
    let query = message(flat::<Migrate>("NetworkInterfaceId").unwrap_err());
    assert_eq!(query, "Url key and value should be splited by `=`.");
}
