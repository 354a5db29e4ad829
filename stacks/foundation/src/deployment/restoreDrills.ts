import { AlarmComparison, MissingData, WorkloadAlarms } from "@sallyport/components";
import type { Account } from "./Account.js";
import type { RegionBasics } from "./alarmsAndLogs.js";

/**
 * Tells when no restore drill has succeeded for seven days, as far back as CloudWatch looks: CI runs it twice a week and
 * counts each success (.github/workflows/restore-drill.yml). That nothing is counted is what is wrong.
 */
export function restoreDrills({ account, base, config, home, tags }: Account, regions: readonly RegionBasics[]): void {
  const here = regions.find(({ region }) => region === home);
  if (!config.restoreDrills || here === undefined) return;
  new WorkloadAlarms(`${base}-drills`, {
    alarms: [
      {
        name: "none-succeeded",
        description: "No restore drill succeeded for 7 days: read CI's last run of restore-drill, then restore by hand",
        metrics: [{ namespace: "Sallyport/RestoreDrill", metricName: "Succeeded" }],
        comparison: AlarmComparison.Below,
        threshold: 1,
        periodSeconds: 86_400,
        evaluationPeriods: 7,
        missingData: MissingData.Wrong,
      },
    ],
    alarmTopicArn: here.alarmTopicArn,
    ...{ account, region: home, tags },
  });
}
