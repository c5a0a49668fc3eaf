// Plays clients/life.json with the NodeJS SDK; clients/play.py says what a step is.
// Usage: node life.js ENDPOINT (keys in TENCENTCLOUD_SECRET_ID and _KEY).
"use strict";
const { isDeepStrictEqual } = require("node:util");
const { setTimeout: pause } = require("node:timers/promises");
const { CommonClient } = require("tencentcloud-sdk-nodejs-common");
const STEPS = require("../life.json");

const VERSIONS = { vpc: "2017-03-12", cvm: "2017-03-12", tag: "2018-08-13" };
const POLL_MS = 50;
const POLLS_MAX = 600;
const { host, protocol } = new URL(process.argv[2]);

/** One call: what it answered, or the code that refused it. */
async function call(service, action, parameters) {
  const client = new CommonClient(host, VERSIONS[service], {
    credential: {
      secretId: process.env.TENCENTCLOUD_SECRET_ID,
      secretKey: process.env.TENCENTCLOUD_SECRET_KEY,
    },
    region: "ap-guangzhou",
    profile: { httpProfile: { endpoint: host, protocol: `${protocol}//`, reqTimeout: 20 } },
  });
  return client.request(action, parameters).then(
    (answer) => [answer, null],
    (error) => [null, error.code ?? String(error)],
  );
}

function filled(value, kept) {
  if (Array.isArray(value)) return value.map((member) => filled(member, kept));
  if (value !== null && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, filled(it, kept)]));
  }
  if (typeof value !== "string") return value;
  // Longer names first, so that $subnet2 is not $subnet and a 2.
  const names = Object.keys(kept).sort((one, other) => other.length - one.length);
  return names.reduce((text, name) => text.replaceAll(`$${name}`, kept[name]), value);
}

const part = (answer, path) => path.split(".").reduce((it, name) => it?.[name] ?? null, answer);

async function ended(task) {
  for (let polls = 0; polls < POLLS_MAX; polls += 1) {
    const [answer, code] = await call("vpc", "DescribeVpcTaskResult", { TaskId: task });
    if (code || answer.Status !== "RUNNING") return code ?? answer.Status;
    await pause(POLL_MS);
  }
  return "still RUNNING";
}

async function play(step, kept) {
  const [service, action] = step.call.split(".");
  const expected = [filled(step.shows ?? {}, kept), step.refused ?? null];
  let seen;
  let answer;
  for (let polls = 0; polls < (step.until ? POLLS_MAX : 1); polls += 1) {
    let code;
    [answer, code] = await call(service, action, filled(step.given, kept));
    const shown = Object.keys(expected[0]).map((path) => [path, part(answer, path)]);
    seen = [Object.fromEntries(shown), code];
    if (isDeepStrictEqual(seen, expected)) break;
    if (step.until) await pause(POLL_MS);
  }
  if (step.task && isDeepStrictEqual(seen, expected)) {
    seen.push(await ended(answer.RequestId));
    expected.push("SUCCESS");
  }
  for (const [name, path] of Object.entries(step.keep ?? {})) kept[name] = part(answer, path);
  return [seen, expected];
}

async function main() {
  const kept = {};
  for (const step of STEPS) {
    const [seen, expected] = await play(step, kept);
    if (!isDeepStrictEqual(seen, expected)) {
      const values = `saw ${JSON.stringify(seen)}, expected ${JSON.stringify(expected)}`;
      console.log(`not ok: node: life: ${step.fact}: ${values}`);
      process.exit(1);
    }
    console.log(`ok: node: life: ${step.fact}`);
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
