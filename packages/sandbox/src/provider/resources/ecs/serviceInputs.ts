import { type InputsOf, shape } from "../../Shape.js";

/** Inputs of an ECS service. */
export const serviceInputs = {
  name: shape.autoNamed({ maxLength: 255 }),
  cluster: shape.text(),
  taskDefinition: shape.required(shape.text()),
  desiredCount: shape.withDefault(shape.number(), 0),
  launchType: shape.text(["EC2", "FARGATE", "EXTERNAL"]),
  capacityProviderStrategies: shape.set(
    shape.object({
      capacityProvider: shape.required(shape.text()),
      base: shape.withDefault(shape.number(), 0),
      weight: shape.withDefault(shape.number(), 0),
    }),
  ),
  platformVersion: shape.text(),
  schedulingStrategy: shape.withDefault(shape.text(["REPLICA"]), "REPLICA"),
  networkConfiguration: shape.object({
    subnets: shape.required(shape.set(shape.text())),
    securityGroups: shape.set(shape.text()),
    assignPublicIp: shape.withDefault(shape.flag(), false),
  }),
  deploymentController: shape.object({ type: shape.withDefault(shape.text(["ECS"]), "ECS") }),
  deploymentCircuitBreaker: shape.object({
    enable: shape.required(shape.flag()),
    rollback: shape.required(shape.flag()),
  }),
  deploymentMaximumPercent: shape.withDefault(shape.number(), 200),
  deploymentMinimumHealthyPercent: shape.withDefault(shape.number(), 100),
  availabilityZoneRebalancing: shape.text(["ENABLED", "DISABLED"]),
  enableEcsManagedTags: shape.withDefault(shape.flag(), false),
  enableExecuteCommand: shape.withDefault(shape.flag(), false),
  propagateTags: shape.text(["SERVICE", "TASK_DEFINITION", "NONE"]),
  forceDelete: shape.withDefault(shape.flag(), false),
  forceNewDeployment: shape.withDefault(shape.flag(), false),
  triggers: shape.map(shape.text()),
  waitForSteadyState: shape.withDefault(shape.flag(), false),
  tags: shape.map(shape.text()),
};

export type ServiceInputs = InputsOf<typeof serviceInputs>;
