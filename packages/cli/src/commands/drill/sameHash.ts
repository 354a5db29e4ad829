import type { DrilledItem } from "./DrillResult.js";

/** The outcome of a comparison of an original's hash with its copy's. */
export function sameHash(name: string, what: string, original: string, restored: string): DrilledItem {
  if (original === restored)
    return {
      name,
      what,
      outcome: "passed",
      message: `${what} came back as it was, and the copy is removed`,
      sha256: original,
    };
  return {
    ...{ name, what, outcome: "failed", message: `${what} came back as something else: ${restored}, not ${original}` },
    fix: "docs/runbooks/restore-from-backup.md; find out whether the copy or the original is damaged before anything else is restored",
  };
}
