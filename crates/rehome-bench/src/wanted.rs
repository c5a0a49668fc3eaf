//! The interfaces that are looked for, whatever crowd there is beside them, and the ways to ask.
//!
//! In: a client. Out: for each filter of DescribeNetworkInterfaces a call that finds some of them.

use std::time::Duration;

use rehome_client::Client;
use rehome_demo::{Calls, Cloud, CloudError, MonotonicClock, list, text};
use serde_json::{Value, json};

/// What the addresses of those that are looked for end with. No other interface's address may.
pub const END: &str = "77";
/// Interfaces that are looked for; as many elastic IPs as an account may have are bound to them.
const WANTED: u32 = 20;
/// Of these, as many are attached as an instance has places.
const ATTACHED: usize = 7;
const NAME: &str = "wanted";
const DESCRIPTION: &str = "what is looked for";
const SIZE: &str = "S5.4XLARGE32";
const STATE_POLL: Duration = Duration::from_millis(5);

/// What is looked for.
pub(crate) struct Wanted {
    vpc: String,
    subnet: String,
    group: String,
    instance: String,
    ids: Vec<String>,
    addresses: Vec<String>,
    ipv6: Vec<String>,
    publics: Vec<String>,
}

/// A way to ask.
pub(crate) struct Probe {
    /// What is asked for.
    pub(crate) name: &'static str,
    /// The call's parameters.
    pub(crate) parameters: Value,
}

impl Wanted {
    /// Makes all of it.
    ///
    /// # Errors
    /// [`CloudError`] for the first call that fails.
    pub(crate) fn make(
        (client, clock): (&Client, MonotonicClock),
        zone: &str,
    ) -> Result<Self, CloudError> {
        let calls = Calls::new(client, clock);
        let cloud = Cloud::new(client, clock);
        let vpc = json!({"VpcName": NAME, "CidrBlock": "192.168.0.0/16"});
        let vpc = text(&calls.vpc("CreateVpc", vpc)?, "CreateVpc", "/Vpc/VpcId")?;
        let subnet = json!({
            "VpcId": vpc, "SubnetName": NAME, "CidrBlock": "192.168.0.0/19", "Zone": zone,
        });
        let subnet = calls.vpc("CreateSubnet", subnet)?;
        let subnet = text(&subnet, "CreateSubnet", "/Subnet/SubnetId")?;
        cloud.assign_ipv6_blocks((&vpc, &subnet))?;
        let group = json!({"GroupName": NAME, "GroupDescription": DESCRIPTION});
        let group = calls.vpc("CreateSecurityGroup", group)?;
        let group = text(&group, "CreateSecurityGroup", "/SecurityGroup/SecurityGroupId")?;
        let instance = run(calls, (&vpc, &subnet, zone))?;
        let mut wanted = Self {
            vpc,
            subnet,
            group,
            instance,
            ids: Vec::new(),
            addresses: (1..=WANTED).map(|third| format!("192.168.{third}.{END}")).collect(),
            ipv6: Vec::new(),
            publics: Vec::new(),
        };
        wanted.make_interfaces(calls, &cloud)?;
        wanted.bind(calls)?;
        Ok(wanted)
    }

    fn make_interfaces(&mut self, calls: Calls<'_>, cloud: &Cloud<'_>) -> Result<(), CloudError> {
        const ACTION: &str = "CreateNetworkInterface";
        for address in &self.addresses {
            let asked = json!({
                "VpcId": self.vpc, "SubnetId": self.subnet, "SecurityGroupIds": [self.group],
                "NetworkInterfaceName": NAME, "NetworkInterfaceDescription": DESCRIPTION,
                "PrivateIpAddresses": [{"PrivateIpAddress": address, "Primary": true}],
            });
            let made = calls.task(ACTION, asked)?;
            let id = text(&made, ACTION, "/NetworkInterface/NetworkInterfaceId")?;
            if self.ids.len() < ATTACHED {
                cloud.attach(&id, &self.instance)?;
            }
            let six = cloud.assign_ipv6(&id, 1)?;
            self.ipv6.extend(six.iter().map(ToString::to_string));
            self.ids.push(id);
        }
        Ok(())
    }

    /// Binds an elastic IP to each.
    fn bind(&mut self, calls: Calls<'_>) -> Result<(), CloudError> {
        const ACTION: &str = "AllocateAddresses";
        let made = calls.vpc(ACTION, json!({"AddressCount": WANTED}))?;
        let ids: Vec<Value> = list(&made, "/AddressSet").to_vec();
        for ((eip, eni), address) in ids.iter().zip(&self.ids).zip(&self.addresses) {
            let asked = json!({
                "AddressId": eip, "NetworkInterfaceId": eni, "PrivateIpAddress": address,
            });
            calls.vpc("AssociateAddress", asked)?;
        }
        self.publics = calls.wait("bound elastic IPs", STATE_POLL, || {
            let shown = calls.vpc("DescribeAddresses", json!({"AddressIds": ids, "Limit": 100}))?;
            let set = list(&shown, "/AddressSet").iter();
            let bound = set.filter(|one| {
                ["BIND", "BIND_ENI"].iter().any(|word| one["AddressStatus"] == *word)
            });
            let publics = bound.filter_map(|one| one["AddressIp"].as_str().map(str::to_owned));
            let publics: Vec<_> = publics.collect();
            Ok((publics.len() == self.ids.len()).then_some(publics))
        })?;
        Ok(())
    }

    /// The ways to ask: by ids, by each filter, and where `everything` that there is counts.
    pub(crate) fn probes(&self, everything: u64) -> Vec<Probe> {
        let filter = |name: &str, values: Value| json!({"Name": name, "Values": values});
        let one = |name: &'static str, values: Value| Probe {
            name,
            parameters: json!({"Filters": [filter(name, values)]}),
        };
        let named = |name, parameters| Probe { name, parameters };
        let exactly = [
            filter("address-ip", json!([self.addresses[0]])),
            filter("ip-exact-match", json!(["true"])),
        ];
        let both = [
            filter("vpc-id", json!([self.vpc])),
            filter("is-primary", json!(["false"])),
            filter("network-interface-name", json!([NAME])),
        ];
        vec![
            named("NetworkInterfaceIds", json!({"NetworkInterfaceIds": self.ids})),
            one("vpc-id", json!([self.vpc])),
            one("subnet-id", json!([self.subnet])),
            one("network-interface-id", json!(self.ids)),
            one("attachment.instance-id", json!([self.instance])),
            one("groups.security-group-id", json!([self.group])),
            one("network-interface-name", json!([NAME])),
            one("network-interface-description", json!([DESCRIPTION])),
            named("address-ip, an end", json!({"Filters": [filter("address-ip", json!([END]))]})),
            one("address-ip", json!(self.addresses)),
            named("address-ip, ip-exact-match", json!({"Filters": exactly})),
            one("is-primary", json!(["true"])),
            one("eni-type", json!(["1"])),
            one("eni-qos", json!(["DEFAULT"])),
            one("address-ipv6", json!(self.ipv6)),
            one("public-address-ip", json!(self.publics)),
            one("address-type", json!(["ULA"])),
            one("termination-protection", json!(["false"])),
            one("traffic-protection", json!(["false"])),
            one("tag-key", json!(["bench"])),
            named("three filters", json!({"Filters": both})),
            named("all, the first page", json!({})),
            named("all, a page in the middle", json!({"Offset": everything / 2})),
            named("all, the last page", json!({"Offset": everything.saturating_sub(20)})),
        ]
    }
}

fn run(calls: Calls<'_>, (vpc, subnet, zone): (&str, &str, &str)) -> Result<String, CloudError> {
    const ACTION: &str = "RunInstances";
    let asked = json!({
        "InstanceChargeType": "POSTPAID_BY_HOUR", "InstanceType": SIZE, "ImageId": "img-rehome",
        "InstanceName": NAME, "Placement": {"Zone": zone},
        "VirtualPrivateCloud": {"VpcId": vpc, "SubnetId": subnet},
    });
    let id = text(&calls.cvm(ACTION, asked)?, ACTION, "/InstanceIdSet/0")?;
    calls.wait("a RUNNING instance", STATE_POLL, || {
        let shown = calls.cvm("DescribeInstances", json!({"InstanceIds": [id]}))?;
        Ok((shown["InstanceSet"][0]["InstanceState"] == "RUNNING").then_some(()))
    })?;
    Ok(id)
}
