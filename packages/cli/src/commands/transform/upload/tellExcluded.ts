import type { ExclusionCounts } from "@sallyport/worker-transform";

/** Says on standard error what stays here, in a line; nothing where all is uploaded. */
export function tellExcluded(excluded: ExclusionCounts): void {
  const counts = Object.entries(excluded).map(([why, count]) => `${count} ${why}`);
  if (counts.length > 0) process.stderr.write(`left out: ${counts.join(", ")}\n`);
}
