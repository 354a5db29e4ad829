import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Access } from "./Access.js";
import type { AccessIntent } from "./AccessIntent.js";
import { checkedPrefix } from "./checkedPrefix.js";
import { documentOf, policySizeLimits } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import { permissionsBoundaryFor } from "./permissionsBoundaryFor.js";
import { remediationBoundaryFor } from "./remediationBoundaryFor.js";
import { type KindFacts, type ResourceKind, resourceKinds } from "./resourceKinds.js";
import { serviceTrust } from "./serviceTrust.js";
import { statementsFor } from "./statementsFor.js";
import { allows } from "./testing/allows.js";
import { context, folder } from "./testing/arbitraries.js";
import { trustPolicyFor } from "./trustPolicyFor.js";
import { verbTable } from "./verbTable.js";

const kinds = Object.keys(resourceKinds) as ResourceKind[];

/** The first verb that a kind of resource knows. */
function verbOf(kind: ResourceKind): Access {
  return Object.keys(verbTable[kind])[0] as Access;
}

/** What the refusal of an intent names. */
function refusal(intent: AccessIntent): string {
  try {
    statementsFor([intent], context);
  } catch (error) {
    if (error instanceof IntentError) return error.argument;
    throw error;
  }
  return "granted";
}

describe("an intent", () => {
  it("is refused when a name holds what IAM reads as a pattern or a variable, in any kind and as an ARN too", () => {
    const wild = fc.tuple(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.constantFrom("*", "?", "$" + "{aws:username}"),
      fc.stringMatching(/^[a-z]{0,8}$/),
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), wild, (kind, [start, pattern, end]) => {
        const name = `${start}${pattern}${end}`;
        const { service, before, place }: KindFacts = resourceKinds[kind];
        expect(refusal({ [kind]: name, actions: [verbOf(kind)], label: "Any" })).toBe(kind);
        const home = { bucket: ":", account: ":111122223333", none: undefined, region: "eu-west-1:111122223333" };
        const within = home[place ?? "region"];
        const arn = `arn:aws:${service}:${within}:${before}${name}`;
        if (within !== undefined) expect(refusal({ [kind]: arn, actions: [verbOf(kind)], label: "Any" })).toBe(kind);
      }),
    );
  });

  it("is refused when its prefix does not end at a delimiter, climbs, or is a pattern", () => {
    const unsafe = fc.oneof(
      folder.map((prefix) => prefix.slice(0, -1)),
      fc
        .tuple(folder, fc.constantFrom("*", "?", "$" + "{aws:userid}"))
        .map(([prefix, pattern]) => `${prefix}${pattern}/`),
      fc.tuple(folder, fc.constantFrom("../", "./", "/")).map(([prefix, segment]) => `${prefix}${segment}`),
      folder.map((prefix) => `/${prefix}`),
      fc.constant(""),
    );
    fc.assert(
      fc.property(unsafe, (prefix) => {
        expect(refusal({ bucket: "orders", prefix, actions: [Access.Read] })).toBe("prefix");
      }),
    );
  });

  it("is granted for every prefix that names a folder", () => {
    fc.assert(fc.property(folder, (prefix) => checkedPrefix(prefix) === prefix));
  });

  it.each([
    ["names no resource", { actions: [Access.Read] }, "resource"],
    ["names two", { bucket: "orders", queue: "orders", actions: [Access.Read] }, "resource"],
    ["has no verb", { bucket: "orders", actions: [] }, "actions"],
    ["has a verb of another kind", { bucket: "orders", actions: [Access.Send] }, "actions"],
    ["has a prefix that is no bucket's", { queue: "orders", prefix: "in/", actions: [Access.Send] }, "prefix"],
    ["names an API without its routes", { api: "a1b2c3d4e5", actions: [Access.Invoke] }, "routes"],
    ["names a route without method", { api: "a1b2c3d4e5", routes: ["/jobs"], actions: [Access.Invoke] }, "routes"],
    ["names a route by a pattern", { api: "a1b2c3d4e5", routes: ["GET /*"], actions: [Access.Invoke] }, "routes"],
    ["names every stage", { api: "a1b2c3d4e5", stage: "*", routes: ["GET /"], actions: [Access.Invoke] }, "stage"],
    ["names a database without its user", { database: "db-ABC123", actions: [Access.Connect] }, "user"],
    ["names every user", { database: "db-ABC123", user: "*", actions: [Access.Connect] }, "user"],
    ["names a database by its name", { database: "orders", user: "etl", actions: [Access.Connect] }, "database"],
    ["passes a role to nobody", { role: "orders", actions: [Access.PassRole] }, "passedTo"],
    [
      "passes a role to a service that it does not know",
      { role: "orders", passedTo: "ec2.amazonaws.com", actions: [Access.PassRole] },
      "passedTo",
    ],
    [
      "opens a session of a role that is not there for it",
      { sessionRole: "admin", actions: [Access.OpenSession] },
      "sessionRole",
    ],
    ["runs a task anywhere", { taskDefinition: "orders", actions: [Access.RunTask] }, "cluster"],
    ["writes into a namespace of AWS", { metricNamespace: "AWS/SQS", actions: [Access.PutMetrics] }, "metricNamespace"],
    ["has a label that is no statement id", { bucket: "orders", label: "in-out", actions: [Access.Read] }, "label"],
    [
      "has an ARN of another service",
      { queue: "arn:aws:sns:eu-west-1:111122223333:orders", actions: [Access.Send] },
      "queue",
    ],
    [
      "has an ARN of another region",
      { queue: "arn:aws:sqs:eu-west-2:111122223333:orders", actions: [Access.Send] },
      "queue",
    ],
    [
      "has a key of another region",
      { bucket: "orders", key: "arn:aws:kms:eu-west-2:111122223333:key/0f3c", actions: [Access.Read] },
      "key",
    ],
    [
      "names its key by an alias",
      { bucket: "orders", key: "arn:aws:kms:eu-west-1:111122223333:alias/x", actions: [Access.Read] },
      "key",
    ],
    [
      "has a key on what takes none",
      { logGroup: "/orders", key: "arn:aws:kms:eu-west-1:111122223333:key/0f3c", actions: [Access.WriteLogs] },
      "key",
    ],
  ] satisfies [string, AccessIntent, string][])("is refused when it %s", (_title, intent, argument) => {
    expect(refusal(intent)).toBe(argument);
  });

  it("is refused when its statement id would stand for two resources", () => {
    const both = [
      { bucket: "orders-in", label: "Orders", actions: [Access.Read] },
      { bucket: "orders-out", label: "Orders", actions: [Access.Read] },
    ];
    expect(() => statementsFor(both, context)).toThrow(
      /ReadOrdersObjects.*arn:aws:s3:::orders-in and arn:aws:s3:::orders-out/,
    );
  });

  it("explains its refusal: what, where, and how to fix it", () => {
    const intent = { bucket: "orders", prefix: "in", actions: [Access.Read] };
    expect(() => statementsFor([intent], context)).toThrow(
      'access intent: prefix "in" is refused: end it at a delimiter: "in/"',
    );
  });
});

describe("a policy document", () => {
  it("is refused one character above its limit, and not at it", () => {
    const statement = { Sid: "A", Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::a/*"] } as const;
    const size = JSON.stringify(documentOf([statement])).length;
    expect(() => documentOf([statement], size)).not.toThrow();
    expect(() => documentOf([statement], size - 1)).toThrow(`IAM takes ${size - 1}`);
    expect(() => documentOf([statement, statement])).toThrow('Sid "A" is refused');
  });
});

describe("the permissions boundary", () => {
  const { Statement } = permissionsBoundaryFor(context, ["eu-west-1"]);

  it("fits a managed policy for as many regions as the platform may name", () => {
    const many = Array.from({ length: 30 }, (_, index) => `ap-southeast-${index}`);
    const gov = { ...context, partition: "aws-us-gov" };
    const text = JSON.stringify(permissionsBoundaryFor(gov, many));
    expect(text.length).toBeLessThanOrEqual(policySizeLimits.managed);
  });

  const inRegion = (region: string) => ({ "aws:RequestedRegion": region });
  const send = { action: "sqs:SendMessage", resource: "arn:aws:sqs:eu-west-1:111122223333:orders" };

  it("lets a role do what intents grant, in its regions", () => {
    expect(allows(Statement, { ...send, context: inRegion("eu-west-1") })).toBe(true);
    expect(allows(Statement, { ...send, context: inRegion("eu-central-1") })).toBe(false);
    expect(allows(Statement, send)).toBe(false);
  });

  it.each([
    ["another account", "sqs:SendMessage", "arn:aws:sqs:eu-west-1:999999999999:orders"],
    ["an action that no intent grants", "sqs:PurgeQueue", "arn:aws:sqs:eu-west-1:111122223333:orders"],
    ["identity", "iam:CreateRole", "arn:aws:iam::111122223333:role/orders"],
    ["another role", "sts:AssumeRole", "arn:aws:iam::111122223333:role/orders"],
  ])("keeps a role out of %s", (_what, action, resource) => {
    expect(allows(Statement, { action, resource, context: inRegion("eu-west-1") })).toBe(false);
  });

  it("lets a role be passed to services that the platform runs things on, and to no other", () => {
    const pass = { action: "iam:PassRole", resource: "arn:aws:iam::111122223333:role/orders" };
    const to = (service: string) => ({ ...pass, context: { "iam:PassedToService": service } });
    expect(allows(Statement, to("ecs-tasks.amazonaws.com"))).toBe(true);
    expect(allows(Statement, to("ec2.amazonaws.com"))).toBe(false);
    expect(allows(Statement, pass)).toBe(false);
  });

  it("lets sessions be opened of roles that are there for it, in its own account", () => {
    const open = (account: string) => ({
      action: "sts:AssumeRole",
      resource: `arn:aws:iam::${account}:role/orders-session`,
    });
    expect(allows(Statement, open(context.accountId))).toBe(true);
    expect(allows(Statement, open("999999999999"))).toBe(false);
  });

  it("keeps a role out of another account's buckets", () => {
    const call = { action: "s3:GetObject", resource: "arn:aws:s3:::theirs/key" };
    expect(allows(Statement, { ...call, context: { "aws:ResourceAccount": "999999999999" } })).toBe(false);
    expect(allows(Statement, { ...call, context: { "aws:ResourceAccount": context.accountId } })).toBe(true);
  });

  it.each([
    ["s3:PutBucketPublicAccessBlock", "arn:aws:s3:::orders", { "aws:ResourceAccount": context.accountId }],
    ["ec2:RevokeSecurityGroupIngress", "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1", inRegion("eu-west-1")],
    ["iam:UpdateAccessKey", "arn:aws:iam::111122223333:user/someone", inRegion("us-east-1")],
    ["cloudtrail:StartLogging", "arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit", inRegion("eu-west-1")],
  ])("leaves %s to remediators, who may do it in the account alone", (action, resource, with_) => {
    const bounds = remediationBoundaryFor(context, ["eu-west-1"]).Statement;
    expect(allows(Statement, { action, resource, context: with_ })).toBe(false);
    expect(allows(bounds, { action, resource, context: with_ })).toBe(true);
    const theirs = { ...with_, "aws:ResourceAccount": "999999999999" };
    const elsewhere = resource.replace("111122223333", "999999999999");
    expect(allows(bounds, { action, resource: elsewhere, context: theirs })).toBe(false);
  });

  it("needs a region", () => {
    expect(() => permissionsBoundaryFor(context, [])).toThrow(IntentError);
  });
});

describe("a trust policy", () => {
  it("lets a service act for this account's named resources only", () => {
    const [statement, ...rest] = trustPolicyFor("s3.amazonaws.com", context, [
      "arn:aws:s3:::b",
      "arn:aws:s3:::a",
      "arn:aws:s3:::a",
    ]).Statement;
    expect(rest).toEqual([]);
    expect(statement).toMatchObject({
      Principal: { Service: "s3.amazonaws.com" },
      Condition: {
        StringEquals: { "aws:SourceAccount": "111122223333" },
        ArnLike: { "aws:SourceArn": ["arn:aws:s3:::a", "arn:aws:s3:::b"] },
      },
    });
  });

  it("names ECS tasks of the account and region when nothing else is said", () => {
    const text = JSON.stringify(trustPolicyFor("ecs-tasks.amazonaws.com", context));
    expect(text).toContain("arn:aws:ecs:eu-west-1:111122223333:*");
  });

  it("holds Lambda to the account, since Lambda names no resource when it takes a role", () => {
    const [statement] = trustPolicyFor("lambda.amazonaws.com", context).Statement;
    expect(statement?.Condition).toEqual({ StringEquals: { "aws:SourceAccount": "111122223333" } });
    const arn = "arn:aws:lambda:eu-west-1:111122223333:function:orders";
    expect(() => trustPolicyFor("lambda.amazonaws.com", context, [arn])).toThrow(/leave them out/);
  });

  it("is conditioned on the account for every service, and on resources that are the account's where they are known", () => {
    for (const service of Object.keys(serviceTrust)) {
      const needed = ["s3.amazonaws.com", "events.amazonaws.com", "cloudtrail.amazonaws.com"].includes(service);
      const [statement] = trustPolicyFor(service, context, needed ? ["arn:aws:s3:::orders"] : undefined).Statement;
      expect(statement?.Condition?.StringEquals).toEqual({ "aws:SourceAccount": "111122223333" });
      for (const arn of statement?.Condition?.ArnLike?.["aws:SourceArn"] ?? []) {
        expect(arn).toMatch(needed ? /:orders$/ : /:eu-west-1:111122223333:/);
      }
    }
  });

  it("is refused for a service that it does not know, or without the resources that it needs", () => {
    expect(() => trustPolicyFor("ec2.amazonaws.com", context)).toThrow(/trust is known for/);
    expect(() => trustPolicyFor("s3.amazonaws.com", context)).toThrow(/sourceArns/);
    expect(() => trustPolicyFor("toString", context)).toThrow(IntentError);
  });
});
