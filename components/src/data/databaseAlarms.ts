import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlan } from "./planDatabase.js";

interface DatabaseAlarmsPlan extends Pick<DatabasePlan, "storageGib" | "maxConnections"> {
  readonly identifier: pulumi.Output<string>;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Minutes that a lack must last before it is told: loads are uneven. */
const minutes = 15;

/** Tells when a database has little CPU, storage or room for connections left for long. */
export function databaseAlarms(parent: pulumi.Resource, name: string, plan: DatabaseAlarmsPlan): void {
  const { alarmTopicArn, region, tags } = plan;
  const common = {
    namespace: "AWS/RDS",
    dimensions: { DBInstanceIdentifier: plan.identifier },
    period: 60,
    evaluationPeriods: minutes,
    // A database that says nothing is stopped or gone.
    treatMissingData: "breaching",
    alarmActions: [alarmTopicArn],
    okActions: [alarmTopicArn],
    region,
    tags,
  };
  const alarm = (id: string, own: Partial<aws.cloudwatch.MetricAlarmArgs> & { comparisonOperator: string }) =>
    new aws.cloudwatch.MetricAlarm(
      `${name}-${id}`,
      { ...common, name: `${name}-${id}`, evaluationPeriods: minutes, ...own },
      { parent },
    );
  alarm("cpu", {
    alarmDescription: `${name} has been busy for ${minutes} minutes: find the slow statement or give it a larger class`,
    metricName: "CPUUtilization",
    statistic: "Average",
    comparisonOperator: "GreaterThanThreshold",
    threshold: 80,
  });
  alarm("storage", {
    alarmDescription: `${name} has less than a tenth of its first storage left and has not grown: raise maxStorageGib`,
    metricName: "FreeStorageSpace",
    statistic: "Minimum",
    comparisonOperator: "LessThanThreshold",
    threshold: Math.floor(plan.storageGib * 0.1 * 1024 ** 3),
  });
  alarm("connections", {
    alarmDescription: `${name} has little room for connections: find who keeps them or raise maxConnections`,
    metricName: "DatabaseConnections",
    statistic: "Maximum",
    comparisonOperator: "GreaterThanThreshold",
    threshold: Math.floor(plan.maxConnections * 0.8),
  });
}
