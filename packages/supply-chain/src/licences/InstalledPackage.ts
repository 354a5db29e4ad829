/** A dependency as it is installed. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says it: an SPDX expression, if all is well; empty where it says nothing. */
  readonly licence: string;
}
