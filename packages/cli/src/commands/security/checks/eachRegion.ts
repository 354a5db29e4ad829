import type { Found } from "../SecurityCheck.js";
import type { ValidationScope } from "../ValidationScope.js";

/** The findings of all regions that are looked at. */
export async function eachRegion(
  { regions }: ValidationScope,
  look: (region: string) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  return (await Promise.all(regions.map(look))).flat();
}
