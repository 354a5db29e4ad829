import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { endpointPolicyFor } from "./endpointPolicyFor.js";
import { endpointServices } from "./endpointServices.js";
import { IntentError } from "./IntentError.js";
import type { Conditions } from "./PolicyDocument.js";
import { statementsFor } from "./statementsFor.js";
import { allows, type Call } from "./testing/allows.js";
import { context, intents, regions } from "./testing/arbitraries.js";
import { unscopedActions } from "./unscopedActions.js";
import { verbTable } from "./verbTable.js";

const place = { ...context, pullsImages: true };
const stranger = "444455556666";
const within = { "aws:PrincipalAccount": context.accountId, "aws:ResourceAccount": context.accountId };
const bare = { "aws:PrincipalAccount": context.accountId };

const delivered = "by CloudWatch Logs, which Step Functions and EMR Serverless call from networks of their own";

const outside = "nowhere: IAM has no endpoint, and remediators run in no network of ours";

/** Actions that are no call from a network of ours, each with where it is judged instead. */
const noCalls: Readonly<Record<string, string>> = {
  "logs:CreateLogDelivery": delivered,
  "logs:DeleteLogDelivery": delivered,
  "logs:DescribeLogGroups": delivered,
  "logs:DescribeResourcePolicies": delivered,
  "logs:GetLogDelivery": delivered,
  "logs:ListLogDeliveries": delivered,
  "logs:PutResourcePolicy": delivered,
  "logs:UpdateLogDelivery": delivered,
  "iam:GetAccessKeyLastUsed": outside,
  "iam:ListAccessKeys": outside,
  "iam:UpdateAccessKey": outside,
  "iam:PassRole": "by the service that is called, in its own name",
  "rds-db:connect": "by the database, at login",
};

const letsThrough = (service: string, call: Call) => allows(endpointPolicyFor(service, place).Statement, call);

/** Short names of the endpoints that carry an action. */
function endpointsOf(action: string): string[] {
  const [prefix] = action.split(":");
  return Object.keys(endpointServices).filter((name) => endpointServices[name]?.prefix === prefix);
}

describe("endpoint policies and the statements of intents", () => {
  it("agree: what a role may do in its account passes every endpoint of the service", () => {
    fc.assert(
      fc.property(intents, (given) => {
        for (const { call, endpoints } of callsOf(given)) {
          const scoped = !(call.action in unscopedActions);
          const passes = (service: string) =>
            letsThrough(service, { ...call, context: { ...call.context, ...(scoped ? within : bare) } });
          expect([call.action, endpoints.length > 0]).toEqual([call.action, true]);
          // A call without resource is made at one of a service's endpoints: logins of ECR at "ecr.api".
          expect([call, scoped ? endpoints.every(passes) : endpoints.some(passes)]).toEqual([call, true]);
        }
      }),
    );
  });

  it("let the same call through neither to another account's resource nor from another account", () => {
    fc.assert(
      fc.property(intents, (given) => {
        for (const { call, endpoints } of callsOf(given)) {
          const passes = (changed: Readonly<Record<string, string>>) =>
            endpoints.filter((service) =>
              letsThrough(service, { ...call, context: { ...call.context, ...within, ...changed } }),
            );
          if (!(call.action in unscopedActions)) {
            expect([call, passes({ "aws:ResourceAccount": stranger })]).toEqual([call, []]);
          }
          expect([call, passes({ "aws:PrincipalAccount": stranger })]).toEqual([call, []]);
        }
      }),
    );
  });

  it("hold in each region that the intents name", () => {
    for (const region of regions) {
      const [layers] = endpointPolicyFor("s3", { ...place, region }).Statement.slice(-1);
      expect(layers?.Resource).toEqual([`arn:aws:s3:::prod-${region}-starport-layer-bucket/*`]);
    }
  });

  it("know every action that intents can grant without a resource", () => {
    const known = Object.values(endpointServices).flatMap(({ withoutResource }) => withoutResource);
    const granted = Object.values(verbTable).flatMap((verbs) => Object.values(verbs).flat());
    const unscoped = granted.filter(({ reach }) => reach === "any").flatMap(({ actions }) => actions);
    expect(unscoped.length).toBeGreaterThan(0);
    expect(unscoped.filter((action) => !(action in noCalls) && !known.includes(action))).toEqual([]);
  });
});

describe("an endpoint policy", () => {
  it("lets principals of the account reach resources of the account and nothing else", () => {
    expect(endpointPolicyFor("sqs", place).Statement).toEqual([
      {
        Sid: "AllowOwnAccount",
        Effect: "Allow",
        Principal: "*",
        Action: "*",
        Resource: ["*"],
        Condition: { StringEquals: within },
      },
    ]);
  });

  it("lets nothing through that does not say whose the caller and the resource are", () => {
    const unsaids: readonly Record<string, string>[] = [{}, { "aws:ResourceAccount": context.accountId }, bare];
    for (const service of Object.keys(endpointServices)) {
      for (const unsaid of unsaids) {
        const call = { action: `${endpointServices[service]?.prefix}:Anything`, resource: "arn:aws:any:::thing" };
        expect([service, letsThrough(service, { ...call, context: unsaid })]).toEqual([service, false]);
      }
    }
  });

  it("lets S3 serve ECR's layers, for reading alone, where images are pulled", () => {
    const resource = "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/layer";
    const signedByEcr = { "aws:PrincipalAccount": stranger, "aws:ResourceAccount": stranger };
    const read = { action: "s3:GetObject", resource, context: signedByEcr };
    expect(letsThrough("s3", read)).toBe(true);
    expect(letsThrough("s3", { ...read, action: "s3:PutObject" })).toBe(false);
    expect(letsThrough("s3", { ...read, resource: "arn:aws:s3:::stranger/layer" })).toBe(false);
    expect(letsThrough("ecr.dkr", read)).toBe(false);
    expect(allows(endpointPolicyFor("s3", { ...place, pullsImages: false }).Statement, read)).toBe(false);
  });

  it.each([
    ["ecr.api", "ecr:GetAuthorizationToken"],
    ["sts", "sts:GetCallerIdentity"],
    ["monitoring", "cloudwatch:PutMetricData"],
    ["secretsmanager", "secretsmanager:GetRandomPassword"],
  ])("lets %s answer %s, which names no resource, to the account's principals", (service, action) => {
    expect(letsThrough(service, { action, resource: "*", context: bare })).toBe(true);
    expect(letsThrough(service, { action, resource: "*", context: { "aws:PrincipalAccount": stranger } })).toBe(false);
  });

  it.each(["sqss", "com.amazonaws.eu-west-1.sqs", "toString", ""])("is not made up for %j", (service) => {
    expect(() => endpointPolicyFor(service, place)).toThrow(IntentError);
  });
});

/** The calls that the statements of intents allow, each as IAM would see it, with the endpoints that carry it. */
function callsOf(given: Parameters<typeof statementsFor>[0]): { call: Call; endpoints: string[] }[] {
  return statementsFor(given, context).flatMap(({ Action, Resource, Condition }) =>
    Action.filter((action) => !(action in noCalls)).flatMap((action) =>
      Resource.map((resource) => ({
        call: { action, resource: resource.replace(/\*$/, "anything"), context: firstOf(Condition) },
        endpoints: endpointsOf(action),
      })),
    ),
  );
}

/** A request context that satisfies the conditions. */
function firstOf(conditions: Conditions = {}): Record<string, string> {
  const entries = Object.values(conditions).flatMap((keys) => Object.entries(keys));
  return Object.fromEntries(entries.map(([key, wanted]) => [key, [wanted].flat()[0] ?? ""]));
}
