import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const definitionType = "aws:ecs/taskDefinition:TaskDefinition";
const roleType = "aws:iam/role:Role";

/** Every task definition has a task role and an execution role, and they are two. */
export const EcsRolesDistinct: RelationRule = {
  id: "ecs-distinct-roles",
  title: "Task role and execution role are two roles",
  severity: "high",
  why: "The execution role pulls images and injects secrets; code in the container must not have its rights",
  fix: "give the task definition a taskRoleArn and another executionRoleArn",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-iam-roles.html",
  controls: ["IAM-02"],
  scope: "stack",
  types: [definitionType],
  evaluate: (definition, graph) => {
    const rolesOf = (property: string) =>
      graph.referenced(definition, property).filter(({ type }) => type === roleType);
    const [task, execution] = [rolesOf("taskRoleArn"), rolesOf("executionRoleArn")];
    for (const property of ["taskRoleArn", "executionRoleArn"]) {
      if (!Object.keys(definition.props).includes(property))
        return violation(`Missing::${property}`, `task definition ${definition.name} has no ${property}`);
    }
    const same = task.some(({ urn }) => execution.some((other) => other.urn === urn));
    return same ? violation("Same", `task definition ${definition.name} uses one role for both`) : compliant;
  },
  examples: {
    good: [
      {
        type: definitionType,
        name: "worker",
        props: { taskRoleArn: "t", executionRoleArn: "e" },
        refersTo: { taskRoleArn: "task", executionRoleArn: "execution" },
      },
      { type: roleType, name: "task" },
      { type: roleType, name: "execution" },
    ],
    bad: [
      {
        type: definitionType,
        name: "worker",
        props: { taskRoleArn: "t", executionRoleArn: "t" },
        refersTo: { taskRoleArn: "task", executionRoleArn: "task" },
      },
      { type: roleType, name: "task" },
    ],
  },
};
