// Migrates an ENI to and fro with the NodeJS SDK, once for every way that it can sign a call.
// Usage: node migrate.js ENDPOINT (keys in TENCENTCLOUD_SECRET_ID and _KEY).
"use strict";
const { isDeepStrictEqual } = require("node:util");
const { setTimeout: pause } = require("node:timers/promises");
const { CommonClient } = require("tencentcloud-sdk-nodejs-common");

const REGION = "ap-guangzhou";
const ZONE = "ap-guangzhou-3";
const UNKNOWN_ENI = "eni-0nowhere";
const POLL_MS = 50;
const POLLS_MAX = 600;

const { host, protocol } = new URL(process.argv[2]);
let failed = 0;

function check(fact, seen, expected) {
  if (isDeepStrictEqual(seen, expected)) {
    console.log(`ok: node: ${fact}`);
  } else {
    failed += 1;
    const values = `saw ${JSON.stringify(seen)}, expected ${JSON.stringify(expected)}`;
    console.log(`not ok: node: ${fact}: ${values}`);
  }
}

/** A caller of vpc and cvm, which share the version, by one way to sign. */
function client(signMethod, reqMethod) {
  return new CommonClient(host, "2017-03-12", {
    credential: {
      secretId: process.env.TENCENTCLOUD_SECRET_ID,
      secretKey: process.env.TENCENTCLOUD_SECRET_KEY,
    },
    region: REGION,
    profile: {
      signMethod,
      httpProfile: { endpoint: host, protocol: `${protocol}//`, reqMethod, reqTimeout: 20 },
    },
  });
}

async function waitFor(api, task) {
  for (let poll = 0; poll < POLLS_MAX; poll += 1) {
    const { Status } = await api.request("DescribeVpcTaskResult", { TaskId: task });
    if (Status !== "RUNNING") return Status;
    await pause(POLL_MS);
  }
  return "still RUNNING";
}

/** Until the interface and the instances are there to be used. */
async function waitReady(api, eni, instances) {
  for (let poll = 0; poll < POLLS_MAX; poll += 1) {
    const { InstanceSet } = await api.request("DescribeInstances", { InstanceIds: instances });
    const running = InstanceSet.every((one) => one.InstanceState === "RUNNING");
    if (running && (await describe(api, eni)).State === "AVAILABLE") return;
    await pause(POLL_MS);
  }
  throw new Error("the interface or the instances were not ready in time");
}

async function describe(api, eni) {
  const Filters = [{ Name: "network-interface-id", Values: [eni] }];
  const found = await api.request("DescribeNetworkInterfaces", { Filters });
  return found.NetworkInterfaceSet[0];
}

/** What a move may not change. */
function identity(eni) {
  const addresses = eni.PrivateIpAddressSet.map((a) => [a.PrivateIpAddress, a.Primary]).sort();
  return [eni.NetworkInterfaceId, eni.MacAddress, eni.VpcId, eni.SubnetId, eni.State, addresses];
}

/** A VPC, a subnet, two instances and an ENI with three addresses on the first of them. */
async function prepare(api) {
  const { Vpc } = await api.request("CreateVpc", { VpcName: "node", CidrBlock: "10.4.0.0/16" });
  const VpcId = Vpc.VpcId;
  const subnet = { VpcId, SubnetName: "node", CidrBlock: "10.4.1.0/24", Zone: ZONE };
  const { SubnetId } = (await api.request("CreateSubnet", subnet)).Subnet;
  const { InstanceIdSet } = await api.request("RunInstances", {
    Placement: { Zone: ZONE },
    InstanceType: "S5.LARGE8",
    ImageId: "img-22trbn9x",
    InstanceCount: 2,
    VirtualPrivateCloud: { VpcId, SubnetId },
  });
  const { NetworkInterface } = await api.request("CreateNetworkInterface", {
    VpcId,
    SubnetId,
    NetworkInterfaceName: "node",
    SecondaryPrivateIpAddressCount: 2,
  });
  const eni = NetworkInterface.NetworkInterfaceId;
  await waitReady(api, eni, InstanceIdSet);
  const attach = { NetworkInterfaceId: eni, InstanceId: InstanceIdSet[0] };
  await waitFor(api, (await api.request("AttachNetworkInterface", attach)).RequestId);
  return [eni, InstanceIdSet];
}

async function migrate(way, api, eni, [here, there]) {
  const move = { SourceInstanceId: here, DestinationInstanceId: there };
  const before = await describe(api, eni);
  check(`${way}: the source holds the ENI`, before.Attachment.InstanceId, here);
  const moved = await api.request("MigrateNetworkInterface", { NetworkInterfaceId: eni, ...move });
  check(`${way}: the task ends in SUCCESS`, await waitFor(api, moved.RequestId), "SUCCESS");
  const after = await describe(api, eni);
  check(`${way}: the destination holds it`, after.Attachment.InstanceId, there);
  check(`${way}: nothing else changed`, identity(after), identity(before));

  const unknown = { NetworkInterfaceId: UNKNOWN_ENI, ...move };
  const refusal = await api.request("MigrateNetworkInterface", unknown).then(
    () => ({}),
    (error) => error,
  );
  check(`${way}: an unknown ENI is refused`, refusal.code, "ResourceNotFound");
  check(`${way}: the refusal bears a RequestId`, Boolean(refusal.requestId), true);
}

async function main() {
  const [eni, instances] = await prepare(client("TC3-HMAC-SHA256", "POST"));
  for (const signMethod of ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"]) {
    for (const reqMethod of ["POST", "GET"]) {
      const way = `${signMethod} ${reqMethod}`;
      await migrate(way, client(signMethod, reqMethod), eni, instances);
      instances.reverse();
    }
  }
  process.exit(failed === 0 ? 0 : 1);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
