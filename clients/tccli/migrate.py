"""Migrates an ENI with tccli, one command after the other, as a person at a shell would."""

import json
import subprocess
import sys
from pathlib import Path

from steps import REGION, UNKNOWN_ENI, ZONE, Steps, endpoint, identity

TCCLI = Path(sys.executable).with_name("tccli")
WAITER = "{'expr':'Status','to':'SUCCESS','timeout':30,'interval':1}"


def run(service, action, *words):
    """Runs one tccli command to its end."""
    command = [TCCLI, service, action, *words, "--region", REGION, "--endpoint", endpoint()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def tccli(service, action, *words):
    """Runs one tccli command that has to succeed; what it printed, as values."""
    done = run(service, action, *words)
    if done.returncode != 0:
        sys.exit(f"tccli {service} {action} ended {done.returncode}: {done.stderr}{done.stdout}")
    return json.loads(done.stdout)


def prepare():
    """A VPC, a subnet, two instances and an ENI with three addresses on the first of them."""
    vpc = tccli("vpc", "CreateVpc", "--VpcName", "tccli", "--CidrBlock", "10.2.0.0/16")
    vpc = vpc["Vpc"]["VpcId"]
    subnet = tccli(
        "vpc", "CreateSubnet", "--VpcId", vpc, "--SubnetName", "tccli",
        "--CidrBlock", "10.2.1.0/24", "--Zone", ZONE,
    )["Subnet"]["SubnetId"]
    instances = tccli(
        "cvm", "RunInstances", "--InstanceType", "S5.LARGE8", "--ImageId", "img-22trbn9x",
        "--InstanceCount", "2",
        "--Placement", json.dumps({"Zone": ZONE}),
        "--VirtualPrivateCloud", json.dumps({"VpcId": vpc, "SubnetId": subnet}),
    )["InstanceIdSet"]
    eni = tccli(
        "vpc", "CreateNetworkInterface", "--VpcId", vpc, "--SubnetId", subnet,
        "--NetworkInterfaceName", "tccli", "--SecondaryPrivateIpAddressCount", "2",
    )["NetworkInterface"]["NetworkInterfaceId"]
    for instance in instances:
        wait_until("cvm", "DescribeInstances", ("InstanceIds", instance), "RUNNING")
    wait_until("vpc", "DescribeNetworkInterfaces", ("NetworkInterfaceIds", eni), "AVAILABLE")
    attach = tccli(
        "vpc", "AttachNetworkInterface", "--NetworkInterfaceId", eni, "--InstanceId", instances[0]
    )
    wait_for(attach["RequestId"])
    return eni, instances


def wait_until(service, action, named, state):
    """Lets tccli's own waiter poll a resource until it is in a state."""
    parameter, resource = named
    shown = {"cvm": "InstanceSet[0].InstanceState", "vpc": "NetworkInterfaceSet[0].State"}[service]
    waiter = f"{{'expr':'{shown}','to':'{state}','timeout':30,'interval':1}}"
    tccli(service, action, f"--{parameter}", json.dumps([resource]), "--waiter", waiter)


def wait_for(task):
    """Lets tccli's own waiter poll the task."""
    done = tccli("vpc", "DescribeVpcTaskResult", "--TaskId", task, "--waiter", WAITER)
    return done["Status"]


def describe(eni):
    ids = json.dumps([eni])
    found = tccli("vpc", "DescribeNetworkInterfaces", "--NetworkInterfaceIds", ids)
    return found["NetworkInterfaceSet"][0]


def migrate_words(eni, source, destination):
    return [
        "--NetworkInterfaceId", eni,
        "--SourceInstanceId", source,
        "--DestinationInstanceId", destination,
    ]


def main():
    steps = Steps("tccli")
    eni, (here, there) = prepare()
    before = describe(eni)
    steps.check("the source holds the ENI", before["Attachment"]["InstanceId"], here)
    moved = tccli("vpc", "MigrateNetworkInterface", *migrate_words(eni, here, there))
    steps.check("the task ends in SUCCESS", wait_for(moved["RequestId"]), "SUCCESS")
    after = describe(eni)
    steps.check("the destination holds it", after["Attachment"]["InstanceId"], there)
    steps.check("nothing else changed", identity(after), identity(before))

    refused = run("vpc", "MigrateNetworkInterface", *migrate_words(UNKNOWN_ENI, here, there))
    steps.check("an unknown ENI ends tccli with 255", refused.returncode, 255)
    told = refused.stderr + refused.stdout
    steps.check("it tells the code", "code:ResourceNotFound " in told, True)
    request_id = told.partition("requestId:")[2].strip()
    steps.check("it tells a RequestId", len(request_id.split()[0]) if request_id else 0, 36)
    steps.finish()


main()
