import { serviceSourceFindings } from "../../documents/serviceSourceFindings.js";
import { type SourceSettings, sourceSettings } from "../../documents/sourceSettings.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { s3PolicyTypes, statementsIn } from "./statementsOf.js";

const [policyType] = s3PolicyTypes;
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
export const S3PolicyNamesSource: ResourceRule<SourceSettings> = {
  id: "s3-policy-names-source",
  title: "Buckets let services in on behalf of named resources only",
  severity: "high",
  why: "A service works for everybody: without aws:SourceAccount and aws:SourceArn another customer can have it write to, or read, the bucket (the confused deputy)",
  fix: "add the conditions aws:SourceAccount and aws:SourceArn to the statement for the service",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  controls: ["STO-05", "STO-07", "LOG-05"],
  scope: "resource",
  types: s3PolicyTypes,
  settings: sourceSettings,
  evaluate: (resource, settings) =>
    verdictOf(
      statementsIn(resource)
        .filter(({ effect }) => effect === "Allow")
        .flatMap((statement) => serviceSourceFindings(resource.name, statement, settings)),
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
