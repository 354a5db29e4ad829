import { InputError } from "../InputError.js";
import { DATASETS } from "./datasets.js";
import type { ReadFile } from "./ReadFile.js";

/** The files that a run reads are judged dataset by dataset: few bad products must not hide behind many good items. */
export function assertBelowThreshold(
  files: readonly Pick<ReadFile, "dataset" | "rows" | "rejected">[],
  threshold: number,
  quarantine: string,
): void {
  for (const dataset of DATASETS) {
    const ours = files.filter((file) => file.dataset === dataset);
    const rows = ours.reduce((sum, file) => sum + file.rows, 0);
    const rejected = ours.reduce((sum, file) => sum + file.rejected, 0);
    if (rejected <= rows * threshold) continue;
    throw new InputError({
      reason: "too-many-rejects",
      what: `${rejected} of ${rows} rows of ${dataset} were rejected, more than ${threshold * 100} %`,
      fix: `Nothing was written. ${quarantine} says why; correct the files, or raise the threshold, then run again`,
    });
  }
}
