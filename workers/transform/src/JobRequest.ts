import type { JobPolicy } from "@sallyport/transform-rules";
import type { ResultLimits } from "./results/ResultLimits.js";
import type { SourceLimits } from "./source/SourceLimits.js";

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
  /** Seconds between SIGTERM and SIGKILL for the program. */
  readonly killSeconds: number;
  /** Seconds for storing results once the job was asked to end and the program has ended. */
  readonly graceSeconds: number;
  /** Absolute folders in which programs are found; also the program's PATH. */
  readonly path: readonly string[];
  /** Folder with `<language>/<version>/bin`, from which JAVA_VERSION, NODE_VERSION and PYTHON_VERSION choose. */
  readonly toolchains?: string | undefined;
  readonly limits: { readonly source: SourceLimits; readonly results: ResultLimits };
  /** Where the results are, for the answer and the manifest, e.g. `s3://b/transformations/job/attempt/`. */
  readonly output: string;
  readonly policy: JobPolicy;
  /** An existing empty folder of this attempt alone, removed by the caller. */
  readonly scratch: string;
}
