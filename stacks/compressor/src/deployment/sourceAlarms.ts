import { type AlarmArgs, AlarmComparison } from "@sallyport/components";
import type { AlarmLimits } from "../config/CompressorConfig.js";
import { emitted, ofSource } from "./workerMetrics.js";

/** What is wrong with a rule's source where its workers say so. */
export function sourceAlarms(rule: string, limits: AlarmLimits): AlarmArgs[] {
  const source = ofSource(rule);
  return [
    {
      name: "failing",
      description: `More than ${limits.failedPercent} % of rule ${rule}'s messages fail: read the source's log for message.retry and message.set-aside`,
      metrics: [
        { id: "failed", ...source, ...emitted<"source">("MessagesFailed") },
        { id: "done", ...source, ...emitted<"source">("ObjectsArchived") },
      ],
      expression: "100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(done, 0) + 0.001)",
      threshold: limits.failedPercent,
      evaluationPeriods: 3,
    },
    {
      name: "unconfirmed",
      description: `Rule ${rule} has staged archives for ${limits.unconfirmedHours} hours and none was confirmed: see the replication of the outbound bucket, the targets' dead-letter queues and the event rules between the regions`,
      metrics: [
        { id: "staged", ...source, ...emitted<"source">("ArchivesStaged") },
        { id: "confirmed", ...source, ...emitted<"source">("ArchivesConfirmed") },
      ],
      expression: "IF(FILL(staged, 0) > 0 AND FILL(confirmed, 0) < 1, 1, 0)",
      threshold: 0,
      periodSeconds: 3600,
      evaluationPeriods: limits.unconfirmedHours,
    },
    {
      name: "unprofitable",
      description: `Rule ${rule} has cost more than it saved for a day: see its prices, its level and the kind of its objects`,
      metrics: [{ ...source, ...emitted<"source">("NetDollars") }],
      comparison: AlarmComparison.Below,
      threshold: 0,
      periodSeconds: 86_400,
      missingData: "notBreaching",
    },
  ];
}
