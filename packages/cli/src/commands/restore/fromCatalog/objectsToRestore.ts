import type { ObjectAtTime } from "../../../catalog/PointInTime.js";
import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import type { FailedObject } from "./RestoreOutcome.js";

/** What of a selection is there to restore. */
export interface ObjectsToRestore {
  readonly objects: readonly ObjectAtTime[];
  /** Keys that were asked for by name, and that were no objects at the time. */
  readonly failed: readonly FailedObject[];
}

/**
 * The objects that were there at a time. Those that were deleted by then are left out, unless one is asked for by its name:
 * it has failed then.
 *
 * @throws CommandError where objects of several source buckets would come to lie in one place, or there is nothing at all
 */
export function objectsToRestore(
  selected: readonly ObjectAtTime[],
  keys: readonly string[],
  asOf: Date,
): ObjectsToRestore {
  const objects = selected.filter(({ row }) => row.event === "created");
  const buckets = [...new Set(objects.map(({ row }) => row.sourceBucket))];
  if (buckets.length > 1)
    throw new CommandError(
      `the catalog has objects of several source buckets: ${buckets.map(printable).join(", ")}`,
      "name one rule with --rule: their keys could be the same",
      64,
    );
  const there = new Set(objects.map(({ row }) => row.key));
  const at = asOf.toISOString();
  const failed = [...new Set(keys)]
    .filter((key) => !there.has(key))
    .map((key): FailedObject => {
      const gone = selected.find(({ row }) => row.key === key)?.row;
      const message = gone
        ? `${printable(key)} was deleted at ${gone.eventTime.toISOString()}`
        : `the catalog has no ${printable(key)} at ${at}`;
      const fix = gone
        ? `give an earlier time with --as-of`
        : "list what there is: sallyport catalog search --object KEY --all-versions, with the same --stack or --catalog";
      return { bucket: gone?.sourceBucket ?? buckets[0] ?? "", key, message, fix };
    });
  const [only] = failed;
  if (objects.length > 0) return { objects, failed };
  if (only)
    throw new CommandError(
      failed.length > 1 ? `none of the objects was there at ${at}: ${only.message}` : only.message,
      only.fix,
      1,
    );
  throw new CommandError(
    `the catalog has no such object at ${at}`,
    "list what there is: sallyport catalog search, with the same --stack or --catalog",
    1,
  );
}
