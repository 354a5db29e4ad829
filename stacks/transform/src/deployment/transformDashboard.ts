import type * as pulumi from "@pulumi/pulumi";
import { DashboardView, WorkloadDashboard } from "@sallyport/components";
import type { Deployment } from "./Deployment.js";
import { dimensionsIn, jobMetrics, metricNamespace } from "./jobMetrics.js";

interface Shown {
  readonly alarmArns: pulumi.Output<string[]>;
  /** Of the jobs. */
  readonly logGroupName: pulumi.Output<string>;
  readonly queueName: pulumi.Output<string>;
}

/** Jobs as they end, the way to them, and what was refused. */
export function transformDashboard({ plan, account }: Deployment, shown: Shown): WorkloadDashboard {
  const { alarmArns, logGroupName, queueName } = shown;
  const worker = { namespace: metricNamespace, dimensions: dimensionsIn(plan.region) };
  const metric = (metricName: string, statistic: string, label: string) => ({
    ...worker,
    metricName,
    statistic,
    label,
  });
  const waiting = { namespace: "AWS/SQS", dimensions: { QueueName: queueName } };
  return new WorkloadDashboard(`${plan.base}-jobs`, {
    rows: [
      { widgets: [{ title: "Alarms", alarmArns }], height: 3 },
      {
        widgets: [
          {
            title: "Jobs",
            metrics: [metric(jobMetrics.ended, "Sum", "ended"), metric(jobMetrics.failed, "Sum", "failed")],
            periodSeconds: 3600,
          },
          {
            title: "Seconds of a job",
            metrics: [
              metric(jobMetrics.seconds, "Average", "average"),
              metric(jobMetrics.seconds, "Maximum", "longest"),
            ],
            periodSeconds: 3600,
          },
          {
            title: "Files stored",
            metrics: [metric(jobMetrics.files, "Sum", "files")],
            view: DashboardView.Numbers,
            periodSeconds: 86_400,
          },
        ],
      },
      {
        widgets: [
          {
            title: "Messages to the submitter",
            metrics: [
              { ...waiting, metricName: "ApproximateNumberOfMessagesVisible", statistic: "Maximum", label: "waiting" },
            ],
          },
          { title: "Refused", query: refusals, logGroupNames: [logGroupName] },
        ],
      },
    ],
    account,
    region: plan.region,
  });
}

const refusals = [
  'filter event = "security.input_refused" or event = "security.access_denied"',
  "stats count(*) as times by event, reason",
  "sort times desc",
].join(" | ");
