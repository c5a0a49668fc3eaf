"""Steps of a client program: what each shows is told as one line of its own.

A program makes one Steps, calls check() for each fact and ends with finish(). The driver counts the
lines that begin with "ok: " and "not ok: ".
"""

import os
import sys
import time

REGION = "ap-guangzhou"
ZONE = "ap-guangzhou-3"
# Well formed, and held by nobody: an id that the server makes up has the same shape.
UNKNOWN_ENI = "eni-0nowhere"
POLL_S = 0.05
PATIENCE_S = 30


class Steps:
    def __init__(self, client):
        self.client = client
        self.failed = 0

    def check(self, fact, seen, expected):
        """Tells whether what was seen is what was expected."""
        if seen == expected:
            print(f"ok: {self.client}: {fact}", flush=True)
        else:
            self.failed += 1
            print(f"not ok: {self.client}: {fact}: saw {seen!r}, expected {expected!r}", flush=True)

    def finish(self):
        sys.exit(1 if self.failed else 0)


def endpoint():
    """The server's address, as in http://127.0.0.1:9880."""
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} ENDPOINT (keys in TENCENTCLOUD_SECRET_ID and _KEY)")
    return sys.argv[1].rstrip("/")


def keys():
    return os.environ["TENCENTCLOUD_SECRET_ID"], os.environ["TENCENTCLOUD_SECRET_KEY"]


def poll(status):
    """Asks until the task has ended or patience has; returns the last status seen."""
    until = time.monotonic() + PATIENCE_S
    seen = status()
    while seen == "RUNNING" and time.monotonic() < until:
        time.sleep(POLL_S)
        seen = status()
    return seen


def identity(interface):
    """What a move may not change, of an interface as the API's JSON shows it."""
    addresses = [(a["PrivateIpAddress"], a["Primary"]) for a in interface["PrivateIpAddressSet"]]
    kept = ["NetworkInterfaceId", "MacAddress", "VpcId", "SubnetId", "NetworkInterfaceName", "State"]
    return {**{name: interface[name] for name in kept}, "addresses": sorted(addresses)}
