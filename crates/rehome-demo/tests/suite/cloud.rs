//! A cloud of a few lines behind a real HTTP port: answers the scenario's actions and switches the
//! in-process network when an interface is attached or migrated.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};

use serde_json::{Value, json};

use crate::network::Network;

#[derive(Default)]
struct State {
    calls: Vec<String>,
    exists: BTreeSet<&'static str>,
    holder: Option<String>,
    /// Tasks and how often each was polled.
    polled: BTreeMap<String, u32>,
    migrations: u32,
}

/// The cloud; clones share it.
#[derive(Clone)]
pub(crate) struct Cloud {
    state: Arc<Mutex<State>>,
    network: Network,
    /// The migration (from 1) whose task ends as FAILED.
    failing: Option<u32>,
    address: SocketAddr,
}

impl Cloud {
    /// Starts to listen; the thread ends with the process.
    pub(crate) fn start(network: &Network, failing: Option<u32>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback");
        let address = listener.local_addr().expect("bound");
        let cloud = Self { state: Arc::default(), network: network.clone(), failing, address };
        let served = cloud.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let served = served.clone();
                std::thread::spawn(move || served.serve(stream));
            }
        });
        cloud
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn count(&self, action: &str) -> usize {
        self.lock().calls.iter().filter(|call| *call == action).count()
    }

    pub(crate) fn left(&self) -> Vec<&'static str> {
        self.lock().exists.iter().copied().collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nothing panics while it holds the lock")
    }

    fn serve(&self, stream: TcpStream) {
        let mut out = stream.try_clone().expect("cloned");
        let mut reader = BufReader::new(stream);
        while let Some((action, parameters)) = read(&mut reader) {
            let request_id = format!("r-{}", self.lock().calls.len());
            let mut response = self.answer(&action, &parameters);
            response["RequestId"] = json!(request_id);
            self.lock().calls.push(action);
            let body = json!({ "Response": response }).to_string();
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length:";
            let answer = format!("{head} {}\r\n\r\n{body}", body.len());
            if out.write_all(answer.as_bytes()).is_err() {
                return;
            }
        }
    }

    fn answer(&self, action: &str, parameters: &Value) -> Value {
        let name = |member: &str| parameters[member].as_str().unwrap_or_default().to_owned();
        match action {
            "CreateDefaultSecurityGroup" => json!({"SecurityGroup": {"SecurityGroupId": "sg-1"}}),
            "ModifySecurityGroupPolicies" => json!({}),
            "CreateVpc" => self.make("vpc", json!({"Vpc": {"VpcId": "vpc-1"}})),
            "CreateSubnet" => self.make("subnet", json!({"Subnet": {"SubnetId": "subnet-1"}})),
            "RunInstances" => {
                let ids = json!({"InstanceIdSet": ["ins-a", "ins-b", "ins-p"]});
                self.make("instances", ids)
            }
            "DescribeInstances" => self.instances(),
            "CreateNetworkInterface" => {
                let id = json!({"NetworkInterface": {"NetworkInterfaceId": "eni-1"}});
                self.make("interface", id)
            }
            "DescribeNetworkInterfaces" if parameters["Filters"].is_array() => primary(parameters),
            "DescribeNetworkInterfaces" => self.interface(),
            "AssignIpv6CidrBlock" => json!({"Ipv6CidrBlock": "fd00::/56"}),
            "AssignIpv6SubnetCidrBlock" => json!({}),
            "AssignIpv6Addresses" => ipv6(&name("NetworkInterfaceId")),
            "AttachNetworkInterface" => self.hand_to(&name("InstanceId")),
            "MigrateNetworkInterface" => {
                assert_eq!(self.lock().holder, Some(name("SourceInstanceId")));
                self.lock().migrations += 1;
                if self.failing == Some(self.lock().migrations) {
                    return json!({});
                }
                self.hand_to(&name("DestinationInstanceId"))
            }
            "DescribeVpcTaskResult" => self.task(&name("TaskId")),
            "DetachNetworkInterface" => {
                self.lock().holder = None;
                json!({})
            }
            "DeleteNetworkInterface" => self.delete("interface"),
            "TerminateInstances" => self.delete("instances"),
            "DeleteSubnet" => self.delete("subnet"),
            "DeleteVpc" => self.delete("vpc"),
            other => json!({"Error": {"Code": "InvalidAction", "Message": other}}),
        }
    }

    fn make(&self, what: &'static str, answer: Value) -> Value {
        self.lock().exists.insert(what);
        answer
    }

    fn delete(&self, what: &'static str) -> Value {
        assert!(self.lock().exists.remove(what), "{what} is there to be deleted");
        json!({})
    }

    fn hand_to(&self, instance: &str) -> Value {
        self.network.switch("eni-1", instance);
        self.lock().holder = Some(instance.to_owned());
        json!({})
    }

    fn instances(&self) -> Value {
        if !self.lock().exists.contains("instances") {
            return json!({"Error": {"Code": "InvalidInstanceId.NotFound", "Message": "gone"}});
        }
        let instance = |id: &str, host: u8| {
            let address = format!("10.0.0.{host}");
            json!({"InstanceId": id, "InstanceState": "RUNNING", "PrivateIpAddresses": [address]})
        };
        let set = [instance("ins-p", 2), instance("ins-a", 3), instance("ins-b", 4)];
        json!({"InstanceSet": set, "TotalCount": 3})
    }

    fn interface(&self) -> Value {
        let address = |host: u8| json!({"PrivateIpAddress": format!("10.0.0.{host}")});
        let holder = self.lock().holder.clone();
        let attachment = holder.map(|instance| json!({"InstanceId": instance}));
        json!({"NetworkInterfaceSet": [{
            "State": "AVAILABLE",
            "Attachment": attachment,
            "PrivateIpAddressSet": [address(10), address(11), address(12)],
        }]})
    }

    /// RUNNING at the first poll, then the end.
    fn task(&self, task: &str) -> Value {
        let mut state = self.lock();
        let polls = state.polled.entry(task.to_owned()).or_default();
        *polls += 1;
        if *polls == 1 {
            return json!({"Status": "RUNNING", "Output": ""});
        }
        let call = task.strip_prefix("r-").and_then(|index| index.parse::<usize>().ok());
        let migration = call.is_some_and(|call| state.calls[call] == "MigrateNetworkInterface");
        if migration && self.failing == Some(state.migrations) {
            return json!({"Status": "FAILED", "Output": "the destination vanished"});
        }
        json!({"Status": "SUCCESS", "Output": "SUCCESS"})
    }
}

/// The primary interface of an instance, by the filter that names the instance.
fn primary(parameters: &Value) -> Value {
    let instance = parameters["Filters"][0]["Values"][0].as_str().unwrap_or_default();
    json!({"NetworkInterfaceSet": [{"NetworkInterfaceId": format!("eni-of-{instance}")}]})
}

fn ipv6(interface: &str) -> Value {
    let hosts = if interface == "eni-1" { 10..13 } else { 2..3 };
    let set: Vec<_> = hosts.map(|host| json!({"Address": format!("fd00::{host:x}")})).collect();
    json!({"Ipv6AddressSet": set})
}

/// The action and the parameters of the next request.
fn read(reader: &mut BufReader<TcpStream>) -> Option<(String, Value)> {
    let mut headers = BTreeMap::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line.trim_end().is_empty() {
            break;
        }
        if let Some((name, value)) = line.trim_end().split_once(": ") {
            headers.insert(name.to_ascii_lowercase(), value.to_owned());
        }
    }
    let length: usize = headers.get("content-length")?.parse().ok()?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some((headers.get("x-tc-action")?.clone(), serde_json::from_slice(&body).ok()?))
}
