import type * as pulumi from "@pulumi/pulumi";
import { AlarmComparison, LogMetric, MissingData, WorkloadAlarms } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { dimensionsIn, jobMetrics, metricNamespace } from "./jobMetrics.js";

/**
 * Alarms on what the worker says of its jobs, and on what it was refused. Of a job that failed, or runs long, the `BatchEnvironment`
 * tells, also where the worker never comes to say anything. Returns the ARNs of the former.
 */
export function transformAlarms(deployment: Deployment, logGroupName: pulumi.Output<string>): pulumi.Output<string[]> {
  const { plan, alarmTopicArn } = deployment;
  const { base, config } = plan;
  const { failedPercent } = config.alarms;
  const worker = { namespace: metricNamespace, dimensions: dimensionsIn(plan.region) };
  const alarms = new WorkloadAlarms(`${base}-work`, {
    alarms: [
      {
        name: "error-rate",
        description: `More than ${failedPercent} % of an hour's jobs failed: compare their reasons in the API, and look for what they share`,
        metrics: [
          { id: "failed", ...worker, metricName: jobMetrics.failed },
          { id: "ended", ...worker, metricName: jobMetrics.ended },
        ],
        expression: "IF(ended > 0, 100 * failed / ended, 0)",
        threshold: failedPercent,
        periodSeconds: 3600,
      },
      {
        name: "volume",
        description: "Another number of jobs ends than is usual: see who submits them, or why nobody does",
        metrics: [{ ...worker, metricName: jobMetrics.ended }],
        anomalyDeviations: 3,
        periodSeconds: 3600,
        missingData: MissingData.Fine,
      },
      {
        name: "duration",
        description: "Jobs take longer than is usual: compare their sources and programs with those of earlier ones",
        metrics: [{ ...worker, metricName: jobMetrics.seconds, statistic: "Maximum" }],
        comparison: AlarmComparison.Above,
        anomalyDeviations: 3,
        periodSeconds: 3600,
        missingData: MissingData.Fine,
      },
    ],
    alarmTopicArn,
    ...placed(deployment),
  });
  const refusals = [
    {
      name: "denied",
      event: "security.access_denied",
      description: "A job was refused a call: compare its role with what it does, and see who changed either",
    },
    {
      name: "refused",
      event: "security.input_refused",
      description: "A job's input was refused after the API had let it pass: read its log, and see who submitted it",
    },
  ];
  for (const { name, event, description } of refusals)
    new LogMetric(`${base}-${name}`, {
      logGroupName,
      pattern: `{ $.event = "${event}" }`,
      alarm: { alarmTopicArn, description, threshold: 0 },
      region: plan.region,
      tags: deployment.tags,
    });
  return alarms.alarmArns;
}
