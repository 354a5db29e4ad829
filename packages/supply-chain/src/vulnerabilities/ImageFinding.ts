/** A known vulnerability of a package in an image. */
export interface ImageFinding {
  /** The image that was scanned, as it was named to the scanner. */
  readonly image: string;
  /** The advisory, such as `CVE-2023-45853` or `GHSA-…`. */
  readonly id: string;
  /** In small letters. */
  readonly severity: string;
  readonly package: string;
  readonly version: string;
  /** Versions that mend it; none where there is no update. */
  readonly mendedIn: readonly string[];
}
