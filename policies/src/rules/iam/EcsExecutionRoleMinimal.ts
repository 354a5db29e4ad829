import type { PolicyStatement } from "../../documents/parsePolicy.js";
import { requiredValues } from "../../documents/requiredValues.js";
import type { ExampleResource, RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { executionRolesOf, taskType } from "./executionRoles.js";
import { grantedBy, policyType, rolePolicyType, roleType } from "./roleGraph.js";

interface Settings {
  readonly actions: readonly string[];
}

const secretServices = /^(secretsmanager|ssm)\./;
const startedBy: readonly ExampleResource[] = [
  { type: roleType, name: "start" },
  { type: taskType, name: "worker", refersTo: { executionRoleArn: "start" } },
];
const policyWith = (Action: readonly string[], more: object = {}) => [
  {
    type: rolePolicyType,
    name: "access",
    props: {
      policy: JSON.stringify({
        Statement: [
          { Sid: "Start", Effect: "Allow", Action, Resource: "arn:aws:logs:eu-west-1:1:log-group:x:*", ...more },
        ],
      }),
    },
    refersTo: { role: "start" },
  },
  ...startedBy,
];
const through = (service: string) => ({
  Condition: { StringEquals: { "kms:ViaService": `${service}.eu-west-1.amazonaws.com` } },
});

/** The role by which ECS starts a container pulls its image, writes its log and reads what the definition injects, and no data. */
export const EcsExecutionRoleMinimal: RelationRule<Settings> = {
  id: "ecs-execution-role-minimal",
  title: "Execution roles pull images, write logs and read injected secrets, nothing else",
  severity: "high",
  why: "The execution role belongs to the platform, not to the code: rights to data on it pass by every review of the task role",
  fix: "move rights to data to the task role; leave the pull of images, the log streams and the injected secrets",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
  controls: ["IAM-05", "IAM-07"],
  scope: "stack",
  types: [rolePolicyType, policyType, roleType],
  settings: {
    actions: {
      description: "What an execution role may do; kms:Decrypt only through Secrets Manager and Systems Manager",
      default: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetAuthorizationToken",
        "ecr:GetDownloadUrlForLayer",
        "kms:Decrypt",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "secretsmanager:GetSecretValue",
        "ssm:GetParameter",
        "ssm:GetParameters",
      ],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (policy, graph, { actions }) =>
    verdictOf(
      executionRolesOf(policy, graph).length === 0
        ? []
        : grantedBy(policy, graph).flatMap((statement) => findingsOf(policy.name, statement, actions)),
    ),
  examples: {
    good: policyWith(["logs:CreateLogStream", "logs:PutLogEvents"]),
    bad: policyWith(["s3:GetObject"]),
    others: {
      "all of the logs": policyWith(["logs:*"]),
      "everything but a list": policyWith([], { Action: undefined, NotAction: "s3:GetObject" }),
      "the key of a queue": policyWith(["kms:Decrypt"], through("sqs")),
      "a key, directly": policyWith(["kms:Decrypt"]),
      "an inline policy of a role without task definition": [
        {
          type: roleType,
          name: "start",
          parent: "component",
          props: {
            inlinePolicies: [
              {
                policy: JSON.stringify({ Statement: { Effect: "Allow", Action: "sqs:ReceiveMessage", Resource: "*" } }),
              },
            ],
          },
        },
        { type: "sallyport:index:ExecutionRole", name: "component" },
      ],
    },
  },
};

function findingsOf(policy: string, statement: PolicyStatement, allowed: readonly string[]): readonly Finding[] {
  const { sid, actions, notActions } = statement;
  const services = requiredValues(statement, "kms:ViaService");
  const forSecrets = services.length > 0 && services.every((service) => secretServices.test(service));
  return [
    ...actions
      .filter((action) => !allowed.includes(action) || (action.startsWith("kms:") && !forSecrets))
      .map((action) => ({
        id: `Action::${action}`,
        message: `statement ${sid} of ${policy} lets an execution role do ${action}`,
      })),
    ...(notActions.length > 0
      ? [{ id: `NotAction::${sid}`, message: `statement ${sid} of ${policy} lets an execution role do all but a list` }]
      : []),
  ];
}
