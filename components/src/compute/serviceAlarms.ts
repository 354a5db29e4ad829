import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface ServiceAlarmsPlan {
  readonly clusterName: pulumi.Output<string>;
  readonly serviceName: pulumi.Output<string>;
  /** Absent when the service does not scale. */
  readonly maxTasks: number | undefined;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Minutes that a state must last before it is told: Fargate Spot takes a few to replace a task. */
const minutes = 15;

/** Tells when a service cannot get its tasks, and when it has been at its most tasks for long. */
export function serviceAlarms(parent: pulumi.Resource, name: string, plan: ServiceAlarmsPlan): void {
  const { maxTasks, alarmTopicArn, region, tags } = plan;
  const opts = { parent };
  const dimensions = { ClusterName: plan.clusterName, ServiceName: plan.serviceName };
  const counted = { namespace: "ECS/ContainerInsights", dimensions, period: 60 };
  const common = {
    evaluationPeriods: minutes,
    treatMissingData: "notBreaching",
    alarmActions: [alarmTopicArn],
    okActions: [alarmTopicArn],
    region,
    tags,
  };
  const metric = (id: string, metricName: string) => ({ id, metric: { ...counted, metricName, stat: "Average" } });
  new aws.cloudwatch.MetricAlarm(
    `${name}-gap`,
    {
      ...common,
      name: `${name}-gap`,
      alarmDescription: `${name} has run fewer tasks than it wants for ${minutes} minutes: read its events and its log`,
      metricQueries: [
        metric("desired", "DesiredTaskCount"),
        metric("running", "RunningTaskCount"),
        { id: "gap", expression: "desired-running", label: "Tasks missing", returnData: true },
      ],
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0,
    },
    opts,
  );
  if (maxTasks === undefined) return;
  new aws.cloudwatch.MetricAlarm(
    `${name}-at-max`,
    {
      ...common,
      ...counted,
      name: `${name}-at-max`,
      alarmDescription: `${name} has wanted its most tasks for ${minutes} minutes: raise maxTasks or find what is slow`,
      metricName: "DesiredTaskCount",
      statistic: "Minimum",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      threshold: maxTasks,
    },
    opts,
  );
}
