import type { ValidationScope } from "../ValidationScope.js";

/** What there is in all regions that are looked at. */
export async function inRegions<Result>(
  { regions }: ValidationScope,
  look: (region: string) => Promise<readonly Result[]>,
): Promise<readonly Result[]> {
  return (await Promise.all(regions.map(look))).flat();
}
