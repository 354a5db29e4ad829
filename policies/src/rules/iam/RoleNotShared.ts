import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { roleType } from "./roleGraph.js";
import { usersOf } from "./roleUsers.js";

const taskType = "aws:ecs/taskDefinition:TaskDefinition";
const task = (name: string, role: string) => ({ type: taskType, name, refersTo: { taskRoleArn: role } });
const functionWith = (name: string) => ({ type: "aws:lambda/function:Function", name, refersTo: { role: "worker" } });

/** Every function, task definition, job definition and replication has a role of its own. */
export const RoleNotShared: RelationRule = {
  id: "role-not-shared",
  title: "Every workload has a role of its own",
  severity: "medium",
  why: "A shared role has the rights of all who use it: each can do what only another needs, and no log tells them apart",
  fix: "make one role for each function, task definition, job definition and replication",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html",
  controls: ["IAM-09"],
  scope: "stack",
  types: [roleType],
  evaluate: (role, graph) => {
    const using = new Map(usersOf(role, graph).map(({ user }) => [user.urn, user.name]));
    return using.size <= 1
      ? compliant
      : violation("Shared", `role ${role.name} is shared by ${[...using.values()].sort().join(", ")}`);
  },
  examples: {
    good: [{ type: roleType, name: "worker" }, task("compressor", "worker")],
    bad: [{ type: roleType, name: "worker" }, task("compressor", "worker"), task("uploader", "worker")],
    others: {
      "two functions": [{ type: roleType, name: "worker" }, functionWith("api"), functionWith("sweeper")],
      "a task and a function": [{ type: roleType, name: "worker" }, task("compressor", "worker"), functionWith("api")],
    },
  },
};
