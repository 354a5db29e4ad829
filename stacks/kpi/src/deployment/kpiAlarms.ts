import type * as pulumi from "@pulumi/pulumi";
import { AlarmComparison, LogMetric, MissingData, WorkloadAlarms } from "@sallyport/components";
import { type Deployment, placed } from "./Deployment.js";
import { dimensionsIn, metricNamespace, runMetrics } from "./kpiMetrics.js";

/** Alarms on what the worker says of its runs, and on calls that it was refused. Returns the ARNs of the former. */
export function kpiAlarms(deployment: Deployment, logGroupName: pulumi.Output<string>): pulumi.Output<string[]> {
  const { plan, alarmTopicArn } = deployment;
  const { base, config } = plan;
  const worker = { namespace: metricNamespace, dimensions: dimensionsIn(plan.region) };
  const alarms = new WorkloadAlarms(`${base}-runs`, {
    alarms: [
      {
        name: "failed",
        description:
          "A KPI run failed and wrote nothing new: read the run's record or its event, mend the input, upload it again",
        metrics: [{ ...worker, metricName: runMetrics.failed }],
        threshold: 0,
      },
      {
        name: "none-in-a-day",
        description:
          "No KPI run has ended well for 24 hours: see whether the sweep's message arrives and a task starts",
        metrics: [{ ...worker, metricName: runMetrics.succeeded }],
        comparison: AlarmComparison.Below,
        threshold: 1,
        periodSeconds: 3600,
        evaluationPeriods: 24,
        missingData: MissingData.Wrong,
      },
      {
        name: "reject-rate",
        description: `More than ${config.run.rejectAlarmPercent} % of the rows were rejected: read the quarantine file that the run's record names`,
        metrics: [
          { id: "rejected", ...worker, metricName: runMetrics.rejected },
          { id: "rows", ...worker, metricName: runMetrics.rows },
        ],
        expression: "IF(rows > 0, 100 * rejected / rows, 0)",
        threshold: config.run.rejectAlarmPercent,
      },
      {
        name: "volume",
        description: "The input has another size than is usual: see whether files are missing or came twice",
        metrics: [{ ...worker, metricName: runMetrics.rows, statistic: "Maximum" }],
        anomalyDeviations: 3,
        periodSeconds: 3600,
        missingData: MissingData.Fine,
      },
      {
        name: "duration",
        description:
          "Runs take longer than is usual: compare the size of the input and the days touched with those of earlier runs",
        metrics: [{ ...worker, metricName: runMetrics.seconds, statistic: "Maximum" }],
        comparison: AlarmComparison.Above,
        anomalyDeviations: 3,
        periodSeconds: 3600,
      },
    ],
    alarmTopicArn,
    ...placed(deployment),
  });
  new LogMetric(`${base}-denied`, {
    logGroupName,
    pattern: '{ $.event = "security.access_denied" }',
    alarm: {
      alarmTopicArn,
      description: "The KPI worker was refused a call: compare its role with what it does, and see who changed either",
      threshold: 0,
    },
    region: plan.region,
    tags: deployment.tags,
  });
  return alarms.alarmArns;
}
