import type * as pulumi from "@pulumi/pulumi";
import { AlarmComparison, LogMetric, MissingData, WorkloadAlarms } from "@sallyport/components";
import { type Deployment, placed } from "./Deployment.js";
import { dimensionsIn, loadMetrics, metricNamespace } from "./etlMetrics.js";

/** Alarms on what the worker says of its loads, and on calls that it was refused. Returns the ARNs of the former. */
export function etlAlarms(deployment: Deployment, logGroupName: pulumi.Output<string>): pulumi.Output<string[]> {
  const { plan, alarmTopicArn } = deployment;
  const { base, config } = plan;
  const { rejectAlarmPercent, silentHours } = config.load;
  const worker = { namespace: metricNamespace, dimensions: dimensionsIn(plan.region) };
  const alarms = new WorkloadAlarms(`${base}-loads`, {
    alarms: [
      {
        name: "failed",
        description:
          "A file failed and nothing of it was loaded: read the line load.failed in the worker's log, mend the file, upload it again",
        metrics: [{ ...worker, metricName: loadMetrics.failed }],
        threshold: 0,
      },
      {
        name: "none",
        description: `No file was loaded for ${silentHours} hours: see whether files are delivered, the sweep's message arrives and a task starts`,
        metrics: [{ ...worker, metricName: loadMetrics.succeeded }],
        comparison: AlarmComparison.Below,
        threshold: 1,
        periodSeconds: 3600,
        evaluationPeriods: silentHours,
        missingData: MissingData.Wrong,
      },
      {
        name: "reject-rate",
        description: `More than ${rejectAlarmPercent} % of the rows were rejected: read the file below quarantine/ that the worker's log names`,
        metrics: [
          { id: "rejected", ...worker, metricName: loadMetrics.rejected },
          { id: "rows", ...worker, metricName: loadMetrics.rows },
        ],
        expression: "IF(rows > 0, 100 * rejected / rows, 0)",
        threshold: rejectAlarmPercent,
      },
      {
        name: "duration",
        description:
          "Loads take longer than is usual: compare the size of the files with those of earlier loads, and look for sessions that hold locks",
        metrics: [{ ...worker, metricName: loadMetrics.seconds, statistic: "Maximum" }],
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
      description: "The ETL worker was refused a call: compare its role with what it does, and see who changed either",
      threshold: 0,
    },
    region: plan.region,
    tags: deployment.tags,
  });
  return alarms.alarmArns;
}
