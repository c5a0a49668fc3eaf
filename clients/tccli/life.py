"""Plays the long life with tccli, one command after the other."""

import json
import re
import subprocess
import sys
from pathlib import Path

from play import live
from steps import REGION, Steps, endpoint

TCCLI = Path(sys.executable).with_name("tccli")
CODE = re.compile(r"code:([A-Za-z.]+)")


def call(service, action, parameters):
    """One command: what it printed, or the code that it says it was refused with."""
    words = [
        word
        for name, value in parameters.items()
        for word in (f"--{name}", value if isinstance(value, str) else json.dumps(value))
    ]
    command = [TCCLI, service, action, *words, "--region", REGION, "--endpoint", endpoint()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if done.returncode == 0:
        return json.loads(done.stdout), None
    told = done.stderr + done.stdout
    code = CODE.search(told)
    return None, code.group(1) if code else told


steps = Steps("tccli")
live(steps, call)
steps.finish()
