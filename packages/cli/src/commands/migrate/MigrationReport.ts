/** Something to move to the credential manager. */
export interface MigrationFinding {
  /** Relative to the folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly kind: string;
  /** Never the credential itself. */
  readonly message: string;
  readonly replacement: string;
}

/** What `migrate scan --json` prints. */
export interface MigrationReport {
  readonly summary: { readonly files: number; readonly credentials: number; readonly patterns: number };
  /** By file and line. */
  readonly findings: readonly MigrationFinding[];
}
