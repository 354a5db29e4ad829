import type { DutyCoverage } from "./coverageOf.js";
import type { Period } from "./Period.js";

/** What `sallyport evidence bundle --json` prints, and `index.json` of a bundle holds. */
export interface EvidenceBundle {
  readonly period: Period;
  readonly summary: {
    readonly duties: number;
    readonly runs: number;
    readonly files: number;
    /** Spans of the calendar in the period, and those of them without a report. */
    readonly expected: number;
    readonly missing: number;
  };
  readonly duties: readonly DutyCoverage[];
}
