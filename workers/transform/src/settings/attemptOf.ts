import { RefusedError } from "@sallyport/transform-rules";
import type { Settings } from "./readSettings.js";

/** One attempt's names, and the only place that it writes to. */
export interface Attempt {
  readonly jobName: string;
  readonly attemptId: string;
  /** `transformations/<jobName>/<attemptId>/` */
  readonly prefix: string;
}

/**
 * The attempt that this container is: the job's name from its output `s3://BUCKET/transformations/JOBNAME/`, the attempt's id
 * from what Batch says, so that no argument can name another's.
 *
 * @throws RefusedError `output`
 */
export function attemptOf(
  output: string | undefined,
  settings: Pick<Settings, "TRANSFORM_BUCKET" | "AWS_BATCH_JOB_ID" | "AWS_BATCH_JOB_ATTEMPT">,
): Attempt {
  const [, bucket, jobName = ""] =
    /^s3:\/\/([^/]+)\/transformations\/([A-Za-z0-9][A-Za-z0-9_-]{0,127})\/?$/.exec(output ?? "") ?? [];
  if (bucket !== settings.TRANSFORM_BUCKET)
    throw new RefusedError(
      "output",
      "The output has to be s3://BUCKET/transformations/JOBNAME/ in the bucket of this environment.",
    );
  const attemptId = `${settings.AWS_BATCH_JOB_ID.replace(":", "-")}-${settings.AWS_BATCH_JOB_ATTEMPT}`;
  return { jobName, attemptId, prefix: `transformations/${jobName}/${attemptId}/` };
}
