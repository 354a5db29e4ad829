/** From "somebody may be inside" to "weaker than it should be". */
export const severities = ["critical", "high", "medium", "low"] as const;
export type SecuritySeverity = (typeof severities)[number];

/** Something that is wrong, as `--json` lists it. No field ever holds a secret. */
export interface SecurityFinding {
  /** Name of the check. */
  readonly check: string;
  readonly severity: SecuritySeverity;
  /** A file with its line, or a resource. */
  readonly where: string;
  readonly message: string;
  readonly fix: string;
}
