import type { JobResult } from "../JobResult.js";
import type { FetchedSource } from "../source/FetchedSource.js";
import type { ExclusionCounts } from "./listResults.js";

/** A file that was stored. */
export interface ManifestFile {
  /** Relative to the job's output: `code/…` or `logs/…`. */
  readonly path: string;
  readonly bytes: number;
  /** Of what was stored, hexadecimal. */
  readonly sha256: string;
  readonly executable?: true;
}

/** `manifest.json`, written last: where it is, the results are as complete as it says. */
export interface Manifest {
  readonly version: 1;
  readonly jobName: string;
  readonly attemptId: string;
  readonly status: JobResult["status"];
  readonly exitCode: number;
  readonly error?: JobResult["error"];
  /** Redacted. */
  readonly command: readonly string[];
  /** Names only. */
  readonly environment: readonly string[];
  /** As it was asked for, where it was accepted, and what came of it. */
  readonly source?: { readonly location: string } & Partial<FetchedSource>;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Seconds of each step that was reached. */
  readonly seconds: {
    readonly source?: number;
    readonly program?: number;
    readonly results?: number;
    readonly total: number;
  };
  /** Whether every result was stored. */
  readonly complete: boolean;
  readonly files: readonly ManifestFile[];
  readonly excluded: ExclusionCounts;
}
