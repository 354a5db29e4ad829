import { PutMetricAlarmCommand, SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import { PutEventsCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { readDecisions } from "./readDecisions.js";

const region = "eu-west-1";
const account = "000000000000";

/** Who a resource's or a key's policy lets in. */
interface Guest {
  readonly service: string;
  readonly sourceArn: string;
}

describe("a delivery by an AWS service", () => {
  let sandbox: TestSandbox;
  let clients: Clients;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const policy = (Sid: string, Action: string | readonly string[], guest: Guest | undefined) =>
    guest && {
      Sid,
      Effect: "Allow",
      Principal: { Service: guest.service },
      Action,
      Resource: "*",
      Condition: { StringEquals: { "aws:SourceAccount": account }, ArnLike: { "aws:SourceArn": guest.sourceArn } },
    };

  const documentOf = (...statements: readonly unknown[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements.filter((statement) => statement !== undefined) });

  const keyFor = async (guest: Guest | undefined): Promise<string> => {
    const owner = {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: "kms:*",
      Resource: "*",
    };
    const use = policy("UseKey", ["kms:GenerateDataKey", "kms:Decrypt"], guest);
    const { KeyMetadata } = await clients.kms(region).send(new CreateKeyCommand({ Policy: documentOf(owner, use) }));
    return KeyMetadata?.Arn ?? "";
  };

  const queueFor = async (name: string, guest: Guest | undefined, key: string | undefined): Promise<string> => {
    const Policy = documentOf(policy("Deliver", "sqs:SendMessage", guest));
    const Attributes = { ...(guest ? { Policy } : {}), ...(key ? { KmsMasterKeyId: key } : {}) };
    await clients.sqs(region).send(new CreateQueueCommand({ QueueName: name, Attributes }));
    return `arn:aws:sqs:${region}:${account}:${name}`;
  };

  const received = async (name: string, WaitTimeSeconds: number): Promise<number> => {
    const QueueUrl = `${sandbox.endpoint}/${account}/${name}`;
    const { Messages = [] } = await clients.sqs(region).send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }));
    return Messages.length;
  };

  /** Decisions on a resource, and on a key, that a service's own call met. */
  const judged = async (service: string, ...resources: readonly string[]): Promise<string[]> => {
    const lines = new Set<string>();
    for await (const { principal, action, resource, decision, statement } of readDecisions(sandbox.home)) {
      if (principal === service && resources.includes(resource)) lines.add(`${decision} ${action} ${statement}`);
    }
    return [...lines];
  };

  describe("of a bucket's notifications to an encrypted queue", () => {
    const service = "s3.amazonaws.com";
    const notify = async (bucket: string, key: Guest | undefined) => {
      const guest = { service, sourceArn: `arn:aws:s3:::${bucket}` };
      const keyArn = await keyFor(key);
      const QueueArn = await queueFor(bucket, guest, keyArn);
      await clients.s3(region).send(new CreateBucketCommand({ Bucket: bucket }));
      const NotificationConfiguration = {
        QueueConfigurations: [{ QueueArn, Events: ["s3:ObjectCreated:*" as const] }],
      };
      const command = new PutBucketNotificationConfigurationCommand({ Bucket: bucket, NotificationConfiguration });
      return { QueueArn, keyArn, put: async () => await clients.s3(region).send(command) };
    };

    test("needs both policies to let S3 in for the bucket, and both are on record", async () => {
      const { QueueArn, keyArn, put } = await notify("notifying", { service, sourceArn: "arn:aws:s3:::notifying" });
      await put();
      await clients.s3(region).send(new PutObjectCommand({ Bucket: "notifying", Key: "a", Body: "a" }));
      expect(await received("notifying", 10)).toBeGreaterThan(0);
      expect(await judged(service, QueueArn, keyArn)).toEqual([
        "allow sqs:SendMessage Deliver",
        "allow kms:GenerateDataKey UseKey",
        "allow kms:Decrypt UseKey",
      ]);
    });

    test.each([
      ["names no service", "keyless", undefined],
      ["names another bucket", "stranger", { service, sourceArn: "arn:aws:s3:::another" }],
      ["names another service", "misnamed", { service: "sns.amazonaws.com", sourceArn: "arn:aws:s3:::misnamed" }],
    ])("cannot be configured while the key's policy %s", async (_, bucket, guest) => {
      const { keyArn, put } = await notify(bucket, guest);
      await expect(put()).rejects.toThrow("Unable to validate");
      expect(await judged(service, keyArn)).toEqual(["deny kms:GenerateDataKey null"]);
    });
  });

  describe("of an event rule to a queue", () => {
    const service = "events.amazonaws.com";
    const rule = async (name: string, guests: { readonly queue?: Guest; readonly key?: Guest }) => {
      const key = guests.key && (await keyFor(guests.key));
      const Arn = await queueFor(name, guests.queue, key);
      const EventPattern = JSON.stringify({ source: [name] });
      await clients.events(region).send(new PutRuleCommand({ Name: name, EventPattern }));
      await clients.events(region).send(new PutTargetsCommand({ Rule: name, Targets: [{ Id: "queue", Arn }] }));
      const entry = { Source: name, DetailType: "test", Detail: "{}" };
      await clients.events(region).send(new PutEventsCommand({ Entries: [entry] }));
      return { Arn, key: key ?? "" };
    };
    const guestOf = (name: string): Guest => ({
      service,
      sourceArn: `arn:aws:events:${region}:${account}:rule/${name}`,
    });

    test("arrives where the queue's and the key's policies let the rule in", async () => {
      const { Arn, key } = await rule("welcome", { queue: guestOf("welcome"), key: guestOf("welcome") });
      expect(await received("welcome", 10)).toBe(1);
      expect(await judged(service, Arn, key)).toEqual([
        "allow sqs:SendMessage Deliver",
        "allow kms:GenerateDataKey UseKey",
        "allow kms:Decrypt UseKey",
      ]);
    });

    test.each([
      ["the queue has no policy", "unasked", {}],
      ["the queue's policy names another rule", "other-rule", { queue: guestOf("welcome") }],
      ["the key's policy names another rule", "other-key", { queue: guestOf("other-key"), key: guestOf("welcome") }],
    ])("is lost where %s", async (_, name, guests) => {
      const { Arn, key } = await rule(name, guests);
      expect(await received(name, 1)).toBe(0);
      expect((await judged(service, Arn, key)).filter((line) => line.startsWith("deny"))).toHaveLength(1);
    });
  });

  describe("of an alarm to a topic", () => {
    const service = "cloudwatch.amazonaws.com";
    const alarm = async (name: string, guest: Guest) => {
      const Policy = documentOf(policy("Publish", "sns:Publish", guest));
      const topic = await clients.sns(region).send(new CreateTopicCommand({ Name: name, Attributes: { Policy } }));
      const TopicArn = topic.TopicArn ?? "";
      const endpoint = await queueFor(name, { service: "sns.amazonaws.com", sourceArn: TopicArn }, undefined);
      await clients.sns(region).send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: endpoint }));
      await clients.cloudwatch(region).send(
        new PutMetricAlarmCommand({
          AlarmName: name,
          AlarmActions: [TopicArn],
          ComparisonOperator: "GreaterThanThreshold",
          EvaluationPeriods: 1,
          MetricName: "Failures",
          Namespace: "Test",
          Period: 60,
          Statistic: "Sum",
          Threshold: 0,
        }),
      );
      const ring = new SetAlarmStateCommand({ AlarmName: name, StateValue: "ALARM", StateReason: "test" });
      await clients.cloudwatch(region).send(ring);
      return TopicArn;
    };

    test("arrives where the topic's policy lets the alarm in", async () => {
      const sourceArn = `arn:aws:cloudwatch:${region}:${account}:alarm:heard`;
      const topic = await alarm("heard", { service, sourceArn });
      expect(await received("heard", 10)).toBe(1);
      expect(await judged(service, topic)).toEqual(["allow sns:Publish Publish"]);
    });

    test("is lost where the policy names another alarm", async () => {
      const sourceArn = `arn:aws:cloudwatch:${region}:${account}:alarm:heard`;
      const topic = await alarm("unheard", { service, sourceArn });
      expect(await received("unheard", 1)).toBe(0);
      expect(await judged(service, topic)).toEqual(["deny sns:Publish null"]);
    });
  });
});
