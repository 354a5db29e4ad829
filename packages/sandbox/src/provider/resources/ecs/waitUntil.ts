import { setTimeout as delay } from "node:timers/promises";
import type { Context } from "../../Context.js";

interface Wait {
  /** What is waited for, for the error text. */
  readonly goal: string;
  /** Milliseconds. */
  readonly limit: number;
}

const pause = 250;

/**
 * Asks until it is so.
 *
 * @throws Error after the limit, or when the engine cancels
 */
export const waitUntil = async (
  isSo: () => Promise<boolean>,
  { goal, limit }: Wait,
  context: Pick<Context, "signal">,
): Promise<void> => {
  const deadline = Date.now() + limit;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`${goal} did not happen within ${limit / 1000} s`);
    await delay(pause, undefined, { signal: context.signal });
  }
};
