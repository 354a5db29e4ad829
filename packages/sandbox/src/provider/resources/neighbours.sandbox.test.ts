import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "../../testing/withSandbox.js";
import { openSession } from "../configure/openSession.js";
import { type Subject, subjectOf } from "../conformance/Subject.js";
import type { Known } from "../operations/readResource.js";
import { registry } from "../registry.js";
import type { Session } from "../Session.js";
import type { Properties } from "../values/Json.js";
import { examplePolicy, exampleTrust } from "./iam/examplePolicies.js";

/** Several Pulumi resources that touch one AWS resource, and what protects one from deletion. */
describe("a resource", () => {
  let sandbox: TestSandbox;
  let session: Session;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    session = await openSession({ region: "eu-west-1" }, registry, sandbox.environment, new AbortController().signal);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const make = async (type: string, name: string, inputs: Properties): Promise<{ subject: Subject; known: Known }> => {
    const subject = subjectOf(type, name, session);
    return { subject, known: await subject.create(subject.check(inputs)) };
  };
  const drift = async (subject: Subject, known: Known): Promise<unknown> =>
    subject.diff((await subject.read(known))?.inputs ?? {}, known.inputs).changes;

  test("that is a queue shows no drift for the policies that other resources give it, nor takes them away", async () => {
    const { subject: queue, known } = await make("aws:sqs/queue:Queue", "queue", { name: "shared" });
    const dead = await make("aws:sqs/queue:Queue", "dead", { name: "shared-dead" });
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const redrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.known.outputs.arn, maxReceiveCount: 3 });
    const neighbours = [
      await make("aws:sqs/queuePolicy:QueuePolicy", "policy", { queueUrl: known.id, policy }),
      await make("aws:sqs/redrivePolicy:RedrivePolicy", "redrive", { queueUrl: known.id, redrivePolicy }),
    ];
    expect(await drift(queue, known)).toEqual([]);
    await queue.update(known, queue.check({ name: "shared", delaySeconds: 5 }, known.inputs));
    for (const neighbour of neighbours) {
      expect(await drift(neighbour.subject, neighbour.known)).toEqual([]);
    }
  });

  test("that is a topic shows no drift for a TopicPolicy, which gives back the default when it goes", async () => {
    const { subject: topic, known } = await make("aws:sns/topic:Topic", "topic", { name: "shared" });
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
    const own = await make("aws:sns/topicPolicy:TopicPolicy", "policy", { arn: known.id, policy });
    expect(await drift(topic, known)).toEqual([]);
    await own.subject.delete(own.known);
    expect(await own.subject.read(own.known)).toBeUndefined();
    expect(await drift(topic, known)).toEqual([]);
  });

  test("that is a role keeps the policies that other resources give it, and cannot go before them unless told to", async () => {
    const trust = { assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com") };
    const { subject: role, known } = await make("aws:iam/role:Role", "role", { name: "shared", ...trust });
    const inline = { name: "inline", role: known.id, policy: examplePolicy("sqs:ReceiveMessage") };
    const attachment = { role: known.id, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    const neighbours = [
      await make("aws:iam/rolePolicy:RolePolicy", "inline", inline),
      await make("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "attachment", attachment),
    ];
    expect(await drift(role, known)).toEqual([]);
    await expect(role.delete(known)).rejects.toThrow("must detach all policies first");
    const forced = await role.update(
      known,
      role.check({ name: "shared", ...trust, forceDetachPolicies: true }, known.inputs),
    );
    for (const neighbour of neighbours) {
      expect(await neighbour.subject.read(neighbour.known)).toBeDefined();
    }
    await role.delete(forced);
    expect(await role.read(forced)).toBeUndefined();
  });

  test("that is a policy can be changed more often than IAM keeps versions", async () => {
    let { subject, known } = await make("aws:iam/policy:Policy", "policy", {
      name: "often",
      policy: examplePolicy("s3:0"),
    });
    for (let version = 1; version < 8; version += 1) {
      const news = subject.check({ name: "often", policy: examplePolicy(`s3:Get${version}`) }, known.inputs);
      known = await subject.update(known, news);
      expect(await drift(subject, known)).toEqual([]);
    }
    await subject.delete(known);
  });

  test("that attaches a policy which does not exist is refused, as by IAM", async () => {
    const trust = { assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com") };
    const { known } = await make("aws:iam/role:Role", "attached", { name: "attached", ...trust });
    const policyArn = "arn:aws:iam::000000000000:policy/missing";
    const attached = make("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "no", { role: known.id, policyArn });
    await expect(attached).rejects.toThrow(policyArn);
  });

  test.each([
    [
      "aws:dynamodb/table:Table",
      {
        name: "kept",
        billingMode: "PAY_PER_REQUEST",
        hashKey: "key",
        attributes: [{ name: "key", type: "S" }],
      },
    ],
    ["aws:cloudwatch/logGroup:LogGroup", { name: "kept" }],
  ])("of type %s is not deleted while it is protected", async (type, inputs) => {
    const { subject, known } = await make(type, "kept", { ...inputs, deletionProtectionEnabled: true });
    await expect(subject.delete(known)).rejects.toThrow("protect");
    const open = subject.check({ ...inputs, deletionProtectionEnabled: false }, known.inputs);
    const unprotected = await subject.update(known, open);
    await subject.delete(unprotected);
    expect(await subject.read(unprotected)).toBeUndefined();
  });

  test("that is a table refuses another type for a key attribute in use", async () => {
    const table = (type: string): Properties => ({
      name: "typed",
      billingMode: "PAY_PER_REQUEST",
      hashKey: "key",
      attributes: [{ name: "key", type }],
    });
    const { subject, known } = await make("aws:dynamodb/table:Table", "typed", table("S"));
    await expect(subject.update(known, subject.check(table("N"), known.inputs))).rejects.toThrow("make a new table");
  });
});
