import { CreateServiceCommand, DeleteServiceCommand, type LaunchType, UpdateServiceCommand } from "@aws-sdk/client-ecs";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { defineResource } from "../../ResourceDefinition.js";
import { sameJson } from "../../values/sameJson.js";
import { describeService } from "./describeService.js";
import { drainService } from "./drainService.js";
import { ecsArn } from "./ecsArn.js";
import { ecsTags } from "./ecsTags.js";
import { liveService } from "./liveService.js";
import { serviceExamples } from "./serviceExamples.js";
import { type ServiceInputs, serviceInputs } from "./serviceInputs.js";
import { serviceRequest } from "./serviceRequest.js";
import { waitUntil } from "./waitUntil.js";

/** As long as the official provider waits. */
const steadyLimit = 20 * 60_000;
const provider = "only decides what the provider does";
const createdOnly = "the emulator takes it when the service is made and ignores it in an update";

export const service = defineResource({
  type: "aws:ecs/service:Service",
  applied: true,
  why: "Its desired count of tasks is kept as local processes; ECS Exec, placement and rebalancing are only kept",
  inputs: serviceInputs,
  unsupported: [
    "alarms",
    "deploymentConfiguration",
    "healthCheckGracePeriodSeconds",
    "iamRole",
    "loadBalancers",
    "orderedPlacementStrategies",
    "placementConstraints",
    "serviceConnectConfiguration",
    "serviceRegistries",
    "sigintRollback",
    "volumeConfiguration",
    "vpcLatticeConfigurations",
  ],
  recordedInputs: {
    availabilityZoneRebalancing: "the emulator drops it",
    enableEcsManagedTags: createdOnly,
    propagateTags: createdOnly,
    forceDelete: provider,
    forceNewDeployment: provider,
    triggers: provider,
    waitForSteadyState: provider,
  },
  replacedBy: ["name", "cluster", "launchType", "schedulingStrategy", "deploymentController"],
  identifiedBy: ["name", "cluster"],
  examples: serviceExamples,

  validate(given) {
    const problems = [];
    if (given.launchType !== undefined && (given.capacityProviderStrategies ?? []).length > 0)
      problems.push({
        property: "launchType",
        reason: "conflicts with capacityProviderStrategies: give one of the two",
      });
    if (given.deploymentMaximumPercent < given.deploymentMinimumHealthyPercent)
      problems.push({
        property: "deploymentMaximumPercent",
        reason: "must not be less than deploymentMinimumHealthyPercent",
      });
    return problems;
  },

  identity(given, context) {
    const arn = ecsArn(context, `service/${nameOf(given.cluster ?? "default")}/${given.name}`);
    return { id: arn, outputs: { arn } };
  },

  async create(given, context) {
    const { service: made } = await context.clients.ecs(context.region).send(
      new CreateServiceCommand({
        ...serviceRequest(given),
        serviceName: given.name,
        launchType: given.launchType as LaunchType | undefined,
        schedulingStrategy: "REPLICA",
        deploymentController: { type: "ECS" },
        tags: ecsTags.onCreate(given, context),
      }),
    );
    return await completeCreate(made?.serviceArn ?? "", () => settle(given, context));
  },

  /** `id` is also the import form, `<cluster>/<service>`. */
  async read(id, given, context) {
    const [serviceName = "", clusterName = "default"] = id.split("/").reverse();
    const found = await describeService(clusterName, serviceName, context);
    return found && liveService(found, given, context);
  },

  async update(id, olds, news, context) {
    const moved = !sameJson(olds.capacityProviderStrategies ?? [], news.capacityProviderStrategies ?? []);
    const triggered = news.forceNewDeployment && !sameJson(olds.triggers, news.triggers);
    await context.clients.ecs(context.region).send(
      new UpdateServiceCommand({
        ...serviceRequest(news),
        service: nameOf(id),
        // A count that the program did not change is left to scaling, also where it is ignored.
        desiredCount: news.desiredCount === olds.desiredCount ? undefined : news.desiredCount,
        // Running tasks move to other capacity only in a new deployment.
        forceNewDeployment: moved || triggered || undefined,
      }),
    );
    await ecsTags.onUpdate(id, olds.tagsAll, news, context);
    await settle(news, context);
  },

  async delete(id, olds, context) {
    const client = context.clients.ecs(context.region);
    const target = { cluster: olds.cluster, service: nameOf(id) };
    if (!(await describeService(olds.cluster, target.service, context))) return;
    await client.send(new UpdateServiceCommand({ ...target, desiredCount: 0 }));
    await client.send(new DeleteServiceCommand({ ...target, force: true }));
    await drainService(olds.cluster, target.service, context);
  },
});

/** The last part of an ARN or path. */
const nameOf = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);

/** Where the program asks for it, waits until one deployment is left and has all its tasks. */
const settle = async (given: ServiceInputs, context: Context): Promise<void> => {
  if (!given.waitForSteadyState) return;
  const isSteady = async (): Promise<boolean> => {
    const found = await describeService(given.cluster, given.name, context);
    return found?.deployments?.length === 1 && found.runningCount === found.desiredCount;
  };
  await waitUntil(isSteady, { goal: `a steady state of ${given.name}`, limit: steadyLimit }, context);
};
