"""Migrates an ENI with nothing but the standard library: the documented example, signed by hand.

Signature v1 (HmacSHA1, HmacSHA256) over a GET query or a POST form, and TC3-HMAC-SHA256 over JSON.
Source of both: the API's pages "Signature" and "Signature v3".
"""

import base64
import hashlib
import hmac
import http.client
import json
import random
import time
from urllib.parse import quote_plus

from steps import REGION, UNKNOWN_ENI, ZONE, Steps, endpoint, identity, keys, poll

HOST = endpoint().split("://")[1]
VERSION = "2017-03-12"


def send(method, target, headers, body=None):
    """One request; the status, the content type and the answer's Response."""
    connection = http.client.HTTPConnection(HOST, timeout=20)
    try:
        connection.request(method, target, body, headers)
        answer = connection.getresponse()
        text = answer.read()
    finally:
        connection.close()
    return answer.status, answer.getheader("Content-Type"), json.loads(text)["Response"]


def query(method, algorithm, action, age_s=0, **parameters):
    """A call with signature v1: all in the query of a GET, or in the form of a POST."""
    secret_id, secret_key = keys()
    pairs = {
        "Action": action, "Version": VERSION, "Region": REGION, "SecretId": secret_id,
        "Timestamp": str(int(time.time()) - age_s), "Nonce": str(random.getrandbits(31) + 1),
        "SignatureMethod": algorithm, **parameters,
    }
    if algorithm == "HmacSHA1":
        # Left out means SHA1, as the documentation has it.
        del pairs["SignatureMethod"]
    text = f"{method}{HOST}/?" + "&".join(f"{k}={v}" for k, v in sorted(pairs.items()))
    digest = hashlib.sha256 if algorithm == "HmacSHA256" else hashlib.sha1
    signed = hmac.new(secret_key.encode(), text.encode(), digest).digest()
    pairs["Signature"] = base64.b64encode(signed).decode()
    flat = "&".join(f"{k}={quote_plus(v)}" for k, v in pairs.items())
    if method == "GET":
        return send("GET", f"/?{flat}", {})
    return send("POST", "/", {"Content-Type": "application/x-www-form-urlencoded"}, flat)


def tc3(service, action, **parameters):
    """A call with TC3-HMAC-SHA256 over a JSON body."""
    secret_id, secret_key = keys()
    body, now = json.dumps(parameters), int(time.time())
    date = time.strftime("%Y-%m-%d", time.gmtime(now))
    hashed = hashlib.sha256(body.encode()).hexdigest()
    names = "content-type;host"
    canonical = f"POST\n/\n\ncontent-type:application/json\nhost:{HOST}\n\n{names}\n{hashed}"
    scope = f"{date}/{service}/tc3_request"
    to_sign = f"TC3-HMAC-SHA256\n{now}\n{scope}\n" + hashlib.sha256(canonical.encode()).hexdigest()
    key = ("TC3" + secret_key).encode()
    for part in (date, service, "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json", "Host": HOST, "X-TC-Action": action,
        "X-TC-Version": VERSION, "X-TC-Region": REGION, "X-TC-Timestamp": str(now),
        "Authorization": f"TC3-HMAC-SHA256 Credential={secret_id}/{scope}, "
        f"SignedHeaders={names}, Signature={signature}",
    }
    _, _, response = send("POST", "/", headers, body)
    if "Error" in response:
        raise SystemExit(f"{action}: {response['Error']}")
    return response


def prepare():
    """A VPC, a subnet, two instances and an ENI with three addresses on the first of them."""
    vpc = tc3("vpc", "CreateVpc", VpcName="query", CidrBlock="10.3.0.0/16")["Vpc"]["VpcId"]
    subnet = tc3(
        "vpc", "CreateSubnet", VpcId=vpc, SubnetName="query", CidrBlock="10.3.1.0/24", Zone=ZONE
    )["Subnet"]["SubnetId"]
    instances = tc3(
        "cvm", "RunInstances", Placement={"Zone": ZONE}, InstanceType="S5.LARGE8", ImageId="img-22trbn9x",
        InstanceCount=2,
        VirtualPrivateCloud={"VpcId": vpc, "SubnetId": subnet},
    )["InstanceIdSet"]
    eni = tc3(
        "vpc", "CreateNetworkInterface",
        VpcId=vpc, SubnetId=subnet, NetworkInterfaceName="query", SecondaryPrivateIpAddressCount=2,
    )["NetworkInterface"]["NetworkInterfaceId"]
    poll(lambda: "READY" if ready(eni, instances) else "RUNNING")
    wait_for(tc3("vpc", "AttachNetworkInterface", NetworkInterfaceId=eni, InstanceId=instances[0]))
    return eni, instances


def ready(eni, instances):
    """Whether the interface and the instances are there to be used."""
    shown = tc3("cvm", "DescribeInstances", InstanceIds=instances)["InstanceSet"]
    running = [one["InstanceState"] for one in shown] == ["RUNNING"] * len(instances)
    return running and describe(eni)["State"] == "AVAILABLE"


def wait_for(answer):
    task = answer["RequestId"]
    return poll(lambda: tc3("vpc", "DescribeVpcTaskResult", TaskId=task)["Status"])


def describe(eni):
    found = tc3("vpc", "DescribeNetworkInterfaces", NetworkInterfaceIds=[eni])
    return found["NetworkInterfaceSet"][0]


def main():
    steps = Steps("query")
    eni, (here, there) = prepare()
    for method in ("GET", "POST"):
        for algorithm in ("HmacSHA1", "HmacSHA256"):
            way = f"{method} {algorithm}"
            move = {"SourceInstanceId": here, "DestinationInstanceId": there}
            before = describe(eni)
            answer = query(method, algorithm, "MigrateNetworkInterface", NetworkInterfaceId=eni, **move)
            status, content_type, moved = answer
            steps.check(f"{way}: accepted", (status, content_type), (200, "application/json"))
            steps.check(f"{way}: answers a RequestId and no more", list(moved), ["RequestId"])
            steps.check(f"{way}: the task ends in SUCCESS", wait_for(moved), "SUCCESS")
            after = describe(eni)
            steps.check(f"{way}: the destination holds it", after["Attachment"]["InstanceId"], there)
            steps.check(f"{way}: nothing else changed", identity(after), identity(before))
            here, there = there, here

            unknown = {**move, "NetworkInterfaceId": UNKNOWN_ENI}
            for fact, code, age_s, action in [
                ("an unknown ENI", "ResourceNotFound", 0, "MigrateNetworkInterface"),
                ("a call of ten minutes ago", "AuthFailure.SignatureExpire", 600, "MigrateNetworkInterface"),
                ("an unknown action", "InvalidAction", 0, "TeleportNetworkInterface"),
            ]:
                status, content_type, refusal = query(method, algorithm, action, age_s, **unknown)
                seen = (status, content_type, refusal.get("Error", {}).get("Code"))
                steps.check(f"{way}: {fact} is refused", seen, (200, "application/json", code))
                steps.check(f"{way}: {fact}: with a RequestId", len(refusal.get("RequestId", "")), 36)
    steps.finish()


main()
