import type { JobSpec } from "../jobs/JobSpec.js";

/** The accepted jobs of a batch, as they are kept until they are records. */
export const batchObject = {
  key: (batchId: string) => `batches/${batchId}.json`,
  /** Of 10,000 jobs of the size that most have; the largest that can be accepted are more than Lambda takes in a body. */
  mostBytes: 64 * 1024 * 1024,
  write: (specs: readonly JobSpec[]) => JSON.stringify(specs),
  /** Only ever of what `write` gave. */
  read: (text: string) => JSON.parse(text) as JobSpec[],
} as const;
