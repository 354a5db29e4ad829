import { setTimeout as delay } from "node:timers/promises";
import { classifyError } from "@sallyport/worker-kit";

export interface RetryingOptions {
  /** Default 5. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, doubled before each further one up to 5 s. Default 100. */
  readonly firstDelay?: number;
}

const LONGEST_DELAY = 5_000;

/** Does again what failed and may succeed, with growing, scattered delays. What is denied or can never succeed is not repeated. */
export async function retrying<Result>(
  signal: AbortSignal,
  attempt: (number: number) => Promise<Result>,
  { attempts = 5, firstDelay = 100 }: RetryingOptions = {},
): Promise<Result> {
  for (let number = 1; ; number++) {
    signal.throwIfAborted();
    try {
      return await attempt(number);
    } catch (error) {
      if (number >= attempts || signal.aborted || classifyError(error).kind !== "retryable") throw error;
      const longest = Math.min(LONGEST_DELAY, firstDelay * 2 ** (number - 1));
      // From the half up: calls that failed together do not come back together.
      await delay(longest * (0.5 + Math.random() / 2), undefined, { signal });
    }
  }
}
