"""Starts `rehome serve` on a free port, runs each client program against it, stops it and counts.

Comes in: the path of the binary. Goes out: every program's own lines, then one line with the counts;
exit 0 only if something passed and nothing failed. Invariants: every wait has an end; the server is
stopped by its own process id; the keys are made for this run and passed in the environment only.
"""

import os
import secrets
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

CLIENTS = Path(__file__).resolve().parent
READY_S = 60
PROGRAM_S = 240
STOP_S = 10


class Count:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, fact, holds, seen=""):
        """Counts a fact of the driver's own."""
        self.passed += 1 if holds else 0
        self.failed += 0 if holds else 1
        print(f"{'ok' if holds else 'not ok'}: server: {fact}{'' if holds else f': {seen}'}", flush=True)


def main():
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} BINARY")
    count = Count()
    with tempfile.TemporaryDirectory(prefix="rehome-clients-") as folder:
        drive(Path(sys.argv[1]).resolve(), Path(folder), count)
    print(f"\nclients: {count.passed} passed, {count.failed} failed, {count.skipped} skipped")
    sys.exit(0 if count.passed and not count.failed else 1)


def drive(binary, folder, count):
    secret_id, secret_key = "AKID" + secrets.token_hex(16), secrets.token_hex(16)
    with open(folder / "log", "wb") as log:
        server = subprocess.Popen(
            [binary, "serve", "--listen", "127.0.0.1:0", "--data", folder / "data", "--plane", "simulated",
             "--rate-limits", "off"],
            env={**os.environ, "REHOME_SECRET_ID": secret_id, "REHOME_SECRET_KEY": secret_key},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
        )
    try:
        endpoint = ready(server)
        count.add("says on stdout that it is ready, and where", endpoint is not None, "no such line")
        if endpoint:
            environment = {
                **os.environ,
                "TENCENTCLOUD_SECRET_ID": secret_id,
                "TENCENTCLOUD_SECRET_KEY": secret_key,
                "PYTHONPATH": str(CLIENTS),
                "PYTHONDONTWRITEBYTECODE": "1",
                # tccli keeps its profile in the home folder, and a proxy is not for loopback.
                "HOME": str(folder),
                "NO_PROXY": "127.0.0.1",
            }
            for name, command in programs():
                run(name, command, endpoint, environment, count)
        server.send_signal(signal.SIGINT)
        count.add("stops on SIGINT with exit code 0", ended(server) == 0, server.returncode)
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()
    text = (folder / "log").read_text(errors="replace")
    count.add("keeps the secret key out of its log", secret_key not in text, "it is there")
    if count.failed:
        print("--- the end of the server's log\n" + text[-4000:].replace(secret_key, "<secret>"))


def programs():
    """Each client and its command; None where its runtime is not on this machine."""
    node = shutil.which("node") if os.environ.get("NODE_PATH") else None
    return [
        ("python", [sys.executable, CLIENTS / "python/migrate.py"]),
        ("tccli", [sys.executable, CLIENTS / "tccli/migrate.py"]),
        ("query", [sys.executable, CLIENTS / "query/migrate.py"]),
        ("node", node and [node, CLIENTS / "node/migrate.js"]),
        ("python, a long life", [sys.executable, CLIENTS / "python/life.py"]),
        ("tccli, a long life", [sys.executable, CLIENTS / "tccli/life.py"]),
        ("node, a long life", node and [node, CLIENTS / "node/life.js"]),
    ]


def ready(server):
    """The endpoint on the server's ready line; None if there is none in time."""
    with selectors.DefaultSelector() as selector:
        selector.register(server.stdout, selectors.EVENT_READ)
        if not selector.select(READY_S):
            return None
    words = server.stdout.readline().decode(errors="replace").split()
    return next((word for word in words if word.startswith("http://127.0.0.1:")), None)


def run(name, command, endpoint, environment, count):
    """Runs one client program to its end and counts its lines."""
    print(f"\n==> {name}", flush=True)
    if command is None:
        count.skipped += 1
        print(f"SKIPPED: {name}: its runtime is not on this machine", flush=True)
        return
    program = subprocess.Popen(
        [*command, endpoint], env=environment, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )
    try:
        told, _ = program.communicate(timeout=PROGRAM_S)
    except subprocess.TimeoutExpired:
        program.kill()
        told, _ = program.communicate()
        print(f"{name} took longer than {PROGRAM_S} s and was ended")
    print(told, end="", flush=True)
    lines = told.splitlines()
    passed = sum(line.startswith("ok: ") for line in lines)
    failed = sum(line.startswith("not ok: ") for line in lines)
    # A program that broke off has told less than it should: that is one failure more.
    broke_off = program.returncode != (1 if failed else 0) or not passed + failed
    if broke_off:
        print(f"not ok: {name}: broke off with exit code {program.returncode}", flush=True)
    count.passed += passed
    count.failed += failed + broke_off


def ended(server):
    """The server's exit code; None if it does not end in time."""
    try:
        return server.wait(STOP_S)
    except subprocess.TimeoutExpired:
        return None


main()
