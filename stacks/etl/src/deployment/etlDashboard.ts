import type * as pulumi from "@pulumi/pulumi";
import { DashboardView, WorkloadDashboard } from "@sallyport/components";
import { workerMetrics } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { loadMetrics, metricNamespace } from "./etlMetrics.js";

interface Shown {
  readonly alarmArns: pulumi.Output<string[]>;
  readonly queueName: pulumi.Output<string>;
  readonly identifier: pulumi.Output<string>;
}

/** The loads as the worker counts them, the queue before it and the database behind it. */
export function etlDashboard({ plan, account }: Deployment, shown: Shown): WorkloadDashboard {
  const { alarmArns, queueName, identifier } = shown;
  const metric = (metricName: string, statistic: string, label: string) => ({
    ...workerMetrics(metricNamespace, plan.region),
    metricName,
    statistic,
    label,
  });
  const ofDatabase = (metricName: string, statistic: string, label: string) => ({
    namespace: "AWS/RDS",
    dimensions: { DBInstanceIdentifier: identifier },
    metricName,
    statistic,
    label,
  });
  const waiting = { namespace: "AWS/SQS", dimensions: { QueueName: queueName } };
  return new WorkloadDashboard(`${plan.base}-loads`, {
    rows: [
      { widgets: [{ title: "Alarms", alarmArns }], height: 3 },
      {
        widgets: [
          {
            title: "Files",
            metrics: [metric(loadMetrics.succeeded, "Sum", "loaded"), metric(loadMetrics.failed, "Sum", "failed")],
            periodSeconds: 3600,
          },
          {
            title: "Rows of a day",
            metrics: [
              metric(loadMetrics.rows, "Sum", "read"),
              metric(loadMetrics.loaded, "Sum", "new"),
              metric(loadMetrics.updated, "Sum", "updated"),
              metric(loadMetrics.unchanged, "Sum", "unchanged"),
              metric(loadMetrics.rejected, "Sum", "rejected"),
            ],
            view: DashboardView.Numbers,
            periodSeconds: 86_400,
          },
          {
            title: "Seconds of a load",
            metrics: [metric(loadMetrics.seconds, "Maximum", "longest")],
            periodSeconds: 3600,
          },
        ],
      },
      {
        widgets: [
          {
            title: "Waiting",
            metrics: [
              { ...waiting, metricName: "ApproximateNumberOfMessagesVisible", statistic: "Maximum", label: "files" },
              {
                ...waiting,
                metricName: "ApproximateAgeOfOldestMessage",
                statistic: "Maximum",
                label: "seconds of the oldest",
              },
            ],
          },
          { title: "Database", metrics: [ofDatabase("CPUUtilization", "Average", "CPU, %")] },
          { title: "Sessions", metrics: [ofDatabase("DatabaseConnections", "Maximum", "sessions")] },
        ],
      },
    ],
    account,
    region: plan.region,
  });
}
