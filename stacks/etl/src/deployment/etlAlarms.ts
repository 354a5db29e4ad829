import type * as pulumi from "@pulumi/pulumi";
import { AlarmComparison, MissingData, WorkloadAlarms } from "@sallyport/components";
import { deniedCalls, placed, rejectRateAlarm, workerMetrics } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { loadMetrics, metricNamespace } from "./etlMetrics.js";

/** Alarms on what the worker says of its loads, and on calls that it was refused. Returns the ARNs of the former. */
export function etlAlarms(deployment: Deployment, logGroupName: pulumi.Output<string>): pulumi.Output<string[]> {
  const { plan, alarmTopicArn } = deployment;
  const { base, config } = plan;
  const { rejectAlarmPercent, silentHours } = config.load;
  const worker = workerMetrics(metricNamespace, plan.region);
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
      rejectRateAlarm(worker, {
        percent: rejectAlarmPercent,
        metricNames: loadMetrics,
        read: "the file below quarantine/ that the worker's log names",
      }),
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
  deniedCalls(deployment, { logGroupName, worker: "The ETL worker" });
  return alarms.alarmArns;
}
