import type { Platform } from "../Platform.js";
import { ownTag } from "../submit/ownTag.js";
import type { ObserverEvent } from "./ObserverEvent.js";
import { recordState } from "./recordState.js";
import { stateOf } from "./stateOf.js";

/**
 * One event "Batch Job State Change". Events come more than once and in any order, and of jobs that are not ours. Where the event
 * does not hold the job's tags, they are read from Batch.
 */
export async function handleStateChange(platform: Platform, event: ObserverEvent): Promise<void> {
  const state = stateOf(event.detail);
  if (state === undefined) {
    platform.telemetry.logger.warn("event.not-understood");
    return;
  }
  const ours =
    ownTag.parse(tagsOf(event.detail)[ownTag.name]) ?? (await describedSubmission(platform, state.batchJobId));
  if (ours !== undefined) await recordState(platform, ours, state);
}

async function describedSubmission({ service }: Platform, batchJobId: string) {
  const [job] = await service.states([batchJobId]);
  return job?.ours;
}

function tagsOf(detail: unknown): Readonly<Record<string, unknown>> {
  const { tags } = detail as { tags?: unknown };
  return typeof tags === "object" && tags !== null ? (tags as Record<string, unknown>) : {};
}
