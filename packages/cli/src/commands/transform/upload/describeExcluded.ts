import type { ExclusionCounts } from "@sallyport/worker-transform";

/** What stayed here, in a line; undefined where nothing did. Pure. */
export function describeExcluded(excluded: ExclusionCounts): string | undefined {
  const counts = Object.entries(excluded).map(([why, count]) => `${count} ${why}`);
  return counts.length === 0 ? undefined : `left out: ${counts.join(", ")}`;
}
