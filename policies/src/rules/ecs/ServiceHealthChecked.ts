import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { containersOf, taskType } from "./containersOf.js";

const serviceType = "aws:ecs/service:Service";
const service = { type: serviceType, name: "workers", refersTo: { taskDefinition: "worker" } };
const task = (container: object) => ({ containerDefinitions: JSON.stringify([{ name: "worker", ...container }]) });

/** Every essential container of a service says how to tell that it is well. A load balancer's target group says it too. */
export const ServiceHealthChecked: RelationRule = {
  id: "ecs-health-check",
  title: "Containers of services have a health check",
  severity: "medium",
  why: "ECS does not read the image's HEALTHCHECK: a worker that hangs counts as running for ever, and a deployment of it as a success",
  fix: "set healthCheck on every essential container of the service's task definition",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html",
  controls: ["CNT-06"],
  scope: "stack",
  types: [serviceType],
  evaluate: (judged, graph) =>
    verdictOf(
      ((judged.props.loadBalancers as readonly unknown[] | undefined) ?? []).length > 0
        ? []
        : graph
            .referenced(judged, "taskDefinition")
            .filter(({ type }) => type === taskType)
            .flatMap(containersOf)
            .filter(({ essential = true, healthCheck }) => essential && !isCheck(healthCheck?.command))
            .map(({ name }) => ({
              id: `Unchecked::${name}`,
              message: `container ${name} of service ${judged.name} has no health check`,
            })),
    ),
  examples: {
    good: [
      service,
      { type: taskType, name: "worker", props: task({ healthCheck: { command: ["CMD", "node", "health.mjs"] } }) },
    ],
    bad: [service, { type: taskType, name: "worker", props: task({}) }],
    others: {
      "the image's check turned off": [
        service,
        { type: taskType, name: "worker", props: task({ healthCheck: { command: ["NONE"] } }) },
      ],
    },
  },
};

function isCheck(command: readonly string[] = []): boolean {
  return command.length > 1 && command[0] !== "NONE";
}
