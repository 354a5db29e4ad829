import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { sourceOf } from "../../documents/sourceOf.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";
import { trustOf } from "./trustOf.js";

interface Settings {
  readonly withoutSource: readonly string[];
}

const trust = (more: object) => [
  {
    type: roleType,
    name: "task",
    props: {
      assumeRolePolicy: JSON.stringify({
        Statement: [
          { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole", ...more },
        ],
      }),
    },
  },
];

/** Every trust in an AWS service says on whose behalf the service may act, and no trust is open to everyone. */
export const IamTrustNamesSource: ResourceRule<Settings> = {
  id: "iam-trust-scoped",
  title: "Roles trust a service only on behalf of this account",
  severity: "high",
  why: "Without aws:SourceAccount or aws:SourceArn another customer can make the service assume the role for him (the confused deputy)",
  fix: "add aws:SourceAccount (and aws:SourceArn where the source is known) to the trust statement",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  controls: ["IAM-12", "IAM-13"],
  scope: "resource",
  types: [roleType],
  settings: {
    withoutSource: {
      description: "Services that may be trusted without a source, because AWS documents none for them",
      default: ["ec2.amazonaws.com"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (role, { withoutSource }) =>
    verdictOf(trustOf(role).flatMap((statement) => findingsOf(role.name, statement, withoutSource))),
  examples: {
    good: trust({ Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
    bad: trust({}),
    others: {
      anyone: trust({ Principal: "*" }),
      "any account": trust({ Principal: { AWS: "*" } }),
      "everybody but one": trust({ Principal: undefined, NotPrincipal: { AWS: "111122223333" } }),
      "a condition that also holds without a source": trust({
        Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
      }),
      "every account but one": trust({ Condition: { StringNotEquals: { "aws:SourceAccount": "111122223333" } } }),
      "a bucket, whose ARN names no account": trust({
        Principal: { Service: "s3.amazonaws.com" },
        Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::staging" } },
      }),
    },
  },
};

function findingsOf(role: string, statement: PolicyStatement, withoutSource: readonly string[]): readonly Finding[] {
  const { principals, notPrincipals } = statement;
  const named = sourceOf(statement).account;
  return [
    ...(notPrincipals.length > 0 || principals.some(({ value }) => value === "*")
      ? [{ id: "Principal::*", message: `role ${role} can be assumed by anyone` }]
      : []),
    ...principals
      .filter(({ kind, value }) => kind === "Service" && !named && !withoutSource.includes(value))
      .map(({ value }) => ({
        id: `Service::${value}`,
        message: `role ${role} trusts ${value} on behalf of any account`,
      })),
  ];
}
