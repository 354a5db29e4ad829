import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { Example, RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { endpointsOf, tasksOfVpc } from "./endpointsOf.js";
import { endpointType, subnetType, vpcType } from "./networkTypes.js";
import { containerTypes } from "./taskPlacements.js";

interface Settings {
  readonly services: readonly string[];
}

const queueType = "aws:sqs/queue:Queue";
const taskType = "aws:ecs/taskDefinition:TaskDefinition";

const network: Example = [
  { type: vpcType, name: "vpc" },
  { type: subnetType, name: "subnet", refersTo: { vpcId: "vpc" } },
  {
    type: "aws:ecs/service:Service",
    name: "workers",
    refersTo: { networkConfiguration: "subnet", taskDefinition: "task" },
  },
  { type: taskType, name: "task", refersTo: { containerDefinitions: "jobs" } },
  { type: queueType, name: "jobs" },
];
const endpoints = (...services: readonly string[]) =>
  services.map((service) => ({
    type: endpointType,
    name: service,
    props: { serviceName: `com.amazonaws.eu-west-1.${service}`, vpcEndpointType: "Interface" },
    refersTo: { vpcId: "vpc" },
  }));

/** A network with containers has interface endpoints for what starts a container and for what its code calls. */
export const InterfaceEndpointsPresent: RelationRule<Settings> = {
  id: "vpc-interface-endpoints",
  title: "Networks with containers reach ECR, CloudWatch Logs and SQS through interface endpoints",
  severity: "medium",
  why: "Without them an isolated container does not start, and one with NAT sends its logs and messages over public addresses",
  fix: "add a VpcEndpoint of type Interface for each service, with privateDnsEnabled and a security group",
  url: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
  controls: ["NET-06"],
  scope: "stack",
  types: [vpcType],
  settings: {
    services: {
      description:
        "Services that must have an interface endpoint wherever containers run, by short name; sqs only where they use a queue",
      default: ["ecr.api", "ecr.dkr", "logs", "sqs"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (vpc, graph, { services }) => {
    const containers = tasksOfVpc(vpc, graph).tasks.filter(({ type }) => containerTypes.includes(type));
    if (containers.length === 0) return verdictOf([]);
    const queued = containers.some((task) => usesQueue(task, graph));
    return verdictOf(
      services
        .filter((service) => service !== "sqs" || queued)
        .filter((service) => endpointsOf(vpc, "Interface", service, graph).length === 0)
        .map((service) => ({
          id: `Endpoint::${service}`,
          message: `VPC ${vpc.name}, where containers run, has no interface endpoint for ${service}`,
        })),
    );
  },
  examples: {
    good: [...network, ...endpoints("ecr.api", "ecr.dkr", "logs", "sqs")],
    bad: [...network, ...endpoints("ecr.api", "logs", "sqs")],
    others: {
      "no endpoint for the queue that the task's environment names": [
        ...network,
        ...endpoints("ecr.api", "ecr.dkr", "logs"),
      ],
    },
  },
};

/** Whether a container is told of a queue. */
function usesQueue(task: ResourceView, graph: ResourceGraph): boolean {
  return ["taskDefinition", "target", "ecsTarget"]
    .flatMap((property) => graph.referenced(task, property))
    .filter(({ type }) => type === taskType)
    .flatMap((definition) => graph.referenced(definition, "containerDefinitions"))
    .some(({ type }) => type === queueType);
}
