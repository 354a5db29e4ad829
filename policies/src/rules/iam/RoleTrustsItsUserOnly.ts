import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";
import { usersOf } from "./roleUsers.js";
import { trustOf } from "./trustOf.js";

const jobType = "aws:batch/jobDefinition:JobDefinition";
const roleWith = (...Principals: readonly object[]) => ({
  type: roleType,
  name: "job",
  props: {
    assumeRolePolicy: JSON.stringify({
      Statement: Principals.map((Principal) => ({ Effect: "Allow", Principal, Action: "sts:AssumeRole" })),
    }),
  },
});
const job = { type: jobType, name: "transform", refersTo: { containerProperties: "job" } };
const tasks = { Service: "ecs-tasks.amazonaws.com" };

/** The role of a workload can be taken by the service that runs the workload, and by nobody else. */
export const RoleTrustsItsUserOnly: RelationRule = {
  id: "role-trusts-its-user-only",
  title: "The role of a workload trusts the service that runs it, and nobody else",
  severity: "medium",
  why: "Whoever else may take the role has the workload's rights without its image, its network and its log",
  fix: "leave one principal in the trust: ecs-tasks.amazonaws.com for tasks and jobs, lambda.amazonaws.com for a function",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
  controls: ["IAM-12", "IAM-09"],
  scope: "stack",
  types: [roleType],
  evaluate: (role, graph) => {
    const users = usersOf(role, graph);
    if (users.length === 0) return compliant;
    const services = users.flatMap((one) => one.services);
    return verdictOf(
      trustOf(role)
        .flatMap(({ principals }) => principals)
        .filter(({ kind, value }) => kind !== "Service" || !services.includes(value))
        .map(({ value }) => ({
          id: `Principal::${value}`,
          message: `role ${role.name} of ${users[0]?.user.name} can also be taken by ${value}`,
        })),
    );
  },
  examples: {
    good: [roleWith(tasks), job],
    bad: [roleWith(tasks, { Service: "ec2.amazonaws.com" }), job],
    others: {
      "people beside the service": [roleWith(tasks, { AWS: "arn:aws:iam::111122223333:role/people" }), job],
      everybody: [roleWith({ AWS: "*" }), job],
    },
  },
};
