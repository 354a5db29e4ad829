import type { Platform } from "../Platform.js";

/**
 * The observer, when the schedule calls it: for how many seconds the job has been running that runs longest, ours or not, or 0
 * where none runs. Batch tells no such thing, and a job that hangs says nothing itself (MON-02).
 */
export async function tellRunningTime({ service, telemetry, now }: Platform): Promise<void> {
  const longest = await service.longestRunning();
  const seconds = longest === undefined ? 0 : Math.max(0, (now() - longest.startedAt) / 1000);
  telemetry.queueMetrics.emit(
    { JobSeconds: [seconds, "Seconds"] },
    longest === undefined ? {} : { batchJobId: longest.batchJobId },
  );
}
