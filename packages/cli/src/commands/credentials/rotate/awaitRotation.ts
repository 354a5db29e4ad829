import { setTimeout as delay } from "node:timers/promises";
import type { OperatorPlace } from "../operator/OperatorPlace.js";
import { StepFailure } from "../operator/StepFailure.js";
import { versionsOf } from "../operator/versionsOf.js";
import { failedSteps } from "./failedSteps.js";

const pause = 500;

interface Awaited {
  readonly functionArn: string;
  /** The version that was current before. */
  readonly before: string | undefined;
  /** How often this rotation had failed before it was asked for: where it was under way already. */
  readonly failures: number;
  /** Seconds. */
  readonly patience: number;
}

/**
 * Waits until another version is current; gives its id.
 *
 * @throws StepFailure where a step failed meanwhile, which Secrets Manager tries again by itself, and when patience ends
 */
export async function awaitRotation(
  place: OperatorPlace,
  { functionArn, before, failures, patience }: Awaited,
): Promise<string> {
  const deadline = Date.now() + patience * 1_000;
  while (true) {
    const { current, pending } = versionsOf(await place.vault.describe(place.secretName));
    if (current !== undefined && current !== before) return current;
    const failed = pending === undefined ? [] : await failedSteps(place, functionArn, pending);
    const last = failed.at(-1);
    if (last !== undefined && failed.length > failures) {
      throw new StepFailure(
        `${last.step} failed (${last.reason}). ${last.message}`,
        "The login from before stays current, and Secrets Manager tries again by itself: docs/runbooks/rotation-stuck.md, step 3",
      );
    }
    if (Date.now() > deadline) {
      throw new StepFailure(
        `The rotation has not ended after ${patience} seconds`,
        "The login from before stays current: docs/runbooks/rotation-stuck.md, step 2; --wait waits longer",
      );
    }
    await delay(pause);
  }
}
