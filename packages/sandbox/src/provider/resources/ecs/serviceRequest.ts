import type { AvailabilityZoneRebalancing, PropagateTags, UpdateServiceRequest } from "@aws-sdk/client-ecs";
import type { ServiceInputs } from "./serviceInputs.js";

/** The part of CreateService and UpdateService that is the same. */
export const serviceRequest = (given: ServiceInputs): Omit<UpdateServiceRequest, "service"> => ({
  cluster: given.cluster,
  taskDefinition: given.taskDefinition,
  desiredCount: given.desiredCount,
  capacityProviderStrategy: given.capacityProviderStrategies && [...given.capacityProviderStrategies],
  platformVersion: given.platformVersion,
  networkConfiguration: given.networkConfiguration && {
    awsvpcConfiguration: {
      subnets: [...given.networkConfiguration.subnets],
      securityGroups: given.networkConfiguration.securityGroups && [...given.networkConfiguration.securityGroups],
      assignPublicIp: given.networkConfiguration.assignPublicIp ? "ENABLED" : "DISABLED",
    },
  },
  deploymentConfiguration: {
    maximumPercent: given.deploymentMaximumPercent,
    minimumHealthyPercent: given.deploymentMinimumHealthyPercent,
    deploymentCircuitBreaker: given.deploymentCircuitBreaker ?? { enable: false, rollback: false },
  },
  availabilityZoneRebalancing: given.availabilityZoneRebalancing as AvailabilityZoneRebalancing | undefined,
  enableECSManagedTags: given.enableEcsManagedTags,
  enableExecuteCommand: given.enableExecuteCommand,
  propagateTags: given.propagateTags as PropagateTags | undefined,
});
