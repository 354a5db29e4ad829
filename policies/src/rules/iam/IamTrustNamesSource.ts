import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";

const roleType = "aws:iam/role:Role";
const sourceKeys = ["aws:sourceaccount", "aws:sourcearn", "aws:sourceorgid"];
const trust = (condition: object) =>
  JSON.stringify({
    Statement: [
      { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole", ...condition },
    ],
  });

/** Every trust in an AWS service says on whose behalf the service may act, and no trust is open to everyone. */
export const IamTrustNamesSource: ResourceRule = {
  id: "iam-trust-scoped",
  title: "Roles trust a service only on behalf of this account",
  severity: "high",
  why: "Without aws:SourceAccount or aws:SourceArn another customer can make the service assume the role for him (the confused deputy)",
  fix: "add aws:SourceAccount (and aws:SourceArn where the source is known) to the trust statement",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  controls: ["IAM-12", "IAM-13"],
  scope: "resource",
  types: [roleType],
  evaluate: ({ name, props }) =>
    verdictOf(
      parsePolicy(props.assumeRolePolicy)
        .filter(({ effect }) => effect === "Allow")
        .flatMap((statement) => findingsOf(name, statement)),
    ),
  examples: {
    good: [
      {
        type: roleType,
        name: "task",
        props: { assumeRolePolicy: trust({ Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }) },
      },
    ],
    bad: [{ type: roleType, name: "task", props: { assumeRolePolicy: trust({}) } }],
  },
};

function findingsOf(role: string, { principals, conditions }: PolicyStatement): readonly Finding[] {
  const keys = Object.values(conditions).flatMap((operator) => Object.keys(operator));
  const named = keys.some((key) => sourceKeys.includes(key));
  return principals.flatMap(({ kind, value }) => {
    if (value === "*") return [{ id: "Principal::*", message: `role ${role} can be assumed by anyone` }];
    if (kind !== "Service" || named) return [];
    return [{ id: `Service::${value}`, message: `role ${role} trusts ${value} on behalf of any account` }];
  });
}
