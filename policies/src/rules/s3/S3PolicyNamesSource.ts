import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import { sourceOf } from "../../documents/sourceOf.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { s3PolicyTypes, statementsIn } from "./statementsOf.js";

interface Settings {
  readonly resource: boolean;
}

const [policyType] = s3PolicyTypes;
/** What only a request of a principal has: a statement for everybody with one of them means principals, not services. */
const principalKeys = [
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:PrincipalOrgPaths",
] as const;
const delivery = (Principal: unknown, ...conditions: readonly ("account" | "source")[]) => {
  const Condition = {
    ...(conditions.includes("account") ? { StringEquals: { "aws:SourceAccount": "111122223333" } } : {}),
    ...(conditions.includes("source") ? { ArnLike: { "aws:SourceArn": "arn:aws:s3:::data" } } : {}),
  };
  const statement = {
    Sid: "Logs",
    Effect: "Allow",
    Principal,
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::logs/*",
  };
  return [
    {
      type: policyType,
      name: "policy",
      props: { policy: JSON.stringify({ Statement: [{ ...statement, Condition }] }) },
    },
  ];
};
const s3Logs = { Service: "logging.s3.amazonaws.com" };

/** Every service that a bucket lets in acts on behalf of named resources of a named account. */
export const S3PolicyNamesSource: ResourceRule<Settings> = {
  id: "s3-policy-names-source",
  title: "Buckets let services in on behalf of named resources only",
  severity: "high",
  why: "A service works for everybody: without aws:SourceAccount and aws:SourceArn another customer can have it write to, or read, the bucket (the confused deputy)",
  fix: "add the conditions aws:SourceAccount and aws:SourceArn to the statement for the service",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  controls: ["STO-05", "STO-07", "LOG-05"],
  scope: "resource",
  types: s3PolicyTypes,
  settings: {
    resource: {
      description: "Whether aws:SourceArn has to name the resource besides its account",
      default: true,
      schema: { type: "boolean" },
    },
  },
  evaluate: (resource, settings) =>
    verdictOf(
      statementsIn(resource)
        .filter(({ effect }) => effect === "Allow")
        .flatMap((statement) => findingsOf(resource.name, statement, settings)),
    ),
  examples: {
    good: delivery(s3Logs, "account", "source"),
    bad: delivery(s3Logs),
    others: {
      "a bucket's ARN, which says nothing of the account": delivery(s3Logs, "source"),
      "any resource of the account": delivery(s3Logs, "account"),
      "any service": delivery("*", "account", "source"),
    },
  },
};

function findingsOf(policy: string, statement: PolicyStatement, settings: Settings): readonly Finding[] {
  const { sid, principals } = statement;
  const services = principals.filter(({ kind }) => kind === "Service").map(({ value }) => value);
  const { account, resource } = sourceOf(statement);
  const anyService =
    principals.some(({ value }) => value === "*") &&
    (account || resource) &&
    !principalKeys.some((key) => requiredValues(statement, key).length > 0);
  if (anyService) return [{ id: `AnyService::${sid}`, message: `statement ${sid} of ${policy} lets any service in` }];
  return services.flatMap((service) => [
    ...(account
      ? []
      : [{ id: `Account::${service}`, message: `statement ${sid} of ${policy} lets ${service} in for any account` }]),
    ...(resource || !settings.resource
      ? []
      : [{ id: `Source::${service}`, message: `statement ${sid} of ${policy} lets ${service} in for any resource` }]),
  ]);
}
