import type * as pulumi from "@pulumi/pulumi";
import { AlarmComparison, MissingData, WorkloadAlarms } from "@sallyport/components";
import { placed } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";

const namespace = "Sallyport/Credentials";

/** Alarms on what the function says of rotations (MON-09). */
export function rotationAlarms(deployment: Deployment, functionName: pulumi.Output<string>): pulumi.Output<string[]> {
  const { plan, alarmTopicArn } = deployment;
  const dimensions = { Function: functionName };
  const overdue = { namespace, dimensions, metricName: "RotationOverdueDays" };
  const { alarmArns } = new WorkloadAlarms(plan.base, {
    alarms: [
      {
        name: "rotation-failed",
        description:
          "A rotation, its trial or a rollback failed; the current login works: docs/runbooks/rotation-stuck.md",
        metrics: [{ namespace, dimensions, metricName: "RotationFailed" }],
        threshold: 0,
      },
      {
        name: "rotation-overdue",
        description:
          "The login is older than it may be: nothing rotates it, or it fails: docs/runbooks/rotation-stuck.md",
        metrics: [{ ...overdue, statistic: "Maximum" }],
        threshold: 0,
      },
      {
        name: "rotation-unwatched",
        description: "Nobody has measured the login's age for 25 hours: see the function's schedule and its log",
        metrics: [{ ...overdue, statistic: "SampleCount" }],
        comparison: AlarmComparison.Below,
        threshold: 1,
        periodSeconds: 3600,
        evaluationPeriods: 25,
        missingData: MissingData.Wrong,
      },
    ],
    alarmTopicArn,
    ...placed(deployment),
  });
  return alarmArns;
}
