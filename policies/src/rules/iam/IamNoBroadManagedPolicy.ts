import { covers } from "../../documents/covers.js";
import { ifKnown } from "../../documents/ifKnown.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { attachmentType, attachmentTypes, policyType, roleType } from "./roleGraph.js";

interface Settings {
  readonly refused: readonly string[];
}

const attached = (policyArn: string) => [
  { type: attachmentType, name: "attachment", props: { role: "worker", policyArn } },
];
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

/** None of AWS's managed policies that reach everything, or every resource of a service, is attached to anything. */
export const IamNoBroadManagedPolicy: RelationRule<Settings> = {
  id: "iam-no-broad-managed-policy",
  title: "AWS's broad managed policies are not attached",
  severity: "high",
  why: "They allow their actions on every resource of the account, and AWS adds to them without asking",
  fix: "write a policy with the actions and resources that are used, by access intents for instance",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
  controls: ["IAM-01", "IAM-05"],
  scope: "stack",
  types: [...Object.keys(attachmentTypes), roleType],
  settings: {
    refused: {
      description: "Names of AWS's managed policies that may not be attached; * stands for any text",
      default: [
        "AdministratorAccess*",
        "PowerUserAccess",
        "IAMFullAccess",
        "*FullAccess*",
        "ReadOnlyAccess",
        "SecretsManagerReadWrite",
        "AWSLambdaRole",
        "AWSLambdaExecute",
        "AmazonECSTaskExecutionRolePolicy",
      ],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (resource, graph, { refused }) =>
    verdictOf(
      managedBy(resource, graph)
        .filter((arn) => refused.some((pattern) => covers(pattern, awsName(arn))))
        .map((arn) => ({ id: `Policy::${awsName(arn)}`, message: `${resource.name} attaches ${arn}` })),
    ),
  examples: {
    good: attached("arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole"),
    bad: attached(administrator),
    others: {
      "all of a service": attached("arn:aws:iam::aws:policy/AmazonS3FullAccess"),
      "the execution policy of ECS": attached("arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"),
      "a policy of a role": [{ type: roleType, name: "worker", props: { managedPolicyArns: [administrator] } }],
      "a policy of people": [
        {
          type: "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
          name: "people",
          props: { managedPolicyArn: administrator },
        },
      ],
    },
  },
};

/** The ARNs that a resource attaches. Unknown ones are those of the stack's own policies, which are judged by what they allow. */
function managedBy(resource: ResourceView, graph: ResourceGraph): readonly string[] {
  const property = attachmentTypes[resource.type] ?? "managedPolicyArns";
  const values = resource.type === roleType ? resource.inputs : resource.props;
  const own = graph.referenced(resource, property).some(({ type }) => type === policyType);
  const read = <Value>(one: () => Value) => (own ? ifKnown(one) : one());
  const value = read(() => values[property]);
  if (!Array.isArray(value)) return value === undefined ? [] : [String(value)];
  return Object.keys(value).flatMap((index) => read(() => String(value[Number(index)])) ?? []);
}

/** The name of a policy of AWS's own, empty for any other. */
function awsName(arn: string): string {
  return /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1] ?? "";
}
