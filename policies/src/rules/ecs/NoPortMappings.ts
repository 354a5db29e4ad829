import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { containersOf, taskType } from "./containersOf.js";

const task = (portMappings: readonly object[]) => ({
  containerDefinitions: JSON.stringify([{ name: "worker", portMappings }]),
});

/** No container of a worker publishes a port: it asks for work and is not asked. */
export const NoPortMappings: ResourceRule = {
  id: "no-port-mappings",
  title: "Workers publish no ports",
  severity: "medium",
  why: "A port that a container publishes is one that somebody can connect to as soon as a security group lets him",
  fix: "leave out portMappings: a worker takes its work from a queue; for what must be called write a reviewed waiver",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_portmappings",
  controls: ["NET-08"],
  scope: "resource",
  types: [taskType],
  evaluate: (definition) =>
    verdictOf(
      containersOf(definition).flatMap(({ name, portMappings = [] }) =>
        portMappings.map(({ containerPort = "?" }) => ({
          id: `Port::${name}.${containerPort}`,
          message: `container ${name} of ${definition.name} publishes port ${containerPort}`,
        })),
      ),
    ),
  examples: {
    good: [{ type: taskType, name: "worker", props: task([]) }],
    bad: [{ type: taskType, name: "worker", props: task([{ containerPort: 80 }, { containerPort: 82 }]) }],
  },
};
