import type * as pulumi from "@pulumi/pulumi";
import { type AlarmArgs, AlarmComparison, MissingData } from "../observability/AlarmArgs.js";
import { metricAlarm } from "../observability/metricAlarm.js";

interface BackupAlarmsPlan {
  readonly vaultName: pulumi.Output<string>;
  readonly silentHours: number;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Tells when a recovery point fails, is not begun in time, or when there has been none for long (MON-12). */
export function backupAlarms(parent: pulumi.Resource, name: string, plan: BackupAlarmsPlan): void {
  const { vaultName, silentHours, ...place } = plan;
  const jobs = (metricName: string) => [
    { namespace: "AWS/Backup", metricName, dimensions: { BackupVaultName: vaultName } },
  ];
  const alarms: readonly AlarmArgs[] = [
    {
      name: "failed",
      description: `A recovery point of ${name} failed: read the job's message in AWS Backup and start one by hand`,
      metrics: jobs("NumberOfBackupJobsFailed"),
      threshold: 0,
    },
    {
      name: "expired",
      description: `A recovery point of ${name} was not begun in time: see whether RDS was busy with its own backup`,
      metrics: jobs("NumberOfBackupJobsExpired"),
      threshold: 0,
    },
    {
      name: "none",
      description: `There has been no recovery point of ${name} for ${silentHours} hours: see whether its plan still has a selection`,
      metrics: jobs("NumberOfBackupJobsCompleted"),
      comparison: AlarmComparison.Below,
      threshold: 1,
      periodSeconds: 3600,
      evaluationPeriods: silentHours,
      missingData: MissingData.Wrong,
    },
  ];
  for (const alarm of alarms) metricAlarm(parent, name, alarm, place);
}
