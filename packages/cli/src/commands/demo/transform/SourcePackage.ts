import type { InputFile } from "../inputFiles.js";

/** A package of node_modules, in the parts that jobs transform. */
export interface SourcePackage {
  readonly name: string;
  readonly version: string;
  /** Where the package is. */
  readonly folder: string;
  readonly parts: readonly SourcePart[];
}

/** What one job transforms. */
export interface SourcePart {
  /** Such as `lodash-01`. */
  readonly name: string;
  /** A copy of these files alone. */
  readonly folder: string;
  /** In the package; keys are relative to it. */
  readonly files: readonly InputFile[];
}
