import { CommandError } from "../../../output/CommandError.js";
import type { Answer } from "../api/TransformApi.js";

/** @throws CommandError where jobs of an ended batch have failed */
export function refuseFailedBatch({ batchId, status, statusCounts }: Answer): void {
  if (status !== "COMPLETED_WITH_FAILURES") return;
  const { FAILED = 0 } = statusCounts as Readonly<Record<string, number>>;
  const fix = `look at them, then: sallyport transform batch retry ${String(batchId)}`;
  throw new CommandError(`${FAILED} jobs failed`, fix, 1);
}
