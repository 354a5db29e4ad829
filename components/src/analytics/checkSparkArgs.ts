import { checkWhole } from "../compute/checkWhole.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import type { SparkApplicationArgs } from "./SparkApplicationArgs.js";

/** The plain arguments of a Spark application, with their defaults. */
export interface CheckedSpark {
  readonly applicationName: string;
  readonly releaseLabel: string;
  readonly retentionDays: number;
  readonly maxConcurrentRuns: number;
  readonly idleMinutes: number;
}

/**
 * Checks what the plain arguments say, before anything is registered.
 *
 * @throws ArgumentError naming the argument at fault
 */
export function checkSparkArgs(component: string, name: string, args: SparkApplicationArgs): CheckedSpark {
  const { applicationName = name, releaseLabel = "emr-7.9.0", maxConcurrentRuns = 1, idleMinutes = 5 } = args;
  const retentionDays = args.logRetentionDays ?? 365;
  checkRetentionDays(component, "logRetentionDays", retentionDays);
  checkWhole(component, "maxConcurrentRuns", maxConcurrentRuns, 1, 1000);
  checkWhole(component, "idleMinutes", idleMinutes, 1, 60);
  if (!/^[A-Za-z0-9._/#-]{1,64}$/.test(applicationName)) {
    const fix = "give 1 to 64 letters, digits and . _ / # -";
    throw new ArgumentError(component, "applicationName", applicationName, fix);
  }
  if (!/^emr-([7-9]|\d{2,})\.\d+\.\d+$/.test(releaseLabel)) {
    const fix =
      'give a release of EMR from 7.0.0 on, such as "emr-7.9.0": earlier ones bound no runs and have an older Spark';
    throw new ArgumentError(component, "releaseLabel", releaseLabel, fix);
  }
  checkImage(component, args.image);
  return { applicationName, releaseLabel, retentionDays, maxConcurrentRuns, idleMinutes };
}

function checkImage(component: string, image: unknown): void {
  if (typeof image !== "string") return;
  const [, tag] = /(?:@sha256:[0-9a-f]{64}|:([A-Za-z0-9_][A-Za-z0-9._-]*))$/.exec(image) ?? [undefined, "latest"];
  if (tag !== "latest") return;
  throw new ArgumentError(component, "image", image, "name a digest or a version: latest moves under the application");
}
