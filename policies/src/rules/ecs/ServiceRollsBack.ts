import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

const serviceType = "aws:ecs/service:Service";

/** Every service that ECS deploys gives a deployment up that does not come up, and goes back to the one before. */
export const ServiceRollsBack: ResourceRule = {
  id: "ecs-deployment-rolls-back",
  title: "Failed deployments of services are rolled back",
  severity: "low",
  why: "Without the circuit breaker ECS starts a broken task over and over, and nothing works off the queue until somebody looks",
  fix: "set deploymentCircuitBreaker to { enable: true, rollback: true }",
  url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html",
  controls: ["CNT-06"],
  scope: "resource",
  types: [serviceType],
  evaluate: ({ name, props }) => {
    const { type = "ECS" } = (props.deploymentController ?? {}) as { readonly type?: string };
    if (type !== "ECS") return verdictOf([]);
    const breaker = (props.deploymentCircuitBreaker ?? {}) as {
      readonly enable?: boolean;
      readonly rollback?: boolean;
    };
    return verdictOf([
      ...(breaker.enable === true ? [] : [{ id: "Endless", message: `deployments of ${name} are never given up` }]),
      ...(breaker.rollback === true ? [] : [{ id: "Forward", message: `deployments of ${name} are not rolled back` }]),
    ]);
  },
  examples: {
    good: [
      { type: serviceType, name: "workers", props: { deploymentCircuitBreaker: { enable: true, rollback: true } } },
    ],
    bad: [{ type: serviceType, name: "workers" }],
    others: {
      "given up but left": [
        { type: serviceType, name: "workers", props: { deploymentCircuitBreaker: { enable: true, rollback: false } } },
      ],
    },
  },
};
