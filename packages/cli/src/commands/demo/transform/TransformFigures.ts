/** What one job did. */
export interface TransformJobFigures {
  readonly jobName: string;
  /** Source files. */
  readonly files: number;
  readonly changed: number;
  /** Lines. */
  readonly added: number;
  readonly removed: number;
  /** Of the job, as its manifest says: source, program and results. */
  readonly seconds: number;
  /** Where its diff is, an absolute path. */
  readonly diff: string;
}

/** What `sallyport demo --json` says of the transformations: sums over all jobs, and each job's own. */
export interface TransformFigures {
  /** Name and version. */
  readonly package: string;
  readonly batchId: string;
  readonly jobs: readonly TransformJobFigures[];
  /** Jobs whose program ended with 0. */
  readonly succeeded: number;
  readonly files: number;
  /** Source files whose result has the digest of its job's manifest, and parses. */
  readonly verified: number;
  readonly changed: number;
  readonly added: number;
  readonly removed: number;
  /** Modules that were loaded before and after. */
  readonly modules: number;
  /** Documented examples that were run before and after. */
  readonly examples: number;
  /** Modules and examples that are not as before. */
  readonly differing: number;
  /** Folder of the diffs, an absolute path. */
  readonly diffs: string;
  /** From the first upload to the end of the last job. */
  readonly seconds: number;
}
