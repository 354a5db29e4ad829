import type * as pulumi from "@pulumi/pulumi";
import type { AlarmArgs } from "../observability/AlarmArgs.js";
import { metricAlarm } from "../observability/metricAlarm.js";

interface ApiAlarmsPlan {
  readonly apiName: pulumi.Input<string>;
  readonly stageName: string;
  readonly latencyAlarmMs: pulumi.Input<number>;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Tells of failures, of many refusals, of slowness, and of unusually many or few calls (MON-04). */
export function apiAlarms(parent: pulumi.Resource, name: string, plan: ApiAlarmsPlan): void {
  for (const alarm of alarmsFor(name, plan)) metricAlarm(parent, name, alarm, plan);
}

function alarmsFor(name: string, { apiName, stageName, latencyAlarmMs }: ApiAlarmsPlan): AlarmArgs[] {
  const dimensions = { ApiName: apiName, Stage: stageName };
  const metric = (metricName: string, statistic: string) => [
    { namespace: "AWS/ApiGateway", metricName, dimensions, statistic },
  ];
  const lasting = { evaluationPeriods: 3 };
  return [
    {
      name: "server-errors",
      description: `Calls of ${name} ended in 5xx: read the access log, then the function's`,
      metrics: metric("5XXError", "Sum"),
      threshold: 0,
    },
    {
      name: "refusals",
      description: `More than 1 in 20 calls of ${name} was refused or wrong for 15 minutes: read the access log by caller`,
      metrics: metric("4XXError", "Average"),
      threshold: 0.05,
      ...lasting,
    },
    {
      name: "latency",
      description: `${name} has been slow for 15 minutes: read the access log by route`,
      metrics: metric("Latency", "p99"),
      threshold: latencyAlarmMs,
      ...lasting,
    },
    {
      name: "unusual-calls",
      description: `Unusually many or few calls of ${name} for 15 minutes: read the access log by caller`,
      metrics: metric("Count", "SampleCount"),
      anomalyDeviations: 3,
      ...lasting,
    },
  ];
}
