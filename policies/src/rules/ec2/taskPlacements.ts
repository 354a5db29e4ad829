import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

/** Where a type says in which subnets and security groups its tasks run: one property, and the two lists within it. */
interface Placement {
  readonly property: string;
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
}

const inNetwork = (...path: readonly string[]) => ({
  subnets: [...path, "subnets"],
  groups: [...path, "securityGroups"],
});

/** What runs code of ours in a network: services, scheduled and triggered tasks, jobs and functions. */
export const taskPlacements: Readonly<Record<string, Placement>> = {
  "aws:ecs/service:Service": { property: "networkConfiguration", ...inNetwork("networkConfiguration") },
  "aws:ecs/taskSet:TaskSet": { property: "networkConfiguration", ...inNetwork("networkConfiguration") },
  "aws:scheduler/schedule:Schedule": {
    property: "target",
    ...inNetwork("target", "ecsParameters", "networkConfiguration"),
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    property: "ecsTarget",
    ...inNetwork("ecsTarget", "networkConfiguration"),
  },
  "aws:batch/computeEnvironment:ComputeEnvironment": {
    property: "computeResources",
    subnets: ["computeResources", "subnets"],
    groups: ["computeResources", "securityGroupIds"],
  },
  "aws:lambda/function:Function": {
    property: "vpcConfig",
    subnets: ["vpcConfig", "subnetIds"],
    groups: ["vpcConfig", "securityGroupIds"],
  },
  "aws:emrserverless/application:Application": {
    property: "networkConfiguration",
    subnets: ["networkConfiguration", "subnetIds"],
    groups: ["networkConfiguration", "securityGroupIds"],
  },
};

/** The types that run tasks. */
export const taskTypes: readonly string[] = Object.keys(taskPlacements);

/** The types whose tasks are containers: their images are pulled and their logs are sent through the network. */
export const containerTypes: readonly string[] = taskTypes.filter((type) => !type.startsWith("aws:lambda/"));

/** The services, schedules, jobs and functions whose tasks run in a subnet or belong to a security group. */
export function tasksIn(place: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  return taskTypes.flatMap((type) => graph.referring(type, taskPlacements[type]?.property ?? "", place));
}

/** What a value has below a path of properties; undefined where the path ends before. */
export function below(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((outer, key) => (outer as Readonly<Record<string, unknown>> | undefined)?.[key], value);
}
