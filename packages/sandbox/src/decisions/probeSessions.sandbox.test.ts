import { CreateRoleCommand } from "@aws-sdk/client-iam";
import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { clientsOf } from "../testing/clientsOf.js";
import { roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import type { Decision } from "./Decision.js";
import { probeSessionName } from "./probeSessionName.js";
import { readDecisions } from "./readDecisions.js";

const region = "eu-west-1";
const RoleArn = "arn:aws:iam::000000000000:role/task";

describe("a session of a role under which probes are sent", () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { iam } = await clientsOf(sandbox);
    const trust = {
      ...{ Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
      Condition: { StringEquals: { "aws:SourceAccount": "000000000000" } },
    };
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [trust] });
    await iam(region).send(new CreateRoleCommand({ RoleName: "task", AssumeRolePolicyDocument }));
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  test("is given to the deploy key, of a role that a service alone may take, and holds what the role holds", async () => {
    const { sts } = await clientsOf(sandbox);
    const asked = new AssumeRoleCommand({ RoleArn, RoleSessionName: probeSessionName });
    const { Credentials: given } = await sts(region).send(asked);
    const credentials = {
      ...{ accessKeyId: given?.AccessKeyId ?? "", secretAccessKey: given?.SecretAccessKey ?? "" },
      sessionToken: given?.SessionToken ?? "",
    };
    const probing = await clientsOf(sandbox, credentials);
    await expect(probing.sqs(region).send(new ListQueuesCommand({}))).rejects.toThrow(/not authorized|denied/i);
    const seen: Decision[] = [];
    for await (const decision of readDecisions(sandbox.home)) seen.push(decision);
    expect(seen).toContainEqual(
      expect.objectContaining({
        ...{ action: "sqs:ListQueues", decision: "deny" },
        principal: `arn:aws:sts::000000000000:assumed-role/task/${probeSessionName}`,
      }),
    );
  });

  test("is not given under another name, nor to anybody else", async () => {
    const { sts } = await clientsOf(sandbox);
    const named = (RoleSessionName: string) => new AssumeRoleCommand({ RoleArn, RoleSessionName });
    await expect(sts(region).send(named("task"))).rejects.toMatchObject({ name: "AccessDenied" });
    const assume = { Sid: "Assume", Action: "sts:AssumeRole", Resource: RoleArn };
    const other = await clientsOf(sandbox, await roleSession(sandbox, "other", [assume]));
    await expect(other.sts(region).send(named(probeSessionName))).rejects.toMatchObject({ name: "AccessDenied" });
  });
});
