import { ConfigError } from "@sallyport/stack-kit";
import { describeLocation, type Location, overlap } from "./Location.js";

/** What a rule restores, and what it keeps as backup. */
export interface Placement {
  readonly rule: string;
  /** Path in the configuration, for errors. */
  readonly where: string;
  readonly restored: readonly Location[];
  readonly kept: readonly Location[];
}

/**
 * Refuses restored objects where archives or their catalog are kept: an object of the right key would take the place of
 * an archive, or come up in the catalog's table.
 *
 * @throws ConfigError naming both
 */
export function refuseMixedBackups(placements: readonly Placement[]): void {
  for (const { rule, where, restored } of placements) {
    for (const other of placements) {
      const kept = other.kept.find((location) => restored.some((written) => overlap(written, location)));
      if (kept === undefined) continue;
      throw new ConfigError(
        `${where}.destinations`,
        `rule ${rule} restores objects where rule ${other.rule} keeps its backup (${describeLocation(kept)})`,
        "give the backup a bucket of its own",
      );
    }
  }
}
