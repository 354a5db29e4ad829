import {
  CreateClusterCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { CreateScheduleCommand, type Target } from "@aws-sdk/client-scheduler";
import { CreateQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { readDecisions } from "./readDecisions.js";

const region = "eu-west-1";
const account = "000000000000";
const arn = (service: string, resource: string) => `arn:aws:${service}:${region}:${account}:${resource}`;
const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`;
const defaultGroup = arn("scheduler", "schedule-group/default");
/** Seconds within which the emulator, which looks every ten, has started what is due. */
const due = 25;

interface StatementJson {
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: object;
}

const run: StatementJson = {
  Action: "ecs:RunTask",
  Resource: arn("ecs", "task-definition/sweep:*"),
  Condition: { ArnEquals: { "ecs:cluster": arn("ecs", "cluster/sweeps") } },
};
const pass = (role: string): StatementJson => ({
  Action: "iam:PassRole",
  Resource: roleArn(role),
  Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
});
const send = (queue: string): StatementJson => ({ Action: "sqs:SendMessage", Resource: arn("sqs", queue) });

const documentOf = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const trustOf = (service: string, condition: object = {}) => ({
  Effect: "Allow",
  Principal: { Service: service },
  Action: "sts:AssumeRole",
  Condition: { StringEquals: { "aws:SourceAccount": account }, ...condition },
});

describe("a schedule that is due", () => {
  let sandbox: TestSandbox;
  let clients: Clients;
  let definitionArn: string;

  /** A queue and a role of its own, and a schedule that was due long ago. */
  const schedule = async (
    name: string,
    { target, statements, group = defaultGroup }: { target: object; statements: StatementJson[]; group?: string },
  ): Promise<void> => {
    await clients.sqs(region).send(new CreateQueueCommand({ QueueName: name }));
    const AssumeRolePolicyDocument = documentOf(
      trustOf("scheduler.amazonaws.com", { ArnLike: { "aws:SourceArn": group } }),
    );
    await clients.iam(region).send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument }));
    const granted = statements.map((statement, index) => ({ Sid: `Grant${index + 1}`, Effect: "Allow", ...statement }));
    const policy = { RoleName: name, PolicyName: "access", PolicyDocument: documentOf(...granted) };
    await clients.iam(region).send(new PutRolePolicyCommand(policy));
    await clients.scheduler(region).send(
      new CreateScheduleCommand({
        Name: name,
        ScheduleExpression: "at(2026-01-01T00:00:00)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: { RoleArn: roleArn(name), DeadLetterConfig: { Arn: arn("sqs", name) }, ...target } as Target,
      }),
    );
  };

  const task = (group: string) => ({
    Arn: arn("ecs", "cluster/sweeps"),
    EcsParameters: { TaskDefinitionArn: definitionArn, TaskCount: 1, Group: group },
  });

  const started = async (group: string): Promise<number> => {
    const ecs = clients.ecs(region);
    const lists = await Promise.all(
      (["RUNNING", "STOPPED"] as const).map((desiredStatus) =>
        ecs.send(new ListTasksCommand({ cluster: "sweeps", family: "sweep", desiredStatus })),
      ),
    );
    const { tasks = [] } = await ecs.send(
      new DescribeTasksCommand({
        cluster: "sweeps",
        tasks: lists.flatMap(({ taskArns = [] }) => taskArns),
      }),
    );
    return tasks.filter((each) => each.group === group).length;
  };

  const received = async (queue: string): Promise<string[]> => {
    const QueueUrl = `${sandbox.endpoint}/${account}/${queue}`;
    const { Messages = [] } = await clients.sqs(region).send(new ReceiveMessageCommand({ QueueUrl }));
    return Messages.map(({ Body = "" }) => Body);
  };

  /** What was decided of the calls under a schedule's role. */
  const judged = async (role: string): Promise<string[]> => {
    const lines: string[] = [];
    for await (const { principal, action, decision, statement } of readDecisions(sandbox.home)) {
      if (principal.includes(`assumed-role/${role}/`)) lines.push(`${decision} ${action} ${statement}`);
    }
    return lines;
  };

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
    await clients.ecs(region).send(new CreateClusterCommand({ clusterName: "sweeps" }));
    for (const RoleName of ["sweeper", "starter"]) {
      const AssumeRolePolicyDocument = documentOf(trustOf("ecs-tasks.amazonaws.com"));
      await clients.iam(region).send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    }
    const { taskDefinition } = await clients.ecs(region).send(
      new RegisterTaskDefinitionCommand({
        family: "sweep",
        taskRoleArn: roleArn("sweeper"),
        executionRoleArn: roleArn("starter"),
        containerDefinitions: [{ name: "worker", image: "sweep/worker" }],
      }),
    );
    definitionArn = taskDefinition?.taskDefinitionArn ?? "";
    const both = [pass("sweeper"), pass("starter")];
    const message = { Arn: arn("sqs", "told"), Input: '{"sweep":true}' };
    await clients.sqs(region).send(new CreateQueueCommand({ QueueName: "told" }));
    await schedule("allowed", { target: task("allowed"), statements: [run, ...both, send("allowed")] });
    await schedule("one-role", { target: task("one-role"), statements: [run, pass("sweeper"), send("one-role")] });
    await schedule("no-run", { target: task("no-run"), statements: [...both, send("no-run")] });
    await schedule("stranger", {
      target: task("stranger"),
      statements: [run, ...both, send("stranger")],
      group: arn("scheduler", "schedule-group/others"),
    });
    await schedule("no-cluster", {
      target: { ...task("no-cluster"), Arn: arn("ecs", "cluster/absent"), Input: '{"kept":true}' },
      statements: [{ ...run, Condition: {} }, ...both, send("no-cluster")],
    });
    await schedule("message", { target: message, statements: [send("told")] });
    await new Promise((resolve) => setTimeout(resolve, due * 1000));
  }, 120_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  test("starts its task when its role may run it there and pass both of its roles", async () => {
    expect(await started("allowed")).toBe(1);
    expect(await judged("allowed")).toEqual([
      "allow ecs:RunTask Grant1",
      "allow iam:PassRole Grant2",
      "allow iam:PassRole Grant3",
    ]);
    expect(await received("allowed")).toEqual([]);
  });

  test.each([
    ["may not pass one of the roles", "one-role", "deny iam:PassRole null"],
    ["may not run the task", "no-run", "deny ecs:RunTask null"],
  ])("starts nothing when its role %s, and says so in the dead-letter queue", async (_why, name, denial) => {
    expect(await started(name)).toBe(0);
    expect(await judged(name)).toContain(denial);
    expect(await received(name)).toEqual(["{}"]);
  });

  test("starts nothing, and can say so nowhere, under a role that is trusted for another group", async () => {
    expect(await started("stranger")).toBe(0);
    expect(await judged("stranger")).toEqual([]);
    expect(await received("stranger")).toEqual([]);
  });

  test("keeps its input in the dead-letter queue when ECS cannot start the task", async () => {
    expect(await started("no-cluster")).toBe(0);
    expect(await received("no-cluster")).toEqual(['{"kept":true}']);
  });

  test("sends a message under its role, whatever the queue's own policy says", async () => {
    expect(await received("told")).toEqual(['{"sweep":true}']);
    expect(await judged("message")).toEqual(["allow sqs:SendMessage Grant1"]);
  });
});
