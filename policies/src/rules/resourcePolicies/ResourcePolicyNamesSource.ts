import { serviceSourceFindings } from "../../documents/serviceSourceFindings.js";
import { type SourceSettings, sourceSettings } from "../../documents/sourceSettings.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { allowedBy, resourcePolicyTypes } from "./policyTypes.js";

const account = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const source = { ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders" } };
const from = (Principal: unknown, Condition: object = {}) => [
  {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    name: "policy",
    props: {
      policy: JSON.stringify({
        Statement: [{ Sid: "Send", Effect: "Allow", Principal, Action: "sqs:SendMessage", Resource: "*", Condition }],
      }),
    },
  },
];
const s3 = { Service: "s3.amazonaws.com" };

/** Every service that a queue, a topic or the like lets in acts on behalf of named resources of a named account. */
export const ResourcePolicyNamesSource: ResourceRule<SourceSettings> = {
  id: "resource-policy-names-source",
  title: "Queues and topics let services in on behalf of named resources only",
  severity: "high",
  why: "A service works for everybody: without aws:SourceAccount and aws:SourceArn another customer's bucket or rule can send here (the confused deputy)",
  fix: "add the conditions aws:SourceAccount and aws:SourceArn to the statement for the service",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  controls: ["SEC-11", "MON-12"],
  scope: "resource",
  types: resourcePolicyTypes,
  settings: sourceSettings,
  evaluate: (resource, settings) =>
    verdictOf(allowedBy(resource).flatMap((statement) => serviceSourceFindings(resource.name, statement, settings))),
  examples: {
    good: from(s3, { ...account, ...source }),
    bad: from(s3),
    others: {
      "any resource of the account": from(s3, account),
      "a bucket's ARN, which says nothing of the account": from(s3, source),
      "any service on behalf of the account": from("*", account),
    },
  },
};
