//! The API calls of the scenario, each with the wait that its asynchronous result needs.
//!
//! In: a signing client. Out: ids and addresses, or a [`CloudError`] that names the action.
//! Invariants: everything goes through signed API calls; every wait polls state and has a
//! deadline; what was made is remembered, so that it can be deleted whatever happens.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use rehome_client::Client;
use serde_json::{Value, json};

use crate::calls::{Calls, CloudError, address_of, list, text};
use crate::clock::MonotonicClock;

/// Between two polls of a resource: the published rates are 40 (instances) and 100 a second.
const STATE_POLL: Duration = Duration::from_millis(30);

#[derive(Debug)]
enum Made {
    Vpc(String),
    Subnet(String),
    Instances(Vec<String>),
    Interface(String),
}

/// An instance and its own address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// Its id.
    pub id: String,
    /// The address of its primary interface.
    pub address: Ipv4Addr,
    /// That interface.
    pub primary: String,
}

/// The elastic network interface and its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interface {
    /// Its id.
    pub id: String,
    /// The primary address first.
    pub addresses: Vec<IpAddr>,
}

/// The scenario's side of the API.
pub struct Cloud<'a> {
    calls: Calls<'a>,
    made: Vec<Made>,
}

impl<'a> Cloud<'a> {
    /// Nothing is made yet.
    #[must_use]
    pub fn new(client: &'a Client, clock: MonotonicClock) -> Self {
        Self { calls: Calls::new(client, clock), made: Vec::new() }
    }

    /// Makes the scenario's VPC.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn create_vpc(&mut self) -> Result<String, CloudError> {
        let parameters = json!({"VpcName": "rehome-demo", "CidrBlock": "10.0.0.0/16"});
        let answer = self.calls.vpc("CreateVpc", parameters)?;
        let id = text(&answer, "CreateVpc", "/Vpc/VpcId")?;
        self.made.push(Made::Vpc(id.clone()));
        Ok(id)
    }

    /// Makes its subnet.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn create_subnet(&mut self, vpc: &str, zone: &str) -> Result<String, CloudError> {
        let parameters = json!({
            "VpcId": vpc, "SubnetName": "rehome-demo", "CidrBlock": "10.0.0.0/24", "Zone": zone,
        });
        let answer = self.calls.vpc("CreateSubnet", parameters)?;
        let id = text(&answer, "CreateSubnet", "/Subnet/SubnetId")?;
        self.made.push(Made::Subnet(id.clone()));
        Ok(id)
    }

    /// Runs three instances and waits until all are RUNNING.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn run_instances(
        &mut self,
        (vpc, subnet): (&str, &str),
        zone: &str,
    ) -> Result<[Instance; 3], CloudError> {
        const ACTION: &str = "RunInstances";
        let parameters = json!({
            "InstanceChargeType": "POSTPAID_BY_HOUR",
            "InstanceType": "S5.LARGE8",
            "ImageId": "img-rehome",
            "InstanceCount": 3,
            "InstanceName": "rehome-demo",
            "Placement": {"Zone": zone},
            "VirtualPrivateCloud": {"VpcId": vpc, "SubnetId": subnet},
        });
        let answer = self.calls.cvm(ACTION, parameters)?;
        let field = "/InstanceIdSet";
        let ids: Vec<String> =
            list(&answer, field).iter().filter_map(|id| id.as_str().map(str::to_owned)).collect();
        self.made.push(Made::Instances(ids.clone()));
        let wanted = ids.clone();
        let found = self.calls.wait("three RUNNING instances", STATE_POLL, || {
            let answer = self.calls.cvm("DescribeInstances", json!({"InstanceIds": wanted}))?;
            let set = list(&answer, "/InstanceSet");
            let running = |one: &&Value| one["InstanceState"] == "RUNNING";
            Ok((set.iter().filter(running).count() == wanted.len()).then(|| set.to_vec()))
        })?;
        let field = "/InstanceSet/PrivateIpAddresses";
        let instances = ids.into_iter().map(|id| {
            let described = found.iter().find(|one| one["InstanceId"] == id.as_str());
            let address = described.and_then(|one| one.pointer("/PrivateIpAddresses/0"));
            address.and_then(address_of).map(|address| (id, address))
        });
        let found: Option<Vec<(String, Ipv4Addr)>> = instances.collect();
        let found = found.ok_or(CloudError::Answer { action: "DescribeInstances", field })?;
        let with_primary = |(id, address): (String, Ipv4Addr)| {
            let primary = self.primary_of(&id)?;
            Ok(Instance { id, address, primary })
        };
        let instances: Vec<Instance> =
            found.into_iter().map(with_primary).collect::<Result<_, CloudError>>()?;
        let three = instances.try_into();
        three.map_err(|_| CloudError::Answer { action: "DescribeInstances", field })
    }

    fn primary_of(&self, instance: &str) -> Result<String, CloudError> {
        const ACTION: &str = "DescribeNetworkInterfaces";
        let filters = json!({"Filters": [
            {"Name": "attachment.instance-id", "Values": [instance]},
            {"Name": "is-primary", "Values": ["true"]},
        ]});
        let answer = self.calls.vpc(ACTION, filters)?;
        text(&answer, ACTION, "/NetworkInterfaceSet/0/NetworkInterfaceId")
    }

    /// Gives the VPC and its subnet an IPv6 block each.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn assign_ipv6_blocks(&self, (vpc, subnet): (&str, &str)) -> Result<(), CloudError> {
        const ACTION: &str = "AssignIpv6CidrBlock";
        let answer = self.calls.vpc(ACTION, json!({"VpcId": vpc}))?;
        let block = text(&answer, ACTION, "/Ipv6CidrBlock")?;
        // The first /64 of the VPC's /56.
        let block = block.replace("/56", "/64");
        let blocks = json!([{"SubnetId": subnet, "Ipv6CidrBlock": block}]);
        let asked = json!({"VpcId": vpc, "Ipv6SubnetCidrBlocks": blocks});
        self.calls.vpc("AssignIpv6SubnetCidrBlock", asked).map(drop)
    }

    /// Lets both families pass between interfaces that name no security group. By itself the default
    /// group lets only IPv4 pass.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn let_ipv6_pass(&self) -> Result<(), CloudError> {
        const ACTION: &str = "CreateDefaultSecurityGroup";
        let answer = self.calls.vpc(ACTION, json!({}))?;
        let group = text(&answer, ACTION, "/SecurityGroup/SecurityGroupId")?;
        let all = json!([
            {"Protocol": "ALL", "CidrBlock": "0.0.0.0/0", "Action": "ACCEPT"},
            {"Protocol": "ALL", "Ipv6CidrBlock": "::/0", "Action": "ACCEPT"},
        ]);
        let rules = json!({"Ingress": all, "Egress": all});
        let asked = json!({"SecurityGroupId": group, "SecurityGroupPolicySet": rules});
        self.calls.vpc("ModifySecurityGroupPolicies", asked).map(drop)
    }

    /// Calls AssignIpv6Addresses and polls its task to SUCCESS.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn assign_ipv6(&self, interface: &str, count: u32) -> Result<Vec<Ipv6Addr>, CloudError> {
        const ACTION: &str = "AssignIpv6Addresses";
        let asked = json!({"NetworkInterfaceId": interface, "Ipv6AddressCount": count});
        let answer = self.calls.task(ACTION, asked)?;
        let set = list(&answer, "/Ipv6AddressSet").iter();
        let addresses: Vec<_> = set.filter_map(|one| address_of(&one["Address"])).collect();
        if addresses.len() == count as usize {
            return Ok(addresses);
        }
        Err(CloudError::Answer { action: ACTION, field: "/Ipv6AddressSet" })
    }

    /// Makes an interface with three addresses and waits until it is AVAILABLE.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn create_interface(
        &mut self,
        (vpc, subnet): (&str, &str),
    ) -> Result<Interface, CloudError> {
        const ACTION: &str = "CreateNetworkInterface";
        let parameters = json!({
            "VpcId": vpc,
            "SubnetId": subnet,
            "NetworkInterfaceName": "rehome-demo",
            "SecondaryPrivateIpAddressCount": 2,
        });
        let answer = self.calls.vpc(ACTION, parameters)?;
        let id = text(&answer, ACTION, "/NetworkInterface/NetworkInterfaceId")?;
        self.made.push(Made::Interface(id.clone()));
        let addresses = self.calls.wait("an AVAILABLE interface", STATE_POLL, || {
            let one = self.describe_interface(&id)?;
            let available = one.as_ref().is_some_and(|one| one["State"] == "AVAILABLE");
            Ok(one.filter(|_| available).map(|one| {
                let set = list(&one, "/PrivateIpAddressSet");
                let addresses = set.iter().filter_map(|one| address_of(&one["PrivateIpAddress"]));
                addresses.collect::<Vec<_>>()
            }))
        })?;
        if addresses.len() != 3 {
            let field = "/NetworkInterfaceSet/PrivateIpAddressSet with three addresses";
            return Err(CloudError::Answer { action: "DescribeNetworkInterfaces", field });
        }
        Ok(Interface { id, addresses })
    }

    /// Calls AttachNetworkInterface and polls its task to SUCCESS.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn attach(&self, interface: &str, to: &str) -> Result<(), CloudError> {
        let parameters = json!({"NetworkInterfaceId": interface, "InstanceId": to});
        self.calls.task("AttachNetworkInterface", parameters).map(drop)
    }

    /// Calls DetachNetworkInterface and polls its task to SUCCESS.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn detach(&self, interface: &str, from: &str) -> Result<(), CloudError> {
        let parameters = json!({"NetworkInterfaceId": interface, "InstanceId": from});
        self.calls.task("DetachNetworkInterface", parameters).map(drop)
    }

    /// Calls MigrateNetworkInterface and polls its task to SUCCESS.
    ///
    /// # Errors
    /// [`CloudError`].
    pub fn migrate(&self, interface: &str, [from, to]: [&str; 2]) -> Result<(), CloudError> {
        let parameters = json!({
            "NetworkInterfaceId": interface,
            "SourceInstanceId": from,
            "DestinationInstanceId": to,
        });
        self.calls.task("MigrateNetworkInterface", parameters).map(drop)
    }

    /// Deletes what was made, the last first; says what could not be deleted.
    pub fn delete_everything(&mut self) -> Vec<String> {
        let mut left = Vec::new();
        while let Some(made) = self.made.pop() {
            if let Err(error) = self.delete(&made) {
                left.push(error.to_string());
            }
        }
        left
    }

    fn delete(&self, made: &Made) -> Result<(), CloudError> {
        match made {
            Made::Vpc(id) => self.calls.vpc("DeleteVpc", json!({"VpcId": id})).map(drop),
            Made::Subnet(id) => self.calls.vpc("DeleteSubnet", json!({"SubnetId": id})).map(drop),
            Made::Instances(ids) => self.terminate(ids),
            Made::Interface(id) => {
                let one = self.describe_interface(id)?;
                let holder = one.as_ref().and_then(|one| one.pointer("/Attachment/InstanceId"));
                if let Some(holder) = holder.and_then(Value::as_str) {
                    self.detach(id, holder)?;
                }
                self.calls
                    .task("DeleteNetworkInterface", json!({"NetworkInterfaceId": id}))
                    .map(drop)
            }
        }
    }

    /// Terminates instances and waits until they are gone.
    fn terminate(&self, ids: &[String]) -> Result<(), CloudError> {
        self.calls.cvm("TerminateInstances", json!({"InstanceIds": ids}))?;
        self.calls.wait("the instances to be gone", STATE_POLL, || {
            match self.calls.cvm("DescribeInstances", json!({"InstanceIds": ids})) {
                Ok(answer) => Ok(list(&answer, "/InstanceSet").is_empty().then_some(())),
                Err(error) if error.code() == Some("InvalidInstanceId.NotFound") => Ok(Some(())),
                Err(error) => Err(error),
            }
        })
    }

    fn describe_interface(&self, id: &str) -> Result<Option<Value>, CloudError> {
        let parameters = json!({"NetworkInterfaceIds": [id]});
        let answer = self.calls.vpc("DescribeNetworkInterfaces", parameters)?;
        Ok(list(&answer, "/NetworkInterfaceSet").first().cloned())
    }
}
