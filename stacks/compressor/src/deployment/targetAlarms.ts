import type { AlarmArgs } from "@sallyport/components";
import type { AlarmLimits } from "../config/CompressorConfig.js";
import { emitted, ofTarget } from "./workerMetrics.js";

/** What is wrong with a region's target where its workers say so. */
export function targetAlarms(region: string, limits: AlarmLimits): AlarmArgs[] {
  const target = ofTarget(region);
  return [
    {
      name: "failing",
      description: `More than ${limits.failedPercent} % of the objects for ${region} cannot be written: read the target's log for message.retry and message.set-aside`,
      metrics: [
        { id: "failed", ...target, ...emitted<"target">("ObjectsFailed") },
        { id: "done", ...target, ...emitted<"target">("ObjectsApplied") },
      ],
      expression: "100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(done, 0) + 0.001)",
      threshold: limits.failedPercent,
      evaluationPeriods: 3,
    },
    {
      name: "rejecting",
      description: `Archives for ${region} fail and none is applied: read the target's log; a damaged archive stays in the inbound bucket`,
      metrics: [
        { id: "failed", ...target, ...emitted<"target">("MessagesFailed") },
        { id: "done", ...target, ...emitted<"target">("ArchivesApplied") },
      ],
      expression: "IF(FILL(failed, 0) > 0 AND FILL(done, 0) < 1, 1, 0)",
      threshold: 0,
      evaluationPeriods: 3,
    },
  ];
}
