import {
  type Architecture,
  CreateApplicationCommand,
  DeleteApplicationCommand,
  GetApplicationCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateApplicationCommand,
} from "@aws-sdk/client-emr-serverless";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import type { InputsOf } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import type { Json } from "../../values/Json.js";
import { present } from "../../values/present.js";
import { applicationExamples } from "./applicationExamples.js";
import { applicationInputs } from "./applicationInputs.js";
import { monitoringRequest, monitoringState } from "./monitoring.js";

type ApplicationInputs = InputsOf<typeof applicationInputs>;

/** An application of EMR Serverless, to which Spark jobs are given. */
export const Application = defineResource({
  type: "aws:emrserverless/application:Application",
  applied: false,
  why: "Kept by the sandbox, since the emulator lacks the service; it runs no Spark, so a job run is refused.",
  inputs: applicationInputs,
  unsupported: ["initialCapacities", "jobLevelCostAllocationConfiguration", "runtimeConfigurations"],
  replacedBy: ["name", "type"],
  identifiedBy: [],
  examples: applicationExamples,
  validate: ({ networkConfiguration: { subnetIds = [], securityGroupIds = [] } = {} }) =>
    (subnetIds.length === 0) === (securityGroupIds.length === 0)
      ? []
      : [{ property: "networkConfiguration", reason: "give subnets and security groups, or neither" }],
  identity: (_given, { partition, region, accountId, urn }) => {
    const id = `00${planId(urn, 14)}`;
    return { id, outputs: { arn: `arn:${partition}:emr-serverless:${region}:${accountId}:/applications/${id}` } };
  },
  create: async (given, context) => {
    const answer = await context.clients.emrServerless(context.region).send(
      new CreateApplicationCommand({
        ...changeable(given),
        name: given.name,
        type: given.type,
        tags: allTags(given, context),
      }),
    );
    return { id: answer.applicationId ?? "" };
  },
  read: async (id, given, context) => {
    const client = context.clients.emrServerless(context.region);
    const found = (await orAbsent(client.send(new GetApplicationCommand({ applicationId: id }))))?.application;
    // An import says nothing yet.
    const imported = given.releaseLabel === undefined;
    // AWS still tells of an application for a while after it is gone.
    if (found === undefined || found.state === "TERMINATED") return undefined;
    return {
      name: found.name,
      type: found.type?.toLowerCase(),
      releaseLabel: found.releaseLabel,
      architecture: found.architecture,
      // Of these AWS chooses some values where the program says nothing.
      autoStartConfiguration:
        imported || given.autoStartConfiguration ? stateOf(found.autoStartConfiguration) : undefined,
      autoStopConfiguration: imported || given.autoStopConfiguration ? stateOf(found.autoStopConfiguration) : undefined,
      imageConfiguration: stateOf(
        found.imageConfiguration?.imageUri ? { imageUri: found.imageConfiguration.imageUri } : {},
      ),
      interactiveConfiguration: stateOf(found.interactiveConfiguration),
      maximumCapacity: stateOf(found.maximumCapacity),
      monitoringConfiguration: monitoringState(found.monitoringConfiguration),
      networkConfiguration: stateOf(found.networkConfiguration),
      schedulerConfiguration: stateOf(found.schedulerConfiguration),
      arn: found.arn,
      ...tagState(found.tags ?? {}, given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const client = context.clients.emrServerless(context.region);
    await client.send(new UpdateApplicationCommand({ applicationId: id, ...changeable(news) }));
    const resourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => client.send(new TagResourceCommand({ resourceArn, tags })),
      remove: (tagKeys) => client.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.emrServerless(context.region).send(new DeleteApplicationCommand({ applicationId: id }));
  },
});

/** What both Create and Update take. */
function changeable(given: ApplicationInputs) {
  const { subnetIds = [], securityGroupIds = [] } = given.networkConfiguration ?? {};
  return {
    releaseLabel: given.releaseLabel,
    architecture: given.architecture as Architecture,
    autoStartConfiguration: given.autoStartConfiguration,
    autoStopConfiguration: given.autoStopConfiguration,
    imageConfiguration: given.imageConfiguration,
    interactiveConfiguration: given.interactiveConfiguration,
    maximumCapacity: given.maximumCapacity,
    monitoringConfiguration: monitoringRequest(given.monitoringConfiguration),
    networkConfiguration: given.networkConfiguration && {
      subnetIds: [...subnetIds],
      securityGroupIds: [...securityGroupIds],
    },
    schedulerConfiguration: given.schedulerConfiguration,
  };
}

function stateOf(live: object | undefined): Readonly<Record<string, Json>> | undefined {
  const state: Readonly<Record<string, Json>> = present({ ...live });
  return Object.keys(state).length === 0 ? undefined : state;
}
