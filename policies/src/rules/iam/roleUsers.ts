import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

/** What runs or works under a role: the type, the property that names the role, and the services that then take it. */
interface UserType {
  readonly type: string;
  readonly property: string;
  readonly services: readonly string[];
}

const containers = ["ecs-tasks.amazonaws.com"];
const userTypes: readonly UserType[] = [
  { type: "aws:ecs/taskDefinition:TaskDefinition", property: "taskRoleArn", services: containers },
  { type: "aws:ecs/taskDefinition:TaskDefinition", property: "executionRoleArn", services: containers },
  { type: "aws:batch/jobDefinition:JobDefinition", property: "containerProperties", services: containers },
  { type: "aws:batch/jobDefinition:JobDefinition", property: "ecsProperties", services: containers },
  {
    type: "aws:lambda/function:Function",
    property: "role",
    services: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"],
  },
  { type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig", property: "role", services: ["s3.amazonaws.com"] },
  { type: "aws:sfn/stateMachine:StateMachine", property: "roleArn", services: ["states.amazonaws.com"] },
  { type: "aws:pipes/pipe:Pipe", property: "roleArn", services: ["pipes.amazonaws.com"] },
  { type: "aws:glue/job:Job", property: "roleArn", services: ["glue.amazonaws.com"] },
];

/** A resource that works under a role. */
export interface RoleUser {
  readonly user: ResourceView;
  readonly services: readonly string[];
}

/** The resources of the stack that work under a role. */
export function usersOf(role: ResourceView, graph: ResourceGraph): readonly RoleUser[] {
  return userTypes.flatMap(({ type, property, services }) =>
    graph.referring(type, property, role).map((user) => ({ user, services })),
  );
}
