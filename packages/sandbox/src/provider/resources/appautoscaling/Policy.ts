import {
  type AdjustmentType,
  DeleteScalingPolicyCommand,
  DescribeScalingPoliciesCommand,
  type MetricAggregationType,
  PutScalingPolicyCommand,
  type ScalableDimension,
  type ScalingPolicy,
  type ServiceNamespace,
  type StepScalingPolicyConfiguration,
} from "@aws-sdk/client-application-auto-scaling";
import type { Context } from "../../Context.js";
import { planId } from "../../planId.js";
import { defineResource, type Example, type Made } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { present } from "../../values/present.js";
import { type ScalableTargetName, scalableTargetOf } from "./scalableTarget.js";
import { scalingNeeds } from "./scalingNeeds.js";

const stepScaling = shape.object({
  adjustmentType: shape.required(shape.text(["ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"])),
  cooldown: shape.number(),
  metricAggregationType: shape.withDefault(shape.text(["Average", "Minimum", "Maximum"]), "Average"),
  minAdjustmentMagnitude: shape.number(),
  stepAdjustments: shape.required(
    shape.set(
      shape.object({
        metricIntervalLowerBound: shape.text(),
        metricIntervalUpperBound: shape.text(),
        scalingAdjustment: shape.required(shape.number()),
      }),
    ),
  ),
});

const inputs = {
  name: shape.autoNamed({ maxLength: 255 }),
  policyType: shape.withDefault(shape.text(["StepScaling"]), "StepScaling"),
  serviceNamespace: shape.required(shape.text(["ecs"])),
  resourceId: shape.required(shape.text()),
  scalableDimension: shape.required(shape.text(["ecs:service:DesiredCount"])),
  stepScalingPolicyConfiguration: shape.required(stepScaling),
};

type Inputs = InputsOf<typeof inputs>;
type Step = Inputs["stepScalingPolicyConfiguration"]["stepAdjustments"][number];

const needs: Example["needs"] = {
  ...scalingNeeds,
  target: {
    type: "aws:appautoscaling/target:Target",
    inputs: (made) => ({
      serviceNamespace: "ecs",
      resourceId: `service/${made("cluster", "name")}/${made("service", "name")}`,
      scalableDimension: "ecs:service:DesiredCount",
      minCapacity: 0,
      maxCapacity: 4,
    }),
  },
};

const named = (made: Made) => ({
  serviceNamespace: "ecs",
  resourceId: made("target", "resourceId"),
  scalableDimension: "ecs:service:DesiredCount",
});

export const policy = defineResource({
  type: "aws:appautoscaling/policy:Policy",
  applied: true,
  why: "An alarm that names it changes the service's desired count by its steps, within the target's bounds",
  inputs,
  unsupported: ["predictiveScalingPolicyConfiguration", "targetTrackingScalingPolicyConfiguration"],
  replacedBy: ["name", "serviceNamespace", "resourceId", "scalableDimension"],
  identifiedBy: ["name", "serviceNamespace", "resourceId", "scalableDimension"],
  examples: [
    {
      needs,
      importId: (known) =>
        `${known("serviceNamespace")}/${known("resourceId")}/${known("scalableDimension")}/${known("name")}`,
      base: (made) => ({
        ...named(made),
        stepScalingPolicyConfiguration: {
          adjustmentType: "ExactCapacity",
          cooldown: 60,
          metricAggregationType: "Maximum",
          stepAdjustments: [
            { metricIntervalLowerBound: "0", metricIntervalUpperBound: "60", scalingAdjustment: 1 },
            { metricIntervalLowerBound: "60", metricIntervalUpperBound: "120", scalingAdjustment: 2 },
          ],
        },
      }),
      updated: (made) => ({
        ...named(made),
        stepScalingPolicyConfiguration: {
          adjustmentType: "ExactCapacity",
          cooldown: 30,
          stepAdjustments: [{ metricIntervalUpperBound: "0", scalingAdjustment: 0 }],
        },
      }),
      replacing: (made) => ({
        ...named(made),
        name: "conformance-other",
        stepScalingPolicyConfiguration: {
          adjustmentType: "ChangeInCapacity",
          stepAdjustments: [{ metricIntervalLowerBound: "0.5", scalingAdjustment: 1 }],
        },
      }),
    },
  ],

  validate: ({ stepScalingPolicyConfiguration: { stepAdjustments } }) => [
    ...(stepAdjustments.length === 0
      ? [{ property: "stepScalingPolicyConfiguration.stepAdjustments", reason: "must have at least one step" }]
      : []),
    ...stepAdjustments.flatMap((step, index) =>
      [step.metricIntervalLowerBound, step.metricIntervalUpperBound].some(
        (bound) => bound !== undefined && (bound.trim() === "" || !Number.isFinite(Number(bound))),
      )
        ? [
            {
              property: `stepScalingPolicyConfiguration.stepAdjustments[${index}]`,
              reason: "its bounds must be numbers in texts; leave one out for infinity",
            },
          ]
        : [],
    ),
  ],

  identity: (given, context) => ({
    id: given.name,
    outputs: {
      arn: `arn:${context.partition}:autoscaling:${context.region}:${context.accountId}:scalingPolicy:${planId(context.urn, 32)}:resource/ecs/${given.resourceId}:policyName/${given.name}`,
      alarmArns: [],
    },
  }),

  async create(given, context) {
    await put(given, context);
    return { id: given.name };
  },

  /** `id` is also the import form, `<namespace>/<resource id>/<dimension>/<name>`. */
  async read(id, given, context) {
    const cut = id.lastIndexOf("/");
    const name = given.name ?? id.slice(cut + 1);
    const target = given.resourceId === undefined ? scalableTargetOf(id.slice(0, cut)) : (given as Inputs);
    const found = target && (await describe(target, name, context));
    if (!found) return undefined;
    return {
      id: found.PolicyName,
      name: found.PolicyName,
      policyType: found.PolicyType,
      serviceNamespace: found.ServiceNamespace,
      resourceId: found.ResourceId,
      scalableDimension: found.ScalableDimension,
      stepScalingPolicyConfiguration: liveSteps(found.StepScalingPolicyConfiguration, given),
      arn: found.PolicyARN,
      alarmArns: (found.Alarms ?? []).map(({ AlarmARN = "" }) => AlarmARN),
    };
  },

  async update(_id, _olds, news, context) {
    await put(news, context);
  },

  async delete(id, olds, context) {
    if (!(await describe(olds, id, context))) return;
    await context.clients
      .autoscaling(context.region)
      .send(new DeleteScalingPolicyCommand({ ...requestOf(olds), PolicyName: id }));
  },
});

const requestOf = (name: ScalableTargetName) => ({
  ServiceNamespace: name.serviceNamespace as ServiceNamespace,
  ResourceId: name.resourceId,
  ScalableDimension: name.scalableDimension as ScalableDimension,
});

const describe = async (
  target: ScalableTargetName,
  name: string,
  context: Context,
): Promise<ScalingPolicy | undefined> => {
  const { ScalingPolicies: found } = await context.clients
    .autoscaling(context.region)
    .send(new DescribeScalingPoliciesCommand({ ...requestOf(target), PolicyNames: [name] }));
  return found?.[0];
};

const put = async (given: Inputs, context: Context): Promise<void> => {
  const { adjustmentType, cooldown, metricAggregationType, minAdjustmentMagnitude, stepAdjustments } =
    given.stepScalingPolicyConfiguration;
  await context.clients.autoscaling(context.region).send(
    new PutScalingPolicyCommand({
      ...requestOf(given),
      PolicyName: given.name,
      PolicyType: "StepScaling",
      StepScalingPolicyConfiguration: {
        AdjustmentType: adjustmentType as AdjustmentType,
        Cooldown: cooldown,
        MetricAggregationType: metricAggregationType as MetricAggregationType,
        MinAdjustmentMagnitude: minAdjustmentMagnitude,
        StepAdjustments: stepAdjustments.map((step) => ({
          MetricIntervalLowerBound: numberOf(step.metricIntervalLowerBound),
          MetricIntervalUpperBound: numberOf(step.metricIntervalUpperBound),
          ScalingAdjustment: step.scalingAdjustment,
        })),
      },
    }),
  );
};

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

const liveSteps = (live: StepScalingPolicyConfiguration | undefined, given: Partial<Inputs>) => {
  const texts = (given.stepScalingPolicyConfiguration?.stepAdjustments ?? []).flatMap((step: Step) => [
    step.metricIntervalLowerBound,
    step.metricIntervalUpperBound,
  ]);
  // "60.0" is the same bound as 60: the program's own text stays.
  const textOf = (bound: number | undefined): string | undefined =>
    bound === undefined ? undefined : (texts.find((text) => numberOf(text) === bound) ?? String(bound));
  return present({
    adjustmentType: live?.AdjustmentType ?? "ChangeInCapacity",
    cooldown: live?.Cooldown,
    metricAggregationType: live?.MetricAggregationType ?? "Average",
    minAdjustmentMagnitude: live?.MinAdjustmentMagnitude,
    stepAdjustments: (live?.StepAdjustments ?? []).map((step) =>
      present({
        metricIntervalLowerBound: textOf(step.MetricIntervalLowerBound),
        metricIntervalUpperBound: textOf(step.MetricIntervalUpperBound),
        scalingAdjustment: step.ScalingAdjustment ?? 0,
      }),
    ),
  });
};
