import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { planSteps } from "./planSteps.js";
import type { ScalingPlan } from "./ScalingArgs.js";

interface BacklogScaling extends ScalingPlan {
  /** `service/<cluster>/<service>`, once the service is there. */
  readonly resourceId: pulumi.Output<string>;
  readonly queueName: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Minutes without a message, waiting or in work, after which the service goes back to its least tasks. */
const idleMinutes = 5;

/**
 * Makes a service follow its queue. Out: as many tasks as the waiting messages need, looked at every minute; exact
 * numbers, since repeated increments would take a thin but steady stream to the maximum. In: to the least tasks once
 * nothing waits and nothing is in work, so that no task is stopped over its messages.
 */
export function scaledByBacklog(parent: pulumi.Resource, name: string, scaling: BacklogScaling): void {
  const { minTasks, maxTasks, queueName, region, tags } = scaling;
  const opts = { parent };
  const target = new aws.appautoscaling.Target(
    `${name}-tasks`,
    {
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: scaling.resourceId,
      minCapacity: minTasks,
      maxCapacity: maxTasks,
      region,
      tags,
    },
    opts,
  );
  const policy = (
    id: string,
    stepAdjustments: aws.types.input.appautoscaling.PolicyStepScalingPolicyConfigurationStepAdjustment[],
  ) =>
    new aws.appautoscaling.Policy(
      `${name}-${id}`,
      {
        name: `${name}-${id}`,
        policyType: "StepScaling",
        serviceNamespace: target.serviceNamespace,
        scalableDimension: target.scalableDimension,
        resourceId: target.resourceId,
        stepScalingPolicyConfiguration: {
          adjustmentType: "ExactCapacity",
          cooldown: 60,
          metricAggregationType: "Maximum",
          stepAdjustments,
        },
        region,
      },
      opts,
    );
  const out = policy(
    "scale-out",
    planSteps(scaling).map((step) => ({ ...step })),
  );
  const back = policy("scale-in", [{ metricIntervalUpperBound: "0", scalingAdjustment: minTasks }]);

  const depth = { namespace: "AWS/SQS", dimensions: { QueueName: queueName }, period: 60 };
  const common = { treatMissingData: "notBreaching", region, tags };
  new aws.cloudwatch.MetricAlarm(
    `${name}-backlog`,
    {
      ...common,
      ...depth,
      name: `${name}-backlog`,
      alarmDescription: `Messages wait for ${name}: it scales out`,
      metricName: "ApproximateNumberOfMessagesVisible",
      statistic: "Maximum",
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      alarmActions: [out.arn],
    },
    opts,
  );
  const metric = (id: string, metricName: string) => ({ id, metric: { ...depth, metricName, stat: "Maximum" } });
  new aws.cloudwatch.MetricAlarm(
    `${name}-idle`,
    {
      ...common,
      name: `${name}-idle`,
      alarmDescription: `Nothing waits for ${name} and nothing is in work: it scales in`,
      metricQueries: [
        metric("m1", "ApproximateNumberOfMessagesVisible"),
        metric("m2", "ApproximateNumberOfMessagesNotVisible"),
        { id: "backlog", expression: "m1+m2", label: "Messages waiting and in work", returnData: true },
      ],
      evaluationPeriods: idleMinutes,
      comparisonOperator: "LessThanOrEqualToThreshold",
      threshold: 0,
      alarmActions: [back.arn],
    },
    opts,
  );
}
