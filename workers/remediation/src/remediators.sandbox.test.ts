import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { statementsFor } from "@sallyport/intents";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { createLogger } from "@sallyport/worker-kit";
import {
  peek,
  type SandboxClients,
  sandboxClients,
  taskCredentials,
  testClientSettings,
  until,
} from "@sallyport/worker-kit/testing";
import { SnsNotifier } from "./aws/SnsNotifier.js";
import { handleEvent } from "./handleEvent.js";
import type { Notice } from "./ports.js";
import { remediatorFor } from "./remediatorFor.js";
import type { Settings } from "./settings.js";
import { sampleEvents } from "./testing/sampleEvents.js";
import { intentsFor, type Watched, watched } from "./testing/watched.js";

const place = { accountId: "000000000000", partition: "aws", region: "eu-west-1" };

let sandbox: TestSandbox;
let clients: SandboxClients;
let roles = 0;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  clients = sandboxClients(sandbox, place.region);
}, 120_000);

afterAll(async () => {
  clients?.close();
  await sandbox?.stop();
});

/** A function as the component deploys it: its mode, and a role that may do what the component's intents say. */
async function deployed(one: Watched, mode: Settings["REMEDIATION_MODE"], role: typeof mode = mode) {
  roles += 1;
  const statements = statementsFor([intentsFor(one, role)], place);
  const session = await taskCredentials(
    clients,
    `role-${roles}`,
    statements.map(({ Action, Resource, Condition }) => [Action, Resource, Condition as never] as const),
  );
  const credentials = {
    accessKeyId: session.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: session.AWS_SECRET_ACCESS_KEY ?? "",
    sessionToken: session.AWS_SESSION_TOKEN ?? "",
  };
  const told: Notice[] = [];
  const lines: string[] = [];
  const ports = {
    settings: { REMEDIATOR: one.kind, REMEDIATION_MODE: mode, REMEDIATION_SPARED: ["spared"] },
    remediator: remediatorFor({ REMEDIATOR: one.kind, AWS_ENDPOINT_URL: sandbox.endpoint }, {
      ...testClientSettings(sandbox),
      credentials,
    } as never),
    notifier: { tell: async (notice: Notice) => void told.push(notice) },
    logger: createLogger({ service: "remediation", write: (line) => void lines.push(line) }),
  };
  return { handle: (event: unknown) => handleEvent(event, ports), told, lines };
}

describe.each(watched)("the remediator of $kind", (one) => {
  const { kind, spoilt, mended } = one;
  const events = sampleEvents(kind);
  const state = () => one.state(sandbox, target);
  let target: string;
  let applying: Awaited<ReturnType<typeof deployed>>;

  beforeAll(async () => {
    target = await one.make(sandbox);
    applying = await deployed(one, "apply");
  });

  test("says in a dry run what it would do, under a role that could not do it", async () => {
    await one.spoil(sandbox, target);
    const { handle, told } = await deployed(one, "dry-run");
    for (const { what, about } of events)
      expect([what, await handle(about(target))]).toEqual([what, [{ target, outcome: "would-apply" }]]);
    expect(await state()).toEqual(spoilt);
    expect(told).toHaveLength(events.length);
    expect(told[0]?.subject).toBe(`Would remediate ${kind}: ${target}`);
    expect(told[0]?.text).toContain("A dry run, nothing was changed.");

    const forced = await deployed(one, "apply", "dry-run");
    await expect(forced.handle(events[0]?.about(target))).rejects.toThrow("The remediation failed");
    expect(forced.lines.join("")).toContain("security.access_denied");
    expect([await state(), forced.told]).toEqual([spoilt, []]);
  });

  test.each(events)("puts it right on $what, and tells it once", async ({ about }) => {
    if (JSON.stringify(await state()) === JSON.stringify(mended)) await one.spoil(sandbox, target);
    expect(await state()).toEqual(spoilt);
    const before = applying.told.length;
    expect(await applying.handle(about(target))).toEqual([{ target, outcome: "applied" }]);
    expect(await state()).toEqual(mended);
    expect(await applying.handle(about(target))).toEqual([{ target, outcome: "nothing-to-do" }]);
    expect(applying.told.slice(before).map(({ subject }) => subject)).toEqual([`Remediated ${kind}: ${target}`]);
  });
});

test.each([
  ["public-bucket", "not-a-bucket-of-ours"],
  ["open-security-group", "sg-0123456789abcdef0"],
  ["exposed-key", "AKIAIOSFODNN7EXAMPLE"],
] as const)("what is no longer there is no finding of %s", async (kind, gone) => {
  const one = watched.find((candidate) => candidate.kind === kind) as Watched;
  const { handle, told } = await deployed(one, "apply");
  const [event] = sampleEvents(kind);
  expect(await handle(event?.about(gone))).toEqual([{ target: gone, outcome: "nothing-to-do" }]);
  expect(told).toEqual([]);
});

test("the message reaches those who are subscribed to the topic", async () => {
  const sns = new SNSClient(testClientSettings(sandbox));
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "alarms" }));
  const { QueueUrl = "" } = await clients.sqs.send(new CreateQueueCommand({ QueueName: "on-call" }));
  const Endpoint = `arn:aws:sqs:${place.region}:${place.accountId}:on-call`;
  const principal = { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMessage" };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ ...principal, Resource: Endpoint }] });
  await clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
  await new SnsNotifier(sns, TopicArn).tell({ subject: "Remediated public-bucket: orders", text: "Found: it is open" });
  let told: string[] = [];
  await until("the message is there", async () => {
    told = await peek(clients, QueueUrl);
    return told.length > 0;
  });
  expect(JSON.parse(told[0] ?? "{}")).toMatchObject({
    Subject: "Remediated public-bucket: orders",
    Message: "Found: it is open",
  });
});
