import { describe, expect, it } from "@jest/globals";
import type * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { record } from "../conformance/record.js";
import { ExecutionRole } from "./ExecutionRole.js";
import { FunctionRole } from "./FunctionRole.js";
import { ReplicationRole } from "./ReplicationRole.js";
import { ServicePrincipal } from "./ServicePrincipal.js";
import { ServiceRole } from "./ServiceRole.js";
import { TaskRole } from "./TaskRole.js";

const place = { account: { accountId: "111122223333" }, region: "eu-west-1" };
const sourceKey = "arn:aws:kms:eu-west-1:111122223333:key/0f3c-source";
const targetKey = "arn:aws:kms:eu-central-1:111122223333:key/0f3c-target";

interface StatementJson {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource?: readonly string[];
  readonly Principal?: object;
  readonly Condition?: object;
}

/** Trust and permissions of the one role that a program makes. */
async function roleOf(program: () => pulumi.Resource) {
  const { resources } = await record(program);
  const statementsIn = (text: unknown) => (JSON.parse(String(text)) as { Statement: StatementJson[] }).Statement;
  const trust = resources
    .filter(({ type }) => type === "aws:iam/role:Role")
    .flatMap(({ inputs }) => statementsIn(inputs.assumeRolePolicy));
  const granted = resources
    .filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy")
    .flatMap(({ inputs }) => statementsIn(inputs.policy));
  return { resources, trust, granted };
}

describe("the role that starts a task", () => {
  it("may pull the named images, write the named log group and read the named secret: nothing of the data", async () => {
    const secretArn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf";
    const { granted } = await roleOf(
      () =>
        new ExecutionRole("orders", {
          ...place,
          logGroupName: "/orders",
          repositories: ["orders"],
          secrets: [{ secretArn, keyArn: sourceKey, label: "Login" }],
        }),
    );
    expect(granted.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["LogInToRegistry", ["*"]],
      ["PullTaskImages", ["arn:aws:ecr:eu-west-1:111122223333:repository/orders"]],
      ["ReadLoginSecret", [secretArn]],
      ["WriteTaskLogs", ["arn:aws:logs:eu-west-1:111122223333:log-group:/orders:log-stream:*"]],
      ["DecryptLoginSecret", [sourceKey]],
    ]);
  });

  it("is trusted by ECS tasks of the account and region alone", async () => {
    const { trust } = await roleOf(() => new ExecutionRole("orders", { ...place, logGroupName: "/orders" }));
    expect(trust).toEqual([
      expect.objectContaining({
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Condition: {
          StringEquals: { "aws:SourceAccount": "111122223333" },
          ArnLike: { "aws:SourceArn": ["arn:aws:ecs:eu-west-1:111122223333:*"] },
        },
      }),
    ]);
  });
});

describe("the role of a task", () => {
  it("has no policy at all when nothing is asked for, and one apart for keys when keys are", async () => {
    const none = await roleOf(() => new TaskRole("orders", { ...place, access: [] }));
    expect(none.granted).toEqual([]);
    const access = [{ queue: "orders", actions: [Access.Send], key: sourceKey, label: "Work" }];
    const { resources } = await roleOf(() => new TaskRole("orders", { ...place, access }));
    const policies = resources.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy").map(({ name }) => name);
    expect(policies).toEqual(["orders-access", "orders-keys"]);
  });

  it("is refused when its intents cannot be granted, before anything is made", async () => {
    const access = [{ bucket: "orders", prefix: "in", actions: [Access.Read] }];
    await expect(roleOf(() => new TaskRole("orders", { ...place, access }))).rejects.toThrow('access[0].prefix "in"');
  });
});

describe("the role of a function", () => {
  const role = (changed: object) => () =>
    new FunctionRole("orders", { ...place, functionName: "orders-api", access: [], ...changed });

  it("may write its own log and nothing else when nothing is asked for", async () => {
    const { granted, trust } = await roleOf(role({}));
    expect(granted.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["WriteFunctionLogs", ["arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/orders-api:log-stream:*"]],
    ]);
    expect(trust).toEqual([
      expect.objectContaining({
        Principal: { Service: "lambda.amazonaws.com" },
        Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
      }),
    ]);
  });

  it("may make interfaces in its own subnets and security groups only", async () => {
    const network = { subnetIds: ["subnet-00000001", "subnet-00000002"], securityGroupIds: ["sg-00000001"] };
    const { granted } = await roleOf(role(network));
    const place = "arn:aws:ec2:eu-west-1:111122223333";
    const made = granted.filter(({ Action }) => Action.includes("ec2:CreateNetworkInterface"));
    expect(made.flatMap(({ Resource }) => Resource ?? []).sort()).toEqual([
      `${place}:network-interface/*`,
      `${place}:security-group/sg-00000001`,
      `${place}:subnet/subnet-00000001`,
      `${place}:subnet/subnet-00000002`,
    ]);
  });

  it("may rotate one secret, through Secrets Manager's key use alone", async () => {
    const secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf";
    const access = [{ secret, actions: [Access.RotateSecret], key: sourceKey, label: "Login" }];
    const { granted } = await roleOf(role({ access }));
    const resources = new Map(granted.map(({ Sid, Resource }) => [Sid, Resource]));
    expect(resources.get("MakeRandomPasswords")).toEqual(["*"]);
    expect(resources.get("RotateLoginSecret")).toEqual([secret]);
    const onKeys = granted.filter(({ Resource }) => Resource?.includes(sourceKey));
    expect(onKeys.map(({ Action }) => Action)).toEqual([["kms:Decrypt"], ["kms:GenerateDataKey"]]);
    for (const { Condition } of onKeys) {
      expect(JSON.stringify(Condition)).toContain("secretsmanager.eu-west-1.amazonaws.com");
    }
  });
});

describe("the role of an AWS service", () => {
  it("is trusted for this account's sources of the service, or those that are named", async () => {
    const service = ServicePrincipal.Scheduler;
    const sourcesOf = async (args: object) => {
      const { trust } = await roleOf(() => new ServiceRole("nightly", { ...place, service, access: [], ...args }));
      return trust.map(({ Condition }) => Condition);
    };
    const group = "arn:aws:scheduler:eu-west-1:111122223333:schedule-group";
    const conditions = (arn: string) => [
      { StringEquals: { "aws:SourceAccount": "111122223333" }, ArnLike: { "aws:SourceArn": [arn] } },
    ];
    expect(await sourcesOf({})).toEqual(conditions(`${group}/*`));
    expect(await sourcesOf({ sourceArns: [`${group}/orders`] })).toEqual(conditions(`${group}/orders`));
  });

  it("is refused without sources for a service that acts for nameable ones, and for a service that is not listed", () => {
    const make = (service: string) => new ServiceRole("nightly", { ...place, service: service as never, access: [] });
    expect(() => make("events.amazonaws.com")).toThrow(/ServiceRole "nightly": sourceArns .*name the ARNs/);
    expect(() => make("ec2.amazonaws.com")).toThrow(/ServiceRole "nightly": service "ec2.amazonaws.com"/);
  });
});

describe("the role that replicates", () => {
  const target = {
    name: "frankfurt",
    bucket: "orders-in",
    region: "eu-central-1",
    keyArn: targetKey,
    prefix: "frankfurt/",
  };
  const make = (changed: object) => () =>
    new ReplicationRole("orders", {
      ...place,
      sourceBucket: "orders-out",
      sourceKeyArn: sourceKey,
      targets: [{ ...target, ...changed }],
    });

  it("decrypts with the source's key, encrypts with the target's, each through S3 in its region (ENC-10)", async () => {
    const { granted } = await roleOf(make({}));
    const onKeys = granted.filter(({ Resource }) => Resource?.[0]?.startsWith("arn:aws:kms:"));
    expect(onKeys.map(({ Action, Resource, Condition }) => [Action, Resource, Condition])).toEqual([
      [
        ["kms:Decrypt"],
        [sourceKey],
        expect.objectContaining({ StringEquals: { "kms:ViaService": ["s3.eu-west-1.amazonaws.com"] } }),
      ],
      [
        ["kms:Encrypt"],
        [targetKey],
        expect.objectContaining({ StringEquals: { "kms:ViaService": ["s3.eu-central-1.amazonaws.com"] } }),
      ],
      [
        ["kms:GenerateDataKey"],
        [targetKey],
        expect.objectContaining({ StringEquals: { "kms:ViaService": ["s3.eu-central-1.amazonaws.com"] } }),
      ],
    ]);
  });

  it("reads and writes below the replicated prefix only, deletes nothing, and acts for the source bucket only", async () => {
    const { granted, trust } = await roleOf(make({}));
    const objects = granted
      .flatMap(({ Resource }) => Resource ?? [])
      .filter((arn) => arn.includes("/") && arn.includes(":s3:"));
    expect(new Set(objects)).toEqual(
      new Set(["arn:aws:s3:::orders-out/frankfurt/*", "arn:aws:s3:::orders-in/frankfurt/*"]),
    );
    expect(JSON.stringify(granted)).not.toMatch(/Delete|PutObject/);
    expect(JSON.stringify(trust)).toContain('"aws:SourceArn":["arn:aws:s3:::orders-out"]');
  });
});
