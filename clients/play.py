"""Plays clients/life.json: a long life of a VPC and what is in it, for whichever client makes the calls.

A step is a call and what is expected of it: members that it shows, names for parts of the answer, a
code that refuses it. `task`: wait for DescribeVpcTaskResult. `until`: call again until it shows that.
"""

import json
import time
from pathlib import Path

from steps import PATIENCE_S, POLL_S, poll

STEPS = json.loads(Path(__file__).with_name("life.json").read_text())


def filled(value, kept):
    """The parameters with what was kept in the place of its $name."""
    if isinstance(value, dict):
        return {name: filled(member, kept) for name, member in value.items()}
    if isinstance(value, list):
        return [filled(member, kept) for member in value]
    if isinstance(value, str):
        # Longer names first, so that $subnet2 is not $subnet and a 2.
        for name in sorted(kept, key=len, reverse=True):
            value = value.replace(f"${name}", kept[name])
    return value


def part(answer, path):
    """A part of an answer, as in NetworkInterfaceSet.0.State; None if it has no such part."""
    for name in path.split("."):
        if isinstance(answer, list):
            answer = answer[int(name)] if int(name) < len(answer) else None
        else:
            answer = (answer or {}).get(name)
    return answer


def live(steps, call):
    """Plays all steps. `call` takes service, action and parameters; gives the answer and a code."""
    kept = {}
    for step in STEPS:
        service, action = step["call"].split(".")
        given = filled(step["given"], kept)
        expected = filled(step.get("shows", {}), kept), step.get("refused")
        deadline = time.monotonic() + PATIENCE_S
        while True:
            answer, code = call(service, action, given)
            seen = {path: part(answer, path) for path in expected[0]}, code
            if seen == expected or "until" not in step or time.monotonic() > deadline:
                break
            time.sleep(POLL_S)
        if seen == expected and "task" in step:
            seen = *seen, poll(lambda: ended(call, answer["RequestId"]))
            expected = *expected, "SUCCESS"
        steps.check(f"life: {step['fact']}", seen, expected)
        if seen != expected:
            return
        kept.update({name: part(answer, path) for name, path in step.get("keep", {}).items()})


def ended(call, task):
    answer, code = call("vpc", "DescribeVpcTaskResult", {"TaskId": task})
    return code or answer["Status"]
