import { ArgumentError } from "../errors/ArgumentError.js";
import type { BatchEnvironmentArgs } from "./BatchEnvironmentArgs.js";
import { checkWhole } from "./checkWhole.js";

/** How often and how long a job runs, with the defaults. */
export interface JobLimits {
  readonly attempts: number;
  readonly timeoutSeconds: number;
  readonly longJobSeconds: number;
  readonly retryableExitCode: number | undefined;
}

/** Fargate ends a job after 14 days whatever its timeout. */
const mostSeconds = 14 * 86_400;
const sixHours = 21_600;

/**
 * The limits of an environment's jobs (CNT-09, CNT-10, MON-02).
 *
 * @throws ArgumentError for one that Batch does not take, or an alarm that would come after the timeout
 */
export function jobLimitsOf(component: string, args: Partial<BatchEnvironmentArgs>): JobLimits {
  const { attempts = 3, timeoutSeconds = 43_200, retryableExitCode } = args;
  checkWhole(component, "attempts", attempts, 1, 10);
  checkWhole(component, "retryableExitCode", retryableExitCode, 1, 255);
  checkWhole(component, "timeoutSeconds", timeoutSeconds, 60, mostSeconds);
  const longJobSeconds = args.longJobSeconds ?? Math.min(sixHours, Math.floor(timeoutSeconds / 2));
  if (!(Number.isInteger(longJobSeconds) && longJobSeconds >= 1 && longJobSeconds < timeoutSeconds)) {
    const fix = `give whole seconds below timeoutSeconds, ${timeoutSeconds}: later the job is ended already`;
    throw new ArgumentError(component, "longJobSeconds", longJobSeconds, fix);
  }
  return { attempts, timeoutSeconds, longJobSeconds, retryableExitCode };
}
