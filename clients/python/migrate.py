"""Migrates an ENI to and fro with the Python SDK, once for every way that it can sign a call."""

import json
import sys
from itertools import product

from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.cvm.v20170312 import cvm_client
from tencentcloud.cvm.v20170312 import models as cvm
from tencentcloud.vpc.v20170312 import models as vpc
from tencentcloud.vpc.v20170312 import vpc_client

from steps import REGION, UNKNOWN_ENI, ZONE, Steps, endpoint, identity, keys, poll

SIGNATURES = ["TC3-HMAC-SHA256", "HmacSHA256", "HmacSHA1"]
METHODS = ["POST", "GET"]


def client(make, signature="TC3-HMAC-SHA256", method="POST", secret_key=None):
    scheme, host = endpoint().split("://")
    secret_id, own_key = keys()
    http = HttpProfile(protocol=scheme, endpoint=host, reqMethod=method, reqTimeout=20)
    profile = ClientProfile(signMethod=signature, httpProfile=http, language="en-US")
    return make(credential.Credential(secret_id, secret_key or own_key), REGION, profile)


def call(client, models, action, **parameters):
    """One call through the SDK's typed request; what it answered, as plain values."""
    request = getattr(models, action + "Request")()
    request.from_json_string(json.dumps(parameters))
    answer = getattr(client, action)(request)
    return json.loads(answer.to_json_string())


def prepare(network, machines):
    """A VPC, a subnet, two instances and an ENI with three addresses on the first of them."""
    made = call(network, vpc, "CreateVpc", VpcName="python", CidrBlock="10.1.0.0/16")
    vpc_id = made["Vpc"]["VpcId"]
    made = call(
        network, vpc, "CreateSubnet",
        VpcId=vpc_id, SubnetName="python", CidrBlock="10.1.1.0/24", Zone=ZONE,
    )
    subnet_id = made["Subnet"]["SubnetId"]
    instances = call(
        machines, cvm, "RunInstances",
        Placement={"Zone": ZONE}, InstanceType="S5.LARGE8", ImageId="img-22trbn9x",
        InstanceCount=2,
        VirtualPrivateCloud={"VpcId": vpc_id, "SubnetId": subnet_id},
    )["InstanceIdSet"]
    made = call(
        network, vpc, "CreateNetworkInterface",
        VpcId=vpc_id, SubnetId=subnet_id, NetworkInterfaceName="python",
        SecondaryPrivateIpAddressCount=2,
    )
    eni = made["NetworkInterface"]["NetworkInterfaceId"]
    poll(lambda: "READY" if ready(network, machines, (eni, instances)) else "RUNNING")
    wait_for(
        network,
        call(network, vpc, "AttachNetworkInterface", NetworkInterfaceId=eni, InstanceId=instances[0]),
    )
    return eni, instances


def ready(network, machines, made):
    """Whether the interface and the instances are there to be used."""
    eni, instances = made
    shown = call(machines, cvm, "DescribeInstances", InstanceIds=instances)["InstanceSet"]
    running = [one["InstanceState"] for one in shown] == ["RUNNING"] * len(instances)
    return running and describe(network, eni)["State"] == "AVAILABLE"


def wait_for(network, answer):
    task = answer["RequestId"]
    return poll(lambda: call(network, vpc, "DescribeVpcTaskResult", TaskId=task)["Status"])


def describe(network, eni):
    """The interface, found both by its id and by a filter: lists within lists, for flat parameters."""
    named = call(network, vpc, "DescribeNetworkInterfaces", NetworkInterfaceIds=[eni])
    filters = [{"Name": "network-interface-id", "Values": [eni]}]
    filtered = call(network, vpc, "DescribeNetworkInterfaces", Filters=filters, Limit=20)
    if named["NetworkInterfaceSet"] != filtered["NetworkInterfaceSet"]:
        sys.exit(f"by id and by filter differ: {named} {filtered}")
    return named["NetworkInterfaceSet"][0]


def bind(network, eni):
    """A new elastic IP on the last address of the interface; its id, and how its task ended."""
    made = call(network, vpc, "AllocateAddresses", AddressCount=1)
    eip = made["AddressSet"][0]
    private = describe(network, eni)["PrivateIpAddressSet"][-1]["PrivateIpAddress"]
    answer = call(
        network, vpc, "AssociateAddress",
        AddressId=eip, NetworkInterfaceId=eni, PrivateIpAddress=private,
    )
    return eip, end_of(network, answer)


def end_of(network, answer):
    """How the task of a call about elastic IPs ended: its id is a number in digits."""
    task = int(answer["TaskId"])
    return poll(lambda: call(network, vpc, "DescribeTaskResult", TaskId=task)["Result"])


def bound(network, eip):
    """To which instance, with which status."""
    shown = call(network, vpc, "DescribeAddresses", AddressIds=[eip])["AddressSet"][0]
    return shown["InstanceId"], shown["AddressStatus"]


def refused(work):
    """The SDK's own exception that a call ends in."""
    try:
        return work() and None
    except TencentCloudSDKException as exception:
        return exception


def main():
    steps = Steps("python")
    network, machines = client(vpc_client.VpcClient), client(cvm_client.CvmClient)
    eni, (here, there) = prepare(network, machines)
    for signature, method in product(SIGNATURES, METHODS):
        way = f"{signature} {method}"
        network = client(vpc_client.VpcClient, signature, method)
        before = describe(network, eni)
        steps.check(f"{way}: the source holds the ENI", before["Attachment"]["InstanceId"], here)
        eip, end = bind(network, eni)
        steps.check(f"{way}: an elastic IP is bound", (end, bound(network, eip)), ("SUCCESS", (here, "BIND")))
        moved = call(
            network, vpc, "MigrateNetworkInterface",
            NetworkInterfaceId=eni, SourceInstanceId=here, DestinationInstanceId=there,
        )
        steps.check(f"{way}: the task ends in SUCCESS", wait_for(network, moved), "SUCCESS")
        after = describe(network, eni)
        steps.check(f"{way}: the destination holds it", after["Attachment"]["InstanceId"], there)
        steps.check(f"{way}: nothing else changed", identity(after), identity(before))

        steps.check(f"{way}: the elastic IP came along", bound(network, eip), (there, "BIND"))
        unbound = end_of(network, call(network, vpc, "DisassociateAddress", AddressId=eip))
        released = end_of(network, call(network, vpc, "ReleaseAddresses", AddressIds=[eip]))
        steps.check(f"{way}: it is given back", (unbound, released), ("SUCCESS", "SUCCESS"))

        unknown = {"SourceInstanceId": here, "DestinationInstanceId": there}
        exception = refused(
            lambda: call(
                network, vpc, "MigrateNetworkInterface", NetworkInterfaceId=UNKNOWN_ENI, **unknown
            )
        )
        steps.check(f"{way}: an unknown ENI is refused", exception and exception.code, "ResourceNotFound")
        steps.check(f"{way}: the refusal bears a RequestId", bool(exception and exception.requestId), True)
        here, there = there, here

    stranger = client(vpc_client.VpcClient, secret_key="not the key of this id")
    exception = refused(lambda: call(stranger, vpc, "DescribeVpcs"))
    steps.check("a wrong key is refused", exception and exception.code, "AuthFailure.SignatureFailure")

    unsigned = client(vpc_client.VpcClient)
    unsigned.profile.unsignedPayload = True
    exception = refused(lambda: call(unsigned, vpc, "DescribeVpcs"))
    steps.check("a call whose body is left unsigned is served", exception, None)
    steps.finish()


main()
