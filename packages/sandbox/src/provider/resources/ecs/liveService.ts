import type { Service } from "@aws-sdk/client-ecs";
import type { Context } from "../../Context.js";
import type { Properties } from "../../values/Json.js";
import { present } from "../../values/present.js";
import { ecsTags } from "./ecsTags.js";
import type { ServiceInputs } from "./serviceInputs.js";

/** A service as inputs and outputs. Where the program names its cluster or task definition briefly, so does the state. */
export const liveService = (live: Service, given: Partial<ServiceInputs>, context: Context): Properties => {
  const network = live.networkConfiguration?.awsvpcConfiguration;
  const deployment = live.deploymentConfiguration;
  const breaker = deployment?.deploymentCircuitBreaker;
  return {
    id: live.serviceArn,
    name: live.serviceName,
    cluster: inWordsOf(given.cluster, live.clusterArn),
    taskDefinition: inWordsOf(given.taskDefinition, live.taskDefinition),
    desiredCount: live.desiredCount,
    launchType: live.launchType,
    capacityProviderStrategies: live.capacityProviderStrategy?.map(
      ({ capacityProvider = "", base = 0, weight = 0 }) => ({ capacityProvider, base, weight }),
    ),
    platformVersion: live.platformVersion || undefined,
    schedulingStrategy: live.schedulingStrategy,
    networkConfiguration:
      network &&
      present({
        subnets: network.subnets ?? [],
        securityGroups: network.securityGroups,
        assignPublicIp: network.assignPublicIp === "ENABLED",
      }),
    deploymentController: given.deploymentController && { type: live.deploymentController?.type ?? "ECS" },
    // Off is what a service has that never named it.
    deploymentCircuitBreaker:
      breaker && (given.deploymentCircuitBreaker || breaker.enable)
        ? { enable: breaker.enable ?? false, rollback: breaker.rollback ?? false }
        : undefined,
    deploymentMaximumPercent: deployment?.maximumPercent,
    deploymentMinimumHealthyPercent: deployment?.minimumHealthyPercent,
    enableEcsManagedTags: live.enableECSManagedTags ?? false,
    enableExecuteCommand: live.enableExecuteCommand ?? false,
    propagateTags: live.propagateTags,
    arn: live.serviceArn,
    ...ecsTags.onRead(live.tags, given, context),
  };
};

/** The given text where it is the end of the ARN (`cluster`, `family:revision`), else the ARN. */
const inWordsOf = (given: string | undefined, arn: string | undefined): string | undefined =>
  given !== undefined && arn?.endsWith(`/${given}`) ? given : arn;
