import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import { sourceOf } from "../../documents/sourceOf.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { allowedBy, resourcePolicyTypes } from "./policyTypes.js";

interface Settings {
  readonly resource: boolean;
}

/** What only a request of a principal has: a statement for everybody with one of them means principals, not services. */
const principalKeys = [
  "aws:PrincipalAccount",
  "aws:PrincipalArn",
  "aws:PrincipalOrgID",
  "aws:PrincipalOrgPaths",
] as const;
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
export const ResourcePolicyNamesSource: ResourceRule<Settings> = {
  id: "resource-policy-names-source",
  title: "Queues and topics let services in on behalf of named resources only",
  severity: "high",
  why: "A service works for everybody: without aws:SourceAccount and aws:SourceArn another customer's bucket or rule can send here (the confused deputy)",
  fix: "add the conditions aws:SourceAccount and aws:SourceArn to the statement for the service",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
  controls: ["SEC-11", "MON-12"],
  scope: "resource",
  types: resourcePolicyTypes,
  settings: {
    resource: {
      description: "Whether aws:SourceArn has to name the resource besides its account",
      default: true,
      schema: { type: "boolean" },
    },
  },
  evaluate: (resource, settings) =>
    verdictOf(allowedBy(resource).flatMap((statement) => findingsOf(resource.name, statement, settings))),
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

function findingsOf(policy: string, statement: PolicyStatement, settings: Settings): readonly Finding[] {
  const { sid, principals } = statement;
  const { account: ofAccount, resource } = sourceOf(statement);
  const says = (service: string) => `statement ${sid} of ${policy} lets ${service} in`;
  const anybody = principals.some(({ value }) => value === "*");
  const meansPrincipals = principalKeys.some((key) => requiredValues(statement, key).length > 0);
  if (anybody && (ofAccount || resource) && !meansPrincipals)
    return [{ id: `AnyService::${sid}`, message: says("any service") }];
  return principals
    .filter(({ kind }) => kind === "Service")
    .flatMap(({ value }) => [
      ...(ofAccount ? [] : [{ id: `Account::${value}`, message: `${says(value)} for any account` }]),
      ...(resource || !settings.resource
        ? []
        : [{ id: `Source::${value}`, message: `${says(value)} for any resource` }]),
    ]);
}
