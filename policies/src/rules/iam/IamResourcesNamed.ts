import { remedialActions, unscopedActions } from "@sallyport/intents";
import { arnParts } from "../../documents/arnParts.js";
import { identityPolicyTypes } from "../../documents/identityPolicies.js";
import { narrowedByTag } from "../../documents/narrowedByTag.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { grantedBy } from "./roleGraph.js";

interface Settings {
  readonly services: readonly string[];
}

/** Services whose ARNs have no word for the kind of resource before its name. */
const unworded = ["s3", "sns", "sqs"];
const [rolePolicyType, policyType] = identityPolicyTypes;
const policyWith = (Resource: string, Condition?: object, Action: readonly string[] = ["s3:GetObject"]) => [
  {
    type: rolePolicyType,
    name: "access",
    props: {
      policy: JSON.stringify({
        Statement: [{ Sid: "Use", Effect: "Allow", Action, Resource, ...(Condition && { Condition }) }],
      }),
    },
  },
];

/**
 * No identity policy reaches all of a data service's resources by a wildcard within the ARN. What a tag narrows is named by that; secrets,
 * keys, APIs and database users have rules of their own.
 */
export const IamResourcesNamed: RelationRule<Settings> = {
  id: "iam-resources-named",
  title: "Identity policies reach named resources of data services",
  severity: "high",
  why: "arn:aws:s3:::* is * by another name: it reaches the data of every team, and what is made tomorrow",
  fix: "put the resource's name, or the prefix of its owner's names, into the ARN, and the account",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html",
  controls: ["IAM-01", "IAM-03", "IAM-04"],
  scope: "stack",
  types: identityPolicyTypes,
  settings: {
    services: {
      description: "Services, as ARNs write them, whose resources have to be named",
      default: [
        "dynamodb",
        "ecr",
        "events",
        "firehose",
        "glue",
        "kinesis",
        "lambda",
        "logs",
        "s3",
        "sns",
        "sqs",
        "states",
      ],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (resource, graph, { services }) =>
    verdictOf(
      grantedBy(resource, graph)
        // What may stand on * may, all the more, be held to the account: these actions look through names.
        .filter(({ actions }) => !actions.every((action) => Object.hasOwn(unscopedActions, action)))
        .filter(({ actions }) => !actions.every((action) => Object.hasOwn(remedialActions, action)))
        .filter((statement) => !narrowedByTag(statement))
        .flatMap(({ sid, resources }) =>
          resources.flatMap((arn) => findingsOf(`statement ${sid} of ${resource.name}`, arn, services)),
        ),
    ),
  examples: {
    good: policyWith("arn:aws:s3:::orders-*/in/*"),
    bad: policyWith("arn:aws:s3:::*"),
    others: {
      "objects of every bucket": policyWith("arn:aws:s3:::*/*"),
      "every table": policyWith("arn:aws:dynamodb:eu-west-1:111122223333:table/*"),
      "every queue": policyWith("arn:aws:sqs:eu-west-1:111122223333:*"),
      "every log group, to be read and not only looked up": policyWith(
        "arn:aws:logs:eu-west-1:111122223333:log-group:*",
        undefined,
        ["logs:DescribeLogGroups", "logs:GetLogEvents"],
      ),
      "every bucket, to be opened and read": policyWith("arn:aws:s3:::*", undefined, [
        "s3:PutBucketPublicAccessBlock",
        "s3:ListBucket",
      ]),
      "a name in any account": policyWith("arn:aws:sqs:eu-west-1:*:orders"),
      "a boundary that a role has as a policy": [
        {
          type: policyType,
          name: "wide",
          props: {
            policy: JSON.stringify({
              Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::*" },
            }),
          },
        },
        { type: "aws:iam/role:Role", name: "role", refersTo: { permissionsBoundary: "wide" } },
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          name: "attachment",
          refersTo: { role: "role", policyArn: "wide" },
        },
      ],
    },
  },
};

function findingsOf(where: string, arn: string, services: readonly string[]): readonly Finding[] {
  const parts = arnParts(arn);
  if (parts === undefined || !services.includes(parts.service)) return [];
  const { service, account, resource } = parts;
  const name = unworded.includes(service) ? resource : resource.replace(/^[A-Za-z-]+[/:]/, "");
  if (/^[*?]/.test(name))
    return [{ id: `Resource::${arn}`, message: `${where} reaches every resource of ${service} by ${arn}` }];
  return /[*?]/.test(account) ? [{ id: `Account::${arn}`, message: `${where} reaches other accounts by ${arn}` }] : [];
}
