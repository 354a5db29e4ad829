/** What the scan of an image found, as `--json` prints it. */
export interface ScannedImage {
  readonly repository: string;
  /** `sha256:…`. */
  readonly digest: string;
  /** When it was pushed: ISO 8601, UTC. */
  readonly pushedAt: string;
  /** Days since then, whole ones. */
  readonly ageDays: number;
  /** Whether the repository scanned what is pushed before this run; it does now. */
  readonly scannedOnPush: boolean;
  /** `COMPLETE`, or why there is no result. */
  readonly status: string;
  /** Findings by severity, as ECR counts them: `{"CRITICAL": 1, "HIGH": 3}`. */
  readonly findings: Readonly<Record<string, number>>;
}
