import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { containerTypes, jobType, taskShapesOf, taskType } from "./containersOf.js";

const roleType = "aws:iam/role:Role";
const job = (roles: object) => ({ containerProperties: JSON.stringify(roles) });

/** Every task definition and every job has a role for its code and an execution role, and they are two. */
export const EcsRolesDistinct: RelationRule = {
  id: "ecs-distinct-roles",
  title: "The role of the code and the execution role are two",
  severity: "high",
  why: "The execution role pulls images and injects secrets; code in the container must not have its rights",
  fix: "give the task definition a taskRoleArn, or the job a jobRoleArn, and another executionRoleArn",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html",
  controls: ["IAM-02", "IAM-12"],
  scope: "stack",
  types: containerTypes,
  evaluate: (definition, graph) =>
    verdictOf(
      definition.type === taskType
        ? findingsOf(definition.name, "taskRoleArn", definition.props, sameReference(definition, graph))
        : taskShapesOf(definition).flatMap((shape) =>
            findingsOf(definition.name, "jobRoleArn", {
              jobRoleArn: shape.jobRoleArn ?? shape.taskRoleArn,
              executionRoleArn: shape.executionRoleArn,
            }),
          ),
    ),
  examples: {
    good: [
      {
        type: taskType,
        name: "worker",
        props: { taskRoleArn: "t", executionRoleArn: "e" },
        refersTo: { taskRoleArn: "task", executionRoleArn: "execution" },
      },
      { type: roleType, name: "task" },
      { type: roleType, name: "execution" },
    ],
    bad: [
      {
        type: taskType,
        name: "worker",
        props: { taskRoleArn: "task's ARN", executionRoleArn: "task's unique ARN" },
        refersTo: { taskRoleArn: "task", executionRoleArn: "task" },
      },
      { type: roleType, name: "task" },
    ],
    others: {
      "one ARN in both": [{ type: taskType, name: "worker", props: { taskRoleArn: "r", executionRoleArn: "r" } }],
      "no role for the code": [{ type: taskType, name: "worker", props: { executionRoleArn: "e" } }],
      "a job with one role": [
        { type: jobType, name: "transform", props: job({ jobRoleArn: "r", executionRoleArn: "r" }) },
      ],
      "a job without a role": [{ type: jobType, name: "transform", props: job({ executionRoleArn: "e" }) }],
    },
  },
};

function sameReference(definition: ResourceView, graph: ResourceGraph): boolean {
  const rolesOf = (property: string) => graph.referenced(definition, property).filter(({ type }) => type === roleType);
  const execution = rolesOf("executionRoleArn");
  return rolesOf("taskRoleArn").some(({ urn }) => execution.some((other) => other.urn === urn));
}

function findingsOf(
  definition: string,
  code: "taskRoleArn" | "jobRoleArn",
  roles: Readonly<Record<string, unknown>>,
  same = false,
): readonly Finding[] {
  const missing = [code, "executionRoleArn"].filter((property) => !isSet(roles, property));
  const codeRole = ifKnown(() => roles[code]);
  const equal = codeRole !== undefined && codeRole === ifKnown(() => roles.executionRoleArn);
  return [
    ...missing.map((property) => ({ id: `Missing::${property}`, message: `${definition} has no ${property}` })),
    ...(missing.length === 0 && (same || equal)
      ? [{ id: "Same", message: `${definition} uses one role for its code and for its start` }]
      : []),
  ];
}
