import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";
import { EventBridgeClient, TestEventPatternCommand } from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { remediators } from "./remediators.js";

const repository = join(__dirname, "..", "..", "..");
const samples = JSON.parse(
  readFileSync(join(repository, "workers", "remediation", "samples.json"), "utf8").replaceAll("TARGET", "audit"),
) as Record<string, Record<string, Record<string, unknown>>>;
const place = {
  accountId: "111122223333",
  trail: { name: "audit", arn: "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit" },
};

let sandbox: TestSandbox;
let events: EventBridgeClient;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const { AWS_ACCESS_KEY_ID: accessKeyId = "", AWS_SECRET_ACCESS_KEY: secretAccessKey = "" } = sandbox.environment;
  events = new EventBridgeClient({
    region: "eu-west-1",
    endpoint: sandbox.endpoint,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
  });
}, 120_000);

afterAll(async () => {
  await sandbox?.stop();
});

describe.each(remediators)("the events of $kind", ({ kind, pattern }) => {
  const matches = async (event: object) => {
    const EventPattern = JSON.stringify(pattern(place));
    const { Result } = await events.send(new TestEventPatternCommand({ EventPattern, Event: JSON.stringify(event) }));
    return Result;
  };

  it.each(Object.keys(samples[kind] ?? {}))("are told by %s", async (what) => {
    expect(await matches(samples[kind]?.[what] ?? {})).toBe(true);
  });

  it("are no other's, and no call that failed or finding that is over", async () => {
    const others = Object.entries(samples).flatMap(([other, events]) => (other === kind ? [] : Object.values(events)));
    for (const event of others) expect([event, await matches(event)]).toEqual([event, false]);
    for (const event of Object.values(samples[kind] ?? {})) {
      const detail = event.detail as Record<string, unknown>;
      const over = {
        errorCode: "AccessDenied",
        newEvaluationResult: { complianceType: "COMPLIANT" },
        status: "RESOLVED",
      };
      if (event.source === "aws.health" || event.source === "aws.guardduty") continue;
      expect([kind, await matches({ ...event, detail: { ...detail, ...over } })]).toEqual([kind, false]);
    }
  });
});

it("no other trail is started", async () => {
  const stopped = remediators.find(({ kind }) => kind === "stopped-trail");
  const [event = {}] = Object.values(samples["stopped-trail"] ?? {});
  const EventPattern = JSON.stringify(stopped?.pattern(place));
  const other = { ...event, detail: { ...(event.detail as object), requestParameters: { name: "theirs" } } };
  const { Result } = await events.send(new TestEventPatternCommand({ EventPattern, Event: JSON.stringify(other) }));
  expect(Result).toBe(false);
});
