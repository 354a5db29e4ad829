import { PutEventsCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateQueueCommand, ReceiveMessageCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readDecisions } from "../decisions/readDecisions.js";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const [target, source] = ["eu-central-1", "eu-west-1"];
const account = "000000000000";
const bus = `arn:aws:events:${source}:${account}:event-bus/default`;
const pattern = (kind: string): string => JSON.stringify({ source: ["sallyport.test"], "detail-type": [kind] });

describe("an event for another region's bus", () => {
  let sandbox: TestSandbox;
  let clients: Clients;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  /** In the source region: a rule for this kind of event that delivers to a queue of its own. */
  const receiver = async (kind: string): Promise<string> => {
    const { QueueUrl = "" } = await clients.sqs(source).send(new CreateQueueCommand({ QueueName: `events-${kind}` }));
    const queueArn = `arn:aws:sqs:${source}:${account}:events-${kind}`;
    const rule = `receive-${kind}`;
    const allowRule = {
      Sid: "FromRule",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: queueArn,
      Condition: { ArnEquals: { "aws:SourceArn": `arn:aws:events:${source}:${account}:rule/${rule}` } },
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [allowRule] });
    await clients.sqs(source).send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    await clients.events(source).send(new PutRuleCommand({ Name: rule, EventPattern: pattern(kind) }));
    await clients.events(source).send(new PutTargetsCommand({ Rule: rule, Targets: [{ Id: "queue", Arn: queueArn }] }));
    return QueueUrl;
  };

  /** In the target region: a rule that sends this kind of event to the source region's bus under a role. */
  const sender = async (kind: string, options: { trusted?: string; allowed?: string; sourceRule?: string } = {}) => {
    const rule = `send-${kind}`;
    const trust = {
      Effect: "Allow",
      Principal: { Service: options.trusted ?? "events.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnEquals: { "aws:SourceArn": `arn:aws:events:${target}:${account}:rule/${options.sourceRule ?? rule}` },
      },
    };
    const allow = { Sid: "Forward", Effect: "Allow", Action: "events:PutEvents", Resource: options.allowed ?? bus };
    const { Role } = await clients.iam(target).send(
      new CreateRoleCommand({
        RoleName: rule,
        AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [trust] }),
      }),
    );
    await clients.iam(target).send(
      new PutRolePolicyCommand({
        RoleName: rule,
        PolicyName: "forward",
        PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [allow] }),
      }),
    );
    await clients.events(target).send(new PutRuleCommand({ Name: rule, EventPattern: pattern(kind) }));
    const Targets = [{ Id: "bus", Arn: bus, RoleArn: Role?.Arn }];
    await clients.events(target).send(new PutTargetsCommand({ Rule: rule, Targets }));
  };

  const publish = async (kind: string): Promise<void> => {
    const entry = { Source: "sallyport.test", DetailType: kind, Detail: JSON.stringify({ archiveId: "0f3c" }) };
    await clients.events(target).send(new PutEventsCommand({ Entries: [entry] }));
  };

  const received = async (QueueUrl: string, WaitTimeSeconds: number): Promise<unknown[]> => {
    const command = new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds });
    const { Messages = [] } = await clients.sqs(source).send(command);
    return Messages.map(({ Body = "" }) => JSON.parse(Body));
  };

  test("reaches a rule and a queue there, with its own region and detail, and the role's use on record", async () => {
    const queue = await receiver("whole");
    await sender("whole");
    await publish("whole");
    expect(await received(queue, 10)).toEqual([
      expect.objectContaining({
        source: "sallyport.test",
        "detail-type": "whole",
        region: target,
        account,
        detail: { archiveId: "0f3c" },
      }),
    ]);
    expect(await forwards("send-whole")).toEqual([["events:PutEvents", bus, "allow", "Forward"]]);
  });

  test.each([
    ["untrusted", { trusted: "lambda.amazonaws.com" }, []],
    ["deputy", { sourceRule: "some-other-rule" }, []],
    [
      "elsewhere",
      { allowed: `arn:aws:events:${source}:${account}:event-bus/other` },
      [["events:PutEvents", bus, "deny", null]],
    ],
  ])("is not delivered under a role that is %s", async (kind, options, decisions) => {
    const queue = await receiver(kind);
    await sender(kind, options);
    await publish(kind);
    expect(await received(queue, 1)).toEqual([]);
    expect(await forwards(`send-${kind}`)).toEqual(decisions);
  });

  test("needs a role at all", async () => {
    await clients.events(target).send(new PutRuleCommand({ Name: "bare", EventPattern: pattern("bare") }));
    const bare = new PutTargetsCommand({ Rule: "bare", Targets: [{ Id: "bus", Arn: bus }] });
    await expect(clients.events(target).send(bare)).rejects.toThrow("RoleArn is required");
  });

  const forwards = async (role: string): Promise<unknown[]> => {
    const lines: unknown[] = [];
    for await (const { principal, action, resource, decision, statement } of readDecisions(sandbox.home)) {
      if (principal.includes(`:assumed-role/${role}/`)) lines.push([action, resource, decision, statement]);
    }
    return lines;
  };
});
