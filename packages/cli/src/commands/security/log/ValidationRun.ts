import type { ValidationReport } from "../ValidationReport.js";

/** One run of the validator, as its log tells of it. */
export interface ValidationRun {
  readonly report: ValidationReport;
  readonly environment?: string | undefined;
  /** Regions that were looked at; the log group is in the first. */
  readonly regions: readonly string[];
  /** How long the checks took. */
  readonly seconds: number;
}
