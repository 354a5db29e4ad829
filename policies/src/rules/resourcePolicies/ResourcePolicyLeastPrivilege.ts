import type { PolicyStatement } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { allowedBy, resourcePolicyTypes } from "./policyTypes.js";

/** What no such policy has to give: the account's own roles have it by IAM. */
const administration =
  /:((Add|Remove)Permission|Set(Queue|Topic)Attributes|(Put|Delete)\w*Policy|PurgeQueue|UpdateSecret|Delete(Queue|Topic|Secret|Table|Stream|BackupVault|RecoveryPoint|FileSystem|Domain|ElasticsearchDomain))$/i;
const allowing = (statement: object) => [
  {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    name: "policy",
    props: {
      policy: JSON.stringify({
        Statement: [
          {
            Sid: "Send",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:role/orders" },
            Action: "sqs:SendMessage",
            Resource: "arn:aws:sqs:eu-west-1:111122223333:orders",
            ...statement,
          },
        ],
      }),
    },
  },
];

/** Every policy of a queue, a topic or the like names what it allows, and gives no administration away. */
export const ResourcePolicyLeastPrivilege: ResourceRule = {
  id: "resource-policy-least-privilege",
  title: "Policies of queues, topics and secrets name actions, and give no administration away",
  severity: "high",
  why: "A wildcard lets who was to send also read and purge, and administration lets him rewrite the policy itself",
  fix: "list the actions that the principal calls, such as sqs:SendMessage",
  url: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-least-privilege-policy.html",
  controls: ["IAM-01", "SEC-11"],
  scope: "resource",
  types: resourcePolicyTypes,
  evaluate: (resource) => verdictOf(allowedBy(resource).flatMap((statement) => findingsOf(resource.name, statement))),
  examples: {
    good: allowing({}),
    bad: allowing({ Action: "sqs:*" }),
    others: {
      "a part of the actions": allowing({ Action: ["sqs:Receive*"] }),
      "all actions but some": allowing({ Action: undefined, NotAction: "sqs:DeleteQueue" }),
      "the policy itself": allowing({ Action: ["sqs:SendMessage", "sqs:SetQueueAttributes"] }),
      "SNS's default": allowing({ Action: ["SNS:Publish", "SNS:AddPermission"] }),
    },
  },
};

function findingsOf(policy: string, { sid, actions, notActions }: PolicyStatement): readonly Finding[] {
  const allows = `statement ${sid} of ${policy} allows`;
  return [
    ...actions
      .filter((action) => action.includes("*") || administration.test(action))
      .map((action) => ({ id: `Action::${action}`, message: `${allows} ${action}` })),
    ...(notActions.length > 0 ? [{ id: `NotAction::${sid}`, message: `${allows} everything but a list` }] : []),
  ];
}
