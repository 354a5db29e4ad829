import type { Location } from "./Location.js";

/** What a rule writes to a backup bucket: its archives, and its part of the catalog. The workers know the layout likewise. */
export function backupLocations(rule: string, region: string, bucket: string): readonly [Location, Location] {
  return [
    { region, bucket, prefix: `archives/${rule}/` },
    { region, bucket, prefix: `catalog/rule=${rule}/` },
  ];
}
