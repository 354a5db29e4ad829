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
/** Minutes whose longest backlog decides: fewer tasks are wanted only when it has been shorter for so long. */
const steadyMinutes = 5;

/**
 * Makes a service follow its queue: as many tasks as the messages need, looked at every minute. What is in work counts
 * with what waits, else tasks that take all as it comes would be kept for as long as anything comes; exact numbers, since
 * repeated increments would take a thin but steady stream to the maximum. The longest backlog of some minutes counts,
 * so that tasks are had at once and given up slowly. To the least tasks only once nothing waits and nothing is in work.
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

  const depth = { namespace: "AWS/SQS", dimensions: { QueueName: queueName } };
  const metric = (id: string, metricName: string, minutes: number) => ({
    id,
    metric: { ...depth, metricName, stat: "Maximum", period: minutes * 60 },
  });
  const backlogOver = (minutes: number) => [
    metric("m1", "ApproximateNumberOfMessagesVisible", minutes),
    metric("m2", "ApproximateNumberOfMessagesNotVisible", minutes),
    { id: "backlog", expression: "m1+m2", label: "Messages waiting and in work", returnData: true },
  ];
  const common = { treatMissingData: "notBreaching", region, tags };
  new aws.cloudwatch.MetricAlarm(
    `${name}-backlog`,
    {
      ...common,
      name: `${name}-backlog`,
      alarmDescription: `Messages wait for ${name} or are in work: it has as many tasks as they need`,
      metricQueries: backlogOver(steadyMinutes),
      evaluationPeriods: 1,
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: 1,
      alarmActions: [out.arn],
    },
    opts,
  );
  new aws.cloudwatch.MetricAlarm(
    `${name}-idle`,
    {
      ...common,
      name: `${name}-idle`,
      alarmDescription: `Nothing waits for ${name} and nothing is in work: it scales in`,
      metricQueries: backlogOver(1),
      evaluationPeriods: idleMinutes,
      comparisonOperator: "LessThanOrEqualToThreshold",
      threshold: 0,
      alarmActions: [back.arn],
    },
    opts,
  );
}
