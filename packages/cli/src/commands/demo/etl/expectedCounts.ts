import type { FileTruth } from "../../etl/sample/SampleSummary.js";

/**
 * What a load has to count. Where an earlier demo has left the tables, every row that the file calls new is there already, with the values
 * of another seed: it is updated.
 */
export function expectedCounts(truth: FileTruth, { again }: { readonly again: boolean }): FileTruth {
  return again ? { ...truth, loaded: 0, updated: truth.loaded + truth.updated } : truth;
}
