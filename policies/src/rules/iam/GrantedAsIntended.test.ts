import { describe, expect, it } from "@jest/globals";
import { unknownCheckingProxy } from "@pulumi/policy";
import { deployerPolicyFor } from "@sallyport/intents";
import { exampleGraph } from "../../engine/exampleGraph.js";
import { judge } from "../../engine/judge.js";
import type { ExampleResource } from "../../engine/Rule.js";
import { GrantedAsIntended } from "./GrantedAsIntended.js";
import { attachmentType, policyType, rolePolicyType, roleType } from "./roleGraph.js";

/** Pulumi's stand-in for a string that is not known yet. */
const unknownString = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const key = "arn:aws:kms:eu-west-1:111122223333:key/0f3c0000-0000-4000-8000-000000000001";
const home = { account: { accountId: "111122223333" }, region: "eu-west-1" };

/** What the rule says of the first resource: finding ids, else its answer. */
const said = (...resources: readonly ExampleResource[]) => {
  const graph = exampleGraph(resources);
  const [subject] = graph.resources;
  const judgement = subject && judge(GrantedAsIntended, subject, graph);
  return judgement?.kind === "violation" ? judgement.findings.map(({ id }) => id) : judgement?.kind;
};

const allow = (Action: string | readonly string[], Resource: string, Condition?: object) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const granted = (component: string, args: object, role: object, ...statements: readonly object[]) =>
  said(
    {
      type: rolePolicyType,
      name: "policy",
      refersTo: { role: "role" },
      props: { policy: JSON.stringify({ Statement: statements }) },
    },
    { type: roleType, name: "role", parent: "orders", props: role as never },
    { type: `sallyport:index:${component}`, name: "orders", props: unknownCheckingProxy({ ...args }) },
  );

const readOrders = allow("s3:GetObject", "arn:aws:s3:::orders/*");
const decrypt = allow("kms:Decrypt", key, {
  StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
  StringLikeIfExists: { "kms:EncryptionContext:aws:s3:arn": ["arn:aws:s3:::orders", "arn:aws:s3:::orders/*"] },
});
const access = [{ bucket: "orders", actions: ["Read"], key }];

describe("what a state machine's role is granted on the machine's key", () => {
  const machineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:orders-night";
  const context = (name: string, value: string) => ({ StringEquals: { [`kms:EncryptionContext:${name}`]: value } });
  const onKey = (...statements: readonly object[]) =>
    said(
      {
        type: rolePolicyType,
        name: "executions",
        parent: "machine",
        refersTo: { role: "role" },
        props: { policy: JSON.stringify({ Statement: statements }) },
      },
      { type: roleType, name: "role", parent: "states" },
      {
        type: "sallyport:index:ServiceRole",
        name: "states",
        parent: "machine",
        props: { service: "states.amazonaws.com", access: [], ...home },
      },
      { type: "sallyport:index:HardenedStateMachine", name: "machine", props: { stateMachineName: "orders-night" } },
    );
  const uses = ["kms:Decrypt", "kms:GenerateDataKey"];

  it("is its use for the machine's own executions and for the delivery of their log", () => {
    const executions = allow(uses, key, context("aws:states:stateMachineArn", machineArn));
    const logs = allow("kms:GenerateDataKey", key, context("SourceArn", "arn:aws:logs:eu-west-1:111122223333:*"));
    expect(onKey(executions, logs)).toBe("compliant");
  });

  it("is more for another machine, for the logs' decryption, and without a context", () => {
    const other = context("aws:states:stateMachineArn", machineArn.replace("night", "day"));
    expect(onKey(allow(uses, key, other))).toHaveLength(2);
    expect(
      onKey(allow("kms:Decrypt", key, context("SourceArn", "arn:aws:logs:eu-west-1:111122223333:*"))),
    ).toHaveLength(1);
    expect(onKey(allow(uses, key))).toHaveLength(2);
  });
});

describe("what a role is granted", () => {
  it("may be narrower than what was meant, by resource or by condition", () => {
    const args = { access, ...home };
    expect(granted("TaskRole", args, {}, readOrders, decrypt)).toBe("compliant");
    expect(granted("TaskRole", args, {}, allow("s3:GetObject", "arn:aws:s3:::orders/in/*"))).toBe("compliant");
    const more = { ...decrypt.Condition, StringLike: { "aws:PrincipalTag/team": "data" } };
    expect(granted("TaskRole", args, {}, allow("kms:Decrypt", key, more))).toBe("compliant");
  });

  it("is more where one of the conditions is missing or wider", () => {
    const { StringEquals } = decrypt.Condition as { StringEquals: object };
    expect(granted("TaskRole", { access, ...home }, {}, allow("kms:Decrypt", key, { StringEquals }))).toEqual([
      "Granted::kms:Decrypt",
    ]);
    const wider = { ...decrypt.Condition, StringEquals: { "kms:ViaService": ["s3.eu-west-1.amazonaws.com", "*"] } };
    expect(granted("TaskRole", { access, ...home }, {}, allow("kms:Decrypt", key, wider))).toEqual([
      "Granted::kms:Decrypt",
    ]);
  });

  it("is compared without the key where only the resource matters, as at a first preview", () => {
    const unknownKey = { access: [{ bucket: "orders", actions: ["Read"], key: unknownString }], ...home };
    expect(granted("TaskRole", unknownKey, {}, readOrders)).toBe("compliant");
    expect(granted("TaskRole", unknownKey, {}, decrypt)).toBe("undetermined");
    const unknownBucket = { access: [{ bucket: unknownString, actions: ["Read"] }], ...home };
    expect(granted("TaskRole", unknownBucket, {}, readOrders)).toBe("undetermined");
  });

  it("lies in the account and region that the trust shows, where the arguments say nothing of them", () => {
    const table = [{ table: "orders", actions: ["Read"] }];
    const read = (account: string) => allow("dynamodb:GetItem", `arn:aws:dynamodb:eu-west-1:${account}:table/orders`);
    const trust = (Condition: object) => ({
      assumeRolePolicy: JSON.stringify({ Statement: { Effect: "Allow", Action: "sts:AssumeRole", Condition } }),
    });
    const seen = trust({
      StringEquals: { "aws:SourceAccount": "111122223333" },
      ArnLike: { "aws:SourceArn": "arn:aws:ecs:eu-west-1:111122223333:*" },
    });
    expect(granted("TaskRole", { access: table }, seen, read("111122223333"))).toBe("compliant");
    expect(granted("TaskRole", { access: table }, seen, read("444455556666"))).toEqual(["Granted::dynamodb:GetItem"]);
    const nowhere = trust({ StringEquals: { "aws:SourceAccount": "111122223333" } });
    expect(granted("TaskRole", { access: table }, nowhere, read("111122223333"))).toBe("undetermined");
  });
});

describe("a role of another component", () => {
  const inAccount = "eu-west-1:111122223333";
  const logs = ["logs:CreateLogStream", "logs:PutLogEvents"];
  const vias = (service: string) => ({ StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` } });
  it.each([
    [
      "FunctionRole",
      { functionName: "api", access: [] },
      allow(logs, `arn:aws:logs:${inAccount}:log-group:/aws/lambda/api:log-stream:*`),
    ],
    [
      "FunctionRole",
      { functionName: "api", access: [], subnetIds: ["subnet-00000001"] },
      allow("ec2:CreateNetworkInterface", `arn:aws:ec2:${inAccount}:subnet/subnet-00000001`),
    ],
    [
      "ExecutionRole",
      { logGroupName: "/orders", repositories: ["orders"] },
      allow("ecr:BatchGetImage", `arn:aws:ecr:${inAccount}:repository/orders`),
    ],
    [
      "ExecutionRole",
      {
        logGroupName: "/orders",
        secrets: [{ secretArn: `arn:aws:secretsmanager:${inAccount}:secret:login-AbCdEf`, label: "Login" }],
      },
      allow("secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${inAccount}:secret:login-AbCdEf`),
    ],
    [
      "ReplicationRole",
      {
        sourceBucket: "orders-out",
        sourceKeyArn: key,
        targets: [{ name: "a", bucket: "orders-in", region: "eu-west-1", keyArn: key }],
      },
      allow("s3:ReplicateObject", "arn:aws:s3:::orders-in/*"),
    ],
  ])("is held to what its arguments mean: %s", (component, args, statement) => {
    expect(granted(component, { ...args, ...home }, {}, statement)).toBe("compliant");
    expect(granted(component, { ...args, ...home }, {}, readOrders)).toEqual(["Granted::s3:GetObject"]);
    expect(granted(component, { ...args, ...home }, {}, allow("kms:Decrypt", key, vias("s3")))).toEqual([
      "Granted::kms:Decrypt",
    ]);
  });
});

describe("a deployer", () => {
  const args = {
    resourceTypes: ["aws:iam/role:Role"],
    namePrefixes: ["orders-"],
    regions: ["eu-west-1"],
    workloadBoundaryArn: "arn:aws:iam::111122223333:policy/boundary",
    ...home,
  };
  const [document] = deployerPolicyFor(args.resourceTypes, {
    ...args,
    accountId: "111122223333",
    partition: "aws",
    boundaryArn: args.workloadBoundaryArn,
    roleName: "orders",
  });
  const stack = (statements: readonly object[]): readonly [ExampleResource, ...ExampleResource[]] => [
    { type: roleType, name: "role", parent: "orders" },
    {
      type: policyType,
      name: "policy",
      parent: "orders",
      props: { policy: JSON.stringify({ Statement: statements }) },
    },
    { type: attachmentType, name: "attachment", parent: "orders", refersTo: { role: "role", policyArn: "policy" } },
    { type: "sallyport:index:DeployerRole", name: "orders", props: args },
  ];
  const statements = document?.Statement ?? [];

  it("is denied what would free it", () => {
    expect(said(...stack(statements))).toBe("compliant");
    expect(said(...stack(statements.filter(({ Sid }) => Sid !== "KeepBoundary")))).toEqual(["Denied::KeepBoundary"]);
  });

  it("is allowed what its types need, under the conditions that bind it", () => {
    const [role, policy, ...rest] = stack(statements);
    expect(said(policy as ExampleResource, role, ...rest)).toBe("compliant");
    const unbound = statements.map(({ Condition: _, ...statement }) => statement);
    const [other, wider, ...others] = stack(unbound);
    expect(said(wider as ExampleResource, other, ...others)).toContain("Granted::iam:PutRolePolicy");
  });
});
