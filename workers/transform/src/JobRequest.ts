import type { JobPolicy } from "./arguments/JobPolicy.js";

/** One attempt of one job, as it was asked for: nothing of it is trusted until `runJob` has checked it. */
export interface JobRequest {
  /** 1–128 letters, digits, `-` and `_`. */
  readonly jobName: string;
  /** One path segment, unique for each attempt: results of attempts never mix. */
  readonly attemptId: string;
  /** `https://HOST/PATH[.git][#REF]`, `s3://BUCKET/KEY.zip`, `s3://BUCKET/PREFIX/`, or undefined for an empty folder. */
  readonly source?: string | undefined;
  /** Program and arguments, as they are: no shell reads them. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Seconds until the program is ended. */
  readonly timeoutSeconds: number;
  /** Where the results are, for the answer and the manifest, e.g. `s3://b/transformations/job/attempt/`. */
  readonly output: string;
  readonly policy: JobPolicy;
  /** An existing empty folder of this attempt alone, removed by the caller. */
  readonly scratch: string;
}
