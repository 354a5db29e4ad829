import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { policySizeLimits } from "../documentOf.js";
import { IntentError } from "../IntentError.js";
import { allows, type Call } from "../testing/allows.js";
import { unscopedActions } from "../unscopedActions.js";
import type { DeployerContext } from "./DeployerContext.js";
import { deployerPolicyFor } from "./deployerPolicyFor.js";
import { deployNeeds } from "./deployNeeds.js";
import { deployScopes } from "./deployScopes.js";

const account = "111122223333";
const boundaryArn = `arn:aws:iam::${account}:policy/platform-boundary`;
const context: DeployerContext = {
  accountId: account,
  partition: "aws",
  regions: ["eu-west-1"],
  namePrefixes: ["orders-"],
  boundaryArn,
  roleName: "orders-deployer",
};
const types = Object.keys(deployNeeds);
const someTypes = fc.subarray(types, { minLength: 1 });
const prefixes = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{1,8}-$/), { minLength: 1, maxLength: 3 });

const statementsOf = (used: readonly string[], changed: Partial<DeployerContext> = {}) =>
  deployerPolicyFor(used, { ...context, ...changed }).flatMap(({ Statement }) => Statement);

/** Whether the deployer of everything may make a call, in its region unless said otherwise. */
const may = (call: Call) =>
  allows(statementsOf(types), { ...call, context: { "aws:RequestedRegion": "eu-west-1", ...call.context } });

describe("a deployer's policies", () => {
  it("fit what IAM takes, for every set of types: ten managed policies of 6,144 characters", () => {
    fc.assert(
      fc.property(someTypes, prefixes, (used, namePrefixes) => {
        const documents = deployerPolicyFor(used, { ...context, namePrefixes });
        expect(documents.length).toBeLessThanOrEqual(10);
        for (const document of documents) {
          expect(JSON.stringify(document).length).toBeLessThanOrEqual(policySizeLimits.managed);
        }
      }),
    );
  });

  it("are as many, for the same types, whatever account and boundary they are for", () => {
    fc.assert(
      fc.property(someTypes, fc.stringMatching(/^[a-z]{1,120}$/), (used, name) => {
        const other = {
          accountId: "9".repeat(12),
          partition: "aws-us-gov",
          boundaryArn: `arn:aws:iam::9:policy/${name}`,
        };
        const sids = (changed: Partial<DeployerContext>) =>
          deployerPolicyFor(used, { ...context, ...changed }).map(({ Statement }) => Statement.map(({ Sid }) => Sid));
        expect(sids(other)).toEqual(sids({}));
      }),
    );
  });

  it("depend on the set of types only, not on their order, and need nothing for what is not AWS's", () => {
    fc.assert(
      fc.property(someTypes, (used) => {
        const others = ["pulumi:pulumi:Stack", "sallyport:index:HardenedBucket", "pulumi:providers:aws"];
        expect(statementsOf([...others, ...[...used].reverse(), ...used])).toEqual(statementsOf(used));
      }),
    );
  });

  it("name whole actions, each once a statement, and statements that IAM takes", () => {
    const statements = statementsOf(types);
    expect(statements.flatMap(({ Action }) => Action).filter((action) => /[*?]/.test(action))).toEqual([]);
    for (const { Sid, Action } of statements) {
      expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
      expect(new Set(Action).size).toBe(Action.length);
    }
  });

  it("grant on * only what has a reason", () => {
    for (const { Effect, Action, Resource } of statementsOf(types)) {
      if (Effect === "Deny" || !Resource.includes("*")) continue;
      expect(Action.filter((action) => unscopedActions[action] === undefined)).toEqual([]);
    }
  });

  it("hold every statement to the stack: by name, by tag, or else to the account", () => {
    const free = statementsOf(types).filter(
      ({ Resource, Condition }) => !/orders[-_]/.test(`${JSON.stringify(Resource)} ${JSON.stringify(Condition)}`),
    );
    // What AWS cannot narrow to a stack, and what must not be narrowed: the list says all of it.
    expect(free.map(({ Sid }) => Sid).filter((sid) => !sid.startsWith("Unscoped"))).toEqual([
      "AccountContacts",
      "AllAlarms",
      "Apis",
      "ApiAccount",
      "ConfigRules",
      "Detectors",
      "EventSourceRecords",
      "FindingAggregators",
      "ManagedSecrets",
      "OidcProviders",
      "OrganizationPolicies",
      "ScalableTargets",
      "ServiceRolesOfConfig",
      "SparkInterfaces",
      "WebAclStages",
      "ServiceLinkedRoles",
      "KeepBoundary",
    ]);
  });

  it("hold every call to the deployer's regions, but of services that have none", () => {
    const global = /^(account|budgets|iam|organizations):/;
    for (const { Sid, Action, Condition } of statementsOf(types)) {
      if (Action.every((action) => global.test(action))) continue;
      expect([Sid, Condition?.StringEquals?.["aws:RequestedRegion"]]).toEqual([Sid, ["eu-west-1"]]);
    }
  });

  it("use every scope of the table, so that none is granted in vain", () => {
    const used = new Set(Object.values(deployNeeds).flatMap(({ actions }) => Object.keys(actions)));
    expect(Object.keys(deployScopes).filter((id) => !used.has(id))).toEqual([]);
  });

  it.each([
    ["its own bucket", "s3:CreateBucket", "arn:aws:s3:::orders-in-111122223333-eu-west-1"],
    ["its own queue", "sqs:CreateQueue", `arn:aws:sqs:eu-west-1:${account}:orders-in`],
    [
      "the log group of its function",
      "logs:CreateLogGroup",
      `arn:aws:logs:eu-west-1:${account}:log-group:/aws/lambda/orders-api`,
    ],
    ["its own tables", "glue:CreateTable", `arn:aws:glue:eu-west-1:${account}:table/orders_backups/orders`],
    ["its own rule", "events:PutTargets", `arn:aws:events:eu-west-1:${account}:rule/orders-in`],
  ])("reach %s, and nothing of a neighbour's", (_what, action, resource) => {
    expect(may({ action, resource })).toBe(true);
    expect(may({ action, resource: resource.replace(/orders([-_])/, "orders2$1") })).toBe(false);
    expect(may({ action, resource: resource.replace(/orders([-_])/, "payroll$1") })).toBe(false);
    expect(may({ action, resource, context: { "aws:RequestedRegion": "us-east-1" } })).toBe(false);
  });

  it("reach what AWS names by id through the component's tag", () => {
    const key = { action: "kms:ScheduleKeyDeletion", resource: `arn:aws:kms:eu-west-1:${account}:key/0f3c` };
    const tagged = (value: string) => ({ "aws:ResourceTag/sallyport:component": value });
    expect(may({ ...key, context: tagged("EncryptionKey/orders-data") })).toBe(true);
    expect(may({ ...key, context: tagged("EncryptionKey/payroll-data") })).toBe(false);
    expect(may(key)).toBe(false);
    const vpc = { action: "ec2:CreateVpc", resource: `arn:aws:ec2:eu-west-1:${account}:vpc/*` };
    const given = (value: string) => ({ "aws:RequestTag/sallyport:component": value });
    expect(may({ ...vpc, context: given("IsolatedVpc/orders-network") })).toBe(true);
    expect(may({ ...vpc, context: given("IsolatedVpc/payroll-network") })).toBe(false);
    expect(may(vpc)).toBe(false);
  });

  it("tag what is new or untagged as the stack's, but not what another stack tagged", () => {
    const take = {
      action: "ec2:CreateTags",
      resource: `arn:aws:ec2:eu-west-1:${account}:security-group/sg-1`,
    };
    const ours = { "aws:RequestTag/sallyport:component": "IsolatedVpc/orders-network" };
    expect(may({ ...take, context: ours })).toBe(true);
    const theirs = { "aws:ResourceTag/sallyport:component": "IsolatedVpc/payroll-network" };
    expect(may({ ...take, context: { ...ours, ...theirs } })).toBe(false);
    expect(may({ ...take, context: { ...ours, ...theirs, "ec2:CreateAction": "CreateVpc" } })).toBe(true);
    const key = { action: "kms:TagResource", resource: `arn:aws:kms:eu-west-1:${account}:key/0f3c` };
    expect(may({ ...key, context: ours })).toBe(true);
    expect(may({ ...key, context: { ...ours, ...theirs } })).toBe(false);
  });

  it("give rights to roles under the platform's boundary only", () => {
    const create = { action: "iam:CreateRole", resource: `arn:aws:iam::${account}:role/orders-task` };
    const under = (arn: string) => ({ "iam:PermissionsBoundary": arn });
    expect(may({ ...create, context: under(boundaryArn) })).toBe(true);
    expect(may(create)).toBe(false);
    expect(may({ ...create, context: under(`arn:aws:iam::${account}:policy/orders-wide`) })).toBe(false);
    const put = { ...create, action: "iam:PutRolePolicy" };
    expect(may({ ...put, context: under(boundaryArn) })).toBe(true);
    expect(may(put)).toBe(false);
  });

  it("cannot change the boundary, take it off, or change the deployer itself", () => {
    const reach = statementsOf(types, { namePrefixes: ["orders-", "platform-"] });
    const call = (action: string, resource: string) =>
      allows(reach, { action, resource, context: { "iam:PermissionsBoundary": boundaryArn } });
    expect(call("iam:CreatePolicyVersion", boundaryArn)).toBe(false);
    expect(call("iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/platform-other`)).toBe(true);
    expect(call("iam:DeleteRolePermissionsBoundary", `arn:aws:iam::${account}:role/orders-task`)).toBe(false);
    for (const action of ["iam:PutRolePolicy", "iam:AttachRolePolicy", "iam:UpdateAssumeRolePolicy"]) {
      expect(call(action, `arn:aws:iam::${account}:role/orders-deployer`)).toBe(false);
    }
    expect(call("iam:CreatePolicyVersion", `arn:aws:iam::${account}:policy/orders-deployer-1`)).toBe(false);
  });

  it("pass its own roles, to the services that its types give them to", () => {
    const pass = (type: string, role: string, service: string) =>
      allows(statementsOf([type]), {
        action: "iam:PassRole",
        resource: `arn:aws:iam::${account}:role/${role}`,
        context: { "iam:PassedToService": service },
      });
    const [task, fn] = ["aws:ecs/taskDefinition:TaskDefinition", "aws:lambda/function:Function"] as const;
    expect(pass(task, "orders-task", "ecs-tasks.amazonaws.com")).toBe(true);
    expect(pass(task, "orders-task", "lambda.amazonaws.com")).toBe(false);
    expect(pass(fn, "orders-api", "lambda.amazonaws.com")).toBe(true);
    expect(pass(fn, "admin", "lambda.amazonaws.com")).toBe(false);
    expect(pass("aws:sqs/queue:Queue", "orders-task", "ecs-tasks.amazonaws.com")).toBe(false);
  });

  it.each([
    ["a type that it does not know", ["aws:ec2/instance:Instance"], {}, "resourceTypes"],
    ["a name of an object's own", ["aws:toString"], {}, "resourceTypes"],
    ["no prefix", types, { namePrefixes: [] }, "namePrefixes"],
    ["a prefix that is no whole word", types, { namePrefixes: ["orders"] }, "namePrefixes"],
    ["a prefix that reaches everything", types, { namePrefixes: ["-"] }, "namePrefixes"],
    ["a pattern", types, { namePrefixes: ["*-"] }, "namePrefixes"],
    ["no region", types, { regions: [] }, "regions"],
  ] satisfies [string, readonly string[], Partial<DeployerContext>, string][])(
    "are refused for %s",
    (_what, used, changed, argument) => {
      const make = () => deployerPolicyFor(used, { ...context, ...changed });
      expect(make).toThrow(IntentError);
      expect(make).toThrow(`${argument} `);
    },
  );

  it("are refused when they are more than a role takes", () => {
    const namePrefixes = Array.from({ length: 60 }, (_, index) => `a-long-name-of-some-stack-${index}-`);
    expect(() => deployerPolicyFor(types, { ...context, namePrefixes })).toThrow(IntentError);
  });
});
