import {
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  ListTagsForResourceCommand,
  RegisterScalableTargetCommand,
  type ScalableDimension,
  type ScalableTarget,
  type ServiceNamespace,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-application-auto-scaling";
import type { Context } from "../../Context.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { type ScalableTargetName, scalableTargetOf } from "./scalableTarget.js";
import { scalingNeeds } from "./scalingNeeds.js";

const suspended = {
  dynamicScalingInSuspended: shape.withDefault(shape.flag(), false),
  dynamicScalingOutSuspended: shape.withDefault(shape.flag(), false),
  scheduledScalingSuspended: shape.withDefault(shape.flag(), false),
};

const inputs = {
  serviceNamespace: shape.required(shape.text(["ecs"])),
  resourceId: shape.required(shape.text()),
  scalableDimension: shape.required(shape.text(["ecs:service:DesiredCount"])),
  minCapacity: shape.required(shape.number()),
  maxCapacity: shape.required(shape.number()),
  roleArn: shape.text(),
  suspendedState: shape.object(suspended),
  tags: shape.map(shape.text()),
};

type Inputs = InputsOf<typeof inputs>;

const named = (made: (need: string, output: string) => unknown, service = "service") => ({
  serviceNamespace: "ecs",
  resourceId: `service/${made("cluster", "name")}/${made(service, "name")}`,
  scalableDimension: "ecs:service:DesiredCount",
});

export const target = defineResource({
  type: "aws:appautoscaling/target:Target",
  applied: true,
  why: "Bounds the desired count of an ECS service; other services are refused",
  inputs,
  replacedBy: ["serviceNamespace", "resourceId", "scalableDimension", "roleArn"],
  identifiedBy: ["serviceNamespace", "resourceId", "scalableDimension"],
  examples: [
    {
      needs: scalingNeeds,
      importId: (known) => `${known("serviceNamespace")}/${known("resourceId")}/${known("scalableDimension")}`,
      base: (made) => ({ ...named(made), minCapacity: 0, maxCapacity: 4, tags: { Name: "conformance" } }),
      updated: (made) => ({
        ...named(made),
        minCapacity: 1,
        maxCapacity: 8,
        suspendedState: { dynamicScalingInSuspended: true },
        tags: { Name: "conformance-changed" },
      }),
      replacing: (made) => ({ ...named(made, "other"), minCapacity: 0, maxCapacity: 4 }),
    },
  ],

  validate: (given) =>
    given.minCapacity > given.maxCapacity
      ? [{ property: "minCapacity", reason: "must not be greater than maxCapacity" }]
      : [],

  identity: (given, context) => ({
    id: given.resourceId,
    outputs: {
      arn: `arn:${context.partition}:application-autoscaling:${context.region}:${context.accountId}:scalable-target/${planId(context.urn)}`,
      roleArn:
        given.roleArn ??
        `arn:${context.partition}:iam::${context.accountId}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`,
    },
  }),

  async create(given, context) {
    await register(given, context, allTags(given, context));
    return { id: given.resourceId };
  },

  async read(id, given, context) {
    const name = given.resourceId === undefined ? scalableTargetOf(id) : (given as Inputs);
    const found = name && (await describe(name, context));
    if (!found) return undefined;
    const state = found.SuspendedState;
    const { Tags: tags } = await context.clients
      .autoscaling(context.region)
      .send(new ListTagsForResourceCommand({ ResourceARN: found.ScalableTargetARN }));
    return {
      id: found.ResourceId,
      serviceNamespace: found.ServiceNamespace,
      resourceId: found.ResourceId,
      scalableDimension: found.ScalableDimension,
      minCapacity: found.MinCapacity,
      maxCapacity: found.MaxCapacity,
      roleArn: found.RoleARN,
      suspendedState: {
        dynamicScalingInSuspended: state?.DynamicScalingInSuspended ?? false,
        dynamicScalingOutSuspended: state?.DynamicScalingOutSuspended ?? false,
        scheduledScalingSuspended: state?.ScheduledScalingSuspended ?? false,
      },
      arn: found.ScalableTargetARN,
      ...tagState(tags ?? {}, given, context),
    };
  },

  async update(_id, olds, news, context) {
    await register(news, context);
    const client = context.clients.autoscaling(context.region);
    const ResourceARN = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (Tags) => client.send(new TagResourceCommand({ ResourceARN, Tags })),
      remove: (TagKeys) => client.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
    });
  },

  async delete(_id, olds, context) {
    if (!(await describe(olds, context))) return;
    await context.clients.autoscaling(context.region).send(new DeregisterScalableTargetCommand(requestOf(olds)));
  },
});

const requestOf = (name: ScalableTargetName) => ({
  ServiceNamespace: name.serviceNamespace as ServiceNamespace,
  ResourceId: name.resourceId,
  ScalableDimension: name.scalableDimension as ScalableDimension,
});

const describe = async (name: ScalableTargetName, context: Context): Promise<ScalableTarget | undefined> => {
  const { ServiceNamespace, ResourceId, ScalableDimension } = requestOf(name);
  const { ScalableTargets: found } = await context.clients
    .autoscaling(context.region)
    .send(new DescribeScalableTargetsCommand({ ServiceNamespace, ResourceIds: [ResourceId], ScalableDimension }));
  return found?.[0];
};

const register = async (given: Inputs, context: Context, tags?: Record<string, string>): Promise<void> => {
  const state = given.suspendedState;
  await context.clients.autoscaling(context.region).send(
    new RegisterScalableTargetCommand({
      ...requestOf(given),
      MinCapacity: given.minCapacity,
      MaxCapacity: given.maxCapacity,
      RoleARN: given.roleArn,
      SuspendedState: {
        DynamicScalingInSuspended: state?.dynamicScalingInSuspended ?? false,
        DynamicScalingOutSuspended: state?.dynamicScalingOutSuspended ?? false,
        ScheduledScalingSuspended: state?.scheduledScalingSuspended ?? false,
      },
      Tags: tags,
    }),
  );
};
