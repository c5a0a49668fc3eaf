//! A small cloud, made through signed calls: a VPC, a subnet, instances, interfaces.

use rehome_actions::{Action, Service};
use rehome_client::{ApiError, CallError, Client, Operation};
use serde_json::{Value, json};

use crate::server::{Server, until};

pub(crate) const ZONE: &str = "ap-guangzhou-3";

/// Which service has the action. Where several have one of that name, the first in this order,
/// unless it is named: `region.DescribeRegions`.
pub(crate) fn operation(action: &str) -> Operation<'_> {
    use Service::{Api, Cam, Cbs, Cvm, Region, Rehome, Sts, Tag, Vpc};
    let (named, action) = action.split_once('.').map_or((None, action), |(s, a)| (Some(s), a));
    let of = |service| Action::all().find(|it| it.name() == action && it.service() == service);
    let services = [Vpc, Cvm, Tag, Sts, Cam, Cbs, Region, Api, Rehome].into_iter();
    let known = services.filter(|it| named.is_none_or(|named| named == it.name())).find_map(of);
    known.map_or(Operation::vpc(action), |known| Operation {
        service: known.service().name(),
        version: known.version(),
        action,
    })
}

/// What a call came to: the response, or the API's own refusal. Anything else is no answer.
pub(crate) fn call(client: &Client, action: &str, parameters: Value) -> Result<Value, ApiError> {
    match client.call(operation(action), parameters) {
        Ok(response) => Ok(response),
        Err(CallError::Api(error)) => Err(error),
        Err(other) => panic!("{action}: {other}: {other:?}"),
    }
}

/// The same, where a refusal fails the test.
pub(crate) fn done(client: &Client, action: &str, parameters: Value) -> Value {
    call(client, action, parameters.clone())
        .unwrap_or_else(|error| panic!("{action} {parameters}: {error}"))
}

/// The same, where only a refusal is right. It has a RequestId and a message.
pub(crate) fn refused(client: &Client, action: &str, parameters: Value) -> ApiError {
    match call(client, action, parameters.clone()) {
        Err(error) => {
            assert_eq!(error.request_id.len(), 36, "{error}");
            assert!(!error.message.is_empty(), "{error}");
            error
        }
        Ok(response) => panic!("{action} {parameters} was taken: {response}"),
    }
}

/// A text of a response.
pub(crate) fn text(value: &Value, pointer: &str) -> String {
    let found = value.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer} of {value}")).to_owned()
}

/// A VPC with a subnet.
pub(crate) struct Cloud {
    pub(crate) client: Client,
    pub(crate) vpc: String,
    pub(crate) subnet: String,
}

impl Cloud {
    pub(crate) fn new(server: &Server) -> Self {
        Self::of(server.client(), "10.0.0.0/16")
    }

    pub(crate) fn of(client: Client, cidr: &str) -> Self {
        let vpc = done(&client, "CreateVpc", json!({"VpcName": "box", "CidrBlock": cidr}));
        let vpc = text(&vpc, "/Vpc/VpcId");
        let block = cidr.replace("/16", "/20");
        let subnet = subnet(&client, &vpc, (&block, ZONE));
        Self { client, vpc, subnet }
    }

    pub(crate) fn done(&self, action: &str, parameters: Value) -> Value {
        done(&self.client, action, parameters)
    }

    pub(crate) fn refused(&self, action: &str, parameters: Value) -> ApiError {
        refused(&self.client, action, parameters)
    }

    /// Instances of the usual size, once they run.
    pub(crate) fn instances(&self, count: u32) -> Vec<String> {
        self.instances_of("S5.LARGE8", count, (&self.subnet, ZONE))
    }

    /// Instances of a size in a subnet and zone, once they run.
    pub(crate) fn instances_of(
        &self,
        size: &str,
        count: u32,
        (subnet, zone): (&str, &str),
    ) -> Vec<String> {
        let made = self.done(
            "RunInstances",
            json!({
                "InstanceChargeType": "POSTPAID_BY_HOUR",
                "InstanceType": size,
                "ImageId": "img-rehome",
                "InstanceCount": count,
                "Placement": {"Zone": zone},
                "VirtualPrivateCloud": {"VpcId": self.vpc, "SubnetId": subnet},
            }),
        );
        let ids: Vec<String> = serde_json::from_value(made["InstanceIdSet"].clone()).unwrap();
        assert_eq!(ids.len(), count as usize);
        until("the instances run", || {
            let found = self.done("DescribeInstances", json!({"InstanceIds": ids}));
            let set = found["InstanceSet"].as_array().unwrap().clone();
            let running = set.iter().filter(|one| one["InstanceState"] == "RUNNING").count();
            (running == ids.len()).then_some(())
        });
        ids
    }

    /// An interface with so many addresses, once it is AVAILABLE.
    pub(crate) fn interface(&self, addresses: u32) -> String {
        let made = self.done(
            "CreateNetworkInterface",
            json!({
                "VpcId": self.vpc, "SubnetId": self.subnet, "NetworkInterfaceName": "box",
                "SecondaryPrivateIpAddressCount": addresses - 1,
            }),
        );
        let id = text(&made, "/NetworkInterface/NetworkInterfaceId");
        until("the interface is there", || {
            (self.interface_of(&id)["State"] == "AVAILABLE").then_some(())
        });
        id
    }

    /// The same, attached.
    pub(crate) fn attached(&self, instance: &str, addresses: u32) -> String {
        let eni = self.interface(addresses);
        let pair = json!({"NetworkInterfaceId": eni, "InstanceId": instance});
        self.finish("AttachNetworkInterface", pair);
        eni
    }

    /// The interface as it is described.
    pub(crate) fn interface_of(&self, eni: &str) -> Value {
        let ids = json!({"NetworkInterfaceIds": [eni]});
        let mut found = self.done("DescribeNetworkInterfaces", ids);
        assert_eq!(found["TotalCount"], 1, "{found}");
        found["NetworkInterfaceSet"][0].take()
    }

    /// The primary interface of an instance.
    pub(crate) fn primary_of(&self, instance: &str) -> String {
        let filters = json!({"Filters": [
            {"Name": "attachment.instance-id", "Values": [instance]},
            {"Name": "is-primary", "Values": ["true"]},
        ]});
        let found = self.done("DescribeNetworkInterfaces", filters);
        assert_eq!(found["TotalCount"], 1, "{found}");
        text(&found, "/NetworkInterfaceSet/0/NetworkInterfaceId")
    }

    /// Calls and waits until the call's task has ended well.
    pub(crate) fn finish(&self, action: &str, parameters: Value) {
        let answer = self.done(action, parameters);
        let task = text(&answer, "/RequestId");
        assert_eq!(self.end_of(&task), "SUCCESS", "{action}");
    }

    /// How a task ended.
    pub(crate) fn end_of(&self, task: &str) -> String {
        until("the task ends", || {
            let told = self.done("DescribeVpcTaskResult", json!({"TaskId": task}));
            let status = text(&told, "/Status");
            assert!(["RUNNING", "SUCCESS", "FAILED"].contains(&status.as_str()), "{told}");
            (status != "RUNNING").then_some(status)
        })
    }
}

/// A subnet in a zone.
pub(crate) fn subnet(client: &Client, vpc: &str, (cidr, zone): (&str, &str)) -> String {
    let parameters = json!({"VpcId": vpc, "SubnetName": "box", "CidrBlock": cidr, "Zone": zone});
    text(&done(client, "CreateSubnet", parameters), "/Subnet/SubnetId")
}

/// The parameters of a migration.
pub(crate) fn migration(eni: &str, source: &str, destination: &str) -> Value {
    json!({
        "NetworkInterfaceId": eni,
        "SourceInstanceId": source,
        "DestinationInstanceId": destination,
    })
}
