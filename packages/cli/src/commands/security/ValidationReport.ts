import type { SecurityFinding, SecuritySeverity } from "./SecurityFinding.js";

/** What a validation found, as `--json` prints it. */
export interface ValidationReport {
  /** Checks that were made or tried, and findings by severity. */
  readonly summary: Readonly<Record<SecuritySeverity, number>> & { readonly checks: number };
  /** The gravest first. */
  readonly findings: readonly SecurityFinding[];
  /** Names of the checks that were made. */
  readonly made: readonly string[];
  /** Checks that could not be made; they count as neither passed nor failed. */
  readonly notRun: readonly { readonly check: string; readonly reason: string }[];
}
