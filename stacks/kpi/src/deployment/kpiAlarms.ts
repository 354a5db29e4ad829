import type * as pulumi from "@pulumi/pulumi";
import { AlarmComparison, MissingData, WorkloadAlarms } from "@sallyport/components";
import { deniedCalls, placed, rejectRateAlarm, workerMetrics } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { metricNamespace, runMetrics } from "./kpiMetrics.js";

/** Alarms on what the worker says of its runs, and on calls that it was refused. Returns the ARNs of the former. */
export function kpiAlarms(deployment: Deployment, logGroupName: pulumi.Output<string>): pulumi.Output<string[]> {
  const { plan, alarmTopicArn } = deployment;
  const { base, config } = plan;
  const worker = workerMetrics(metricNamespace, plan.region);
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
      rejectRateAlarm(worker, {
        percent: config.run.rejectAlarmPercent,
        metricNames: runMetrics,
        read: "the quarantine file that the run's record names",
      }),
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
  deniedCalls(deployment, { logGroupName, worker: "The KPI worker" });
  return alarms.alarmArns;
}
