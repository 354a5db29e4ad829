import type { DutyCoverage } from "./coverageOf.js";
import type { EvidenceBundle } from "./EvidenceBundle.js";
import type { Period } from "./Period.js";

/** Sums up what a period has. */
export function bundleOf(period: Period, duties: readonly DutyCoverage[]): EvidenceBundle {
  const sum = (count: (duty: DutyCoverage) => number) => duties.reduce((all, duty) => all + count(duty), 0);
  return {
    period,
    summary: {
      duties: duties.length,
      runs: sum(({ runs }) => runs.length),
      files: sum(({ runs }) => runs.reduce((all, { files }) => all + files.length, 0)),
      expected: sum(({ expected }) => expected),
      missing: sum(({ missing }) => missing.length),
    },
    duties,
  };
}
